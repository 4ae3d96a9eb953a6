//! The table: the matches as rows, in place of the timeline. Costs what is on screen.

mod headings;
mod rows;

use std::ops::Range;

use eframe::egui::{
    CornerRadius, EventFilter, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo,
};

use super::choosing::is_choosing;
use super::theme::Palette;
use super::timeline::say_nothing_here;
use crate::dataset::EventIx;
use crate::layout::{Slot, columns};
use crate::query::Sort;
use crate::state::{Action, SelectAction, State, TableAction};

/// The height of the headings, in points.
const HEADINGS: f32 = 30.0;
/// The height of a row, in points.
const ROW: f64 = 24.0;
/// What the scroll bar takes at the right, in points.
const SCROLL_BAR: f32 = 12.0;
/// Left of the first column, in points.
const LEFT: f32 = 8.0;

/// The id of the rows as one widget, which takes the keyboard's focus.
pub(super) fn rows_id() -> Id {
    Id::unique("rows")
}

/// What the table remembers between frames.
#[derive(Default)]
pub(super) struct TableView {
    /// How far the rows are scrolled up, in points.
    offset: f32,
    /// What was last brought on screen: the selected event, among the rows of a revision, in an order.
    brought: Option<(Option<EventIx>, u64, Sort, bool)>,
    /// The rows on screen.
    on_screen: Range<usize>,
}

impl TableView {
    /// The rows that were painted last, whole or in part.
    pub(super) fn on_screen(&self) -> Range<usize> {
        self.on_screen.clone()
    }

    /// Shows the table in all the room there is.
    pub(super) fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let palette = Palette::of(ui.ctx().theme());
        let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.canvas.0);
        let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEADINGS);
        let room = f64::from(head.width() - SCROLL_BAR - LEFT);
        let wanted = |column| state.settings().table.widths.get(&column).map(|width| f64::from(*width));
        let slots = columns(room, &wanted);
        headings::show(ui, head, &slots, state, actions);
        if state.matches().is_empty() {
            self.on_screen = 0..0;
            say_nothing_here(ui, body, state, actions);
            return;
        }
        self.scroll_rows(ui, body, (&slots, state), actions);
    }

    fn scroll_rows(
        &mut self,
        ui: &mut Ui,
        body: Rect,
        (slots, state): (&[Slot], &State),
        actions: &mut Vec<Action>,
    ) {
        focusable(ui, body, actions);
        let page = ((f64::from(body.height()) / ROW).floor() - 1.0).max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some rows")]
        let page = page as usize;
        if page != state.page() {
            actions.push(Action::Table(TableAction::Page(page)));
        }
        self.bring_selected(state, f64::from(body.height()));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
        let area = ScrollArea::vertical().auto_shrink(false).id_salt("rows");
        let output = area.vertical_scroll_offset(self.offset).show_viewport(&mut inner, |ui, viewport| {
            #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
            ui.set_height((state.rows().len() as f64 * ROW) as f32 + 4.0);
            ui.set_width(body.width() - SCROLL_BAR);
            rows::show(ui, (body, viewport.top()), (slots, state), actions)
        });
        self.on_screen = output.inner;
        self.offset = output.state.clamped_offset().y;
    }

    /// Scrolls no further than needed to show the selected row, once: where it is selected, filtered or sorted anew.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn bring_selected(&mut self, state: &State, height: f64) {
        let sort = state.settings().table.sort;
        let now = (state.selected(), state.revision(), sort, state.is_sorting());
        if self.brought == Some(now) {
            return;
        }
        let is_new_order =
            self.brought.is_none_or(|before| (before.1, before.2, before.3) != (now.1, now.2, now.3));
        self.brought = Some(now);
        match state.selected().and_then(|event| state.rows().position(event)) {
            Some(row) => {
                let (top, bottom) = (row as f64 * ROW, (row + 1) as f64 * ROW);
                let offset = f64::from(self.offset).min(top).max(bottom + 4.0 - height);
                self.offset = offset.max(0.0) as f32;
            }
            None if is_new_order => self.offset = 0.0,
            None => {}
        }
    }
}

/// All rows as one widget, for the keyboard; a click beside the rows selects nothing.
fn focusable(ui: &Ui, body: Rect, actions: &mut Vec<Action>) {
    let response = ui.interact(body, rows_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Table"));
    if response.clicked() && !is_choosing(ui) {
        actions.push(Action::Select(SelectAction::Nothing));
    }
    if response.has_focus() {
        // The arrows step from row to row here, not from widget to widget.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let stroke = Stroke::new(1.5, Palette::of(ui.ctx().theme()).accent.0);
        ui.painter().rect_stroke(body.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
    }
}

/// The left and right edge of a column on the screen.
#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn edges(slot: Slot, left: f32) -> (f32, f32) {
    (left + LEFT + slot.x0 as f32, left + LEFT + slot.x1 as f32)
}
