//! The window that asks for a dataset, and lists what is wrong with one. The last good dataset stays meanwhile.

use eframe::egui::{Context, Frame, Id, Modal, ProgressBar, RichText, ScrollArea, Ui};

use super::dialog;
use super::path_field::{Done, PathField};
use crate::state::{Action, OpenAction, OpenForm, Reading, State};
use crate::ui::effects::Outside;
use crate::ui::theme::{self, Palette};

/// Shows the window while it is open.
pub(super) fn window(ctx: &Context, state: &State, outside: &Outside, actions: &mut Vec<Action>) {
    if let Some((reading, per_mille)) = state.reading().and_then(|it| Some((it, it.per_mille?))) {
        progress(ctx, reading, per_mille, actions);
        return;
    }
    if !state.open().open {
        return;
    }
    let closed = dialog(ctx, "Open dataset", 560.0, |ui| {
        path(ui, state.open(), outside, actions);
        problems(ui, state.open());
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button("Open").clicked() {
                actions.push(Action::Open(OpenAction::Go));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::Open(OpenAction::Close));
            }
        });
    });
    if closed {
        actions.push(Action::Open(OpenAction::Close));
    }
}

/// How far reading a large file is. A click beside it doesn't cancel: that happens by accident.
fn progress(ctx: &Context, reading: &Reading, per_mille: u16, actions: &mut Vec<Action>) {
    let frame = Frame::popup(&ctx.global_style()).inner_margin(16);
    Modal::new(Id::unique("reading")).frame(frame).show(ctx, |ui| {
        ui.set_width(420.0);
        ui.label(RichText::new(format!("Opening {}", reading.name())).font(theme::heading(theme::TITLE)));
        ui.add_space(8.0);
        let words = format!("{} %", per_mille / 10);
        let bar = ProgressBar::new(f32::from(per_mille) / 1000.0).text(words).animate(false);
        ui.add(bar).on_hover_text("What is open now stays until the file has been read and is sound");
        ui.add_space(8.0);
        if ui.button("Cancel").clicked() {
            actions.push(Action::Open(OpenAction::Cancel));
        }
    });
}

fn path(ui: &mut Ui, form: &OpenForm, outside: &Outside, actions: &mut Vec<Action>) {
    let field = PathField { label: "File", path: &form.path, hint: "my-events.ron", browsing: form.browsing };
    field.show(ui, outside, |done| {
        actions.push(Action::Open(match done {
            Done::Path(path) => OpenAction::Path(path),
            Done::Go => OpenAction::Go,
            Done::Browse => OpenAction::Browse,
            Done::StopWaiting => OpenAction::Browsed(None),
        }));
    });
}

fn problems(ui: &mut Ui, form: &OpenForm) {
    if form.problems.is_empty() {
        return;
    }
    let palette = Palette::of(ui.ctx().theme());
    ui.add_space(6.0);
    let words = match &form.tried {
        Some(_) => "This file can’t be shown. What was open before still is.",
        None => "That did not work.",
    };
    ui.label(RichText::new(words).font(theme::heading(theme::BODY)).color(palette.error.0));
    ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
        for problem in &form.problems {
            ui.label(problem);
        }
    });
}
