//! How high each lane is, and how many rows it has.

use super::Metrics;

/// The band of the canvas that a lane takes, in canvas points before scrolling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The upper edge.
    pub top: f64,
    /// The height.
    pub height: f64,
    /// How many rows of marks fit; 0 for a lane without matches.
    pub rows: usize,
}

impl Band {
    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The vertical middle of a row.
    pub fn row_centre(self, row: usize, metrics: &Metrics) -> f64 {
        let spare = self.height - self.rows as f64 * metrics.row;
        self.top + spare / 2.0 + (row as f64 + 0.5) * metrics.row
    }
}

/// Shares `height` points among lanes; `sizes` holds how many matches each has. Lanes without matches are thin, the
/// others equal, each at least two rows high: then the sum may be more than `height`, and the canvas scrolls.
pub fn bands(sizes: &[usize], height: f64, metrics: &Metrics) -> Vec<Band> {
    let empty = sizes.iter().filter(|size| **size == 0).count();
    let full = sizes.len() - empty;
    let least = 2.0 * (metrics.row + metrics.lane_padding);
    let share = ((height - empty as f64 * metrics.empty_lane) / full.max(1) as f64).max(least).floor();
    let mut top = 0.0;
    let band = |size: &usize| {
        let height = if *size == 0 { metrics.empty_lane } else { share };
        let band = Band {
            top,
            height,
            rows: if *size == 0 { 0 } else { rows_in(height, metrics) },
        };
        top += height;
        band
    };
    sizes.iter().map(band).collect()
}

fn rows_in(height: f64, metrics: &Metrics) -> usize {
    let rows = ((height - 2.0 * metrics.lane_padding) / metrics.row).floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number of rows")]
    let rows = rows.clamp(1.0, 1_000.0) as usize;
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_share_the_height_and_empty_ones_are_thin() {
        let metrics = Metrics::default();
        let bands = bands(&[5, 0, 7], 400.0, &metrics);
        assert_eq!(bands[1].height, metrics.empty_lane);
        assert_eq!(bands[0].height, bands[2].height);
        assert!(bands[2].bottom() <= 400.0);
        assert!(bands.windows(2).all(|pair| pair[0].bottom() == pair[1].top));
    }

    #[test]
    fn rows_stay_inside_their_lane() {
        let metrics = Metrics::default();
        for height in [100.0, 600.0, 601.0, 2_000.0] {
            for band in bands(&[1, 2, 3, 4], height, &metrics) {
                assert!(band.row_centre(0, &metrics) - metrics.row / 2.0 >= band.top);
                assert!(band.row_centre(band.rows - 1, &metrics) + metrics.row / 2.0 <= band.bottom());
            }
        }
    }
}
