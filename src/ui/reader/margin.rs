//! The margin: a mark for every quoted passage on screen, with its event.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Color32, CornerRadius, FontId, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::place_marks::place_marks;
use crate::date::Date;
use crate::export::locator;
use crate::library::{Quoted, Verdict};
use crate::state::{Action, Reader, ReaderAction, State};
use crate::ui::menu_key::button_menu;
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::paint_glyph;

/// The height of a mark, in points.
const ROW: f32 = 18.0;
/// Below this width of the margin, in points, marks have no title.
pub(super) const WITH_TITLES: f32 = 60.0;

/// A quotation on screen: which of the page, and where its passage begins.
pub(super) type Seen<'a> = (usize, &'a Quoted, f32);

/// Shows the marks of what is on screen, in the order of the text.
pub(super) fn show(
    ui: &mut Ui,
    margin: Rect,
    (state, reader, seen): (&State, &Reader, &[Seen<'_>]),
    actions: &mut Vec<Action>,
) {
    let wanted: Vec<f32> = seen.iter().map(|(.., y)| *y).collect();
    let placed = place_marks(&wanted, ROW);
    for (at, mark) in placed.iter().enumerate() {
        let members = &seen[mark.members.clone()];
        // A title has two lines where there is room.
        let next = placed.get(at + 1).map_or(margin.bottom(), |next| next.y);
        let height = if next - mark.y >= 2.0 * ROW { 2.0 * ROW - 4.0 } else { ROW };
        let rect = Rect::from_min_size(pos2(margin.left(), mark.y), vec2(margin.width(), height));
        if !rect.intersects(margin) {
            continue;
        }
        match members {
            [one] => single(ui, rect, (state, reader, *one), actions),
            many => several(ui, rect, (state, many), actions),
        }
    }
}

/// `Visit to Tehran, 12 August 2021, found`.
fn words(state: &State, quoted: &Quoted) -> String {
    let event = state.dataset().event(quoted.event);
    let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), Date::text);
    format!("{}, {date}, {}", event.title, verdict_word(quoted))
}

fn verdict_word(quoted: &Quoted) -> &'static str {
    match quoted.verdict {
        Verdict::Found(_) => "found",
        Verdict::Moved(..) => "moved",
        Verdict::Missing(_) => "missing",
    }
}

fn open(quoted: &Quoted) -> Action {
    Action::Reader(ReaderAction::Open(quoted.event, quoted.excerpt))
}

fn single(
    ui: &Ui,
    rect: Rect,
    (state, reader, (at, quoted, _)): (&State, &Reader, Seen<'_>),
    actions: &mut Vec<Action>,
) {
    let is_read = reader.at() == Some(at);
    let response = ui.interact(rect, Id::unique(("passage", at)), Sense::click());
    let name = format!("Passage: {}", words(state, quoted));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_read, &name));
    let palette = Palette::of(ui.ctx().theme());
    ground(ui, &response, is_read);
    let event = state.dataset().event(quoted.event);
    let (colour, behind) = (palette.theme(event.main_theme()), palette.card.0);
    let centre = pos2(rect.left() + 9.0, rect.top() + ROW / 2.0);
    paint_glyph(ui.painter(), centre, 4.0, event.standing, (colour, behind));
    if rect.width() >= WITH_TITLES {
        let is_moved = matches!(quoted.verdict, Verdict::Moved(..));
        let title = if is_moved { format!("moved: {}", event.title) } else { event.title.to_string() };
        let font = if is_read { theme::heading(theme::SMALL) } else { theme::sans(theme::SMALL) };
        let colour = match (is_moved, is_read) {
            (true, _) => palette.warning.0,
            (false, true) => palette.text.0,
            (false, false) => palette.text_weak.0,
        };
        short(ui, rect.with_min_x(rect.left() + 18.0), &title, (font, colour));
    }
    let response = response.on_hover_ui(|ui| {
        ui.label(words(state, quoted));
        if let Some(excerpt) = state.excerpt(quoted.event, quoted.excerpt) {
            ui.weak(locator(state.dataset(), excerpt));
        }
        if let Verdict::Moved(_, reasons) = &quoted.verdict {
            for reason in reasons {
                ui.weak(reason.to_string());
            }
        }
    });
    if response.clicked() {
        actions.push(open(quoted));
    }
}

/// Many passages as one mark, which lists them.
fn several(ui: &Ui, rect: Rect, (state, many): (&State, &[Seen<'_>]), actions: &mut Vec<Action>) {
    let first = many.first().map_or(0, |(at, ..)| *at);
    let response = ui.interact(rect, Id::unique(("passages", first)), Sense::click());
    let name = format!("{} passages", many.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let palette = Palette::of(ui.ctx().theme());
    ground(ui, &response, false);
    let text = if rect.width() >= WITH_TITLES { name } else { format!("+{}", many.len()) };
    let style = (theme::heading(theme::SMALL), palette.accent.0);
    short(
        ui,
        rect.with_min_x(rect.left() + if rect.width() >= WITH_TITLES { 18.0 } else { 1.0 }),
        &text,
        style,
    );
    button_menu(ui, &response, |ui, _| {
        for (_, quoted, _) in many {
            if ui.button(words(state, quoted)).clicked() {
                actions.push(open(quoted));
                ui.close();
            }
        }
    });
}

fn ground(ui: &Ui, response: &Response, is_read: bool) {
    let palette = Palette::of(ui.ctx().theme());
    let fill = match (response.hovered() || response.has_focus(), is_read) {
        (true, _) => palette.hover.0,
        (false, true) => palette.accent_tint.0,
        (false, false) => return,
    };
    ui.painter().rect_filled(response.rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(4), fill);
}

/// A text in as many lines as there is room for, cut off after them.
fn short(ui: &Ui, rect: Rect, text: &str, (font, colour): (FontId, Color32)) {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, rect.width() - 2.0);
    job.wrap.max_rows = if rect.height() > ROW { 2 } else { 1 };
    job.wrap.break_anywhere = rect.height() <= ROW;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let above = if galley.rows.len() > 1 { (rect.height() - galley.size().y) / 2.0 } else { 2.0 };
    ui.painter().galley(pos2(rect.left(), rect.top() + above), galley, colour);
}
