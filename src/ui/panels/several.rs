//! What several chosen events add up to, in place of the details of one.

use eframe::egui::{self, CornerRadius, Grid, Label, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::{caption, survey};
use crate::dataset::{EventIx, ThemeIx};
use crate::date::Date;
use crate::export::{RowForm, short_name};
use crate::query::{Facet, Sum, Value};
use crate::state::{Action, ChooseAction, ExportAction, State, TableAction, counted};
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::shortened;

/// So many themes or sources are listed at most.
const MOST: usize = 12;

/// Shows the sum, and what can be done with the events.
pub(super) fn several(ui: &mut Ui, state: &State, sum: &Sum, actions: &mut Vec<Action>) {
    let words = format!("{} selected", counted(sum.events));
    ui.label(RichText::new(words).font(theme::heading(theme::TITLE)));
    let left_out = state.chosen().filtered_out(state.matches());
    if left_out > 0 {
        ui.weak(format!("{left_out} of them filtered out"));
    }
    ui.add_space(8.0);
    buttons(ui, actions);
    ui.add_space(12.0);
    ScrollArea::vertical().auto_shrink(false).id_salt("several").show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 12.0);
        figures(ui, state, sum);
        by(ui, state, Facet::Theme, &sum.by_theme);
        by(ui, state, Facet::Source, &sum.by_source);
        ui.add_space(14.0);
        survey::parts(ui, state, &sum.survey, None);
        ui.add_space(16.0);
    });
}

fn buttons(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        if ui.button("Export…").on_hover_text("Export these events (E)").clicked() {
            actions.push(Action::Export(ExportAction::Open));
        }
        let copy = ui.button("Copy rows").on_hover_text("As tab-separated text (Ctrl+C)");
        if copy.clicked() {
            actions.push(Action::Table(TableAction::Copy(RowForm::Tabs)));
        }
        if ui.button("Clear").on_hover_text("Let all go but the last (Esc)").clicked() {
            actions.push(Action::Choose(ChooseAction::Clear));
        }
    });
}

fn figures(ui: &mut Ui, state: &State, sum: &Sum) {
    let date = |event: Option<EventIx>| {
        let date = event.and_then(|ix| state.dataset().event(ix).date.as_ref());
        date.map_or_else(|| "none has a date".to_owned(), Date::text)
    };
    let mut lines = vec![
        ("Earliest", date(sum.earliest)),
        ("Latest", date(sum.latest)),
        ("Alleged", share(sum.alleged, sum.events)),
        ("Quoted from one source only", share(sum.one_source, sum.events)),
    ];
    if sum.undated > 0 {
        lines.push(("Undated", share(sum.undated, sum.events)));
    }
    Grid::new("figures").num_columns(2).spacing([16.0, 5.0]).show(ui, |ui| {
        for (name, words) in lines {
            ui.weak(name);
            ui.add(Label::new(RichText::new(words).font(theme::heading(theme::BODY))).wrap());
            ui.end_row();
        }
    });
}

/// `3 of 12`.
fn share(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// How many there are under each value, with a bar as long as that.
fn by(ui: &mut Ui, state: &State, facet: Facet, counts: &[(Value, usize)]) {
    ui.add_space(14.0);
    caption(ui, if facet == Facet::Source { "By first source" } else { "By first theme" });
    let most = counts.first().map_or(1, |(_, count)| *count);
    for (value, count) in counts.iter().take(MOST) {
        line(ui, state, (facet, *value), (*count, most));
    }
    if counts.len() > MOST {
        ui.weak(format!("and {} more", counts.len() - MOST));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a width")]
fn line(ui: &mut Ui, state: &State, (facet, value): (Facet, Value), (count, most): (usize, usize)) {
    let palette = Palette::of(ui.ctx().theme());
    let dataset = state.dataset();
    let is_theme = facet == Facet::Theme;
    let colour = if is_theme { palette.theme(ThemeIx(value.0)) } else { palette.text_faint.0 };
    let words = match dataset.sources.get(value.index()).filter(|_| !is_theme) {
        Some(source) => short_name(source),
        None => facet.value_label(dataset, value).to_owned(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, format!("{words}: {count}")));
    let share = count as f32 / most.max(1) as f32;
    let bar = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height() - 2.0));
    ui.painter().rect_filled(bar, CornerRadius::same(3), colour.gamma_multiply(0.14));
    let (middle, indent) = (bar.center().y, if is_theme { 20.0 } else { 6.0 });
    if is_theme {
        ui.painter().circle_filled(pos2(rect.left() + 9.0, middle), 4.5, colour);
    }
    let number = ui.painter().layout_no_wrap(count.to_string(), theme::heading(theme::SMALL), palette.text.0);
    let right = rect.right() - 6.0 - number.size().x;
    let font = (theme::sans(theme::BODY), right - rect.left() - indent - 8.0);
    let name = shortened(ui.painter(), &words, font, palette.text.0);
    ui.painter().galley(pos2(right, middle - number.size().y / 2.0), number, palette.text.0);
    ui.painter().galley(pos2(rect.left() + indent, middle - name.size().y / 2.0), name, palette.text.0);
    if !is_theme {
        response.on_hover_text(facet.value_label(dataset, value));
    }
}
