//! Where a pattern stands in a text but for a few characters.
//!
//! With at most `most` differences, one of `most + 1` pieces of the pattern stands unchanged: only around those is
//! looked (S. Wu, U. Manber, "Fast text searching allowing errors", CACM 35 (10), 1992). There, bit vectors of 64 rows
//! advance a column of the matrix of edit distances at a time (G. Myers, "A fast bit-vector algorithm for approximate
//! string matching based on dynamic programming", JACM 46 (3), 1999; in blocks as in H. Hyyrö, "A bit-vector algorithm
//! for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10, 2003). No crate does this for
//! Unicode and patterns of any length without much else.

use std::ops::Range;

use memchr::memmem::Finder;

/// The longest a character is, in bytes.
const LONGEST: usize = 4;

/// An end of the pattern in the text, in bytes, and how many characters differ up to there.
pub(super) type End = (usize, usize);

/// The ends at which the fewest characters differ, if those are no more than `most`: the first of each place.
pub(super) fn best_ends(pattern: &str, text: &str, most: usize) -> Vec<End> {
    let mut columns = Columns::new(pattern);
    let mut best: Vec<End> = Vec::new();
    for window in windows(pattern, text, most) {
        columns.restart();
        for (at, c) in text[window.clone()].char_indices() {
            let (end, score) = (window.start + at + c.len_utf8(), columns.advance(c));
            let fewest = best.first().map_or(most, |(_, fewest)| *fewest);
            if score < fewest {
                best.clear();
            }
            let is_apart = best.last().is_none_or(|(last, _)| end - last > pattern.len() / 2);
            if score <= fewest && is_apart {
                best.push((end, score));
            }
        }
    }
    best
}

/// The stretches of the text in which the pattern may stand, in order and apart from each other.
fn windows(pattern: &str, text: &str, most: usize) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    for piece in pieces(pattern, most + 1) {
        // Of pieces that overlap only some are met: as far as one is long, another may stand.
        let slack = LONGEST * most + piece.len();
        for at in Finder::new(&pattern[piece.clone()]).find_iter(text.as_bytes()) {
            let start = text.floor_char_boundary(at.saturating_sub(piece.start + slack));
            let end = text.ceil_char_boundary((at + pattern.len() - piece.start + slack).min(text.len()));
            windows.push(start..end);
        }
    }
    windows.sort_unstable_by_key(|window: &Range<usize>| window.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match apart.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => apart.push(window),
        }
    }
    apart
}

/// So many pieces of about equal length, in bytes; none is empty unless there are too few characters.
fn pieces(pattern: &str, count: usize) -> impl Iterator<Item = Range<usize>> {
    let cut = move |at: usize| pattern.floor_char_boundary(pattern.len() * at / count);
    (0..count).map(move |at| cut(at)..cut(at + 1)).filter(|piece| !piece.is_empty())
}

/// A column of the matrix of edit distances: one row for each character of the pattern, 64 rows in a block.
struct Columns {
    /// How many rows there are.
    rows: usize,
    /// The characters of the pattern with the rows in which each stands.
    stands: Vec<(char, Vec<u64>)>,
    /// Which of them an ASCII character is, counted from 1; 0 for none.
    ascii: [u8; 128],
    blocks: Vec<Block>,
    /// The distance in the last row.
    score: usize,
}

/// In which rows the distance is greater, and in which less, than in the row above.
#[derive(Clone, Copy)]
struct Block {
    more: u64,
    less: u64,
}

impl Columns {
    fn new(pattern: &str) -> Self {
        let rows = pattern.chars().count();
        let count = rows.div_ceil(64);
        let mut columns =
            Self { rows, stands: Vec::new(), ascii: [0; 128], blocks: Vec::with_capacity(count), score: 0 };
        for (row, c) in pattern.chars().enumerate() {
            let at = columns.stands.iter().position(|(known, _)| *known == c).unwrap_or_else(|| {
                columns.stands.push((c, vec![0; count]));
                columns.stands.len() - 1
            });
            columns.stands[at].1[row / 64] |= 1 << (row % 64);
            if let (Some(entry), Ok(at)) = (columns.ascii.get_mut(c as usize), u8::try_from(at + 1)) {
                *entry = at;
            }
        }
        columns.blocks.resize(count, Block { more: 0, less: 0 });
        columns
    }

    /// Begins before the text: each row costs one more.
    fn restart(&mut self) {
        self.blocks.fill(Block { more: u64::MAX, less: 0 });
        self.score = self.rows;
    }

    /// Goes on by a character of the text; gives the distance of the whole pattern.
    fn advance(&mut self, c: char) -> usize {
        let known = match self.ascii.get(c as usize) {
            Some(0) => None,
            Some(at) => self.stands.get(usize::from(*at) - 1),
            None => self.stands.iter().find(|(known, _)| *known == c),
        };
        // A pattern may begin anywhere: above the first row, the distance stays 0.
        let mut carry = 0;
        let last = self.blocks.len().saturating_sub(1);
        for (at, block) in self.blocks.iter_mut().enumerate() {
            let top = if at == last { (self.rows - 1) % 64 } else { 63 };
            let equal = known.map_or(0, |(_, rows)| rows[at]);
            carry = block.advance(equal, carry, top);
        }
        self.score = self.score.saturating_add_signed(carry);
        self.score
    }
}

impl Block {
    /// Advances a column; `carry` is by how much the row above differs from the column before, the answer is the same
    /// of row `top`.
    fn advance(&mut self, equal: u64, carry: isize, top: usize) -> isize {
        let Self { more, less } = *self;
        let vertical = equal | less;
        let equal = equal | u64::from(carry < 0);
        let horizontal = ((equal & more).wrapping_add(more) ^ more) | equal;
        let mut grows = less | !(horizontal | more);
        let mut shrinks = more & horizontal;
        let carried = isize::from(grows >> top & 1 == 1) - isize::from(shrinks >> top & 1 == 1);
        grows = grows << 1 | u64::from(carry > 0);
        shrinks = shrinks << 1 | u64::from(carry < 0);
        *self = Self { more: shrinks | !(vertical | grows), less: grows & vertical };
        carried
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::library::made_up::noisy;

    /// The distance of the pattern from what ends at each character of the text, by the book.
    fn scores(pattern: &str, text: &str) -> Vec<usize> {
        let pattern: Vec<char> = pattern.chars().collect();
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        text.chars()
            .map(|c| {
                let mut diagonal = 0;
                for (row, wanted) in pattern.iter().enumerate() {
                    let here =
                        (diagonal + usize::from(*wanted != c)).min(column[row] + 1).min(column[row + 1] + 1);
                    diagonal = column[row + 1];
                    column[row + 1] = here;
                }
                column[pattern.len()]
            })
            .collect()
    }

    #[test]
    fn the_best_place_is_found_with_its_distance() {
        let text = "The grey owl saw the moon, and the gray owls saw the moon and the grey owl slept.";
        for (pattern, most, expected) in [
            ("grey owl saw the moon", 2, &[(25, 0)][..]),
            ("grey cowl saw the moon", 2, &[(25, 1)]),
            ("grey cow saw the moon", 3, &[(25, 2)]),
            ("the grey owl crept", 2, &[(80, 2)]),
            ("the grey owl crept", 1, &[]),
            ("grey owl", 0, &[(12, 0), (74, 0)]),
        ] {
            assert_eq!(best_ends(pattern, text, most), expected, "{pattern}");
        }
        assert_eq!(best_ends("", text, 0), []);
        assert_eq!(best_ends("owl", "", 1), []);
    }

    proptest! {
        #[test]
        fn columns_are_those_of_the_book(pattern in "[abé∎]{1,200}", text in "[abcé∎]{0,300}") {
            let mut columns = Columns::new(&pattern);
            columns.restart();
            let found: Vec<usize> = text.chars().map(|c| columns.advance(c)).collect();
            prop_assert_eq!(found, scores(&pattern, &text));
        }

        #[test]
        fn nothing_within_reach_is_overlooked(
            pattern in "[abcé∎]{8,80}", before in "[abcé]{0,60}", seed: u64, most in 0_usize..8,
        ) {
            let text = format!("{before}{}{before}", noisy(&pattern, seed, 60));
            let fewest = scores(&pattern, &text).into_iter().min().filter(|fewest| *fewest <= most);
            prop_assert_eq!(best_ends(&pattern, &text, most).first().map(|(_, score)| *score), fewest);
        }
    }
}
