//! Lanes in the window: grouped, folded, moved, and the shelf of what has no date.

use annals::layout::LanesBy;
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, drag, marks, open};

/// The names of the lanes from top to bottom, as a screen reader hears them.
fn headings(window: &Harness<'_, App>) -> Vec<String> {
    let mut headings: Vec<(f32, String)> = window
        .query_all(by().role(Role::Button))
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .filter(|(_, label)| label.starts_with("Lane "))
        .collect();
    headings.sort_by(|a, b| a.0.total_cmp(&b.0));
    headings.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn the_bar_changes_the_grouping() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_label("Lanes: theme").click();
    window.run();
    window.get_by_label_contains("Lanes by standing").click();
    window.run();
    assert_eq!(window.state().state().lanes().by(), LanesBy::Standing);
    window.get_by_label("Lanes: standing");
    let words = headings(&window);
    assert!(words[0].starts_with("Lane Stated, "), "{words:?}");
    assert_eq!(words.len(), 5);
}

#[test]
fn a_click_on_a_heading_folds_its_lane() {
    let mut window = open(USUAL, Theme::Light);
    let name = headings(&window)[0].clone();
    let before = marks(&window).len();
    let is_open =
        |window: &Harness<'_, App>| window.get_by_label(&name).accesskit_node().data().is_expanded();
    assert_eq!(is_open(&window), Some(true));
    let height = window.get_by_label(&name).rect().height();
    window.get_by_label(&name).click();
    window.run();
    assert_eq!(is_open(&window), Some(false));
    assert!(window.get_by_label(&name).rect().height() < height);
    let state = window.state().state();
    let folded = state.lanes().get(0).expect("a lane").total;
    window.get_by_label(&format!("{folded} events together"));
    assert!(marks(&window).len() <= before);
    window.get_by_label(&name).click();
    window.run();
    assert_eq!(is_open(&window), Some(true));
    assert_eq!(marks(&window).len(), before);
}

#[test]
fn a_heading_is_worked_with_the_keyboard() {
    let mut window = open(USUAL, Theme::Light);
    let own = headings(&window);
    window.get_by_label(&own[0]).focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert!(window.state().state().lanes().is_folded(0));
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    window.run();
    assert_eq!(headings(&window)[..2], [own[1].clone(), own[0].clone()]);
    assert!(window.get_by_label(&own[0]).is_focused(), "the focus goes along");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    window.run();
    assert_eq!(headings(&window), own);
    window.key_press(Key::ArrowDown);
    window.run();
    assert!(window.get_by_label(&own[1]).is_focused());
    assert!(window.state().state().selected().is_none(), "the arrows belong to the heading");
}

#[test]
fn a_heading_is_dragged_to_another_place() {
    let mut window = open(USUAL, Theme::Light);
    let own = headings(&window);
    let centre = |window: &Harness<'_, App>, at: usize| window.get_by_label(&own[at]).rect().center();
    let (from, to) = (centre(&window, 0), window.get_by_label(&own[2]).rect().center_bottom());
    let view = window.state().state().viewport();
    drag(&mut window, from, to);
    assert_eq!(headings(&window)[..3], [own[1].clone(), own[2].clone(), own[0].clone()]);
    assert_eq!(window.state().state().viewport(), view, "the canvas stays");
    assert!(!window.state().state().lanes().is_folded(2), "a drag is no click");
    let (from, to) = (centre(&window, 0), window.get_by_label(&own[1]).rect().center_top());
    drag(&mut window, from, to);
    assert_eq!(headings(&window), own);
}

#[test]
fn arrows_go_by_the_lanes_that_are_shown() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_label("Lanes: theme").click();
    window.run();
    window.get_by_label_contains("Lanes by actor").click();
    window.run();
    let lane = |window: &Harness<'_, App>| {
        let state = window.state().state();
        state.selected().map(|event| state.lanes().of(event))
    };
    window.key_press(Key::Home);
    window.run();
    let first = lane(&window);
    assert_eq!(first, Some(window.state().state().lanes().len() - 1), "it names no actor");
    window.key_press(Key::ArrowUp);
    window.run();
    assert!(lane(&window) < first, "{:?} {first:?}", lane(&window));
}

#[test]
fn the_lane_of_what_is_selected_comes_on_screen() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_label("Lanes: theme").click();
    window.run();
    window.get_by_label_contains("Lanes by actor").click();
    window.run();
    let state = window.state().state();
    let last = state.lanes().len() - 1;
    let name = format!("Lane {},", state.lanes().get(last).expect("a lane").label);
    assert!(headings(&window).iter().all(|heading| !heading.starts_with(&name)), "there is more than fits");
    let event = state.timeline().order().iter().copied().find(|event| state.lanes().of(*event) == last);
    let id = window.ctx.clone();
    let select = annals::state::SelectAction::Event(event.expect("an event"));
    window.state_mut().apply(&id, annals::state::Action::Select(select));
    window.run();
    assert!(headings(&window).iter().any(|heading| heading.starts_with(&name)));
}

#[test]
fn the_shelf_lists_what_has_no_date() {
    let mut window = open(USUAL, Theme::Light);
    let undated = window.state().state().matches().undated().to_vec();
    assert!(!undated.is_empty(), "the shipped dataset has some");
    let shelf = format!("Undated · {}", undated.len());
    window.get_by_role_and_label(Role::Button, &shelf).click();
    window.run();
    assert_eq!(window.state().state().listed(), undated);
    let title = window.state().state().dataset().event(undated[0]).title.clone();
    window.get_by_label_contains(&title);
    window.key_press(Key::Escape);
    window.run();
    window.get_by_role_and_label(Role::Button, &shelf).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().state().listed(), undated, "by keyboard too");
}
