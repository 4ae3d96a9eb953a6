//! Lanes without anything: why, and what to do about it.

use eframe::egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use crate::query::Part;
use crate::state::{Action, FilterAction, State, counted};
use crate::ui::theme::{self, Palette};

/// So many parts of a filter are offered to be dropped at most: those without which most events pass.
const MOST_OFFERED: usize = 6;

/// Says why neither lanes nor table hold anything, if they don't, and offers to drop the filter that is to blame.
pub(in crate::ui) fn say_nothing_here(ui: &mut Ui, area: Rect, state: &State, actions: &mut Vec<Action>) {
    let Some(words) = nothing_here(state) else { return };
    let palette = Palette::of(ui.ctx().theme());
    let (offers, has_clauses) = (offers(state), !state.matches().without().is_empty());
    let lines = 1.0 + if has_clauses { offers.len() as f32 + 2.0 } else { 0.0 };
    let rect = Rect::from_center_size(area.center(), vec2(area.width().min(420.0), lines * 32.0));
    let inside = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center));
    ui.scope_builder(inside, |ui| {
        ui.set_clip_rect(area);
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.label(RichText::new(words).color(palette.text_weak.0));
        if has_clauses {
            buttons(ui, state, &offers, actions);
        }
    });
}

/// The parts without which something passes, and how much: the most first.
fn offers(state: &State) -> Vec<(Part, usize)> {
    let mut offers: Vec<(Part, usize)> =
        state.matches().without().iter().copied().filter(|(_, events)| *events > 0).collect();
    offers.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
    offers.truncate(MOST_OFFERED);
    offers
}

fn buttons(ui: &mut Ui, state: &State, offers: &[(Part, usize)], actions: &mut Vec<Action>) {
    let matches = state.matches();
    if offers.is_empty() && matches.without().len() > 1 {
        ui.weak("To drop one of them is not enough.");
    }
    for (part, events) in offers {
        let words = matches.filter().part_words(*part, state.dataset());
        let button =
            ui.button(RichText::new(format!("Without {words}: {}", counted(*events))).size(theme::SMALL));
        if button.clicked() {
            actions.push(Action::Filter(FilterAction::Drop(*part)));
        }
    }
    let all = format!("Without any filter: {}", counted(matches.total()));
    if matches.without().len() > 1 && ui.button(RichText::new(all).size(theme::SMALL)).clicked() {
        actions.push(Action::Filter(FilterAction::Reset));
    }
}

/// Why no lane holds anything. `None` when one does.
fn nothing_here(state: &State) -> Option<String> {
    let (matches, search) = (state.matches(), state.matches().filter().text().trim());
    if matches.total() == 0 {
        return Some("This dataset has no events.".to_owned());
    }
    if matches.is_empty() && !search.is_empty() {
        return Some(match matches.without().len() {
            1 => format!("No event holds “{search}”."),
            _ => format!("No event that passes the filters holds “{search}”."),
        });
    }
    if matches.is_empty() {
        return Some("No event passes these filters.".to_owned());
    }
    let undated = counted(matches.undated().len());
    matches.dated().is_empty().then(|| format!("{undated} without a date: listed on the right."))
}
