//! Marks from triangles that were cut before, all in one mesh: cutting outlines and dashes is dear, and marks look much
//! alike. The body of a plain bar is stretched from one of the same look; any other small mark is a stamp of one that
//! looked just the same.

use std::collections::HashMap;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::epaint::{RectShape, Tessellator, Vertex};
use eframe::egui::{
    Color32, Context, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use crate::dataset::Standing;
use crate::layout::Edge;

/// A bar of this length is stretched to whatever is longer, in points: both of its ends and something between.
const STRETCHED: f32 = 24.0;
/// So many looks are remembered; more come from zooming the window itself.
const MOST: usize = 4096;

/// What was cut before, for one size of the pixels.
#[derive(Default)]
pub(super) struct Bodies {
    pixels_per_point: f32,
    cut: HashMap<Look, Mesh>,
    /// Whole marks; none for those that were seen once only.
    stamps: HashMap<Stamp, Option<Mesh>>,
    /// Those of the frame that is being painted.
    painted: Mesh,
}

/// What bodies of the same triangles have in common; lengths are the bits of `f32`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    size: [u32; 2],
    radius: u8,
    fill: Color32,
    stroke: (u32, Color32),
}

/// All that the look of a mark depends on, but for its place; lengths are the bits of `f32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    pub(super) size: [u32; 2],
    pub(super) standing: Standing,
    /// The edges of a bar; `None` for a day.
    pub(super) edges: Option<(Edge, Edge)>,
    pub(super) colours: [Color32; 2],
    pub(super) lines: [u32; 2],
    /// What else it depends on, beside its left end.
    pub(super) own: Option<[Option<[u32; 2]>; 3]>,
}

impl Stamp {
    /// The size of a mark, to a sixteenth of a point: rounding makes less of a difference between two of a length.
    pub(super) fn size(rect: Rect) -> [u32; 2] {
        [rect.width(), rect.height()].map(|side| (side * 16.0).round().to_bits())
    }
}

impl Bodies {
    /// Begins a frame.
    pub(super) fn begin(&mut self, ctx: &Context) {
        let pixels_per_point = ctx.pixels_per_point();
        #[expect(clippy::float_cmp, reason = "the very same, or another")]
        if self.pixels_per_point != pixels_per_point || self.cut.len() + self.stamps.len() > MOST {
            *self = Self { pixels_per_point, ..Self::default() };
        }
    }

    /// Paints the body of a bar, with its outline inside of it.
    pub(super) fn add(&mut self, ctx: &Context, rect: Rect, radius: u8, (fill, stroke): (Color32, Stroke)) {
        // As the tessellator does it for an outline inside.
        let rect = rect.round_to_pixels(self.pixels_per_point);
        let length = rect.width().min(STRETCHED);
        let size = [length.to_bits(), rect.height().to_bits()];
        let look = Look { size, radius, fill, stroke: (stroke.width.to_bits(), stroke.color) };
        let body = self.cut.entry(look).or_insert_with(|| {
            let options = ctx.tessellation_options(|options| *options);
            let mut tessellator = Tessellator::new(self.pixels_per_point, options, [1, 1], Vec::new());
            let body = Rect::from_min_size(Pos2::ZERO, vec2(length, rect.height()));
            let shape = RectShape::new(body, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
            let mut mesh = Mesh::default();
            tessellator.tessellate_rect(&shape, &mut mesh);
            mesh
        });
        let painted = &mut self.painted;
        let before = u32::try_from(painted.vertices.len()).unwrap_or_default();
        painted.indices.extend(body.indices.iter().map(|index| index + before));
        let longer = rect.width() - length;
        painted.vertices.extend(body.vertices.iter().map(|vertex| {
            let along = if vertex.pos.x > length / 2.0 { longer } else { 0.0 };
            let pos = pos2(rect.left() + vertex.pos.x + along, rect.top() + vertex.pos.y);
            Vertex { pos, ..*vertex }
        }));
    }

    /// Paints a mark whose upper left corner is at a place. The third time that one of its look is painted, and from then
    /// on, it is put together from the triangles of the second.
    pub(super) fn stamp(
        &mut self,
        painter: &Painter,
        (stamp, at): (Stamp, Pos2),
        paint: impl FnOnce(&Painter),
    ) {
        match self.stamps.get(&stamp) {
            Some(Some(mesh)) => {
                let all = &mut self.painted;
                let before = u32::try_from(all.vertices.len()).unwrap_or_default();
                all.indices.extend(mesh.indices.iter().map(|index| index + before));
                let moved = |vertex: &Vertex| Vertex { pos: vertex.pos + at.to_vec2(), ..*vertex };
                all.vertices.extend(mesh.vertices.iter().map(moved));
            }
            Some(None) => {
                let shapes = || {
                    painter.ctx().graphics(|layers| {
                        layers.get(painter.layer_id()).map_or(0, |list| list.all_entries().len())
                    })
                };
                let before = shapes();
                paint(painter);
                let mesh = cut(painter, before, at);
                self.stamps.insert(stamp, Some(mesh));
            }
            None => {
                paint(painter);
                self.stamps.insert(stamp, None);
            }
        }
    }

    /// Puts what was painted since the beginning where `at` is in the order of shapes.
    pub(super) fn end(&mut self, painter: &Painter, at: eframe::egui::layers::ShapeIdx) {
        let bodies = std::mem::take(&mut self.painted);
        if !bodies.is_empty() {
            painter.set(at, Shape::mesh(bodies));
        }
    }
}

/// The triangles of all that has been painted since there were so many shapes, as if `at` were the origin.
fn cut(painter: &Painter, before: usize, at: Pos2) -> Mesh {
    let ctx = painter.ctx();
    let options = ctx.tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    let shapes: Vec<Shape> = ctx.graphics(|layers| {
        let list = layers
            .get(painter.layer_id())
            .map(|list| list.all_entries().skip(before).map(|each| each.shape.clone()));
        list.map(Iterator::collect).unwrap_or_default()
    });
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh.translate(-at.to_vec2());
    mesh
}
