//! The headings of the columns: a click sorts, the edge between two is dragged.

use eframe::egui::accesskit::SortDirection;
use eframe::egui::{
    CursorIcon, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{LEFT, edges};
use crate::layout::Slot;
use crate::query::Column;
use crate::state::{Action, State, TableAction};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::shortened;

/// How near the pointer must be to an edge to take hold of it, in points.
const HOLD: f32 = 4.0;

/// A column narrower than this has no room for its name, in points.
const NARROW: f32 = 36.0;

/// Shows the headings.
pub(super) fn show(ui: &Ui, head: Rect, slots: &[Slot], state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    ui.painter().rect_filled(head, 0.0, palette.ground.0);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, palette.line_stroke());
    for slot in slots {
        heading(ui, (head, *slot), state, actions);
    }
    for pair in slots.windows(2) {
        edge(ui, head, (pair[0], pair[1]), actions);
    }
}

fn heading(ui: &Ui, (head, slot): (Rect, Slot), state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let (x0, x1) = edges(slot, head.left());
    let rect = Rect::from_x_y_ranges(x0..=x1, head.y_range());
    let response = ui.interact(rect, Id::unique(("heading", slot.column)), Sense::click());
    let sort = state.settings().table.sort;
    let words = slot.column.words();
    let order = (sort.by == slot.column).then_some(sort.falling);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(falling) = order {
            node.set_sort_direction(if falling {
                SortDirection::Descending
            } else {
                SortDirection::Ascending
            });
        }
    });
    let colour = if order.is_some() || response.hovered() { palette.text.0 } else { palette.text_weak.0 };
    let arrow = if order.is_some() { 12.0 } else { 0.0 };
    let font = theme::heading(theme::SMALL - 0.5);
    let room = rect.width() - 10.0 - arrow;
    let painter = ui.painter().with_clip_rect(rect);
    // A column that shows no words needs none above them.
    let room = if rect.width() < NARROW { 0.0 } else { room };
    let shown = if room > 0.0 { words.to_uppercase() } else { String::new() };
    let galley = shortened(&painter, &shown, (font, room.max(1.0)), colour);
    let at = pos2(x0 + 4.0, rect.center().y - galley.size().y / 2.0);
    let end = at.x + galley.size().x;
    painter.galley(at, galley, colour);
    if let Some(falling) = order {
        triangle(&painter, pos2(end + 8.0, rect.center().y), falling, palette.accent.0);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent.0);
        ui.painter().rect_stroke(rect.shrink(2.0), 3.0, stroke, eframe::egui::StrokeKind::Inside);
    }
    let is_clicked = response.clicked();
    response.on_hover_text(match order {
        Some(_) if state.is_sorting() => "Being sorted…",
        Some(_) => "Turn the order round",
        None => "Sort by this",
    });
    if is_clicked {
        actions.push(Action::Table(TableAction::SortBy(slot.column)));
    }
}

/// Points up while the order is rising.
fn triangle(painter: &Painter, at: Pos2, falling: bool, colour: eframe::egui::Color32) {
    let tip = if falling { 3.0 } else { -3.0 };
    let points = vec![at + vec2(-3.5, -tip / 1.5), at + vec2(3.5, -tip / 1.5), at + vec2(0.0, tip)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// The edge between two columns. The title takes what the others leave, so it is always the other one that changes.
fn edge(ui: &Ui, head: Rect, (left, right): (Slot, Slot), actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let (_, x) = edges(left, head.left());
    let hold = Rect::from_x_y_ranges(x - HOLD..=x + HOLD, head.y_range());
    let is_before_title = left.column < Column::Title;
    let (column, other) = if is_before_title { (left.column, left.x0) } else { (right.column, right.x1) };
    let id = Id::unique(("edge", column));
    let response = ui.interact(hold, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Splitter, true, format!("Width of {}", column.words().to_lowercase()))
    });
    let is_held = response.hovered() || response.dragged();
    let stroke = Stroke::new(palette.grid_stroke, if is_held { palette.accent.0 } else { palette.line.0 });
    ui.painter().vline(x, head.shrink2(vec2(0.0, 7.0)).y_range(), stroke);
    if is_held {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
    }
    if response.double_clicked() {
        actions.push(Action::Table(TableAction::Width(column, None)));
    } else if response.dragged()
        && let Some(pointer) = response.interact_pointer_pos()
        && response.drag_delta().x != 0.0
    {
        #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
        let width = (pointer.x - head.left() - LEFT - other as f32).abs();
        actions.push(Action::Table(TableAction::Width(column, Some(width))));
    }
}
