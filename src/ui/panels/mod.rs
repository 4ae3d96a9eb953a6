//! The panels around the timeline, and the windows above it. Each reads the state and pushes actions.

mod bookmarks;
mod chain;
mod chips;
mod cite;
mod claims;
mod details;
mod export;
mod facet_row;
mod filters;
mod go_to;
mod help;
mod legend;
mod library;
mod listed;
mod menu;
mod note;
mod open;
mod palette;
mod path_field;
mod read_link;
mod several;
mod status;
mod survey;
mod verdict;

use eframe::egui::{self, Context, Id, Modal, RichText, Ui};

pub(super) use chips::chips;
pub(super) use details::details;
pub(super) use filters::filters;
pub(super) use menu::menu;
pub use palette::find as find_command;
pub(super) use status::{Account, status};

use super::command::Does;
use super::effects::Outside;
use super::keymap::Keymap;
use super::theme::{self, Palette};
use crate::query::Span;
use crate::state::{Action, State};

/// Text that is being typed and not yet said.
#[derive(Default)]
pub(super) struct Fields {
    /// The command that is looked for.
    palette: palette::Typed,
    /// The span that the two fields below were filled from.
    shown: Option<Span>,
    from: String,
    to: String,
}

/// The windows above everything else. Returns the command that was chosen in one of them.
pub(super) fn windows(
    ctx: &Context,
    state: &State,
    outside: &Outside,
    (keymap, fields): (&Keymap, &mut Fields),
    actions: &mut Vec<Action>,
) -> Option<Does> {
    export::window(ctx, state, outside, actions);
    open::window(ctx, state, outside, actions);
    library::window(ctx, state, outside, actions);
    go_to::window(ctx, state, actions);
    bookmarks::window(ctx, state, actions);
    help::keys(ctx, (state, keymap), actions);
    help::about(ctx, state, actions);
    help::report(ctx, state, actions);
    help::notice(ctx, state, actions);
    palette::window(ctx, state, (keymap, &mut fields.palette), actions)
}

/// A window above everything else: nothing behind it takes the pointer or the keyboard meanwhile.
/// True when it is to be closed: by its cross, by Esc, or by a click beside it.
fn dialog(ctx: &Context, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(16);
    let modal = Modal::new(Id::unique(("dialog", title))).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        let closed = ui
            .horizontal(|ui| {
                ui.label(RichText::new(title).font(theme::heading(theme::TITLE)));
                let right = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(right, |ui| ui.button("×").accessible_name("Close").clicked()).inner
            })
            .inner;
        ui.add_space(8.0);
        content(ui);
        closed
    });
    modal.inner || modal.should_close()
}

/// Shows widgets at the right of a line, but from left to right, so that Tab follows the eye.
fn at_the_right(ui: &mut Ui, name: &'static str, content: impl FnOnce(&mut Ui)) {
    let id = Id::unique(name);
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(400.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let size = egui::vec2(width, ui.available_height());
        let inner =
            ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                content(ui);
                ui.min_rect().width()
            });
        if (inner.inner - width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, inner.inner));
            ui.ctx().request_discard("the width of a line's right part has changed");
        }
    });
}

/// A small heading in capitals.
fn caption(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui.ctx().theme());
    ui.label(
        RichText::new(words.to_uppercase())
            .font(theme::heading(theme::SMALL - 0.5))
            .color(palette.text_weak.0),
    );
}
