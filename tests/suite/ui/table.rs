//! The table in the window, by mouse and by keyboard.

use annals::query::Column;
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, drag, open, place_of_all};

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run();
}

/// A window that shows the table.
fn opened() -> Harness<'static, App> {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::T);
    assert!(window.state().state().shows_table());
    window
}

/// The names of the rows on screen from top to bottom, and whether each is selected.
pub(super) fn rows(window: &Harness<'_, App>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .query_all(by().role(Role::Row))
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// The titles of the first rows, as the state has them.
fn expected(window: &Harness<'_, App>, count: usize) -> Vec<String> {
    let state = window.state().state();
    state.rows().iter().take(count).map(|ix| state.dataset().event(ix).title.to_string()).collect()
}

#[test]
fn the_switch_shows_rows_in_place_of_lanes_and_back() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_role_and_label(Role::Button, "Show the table").click();
    window.run();
    let shown = rows(&window);
    assert!((10..60).contains(&shown.len()), "what is on screen, and no more: {}", shown.len());
    for (row, title) in shown.iter().zip(expected(&window, shown.len())) {
        assert!(row.starts_with(&title), "{row}: {title}");
    }
    assert!(window.query_by_label("Ruler").is_none());
    let all = window.state().state().dataset().events.len();
    window.get_by_label_contains(&format!("{} in rows · {} above or below", shown.len(), all - shown.len()));
    window.get_by_role_and_label(Role::Button, "Show the timeline").click();
    window.run();
    window.get_by_label("Ruler");
    assert!(rows(&window).is_empty());
}

#[test]
fn a_click_on_a_heading_sorts_and_a_second_one_turns_it_round() {
    let mut window = opened();
    for falling in [false, true] {
        window.get_by_role_and_label(Role::ColumnHeader, "Title").click();
        window.run();
        let sort = window.state().state().settings().table.sort;
        assert_eq!((sort.by, sort.falling), (Column::Title, falling));
        let shown = rows(&window);
        for (row, title) in shown.iter().zip(expected(&window, shown.len())) {
            assert!(row.starts_with(&title), "{row}: {title}");
        }
    }
    window.get_by_role_and_label(Role::ColumnHeader, "Source").focus();
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state().settings().table.sort.by, Column::Source);
}

#[test]
fn a_click_selects_and_the_arrows_go_on_from_there() {
    let mut window = opened();
    let third = rows(&window)[2].clone();
    window.get_by_role_and_label(Role::Row, &third).click();
    window.run();
    window.get_by_label(&place_of_all(&window, 3));
    press(&mut window, Key::ArrowDown);
    window.get_by_label(&place_of_all(&window, 4));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowUp);
    window.get_by_label(&place_of_all(&window, 2));
    press(&mut window, Key::F10);
    assert!(window.query_by_label(&place_of_all(&window, 2)).is_none());
    press(&mut window, Key::Enter);
    window.get_by_label(&place_of_all(&window, 2));
}

#[test]
fn the_selected_row_is_scrolled_into_view() {
    let mut window = opened();
    let first = rows(&window)[0].clone();
    press(&mut window, Key::End);
    let state = window.state().state();
    let last = state.rows().at(state.rows().len() - 1).expect("a row");
    assert_eq!(state.selected(), Some(last));
    let title = state.dataset().event(last).title.clone();
    assert!(rows(&window).last().is_some_and(|row| row.starts_with(title.as_str())));
    assert!(!rows(&window).contains(&first));
    press(&mut window, Key::PageUp);
    let page = window.state().state().page();
    let count = window.state().state().rows().len();
    window.get_by_label(&place_of_all(&window, count - page));
    press(&mut window, Key::Home);
    assert_eq!(rows(&window)[0], first);
}

/// The texts that were put on the clipboard in the last frame.
fn copied(window: &Harness<'_, App>) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        OutputCommand::CopyImage(_) | OutputCommand::OpenUrl(_) | OutputCommand::TextSelectionSettled(_) => {
            None
        }
    })
}

#[test]
fn the_system_key_for_copying_copies_the_row() {
    let mut window = opened();
    press(&mut window, Key::Home);
    window.event(Event::Copy);
    window.step();
    let text = copied(&window).expect("something is copied");
    let line = text.lines().nth(1).expect("a row");
    assert!(line.starts_with("1943\tTehran conference\t"), "{line}");
    let notice = |window: &Harness<'_, App>| window.state().state().windows().notice.clone();
    press(&mut window, Key::Escape);
    assert_eq!(notice(&window), None);
    window.key_press_modifiers(Modifiers::COMMAND, Key::C);
    window.run();
    assert_eq!(notice(&window).as_deref(), Some("Copied 1 row as tab-separated text."));
}

#[test]
fn an_edge_between_two_headings_is_dragged() {
    let mut window = opened();
    let edge = |window: &Harness<'_, App>| window.get_by_label("Width of date").rect().center();
    let from = edge(&window);
    drag(&mut window, from, from + vec2(-40.0, 0.0));
    assert!((edge(&window).x - (from.x - 40.0)).abs() < 1.5, "{} after {}", edge(&window).x, from.x);
    assert!(window.state().state().settings().table.widths.contains_key(&Column::Date));
}

#[test]
fn an_empty_table_says_why() {
    let mut window = opened();
    press(&mut window, Key::Slash);
    window.get_by_role_and_label(Role::TextInput, "Search").type_text("xyzzy");
    window.run();
    assert!(rows(&window).is_empty());
    window.get_by_label_contains("0 in rows · 0 above or below");
}
