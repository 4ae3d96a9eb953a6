//! Keeping what the reader notes: soon after a change, and at the latest when the window closes.

use std::thread::sleep;
use std::time::Duration;

use eframe::egui::{Context, ViewportCommand};

use super::app::App;
use crate::notes::keep;
use crate::state::{Action, NoteAction, NoteEffect, Report, WindowAction};

/// How long somebody who types is waited for.
const PAUSE: Duration = Duration::from_millis(700);

/// Carries out what notes ask for; takes as long as that takes.
pub(super) fn carry_out(effect: NoteEffect) -> Action {
    Action::Note(match effect {
        NoteEffect::Soon => {
            sleep(PAUSE);
            NoteAction::Keep
        }
        NoteEffect::Keep(change) => {
            let outcome = keep(&change);
            NoteAction::Kept(change, outcome)
        }
    })
}

/// Keeps what isn't kept yet when the window is to close. Where that can't be, the window stays and says so; who closes
/// it again while it does leaves without.
pub(super) fn before_closing(app: &mut App, ctx: &Context) {
    if !ctx.input(|input| input.viewport().close_requested()) {
        return;
    }
    let mut lines = Vec::new();
    for change in app.state().unkept_notes() {
        let outcome = keep(&change);
        // Of another dataset nothing else shows them any more.
        let is_shown = app.state().notes().path() == Some(change.path.as_path());
        lines.extend(
            outcome
                .as_ref()
                .err()
                .into_iter()
                .flat_map(|failure| if is_shown { vec![failure.to_string()] } else { change.told(failure) }),
        );
        app.apply(ctx, Action::Note(NoteAction::Kept(Box::new(change), outcome)));
    }
    if lines.is_empty() {
        return;
    }
    lines.push(
        "What you noted last is in no file yet. Close the window once more to leave without it.".to_owned(),
    );
    let report = Report { title: "Your notes are not kept".to_owned(), lines };
    if app.state().windows().report.as_ref() != Some(&report) {
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        app.apply(ctx, Action::Window(WindowAction::Report(report)));
    }
}
