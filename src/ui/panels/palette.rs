//! The window that finds commands, by a few of their letters.

use eframe::egui::{Context, Key, Modifiers, RichText, ScrollArea, Stroke, TextEdit, Ui};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::dialog;
use super::export::focus_once;
use crate::state::{Action, State, WindowAction};
use crate::ui::command::{Command, Does, Row, TABLE, chord_words};
use crate::ui::keymap::Keymap;
use crate::ui::theme::{self, Palette};

/// What is typed, and which of the commands below it is meant.
#[derive(Default)]
pub(in crate::ui) struct Typed {
    text: String,
    chosen: usize,
}

/// The commands that can do something now and hold these letters in this order, best first.
pub fn find<'a>(text: &str, can: &dyn Fn(&Row) -> bool) -> Vec<&'a Row> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(text, CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, &Row)> = TABLE
        .iter()
        .filter(|row| row.command != Command::Escape && can(row))
        .filter_map(|row| {
            let words =
                row.menu.map_or_else(String::new, |(menu, _)| format!("{}: ", menu.words())) + row.words;
            let score = pattern.score(Utf32Str::new(&words, &mut letters), &mut matcher)?;
            Some((score, row))
        })
        .collect();
    // A stable sort: equals stay in the order of the table.
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, row)| row).collect()
}

/// Shows the window while it is open. Returns what is to be done, once that is chosen.
pub(in crate::ui) fn window(
    ctx: &Context,
    state: &State,
    (keymap, typed): (&Keymap, &mut Typed),
    actions: &mut Vec<Action>,
) -> Option<Does> {
    if !state.windows().palette {
        *typed = Typed::default();
        return None;
    }
    let rows = find(&typed.text, &|row| row.command.does(state).is_some());
    let mut done = None;
    let closed = dialog(ctx, "Commands", 460.0, |ui| {
        let moved = |ui: &mut Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = rows.len().saturating_sub(1);
        if moved(ui, Key::ArrowDown) {
            typed.chosen = if typed.chosen >= last { 0 } else { typed.chosen + 1 };
        }
        if moved(ui, Key::ArrowUp) {
            typed.chosen = typed.chosen.min(last).checked_sub(1).unwrap_or(last);
        }
        let edit = TextEdit::singleline(&mut typed.text).desired_width(f32::INFINITY).hint_text("What to do");
        let response = ui.add(edit);
        if response.changed() {
            typed.chosen = 0;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        focus_once(ui, &response);
        let is_typing = response.has_focus();
        response.accessible_name("Find a command");
        ui.add_space(6.0);
        let chosen = typed.chosen.min(last);
        let clicked = list(ui, &rows, (state, keymap), (chosen, is_typing));
        done = if entered { rows.get(chosen) } else { clicked.and_then(|at| rows.get(at)) }
            .and_then(|row| row.command.does(state));
    });
    if closed || done.is_some() {
        actions.push(Action::Window(WindowAction::TogglePalette));
    }
    done
}

/// The rows, the chosen one marked. Returns the one that was clicked.
fn list(
    ui: &mut Ui,
    rows: &[&Row],
    (state, keymap): (&State, &Keymap),
    (chosen, is_typing): (usize, bool),
) -> Option<usize> {
    let palette = Palette::of(ui.ctx().theme());
    let mut clicked = None;
    // As high without a row as with many, so that the field above stays where it is.
    ScrollArea::vertical().max_height(340.0).min_scrolled_height(340.0).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            // The chosen row is told by its ground; its words stay as easy to read as the others.
            ui.visuals_mut().selection.stroke.color = palette.text.0;
            ui.visuals_mut().selection.bg_fill = palette.accent_tint.0;
            if is_typing {
                // Enter takes the chosen row: the one below the pointer must not look more chosen than that.
                ui.visuals_mut().widgets.hovered.bg_stroke = Stroke::NONE;
            }
            if rows.is_empty() {
                ui.weak("No command has these letters in this order.");
            }
            for (at, row) in rows.iter().enumerate() {
                let tick = if row.command.is_chosen(state) { "✓ " } else { "" };
                let keys: Vec<String> =
                    keymap.of(row).iter().take(2).map(|chord| chord_words(*chord)).collect();
                let button = eframe::egui::Button::selectable(at == chosen, format!("{tick}{}", row.words))
                    .shortcut_text(
                        RichText::new(keys.join("  "))
                            .color(palette.text_weak.0)
                            .font(theme::sans(theme::SMALL)),
                    )
                    .min_size(eframe::egui::vec2(ui.available_width(), 24.0));
                let response = ui.add(button);
                if at == chosen {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(at);
                }
            }
        },
    );
    clicked
}
