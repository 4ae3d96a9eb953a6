//! The export window: how, where, and a look at what comes out.

use eframe::egui::{self, Button, Context, RichText, ScrollArea, Ui};

use super::dialog;
use super::path_field::{Done, PathField};
use crate::export::{Grouping, markdown};
use crate::state::{Action, Destination, ExportAction, Exported, State, counted};
use crate::ui::effects::Outside;
use crate::ui::theme::{self, Palette};

/// Shows the window while it is open.
pub(super) fn window(ctx: &Context, state: &State, outside: &Outside, actions: &mut Vec<Action>) {
    let form = state.export();
    if !form.open {
        return;
    }
    let closed = dialog(ctx, "Export Markdown", 560.0, |ui| {
        what(ui, state, actions);
        ui.add_space(8.0);
        preview(ui, state);
        ui.add_space(8.0);
        place(ui, state, outside, actions);
        ui.add_space(8.0);
        buttons(ui, state, actions);
    });
    if closed {
        actions.push(Action::Export(ExportAction::Close));
    }
}

fn what(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let is_chosen = state.has_several() && state.export().of == Exported::Chosen;
    if state.has_several() {
        which(ui, state, actions);
    }
    let events = counted(state.export_count());
    let words = match state.span() {
        _ if is_chosen => format!("{events}, picked by hand: the front matter names them."),
        Some(span) => format!("{events} {} in {}", span.when().id(), span.text()),
        None => format!("{events}: all that match. Drag on the ruler to select a span."),
    };
    ui.label(RichText::new(words).font(theme::heading(theme::BODY)));
    let filter = state.filter().words(state.dataset());
    if !filter.is_empty() && !is_chosen {
        ui.weak(filter);
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.label("Headings");
        for grouping in Grouping::ALL {
            if ui.radio(state.export().grouping == *grouping, grouping.words()).clicked() {
                actions.push(Action::Export(ExportAction::Group(*grouping)));
            }
        }
    });
    notes(ui, state, actions);
}

/// The reader's own notes go along only when that is asked for.
fn notes(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let mut with_notes = state.export().with_notes;
    let hint = "Your notes and stars on these events, each marked as a reader’s";
    if ui.checkbox(&mut with_notes, "With my notes").on_hover_text(hint).changed() {
        actions.push(Action::Export(ExportAction::WithNotes(with_notes)));
    }
}

/// The chosen events, or the matches in the span.
fn which(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let matches = if state.span().is_some() { "Matches in the span" } else { "All matches" };
    let chosen = format!("Selected events ({})", state.chosen().len());
    ui.horizontal(|ui| {
        ui.label("Export");
        for (of, words) in [(Exported::Matches, matches), (Exported::Chosen, &chosen)] {
            if ui.radio(state.export().of == of, words).clicked() {
                actions.push(Action::Export(ExportAction::Of(of)));
            }
        }
    });
    ui.add_space(4.0);
}

/// The beginning of the document, after the front matter.
fn preview(ui: &mut Ui, state: &State) {
    let palette = Palette::of(ui.ctx().theme());
    let text = markdown::write(&state.document());
    let body = text.splitn(3, "---\n").nth(2).unwrap_or(&text).trim_start();
    let beginning: Vec<&str> = body.lines().take(60).collect();
    let beginning = beginning.join("\n");
    egui::Frame::new().fill(palette.quotation.0).inner_margin(8).corner_radius(4).show(ui, |ui| {
        ScrollArea::vertical().max_height(180.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.label(RichText::new(beginning).size(theme::SMALL).color(palette.text_weak.0));
        });
    });
}

fn place(ui: &mut Ui, state: &State, outside: &Outside, actions: &mut Vec<Action>) {
    let form = state.export();
    let field = PathField { label: "Save as", path: &form.path, hint: "", browsing: form.browsing };
    field.show(ui, outside, |done| {
        actions.push(Action::Export(match done {
            Done::Path(path) => ExportAction::Path(path),
            Done::Go => ExportAction::Go(Destination::File),
            Done::Browse => ExportAction::Browse,
            Done::StopWaiting => ExportAction::Browsed(None),
        }));
    });
    let palette = Palette::of(ui.ctx().theme());
    if !(form.browsing || outside.has_dialogs()) {
        ui.weak("This system offers no file dialog; type the path. ~/ is your home folder.");
    }
    if let Some(failure) = &form.failure {
        ui.colored_label(palette.error.0, failure);
    }
    if let Some(path) = &form.exists {
        ui.horizontal_wrapped(|ui| {
            ui.colored_label(palette.warning.0, format!("{} is there already.", path.display()));
            if ui.button("Replace it").clicked() {
                actions.push(Action::Export(ExportAction::Overwrite));
            }
        });
    }
}

/// Puts the cursor into a field in the first frame in which it is shown.
pub(super) fn focus_once(ui: &Ui, response: &egui::Response) {
    let frame = ui.ctx().cumulative_pass_nr();
    let id = response.id.with("seen");
    let seen = ui.data_mut(|data| data.get_temp::<u64>(id));
    ui.data_mut(|data| data.insert_temp(id, frame));
    if seen.is_none_or(|seen| seen + 1 < frame) {
        response.request_focus();
    }
}

fn buttons(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let has_any = state.export_count() > 0;
    ui.horizontal(|ui| {
        let save = Button::new(RichText::new("Save").color(palette.accent_text.0)).fill(palette.accent.0);
        if ui.add_enabled(has_any, save).clicked() {
            actions.push(Action::Export(ExportAction::Go(Destination::File)));
        }
        if ui.add_enabled(has_any, Button::new("Copy to clipboard")).clicked() {
            actions.push(Action::Export(ExportAction::Go(Destination::Clipboard)));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::Export(ExportAction::Close));
        }
        if !has_any {
            ui.weak("No event to export.");
        }
    });
}
