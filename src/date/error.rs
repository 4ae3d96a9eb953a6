//! What can be wrong with a date.

use std::fmt;

use thiserror::Error;

/// Why a string is not a date: where, what stands there, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("at {}: {problem}", self.column())]
pub struct DateError {
    input: String,
    at: usize,
    problem: Problem,
}

impl DateError {
    /// `at` is a byte offset into `input`.
    pub(super) fn new(input: &str, at: usize, problem: Problem) -> Self {
        Self { input: input.to_owned(), at, problem }
    }

    /// Byte offset of the problem in [`Self::input`]; its length where something is missing at the end.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The character at which the problem stands, the first being 1. This is what the message says.
    pub fn column(&self) -> usize {
        self.input.char_indices().take_while(|&(offset, _)| offset < self.at).count() + 1
    }

    /// Whether the words mean something, but one of two things.
    pub(super) fn is_ambiguous(&self) -> bool {
        matches!(self.problem, Problem::Ambiguous { .. })
    }

    /// The string that was to be read.
    pub fn input(&self) -> &str {
        &self.input
    }
}

/// The kinds of problem.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum Problem {
    /// Something else should stand there.
    #[error("{}: expected {expected}", Found { what, found })]
    Unexpected {
        /// Which part of the date, e.g. `month`; empty if none.
        what: &'static str,
        /// What stands there; empty at the end of the string.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// Well formed, but beyond the days that can be represented.
    #[error("{} is out of range: expected a year from -262143 to 262142", Found { what: "year", found })]
    YearOutOfRange {
        /// The year as written.
        found: String,
    },
    /// Words that people use in two ways.
    #[error("{} can be read in two ways: expected {choices}", Quoted(found))]
    Ambiguous {
        /// The words as written.
        found: String,
        /// How to write each reading.
        choices: String,
    },
}

impl Problem {
    /// `found` stands where `expected` should; `what` names the part of the date, or is empty.
    pub(super) fn unexpected(what: &'static str, found: &str, expected: impl Into<String>) -> Self {
        Self::Unexpected { what, found: found.to_owned(), expected: expected.into() }
    }
}

/// Longest quotation of the input in a message, in characters.
const LONGEST: usize = 24;

/// What stands there: `month 13`, `month missing`, `"*"`, `nothing`.
struct Found<'a> {
    what: &'a str,
    found: &'a str,
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, found } = *self;
        match (what, found) {
            ("", "") => f.write_str("nothing"),
            (what, "") => write!(f, "{what} missing"),
            ("", found) => write!(f, "{}", Quoted(found)),
            (what, found) => write!(f, "{what} {}", Quoted(found)),
        }
    }
}

/// A piece of the input made safe to print: a bare word as it is, all else in quotation marks.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(found) = self;
        let short: String = found.chars().take(LONGEST).collect();
        let more = if short.len() < found.len() { "…" } else { "" };
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if short.chars().all(word) && short.contains(|c: char| c != '-') {
            write!(f, "{short}{more}")
        } else {
            write!(f, "{short:?}{more}")
        }
    }
}
