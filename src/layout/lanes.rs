//! How high each lane is, and how many rows it has.

use super::Metrics;
use super::column::Column;

/// The band of the canvas that a lane takes, in canvas points before scrolling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The upper edge.
    pub top: f64,
    /// The height.
    pub height: f64,
    /// How many rows of marks fit; 0 for a lane without matches.
    pub rows: usize,
    /// Its one row is for a strip that stands for all its events.
    pub folded: bool,
}

impl Band {
    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The vertical middle of a row. Where a lane is higher than its rows need, they stand a little further apart.
    pub fn row_centre(self, row: usize, metrics: &Metrics) -> f64 {
        let rows = self.rows.max(1) as f64;
        let pitch = ((self.height - 2.0 * metrics.lane_padding) / rows).clamp(metrics.row, 1.5 * metrics.row);
        self.top + (self.height - rows * pitch) / 2.0 + (row as f64 + 0.5) * pitch
    }
}

/// What a lane asks of [`bands`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Need {
    /// How many events it has: it never gets more rows.
    pub events: usize,
    /// How much it wants rows beside the others: the more events go on side by side in it, the more.
    pub weight: usize,
    /// It is one thin row, whatever its events.
    pub folded: bool,
}

impl Need {
    /// What a lane with these events asks for.
    pub(crate) fn of(column: &Column) -> Self {
        // Beyond this, a lane is full anyway.
        let (events, side_by_side) = (column.len().min(200), column.side_by_side(20));
        Self { events: column.len(), weight: events.div_ceil(2) + 2 * side_by_side, folded: false }
    }

    /// Whether the lane takes no more than a thin row.
    fn is_thin(&self) -> bool {
        self.events == 0 || self.folded
    }
}

/// The least rows of a lane that has matches and is not folded.
const LEAST_ROWS: usize = 2;

/// Shares `height` points among lanes. A lane without events is thin, and so is a folded one; the others get two rows each, and what is left
/// goes to those that want most. The sum may be more than `height`: then the canvas scrolls. Depends on the filter and
/// the window's size, never on the zoom.
pub fn bands(needs: &[Need], height: f64, metrics: &Metrics) -> Vec<Band> {
    let rows = rows(needs, height, metrics);
    let thin = needs.iter().filter(|need| need.is_thin()).count();
    let least = |(need, rows): (&Need, &usize)| {
        if need.is_thin() {
            metrics.empty_lane
        } else {
            *rows as f64 * metrics.row + 2.0 * metrics.lane_padding
        }
    };
    let used: f64 = needs.iter().zip(&rows).map(least).sum();
    let extra = ((height - used) / (needs.len() - thin).max(1) as f64).max(0.0).floor();
    let mut top = 0.0;
    let band = |(need, rows): (&Need, &usize)| {
        let height = least((need, rows)) + if need.is_thin() { 0.0 } else { extra };
        let band = Band { top, height, rows: *rows, folded: need.folded && need.events > 0 };
        top += height;
        band
    };
    needs.iter().zip(&rows).map(band).collect()
}

/// How many rows each lane gets.
fn rows(needs: &[Need], height: f64, metrics: &Metrics) -> Vec<usize> {
    let least = |need: &Need| match (need.events, need.folded) {
        (0, _) => 0,
        (_, true) => 1,
        (_, false) => LEAST_ROWS,
    };
    let mut rows: Vec<usize> = needs.iter().map(least).collect();
    let full = needs.iter().filter(|need| !need.is_thin()).count();
    let in_full = full * LEAST_ROWS;
    let fixed = (needs.len() - full) as f64 * metrics.empty_lane + full as f64 * 2.0 * metrics.lane_padding;
    let mut left = whole_rows(height - fixed, metrics).saturating_sub(in_full);
    while left > 0 {
        // The lane that wants most beside what it has is next, the first of equals.
        let wants = |at: &usize| needs[*at].weight as f64 / rows[*at] as f64;
        let wanting = (0..needs.len()).filter(|at| !needs[*at].is_thin() && rows[*at] < needs[*at].events);
        let Some(next) = wanting.reduce(|best, at| if wants(&at) > wants(&best) { at } else { best }) else {
            break;
        };
        rows[next] += 1;
        left -= 1;
    }
    rows
}

fn whole_rows(height: f64, metrics: &Metrics) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number of rows, not negative"
    )]
    let rows = (height / metrics.row).floor().clamp(0.0, 10_000.0) as usize;
    rows
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole days and points are exact")]
mod tests {
    use super::*;

    fn needs(events: &[usize]) -> Vec<Need> {
        events.iter().map(|events| Need { events: *events, weight: *events, folded: false }).collect()
    }

    #[test]
    fn lanes_share_the_height_and_empty_ones_are_thin() {
        let metrics = Metrics::default();
        let bands = bands(&needs(&[5, 0, 7]), 400.0, &metrics);
        assert_eq!(bands[1].height, metrics.empty_lane);
        assert_eq!((bands[0].rows, bands[1].rows, bands[2].rows), (5, 0, 7), "no more rows than matches");
        assert!(bands[2].bottom() <= 400.0);
        assert!(bands.windows(2).all(|pair| pair[0].bottom() == pair[1].top));
    }

    #[test]
    fn crowded_lanes_get_more_rows() {
        let rows: Vec<usize> =
            bands(&needs(&[60, 10, 3]), 240.0, &Metrics::default()).iter().map(|band| band.rows).collect();
        assert_eq!(rows, [8, 2, 2]);
        let least = bands(&needs(&[60, 10, 3]), 50.0, &Metrics::default());
        assert!(least.iter().all(|band| band.rows == LEAST_ROWS), "then the canvas scrolls");
    }

    #[test]
    fn what_goes_on_side_by_side_counts_more() {
        let needs = [6, 12].map(|weight| Need { events: 8, weight, folded: false });
        let rows: Vec<usize> =
            bands(&needs, 180.0, &Metrics::default()).iter().map(|band| band.rows).collect();
        assert_eq!(rows, [3, 6]);
    }

    #[test]
    fn a_folded_lane_is_thin_and_the_others_share_its_room() {
        let metrics = Metrics::default();
        let mut needs = needs(&[9, 9, 0]);
        let before = bands(&needs, 200.0, &metrics);
        needs[0].folded = true;
        needs[2].folded = true;
        let after = bands(&needs, 200.0, &metrics);
        assert_eq!((after[0].height, after[0].rows, after[0].folded), (metrics.empty_lane, 1, true));
        assert_eq!((after[2].height, after[2].rows, after[2].folded), (metrics.empty_lane, 0, false));
        assert!(after[1].rows > before[1].rows);
        assert!(after[2].bottom() <= 200.0);
    }

    #[test]
    fn rows_stay_inside_their_lane() {
        let metrics = Metrics::default();
        for height in [100.0, 600.0, 601.0, 2_000.0] {
            for band in bands(&needs(&[9, 20, 3, 4]), height, &metrics) {
                assert!(band.row_centre(0, &metrics) - metrics.row / 2.0 >= band.top);
                assert!(band.row_centre(band.rows - 1, &metrics) + metrics.row / 2.0 <= band.bottom());
            }
        }
    }
}
