//! Lists of events in the details: those of a cluster, and the undated.

use eframe::egui::{self, RichText, ScrollArea, Sense, Ui, vec2};

use super::details::{back_to_survey, link_to};
use crate::dataset::EventIx;
use crate::state::{Action, State};
use crate::ui::evidence;
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::{MOST_LISTED, paint_glyph, shelf_words, together};

/// A long list is laid out only where it is seen: thousands of links would be felt in every frame.
pub(super) fn undated_links(ui: &mut Ui, state: &State, undated: &[EventIx], actions: &mut Vec<Action>) {
    const LONG: usize = 40;
    if undated.len() <= LONG {
        for ix in undated {
            link_to(ui, state, *ix, actions);
        }
        return;
    }
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    let row = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().item_spacing.y;
    let (top, seen) = (ui.cursor().top(), ui.clip_rect());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a row's number; held in range"
    )]
    let number = |y: f32| (((y - top) / row).max(0.0) as usize).min(undated.len());
    let (first, after) = (number(seen.top()), (number(seen.bottom()) + 1).min(undated.len()));
    // The spacing stands once more after a space.
    let gap = |ui: &mut Ui, rows: usize| {
        if rows > 0 {
            ui.add_space(rows as f32 * row - ui.spacing().item_spacing.y);
        }
    };
    gap(ui, first);
    for ix in &undated[first..after] {
        link_to(ui, state, *ix, actions);
    }
    gap(ui, undated.len() - after);
}

/// Whether the list is that of the undated.
fn is_shelf(state: &State) -> bool {
    state.listed().first().is_some_and(|event| state.timeline().reach(*event).is_none())
}

/// What the list is called.
pub(super) fn list_words(state: &State) -> String {
    if let Some(listing) = state.listing() {
        listing.title.clone()
    } else if is_shelf(state) {
        shelf_words(state.matches().undated().len())
    } else {
        together(state.listed().len())
    }
}

/// The events of a cluster, or the undated, to choose from.
pub(super) fn listed(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let events = state.listed();
    back_to_survey(ui, state, actions);
    ui.label(RichText::new(list_words(state)).font(theme::heading(theme::TITLE)));
    if state.listing().is_none() && is_shelf(state) {
        ui.weak("The sources give no date for them.");
        ui.add_space(8.0);
        ScrollArea::vertical().auto_shrink(false).id_salt("shelf").show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 12.0);
            undated_links(ui, state, state.matches().undated(), actions);
        });
        return;
    }
    ui.weak(if let Some(listing) = state.listing() {
        listing.note.as_str()
    } else if events.len() < MOST_LISTED {
        "They have no room of their own at this zoom, or their lane is folded."
    } else {
        "The first of many that have no room of their own at this zoom, or whose lane is folded."
    });
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).id_salt("listed").show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 12.0);
        for ix in events {
            let event = state.dataset().event(*ix);
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
                let colours = (evidence::colour(state, &palette, *ix), palette.card.0);
                paint_glyph(ui.painter(), rect.center(), 5.0, event.standing, colours);
                ui.vertical(|ui| link_to(ui, state, *ix, actions));
            });
        }
    });
}
