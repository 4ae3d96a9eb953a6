//! Texts that are spoilt on purpose, and what is still found in them: made-up ones, and the real sources of the shipped
//! dataset where they are at hand (`ANNALS_SOURCES`, or `../shared/sources` beside the repository).

use std::path::PathBuf;

use super::super::made_up::{Chance, noisy, quotations as made_up_quotations, source};
use super::*;
use crate::dataset::built_in;

/// A text and what is quoted from it.
struct Case {
    text: String,
    quoted: Vec<String>,
}

fn cases() -> Vec<Case> {
    let made_up = (0..4).map(|seed| {
        let text = source(seed, 25_000);
        Case { quoted: made_up_quotations(&text, seed, 60), text }
    });
    made_up.chain(real()).collect()
}

/// The shipped quotations with their sources, those that are there.
fn real() -> Vec<Case> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/sources"));
    let folder = std::env::var_os("ANNALS_SOURCES").map_or_else(beside, PathBuf::from);
    let Ok(library) = Library::open(&folder) else { return Vec::new() };
    let dataset = built_in().expect("loads").dataset;
    let mut cases = Vec::new();
    for (source, each) in dataset.sources.iter().enumerate() {
        let Ok(Some(text)) = library.text(&each.id) else { continue };
        let excerpts = dataset.events.iter().flat_map(quotations).filter(|one| one.source.index() == source);
        let quoted = excerpts.map(|excerpt| excerpt.exact.to_string()).collect();
        cases.push(Case { text: text.as_str().to_owned(), quoted });
    }
    cases
}

fn find(seeker: &Seeker<'_>, exact: &str) -> Option<Place> {
    match seeker.find(&Quotation::new("", exact, "")) {
        Found::At(places) => places.into_iter().next(),
        Found::Elsewhere(_) | Found::Nowhere => None,
    }
}

/// Nothing but the letters and figures, ligatures taken apart: what no typography changes.
fn letters(text: &str) -> String {
    let apart = [("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬆ", "st")];
    let text = apart.iter().fold(text.to_owned(), |text, (one, letters)| text.replace(one, letters));
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every quotation is found exactly in the spoilt text, and what stands at its bytes there has its letters.
#[track_caller]
fn all_are_found(spoil: impl Fn(&str, &mut Chance) -> String) -> usize {
    let mut skipped = 0;
    for (seed, Case { text, quoted }) in cases().into_iter().enumerate() {
        let text = Text::new(spoil(&text, &mut Chance(seed as u64)));
        let seeker = Seeker::new(&text);
        for exact in quoted {
            let place = find(&seeker, &exact).unwrap_or_else(|| panic!("not found: {exact}"));
            assert_eq!(place.change, None, "{exact}");
            let passage = text.passage(place.range, &place.skipped, None);
            let mut stands = text.as_str()[passage.bytes.clone()].to_owned();
            for line in &passage.skipped {
                stands = stands.replacen(&line.words, "", 1);
            }
            skipped += passage.skipped.len();
            assert_eq!(letters(&stands), letters(&exact), "{exact}");
            let chars: String =
                text.as_str().chars().skip(passage.start).take(passage.end - passage.start).collect();
            assert_eq!(chars, text.as_str()[passage.bytes]);
        }
    }
    skipped
}

/// Lines of other lengths, ended in either way; `hyphenate` divides a word now and then where a line ends.
fn reflow(text: &str, chance: &mut Chance, divide: Option<&str>) -> String {
    let mut out = String::new();
    for block in text.split("\n\n") {
        for word in block.split_whitespace() {
            let letters: Vec<(usize, char)> = word.char_indices().collect();
            let middle = letters.len() / 2;
            let is_word = letters.len() > 5 && letters.iter().all(|(_, c)| c.is_alphabetic());
            match divide.filter(|_| is_word && chance.below(3) == 0) {
                Some(hyphen) => {
                    out.extend([&word[..letters[middle].0], hyphen, "\n", &word[letters[middle].0..]]);
                }
                None => out.push_str(word),
            }
            // A line may end after the hyphen of a word that has one.
            let last = out.rfind('-').filter(|at| {
                let (before, after) = (&out[..*at], &out[at + 1..]);
                divide.is_some()
                    && before.ends_with(char::is_alphabetic)
                    && after.chars().all(char::is_alphanumeric)
                    && after.len() > 1
            });
            if let Some(at) = last {
                out.insert_str(at + 1, " \n  ");
            }
            out.push_str([" ", " ", " ", "\n", "\r\n  ", "\u{A0} \t"][chance.below(6)]);
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn lines_of_other_lengths_change_nothing() {
    all_are_found(|text, chance| reflow(text, chance, None));
    all_are_found(|text, chance| reflow(text, chance, Some("\u{AD}")));
}

#[test]
fn words_divided_at_the_end_of_a_line_are_joined() {
    // In the sources a hyphen that ends a line already stands as "- " in what is quoted word for word.
    for hyphen in ["-", "‐"] {
        all_are_found(|text, chance| reflow(text, chance, Some(hyphen)));
    }
}

#[test]
fn other_quotes_dashes_and_ligatures_change_nothing() {
    let ligatures = [("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("st", "ﬆ")];
    let replaced = |text: &str, all: &[(&str, &str)]| {
        all.iter().fold(text.to_owned(), |text, (one, other)| text.replace(one, other))
    };
    all_are_found(|text, _| replaced(text, &ligatures));
    all_are_found(|text, _| replaced(text, &[("“", "\""), ("”", "\""), ("’", "'"), ("‘", "'"), ("–", "-")]));
    all_are_found(|text, _| replaced(text, &[("“", "«"), ("”", "»"), ("’", "′"), ("–", "—"), ("-", "‑")]));
}

#[test]
fn headers_between_pages_are_left_out_and_said() {
    for end in ["\n\n", "\n\u{C}"] {
        let paged = |text: &str, chance: &mut Chance| {
            let mut out = String::new();
            for (number, line) in text.lines().enumerate() {
                out.extend([line, "\n"]);
                if chance.below(6) == 0 {
                    out.extend(["\n", &number.to_string(), end, "On Owls and Barns\n\n"]);
                }
            }
            out
        };
        let skipped = all_are_found(paged);
        assert!(skipped > 50, "few quotations go on on another page: {skipped}");
    }
}

#[test]
fn with_noise_in_two_characters_of_a_hundred_nearly_all_are_found_again() {
    let (mut found, mut exactly, mut all) = (0, 0, 0);
    for Case { text, quoted } in cases() {
        let whole = Text::new(text.clone());
        for seed in 0..4 {
            let spoilt = Text::new(noisy(&text, seed, 20));
            let seeker = Seeker::new(&spoilt);
            for exact in &quoted {
                let place = find(&seeker, exact);
                let stood: Vec<usize> = whole.places(exact).map(|place| place.start).collect();
                let is_there =
                    |place: &Place| stood.iter().any(|start| start.abs_diff(place.range.start) < 400);
                all += 1;
                found += usize::from(place.as_ref().is_some_and(is_there));
                exactly += usize::from(place.is_some_and(|place| place.change.is_none()));
            }
        }
    }
    assert!(found * 1000 >= all * 990, "{found} of {all}");
    assert!(exactly * 2 < all, "most are told as changed: {exactly} of {all}");
}

#[test]
fn what_is_deleted_is_never_found() {
    let mut found = Vec::new();
    for Case { text, quoted } in cases() {
        let whole = Text::new(text.clone());
        // Some at a time, so that what is quoted elsewhere and is like it stays.
        for group in 0..10 {
            let deleted: Vec<&String> = quoted.iter().skip(group).step_by(10).collect();
            let places = deleted.iter().flat_map(|exact| whole.places(exact).collect::<Vec<_>>());
            let mut bytes: Vec<Range<usize>> =
                places.map(|place| whole.passage(place, &[], None).bytes).collect();
            bytes.sort_by_key(|range| range.start);
            let (mut rest, mut at) = (String::new(), 0);
            for range in bytes {
                rest.push_str(&text[at.min(range.start)..range.start]);
                at = at.max(range.end);
            }
            rest.push_str(&text[at..]);
            let rest = Text::new(rest);
            let seeker = Seeker::new(&rest);
            for exact in deleted {
                found.extend(find(&seeker, exact).map(|place| (exact.clone(), place.change)));
            }
        }
    }
    assert_eq!(found, []);
}
