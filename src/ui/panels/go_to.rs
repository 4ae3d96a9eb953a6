//! The window that asks for a date, and says what it understood while that is typed.

use eframe::egui::{Button, Context, Key, RichText, TextEdit, Ui};

use super::dialog;
use super::export::focus_once;
use crate::date::Days;
use crate::state::{Action, Beside, Destined, GoTo, GoToAction, State};
use crate::ui::theme::{self, Palette};

/// Shows the window while it is open.
pub(super) fn window(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let Some(form) = state.go_to() else {
        return;
    };
    let closed = dialog(ctx, "Go to a date", 420.0, |ui| {
        let mut text = form.text.clone();
        let hint = "spring 1917, c. 480 BC, 1399 AP, 2015-07";
        let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).hint_text(hint);
        let response = ui.add(edit);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if response.changed() {
            actions.push(Action::GoTo(GoToAction::Type(text)));
        }
        focus_once(ui, &response);
        response.clone().accessible_name("Date");
        ui.add_space(4.0);
        understood(ui, form);
        ui.add_space(8.0);
        let can_go = matches!(form.read, Some(Ok(_)));
        let clicked = ui.add_enabled(can_go, Button::new("Go")).clicked();
        if entered && !can_go {
            // The cursor stays, for another try.
            response.request_focus();
        }
        if (clicked || entered) && can_go {
            actions.push(Action::GoTo(GoToAction::Go));
        }
    });
    if closed {
        actions.push(Action::GoTo(GoToAction::Close));
    }
}

fn understood(ui: &mut Ui, form: &GoTo) {
    let palette = Palette::of(ui.ctx().theme());
    match &form.read {
        None => {
            ui.weak("A day, month, season, year, decade or period, in EDTF or in words.");
            ui.weak(" ");
        }
        Some(Err(problem)) => {
            ui.label(RichText::new(problem).color(palette.error.0));
        }
        Some(Ok(there)) => {
            ui.label(RichText::new(there.date.text()).font(theme::heading(theme::BODY)));
            ui.weak(meaning(there));
        }
    }
}

/// The EDTF, the days that it means, and whether the dataset reaches there.
fn meaning(there: &Destined) -> String {
    let days = Days::text(there.days);
    let beside = match there.beside {
        None => "",
        Some(Beside::Before) => " · before everything in this dataset",
        Some(Beside::After) => " · after everything in this dataset",
    };
    let solar = there.date.solar_hijri().map_or_else(String::new, |text| format!(" · {text}"));
    format!("{} · {days}{solar}{beside}", there.date.edtf())
}
