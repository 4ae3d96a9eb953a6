//! The filter panel: facets as rows with shape or colour, label, count and a quiet bar.

use eframe::egui::{self, CollapsingHeader, Id, Rect, ScrollArea, TextEdit, Ui, UiBuilder, pos2};

use super::{caption, facet_row};
use crate::query::{Facet, Value, fold};
use crate::state::{Action, FilterAction, State, WindowAction};
use crate::ui::theme::{self, Palette};

/// A facet with more values than this has a field that narrows its list.
const MANY: usize = 12;

/// Shows the panel.
pub(in crate::ui) fn filters(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        caption(ui, "Filters");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            if state.can_undo_reset() {
                let undo = ui.link("Undo reset").on_hover_text("Filter as before the reset (Ctrl+Z)");
                if undo.clicked() {
                    actions.push(Action::Filter(FilterAction::UndoReset));
                }
                return;
            }
            let reset = ui.add_enabled(!state.filter().is_empty(), egui::Link::new("Reset"));
            if reset.on_hover_text("Let every event pass again").clicked() {
                actions.push(Action::Filter(FilterAction::Reset));
            }
            if !state.filter().is_empty() {
                ghosts(ui, state, actions);
            }
        });
    });
    ui.add_space(2.0);
    compared(ui, state);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for facet in Facet::ALL {
            match facet {
                Facet::Theme | Facet::Standing => {
                    heading(ui, state, *facet, actions);
                    for value in used(state, *facet) {
                        facet_row::show(ui, state, (*facet, value), actions);
                    }
                    ui.add_space(10.0);
                }
                Facet::Actor | Facet::Place | Facet::Source | Facet::Precision | Facet::Importance => {
                    folded(ui, state, *facet, actions);
                }
            }
        }
    });
}

/// The switch that keeps what doesn't match on the timeline.
fn ghosts(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let is_on = state.settings().show_dropped;
    let words = egui::RichText::new("Ghosts").size(theme::SMALL).color(Palette::of(ui.theme()).text.0);
    let button = egui::Button::new(words).selected(is_on).min_size(egui::vec2(0.0, 20.0));
    let toggle = ui.add(button).accessible_name("Show what doesn’t match");
    if toggle.on_hover_text("Show what doesn’t match as faint marks on the timeline (N)").clicked() {
        actions.push(Action::Window(WindowAction::ToggleDropped));
    }
}

/// Asks for the value that one is to be compared with.
fn compared(ui: &mut Ui, state: &State) {
    let Some((facet, value)) = state.compared_first() else { return };
    let palette = Palette::of(ui.ctx().theme());
    let label = facet.value_label(state.dataset(), value);
    let words = format!("Compare {label} with… Choose another {}; Esc: none.", facet.id());
    let frame = egui::Frame::new().fill(palette.accent_tint.0).corner_radius(4).inner_margin(6);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width() - 4.0);
        ui.label(egui::RichText::new(words).size(theme::SMALL));
    });
    ui.add_space(4.0);
}

fn heading(ui: &mut Ui, state: &State, facet: Facet, actions: &mut Vec<Action>) {
    let label = ui.label(egui::RichText::new(facet.words()).font(theme::heading(theme::BODY)));
    any(ui, state, (facet, label.rect), actions);
    ui.add_space(2.0);
}

/// At the end of a heading, what resets its facet.
fn any(ui: &mut Ui, state: &State, (facet, beside): (Facet, Rect), actions: &mut Vec<Action>) {
    if !state.filter().asks(facet) {
        return;
    }
    let right = ui.max_rect().right() - 10.0;
    let place = Rect::from_min_max(pos2(right - 26.0, beside.top()), pos2(right, beside.bottom()));
    // In a part of its own: what follows goes on below the heading's list.
    let mut beside = ui
        .new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center)));
    let link = beside.add(egui::Link::new(egui::RichText::new("Any").size(theme::SMALL)));
    let name = format!("Any {}", facet.id());
    let link = link.on_hover_text(format!("Let events of any {} pass", facet.id())).accessible_name(&name);
    if link.clicked() {
        actions.push(Action::Filter(FilterAction::Clear(facet)));
    }
}

/// A facet with many values, folded away until it is asked for.
fn folded(ui: &mut Ui, state: &State, facet: Facet, actions: &mut Vec<Action>) {
    let values = used(state, facet);
    if values.is_empty() {
        return;
    }
    let filter = state.filter();
    let mut words = match filter.chosen(facet).count() {
        0 => format!("{} · {}", facet.words(), values.len()),
        chosen => format!("{} · {chosen} of {}", facet.words(), values.len()),
    };
    let excluded = filter.excluded(facet).count();
    if excluded > 0 {
        words = format!("{words} · −{excluded}");
    }
    let title = egui::RichText::new(words).font(theme::heading(theme::BODY));
    let list = CollapsingHeader::new(title).id_salt(facet.id()).show_unindented(ui, |ui| {
        let wanted = if values.len() > MANY { narrow(ui, facet) } else { String::new() };
        let label = |value: &Value| facet.value_label(state.dataset(), *value);
        let is_wanted = |value: &Value| wanted.is_empty() || fold(label(value)).contains(&wanted);
        let mut listed = values.iter().filter(|value| is_wanted(value)).peekable();
        if listed.peek().is_none() {
            ui.weak("None of them holds this.");
        }
        for value in listed {
            facet_row::show(ui, state, (facet, *value), actions);
        }
    });
    any(ui, state, (facet, list.header_response.rect), actions);
    ui.add_space(4.0);
}

/// The values of a facet that have events, as they are listed: of many, the most telling come first, and sources that
/// were read before those only cited.
fn used(state: &State, facet: Facet) -> Vec<Value> {
    let total = |value: Value| state.matches().count(facet, value).total;
    let all = (0..facet.len(state.dataset())).map(Value::at);
    let mut values: Vec<Value> = all.filter(|value| total(*value) > 0).collect();
    if matches!(facet, Facet::Actor | Facet::Place | Facet::Source) {
        let rank =
            |value: &Value| (!facet.is_primary(state.dataset(), *value), std::cmp::Reverse(total(*value)));
        values.sort_by_cached_key(rank);
    }
    values
}

/// The field that narrows a long list; returns what is typed into it, folded.
fn narrow(ui: &mut Ui, facet: Facet) -> String {
    let id = Id::unique(("narrow", facet.id()));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let width = ui.available_width() - 16.0;
    let edit =
        TextEdit::singleline(&mut text).id(id.with("field")).hint_text("Type to narrow").desired_width(width);
    let name = format!("Narrow the list of {}s", facet.id());
    if ui.add(edit).accessible_name(&name).changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    ui.add_space(2.0);
    fold(text.trim())
}
