//! Help: all keys, what this is, and the notice of what just happened.

use eframe::egui::{Align2, Area, Context, Frame, Grid, Id, Label, Order, RichText, ScrollArea, Ui, vec2};

use super::dialog;
use crate::dataset::Role;
use crate::export::reference;
use crate::state::{Action, State, WindowAction, counted};
use crate::ui::command::{Chord, Row, TABLE, chord_words};
use crate::ui::keymap::Keymap;
use crate::ui::theme::{self, Palette};

/// What the pointer does, for the list of keys.
const POINTER: &str = "Drag pans. Ctrl+wheel, pinch, or the wheel while all lanes fit, zooms at the pointer. \
    Drag on the ruler, or Shift+drag, selects a span (Alt: no snapping). Click selects, or lists what stands \
    together; Ctrl+click chooses one more, Shift+click everything up to it. Double-click zooms in. Right-click \
    on a filter, or the Menu key or Shift+F10 where it has the focus, offers only that one, and comparing.";

/// All keys, from the one table of commands.
pub(super) fn keys(ctx: &Context, (state, keymap): (&State, &Keymap), actions: &mut Vec<Action>) {
    if !state.windows().keys {
        return;
    }
    let room = ctx.content_rect().size() - vec2(64.0, 120.0);
    let closed = dialog(ctx, "All keys", room.x.min(792.0), |ui| {
        ScrollArea::both().max_height(room.y).min_scrolled_height(room.y).show(ui, |ui| {
            let rows: Vec<&Row> = TABLE.iter().filter(|row| !keymap.of(row).is_empty()).collect();
            let (left, right) = rows.split_at(rows.len().div_ceil(2));
            ui.horizontal_top(|ui| {
                for (name, column) in [("left", left), ("right", right)] {
                    Grid::new(name).num_columns(2).spacing([16.0, 4.0]).show(ui, |ui| {
                        for row in column {
                            ui.label(
                                RichText::new(key_words(keymap.of(row))).font(theme::heading(theme::BODY)),
                            );
                            ui.label(row.words).on_hover_text(row.command.id());
                            ui.end_row();
                        }
                    });
                    ui.add_space(16.0);
                }
            });
            ui.add_space(8.0);
            ui.weak(POINTER);
        });
    });
    if closed {
        actions.push(Action::Window(WindowAction::ToggleKeys));
    }
}

/// The keys of a command, without those that only differ in Shift.
fn key_words(keys: &[Chord]) -> String {
    let words: Vec<String> = keys.iter().map(|chord| chord_words(*chord)).collect();
    let others = words.iter().any(|words| !words.starts_with("Shift+"));
    words.into_iter().filter(|words| !others || !words.starts_with("Shift+")).collect::<Vec<_>>().join("  ")
}

/// Something that takes several lines to say.
pub(super) fn report(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let Some(report) = &state.windows().report else {
        return;
    };
    let closed = dialog(ctx, &report.title, 560.0, |ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for line in &report.lines {
                ui.add(Label::new(line).selectable(true));
            }
        });
    });
    if closed {
        actions.push(Action::Window(WindowAction::DismissReport));
    }
}

/// What this program and this dataset are.
pub(super) fn about(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    if !state.windows().about {
        return;
    }
    let closed = dialog(ctx, "About", 480.0, |ui| {
        dataset(ui, state, actions);
        ui.add_space(8.0);
        let name = format!("Annals {}", env!("CARGO_PKG_VERSION"));
        ui.label(RichText::new(name).font(theme::heading(theme::BODY)));
        ui.weak(
            "Opens no network connection; links go to your browser only when you click them. MIT or Apache-2.0.",
        );
    });
    if closed {
        actions.push(Action::Window(WindowAction::ToggleAbout));
    }
}

fn dataset(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let dataset = state.dataset();
    ui.label(RichText::new(&dataset.title).font(theme::heading(theme::BODY + 1.0)));
    ui.label(&dataset.description);
    let version = if dataset.version.is_empty() { "none given" } else { &dataset.version };
    let (events, sum) = (counted(dataset.events.len()), &dataset.sha256[..12.min(dataset.sha256.len())]);
    ui.weak(format!("Version {version} · {events} · SHA-256 {sum}…"));
    if !dataset.license.is_empty() {
        ui.weak(format!("Licence: {}", dataset.license));
    }
    ui.add_space(8.0);
    ui.label(RichText::new("Documents read for it").font(theme::heading(theme::BODY)));
    for source in dataset.sources.iter().filter(|source| source.role == Role::Read) {
        ui.label(reference(source));
        if let Some(url) = &source.url
            && ui.link(format!("{url} ↗")).clicked()
        {
            actions.push(Action::Window(WindowAction::Follow(url.clone())));
        }
    }
}

/// How long a notice stays, in seconds.
const NOTICE: f64 = 8.0;

/// A sentence on what just happened; it leaves by itself, or is put away.
pub(super) fn notice(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let id = Id::unique("notice");
    let Some(words) = &state.windows().notice else {
        ctx.data_mut(|data| data.remove_temp::<(String, f64)>(id));
        return;
    };
    let now = ctx.input(|input| input.time);
    let shown = ctx.data_mut(|data| data.get_temp_mut_or_insert_with(id, || (words.clone(), now)).clone());
    let since = if shown.0 == *words { shown.1 } else { now };
    ctx.data_mut(|data| data.insert_temp(id, (words.clone(), since)));
    let left = NOTICE - (now - since);
    if left <= 0.0 {
        actions.push(Action::Window(WindowAction::DismissNotice));
        return;
    }
    ctx.request_repaint_after_secs(as_seconds(left));
    let palette = Palette::of(ctx.theme());
    Area::new(id).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, [0.0, -44.0]).show(ctx, |ui| {
        Frame::popup(ui.style()).fill(palette.card.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(words);
                let away = ui.button("×").on_hover_text("Put this away (Esc)");
                if away.accessible_name("Put the notice away").clicked() {
                    actions.push(Action::Window(WindowAction::DismissNotice));
                }
            });
        });
    });
}

#[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
fn as_seconds(seconds: f64) -> f32 {
    seconds as f32
}
