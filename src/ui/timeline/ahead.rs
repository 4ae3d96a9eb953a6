//! What the picture may show next, settled and laid out before it does.

use std::time::{Duration, Instant};

use eframe::egui::Ui;

use super::{Cache, Scene, TimelineView};
use crate::dataset::EventIx;
use crate::layout::{Left, Moved};

/// So long a frame of a moving picture settles what the next level needs, and so long all that may be seen soon.
const MOVING: [Duration; 2] = [Duration::from_micros(110), Duration::from_micros(80)];
/// So long a frame that shows nothing new does, until nothing is left: a pointer comes before whoever zooms.
const AT_REST: Duration = Duration::from_millis(1);

/// What the last frame was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Pace {
    /// It looked elsewhere than the one before.
    Moving,
    /// It looked where the one before did, if there was one.
    #[default]
    Resting,
    /// Besides, all is ready that may be seen next, wherever the picture moves.
    Ready,
}

/// Titles that the next level shows, until they are laid out.
#[derive(Default)]
pub(super) struct Titles {
    /// The level that they were taken from.
    level: Option<i32>,
    waiting: Vec<(EventIx, f64)>,
}

impl TimelineView {
    /// After a frame that shows something else than the one before.
    pub(super) fn settle_moving(&mut self, ui: &Ui, scene: &Scene<'_>, moved: Moved) {
        let [next, soon] = MOVING;
        self.settle(ui, scene, moved, &|is_next| if is_next { next } else { soon });
    }

    /// In a frame that shows what the one before did.
    pub(super) fn settle_at_rest(&mut self, ui: &Ui, scene: &Scene<'_>) {
        if self.pace != Pace::Ready {
            let is_ready = self.settle(ui, scene, Moved::Nowhere, &|_| AT_REST);
            self.pace = if is_ready { Pace::Ready } else { Pace::Resting };
        }
    }

    /// Returns whether nothing is left to do.
    fn settle(&mut self, ui: &Ui, scene: &Scene<'_>, moved: Moved, time: &dyn Fn(bool) -> Duration) -> bool {
        let Some(Cache { key, arrangement, behind, .. }) = &self.cache else { return true };
        let begun = Instant::now();
        let goes_on = |is_next| begun.elapsed() < time(is_next);
        let lanes: Vec<usize> = (0..key.2.len()).filter(|lane| !key.2[*lane]).collect();
        let measure = |text: &str| self.widths.labels.of(ui, text);
        let motion = (moved, &scene.scale);
        let left = arrangement.settle_ahead(&lanes, motion, &measure, &goes_on);
        if left != Left::All && matches!(moved, Moved::In | Moved::Nowhere) {
            let level = arrangement.level(scene.scale.points_per_day());
            if self.titles.level != Some(level) {
                let waiting = arrangement.labels_ahead(&lanes, &scene.scale);
                self.titles = Titles { level: Some(level), waiting };
            }
            let dataset = scene.state.dataset();
            while let Some((event, width)) = self.titles.waiting.pop() {
                if self.labels.has(event) {
                    continue;
                }
                if !goes_on(true) {
                    self.titles.waiting.push((event, width));
                    return false;
                }
                #[expect(clippy::cast_possible_truncation, reason = "a label fits on the screen")]
                self.labels.of(ui.painter(), (event, &dataset.event(event).title), width as f32);
            }
        }
        let behind = behind.as_ref().map(|behind| behind.settle_ahead(&lanes, motion, &measure, &goes_on));
        left == Left::Nothing && behind.is_none_or(|left| left == Left::Nothing)
    }
}
