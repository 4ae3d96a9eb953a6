//! The commands on what the reader notes.

use crate::state::{Action, FilterAction, NoteAction, State, noted_search};

/// What a user can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum NoteCommand {
    Star,
    Write,
    ShowStarred,
    ShowNoted,
}

impl NoteCommand {
    /// What the command does now. `None`: nothing.
    pub(super) fn does(self, state: &State) -> Option<Action> {
        let event = state.selected().filter(|_| !state.has_several());
        let search = |value| Some(Action::Filter(FilterAction::Search(noted_search(state.filter(), value))));
        match self {
            Self::Star => Some(Action::Note(NoteAction::Star(event?))),
            Self::Write => event.map(|_| Action::Note(NoteAction::Write)),
            Self::ShowStarred => search("star"),
            Self::ShowNoted => search("note"),
        }
    }

    /// Whether it is a choice that is made now.
    pub(super) fn is_chosen(self, state: &State) -> bool {
        let asks = |term: &str| state.filter().text().split_whitespace().any(|each| each == term);
        match self {
            Self::Star => state.selected().and_then(|event| state.note(event)).is_some_and(|note| note.star),
            Self::ShowStarred => asks("has:star"),
            Self::ShowNoted => asks("has:note"),
            Self::Write => false,
        }
    }
}
