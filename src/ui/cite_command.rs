//! The commands that copy citations.

use crate::export::citation::Style;
use crate::state::{Action, CiteAction, Cited, State};

/// What a user can name of citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum CiteCommand {
    FirstExcerpt,
    Bibliography,
    Biblatex,
    Csl,
}

impl CiteCommand {
    /// What the command does now. `None`: nothing.
    pub(super) fn does(self, state: &State) -> Option<Action> {
        let copy = |cited, style| Some(Action::Cite(CiteAction::Copy(cited, style)));
        let of_chosen = |style| (state.selected().is_some() || state.has_several()).then_some(style);
        match self {
            Self::FirstExcerpt => copy(Cited::Excerpt(state.selected()?, 0), Style::Note),
            Self::Bibliography => copy(Cited::Chosen, of_chosen(Style::Bibliography)?),
            Self::Biblatex => copy(Cited::Chosen, of_chosen(Style::Biblatex)?),
            Self::Csl => copy(Cited::Chosen, of_chosen(Style::Csl)?),
        }
    }
}
