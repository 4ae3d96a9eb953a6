//! The rows: one for each thing that was found, as many as are on screen. The one that the keyboard is at says all.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, Color32, EventFilter, FontId, Galley, Id, Key, Memory, Painter, Rect, Role, Sense, Stroke,
    StrokeKind, TextFormat, Ui, WidgetInfo, pos2,
};

use super::sign::Sign;
use crate::dataset::{Event, EventIx, Excerpt, Position};
use crate::date::Date;
use crate::export::locator;
use crate::library::{Checked, Entries, Entry, Library, Verdict};
use crate::state::{Action, CheckAction, ReaderAction, SelectAction, State};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::shortened;

/// The height of a row, in points.
const ROW: f64 = 42.0;
/// Where the sign's word begins, and the event; and of what is right of that, the event's share.
const WORD: f32 = 30.0;
const EVENT: f32 = 92.0;
const SHARE: f32 = 0.4;
/// Right of a row's text, in points; the scroll bar takes most of it.
const RIGHT: f32 = 18.0;

/// The id of the rows as one widget, which takes the keyboard's focus.
pub(in crate::ui) fn checks_id() -> Id {
    Id::unique("checks")
}

/// What is listed.
pub(super) struct List<'a> {
    pub(super) entries: Entries<'a>,
    /// The row that the keyboard is at.
    pub(super) at: Option<usize>,
    /// How much higher that one is, in points.
    pub(super) more: f32,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows, and screen coordinates")]
impl List<'_> {
    /// Where a row begins, in points from the first.
    fn top(&self, row: usize) -> f64 {
        let more = if self.at.is_some_and(|at| at < row) { f64::from(self.more) } else { 0.0 };
        row as f64 * ROW + more
    }

    pub(super) fn height(&self) -> f32 {
        self.top(self.entries.len()) as f32
    }

    /// The row that lies so many points from the first one's top.
    fn row(&self, y: f64) -> usize {
        let row = (y / ROW).floor().max(0.0) as usize;
        match self.at {
            Some(at) if row > at => (((y - f64::from(self.more)) / ROW).floor().max(0.0) as usize).max(at),
            _ => row,
        }
    }

    /// Scrolls no further than needed to show the row that the keyboard is at.
    pub(super) fn bring(&self, offset: f32, height: f32) -> f32 {
        let Some(at) = self.at else { return offset };
        let (top, bottom) = (self.top(at), self.top(at + 1));
        f64::from(offset).max(bottom - f64::from(height)).min(top).max(0.0) as f32
    }
}

/// All rows as one widget, for the keyboard; takes the focus if it is new and nothing else has it. Returns whether it
/// has it.
pub(super) fn focusable(ui: &Ui, body: Rect, is_new: bool) -> bool {
    let response = ui.interact(body, checks_id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Quotations that were looked up"));
    if is_new && ui.memory(Memory::focused).is_none() {
        response.request_focus();
    }
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    response.has_focus()
}

/// The frame around rows that have the focus, above what they paint.
pub(super) fn frame(ui: &Ui, body: Rect) {
    let stroke = Stroke::new(1.5, Palette::of(ui.ctx().theme()).accent.0);
    ui.painter().rect_stroke(body.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
}

/// Walks from row to row, and opens one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some rows")]
pub(super) fn keys(
    ui: &Ui,
    (list, height): (&List<'_>, f32),
    (state, checked): (&State, &Checked),
    actions: &mut Vec<Action>,
) {
    let is_pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let lowest = list.entries.len() - 1;
    let page = ((f64::from(height) / ROW) as usize).saturating_sub(1).max(1);
    let step = |back: usize, on: usize| list.at.map_or(0, |at| at.saturating_sub(back) + on).min(lowest);
    let to = [
        (Key::ArrowUp, step(1, 0)),
        (Key::ArrowDown, step(0, 1)),
        (Key::PageUp, step(page, 0)),
        (Key::PageDown, step(0, page)),
        (Key::Home, 0),
        (Key::End, lowest),
    ];
    let row = to.into_iter().find(|(key, _)| is_pressed(*key)).map(|(_, row)| row);
    if let Some(entry) = row.and_then(|row| list.entries.at(row)) {
        actions.push(Action::Check(CheckAction::At(entry)));
    } else if let Some(entry) = list.at.filter(|_| is_pressed(Key::Enter)).and_then(|at| list.entries.at(at))
    {
        open(entry, (state, checked), actions);
    }
}

/// Selects the event, and reads its source at the passage.
fn open(entry: Entry, (state, checked): (&State, &Checked), actions: &mut Vec<Action>) {
    actions.push(Action::Check(CheckAction::At(entry)));
    let place = checked.leads_to(entry).and_then(|check| checked.place(state.dataset(), check));
    if let Some((event, excerpt)) = place {
        actions.push(Action::Select(SelectAction::Event(event)));
        actions.push(Action::Reader(ReaderAction::Open(event, excerpt)));
    }
}

/// Shows the rows that lie in the body; `top` is how far they are scrolled up, in points. Returns how much higher than
/// the others the one must be that the keyboard is at.
#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
pub(super) fn show(
    ui: &Ui,
    (body, top): (Rect, f32),
    list: &List<'_>,
    (state, checked): (&State, &Checked),
    actions: &mut Vec<Action>,
) -> f32 {
    // In f64: a hundred thousand rows are more points than an f32 can tell apart.
    let top = f64::from(top);
    let mut more = if list.at.is_some() { list.more } else { 0.0 };
    for row in list.row(top)..=list.row(top + f64::from(body.height())) {
        let Some(entry) = list.entries.at(row) else { break };
        let Some(words) = Words::of(entry, state, checked) else { continue };
        let y = |row| body.top() + (list.top(row) - top) as f32;
        let rect = Rect::from_x_y_ranges(body.x_range(), y(row)..=y(row + 1));
        let response = ui.interact(rect, Id::unique(("check", entry)), Sense::CLICK);
        let is_at = list.at == Some(row);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_at, words.spoken()));
        let palette = Palette::of(ui.ctx().theme());
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        if is_at {
            painter.rect_filled(rect, 0.0, palette.accent_tint.0);
            let edge = Rect::from_min_max(rect.min, pos2(rect.left() + 4.0, rect.bottom()));
            painter.rect_filled(edge, 0.0, palette.accent.0);
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, palette.hover.0.gamma_multiply(0.5));
        }
        painter.hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(palette.grid_stroke, palette.line_faint.0),
        );
        let height = Row { painter: &painter, palette: &palette, rect, is_whole: is_at }.paint(&words);
        if is_at {
            more = (height - ROW as f32).max(0.0);
        }
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(checks_id()));
            open(entry, (state, checked), actions);
        }
        if !is_at {
            response.on_hover_text(words.explained());
        }
    }
    more
}

/// What a row says.
struct Words {
    sign: Sign,
    title: String,
    date: String,
    /// The quotation, or quotations.
    quoted: String,
    /// Where it stands, and in which source.
    place: String,
    /// What is wrong.
    why: String,
}

impl Words {
    fn of(entry: Entry, state: &State, checked: &Checked) -> Option<Self> {
        let dataset = state.dataset();
        let check = checked.leads_to(entry)?;
        let (event, _) = checked.place(dataset, check)?;
        let excerpt = checked.excerpt(dataset, check)?;
        match entry {
            Entry::Check(_) => Some(Self::of_check(state, event, excerpt, checked.verdict(check)?)),
            Entry::Near(at) => {
                let near = checked.near(at)?;
                let excerpts = near.checks.iter().filter_map(|check| checked.excerpt(dataset, *check));
                let quoted: Vec<String> = excerpts.map(quoted).collect();
                let place = place(Some(near.position), &locator(dataset, excerpt));
                let why = near.nearness.to_string();
                Some(Self {
                    quoted: quoted.join(" and "),
                    ..Self::new(Sign::Near, dataset.event(event), place, why)
                })
            }
            Entry::Unread(at) => {
                let unread = checked.unread(at)?;
                let source = dataset.source(unread.source);
                let library = Library::at(state.library().unwrap_or(std::path::Path::new("")).to_owned());
                let path = library.path(&source.id).display().to_string();
                Some(Self {
                    sign: Sign::Unread,
                    title: source.title.clone(),
                    date: source.id.clone(),
                    quoted: String::new(),
                    place: path,
                    why: unread.to_string(),
                })
            }
        }
    }

    fn of_check(state: &State, event: EventIx, excerpt: &Excerpt, verdict: &Verdict) -> Self {
        let dataset = state.dataset();
        let position = verdict.passage().map(|passage| passage.position);
        let place = place(position, &locator(dataset, excerpt));
        let why = verdict.why().unwrap_or_default();
        let quoted = quoted(excerpt);
        Self { quoted, ..Self::new(Sign::of(verdict), dataset.event(event), place, why) }
    }

    fn new(sign: Sign, event: &Event, place: String, why: String) -> Self {
        let date = event.date.as_ref().map_or_else(|| "Undated".to_owned(), Date::text);
        Self { sign, title: event.title.to_string(), date, quoted: String::new(), place, why }
    }

    /// What a screen reader says.
    fn spoken(&self) -> String {
        let parts = [&self.title, &self.date, &self.quoted, &self.place, &self.why];
        let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        format!("{}: {}", self.sign.words(), said.join(", "))
    }

    fn explained(&self) -> String {
        let parts = [&self.quoted, &self.place, &self.why];
        let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        said.join("\n")
    }
}

/// `“…the quotation…”`, on one line.
fn quoted(excerpt: &Excerpt) -> String {
    let words: Vec<&str> = excerpt.exact.split_whitespace().collect();
    format!("“…{}…”", words.join(" "))
}

/// `Line 33:12 · Therme 2022, “Introduction”, note 6`.
fn place(position: Option<Position>, locator: &str) -> String {
    match position {
        Some(position) => format!("{position} · {locator}"),
        None => locator.to_owned(),
    }
}

/// Where a row is painted.
struct Row<'a> {
    painter: &'a Painter,
    palette: &'a Palette,
    rect: Rect,
    /// Whether it says all, in as many lines as that takes.
    is_whole: bool,
}

impl Row<'_> {
    /// Paints the row; returns how high it must be for all that it says.
    fn paint(&self, words: &Words) -> f32 {
        let (left, top) = (self.rect.left(), self.rect.top());
        words.sign.paint(self.painter, pos2(left + 18.0, top + 13.0), self.palette);
        let at = pos2(left + WORD, top + 13.0);
        self.painter.text(
            at,
            Align2::LEFT_CENTER,
            words.sign.words(),
            theme::heading(theme::SMALL),
            self.palette.text.0,
        );
        let middle = EVENT + (self.rect.width() - EVENT - RIGHT) * SHARE;
        let (text, weak) = (self.palette.text.0, self.palette.text_weak.0);
        let small = || theme::sans(theme::SMALL);
        let events = (EVENT, middle - 14.0);
        let serif = FontId::new(theme::BODY, theme::serif());
        let event = [(&words.title, theme::heading(theme::BODY), text), (&words.date, small(), weak)];
        // Where something is wrong, that is said in the one line there is.
        let (place, why) = ((&words.place, small(), weak), (&words.why, small(), text));
        let quoted = (&words.quoted, serif, text);
        let said = match (self.is_whole, words.why.is_empty()) {
            (true, _) => vec![quoted, place, why],
            (false, true) => vec![quoted, place],
            (false, false) if words.quoted.is_empty() => vec![place, why],
            (false, false) => vec![quoted, why],
        };
        let quotation = (middle, self.rect.width() - RIGHT);
        self.lines(events, &event).max(self.lines(quotation, &said))
    }

    /// Paints lines one below the other between two edges; returns where they end.
    fn lines(&self, (from, to): (f32, f32), lines: &[(&String, FontId, Color32)]) -> f32 {
        let mut y = self.rect.top() + 6.0;
        for (words, font, colour) in lines.iter().filter(|(words, ..)| !words.is_empty()) {
            let room = (to - from).max(20.0);
            let galley = if self.is_whole {
                wrapped(self.painter, words, (font.clone(), room), *colour)
            } else {
                shortened(self.painter, words, (font.clone(), room), *colour)
            };
            let height = galley.size().y;
            self.painter.galley(pos2(self.rect.left() + from, y), galley, *colour);
            y += height + 2.0;
        }
        y + 3.0 - self.rect.top()
    }
}

fn wrapped(painter: &Painter, words: &str, (font, room): (FontId, f32), colour: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, colour));
    job.wrap.max_width = room;
    painter.layout_job(job)
}
