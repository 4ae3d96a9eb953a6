//! Evidence in colours and in words, wherever events are shown.

use eframe::egui::{Color32, CornerRadius, RichText, Sense, Ui, vec2};

use super::theme::{self, Palette};
use super::timeline::spoken as plain;
use crate::dataset::EventIx;
use crate::state::State;
use crate::timeline::Evidence;

/// The colour of an event's mark: its theme's, or that of its evidence.
pub(super) fn colour(state: &State, palette: &Palette, event: EventIx) -> Color32 {
    if state.colours_by_evidence() {
        palette.evidence(state.evidence(event))
    } else {
        palette.theme(state.dataset().event(event).main_theme())
    }
}

/// The colour of the sign of a standing in the table, where the theme has a dot of its own.
pub(super) fn table_colour(state: &State, palette: &Palette, event: EventIx) -> Color32 {
    if state.colours_by_evidence() { palette.evidence(state.evidence(event)) } else { palette.text.0 }
}

/// What a screen reader says of an event; what it rests on too, while that gives the colours.
pub(super) fn spoken(state: &State, event: EventIx) -> String {
    let words = plain(state.dataset().event(event));
    match state.evidence(event) {
        _ if !state.colours_by_evidence() => words,
        // It is said already, as its standing.
        Evidence::Alleged => words,
        class @ (Evidence::Several | Evidence::One | Evidence::Cited) => {
            format!("{words}, {}", class.lower())
        }
    }
}

/// `3 several sources, 12 one source`: the classes that there are.
pub(super) fn shares(counts: &[usize; Evidence::ALL.len()]) -> String {
    let present = Evidence::ALL.into_iter().filter(|class| counts[class.index()] > 0);
    let words = present.map(|class| format!("{} {}", counts[class.index()], class.lower()));
    words.collect::<Vec<_>>().join(", ")
}

/// What an event rests on, in a line, while that gives the colours.
pub(super) fn line(ui: &mut Ui, state: &State, event: EventIx) {
    if state.colours_by_evidence() {
        let class = state.evidence(event);
        ui.add_space(2.0);
        row(ui, class, class.words());
        ui.weak(format!("{}.", capitalised(class.explained())));
    }
}

/// The classes that there are, a line each.
pub(super) fn lines(ui: &mut Ui, counts: &[usize; Evidence::ALL.len()]) {
    for class in Evidence::ALL.into_iter().filter(|class| counts[class.index()] > 0) {
        row(ui, class, &format!("{}: {}", class.words(), counts[class.index()]));
    }
}

/// A class with its colour.
fn row(ui: &mut Ui, class: Evidence, words: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        swatch(ui, class);
        ui.label(RichText::new(words).font(theme::heading(theme::BODY)));
    });
}

/// The colour of a class.
pub(super) fn swatch(ui: &mut Ui, class: Evidence) {
    let palette = Palette::of(ui.ctx().theme());
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
    ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(2), palette.evidence(class));
}

/// With a capital at the beginning.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
