//! Marks in a margin: each beside its passage, below each other where passages are near, together where they are many.

use std::ops::Range;

/// How many rows a mark may be further down than its passage before it joins the one above.
const MOST_ROWS: f32 = 4.0;

/// A mark, and which passages it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Its top, in points.
    pub(super) y: f32,
    /// Positions among the tops that were wanted; never empty.
    pub(super) members: Range<usize>,
}

/// Places marks of a height whose tops were best at `wanted`, in rising order. None overlap.
pub(super) fn place_marks(wanted: &[f32], row: f32) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for (at, wanted) in wanted.iter().copied().enumerate() {
        let free = placed.last().map_or(wanted, |last| last.y + row);
        match placed.last_mut() {
            Some(last) if free - wanted > MOST_ROWS * row => last.members.end = at + 1,
            _ => placed.push(Placed { y: free.max(wanted), members: at..at + 1 }),
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_stand_beside_their_passage_or_below_the_mark_before() {
        let tops = |wanted: &[f32]| -> Vec<(f32, usize)> {
            place_marks(wanted, 10.0).into_iter().map(|mark| (mark.y, mark.members.len())).collect()
        };
        assert_eq!(tops(&[]), []);
        assert_eq!(tops(&[0.0, 30.0]), [(0.0, 1), (30.0, 1)]);
        assert_eq!(tops(&[0.0, 4.0, 50.0]), [(0.0, 1), (10.0, 1), (50.0, 1)]);
        let many = [(0.0, 1), (10.0, 1), (20.0, 1), (30.0, 1), (40.0, 3)];
        assert_eq!(tops(&[0.0; 7]), many);
    }

    proptest! {
        #[test]
        fn every_passage_has_one_mark_and_none_overlap(mut wanted in prop::collection::vec(0.0_f32..500.0, 0..60)) {
            wanted.sort_by(f32::total_cmp);
            let placed = place_marks(&wanted, 10.0);
            let members: Vec<usize> = placed.iter().flat_map(|mark| mark.members.clone()).collect();
            prop_assert_eq!(members, (0..wanted.len()).collect::<Vec<_>>());
            prop_assert!(placed.windows(2).all(|pair| pair[1].y - pair[0].y >= 9.99));
            for mark in placed {
                prop_assert!(mark.y >= wanted[mark.members.start]);
                prop_assert!(mark.y - wanted[mark.members.start] <= 40.01);
            }
        }
    }
}
