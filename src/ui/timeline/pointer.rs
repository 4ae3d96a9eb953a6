//! What the pointer does to ruler and lanes: pan, zoom, select, drag a span.

use eframe::egui::accesskit;
use eframe::egui::{CursorIcon, Event, MouseWheelUnit, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::brush::{self, Grip};
use super::{Scene, TimelineView, lanes, ruler};
use crate::date::{Day, Days};
use crate::layout::{Canvas, Hit, round_date};
use crate::query::Span;
use crate::state::{Action, FitTarget, SelectAction, SpanAction, ViewAction};
use crate::ui::choosing::{clicked, is_choosing};

/// How near the pointer must be to an edge to take hold of it, in points.
const HOLD: f32 = 6.0;
/// How many points of wheel travel double the magnification.
const WHEEL_DOUBLES: f64 = 160.0;
/// How fast the pointer must be when it lets go of the canvas for that to glide on, in points per second.
const THROWN: f32 = 80.0;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Drag {
    /// Nothing.
    #[default]
    Nothing,
    /// The canvas: pans.
    Canvas,
    /// The heading of the lane at this position.
    Lane(usize),
    /// A span, from this instant on.
    Span(f64),
    /// The overview's brush.
    Brush(Grip),
}

impl Drag {
    pub(super) fn is_idle(self) -> bool {
        self == Self::Nothing
    }
}

impl Scene<'_> {
    /// What the layout says is under the pointer, if the pointer is over the lanes.
    pub(super) fn hit_under_pointer(&self, ui: &Ui, canvas: &Canvas) -> Option<(Pos2, Hit)> {
        let pointer = ui.ctx().pointer_hover_pos().filter(|pointer| self.area.contains(*pointer))?;
        let is_covered = ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id());
        let hit =
            canvas.hit(f64::from(pointer.x - self.area.left()), f64::from(pointer.y - self.area.top()))?;
        (!is_covered).then_some((pointer, hit))
    }
}

impl TimelineView {
    pub(super) fn point(&mut self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let sense = Sense::CLICK | Sense::DRAG;
        let focusable = Sense::click_and_drag();
        let canvas = ui.interact(scene.headings.union(scene.area), super::lanes_id(), focusable);
        canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Timeline"));
        let ruler_rect = Rect::from_x_y_ranges(scene.area.x_range(), scene.ruler.y_range());
        let ruler = ui.interact(ruler_rect, ui.scope_id().with("ruler"), sense);
        ruler.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Ruler"));
        if canvas.has_focus() {
            // The arrows step from event to event here, not from widget to widget.
            let arrows = eframe::egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas.id, arrows));
            let stroke = eframe::egui::Stroke::new(1.5, scene.palette.accent.0);
            ui.painter().rect_stroke(scene.area.shrink(1.0), 0.0, stroke, eframe::egui::StrokeKind::Inside);
        }
        let on_overview = |at: Pos2| scene.overview.contains(at);
        let is_pressed = [&canvas, &ruler].map(Response::is_pointer_button_down_on).contains(&true)
            || ui.input(|input| {
                input.pointer.any_down() && input.pointer.press_origin().is_some_and(on_overview)
            });
        if scene.state.is_moving() && is_pressed {
            actions.push(Action::View(ViewAction::Stop));
        }
        self.on_canvas(ui, scene, &canvas, actions);
        self.on_ruler(ui, scene, &ruler, actions);
        brush::point(ui, scene, &mut self.drag, actions);
        self.on_wheel(ui, scene, &canvas.union(ruler), actions);
        self.on_assistive_click(ui, scene, actions);
    }

    /// Nothing is dragged without a button held down.
    pub(super) fn let_go(&mut self, ui: &Ui) {
        if ui.input(|input| !input.pointer.any_down()) {
            self.drag = Drag::Nothing;
        }
    }

    fn on_canvas(&mut self, ui: &Ui, scene: &Scene<'_>, response: &Response, actions: &mut Vec<Action>) {
        let hit = self.meant_by_pointer(ui, scene);
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            let is_span = ui.input(|input| input.modifiers.shift);
            self.drag = if is_span { Drag::Span(snapped(ui, scene, origin.x)) } else { Drag::Canvas };
        }
        match self.drag {
            Drag::Canvas if response.dragged() => {
                let delta = response.drag_delta();
                let share = f64::from(-delta.x / scene.area.width());
                if delta.x != 0.0 {
                    actions.push(Action::View(ViewAction::Drag(share)));
                }
                if delta.y != 0.0 && scene.spare() > 0.0 {
                    actions.push(Action::View(ViewAction::Scroll(f64::from(-delta.y))));
                }
                ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            }
            Drag::Span(_) if response.dragged() => self.drag_span(ui, scene, actions),
            Drag::Nothing if hit.is_some() => ui.ctx().set_cursor_icon(CursorIcon::PointingHand),
            Drag::Nothing | Drag::Canvas | Drag::Lane(_) | Drag::Span(_) | Drag::Brush(_) => {}
        }
        if self.drag == Drag::Canvas && response.drag_stopped() {
            // None if the pointer rested before it let go. A touchpad's scrolling brings momentum of its own.
            let speed = ui.input(|input| input.pointer.velocity().x);
            if speed.abs() >= THROWN {
                actions.push(Action::View(ViewAction::Fling(f64::from(-speed / scene.area.width()))));
            }
        }
        if response.double_clicked() {
            match hit {
                Some(Hit::Event(event)) => actions.push(Action::View(ViewAction::FitEvent(event))),
                Some(Hit::Cluster(at)) => actions.extend(self.separate(scene, at)),
                Some(Hit::Ghost(_) | Hit::Ground(_)) | None => {}
            }
        } else if response.clicked() {
            match hit {
                Some(Hit::Event(event)) => actions.push(clicked(ui, event)),
                // What is chosen is not let go by a click that missed.
                Some(Hit::Ghost(_) | Hit::Cluster(_) | Hit::Ground(_)) | None if is_choosing(ui) => {}
                Some(Hit::Cluster(at)) => {
                    let members = self.members(ui, scene, &self.canvas.clusters[at]);
                    actions.push(Action::Select(SelectAction::List(members)));
                }
                Some(Hit::Ghost(_) | Hit::Ground(_)) | None => {
                    actions.push(Action::Select(SelectAction::Nothing));
                }
            }
        }
    }

    /// What the pointer means: a ghost means its event, and so does the end of an arc where nothing else is. The ground
    /// of what doesn't match means nothing.
    fn meant_by_pointer(&self, ui: &Ui, scene: &Scene<'_>) -> Option<Hit> {
        match scene.hit_under_pointer(ui, &self.canvas) {
            Some((_, Hit::Ghost(at))) => self.canvas.ghosts.get(at).map(|ghost| Hit::Event(ghost.event)),
            Some((_, hit @ (Hit::Event(_) | Hit::Cluster(_)))) => Some(hit),
            Some((_, Hit::Ground(_))) | None => {
                self.related_under_pointer(ui, scene).map(|(_, event)| Hit::Event(event))
            }
        }
    }

    /// Zooms to where the events of a cluster begin, which is what tells them apart.
    fn separate(&self, scene: &Scene<'_>, at: usize) -> Option<Action> {
        let cluster = self.canvas.clusters.get(at)?;
        let (view, width) = (scene.state.viewport(), scene.scale.width());
        // Of those on screen: the rest of a cluster may begin far before.
        let first =
            cluster.starts.first().map(|start| scene.scale.position_from_x(start.x.clamp(0.0, width)))?;
        let last = cluster.begin.1.clamp(first, view.end());
        let axis = scene.scale.axis();
        let days = whole_days(axis.day(first).floor(), axis.day(last).floor() + 1.0)?;
        Some(Action::View(ViewAction::FitEvents(FitTarget::Days(days))))
    }

    fn on_ruler(&mut self, ui: &Ui, scene: &Scene<'_>, response: &Response, actions: &mut Vec<Action>) {
        let edges = scene.state.span().map(Span::reach).map(|reach| (reach.start, reach.end));
        let held = |x: f32| {
            let (from, to) = edges?;
            let near = |day: f64| day.is_finite() && (scene.x_of_day(day) - x).abs() <= HOLD;
            // Holding one edge leaves the other where it is.
            if near(to) { Some(from) } else { near(from).then_some(to) }
        };
        if let Some(pointer) = response.hover_pos() {
            let is_edge = held(pointer.x).is_some();
            ui.ctx().set_cursor_icon(if is_edge { CursorIcon::ResizeHorizontal } else { CursorIcon::Text });
        }
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            let anchor = held(origin.x).filter(|day| day.is_finite());
            self.drag = Drag::Span(anchor.unwrap_or_else(|| snapped(ui, scene, origin.x)));
        }
        if response.dragged() {
            self.drag_span(ui, scene, actions);
        }
        if response.clicked()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            actions.extend(ruler::stretch_at(scene, pointer));
        }
    }

    fn drag_span(&mut self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let (Drag::Span(anchor), Some(pointer)) = (self.drag, ui.ctx().pointer_interact_pos()) else {
            return;
        };
        let x = pointer.x.clamp(scene.area.left(), scene.area.right());
        let other = snapped(ui, scene, x);
        if let Some(days) = whole_days(anchor.min(other), anchor.max(other)) {
            actions.push(Action::Span(SpanAction::Set(days)));
        }
    }

    /// Ctrl and pinch zoom; a wheel with notches zooms where all lanes fit and scrolls them where they don't;
    /// two fingers pan both ways.
    fn on_wheel(&mut self, ui: &Ui, scene: &Scene<'_>, response: &Response, actions: &mut Vec<Action>) {
        // Headings lie above the canvas, and a lane may be in hand: the wheel turns for both.
        let on_headings = || {
            let pointer = ui.ctx().pointer_hover_pos().filter(|pointer| scene.headings.contains(*pointer))?;
            (ui.ctx().layer_id_at(pointer) == Some(ui.layer_id())).then_some(pointer)
        };
        let Some(pointer) = response.hover_pos().or_else(on_headings) else {
            return;
        };
        for event in ui.input(|input| input.raw.events.clone()) {
            if let Event::MouseWheel { unit, .. } = event {
                self.notched_wheel = unit != MouseWheelUnit::Point;
            }
        }
        let (pinch, scroll) = ui.input(|input| (f64::from(input.zoom_delta()), input.smooth_scroll_delta()));
        let fits = scene.spare() <= 0.0;
        let mut zoom = pinch;
        if self.notched_wheel && fits {
            zoom *= (f64::from(scroll.y) / WHEEL_DOUBLES).exp2();
        } else if scroll.y != 0.0 && !fits {
            actions.push(Action::View(ViewAction::Scroll(f64::from(-scroll.y))));
        }
        if (zoom - 1.0).abs() > f64::EPSILON {
            let at = scene.day(pointer.x.clamp(scene.area.left(), scene.area.right()));
            actions.push(Action::View(ViewAction::Zoom { at: Some(at), factor: zoom }));
        }
        if scroll.x != 0.0 {
            actions.push(Action::View(ViewAction::Drag(f64::from(-scroll.x / scene.area.width()))));
        }
    }

    /// A screen reader's click on a mark, a ghost, the end of an arc.
    fn on_assistive_click(&self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        self.on_assistive_click_of_ghosts(ui, actions);
        self.on_assistive_click_of_faint(ui, actions);
        self.on_assistive_click_of_arcs(ui, actions);
        let clicked = |id| ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click));
        for mark in &self.canvas.marks {
            if clicked(lanes::mark_id(ui, mark.event)) {
                actions.push(Action::Select(SelectAction::Event(mark.event)));
            }
        }
        for (at, cluster) in self.canvas.clusters.iter().enumerate() {
            if clicked(lanes::cluster_id(ui, at)) {
                actions.push(Action::Select(SelectAction::List(self.members(ui, scene, cluster))));
            }
        }
    }
}

/// The round date nearest to `x`; with Alt, the nearest midnight.
fn snapped(ui: &Ui, scene: &Scene<'_>, x: f32) -> f64 {
    if ui.input(|input| input.modifiers.alt) {
        return scene.day(x).round();
    }
    round_date(scene.scale, f64::from(x - scene.area.left()))
}

/// The days from one midnight to another.
pub(super) fn whole_days(from: f64, to: f64) -> Option<Days> {
    #[expect(clippy::cast_possible_truncation, reason = "a whole day; out of range saturates and is refused")]
    let day = |number: f64| Day::from_number(number as i32);
    Days::new(day(from)?, day((to - 1.0).max(from))?)
}
