//! Events in time order.

use std::ops::Range;
use std::sync::Arc;

use super::ends::Ends;
use super::related::{Backwards, Related};
use super::viewport::{Limits, Viewport};
use crate::dataset::{Dataset, EventIx, Importance};
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

/// A dataset in time order. A clone shares what it holds.
#[derive(Debug, Clone)]
pub struct Timeline {
    dataset: Arc<Dataset>,
    /// Dated events by earliest day (the last, where the beginning is not known), then latest, then importance, then
    /// the order of the file. After them the undated, in the order of the file.
    order: Arc<[EventIx]>,
    /// The place of each event in `order`, by its position in the dataset.
    places: Arc<[u32]>,
    /// The reaches of the dated events, in their order.
    reaches: Arc<[Reach]>,
    ends: Arc<Ends>,
    /// The places of events whose beginning is not known, rising.
    unbegun: Arc<[u32]>,
    backwards: Arc<Backwards>,
    whole: Viewport,
}

impl Timeline {
    /// Puts a dataset's events in time order.
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let mut known = Known::default();
        let mut keys: Vec<u128> = Vec::with_capacity(dataset.events.len());
        let mut undated = Vec::new();
        for (ix, event) in dataset.indexed_events() {
            match &event.date {
                Some(date) => {
                    let bounds = date.bounds();
                    known.add(bounds);
                    keys.push(sort_key(bounds, event.importance, ix));
                }
                None => undated.push(ix),
            }
        }
        keys.sort_unstable();
        let order: Arc<[EventIx]> = keys.iter().map(|key| event_of(*key)).chain(undated).collect();
        let reaches: Arc<[Reach]> = keys.iter().map(|key| reach_of(*key)).collect();
        let mut places = vec![0; order.len()];
        for (place, ix) in (0..).zip(order.iter()) {
            places[ix.index()] = place;
        }
        let unbegun = (0..).zip(reaches.iter()).filter(|(_, reach)| reach.start == f64::NEG_INFINITY);
        Self {
            whole: known.whole(),
            ends: Ends::new(reaches.iter().map(|reach| reach.end).collect()).into(),
            unbegun: unbegun.map(|(place, _)| place).collect(),
            backwards: Backwards::new(&dataset).into(),
            dataset,
            order,
            places: places.into(),
            reaches,
        }
    }

    /// The dataset behind it.
    pub fn dataset(&self) -> &Arc<Dataset> {
        &self.dataset
    }

    /// The dated events in time order.
    pub fn order(&self) -> &[EventIx] {
        &self.order[..self.reaches.len()]
    }

    /// The undated events, in the order of the file.
    pub fn undated(&self) -> &[EventIx] {
        &self.order[self.reaches.len()..]
    }

    /// All events: the dated in time order, then the undated. An event's index here is its *place*.
    pub fn all(&self) -> &[EventIx] {
        &self.order
    }

    /// The place of every event in [`Timeline::all`], by its position in the dataset.
    pub fn places(&self) -> &Arc<[u32]> {
        &self.places
    }

    /// Where the dated events lie on the axis, each at its place.
    pub fn reaches(&self) -> &[Reach] {
        &self.reaches
    }

    /// Where an event lies on the axis. `None`: undated.
    pub fn reach(&self, event: EventIx) -> Option<Reach> {
        self.reaches.get(*self.places.get(event.index())? as usize).copied()
    }

    /// The place of an event in time order. `None`: undated.
    pub fn rank(&self, event: EventIx) -> Option<u32> {
        self.places.get(event.index()).copied().filter(|place| (*place as usize) < self.reaches.len())
    }

    /// How many dated events stand in order before an instant: they begin before it or, where the beginning is not
    /// known, their last day does.
    pub fn before(&self, instant: f64) -> usize {
        self.reaches.partition_point(|reach| reach.order_key() < instant)
    }

    /// The places among `places`, rising, of the dated events that end later than an instant: with [`Self::before`],
    /// those that began before it and reach beyond.
    pub fn reaching_beyond(&self, instant: f64, places: Range<usize>) -> Vec<usize> {
        self.ends.beyond(instant, places)
    }

    /// The places among `places`, rising, of the dated events whose beginning is not known.
    pub fn unbegun(&self, places: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = self.unbegun.partition_point(|place| (*place as usize) < places.start);
        let rest = self.unbegun[first..].iter().map(|place| *place as usize);
        rest.take_while(move |place| *place < places.end)
    }

    /// What an event is related to: by its own relations, then by those of others, each in the order of the file.
    pub fn related(&self, event: EventIx) -> Vec<Related> {
        self.backwards.related(&self.dataset, event)
    }

    /// The view that fits everything with a little air at both ends; for an empty dataset, [`Viewport::CENTURY`].
    pub fn whole(&self) -> Viewport {
        self.whole
    }

    /// How far the viewport may go while nothing is folded.
    pub fn limits(&self) -> Limits {
        Limits::around(self.whole())
    }
}

/// The whole order in one number, which sorts in a fraction of the time. From the highest bits: the day that puts an
/// event in order, its last day (32 bits each, an open end the least or the greatest number), its importance, its
/// position in the file, and one bit that says whether the first day is only that of the end.
fn sort_key(bounds: Bounds, importance: Importance, ix: EventIx) -> u128 {
    // The sign bit flipped, so that the order of unsigned numbers is that of the days.
    let rising = |number: i32| u128::from(number.cast_unsigned() ^ SIGN);
    let first = bounds.earliest.or(bounds.latest).map_or(i32::MIN, Day::number);
    let last = bounds.latest.map_or(i32::MAX, Day::number);
    let rest = (u128::from(importance as u8) << 40)
        | (u128::from(ix.0) << 1)
        | u128::from(bounds.earliest.is_none());
    (rising(first) << 96) | (rising(last) << 64) | rest
}

/// The sign bit of a day's number.
const SIGN: u32 = 1 << 31;

/// The 32 bits of a key that begin at a bit.
#[expect(clippy::cast_possible_truncation, reason = "32 of the bits are what is asked for")]
fn part_of(key: u128, bit: u32) -> u32 {
    (key >> bit) as u32
}

fn event_of(key: u128) -> EventIx {
    EventIx(part_of(key, 1))
}

fn reach_of(key: u128) -> Reach {
    let day = |bit| (part_of(key, bit) ^ SIGN).cast_signed();
    let (has_start, first, last) = (key & 1 == 0, day(96), day(64));
    Reach {
        start: if has_start { f64::from(first) } else { f64::NEG_INFINITY },
        end: if last == i32::MAX { f64::INFINITY } else { f64::from(last) + 1.0 },
    }
}

/// The days from the earliest to the latest that any date names, and whether a reach goes on.
#[derive(Default)]
struct Known {
    days: Option<Days>,
    goes_on_before: bool,
    goes_on_after: bool,
}

impl Known {
    fn add(&mut self, bounds: Bounds) {
        self.goes_on_before |= bounds.earliest.is_none();
        self.goes_on_after |= bounds.latest.is_none();
        let first = bounds.earliest.or(bounds.latest);
        let last = bounds.latest.or(bounds.earliest);
        if let Some(days) = first.zip(last).and_then(|(first, last)| Days::new(first, last)) {
            self.days = Some(self.days.map_or(days, |all| all.hull(days)));
        }
    }

    /// The view that fits these days, with a little air at both ends and more where a reach goes on.
    fn whole(&self) -> Viewport {
        let view = self.days.map_or(Viewport::CENTURY, Viewport::showing);
        // A single day still gets a week around it.
        let wide = if view.days() < 28.0 { view.with_margin(14.0 / view.days()) } else { view };
        // Where a date is open or unknown, there is room to see that it goes on.
        let room = |goes_on: bool| wide.days() * if goes_on { 0.05 } else { 0.02 };
        let (before, after) = (room(self.goes_on_before), room(self.goes_on_after));
        Viewport::new(wide.start() - before, wide.days() + before + after).unwrap_or(wide)
    }
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
