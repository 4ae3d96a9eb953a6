//! What doesn't match: switched on by mouse and key, hovered, clicked.

use std::collections::BTreeSet;

use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, marks, open, syria, titles_of};

const SWITCH: &str = "Show what doesn’t match";
const FAINT: &str = ", doesn’t match the filter";

/// A window in which only what is about Syria passes.
fn filtered() -> Harness<'static, App> {
    let mut window = open(USUAL, Theme::Light);
    assert!(window.query_by_label(SWITCH).is_none(), "nothing to show without a filter");
    let syria = syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &syria).click();
    window.run();
    window
}

/// The names of the faint marks on screen, and where they are.
fn faint(window: &Harness<'_, App>) -> Vec<(String, Rect)> {
    window
        .query_all(by().role(Role::Button))
        .filter_map(|node| node.accesskit_node().label().map(|label| (label, node.rect())))
        .filter(|(label, _)| label.ends_with(FAINT))
        .collect()
}

#[test]
fn the_switch_beside_reset_shows_what_does_not_match() {
    let mut window = filtered();
    let matching = marks(&window);
    assert!(faint(&window).is_empty());
    window.get_by_label(SWITCH).click();
    window.run();
    let shown = faint(&window);
    let of_syria = titles_of(&window, "syria");
    assert!(shown.len() > 5, "{shown:?}");
    for (name, _) in &shown {
        assert!(!of_syria.iter().any(|title| name.starts_with(&format!("{title}, "))), "{name} matches");
    }
    let all = marks(&window);
    assert!(matching.iter().all(|mark| all.contains(mark)));
    assert_eq!(all.len(), matching.len() + shown.len());
    let others = window.state().state().dataset().events.len() - of_syria.len();
    window.get_by_label_contains(&format!("{others} filtered out"));
    window.key_press(Key::N);
    window.run();
    assert_eq!((faint(&window).len(), marks(&window)), (0, matching));
}

#[test]
fn the_menu_switches_it_too_and_it_is_remembered() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains(SWITCH).click();
    window.run();
    assert!(window.state().state().settings_to_remember().show_dropped);
    assert!(faint(&window).is_empty(), "everything matches");
    let syria = syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &syria).click();
    window.run();
    assert!(!faint(&window).is_empty());
}

#[test]
fn a_faint_mark_says_what_it_is_and_opens() {
    let mut window = filtered();
    window.key_press(Key::N);
    window.run();
    let (name, rect) = faint(&window).into_iter().find(|(_, rect)| rect.width() < 12.0).expect("a day");
    window.hover_at(rect.center());
    window.run();
    window.get_by_label("Doesn’t match the filter");
    window.drag_at(rect.center());
    window.drop_at(rect.center());
    window.run();
    let state = window.state().state();
    let selected = state.selected().expect("an event");
    let title = state.dataset().event(selected).title.clone();
    assert!(name.starts_with(&format!("{title}, ")), "{name} is not {title}");
    assert!(!state.matches().contains(selected));
    window.get_by_label("filtered out");
    window.key_press(Key::ArrowRight);
    window.run();
    let state = window.state().state();
    assert!(state.selected().is_some_and(|event| state.matches().contains(event)), "only matches are walked");
}

#[test]
fn a_screen_reader_opens_it_too() {
    let mut window = filtered();
    window.get_by_label(SWITCH).click();
    window.run();
    let (name, _) = faint(&window).remove(0);
    window.get_by_role_and_label(Role::Button, &name).click_accesskit();
    window.run();
    let state = window.state().state();
    let selected = state.selected().expect("an event");
    assert!(
        !state.matches().contains(selected)
            && name.starts_with(state.dataset().event(selected).title.as_str())
    );
}

#[test]
fn the_ground_of_a_lane_says_how_many_have_no_room() {
    let mut window = filtered();
    window.key_press(Key::N);
    window.run();
    let lane = window.get_by_label_contains("Lane Diplomacy, ").rect();
    let overview = window.get_by_label("Overview").rect();
    let mut said = BTreeSet::new();
    for step in 1..60_u8 {
        // Between the rows.
        let x = lane.right() + (overview.right() - lane.right()) * f32::from(step) / 60.0;
        window.hover_at(pos2(x, lane.bottom() - 4.0));
        window.run();
        let words = window.query_by_label_contains("here don’t match the filter");
        said.extend(
            words.and_then(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label())),
        );
    }
    let counts = said.iter().filter_map(|words| words.split_once(" events here")?.0.parse::<usize>().ok());
    let of_lane = 33 - 3;
    assert!(counts.clone().count() > 0 && counts.sum::<usize>() < of_lane, "{said:?}");
}
