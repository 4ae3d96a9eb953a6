//! The commands that look at evidence.

use crate::state::{Action, EvidenceAction, State};

/// What a user can name of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum EvidenceCommand {
    Colours,
    Sources,
    Survey,
}

impl EvidenceCommand {
    /// What the command does.
    pub(super) fn does(self) -> Action {
        Action::Evidence(match self {
            Self::Colours => EvidenceAction::ToggleColours,
            Self::Sources => EvidenceAction::ToggleSources,
            Self::Survey => EvidenceAction::ToggleSurvey,
        })
    }

    /// Whether that is on, for a tick in the menu.
    pub(super) fn is_chosen(self, state: &State) -> bool {
        match self {
            Self::Colours => state.colours_by_evidence(),
            Self::Sources => state.shows_sources(),
            Self::Survey => state.shows_survey(),
        }
    }
}
