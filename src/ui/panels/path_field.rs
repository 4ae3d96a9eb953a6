//! The field for a path on disk, with the system's dialog beside it where there is one.

use eframe::egui::{Button, Key, TextEdit, Ui};

use super::export::focus_once;
use crate::ui::effects::Outside;

/// What the field shows.
pub(super) struct PathField<'a> {
    /// The word before it.
    pub(super) label: &'a str,
    /// The path as typed.
    pub(super) path: &'a str,
    /// An example.
    pub(super) hint: &'a str,
    /// Whether the system's dialog is open.
    pub(super) browsing: bool,
}

/// What was done to it.
pub(super) enum Done {
    /// This was typed.
    Path(String),
    /// Enter was pressed.
    Go,
    /// The system's dialog is wanted.
    Browse,
    /// It is not waited for any more.
    StopWaiting,
}

impl PathField<'_> {
    /// Shows it, with the cursor in it from the first frame on; says through `say` what was done.
    pub(super) fn show(&self, ui: &mut Ui, outside: &Outside, mut say: impl FnMut(Done)) {
        ui.horizontal(|ui| {
            let label = ui.label(self.label);
            let mut path = self.path.to_owned();
            let browse = if outside.has_dialogs() { 90.0 } else { 0.0 };
            let width = ui.available_width() - browse - 8.0;
            let edit = TextEdit::singleline(&mut path).desired_width(width).hint_text(self.hint);
            let response = ui.add(edit).labelled_by(label.id);
            if response.changed() {
                say(Done::Path(path));
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                say(Done::Go);
                // The cursor stays, in case it did not work.
                response.request_focus();
            }
            focus_once(ui, &response);
            if outside.has_dialogs() && ui.add_enabled(!self.browsing, Button::new("Browse…")).clicked() {
                say(Done::Browse);
            }
        });
        if self.browsing {
            ui.horizontal(|ui| {
                ui.weak("The system’s file dialog is open. You can type a path instead.");
                if ui.link("Stop waiting").clicked() {
                    say(Done::StopWaiting);
                }
            });
        }
    }
}
