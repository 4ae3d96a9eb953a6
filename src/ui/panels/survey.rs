//! What the matches in the span rest on, in place of the details; and the same of chosen events.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, CursorIcon, Id, Rect, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::caption;
use crate::dataset::{Dataset, Source};
use crate::date::Date;
use crate::export::reference;
use crate::query::{Facet, Span, Support, Survey, Value};
use crate::state::{Action, EvidenceAction, FilterAction, State, counted};
use crate::timeline::Evidence;
use crate::ui::evidence::capitalised;
use crate::ui::theme::{self, Palette};
use crate::ui::timeline::shortened;

/// So many works are listed at most.
const MOST: usize = 60;

/// Shows the survey of the matches in the span.
pub(super) fn survey(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let survey = of_matches(ui, state);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Evidence").font(theme::heading(theme::TITLE)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let close = ui.button("×").on_hover_text("Close (Esc)").accessible_name("Close the evidence");
            if close.clicked() {
                actions.push(Action::Evidence(EvidenceAction::ToggleSurvey));
            }
        });
    });
    let of = format!("{} · {}", capitalised(&state.surveyed()), counted(survey.events));
    ui.label(RichText::new(of).font(theme::heading(theme::BODY)));
    if state.span().is_none() {
        ui.weak("Drag on the ruler to see it for a span.");
    }
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).id_salt("survey").show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 12.0);
        parts(ui, state, &survey, Some(actions));
        ui.add_space(16.0);
    });
}

/// What some events rest on. With somewhere to put actions, a click on a class lists its events, one on a work filters by
/// it.
pub(super) fn parts(ui: &mut Ui, state: &State, survey: &Survey, mut actions: Option<&mut Vec<Action>>) {
    let (dataset, palette) = (state.dataset(), Palette::of(ui.ctx().theme()));
    let is_clicked = actions.is_some();
    caption(ui, "How well they are founded");
    ui.add_space(2.0);
    for class in Evidence::ALL {
        let count = survey.count(class);
        let line = Line {
            words: class.words(),
            said: format!("{}: {count} of {}", class.words(), survey.events),
            colour: palette.evidence(class),
            has_swatch: true,
            share: (count, survey.events),
            explained: format!(
                "{}.{}",
                capitalised(class.explained()),
                hint(is_clicked, "Click lists them.")
            ),
        };
        let clicked = line.show(ui, is_clicked && count > 0);
        if let Some(actions) = actions.as_deref_mut().filter(|_| clicked) {
            actions.push(Action::Evidence(EvidenceAction::List(Support::Class(class))));
        }
    }
    ui.add_space(14.0);
    caption(ui, "Upstream: the works their passages cite");
    ui.add_space(2.0);
    ui.weak(upstream_words(survey));
    ui.add_space(2.0);
    for (work, count) in survey.upstream.iter().take(MOST) {
        let source = dataset.source(*work);
        let name = cited_name(source);
        let line = Line {
            said: format!("{name}: {} of {}", count, survey.events),
            words: &name,
            colour: palette.text_faint.0,
            has_swatch: false,
            share: (*count, survey.upstream.first().map_or(1, |(_, most)| *most)),
            explained: format!("{}{}", reference(source), hint(is_clicked, "Click shows only its events.")),
        };
        let clicked = line.show(ui, is_clicked);
        if let Some(actions) = actions.as_deref_mut().filter(|_| clicked) {
            actions.push(Action::Filter(FilterAction::Only(Facet::Source, Value::from(*work))));
        }
    }
    if survey.upstream.len() > MOST {
        ui.weak(format!("and {} more", survey.upstream.len() - MOST));
    }
}

fn hint(is_clicked: bool, words: &str) -> String {
    if is_clicked { format!("\n{words}") } else { String::new() }
}

/// A cited work by its outlet and date, which say more than a title in a line this short.
fn cited_name(source: &Source) -> String {
    let date = source.issued.as_ref().map(Date::text);
    let outlet = if source.container_title.is_empty() { &source.title } else { &source.container_title };
    match date {
        Some(date) => format!("{outlet}, {date}"),
        None => outlet.clone(),
    }
}

/// How many works stand behind more events than one.
fn upstream_words(survey: &Survey) -> String {
    let shared = survey.upstream.iter().filter(|(_, count)| *count > 1).count();
    match (survey.upstream.len(), shared) {
        (0, _) => "None is cited.".to_owned(),
        (1, 0) => "One, for one event.".to_owned(),
        (1, _) => "One, for several events.".to_owned(),
        (all, 0) => format!("{all} works, each for one event."),
        (all, 1) => format!("{all} works, one of them for several events."),
        (all, shared) => format!("{all} works, {shared} of them for several events each."),
    }
}

/// What [`State::survey`] says, asked again only when something has changed: it takes a while of a million events.
fn of_matches(ui: &Ui, state: &State) -> Arc<Survey> {
    type Known = (Arc<Dataset>, u64, Option<Span>, Arc<Survey>);
    let id = Id::unique("survey of the span");
    let (dataset, revision, span) = (state.timeline().dataset(), state.revision(), state.span());
    let known = ui.data(|data| data.get_temp::<Known>(id));
    let is_same = |known: &Known| Arc::ptr_eq(&known.0, dataset) && (known.1, known.2) == (revision, span);
    if let Some(known) = known.filter(is_same) {
        return known.3;
    }
    let survey = Arc::new(state.survey());
    let known: Known = (Arc::clone(dataset), revision, span, Arc::clone(&survey));
    ui.data_mut(|data| data.insert_temp(id, known));
    survey
}

/// A count with a bar as long as its share.
struct Line<'a> {
    words: &'a str,
    /// What a screen reader says.
    said: String,
    colour: Color32,
    has_swatch: bool,
    /// The count, and that of a whole bar.
    share: (usize, usize),
    explained: String,
}

impl Line<'_> {
    /// Shows it; true when it was clicked.
    #[expect(clippy::cast_precision_loss, reason = "a width")]
    fn show(self, ui: &mut Ui, is_button: bool) -> bool {
        let palette = Palette::of(ui.ctx().theme());
        let sense = if is_button { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), sense);
        let role = if is_button { egui::Role::Button } else { egui::Role::ListItem };
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.said));
        let painter = ui.painter();
        let row = rect.with_max_y(rect.bottom() - 2.0);
        if is_button && (response.hovered() || response.has_focus()) {
            painter.rect_filled(row, CornerRadius::same(3), palette.hover.0);
        }
        let (count, whole) = self.share;
        let width = row.width() * count as f32 / whole.max(1) as f32;
        let bar = Rect::from_min_size(row.min, vec2(width, row.height()));
        painter.rect_filled(bar, CornerRadius::same(3), self.colour.gamma_multiply(0.16));
        let middle = row.center().y;
        let indent = if self.has_swatch { 22.0 } else { 6.0 };
        if self.has_swatch {
            let at = pos2(row.left() + 11.0, middle);
            let swatch = Rect::from_center_size(at, vec2(10.0, 10.0));
            painter.rect_filled(swatch, CornerRadius::same(2), self.colour);
        }
        let number = painter.layout_no_wrap(count.to_string(), theme::heading(theme::SMALL), palette.text.0);
        let right = row.right() - 6.0 - number.size().x;
        let font = (theme::sans(theme::BODY), right - row.left() - indent - 8.0);
        let name = shortened(painter, self.words, font, palette.text.0);
        painter.galley(pos2(right, middle - number.size().y / 2.0), number, palette.text.0);
        painter.galley(pos2(row.left() + indent, middle - name.size().y / 2.0), name, palette.text.0);
        let response = if is_button { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
        let clicked = response.clicked();
        response.on_hover_text(self.explained);
        clicked
    }
}
