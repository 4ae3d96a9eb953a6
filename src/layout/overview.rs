//! The whole dataset as density.

use super::scale::Scale;
use crate::dataset::EventIx;
use crate::query::Matches;
use crate::timeline::Timeline;

/// One column of the overview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// The matches whose date is no wider than a column or two, in time order.
    pub matches: Vec<EventIx>,
    /// How many events of that kind there are, matching or not.
    pub all: usize,
    /// The shares of matches with vaguer or longer dates: each counts 1 in all, spread over its bounds.
    pub spread: f64,
}

/// Sorts events into columns of `column_width` points. What is open goes to the end of the scale.
pub fn overview(timeline: &Timeline, matches: &Matches, scale: Scale, column_width: f64) -> Vec<Column> {
    let count = column_of(scale.width(), column_width).saturating_add(1);
    let mut columns = vec![Column::default(); count];
    let place = |event: EventIx| {
        let reach = timeline.reach(event)?;
        let x = |day: f64| scale.x_from_day(day).clamp(0.0, scale.width());
        let (from, to) = (column_of(x(reach.start), column_width), column_of(x(reach.end), column_width));
        let middle = scale.x_from_day(reach.anchor());
        let is_narrow = reach.end - reach.start <= 2.0 * column_width / scale.points_per_day();
        Some(if is_narrow {
            Place::In(column_of(middle, column_width).min(count - 1))
        } else {
            Place::Over(from, to.min(count - 1))
        })
    };
    for event in timeline.order() {
        if let Some(Place::In(at)) = place(*event) {
            columns[at].all += 1;
        }
    }
    for event in matches.dated() {
        match place(*event) {
            Some(Place::In(at)) => columns[at].matches.push(*event),
            Some(Place::Over(from, to)) => {
                let share = 1.0 / (to - from + 1) as f64;
                columns[from..=to].iter_mut().for_each(|column| column.spread += share);
            }
            None => {}
        }
    }
    columns
}

/// Where an event counts.
enum Place {
    /// In one column.
    In(usize),
    /// In all columns from one to another.
    Over(usize, usize),
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
