//! Help: all keys, what this is, and the notice of what just happened.

use eframe::egui::{Align2, Area, Context, Frame, Grid, Id, Order, RichText, Window};

use crate::dataset::Role;
use crate::export::reference;
use crate::state::{Action, State, WindowAction};
use crate::ui::command::{TABLE, chord_words};
use crate::ui::theme::{self, Palette};

/// All keys, from the one table of commands.
pub(super) fn keys(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let mut open = state.windows().keys;
    Window::new("All keys").open(&mut open).collapsible(false).resizable(false).anchor(Align2::CENTER_CENTER, [0.0, 0.0]).show(ctx, |ui| {
        let rows: Vec<_> = TABLE.iter().filter(|row| !row.keys.is_empty()).collect();
        let (left, right) = rows.split_at(rows.len().div_ceil(2));
        ui.horizontal_top(|ui| {
            for (name, column) in [("left", left), ("right", right)] {
                Grid::new(name).num_columns(2).spacing([16.0, 5.0]).show(ui, |ui| {
                    for row in column {
                        let keys: Vec<String> = row.keys.iter().map(|chord| chord_words(*chord)).filter(|words| !words.starts_with("Shift+")).collect();
                        ui.label(RichText::new(keys.join("  ")).font(theme::heading(theme::BODY)));
                        ui.label(row.words);
                        ui.end_row();
                    }
                });
                ui.add_space(16.0);
            }
        });
        ui.add_space(8.0);
        ui.weak("Drag pans · Ctrl+wheel, pinch or wheel zooms at the pointer · drag on the ruler, or Shift+drag, selects a span (Alt: no snapping)");
        ui.weak("Click selects · double-click zooms to an event, or separates a cluster · right-click on a filter: only this");
    });
    if open != state.windows().keys {
        actions.push(Action::Window(WindowAction::ToggleKeys));
    }
}

/// What this program and this dataset are.
pub(super) fn about(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let mut open = state.windows().about;
    Window::new("About").open(&mut open).collapsible(false).resizable(false).anchor(Align2::CENTER_CENTER, [0.0, 0.0]).show(ctx, |ui| {
        ui.set_width(480.0);
        let dataset = state.dataset();
        ui.label(RichText::new(&dataset.title).font(theme::heading(theme::TITLE)));
        ui.label(&dataset.description);
        let version = if dataset.version.is_empty() { "none given" } else { &dataset.version };
        ui.weak(format!("Version {version} · {} events · SHA-256 {}…", dataset.events.len(), &dataset.sha256[..12.min(dataset.sha256.len())]));
        if !dataset.license.is_empty() {
            ui.weak(format!("Licence: {}", dataset.license));
        }
        ui.add_space(8.0);
        ui.label(RichText::new("Documents read for it").font(theme::heading(theme::BODY)));
        for source in dataset.sources.iter().filter(|source| source.role == Role::Read) {
            ui.horizontal_wrapped(|ui| {
                ui.label(reference(source));
                if let Some(url) = &source.url
                    && ui.link("↗").on_hover_text(url).accessible_name(format!("Open {url}")).clicked()
                {
                    actions.push(Action::Window(WindowAction::Follow(url.clone())));
                }
            });
        }
        ui.add_space(8.0);
        ui.label(RichText::new(format!("Annals {}", env!("CARGO_PKG_VERSION"))).font(theme::heading(theme::BODY)));
        ui.weak("Opens no network connection; links go to your browser only when you click them. MIT or Apache-2.0.");
    });
    if open != state.windows().about {
        actions.push(Action::Window(WindowAction::ToggleAbout));
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
