//! Exceptions: where a curator knows better than a lint.

use std::collections::HashMap;

use super::super::findings::{Field, Findings};
use super::super::kind::IssueKind;
use super::super::locate::Position;
use super::super::path::Place;
use super::super::raw::{RawException, Records};
use super::Lint;

/// Says that a lint is wrong about a record, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The lint.
    pub lint: Lint,
    /// Why; never blank.
    pub reason: String,
}

/// Checks the exceptions of the record at `place`: each lint once, each with a reason.
pub(in super::super) fn exceptions(
    findings: &mut Findings,
    place: &Place<'_>,
    raw: Option<Records<RawException>>,
) -> Vec<Exception> {
    let field = place.field("exceptions");
    let mut firsts = HashMap::new();
    let mut checked = Vec::new();
    for (position, raw) in raw.unwrap_or_default().0.into_iter().enumerate() {
        let here = field.item(position);
        let required = |name| Field { record: "Exception", name };
        let lint = findings.required(&here, required("lint"), raw.lint);
        let reason = findings.required_line(&here, required("reason"), raw.reason.as_ref()).to_owned();
        let Some(lint) = lint else { continue };
        let first = *firsts.entry(lint).or_insert(position);
        if first != position {
            let kind = IssueKind::RepeatedInList { id: format!("{lint:?}"), first: Position::default() };
            findings.add_repeated(&here.field("lint"), &field.item(first).field("lint"), kind);
        }
        checked.push(Exception { lint, reason });
    }
    checked
}
