//! What to say about newline-delimited JSON that isn't as it should be.
//!
//! The lines are put together as one text in RON in which nearly everything stands where it stood: braces become
//! parentheses, and the quotes around names become spaces. So everything that finds places and explains mistakes in
//! RON does so here, and only what moved (escapes, and what joins the lines) has to be moved back.

use super::findings::Finding;
use super::kind::{IssueKind, Table};
use super::load::read_ron;
use super::locate::{self, Located};
use super::mirror::Mirror;
use super::model::Dataset;
use super::raw::{RawDataset, RawEvent, Written as _};

/// Reads a text line by line, and says what is wrong with it, with byte offsets in `body`.
pub(super) fn read(body: &str) -> Result<Dataset, Vec<Located>> {
    let mut mirror = Mirror::of(body);
    let mut problems = std::mem::take(&mut mirror.problems);
    if mirror.header_broken {
        return Err(problems);
    }
    let is_broken = !problems.is_empty();
    match read_ron::<RawDataset>(&mirror.ron) {
        Ok(dataset) if !is_broken => {
            return rejected_line(body).map_or(Ok(dataset), |problem| Err(vec![problem]));
        }
        Ok(_) => {}
        Err(found) => {
            let found = found.into_iter().map(|problem| moved(&mirror, problem));
            // Events of a line that can't be read aren't known.
            problems.extend(found.filter(|problem| !(is_broken && is_unknown_event(&problem.kind))));
        }
    }
    Err(problems)
}

/// Where the values stand that `findings` are about, as byte offsets in `body`, a text without errors.
pub(super) fn place(body: &str, findings: Vec<Finding>) -> Vec<Located> {
    let mirror = Mirror::of(body);
    let placed = locate::place(&mirror.ron, &RawDataset::FORM, findings);
    placed.into_iter().map(|problem| moved(&mirror, problem)).collect()
}

fn is_unknown_event(kind: &IssueKind) -> bool {
    matches!(kind, IssueKind::UnknownId { table: Table::Event, .. })
}

/// A problem in terms of the text that was mirrored.
fn moved(mirror: &Mirror, problem: Located) -> Located {
    let mut kind = problem.kind;
    if let IssueKind::WrongType { expected } = &mut kind
        && expected.ends_with("(…)`")
    {
        "an object in `{…}`".clone_into(expected);
    }
    Located { at: mirror.origin(problem.at), first: problem.first.map(|first| mirror.origin(first)), kind }
}

/// The first line that the JSON parser rejects though the mirror is sound. This is the last word: a text that is
/// only nearly right is never taken.
fn rejected_line(body: &str) -> Option<Located> {
    let mut start = 0;
    let mut is_header = true;
    for line in body.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let outcome = if is_header {
                serde_json::from_str::<RawDataset>(line).map(drop)
            } else {
                serde_json::from_str::<RawEvent>(line).map(drop)
            };
            if let Err(error) = outcome {
                return Some(fault(start, &error));
            }
            is_header = false;
        }
        start += line.len();
    }
    None
}

/// What the JSON parser says about the line that begins at `start`.
pub(super) fn fault(start: usize, error: &serde_json::Error) -> Located {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    // The column counts bytes from 1, up to the one that was read last.
    let at = start + error.column().saturating_sub(1);
    Located::new(at, IssueKind::Syntax { message: format!("JSON syntax: {words}") })
}

#[cfg(test)]
#[path = "ndjson_tests.rs"]
mod tests;
