//! The source that is read beside the timeline.

use super::State;
use super::effect::Effect;
use crate::dataset::EventIx;

/// The reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderAction {
    /// Show the source of an excerpt at its passage; excerpts of other dates are counted on from an event's own.
    Open(EventIx, usize),
    /// Put it away.
    Close,
}

impl State {
    pub(super) fn apply_reader(&mut self, action: ReaderAction) -> Option<Effect> {
        match action {
            ReaderAction::Open(event, excerpt) => self.reader = Some((event, excerpt)),
            ReaderAction::Close => self.reader = None,
        }
        None
    }

    /// The excerpt whose source is read.
    pub fn read_excerpt(&self) -> Option<(EventIx, usize)> {
        self.reader
    }
}
