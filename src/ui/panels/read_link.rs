//! The link that opens the source of an excerpt at its passage.

use eframe::egui::{Link, RichText, Ui};

use crate::dataset::EventIx;
use crate::state::{Action, ReaderAction, State};
use crate::ui::theme;

/// Shows the link.
pub(super) fn read_link(ui: &mut Ui, state: &State, found: (EventIx, usize), actions: &mut Vec<Action>) {
    let is_read = state.read_excerpt() == Some(found);
    let words = RichText::new("Read in the source").size(theme::SMALL);
    let link = ui.add_enabled(!is_read, Link::new(words));
    let hint =
        if found.1 == 0 { "Open the source at this passage (V)" } else { "Open the source at this passage" };
    if link.on_hover_text(hint).on_disabled_hover_text("This is what the reader shows").clicked() {
        actions.push(Action::Reader(ReaderAction::Open(found.0, found.1)));
    }
}
