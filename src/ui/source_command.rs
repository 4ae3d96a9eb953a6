//! The commands that lead to the sources.

use crate::state::{Action, CheckAction, LibraryAction, State};

/// What a user can name of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum SourceCommand {
    Library,
    Check,
}

impl SourceCommand {
    /// What the command does now. `None`: nothing.
    #[expect(clippy::unnecessary_wraps, reason = "commands of sources may have nothing to do")]
    pub(super) fn does(self, _state: &State) -> Option<Action> {
        match self {
            Self::Library => Some(Action::Library(LibraryAction::Ask)),
            Self::Check => Some(Action::Check(CheckAction::Start)),
        }
    }
}
