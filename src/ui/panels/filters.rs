//! The filter panel: facets as rows with shape or colour, label, count and a quiet bar.

use eframe::egui::{
    self, CollapsingHeader, CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

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
    CollapsingHeader::new(title)
        .id_salt(facet.id())
        .show_unindented(ui, |ui| rows(ui, state, facet, actions));
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
    let spoken = || format!("{label}, {} of {}", count.passing, count.total);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_chosen, spoken()));
    paint_row(ui, state, (facet, value, count), &response);
    if response.clicked() {
        actions.push(Action::Filter(FilterAction::Toggle(facet, value)));
    }
    response.context_menu(|ui| {
        for (words, action) in
            [("Only this", FilterAction::Only(facet, value)), ("Any", FilterAction::Clear(facet))]
        {
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

/// How a row looks now.
struct Look {
    is_chosen: bool,
    /// Other values of the facet are chosen, and this one is not.
    is_out: bool,
    colour: egui::Color32,
    palette: std::sync::Arc<Palette>,
}

fn paint_row(
    ui: &Ui,
    state: &State,
    (facet, value, count): (Facet, Value, Count),
    response: &egui::Response,
) {
    let palette = Palette::of(ui.ctx().theme());
    let is_chosen = state.filter().has(facet, value);
    let colour = match facet {
        Facet::Theme => palette.theme(ThemeIx(value.0)),
        Facet::Standing | Facet::Actor | Facet::Place | Facet::Source => palette.text_weak.0,
    };
    let look = Look { is_chosen, is_out: state.filter().narrows(facet) && !is_chosen, colour, palette };
    let rect = response.rect;
    // Not clipped to the row: each clip would be a draw call of its own.
    let painter = ui.painter().clone();
    paint_ground(&painter, &look, response);
    paint_bar(&painter, state, &look, (facet, count, rect));
    let centre = pos2(rect.left() + 11.0, rect.center().y);
    let indent = match facet {
        Facet::Theme => {
            painter.circle_filled(centre, 5.0, look.colour);
            24.0
        }
        Facet::Standing => {
            if let Some(standing) = Standing::ALL.get(value.index()) {
                let colours = (look.palette.text.0, look.palette.ground.0);
                paint_glyph(&painter, centre, 5.0, *standing, colours);
            }
            24.0
        }
        Facet::Actor | Facet::Place | Facet::Source => 6.0,
    };
    let label = facet.value_label(state.dataset(), value);
    paint_words(&painter, &look, (label, count), rect.with_min_x(rect.left() + indent));
}

fn paint_ground(painter: &egui::Painter, look: &Look, response: &egui::Response) {
    let (rect, radius) = (response.rect, CornerRadius::same(4));
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, radius, look.palette.hover.0);
    }
    if look.is_chosen {
        painter.rect_filled(rect, radius, look.palette.accent_tint.0);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, look.palette.accent.0);
        painter.rect_stroke(rect.shrink(1.0), radius, stroke, egui::StrokeKind::Inside);
    }
}

/// The quiet bar: how many pass, on one scale for the facet.
fn paint_bar(
    painter: &egui::Painter,
    state: &State,
    look: &Look,
    (facet, count, rect): (Facet, Count, Rect),
) {
    let most = state.matches().most(facet).max(1);
    let share = count.passing as f32 / most as f32;
    let size = vec2(rect.width() * share, rect.height() - 4.0);
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 2.0), size);
    let opacity = if look.is_out { 0.05 } else { 0.13 };
    painter.rect_filled(bar, CornerRadius::same(3), look.colour.gamma_multiply(opacity));
}

/// The label, shortened if it must be, and the count at the right.
fn paint_words(painter: &egui::Painter, look: &Look, (label, count): (&str, Count), rect: Rect) {
    let palette = &look.palette;
    let is_faint = look.is_out || count.passing == 0;
    let text = if is_faint { palette.text_faint.0 } else { palette.text.0 };
    let numbers = if count.passing == count.total {
        count.total.to_string()
    } else {
        format!("{} / {}", count.passing, count.total)
    };
    let numbers = painter.layout_no_wrap(numbers, theme::sans(theme::SMALL), palette.text_weak.0);
    let font = if look.is_chosen { theme::heading(theme::BODY) } else { theme::sans(theme::BODY) };
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font, text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - numbers.size().x - 14.0);
    let label = painter.layout_job(job);
    let middle = |height: f32| rect.center().y - height / 2.0;
    painter.galley(pos2(rect.left(), middle(label.size().y)), label, text);
    let at = pos2(rect.right() - 6.0 - numbers.size().x, middle(numbers.size().y));
    painter.galley(at, numbers, palette.text_weak.0);
}
