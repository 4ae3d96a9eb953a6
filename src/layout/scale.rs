//! The map between time and the screen.

use crate::timeline::{Axis, Viewport};

/// Maps days to points across the canvas and back. `0` is the canvas's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    axis: Axis,
    viewport: Viewport,
    width: f64,
}

impl Scale {
    /// The map that shows `viewport` across `width` points, with nothing folded; a width below 1 counts as 1.
    pub fn new(viewport: Viewport, width: f64) -> Self {
        Self::on(Axis::PLAIN, viewport, width)
    }

    /// The map that shows `viewport`, a stretch of an axis, across `width` points; a width below 1 counts as 1.
    pub fn on(axis: Axis, viewport: Viewport, width: f64) -> Self {
        Self { axis, viewport, width: width.max(1.0) }
    }

    /// The axis.
    pub fn axis(&self) -> &Axis {
        &self.axis
    }

    /// The stretch of the axis on screen.
    pub fn viewport(&self) -> Viewport {
        self.viewport
    }

    /// The canvas's width, in points.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How many points a day is wide outside of breaks.
    pub fn points_per_day(&self) -> f64 {
        self.width / self.viewport.days()
    }

    /// Where an instant is, in points. Infinite instants stay infinite.
    pub fn x_from_day(&self, day: f64) -> f64 {
        self.x_from_position(self.axis.position(day))
    }

    /// Which instant is at `x` points.
    pub fn day_from_x(&self, x: f64) -> f64 {
        self.axis.day(self.position_from_x(x))
    }

    /// Where a position on the axis is, in points.
    pub fn x_from_position(&self, position: f64) -> f64 {
        (position - self.viewport.start()) * self.points_per_day()
    }

    /// Which position on the axis is at `x` points.
    pub fn position_from_x(&self, x: f64) -> f64 {
        self.viewport.start() + x / self.points_per_day()
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "whole days and points are exact")]
mod tests {
    use super::*;

    #[test]
    fn the_map_and_its_inverse_agree() {
        let scale = Scale::new(Viewport::new(700_000.0, 40_000.0).expect("valid"), 743.0);
        for x in [0.0, 1.0, 371.5, 743.0] {
            assert!((scale.x_from_day(scale.day_from_x(x)) - x).abs() < 1e-6);
        }
        assert_eq!(scale.x_from_day(f64::INFINITY), f64::INFINITY);
    }
}
