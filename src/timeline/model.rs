//! Events in time order.

use std::sync::Arc;

use super::viewport::{Limits, Viewport};
use crate::dataset::{Dataset, EventIx};
use crate::date::{Bounds, Date, Day, Days};

/// The stretch of the axis that a date can mean, in days; infinite where the date is open or unknown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// The earliest instant.
    pub start: f64,
    /// The end of the latest day.
    pub end: f64,
}

impl Reach {
    /// The reach of a date.
    pub fn of(date: &Date) -> Self {
        Self::from(date.bounds())
    }

    /// An instant to stand for the whole: the middle, or the end that is known.
    pub fn anchor(self) -> f64 {
        match (self.start.is_finite(), self.end.is_finite()) {
            (true, true) => f64::midpoint(self.start, self.end),
            (true, false) => self.start,
            (false, true) => self.end,
            (false, false) => 0.0,
        }
    }

    /// The instant by which it is put in order: its start or, where that isn't known, its last day.
    fn order_key(self) -> f64 {
        if self.start.is_finite() || !self.end.is_finite() { self.start } else { self.end - 1.0 }
    }
}

impl From<Bounds> for Reach {
    fn from(bounds: Bounds) -> Self {
        Self {
            start: bounds.earliest.map_or(f64::NEG_INFINITY, |day| f64::from(day.number())),
            end: bounds.latest.map_or(f64::INFINITY, |day| f64::from(day.number()) + 1.0),
        }
    }
}

/// A dataset in time order.
#[derive(Debug, Clone)]
pub struct Timeline {
    dataset: Arc<Dataset>,
    /// Dated events by earliest day (the last, where the beginning is not known), then latest, then importance, then
    /// the order of the file.
    order: Vec<EventIx>,
    /// The reach of each event, by its position in the dataset. `None`: undated.
    reach: Vec<Option<Reach>>,
    /// The place of each event in `order`, by its position in the dataset.
    rank: Vec<Option<u32>>,
    undated: Vec<EventIx>,
    whole: Viewport,
}

impl Timeline {
    /// Puts a dataset's events in time order.
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let reach: Vec<Option<Reach>> =
            dataset.events.iter().map(|event| event.date.as_ref().map(Reach::of)).collect();
        let mut dated: Vec<(Reach, EventIx)> = Vec::with_capacity(reach.len());
        let mut undated = Vec::new();
        for (position, reach) in reach.iter().enumerate() {
            match reach {
                Some(reach) => dated.push((*reach, EventIx::at(position))),
                None => undated.push(EventIx::at(position)),
            }
        }
        dated.sort_by(|(a, a_ix), (b, b_ix)| {
            a.order_key()
                .total_cmp(&b.order_key())
                .then(a.end.total_cmp(&b.end))
                .then(dataset.event(*a_ix).importance.cmp(&dataset.event(*b_ix).importance))
                .then(a_ix.cmp(b_ix))
        });
        let order: Vec<EventIx> = dated.into_iter().map(|(_, ix)| ix).collect();
        let mut rank = vec![None; reach.len()];
        for (place, ix) in order.iter().enumerate() {
            rank[ix.index()] = u32::try_from(place).ok();
        }
        let whole = whole(days_of(&dataset), &reach);
        Self { dataset, order, reach, rank, undated, whole }
    }

    /// The dataset behind it.
    pub fn dataset(&self) -> &Arc<Dataset> {
        &self.dataset
    }

    /// The dated events in time order.
    pub fn order(&self) -> &[EventIx] {
        &self.order
    }

    /// The undated events, in the order of the file.
    pub fn undated(&self) -> &[EventIx] {
        &self.undated
    }

    /// Where an event lies on the axis. `None`: undated.
    pub fn reach(&self, event: EventIx) -> Option<Reach> {
        self.reach.get(event.index()).copied().flatten()
    }

    /// The place of an event in time order. `None`: undated.
    pub fn rank(&self, event: EventIx) -> Option<u32> {
        self.rank.get(event.index()).copied().flatten()
    }

    /// The view that fits everything with a little air at both ends; for an empty dataset, [`Viewport::CENTURY`].
    pub fn whole(&self) -> Viewport {
        self.whole
    }

    /// How far the viewport may go: a third of the whole beyond each end.
    pub fn limits(&self) -> Limits {
        let room = self.whole().with_margin(0.34);
        Limits { start: room.start(), end: room.end() }
    }
}

/// The days from the earliest to the latest that any date names; open ends don't count.
/// `None` when no event has a known day.
fn days_of(dataset: &Dataset) -> Option<Days> {
    let known = || dataset.events.iter().filter_map(|event| event.date.as_ref()).map(Date::bounds);
    let ends = |bounds: Bounds| [bounds.earliest, bounds.latest].into_iter().flatten();
    let first: Option<Day> = known().flat_map(ends).min();
    let last: Option<Day> = known().flat_map(ends).max();
    Days::new(first?, last?)
}

/// The view that fits these days, with a little air at both ends and more where a reach goes on.
fn whole(days: Option<Days>, reaches: &[Option<Reach>]) -> Viewport {
    let view = days.map_or(Viewport::CENTURY, Viewport::showing);
    // A single day still gets a week around it.
    let wide = if view.days() < 28.0 { view.with_margin(14.0 / view.days()) } else { view };
    // Where a date is open or unknown, there is room to see that it goes on.
    let goes_on = |is: fn(&Reach) -> bool| if reaches.iter().flatten().any(is) { 0.05 } else { 0.02 };
    let before = wide.days() * goes_on(|reach| reach.start == f64::NEG_INFINITY);
    let after = wide.days() * goes_on(|reach| reach.end == f64::INFINITY);
    Viewport::new(wide.start() - before, wide.days() + before + after).unwrap_or(wide)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole days and points are exact")]
mod tests {
    use super::*;

    #[test]
    fn an_open_date_reaches_to_infinity() {
        let reach = Reach::of(&Date::parse("2005/..").expect("a date"));
        assert_eq!(reach.start, f64::from(Day::from_ymd(2005, 1, 1).expect("a day").number()));
        assert_eq!(reach.end, f64::INFINITY);
        assert_eq!(reach.anchor(), reach.start);
    }

    /// Else what began nobody knows when, and ended last year, would come before everything.
    #[test]
    fn a_beginning_that_is_not_known_is_ordered_by_its_end() {
        let key = |edtf: &str| Reach::of(&Date::parse(edtf).expect("a date")).order_key();
        assert_eq!(key("/1991"), key("1991-12-31"));
        assert!(key("1943") < key("[..1991]") && key("/1991") < key("1992/.."));
    }

    #[test]
    fn a_year_reaches_over_all_its_days() {
        let reach = Reach::of(&Date::parse("2016").expect("a date"));
        assert_eq!(reach.end - reach.start, 366.0);
    }
}
