//! The rows: one line for each match, as many as are on screen.

use std::ops::Range;

use eframe::egui::{
    Color32, CornerRadius, FontId, Id, Painter, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
};

use super::{ROW, edges};
use crate::dataset::{Dataset, Event, EventIx, Importance};
use crate::date::Date;
use crate::export::{sources, standing};
use crate::layout::Slot;
use crate::query::{Column, Facet, Search, Shown};
use crate::state::{Action, State};
use crate::ui::choosing::clicked;
use crate::ui::evidence;
use crate::ui::marked::{Part, mark_behind, marked};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::{note_signs, paint_glyph, shortened, spoken_note};

/// From the edge of a column to its text, in points.
const INDENT: f32 = 4.0;
/// A column with less room for text than this shows none, in points.
const TOO_NARROW: f32 = 34.0;
/// The room beside a title for what the reader has noted, in points.
const SIGNS: f32 = 26.0;

/// Shows the rows that lie in the body; `top` is how far they are scrolled up, in points. Returns which these are.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows, and screen coordinates")]
pub(super) fn show(
    ui: &Ui,
    (body, top): (Rect, f32),
    (slots, state): (&[Slot], &State),
    actions: &mut Vec<Action>,
) -> Range<usize> {
    let rows = state.rows();
    // In f64: a million rows are more points than an f32 can tell apart.
    let top = f64::from(top);
    let first = (top / ROW).floor().max(0.0) as usize;
    let after = ((top + f64::from(body.height())) / ROW).ceil().max(0.0) as usize;
    let shown = first.min(rows.len())..after.min(rows.len());
    let search = state.filter().search();
    for row in shown.clone() {
        let Some(event) = rows.at(row) else { continue };
        let y = body.top() + (row as f64 * ROW - top) as f32;
        let rect = Rect::from_x_y_ranges(body.x_range(), y..=y + ROW as f32);
        self::row(ui, rect, (event, slots, state, &search), actions);
    }
    shown
}

fn row(
    ui: &Ui,
    rect: Rect,
    (ix, slots, state, search): (EventIx, &[Slot], &State, &Search),
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.ctx().theme());
    let event = state.dataset().event(ix);
    let is_chosen = state.is_chosen(ix);
    // Not for the focus: the arrows go from row to row all the same.
    let response = ui.interact(rect, Id::unique(("row", ix.0)), Sense::CLICK);
    let dataset = state.dataset();
    let theme = &dataset.theme(event.main_theme()).label;
    let note = state.note(ix);
    response.widget_info(|| {
        let words = format!("{}, {theme}{}", evidence::spoken(state, ix), spoken_note(note));
        WidgetInfo::selected(Role::Row, true, is_chosen, words)
    });
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if is_chosen {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.accent_tint.0);
        // The lead has the stronger edge.
        let width = if state.selected() == Some(ix) { 4.0 } else { 2.0 };
        let edge = Rect::from_min_max(rect.min, pos2(rect.left() + width, rect.bottom()));
        painter.rect_filled(edge, CornerRadius::ZERO, palette.accent.0);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.hover.0.gamma_multiply(0.5));
    }
    let faint = Stroke::new(palette.grid_stroke, palette.line_faint.0);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, faint);
    for slot in slots {
        let (x0, x1) = edges(*slot, rect.left());
        let mut cell = Rect::from_x_y_ranges(x0 + INDENT..=x1 - INDENT, rect.y_range());
        if let Some(note) = note.filter(|_| slot.column == Column::Title && cell.width() > TOO_NARROW + SIGNS)
        {
            cell.max.x -= SIGNS;
            let at = pos2(cell.right() + SIGNS / 2.0, cell.center().y);
            note_signs(&painter, (at, note), (&palette, palette.canvas.0));
        }
        let glyph = evidence::table_colour(state, &palette, ix);
        let cell = Cell { painter: &painter, palette: &palette, search, rect: cell, glyph };
        cell.show(slot.column, dataset, event);
    }
    if response.clicked() {
        actions.push(clicked(ui, ix));
    }
    explain(response, state, (ix, event));
}

/// What the cells have no room for.
fn explain(response: Response, state: &State, (ix, event): (EventIx, &Event)) {
    let dataset = state.dataset();
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(320.0);
        let title = [(event.title.as_str(), Some(Shown::Title))];
        ui.label(marked(ui, state, &title, |text| text.font(theme::heading(theme::BODY))));
        ui.weak(format!("{} · {}", date(event), standing(dataset, event)));
        let themes: Vec<&str> = event.themes.iter().map(|ix| dataset.theme(*ix).label.as_str()).collect();
        ui.weak(format!("{} · {}", themes.join(", "), sources(dataset, event).join("; ")));
        evidence::line(ui, state, ix);
    });
}

fn date(event: &Event) -> String {
    event.date.as_ref().map_or_else(|| "undated".to_owned(), Date::text)
}

/// One cell.
struct Cell<'a> {
    painter: &'a Painter,
    palette: &'a Palette,
    search: &'a Search,
    rect: Rect,
    /// The colour of the sign of its standing.
    glyph: Color32,
}

impl Cell<'_> {
    fn show(&self, column: Column, dataset: &Dataset, event: &Event) {
        let (text, weak, faint) = (self.palette.text.0, self.palette.text_weak.0, self.palette.text_faint.0);
        let small = theme::sans(theme::SMALL + 0.5);
        match column {
            Column::Date => {
                let colour = if event.date.is_some() { text } else { faint };
                self.write((&date(event), Some(Shown::Other)), 0.0, (theme::sans(theme::BODY), colour));
            }
            Column::Theme => {
                let theme = event.main_theme();
                let centre = pos2(self.rect.left() + 5.0, self.rect.center().y);
                self.painter.circle_filled(centre, 4.5, self.palette.theme(theme));
                let label = &dataset.theme(theme).label;
                self.write((label, Some(Shown::Name(Facet::Theme))), 15.0, (small, weak));
            }
            Column::Title => {
                let is_landmark = event.importance == Importance::Landmark;
                let font = if is_landmark { theme::heading(theme::BODY) } else { theme::sans(theme::BODY) };
                self.write((&event.title, Some(Shown::Title)), 0.0, (font, text));
            }
            Column::Standing => {
                let centre = pos2(self.rect.left() + 6.0, self.rect.center().y);
                let colours = (self.glyph, self.palette.canvas.0);
                paint_glyph(self.painter, centre, 4.5, event.standing, colours);
                self.write((event.standing.words(), None), 16.0, (small, weak));
            }
            Column::Importance => self.write((event.importance.words(), None), 0.0, (small, weak)),
            Column::Source => {
                let names = sources(dataset, event).join("; ");
                self.write((&names, Some(Shown::Name(Facet::Source))), 0.0, (small, weak));
            }
        }
    }

    /// A text in one line, after an indent, shortened if it must be, with what the search hits in it marked.
    fn write(&self, (words, shown): Part<'_>, indent: f32, (font, colour): (FontId, Color32)) {
        let room = self.rect.width() - indent;
        if room < TOO_NARROW {
            return;
        }
        let galley = shortened(self.painter, words, (font, room), colour);
        let at = pos2(self.rect.left() + indent, self.rect.center().y - galley.size().y / 2.0);
        if let Some(shown) = shown.filter(|_| !self.search.is_empty()) {
            mark_behind(self.painter, (&galley, at), &self.search.hits(words, shown), self.palette);
        }
        self.painter.galley(at, galley, colour);
    }
}
