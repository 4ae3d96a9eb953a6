//! Ghosts: the other dates of an event, dotted so that nobody takes one for its mark.

use eframe::egui::{Color32, Mesh, Painter, Pos2, Rect, Role, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::bars::{self, Bar};
use super::{Scene, TimelineView};
use crate::dataset::{Dataset, OtherDate, Standing};
use crate::export::locator;
use crate::layout::{Edge, Form, Ghost};
use crate::query::Shown;
use crate::state::{Action, SelectAction};
use crate::ui::evidence;
use crate::ui::marked::marked;
use crate::ui::theme;

/// From dot to dot, in points.
const STEP: f32 = 3.0;
/// How opaque the dots are.
const OPACITY: f32 = 0.9;

/// Paints a ghost and the line that says whose it is.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, ghost: &Ghost) {
    let colour = evidence::colour(scene.state, &scene.palette, ghost.event);
    let rect = scene.rect(ghost.rect);
    if let Some((from, to)) = ghost.link {
        link(painter, (scene.x(from), scene.x(to)), rect.center().y, colour);
    }
    let visible = (scene.area.left(), scene.area.right());
    match ghost.form {
        Form::Dot { .. } => circle(painter, rect, colour),
        Form::Bar { start, end, .. } => bar(painter, rect, (start, end), (colour, ghost.goes_on, visible)),
    }
}

/// The line between a mark and its ghost.
pub(super) fn link(painter: &Painter, (from, to): (f32, f32), y: f32, colour: Color32) {
    dotted(painter, &[pos2(from, y), pos2(to, y)], colour.gamma_multiply(OPACITY));
}

/// The outline of the mark of a day.
fn circle(painter: &Painter, rect: Rect, colour: Color32) {
    let dots: u8 = 13;
    let radius = rect.width() / 2.0 - 0.7;
    for dot in 0..dots {
        let angle = f32::from(dot) * std::f32::consts::TAU / f32::from(dots);
        let at = rect.center() + vec2(angle.cos(), angle.sin()) * radius;
        painter.circle_filled(at, 0.8, colour.gamma_multiply(OPACITY));
    }
}

/// The outline of a bar.
pub(super) fn bar(
    painter: &Painter,
    rect: Rect,
    (start, end): (Edge, Edge),
    (colour, goes_on, visible): (Color32, (bool, bool), (f32, f32)),
) {
    let bar = Bar {
        rect,
        start,
        end,
        core: None,
        standing: Standing::Stated,
        colour,
        ground: Color32::TRANSPARENT,
        fill: 0.0,
        stroke: 1.0,
        label: None,
        goes_on,
        visible,
    };
    let shown = bars::shown_part(&bar);
    for path in bars::outline_paths(&bar, shown.shrink(0.5)) {
        dotted(painter, &path, colour.gamma_multiply(OPACITY));
    }
    bars::ends(painter, &bar, shown);
    bars::unknown(painter, &bar, shown);
}

/// A dotted line along upright and level stretches, as one mesh of whole pixels: thousands of round dots would be felt.
fn dotted(painter: &Painter, path: &[Pos2], colour: Color32) {
    let pixels = painter.pixels_per_point();
    let size = (1.2 * pixels).round().max(1.0) / pixels;
    let snapped = |at: f32| ((at - size / 2.0) * pixels).round() / pixels;
    let mut mesh = Mesh::default();
    for pair in path.windows(2) {
        let way = pair[1] - pair[0];
        let mut gone = 0.0;
        while gone < way.length() {
            let at = pair[0] + way.normalized() * gone;
            let dot = Rect::from_min_size(pos2(snapped(at.x), snapped(at.y)), vec2(size, size));
            mesh.add_colored_rect(dot, colour);
            gone += STEP;
        }
    }
    painter.add(mesh);
}

/// Says what another date is, and whose word for it.
pub(super) fn explain(ui: &mut Ui, scene: &Scene<'_>, ghost: &Ghost) {
    let dataset = scene.state.dataset();
    let event = dataset.event(ghost.event);
    let Some(other) = event.other_dates.get(ghost.which) else { return };
    let title = [(event.title.as_str(), Some(Shown::Title))];
    ui.label(marked(ui, scene.state, &title, |text| text.font(theme::heading(theme::BODY))));
    ui.label(according(dataset, other));
    let parts = [("“…", None), (other.excerpt.exact.as_str(), Some(Shown::Excerpt)), ("…”", None)];
    let serif = eframe::egui::FontId::new(theme::BODY + 1.0, theme::serif());
    ui.label(marked(ui, scene.state, &parts, |text| text.font(serif)));
}

/// `Other date: 2011 onwards, according to Therme 2022, “Executive Summary”`.
fn according(dataset: &Dataset, other: &OtherDate) -> String {
    format!("Other date: {}, according to {}", other.date.text(), locator(dataset, &other.excerpt))
}

/// Gives each ghost a node with a name, a role, and a click that assistive technology can do.
pub(super) fn name(ui: &Ui, scene: &Scene<'_>, ghosts: &[Ghost]) {
    for ghost in ghosts {
        let event = scene.state.dataset().event(ghost.event);
        let rect = scene.rect(ghost.rect).intersect(scene.area);
        let Some(other) = event.other_dates.get(ghost.which).filter(|_| rect.is_positive()) else { continue };
        let response = ui.interact(rect, id(ui, ghost), Sense::hover());
        let words = || format!("Other date of “{}”: {}", event.title, other.date.text());
        let is_selected = scene.state.selected() == Some(ghost.event);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, words()));
        ui.ctx().accesskit_node_builder(id(ui, ghost), |node| node.add_action(accesskit::Action::Click));
    }
}

fn id(ui: &Ui, ghost: &Ghost) -> eframe::egui::Id {
    ui.scope_id().with(("ghost", ghost.event.0, ghost.which))
}

impl TimelineView {
    /// A screen reader's click on a ghost.
    pub(super) fn on_assistive_click_of_ghosts(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let clicked = |ghost: &&Ghost| {
            ui.input(|input| input.has_accesskit_action_request(id(ui, ghost), accesskit::Action::Click))
        };
        let ghosts = self.canvas.ghosts.iter().filter(clicked);
        actions.extend(ghosts.map(|ghost| Action::Select(SelectAction::Event(ghost.event))));
    }
}
