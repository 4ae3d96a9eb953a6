//! The commands of the table, and what others do while it is shown.

use super::command::Command;
use super::evidence_command::EvidenceCommand;
use crate::export::RowForm;
use crate::state::{Action, ChooseAction, RowStep, State, TableAction};

/// What a user can name of the table and its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their rows in the table of commands say what they do")]
pub enum RowCommand {
    Toggle,
    CopyTabs,
    CopyMarkdown,
    ExtendAbove,
    ExtendBelow,
    ChooseAll,
    ChooseSpan,
}

impl RowCommand {
    /// What the command does now. `None`: nothing.
    pub(super) fn does(self, state: &State) -> Option<Action> {
        let copy = |form| state.selected().is_some().then_some(Action::Table(TableAction::Copy(form)));
        let extend = |step| state.shows_table().then_some(Action::Table(TableAction::Extend(step)));
        let choose = |can: bool, action| can.then_some(Action::Choose(action));
        match self {
            Self::Toggle => Some(Action::Table(TableAction::Toggle)),
            Self::CopyTabs => copy(RowForm::Tabs),
            Self::CopyMarkdown => copy(RowForm::Markdown),
            Self::ExtendAbove => extend(RowStep::Above),
            Self::ExtendBelow => extend(RowStep::Below),
            Self::ChooseAll => choose(!state.matches().is_empty(), ChooseAction::All),
            Self::ChooseSpan => choose(state.span().is_some(), ChooseAction::InSpan),
        }
    }
}

/// What a command does while the table is shown.
pub(super) enum InTable {
    /// The same as ever.
    Usual,
    /// Something else.
    Acts(Action),
    /// Nothing: it moves what nobody sees.
    Nothing,
}

/// What a command does while the table is shown.
#[expect(clippy::wildcard_enum_match_arm, reason = "all others have nothing to do with what is shown")]
pub(super) fn in_table(command: Command) -> InTable {
    let row = |step| InTable::Acts(Action::Table(TableAction::Row(step)));
    match command {
        Command::LaneAbove => row(RowStep::Above),
        Command::LaneBelow => row(RowStep::Below),
        Command::PageEarlier => row(RowStep::PageAbove),
        Command::PageLater => row(RowStep::PageBelow),
        Command::First => row(RowStep::First),
        Command::Last => row(RowStep::Last),
        Command::ZoomIn
        | Command::ZoomOut
        | Command::FitAll
        | Command::CentreSelected
        | Command::FitSpan
        | Command::PanEarlier
        | Command::PanLater
        | Command::SpanFromView
        | Command::ToggleSolarHijri
        | Command::ToggleFolding
        | Command::ToggleDropped
        | Command::Evidence(EvidenceCommand::Sources)
        | Command::LanesBy(_)
        | Command::FoldLanes
        | Command::UnfoldLanes
        | Command::ResetLanes => InTable::Nothing,
        _ => InTable::Usual,
    }
}
