//! Newline-delimited JSON, good and bad, and what is said about it.

use crate::dataset::{Inspected, inspect_str, load_str};

const HEADER: &str = r#"{"format":1,"title":"T","themes":[{"id":"nuclear","label":"Nuclear"},{"id":"war","label":"War"}],"actors":[{"id":"iran","label":"Iran","kind":"State"}],"sources":[{"id":"s","role":"Read","kind":"Book","title":"S"}]}"#;
const FIRST: &str = r#"{"id":"first","date":"2021-08-11","as_written":"11 August 2021","title":"First","themes":["nuclear"],"importance":2,"standing":"Alleged","attributed_to":["iran"],"excerpts":[{"source":"s","exact":"a \"b\" \u00e9\ud83d\ude00\/"}],"relations":[{"kind":"RespondsTo","to":"second"}]}"#;
const SECOND: &str = r#"{ "id": "second", "date": null, "title": "Second", "themes": ["war"], "standing": "Stated", "excerpts": [ {"source": "s", "exact": "words"} ] }"#;

fn good() -> String {
    format!("{HEADER}\n{FIRST}\n\n{SECOND}\n")
}

/// What is reported about a text, a line each.
fn problems(text: &str) -> Vec<String> {
    let issues = match inspect_str(text) {
        Ok(Inspected { warnings, .. }) => warnings,
        Err(issues) => issues.into_vec(),
    };
    issues.iter().map(|issue| format!("{}:{}: {}", issue.line, issue.column, issue.message())).collect()
}

/// `good()` with one thing changed.
fn with(from: &str, to: &str) -> String {
    assert_eq!(good().matches(from).count(), 1, "{from:?} should stand once in the text");
    good().replacen(from, to, 1)
}

#[test]
fn a_good_text_loads_whole() {
    let dataset = load_str(&good()).unwrap().dataset;
    assert_eq!(dataset.events.len(), 2);
    assert_eq!(dataset.events[0].excerpts[0].exact, "a \"b\" é😀/");
    assert_eq!(dataset.events[0].relations[0].to.index(), 1);
    assert_eq!(dataset.events[1].date, None);
    assert_eq!(dataset.sha256.len(), 64);
    for same in [good().replace('\n', "\r\n"), format!("\u{FEFF}\n \n{}", good().trim_end())] {
        let same = load_str(&same).unwrap().dataset;
        assert_eq!((&same.events, &same.themes), (&dataset.events, &dataset.themes));
        assert_ne!(same.sha256, dataset.sha256);
    }
    let header_alone = load_str(HEADER).unwrap().dataset;
    assert!(header_alone.events.is_empty());
}

#[test]
fn the_slow_way_reads_the_same() {
    let quick = load_str(&good()).unwrap().dataset;
    let slow = super::read(&good()).unwrap();
    assert_eq!((slow.events, slow.themes, slow.sources), (quick.events, quick.themes, quick.sources));
}

/// `line:column: message` of a problem with what stands `inside` bytes into the only `needle` in `text`.
fn at(text: &str, needle: &str, inside: usize, message: &str) -> String {
    assert_eq!(text.matches(needle).count(), 1, "{needle:?} should stand once in the text");
    let before = &text[..text.find(needle).unwrap() + inside];
    let line = before.rsplit('\n').next().unwrap();
    format!("{}:{}: {message}", before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[test]
fn every_problem_is_found_where_it_stands() {
    for (from, to, inside, expected) in [
        (
            "\"title\":\"First\"",
            "\"titel\":\"First\"",
            1,
            "`Event` has no field \"titel\"; did you mean `title`?",
        ),
        (
            "\"as_written\"",
            "\"as written\"",
            0,
            "`Event` has no field \"_as_written\"; did you mean `as_written`?",
        ),
        ("\"Alleged\"", "\"alleged\"", 1, "there is no \"alleged\" here; did you mean `Alleged`?"),
        ("\"2021-08-11\"", "\"2021-13-11\"", 6, "this date can't be read: "),
        ("\"war\"]", "\"wra\"]", 0, "no theme has the id \"wra\"; did you mean \"war\"?"),
        (
            "\"to\":\"second\"",
            "\"to\":\"secnd\"",
            5,
            "no event has the id \"secnd\"; did you mean \"second\"?",
        ),
        ("\"format\":1", "\"format\":2", 9, "the file has format 2, which needs a newer Annals; this one"),
        ("\"importance\":2", "\"importance\":\"2\"", 13, "expected a whole number"),
        ("{\"source\": \"s\", \"exact\": \"words\"}", " 5 ", 1, "expected an object in `{…}`"),
        (
            ",\"importance\":2",
            ",\"importance\":2,\"importance\":3",
            17,
            "`importance` is already given at 2:",
        ),
        (
            "\\u00e9",
            "\\u00e9\\u0007",
            6,
            "the character U+0007 stands in this text; expected visible characters",
        ),
        ("\"title\":\"First\"", "\"title\"\"First\"", 7, "JSON syntax: expected `:`"),
        ("\"id\":\"first\"", "\"id\":\"fir st\"", 5, "the id \"fir st\" isn't kebab-case"),
    ] {
        let text = with(from, to);
        let said = problems(&text);
        assert!(said.len() == 1 && said[0].starts_with(&at(&text, to, inside, expected)), "{said:?} {to}");
    }
}

#[test]
fn problems_of_all_lines_come_at_once() {
    let text = with("\"title\":\"First\"", "\"title\"\"First\"").replace("[\"war\"]", "[\"wra\"]");
    assert_eq!(
        problems(&text),
        [
            at(&text, "\"First\"", 0, "JSON syntax: expected `:`"),
            at(&text, "\"wra\"", 0, "no theme has the id \"wra\"; did you mean \"war\"?"),
        ]
    );
    let text = with("\"second\", \"date\"", "\"first\", \"date\"");
    assert_eq!(
        problems(&text),
        [
            at(&text, "\"second\"", 0, "no event has the id \"second\"; expected one of those in `events`"),
            at(
                &text,
                "\"first\", \"date\"",
                0,
                "the event id \"first\" is already used at 2:7; expected an id of its own"
            ),
        ]
    );
    assert_eq!(
        problems("{\"format\":1\n{}\n{"),
        ["1:11: JSON syntax: EOF while parsing an object", "3:1: JSON syntax: EOF while parsing an object",]
    );
    assert_eq!(problems(&with("\"format\":1,", "")), ["1:1: `Dataset` needs the field `format`"]);
    assert_eq!(problems("{"), ["1:1: JSON syntax: EOF while parsing an object"]);
    let events = with("\"title\":\"T\",", "\"title\":\"T\",\"events\":[],");
    let [only] = &problems(&events)[..] else { panic!("one problem") };
    assert!(only.contains("`events` is already given at 1:"), "{only}");
}

#[test]
fn what_only_json_rejects_is_rejected() {
    let halved = problems(&with("\\ud83d\\ude00", "\\ud83d"));
    assert_eq!(halved.len(), 1, "{halved:?}");
    let word = problems(&with("\"kind\":\"State\"", "\"kind\":\"None\""));
    assert!(matches!(&word[..], [only] if only.contains("None")), "{word:?}");
}
