//! The commands that lead to the sources.

use crate::state::{Action, CheckAction, LibraryAction, ReaderAction, State};

/// What a user can name of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum SourceCommand {
    Library,
    Check,
    Read,
    NextPassage,
    PreviousPassage,
}

impl SourceCommand {
    /// What the command does now. `None`: nothing.
    pub(super) fn does(self, state: &State) -> Option<Action> {
        let beside = |step| {
            let has_one = state.reader().is_some_and(|reader| reader.has_beside(step));
            has_one.then_some(ReaderAction::Passage(step))
        };
        Some(Action::Reader(match self {
            Self::Library => return Some(Action::Library(LibraryAction::Ask)),
            Self::Check => return Some(Action::Check(CheckAction::Start)),
            Self::Read if state.reader().is_some() => ReaderAction::Close,
            Self::Read => ReaderAction::Open(state.selected()?, 0),
            Self::NextPassage => beside(1)?,
            Self::PreviousPassage => beside(-1)?,
        }))
    }
}
