//! Back and forward, bookmarks, the palette of commands, a date to go to, and keys of one's own.

use annals::ui::{App, Keymap, TABLE, find_command};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{USUAL, open};

fn press(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn write(window: &mut Harness<'_, App>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

#[test]
fn buttons_and_keys_lead_back_and_forward() {
    let mut window = open(USUAL, Theme::Light);
    let whole = window.state().state().viewport();
    let syria = super::syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &syria).click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::F);
    let selected = window.state().state().selected();
    window.get_by_role_and_label(Role::Button, "Back").click();
    window.run();
    assert_eq!(window.state().state().selected(), selected);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    let state = window.state().state();
    assert!(state.filter().is_empty() && state.selected().is_none() && !state.can_go_back());
    assert_eq!(state.goal(), whole);
    window.get_by_role_and_label(Role::Button, "Forward").click();
    window.run();
    assert!(!window.state().state().filter().is_empty());
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.state().state().selected(), selected);
}

#[test]
fn the_palette_finds_a_command_by_some_letters() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::K);
    write(&mut window, "Find a command", "solhij");
    assert!(window.query_by_label_contains("Solar Hijri ruler").is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().state().settings().solar_hijri);
    assert!(!window.state().state().has_dialog(), "it closes");
    // With the arrows, and of a command that needs the window.
    press(&mut window, Modifiers::COMMAND, Key::K);
    write(&mut window, "Find a command", "lanes by");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state().lanes().by(), annals::layout::LanesBy::Actor);
    press(&mut window, Modifiers::COMMAND, Key::K);
    write(&mut window, "Find a command", "qqqq");
    assert!(window.query_by_label_contains("No command has these letters").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.state().state().has_dialog());
}

#[test]
fn the_best_fit_comes_first_and_only_what_can_be_done() {
    let best = |text: &str| find_command(text, &|_| true).first().map(|row| row.words);
    assert_eq!(best("zoom in"), Some("Zoom in"));
    assert_eq!(best("exp md"), Some("Export Markdown…"));
    assert_eq!(best("fold"), Some("Fold empty time"));
    assert_eq!(best("xyzzy"), None);
    assert_eq!(find_command("", &|_| true).len(), TABLE.len() - 1, "all but Esc");
    assert_eq!(find_command("", &|row| row.words.starts_with("Zoom")).len(), 2);
}

#[test]
fn a_date_is_understood_while_it_is_typed() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::NONE, Key::G);
    write(&mut window, "Date", "20 Mordad 1400");
    assert!(window.query_all_by_label_contains("2021-08-11 · 11 August 2021").next().is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    let state = window.state().state();
    assert!(!state.has_dialog());
    let days = state.days_on_screen().expect("days");
    assert!(days.len() < 90 && days.text().contains("2021"), "{}", days.text());
    press(&mut window, Modifiers::NONE, Key::G);
    write(&mut window, "Date", "soonish");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().state().go_to().is_some(), "it stays, and says what was expected");
    assert!(window.query_by_label_contains("expected EDTF").is_some());
}

#[test]
fn a_bookmark_is_kept_and_found() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::NONE, Key::W);
    let kept = window.state().state().goal();
    press(&mut window, Modifiers::COMMAND, Key::D);
    window.get_by_label("Note of the bookmark").type_text("for the lecture");
    window.run();
    window.get_by_role_and_label(Role::Button, "Keep it").click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Num0);
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(window.query_all_by_label_contains("for the lecture").next().is_some());
    let name = window.state().state().bookmarks()[0].name.clone();
    window.get_by_role_and_label(Role::Link, &name).click();
    window.run();
    let state = window.state().state();
    assert!((state.goal().start() - kept.start()).abs() < 1e-6 && !state.has_dialog());
}

#[test]
fn keys_of_ones_own_fire_and_are_shown() {
    let (keys, mistakes) = Keymap::read(r#"{ "toggle-folding": ["Ctrl+B"], "zoom-in": ["B"] }"#);
    assert_eq!(mistakes, Vec::<String>::new());
    let mut window = super::open_app(USUAL, Theme::Light, |app| app.with_keys(keys));
    let before = window.state().state().goal();
    press(&mut window, Modifiers::NONE, Key::B);
    assert!(window.state().state().goal().days() < before.days());
    press(&mut window, Modifiers::NONE, Key::W);
    press(&mut window, Modifiers::COMMAND, Key::B);
    assert!(!window.state().state().axis().is_plain());
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(window.query_by_label_contains("Ctrl+B").is_some());
}

#[test]
fn the_view_is_copied_from_the_menu_and_with_the_keyboard() {
    let mut window = open(USUAL, Theme::Light);
    let app = window.state();
    let expected = app.state().command_line();
    window.get_by_role_and_label(Role::Button, "Go").click();
    window.run();
    window.get_by_label_contains("Copy view as a command line").click();
    window.run();
    assert!(window.query_by_label_contains("Copied the command line").is_some());
    assert!(expected.starts_with("annals --view "), "{expected}");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label_contains("Copied the command line").is_none());
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run();
    assert!(window.query_by_label_contains("Copied the command line").is_some());
}
