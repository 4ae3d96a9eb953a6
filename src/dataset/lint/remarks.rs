//! The remarks while the lints look, and the exceptions that silence them.

use std::collections::HashSet;

use super::super::findings::Finding;
use super::super::kind::IssueKind;
use super::super::model::Dataset;
use super::super::path::{Path, Step};
use super::record::Record;
use super::remark::Remark;

/// The remarks so far.
pub(super) struct Remarks<'d> {
    dataset: &'d Dataset,
    found: Vec<Finding>,
    /// The exceptions that have silenced something: the record and the position in its list.
    used: HashSet<(Record, usize)>,
    silenced: usize,
}

impl<'d> Remarks<'d> {
    /// Nothing said yet.
    pub(super) fn new(dataset: &'d Dataset) -> Self {
        Self { dataset, found: Vec::new(), used: HashSet::new(), silenced: 0 }
    }

    /// Says something about `record` at `path`, unless the record makes an exception.
    pub(super) fn add(&mut self, record: Record, path: Path, remark: Remark) {
        self.add_about(record, path, None, remark);
    }

    /// The same of something that meets another thing, which stands at `first`.
    pub(super) fn add_about(&mut self, record: Record, path: Path, first: Option<Path>, remark: Remark) {
        let mut exceptions = record.exceptions(self.dataset).iter();
        match exceptions.position(|exception| exception.lint == remark.lint()) {
            Some(position) => {
                self.used.insert((record, position));
                self.silenced += 1;
            }
            None => self.found.push(Finding { path, inside: 0, first, kind: IssueKind::Remark(remark) }),
        }
    }

    /// Says which exceptions have silenced nothing so far.
    pub(super) fn unneeded_exceptions(&mut self) {
        for record in Record::all(self.dataset) {
            for (position, exception) in record.exceptions(self.dataset).iter().enumerate() {
                if !self.used.contains(&(record, position)) {
                    let path = record.path(&[Step::Field("exceptions"), Step::Item(position)]);
                    let kind = IssueKind::Remark(Remark::UnneededException { lint: exception.lint });
                    self.found.push(Finding { path, inside: 0, first: None, kind });
                }
            }
        }
    }

    /// What was said, and how often an exception silenced something.
    pub(super) fn finish(self) -> (Vec<Finding>, usize) {
        (self.found, self.silenced)
    }
}
