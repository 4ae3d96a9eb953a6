//! The Markdown edition, read back: the structure and every string are those of the document.

mod expected;
mod hostile;
mod readback;
mod rows;

use annals::export::document::{Document, Entry, Group, Quotation, Work};
use annals::export::markdown;
use expected::Expected;
use proptest::prelude::*;
use readback::{Found, Reader};

/// The front matter's pairs. Each value must be a JSON string, which any YAML 1.2 parser reads alike.
fn decoded(front: &str) -> String {
    let pairs: Vec<(String, serde_json::Value)> = front
        .lines()
        .map(|line| {
            let (key, scalar) = line.split_once(": ").expect("a pair");
            let value = serde_json::from_str(scalar).expect("a JSON string, or a list of some");
            (key.to_owned(), value)
        })
        .collect();
    format!("{pairs:?}")
}

type Read = fn(&str, Reader) -> Vec<Found>;

/// Writes the document, reads it back with both parsers and ever more extensions, and compares all
/// that was found.
fn check(document: &Document) -> Result<(), String> {
    let text = markdown::write(document);
    let tidy = text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains('\r');
    if !tidy || text.lines().any(|line| line.ends_with([' ', '\t'])) {
        return Err(format!("untidy lines in {text:?}"));
    }
    let expected = Expected::of(document);
    let parsers: [(&str, Read); 2] = [("pulldown", readback::pulldown), ("comrak", readback::comrak)];
    for (name, read) in parsers {
        for reader in [Reader::Plain, Reader::Everything] {
            let mut found = read(&text, reader);
            if let Some(Found::Front(front)) = found.first_mut() {
                *front = decoded(front);
            }
            compare(&found, &expected).map_err(|at| format!("{name} {reader:?} {at} in\n{text}"))?;
        }
        let found = skeleton(&read(&text, Reader::Smart));
        compare(&found, &skeleton(&expected))
            .map_err(|at| format!("{name} with smart punctuation {at} in\n{text}"))?;
    }
    Ok(())
}

fn compare(found: &[Found], expected: &[Found]) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    let at = (found.iter().zip(expected)).take_while(|(found, expected)| found == expected).count();
    Err(format!("finds {:?} in place of {:?}", found.get(at), expected.get(at)))
}

/// The structure without the texts.
fn skeleton(found: &[Found]) -> Vec<Found> {
    let is_structure = |found: &&Found| !matches!(found, Found::Text(_) | Found::Front(_));
    found.iter().filter(is_structure).cloned().collect()
}

/// A document that says `text` in every place at once.
fn all_over(text: &str) -> Document {
    let quotation =
        Quotation { exact: text.to_owned(), locator: text.to_owned(), work: 0, cites: vec![0, 1] };
    let entry = Entry {
        id: text.to_owned(),
        date: text.to_owned(),
        title: text.to_owned(),
        standing: text.to_owned(),
        themes: vec![text.to_owned(), text.to_owned()],
        summary: text.to_owned(),
        star: true,
        note: text.to_owned(),
        quotations: vec![quotation.clone(), quotation.clone()],
        other_dates: vec![(text.to_owned(), quotation.clone()), (text.to_owned(), quotation)],
    };
    let work = |url: Option<String>| Work { id: "work".to_owned(), reference: text.to_owned(), url };
    Document {
        front_matter: vec![("dataset", text.to_owned()), ("count_line", text.to_owned())],
        picked: vec![text.to_owned(), text.to_owned()],
        title: text.to_owned(),
        count_line: text.to_owned(),
        groups: vec![Group { heading: text.to_owned(), entries: vec![entry.clone(), entry] }],
        bibliography: vec![work(Some(format!("https://a.b/{text}"))), work(None)],
    }
}

#[test]
fn hostile_strings_survive_in_every_place() {
    let table = hostile::table();
    assert!(table.len() > 2000, "{}", table.len());
    let failures: Vec<_> = (table.iter())
        .filter_map(|text| check(&all_over(text)).err().map(|error| format!("{text:?}: {error}")))
        .collect();
    assert!(failures.is_empty(), "{} fail, first: {}", failures.len(), failures[0]);
}

prop_compose! {
    fn quotation(works: usize)(
        exact in text(),
        locator in filled(),
        work in 0..works,
        cites in prop::collection::vec(0..works, 0..3),
    ) -> Quotation {
        Quotation { exact, locator, work, cites }
    }
}

prop_compose! {
    fn entry(works: usize)(
        date in text(),
        title in text(),
        standing in text(),
        themes in prop::collection::vec(filled(), 0..3),
        summary in text(),
        (star, note) in (any::<bool>(), text()),
        quotations in prop::collection::vec(quotation(works), 0..3),
        other_dates in prop::collection::vec((text(), quotation(works)), 0..3),
    ) -> Entry {
        Entry { id: "event".to_owned(), date, title, standing, themes, summary, star, note, quotations, other_dates }
    }
}

prop_compose! {
    fn document(works: usize)(
        front in prop::collection::vec(text(), 0..3),
        (picked, title) in (prop::collection::vec(text(), 0..3), text()),
        count_line in text(),
        groups in prop::collection::vec((text(), prop::collection::vec(entry(works), 0..3)), 0..3),
        references in prop::collection::vec((filled(), prop::option::of(text())), works),
    ) -> Document {
        Document {
            front_matter: ["dataset", "span", "filter"].into_iter().zip(front).collect(),
            picked,
            title,
            count_line,
            groups: groups.into_iter().map(|(heading, entries)| Group { heading, entries }).collect(),
            bibliography: references.into_iter().map(|(reference, url)| Work {
                id: "work".to_owned(),
                reference,
                url: url.map(|rest| format!("http://{rest}")),
            }).collect(),
        }
    }
}

/// Any text at all: hostile pieces, any characters, dense punctuation, ordinary words.
fn text() -> impl Strategy<Value = String> {
    let piece = || prop::sample::select(hostile::seeds());
    prop_oneof![
        3 => prop::collection::vec(piece(), 0..5).prop_map(|pieces| pieces.concat()),
        2 => prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        3 => "[ -/:-@\\[-`{-~\t\n\ra-c1]{0,16}",
        1 => "[A-Za-z][a-z]{0,5}( [a-z,]{1,6}){0,4}[.!?]?",
    ]
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "a".to_owned() } else { text })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_reads_back(document in document(3)) {
        check(&document).map_err(TestCaseError::fail)?;
    }
}

fn small_bibliography() -> Vec<Work> {
    vec![
        Work {
            id: "therme-2022".to_owned(),
            reference: "Clément Therme, “The Russian-Iran Partnership in a Multipolar World”, \
                        Russie.NEI.Reports, No. 37, Ifri, March 2022"
                .to_owned(),
            url: None,
        },
        Work {
            id: "embassy".to_owned(),
            reference: "Russian Embassy in Iran, [Photo], 11 August 2021".to_owned(),
            url: Some("https://twitter.com/RusEmbIran?s=20&lang=en".to_owned()),
        },
    ]
}

#[test]
fn a_small_edition() {
    let quotation = |exact: &str, note: u32, cites: &[usize]| Quotation {
        exact: exact.to_owned(),
        locator: format!("Therme 2022, “Introduction”, note {note}"),
        work: 0,
        cites: cites.to_vec(),
    };
    let photo = Entry {
        id: "ambassadors-photo".to_owned(),
        date: "11 August 2021".to_owned(),
        title: "The envoys' photo on the \"Tehran steps\" (1943)".to_owned(),
        standing: "Stated".to_owned(),
        themes: vec!["Diplomacy".to_owned(), "History".to_owned()],
        summary: "Two ambassadors re-enact a well-known picture; it isn't forgotten.".to_owned(),
        star: false,
        note: String::new(),
        quotations: vec![quotation("the *same* place", 16, &[1]), quotation("a scandal", 17, &[])],
        other_dates: vec![("10 August 2021".to_owned(), quotation("the day before", 18, &[]))],
    };
    let claim = Entry {
        id: "claim".to_owned(),
        title: "A claim_without_a_date".to_owned(),
        standing: "Alleged by Javad Zarif".to_owned(),
        themes: vec!["Syria".to_owned()],
        ..Entry::default()
    };
    let group = |heading: &str, entry: Entry| Group { heading: heading.to_owned(), entries: vec![entry] };
    let document = Document {
        front_matter: vec![
            ("dataset", "Iran and Russia".to_owned()),
            ("filter", "theme \"diplomacy\" or C:\\x".to_owned()),
        ],
        picked: Vec::new(),
        title: "Iran and Russia, 2021".to_owned(),
        count_line: "2 of 128 events: 1 certainly + 1 undated.".to_owned(),
        groups: vec![group("2021", photo), group("Undated", claim)],
        bibliography: small_bibliography(),
    };
    check(&document).expect("reads back");
    assert_eq!(markdown::write(&document), include_str!("goldens/edition.md"));
}

#[test]
fn a_readers_note_follows_the_summary_and_is_called_one() {
    for (star, note, line) in [
        (
            true,
            "compare *Eureka*, p. 12\n1. ask Anna",
            "Starred by the reader. Reader’s note: compare \\*Eureka\\*, p. 12&#10;1. ask Anna",
        ),
        (true, "", "Starred by the reader."),
        (false, "# x", "Reader’s note: # x"),
    ] {
        let entry = Entry {
            title: "A".to_owned(),
            summary: "It is so.".to_owned(),
            star,
            note: note.to_owned(),
            ..Entry::default()
        };
        let groups = vec![Group { heading: String::new(), entries: vec![entry] }];
        let document = Document { groups, ..Document::default() };
        check(&document).expect("reads back");
        assert_eq!(markdown::write(&document), format!("### Undated — A\n\nIt is so.\n\n{line}\n"));
    }
}
