//! The line at the bottom: where every event is, and the span with its export.

use eframe::egui::{
    self, Align, Button, CursorIcon, Key, Label, Layout, RichText, Sense, TextEdit, TextStyle, TextWrapMode,
    Ui, WidgetText, vec2,
};

use super::{Fields, at_the_right};
use crate::layout::Tally;
use crate::query::{Matches, Span, When};
use crate::state::{Action, EvidenceAction, ExportAction, SpanAction, State, counted};
use crate::ui::kept::kept;
use crate::ui::theme::{self, Palette};

/// Shows the line.
pub(in crate::ui) fn status(
    ui: &mut Ui,
    state: &State,
    (account, fields, version): (Account, &mut Fields, u64),
    actions: &mut Vec<Action>,
) {
    ui.horizontal_centered(|ui| {
        let palette = Palette::of(ui.ctx().theme());
        search(ui, state, &palette);
        let room = ui.available_width() - if state.span().is_some() { SPAN_PART } else { EXPORT_PART };
        // Where the words don't fit, the numbers alone still add up.
        let laid_out = |words: String| {
            let words: WidgetText = RichText::new(words).size(theme::SMALL).color(palette.text_weak.0).into();
            words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body)
        };
        let words = laid_out(account.words());
        let fits = words.size().x <= room;
        let label = ui.label(if fits { words } else { laid_out(account.numbers()) });
        label.on_hover_ui(|ui| {
            ui.label(account.words());
            ui.weak(account.explained);
        });
        at_the_right(ui, "status right", |ui| {
            kept(ui, "status right", version, |ui| {
                span(ui, state, fields, actions);
                ui.add_space(8.0);
                let words = RichText::new("Export Markdown…")
                    .font(theme::heading(theme::SMALL + 0.5))
                    .color(palette.accent_text.0);
                let button = ui.add(Button::new(words).fill(palette.accent.0));
                if button.on_hover_text("Export the span, or all matches (E)").clicked() {
                    actions.push(Action::Export(ExportAction::Open));
                }
            });
        });
    });
}

/// How wide what is wrong with the search may be, in points; the rest shows on hover.
const MISTAKE: f32 = 380.0;

/// What is wrong with the search, and whether one is on.
fn search(ui: &mut Ui, state: &State, palette: &Palette) {
    let mistakes = state.search_mistakes();
    if let Some(first) = mistakes.first() {
        let all: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        let words = RichText::new(format!("Search: {first}")).size(theme::SMALL).color(palette.error.0);
        ui.scope(|ui| {
            ui.set_max_width(MISTAKE);
            ui.add(Label::new(words).truncate()).on_hover_text(all.join("\n"));
        });
    }
    if state.filter().search().is_empty() && !state.is_searching() {
        return;
    }
    // As wide whatever it says, lest all beside it jumps with every letter that is typed.
    let size = vec2(HITS, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(HITS);
        let (words, colour) = if state.is_searching() {
            ("Searching…".to_owned(), palette.text_weak.0)
        } else {
            (hits(state), palette.text.0)
        };
        let label = ui.label(RichText::new(words).font(theme::heading(theme::SMALL)).color(colour));
        label.on_hover_text("What the search and the filters let pass. In the search field, Enter goes to the next and Shift+Enter back.");
    });
}

/// How wide the count of hits is, in points.
const HITS: f32 = 84.0;

/// Which of what is found is selected: `Hit 3 of 14`; `14 hits` while none of it is.
fn hits(state: &State) -> String {
    match (state.selected_position(), state.matches().len()) {
        (_, 0) => "No hits".to_owned(),
        (Some((at, of)), _) => format!("Hit {at} of {of}"),
        (None, 1) => "1 hit".to_owned(),
        (None, of) => format!("{of} hits"),
    }
}

/// What the right part takes, in points: without a span, and with one.
const EXPORT_PART: f32 = 350.0;
const SPAN_PART: f32 = 560.0;

/// Where every event is: parts with their names, which add up to the whole.
pub(in crate::ui) struct Account {
    parts: Vec<(usize, &'static str)>,
    total: usize,
    explained: &'static str,
}

impl Account {
    /// Of what a canvas shows.
    pub(in crate::ui) fn of_canvas(tally: Tally) -> Self {
        Self {
            parts: vec![
                (tally.drawn, "drawn"),
                (tally.clustered, "in clusters"),
                (tally.outside, "outside"),
                (tally.filtered_out, "filtered out"),
                (tally.undated, "undated"),
            ],
            total: tally.total,
            explained: "Where every event is: drawn with its own mark, counted in a cluster, outside what is on \
                        screen, filtered out, or without a date.",
        }
    }

    /// Of the rows of the table, so many of them on screen.
    pub(in crate::ui) fn of_rows(on_screen: usize, matches: &Matches) -> Self {
        Self {
            parts: vec![
                (on_screen, "in rows"),
                (matches.len().saturating_sub(on_screen), "above or below"),
                (matches.filtered_out(), "filtered out"),
            ],
            total: matches.total(),
            explained: "Where every event is: in a row on screen, in one above or below, or filtered out.",
        }
    }

    /// `61 + 9 + 34 + 24 + 0 = 128`.
    fn numbers(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|(count, _)| count.to_string()).collect();
        format!("{} = {}", parts.join(" + "), self.total)
    }

    /// `61 drawn · 9 in clusters · … = 128`.
    fn words(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|(count, name)| format!("{count} {name}")).collect();
        format!("{} = {}", parts.join(" · "), self.total)
    }
}

/// The span as two dates that can be typed.
fn span(ui: &mut Ui, state: &State, fields: &mut Fields, actions: &mut Vec<Action>) {
    if fields.shown != state.span() {
        fields.shown = state.span();
        (fields.from, fields.to) = state.span().map(Span::edges).unwrap_or_default();
    }
    ui.spacing_mut().item_spacing.x = 5.0;
    if let Some(problem) = state.span_problem() {
        let palette = Palette::of(ui.ctx().theme());
        let words = RichText::new("Not a date").size(theme::SMALL).color(palette.error.0);
        ui.label(words).on_hover_text(problem);
    }
    ui.label(RichText::new("Span").size(theme::SMALL));
    let from = field(ui, "Span from", &mut fields.from, "from");
    ui.label("–");
    let to = field(ui, "Span to", &mut fields.to, "to");
    if from || to {
        actions.push(Action::Span(SpanAction::Type { from: fields.from.clone(), to: fields.to.clone() }));
    }
    if let Some(span) = state.span() {
        let words = RichText::new(counted(state.exported_count())).font(theme::heading(theme::SMALL));
        let count = ui.add(Label::new(words).sense(Sense::click())).on_hover_cursor(CursorIcon::PointingHand);
        if count.on_hover_text("Click shows how well they are founded").clicked() {
            actions.push(Action::Evidence(EvidenceAction::ToggleSurvey));
        }
        answer(ui, span, actions);
        if ui.button("×").on_hover_text("Clear the span").accessible_name("Clear the span").clicked() {
            actions.push(Action::Span(SpanAction::Clear));
        }
    }
}

/// Possibly or certainly: a click changes to the other.
fn answer(ui: &mut Ui, span: Span, actions: &mut Vec<Action>) {
    let (word, other) = match span.when() {
        When::Possibly => ("possibly", When::Certainly),
        When::Certainly => ("certainly", When::Possibly),
    };
    let explanation = match span.when() {
        When::Possibly => "Events whose date may lie in the span. Click for those that certainly do.",
        When::Certainly => "Events whose date certainly lies in the span. Click for those that may.",
    };
    if ui.button(RichText::new(word).size(theme::SMALL)).on_hover_text(explanation).clicked() {
        actions.push(Action::Span(SpanAction::Ask(other)));
    }
}

/// A field for a date; true when it was finished with Enter or by leaving it changed.
fn field(ui: &mut Ui, name: &'static str, text: &mut String, hint: &'static str) -> bool {
    let before = text.clone();
    let edit = TextEdit::singleline(text)
        .id(egui::Id::unique(name))
        .hint_text(hint)
        .desired_width(78.0)
        .align(egui::Align2::LEFT_CENTER)
        .font(theme::sans(theme::SMALL));
    let response = ui
        .add(edit)
        .on_hover_text("A date: 2015, March 2015, 2015-03-01, autumn 2021…")
        .accessible_name(name);
    let changed_id = response.id.with("changed");
    let mut changed = ui.data(|data| data.get_temp::<bool>(changed_id)).unwrap_or_default();
    changed |= *text != before;
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let is_left = response.lost_focus();
    ui.data_mut(|data| data.insert_temp(changed_id, changed && !is_left));
    entered || (is_left && changed)
}
