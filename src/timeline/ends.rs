//! Which of many stretches go on beyond an instant.

use std::ops::Range;

/// How many stretches, or blocks of them, one block holds.
const FAN: usize = 64;

/// The latest end of each block of stretches, and of each block of blocks: what of a sorted list began before an
/// instant and reaches beyond it is found without asking all that began before.
///
/// An interval tree laid over the list itself, after the implicit trees of Li and Rong, "Bedtk: finding interval overlap
/// with implicit interval tree" (Bioinformatics, 2021), with 64 branches instead of two.
#[derive(Debug, Clone)]
pub struct Ends {
    /// The ends themselves, then level by level the latest of every 64. At least one level; the last is one block.
    levels: Vec<Vec<f64>>,
}

impl Ends {
    /// Over the ends of stretches, in days, infinite where open.
    pub fn new(ends: Vec<f64>) -> Self {
        let mut levels = vec![ends];
        while let Some(last) = levels.last().filter(|level| level.len() > FAN) {
            let latest = |block: &[f64]| block.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let above = last.chunks(FAN).map(latest).collect();
            levels.push(above);
        }
        Self { levels }
    }

    /// The positions, rising and within `places`, of the stretches that end later than `instant`.
    pub fn beyond(&self, instant: f64, places: Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        self.descend(self.levels.len() - 1, 0, &Sought { instant, places }, &mut found);
        found
    }

    /// Looks through one block of a level, and below those of its entries that reach beyond the instant.
    fn descend(&self, level: usize, block: usize, sought: &Sought, found: &mut Vec<usize>) {
        let width = FAN.pow(u32::try_from(level).unwrap_or_default());
        let Range { start, end } = sought.places;
        let first = (block * FAN).max(start / width);
        let entries = (block + 1) * FAN;
        for (at, latest) in
            self.levels[level].iter().enumerate().take(entries.min(end.div_ceil(width))).skip(first)
        {
            if *latest > sought.instant {
                match level.checked_sub(1) {
                    None => found.push(at),
                    Some(below) => self.descend(below, at, sought, found),
                }
            }
        }
    }
}

/// What is looked for.
struct Sought {
    instant: f64,
    places: Range<usize>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Long lists, most of whose ends are near, and instants among and beside them.
        #[test]
        fn as_if_each_had_been_asked(
            length in 0..9_000_usize,
            seed in any::<u64>(),
            instant in 0..1_100_u32,
            (from, to) in (0.0..1.0_f64, 0.0..1.2_f64),
        ) {
            let end = |at: u64| match (at ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 44 {
                roll if roll % 500 == 0 => f64::INFINITY,
                roll if roll % 7 == 0 => (roll % 1_000) as f64,
                roll => (roll % 50) as f64,
            };
            let ends: Vec<f64> = (0..length as u64).map(end).collect();
            let instant = f64::from(instant);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
            let share = |share: f64| (length as f64 * share) as usize;
            let places = share(from)..share(to);
            let asked: Vec<usize> =
                places.clone().take_while(|at| *at < length).filter(|at| ends[*at] > instant).collect();
            prop_assert_eq!(Ends::new(ends).beyond(instant, places), asked);
        }
    }

    #[test]
    fn nothing_reaches_beyond_without_stretches() {
        assert_eq!(Ends::new(Vec::new()).beyond(0.0, 0..5), Vec::<usize>::new());
    }
}
