//! A menu for what is right-clicked, which the keyboard opens as well.

use eframe::egui::containers::menu::menu_style;
use eframe::egui::{
    Align, Event, Id, InputState, Key, Layout, Memory, Modifiers, Popup, PopupKind, Response, SetOpenCommand,
    Ui, accesskit,
};

/// Shows the menu of a widget: at the pointer after a right click; beside the widget after the Menu key or Shift+F10
/// while it has the focus, or when a screen reader asks. Opened by key, its first entry has the focus, and gives it back.
/// `content` is told whether its first entry is to take the focus.
pub(super) fn context_menu(ui: &Ui, response: &Response, mut content: impl FnMut(&mut Ui, bool)) {
    response.context_menu(|ui| content(ui, false));
    let (ctx, id) = (ui.ctx(), response.id.with("by key"));
    ctx.accesskit_node_builder(response.id, |node| node.add_action(accesskit::Action::ShowContextMenu));
    let is_asked = response.has_focus() && ui.input(is_pressed)
        || ui.input(|input| {
            input.has_accesskit_action_request(response.id, accesskit::Action::ShowContextMenu)
        });
    if !is_asked && !Popup::is_id_open(ctx, id) {
        return;
    }
    let is_first = |ui: &Ui, anchor: Id| {
        let focused = ui.memory(Memory::focused);
        !ui.is_sizing_pass() && focused.is_none_or(|focused| focused == anchor)
    };
    Popup::from_response(response)
        .id(id)
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(menu_style)
        .open_memory(is_asked.then_some(SetOpenCommand::Bool(true)))
        .show(|ui| content(ui, is_first(ui, response.id)));
    let is_clicked = ui.input(|input| input.pointer.any_click());
    if !is_clicked && !Popup::is_id_open(ctx, id) {
        response.request_focus();
    }
}

/// Shows the menu of a button below it, after a click or Enter. Opened by key, its first entry has the focus; closed, it
/// gives it back. `content` is told whether its first entry is to take the focus.
pub(super) fn button_menu(ui: &Ui, response: &Response, content: impl FnOnce(&mut Ui, bool)) {
    let (ctx, id) = (ui.ctx(), Popup::default_response_id(response));
    let was_open = Popup::is_id_open(ctx, id);
    let is_by_key = response.has_focus();
    Popup::menu(response).id(id).show(|ui| content(ui, is_by_key && !ui.is_sizing_pass()));
    let is_clicked = ui.input(|input| input.pointer.any_click());
    if was_open && !is_clicked && !Popup::is_id_open(ctx, id) {
        response.request_focus();
    }
}

/// Whether the Menu key or Shift+F10 was pressed in this frame; Shift may have been let go since.
pub(super) fn is_pressed(input: &InputState) -> bool {
    input.raw.events.iter().any(|event| {
        matches!(
            event,
            Event::Key { key: Key::Menu, pressed: true, .. }
                | Event::Key { key: Key::F10, pressed: true, modifiers: Modifiers { shift: true, .. }, .. }
        )
    })
}
