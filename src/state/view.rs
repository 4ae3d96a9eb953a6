//! Moving through time.

use super::State;
use super::action::{FitTarget, ViewAction};
use crate::dataset::EventIx;
use crate::date::{Day, Days};
use crate::query::Span;
use crate::timeline::{Limits, Reach, Viewport};

/// The air beside something that is made to fit, as a share of its length.
const AIR: f64 = 0.08;
/// What one event is shown within when it is fitted, at least, in days.
const AROUND_EVENT: f64 = 60.0;

impl State {
    pub(super) fn apply_view(&mut self, action: ViewAction) {
        let limits = self.limits;
        match action {
            ViewAction::Clock(now) => self.set_clock(now),
            ViewAction::Show(viewport) => self.jump_to(viewport.clamped(limits)),
            ViewAction::CentreOn(day) => {
                let at = self.axis().position(day);
                self.glide_to(self.goal.centred_on(at).clamped(limits));
            }
            ViewAction::Pan(fraction) => self.glide_to(self.goal.panned(fraction).clamped(limits)),
            ViewAction::Drag(fraction) => self.jump_to(self.goal.panned(fraction).clamped(limits)),
            ViewAction::Fling(speed) => self.fling(speed),
            // Whatever moved has been stopped already, as for every deed of a hand.
            ViewAction::Stop => {}
            ViewAction::Zoom { at, factor } => self.zoom(at, factor),
            ViewAction::FitAll => {
                self.glide_to(self.whole());
                self.scroll = 0.0;
            }
            ViewAction::CentreSelected => self.centre_selected(),
            ViewAction::FitEvent(event) => self.fit_event(event),
            ViewAction::FitEvents(FitTarget::Days(days)) => self.fit_days(days),
            ViewAction::FitEvents(FitTarget::Span) => {
                if let Some(days) = self.span.and_then(Span::days) {
                    self.fit_days(days);
                }
            }
            ViewAction::Scroll(points) => self.scroll = (self.scroll + points).max(0.0),
        }
    }

    fn zoom(&mut self, at: Option<f64>, factor: f64) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let around = |position| self.goal.zoomed_within(position, factor, self.limits);
        if let Some(day) = at {
            self.jump_to(around(self.axis().position(day)));
        } else {
            self.glide_to(around(self.point_of_interest()));
        }
    }

    /// Where on the axis an event lies.
    fn reach_on_axis(&self, event: EventIx) -> Option<Reach> {
        self.timeline.reach(event).map(|reach| self.axis().reach(reach))
    }

    /// What zooming without a pointer keeps in place: the selected event if it is on screen, else the middle.
    fn point_of_interest(&self) -> f64 {
        let selected = self.selected.and_then(|event| self.reach_on_axis(event)).map(Reach::anchor);
        let on_screen = |position: &f64| *position >= self.goal.start() && *position <= self.goal.end();
        selected.filter(on_screen).unwrap_or_else(|| self.goal.centre())
    }

    fn centre_selected(&mut self) {
        let Some((event, reach)) = self.selected.and_then(|event| Some((event, self.reach_on_axis(event)?)))
        else {
            return;
        };
        let centred = self.goal.centred_on(reach.anchor()).clamped(self.limits);
        let is_there_already = (centred.start() - self.goal.start()).abs() < self.goal.days() * 0.002;
        if is_there_already {
            self.fit_event(event);
        } else {
            self.glide_to(centred);
        }
    }

    fn fit_event(&mut self, event: EventIx) {
        let Some(reach) = self.reach_on_axis(event) else {
            return;
        };
        let whole = self.whole();
        let (start, end) = (reach.start.max(whole.start()), reach.end.min(whole.end()));
        // A day gets some weeks around it, but never more than are on screen already.
        let around = AROUND_EVENT.min(self.goal.days() / (1.0 + 4.0 * AIR));
        let lacking = (around - (end - start)).max(0.0) / 2.0;
        if let Some(view) = Viewport::new(start - lacking, end - start + 2.0 * lacking) {
            self.glide_to(view.with_margin(AIR * 2.0).clamped(self.limits));
        }
    }

    /// Shows a date in the middle: all of it, and no less around it than a few weeks.
    pub(super) fn go_to_days(&mut self, days: Days) {
        let stretch = self.axis().stretch(Viewport::showing(days));
        let around = AROUND_EVENT.min(self.goal.days());
        let lacking = (around - stretch.days()).max(0.0) / 2.0;
        if let Some(view) = Viewport::new(stretch.start() - lacking, stretch.days() + 2.0 * lacking) {
            self.glide_to(view.with_margin(AIR).clamped(self.limits));
        }
    }

    pub(super) fn fit_days(&mut self, days: Days) {
        let stretch = self.axis().stretch(Viewport::showing(days));
        self.glide_to(stretch.with_margin(AIR).clamped(self.limits));
    }

    /// Moves the view no more than needed to bring an event on screen.
    pub(super) fn bring_on_screen(&mut self, event: EventIx) {
        let Some(reach) = self.reach_on_axis(event) else {
            return;
        };
        let air = self.goal.days() * 0.005;
        let is_inside = reach.start >= self.goal.start() + air && reach.end <= self.goal.end() - air;
        let is_wider = reach.end - reach.start >= self.goal.days() && self.goal.meets(reach.start, reach.end);
        if !is_inside && !is_wider {
            self.glide_to(self.goal.centred_on(reach.anchor()).clamped(self.limits));
        }
    }

    /// How far the viewport may go: as far as the timeline lets it, and to every span that was asked for.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Lets the viewport reach the span, wherever it is.
    pub(super) fn reach_span(&mut self) {
        if let Some(days) = self.span.and_then(Span::days) {
            let span = self.axis().stretch(Viewport::showing(days)).with_margin(AIR);
            self.limits.start = self.limits.start.min(span.start());
            self.limits.end = self.limits.end.max(span.end());
        }
    }

    /// The whole days on screen, or soon on screen while it glides there.
    pub fn days_on_screen(&self) -> Option<Days> {
        let time = self.axis().time(self.goal);
        let last = time.end().ceil() - 1.0;
        Days::new(whole_day(time.start())?, whole_day(last)?)
    }
}

/// The day that holds an instant; the first or last of the calendar for one beyond it.
fn whole_day(instant: f64) -> Option<Day> {
    let floor = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(floor as i32)
}
