//! Views as text: what a view is opened with, and the command line that opens it.

use super::State;
use super::action::LanesAction;
use crate::dataset::EventIx;
use crate::date::{Day, Days};
use crate::layout::LanesBy;
use crate::query::{Ask, Span, file_word, shell_word};
use crate::timeline::Viewport;

/// So near to midnight an edge of the screen is taken to be there, in days: rounding on the way through folded time is
/// less, and nobody sees that much.
const NEAR: f64 = 1e-3;

/// What a dataset is opened with: a question, and how it is looked at. The default asks for nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// Filter and span.
    pub ask: Ask,
    /// The days on screen. With them nothing stays of an earlier view but lanes and folding.
    pub view: Option<Days>,
    /// What events share that stand in one lane; `None`: as it is.
    pub lanes: Option<LanesBy>,
    /// Whether empty time is folded; `None`: as it is.
    pub folds: Option<bool>,
    /// The selected event.
    pub selected: Option<EventIx>,
}

impl From<Ask> for Wanted {
    fn from(ask: Ask) -> Self {
        Self { ask, ..Self::default() }
    }
}

impl State {
    /// Starts from a question, as the command line puts it: its filter, its span on screen, and how to look at it.
    pub fn ask(&mut self, wanted: impl Into<Wanted>) {
        let Wanted { ask, view, lanes, folds, selected } = wanted.into();
        if let Some(by) = lanes {
            self.apply_lanes(LanesAction::By(by));
        }
        if folds.is_some_and(|folds| folds != self.settings.fold_empty_time) {
            self.toggle_folding();
        }
        if view.is_some() || ask != Ask::default() {
            self.filter = ask.filter;
            self.find();
            self.jump_to(self.whole());
            self.span = ask.span;
            self.reach_span();
            if let Some(days) = self.span.and_then(Span::days) {
                self.fit_days(days);
            }
        }
        if let Some(days) = view {
            self.selected = None;
            self.forget_chosen();
            self.show_days(days);
        }
        if let Some(event) = selected {
            self.selected = Some(event);
            // What is on screen was said.
            if view.is_none() {
                self.bring_on_screen(event);
            }
        }
    }

    /// Shows exactly these days or, where they are too few to fill the screen, a week around them.
    fn show_days(&mut self, days: Days) {
        let stretch = self.axis().stretch(Viewport::showing(days));
        let lacking = (Viewport::SHORTEST - stretch.days()).max(0.0) / 2.0;
        let stretch =
            Viewport::new(stretch.start() - lacking, stretch.days() + 2.0 * lacking).unwrap_or(stretch);
        self.limits.start = self.limits.start.min(stretch.start());
        self.limits.end = self.limits.end.max(stretch.end());
        self.jump_to(stretch);
    }

    /// The command line that opens this view: dataset, filter, span, days on screen, lanes, folding and selection;
    /// ready for a POSIX shell.
    pub fn command_line(&self) -> String {
        let dataset = self.dataset();
        let mut words = vec!["annals".to_owned()];
        words.extend(self.file().map(file_word));
        let ask = Ask { filter: self.filter.clone(), span: self.span }.arguments(dataset);
        words.extend((!ask.is_empty()).then_some(ask));
        words.extend(self.days_in_view().map(|days| format!("--view {}", view_word(days))));
        words.push(format!("--lanes {}", self.lanes.by().words()));
        if !self.folds().is_plain() {
            words.push(if self.axis().is_plain() { "--fold=no" } else { "--fold" }.to_owned());
        }
        let selected = self.selected.map(|event| dataset.event(event).id.as_str());
        words.extend(selected.map(|id| format!("--select {}", shell_word(id))));
        words.join(" ")
    }

    /// The days on screen, where an edge a hair beyond midnight is at midnight.
    fn days_in_view(&self) -> Option<Days> {
        let time = self.axis().time(self.goal);
        Days::new(day_at(time.start() + NEAR)?, day_at(time.end() - NEAR)?)
    }
}

/// The day that holds an instant.
fn day_at(instant: f64) -> Option<Day> {
    let floor = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(floor as i32)
}

/// Days as one EDTF interval: `2015/2016-03-04`.
fn view_word(days: Days) -> String {
    let (from, to) = Span::of(days).edges();
    shell_word(&format!("{from}/{to}"))
}
