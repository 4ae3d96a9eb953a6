//! The filter panel, the chips above the canvas, and an empty result: by mouse and by keyboard.

use annals::query::Facet;
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, open, syria, titles_of};

fn press(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn click(window: &mut Harness<'_, App>, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run();
}

fn write(window: &mut Harness<'_, App>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

/// Opens a facet that is folded away.
fn unfold(window: &mut Harness<'_, App>, facet: &str) {
    window.get_by_label_contains(&format!("{facet} · ")).click();
    window.run();
}

/// The boxes of values whose names begin with a text.
fn boxes(window: &Harness<'_, App>, start: &str) -> Vec<String> {
    let labels = window.query_all(by().role(Role::CheckBox)).filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with(start)).collect()
}

fn words(window: &Harness<'_, App>) -> String {
    let state = window.state().state();
    state.filter().words(state.dataset())
}

#[test]
fn a_value_is_excluded_from_the_menu_and_with_the_keyboard() {
    let mut window = open(USUAL, Theme::Light);
    let name = syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &name).click_secondary();
    window.run();
    click(&mut window, Role::Button, "Exclude");
    assert_eq!(words(&window), "Theme: not Syria");
    let excluded = format!("{name}, excluded");
    assert!(window.query_by_role_and_label(Role::CheckBox, &excluded).is_some());
    // Its chip drops it.
    click(&mut window, Role::Button, "Drop Theme: not Syria");
    assert_eq!(words(&window), "");
    assert!(window.query_by_label_contains("Drop ").is_none(), "no strip where nothing is filtered");
    window.get_by_role_and_label(Role::CheckBox, &name).focus();
    window.run();
    press(&mut window, Modifiers::ALT, Key::Enter);
    assert_eq!(words(&window), "Theme: not Syria");
    window.get_by_role_and_label(Role::CheckBox, &excluded).focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(words(&window), "");
}

#[test]
fn alt_or_ctrl_and_a_click_exclude() {
    for modifiers in [Modifiers::ALT, Modifiers::COMMAND] {
        let mut window = open(USUAL, Theme::Light);
        let name = syria(&window);
        window.get_by_role_and_label(Role::CheckBox, &name).click_modifiers(modifiers);
        window.run();
        assert_eq!(words(&window), "Theme: not Syria");
    }
}

#[test]
fn a_long_list_is_narrowed_by_typing() {
    let mut window = open(USUAL, Theme::Light);
    unfold(&mut window, "Actor");
    let all = boxes(&window, "").len();
    write(&mut window, "Narrow the list of actors", "RÚSS");
    assert!(boxes(&window, "").len() < all);
    let russia = boxes(&window, "Russia, ");
    assert_eq!(russia.len(), 1, "capitals and accents don't matter");
    click(&mut window, Role::CheckBox, &russia[0]);
    assert_eq!(words(&window), "Actor: Russia");
    unfold(&mut window, "Importance");
    assert!(window.query_by_label("Narrow the list of importances").is_none(), "three need none");
}

#[test]
fn a_facet_is_reset_by_itself_and_a_reset_undone_in_its_place() {
    let mut window = open(USUAL, Theme::Light);
    let name = syria(&window);
    click(&mut window, Role::CheckBox, &name);
    unfold(&mut window, "Importance");
    let landmark = boxes(&window, "Landmark, ").remove(0);
    click(&mut window, Role::CheckBox, &landmark);
    assert_eq!(words(&window), "Theme: Syria; Importance: Landmark");
    window.get_by_label("Any theme").click();
    window.run();
    assert_eq!(words(&window), "Importance: Landmark");
    window.get_by_label("Reset").click();
    window.run();
    assert!(window.query_by_label("Reset").is_none());
    window.get_by_label("Undo reset").click();
    window.run();
    assert_eq!(words(&window), "Importance: Landmark");
    assert!(window.query_by_label("Reset").is_some());
}

#[test]
fn what_resets_a_facet_moves_nothing() {
    let mut window = open(USUAL, Theme::Light);
    unfold(&mut window, "Precision");
    let importance = |window: &Harness<'_, App>| window.get_by_label_contains("Importance · ").rect();
    let before = importance(&window);
    let day = boxes(&window, "Day, ").remove(0);
    click(&mut window, Role::CheckBox, &day);
    assert!(window.query_by_label("Any precision").is_some());
    assert_eq!(importance(&window), before);
}

#[test]
fn an_empty_result_offers_to_drop_what_empties_it() {
    let mut window = open(USUAL, Theme::Light);
    let name = syria(&window);
    let events = titles_of(&window, "syria").len();
    click(&mut window, Role::CheckBox, &name);
    write(&mut window, "Search", "xyzzy");
    window.get_by_label_contains("No event that passes the filters holds “xyzzy”");
    assert!(window.query_by_label_contains("Without Theme").is_none(), "that alone would not help");
    click(&mut window, Role::Button, &format!("Without Text: “xyzzy”: {events} events"));
    assert_eq!(words(&window), "Theme: Syria");
    assert_eq!(window.state().state().matches().len(), events);
}

#[test]
fn two_values_are_compared() {
    let mut window = open(USUAL, Theme::Light);
    unfold(&mut window, "Actor");
    let name = |window: &Harness<'_, App>, start: &str| boxes(window, start).remove(0);
    let russia = name(&window, "Russia, ");
    window.get_by_role_and_label(Role::CheckBox, &russia).click_secondary();
    window.run();
    click(&mut window, Role::Button, "Compare with…");
    window.get_by_label_contains("Compare Russia with…");
    let iran = name(&window, "Iran, ");
    click(&mut window, Role::CheckBox, &iran);
    let comparison = window.state().state().filter().comparison().expect("a comparison");
    assert_eq!(comparison.facet, Facet::Actor);
    for lane in ["Lane Only Russia, ", "Lane Both, ", "Lane Only Iran, "] {
        window.get_by_label_contains(lane);
    }
    window.get_by_label("Lanes: comparing");
    click(&mut window, Role::Button, "Drop Comparing Russia and Iran");
    window.get_by_label("Lanes: theme");
    assert_eq!(words(&window), "");
}

/// Presses Tab until the node with a label has the focus.
fn tab_to(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..120 {
        if window.query_by_label(label).is_some_and(|node| node.is_focused()) {
            return;
        }
        press(window, Modifiers::NONE, Key::Tab);
    }
    panic!("Tab never reaches “{label}”");
}

fn has_focus(window: &Harness<'_, App>, role: Role, label: &str) -> bool {
    window.get_by_role_and_label(role, label).is_focused()
}

#[test]
fn two_values_are_compared_with_the_keyboard_alone() {
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        let mut window = open(USUAL, Theme::Light);
        let actors = window.get_by_label_contains("Actor · ").accesskit_node().label().expect("a label");
        tab_to(&mut window, &actors);
        press(&mut window, Modifiers::NONE, Key::Space);
        let iran = boxes(&window, "Iran, ").remove(0);
        tab_to(&mut window, &iran);
        press(&mut window, modifiers, key);
        assert!(has_focus(&window, Role::Button, "Only this"), "the menu has the focus");
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        assert!(has_focus(&window, Role::Button, "Exclude"));
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        assert!(has_focus(&window, Role::Button, "Compare with…"));
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.get_by_label_contains("Compare Iran with…");
        assert!(has_focus(&window, Role::CheckBox, &iran), "the focus is where it was");
        assert!(!window.state().state().settings().details_hidden, "Shift+F10 is not F10");
        let russia = boxes(&window, "Russia, ").remove(0);
        tab_to(&mut window, &russia);
        press(&mut window, Modifiers::NONE, Key::Space);
        assert!(window.state().state().filter().comparison().is_some());
        window.get_by_label_contains("Lane Only Iran, ");
        window.get_by_label("Lanes: comparing");
        assert_eq!(words(&window), "Actor: Iran or Russia");
    }
}

#[test]
fn the_menu_of_a_value_opens_and_closes_with_the_keyboard() {
    let mut window = open(USUAL, Theme::Light);
    let name = syria(&window);
    tab_to(&mut window, &name);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Only this").is_none());
    assert!(has_focus(&window, Role::CheckBox, &name));
    assert_eq!(words(&window), "");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(words(&window), "Theme: not Syria");
    assert!(has_focus(&window, Role::CheckBox, &format!("{name}, excluded")));
    press(&mut window, Modifiers::SHIFT, Key::F10);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(words(&window), "Theme: Syria", "only this");
    // Without the focus nothing opens; nor does it hide the details, even where Shift is let go within the frame.
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let (key, modifiers) = (Key::F10, Modifiers::SHIFT);
    window.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    window.run();
    assert!(window.query_by_role_and_label(Role::Button, "Only this").is_none());
    assert!(!window.state().state().settings().details_hidden);
}
