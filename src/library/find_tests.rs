//! What is found, and what is not.

use super::*;

const TEXT: &str = "The grey owl saw the moon,\nand the grey owl saw\nthe ministry21 of mice. The end";

fn look_in(text: &str, prefix: &str, exact: &str, suffix: &str) -> Found {
    Seeker::new(&Text::new(text.to_owned())).find(&Quotation::new(prefix, exact, suffix))
}

/// At these places, word for word.
fn at(ranges: impl Iterator<Item = Range<usize>>) -> Found {
    Found::At(ranges.map(|range| Place { range, skipped: vec![], change: None }).collect())
}

#[test]
fn a_quotation_stands_folded_between_prefix_and_suffix() {
    let places = |starts: &[usize]| at(starts.iter().map(|start| *start..start + 12));
    for (prefix, exact, suffix, expected) in [
        ("", "grey owl saw", "", places(&[4, 35])),
        ("", " grey\n owl  saw ", "", places(&[4, 35])),
        ("The", "grey owl saw", "", places(&[4])),
        ("moon, and the", "grey owl saw", "", places(&[35])),
        ("the ", "grey owl saw", " the\nmin", places(&[35])),
        ("owl", "grey owl saw", "", Found::Elsewhere(4..16)),
        ("", "grey owl saw", "mice", Found::Elsewhere(4..16)),
        ("", "Grey owl saw", "", Found::Nowhere),
        ("", "", "", Found::Nowhere),
        ("", "\u{AD}", "", Found::Nowhere),
    ] {
        assert_eq!(look_in(TEXT, prefix, exact, suffix), expected, "{prefix:?} {exact:?} {suffix:?}");
    }
}

#[test]
fn typography_and_the_ends_of_lines_are_looked_through() {
    let text = "It’s the infor-\nmation on well-\nknown “ﬁne” owls–\nmice, re-create, 2013–\n2021 or mid- and late. \
                Two –\nthree—\nfour";
    let stands = |exact: &str| match look_in(text, "", exact, "") {
        Found::At(places) => places.iter().any(|place| place.change.is_none()),
        Found::Elsewhere(_) | Found::Nowhere => false,
    };
    for exact in [
        "It's the information",
        "the infor-mation on",
        "the infor- mation on",
        "on wellknown \"fine\"",
        "on well-known „fine“ owls-mice",
        "re‑create, 2013-2021 or mid- and",
        "Two — three--four",
        "-mation",
        "infor-",
    ] {
        assert!(stands(exact), "{exact}");
    }
    for exact in [
        "the infor mation",
        "on well known",
        "\"fine\" owlsmice",
        "mice, recreate",
        "20132021 or",
        "or mid-and late",
        "or midand late",
        "Two three",
        "its the information",
        "-known owls",
    ] {
        assert!(!stands(exact), "{exact}");
    }
}

#[test]
fn what_is_word_for_word_comes_before_what_is_not() {
    let found = look_in("the ‘owl’ and the 'owl'", "", "'owl'", "");
    assert_eq!(found, at(std::iter::once(22..27)));
    let found = look_in("so ‘owl’ and the ‘owl’", "the", "'owl'", "");
    assert_eq!(found, at(std::iter::once(21..30)));
}

#[test]
fn no_more_may_differ_than_a_slip() {
    for (length, differ) in [(0, 0), (15, 0), (16, 2), (24, 2), (25, 3), (100, 10)] {
        assert_eq!(most(length), differ, "{length}");
    }
    let text = "In June the grey owls of the barn saw 12 mice in the old oak by the river.";
    for (exact, distance) in [
        ("the gray owls of the barn saw", Some(1)),
        ("the grey owls in the barn saw", None),
        ("the grey crow of the barn saw", None),
        ("the grey owl", None),
        ("theGREY", None),
    ] {
        let found = look_in(text, "", exact, "").ranges().len();
        let Found::At(places) = look_in(text, "", exact, "") else {
            assert_eq!(distance, None, "{exact}");
            continue;
        };
        let change = places[0].change.as_ref().map_or(0, |change| change.distance);
        assert_eq!((found, Some(change)), (1, distance.or(Some(0))), "{exact}");
    }
}
