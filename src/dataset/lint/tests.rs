//! Each lint: what it warns of, what it lets pass, and an exception to it.

use super::super::{Inspected, Severity, inspect_str};
use super::*;

/// A dataset with these events. To an event are added what it needs and lacks; `extra` goes before the events.
pub(super) fn dataset(extra: &str, events: &[&str]) -> String {
    let mut text = format!(
        "Dataset(format: 1, title: \"T\", themes: [Theme(id: \"t\", label: \"T\")],\n\
         actors: [Actor(id: \"a\", label: \"A\")],\n\
         sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\", issued: \"2020-06\"),\n\
         Source(id: \"r\", role: Read, kind: Book, title: \"R\", issued: \"2021/..\"),\n\
         Source(id: \"c\", role: Cited, kind: Book, title: \"C\", issued: \"2030\")],\n{extra} events: [\n\
         Event(id: \"all\", title: \"All\", themes: [\"t\"], actors: [\"a\"], standing: Stated, excerpts: [\n\
         Excerpt(source: \"r\", exact: \"zzz\", cites: [\"c\", \"s\"])]),\n"
    );
    for (number, event) in events.iter().enumerate() {
        let mut fields = (*event).to_owned();
        for (name, value) in [
            ("title", "\"E\""),
            ("themes", "[\"t\"]"),
            ("standing", "Stated"),
            ("excerpts", "[Excerpt(source: \"s\", exact: \"yyy\")]"),
        ] {
            if !event.contains(&format!("{name}: ")) {
                fields.extend([", ", name, ": ", value]);
            }
        }
        text.extend(["Event(id: \"e", &number.to_string(), "\", ", &fields, "),\n"]);
    }
    text + "])\n"
}

#[track_caller]
fn inspected(text: &str) -> Inspected {
    inspect_str(text).unwrap_or_else(|issues| panic!("{}\n{text}", issues.report("test")))
}

/// The warnings about a text: what stands where each points, and what it says.
#[track_caller]
pub(super) fn warnings(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let said = |issue: &super::super::Issue| {
        assert_eq!(issue.severity, Severity::Warning);
        let there: String = lines[issue.line - 1].chars().skip(issue.column - 1).take(12).collect();
        (there, issue.message())
    };
    inspected(text).warnings.iter().map(said).collect()
}

/// The names of the lints that warn of a dataset with these events.
#[track_caller]
fn names(events: &[&str]) -> Vec<String> {
    let name = |message: &str| message.rsplit(['[', ']']).nth(1).unwrap().to_owned();
    warnings(&dataset("", events)).iter().map(|(_, message)| name(message)).collect()
}

/// That a dataset with these events gets this one warning, at a text that begins so; and that an exception on the
/// event that holds `// here` silences it.
#[track_caller]
fn warns(lint: Lint, events: &[&str], there: &str, message: &str) {
    let said = warnings(&dataset("", events));
    let [(at, said)] = said.as_slice() else { panic!("one warning: {said:#?}") };
    assert!(at.starts_with(there), "{at}");
    assert_eq!(*said, format!("{message} [{}]", lint.name()));
    let exception = format!("exceptions: [Exception(lint: {lint:?}, reason: \"so\")]");
    // It is the last event that each of these tests is about.
    let mut excepted: Vec<String> = events.iter().map(|event| (*event).to_owned()).collect();
    let last = excepted.last_mut().unwrap();
    *last = format!("{last}, {exception}");
    let excepted: Vec<&str> = excepted.iter().map(String::as_str).collect();
    let answer = inspected(&dataset("", &excepted));
    assert_eq!((answer.warnings, answer.excepted), (vec![], 1));
}

#[test]
fn a_quiet_dataset_is_quiet() {
    assert_eq!(names(&[]), [""; 0]);
    assert_eq!(names(&["date: \"2020\""]), [""; 0]);
}

#[test]
fn days_must_be_written() {
    warns(
        Lint::DayNotWritten,
        &["date: \"2019-04-11\", as_written: \"in April 2019\""],
        "\"2019-04-11\"",
        "the date names day 11, but \"in April 2019\" does not: give the month alone, or the words for the day",
    );
    for (date, as_written) in [
        ("2019-04-11~", "about April"),
        ("2019-04-11/2019-05-12", "11 April to May"),
        ("2019-04-11/2019-05-12", "12 April to May"),
        ("2019-05/2019-05-12", "in May"),
        ("2019-05-12/..", "from May 2019"),
        ("2019-04-11", "11"),
        ("{2019-04-11,2019-04-13}", "on 11 April"),
    ] {
        let events = [format!("date: \"{date}\", as_written: \"{as_written}\"")];
        let expected = if as_written == "11" { &[][..] } else { &["day-not-written"] };
        assert_eq!(names(&[&events[0]]), expected, "{date} {as_written}");
    }
    for (date, as_written) in [
        ("2019-04-11", "on the eleventh of April"),
        ("2019-04-11", "11th April"),
        ("2019-04-11", "22 Farvardin 1398"),
        ("2019-04-11", ""),
        ("2019-04-11", " "),
        ("2019-04", "in April"),
        ("2019-04-XX", "in April"),
        ("2019-04-11/2019-05-12", "11 April – 12 May"),
        ("2019-04-11/2019-05", "11 April – May"),
        ("..2019-04-11/2019-05", "until May"),
        ("[2019-04-11,2019-04-12]", "in April"),
    ] {
        let event = format!("date: \"{date}\", as_written: \"{as_written}\"");
        assert_eq!(names(&[&event]), [""; 0], "{date} {as_written}");
    }
}

#[test]
fn many_firsts_are_suspicious() {
    let dates = |count: usize, date: &str| vec![format!("date: \"{date}\""); count];
    let about = |groups: &[(usize, &str)]| {
        let events: Vec<String> = groups.iter().flat_map(|(count, date)| dates(*count, date)).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        warnings(&dataset("", &events))
    };
    for (groups, expected) in [
        (
            &[(56, "2019-04-11"), (3, "2019-01-01")][..],
            Some("3 of the 59 events dated to the day are dated to 1 January"),
        ),
        (&[(57, "2019-04-11"), (3, "2019-01-01")], None),
        (&[(2, "2019-01-01")], None),
        (&[(2, "2019-01-01"), (1, "2019-01-01/2019-12-31")], Some("3 of the 3")),
        (
            &[(19, "2019-04-11"), (4, "2019-04-01")],
            Some("4 of the 23 events dated to the day are dated to the first of a month"),
        ),
        (&[(20, "2019-04-11"), (4, "2019-04-01")], None),
        (&[(3, "2019-04-01")], None),
        (
            &[(2, "2019-04-01"), (2, "2019-01-01")],
            Some("4 of the 4 events dated to the day are dated to the first of"),
        ),
        (&[(9, "2019-04"), (9, "2019"), (3, "2019-05/2019-06")], None),
    ] {
        let said = about(groups);
        assert_eq!(said.len(), usize::from(expected.is_some()), "{groups:?} {said:?}");
        for ((there, message), expected) in said.iter().zip(expected) {
            assert!(message.starts_with(expected) && message.ends_with("[first-of-month]"), "{message}");
            assert!(there.starts_with("\"2019-0") && there.contains("-01"), "{there}");
        }
    }
    let exception = "exceptions: [Exception(lint: FirstOfMonth, reason: \"laws come into force\")],";
    let answer = inspected(&dataset(exception, &["date: \"2019-01-01\""; 3]));
    assert_eq!((answer.warnings, answer.excepted), (vec![], 1));
}

#[test]
fn claims_and_plans_are_somebodys() {
    for (standing, words) in [
        ("Alleged", "alleged, but nobody is named who alleges it"),
        ("Denied", "denied, but nobody is named who denies it"),
        ("Announced", "announced, but nobody is named who announced it"),
    ] {
        warns(
            Lint::Unattributed,
            &[&format!("standing: {standing}")],
            standing,
            &format!("the event is {words}: say so in `attributed_to`"),
        );
        assert_eq!(names(&[&format!("standing: {standing}, attributed_to: [\"a\"]")]), [""; 0]);
    }
    assert_eq!(names(&["standing: Stated", "standing: Assessed"]), [""; 0]);
}

#[test]
fn summaries_are_the_curators_own() {
    let event = |summary: &str, exact: &str| {
        format!("summary: \"{summary}\", excerpts: [Excerpt(source: \"s\", exact: \"{exact}\")]")
    };
    let quoted = "one, two three “four” five six Seven eight nine";
    warns(
        Lint::RepeatsExcerpt,
        &[&event("So: One two three four – five six; seven eight ten.", quoted)],
        "\"So: One two",
        "the summary repeats 8 words of a quotation, \"One two three four – five six; seven eight\": \
         say it in words of your own",
    );
    let other = "summary: \"two three four five six seven eight nine\", other_dates: [OtherDate(date: \"2019\", \
                 excerpt: Excerpt(source: \"s\", exact: \"one two three four five six seven eight nine\"))]";
    assert_eq!(names(&[other]), ["repeats-excerpt"]);
    let twice = "one two three four five six seven eight, one two three four five six seven eight";
    assert_eq!(names(&[&event(twice, quoted)]), ["repeats-excerpt"; 2]);
    let all = warnings(&dataset("", &[&event("one two three four five six seven eight nine", quoted)]));
    assert!(all.len() == 1 && all[0].1.contains("repeats 9 words"), "{all:?}");
    for summary in
        ["one two three four five six seven", "one two three four and five six seven eight nine", ""]
    {
        assert_eq!(names(&[&event(summary, quoted)]), [""; 0], "{summary}");
    }
    // Of another event's quotation a summary may say what it likes.
    assert_eq!(names(&[&event("", quoted), "summary: \"one two three four five six seven eight\""]), [""; 0]);
}

#[test]
fn what_nobody_uses_is_said() {
    let unused = |entry: &str| {
        let text = dataset("places: [Place(id: \"p\", label: \"P\")],", &["places: [\"p\"]"]);
        text.replace("actors: [Actor(", &format!("actors: [{entry}, Actor("))
    };
    let actor = "Actor(id: \"b\", label: \"B\")";
    let said = warnings(&unused(actor));
    let message = "nothing refers to the actor \"b\": use it, or take it out [unused]";
    assert_eq!(said, [("\"b\", label: ".to_owned(), message.to_owned())]);
    let excepted = actor.replace("B\")", "B\", exceptions: [Exception(lint: Unused, reason: \"soon\")])");
    assert_eq!(inspected(&unused(&excepted)).excepted, 1);
    assert_eq!(warnings(&unused(&excepted)), []);

    let text = dataset("", &["attributed_to: [\"a\"]"]).replace("actors: [\"a\"], ", "");
    assert_eq!(warnings(&text), [], "whose word it is counts");
    let text = dataset("", &[]).replace("cites: [\"c\", \"s\"]", "cites: [\"s\"]");
    assert_eq!(
        warnings(&text),
        [(
            "\"c\", role: C".to_owned(),
            "nothing quotes or cites the source \"c\": use it, or take it out [unused]".to_owned()
        )]
    );
    let theme =
        dataset("", &[]).replace("themes: [Theme(", "themes: [Theme(id: \"u\", label: \"U\"), Theme(");
    assert_eq!(warnings(&theme).len(), 1);
}

#[test]
fn events_come_before_their_sources() {
    warns(
        Lint::AfterPublication,
        &["date: \"2020-07\""],
        "\"2020-07\"",
        "the event begins after \"s\" was published, by 2020-06-30 at the latest: \
         correct a date, or give the event as announced",
    );
    for (event, warns) in [
        ("date: \"2020-06-30\"", false),
        ("date: \"2020\"", false),
        ("date: \"2020-07/2020-08\"", true),
        ("date: \"2020/2022\"", false),
        ("date: \"../2022\"", false),
        ("date: \"2021\", standing: Alleged, attributed_to: [\"a\"]", true),
        ("date: \"2021\", standing: Announced, attributed_to: [\"a\"]", false),
        ("date: \"2021\", excerpts: [Excerpt(source: \"r\", exact: \"x\")]", false),
        (
            "date: \"2021\", excerpts: [Excerpt(source: \"s\", exact: \"x\"), Excerpt(source: \"r\", exact: \"x\")]",
            false,
        ),
        // A work that nobody has read tells nothing.
        (
            "date: \"2021\", excerpts: [Excerpt(source: \"s\", exact: \"x\"), Excerpt(source: \"c\", exact: \"x\")]",
            true,
        ),
        ("date: \"2021\", excerpts: [Excerpt(source: \"c\", exact: \"x\")]", false),
        ("title: \"Undated\"", false),
    ] {
        assert_eq!(names(&[event]).len(), usize::from(warns), "{event}");
    }
}

/// Two quotations of one source, each as its fields, in two events.
fn pair(first: &str, second: &str) -> [String; 2] {
    [first, second].map(|fields| format!("excerpts: [Excerpt(source: \"s\", {fields})]"))
}

#[test]
fn quotations_stand_apart() {
    let [first, second] = pair("exact: \"one two three four five\"", "exact: \"Two, three four\"");
    warns(
        Lint::NearExcerpt,
        &[&first, &second],
        "\"Two, three ",
        "this quotation is part of the one at 9:56 (\"one two three four five\"): quote passages that stand apart, \
         or tell them apart with `prefix` and `suffix`",
    );
    for (first, second, words) in [
        ("exact: \"two three four\"", "exact: \"one two three four\"", "holds the words of"),
        ("exact: \"one two three\"", "exact: \"one two three four\"", "holds the words of"),
        ("exact: \"one two three four\"", "exact: \"two three four five\"", "overlaps"),
        ("exact: \"two three four five\"", "exact: \"one two three four\"", "overlaps"),
        ("exact: \"one two\", suffix: \"three four\"", "exact: \"three four five\"", "touches"),
        ("exact: \"three four five\"", "exact: \"one two\", suffix: \"three four\"", "touches"),
        ("exact: \"one two\", suffix: \"three four five\"", "exact: \"three four\"", "touches"),
        ("exact: \"one two\"", "exact: \"three\", prefix: \"one two\"", "touches"),
        ("exact: \"zero one two\"", "exact: \"three four\", prefix: \"one two\"", "touches"),
        ("exact: \"one two\", suffix: \"three four\"", "exact: \"two three four five\"", "overlaps"),
        ("exact: \"one two three\", section: \"I\"", "exact: \"one two three four\"", "holds the words of"),
    ] {
        let events = pair(first, second);
        let said = warnings(&dataset("", &[&events[0], &events[1]]));
        assert_eq!(said.len(), 1, "{first} / {second}: {said:?}");
        assert!(said[0].1.starts_with(&format!("this quotation {words} the one at 9:")), "{}", said[0].1);
    }
    for (first, second) in [
        ("exact: \"one two three\"", "exact: \"one two three\""),
        ("exact: \"one two three\"", "exact: \"One two three!\""),
        ("exact: \"two three\"", "exact: \"one two three four\""),
        ("exact: \"one two three\"", "exact: \"two three four\""),
        ("exact: \"one two\", suffix: \"three\"", "exact: \"three four five\""),
        ("exact: \"one two\", suffix: \"three five\"", "exact: \"three four five\""),
        ("exact: \"one two three four\"", "exact: \"two three x four\""),
        // What stands around one isn't what stands around the other.
        ("exact: \"one two three four five\"", "exact: \"two three four\", suffix: \"six\""),
        ("exact: \"one two three four five\"", "exact: \"two three four\", prefix: \"zero\""),
        ("exact: \"one two three four\", suffix: \"six\"", "exact: \"two three four five\""),
        ("exact: \"one two three\", section: \"I\"", "exact: \"one two three four\", section: \"II\""),
    ] {
        let events = pair(first, second);
        assert_eq!(names(&[&events[0], &events[1]]), [""; 0], "{first} / {second}");
    }
    let other_source = second.replace("\"s\"", "\"r\"");
    assert_eq!(names(&[&first, &other_source]), [""; 0]);
}

#[test]
fn every_quotation_of_an_event_is_compared() {
    let excerpts = "date: \"2019\", excerpts: [Excerpt(source: \"s\", exact: \"one two three four\"), \
                    Excerpt(source: \"s\", exact: \"three four five six\"), \
                    Excerpt(source: \"s\", exact: \"four five six\")], other_dates: [OtherDate(date: \"2018\", \
                    excerpt: Excerpt(source: \"s\", exact: \"zero one two three\"))]";
    let said = warnings(&dataset("", &[excerpts]));
    let at: Vec<&str> = said.iter().map(|(there, _)| there.as_str()).collect();
    assert_eq!(at, ["\"four five s", "\"zero one tw"], "each once, at the later one");
}
