//! The lanes: grid, marks, labels, clusters.

use eframe::egui::accesskit;
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::bars::{self, Bar};
use super::bodies::{Bodies, Stamp};
use super::glyph::paint_glyph;
use super::headings;
use super::labels::Labels;
use super::{Scene, arcs, breaks, faint, ghosts, noted, sources, strips};
use crate::dataset::{Event, Standing};
use crate::date::Date;
use crate::layout::{Canvas, Form, Mark, RelationArc, Spot};
use crate::query::Shown;
use crate::ui::evidence;
use crate::ui::marked::mark_behind;
use crate::ui::theme;

/// Paints everything between ruler and overview, and names each mark for screen readers and tests.
pub(super) fn paint(
    ui: &Ui,
    scene: &Scene<'_>,
    canvas: &Canvas,
    arcs: &[RelationArc],
    (bodies, labels): (&mut Bodies, &mut Labels),
) {
    let whole = scene.headings.union(scene.area);
    let painter = ui.painter_at(whole);
    ground(&painter, scene);
    span(&ui.painter_at(scene.area), scene);
    let inside = ui.painter_at(scene.area);
    faint::ground(&inside, scene, &canvas.grounds);
    sources::column(&inside, scene);
    arcs::paint(&inside, scene, canvas, arcs);
    // The bodies of plain bars lie below all other parts of marks; no two marks overlap.
    let below = inside.add(Shape::Noop);
    bodies.begin(ui.ctx());
    for mark in &canvas.faint {
        faint::paint(&inside, scene, mark, bodies);
    }
    for mark in &canvas.marks {
        self::mark(&inside, scene, mark, bodies);
    }
    bodies.end(&inside, below);
    labels.begin(&inside, scene.palette.text.0);
    for mark in &canvas.marks {
        label(&inside, scene, mark, labels);
    }
    noted::paint(&inside, scene, canvas);
    for ghost in &canvas.ghosts {
        ghosts::paint(&inside, scene, ghost);
    }
    let hidden = strips::hidden_chosen(scene, canvas);
    for (at, cluster) in canvas.clusters.iter().enumerate() {
        let is_selected = strips::holds_any(scene, &hidden, cluster);
        strips::paint(&inside, scene, (cluster, scene.shares.get(at)), is_selected);
    }
    arcs::paint_ends(&inside, scene, arcs);
    headings::paint(&painter, scene);
    scroll_bar(&inside, scene);
}

fn ground(painter: &Painter, scene: &Scene<'_>) {
    let palette = &scene.palette;
    painter.rect_filled(scene.headings.union(scene.area), CornerRadius::ZERO, palette.canvas.0);
    let inside = painter.with_clip_rect(scene.area);
    breaks::paint(&inside, &scene.scale, scene.area, palette);
    let faint = Stroke::new(palette.grid_stroke, palette.line_faint.0);
    for tick in scene.ticks.minor.iter().filter(|tick| !tick.began_before) {
        inside.vline(scene.x(tick.x), scene.area.y_range(), faint);
    }
    for tick in scene.ticks.major.iter().filter(|tick| !tick.began_before) {
        inside.vline(scene.x(tick.x), scene.area.y_range(), palette.line_stroke());
    }
    for lane in &scene.lanes {
        let y = lane_y(scene, lane.band.bottom());
        painter.hline(scene.headings.left()..=scene.area.right(), y, palette.line_stroke());
    }
}

#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
pub(super) fn lane_y(scene: &Scene<'_>, y: f64) -> f32 {
    scene.area.top() + (y - scene.scroll()) as f32
}

/// Where the lanes are scrolled to, when they are higher than the area.
#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn scroll_bar(painter: &Painter, scene: &Scene<'_>) {
    let spare = scene.spare() as f32;
    if spare <= 0.0 {
        return;
    }
    let area = scene.area;
    let whole = area.height() + spare;
    let top = area.top() + area.height() * scene.scroll() as f32 / whole;
    let size = vec2(6.0, area.height() * area.height() / whole);
    let bar = Rect::from_min_size(pos2(area.right() - 8.0, top), size);
    painter.rect_filled(bar, CornerRadius::same(3), scene.palette.text_faint.0.gamma_multiply(0.6));
    if scene.scroll() < scene.spare() - 1.0 {
        let below =
            scene.lanes.iter().filter(|lane| lane_y(scene, lane.band.top) > area.bottom() - 8.0).count();
        let words = match below {
            0 => "more below ↓".to_owned(),
            1 => "1 more lane ↓".to_owned(),
            _ => format!("{below} more lanes ↓"),
        };
        let at = area.right_bottom() - vec2(16.0, 4.0);
        let galley = painter.layout_no_wrap(words, theme::heading(theme::SMALL), scene.palette.text_weak.0);
        let rect = Align2::RIGHT_BOTTOM.anchor_size(at, galley.size());
        painter.rect_filled(rect.expand2(vec2(6.0, 2.0)), CornerRadius::same(4), scene.palette.ground.0);
        painter.galley(rect.min, galley, scene.palette.text_weak.0);
    }
}

fn span(painter: &Painter, scene: &Scene<'_>) {
    if let Some((from, to)) = scene.span_on_screen() {
        let rect = Rect::from_x_y_ranges(from..=to, scene.area.y_range());
        painter.rect_filled(rect, CornerRadius::ZERO, scene.palette.accent_tint.0);
        for x in [from, to] {
            painter.vline(x, scene.area.y_range(), Stroke::new(1.5, scene.palette.accent.0));
        }
    }
}

fn mark(painter: &Painter, scene: &Scene<'_>, mark: &Mark, bodies: &mut Bodies) {
    let event = scene.state.dataset().event(mark.event);
    let palette = &scene.palette;
    let colour = evidence::colour(scene.state, palette, mark.event);
    let rect = scene.rect(mark.rect);
    let is_selected = scene.state.is_chosen(mark.event);
    if is_selected {
        ring(painter, scene, rect, matches!(mark.form, Form::Dot { .. }));
    }
    match mark.form {
        Form::Dot { soft } => {
            if soft {
                painter.circle_filled(rect.center(), rect.width() * 0.8, colour.gamma_multiply(0.22));
            }
            let paint = |painter: &Painter| {
                let colours = (colour, palette.canvas.0);
                paint_glyph(painter, rect.center(), rect.width() / 2.0, event.standing, colours);
            };
            // A disc is painted faster than stamped.
            if is_selected || matches!(event.standing, Standing::Stated | Standing::Assessed) {
                paint(painter);
            } else {
                bodies.stamp(
                    painter,
                    (day_stamp(rect, event.standing, (colour, palette.canvas.0)), rect.min),
                    paint,
                );
            }
        }
        Form::Bar { start, end, core } => {
            let bar = Bar {
                rect,
                start,
                end,
                core: core.map(|(from, to)| (scene.x(from), scene.x(to))),
                standing: event.standing,
                colour,
                ground: palette.canvas.0,
                fill: palette.bar_fill,
                stroke: palette.mark_stroke,
                label: mark
                    .label
                    .filter(|label| label.spot == Spot::Inside)
                    .map(|label| (scene.x(label.rect.x0), scene.x(label.rect.x1))),
                goes_on: (mark.goes_on_left, mark.goes_on_right),
                visible: (scene.area.left(), scene.area.right()),
            };
            // A selected one stands above its ring.
            if is_selected { bars::paint(painter, &bar) } else { bars::paint_among(painter, &bar, bodies) }
        }
    }
}

/// The ring around the mark of a chosen event.
pub(super) fn ring(painter: &Painter, scene: &Scene<'_>, rect: Rect, is_dot: bool) {
    let palette = &scene.palette;
    let around = if is_dot { 8 } else { 6 };
    let ring = rect.expand(3.0).intersect(scene.area.expand(8.0));
    painter.rect_filled(ring, CornerRadius::same(around), palette.accent_tint.0);
    let stroke = Stroke::new(2.0, palette.accent.0);
    painter.rect_stroke(ring, CornerRadius::same(around), stroke, StrokeKind::Middle);
}

/// What the mark of a day looks like.
pub(super) fn day_stamp(rect: Rect, standing: Standing, (colour, ground): (Color32, Color32)) -> Stamp {
    Stamp {
        size: Stamp::size(rect),
        standing,
        edges: None,
        colours: [colour, ground],
        lines: [0, 0],
        own: None,
    }
}

/// The title of an event, shortened where it must be.
fn label(painter: &Painter, scene: &Scene<'_>, mark: &Mark, labels: &mut Labels) {
    let Some(place) = mark.label.map(|label| scene.rect(label.rect)) else { return };
    let (text, event) = (scene.palette.text.0, scene.state.dataset().event(mark.event));
    let title = labels.of(painter, (mark.event, &event.title), place.width());
    let at = place.left_center() - vec2(0.0, title.size().y / 2.0);
    if !scene.search.is_empty() {
        let hits = scene.search.hits(&event.title, Shown::Title);
        mark_behind(painter, (&title, at), &hits, &scene.palette);
    }
    painter.galley(at, title, text);
}

/// What a screen reader says of an event.
pub(in crate::ui) fn spoken(event: &Event) -> String {
    let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), Date::text);
    let spoken = format!("{}, {date}", event.title);
    if event.standing == Standing::Stated {
        return spoken;
    }
    format!("{spoken}, {}", event.standing.words().to_lowercase())
}

/// Gives each mark a node with a name, a role, and a click that assistive technology can do.
pub(super) fn name_marks(ui: &Ui, scene: &Scene<'_>, canvas: &Canvas) {
    for mark in &canvas.marks {
        let id = mark_id(ui, mark.event);
        let response = ui.interact(scene.rect(mark.rect).intersect(scene.area), id, Sense::hover());
        let is_selected = scene.state.is_chosen(mark.event);
        let words =
            || evidence::spoken(scene.state, mark.event) + noted::spoken(scene.state.note(mark.event));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, words()));
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
    }
    for (at, cluster) in canvas.clusters.iter().enumerate() {
        let id = cluster_id(ui, at);
        let response = ui.interact(scene.rect(cluster.rect).intersect(scene.area), id, Sense::hover());
        let shares = scene.shares.get(at).map(|shares| format!(": {}", evidence::shares(&shares.all)));
        let words =
            || format!("{}{}", strips::together(cluster.count), shares.as_deref().unwrap_or_default());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words()));
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
    }
}

/// The id of a mark's node.
pub(super) fn mark_id(ui: &Ui, event: crate::dataset::EventIx) -> eframe::egui::Id {
    ui.scope_id().with(("mark", event.0))
}

/// The id of the node of a cluster, by its position on the canvas.
pub(super) fn cluster_id(ui: &Ui, at: usize) -> eframe::egui::Id {
    ui.scope_id().with(("cluster", at))
}
