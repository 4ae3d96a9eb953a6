//! The panels around the timeline, and the windows above it. Each reads the state and pushes actions.

mod details;
mod export;
mod filters;
mod help;
mod menu;
mod open;
mod status;

use eframe::egui::{Context, RichText, Ui};

pub(super) use details::details;
pub(super) use filters::filters;
pub(super) use menu::menu;
pub(super) use status::status;

use super::effects::Outside;
use super::theme::{self, Palette};
use crate::query::Span;
use crate::state::{Action, State};

/// Text that is being typed and not yet said.
#[derive(Default)]
pub(super) struct Fields {
    /// The span that the two fields below were filled from.
    shown: Option<Span>,
    from: String,
    to: String,
}

/// The windows above everything else.
pub(super) fn windows(ctx: &Context, state: &State, outside: &Outside, actions: &mut Vec<Action>) {
    export::window(ctx, state, outside, actions);
    open::window(ctx, state, outside, actions);
    help::keys(ctx, state, actions);
    help::about(ctx, state, actions);
    help::notice(ctx, state, actions);
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
