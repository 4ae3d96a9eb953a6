//! The problems of a dataset and where they stand.

use std::fmt;

use super::kind::IssueKind;
use super::locate::Position;

/// Whether a problem keeps the dataset from loading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The dataset isn't loaded.
    Error,
    /// The dataset loads; the curator may want to know.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One problem and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Whether it keeps the dataset from loading.
    pub severity: Severity,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1. A byte order mark isn't counted.
    pub column: usize,
    /// What is wrong.
    pub kind: IssueKind,
}

impl Issue {
    /// An issue at a place; its kind decides the severity.
    pub(super) fn new(at: Position, kind: IssueKind) -> Self {
        let severity = if kind.is_warning() { Severity::Warning } else { Severity::Error };
        Self { severity, line: at.line, column: at.column, kind }
    }

    /// One sentence: what stands there and what was expected.
    pub fn message(&self) -> String {
        self.kind.to_string()
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.line, self.column, self.severity, self.kind)
    }
}

/// The problems of one text, sorted by place. Never empty when returned as an error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Sorts `issues` by place.
    pub(super) fn new(mut issues: Vec<Issue>) -> Self {
        issues.sort_by_key(|issue| (issue.line, issue.column));
        Self(issues)
    }

    /// The issues, by place.
    pub fn iter(&self) -> std::slice::Iter<'_, Issue> {
        self.0.iter()
    }

    /// How many issues there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One line per issue, `path:line:column: severity: message`, each ending in a newline.
    pub fn report(&self, path: &str) -> String {
        let mut report = String::new();
        for issue in self {
            report.extend([path, ":", &issue.to_string(), "\n"]);
        }
        report
    }

    /// The issues themselves.
    pub fn into_vec(self) -> Vec<Issue> {
        self.0
    }

    fn summary(&self) -> String {
        match self.0.as_slice() {
            [] => "no problems".to_owned(),
            [only] => only.to_string(),
            [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
        }
    }
}

impl<'a> IntoIterator for &'a Issues {
    type Item = &'a Issue;
    type IntoIter = std::slice::Iter<'a, Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
