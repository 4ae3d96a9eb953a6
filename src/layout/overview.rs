//! The whole dataset as density, and how much of it matches.

use super::scale::Scale;
use crate::dataset::EventIx;
use crate::query::Matches;
use crate::timeline::Timeline;

/// One column of the overview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// How much of all events lies here, matching or not.
    pub all: f64,
    /// How much of the matches lies here with a date that is vaguer or longer than a column or two.
    pub vague: f64,
    /// How many other matches lie here, by their group, such as their main theme: in the order of groups. None is 0.
    pub parts: Vec<(usize, u32)>,
}

impl Column {
    /// How much of the matches lies here. Never more than [`Self::all`], but for rounding.
    pub fn matches(&self) -> f64 {
        self.vague + self.parts.iter().map(|(_, count)| f64::from(*count)).sum::<f64>()
    }
}

/// Where every event of a dataset counts, for one scale: computed once, then asked for each filter.
///
/// An event whose date is no wider than two columns counts 1 in the column of its middle. Any other counts 1 in all,
/// spread evenly over the columns that its date reaches. What is open goes to the end of the scale.
#[derive(Debug, Clone, Default)]
pub struct Density {
    /// By position in the dataset. `None`: undated.
    places: Vec<Option<Place>>,
    /// By column.
    all: Vec<f64>,
    groups: usize,
}

/// Where an event counts: in all columns from one to another.
#[derive(Debug, Clone, Copy)]
struct Place {
    from: u16,
    to: u16,
    group: u16,
    is_vague: bool,
}

impl Density {
    /// Sorts a dataset into columns of `column_width` points, grouped by main theme.
    pub fn new(timeline: &Timeline, scale: Scale, column_width: f64) -> Self {
        let dataset = timeline.dataset();
        let theme = |event| dataset.event(event).main_theme().index();
        Self::grouped(timeline, scale, column_width, (dataset.themes.len(), &theme))
    }

    /// The same, in so many groups; the function says which an event belongs to.
    pub fn grouped(
        timeline: &Timeline,
        scale: Scale,
        column_width: f64,
        (groups, group_of): (usize, &dyn Fn(EventIx) -> usize),
    ) -> Self {
        let last = column_of(scale.width(), column_width);
        let dataset = timeline.dataset();
        let mut places = vec![None; dataset.events.len()];
        let mut all = Amounts::new(usize::from(last) + 1);
        // In the order of the file, which is that of memory.
        for ((ix, _), counts_at) in dataset.indexed_events().zip(&mut places) {
            let Some(reach) = timeline.reach(ix) else {
                continue;
            };
            let column =
                |day: f64| column_of(scale.x_from_day(day).clamp(0.0, scale.width()), column_width).min(last);
            let is_vague = scale.x_from_day(reach.end) - scale.x_from_day(reach.start) > 2.0 * column_width;
            let (from, to) = if is_vague {
                (column(reach.start), column(reach.end))
            } else {
                (column(reach.anchor()), column(reach.anchor()))
            };
            let group = u16::try_from(group_of(ix)).unwrap_or(u16::MAX);
            all.add(from, to);
            *counts_at = Some(Place { from, to, group, is_vague });
        }
        Self { places, all: all.by_column(), groups }
    }

    /// The columns for a filter.
    pub fn columns(&self, matches: &Matches) -> Vec<Column> {
        let mut vague = Amounts::new(self.all.len());
        let mut counts = vec![0_u32; self.all.len() * self.groups];
        for event in matches.dated() {
            let Some(place) = self.place(*event) else {
                continue;
            };
            if place.is_vague {
                vague.add(place.from, place.to);
            } else if let Some(count) =
                counts.get_mut(usize::from(place.from) * self.groups + usize::from(place.group))
            {
                *count += 1;
            }
        }
        let vague = vague.by_column();
        let parts = |at: usize| {
            let counts = &counts[at * self.groups..(at + 1) * self.groups];
            let present = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            present.map(|(group, count)| (group, *count)).collect()
        };
        let columns = self.all.iter().zip(vague).enumerate();
        columns.map(|(at, (all, vague))| Column { all: *all, vague, parts: parts(at) }).collect()
    }

    /// The most that lies in one column, matching or not.
    pub fn highest(&self) -> f64 {
        self.all.iter().copied().fold(0.0, f64::max)
    }

    fn place(&self, event: EventIx) -> Option<Place> {
        self.places.get(event.index()).copied().flatten()
    }
}

/// Amounts by column, as the difference from one to the next, so that a wide event costs no more than a narrow one.
struct Amounts {
    differences: Vec<f64>,
    /// Of what lies in one column: whole numbers, kept apart so that they stay exact.
    whole: Vec<f64>,
}

impl Amounts {
    fn new(columns: usize) -> Self {
        Self { differences: vec![0.0; columns + 1], whole: vec![0.0; columns] }
    }

    /// Spreads 1 over the columns from one to another.
    fn add(&mut self, from: u16, to: u16) {
        let (from, to) = (usize::from(from), usize::from(to));
        if from == to {
            self.whole[from] += 1.0;
        } else {
            let share = 1.0 / (to - from + 1) as f64;
            self.differences[from] += share;
            self.differences[to + 1] -= share;
        }
    }

    fn by_column(self) -> Vec<f64> {
        let mut sum = 0.0;
        let add = |(whole, difference): (f64, f64)| {
            sum += difference;
            // Where the differences cancel out, a rest of rounding is nothing.
            whole + if sum < 1e-9 { 0.0 } else { sum }
        };
        self.whole.into_iter().zip(self.differences).map(add).collect()
    }
}

/// How high an amount stands, in points: it grows with the square root, so that a single event stays visible beside
/// thousands, and four times as many still look twice as high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heights {
    unit: f64,
}

impl Heights {
    /// How high one event stands at most, in points: few events don't fill the strip.
    const ONE: f64 = 8.0;
    /// How high an event stands at least, in points.
    const LEAST: f64 = 2.0;

    /// The scale on which `highest` fits into `room` points.
    pub fn new(highest: f64, room: f64) -> Self {
        Self { unit: (room / highest.max(1.0).sqrt()).min(Self::ONE) }
    }

    /// How high `amount` events stand. Less than one is part of a vague date, and may be lower than the least.
    pub fn of(self, amount: f64) -> f64 {
        let height = self.unit * amount.max(0.0).sqrt();
        if amount >= 1.0 { height.max(Self::LEAST) } else { height }
    }
}

fn column_of(x: f64, column_width: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a small non-negative number of columns"
    )]
    let column = (x / column_width).floor().clamp(0.0, 60_000.0) as u16;
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_grow_with_the_square_root_and_fit() {
        let heights = Heights::new(10_000.0, 40.0);
        assert!((heights.of(10_000.0) - 40.0).abs() < 1e-9);
        assert!((heights.of(2500.0) - 20.0).abs() < 1e-9);
        assert!((heights.of(1.0) - Heights::LEAST).abs() < 1e-9, "a single event stays visible");
        assert!(heights.of(0.0).abs() < 1e-9);
        assert!((Heights::new(2.0, 40.0).of(1.0) - Heights::ONE).abs() < 1e-9, "few don't fill the strip");
    }

    #[test]
    fn a_wide_event_is_spread_and_a_narrow_one_is_not() {
        let mut amounts = Amounts::new(5);
        amounts.add(1, 4);
        amounts.add(2, 2);
        amounts.add(4, 4);
        assert_eq!(amounts.by_column(), [0.0, 0.25, 1.25, 0.25, 1.25]);
    }
}
