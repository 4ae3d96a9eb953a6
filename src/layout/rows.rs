//! What the rows of a lane have taken.

/// Stretches in points, by row. Those of a row don't overlap and are sorted.
pub(crate) struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    pub(crate) fn new(rows: usize) -> Self {
        Self(vec![Vec::new(); rows])
    }

    /// Whether nothing of a row is taken between two points.
    pub(crate) fn free(&self, row: usize, from: f64, to: f64) -> bool {
        let taken = &self.0[row];
        let next = taken.partition_point(|stretch| stretch.1 <= from);
        taken.get(next).is_none_or(|stretch| stretch.0 >= to)
    }

    /// How much of a row is free to the left and to the right of a stretch that is free itself.
    pub(crate) fn room(&self, row: usize, from: f64, to: f64) -> (f64, f64) {
        let taken = &self.0[row];
        let next = taken.partition_point(|stretch| stretch.1 <= from);
        let left = next.checked_sub(1).and_then(|before| taken.get(before));
        let right = taken.get(next);
        (
            left.map_or(f64::INFINITY, |stretch| from - stretch.1),
            right.map_or(f64::INFINITY, |stretch| stretch.0 - to),
        )
    }

    /// What of a stretch is not taken in a row, from left to right.
    pub(crate) fn left(&self, row: usize, from: f64, to: f64) -> Vec<(f64, f64)> {
        let taken = &self.0[row];
        let (mut left, mut at) = (Vec::new(), from);
        for (start, end) in &taken[taken.partition_point(|stretch| stretch.1 <= from)..] {
            if *start >= to {
                break;
            }
            if *start > at {
                left.push((at, *start));
            }
            at = at.max(*end);
        }
        if at < to {
            left.push((at, to));
        }
        left
    }

    /// Takes a stretch that is free.
    pub(crate) fn take(&mut self, row: usize, from: f64, to: f64) {
        if from < to && row < self.0.len() {
            let at = self.0[row].partition_point(|stretch| stretch.0 < from);
            self.0[row].insert(at, (from, to));
        }
    }

    /// Gives a stretch up that was taken as it is.
    pub(crate) fn give_up(&mut self, row: usize, from: f64) {
        if let Some(taken) = self.0.get_mut(row) {
            let at = taken.partition_point(|stretch| stretch.0 < from);
            if at < taken.len() {
                taken.remove(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_cuts_a_stretch() {
        let mut rows = Rows::new(2);
        rows.take(0, 2.0, 4.0);
        rows.take(0, 6.0, 8.0);
        assert_eq!(rows.left(0, 0.0, 10.0), [(0.0, 2.0), (4.0, 6.0), (8.0, 10.0)]);
        assert_eq!(rows.left(0, 3.0, 7.0), [(4.0, 6.0)]);
        assert_eq!(rows.left(0, 6.5, 7.0), []);
        assert_eq!(rows.left(0, 4.0, 6.0), [(4.0, 6.0)], "what only touches cuts nothing");
        assert_eq!(rows.left(1, 0.0, 10.0), [(0.0, 10.0)]);
    }
}
