//! Problems while they are being found: with a path instead of a line and column, which are looked up later.

use std::borrow::Cow;

use super::kind::{IssueKind, Table};
use super::nearest::Speller;
use super::path::{Path, Place};
use super::rules::{self, Lines};
use crate::date::Date;

/// How many problems one check of a text keeps. A file made of mistakes must not fill the memory with them.
pub(super) const MOST_PROBLEMS: usize = 10_000;

/// A problem at a path.
pub(super) struct Finding {
    /// The value, or the record that lacks one.
    pub(super) path: Path,
    /// How many bytes into the value, if it is a text.
    pub(super) inside: usize,
    /// Where the thing that is repeated stands first.
    pub(super) first: Option<Path>,
    /// What is wrong.
    pub(super) kind: IssueKind,
}

/// The problems found so far.
pub(super) struct Findings {
    found: Vec<Finding>,
    speller: Speller,
}

impl Findings {
    /// Nothing found yet.
    pub(super) fn new() -> Self {
        Self { found: Vec::new(), speller: Speller::new() }
    }

    /// Whether nothing has been found.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Everything found.
    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.found
    }

    fn push(&mut self, finding: Finding) {
        if self.found.len() < MOST_PROBLEMS {
            self.found.push(finding);
        }
    }

    /// Adds a problem with the value at `place`.
    pub(super) fn add(&mut self, place: &Place<'_>, kind: IssueKind) {
        self.add_inside(place, 0, kind);
    }

    /// Adds a problem `inside` bytes into the text at `place`.
    pub(super) fn add_inside(&mut self, place: &Place<'_>, inside: usize, kind: IssueKind) {
        self.push(Finding { path: place.path(), inside, first: None, kind });
    }

    /// Adds a repetition of what stands first at `first`.
    pub(super) fn add_repeated(&mut self, place: &Place<'_>, first: &Place<'_>, kind: IssueKind) {
        self.push(Finding { path: place.path(), inside: 0, first: Some(first.path()), kind });
    }

    /// Adds an id that `table` doesn't have, with the nearest of the ids that it has.
    pub(super) fn add_unknown<'k>(
        &mut self,
        place: &Place<'_>,
        table: Table,
        id: &str,
        known: impl ExactSizeIterator<Item = &'k str>,
    ) {
        let nearest = self.speller.nearest(id, known);
        self.add(place, IssueKind::UnknownId { table, id: id.to_owned(), nearest });
    }

    /// A required value of the record at `place`.
    pub(super) fn required<T>(&mut self, place: &Place<'_>, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.add(place, IssueKind::Missing { record: field.record, field: field.name });
        }
        value
    }

    /// A required text on one line, of the record at `place`; empty if it is missing.
    pub(super) fn required_line<'v>(
        &mut self,
        place: &Place<'_>,
        field: Field,
        value: Option<&'v (impl AsRef<str> + ?Sized)>,
    ) -> &'v str {
        let Some(value) = self.required(place, field, value) else {
            return "";
        };
        if value.as_ref().trim().is_empty() {
            self.add(&place.field(field.name), IssueKind::Empty { field: field.name });
        }
        self.line(&place.field(field.name), Some(value))
    }

    /// A text on one line, empty if left out.
    pub(super) fn line<'v>(
        &mut self,
        place: &Place<'_>,
        value: Option<&'v (impl AsRef<str> + ?Sized)>,
    ) -> &'v str {
        let value = value.map(AsRef::as_ref).unwrap_or_default();
        if let Some((inside, character)) = rules::bad_character(value, Lines::One) {
            self.add_inside(place, inside, IssueKind::BadCharacter { character });
        }
        value
    }

    /// A text that may run over several lines, empty if left out. Its line breaks become `\n`.
    pub(super) fn paragraph<'v>(
        &mut self,
        place: &Place<'_>,
        value: Option<&'v (impl AsRef<str> + ?Sized)>,
    ) -> Cow<'v, str> {
        let mut value = Cow::Borrowed(value.map(AsRef::as_ref).unwrap_or_default());
        let bad = rules::bad_character(&value, Lines::Several);
        if bad.is_some_and(|(_, character)| character == '\r') {
            value = Cow::Owned(value.replace("\r\n", "\n"));
        }
        if let Some((inside, character)) = rules::bad_character(&value, Lines::Several) {
            self.add_inside(place, inside, IssueKind::BadCharacter { character });
        }
        value
    }

    /// Texts on one line each.
    pub(super) fn lines(&mut self, place: &Place<'_>, values: Option<Vec<String>>) -> Vec<String> {
        let values = values.unwrap_or_default();
        for (position, value) in values.iter().enumerate() {
            self.line(&place.item(position), Some(value));
        }
        values
    }

    /// The id of the record at `place`; empty if it is missing.
    pub(super) fn id<'v>(
        &mut self,
        place: &Place<'_>,
        table: Table,
        value: Option<&'v (impl AsRef<str> + ?Sized)>,
    ) -> &'v str {
        let field = Field { record: table.record(), name: "id" };
        let Some(id) = self.required(place, field, value).map(AsRef::as_ref) else {
            return "";
        };
        if !rules::is_kebab_case(id) {
            self.add(&place.field("id"), IssueKind::BadId { id: id.to_owned() });
        }
        id
    }

    /// A date, if there is one.
    pub(super) fn date(&mut self, place: &Place<'_>, value: Option<&str>) -> Option<Date> {
        match Date::parse(value?) {
            Ok(date) => Some(date),
            Err(error) => {
                // The issue's own place says where.
                let (words, place_words) = (error.to_string(), format!("at {}: ", error.column()));
                let message = words.strip_prefix(&place_words).unwrap_or(&words).to_owned();
                self.add_inside(place, error.at(), IssueKind::BadDate { message });
                None
            }
        }
    }

    /// A web address, if there is one.
    pub(super) fn url(&mut self, place: &Place<'_>, value: Option<String>) -> Option<String> {
        if let Err((inside, fault)) = rules::check_url(value.as_deref()?) {
            self.add_inside(place, inside, IssueKind::BadUrl { fault });
        }
        value
    }
}

/// A field by its record's name and its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// The record, such as `Event`.
    pub(super) record: &'static str,
    /// The field.
    pub(super) name: &'static str,
}
