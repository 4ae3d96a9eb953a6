//! The text, of which only what is on screen is laid out, with its quoted passages and what is looked for marked.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{
    Color32, CornerRadius, EventFilter, Galley, Id, Memory, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::laid_out::{depth, laid_out, rects, room_above};
use super::margin::{self, Seen};
use super::scroll::{Heights, Scroll};
use super::{Focus, ReaderView, Step, bar, text_id};
use crate::export::short_name;
use crate::library::{Page, Quoted, Verdict};
use crate::state::{Action, Reader, State};
use crate::ui::table::rows_id;
use crate::ui::theme::Palette;
use crate::ui::timeline::lanes_id;

/// The height of a line that a key scrolls by, in points.
const LINE: f32 = 20.0;
/// The bar at the right, and what stands between the columns, in points.
const BAR: f32 = 10.0;
const GAP: f32 = 8.0;
/// How much of a narrow and of a wide reader the margin takes, in points.
const NARROW_MARGIN: f32 = 20.0;
const WIDE: f32 = 350.0;

/// The columns of the pane.
struct Columns {
    text: Rect,
    margin: Rect,
    bar: Rect,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let margin =
            if rect.width() < WIDE { NARROW_MARGIN } else { (rect.width() * 0.28).clamp(90.0, 150.0) };
        let bar = rect.with_min_x(rect.right() - BAR);
        let right = bar.left() - GAP / 2.0;
        let margin = Rect::from_x_y_ranges(right - margin..=right, rect.y_range());
        Self { text: rect.with_max_x(margin.left() - GAP), margin, bar }
    }
}

/// Galleys of one frame, by piece.
struct Pieces<'a> {
    ui: &'a Ui,
    page: &'a Page,
    width: f32,
    galleys: HashMap<usize, Arc<Galley>>,
}

impl Pieces<'_> {
    fn galley(&mut self, piece: usize) -> Arc<Galley> {
        let Self { ui, page, width, galleys } = self;
        Arc::clone(galleys.entry(piece).or_insert_with(|| laid_out(ui, page, &page.pieces()[piece], *width)))
    }

    fn height(&mut self, piece: usize) -> f32 {
        room_above(&self.page.pieces()[piece]) + self.galley(piece).size().y
    }
}

/// Shows the text in all the room there is.
pub(super) fn show(
    ui: &mut Ui,
    view: &mut ReaderView,
    (state, reader, page): (&State, &Reader, &Page),
    actions: &mut Vec<Action>,
) {
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let columns = Columns::of(rect);
    let painted = ui.new_child(UiBuilder::new().max_rect(rect));
    let mut pieces = Pieces { ui: &painted, page, width: columns.text.width(), galleys: HashMap::new() };
    focusable(ui, &columns, view, &short_name(state.dataset().source(reader.source())));
    move_view(ui, view, (reader, page), &columns, &mut pieces);
    let (lines, end) = on_screen(view.scroll, rect, &mut pieces);
    let mut heights = |piece| pieces.height(piece);
    let mut heights = Heights { of: &mut heights, pieces: page.pieces().len(), view: rect.height() };
    let start = view.scroll.byte(page, &mut heights);
    if let Some(byte) = bar::show(ui, columns.bar, (state, reader, page), start..end) {
        view.scroll = Scroll::to_byte(page, byte, &mut heights);
        ui.ctx().request_repaint();
    }
    let mut within = ui.new_child(UiBuilder::new().max_rect(rect));
    within.set_clip_rect(within.clip_rect().intersect(rect));
    let seen = text(&within, (state, reader, page), &columns, &lines);
    margin::show(&mut within, columns.margin, (state, reader, &seen), actions);
}

/// The text as one widget, for the keyboard.
fn focusable(ui: &Ui, columns: &Columns, view: &mut ReaderView, name: &str) {
    let response = ui.interact(columns.text, text_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, format!("Text of {name}")));
    // From a list that is walked through by keyboard the focus is not taken.
    let focused = ui.memory(Memory::focused);
    let is_free = focused.is_none_or(|focused| [lanes_id(), rows_id()].contains(&focused));
    if view.wants.take_if(|wants| *wants == Focus::Text).is_some() && is_free || response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let stroke = Stroke::new(1.5, Palette::of(ui.ctx().theme()).accent.0.gamma_multiply(0.6));
        let rect = columns.text.union(columns.margin).expand2(vec2(5.0, 0.0));
        ui.painter().rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    }
}

/// Scrolls to what is to be brought on screen, by the wheel, and by key.
fn move_view(
    ui: &Ui,
    view: &mut ReaderView,
    (reader, page): (&Reader, &Page),
    columns: &Columns,
    pieces: &mut Pieces<'_>,
) {
    let height = columns.text.height();
    let jumps = view.is_to_jump(reader, std::ptr::from_ref(page).addr());
    if jumps && let Some(place) = reader.place() {
        let piece = page.piece_at(place.start);
        let down = page.pieces().get(piece).map_or(0.0, |one| {
            room_above(one) + depth(&pieces.galley(piece), place.start.saturating_sub(one.place.start))
        });
        let (lines, _) = on_screen(view.scroll, columns.text, pieces);
        let top = lines.iter().find(|line| line.piece == piece).map(|line| line.top - columns.text.top());
        let is_seen = top.is_some_and(|top| (0.1 * height..0.8 * height).contains(&(top + down)));
        if !is_seen {
            view.scroll = Scroll { piece, down };
            view.scroll = scrolled(view.scroll, -height / 3.0, (page, height), pieces);
        }
    }
    let whole = columns.text.union(columns.bar);
    let mut points = 0.0;
    if ui.rect_contains_pointer(whole) {
        points -= ui.input(|input| input.smooth_scroll_delta().y);
    }
    for step in std::mem::take(&mut view.steps) {
        match step {
            Step::Lines(lines) => points += lines * LINE,
            Step::Pages(pages) => points += pages * (height - 2.0 * LINE),
            Step::Start => view.scroll = Scroll::default(),
            Step::End => {
                let mut heights = |piece| pieces.height(piece);
                let mut heights = Heights { of: &mut heights, pieces: page.pieces().len(), view: height };
                view.scroll = Scroll::end(&mut heights);
            }
        }
    }
    view.scroll = scrolled(view.scroll, points, (page, height), pieces);
}

fn scrolled(scroll: Scroll, points: f32, (page, view): (&Page, f32), pieces: &mut Pieces<'_>) -> Scroll {
    let mut heights = |piece| pieces.height(piece);
    scroll.by(points, &mut Heights { of: &mut heights, pieces: page.pieces().len(), view })
}

/// A piece on screen.
struct Line {
    piece: usize,
    /// The top of its box, room above included.
    top: f32,
    galley: Arc<Galley>,
}

/// The pieces on screen, and where the text that is on screen ends, in bytes.
fn on_screen(scroll: Scroll, rect: Rect, pieces: &mut Pieces<'_>) -> (Vec<Line>, usize) {
    let (mut lines, mut top, mut end) = (Vec::new(), rect.top() - scroll.down, 0);
    for (piece, one) in pieces.page.pieces().iter().enumerate().skip(scroll.piece) {
        if top >= rect.bottom() {
            break;
        }
        let galley = pieces.galley(piece);
        let height = room_above(one) + galley.size().y;
        let share = ((rect.bottom() - top) / height).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte of the piece")]
        let inside = (share * one.place.len() as f32) as usize;
        end = one.place.start + inside;
        lines.push(Line { piece, top, galley });
        top += height;
    }
    (lines, end)
}

/// Paints the pieces on screen. Returns the quotations that begin there.
fn text<'a>(
    ui: &Ui,
    (state, reader, page): (&State, &Reader, &'a Page),
    columns: &Columns,
    lines: &[Line],
) -> Vec<Seen<'a>> {
    let palette = Palette::of(ui.ctx().theme());
    let (mut seen, read): (Vec<Seen<'a>>, _) = (Vec::new(), reader.at());
    for line in lines {
        let piece = &page.pieces()[line.piece];
        let place = pos2(columns.text.left(), line.top + room_above(piece));
        for (at, quoted) in page.quoted_in(&piece.place) {
            let rows = rows(&line.galley, place, (&piece.place, &quoted.place));
            let colour = palette.theme(state.dataset().event(quoted.event).main_theme());
            passage(ui, &rows, (quoted, read == Some(at)), colour);
            if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
                let x = columns.margin.left() - GAP / 2.0;
                let beside =
                    Rect::from_x_y_ranges(x - 1.0..=x + 1.0, first.top() + 2.0..=last.bottom() - 2.0);
                ui.painter().rect_filled(beside, CornerRadius::ZERO, colour.gamma_multiply(0.7));
                if seen.iter().all(|(other, ..)| *other != at) {
                    seen.push((at, quoted, first.top()));
                }
            }
        }
        hits(ui, (reader, &palette), (&line.galley, place), &piece.place);
        letters(ui, (&line.galley, place), line.piece, palette.text.0);
    }
    seen.sort_by(|one, other| one.2.total_cmp(&other.2).then(one.0.cmp(&other.0)));
    seen
}

/// Where a stretch of the text stands on screen, as far as it stands in a piece.
fn rows(galley: &Galley, at: Pos2, (piece, place): (&Range<usize>, &Range<usize>)) -> Vec<Rect> {
    let inside = |byte: usize| byte.clamp(piece.start, piece.end) - piece.start;
    let found = rects(galley, &(inside(place.start)..inside(place.end)));
    found.into_iter().map(|rect| rect.translate(at.to_vec2())).collect()
}

/// Marks a quoted passage: the one that is read with a ground, all with a line below, broken where it has moved.
fn passage(ui: &Ui, rows: &[Rect], (quoted, is_read): (&Quoted, bool), colour: Color32) {
    let palette = Palette::of(ui.ctx().theme());
    let is_moved = matches!(quoted.verdict, Verdict::Moved(..));
    let colour = if is_moved { palette.warning.0 } else { colour };
    let stroke =
        Stroke::new(if is_read { 1.8 } else { 1.0 }, colour.gamma_multiply(if is_read { 1.0 } else { 0.6 }));
    for row in rows {
        let ground = row.shrink2(vec2(0.0, 1.0)).expand2(vec2(1.5, 0.0));
        if is_read {
            ui.painter().rect_filled(ground, CornerRadius::same(2), colour.gamma_multiply(0.2));
        }
        let line = [pos2(row.left(), row.bottom() - 2.0), pos2(row.right(), row.bottom() - 2.0)];
        if is_moved {
            ui.painter().extend(Shape::dashed_line(&line, stroke, 4.0, 3.0));
        } else {
            ui.painter().line_segment(line, stroke);
        }
    }
}

/// Marks what is looked for.
fn hits(
    ui: &Ui,
    (reader, palette): (&Reader, &Palette),
    (galley, at): (&Galley, Pos2),
    piece: &Range<usize>,
) {
    let all = reader.hits();
    let first = all.partition_point(|hit| hit.end <= piece.start);
    for (number, hit) in all.iter().enumerate().skip(first).take_while(|(_, hit)| hit.start < piece.end) {
        for row in rows(galley, at, (piece, hit)) {
            let row = row.shrink2(vec2(0.0, 2.0)).expand2(vec2(1.0, 0.0));
            ui.painter().rect_filled(row, CornerRadius::same(2), palette.hit.0);
            let (width, colour) =
                if reader.hit() == Some(number) { (2.0, palette.accent.0) } else { (1.0, palette.text.0) };
            let below = [row.left_bottom(), row.right_bottom()];
            ui.painter().line_segment(below, Stroke::new(width, colour));
        }
    }
}

/// The letters, which can be marked and copied.
fn letters(ui: &Ui, (galley, at): (&Arc<Galley>, Pos2), piece: usize, colour: Color32) {
    let rect = Rect::from_min_size(at, galley.size());
    let response =
        ui.interact(rect, Id::unique(("source piece", piece)), Sense::click_and_drag() - Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
    if response.clicked() || response.drag_started() {
        ui.memory_mut(|memory| memory.request_focus(text_id()));
    }
    LabelSelectionState::label_text_selection(ui, &response, at, Arc::clone(galley), colour, Stroke::NONE);
}
