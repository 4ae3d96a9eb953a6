//! A quotation laid beside a stretch of text, character by character.
//!
//! The distance is the least number of characters that are added, left out or replaced (V. Levenshtein, 1966), in a
//! stretch that may begin and end anywhere in the window (P. Sellers, "The theory and computation of evolutionary
//! distances: pattern recognition", Journal of Algorithms 1, 1980). A *free* character costs nothing to leave out: a
//! hyphen at the end of a line may be part of the word or not.

use std::ops::Range;

/// A character that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// In its plain form.
    pub(super) c: char,
    /// Where it stands in the folded text, or in the folded quotation.
    pub(super) at: usize,
    /// Whether it may be left out.
    pub(super) is_free: bool,
}

/// A character of the quotation beside one of the text; the one or the other may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Which character of the quotation.
    pub(super) quoted: Option<usize>,
    /// Which character of the window.
    pub(super) stands: Option<usize>,
    /// What it costs: 1 if they differ, 0 if not.
    pub(super) cost: usize,
}

/// Lays the quotation beside the stretch of the window that it differs least from: of equals the first that ends with a
/// word.
pub(super) fn align(quotation: &[Sign], window: &[Sign]) -> Vec<Step> {
    let matrix = Matrix::new(quotation, window);
    let last = quotation.len();
    let cuts_word = |stands: usize| window.get(stands).is_some_and(|next| next.c.is_alphanumeric());
    let rank = |stands: &usize| (matrix.at(last, *stands), cuts_word(*stands));
    let mut stands = (0..=window.len()).min_by_key(rank).unwrap_or(0);
    let mut quoted = last;
    let mut steps = Vec::with_capacity(last + 8);
    while quoted > 0 {
        let here = matrix.at(quoted, stands);
        let dropped = matrix.at(quoted - 1, stands) + cost(&quotation[quoted - 1]);
        let step = match stands.checked_sub(1).map(|before| (&quotation[quoted - 1], &window[before])) {
            Some((one, other)) if here == matrix.at(quoted - 1, stands - 1) + differ(one, other) => {
                Step { quoted: Some(quoted - 1), stands: Some(stands - 1), cost: differ(one, other) }
            }
            Some((_, other)) if here != dropped => {
                Step { quoted: None, stands: Some(stands - 1), cost: cost(other) }
            }
            _ => Step { quoted: Some(quoted - 1), stands: None, cost: cost(&quotation[quoted - 1]) },
        };
        quoted -= usize::from(step.quoted.is_some());
        stands -= usize::from(step.stands.is_some());
        steps.push(step);
    }
    steps.reverse();
    steps
}

/// The sum of what steps cost.
pub(super) fn distance(steps: &[Step]) -> usize {
    steps.iter().map(|step| step.cost).sum()
}

/// The steps that lay characters `part` of the quotation, with what stands between them.
pub(super) fn part(steps: &[Step], part: &Range<usize>) -> Range<usize> {
    let is_inside = |step: &Step| step.quoted.is_some_and(|quoted| part.contains(&quoted));
    let start = steps.iter().position(is_inside).unwrap_or(0);
    let end = steps.iter().rposition(is_inside).map_or(start, |last| last + 1);
    start..end
}

/// Steps word by word: between white space that both have.
pub(super) fn words<'a>(
    steps: &'a [Step],
    quotation: &'a [Sign],
    window: &'a [Sign],
) -> impl Iterator<Item = &'a [Step]> {
    steps.split(|step| {
        let is_space = |sign: &Sign| sign.c == ' ';
        step.quoted.is_some_and(|at| is_space(&quotation[at]))
            && step.stands.is_some_and(|at| is_space(&window[at]))
    })
}

fn cost(sign: &Sign) -> usize {
    usize::from(!sign.is_free)
}

fn differ(one: &Sign, other: &Sign) -> usize {
    usize::from(one.c != other.c)
}

/// The distance of every beginning of the quotation from what ends at every character of the window.
struct Matrix {
    width: usize,
    cells: Vec<usize>,
}

impl Matrix {
    fn new(quotation: &[Sign], window: &[Sign]) -> Self {
        let width = window.len() + 1;
        let mut matrix = Self { width, cells: vec![0; width * (quotation.len() + 1)] };
        for (quoted, sign) in quotation.iter().enumerate() {
            let row = (quoted + 1) * width;
            matrix.cells[row] = matrix.cells[row - width] + cost(sign);
            for (stands, other) in window.iter().enumerate() {
                let at = row + stands + 1;
                matrix.cells[at] = (matrix.cells[at - width - 1] + differ(sign, other))
                    .min(matrix.cells[at - width] + cost(sign))
                    .min(matrix.cells[at - 1] + cost(other));
            }
        }
        matrix
    }

    fn at(&self, quoted: usize, stands: usize) -> usize {
        self.cells[quoted * self.width + stands]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows `~` is free.
    fn signs(text: &str) -> Vec<Sign> {
        let mut is_free = false;
        let mut signs = Vec::new();
        for c in text.chars() {
            if c != '~' {
                signs.push(Sign { c, at: signs.len(), is_free });
            }
            is_free = c == '~';
        }
        signs
    }

    /// The quotation and what stands beside it, `·` where one has nothing.
    fn laid(quotation: &str, window: &str) -> (String, String, usize) {
        let (quotation, window) = (signs(quotation), signs(window));
        let steps = align(&quotation, &window);
        let show = |signs: &[Sign], which: fn(&Step) -> Option<usize>| -> String {
            steps.iter().map(|step| which(step).map_or('·', |at| signs[at].c)).collect()
        };
        let distance = distance(&steps);
        (show(&quotation, |step| step.quoted), show(&window, |step| step.stands), distance)
    }

    #[test]
    fn a_quotation_lies_where_it_differs_least() {
        for (quotation, window, quoted, stands, cost) in [
            ("grey owl", "the grey owl saw", "grey owl", "grey owl", 0),
            ("grey owl", "the gray owl saw", "grey owl", "gray owl", 1),
            ("grey owl", "the greedy owl saw", "gr·e·y owl", "greedy owl", 2),
            ("the grey owl", "e grey owl", "the grey owl", "··e grey owl", 2),
            ("information", "in infor~-mation is", "infor·mation", "infor-mation", 0),
            ("infor-mation", "in infor~-mation is", "infor-mation", "infor-mation", 0),
            ("infor-~ mation", "in infor~-mation is", "infor- mation", "infor-·mation", 0),
            ("well known", "well~-known", "well known", "well-known", 1),
            ("left him", "owls left it to", "left him", "left ·it", 2),
            ("owl", "", "owl", "···", 3),
        ] {
            assert_eq!(laid(quotation, window), (quoted.to_owned(), stands.to_owned(), cost), "{quotation}");
        }
    }

    #[test]
    fn a_part_holds_what_stands_between_its_characters() {
        let steps = align(&signs("the owl saw"), &signs("all the owwl, saw"));
        assert_eq!(part(&steps, &(4..7)), 4..8);
        assert_eq!(distance(&steps[4..8]), 1);
    }
}
