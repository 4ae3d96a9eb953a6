//! What the reader has noted of the selected event: a star beside the title, and a text of their own.

use eframe::egui::{
    EventFilter, Id, Key, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::dataset::EventIx;
use crate::notes::{Failure, Note};
use crate::state::{Action, NoteAction, State};
use crate::ui::theme::{self, Palette};

/// The side of the star's square, in points.
const STAR: f32 = 24.0;

/// Shows something with the star of an event at its right.
pub(super) fn beside_star(
    ui: &mut Ui,
    state: &State,
    ix: EventIx,
    actions: &mut Vec<Action>,
    content: impl FnOnce(&mut Ui),
) {
    let whole = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.vertical(|ui| {
            ui.set_width(whole - STAR - 4.0);
            content(ui);
        });
        star(ui, state, ix, actions);
    });
}

fn star(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let is_on = state.note(ix).is_some_and(|note| note.star);
    let (rect, response) = ui.allocate_exact_size(vec2(STAR, STAR), Sense::CLICK);
    let response =
        response.on_hover_text(if is_on { "Take your star away (X)" } else { "Give it your star (X)" });
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, "Your star"));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, palette.hover.0);
    }
    let (sign, colour) = if is_on { ("★", palette.accent.0) } else { ("☆", palette.text_weak.0) };
    let galley = ui.painter().layout_no_wrap(sign.to_owned(), theme::sans(17.0), colour);
    let at = pos2(rect.center().x - galley.size().x / 2.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    if response.clicked() {
        actions.push(Action::Note(NoteAction::Star(ix)));
    }
}

/// Shows the note of an event, to be written on.
pub(super) fn note(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    let mut text = state.note(ix).map_or("", Note::text).to_owned();
    let id = Id::unique(("your note", state.dataset().event(ix).id.as_str()));
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .desired_width(f32::INFINITY)
        .desired_rows(1)
        .hint_text("Your note  M")
        .margin(vec2(8.0, 5.0))
        // Otherwise Esc would close something behind the field as well.
        .event_filter(EventFilter { escape: true, ..ARROWS });
    let response = ui.add(edit).accessible_name("Your note");
    if asked(ui, state) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        response.surrender_focus();
    }
    if response.changed() {
        actions.push(Action::Note(NoteAction::Text(ix, text)));
    }
    if response.lost_focus() && state.notes().is_changed() {
        actions.push(Action::Note(NoteAction::Keep));
    }
    // Below, so that the field stays where it is when the first letter is typed.
    if response.has_focus() || state.note(ix).is_some_and(Note::has_text) {
        let palette = Palette::of(ui.ctx().theme());
        let words = "Your own note, not part of the dataset";
        let label = ui.label(RichText::new(words).size(theme::SMALL).color(palette.text_weak.0));
        if let Some(path) = state.notes().path() {
            label.on_hover_text(format!("Kept in {}", path.display()));
        }
    }
    keeping(ui, state, actions);
}

/// What a field of several lines takes for itself.
const ARROWS: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };

/// Whether the cursor was asked for since this was asked last.
fn asked(ui: &Ui, state: &State) -> bool {
    let id = Id::unique("asked for the note");
    let before = ui.data_mut(|data| data.get_temp::<u64>(id)).unwrap_or_default();
    ui.data_mut(|data| data.insert_temp(id, state.notes().asked()));
    state.notes().asked() > before
}

/// Says so where notes can't be kept.
fn keeping(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let small = |words: &str| RichText::new(words).size(theme::SMALL);
    let Some(failure) = state.notes().failure() else {
        if state.notes().path().is_none() && !state.notes().all().is_empty() {
            ui.label(small("Kept only while this window is open.").color(palette.warning.0));
        }
        return;
    };
    let said = match failure {
        Failure::Unreadable { problems } => {
            let first = problems.first().map(String::as_str).unwrap_or_default();
            format!("Not kept: your file of notes can’t be read, and stays as it is. {first}")
        }
        Failure::NotWritten(failure) => format!("Not kept: {failure}"),
    };
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("why").max_height(120.0).show(ui, |ui| {
        ui.label(small(&said).color(palette.error.0));
    });
    ui.add_space(2.0);
    if ui.small_button("Try again").on_hover_text("Read the file again, and keep your notes").clicked() {
        actions.push(Action::Note(NoteAction::Keep));
    }
}
