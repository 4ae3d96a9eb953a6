//! The panel below the timeline: every quotation looked up in its source. Costs what is on screen.

mod rows;
mod sign;

use eframe::egui::{
    Align, Button, Key, Label, Layout, ProgressBar, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2,
};

pub(super) use rows::checks_id;
pub(super) use sign::Sign;

use super::theme::{self, Palette};
use crate::library::{Checked, Entry, Listing};
use crate::state::{Action, CheckAction, LibraryAction, State};

/// The least room that the panel takes, in points, and what it takes at first.
pub(super) const SIZES: (f32, f32) = (130.0, 290.0);

/// Below this width, in points, the sum has a line of its own.
const NARROW: f32 = 620.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub(super) struct ChecksView {
    /// How far the rows are scrolled up, in points.
    offset: f32,
    /// What was last brought on screen.
    brought: Option<(Listing, Entry)>,
    /// How much higher the row is that the keyboard is at, in points.
    more: f32,
    /// Whether the rows were on screen.
    was_listed: bool,
}

/// Whether a key does something to the rows while they have the focus.
pub(super) fn takes(key: Key) -> bool {
    let walks = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End, Key::Enter];
    walks.contains(&key)
}

impl ChecksView {
    /// Forgets what was on screen while the panel is away.
    pub(super) fn is_away(&mut self) {
        self.was_listed = false;
    }

    /// Shows the panel in all the room there is.
    pub(super) fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let (rect, _) = ui.allocate_exact_size(ui.available_size(), eframe::egui::Sense::hover());
        let inside = rect.shrink2(vec2(12.0, 8.0));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
        inner.set_clip_rect(rect.intersect(ui.clip_rect()));
        head(&mut inner, state, actions);
        if let Some(problem) = state.checking().problem() {
            let palette = Palette::of(ui.ctx().theme());
            inner.label(RichText::new(problem).color(palette.text_weak.0));
        }
        let Some(checked) = state.checking().checked() else {
            self.was_listed = false;
            nothing_yet(&mut inner, state, actions);
            return;
        };
        listings(&mut inner, state, checked, actions);
        let top = inner.cursor().top();
        // The rows reach from edge to edge.
        let body = eframe::egui::Rect::from_min_max(pos2(rect.left(), top), rect.max);
        self.rows(ui, body, (state, checked), actions);
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        body: eframe::egui::Rect,
        (state, checked): (&State, &Checked),
        actions: &mut Vec<Action>,
    ) {
        let listing = state.checking().listing();
        let entries = checked.entries(listing);
        let palette = Palette::of(ui.ctx().theme());
        ui.painter().rect_filled(body, 0.0, palette.canvas.0);
        ui.painter().hline(body.x_range(), body.top(), palette.line_stroke());
        if entries.is_empty() {
            self.was_listed = false;
            let words = RichText::new(empty_words(listing)).color(palette.text_weak.0);
            ui.put(body, Label::new(words));
            return;
        }
        let at = state.checking().at().filter(|at| entries.position(*at).is_some());
        let list = rows::List { entries, at: at.and_then(|at| entries.position(at)), more: self.more };
        let has_focus = rows::focusable(ui, body, !std::mem::replace(&mut self.was_listed, true));
        if has_focus {
            rows::keys(ui, (&list, body.height()), (state, checked), actions);
        }
        if let Some(at) = at.filter(|at| self.brought != Some((listing, *at))) {
            self.brought = Some((listing, at));
            self.offset = list.bring(self.offset, body.height());
        }
        let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
        let area = ScrollArea::vertical().auto_shrink(false).id_salt("checks");
        let output = area.vertical_scroll_offset(self.offset).show_viewport(&mut inner, |ui, viewport| {
            ui.set_height(list.height());
            ui.set_width(body.width());
            rows::show(ui, (body, viewport.top()), &list, (state, checked), actions)
        });
        if has_focus {
            rows::frame(ui, body);
        }
        self.offset = output.state.clamped_offset().y;
        if (output.inner - self.more).abs() > 0.5 {
            self.more = output.inner;
            self.brought = None;
            ui.ctx().request_discard("the row that the keyboard is at takes other room");
        }
    }
}

/// What it is, what came of it or how far it is, and what can be done.
fn head(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let checking = state.checking();
    let sum = checking.checked().filter(|_| !checking.is_running()).map(|checked| checked.sum());
    let mut sum = sum.map(|sum| Label::new(RichText::new(sum).color(palette.text_weak.0)));
    let is_narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Quotations").font(theme::heading(theme::BODY + 1.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button("×").on_hover_text("Close (Esc)").accessible_name("Close the check").clicked() {
                actions.push(Action::Check(CheckAction::Close));
            }
            let copy = Button::new("Copy the report");
            let copy = ui.add_enabled(checking.checked().is_some(), copy);
            if copy.on_hover_text("Copy all lines that annals verify prints").clicked() {
                actions.push(Action::Check(CheckAction::Copy));
            }
            if checking.is_running() {
                if ui.button("Cancel").on_hover_text("Stop looking up (Esc)").clicked() {
                    actions.push(Action::Check(CheckAction::Cancel));
                }
            } else if state.library().is_some() && ui.button("Check again").clicked() {
                actions.push(Action::Check(CheckAction::Start));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if checking.is_running() {
                    progress(ui, state);
                } else if let Some(sum) = sum.take_if(|_| !is_narrow) {
                    ui.add(sum.truncate());
                }
            });
        });
    });
    if let Some(sum) = sum {
        ui.add(sum.wrap());
    }
}

fn progress(ui: &mut Ui, state: &State) {
    let looked = state.checking().looked().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a share of some quotations")]
    let share = looked.steps as f32 / (2 * looked.of).max(1) as f32;
    let words = match looked.of {
        0 => "Looking up…".to_owned(),
        of => format!("{} of {of} quotations", looked.quotations()),
    };
    let width = ui.available_width().min(300.0);
    ui.add(ProgressBar::new(share).text(words).animate(false).desired_width(width));
}

/// What there is before anything was found.
fn nothing_yet(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let checking = state.checking();
    if state.library().is_none() {
        let example = state.read_sources().first().map_or_else(|| "source-id".to_owned(), Clone::clone);
        ui.label(format!(
            "Each quotation is looked up in your own copy of its source. Annals needs a folder with their texts, such as \
             {example}.txt."
        ));
        if ui.button("Library of sources…").clicked() {
            actions.push(Action::Library(LibraryAction::Ask));
        }
    } else if !checking.is_running() && checking.problem().is_none() {
        ui.weak("Nothing has been checked yet.");
    }
}

/// What can be listed, each with its count.
fn listings(ui: &mut Ui, state: &State, checked: &Checked, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    let chosen = state.checking().listing();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for listing in Listing::ALL {
            let count = checked.counted(*listing);
            if *listing == Listing::Near && count == 0 && chosen != Listing::Near {
                continue;
            }
            let words = RichText::new(format!("{} {count}", listing.words())).size(theme::SMALL);
            let words = words.color(palette.text.0);
            let chip =
                Button::selectable(chosen == *listing, words).corner_radius(9).frame_when_inactive(true);
            if ui.add(chip).clicked() {
                actions.push(Action::Check(CheckAction::List(*listing)));
            }
        }
    });
}

fn empty_words(listing: Listing) -> &'static str {
    match listing {
        Listing::Wrong => "Nothing is wrong: every quotation stands in its source as its excerpt says.",
        Listing::Moved => "No quotation is moved.",
        Listing::Missing => "No quotation is missing.",
        Listing::Found => "No quotation is found.",
        Listing::Near => "No quotations stand too near to each other.",
        Listing::All => "This dataset quotes nothing.",
    }
}
