//! The window that keeps the view as a bookmark, and lists those that there are.

use eframe::egui::{Button, Context, Key, RichText, ScrollArea, TextEdit, Ui};

use super::export::focus_once;
use super::{caption, dialog};
use crate::state::{Action, Bookmark, BookmarkAction, BookmarkForm, State};
use crate::ui::theme;

/// Shows the window while it is open.
pub(super) fn window(ctx: &Context, state: &State, actions: &mut Vec<Action>) {
    let Some(form) = &state.windows().bookmarks else {
        return;
    };
    let mut act = |action| actions.push(Action::Bookmarks(action));
    let closed = dialog(ctx, "Bookmarks", 460.0, |ui| {
        keep(ui, form, &mut act);
        list(ui, state.bookmarks(), &mut act);
    });
    if closed {
        act(BookmarkAction::Close);
    }
}

fn keep(ui: &mut Ui, form: &BookmarkForm, act: &mut dyn FnMut(BookmarkAction)) {
    caption(ui, if form.editing.is_some() { "Change the bookmark" } else { "Keep what is on screen" });
    let (mut name, mut note) = (form.name.clone(), form.note.clone());
    let response = ui.add(TextEdit::singleline(&mut name).desired_width(f32::INFINITY).hint_text("Name"));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        act(BookmarkAction::Name(name));
    }
    focus_once(ui, &response);
    response.accessible_name("Name of the bookmark");
    let response = ui.add(
        TextEdit::multiline(&mut note)
            .desired_width(f32::INFINITY)
            .desired_rows(2)
            .hint_text("A note, if you like"),
    );
    if response.changed() {
        act(BookmarkAction::Note(note));
    }
    response.accessible_name("Note of the bookmark");
    ui.add_space(4.0);
    let words = if form.editing.is_some() { "Save the change" } else { "Keep it" };
    if ui.add(Button::new(words)).clicked() || entered {
        act(BookmarkAction::Save);
    }
}

fn list(ui: &mut Ui, bookmarks: &[Bookmark], act: &mut dyn FnMut(BookmarkAction)) {
    ui.add_space(10.0);
    caption(ui, "Bookmarks of this dataset");
    if bookmarks.is_empty() {
        ui.weak("None yet. A bookmark holds filters, search, stretch of time, lanes, span and selection.");
        return;
    }
    ScrollArea::vertical().max_height(280.0).auto_shrink([false, true]).show(ui, |ui| {
        for (at, bookmark) in bookmarks.iter().enumerate() {
            ui.push_id(at, |ui| row(ui, (at, bookmark), act));
        }
    });
}

fn row(ui: &mut Ui, (at, bookmark): (usize, &Bookmark), act: &mut dyn FnMut(BookmarkAction)) {
    ui.horizontal(|ui| {
        let right = 116.0;
        let name = RichText::new(&bookmark.name).font(theme::heading(theme::BODY));
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - right).max(80.0));
            let link = ui.add(eframe::egui::Link::new(name)).on_hover_text("Show this view");
            if link.clicked() {
                act(BookmarkAction::Go(at));
            }
        });
        if ui.small_button("Change").accessible_name(format!("Change {}", bookmark.name)).clicked() {
            act(BookmarkAction::Edit(at));
        }
        if ui.small_button("Remove").accessible_name(format!("Remove {}", bookmark.name)).clicked() {
            act(BookmarkAction::Delete(at));
        }
    });
    if !bookmark.note.is_empty() {
        ui.weak(&bookmark.note);
    }
    ui.add_space(4.0);
}
