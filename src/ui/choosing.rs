//! What a click on an event means, by what is held meanwhile.

use eframe::egui::Ui;

use crate::dataset::EventIx;
use crate::state::{Action, ChooseAction, SelectAction};

/// With Ctrl the event is chosen too, or let go; with Shift everything up to it is; else it alone is selected.
pub(super) fn clicked(ui: &Ui, event: EventIx) -> Action {
    let held = ui.input(|input| input.modifiers);
    if held.command {
        Action::Choose(ChooseAction::Toggle(event))
    } else if held.shift {
        Action::Choose(ChooseAction::Through(event))
    } else {
        Action::Select(SelectAction::Event(event))
    }
}

/// Whether a click is meant to change what is chosen: beside every event it changes nothing.
pub(super) fn is_choosing(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.command || input.modifiers.shift)
}
