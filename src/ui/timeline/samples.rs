//! Small samples of what stands on the canvas, painted by the code that paints it there.

use eframe::egui::{Color32, Painter, Rect, pos2, vec2};

use super::bars::{self, Bar};
use super::breaks;
use super::faint;
use super::ghosts;
use super::strips::Strip;
use crate::dataset::Standing;
use crate::layout::{Edge, Metrics};
use crate::ui::theme::Palette;

/// What a sample shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Sample {
    /// A single day.
    Day,
    /// A bar with ends such as these.
    Bar(Edge, Edge),
    /// A period between vague dates.
    Core,
    /// A mark and, further to the left, its ghost.
    Ghost,
    /// A strip of several events.
    Strip,
    /// What doesn't match.
    Faint,
    /// Folded time.
    Break,
}

/// Paints a sample into a rectangle, on the ground of the canvas.
#[expect(clippy::cast_possible_truncation, reason = "a few points")]
pub(in crate::ui) fn paint_sample(painter: &Painter, rect: Rect, sample: Sample, palette: &Palette) {
    let metrics = Metrics::default();
    let (dot, bar, rim) = (metrics.dot as f32, metrics.bar as f32, metrics.rim as f32);
    let colour = palette.text_weak.0;
    let row = Rect::from_center_size(rect.center(), vec2(rect.width(), bar));
    let day = |x: f32| {
        let centre = pos2(x, rect.center().y);
        super::paint_glyph(painter, centre, dot / 2.0, Standing::Stated, (colour, palette.canvas.0));
    };
    let visible = (rect.left(), rect.right());
    match sample {
        Sample::Day => day(rect.center().x),
        Sample::Bar(start, end) => {
            // Beyond an end that nobody knows there is room for the dots.
            let share = if end == Edge::Unknown { 0.65 } else { 1.0 };
            let row = Rect::from_min_size(row.min, row.size() * vec2(share, 1.0));
            bars::paint(painter, &Bar { visible, ..plain(row, (start, end), None, (colour, palette)) });
        }
        Sample::Core => {
            let core = (row.left() + row.width() * 0.3, row.right() - row.width() * 0.3);
            bars::paint(painter, &plain(row, (Edge::Sharp, Edge::Sharp), Some(core), (colour, palette)));
        }
        Sample::Ghost => {
            let ghost = Rect::from_min_max(row.min, pos2(row.left() + row.width() * 0.45, row.bottom()));
            let edges = (Edge::Sharp, Edge::Sharp);
            ghosts::bar(painter, ghost.expand2(vec2(0.0, rim)), edges, (colour, (false, false), visible));
            let centre = row.right() - dot / 2.0;
            ghosts::link(painter, (ghost.right(), centre - dot / 2.0), rect.center().y, colour);
            day(centre);
        }
        Sample::Faint => faint::sample(painter, rect, palette),
        Sample::Break => breaks::sample(painter, rect, palette),
        Sample::Strip => {
            let starts = [(row.left(), 1), (row.left() + 5.0, 1), (row.left() + 9.0, 1)];
            let middle = row.right() - 10.0;
            Strip { rect: row, colour, starts: &starts, shares: None, middle, count: 3, visible: rect }
                .paint(painter, palette);
        }
    }
}

/// A bar as of an event that is stated.
fn plain(
    rect: Rect,
    (start, end): (Edge, Edge),
    core: Option<(f32, f32)>,
    (colour, palette): (Color32, &Palette),
) -> Bar {
    Bar {
        rect,
        start,
        end,
        core,
        standing: Standing::Stated,
        colour,
        ground: palette.canvas.0,
        fill: palette.bar_fill,
        stroke: palette.mark_stroke,
        label: None,
        goes_on: (false, false),
        visible: (rect.left(), rect.right()),
    }
}
