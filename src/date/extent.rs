//! What a date means for the axis: its bounds, and how it lies there.

use super::day::{Day, Days};

/// The earliest and the latest day that a date can mean; `None` where it is open or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// No day before this one can be meant.
    pub earliest: Option<Day>,
    /// No day after this one can be meant.
    pub latest: Option<Day>,
}

/// How a date lies on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// One thing that happened somewhere within these days: a day, a month, a year, a season, a
    /// decade, or one of several of them.
    Within {
        /// The days among which it happened.
        days: Days,
        /// Qualified with `~`, `?` or `%`: drawn with faded ends.
        soft: bool,
    },
    /// Something that lasted, or that repeats, from `start` to `end`.
    Period {
        /// When it began.
        start: Limit,
        /// When it ended.
        end: Limit,
    },
}

/// One end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The end itself lies somewhere within these days.
    Within {
        /// The days among which the end lies.
        days: Days,
        /// Qualified with `~`, `?` or `%`: drawn faded.
        soft: bool,
    },
    /// There is none (`..`): it goes on. Also where it is only said to lie on or before (on or
    /// after) a date, since then it may lie anywhere beyond it.
    Open,
    /// There is one, but nobody knows when (an empty end).
    Unknown,
}
