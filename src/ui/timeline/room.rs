//! The room that the lanes have: how far they are scrolled, what they leave free, and their colours.

use eframe::egui::{Color32, Rect};

use super::{Scene, lanes};
use crate::layout::Band;
use crate::state::{Action, ViewAction};

impl Scene<'_> {
    /// How far the lanes are scrolled up: never past their end.
    pub(super) fn scroll(&self) -> f64 {
        self.state.scroll().min(self.spare()).max(0.0)
    }

    /// What scrolls no further than needed to show a band.
    pub(super) fn scroll_to(&self, band: Band) -> Option<Action> {
        let (top, bottom) = (self.scroll(), self.scroll() + f64::from(self.area.height()));
        let by = (band.top - top).min(0.0) + (band.bottom() - bottom).max(0.0);
        (by != 0.0).then(|| Action::View(ViewAction::Scroll(by + self.scroll() - self.state.scroll())))
    }

    /// The colour of a lane: its theme's, or that of none where events of several themes stand together, or where colours
    /// say something else.
    pub(super) fn lane_colour(&self, position: usize) -> Color32 {
        let theme = self.state.lanes().theme(position).filter(|_| !self.state.colours_by_evidence());
        theme.map_or(self.palette.text_weak.0, |theme| self.palette.theme(theme))
    }

    /// What the lanes leave free of the area; all of it where that is little.
    pub(super) fn free(&self) -> Rect {
        let below = self.lanes.last().map_or(0.0, |lane| lane.band.bottom());
        let top = lanes::lane_y(self, below);
        if self.area.bottom() - top > 160.0 { self.area.with_min_y(top) } else { self.area }
    }

    /// How much higher the lanes are than the area, in points; 0 when they fit.
    pub(super) fn spare(&self) -> f64 {
        let bottom = self.lanes.last().map_or(0.0, |lane| lane.band.bottom());
        (bottom - f64::from(self.area.height())).max(0.0)
    }
}
