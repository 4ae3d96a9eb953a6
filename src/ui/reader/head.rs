//! The lines above the text: which source, which place in it, whether the quotation stands there, and the search.

use eframe::egui::{Align, Button, Key, Label, Layout, Memory, Modifiers, RichText, TextEdit, Ui};

use super::search_id;
use crate::export::{locator, short_name};
use crate::library::{Cause, Verdict};
use crate::state::{Action, Reader, ReaderAction, State};
use crate::ui::theme::{self, Palette};

/// Shows the lines. `focus` puts the cursor into the search field.
pub(super) fn show(ui: &mut Ui, (state, reader): (&State, &Reader), focus: bool, actions: &mut Vec<Action>) {
    title(ui, (state, reader), actions);
    place(ui, (state, reader));
    if reader.page().is_some() {
        ui.add_space(4.0);
        search(ui, reader, focus, actions);
    }
    ui.add_space(6.0);
}

fn title(ui: &mut Ui, (state, reader): (&State, &Reader), actions: &mut Vec<Action>) {
    let name = short_name(state.dataset().source(reader.source()));
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let close = ui.button("×").on_hover_text("Close the source (V)");
            if close.accessible_name("Close the source").clicked() {
                actions.push(Action::Reader(ReaderAction::Close));
            }
            for (step, sign, name, hint) in [
                (1, "›", "Next quoted passage", "Next quoted passage (.)"),
                (-1, "‹", "Previous quoted passage", "Previous quoted passage (,)"),
            ] {
                let button = ui.add_enabled(reader.has_beside(step), Button::new(sign));
                if button.on_hover_text(hint).accessible_name(name).clicked() {
                    actions.push(Action::Reader(ReaderAction::Passage(step)));
                }
            }
            if let (Some(page), Some(at)) = (reader.page(), reader.at()) {
                let palette = Palette::of(ui.ctx().theme());
                let words = format!("{} of {}", at + 1, page.quoted().len());
                let label = ui.label(RichText::new(words).size(theme::SMALL).color(palette.text_weak.0));
                label.on_hover_text("Quoted passages of this source, in the order of its text");
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(name).font(theme::heading(theme::BODY + 2.5))).truncate());
            });
        });
    });
}

/// Where the quotation is said to stand, and whether it does.
fn place(ui: &mut Ui, (state, reader): (&State, &Reader)) {
    let palette = Palette::of(ui.ctx().theme());
    let source = state.dataset().source(reader.source());
    if let Some(excerpt) = state.excerpt_read() {
        let whole = locator(state.dataset(), excerpt);
        let words = whole.strip_prefix(&short_name(source)).unwrap_or(&whole).trim_start_matches(", ");
        let words = if words.is_empty() { source.title.as_str() } else { words };
        ui.add(Label::new(RichText::new(words).size(theme::SMALL).color(palette.text_weak.0)).truncate());
    }
    let Some(quoted) = reader.quoted() else { return };
    let (first, rest, colour) = match &quoted.verdict {
        Verdict::Found(_) => ("Found", String::new(), palette.text.0),
        Verdict::Moved(_, reasons) => {
            let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
            ("Moved", format!(": {}", reasons.join("; ")), palette.warning.0)
        }
        Verdict::Missing(cause) => {
            let opened = match cause {
                Cause::Surroundings(_) => "there",
                Cause::Unread | Cause::Nowhere(_) if quoted.place.start == 0 => "at its start",
                Cause::Unread | Cause::Nowhere(_) => "at the section that it is said to stand in",
            };
            ("Missing", format!(": {cause}. The text is opened {opened}."), palette.error.0)
        }
    };
    let words = if rest.is_empty() { "Found in the text".to_owned() } else { format!("{first}{rest}") };
    let words = RichText::new(words).font(theme::heading(theme::SMALL)).color(colour);
    ui.add(Label::new(words).wrap());
}

fn search(ui: &mut Ui, reader: &Reader, focus: bool, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let mut say = |action| actions.push(Action::Reader(action));
    if ui.memory(Memory::focused) == Some(search_id()) {
        // Before the field takes them.
        for (modifiers, step) in [(Modifiers::SHIFT, -1), (Modifiers::NONE, 1)] {
            if ui.input_mut(|input| input.consume_key(modifiers, Key::Enter)) {
                say(ReaderAction::Hit(step));
            }
        }
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (step, sign, name) in [(1, "↓", "Next place"), (-1, "↑", "Previous place")] {
                let hint = format!("{name} of the words ({}Enter)", if step > 0 { "" } else { "Shift+" });
                let button = ui.add_enabled(!reader.hits().is_empty(), Button::new(sign));
                if button.on_hover_text(hint).accessible_name(name).clicked() {
                    say(ReaderAction::Hit(step));
                }
            }
            let count = reader.count();
            if !count.is_empty() {
                ui.label(RichText::new(count).size(theme::SMALL).color(palette.text_weak.0));
                ui.add_space(2.0);
            }
            let mut words = reader.words().to_owned();
            let width = ui.available_width();
            let hint = "Search in the source";
            let field = TextEdit::singleline(&mut words).id(search_id()).hint_text(hint).desired_width(width);
            let response = ui.add(field).accessible_name(hint);
            if focus {
                response.request_focus();
            }
            if response.changed() {
                say(ReaderAction::Find(words));
            }
        });
    });
}
