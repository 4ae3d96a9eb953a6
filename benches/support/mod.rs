//! What the benches share: the middle and the far end of a run of measurements.

use std::time::Duration;

/// Measurements of one thing.
#[derive(Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn push(&mut self, sample: Duration) {
        self.0.push(sample);
    }

    /// The value that a share of the samples, 0 to 1, does not exceed: the nearest rank. Zero without samples.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        let rank = (share * sorted.len() as f64).ceil().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank among samples, at least 1"
        )]
        let at = rank as usize - 1;
        sorted.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn median(&self) -> Duration {
        self.quantile(0.5)
    }

    /// How many times the median of `floor` the median is.
    pub(crate) fn over(&self, floor: &Self) -> f64 {
        self.median().as_secs_f64() / floor.median().as_secs_f64()
    }
}
