//! Bars: as wide as the date is vague, with ends that say what is known of them.

use eframe::egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};

use super::bodies::{Bodies, Stamp};
use crate::dataset::Standing;
use crate::layout::Edge;

/// How far a soft end fades, in points.
const FADE: f32 = 14.0;
/// How far a bar reaches into what nobody knows, in points.
const UNKNOWN: f32 = 72.0;

/// The radius of a dot that stands for what nobody knows, and how far apart such dots are, in points.
const DOT: f32 = 1.1;
const DOTS: f32 = 6.0;

/// The rounding of a sharp end, in points.
const CORNER: u8 = 4;

/// A bar to paint.
pub(super) struct Bar {
    pub(super) rect: Rect,
    pub(super) start: Edge,
    pub(super) end: Edge,
    /// Where a period certainly lasted, on screen.
    pub(super) core: Option<(f32, f32)>,
    pub(super) standing: Standing,
    pub(super) colour: Color32,
    pub(super) ground: Color32,
    /// How opaque the inside is, 0 to 1.
    pub(super) fill: f32,
    /// The outline, in points.
    pub(super) stroke: f32,
    /// From where to where a label inside reaches, on screen.
    pub(super) label: Option<(f32, f32)>,
    /// Whether it goes on beyond the left and the right edge of the canvas.
    pub(super) goes_on: (bool, bool),
    /// What is visible of the canvas, from left to right.
    pub(super) visible: (f32, f32),
}

/// Paints a bar.
pub(super) fn paint(painter: &Painter, bar: &Bar) {
    let shown = shown_part(bar);
    if let Some((fill, stroke)) = plain_body(bar) {
        painter.rect(shown, corners(bar), fill, stroke, StrokeKind::Inside);
    } else {
        painter.rect_filled(shown.shrink(0.5), corners(bar), bar.ground);
        interior(painter, bar, shown, bar.colour.gamma_multiply(inside_opacity(bar)));
        outline(painter, bar, shown);
    }
    details(painter, bar, shown);
}

/// So long may a bar be that is stamped, in points: longer ones hardly ever look just the same.
const STAMPED: f32 = 48.0;

/// All that the look of a bar depends on.
fn stamp(bar: &Bar) -> Stamp {
    let is_inside = bar.rect.left() >= bar.visible.0 && bar.rect.right() <= bar.visible.1;
    let is_known = bar.start != Edge::Unknown && bar.end != Edge::Unknown;
    let is_alone = bar.core.is_none() && bar.label.is_none() && bar.goes_on == (false, false);
    let is_usual = is_inside && is_known && is_alone && bar.rect.width() <= STAMPED;
    let beside = |x: f32| (x - bar.rect.left()).to_bits();
    let both = |ends: (f32, f32)| [beside(ends.0), beside(ends.1)];
    // Any other looks just the same again only where nothing moves.
    let own = (!is_usual).then(|| [bar.core.map(both), bar.label.map(both), Some(both(bar.visible))]);
    Stamp {
        size: Stamp::size(bar.rect),
        standing: bar.standing,
        edges: Some((bar.start, bar.end)),
        colours: [bar.colour, bar.ground],
        lines: [bar.stroke.to_bits(), bar.fill.to_bits()],
        own,
    }
}

/// Paints a bar, as a stamp or its body among those of others where it can.
pub(super) fn paint_among(painter: &Painter, bar: &Bar, bodies: &mut Bodies) {
    let Some(colours) = plain_body(bar).filter(|_| bar.standing != Standing::Denied) else {
        bodies.stamp(painter, (stamp(bar), bar.rect.min), |painter| paint(painter, bar));
        return;
    };
    let shown = shown_part(bar);
    bodies.add(painter.ctx(), shown, CORNER, colours);
    details(painter, bar, shown);
}

/// The usual bar is one shape: its inside, and its outline.
fn plain_body(bar: &Bar) -> Option<(Color32, Stroke)> {
    let is_plain = matches!(bar.standing, Standing::Stated | Standing::Assessed | Standing::Denied);
    // Opaque, for translucent inside an outline it would show seams.
    let fill = || bar.ground.blend(bar.colour.gamma_multiply(inside_opacity(bar)));
    (is_sharp(bar) && is_plain && bar.core.is_none()).then(|| (fill(), Stroke::new(bar.stroke, bar.colour)))
}

/// What stands in and beside the body of a bar.
fn details(painter: &Painter, bar: &Bar, shown: Rect) {
    match bar.standing {
        Standing::Denied => strike(painter, bar, shown),
        Standing::Assessed => hole(painter, bar, shown),
        Standing::Stated | Standing::Alleged | Standing::Announced => {}
    }
    ends(painter, bar, shown);
    unknown(painter, bar, shown);
}

fn interior(painter: &Painter, bar: &Bar, shown: Rect, inside: Color32) {
    if bar.standing == Standing::Announced {
        // A narrow bar is filled to the half; a long one has a foot, clear of the label.
        let foot = if shown.width() < 24.0 { shown.height() / 2.0 } else { 4.0 };
        let lower = Rect::from_min_max(pos2(shown.left(), shown.bottom() - foot), shown.right_bottom());
        fill(painter, bar, lower, bar.colour.gamma_multiply((bar.fill * 2.4).min(1.0)));
        return;
    }
    match bar.core {
        // Where the period may have begun or ended already, the inside is fainter.
        Some((from, to)) => {
            fill(painter, bar, shown, inside.gamma_multiply(0.45));
            let core = Rect::from_x_y_ranges(from..=to, shown.y_range()).intersect(shown);
            painter.rect_filled(core, CornerRadius::ZERO, inside.gamma_multiply(0.7));
        }
        None => fill(painter, bar, shown, inside),
    }
}

/// Where nobody knows whether a period goes on, a dotted line does.
pub(super) fn unknown(painter: &Painter, bar: &Bar, shown: Rect) {
    // Not through the label: that would read as struck out.
    let from = bar.label.map_or(shown.right(), |(_, end)| shown.right().max(end + 6.0));
    let after = (bar.end == Edge::Unknown).then_some((from, bar.visible.1));
    let from = bar.label.map_or(bar.visible.0, |(_, end)| end + 6.0);
    let before = (bar.start == Edge::Unknown).then_some((from, shown.left()));
    for (from, to) in [after, before].into_iter().flatten() {
        let (from, to) = (from.max(bar.visible.0 - 6.0), to.min(bar.visible.1));
        painter.add(dots((from, to), shown.center().y, bar.colour.gamma_multiply(0.7)));
    }
}

/// A dotted line, all of its dots in one mesh: by the hundred, each a shape of its own, they would be felt.
fn dots((from, to): (f32, f32), y: f32, colour: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let mut x = from;
    while x <= to {
        let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
        for corner in 0..8_u8 {
            let angle = (f32::from(corner) + 0.5) * std::f32::consts::FRAC_PI_4;
            mesh.colored_vertex(pos2(x, y) + Vec2::angled(angle) * DOT, colour);
        }
        for corner in 2..8 {
            mesh.add_triangle(first, first + corner - 1, first + corner);
        }
        x += DOTS;
    }
    mesh
}

/// A bar without a known end is drawn only a little way into the unknown.
pub(super) fn shown_part(bar: &Bar) -> Rect {
    let mut rect = bar.rect;
    if bar.end == Edge::Unknown && bar.start != Edge::Unknown {
        rect.max.x = rect.max.x.min(rect.min.x + UNKNOWN);
    }
    if bar.start == Edge::Unknown && bar.end != Edge::Unknown {
        rect.min.x = rect.min.x.max(rect.max.x - UNKNOWN);
    }
    rect
}

fn inside_opacity(bar: &Bar) -> f32 {
    match bar.standing {
        Standing::Stated | Standing::Assessed | Standing::Announced => bar.fill,
        Standing::Alleged => 0.06,
        Standing::Denied => bar.fill * 0.4,
    }
}

fn is_sharp(bar: &Bar) -> bool {
    bar.start == Edge::Sharp && bar.end == Edge::Sharp
}

/// Too short for its soft ends to be seen as such: it is paler as a whole instead.
fn is_pale(bar: &Bar) -> bool {
    bar.start == Edge::Soft && bar.end == Edge::Soft && bar.rect.width() < 30.0
}

fn corners(bar: &Bar) -> CornerRadius {
    let radius = |edge: Edge| if edge == Edge::Sharp { CORNER } else { 0 };
    CornerRadius { nw: radius(bar.start), sw: radius(bar.start), ne: radius(bar.end), se: radius(bar.end) }
}

/// How far an end fades within a rectangle.
fn fade(edge: Edge, width: f32) -> f32 {
    match edge {
        Edge::Sharp | Edge::Open => 0.0,
        Edge::Soft => FADE.min(width * 0.3),
        Edge::Unknown => UNKNOWN.min(width * 0.9),
    }
}

fn fill(painter: &Painter, bar: &Bar, rect: Rect, colour: Color32) {
    if is_pale(bar) {
        painter.rect_filled(rect.shrink(1.0), CornerRadius::same(2), colour.gamma_multiply(0.7));
        return;
    }
    if is_sharp(bar) {
        let whole = corners(bar);
        let radius =
            if bar.standing == Standing::Announced { CornerRadius { nw: 0, ne: 0, ..whole } } else { whole };
        painter.rect_filled(rect, radius, colour);
    } else {
        faded(painter, rect, colour, bar);
    }
}

/// How much of the colour is left at an end.
fn left_over(edge: Edge) -> f32 {
    match edge {
        Edge::Sharp | Edge::Open => 1.0,
        Edge::Soft => 0.2,
        Edge::Unknown => 0.0,
    }
}

/// A rectangle whose ends fade as the bar's do.
fn faded(painter: &Painter, rect: Rect, colour: Color32, bar: &Bar) {
    let (left, right) = (fade(bar.start, rect.width()), fade(bar.end, rect.width()));
    let columns = [
        (rect.left(), colour.gamma_multiply(left_over(bar.start))),
        (rect.left() + left, colour),
        (rect.right() - right, colour),
        (rect.right(), colour.gamma_multiply(left_over(bar.end))),
    ];
    let mut mesh = Mesh::default();
    for (x, colour) in columns {
        mesh.colored_vertex(pos2(x, rect.top()), colour);
        mesh.colored_vertex(pos2(x, rect.bottom()), colour);
    }
    for at in [0, 2, 4] {
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 2, at + 3);
    }
    painter.add(Shape::mesh(mesh));
}

fn outline(painter: &Painter, bar: &Bar, rect: Rect) {
    let opacity = if is_pale(bar) { 0.6 } else { 1.0 };
    let stroke = Stroke::new(bar.stroke, bar.colour.gamma_multiply(opacity));
    if bar.standing == Standing::Alleged {
        for path in outline_paths(bar, rect.shrink(bar.stroke / 2.0)) {
            painter.extend(Shape::dashed_line(&path, stroke, 3.5, 2.5));
        }
        return;
    }
    if is_pale(bar) {
        painter.rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
        return;
    }
    if is_sharp(bar) {
        painter.rect_stroke(rect, corners(bar), stroke, StrokeKind::Inside);
        return;
    }
    for y in [rect.top(), rect.bottom() - bar.stroke] {
        let line = Rect::from_min_max(pos2(rect.left(), y), pos2(rect.right(), y + bar.stroke));
        faded(painter, line, bar.colour, bar);
    }
    for (edge, x) in [(bar.start, rect.left() + bar.stroke / 2.0), (bar.end, rect.right() - bar.stroke / 2.0)]
    {
        if edge == Edge::Sharp {
            painter.vline(x, rect.y_range(), stroke);
        }
    }
}

/// The outline as paths, without the ends that are not sharp; a pale bar has all of it.
pub(super) fn outline_paths(bar: &Bar, rect: Rect) -> Vec<Vec<Pos2>> {
    // What is far outside need not be dashed.
    let near = bar.visible.0 - 20.0..=bar.visible.1 + 20.0;
    let rect = rect.intersect(Rect::from_x_y_ranges(near, rect.y_range()));
    let [nw, ne, se, sw] = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    match (bar.start == Edge::Sharp, bar.end == Edge::Sharp) {
        (true, true) => vec![vec![nw, ne, se, sw, nw]],
        (false, false) if is_pale(bar) => vec![vec![nw, ne, se, sw, nw]],
        (true, false) => vec![vec![ne, nw, sw, se]],
        (false, true) => vec![vec![nw, ne, se, sw]],
        (false, false) => vec![vec![nw, ne], vec![sw, se]],
    }
}

/// Strokes across the bar, light enough to read a label through.
fn strike(painter: &Painter, bar: &Bar, rect: Rect) {
    let slash = |x: f32, half: Vec2, stroke: Stroke| {
        let centre = pos2(x, rect.center().y);
        painter.line_segment([centre + half, centre - half], stroke);
    };
    let lean = rect.height() / 2.0;
    if rect.width() < 24.0 {
        // Steep enough to stay clear of the label.
        let half = vec2((rect.width() / 2.0 + 2.0).min(lean), -lean - 1.0);
        slash(rect.center().x, half, Stroke::new(bar.stroke, bar.colour));
        return;
    }
    let half = vec2(lean, -lean) * 0.85;
    let faint = Stroke::new(1.0, bar.colour.gamma_multiply(0.45));
    let mut x = rect.left() + 12.0;
    while x < rect.right() - 6.0 {
        let is_visible = x > bar.visible.0 - 20.0 && x < bar.visible.1 + 20.0;
        let crosses_label = bar.label.is_some_and(|(from, to)| x > from - 8.0 && x < to + 8.0);
        if is_visible && !crosses_label {
            slash(x, half, faint);
        }
        x += 12.0;
    }
}

/// The hole of an assessment, near the left end that is on screen.
fn hole(painter: &Painter, bar: &Bar, rect: Rect) {
    let stroke = Stroke::new(bar.stroke, bar.colour);
    let x = if rect.width() < 14.0 { rect.center().x } else { hole_x(bar, rect) };
    painter.circle(pos2(x, rect.center().y), (rect.width() / 2.0 - 1.0).clamp(1.2, 2.6), bar.ground, stroke);
}

/// Beside the arrow of a bar that goes on beyond the left edge.
fn hole_x(bar: &Bar, rect: Rect) -> f32 {
    if rect.left() < bar.visible.0 { bar.visible.0 + 10.5 } else { rect.left() + 5.5 }
}

/// Arrows where a bar goes on: solid where the date is open, hollow where it ends beyond the edge of the screen.
pub(super) fn ends(painter: &Painter, bar: &Bar, rect: Rect) {
    let on_screen = rect.right().min(bar.visible.1) - rect.left().max(bar.visible.0);
    if on_screen < 14.0 {
        return;
    }
    let stroke = Stroke::new(bar.stroke, bar.colour);
    let tip = |is_beyond: bool, edge: f32, end: f32| if is_beyond { edge } else { end };
    let sides = [
        (bar.start, bar.goes_on.0, tip(bar.goes_on.0, bar.visible.0 + 1.0, rect.left()), -1.0),
        (bar.end, bar.goes_on.1, tip(bar.goes_on.1, bar.visible.1 - 1.0, rect.right()), 1.0),
    ];
    for (edge, is_beyond, tip, direction) in sides {
        let tip = pos2(tip, rect.center().y);
        let back = vec2(-5.0 * direction, 0.0);
        let half = vec2(0.0, rect.height() / 2.0 - 1.0);
        let arrow = vec![tip + back - half, tip, tip + back + half];
        match edge {
            Edge::Open => {
                painter.add(Shape::convex_polygon(arrow, bar.colour, Stroke::NONE));
            }
            Edge::Sharp | Edge::Soft if is_beyond => {
                painter.add(Shape::line(arrow, stroke));
            }
            Edge::Sharp | Edge::Soft | Edge::Unknown => {}
        }
    }
}
