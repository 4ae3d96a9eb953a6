//! The whole dataset as density.

use super::scale::Scale;
use crate::dataset::EventIx;
use crate::query::Matches;
use crate::timeline::Timeline;

/// One column of the overview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// The matches that begin here, in time order.
    pub matches: Vec<EventIx>,
    /// How many events begin here, matching or not.
    pub all: usize,
}

/// Sorts events into columns of `column_width` points by the middle of their dates, or the known end of an open one.
pub fn overview(timeline: &Timeline, matches: &Matches, scale: Scale, column_width: f64) -> Vec<Column> {
    let count = column_of(scale.width(), column_width).saturating_add(1);
    let mut columns = vec![Column::default(); count];
    let place = |event: EventIx| {
        let anchor = timeline.reach(event)?.anchor();
        Some(column_of(scale.x_from_day(anchor), column_width).min(count - 1))
    };
    for event in timeline.order() {
        if let Some(at) = place(*event) {
            columns[at].all += 1;
        }
    }
    for event in matches.dated() {
        if let Some(at) = place(*event) {
            columns[at].matches.push(*event);
        }
    }
    columns
}

fn column_of(x: f64, column_width: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small non-negative number of columns"
    )]
    let column = (x / column_width).floor().clamp(0.0, 100_000.0) as usize;
    column
}
