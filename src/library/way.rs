//! The way back from a text to the one that it was made from.

/// Which stretches of a text run in parallel with the other text. Offsets are in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Way {
    /// In order of both texts.
    runs: Vec<Run>,
}

/// From here on, both texts run in parallel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    here: usize,
    there: usize,
}

impl Way {
    /// Says that what stands at `here` comes from `there`. Both only ever grow, or stay.
    pub(super) fn push(&mut self, here: usize, there: usize) {
        let goes_on = |run: &Run| there - run.there == here - run.here;
        if !self.runs.last().is_some_and(goes_on) {
            self.runs.push(Run { here, there });
        }
    }

    /// Where the byte at `here` comes from, if that was said of it or of the byte before it in the same run.
    pub(super) fn there(&self, here: usize) -> usize {
        let after = self.runs.partition_point(|run| run.here <= here);
        self.runs.get(after.saturating_sub(1)).map_or(0, |run| run.there + (here - run.here))
    }
}
