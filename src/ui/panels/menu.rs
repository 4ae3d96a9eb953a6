//! The bar at the top: menus, title, search, zoom.

use eframe::egui::{self, Button, Id, Key, MenuBar, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::at_the_right;
use crate::state::{
    Action, FilterAction, HistoryAction, SelectAction, State, TableAction, ViewAction, WindowAction,
};
use crate::ui::command::{self, Command, Does, Menu, TABLE};
use crate::ui::keymap::Keymap;
use crate::ui::theme::{self, Palette};

/// Shows the bar. `focus_search` puts the cursor into the search field.
pub(in crate::ui) fn menu(
    ui: &mut Ui,
    (state, keymap): (&State, &Keymap),
    focus_search: bool,
    actions: &mut Vec<Action>,
) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.words(), |ui| {
                // In a low window a long menu scrolls.
                ui.set_max_height(ui.ctx().content_rect().height() - AROUND);
                ScrollArea::vertical().show(ui, |ui| entries(ui, (state, keymap), *menu, actions));
            });
        }
        ui.add_space(8.0);
        // The rest of the bar is no menu: its buttons look like buttons.
        ui.reset_style();
        // In a narrow window the search gives way to the title, and then the title to the search.
        let room = ui.available_width() - RIGHT_PART;
        let search_width = (SEARCH - (TITLE - room).max(0.0)).max(NARROWEST_SEARCH);
        let room = room + SEARCH - search_width;
        if room >= TITLE / 2.0 {
            ui.scope(|ui| {
                ui.set_max_width(room);
                let title = RichText::new(&state.dataset().title).font(theme::heading(theme::BODY + 1.0));
                ui.add(egui::Label::new(title).truncate()).on_hover_text(&state.dataset().description);
            });
        }
        at_the_right(ui, "menu right", |ui| {
            search(ui, state, (search_width, focus_search), actions);
            ui.add_space(8.0);
            history(ui, state, actions);
            ui.add_space(8.0);
            ui.add_enabled_ui(!state.shows_table(), |ui| {
                zoom(ui, actions);
                ui.add_space(8.0);
                lanes(ui, (state, keymap), actions);
            });
            ui.add_space(8.0);
            views(ui, state, actions);
            // The View menu has it as well.
            if room >= TITLE / 2.0 {
                ui.add_space(8.0);
                appearance(ui, actions);
            }
        });
    });
}

/// The width of the search field, with room and without, and what the title needs, in points.
const SEARCH: f32 = 200.0;
const NARROWEST_SEARCH: f32 = 110.0;
const TITLE: f32 = 120.0;

/// The bar above a menu and the air below, in points.
const AROUND: f32 = 60.0;

/// What search, history, zoom, lanes and appearance take of the bar, at most, in points.
const RIGHT_PART: f32 = 725.0;

fn entries(ui: &mut Ui, (state, keymap): (&State, &Keymap), menu: Menu, actions: &mut Vec<Action>) {
    ui.set_min_width(250.0);
    for row in TABLE {
        let Some((_, has_line)) = row.menu.filter(|(in_menu, _)| *in_menu == menu) else {
            continue;
        };
        if has_line {
            ui.separator();
        }
        if menu == Menu::View && row.command == Command::AppearanceSystem {
            let lanes = Menu::Lanes;
            ui.menu_button(lanes.words(), |ui| entries(ui, (state, keymap), lanes, actions));
            ui.separator();
        }
        let does = row.command.does(state);
        let tick = if row.command.is_chosen(state) { "✓ " } else { "" };
        let keys = keymap.of(row).first().map(|chord| command::chord_words(*chord)).unwrap_or_default();
        let button = Button::new(format!("{tick}{}", row.words)).shortcut_text(keys);
        // Commands that need the canvas are keys only; a menu can't point at a lane.
        let action = match does {
            Some(Does::Acts(action)) => Some(action),
            Some(Does::FocusSearch | Does::NearestInLane(_)) | None => None,
        };
        let is_search = row.command == Command::Search;
        if ui.add_enabled(action.is_some() || is_search, button).clicked() {
            if is_search {
                ui.memory_mut(|memory| memory.request_focus(search_id()));
            }
            actions.extend(action);
            ui.close();
        }
    }
}

fn search_id() -> Id {
    Id::unique("annals search")
}

fn search(ui: &mut Ui, state: &State, (width, focus): (f32, bool), actions: &mut Vec<Action>) {
    let mut text = state.filter().text().to_owned();
    let edit = TextEdit::singleline(&mut text).id(search_id()).hint_text("Search  /").desired_width(width);
    let response = ui.add(edit).accessible_name("Search");
    let clear = ui.add_visible(!text.is_empty(), Button::new("×"));
    if clear.on_hover_text("Clear the search").accessible_name("Clear the search").clicked() {
        actions.push(Action::Filter(FilterAction::Search(String::new())));
    }
    if focus {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Filter(FilterAction::Search(text)));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        let is_back = ui.input(|input| input.modifiers.shift);
        actions.push(Action::Select(if is_back { SelectAction::Previous } else { SelectAction::Next }));
        response.request_focus();
    }
}

/// Back and forward through views.
fn history(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let buttons = [
        ("‹", "Back", "Back to the view before (Alt+←)", HistoryAction::Back, state.can_go_back()),
        ("›", "Forward", "Forward (Alt+→)", HistoryAction::Forward, state.can_go_forward()),
    ];
    for (sign, name, hint, action, can) in buttons {
        let button = ui.add_enabled(can, Button::new(sign).min_size(egui::vec2(24.0, 22.0)));
        if button.on_hover_text(hint).accessible_name(name).clicked() {
            actions.push(Action::History(action));
        }
    }
}

fn zoom(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = 4.0;
    for (sign, name, factor) in
        [("−", "Zoom out", 1.0 / command::ZOOM_STEP), ("+", "Zoom in", command::ZOOM_STEP)]
    {
        let button = ui.add(Button::new(sign).min_size(egui::vec2(24.0, 22.0)));
        if button.on_hover_text(name).accessible_name(name).clicked() {
            actions.push(Action::View(ViewAction::Zoom { at: None, factor }));
        }
    }
    if ui.button("Fit").on_hover_text("Fit everything (0)").clicked() {
        actions.push(Action::View(ViewAction::FitAll));
    }
}

/// What lanes are made by, always on screen.
fn lanes(ui: &mut Ui, (state, keymap): (&State, &Keymap), actions: &mut Vec<Action>) {
    let words = format!("Lanes: {}", state.lanes().words());
    let arrow = RichText::new("▼").size(6.0);
    let menu =
        ui.menu_button((words.as_str(), arrow), |ui| entries(ui, (state, keymap), Menu::Lanes, actions));
    menu.response.on_hover_text("What events share that stand in one lane").accessible_name(&words);
}

/// Timeline or table.
fn views(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.ctx().theme());
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.spacing_mut().button_padding.x = 6.0;
    for (words, explained, table) in [
        ("Timeline", "The matches along the axis of time (T)", false),
        ("Table", "The matches as rows (T)", true),
    ] {
        let is_shown = state.shows_table() == table;
        let (font, colour) = if is_shown {
            (theme::heading(theme::BODY), palette.accent.0)
        } else {
            (theme::sans(theme::BODY), palette.text_weak.0)
        };
        let button =
            ui.add(Button::new(RichText::new(words).font(font).color(colour)).frame_when_inactive(false));
        button.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, is_shown, format!("Show the {}", words.to_lowercase()))
        });
        if button.on_hover_text(explained).clicked() {
            actions.push(Action::Table(TableAction::Show { table }));
        }
    }
}

fn appearance(ui: &mut Ui, actions: &mut Vec<Action>) {
    let is_dark = ui.ctx().theme() == egui::Theme::Dark;
    let (words, other) = if is_dark {
        ("Light", crate::state::Appearance::Light)
    } else {
        ("Dark", crate::state::Appearance::Dark)
    };
    if ui.button(words).on_hover_text("Switch between light and dark").clicked() {
        actions.push(Action::Window(WindowAction::Appearance(other)));
    }
}
