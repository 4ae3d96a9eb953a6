//! Qualifiers in plain words: `c. 1989`, `1989 (uncertain)`, `(month and year approximate)`.

use super::expr::Mark;
use super::part::Part;

/// How each part of a date is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub(super) day: Mark,
    /// Or season.
    pub(super) month: Mark,
    pub(super) year: Mark,
}

/// The EDTF qualifier; empty for none.
pub(super) fn symbol(mark: Mark) -> &'static str {
    match (mark.uncertain, mark.approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    }
}

const ABOUT: [&str; 9] =
    ["c. ", "c.", "ca. ", "ca ", "circa ", "about ", "around ", "approximately ", "approx. "];
const PERHAPS: [&str; 4] = ["probably ", "perhaps ", "possibly ", "maybe "];

/// The date without its qualifiers, what they say of all its parts, and what is said in brackets.
pub(super) fn unqualified(mut part: Part<'_>) -> (Part<'_>, Mark, Option<&str>) {
    let mut mark = Mark::default();
    let bracketed = bracketed(part);
    let spoken = bracketed.map(|(_, words)| words);
    part = bracketed.map_or(part, |(date, _)| date);
    if let Some(date) = part.before("?") {
        (part, mark.uncertain) = (date, true);
    }
    if let Some(date) = PERHAPS.iter().find_map(|word| part.after(word)) {
        (part, mark.uncertain) = (date, true);
    }
    if let Some(date) = ABOUT.iter().find_map(|word| part.after(word)) {
        (part, mark.approximate) = (date, true);
    }
    (part, mark, spoken)
}

/// A date and what is said of it in brackets at its end: `uncertain`, `end year approximate`.
pub(super) fn bracketed(part: Part<'_>) -> Option<(Part<'_>, &str)> {
    let (date, words) = part.split_last(" (")?;
    let words = words.before(")")?.text;
    let known = words.ends_with("uncertain") || words.ends_with("approximate");
    known.then_some((date, words))
}

impl Marks {
    /// The qualifier of all parts, if they share one.
    pub(super) fn whole(self) -> Option<Mark> {
        (self.day == self.year && self.month == self.year).then_some(self.year)
    }

    /// Adds what brackets say: `uncertain`, `month and year approximate`, `end day uncertain`.
    /// False if it is not understood.
    pub(super) fn add(&mut self, words: &str) -> bool {
        words.split(", ").all(|clause| {
            let mut said = Mark::default();
            let mut named = Vec::new();
            for word in clause.split(' ') {
                match word {
                    "uncertain" => said.uncertain = true,
                    "approximate" => said.approximate = true,
                    "day" | "month" | "season" | "year" => named.push(word),
                    "and" | "end" | "" => {}
                    _ => return false,
                }
            }
            let all = named.is_empty();
            let slots = [
                (&mut self.day, all || named.contains(&"day")),
                (&mut self.month, all || named.contains(&"month") || named.contains(&"season")),
                (&mut self.year, all || named.contains(&"year")),
            ];
            for (slot, meant) in slots {
                slot.uncertain |= meant && said.uncertain;
                slot.approximate |= meant && said.approximate;
            }
            true
        })
    }
}
