//! The overview's brush: a frame around what is on screen, to drag, to resize, and to draw anew beside it.

use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Key, Modifiers, Painter, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, accesskit, pos2, vec2,
};

use super::Scene;
use super::overview::Whole;
use super::pointer::Drag;
use crate::state::{Action, ViewAction};
use crate::timeline::Viewport;

/// How far outside and inside of an edge the pointer takes hold of it, in points.
const OUTSIDE: f32 = 8.0;
const INSIDE: f32 = 4.0;
/// The narrowest frame that is drawn, and the narrowest that can be drawn anew, in points.
const NARROWEST: f32 = 10.0;
/// The handle in the middle of an edge.
const HANDLE: Vec2 = vec2(6.0, 20.0);
/// How much of the screen a key moves an edge or the whole.
const KEY_STEP: f64 = 0.1;
/// How much a key zooms.
const KEY_ZOOM: f64 = 1.25;

/// How the overview is held while it is dragged: by positions on the axis and lengths there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Grip {
    /// The brush, this far from its middle.
    Middle(f64),
    /// One of its edges, this far from it; the other edge stays.
    Edge(Edge, f64),
    /// A new one is drawn from this position on.
    New(f64),
}

/// An edge of the brush.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

impl Edge {
    const BOTH: [Self; 2] = [Self::Start, Self::End];

    fn words(self) -> &'static str {
        match self {
            Self::Start => "Start of what is on screen",
            Self::End => "End of what is on screen",
        }
    }

    fn position(self, view: Viewport) -> f64 {
        match self {
            Self::Start => view.start(),
            Self::End => view.end(),
        }
    }

    fn x(self, brush: Rect) -> f32 {
        match self {
            Self::Start => brush.left(),
            Self::End => brush.right(),
        }
    }

    /// Where the pointer takes hold of it.
    fn hold(self, brush: Rect, area: Rect) -> Rect {
        let inside = INSIDE.min(brush.width() / 4.0);
        let (before, after) = match self {
            Self::Start => (OUTSIDE, inside),
            Self::End => (inside, OUTSIDE),
        };
        // At the ends of the strip it must not slip out.
        let x = self.x(brush).clamp(area.left() + before.min(INSIDE), area.right() - after.min(INSIDE));
        Rect::from_x_y_ranges(x - before..=x + after, brush.y_range()).intersect(area)
    }

    /// The viewport with this edge at another position, within limits and no shorter than can be shown.
    fn moved(self, scene: &Scene<'_>, to: f64) -> Option<Viewport> {
        let (view, limits) = (scene.state.viewport(), scene.state.limits());
        match self {
            Self::Start => {
                let latest = view.end() - Viewport::SHORTEST;
                let start = to.max(limits.start).min(latest);
                Viewport::new(start, view.end() - start)
            }
            Self::End => {
                let end = to.min(limits.end).max(view.start() + Viewport::SHORTEST);
                Viewport::new(view.start(), end - view.start())
            }
        }
    }
}

/// The frame around what is on screen, at least wide enough to hold.
fn frame(scene: &Scene<'_>, whole: &Whole) -> Rect {
    let viewport = scene.state.viewport();
    let (from, to) = (whole.x_of_position(viewport.start()), whole.x_of_position(viewport.end()));
    let spare = (NARROWEST - (to - from)).max(0.0) / 2.0;
    let strip = whole.strip();
    strip.with_min_x(from - spare).with_max_x(to + spare).with_min_y(strip.top() + 2.0)
}

/// Paints the brush with its handles.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, whole: &Whole) {
    let palette = &scene.palette;
    let brush = frame(scene, whole);
    painter.rect_filled(brush, CornerRadius::same(4), palette.accent.0.gamma_multiply(0.06));
    let stroke = Stroke::new(1.5, palette.accent.0);
    painter.rect_stroke(brush, CornerRadius::same(4), stroke, StrokeKind::Inside);
    for edge in Edge::BOTH {
        let half = HANDLE.x / 2.0;
        // Those of a narrow frame stand outside of it, so that there is something to drag between them.
        let outwards = if brush.width() < 4.0 * HANDLE.x { half } else { 0.0 };
        let x = edge.x(brush) + if edge == Edge::Start { -outwards } else { outwards };
        let x = x.clamp(whole.area.left() + half, whole.area.right() - half);
        let handle = Rect::from_center_size(pos2(x, brush.center().y), HANDLE);
        painter.rect_filled(handle, CornerRadius::same(3), palette.accent.0);
        let groove = Stroke::new(1.0, palette.accent_text.0);
        painter.vline(x, handle.shrink(5.0).y_range(), groove);
    }
}

/// What pointer, keyboard and screen reader do to the overview.
pub(super) fn point(ui: &Ui, scene: &Scene<'_>, drag: &mut Drag, actions: &mut Vec<Action>) {
    let whole = Whole::new(scene);
    let brush = frame(scene, &whole);
    let view = scene.state.viewport();
    let beside = ui.interact(whole.area, ui.scope_id().with("overview"), Sense::CLICK | Sense::DRAG);
    beside.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Overview"));
    let covers = brush.width() >= whole.area.width() - 2.0 * OUTSIDE;
    // A frame around everything need not be moved: there a new one is drawn.
    let sense = if covers { Sense::focusable_noninteractive() } else { Sense::click_and_drag() };
    let middle = ui.interact(brush.intersect(whole.area), ui.scope_id().with("brush"), sense);
    let origin = ui.input(|input| input.pointer.press_origin()).map(|origin| whole.position(origin.x));
    slider(ui, scene, &middle, ("On screen", view.centre()));
    on_hover(ui, &beside, *drag, CursorIcon::Crosshair);
    on_hover(ui, &middle, *drag, CursorIcon::Grab);
    take(&beside, drag, origin.map(Grip::New));
    take(&middle, drag, origin.map(|at| Grip::Middle(at - view.centre())));
    match step(ui, &middle) {
        (0.0, 0.0) => {}
        (across, 0.0) => actions.push(Action::View(ViewAction::Pan(across * KEY_STEP))),
        (_, up) => actions.push(Action::View(ViewAction::Zoom { at: None, factor: KEY_ZOOM.powf(up) })),
    }
    for edge in Edge::BOTH {
        let id = ui.scope_id().with(edge.words());
        let handle = ui.interact(edge.hold(brush, whole.area), id, Sense::click_and_drag());
        slider(ui, scene, &handle, (edge.words(), edge.position(view)));
        on_hover(ui, &handle, *drag, CursorIcon::ResizeHorizontal);
        take(&handle, drag, origin.map(|at| Grip::Edge(edge, at - edge.position(view))));
        let (across, _) = step(ui, &handle);
        if across != 0.0 {
            let moved = edge.moved(scene, edge.position(view) + across * KEY_STEP * view.days());
            actions.extend(moved.map(|view| Action::View(ViewAction::Show(view))));
        }
    }
    if let Some(pointer) = beside.interact_pointer_pos().filter(|_| beside.clicked() && !covers) {
        actions.push(Action::View(ViewAction::CentreOn(whole.day(pointer.x))));
    }
    on_drag(ui, (scene, &whole), *drag, actions);
}

fn on_hover(ui: &Ui, response: &Response, drag: Drag, icon: CursorIcon) {
    if response.hovered() && drag.is_idle() {
        ui.ctx().set_cursor_icon(icon);
    }
}

fn take(response: &Response, drag: &mut Drag, grip: Option<Grip>) {
    if response.drag_started()
        && let Some(grip) = grip
    {
        *drag = Drag::Brush(grip);
    }
}

fn on_drag(ui: &Ui, (scene, whole): (&Scene<'_>, &Whole), drag: Drag, actions: &mut Vec<Action>) {
    let (Drag::Brush(grip), Some(pointer)) = (drag, ui.ctx().pointer_interact_pos()) else {
        return;
    };
    let view = scene.state.viewport();
    let at = whole.position(pointer.x);
    let (icon, shown) = match grip {
        Grip::Middle(off) => (CursorIcon::Grabbing, Some(view.centred_on(at - off))),
        Grip::Edge(edge, off) => (CursorIcon::ResizeHorizontal, edge.moved(scene, at - off)),
        Grip::New(from) => {
            let is_wide = (whole.x_of_position(from) - pointer.x).abs() >= NARROWEST;
            let days = (at - from).abs().max(Viewport::SHORTEST);
            (CursorIcon::Crosshair, Viewport::new(from.min(at), days).filter(|_| is_wide))
        }
    };
    ui.ctx().set_cursor_icon(icon);
    actions.extend(shown.filter(|shown| *shown != view).map(|shown| Action::View(ViewAction::Show(shown))));
}

/// Names a part of the brush for screen readers, and shows that it has the focus.
fn slider(ui: &Ui, scene: &Scene<'_>, response: &Response, (words, day): (&str, f64)) {
    response.widget_info(|| WidgetInfo::slider(true, day, words));
    let days = scene.state.days_on_screen();
    let value = days.map(|days| match words {
        _ if words == Edge::Start.words() => days.first().text(),
        _ if words == Edge::End.words() => days.last().text(),
        _ => days.text(),
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
        if let Some(value) = value {
            node.set_value(value);
        }
    });
    if response.has_focus() {
        // The arrows work it, and don't leave it.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let stroke = Stroke::new(2.0, scene.palette.text.0);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
    }
}

/// How often arrows or a screen reader ask for a step to the right, and up; less than 0 for left and down.
fn step(ui: &Ui, response: &Response) -> (f64, f64) {
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as f64;
    let pressed = |key| {
        let is_here = response.has_focus();
        let count = |input: &mut eframe::egui::InputState| input.count_and_consume_key(Modifiers::NONE, key);
        if is_here { ui.input_mut(count) as f64 } else { 0.0 }
    };
    let across = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft) + asked(accesskit::Action::Increment)
        - asked(accesskit::Action::Decrement);
    (across, pressed(Key::ArrowUp) - pressed(Key::ArrowDown))
}
