//! Quotations that together show too much of a text: no run of them may rebuild a sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sentences::{parts, sentences};
use super::text::Text;
use crate::dataset::{Position, SourceIx};

/// Fewer words than this between two quotations in one sentence are too few.
const FEWEST_BETWEEN: usize = 2;

/// Quotations of one source that stand too near to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The source.
    pub source: SourceIx,
    /// Where the first of the quotations begins.
    pub position: Position,
    /// The quotations, in order of the text: positions in [`Report::checks`](super::Report::checks). Of several
    /// excerpts that quote the very same stretch, the first. Never empty.
    pub checks: Vec<usize>,
    /// How near they stand.
    pub nearness: Nearness,
}

/// How near quotations stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// They share words.
    Overlap,
    /// Nothing but a space stands between them.
    Touch,
    /// They lie in one sentence with this many words between them, 0 or 1.
    Apart(usize),
    /// Together they hold every word of a sentence.
    Sentence,
}

/// A stretch of the folded text that is quoted, and the first check that quotes it.
type Quoted = (Range<usize>, usize);

/// What stands too near in one text. `quoted` holds the quoted stretches with the check of each.
pub(super) fn near(text: &Text, source: SourceIx, quoted: impl Iterator<Item = Quoted>) -> Vec<Near> {
    let mut stretches = BTreeMap::new();
    for (place, check) in quoted {
        stretches.entry((place.start, place.end)).or_insert(check);
    }
    let stretches: Vec<Quoted> =
        stretches.into_iter().map(|((start, end), check)| (start..end, check)).collect();
    let problem = |quoted: &[Quoted], nearness| Near {
        source,
        position: text.position(&quoted[0].0),
        checks: quoted.iter().map(|(_, check)| *check).collect(),
        nearness,
    };
    let mut found = Vec::new();
    for (at, first) in stretches.iter().enumerate() {
        for second in &stretches[at + 1..] {
            let Some(nearness) = nearness(text, &first.0, &second.0) else { break };
            found.push(problem(&[first.clone(), second.clone()], nearness));
        }
    }
    found.extend(rebuilt(text, &stretches).map(|quoted| problem(&quoted, Nearness::Sentence)));
    found.sort_by_key(|near| near.position);
    found
}

/// How near the second stretch stands to the first, if that is too near. It doesn't begin before it.
fn nearness(text: &Text, first: &Range<usize>, second: &Range<usize>) -> Option<Nearness> {
    if second.start < first.end {
        return Some(Nearness::Overlap);
    }
    let gap = &text.folded()[first.end..second.start];
    if gap.trim().is_empty() {
        return Some(Nearness::Touch);
    }
    let is_one_sentence = || {
        text.block_at(first.end) == text.block_at(second.start)
            && !parts(&text.folded()[first.start..second.end])
    };
    let words = words_between(gap);
    (words < FEWEST_BETWEEN && is_one_sentence()).then_some(Nearness::Apart(words))
}

/// How many words a gap has. What is glued to the word before it counts only if it has letters: a reference mark
/// is no word.
fn words_between(gap: &str) -> usize {
    let is_word = |(at, part): &(usize, &str)| {
        part.contains(char::is_alphabetic) || (*at > 0 && part.contains(char::is_numeric))
    };
    gap.split(' ').enumerate().filter(is_word).take(FEWEST_BETWEEN).count()
}

/// For every sentence that is quoted word for word, the stretches that do so.
fn rebuilt<'a>(text: &'a Text, stretches: &'a [Quoted]) -> impl Iterator<Item = Vec<Quoted>> + 'a {
    let mut blocks: Vec<usize> = stretches.iter().map(|(place, _)| text.block_at(place.start)).collect();
    blocks.dedup();
    let sentences = blocks.into_iter().flat_map(|block| sentences(text.folded(), text.block(block)));
    let mut from = 0;
    sentences.filter_map(move |sentence| {
        // Stretches are in order of their starts, sentences in order of both ends.
        while stretches.get(from).is_some_and(|(place, _)| place.end <= sentence.start) {
            from += 1;
        }
        let inside = stretches[from..].iter().take_while(|(place, _)| place.start < sentence.end);
        let inside: Vec<Quoted> = inside.filter(|(place, _)| place.end > sentence.start).cloned().collect();
        holds_all(text.folded(), &sentence, &inside).then_some(inside)
    })
}

/// Whether stretches hold every word of a sentence, a part of each at least. The end of a sentence whose start is
/// on another page, and a line that is no sentence, are not judged.
fn holds_all(text: &str, sentence: &Range<usize>, stretches: &[Quoted]) -> bool {
    let whole = text[sentence.clone()].trim_start();
    if stretches.is_empty() || whole.starts_with(char::is_lowercase) || !whole.contains(['.', '!', '?', '…'])
    {
        return false;
    }
    let mut at = sentence.end - whole.len();
    whole.split(' ').all(|word| {
        let place = at..at + word.len();
        at = place.end + 1;
        let is_held = || stretches.iter().any(|(held, _)| held.start < place.end && place.start < held.end);
        !word.contains(char::is_alphanumeric) || is_held()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How near the quotations stand, each pair or run with what is said of it.
    fn said(text: &str, quoted: &[&str]) -> Vec<(Vec<usize>, Nearness)> {
        let text = Text::new(text.to_owned());
        let place = |words: &&str| text.places(words).next().expect("stands there");
        let places: Vec<Quoted> = quoted.iter().map(place).zip(0..).collect();
        let found = near(&text, SourceIx(0), places.into_iter());
        found.into_iter().map(|near| (near.checks, near.nearness)).collect()
    }

    #[test]
    fn pairs_are_too_near_when_they_touch_overlap_or_leave_less_than_two_words() {
        let text = "The grey owl,12 whom nobody feared, sang. It slept in 1943.17 Crows woke up\n\nearly on.";
        for (first, second, expected) in [
            ("grey owl", "owl,12 whom", Some(Nearness::Overlap)),
            ("grey owl,12 whom nobody", "owl", Some(Nearness::Overlap)),
            ("The grey", "owl", Some(Nearness::Touch)),
            ("The gr", "ey owl", Some(Nearness::Touch)),
            ("grey owl", "whom nobody", Some(Nearness::Apart(0))),
            ("grey owl,12", "nobody feared", Some(Nearness::Apart(1))),
            ("grey", "nobody feared", None),
            ("feared", "It slept", None),
            ("slept", "1943", Some(Nearness::Apart(1))),
            ("slept in 1943", "Crows", None),
            ("woke", "early on", None),
            ("woke up", "early on", Some(Nearness::Touch)),
        ] {
            let expected: Vec<_> = expected.map(|nearness| (vec![0, 1], nearness)).into_iter().collect();
            assert_eq!(said(text, &[first, second]), expected, "{first} | {second}");
        }
    }

    #[test]
    fn the_same_stretch_twice_is_fine() {
        assert_eq!(said("The owl sang and slept.", &["owl sang", "owl sang"]), []);
        assert_eq!(said("The owl sang and slept.", &["owl sang", "owl sang", "sang and"]).len(), 1);
    }

    #[test]
    fn a_long_quotation_is_compared_with_all_that_lie_in_it() {
        let found =
            said("The owl sang and then it slept all day.", &["owl sang and then it slept", "sang", "it"]);
        assert_eq!(found, [(vec![0, 1], Nearness::Overlap), (vec![0, 2], Nearness::Overlap)]);
    }

    #[test]
    fn every_pair_is_looked_at() {
        let found =
            said("The owl sang and then it slept all day long.", &["owl", "slept all", "it", "day long"]);
        assert_eq!(found, [(vec![2, 1], Nearness::Touch), (vec![1, 3], Nearness::Touch)]);
    }

    #[test]
    fn a_sentence_that_is_quoted_word_for_word_is_found() {
        let text = "It rained. The owl sang.12 Then – rain again!";
        assert_eq!(said(text, &["The owl sang"]), [(vec![0], Nearness::Sentence)]);
        assert_eq!(said(text, &["owl sang"]), []);
        let run = said(text, &["The owl", "owl sang"]);
        assert_eq!(run, [(vec![0, 1], Nearness::Overlap), (vec![0, 1], Nearness::Sentence)]);
        let across = said(text, &["rained. The owl", "sang.12 Then"]);
        assert_eq!(across, [(vec![0, 1], Nearness::Touch), (vec![0, 1], Nearness::Sentence)]);
        // What is no whole sentence can't be rebuilt: the end of one, a heading.
        assert_eq!(said("and the owl sang.\n\nThe owl", &["and the owl sang", "The owl"]), []);
    }
}
