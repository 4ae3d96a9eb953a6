//! A source as it is read: its text in pieces, and where each of its quotations stands in it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use memchr::memmem::Finder;

use super::fold::fold;
use super::folder::Library;
use super::key::{Key, key};
use super::pieces::{Piece, pieces};
use super::text::Text;
use super::verify::{Check, Verdict, findings};
use crate::dataset::{Dataset, EventIx, Excerpt, SourceIx};

/// The most places that a search within a text looks at.
pub const MOST_HITS: usize = 10_000;

/// A source ready to be read. Places are in bytes of [`Page::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    text: String,
    pieces: Vec<Piece>,
    quoted: Vec<Quoted>,
    /// What is searched, in small letters.
    sought: Key,
}

/// One quotation of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The event that rests on it.
    pub event: EventIx,
    /// Which excerpt of the event; those of other dates are counted on from its own.
    pub excerpt: usize,
    /// Whether it stands where its excerpt says.
    pub verdict: Verdict,
    /// Where it stands; where its section begins, as far as is known, and empty, if it is missing.
    pub place: Range<usize>,
}

/// Why there is nothing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// There is no folder with texts.
    NoLibrary,
    /// The folder has no such file.
    NoText(PathBuf),
    /// The folder or the file can't be read, in words.
    Unreadable(String),
}

impl Quoted {
    /// Whether it stands in the text, as it is quoted or nearly so.
    pub fn stands(&self) -> bool {
        self.verdict.passage().is_some()
    }
}

impl Page {
    /// Reads the text of a source from a folder, and finds its quotations.
    ///
    /// # Errors
    /// The folder or the text isn't there or can't be read.
    pub fn read(folder: &Path, dataset: &Dataset, source: SourceIx) -> Result<Self, Absent> {
        let unreadable = |error: super::LibraryError| Absent::Unreadable(error.to_string());
        let library = Library::open(folder).map_err(unreadable)?;
        let id = &dataset.source(source).id;
        match library.text(id).map_err(unreadable)? {
            Some(text) => Ok(Self::new(text, dataset, source)),
            None => Err(Absent::NoText(library.path(id))),
        }
    }

    /// Finds the quotations of a source in its text, and puts the text into pieces.
    pub fn new(text: Text, dataset: &Dataset, source: SourceIx) -> Self {
        let checks = findings(dataset, source, &text);
        let headings: BTreeSet<String> =
            checks.iter().map(|check| fold(&check.excerpt.section)).filter(|name| !name.is_empty()).collect();
        let pieces = pieces(&text, &headings);
        let mut quoted: Vec<Quoted> = checks
            .iter()
            .map(|check| Quoted {
                event: check.event,
                excerpt: number(dataset, check),
                verdict: check.verdict.clone(),
                place: place(&text, check, &checks),
            })
            .collect();
        quoted.sort_by_key(|one| (one.place.start, one.place.end));
        let text = text.into_folded();
        Self { sought: Key::new(&text, &[]).in_small_letters(), text, pieces, quoted }
    }

    /// The text: runs of white space as one space, soft hyphens dropped.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The pieces to lay out, in order. Only white space stands between them.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The piece that holds a place, or the first after it; 0 if there is none.
    pub fn piece_at(&self, byte: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.place.end <= byte);
        at.min(self.pieces.len().saturating_sub(1))
    }

    /// Every quotation of the source, in the order of the text.
    pub fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }

    /// Which quotation an excerpt of an event is.
    pub fn find_quoted(&self, event: EventIx, excerpt: usize) -> Option<usize> {
        self.quoted.iter().position(|one| (one.event, one.excerpt) == (event, excerpt))
    }

    /// The quotations that stand in a stretch of the text, whole or in part.
    pub fn quoted_in(&self, place: &Range<usize>) -> impl Iterator<Item = (usize, &Quoted)> {
        let place = place.clone();
        let before = self.quoted.partition_point(|one| one.place.start < place.end);
        let all = self.quoted[..before].iter().enumerate();
        all.filter(move |(_, one)| one.stands() && one.place.end > place.start)
    }

    /// Where words stand, whatever their case, typography and line breaks: in order, apart from each other, no more
    /// than [`MOST_HITS`].
    pub fn search(&self, words: &str) -> Vec<Range<usize>> {
        let needle = Key::of_small_letters(&key(&fold(words)));
        if needle.is_empty() {
            return Vec::new();
        }
        let finder = Finder::new(&needle);
        let found = finder.find_iter(self.sought.as_str().as_bytes()).take(MOST_HITS);
        found.map(|at| self.sought.folded(&self.text, &(at..at + needle.len()))).collect()
    }
}

/// The number of an excerpt within its event.
fn number(dataset: &Dataset, check: &Check<'_>) -> usize {
    let event = dataset.event(check.event);
    let is_it = |one: &Excerpt| std::ptr::eq(one, check.excerpt);
    let own = event.excerpts.iter().position(is_it);
    let other = || event.other_dates.iter().position(|other| is_it(&other.excerpt)).unwrap_or_default();
    own.unwrap_or_else(|| event.excerpts.len() + other())
}

/// Where a quotation stands. One that is missing: where it would if what is around it were disregarded, else where
/// its section begins, known by another quotation of it or by its heading; else where the text begins.
fn place(text: &Text, check: &Check<'_>, checks: &[Check<'_>]) -> Range<usize> {
    if let Some(passage) = check.verdict.passage() {
        return passage.folded.clone();
    }
    let section = fold(&check.excerpt.section);
    let elsewhere = || text.places(&fold(&check.excerpt.exact)).next().map(|place| place.start);
    let beside = || {
        let is_beside = |other: &&Check<'_>| !section.is_empty() && fold(&other.excerpt.section) == section;
        let passages = checks.iter().filter(is_beside).filter_map(|other| other.verdict.passage());
        passages.map(|passage| passage.folded.start).min()
    };
    let headings: Vec<usize> =
        text.places(&section).filter(|place| text.fills_lines(place)).map(|place| place.start).collect();
    let begins = match beside() {
        // A list of contents may name the heading too: the last one before the section's passages is meant.
        Some(passage) => {
            let before = headings.iter().rev().find(|heading| **heading <= passage).copied();
            before.unwrap_or_else(|| text.block(text.block_at(passage)).start)
        }
        None => headings.last().copied().unwrap_or_default(),
    };
    let start = elsewhere().unwrap_or(begins);
    start..start
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
