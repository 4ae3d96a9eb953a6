//! From paths to byte offsets, and from byte offsets to lines and columns.

use std::collections::HashMap;
use std::fmt;

use super::cursor;
use super::findings::{Finding, MOST_PROBLEMS};
use super::issue::Issue;
use super::kind::IssueKind;
use super::path::{Path, Place, Step};
use super::raw::{Form, Leaf};
use super::walk::{Misfit, Observer, Walk};

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Lines and columns of a set of byte offsets, found in one pass over the text.
pub(super) struct Positions {
    offsets: Vec<usize>,
    positions: Vec<Position>,
}

impl Positions {
    /// Looks up every one of `offsets`, in any order. One beyond the text, or within a character, is moved back.
    pub(super) fn new(text: &str, mut offsets: Vec<usize>) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let mut positions = Vec::with_capacity(offsets.len());
        let mut from = 0;
        let mut here = Position { line: 1, column: 1 };
        for &offset in &offsets {
            let to = text.floor_char_boundary(offset).max(from);
            for character in text[from..to].chars() {
                if character == '\n' {
                    here = Position { line: here.line + 1, column: 1 };
                } else {
                    here.column += 1;
                }
            }
            from = to;
            positions.push(here);
        }
        Self { offsets, positions }
    }

    /// The position of an offset that was handed to [`Positions::new`]; the start of the text for any other.
    pub(super) fn get(&self, offset: usize) -> Position {
        match self.offsets.binary_search(&offset) {
            Ok(found) => self.positions[found],
            Err(_) => Position { line: 1, column: 1 },
        }
    }
}

/// The byte offset of a line and column counted from 1; the end of the text if it is shorter.
pub(super) fn offset_of(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        match text[start..].find('\n') {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    text[start..]
        .char_indices()
        .nth(position.column.saturating_sub(1))
        .map_or(text.len(), |(at, _)| start + at)
}

/// Finds where values stand.
struct Finder {
    wanted: HashMap<Vec<Step>, Option<usize>>,
}

impl Observer for Finder {
    fn value(&mut self, path: &[Step], at: usize) {
        if let Some(found) = self.wanted.get_mut(path) {
            *found = Some(at);
        }
    }

    fn leaf(&mut self, _: &Leaf, _: usize, _: &str) -> bool {
        true
    }

    fn misfit(&mut self, _: usize, _: Misfit<'_>) {}

    fn cut(&mut self, _: usize, _: usize) {}
}

/// A problem at a byte offset.
#[derive(Debug)]
pub(super) struct Located {
    /// Where.
    pub(super) at: usize,
    /// Where the thing that is repeated stands first.
    pub(super) first: Option<usize>,
    /// What is wrong.
    pub(super) kind: IssueKind,
}

impl Located {
    /// A problem that isn't a repetition.
    pub(super) fn new(at: usize, kind: IssueKind) -> Self {
        Self { at, first: None, kind }
    }
}

/// Finds where the values stand that `findings` are about. One that doesn't stand in the text takes the place of
/// the nearest value around it that does.
pub(super) fn place(text: &str, form: &Form, findings: Vec<Finding>) -> Vec<Located> {
    let mut wanted = HashMap::new();
    for path in findings.iter().flat_map(|finding| [Some(&finding.path), finding.first.as_ref()]).flatten() {
        for depth in 0..=path.0.len() {
            wanted.entry(path.0[..depth].to_vec()).or_insert(None);
        }
    }
    let (finder, _) = Walk::through(text, form, Finder { wanted });
    let at = |path: &Path| {
        let found = |depth: usize| finder.wanted.get(&path.0[..depth]).copied().flatten();
        (0..=path.0.len()).rev().find_map(found).unwrap_or(0)
    };
    let located = findings.into_iter().map(|finding| {
        let start = at(&finding.path);
        let at_inside =
            if finding.inside == 0 { start } else { cursor::offset_in_literal(text, start, finding.inside) };
        Located { at: at_inside, first: finding.first.as_ref().map(at), kind: finding.kind }
    });
    located.collect()
}

/// Where the value at `place` stands in `text`, or the nearest value around it.
pub(super) fn place_of(text: &str, form: &Form, place: &Place<'_>) -> usize {
    let (mut walk_to, path) = (HashMap::new(), place.path());
    walk_to.insert(path.0.clone(), None);
    let (finder, _) = Walk::through(text, form, Finder { wanted: walk_to });
    finder.wanted.get(&path.0).copied().flatten().unwrap_or(0)
}

/// Turns byte offsets in `text` into lines and columns, sorted.
pub(super) fn issues(text: &str, mut located: Vec<Located>) -> Vec<Issue> {
    if located.len() >= MOST_PROBLEMS && !located.iter().all(|problem| problem.kind.is_warning()) {
        let last = located.iter().map(|problem| problem.at).max().unwrap_or_default();
        located.push(Located::new(last, IssueKind::More { listed: located.len() }));
    }
    let offsets = located.iter().flat_map(|problem| [Some(problem.at), problem.first]).flatten().collect();
    let positions = Positions::new(text, offsets);
    let issue = |problem: Located| {
        let kind = match problem.first {
            Some(first) => problem.kind.with_first(positions.get(first)),
            None => problem.kind,
        };
        Issue::new(positions.get(problem.at), kind)
    };
    located.into_iter().map(issue).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_positions_are_inverse() {
        let text = "ab\ncé∎d\r\n\nlast";
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let positions = Positions::new(text, offsets.clone());
        for &offset in &offsets {
            assert_eq!(offset_of(text, positions.get(offset)), offset, "offset {offset}");
        }
        assert_eq!(positions.get(9), Position { line: 2, column: 4 }, "columns count characters, not bytes");
        assert_eq!(positions.get(text.len()), Position { line: 4, column: 5 });
    }

    #[test]
    fn offsets_beyond_or_within_a_character_are_moved_back() {
        let positions = Positions::new("é", vec![1, 99]);
        assert_eq!(positions.get(1), Position { line: 1, column: 1 });
        assert_eq!(positions.get(99), Position { line: 1, column: 2 });
        assert_eq!(offset_of("é", Position { line: 7, column: 1 }), 2);
        assert_eq!(offset_of("é", Position { line: 1, column: 7 }), 2);
    }
}
