//! Whatever the bytes: no panic, and places that exist.

use proptest::prelude::*;

use super::tests::GOOD;
use super::*;
use crate::dataset::{Severity, inspect_str};

/// Pieces that RON is made of, and some that it isn't.
const PIECES: &[&str] = &[
    "Dataset(",
    "Event(",
    "Excerpt(",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "'",
    "r#\"",
    "\"#",
    "r\"",
    "b\"",
    "br#\"",
    "//",
    "/*",
    "*/",
    "\n",
    "\r\n",
    " ",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "true",
    "events: ",
    "format: 1",
    "format: 2",
    "themes: ",
    "title: ",
    "excerpts: ",
    "id: ",
    "date: ",
    "zzz: ",
    "\"a\"",
    "\"2021\"",
    "\"\\u{e9}\"",
    "\\x",
    "é",
    "\u{2028}",
    "\u{FEFF}",
    "\0",
    "1",
    "-1",
    "1.5",
    "0x",
    "r#",
    "r#a",
    "_",
    "Stated",
    "Report",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

/// The good text with some of its parts taken out, doubled, or replaced by a piece.
fn changed() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0_usize..60, prop::option::of(piece()), any::<bool>());
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text = GOOD.to_owned();
        for (at, length, piece, twice) in changes {
            let from = text.floor_char_boundary(at.index(text.len() + 1));
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            let part = text[from..to].to_owned();
            let part = if twice { part.repeat(2) } else { String::new() };
            text.replace_range(from..to, &format!("{part}{}", piece.unwrap_or_default()));
        }
        text
    })
}

/// Loads `bytes` and checks what must hold of any answer.
fn answer(bytes: &[u8]) -> Result<Loaded, Issues> {
    let answer = load_bytes(bytes);
    let inspected = std::str::from_utf8(bytes).ok().map(inspect_str);
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    let issues = match &answer {
        Ok(loaded) => {
            let inspected = inspected.unwrap().unwrap();
            assert_eq!(inspected.dataset, loaded.dataset);
            // What is read quickly has passed every check of those who read slowly.
            assert_eq!(slow(bytes, Form::of(None, bytes)).as_ref(), Ok(loaded));
            assert!(inspected.warnings.iter().all(|issue| issue.severity == Severity::Warning));
            inspected.warnings
        }
        Err(issues) => {
            assert!(!issues.is_empty() && issues.iter().all(|issue| issue.severity == Severity::Error));
            assert!(inspected.is_none_or(|inspected| inspected.as_ref() == Err(issues)));
            issues.clone().into_vec()
        }
    };
    assert!(issues.is_sorted_by_key(|issue| (issue.line, issue.column)));
    for issue in &issues {
        let line = lines.get(issue.line - 1).unwrap_or_else(|| panic!("no line for {issue}"));
        assert!((1..=line.chars().count() + 1).contains(&issue.column), "no column for {issue}");
        let message = issue.message();
        assert!(!message.chars().any(char::is_control), "{message:?}");
    }
    answer
}

/// Where the issues of a text stand, and their messages without the places in them.
fn places(text: &str, lines_down: usize) -> Vec<(usize, usize, String)> {
    let issues = match inspect_str(text) {
        Ok(inspected) => inspected.warnings,
        Err(issues) => issues.into_vec(),
    };
    let words = |message: String| message.split(" at ").next().unwrap_or_default().to_owned();
    issues.iter().map(|issue| (issue.line + lines_down, issue.column, words(issue.message()))).collect()
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(answer(&bytes).is_err());
    }

    #[test]
    fn any_text(text in ".{0,200}") {
        prop_assert!(answer(text.as_bytes()).is_err());
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..40)) {
        drop(answer(pieces.concat().as_bytes()));
    }

    #[test]
    fn any_changes(text in changed()) {
        let parsed = raw::options().from_str::<RawDataset>(&text).is_ok();
        prop_assert!(answer(text.as_bytes()).is_err() || parsed);
    }

    #[test]
    fn any_cut_and_any_broken_byte(cut in 0..GOOD.len(), byte: u8) {
        drop(answer(&GOOD.as_bytes()[..cut]));
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes[cut] = byte;
        drop(answer(&bytes));
    }

    #[test]
    fn places_follow_the_text(text in changed(), lines in 1_usize..5) {
        // Only a text that is blank or holds a mark is told apart by what stands before it.
        prop_assume!(!text.starts_with('\u{FEFF}') && !text.trim().is_empty());
        let moved = format!("{}{text}", "\n".repeat(lines));
        prop_assert_eq!(places(&moved, 0), places(&text, lines));
    }
}
