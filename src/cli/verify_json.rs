//! What `annals verify` found, as JSON. The names are relied on.

use serde::Serialize;

use crate::dataset::{Dataset, Position};
use crate::library::{Anchor, Change, Check, Near, Reason, Report, Verdict};

/// Everything that was found, or only what is wrong. `anchors` holds one for each check, if there is one.
pub(super) fn document(
    dataset: &Dataset,
    report: &Report<'_>,
    anchors: &[Option<Anchor>],
    is_quiet: bool,
) -> serde_json::Result<String> {
    let checks = report.checks.iter().zip(anchors);
    let is_said = |check: &Check<'_>| !(is_quiet && matches!(check.verdict, Verdict::Found(_)));
    let excerpts = checks
        .filter(|(check, _)| is_said(check))
        .map(|(check, anchor)| ExcerptRecord::new(dataset, check, anchor.as_ref()))
        .collect();
    let near = report.near.iter().map(|near| NearRecord::new(dataset, report, near)).collect();
    serde_json::to_string_pretty(&Document { excerpts, near }).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    excerpts: Vec<ExcerptRecord<'a>>,
    near: Vec<NearRecord<'a>>,
}

#[derive(Serialize)]
struct ExcerptRecord<'a> {
    event: &'a str,
    source: &'a str,
    exact: &'a str,
    /// `found`, `moved` or `missing`.
    status: &'static str,
    line: Option<usize>,
    column: Option<usize>,
    /// How many characters of the quotation differ.
    distance: Option<usize>,
    differences: Vec<DifferenceRecord<'a>>,
    /// Lines within the passage that are no part of the quotation.
    skipped: Vec<SkippedRecord<'a>>,
    /// Why it isn't found, in words.
    reasons: Vec<String>,
    anchor: Option<&'a Anchor>,
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    line: usize,
    column: usize,
    quoted: &'a str,
    instead: &'a str,
}

#[derive(Serialize)]
struct SkippedRecord<'a> {
    line: usize,
    column: usize,
    words: &'a str,
}

#[derive(Serialize)]
struct NearRecord<'a> {
    source: &'a str,
    line: usize,
    column: usize,
    events: Vec<&'a str>,
    nearness: String,
}

impl<'a> ExcerptRecord<'a> {
    fn new(dataset: &'a Dataset, check: &'a Check<'a>, anchor: Option<&'a Anchor>) -> Self {
        let (status, reasons) = match &check.verdict {
            Verdict::Found(_) => ("found", Vec::new()),
            Verdict::Moved(_, reasons) => ("moved", reasons.iter().map(ToString::to_string).collect()),
            Verdict::Missing(cause) => ("missing", vec![cause.to_string()]),
        };
        let passage = check.verdict.passage();
        let change = change(&check.verdict);
        let differences = change.map_or(&[][..], |change| change.differences.as_slice());
        let skipped = passage.map_or(&[][..], |passage| passage.skipped.as_slice());
        Self {
            event: &dataset.event(check.event).id,
            source: &dataset.source(check.excerpt.source).id,
            exact: &check.excerpt.exact,
            status,
            line: passage.map(|passage| passage.position.line),
            column: passage.map(|passage| passage.position.column),
            distance: passage.map(|_| change.map_or(0, |change| change.distance)),
            differences: differences
                .iter()
                .map(|one| {
                    let Position { line, column } = one.position;
                    DifferenceRecord { line, column, quoted: &one.quoted, instead: &one.instead }
                })
                .collect(),
            skipped: skipped
                .iter()
                .map(|one| {
                    let Position { line, column } = one.position;
                    SkippedRecord { line, column, words: &one.words }
                })
                .collect(),
            reasons,
            anchor,
        }
    }
}

/// How the text differs from the quotation, if it does.
fn change(verdict: &Verdict) -> Option<&Change> {
    let Verdict::Moved(_, reasons) = verdict else { return None };
    reasons.iter().find_map(|reason| match reason {
        Reason::Changed(change) => Some(change),
        Reason::Section { .. } | Reason::NoSuchHeading { .. } | Reason::Note(_) => None,
    })
}

impl<'a> NearRecord<'a> {
    fn new(dataset: &'a Dataset, report: &Report<'_>, near: &Near) -> Self {
        let event = |check: &usize| dataset.event(report.checks[*check].event).id.as_str();
        Self {
            source: &dataset.source(near.source).id,
            line: near.position.line,
            column: near.position.column,
            events: near.checks.iter().map(event).collect(),
            nearness: near.nearness.to_string(),
        }
    }
}
