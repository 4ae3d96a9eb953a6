//! The details of the selected event: one column that reads like a card.

use eframe::egui::{self, CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui, vec2};

use super::caption;
use super::chain::grounds;
use super::cite;
use super::claims::{claims, other_date};
use super::legend::legend;
use super::listed::{list_words, listed, undated_links};
use super::note::{beside_star, note};
use super::read_link::read_link;
use super::several::several;
use super::survey::survey;
use super::verdict;
use crate::dataset::{Dataset, Event, EventIx, Excerpt};
use crate::date::Date;
use crate::export::standing;
use crate::query::{Facet, Shown, Value};
use crate::state::{Action, FilterAction, SelectAction, State};
use crate::ui::evidence;
use crate::ui::marked::{Part, marked};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::{arc_sample, paint_glyph};

/// Shows the panel.
pub(in crate::ui) fn details(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if let Some(sum) = state.sum() {
        several(ui, state, sum, actions);
        return;
    }
    let Some(ix) = state.selected() else {
        if !state.listed().is_empty() {
            listed(ui, state, actions);
        } else if state.shows_survey() {
            survey(ui, state, actions);
        } else {
            nothing_selected(ui, state, actions);
        }
        return;
    };
    if state.listed().contains(&ix) {
        let back = ui.link(format!("‹ {}", list_words(state)));
        if back.on_hover_text("Back to the list").clicked() {
            actions.push(Action::Select(SelectAction::List(state.listed().to_vec())));
        }
        ui.add_space(4.0);
    } else {
        back_to_survey(ui, state, actions);
    }
    let event = state.dataset().event(ix);
    head(ui, state, event, actions);
    ScrollArea::vertical().auto_shrink(false).id_salt(("details", ix.0)).show(ui, |ui| {
        // Room for the scroll bar beside the text.
        ui.set_max_width(ui.available_width() - 12.0);
        title(ui, state, ix, actions);
        evidence::line(ui, state, ix);
        claims(ui, state, ix, actions);
        note(ui, state, ix, actions);
        excerpts(ui, state, ix, actions);
        related(ui, state, ix, actions);
        facets(ui, state, event, actions);
        ui.add_space(16.0);
    });
}

/// The way back to what was asked of the span.
pub(super) fn back_to_survey(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.shows_survey() {
        if ui.link(format!("‹ Evidence: {}", state.surveyed())).clicked() {
            actions.push(Action::Select(SelectAction::Nothing));
        }
        ui.add_space(4.0);
    }
}

fn nothing_selected(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let dataset = state.dataset();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 12.0);
        ui.label(RichText::new(&dataset.title).font(theme::heading(theme::TITLE)));
        ui.add_space(4.0);
        ui.label(&dataset.description);
        ui.add_space(12.0);
        legend(ui, state);
        ui.add_space(12.0);
        if !state.matches().is_empty() && ui.button("Read the first event").clicked() {
            actions.push(Action::Select(SelectAction::First));
        }
        let undated = state.matches().undated();
        if !undated.is_empty() {
            ui.add_space(16.0);
            caption(ui, &format!("Undated · {}", undated.len()));
            undated_links(ui, state, undated, actions);
        }
    });
}

/// Standing and theme as chips, and the way to the neighbours.
fn head(ui: &mut Ui, state: &State, event: &Event, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    ui.horizontal(|ui| {
        let theme_of = state.dataset().theme(event.main_theme());
        let colour = palette.theme(event.main_theme());
        chip(ui, colour.gamma_multiply(0.18), |ui| {
            let words =
                RichText::new(&theme_of.label).font(theme::heading(theme::SMALL)).color(palette.text.0);
            ui.set_max_width(110.0);
            ui.add(Label::new(words).truncate());
        });
        chip(ui, palette.quotation.0, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(11.0, 12.0), Sense::hover());
            paint_glyph(
                ui.painter(),
                rect.center(),
                4.5,
                event.standing,
                (palette.text.0, palette.quotation.0),
            );
            ui.label(RichText::new(event.standing.words()).size(theme::SMALL));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            if ui.button("›").on_hover_text("Next match (→)").accessible_name("Next match").clicked() {
                actions.push(Action::Select(SelectAction::Next));
            }
            let place = state.selected_position();
            let words = place.map_or_else(|| "filtered out".to_owned(), |(at, of)| format!("{at} of {of}"));
            ui.label(RichText::new(words).size(theme::SMALL).color(palette.text_weak.0));
            if ui.button("‹").on_hover_text("Previous match (←)").accessible_name("Previous match").clicked()
            {
                actions.push(Action::Select(SelectAction::Previous));
            }
        });
    });
    ui.add_space(6.0);
}

fn chip(ui: &mut Ui, fill: egui::Color32, content: impl FnOnce(&mut Ui)) {
    Frame::new().fill(fill).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(8, 2)).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.horizontal(content);
        },
    );
}

fn title(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let event = state.dataset().event(ix);
    let palette = Palette::of(ui.ctx().theme());
    let words = [(event.title.as_str(), Some(Shown::Title))];
    beside_star(ui, state, ix, actions, |ui| {
        ui.label(marked(ui, state, &words, |text| text.font(theme::heading(theme::TITLE))));
    });
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        let date = event.date.as_ref().map_or_else(|| "Undated".to_owned(), Date::text);
        let words = capitalised(&date);
        let words = [(words.as_str(), event.date.is_some().then_some(Shown::Other))];
        ui.label(marked(ui, state, &words, |text| text.font(theme::heading(theme::BODY + 0.5))));
        if let Some(text) = event.date.as_ref().and_then(Date::solar_hijri) {
            ui.label(RichText::new(text).color(palette.text_weak.0))
                .on_hover_text("In the Solar Hijri (Persian) calendar");
        }
    });
    let as_written = event.as_written.as_str();
    if !as_written.is_empty()
        && event.date.as_ref().is_none_or(|date| !date.text().eq_ignore_ascii_case(as_written))
    {
        let words = [("In the source: “", None), (as_written, Some(Shown::Other)), ("”", None)];
        ui.label(marked(ui, state, &words, |text| text.size(theme::SMALL).color(palette.text_weak.0)));
    }
    if event.standing != crate::dataset::Standing::Stated || !event.attributed_to.is_empty() {
        ui.add_space(4.0);
        let words = standing(state.dataset(), event);
        let parts = with_names(state.dataset(), event, &words);
        ui.label(marked(ui, state, &parts, |text| text.font(theme::heading(theme::BODY))));
    }
    if !event.summary.is_empty() {
        ui.add_space(6.0);
        ui.label(marked(ui, state, &[(&event.summary, Some(Shown::Summary))], |text| text));
    }
}

/// Whose word it is, with the names told apart from what stands between them.
pub(super) fn with_names<'a>(dataset: &'a Dataset, event: &Event, words: &'a str) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut rest = words;
    for actor in &event.attributed_to {
        let name = dataset.actor(*actor).label.as_str();
        if let Some((before, after)) = rest.split_once(name) {
            parts.extend([(before, None), (name, Some(Shown::Name(Facet::Actor)))]);
            rest = after;
        }
    }
    parts.push((rest, None));
    parts
}

/// The first letter of a date that begins a line.
pub(super) fn capitalised(text: &str) -> String {
    // An abbreviation stays as it is.
    if text.starts_with("c. ") {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn excerpts(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let event = state.dataset().event(ix);
    ui.add_space(14.0);
    caption(ui, if event.excerpts.len() == 1 { "Excerpt" } else { "Excerpts" });
    for (at, excerpt) in event.excerpts.iter().enumerate() {
        quotation(ui, state, (ix, at), excerpt, actions);
    }
    if !event.other_dates.is_empty() {
        ui.add_space(14.0);
        caption(ui, "Other dates given");
        for (at, other) in event.other_dates.iter().enumerate() {
            other_date(ui, &other.date);
            quotation(ui, state, (ix, event.excerpts.len() + at), &other.excerpt, actions);
        }
    }
}

/// An excerpt of an event; those of other dates are counted on from its own.
fn quotation(
    ui: &mut Ui,
    state: &State,
    (ix, at): (EventIx, usize),
    excerpt: &Excerpt,
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.ctx().theme());
    ui.add_space(2.0);
    let frame = Frame::new().fill(palette.quotation.0).inner_margin(Margin {
        left: 14,
        right: 10,
        top: 8,
        bottom: 8,
    });
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = [("“…", None), (excerpt.exact.as_str(), Some(Shown::Excerpt)), ("…”", None)];
        let serif = egui::FontId::new(theme::BODY + 1.5, theme::serif());
        ui.add(Label::new(marked(ui, state, &words, |text| text.font(serif))).wrap());
        ui.add_space(2.0);
        grounds(ui, state, ((ix, at), excerpt), actions);
        verdict::of_excerpt(ui, state, (ix, at));
        ui.horizontal(|ui| {
            read_link(ui, state, (ix, at), actions);
            cite::of_excerpt(ui, state, ((ix, at), excerpt), actions);
        });
    });
    let rect = response.response.rect;
    let edge = egui::Rect::from_min_max(rect.min, egui::pos2(rect.left() + 3.0, rect.bottom()));
    ui.painter().rect_filled(edge, CornerRadius::ZERO, evidence::colour(state, &palette, ix));
}

fn related(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let mut all = state.timeline().related(ix);
    all.retain(|related| !related.bears_on_claim(state.dataset(), ix));
    if all.is_empty() {
        return;
    }
    ui.add_space(14.0);
    caption(ui, "Related");
    for related in all {
        ui.horizontal_wrapped(|ui| {
            arc_sample(ui, related.kind);
            ui.weak(related.words());
            link_to(ui, state, related.event, actions);
        });
    }
}

pub(super) fn link_to(ui: &mut Ui, state: &State, ix: EventIx, actions: &mut Vec<Action>) {
    let event = state.dataset().event(ix);
    let date = event.date.as_ref().map(|date| format!(" ({})", date.text())).unwrap_or_default();
    let parts = [(event.title.as_str(), Some(Shown::Title)), (&date, Some(Shown::Other))];
    if ui.link(marked(ui, state, &parts, |text| text)).clicked() {
        actions.push(Action::Select(SelectAction::Event(ix)));
    }
}

/// Everything the event can be found by; a click filters by it alone.
fn facets(ui: &mut Ui, state: &State, event: &Event, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    for (facet, words) in [(Facet::Theme, "Themes"), (Facet::Actor, "Actors"), (Facet::Place, "Places")] {
        let mut values: Vec<Value> = facet.values_of(event);
        // The theme that gives the lane comes first.
        values.sort_by_key(|value| facet != Facet::Theme || *value != Value::from(event.main_theme()));
        if values.is_empty() {
            continue;
        }
        ui.add_space(14.0);
        caption(ui, words);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for value in values {
                let label = facet.value_label(state.dataset(), value);
                let name = [(label, Some(Shown::Name(facet)))];
                let button = egui::Button::new(marked(ui, state, &name, |text| text.size(theme::SMALL)))
                    .corner_radius(CornerRadius::same(10))
                    .fill(palette.quotation.0)
                    .stroke(Stroke::new(1.0, palette.line.0));
                if ui.add(button).on_hover_text(format!("Show only events with “{label}”")).clicked() {
                    actions.push(Action::Filter(FilterAction::Only(facet, value)));
                }
            }
        });
    }
}
