//! What is said where there is no text to read, and what can be done.

use eframe::egui::{RichText, Ui};

use crate::export::{at_passage, short_name};
use crate::library::Absent;
use crate::state::{Action, LibraryAction, Reader, ReaderAction, State, WindowAction};
use crate::ui::theme::{self, Palette};

/// Shows what is missing.
pub(super) fn show(
    ui: &mut Ui,
    (state, reader): (&State, &Reader),
    absent: &Absent,
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.ctx().theme());
    let source = state.dataset().source(reader.source());
    let (name, file) = (short_name(source), format!("{}.txt", source.id));
    let (title, lines) = match absent {
        Absent::NoLibrary => (
            "No library of sources".to_owned(),
            vec![
                format!(
                    "To read {name} here, put its text into a folder, as {file}, and choose that folder."
                ),
                "Annals only reads it.".to_owned(),
            ],
        ),
        Absent::NoText(path) => {
            let folder = path.parent().unwrap_or(path).display().to_string();
            (
                format!("No text of {name}"),
                vec![format!("The library has no file {file}."), format!("Looked in: {folder}")],
            )
        }
        Absent::Unreadable(problem) => ("The text can’t be read".to_owned(), vec![problem.clone()]),
    };
    ui.add_space(16.0);
    let colour = if matches!(absent, Absent::Unreadable(_)) { palette.error.0 } else { palette.text.0 };
    ui.label(RichText::new(title).font(theme::heading(theme::BODY + 1.5)).color(colour));
    ui.add_space(4.0);
    for line in lines {
        ui.label(RichText::new(line).color(palette.text_weak.0));
    }
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Choose the folder…").clicked() {
            actions.push(Action::Library(LibraryAction::Ask));
        }
        if *absent != Absent::NoLibrary && ui.button("Look again").clicked() {
            actions.push(Action::Reader(ReaderAction::Again));
        }
    });
    if let Some(url) = &source.url {
        // At the passage, where the browser finds it.
        let url = state.excerpt_read().map_or_else(|| url.clone(), |excerpt| at_passage(url, excerpt));
        ui.add_space(8.0);
        if ui.link("Open the source on the web ↗").on_hover_text(&url).clicked() {
            actions.push(Action::Window(WindowAction::Follow(url)));
        }
    }
}
