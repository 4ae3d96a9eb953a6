//! Several events chosen in the window, by mouse and by keyboard, on the timeline and in the table.

use annals::dataset::EventIx;
use annals::ui::App;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::table::rows;
use super::{USUAL, marks, open};

fn press(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Clicks where a node is, with keys held: a press and a release of the pointer.
fn click(window: &mut Harness<'_, App>, role: Role, label: &str, modifiers: Modifiers) {
    window.get_by_role_and_label(role, label).click_modifiers(modifiers);
    window.run();
}

fn chosen(window: &Harness<'_, App>) -> Vec<EventIx> {
    let state = window.state().state();
    state.chosen().events(state.timeline())
}

fn is_marked(window: &Harness<'_, App>, role: Role, label: &str) -> bool {
    window.get_by_role_and_label(role, label).accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn marks_are_chosen_with_ctrl_and_shift_and_let_go_with_escape() {
    let mut window = open(USUAL, Theme::Light);
    let names = marks(&window);
    let [a, b] = [names[0].clone(), names[3].clone()];
    click(&mut window, Role::Button, &a, Modifiers::NONE);
    let names = marks(&window);
    assert!(names.contains(&a) && names.contains(&b));
    click(&mut window, Role::Button, &b, Modifiers::COMMAND);
    assert_eq!(chosen(&window).len(), 2);
    assert!(is_marked(&window, Role::Button, &a) && is_marked(&window, Role::Button, &b));
    window.get_by_label("2 events selected");
    click(&mut window, Role::Button, &b, Modifiers::COMMAND);
    assert!(window.query_by_label("2 events selected").is_none());
    assert!(!is_marked(&window, Role::Button, &b));
    click(&mut window, Role::Button, &b, Modifiers::SHIFT);
    let between = chosen(&window);
    assert!(between.len() > 1);
    let state = window.state().state();
    let positions: Vec<usize> = between.iter().filter_map(|ix| state.matches().position(*ix)).collect();
    assert!(positions.windows(2).all(|pair| pair[1] == pair[0] + 1), "none between is left out");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(chosen(&window).is_empty() && window.state().state().selected().is_some());
}

#[test]
fn rows_are_chosen_with_the_keyboard_and_summed_up() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::NONE, Key::T);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    window.get_by_label("3 events selected");
    window.get_by_label("Earliest");
    window.get_by_label("1943");
    let shown = rows(&window);
    for (row, expected) in [(0, true), (2, true), (3, false)] {
        assert_eq!(is_marked(&window, Role::Row, &shown[row]), expected, "{}", shown[row]);
    }
    press(&mut window, Modifiers::COMMAND, Key::A);
    let all = window.state().state().matches().len();
    window.get_by_label(&format!("{all} events selected"));
    press(&mut window, Modifiers::COMMAND, Key::C);
    let notice = window.state().state().windows().notice.clone();
    assert_eq!(notice, Some(format!("Copied {all} rows as tab-separated text.")));
    window.get_by_role_and_label(Role::Button, "Clear").click();
    window.run();
    assert!(chosen(&window).is_empty());
}

#[test]
fn rows_are_chosen_with_the_mouse_and_exported() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::NONE, Key::T);
    let shown = rows(&window);
    click(&mut window, Role::Row, &shown[1], Modifiers::NONE);
    click(&mut window, Role::Row, &shown[4], Modifiers::SHIFT);
    click(&mut window, Role::Row, &shown[2], Modifiers::COMMAND);
    window.get_by_label("3 events selected");
    window.get_by_role_and_label(Role::Button, "Export…").click();
    window.run();
    let radio = window.get_by_role_and_label(Role::RadioButton, "Selected events (3)");
    assert_eq!(radio.accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(window.state().state().export_count(), 3);
    window.get_by_role_and_label(Role::RadioButton, "All matches").click();
    window.run();
    let state = window.state().state();
    assert_eq!(state.export_count(), state.matches().len());
}
