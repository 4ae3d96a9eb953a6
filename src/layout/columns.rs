//! Where the columns of the table go.

use crate::query::Column;

/// The places of the columns in some room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Which.
    pub column: Column,
    /// Its left edge, in points from that of the room.
    pub x0: f64,
    /// Its right edge.
    pub x1: f64,
}

/// The widths that a column has, in points.
struct Widths {
    usual: f64,
    least: f64,
}

/// The widths of a column. The title's usual one is the least that reads well: it takes what the others leave.
const fn widths(column: Column) -> Widths {
    let (usual, least) = match column {
        Column::Date => (150.0, 64.0),
        // The least of it is room for the dot.
        Column::Theme => (112.0, 24.0),
        Column::Title => (260.0, 120.0),
        Column::Standing => (96.0, 30.0),
        Column::Importance => (92.0, 40.0),
        Column::Source => (112.0, 48.0),
    };
    Widths { usual, least }
}

/// The order in which columns become narrower where there is no room for all of them.
const YIELDING: [Column; 6] =
    [Column::Theme, Column::Title, Column::Source, Column::Importance, Column::Standing, Column::Date];

/// Puts the columns side by side: together as wide as the room, where they can be. `wanted` gives the width of a column
/// that somebody has chosen; such a column is the last to become narrower.
pub fn columns(room: f64, wanted: &dyn Fn(Column) -> Option<f64>) -> Vec<Slot> {
    let usual = |column: &Column| {
        let Widths { usual, least } = widths(*column);
        let chosen = wanted(*column).filter(|width| width.is_finite() && *column != Column::Title);
        (*column, chosen.unwrap_or(usual).max(least))
    };
    let mut sizes: Vec<(Column, f64)> = Column::ALL.iter().map(usual).collect();
    let mut lack = sizes.iter().map(|(_, width)| width).sum::<f64>() - room;
    for chosen in [false, true] {
        for column in YIELDING.iter().filter(|column| wanted(**column).is_some() == chosen) {
            if let Some((_, width)) = sizes.iter_mut().find(|(each, _)| each == column) {
                let given = (*width - widths(*column).least).min(lack).max(0.0);
                *width -= given;
                lack -= given;
            }
        }
    }
    let mut x = 0.0;
    let slot = |(column, width): (Column, f64)| {
        let spare = if column == Column::Title { (-lack).max(0.0) } else { 0.0 };
        let x0 = x;
        x += width + spare;
        Slot { column, x0, x1: x }
    };
    sizes.into_iter().map(slot).collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole points are exact")]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn width(slots: &[Slot], column: Column) -> f64 {
        slots.iter().find(|slot| slot.column == column).map(|slot| slot.x1 - slot.x0).expect("a column")
    }

    #[test]
    fn columns_fill_the_room_and_the_title_takes_what_is_left() {
        for room in [400.0, 560.0, 700.0, 900.0, 2000.0] {
            let slots = columns(room, &|_| None);
            assert!(slots.iter().map(|slot| slot.column).eq(Column::ALL.iter().copied()));
            assert_eq!((slots[0].x0, slots[5].x1), (0.0, room));
            assert!(slots.windows(2).all(|pair| pair[0].x1 == pair[1].x0));
            assert!(slots.iter().all(|slot| slot.x1 - slot.x0 >= widths(slot.column).least));
        }
        assert_eq!(width(&columns(2000.0, &|_| None), Column::Date), 150.0);
        assert_eq!(columns(0.0, &|_| None)[5].x1, 326.0, "what doesn't fit is cut off at the right");
    }

    #[test]
    fn a_width_that_was_chosen_yields_last() {
        let chosen = BTreeMap::from([(Column::Theme, 140.0), (Column::Date, 10.0)]);
        let slots = columns(700.0, &|column| chosen.get(&column).copied());
        assert_eq!(width(&slots, Column::Theme), 140.0);
        assert_eq!(width(&slots, Column::Date), 64.0, "but no column vanishes");
        assert!(width(&slots, Column::Title) < 260.0);
        assert_eq!(width(&columns(700.0, &|_| None), Column::Theme), 24.0);
    }
}
