//! The window that asks for the folder with the texts of the sources.

use eframe::egui::{Context, RichText};

use super::dialog;
use super::path_field::{Done, PathField};
use crate::state::{Action, LibraryAction, State};
use crate::ui::effects::Outside;
use crate::ui::theme::{self, Palette};

/// Shows the window while it is open.
pub(super) fn window(ctx: &Context, state: &State, outside: &Outside, actions: &mut Vec<Action>) {
    let form = state.library_form();
    if !form.open {
        return;
    }
    let mut say = |action| actions.push(Action::Library(action));
    let closed = dialog(ctx, "Library of sources", 560.0, |ui| {
        let sources = state.read_sources();
        let example = sources.first().map_or_else(|| "source-id".to_owned(), Clone::clone);
        ui.label(format!(
            "A folder with the texts of the sources, one file each, named after the source: {example}.txt. \
             Annals only reads it."
        ));
        if state.checking().is_open() && state.library().is_none() {
            ui.label("The quotations are then looked up in them.");
        }
        ui.add_space(8.0);
        let field = PathField { label: "Folder", path: &form.path, hint: "~/texts", browsing: form.browsing };
        field.show(ui, outside, |done| {
            say(match done {
                Done::Path(path) => LibraryAction::Path(path),
                Done::Go => LibraryAction::Go,
                Done::Browse => LibraryAction::Browse,
                Done::StopWaiting => LibraryAction::Browsed(None),
            });
        });
        if let Some(problem) = &form.problem {
            ui.add_space(6.0);
            let palette = Palette::of(ui.ctx().theme());
            ui.label(RichText::new(problem).font(theme::sans(theme::BODY)).color(palette.error.0));
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button("Use this folder").clicked() {
                say(LibraryAction::Go);
            }
            if state.library().is_some() && ui.button("Use none").clicked() {
                say(LibraryAction::Forget);
            }
            if ui.button("Cancel").clicked() {
                say(LibraryAction::Close);
            }
        });
    });
    if closed {
        actions.push(Action::Library(LibraryAction::Close));
    }
}
