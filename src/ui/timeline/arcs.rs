//! Arcs from the selected event to those it is related to: behind the marks, pale, each kind with a line of its own.

use eframe::egui::{Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{Scene, TimelineView};
use crate::dataset::{EventIx, RelationKind};
use crate::layout::{Band, Canvas, Point, RelationArc, Towards, Web};
use crate::state::{Action, SelectAction};
use crate::ui::theme::Palette;

/// How near the end of an arc a pointer meets it, in points.
const NEAR: f32 = 7.0;
/// How opaque an arc is.
const OPACITY: f32 = 0.6;

/// The arcs of the selected event.
pub(super) fn of_selected(scene: &Scene<'_>, canvas: &Canvas) -> Vec<RelationArc> {
    let Some(selected) = scene.state.selected() else { return Vec::new() };
    let bands: Vec<Band> = scene.lanes.iter().map(|lane| lane.band).collect();
    let web = Web {
        canvas,
        bands: &bands,
        timeline: scene.state.timeline(),
        matches: scene.state.matches(),
        scale: scene.scale,
        scroll: (scene.scroll(), f64::from(scene.area.height())),
        lane_of: &|event| scene.state.lanes().of(event),
    };
    web.arcs(selected)
}

impl Scene<'_> {
    /// A point of the canvas on the screen.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn pos(&self, (x, y): Point) -> Pos2 {
        self.area.left_top() + vec2(x as f32, y as f32)
    }
}

/// Paints the lines of arcs. Marks go over them, and they leave out labels.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, canvas: &Canvas, arcs: &[RelationArc]) {
    for arc in arcs {
        for run in arc.runs(canvas) {
            let path: Vec<Pos2> = run.into_iter().map(|point| scene.pos(point)).collect();
            line(painter, &path, arc.related.kind, &scene.palette);
        }
    }
}

/// Paints the far ends of arcs, over everything.
pub(super) fn paint_ends(painter: &Painter, scene: &Scene<'_>, arcs: &[RelationArc]) {
    let colour = scene.palette.accent.0;
    for arc in arcs {
        let end = scene.pos(arc.curve[3]);
        match arc.towards {
            None => {
                painter.circle_filled(end, 2.5, colour);
            }
            Some(towards) => {
                painter.add(Shape::convex_polygon(arrow(end, towards), colour, Stroke::NONE));
            }
        }
    }
}

/// A line that says by its strokes which kind of relation it is.
pub(in crate::ui) fn line(painter: &Painter, path: &[Pos2], kind: RelationKind, palette: &Palette) {
    let stroke = Stroke::new(1.4, palette.accent.0.gamma_multiply(OPACITY));
    match strokes(kind) {
        ([], _) => {
            painter.add(Shape::line(path.to_vec(), stroke));
        }
        (dashes, gaps) => {
            painter.extend(Shape::dashed_line_with_offset(path, stroke, dashes, gaps, 0.0));
        }
    }
}

/// The dashes and gaps of a line, in points; none for one without gaps.
fn strokes(kind: RelationKind) -> (&'static [f32], &'static [f32]) {
    match kind {
        RelationKind::Continues => (&[], &[]),
        RelationKind::FollowsFrom => (&[13.0], &[3.5]),
        RelationKind::Contradicts => (&[4.5], &[4.5]),
        RelationKind::PartOf => (&[1.6], &[3.0]),
        RelationKind::RespondsTo => (&[8.0, 1.6], &[3.0, 3.0]),
        RelationKind::Commemorates => (&[8.0, 1.6, 1.6], &[3.0, 3.0, 3.0]),
    }
}

fn arrow(tip: Pos2, towards: Towards) -> Vec<Pos2> {
    let along = match towards {
        Towards::Earlier => vec2(-1.0, 0.0),
        Towards::Later => vec2(1.0, 0.0),
        Towards::Above => vec2(0.0, -1.0),
        Towards::Below => vec2(0.0, 1.0),
    };
    vec![tip + along * 6.0, tip + along.rot90() * 4.0, tip - along.rot90() * 4.0]
}

/// The arc whose far end is at a point of the screen.
fn ending_at<'a>(scene: &Scene<'_>, arcs: &'a [RelationArc], pointer: Pos2) -> Option<&'a RelationArc> {
    arcs.iter().find(|arc| scene.pos(arc.curve[3]).distance(pointer) <= NEAR)
}

impl TimelineView {
    /// The related event at the end of an arc under the pointer, if nothing else is there.
    pub(super) fn related_under_pointer(&self, ui: &Ui, scene: &Scene<'_>) -> Option<(Pos2, EventIx)> {
        let pointer = ui.ctx().pointer_hover_pos().filter(|pointer| scene.area.contains(*pointer))?;
        let is_covered = ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id());
        let arc = ending_at(scene, &self.arcs, pointer).filter(|_| !is_covered)?;
        Some((pointer, arc.related.event))
    }

    /// A screen reader's click on the end of an arc.
    pub(super) fn on_assistive_click_of_arcs(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let clicked = |arc: &&RelationArc| {
            ui.input(|input| input.has_accesskit_action_request(id(ui, arc), accesskit::Action::Click))
        };
        let arcs = self.arcs.iter().filter(clicked);
        actions.extend(arcs.map(|arc| Action::Select(SelectAction::Event(arc.related.event))));
    }
}

/// How an event is related to the selected one, in words: `Contradicts`. `None`: it isn't.
pub(super) fn relation(scene: &Scene<'_>, event: EventIx) -> Option<String> {
    let all = scene.state.timeline().related(scene.state.selected()?);
    let words: Vec<&str> =
        all.iter().filter(|related| related.event == event).map(|related| related.words()).collect();
    (!words.is_empty()).then(|| format!("The selected event {} this.", predicate(&words)))
}

/// `responds to`, `is part of and contradicts`.
fn predicate(words: &[&str]) -> String {
    let verb = |words: &&str| match *words {
        "part of" => "is part of".to_owned(),
        words if words.ends_with(" by") => format!("is {words}"),
        words => words.to_owned(),
    };
    words.iter().map(verb).collect::<Vec<_>>().join(" and ")
}

/// Gives the end of each arc a node with a name, a role, and a click that assistive technology can do.
pub(super) fn name(ui: &Ui, scene: &Scene<'_>, arcs: &[RelationArc]) {
    for arc in arcs {
        let rect = Rect::from_center_size(scene.pos(arc.curve[3]), vec2(NEAR, NEAR));
        let response = ui.interact(rect.intersect(scene.area), id(ui, arc), Sense::hover());
        let title = &scene.state.dataset().event(arc.related.event).title;
        let words = || format!("Arc: {} {title}", arc.related.words());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words()));
        ui.ctx().accesskit_node_builder(id(ui, arc), |node| node.add_action(accesskit::Action::Click));
    }
}

fn id(ui: &Ui, arc: &RelationArc) -> eframe::egui::Id {
    ui.scope_id().with(("arc", arc.related.event.0))
}

/// The line of a kind of relation, for lists.
pub(in crate::ui) fn sample(ui: &mut Ui, kind: RelationKind) {
    let palette = Palette::of(ui.ctx().theme());
    let (rect, _) = ui.allocate_exact_size(vec2(26.0, 12.0), Sense::hover());
    let y = rect.center().y + 1.0;
    line(ui.painter(), &[pos2(rect.left(), y), pos2(rect.right(), y)], kind, &palette);
}
