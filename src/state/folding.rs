//! Folding empty time: the axis that everything is shown on.

use super::State;
use crate::layout::Atlas;
use crate::timeline::{Axis, Limits, Timeline, Viewport};

/// The axis of a dataset, folded or not, and where its events lie on it.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// Where the events lie while nothing is folded.
    plain: Atlas,
    /// Where they lie now.
    atlas: Atlas,
    /// The axis with every stretch of empty time folded.
    folds: Axis,
}

impl Ground {
    /// The plain axis of a timeline. Looks for empty time.
    pub(super) fn new(timeline: &Timeline) -> Self {
        let plain = Atlas::new(timeline);
        Self { atlas: plain.clone(), plain, folds: Axis::folding(timeline) }
    }

    /// Folds, or unfolds.
    pub(super) fn fold(&mut self, fold: bool) {
        self.atlas =
            if fold && !self.folds.is_plain() { self.plain.on(self.folds) } else { self.plain.clone() };
    }

    pub(super) fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    pub(super) fn axis(&self) -> &Axis {
        self.atlas.axis()
    }

    pub(super) fn limits(&self, timeline: &Timeline) -> Limits {
        self.axis().limits(timeline)
    }
}

impl State {
    /// The axis on which everything is shown.
    pub fn axis(&self) -> &Axis {
        self.ground.axis()
    }

    /// The axis as it is with empty time folded; plain if the dataset has no empty time worth folding.
    pub fn folds(&self) -> &Axis {
        &self.ground.folds
    }

    /// The stretch of the axis that shows everything.
    pub fn whole(&self) -> Viewport {
        self.axis().whole(&self.timeline)
    }

    /// Folds empty time, or unfolds it. What is on screen stays there, as far as it isn't folded.
    pub(super) fn toggle_folding(&mut self) {
        let (time, was_whole) = (self.axis().time(self.goal), self.goal == self.whole());
        self.settings.fold_empty_time = !self.settings.fold_empty_time;
        self.ground.fold(self.settings.fold_empty_time);
        self.limits = self.ground.limits(&self.timeline);
        self.reach_span();
        let goal = if was_whole { self.whole() } else { self.axis().stretch(time).clamped(self.limits) };
        self.jump_to(goal);
        self.revision += 1;
    }
}
