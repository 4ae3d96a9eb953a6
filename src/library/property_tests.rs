//! The promises: what is quoted word for word is found where it stands, and nothing else is found.

use proptest::prelude::*;

use super::super::fold::fold;
use super::tests::{ask, dataset};
use super::*;

/// Word number `number`: like no other, and no part of another.
fn word(number: usize, letters: &str) -> String {
    let digits: String =
        number.to_string().chars().map(|digit| char::from(b'a' + digit as u8 - b'0')).collect();
    format!("Z{letters}‑{digits}z")
}

/// A text of numbered words, with all that may stand between and in them.
#[derive(Debug, Clone)]
struct MadeUp {
    words: Vec<String>,
    text: String,
    /// Where each word begins in the text, in code points.
    starts: Vec<usize>,
}

fn made_up() -> impl Strategy<Value = MadeUp> {
    let gap = prop_oneof![
        8 => Just(" "), 2 => Just("\n"), 1 => Just(" \r\n  "), 1 => Just("\n\n"), 1 => Just("\u{A0}\t"),
        1 => Just(" \u{AD} "), 1 => Just(".12 "), 1 => Just(", "),
    ];
    let letters = prop_oneof!["[a-y]{0,4}", "[éß∎]{1,2}", "[a-y]\u{AD}[a-y]"];
    proptest::collection::vec((letters, gap), 2..60).prop_map(|parts| {
        let mut made = MadeUp { words: Vec::new(), text: String::new(), starts: Vec::new() };
        for (number, (letters, gap)) in parts.iter().enumerate() {
            let word = word(number, letters);
            made.starts.push(made.text.chars().count());
            made.text.extend([word.as_str(), gap]);
            // Punctuation belongs to the word before it when it is quoted.
            made.words.push(format!("{word}{}", gap.trim_end()));
        }
        made
    })
}

/// Some words of the text, from one to another, as they are quoted.
fn quotation(made: &MadeUp, first: usize, count: usize) -> (usize, Vec<String>) {
    let first = first % made.words.len();
    let end = (first + 1 + count % 20).min(made.words.len());
    (first, made.words[first..end].to_vec())
}

fn verdict(made: &MadeUp, quoted: &[String]) -> Verdict {
    // Soft hyphens and other white space may not stand in a dataset; they would be folded anyway.
    let exact = fold(&quoted.join(" "));
    let dataset = dataset(&[format!("source: \"one\", exact: \"{exact}\"")]);
    ask(&dataset, &[("one.txt", &made.text)], |report| report.checks[0].verdict.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn what_is_quoted_word_for_word_is_found_at_its_place(made in made_up(), first: usize, count: usize) {
        let (first, quoted) = quotation(&made, first, count);
        let Verdict::Found(passage) = verdict(&made, &quoted) else { panic!("not found: {quoted:?}") };
        prop_assert_eq!(passage.start, made.starts[first]);
        let stands: String =
            made.text.chars().skip(passage.start).take(passage.end - passage.start).collect();
        prop_assert_eq!(fold(&stands), fold(&quoted.join(" ")));
        let before: String = made.text.chars().take(passage.start).collect();
        prop_assert_eq!(passage.position.line, before.matches('\n').count() + 1);
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        prop_assert_eq!(passage.position.column, column);
    }

    #[test]
    fn with_one_word_changed_it_is_never_found(
        made in made_up(), first: usize, count: usize, changed: prop::sample::Index, letters in "[a-y]{0,4}",
    ) {
        let (_, mut quoted) = quotation(&made, first, count);
        let at = changed.index(quoted.len());
        quoted[at] = word(made.words.len() + 7, &letters);
        // In a long quotation one word may be no more than what is told as a change.
        let verdict = verdict(&made, &quoted);
        let is_told = matches!(&verdict, Verdict::Moved(_, reasons)
            if matches!(reasons.as_slice(), [Reason::Changed(change)] if change.distance > 0));
        prop_assert!(is_told || matches!(verdict, Verdict::Missing(Cause::Nowhere(_))));
    }
}
