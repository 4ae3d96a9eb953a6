//! The main job with the keyboard alone.

use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{USUAL, marks, open, place_of_all, syria, titles_of, wait_for_file};

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run();
}

/// Presses Tab until the node with a label has the focus.
fn tab_to(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..120 {
        if window.query_by_label(label).is_some_and(|node| node.is_focused()) {
            return;
        }
        press(window, Key::Tab);
    }
    panic!("Tab never reaches “{label}”");
}

#[test]
fn a_theme_is_chosen_with_tab_and_space() {
    let mut window = open(USUAL, Theme::Light);
    let syria = syria(&window);
    tab_to(&mut window, &syria);
    press(&mut window, Key::Space);
    let of_syria = titles_of(&window, "syria");
    let shown = marks(&window);
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|mark| of_syria.iter().any(|title| mark.starts_with(title.as_str()))));
}

#[test]
fn arrows_step_through_the_events_and_their_excerpts() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::Home);
    window.get_by_label_contains("the stairs where the Tehran conference was held in 1943");
    press(&mut window, Key::ArrowRight);
    window.get_by_label(&place_of_all(&window, 2));
    press(&mut window, Key::ArrowLeft);
    window.get_by_label(&place_of_all(&window, 1));
    press(&mut window, Key::Escape);
    assert!(window.state().state().selected().is_none());
}

#[test]
fn up_and_down_change_the_lane() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::Home);
    let lane = |window: &Harness<'_, App>| {
        let state = window.state().state();
        state.selected().map(|ix| state.dataset().event(ix).main_theme())
    };
    let first = lane(&window);
    press(&mut window, Key::ArrowDown);
    assert!(lane(&window) > first, "a lane further down");
    press(&mut window, Key::ArrowUp);
    assert_eq!(lane(&window), first);
}

#[test]
fn a_span_is_selected_and_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keyboard.md");
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::End);
    press(&mut window, Key::W);
    press(&mut window, Key::W);
    press(&mut window, Key::R);
    let span = window.state().state().span().expect("what is on screen is the span");
    press(&mut window, Key::E);
    let field = window.get_by_role_and_label(Role::TextInput, "Save as");
    assert!(field.is_focused(), "the cursor is where the path goes");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    let typed = path.display().to_string();
    window.get_by_role_and_label(Role::TextInput, "Save as").type_text(&typed);
    window.run();
    press(&mut window, Key::Enter);
    let text = wait_for_file(&mut window, &path);
    assert!(text.contains(&span.text()));
}

#[test]
fn nothing_fires_while_somebody_types() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::Slash);
    let search = window.get_by_role_and_label(Role::TextInput, "Search");
    assert!(search.is_focused());
    let before = window.state().state().viewport();
    press(&mut window, Key::W);
    press(&mut window, Key::E);
    window.get_by_role_and_label(Role::TextInput, "Search").type_text("zarif");
    window.run();
    assert_eq!(window.state().state().viewport(), before);
    assert!(!window.state().state().export().open);
    assert!(window.state().state().filter().text().contains("zarif"));
    let shown = window.state().state().matches().len();
    assert!(shown > 0 && shown < 79, "{shown}");
}

#[test]
fn a_mistake_in_the_search_is_told_while_it_is_there() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::Slash);
    let field = |window: &Harness<'_, App>, text: &str| {
        window.get_by_role_and_label(Role::TextInput, "Search").type_text(text);
    };
    field(&window, "actr:zarif");
    window.run();
    let said = "Search: no field is called “actr”; did you mean “actor”?";
    window.get_by_label(said);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    field(&window, "actor:zarif");
    window.run();
    assert!(window.query_by_label(said).is_none());
    assert_eq!(window.state().state().filter().text(), "actor:zarif");
    let found = window.state().state().matches().len();
    let all = window.state().state().dataset().events.len();
    assert!((1..all).contains(&found), "{found} of {all}");
}

#[test]
fn a_span_can_be_typed_as_dates() {
    let mut window = open(USUAL, Theme::Light);
    for (field, text) in [("Span from", "2015"), ("Span to", "autumn 2016")] {
        window.get_by_role_and_label(Role::TextInput, field).focus();
        window.run();
        window.get_by_role_and_label(Role::TextInput, field).type_text(text);
        window.run();
        press(&mut window, Key::Enter);
    }
    let span = window.state().state().span().expect("a span");
    assert_eq!(span.text(), "January 2015 – November 2016");
}

#[test]
fn the_list_of_keys_opens_and_closes() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::F1);
    window.get_by_label("Nearest event in the lane above, or the row above");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Nearest event in the lane above, or the row above").is_none());
}

#[test]
fn tab_goes_from_one_end_of_the_span_to_the_other() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_role_and_label(Role::TextInput, "Span from").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Span from").type_text("2015");
    window.run();
    press(&mut window, Key::Tab);
    assert!(window.get_by_role_and_label(Role::TextInput, "Span to").is_focused());
    window.get_by_role_and_label(Role::TextInput, "Span to").type_text("2016");
    window.run();
    press(&mut window, Key::Enter);
    let span = window.state().state().span().expect("a span");
    assert_eq!(span.text(), "2015 – 2016");
    assert_eq!(span.edges(), ("2015".to_owned(), "2016".to_owned()), "no more precise than it was typed");
}

#[test]
fn behind_an_open_window_nothing_fires() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::F1);
    let before = window.state().state().viewport();
    press(&mut window, Key::W);
    press(&mut window, Key::R);
    press(&mut window, Key::E);
    let state = window.state().state();
    assert_eq!(state.viewport(), before);
    assert!(state.span().is_none() && !state.export().open && state.windows().keys);
    press(&mut window, Key::Escape);
    assert!(!window.state().state().windows().keys);
}

#[test]
fn a_failed_export_leaves_the_cursor_in_the_path() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::E);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Save as").type_text("/nowhere/at/all.md");
    window.run();
    press(&mut window, Key::Enter);
    for _ in 0..200 {
        window.run();
        if window.state().state().export().failure.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.get_by_label_contains("could not be written");
    assert!(window.get_by_role_and_label(Role::TextInput, "Save as").is_focused());
    assert!(window.state().state().export().open, "nothing is lost");
}
