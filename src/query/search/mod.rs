//! Search: the language that people type, and how it is answered.
//!
//! # The language
//! Terms with white space between them; all must hold. Case, diacritics and typography don't matter (see [`fold()`]).
//!
//! - `word`: occurs somewhere in what is written about the event: title, summary, date, quotations with their sections,
//!   names of themes, actors (those a claim is attributed to among them), places and sources, read or cited. A part of
//!   a longer word counts.
//! - `"two words"`: occur so, one after the other, in one of these texts.
//! - `-term`: the term doesn't hold.
//! - `field:value` or `field:"the value"`: see [`Field`].
//!
//! A quotation mark that isn't closed is closed at the end. What can't be understood is left out and told as a
//! [`Mistake`]; the rest is searched for.
//!
//! # How it is answered
//! Everything is folded once ([`Index`]); a term is then looked for with `memmem` (`scan`), in each event up to the first
//! place. What was found of it stays with the matches ([`Findings`]). Once they are shown, what stands after it is
//! gathered (`ready`), so that a word that is typed on is looked up there instead of in the texts.

mod field;
mod fold;
mod hits;
mod index;
mod mistake;
mod read;
mod ready;
mod run;
mod scan;

use std::fmt;

pub use field::{Field, Side};
pub use fold::fold;
pub use hits::Shown;
pub(super) use index::Index;
pub use mistake::Mistake;
pub(super) use run::{Findings, Seeker};
pub(super) use scan::in_parallel;

use field::Moment;

/// What is searched for: terms that must all hold. Without terms everything is found.
///
/// Written out with `to_string`, it reads back as an equal search.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Search {
    terms: Vec<Term>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
struct Term {
    /// Whether it must not hold.
    excluded: bool,
    asks: Asks,
}

#[derive(Debug, Clone, PartialEq)]
enum Asks {
    /// A word or phrase in any text.
    Anywhere(Words),
    /// A value of a field that isn't a date.
    Field(Field, Words),
    /// A date on one side of another.
    When(Moment),
}

/// Words to look for. Neither form is empty or holds a quotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    written: String,
    folded: String,
}

impl Words {
    /// `None` if nothing is left to look for.
    fn new(written: &str) -> Option<Self> {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold::fold(&written).trim().to_owned();
        (!folded.is_empty()).then_some(Self { written, folded })
    }
}

impl Search {
    /// Reads what somebody typed, and what of it can't be understood, in order.
    pub fn read(text: &str) -> (Self, Vec<Mistake>) {
        read::read(text)
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether its answer depends on what a reader has noted.
    pub fn asks_for_notes(&self) -> bool {
        self.terms.iter().any(|term| matches!(term.asks, Asks::Field(Field::Has, _)))
    }
}

impl fmt::Display for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, term) in self.terms.iter().enumerate() {
            write!(f, "{}{term}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.excluded { "-" } else { "" })?;
        let (field, written) = match &self.asks {
            Asks::Anywhere(words) => (None, &words.written),
            Asks::Field(field, words) => (Some(*field), &words.written),
            Asks::When(moment) => (Some(Field::Date(moment.side)), &moment.written),
        };
        if let Some(field) = field {
            write!(f, "{}:", field.name())?;
        }
        // What could be taken for something else is quoted.
        let is_bare = !written.contains(char::is_whitespace)
            && !written.starts_with("//")
            && (field.is_some() || !(written.starts_with('-') || written.contains(':')));
        if is_bare { f.write_str(written) } else { write!(f, "\"{written}\"") }
    }
}

#[cfg(test)]
mod tests;
