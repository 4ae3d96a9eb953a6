//! What doesn't match, while it is shown: small marks in grey without labels, and a pale ground where they have no room.

use eframe::egui::{Color32, Mesh, Painter, Rect, Role, Sense, Ui, WidgetInfo, accesskit, pos2};

use super::bars::{self, Bar};
use super::bodies::Bodies;
use super::glyph::paint_glyph;
use super::strips::grouped;
use super::{Scene, TimelineView, lanes};
use crate::dataset::Standing;
use crate::layout::{Arrangement, Band, Cluster, Edge, Faint, Form, Lanes, Metrics};
use crate::state::{Action, SelectAction, State};
use crate::ui::theme::Palette;

/// What is said of an event that doesn't match.
pub(super) const WORDS: &str = "Doesn’t match the filter";

/// How opaque the grey of a mark is.
const OPACITY: f32 = 0.6;
/// How opaque the inside of a bar is.
const FILL: f32 = 0.16;
/// The outline of a bar, in points.
const STROKE: f32 = 1.0;
/// How opaque the ground is, and what is added where events begin.
const GROUND: f32 = 0.05;
const BEGIN: f32 = 0.10;
/// The width of what stands for a beginning, in points.
const COLUMN: f32 = 3.0;

/// What a ground stands for.
pub(super) fn without_room(events: usize) -> String {
    if events == 1 {
        "1 event here doesn’t match the filter".to_owned()
    } else {
        format!("{} events here don’t match the filter", grouped(events))
    }
}

/// Paints the mark of an event that doesn't match. Standing keeps its shape.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, faint: &Faint, bodies: &mut Bodies) {
    let standing = scene.state.dataset().event(faint.event).standing;
    let rect = scene.rect(faint.rect);
    let is_selected = scene.state.is_chosen(faint.event);
    if is_selected {
        lanes::ring(painter, scene, rect, matches!(faint.form, Form::Dot { .. }));
    }
    let colours = colours(&scene.palette);
    match faint.form {
        Form::Dot { .. } => {
            let paint = |painter: &Painter| {
                paint_glyph(painter, rect.center(), rect.width() / 2.0, standing, colours);
            };
            // A selected one stands above its ring.
            if is_selected {
                paint(painter);
            } else {
                bodies.stamp(painter, (lanes::day_stamp(rect, standing, colours), rect.min), paint);
            }
        }
        Form::Bar { start, end, core } => {
            let visible = (scene.area.left(), scene.area.right());
            let bar = Bar {
                core: core.map(|(from, to)| (scene.x(from), scene.x(to))),
                goes_on: faint.goes_on,
                ..bar((rect, visible), standing, (start, end), colours)
            };
            if faint.is_whole() && !is_selected {
                bars::paint_among(painter, &bar, bodies);
            } else {
                for (from, to) in &faint.parts {
                    // A soft end or an arrow reaches beyond the shape.
                    let margin = |at: f64, edge: f64| if at.to_bits() == edge.to_bits() { 96.0 } else { 0.0 };
                    let from = scene.x(*from) - margin(*from, faint.rect.x0);
                    let to = scene.x(*to) + margin(*to, faint.rect.x1);
                    let part = Rect::from_x_y_ranges(from..=to, scene.area.y_range());
                    bars::paint(&painter.with_clip_rect(part.intersect(scene.area)), &bar);
                }
            }
        }
    }
}

/// A day, and beside it a period.
#[expect(clippy::cast_possible_truncation, reason = "a few points")]
pub(super) fn sample(painter: &Painter, rect: Rect, palette: &Palette) {
    let metrics = Metrics::faint();
    let (dot, bar) = (metrics.dot as f32, metrics.bar as f32);
    let colours = colours(palette);
    let day = pos2(rect.left() + dot, rect.center().y);
    paint_glyph(painter, day, dot / 2.0, Standing::Stated, colours);
    let left = day.x + 1.5 * dot;
    let row =
        Rect::from_x_y_ranges(left..=rect.right(), rect.center().y - bar / 2.0..=rect.center().y + bar / 2.0);
    let visible = (rect.left(), rect.right());
    bars::paint(painter, &self::bar((row, visible), Standing::Stated, (Edge::Sharp, Edge::Sharp), colours));
}

/// A bar of what doesn't match, without a core.
fn bar(
    (rect, visible): (Rect, (f32, f32)),
    standing: Standing,
    (start, end): (Edge, Edge),
    (colour, ground): (Color32, Color32),
) -> Bar {
    let (core, label, goes_on) = (None, None, (false, false));
    Bar {
        rect,
        start,
        end,
        core,
        standing,
        colour,
        ground,
        fill: FILL,
        stroke: STROKE,
        label,
        goes_on,
        visible,
    }
}

/// The grey of marks, and what lies behind them.
fn colours(palette: &Palette) -> (Color32, Color32) {
    // Opaque, for where lines cross it would be darker.
    let ground = palette.canvas.0;
    (ground.blend(palette.text_faint.0.gamma_multiply(OPACITY)), ground)
}

/// Paints where those lie that have no room, all of them in one mesh, darker where one begins.
pub(super) fn ground(painter: &Painter, scene: &Scene<'_>, grounds: &[Cluster]) {
    let colour = scene.palette.text_faint.0;
    let mut mesh = Mesh::default();
    for ground in grounds {
        let rect = scene.rect(ground.rect).intersect(scene.area);
        if !rect.is_positive() {
            continue;
        }
        mesh.add_colored_rect(rect, colour.gamma_multiply(GROUND));
        for (from, to) in begins(ground.starts.iter().map(|start| scene.x(start.x))) {
            let column = Rect::from_x_y_ranges(from..=to, rect.y_range()).intersect(rect);
            mesh.add_colored_rect(column, colour.gamma_multiply(BEGIN));
        }
    }
    if !mesh.is_empty() {
        painter.add(mesh);
    }
}

/// From where to where events begin: columns, of which those that follow each other closely are one.
fn begins(starts: impl Iterator<Item = f32>) -> Vec<(f32, f32)> {
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for x in starts {
        match columns.last_mut() {
            Some(last) if x - last.1 < 2.0 => last.1 = x + COLUMN,
            _ => columns.push((x, x + COLUMN)),
        }
    }
    columns
}

/// Gives each faint mark a node with a name, a role, and a click that assistive technology can do.
pub(super) fn name(ui: &Ui, scene: &Scene<'_>, faint: &[Faint]) {
    for mark in faint {
        let event = scene.state.dataset().event(mark.event);
        let id = lanes::mark_id(ui, mark.event);
        let response = ui.interact(scene.rect(mark.rect).intersect(scene.area), id, Sense::hover());
        let is_selected = scene.state.is_chosen(mark.event);
        let words = || format!("{}, doesn’t match the filter", lanes::spoken(event));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, words()));
        ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
    }
}

impl TimelineView {
    /// Brings what doesn't match up to date with the lanes, if it is shown.
    pub(super) fn arrange_dropped(&mut self, state: &State) {
        let Some(cache) = &mut self.cache else { return };
        if !state.shows_dropped() {
            if cache.behind.take().is_some() {
                (self.dropped, self.seen) = (None, None);
            }
            return;
        }
        if cache.behind.is_some() {
            return;
        }
        let revision = cache.key.0;
        if self.dropped.as_ref().is_none_or(|(sorted, _)| *sorted != revision) {
            let (order, dropped) = (state.lanes(), state.matches().dropped(state.timeline()));
            let lanes = Lanes::new(state.atlas(), &dropped, order.len(), &|event| order.of(event));
            self.dropped = Some((revision, lanes));
        }
        if let Some((_, dropped)) = &self.dropped {
            let bands: Vec<Band> = cache.lanes.iter().map(|lane| lane.band).collect();
            cache.behind = Some(Arrangement::behind(&cache.arrangement, dropped, &bands));
            self.seen = None;
        }
    }

    /// A screen reader's click on what doesn't match.
    pub(super) fn on_assistive_click_of_faint(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let clicked = |faint: &&Faint| {
            let id = lanes::mark_id(ui, faint.event);
            ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click))
        };
        let faint = self.canvas.faint.iter().filter(clicked);
        actions.extend(faint.map(|faint| Action::Select(SelectAction::Event(faint.event))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_side_by_side_is_one_column() {
        let columns = |starts: &[f32]| begins(starts.iter().copied());
        assert_eq!(columns(&[1.0, 4.0, 7.5, 20.0]), [(1.0, 10.5), (20.0, 23.0)]);
        assert_eq!(columns(&[1.0, 2.0]), [(1.0, 5.0)]);
        assert_eq!(columns(&[]), []);
    }
}
