//! What goes where on the canvas, as plain data in `f64` points. Painting decides nothing; hit-testing asks here.
//!
//! What a filter passes is sorted into [`Lanes`]; an [`Arrangement`] gives rows and labels to as many as there is room
//! for at each zoom; a [`Canvas`] is what of it is on screen, in points from the top left of the time area. What a frame
//! costs depends on what is on screen, not on how many events there are.

mod ahead;
mod arcs;
mod atlas;
mod block;
mod canvas;
mod cells;
mod column;
mod columns;
mod faint;
mod form;
mod ghosts;
mod groups;
mod hijri;
mod lanes;
mod overview;
mod place;
mod rows;
mod ruled;
mod scale;
mod shares;
mod source_links;
mod sources;
mod step;
mod strips;
mod ticks;
mod tree;

pub use ahead::{Left, Moved};
pub use arcs::{MOST_ARCS, Point, RelationArc, Towards, Web};
pub use atlas::Atlas;
pub use canvas::{Canvas, Hit, Label, Mark, Rect, Request, Tally};
pub use columns::{Slot, columns};
pub use faint::Faint;
pub use form::{Edge, Form};
pub use ghosts::Ghost;
pub use groups::{Group, GroupKind, Groups, LanesBy, Share};
pub use hijri::SolarHijriRow;
pub use lanes::{Band, Need, bands};
pub use overview::{Column, Density, Heights};
pub use place::{Arrangement, Lanes, Measure, Spot};
pub use ruled::{LABEL_GAP, Tick};
pub use scale::Scale;
pub use shares::{Shades, Share as EvidenceShare, Shares};
pub use source_links::{SourceLink, SourceLinks};
pub use sources::{SOURCE_LANE, SourceLane, SourceMark, SourceRows, SourceTally};
pub use step::Step;
pub use strips::{Cluster, Start};
pub use ticks::{Ticks, TypeIn, round_date};

/// Sizes that the layout computes with, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// The height of a row of marks.
    pub row: f64,
    /// Above the first and below the last row of a lane.
    pub lane_padding: f64,
    /// The height of a lane without matches.
    pub empty_lane: f64,
    /// The diameter of the mark of a single day.
    pub dot: f64,
    /// The height of a bar.
    pub bar: f64,
    /// How much bigger than a mark a ghost is on each side: a bar's above and below, a dot's all around.
    pub rim: f64,
    /// The width of the shortest bar.
    pub shortest_bar: f64,
    /// From a mark to its label.
    pub label_gap: f64,
    /// Between two things in one row.
    pub air: f64,
    /// The height of a label.
    pub label_height: f64,
    /// The width beyond which a label is shortened.
    pub longest_label: f64,
}

impl Metrics {
    /// Those of what doesn't match: smaller, so that it reads as such also without colour.
    pub(crate) fn faint() -> Self {
        Self { row: 10.0, dot: 7.0, bar: 7.0, shortest_bar: 4.0, air: 4.0, ..Self::default() }
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            row: 18.0,
            lane_padding: 2.0,
            empty_lane: 24.0,
            dot: 10.0,
            bar: 14.0,
            rim: 1.5,
            shortest_bar: 6.0,
            label_gap: 6.0,
            air: 6.0,
            label_height: 14.0,
            longest_label: 320.0,
        }
    }
}
