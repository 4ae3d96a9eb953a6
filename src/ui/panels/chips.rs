//! Above the canvas: every part of the filter in words, each to be dropped with a click.

use eframe::egui::{Button, Link, RichText, ScrollArea, Ui, vec2};

use crate::state::{Action, FilterAction, State};
use crate::ui::theme::{self, Palette};

/// How high the chips may be together, in points; more are scrolled to.
const HIGHEST: f32 = 84.0;
/// A chip shows so many characters of its words; all of them show on hover.
const MOST_SHOWN: usize = 40;

/// Shows a chip for each part of the filter.
pub(in crate::ui) fn chips(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let filter = state.filter();
    ScrollArea::vertical().max_height(HIGHEST).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for part in filter.parts() {
                let words = filter.part_words(part, state.dataset());
                let text = RichText::new(format!("{}  ×", shortened(&words))).size(theme::SMALL);
                let chip = Button::new(text).fill(palette.accent_tint.0).corner_radius(9);
                let name = format!("Drop {words}");
                let chip =
                    ui.add(chip).on_hover_text(format!("{words}\nClick drops it.")).accessible_name(&name);
                if chip.clicked() {
                    actions.push(Action::Filter(FilterAction::Drop(part)));
                }
            }
            let reset = ui.add(Link::new(RichText::new("Reset").size(theme::SMALL)));
            if reset
                .on_hover_text("Let every event pass again")
                .accessible_name("Drop every filter")
                .clicked()
            {
                actions.push(Action::Filter(FilterAction::Reset));
            }
        });
    });
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
