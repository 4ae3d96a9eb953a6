//! What to say about a text that the RON parser rejects.
//!
//! The parser stops at the first value it didn't expect. So the text is walked once: every value that doesn't fit
//! is reported and blanked out with spaces, which moves nothing, and the rest is parsed and checked as usual.

use std::collections::HashSet;

use ron::error::SpannedError;

use super::cursor::Stop;
use super::findings::MOST_PROBLEMS;
use super::kind::IssueKind;
use super::locate::{self, Located, Position};
use super::nearest::Speller;
use super::path::Step;
use super::raw::{self, Form, Leaf, MAX_DEPTH, Record};
use super::walk::{Misfit, Observer, Walk};

/// How many characters of the RON parser's words are repeated.
const LONGEST_WORDS: usize = 300;

/// What is left of a text that the RON parser rejected.
pub(super) struct Recovered {
    /// The text without what doesn't fit; every byte of the rest stands where it stood.
    pub(super) text: String,
    /// The problems with what was taken out.
    pub(super) problems: Vec<Located>,
    /// Where something was taken out: the offset of the record and the field, or the offset of the list and no name.
    pub(super) lost: HashSet<(usize, &'static str)>,
    /// The file's format and its offset, if there is one.
    pub(super) format: Option<(usize, i64)>,
    /// Whether the walk stopped because brackets are nested too deep.
    pub(super) too_deep: bool,
}

impl Recovered {
    /// Whether `problem` of the rest may be there only because something was taken out.
    pub(super) fn explains(&self, problem: &Located) -> bool {
        let lost = |field| self.lost.contains(&(problem.at, field));
        if let IssueKind::Missing { field, .. } = problem.kind {
            lost(field)
        } else {
            matches!(problem.kind, IssueKind::Empty { .. }) && lost("")
        }
    }
}

/// Takes everything out of `text` that doesn't fit `form`.
pub(super) fn recover(text: &str, form: &Form) -> Recovered {
    let judge = Judge {
        problems: Vec::new(),
        rest: text.as_bytes().to_vec(),
        lost: HashSet::new(),
        speller: Speller::new(),
        format: None,
        at_format: false,
    };
    let (mut judge, result) = Walk::through(text, form, judge);
    let too_deep = matches!(result, Err(Stop::TooDeep(_)));
    if let Err(Stop::TooDeep(at)) = result {
        judge.report(at, IssueKind::TooDeep { limit: MAX_DEPTH });
    }
    Recovered {
        // Cuts begin and end between characters, so this is still UTF-8.
        text: String::from_utf8(judge.rest).unwrap_or_default(),
        problems: judge.problems,
        lost: judge.lost,
        format: judge.format,
        too_deep,
    }
}

/// Judges every value.
struct Judge {
    problems: Vec<Located>,
    /// The text, with spaces for what doesn't fit.
    rest: Vec<u8>,
    lost: HashSet<(usize, &'static str)>,
    speller: Speller,
    /// The offset of the file's format, and the format.
    format: Option<(usize, i64)>,
    /// Whether the next leaf is the file's format.
    at_format: bool,
}

impl Judge {
    fn report(&mut self, at: usize, kind: IssueKind) {
        self.add(Located::new(at, kind));
    }

    fn add(&mut self, problem: Located) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Reports a field that `record`, which begins at `start`, doesn't have.
    fn unknown_field(&mut self, at: usize, record: &Record, start: usize, field: &str) {
        let known: Vec<&'static str> = record.fields.iter().map(|(name, _)| *name).collect();
        let nearest = self.speller.nearest(field, known.iter().copied());
        let meant = known.iter().find(|name| Some(**name) == nearest.as_deref());
        self.lost.extend(meant.map(|meant| (start, *meant)));
        let field = field.to_owned();
        self.report(at, IssueKind::UnknownField { record: record.name, field, nearest, known });
    }

    /// Reports a leaf that the RON parser rejects.
    fn bad_leaf(&mut self, at: usize, leaf: &Leaf, text: &str, error: SpannedError) {
        if let ron::Error::NoSuchEnumVariant { expected, found, .. } = error.code {
            let nearest = self.speller.nearest(&found, expected.iter().copied());
            self.report(at, IssueKind::UnknownVariant { found, nearest, known: expected.to_vec() });
        } else if matches!(error.code, ron::Error::InvalidEscape(_)) {
            self.report(at + offset_of_error(text, &error), syntax(&error));
        } else {
            self.report(at, IssueKind::WrongType { expected: (leaf.expected)() });
        }
    }
}

impl Observer for Judge {
    fn value(&mut self, path: &[Step], _: usize) {
        self.at_format = path == [Step::Field("format")];
    }

    fn leaf(&mut self, leaf: &Leaf, at: usize, text: &str) -> bool {
        if self.at_format {
            self.format = raw::options().from_str(text).ok().map(|format| (at, format));
        }
        match (leaf.check)(text) {
            Ok(()) => true,
            Err(error) => {
                self.bad_leaf(at, leaf, text, error);
                false
            }
        }
    }

    fn misfit(&mut self, at: usize, misfit: Misfit<'_>) {
        let kind = match misfit {
            Misfit::UnknownField { record, start, field } => {
                return self.unknown_field(at, record, start, field);
            }
            Misfit::LostField { start, field } => {
                self.lost.insert((start, field));
                return;
            }
            Misfit::LostItem { list_start } => {
                self.lost.insert((list_start, ""));
                return;
            }
            Misfit::RepeatedField { field, first } => {
                let kind = IssueKind::RepeatedField { field, first: Position::default() };
                self.add(Located { at, first: Some(first), kind });
                return;
            }
            Misfit::WrongRecord { record, found } => {
                IssueKind::WrongRecord { found: found.to_owned(), expected: record.name }
            }
            Misfit::NotAList => IssueKind::WrongType { expected: "a list in `[…]`".to_owned() },
            Misfit::NotARecord { record } => {
                IssueKind::WrongType { expected: format!("`{}(…)`", record.name) }
            }
        };
        self.report(at, kind);
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.rest[from..to].fill(b' ');
    }
}

/// What the RON parser says about a text.
pub(super) fn syntax(error: &SpannedError) -> IssueKind {
    if let ron::Error::Message(message) = &error.code {
        return IssueKind::Syntax { message: message.clone() };
    }
    let words = error.code.to_string();
    let mut characters = words.chars().take(LONGEST_WORDS);
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    let words: String = first.into_iter().chain(characters).collect();
    IssueKind::Syntax { message: format!("RON syntax: {words}") }
}

/// The byte offset in `text` where the RON parser stopped.
pub(super) fn offset_of_error(text: &str, error: &SpannedError) -> usize {
    locate::offset_of(text, Position { line: error.span.end.line, column: error.span.end.col })
}
