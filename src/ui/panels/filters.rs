//! The filter panel: facets as rows with shape or colour, label, count and a quiet bar.

use eframe::egui::{self, CollapsingHeader, CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::caption;
use crate::dataset::{Standing, ThemeIx};
use crate::query::{Count, Facet, Value};
use crate::state::{Action, FilterAction, State};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::paint_glyph;

/// The height of a row, in points.
const ROW: f32 = 22.0;

/// Shows the panel.
pub(in crate::ui) fn filters(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        caption(ui, "Filters");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let reset = ui.add_enabled(!state.filter().is_empty(), egui::Link::new("Reset"));
            if reset.on_hover_text("Let every event pass again").clicked() {
                actions.push(Action::Filter(FilterAction::Reset));
            }
        });
    });
    ui.add_space(2.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for facet in Facet::ALL {
            match facet {
                Facet::Theme | Facet::Standing => {
                    heading(ui, *facet);
                    rows(ui, state, *facet, actions);
                    ui.add_space(10.0);
                }
                Facet::Actor | Facet::Place | Facet::Source => folded(ui, state, *facet, actions),
            }
        }
    });
}

fn heading(ui: &mut Ui, facet: Facet) {
    ui.label(egui::RichText::new(facet.words()).font(theme::heading(theme::BODY)));
    ui.add_space(2.0);
}

/// A facet with many values, folded away until it is asked for.
fn folded(ui: &mut Ui, state: &State, facet: Facet, actions: &mut Vec<Action>) {
    let chosen = state.filter().chosen(facet).count();
    let values = facet.len(state.dataset());
    let words = match chosen {
        0 => format!("{} · {values}", facet.words()),
        chosen => format!("{} · {chosen} of {values}", facet.words()),
    };
    let title = egui::RichText::new(words).font(theme::heading(theme::BODY));
    CollapsingHeader::new(title).id_salt(facet.id()).show_unindented(ui, |ui| rows(ui, state, facet, actions));
    ui.add_space(4.0);
}

fn rows(ui: &mut Ui, state: &State, facet: Facet, actions: &mut Vec<Action>) {
    let dataset = state.dataset();
    let mut values: Vec<Value> = (0..facet.len(dataset)).map(Value::at).collect();
    if matches!(facet, Facet::Actor | Facet::Place | Facet::Source) {
        // The most telling first; sources that were read before those only cited.
        values.sort_by_key(|value| {
            let total = state.matches().count(facet, *value).total;
            (!facet.is_primary(dataset, *value), std::cmp::Reverse(total))
        });
    }
    for value in values {
        let count = state.matches().count(facet, value);
        if count.total > 0 {
            row(ui, state, (facet, value, count), actions);
        }
    }
}

fn row(ui: &mut Ui, state: &State, (facet, value, count): (Facet, Value, Count), actions: &mut Vec<Action>) {
    let label = facet.value_label(state.dataset(), value);
    let is_chosen = state.filter().has(facet, value);
    let size = vec2(ui.available_width() - 4.0, ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, Id::unique(("facet", facet.id(), value.0)), Sense::click());
    let spoken = format!("{label}, {} of {}", count.passing, count.total);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_chosen, &spoken));
    paint_row(ui, state, (facet, value, count), &response);
    if response.clicked() {
        actions.push(Action::Filter(FilterAction::Toggle(facet, value)));
    }
    response.context_menu(|ui| {
        for (words, action) in [
            ("Only this", FilterAction::Only(facet, value)),
            ("Any", FilterAction::Clear(facet)),
        ] {
            if ui.button(words).clicked() {
                actions.push(Action::Filter(action));
                ui.close();
            }
        }
    });
    response.on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        ui.label(label);
        let note = match facet {
            Facet::Theme => state.dataset().themes.get(value.index()).map(|theme| theme.description.as_str()),
            Facet::Actor => state.dataset().actors.get(value.index()).map(|actor| actor.description.as_str()),
            Facet::Place => state.dataset().places.get(value.index()).map(|place| place.description.as_str()),
            Facet::Standing | Facet::Source => None,
        };
        if let Some(note) = note.filter(|note| !note.is_empty()) {
            ui.weak(note);
        }
        ui.weak(format!("{} of {} events. Right-click: only this.", count.passing, count.total));
    });
}

fn paint_row(ui: &Ui, state: &State, (facet, value, count): (Facet, Value, Count), response: &egui::Response) {
    let palette = Palette::of(ui.ctx().theme());
    let rect = response.rect;
    let painter = ui.painter_at(rect);
    let is_chosen = state.filter().has(facet, value);
    let is_out = state.filter().narrows(facet) && !is_chosen;
    let colour = match facet {
        Facet::Theme => palette.theme(ThemeIx(value.0)),
        Facet::Standing | Facet::Actor | Facet::Place | Facet::Source => palette.text_weak.0,
    };
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, CornerRadius::same(4), palette.hover.0);
    }
    if is_chosen {
        painter.rect_filled(rect, CornerRadius::same(4), palette.accent_tint.0);
    }
    // The quiet bar: how much of the dataset passes, on one scale for the facet.
    let most = (0..facet.len(state.dataset())).map(|at| state.matches().count(facet, Value::at(at)).total).max();
    let share = count.passing as f32 / most.unwrap_or(1).max(1) as f32;
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(rect.width() * share, rect.height() - 4.0));
    painter.rect_filled(bar, CornerRadius::same(3), colour.gamma_multiply(if is_out { 0.05 } else { 0.13 }));
    let centre = pos2(rect.left() + 11.0, rect.center().y);
    let standing = if facet == Facet::Standing { Standing::ALL.get(value.index()).copied() } else { None };
    match (facet, standing) {
        (_, Some(standing)) => paint_glyph(&painter, centre, 5.0, standing, (palette.text.0, palette.ground.0)),
        (Facet::Theme, None) => {
            painter.circle_filled(centre, 5.0, colour);
        }
        _ => {}
    }
    let left = if matches!(facet, Facet::Theme | Facet::Standing) { 24.0 } else { 6.0 };
    let text = if is_out || count.passing == 0 { palette.text_faint.0 } else { palette.text.0 };
    let numbers = if count.passing == count.total { count.total.to_string() } else { format!("{} / {}", count.passing, count.total) };
    let numbers = painter.layout_no_wrap(numbers, theme::sans(theme::SMALL), palette.text_weak.0);
    let room = rect.width() - left - numbers.size().x - 14.0;
    let font = if is_chosen { theme::heading(theme::BODY) } else { theme::sans(theme::BODY) };
    let mut job = egui::text::LayoutJob::simple_singleline(facet.value_label(state.dataset(), value).to_owned(), font, text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let label = painter.layout_job(job);
    painter.galley(pos2(rect.left() + left, rect.center().y - label.size().y / 2.0), label, text);
    let at = pos2(rect.right() - 6.0 - numbers.size().x, rect.center().y - numbers.size().y / 2.0);
    painter.galley(at, numbers, palette.text_weak.0);
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent.0);
        painter.rect_stroke(rect.shrink(1.0), CornerRadius::same(4), stroke, egui::StrokeKind::Inside);
    }
}
