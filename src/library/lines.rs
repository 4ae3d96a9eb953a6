//! What is said of looked-up quotations: the lines of `annals verify`, which the window copies.

use super::folder::Library;
use super::near::Near;
use super::text::Passage;
use super::verify::{Cause, Check, Report, Unread, Verdict, counts};
use crate::dataset::Dataset;

/// What is said of a report, a line each.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// What messages call the dataset.
    pub(super) name: &'a str,
    pub(super) dataset: &'a Dataset,
    pub(super) library: &'a Library,
    pub(super) checks: &'a [Check<'a>],
    pub(super) near: &'a [Near],
    pub(super) unread: &'a [Unread],
}

impl<'a> Lines<'a> {
    /// Of this report; `name` is what messages call the dataset.
    pub fn new(name: &'a str, dataset: &'a Dataset, library: &'a Library, report: &'a Report<'a>) -> Self {
        Self { name, dataset, library, checks: &report.checks, near: &report.near, unread: &report.unread }
    }
}

impl Lines<'_> {
    /// Every line, or only those about what is wrong.
    pub fn all(&self, is_quiet: bool) -> String {
        let is_said = |check: &&Check<'_>| !(is_quiet && matches!(check.verdict, Verdict::Found(_)));
        let unread = self.unread.iter().map(|unread| self.unread(unread));
        let checks = self.checks.iter().filter(is_said).filter_map(|check| self.check(check));
        let near = self.near.iter().map(|near| self.near(near));
        unread.chain(checks).chain(near).collect()
    }

    /// `verified.ron: 3 excerpts: 2 found, 1 moved, 0 missing`.
    pub fn sum(&self) -> String {
        format!("{}: {}", self.name, sum(counts(self.checks), self.near.len()))
    }

    fn unread(&self, unread: &Unread) -> String {
        let id = &self.dataset.source(unread.source).id;
        // What kept a file from being read names it already.
        match unread.cause {
            None => format!("{}: missing: {unread}\n", self.library.path(id).display()),
            Some(_) => format!("{}: missing: {unread}\n", self.name),
        }
    }

    /// One line; `None` for what is missing with its whole source.
    fn check(&self, check: &Check<'_>) -> Option<String> {
        let source = &self.dataset.source(check.excerpt.source).id;
        let quotation = self.quotation(check);
        let path = self.library.path(source);
        let path = path.display();
        Some(match &check.verdict {
            Verdict::Found(passage) => {
                format!(
                    "{path}:{}: found: {quotation}{}{}\n",
                    passage.position,
                    locator(check),
                    skipped(passage)
                )
            }
            Verdict::Moved(passage, _) => {
                let (position, why) = (passage.position, check.verdict.why().unwrap_or_default());
                format!("{path}:{position}: moved: {quotation}: {why}{}\n", skipped(passage))
            }
            Verdict::Missing(Cause::Unread) => return None,
            Verdict::Missing(cause) => format!("{}: missing: {quotation}: {path}: {cause}\n", self.name),
        })
    }

    fn near(&self, near: &Near) -> String {
        let file = self.library.path(&self.dataset.source(near.source).id);
        let quotations: Vec<String> =
            near.checks.iter().map(|check| self.quotation(&self.checks[*check])).collect();
        format!(
            "{}:{}: near: {}: {}\n",
            file.display(),
            near.position,
            quotations.join(" and "),
            near.nearness
        )
    }

    /// `the-event: "the quotation"`, on one line.
    fn quotation(&self, check: &Check<'_>) -> String {
        let exact: Vec<&str> = check.excerpt.exact.split_whitespace().collect();
        format!("{}: \"{}\"", self.dataset.event(check.event).id, exact.join(" "))
    }
}

/// `3 excerpts: 2 found, 1 moved, 0 missing`, and how many pairs stand too near.
pub(super) fn sum([found, moved, missing]: [usize; 3], near: usize) -> String {
    let excerpts = found + moved + missing;
    let noun = if excerpts == 1 { "excerpt" } else { "excerpts" };
    let near = match near {
        0 => String::new(),
        near => format!(", {near} too near"),
    };
    format!("{excerpts} {noun}: {found} found, {moved} moved, {missing} missing{near}")
}

/// ` (The section, note 3)`, as far as the excerpt says.
fn locator(check: &Check<'_>) -> String {
    let section = Some(check.excerpt.section.to_string()).filter(|section| !section.is_empty());
    let note = check.excerpt.note.map(|note| format!("note {note}"));
    let parts: Vec<String> = section.into_iter().chain(note).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// `; without the line "12" at 3:1`, for every header within a passage.
fn skipped(passage: &Passage) -> String {
    let lines: Vec<String> = passage.skipped.iter().map(|line| format!("; {line}")).collect();
    lines.concat()
}
