//! Back and forward through views, like a browser: what passes, what is on screen, what is selected, the lanes.

use super::State;
use super::action::{
    Action, FilterAction, HistoryAction, LanesAction, SelectAction, ViewAction, WindowAction,
};
use super::table::TableAction;
use crate::dataset::EventIx;
use crate::layout::LanesBy;
use crate::query::Filter;
use crate::timeline::Viewport;

/// So many views are kept.
const MOST: usize = 200;

/// The views before and after the one that is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    back: Vec<View>,
    forward: Vec<View>,
    /// What led to the view that is shown.
    last: Option<Step>,
}

/// Where somebody was.
#[derive(Debug, Clone, PartialEq)]
struct View {
    filter: Filter,
    /// The stretch of time on screen; whatever is folded.
    time: Viewport,
    selected: Option<EventIx>,
    by: LanesBy,
    folds: bool,
    shows_dropped: bool,
}

/// What leads from one view to the next. What is done by hand, such as panning, stays within a view: coming back, one
/// finds it as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A choice, or a jump.
    Choice,
    /// A letter of a search: all of one search are one step.
    Typing,
    /// From event to event by key: as far as one walks is one step.
    Walking,
}

impl Step {
    /// What an action is. `None`: nothing to come back from.
    pub(super) fn of(action: &Action) -> Option<Self> {
        match action {
            Action::Filter(FilterAction::Search(_)) => Some(Self::Typing),
            Action::Filter(_)
            | Action::GoTo(_)
            | Action::Bookmarks(_)
            | Action::Lanes(LanesAction::By(_))
            | Action::Select(SelectAction::Event(_))
            | Action::Window(WindowAction::ToggleFolding | WindowAction::ToggleDropped)
            | Action::View(
                ViewAction::FitAll
                | ViewAction::CentreOn(_)
                | ViewAction::CentreSelected
                | ViewAction::FitEvent(_)
                | ViewAction::FitEvents(_),
            ) => Some(Self::Choice),
            Action::Select(
                SelectAction::Next
                | SelectAction::Previous
                | SelectAction::First
                | SelectAction::Last
                | SelectAction::NextRelated
                | SelectAction::PreviousRelated,
            )
            | Action::Table(TableAction::Row(_) | TableAction::Extend(_)) => Some(Self::Walking),
            Action::Select(SelectAction::List(_) | SelectAction::Nothing)
            | Action::Cite(_)
            | Action::Library(_)
            | Action::Check(_)
            | Action::Reader(_)
            | Action::Note(_)
            | Action::Evidence(_)
            | Action::View(
                ViewAction::Clock(_)
                | ViewAction::Show(_)
                | ViewAction::Pan(_)
                | ViewAction::Drag(_)
                | ViewAction::Fling(_)
                | ViewAction::Stop
                | ViewAction::Zoom { .. }
                | ViewAction::Scroll(_),
            )
            | Action::Lanes(
                LanesAction::Toggle(_)
                | LanesAction::FoldAll
                | LanesAction::UnfoldAll
                | LanesAction::Move { .. }
                | LanesAction::ResetOrder,
            )
            | Action::Span(_)
            | Action::Export(_)
            | Action::Open(_)
            | Action::History(_)
            | Action::Choose(_)
            | Action::Table(_)
            | Action::Window(_) => None,
        }
    }
}

/// Where an action started from.
pub(super) struct Start(Step, View);

impl State {
    /// Notes where an action starts from, if there is something to come back from afterwards.
    pub(super) fn start_of(&self, action: &Action) -> Option<Start> {
        Step::of(action).map(|step| Start(step, self.view()))
    }

    /// Keeps the view that an action has led away from.
    pub(super) fn keep_view(&mut self, start: Option<Start>) {
        let Some(Start(step, before)) = start.filter(|start| start.1 != self.view()) else {
            return;
        };
        let goes_on = step != Step::Choice && self.history.last == Some(step);
        self.history.last = Some(step);
        self.history.forward.clear();
        if !goes_on {
            self.history.back.push(before);
            let spare = self.history.back.len().saturating_sub(MOST);
            self.history.back.drain(..spare);
        }
    }

    pub(super) fn apply_history(&mut self, action: HistoryAction) {
        let here = self.view();
        let there = match action {
            HistoryAction::Back => self.history.back.pop(),
            HistoryAction::Forward => self.history.forward.pop(),
        };
        let Some(there) = there else { return };
        match action {
            HistoryAction::Back => self.history.forward.push(here),
            HistoryAction::Forward => self.history.back.push(here),
        }
        self.history.last = None;
        self.show_view(there);
    }

    /// Whether there is a view to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.history.back.is_empty()
    }

    /// Whether there is a view to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.history.forward.is_empty()
    }

    fn view(&self) -> View {
        View {
            filter: self.filter.clone(),
            time: self.axis().time(self.goal),
            selected: self.selected,
            by: self.lanes.by(),
            folds: self.settings.fold_empty_time,
            shows_dropped: self.settings.show_dropped,
        }
    }

    fn show_view(&mut self, view: View) {
        if view.filter != self.filter {
            self.filter = view.filter;
            self.find();
        }
        self.group_by(view.by);
        if view.folds != self.settings.fold_empty_time {
            self.toggle_folding();
        }
        self.settings.show_dropped = view.shows_dropped;
        self.selected = view.selected;
        self.listed.clear();
        self.glide_to(self.axis().stretch(view.time).clamped(self.limits));
    }
}
