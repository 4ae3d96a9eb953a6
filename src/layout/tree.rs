//! Trees over columns: the best of a stretch, in the time it takes to walk down.
//!
//! Implicit, as an array of levels: level 0 is the column, and each entry above stands for two below (the layout of
//! Perfetto's "implicit segment forest", trace processor, 2022). Nothing is stored but the aggregates.

/// Aggregates of a column by twos.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Tree<T> {
    levels: Vec<Vec<T>>,
}

impl<T: Copy> Tree<T> {
    /// A tree over a column; `better` says which of two stands for both.
    pub(crate) fn new(column: Vec<T>, better: impl Fn(T, T) -> T) -> Self {
        let mut levels = vec![column];
        while let Some(below) = levels.last().filter(|below| below.len() > 1) {
            let above = below.chunks(2).map(|pair| match pair {
                [a, b] => better(*a, *b),
                [a, ..] => *a,
                [] => below[0],
            });
            levels.push(above.collect());
        }
        Self { levels }
    }

    /// The entry at a place of the column.
    pub(crate) fn at(&self, place: usize) -> T {
        self.levels[0][place]
    }

    /// The best of `from..to`, which must lie within the column. `None` if that is empty.
    pub(crate) fn best(&self, mut from: usize, mut to: usize, better: impl Fn(T, T) -> T) -> Option<T> {
        let mut best: Option<T> = None;
        let mut take = |entry: T| best = Some(best.map_or(entry, |known| better(known, entry)));
        let mut level = 0;
        while from < to {
            if from % 2 == 1 {
                take(self.levels[level][from]);
                from += 1;
            }
            if to % 2 == 1 && from < to {
                to -= 1;
                take(self.levels[level][to]);
            }
            (from, to) = (from / 2, to / 2);
            level += 1;
        }
        best
    }
}

impl Tree<f64> {
    /// Visits the places in `from..to` whose entries of a tree of maxima are greater than `floor`, in order, until
    /// `visit` says enough. Returns whether it never did.
    pub(crate) fn above(
        &self,
        from: usize,
        to: usize,
        floor: f64,
        visit: &mut impl FnMut(usize) -> bool,
    ) -> bool {
        let top = self.levels.len().saturating_sub(1);
        self.above_within((top, 0), (from, to), floor, visit)
    }

    fn above_within(
        &self,
        (level, at): (usize, usize),
        (from, to): (usize, usize),
        floor: f64,
        visit: &mut impl FnMut(usize) -> bool,
    ) -> bool {
        let (first, after) = (at << level, (at + 1) << level);
        let Some(greatest) = self.levels.get(level).and_then(|entries| entries.get(at)) else { return true };
        if after <= from || first >= to || *greatest <= floor {
            return true;
        }
        if level == 0 {
            return visit(at);
        }
        self.above_within((level - 1, 2 * at), (from, to), floor, visit)
            && self.above_within((level - 1, 2 * at + 1), (from, to), floor, visit)
    }
}

impl Tree<u32> {
    /// Calls `take` with the places in `from..to` whose entries are least, the least first, until it says enough.
    pub(crate) fn least(&self, from: usize, to: usize, mut take: impl FnMut(usize) -> bool) {
        let mut heap = std::collections::BinaryHeap::new();
        let open = |level: usize, at: usize, heap: &mut std::collections::BinaryHeap<_>| {
            if let Some(entry) = self.levels.get(level).and_then(|entries| entries.get(at)) {
                heap.push(std::cmp::Reverse((*entry, level, at)));
            }
        };
        let (mut from, mut to, mut level) = (from, to, 0);
        while from < to {
            if from % 2 == 1 {
                open(level, from, &mut heap);
                from += 1;
            }
            if to % 2 == 1 && from < to {
                to -= 1;
                open(level, to, &mut heap);
            }
            (from, to) = (from / 2, to / 2);
            level += 1;
        }
        while let Some(std::cmp::Reverse((_, level, at))) = heap.pop() {
            if level == 0 {
                if !take(at) {
                    return;
                }
            } else {
                open(level - 1, 2 * at, &mut heap);
                open(level - 1, 2 * at + 1, &mut heap);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_tree_agrees_with_looking_at_each(column in prop::collection::vec(0..50_u32, 1..70), ends in any::<[prop::sample::Index; 2]>()) {
            let [a, b] = ends.map(|end| end.index(column.len() + 1));
            let (from, to) = (a.min(b), a.max(b));
            let greatest = Tree::new(column.clone(), u32::max);
            prop_assert_eq!(greatest.best(from, to, u32::max), column[from..to].iter().copied().max());
            let tree = Tree::new(column.clone(), u32::min);
            let mut found = Vec::new();
            tree.least(from, to, |at| {
                found.push(column[at]);
                found.len() < 4
            });
            let ends = Tree::new(column.iter().map(|entry| f64::from(*entry)).collect(), f64::max);
            let mut above = Vec::new();
            ends.above(from, to, 25.0, &mut |at| {
                above.push(at);
                true
            });
            prop_assert_eq!(above, (from..to).filter(|at| column[*at] > 25).collect::<Vec<_>>());
            let mut sorted = column[from..to].to_vec();
            sorted.sort_unstable();
            sorted.truncate(4);
            prop_assert_eq!(found, sorted);
        }
    }
}
