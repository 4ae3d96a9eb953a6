//! What is read, found and searched in made-up sources.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::made_up::{quotations, source};
use super::*;
use crate::dataset::load_str;

/// A dataset that quotes one source: of each event an own excerpt, and one of another date.
fn quoting(exacts: &[String], section: &str) -> Dataset {
    let mut events = String::new();
    for (at, pair) in exacts.chunks(2).enumerate() {
        let excerpt = |exact: &str| format!("Excerpt(source: \"s\", section: {section:?}, exact: {exact:?})");
        let other = pair.get(1).map_or_else(String::new, |exact| {
            format!("other_dates: [OtherDate(date: \"2001\", excerpt: {})],", excerpt(exact))
        });
        write!(
            events,
            "Event(id: \"e{at}\", date: \"2000\", title: \"E\", themes: [\"t\"], standing: Stated, {other} excerpts: [{}]),",
            excerpt(&pair[0])
        )
        .unwrap();
    }
    let dataset = format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], \
         sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [{events}])"
    );
    load_str(&dataset).expect("sound").dataset
}

fn page(text: &str, exacts: &[String], section: &str) -> Page {
    let dataset = quoting(exacts, section);
    Page::new(Text::new(text.to_owned()), &dataset, SourceIx(0))
}

#[test]
fn every_quotation_of_a_made_up_source_has_its_place() {
    let text = source(5, 40_000);
    let exacts = quotations(&text, 5, 80);
    let page = page(&text, &exacts, "");
    assert_eq!(page.quoted().len(), exacts.len());
    for (at, exact) in exacts.iter().enumerate() {
        let one = &page.quoted()[page.find_quoted(EventIx::at(at / 2), at % 2).expect("listed")];
        assert!(matches!(one.verdict, Verdict::Found(_)));
        assert_eq!(&page.text()[one.place.clone()], fold(exact));
        let piece = &page.pieces()[page.piece_at(one.place.start)].place;
        assert!(piece.contains(&one.place.start));
        assert!(page.quoted_in(piece).any(|(_, other)| other == one));
    }
    assert!(page.quoted().is_sorted_by_key(|one| one.place.start));
}

#[test]
fn what_is_missing_opens_at_its_section_or_at_the_start() {
    let text = "Contents\n\nOwls\n\nCrows\n\nOwls\n\nThey hoot at night.\n\nCrows\n\nThey caw by day.";
    let exacts = ["caw by day", "no such words at all"].map(str::to_owned);
    let missing = page(text, &exacts, "Crows");
    let one = &missing.quoted()[missing.find_quoted(EventIx(0), 1).expect("listed")];
    assert!(!one.stands() && one.place.is_empty());
    assert!(missing.text()[one.place.start..].starts_with("Crows They caw"), "not the list of contents");
    let nowhere = page(text, &exacts[1..], "Gulls");
    assert_eq!((nowhere.quoted()[0].place.clone(), nowhere.quoted_in(&(0..50)).count()), (0..0, 0));
}

#[test]
fn words_are_found_whatever_their_case_typography_and_lines() {
    let text = page("Well-known “Owls”\nof the infor-\nmation ÄRA. İ owl", &[], "");
    for (words, found) in [
        ("owl", &["Owl", "owl"][..]),
        ("WELL known", &[]),
        ("wellknown \"owls\" of", &["Well-known “Owls” of"]),
        ("information", &["infor- mation"]),
        ("ära", &["ÄRA"]),
        ("  ", &[]),
        ("-", &[]),
    ] {
        let hits: Vec<&str> = text.search(words).into_iter().map(|hit| &text.text()[hit]).collect();
        assert_eq!(hits, found, "{words}");
    }
    assert_eq!(page(&"owl ".repeat(20_000), &[], "").search("owl").len(), MOST_HITS);
}

#[test]
fn a_text_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = quoting(&["they hoot".to_owned()], "");
    let read = |path: &Path| Page::read(path, &dataset, SourceIx(0));
    assert_eq!(read(folder.path()), Err(Absent::NoText(folder.path().join("s.txt"))));
    let absent = read(&folder.path().join("absent"));
    assert!(matches!(absent, Err(Absent::Unreadable(words)) if words.contains("absent")));
    std::fs::write(folder.path().join("s.txt"), b"\xFF").unwrap();
    assert!(matches!(read(folder.path()), Err(Absent::Unreadable(words)) if words.contains("not UTF-8")));
    std::fs::write(folder.path().join("s.txt"), "At night they\nhoot.").unwrap();
    assert!(read(folder.path()).expect("a page").quoted()[0].stands());
}

/// Bits of texts as they come out of scans and word processors.
const ODD: [&str; 22] = [
    "\r\n",
    "\n\n",
    "\u{C}",
    "\t",
    " ",
    "\u{A0}",
    "\u{AD}",
    "\u{AD}\n",
    "-\n",
    "\u{FEFF}",
    "\u{200D}",
    "ﬃ",
    "İ",
    "ẞ",
    "e\u{301}",
    "\u{2028}",
    "😀",
    "ایران",
    "“",
    "—",
    "1. ",
    "owl",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_in_odd_texts_can_be_cut_out(
        bits in prop::collection::vec(prop::sample::select(ODD.to_vec()), 0..60),
        words in prop::collection::vec(prop::sample::select(ODD.to_vec()), 1..3),
        long in 0..4_usize,
    ) {
        let text = format!("{}{}", bits.concat(), bits.concat().replace(['\n', '\r', '\u{C}'], "").repeat(long * 20));
        let whole = page(&text, &[], "");
        let mut before = 0;
        for piece in whole.pieces() {
            prop_assert!(whole.text().get(piece.place.clone()).is_some_and(|text| !text.is_empty()));
            prop_assert!(whole.text()[before..piece.place.start].trim().is_empty());
            before = piece.place.end;
        }
        prop_assert!(whole.text()[before..].trim().is_empty());
        for hit in whole.search(&words.concat()) {
            prop_assert!(whole.text().get(hit.clone()).is_some_and(|text| !text.is_empty()), "{:?}", hit);
        }
    }
}
