//! What bears on a claim, shown beside it: a denial of it, what contradicts it, what answers it; and from there the claim.

use eframe::egui::{CornerRadius, FontId, Frame, Label, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::caption;
use super::details::{capitalised, link_to, with_names};
use crate::dataset::{Event, EventIx};
use crate::date::Date;
use crate::export::{locator, standing};
use crate::query::{Facet, Shown};
use crate::state::{Action, State};
use crate::timeline::Related;
use crate::ui::marked::marked;
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::{arc_sample, paint_glyph};

/// Shows the events that bear on what an event claims, each with whose word it is and its first quotation.
pub(super) fn claims(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let mut all = state.timeline().related(ix);
    all.retain(|related| related.bears_on_claim(state.dataset(), ix));
    // Contradictions, then answers; within these the event's own come first.
    all.sort_by_key(|related| (std::cmp::Reverse(related.kind), related.is_backwards));
    for of_a_kind in all.chunk_by(|a, b| a.words() == b.words()) {
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            caption(ui, of_a_kind[0].words());
            arc_sample(ui, of_a_kind[0].kind);
        });
        for related in of_a_kind {
            ui.add_space(2.0);
            card(ui, state, *related, actions);
        }
    }
}

/// The other event. What it says and whose word it is stand as the dataset has them: that a denied event contradicts a
/// claim doesn't tell whether it is the claim or the event itself that is denied.
fn card(ui: &mut Ui, state: &State, related: Related, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let event = state.dataset().event(related.event);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.line.0))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        link_to(ui, state, related.event, actions);
        whose_word(ui, state, event);
        let Some(excerpt) = event.excerpts.first() else { return };
        let words = [("“…", None), (excerpt.exact.as_str(), Some(Shown::Excerpt)), ("…”", None)];
        let serif = FontId::new(theme::BODY + 0.5, theme::serif());
        ui.add(Label::new(marked(ui, state, &words, |text| text.font(serif))).wrap());
        let words = locator(state.dataset(), excerpt);
        let words = [(words.as_str(), Some(Shown::Name(Facet::Source)))];
        ui.label(marked(ui, state, &words, |text| text.size(theme::SMALL).color(palette.text_weak.0)));
    });
}

/// The standing of an event, with its sign.
fn whose_word(ui: &mut Ui, state: &State, event: &Event) {
    let palette = Palette::of(ui.ctx().theme());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(11.0, 16.0), Sense::hover());
        let colours = (palette.text.0, palette.ground.0);
        paint_glyph(ui.painter(), rect.center(), 4.5, event.standing, colours);
        let words = standing(state.dataset(), event);
        let parts = with_names(state.dataset(), event, &words);
        let style = |text: RichText| text.font(theme::heading(theme::SMALL + 0.5));
        ui.add(Label::new(marked(ui, state, &parts, style)).wrap());
    });
}

/// Another date that a passage gives, with the same day in the Solar Hijri calendar where it can be said.
pub(super) fn other_date(ui: &mut Ui, date: &Date) {
    let palette = Palette::of(ui.ctx().theme());
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(capitalised(&date.text())).font(theme::heading(theme::BODY)));
        if let Some(text) = date.solar_hijri() {
            ui.label(RichText::new(text).color(palette.text_weak.0))
                .on_hover_text("In the Solar Hijri (Persian) calendar");
        }
    });
}
