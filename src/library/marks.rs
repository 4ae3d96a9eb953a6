//! Reference marks of footnotes in the running text.
//!
//! A mark is digits glued to the end of a word or of punctuation (`word21`, `end.87`, `(WORD51)`), to a year
//! (`201513` is mark 13 after 2015), or two marks glued together (`end.4344`). Free-standing numbers, years and
//! decimals are none, though a bare number of five to seven digits that begins like a year can't be told from one
//! with a mark. A one-letter word takes no mark, so that `G20` and `B2` stay what they are.

use std::ops::Range;

use super::sentences::CLOSERS;

/// Punctuation besides [`CLOSERS`] that a mark may be glued to.
const PUNCTUATION: &[char] = &['.', ',', ';', ':', '!', '?', '…', '%'];

/// The digits of the reference marks in a stretch of `text`, in order, and where they stand.
pub(super) fn marks(text: &str, place: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut from = place.start;
    let next = move || {
        let start = from + text[from..place.end].find(|character: char| character.is_ascii_digit())?;
        let length = text[start..].find(|character: char| !character.is_ascii_digit());
        from = length.map_or(text.len(), |length| start + length).min(place.end);
        Some((start, from))
    };
    std::iter::from_fn(next).filter_map(move |(start, end)| {
        let run = &text[start..end];
        let is_word = text[end..].starts_with(char::is_alphanumeric);
        let mark = if is_glued(&text[..start]) { Some((start, run)) } else { after_year(start, run) };
        mark.filter(|(_, run)| !is_word && !run.starts_with('0'))
    })
}

/// Whether digits after this text are a mark: it ends with a word, or with closing punctuation that isn't part of a
/// number.
fn is_glued(before: &str) -> bool {
    let mut back = before.chars().rev();
    let (Some(last), Some(second)) = (back.next(), back.next()) else { return false };
    if last.is_alphabetic() {
        return second.is_alphabetic();
    }
    if ".,:".contains(last) && second.is_ascii_digit() {
        let number = &before[..before.len() - 1];
        let digits = number.len() - number.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
        return is_year(&number[number.len() - digits..]);
    }
    (PUNCTUATION.contains(&last) || CLOSERS.contains(&last)) && !second.is_whitespace()
}

/// The mark in digits that begin with a year.
fn after_year(start: usize, run: &str) -> Option<(usize, &str)> {
    (5..=7)
        .contains(&run.len())
        .then(|| run.split_at(4))
        .filter(|(year, _)| is_year(year))
        .map(|(_, mark)| (start + 4, mark))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.starts_with(['1', '2'])
}

/// Whether digits are the mark of `note`, alone or glued to the mark before or after it. Two digits are always one
/// number.
pub(super) fn is_mark_of(run: &str, note: u32) -> bool {
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| !digits.starts_with('0'));
    let is_pair = |at: usize| match (number(&run[..at]), number(&run[at..])) {
        (Some(first), Some(second)) => second == first + 1 && (first == note || second == note),
        _ => false,
    };
    number(run) == Some(note) || ((3..=8).contains(&run.len()) && (1..run.len()).any(is_pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        marks(text, 0..text.len()).map(|(_, run)| run).collect()
    }

    #[test]
    fn marks_are_glued_and_numbers_are_not() {
        for (text, expected) in [
            ("the lighthouse21 stands", &["21"][..]),
            ("a deal.4344 Then", &["4344"]),
            ("the Crags.87", &["87"]),
            ("held in 1843.17 In", &["17"]),
            ("in 184313 and", &["13"]),
            ("the League (LOL51) and", &["51"]),
            ("“so”.32 “Then”,33 (then)34", &["32", "33", "34"]),
            ("up by 10%5", &["5"]),
            ("the 1840–184413 war", &["13"]),
            ("in 2015 and 1400 MW, 3.8 million, 1,200 tons, at 10:30, 5.5% of", &[]),
            ("700-3,000 men, 1998-1999, type-154s, G20, B2 and A4", &[]),
            ("$421 “2015” (2016) ’90s £12 no. 007 word007", &[]),
            ("COVID19vaccine 345678 3456", &[]),
            ("é7 ﬁé7", &["7"]),
            // Can't be told from a year with a mark.
            ("125012 sacks", &["12"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn glued_marks_come_apart_only_as_neighbours() {
        for (run, note, is_mark) in [
            ("4344", 43, true),
            ("4344", 44, true),
            ("4344", 4344, true),
            ("4344", 34, false),
            ("4345", 43, false),
            ("910", 9, true),
            ("99100", 100, true),
            ("12", 12, true),
            ("12", 1, false),
            ("12", 2, false),
            ("99999999999", 9, false),
        ] {
            assert_eq!(is_mark_of(run, note), is_mark, "{run} {note}");
        }
    }
}
