//! The lanes' headings, which fold and move lanes, and the shelf of what has no date.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, EventFilter, FontId, Galley, Id, Key, Painter, Rect, Response,
    Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::lanes::lane_y;
use super::pointer::Drag;
use super::{LABEL, Lane, MOST_LISTED, Scene, TimelineView};
use crate::layout::{Group, GroupKind, LanesBy, Share};
use crate::state::{Action, LanesAction, SelectAction, ViewAction, WindowAction};
use crate::ui::theme;

/// From a heading's edge to its text, in points: room for colour and triangle.
const INDENT: f32 = 19.0;
/// How near the pointer must be to the upper or lower edge with a lane in hand for the lanes to scroll, in points.
const NEAR_EDGE: f32 = 18.0;

/// Paints all headings.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>) {
    let palette = &scene.palette;
    let painter = painter.with_clip_rect(scene.headings.intersect(painter.clip_rect()));
    painter.vline(scene.headings.right(), scene.headings.y_range(), palette.line_stroke());
    for position in 0..scene.lanes.len() {
        if rect_of(scene, position).height() > 0.0 {
            heading(&painter, scene, position);
        }
    }
}

/// A lane's colour, name and counts.
fn heading(painter: &Painter, scene: &Scene<'_>, position: usize) {
    let palette = &scene.palette;
    let Lane { band, shown, total } = scene.lanes[position];
    let label = scene.state.lanes().get(position).map_or("", |lane| lane.label.as_str());
    let (left, top, bottom) = (scene.headings.left(), lane_y(scene, band.top), lane_y(scene, band.bottom()));
    let is_empty = shown == 0;
    let colour = scene.lane_colour(position).gamma_multiply(if is_empty { 0.4 } else { 1.0 });
    let edge = Rect::from_min_max(pos2(left, top), pos2(left + 4.0, bottom));
    painter.rect_filled(edge, CornerRadius::ZERO, colour);
    painter.hline(scene.headings.x_range(), bottom, palette.line_stroke());
    let text = if is_empty { palette.text_faint.0 } else { palette.text.0 };
    let counts = if shown == total { total.to_string() } else { format!("{shown} of {total}") };
    let room = scene.headings.width() - INDENT - 4.0;
    let middle = f32::midpoint(top, bottom);
    let is_thin = is_empty || band.folded;
    let below = painter.layout_no_wrap(counts, theme::sans(theme::SMALL), palette.text_faint.0);
    // A thin row has room for one line: the count stands at its end.
    let room = if is_thin && !is_empty { room - below.size().x - 6.0 } else { room };
    let name = shortened(painter, label, (theme::heading(LABEL), room), text);
    let line = if is_thin { middle } else { top + 7.0 + name.size().y / 2.0 };
    if !is_empty {
        triangle(painter, pos2(left + 11.5, line), band.folded, palette.text_faint.0);
        let at = if is_thin {
            pos2(scene.headings.right() - 6.0 - below.size().x, middle - below.size().y / 2.0)
        } else {
            pos2(left + INDENT, top + 23.0)
        };
        painter.galley(at, below, palette.text_faint.0);
    }
    painter.galley(pos2(left + INDENT, line - name.size().y / 2.0), name, text);
}

/// Points down where a lane is open, and right where it is folded.
fn triangle(painter: &Painter, at: eframe::egui::Pos2, folded: bool, colour: Color32) {
    let points = if folded {
        vec![at + vec2(-2.0, -3.5), at + vec2(2.5, 0.0), at + vec2(-2.0, 3.5)]
    } else {
        vec![at + vec2(-3.5, -2.0), at + vec2(3.5, -2.0), at + vec2(0.0, 2.5)]
    };
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A text in one line, shortened with an ellipsis if it must be.
pub(in crate::ui) fn shortened(
    painter: &Painter,
    text: &str,
    (font, width): (FontId, f32),
    colour: Color32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}

/// The part of a heading that is on screen; its height may be negative.
fn rect_of(scene: &Scene<'_>, position: usize) -> Rect {
    let band = scene.lanes[position].band;
    let y = lane_y(scene, band.top)..=lane_y(scene, band.bottom());
    Rect::from_x_y_ranges(scene.headings.x_range(), y).intersect(scene.headings)
}

/// What a lane holds, for the count beside its value in the filters is another.
fn explained(by: LanesBy, group: &Group, lane: Lane) -> String {
    let Lane { shown, total, .. } = lane;
    let first = match by {
        LanesBy::Theme => "whose first theme this is",
        LanesBy::Actor => "whose first actor this is",
        LanesBy::Place => "whose first place this is",
        LanesBy::Source => "that are quoted from this source first",
        LanesBy::Standing => "with this standing",
        LanesBy::Nothing => "of the dataset",
    };
    let which = match group.kind {
        GroupKind::Value(_) | GroupKind::All => first.to_owned(),
        GroupKind::Without => format!("that name no {}", by.words()),
        GroupKind::Compared(Share::Both) => "that have both".to_owned(),
        GroupKind::Compared(Share::First | Share::Second) => "that don't have the other".to_owned(),
        GroupKind::Others(values) => format!("of {values} more {}s, which have few events each", by.words()),
    };
    let rest = match (by, group.kind) {
        (LanesBy::Theme | LanesBy::Actor | LanesBy::Place, GroupKind::Value(_)) => {
            format!(" Others that have it too stand in the lane of their own first {}.", by.words())
        }
        _ => String::new(),
    };
    format!("{}\n{shown} of {total} dated events {which}.{rest}", group.label)
}

impl TimelineView {
    /// Lets headings fold and move their lanes.
    pub(super) fn on_headings(&mut self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let mut focused = None;
        for position in 0..scene.lanes.len() {
            let rect = rect_of(scene, position);
            let Some(group) = scene.state.lanes().get(position).filter(|_| rect.height() > 0.0) else {
                continue;
            };
            let response = ui.interact(rect, heading_id(scene, position), Sense::click_and_drag());
            name(ui, scene, position, &response);
            if response.clicked() && scene.lanes[position].shown > 0 {
                actions.push(Action::Lanes(LanesAction::Toggle(position)));
            }
            if response.drag_started() {
                self.drag = Drag::Lane(position);
            }
            if response.has_focus() {
                let stroke = Stroke::new(1.5, scene.palette.accent.0);
                ui.painter_at(scene.headings).rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
                focused = Some(position);
            }
            if self.drag.is_idle() {
                response.on_hover_ui(|ui| {
                    ui.label(explained(scene.state.lanes().by(), group, scene.lanes[position]));
                    ui.weak("Click folds the lane or unfolds it; drag moves it (Alt+↑ ↓).");
                });
            }
        }
        // Only now, as the focus that one heading gives away would be taken on by the next at once.
        if let Some(position) = focused {
            on_keys(ui, scene, position, actions);
        }
        self.move_lane(ui, scene, actions);
    }

    /// A lane in hand: a line shows where it will go.
    fn move_lane(&self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let (Drag::Lane(from), Some(pointer)) = (self.drag, ui.ctx().pointer_latest_pos()) else {
            return;
        };
        let middle = |lane: &Lane| lane_y(scene, f64::midpoint(lane.band.top, lane.band.bottom()));
        let before = scene.lanes.iter().filter(|lane| middle(lane) < pointer.y).count();
        // Taken out of its place, those below it are one further up.
        let to = if before > from { before - 1 } else { before };
        if ui.input(|input| input.pointer.any_released()) {
            if to != from {
                actions.push(Action::Lanes(LanesAction::Move { from, to }));
            }
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let bottom = scene.lanes.last().map_or(0.0, |lane| lane.band.bottom());
        let y = lane_y(scene, scene.lanes.get(before).map_or(bottom, |lane| lane.band.top));
        let canvas = ui.painter_at(scene.headings.union(scene.area).expand(2.0));
        canvas.rect_filled(rect_of(scene, from), CornerRadius::ZERO, scene.palette.accent_tint.0);
        canvas.hline(
            scene.headings.left()..=scene.area.right(),
            y.clamp(scene.area.top() + 1.0, scene.area.bottom() - 1.0),
            Stroke::new(2.5, scene.palette.accent.0),
        );
        let by = if pointer.y < scene.area.top() + NEAR_EDGE {
            -6.0
        } else if pointer.y > scene.area.bottom() - NEAR_EDGE {
            6.0
        } else {
            0.0
        };
        let goes_on = (by < 0.0 && scene.scroll() > 0.0) || (by > 0.0 && scene.scroll() < scene.spare());
        if goes_on {
            actions.push(Action::View(ViewAction::Scroll(by + scene.scroll() - scene.state.scroll())));
        }
    }

    /// The shelf below the lanes: opens the list of what has no date.
    pub(super) fn shelf(ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let undated = scene.state.matches().undated();
        if undated.is_empty() {
            return;
        }
        let palette = &scene.palette;
        let rect = scene.shelf;
        let response = ui.interact(rect, Id::unique("undated shelf"), Sense::click());
        let words = shelf_words(undated.len());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let fill = if response.hovered() { palette.hover.0 } else { palette.ground.0 };
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, CornerRadius::ZERO, fill);
        painter.hline(rect.x_range(), rect.top(), palette.line_stroke());
        let at = pos2(rect.left() + INDENT, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, words, theme::heading(LABEL), palette.text.0);
        let hint = "no date in the sources · click lists them";
        let at = pos2(scene.area.left() + 8.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, hint, theme::sans(theme::SMALL), palette.text_faint.0);
        if response.has_focus() {
            let stroke = Stroke::new(1.5, palette.accent.0);
            painter.rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
        }
        if response.clicked() {
            let first = undated.iter().copied().take(MOST_LISTED).collect();
            actions.push(Action::Select(SelectAction::List(first)));
            if scene.state.settings().details_hidden {
                actions.push(Action::Window(WindowAction::ToggleDetails));
            }
        }
    }
}

/// `Undated · 23`.
pub(in crate::ui) fn shelf_words(undated: usize) -> String {
    format!("Undated · {undated}")
}

/// The id of a heading's node: that of its lane, wherever it is moved.
fn heading_id(scene: &Scene<'_>, position: usize) -> Id {
    let lanes = scene.state.lanes();
    Id::unique(("lane", lanes.by(), lanes.get(position).map(|lane| lane.id.as_str())))
}

/// What a screen reader says of a heading.
fn name(ui: &Ui, scene: &Scene<'_>, position: usize, response: &Response) {
    let lane = scene.lanes[position];
    let label = scene.state.lanes().get(position).map_or("", |lane| lane.label.as_str());
    let words = || format!("Lane {label}, {} of {}", lane.shown, lane.total);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words()));
    let is_open = !scene.state.lanes().is_folded(position);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
}

/// The arrows go from heading to heading; with Alt they take the lane along.
fn on_keys(ui: &Ui, scene: &Scene<'_>, position: usize, actions: &mut Vec<Action>) {
    let id = heading_id(scene, position);
    let vertical = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, vertical));
    for (key, step) in [(Key::ArrowUp, -1), (Key::ArrowDown, 1)] {
        if !ui.input(|input| input.key_pressed(key)) {
            continue;
        }
        let Some(to) = position.checked_add_signed(step).filter(|to| *to < scene.lanes.len()) else {
            continue;
        };
        if ui.input(|input| input.modifiers.alt) {
            actions.push(Action::Lanes(LanesAction::Move { from: position, to }));
        } else {
            ui.memory_mut(|memory| memory.request_focus(heading_id(scene, to)));
        }
        let band = scene.lanes[to].band;
        actions.extend(scene.scroll_to(band));
    }
}
