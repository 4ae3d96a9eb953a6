//! How the picture follows what is meant. Actions change the goal at once; only the picture takes its time.
//!
//! What a key does never depends on how far a glide has come: keys change the goal, so the same keys lead to the same
//! view however fast they are pressed, with motion or without. A hand on the canvas acts on what it sees: it ends any
//! motion where it is.

use super::State;
use super::action::{Action, FilterAction, ViewAction};
use crate::timeline::{Motion, Viewport};

/// The picture's way to the goal.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Moving {
    /// The window's clock in this frame, in seconds. `None`: there is no window, and nothing takes time.
    clock: Option<f64>,
    motion: Option<Motion>,
    /// Whether the system asks for reduced motion.
    system_reduces: bool,
}

impl Moving {
    /// The same clock and system, at rest.
    pub(super) fn at_rest(self) -> Self {
        Self { motion: None, ..self }
    }
}

impl State {
    /// The stretch of time on screen in this frame.
    pub fn viewport(&self) -> Viewport {
        match (self.moving.motion, self.moving.clock) {
            (Some(motion), Some(now)) => motion.at(now),
            (Some(_) | None, _) => self.goal,
        }
    }

    /// The stretch of time that is meant: where the picture is, or where it is going.
    pub fn goal(&self) -> Viewport {
        self.goal
    }

    /// Whether the picture is still on its way, so that another frame must follow.
    pub fn is_moving(&self) -> bool {
        self.moving.motion.is_some()
    }

    /// Whether everything happens at once: as chosen or, without a choice, as the system says.
    pub fn reduces_motion(&self) -> bool {
        self.settings.reduce_motion.unwrap_or(self.moving.system_reduces)
    }

    pub(super) fn toggle_motion(&mut self) {
        let reduce = !self.reduces_motion();
        // To choose what the system says is to follow it.
        self.settings.reduce_motion = (reduce != self.moving.system_reduces).then_some(reduce);
        self.moving = self.moving.at_rest();
    }

    pub(super) fn hear_of_motion(&mut self, system_reduces: bool) {
        self.moving.system_reduces = system_reduces;
        if self.reduces_motion() {
            self.moving = self.moving.at_rest();
        }
    }

    pub(super) fn set_clock(&mut self, now: f64) {
        self.moving.clock = Some(now);
        self.moving.motion = self.moving.motion.filter(|motion| !motion.is_over(now));
    }

    /// Ends a motion where it is, if an action asks for that: a fling for anything that is done, a glide for a hand.
    pub(super) fn make_way(&mut self, action: &Action) {
        let Some(motion) = self.moving.motion else {
            return;
        };
        let by_hand = match action {
            Action::View(ViewAction::Clock(_)) | Action::Filter(FilterAction::Found { .. }) => return,
            Action::View(action) => action.is_by_hand(),
            Action::Filter(_)
            | Action::Select(_)
            | Action::Choose(_)
            | Action::Span(_)
            | Action::Export(_)
            | Action::Open(_)
            | Action::Lanes(_)
            | Action::History(_)
            | Action::GoTo(_)
            | Action::Bookmarks(_)
            | Action::Table(_)
            | Action::Cite(_)
            | Action::Library(_)
            | Action::Check(_)
            | Action::Reader(_)
            | Action::Note(_)
            | Action::Evidence(_)
            | Action::Window(_) => false,
        };
        if by_hand || motion.is_fling() {
            self.goal = self.viewport();
            self.moving = self.moving.at_rest();
        }
    }

    /// Lets the picture glide to another goal, from wherever it is.
    pub(super) fn glide_to(&mut self, goal: Viewport) {
        if goal == self.goal {
            return;
        }
        let from = self.viewport();
        self.goal = goal;
        // Behind the table nobody would see it.
        let clock = self.moving.clock.filter(|_| !self.reduces_motion() && !self.shows_table());
        self.moving.motion = clock.and_then(|now| Motion::glide(from, goal, self.limits, now));
    }

    /// Shows something at once.
    pub(super) fn jump_to(&mut self, viewport: Viewport) {
        self.goal = viewport;
        self.moving = self.moving.at_rest();
    }

    /// Lets the picture move on at a speed in screens per second.
    pub(super) fn fling(&mut self, speed: f64) {
        let clock = self.moving.clock.filter(|_| !self.reduces_motion());
        let speed = speed * self.goal.days();
        if let Some(motion) = clock.and_then(|now| Motion::fling(self.goal, speed, self.limits, now)) {
            self.goal = motion.goal();
            self.moving.motion = Some(motion);
        }
    }
}
