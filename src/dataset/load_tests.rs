//! Tables of good and bad texts, and what is said about them.

use super::*;
use crate::dataset::findings::MOST_PROBLEMS;
use crate::dataset::{
    ActorKind, EventIx, Importance, Relation, RelationKind, Role, Standing, ThemeIx, inspect_str,
};
use crate::date::Date;

/// A small dataset that uses every field. Tests change one thing in it.
pub(crate) const GOOD: &str = r##"// A comment /* not a block
Dataset(
    format: 1, title: "T – ‘test’", description: "One\nTwo", version: "1.0.0", license: "CC0",
    themes: [Theme(id: "nuclear", label: "Nuclear", description: "Atoms"), Theme(id: "war", label: "War")],
    actors: [Actor(id: "iran", label: "Iran", kind: State), Actor(id: "russia", label: "Russia")],
    places: [Place(id: "tehran", label: "Tehran")],
    sources: [
        Source(id: "therme-2022", role: Read, kind: Report, title: "The Partnership", author: ["Clément Therme"],
            translator: ["Cameron Johnston"], container_title: "Russie.NEI.Reports", number: "37",
            publisher: "Ifri", issued: "2022-03", isbn: "979-10-373-0497-1", url: "https://ifri.org/a", note: "n"),
        Source(id: "kommersant", role: Cited, kind: NewspaperArticle, title: "News"),
    ],
    /* events /* nested */ ) ] */
    events: [
        Event(id: "first", date: "2021-08-11", as_written: "11 August 2021", title: "First", summary: "S.",
            themes: ["nuclear", "war"], actors: ["iran"], places: ["tehran"], importance: 2, standing: Alleged,
            attributed_to: ["russia"],
            other_dates: [OtherDate(date: "2021", excerpt: Excerpt(source: "therme-2022", exact: "in \"2021\""))],
            excerpts: [Excerpt(source: "therme-2022", section: "Intro", note: 16, prefix: "as", exact: r#"a "b" c"#,
                suffix: "so", cites: ["kommersant"])],
            relations: [Relation(kind: RespondsTo, to: "second")]),
        Event(id: "second", title: "Second", themes: ["war"], standing: Stated,
            excerpts: [Excerpt(source: "therme-2022", exact: "words")]),
    ],
)
"##;

/// `GOOD` with one thing changed.
fn with(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from:?} should stand once in the text");
    GOOD.replacen(from, to, 1)
}

/// What is reported about a text, a line each.
fn problems(text: &str) -> Vec<String> {
    let issues = match inspect_str(text) {
        Ok(inspected) => inspected.warnings,
        Err(issues) => issues.into_vec(),
    };
    issues.iter().map(|issue| format!("{}:{}: {}", issue.line, issue.column, issue.message())).collect()
}

#[test]
fn a_good_text_loads_whole() {
    let loaded = load_str(GOOD).unwrap();
    let inspected = inspect_str(GOOD).unwrap();
    assert_eq!((&inspected.dataset, inspected.warnings, inspected.excepted), (&loaded.dataset, vec![], 0));
    let dataset = loaded.dataset;
    assert_eq!(dataset.description, "One\nTwo");
    assert_eq!(dataset.actors[0].kind, ActorKind::State);
    assert_eq!(dataset.actors[1].kind, ActorKind::Other);
    assert_eq!(dataset.sources[0].role, Role::Read);
    assert_eq!(dataset.sources[0].issued, Some(Date::parse("2022-03").unwrap()));
    let [first, second] = dataset.events.as_slice() else { panic!("two events") };
    assert_eq!(first.themes.as_slice(), [ThemeIx(0), ThemeIx(1)]);
    assert_eq!(first.importance, Importance::Notable);
    assert_eq!(first.standing, Standing::Alleged);
    assert_eq!(dataset.actor(first.attributed_to[0]).id, "russia");
    assert_eq!(first.excerpts[0].exact, "a \"b\" c");
    assert_eq!(first.excerpts[0].note, Some(16));
    assert_eq!(dataset.source(first.excerpts[0].cites[0]).id, "kommersant");
    assert_eq!(first.other_dates[0].date, Date::parse("2021").unwrap());
    assert_eq!(first.other_dates[0].excerpt.exact, "in \"2021\"");
    assert_eq!(first.relations, [Relation { kind: RelationKind::RespondsTo, to: EventIx(1) }]);
    assert_eq!((second.date.as_ref(), second.importance), (None, Importance::Detail));
}

/// Changes to `GOOD`, each with what is said about them.
const CHANGES: &str = r##"
format: 1 => format: 2, shape: Round
    3:13: the file has format 2, which needs a newer Annals; this one reads format 1
format: 1,  =>
    2:1: `Dataset` needs the field `format`
format: 1 => format: 0
    3:13: there is no format 0; expected `format: 1`
format: 1 => format: "1"
    3:13: expected a whole number
title: "First" => titel: "First"
    15:78: `Event` has no field "titel"; did you mean `title`?
title: "First" => zzz: [1, (2)]
    15:9: `Event` needs the field `title`
    15:78: `Event` has no field "zzz"; expected one of `id`, `date`, `as_written`, `title`, `summary`, `themes`, `actors`, `places`, `importance`, `standing`, `attributed_to`, `other_dates`, `excerpts`, `relations`, `exceptions`
title: "First" => title: 5
    15:85: expected text in double quotes
title: "First",  =>
    15:9: `Event` needs the field `title`
title: "First" => title: " "
    15:85: `title` is empty; expected some text
title: "First" => title: "First", title: "Again"
    15:94: `title` is already given at 15:78; expected it once
title: "First" => title: "Fi\qrst"
    15:90: RON syntax: unknown escape character
title: "First" => title: "Fi\u{202E}rst"
    15:88: the character U+202E stands in this text; expected visible characters
title: "First" => title: "é\té"
    15:87: a tab stands in this text; expected visible characters
date: "2021-08-11" => date: "2021-13-11"
    15:40: this date can't be read: month 13: expected 01 to 12, a season 21 to 41, or XX
date: "2021-08-11" => date: "soon"
    15:34: this date can't be read: year soon: expected four digits, with X for an unknown one
date: "2021-08-11" => date: ""
    15:34: this date can't be read: nothing: expected a date such as 2015, 2015-03 or 2015-03-11
date: "2021" => date: r#"2021 or so"#
    18:50: this date can't be read: character " ": expected only the ASCII characters of EDTF, no space
kind: Report => kind: Reprt
    8:53: there is no "Reprt" here; did you mean `Report`?
kind: Report => kind: "Report"
    8:53: expected one of `Report`, `Book`, `Chapter`, `JournalArticle`, `MagazineArticle`, `NewspaperArticle`, `Webpage`, `Post`, `Dataset`, `Interview`, `Document`
standing: Stated => standing: Xxxxxx
    22:73: there is no "Xxxxxx" here; expected one of `Stated`, `Assessed`, `Alleged`, `Denied`, `Announced`
importance: 2 => importance: 4
    16:91: the importance 4 doesn't exist; expected 1 (landmark), 2 (notable) or 3 (detail)
importance: 2 => importance: 2.5
    16:91: expected a whole number
note: 16 => note: -1
    19:79: expected a whole number from 0 to 4294967295
note: 16 => note: Some(16)
    (nothing)
id: "second" => id: "first"
    21:56: no event has the id "second"; expected one of those in `events`
    22:19: the event id "first" is already used at 15:19; expected an id of its own
id: "second" => id: "Second one"
    21:56: no event has the id "second"; expected one of those in `events`
    22:19: the id "Second one" isn't kebab-case; expected small letters a to z and digits, in words joined by single hyphens
id: "war" => id: "nuclear"
    4:86: the theme id "nuclear" is already used at 4:24; expected an id of its own
    16:33: no theme has the id "war"; expected one of those in `themes`
    22:55: no theme has the id "war"; expected one of those in `themes`
["nuclear", "war"] => ["nuclear", "nuclear"]
    16:33: "nuclear" is already in this list, at 16:22; expected it once
["nuclear", "war"] => []
    16:21: `themes` is empty; expected at least one theme
["nuclear", "war"] => ["nucleer", "war"]
    16:22: no theme has the id "nucleer"; did you mean "nuclear"?
["nuclear", "war"] => "war"
    16:21: expected a list in `[…]`
["nuclear", "war"] => ["war", 5]
    16:29: expected text in double quotes
to: "second" => to: "first"
    21:56: the event is related to itself; expected the id of another event
relations: [ => relations: [Relation(kind: Continues, to: "second"), Relation(kind: Continues, to: "second"),
    21:96: "second" is already in this list, at 21:55; expected it once
to: "second" => to: "third"
    21:56: no event has the id "third"; expected one of those in `events`
actors: ["iran"] => actors: ["irna"]
    16:50: no actor has the id "irna"; did you mean "iran"?
places: ["tehran"] => places: []
    6:24: nothing refers to the place "tehran": use it, or take it out [unused]
https://ifri.org/a => ftp://ifri.org/a
    10:83: the address isn't a web address; expected one that begins with `https://` or `http://`
https://ifri.org/a => https://ifri.org/ a
    10:101: the address holds a space; expected it percent-encoded
exact: "words" => exact: ""
    23:62: `exact` is empty; expected some text
source: "therme-2022", exact: "words" => exact: "words"
    23:24: `Excerpt` needs the field `source`
exact: "words" => exact: "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26"
    23:62: `exact` has 26 words; expected at most 25
prefix: "as" => prefix: "1 2 3 4 5 6 7"
    19:91: `prefix` has 7 words; expected at most 6
exact: "words") => exact: "words"
    23:69: RON syntax: expected comma
version: "1.0.0" => version: "1.0.0
    3:89: RON syntax: expected comma
version: "1.0.0", => version: "1.0.0"
    3:79: RON syntax: expected comma
Place(id => Plaice(id
    6:14: this is named "Plaice"; expected `Place(…)`
Place(id: "tehran", label: "Tehran") => "tehran"
    6:14: expected `Place(…)`
    16:68: no place has the id "tehran"; expected one of those in `places`
[Place(id: "tehran", label: "Tehran")] => None
    16:68: no place has the id "tehran"; expected one of those in `places`
excerpts: [Excerpt(source: "therme-2022", exact: "words")] => excerpts: []
    23:23: `excerpts` is empty; expected at least one excerpt
["Clément Therme"] => {"a": 'c'}
    8:95: expected a list in `[…]`
["Clément Therme"] => [Some("a")]
    8:96: RON syntax: expected string
Dataset( => Dataste(
    2:1: this is named "Dataste"; expected `Dataset(…)`
Dataset( => #![enable(implicit_some)] Dataset(
    (nothing)
Dataset( => [
    2:1: RON syntax: expected opening `(` for struct `Dataset`
"##;

#[test]
fn every_problem_is_named_and_located() {
    let mut said = String::from("\n");
    for change in CHANGES.lines().filter(|line| line.contains(" =>")) {
        let (from, to) = change.split_once(" =>").unwrap();
        said.push_str(change);
        let problems = problems(&with(from, to.trim_start()));
        if problems.is_empty() {
            said.push_str("\n    (nothing)");
        }
        said.extend(problems.iter().map(|problem| format!("\n    {problem}")));
        said.push('\n');
    }
    for (said, expected) in said.lines().zip(CHANGES.lines()) {
        assert_eq!(said, expected);
    }
    assert_eq!(said.lines().count(), CHANGES.lines().count());
}

#[test]
fn all_problems_come_at_once_and_by_place() {
    let text = with("title: \"First\"", "titel: \"First\", date: 5, summary: \"x\u{7}\"")
        .replace("kind: State", "kind: Stat")
        .replace("\"kommersant\"]", "\"komersant\"]")
        .replace("note: \"n\"", "note: 5, nots: ()")
        .replace("id: \"second\", title: \"Second\"", "title: \"\", date: \"201\"");
    assert_eq!(
        problems(&text),
        [
            "5:53: there is no \"Stat\" here; did you mean `State`?",
            "10:111: expected text in double quotes",
            "10:114: `Source` has no field \"nots\"; did you mean `note`?",
            "15:78: `Event` has no field \"titel\"; did you mean `title`?",
            "15:94: `date` is already given at 15:28; expected it once",
            "15:114: the character U+0007 stands in this text; expected visible characters",
            "15:118: `summary` is already given at 15:103; expected it once",
            "20:39: no source has the id \"komersant\"; did you mean \"kommersant\"?",
            "21:56: no event has the id \"second\"; expected one of those in `events`",
            "22:9: `Event` needs the field `id`",
            "22:22: `title` is empty; expected some text",
            "22:32: this date can't be read: year 201: expected four digits, with X for an unknown one",
        ]
    );
}

#[test]
fn a_syntax_error_comes_with_the_problems_before_it() {
    let text = with("kind: State", "kind: Stat").replace("title: \"First\"", "title \"First\"");
    assert_eq!(
        problems(&text),
        ["5:53: there is no \"Stat\" here; did you mean `State`?", "15:84: RON syntax: expected colon"]
    );
    assert_eq!(problems(&with("\n)\n", "\n) x\n")), ["25:3: RON syntax: non-whitespace trailing characters"]);
    assert_eq!(problems(&with("\n)\n", "\n")), ["25:1: RON syntax: unexpected end of RON"]);
}

#[test]
fn a_newer_format_is_the_only_thing_reported() {
    for text in [
        "Dataset(shape: Round(1), format: 2, title: 5)",
        "(format: 2, title: \"\", events: [Event(\"new\"",
        "(format: 2)",
    ] {
        let [problem] = &problems(text)[..] else { panic!("one problem with {text}") };
        assert!(
            problem.ends_with("the file has format 2, which needs a newer Annals; this one reads format 1"),
            "{problem}"
        );
    }
}

#[test]
fn nesting_is_limited() {
    for open in ["[", "(", "{", "Some(", "a(", "/*"] {
        let deep = format!("[{}", open.repeat(200_000));
        assert_eq!(problems(&with("[\"Clément Therme\"]", &deep)).len(), 1, "{open}");
        assert_eq!(problems(&deep).len(), 1, "{open}");
        assert_eq!(problems(&format!("(zzz: {deep}")).len(), 1 + usize::from(open != "/*"), "{open}");
    }
}

#[test]
fn a_file_made_of_mistakes_is_read_in_time() {
    let numbers = "0,".repeat(50_000);
    let listed = load_str(&with("[\"nuclear\", \"war\"]", &format!("[{numbers}]"))).unwrap_err();
    assert!(matches!(listed.iter().last().unwrap().kind, IssueKind::More { listed: MOST_PROBLEMS }));
    let ids: Vec<String> = (0..20_000).map(|n| format!("id-{n}")).collect();
    let listed = load_str(&with("[\"nuclear\", \"war\"]", &format!("{ids:?}"))).unwrap_err();
    assert_eq!(listed.len(), MOST_PROBLEMS + 1);
}

#[test]
fn a_file_made_of_empty_records_is_given_up() {
    let empty = problems(&with("    events: [", &format!("    events: [{}", "(),".repeat(10_001))));
    assert_eq!(empty, ["15:9: more than 10000 records lack required fields; expected a dataset"]);
}

#[test]
fn line_breaks_of_either_kind_give_the_same_dataset() {
    let unix = with("summary: \"S.\"", "summary: \"One\ntwo\"");
    let windows = unix.replace('\n', "\r\n");
    let (unix, windows) = (load_str(&unix).unwrap().dataset, load_str(&windows).unwrap().dataset);
    assert_eq!(unix.events, windows.events);
    assert_ne!(unix.sha256, windows.sha256);
}
