//! Any string survives: read back by parsers that aren't ours, it is what it was.

use ::biblatex::{Bibliography, ChunksExt};
use citationberg::json;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};

use super::*;
use crate::dataset::{self, Role, SourceKind};
use crate::export::names::{Name, names};

/// With every stretch of white space as one space, which is what BibTeX makes of it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text on one line, often with what is markup somewhere.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "\\PC{0,24}",
        3 => "[\\\\{}$&#_%~^`'\",;:<>*!?@=|/.\\[\\]() a-cX“”‘’–-]{0,24}",
        1 => "[A-Z][a-z]{1,6} (and|et al|others) [A-Z][a-z]{1,6}",
    ]
}

fn title() -> impl Strategy<Value = String> {
    text().prop_filter("a title isn't empty", |text| !one_line(text).is_empty())
}

prop_compose! {
    fn any_source()(
        title in title(),
        author in proptest::collection::vec(prop_oneof![text(), "([A-Z][a-z]{0,4}\\.? ){1,2}(von )?[A-Z][a-z]{1,6}"], 0..4),
        [container_title, number, publisher, note, isbn] in [text(), text(), text(), text(), text()],
        kind in proptest::sample::select(SourceKind::ALL),
    ) -> Source {
        Source {
            id: "an-id-2".into(),
            role: Role::Cited,
            kind,
            title,
            author,
            translator: Vec::new(),
            container_title,
            number,
            publisher,
            issued: None,
            isbn,
            url: Some("https://a.b/c_d?e=%20f&g~h#i".into()),
            note,
            exceptions: Vec::new(),
        }
    }
}

/// What a CommonMark parser shows of a text.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others show nothing")]
fn shown(markdown: &str) -> String {
    let mut shown = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::SoftBreak => {
                shown.push_str("<markup>");
            }
            _ => {}
        }
    }
    shown
}

fn check_biblatex(source: &Source) -> Result<(), TestCaseError> {
    let text = biblatex::entry(source);
    let read =
        Bibliography::parse(&text).map_err(|error| TestCaseError::fail(format!("{error} in {text}")))?;
    prop_assert_eq!(read.len(), 1, "{}", text);
    let entry = read.get("an-id-2").ok_or_else(|| TestCaseError::fail(text.clone()))?;
    let field =
        |name: &str| entry.get(name).map(|chunks| folded(&chunks.format_verbatim())).unwrap_or_default();
    for (name, value) in [("title", &source.title), ("annotation", &source.note), ("isbn", &source.isbn)] {
        prop_assert_eq!(field(name), folded(&one_line(value)), "{} in {}", name, text);
    }
    prop_assert_eq!(field("url"), source.url.clone().unwrap_or_default());
    let wanted = names(&source.author);
    // This parser, unlike biber, takes every name with an equals sign for a list of its parts.
    if wanted.names.iter().any(|name| name.spoken().contains('=')) {
        return Ok(());
    }
    let mut people = entry.author().unwrap_or_default();
    if wanted.and_others {
        let others = people.pop().map(|person| person.name);
        prop_assert_eq!(others.as_deref(), Some("others"), "{}", text);
    }
    prop_assert_eq!(people.len(), wanted.names.len(), "{}", text);
    for (person, name) in people.iter().zip(&wanted.names) {
        let (family, given) = match name {
            Name::Person { given, family, .. } => (family, given.as_str()),
            Name::Whole(whole) => (whole, ""),
        };
        let read = folded(&format!("{} {}", person.prefix, person.name));
        prop_assert_eq!((read, folded(&person.given_name)), (folded(family), folded(given)), "{}", text);
    }
    Ok(())
}

/// The rules of the CSL-JSON schema, version 1.0.2, for the variables that are used.
fn check_schema(item: &serde_json::Value) -> Result<(), String> {
    let item = item.as_object().ok_or("an item is an object")?;
    let texts = [
        "id",
        "type",
        "title",
        "container-title",
        "collection-title",
        "collection-number",
        "number",
        "issue",
        "publisher",
        "ISBN",
        "URL",
        "annote",
    ];
    for (key, value) in item {
        let is_sound = match key.as_str() {
            "author" | "translator" => value.as_array().is_some_and(|names| names.iter().all(is_name)),
            "issued" => is_date(value),
            key => texts.contains(&key) && value.as_str().is_some_and(|text| !text.is_empty()),
        };
        if !is_sound {
            return Err(format!("{key}: {value}"));
        }
    }
    let kinds: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.id()).collect();
    let kind = item.get("type").and_then(serde_json::Value::as_str).unwrap_or_default();
    if item.contains_key("id") && kinds.contains(&kind) { Ok(()) } else { Err(format!("id or type: {kind}")) }
}

fn is_name(name: &serde_json::Value) -> bool {
    let known = ["family", "given", "suffix", "literal"];
    name.as_object().is_some_and(|name| {
        name.contains_key("family") != name.contains_key("literal")
            && name.iter().all(|(key, value)| known.contains(&key.as_str()) && value.is_string())
    })
}

/// `{"literal": text}`, or `date-parts` of one or two lists of one to three numbers with `season` and `circa`.
pub(super) fn is_date(date: &serde_json::Value) -> bool {
    let Some(date) = date.as_object() else { return false };
    if let Some(literal) = date.get("literal") {
        return date.len() == 1 && literal.is_string();
    }
    let ends = date.get("date-parts").and_then(serde_json::Value::as_array);
    let is_end = |end: &serde_json::Value| {
        let numbers = end.as_array().map(Vec::as_slice).unwrap_or_default();
        (1..=3).contains(&numbers.len()) && numbers.iter().all(serde_json::Value::is_i64)
    };
    ends.is_some_and(|ends| (1..=2).contains(&ends.len()) && ends.iter().all(is_end))
        && date.iter().all(|(key, value)| match key.as_str() {
            "date-parts" => true,
            "season" => value.as_u64().is_some_and(|season| (1..=4).contains(&season)),
            "circa" => value == &serde_json::Value::Bool(true),
            _ => false,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn biblatex_gives_back_every_string(source in any_source()) {
        check_biblatex(&source)?;
    }

    #[test]
    fn csl_gives_back_every_string(source in any_source()) {
        let text = csl::items(&[&source]);
        let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        if let Err(problem) = check_schema(&read[0]) {
            prop_assert!(false, "{} in {}", problem, text);
        }
        let field = |name: &str| read[0][name].as_str().unwrap_or_default().to_owned();
        prop_assert_eq!(field("title"), one_line(&source.title));
        prop_assert_eq!(field("annote"), one_line(&source.note));
        prop_assert_eq!(field("publisher"), one_line(&source.publisher));
        let items: Vec<json::Item> = serde_json::from_str(&text).expect("items of citationberg");
        prop_assert_eq!(items[0].0.len(), read[0].as_object().map_or(0, serde_json::Map::len));
    }

    #[test]
    fn a_note_in_markdown_shows_what_the_plain_one_says(source in any_source(), section in text()) {
        let place = Excerpt {
            source: SourceIx(0),
            section: section.as_str().into(),
            note: Some(3),
            prefix: "".into(),
            exact: "words".into(),
            suffix: "".into(),
            cites: [].into_iter().collect(),
        };
        for line in [chicago::note(&source), chicago::entry(&source), chicago::excerpt_note(&source, &place)] {
            let plain = line.text(Markup::Plain);
            let markdown = line.text(Markup::Markdown);
            prop_assert_eq!(shown(&markdown), plain.clone(), "{}", markdown);
            // Quotation marks within quotation marks become single ones; everything else stays.
            let single = |text: &str| text.replace('“', "‘").replace('”', "’").replace('’', "");
            prop_assert!(single(&plain).replace([',', '.'], "").contains(&single(&one_line(&source.title)).replace([',', '.'], "")));
            prop_assert!(!plain.contains(['\n', '\r']));
        }
    }

    #[test]
    fn the_same_source_gives_the_same_bytes(source in any_source()) {
        prop_assert_eq!(biblatex::entry(&source), biblatex::entry(&source.clone()));
        prop_assert_eq!(csl::items(&[&source]), csl::items(&[&source.clone()]));
    }
}

#[test]
fn specials_of_latex_are_escaped() {
    let source = |title: &str| Source {
        id: "x".into(),
        role: Role::Read,
        kind: SourceKind::Document,
        title: title.into(),
        author: vec!["Simon & Sons and Co".into(), "Ministry of Peace".into(), "Ann Lee et al.".into()],
        translator: Vec::new(),
        container_title: "Policy and Planning".into(),
        number: String::new(),
        publisher: "others".into(),
        issued: None,
        isbn: String::new(),
        url: None,
        note: String::new(),
        exceptions: Vec::new(),
    };
    for (title, field) in [
        ("50 % & $5 #1 a_b", "50 \\% \\& \\$5 \\#1 a\\_b"),
        ("a~b^c\\d", "a\\textasciitilde{}b\\textasciicircum{}c\\textbackslash{}d"),
        ("{a}", "\\{a\\}"),
        ("a}{b", "a\\textbraceright{}\\textbraceleft{}b"),
        ("a -- b '' c ` d", "a -{}- b '{}' c \\textasciigrave{} d"),
        ("“é” \"q\"", "“é” \"q\""),
    ] {
        let text = biblatex::entry(&source(title));
        assert!(text.contains(&format!("  title = {{{field}}},\n")), "{text}");
    }
    let text = biblatex::entry(&source("t"));
    assert!(
        text.contains("author = {{Simon \\& Sons and Co} and {Ministry of Peace} and Lee, Ann and others}"),
        "{text}"
    );
    assert!(text.contains("organization = {{Policy and Planning} and {others}}"), "{text}");
}

/// Every shipped source, read by a parser of each format.
#[test]
fn the_shipped_sources_are_read_back() {
    let dataset = dataset::built_in().expect("sound").dataset;
    let all: Vec<SourceIx> = (0..dataset.sources.len()).map(SourceIx::at).collect();
    let text = sources(&dataset, &all, Style::Biblatex, Markup::Markdown);
    let read = Bibliography::parse(&text).expect("BibLaTeX");
    assert_eq!(read.len(), all.len());
    for source in &dataset.sources {
        let entry = read.get(&source.id).unwrap_or_else(|| panic!("{}", source.id));
        assert_eq!(entry.title().expect("a title").format_verbatim(), source.title);
        assert_eq!(entry.url().ok(), source.url);
        assert_eq!(entry.date().is_ok(), source.issued.is_some(), "{}", source.id);
    }
    let text = sources(&dataset, &all, Style::Csl, Markup::Markdown);
    let items: Vec<json::Item> = serde_json::from_str(&text).expect("CSL-JSON");
    assert_eq!(items.len(), all.len());
    for (item, source) in items.iter().zip(&dataset.sources) {
        assert_eq!(item.id().as_deref(), Some(source.id.as_str()));
        assert_eq!(item.type_().as_deref(), Some(source.kind.id()));
    }
    let values: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    for item in &values {
        assert_eq!(check_schema(item), Ok(()));
    }
}
