//! A facet value in the filter panel: choosing, excluding and comparing it.

use eframe::egui::{self, CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::dataset::{Standing, ThemeIx};
use crate::query::{Comparison, Count, Facet, Value};
use crate::state::{Action, FilterAction, State};
use crate::ui::menu_key::context_menu;
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::paint_glyph;

/// The height of a row, in points.
const ROW: f32 = 22.0;

/// Shows a value as a row.
pub(super) fn show(ui: &mut Ui, state: &State, (facet, value): (Facet, Value), actions: &mut Vec<Action>) {
    let count = state.matches().count(facet, value);
    let label = facet.value_label(state.dataset(), value);
    let filter = state.filter();
    let size = vec2(ui.available_width() - 4.0, ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, Id::unique(("facet", facet.id(), value.0)), Sense::click());
    let excluded = if filter.excludes(facet, value) { ", excluded" } else { "" };
    let spoken = || format!("{label}, {} of {}{excluded}", count.passing, count.total);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, filter.has(facet, value), spoken()));
    paint_row(ui, state, (facet, value, count), &response);
    if response.clicked() {
        // Some desktops keep a click with Alt for themselves.
        let is_alternate = ui.input(|input| input.modifiers.alt || input.modifiers.command);
        actions.push(Action::Filter(clicked(state, (facet, value), is_alternate)));
    }
    context_menu(ui, &response, |ui, focus| menu(ui, state, (facet, value), (focus, actions)));
    response.on_hover_ui(|ui| explained(ui, state, (facet, value, count)));
}

/// What a click does.
fn clicked(state: &State, (facet, value): (Facet, Value), is_alternate: bool) -> FilterAction {
    match state.compared_first() {
        Some((of, first)) if of == facet && first != value => {
            FilterAction::Compare(Comparison { facet, first, second: value })
        }
        _ if is_alternate => FilterAction::Exclude(facet, value),
        _ => FilterAction::Toggle(facet, value),
    }
}

fn menu(
    ui: &mut Ui,
    state: &State,
    (facet, value): (Facet, Value),
    (mut focus, actions): (bool, &mut Vec<Action>),
) {
    let is_excluded = state.filter().excludes(facet, value);
    let exclude = if is_excluded { "Exclude no longer" } else { "Exclude" };
    for (words, action) in [
        ("Only this", FilterAction::Only(facet, value)),
        (exclude, FilterAction::Exclude(facet, value)),
        ("Compare with…", FilterAction::CompareWith(facet, value)),
        ("Any", FilterAction::Clear(facet)),
    ] {
        let entry = ui.button(words);
        if std::mem::take(&mut focus) {
            entry.request_focus();
        }
        if entry.clicked() {
            actions.push(Action::Filter(action));
            ui.close();
        }
    }
}

fn explained(ui: &mut Ui, state: &State, (facet, value, count): (Facet, Value, Count)) {
    ui.set_max_width(300.0);
    ui.label(facet.value_label(state.dataset(), value));
    let (dataset, at) = (state.dataset(), value.index());
    let note = match facet {
        Facet::Theme => dataset.themes.get(at).map(|theme| theme.description.as_str()),
        Facet::Actor => dataset.actors.get(at).map(|actor| actor.description.as_str()),
        Facet::Place => dataset.places.get(at).map(|place| place.description.as_str()),
        Facet::Standing | Facet::Source | Facet::Precision | Facet::Importance => None,
    };
    if let Some(note) = note.filter(|note| !note.is_empty()) {
        ui.weak(note);
    }
    let hint = "Alt+click or Ctrl+click: exclude. Right-click, Menu or Shift+F10: only this, compare.";
    ui.weak(format!("{} of {} events. {hint}", count.passing, count.total));
}

/// How a row looks now.
struct Look {
    is_chosen: bool,
    is_excluded: bool,
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
    let filter = state.filter();
    let (is_chosen, is_excluded) = (filter.has(facet, value), filter.excludes(facet, value));
    let colour = match facet {
        Facet::Theme => palette.theme(ThemeIx(value.0)),
        Facet::Standing
        | Facet::Actor
        | Facet::Place
        | Facet::Source
        | Facet::Precision
        | Facet::Importance => palette.text_weak.0,
    };
    let is_out = is_excluded || filter.narrows(facet) && !is_chosen;
    let look = Look { is_chosen, is_excluded, is_out, colour, palette };
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
        Facet::Actor | Facet::Place | Facet::Source | Facet::Precision | Facet::Importance => 6.0,
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
        let stroke = Stroke::new(1.5, look.palette.accent.0);
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
    if look.is_excluded {
        job.sections.iter_mut().for_each(|section| section.format.strikethrough = Stroke::new(1.0, text));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - numbers.size().x - 14.0);
    let label = painter.layout_job(job);
    let middle = |height: f32| rect.center().y - height / 2.0;
    painter.galley(pos2(rect.left(), middle(label.size().y)), label, text);
    let at = pos2(rect.right() - 6.0 - numbers.size().x, middle(numbers.size().y));
    painter.galley(at, numbers, palette.text_weak.0);
}
