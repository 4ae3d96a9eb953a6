//! The reader beside the timeline, by mouse and by keyboard.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use annals::state::{Action, SelectAction, Settings, State};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::USUAL;
use crate::support::pictures::window;
use crate::support::sources;

/// A window on the made-up dataset with an event selected.
fn opened(size: Vec2, folder: Option<&Path>) -> Harness<'static, App> {
    let folder = folder.map(Path::to_path_buf);
    let mut window = window(size, Color32::WHITE).with_max_steps(16).build_eframe(move |creation| {
        let documents = PathBuf::from("/documents");
        let state = State::new(sources::dataset(), None, Settings::default(), documents);
        App::new(&creation.egui_ctx, state).with_library(folder)
    });
    window.run();
    select(&mut window, "hoot");
    window
}

fn select(window: &mut Harness<'_, App>, id: &str) {
    let event = window.state().state().find_event(id).expect("there");
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Select(SelectAction::Event(event)));
    window.run();
}

/// Runs frames until the text is there.
fn read(window: &mut Harness<'_, App>) {
    let start = Instant::now();
    let is_read = |window: &Harness<'_, App>| {
        window.state().state().reader().is_some_and(|reader| reader.page().is_some())
    };
    while !is_read(window) && start.elapsed() < Duration::from_secs(20) {
        window.step();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(is_read(window), "the source is read");
    window.run();
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run();
}

/// Turns the wheel over the text.
fn wheel(window: &mut Harness<'_, App>, points: f32) {
    window.hover_at(window.get_by_label("Text of Of Owls").rect().center());
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(60);
}

fn selected(window: &Harness<'_, App>) -> String {
    let state = window.state().state();
    state.dataset().event(state.selected().expect("one is selected")).id.to_string()
}

/// The names of the marks in the margin.
fn passages(window: &Harness<'_, App>) -> Vec<String> {
    let labels = window.query_all(by().role(Role::Button)).filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with("Passage: ")).collect()
}

fn shows(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all(by().role(Role::Label).label_contains(words)).next().is_some()
}

#[test]
fn a_key_opens_the_source_at_the_passage_and_closes_it() {
    let folder = sources::folder();
    let mut window = opened(USUAL, Some(folder.path()));
    press(&mut window, Key::V);
    read(&mut window);
    assert!(
        shows(&window, "At night the owls hoot from the roof of the barn")
            && shows(&window, "Found in the text")
    );
    assert_eq!(
        passages(&window),
        ["Passage: Title of hoot, 1900, found", "Passage: Title of sleep, 1901, found"]
    );
    assert!(window.get_by_label("Text of Of Owls").is_focused());
    press(&mut window, Key::V);
    assert!(window.query_by_label("Text of Of Owls").is_none());
    press(&mut window, Key::V);
    window.get_by_label("Close the source").click();
    window.run();
    assert!(window.state().state().reader().is_none());
}

#[test]
fn a_link_opens_each_excerpt_and_a_mark_selects_its_event() {
    let folder = sources::folder();
    let mut window = opened(USUAL, Some(folder.path()));
    let links: Vec<_> = window.query_all_by_label("Read in the source").collect();
    links[1].click();
    drop(links);
    window.run();
    read(&mut window);
    assert!(shows(&window, "They answer the owls; they answer the owls at dusk"));
    window.get_by_role_and_label(Role::Button, "Passage: Title of caw, 1903, found").click();
    window.run();
    assert_eq!(selected(&window), "caw");
    press(&mut window, Key::Period);
    press(&mut window, Key::Period);
    assert_eq!(selected(&window), "steal");
    assert!(shows(&window, "Moved: 1 character differs"));
    assert!(passages(&window).contains(&"Passage: Title of steal, 1904, moved".to_owned()));
    press(&mut window, Key::Comma);
    window.get_by_label("Previous quoted passage").click();
    window.run();
    assert_eq!(selected(&window), "caw");
    press(&mut window, Key::ArrowLeft);
    assert_eq!(selected(&window), "hunt", "the arrows go on stepping through events");
    read(&mut window);
    assert!(shows(&window, "In autumn mice are hunted in the stubble fields"));
}

#[test]
fn the_text_is_scrolled_and_searched_by_keyboard_alone() {
    let folder = sources::folder();
    let mut window = opened(USUAL, Some(folder.path()));
    press(&mut window, Key::V);
    read(&mut window);
    let before = window.state().state().viewport();
    wheel(&mut window, -2000.0);
    assert!(!shows(&window, "At night the owls hoot"));
    wheel(&mut window, 4000.0);
    assert!(shows(&window, "All about Owls"));
    press(&mut window, Key::End);
    press(&mut window, Key::Home);
    assert!(shows(&window, "All about Owls"));
    press(&mut window, Key::PageDown);
    press(&mut window, Key::PageDown);
    assert!(!shows(&window, "All about Owls"));
    press(&mut window, Key::End);
    assert!(!shows(&window, "hunted in the stubble fields"));
    assert_eq!((window.state().state().viewport(), selected(&window).as_str()), (before, "hoot"));
    press(&mut window, Key::Slash);
    assert!(window.get_by_label("Search in the source").is_focused());
    window.get_by_label("Search in the source").type_text("OWLS are");
    window.run();
    assert!(shows(&window, "1 of 1") && shows(&window, "hunted in the stubble fields"));
    window.get_by_label("Search in the source").type_text("x");
    window.run();
    assert!(shows(&window, "nothing found"));
    press(&mut window, Key::Backspace);
    for _ in 0..4 {
        press(&mut window, Key::Backspace);
    }
    assert!(shows(&window, "1 of 3") || shows(&window, "3 of 3"));
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    let reader = window.state().state().reader().expect("open");
    assert_eq!(reader.count(), "1 of 3");
    assert!(window.get_by_label("Search in the source").is_focused());
    press(&mut window, Key::Escape);
    assert!(window.state().state().reader().is_some(), "the first Escape leaves the field");
    press(&mut window, Key::Escape);
    assert!(window.state().state().reader().is_none());
    press(&mut window, Key::Slash);
    assert!(window.get_by_label("Search").is_focused(), "elsewhere it is the usual search");
}

#[test]
fn without_a_library_the_pane_says_what_is_missing_and_offers_the_window() {
    let mut window = opened(USUAL, None);
    press(&mut window, Key::V);
    window.get_by_label_contains("put its text into a folder, as owls.txt");
    assert!(window.query_by_label("Open the source on the web ↗").is_some());
    window.get_by_label("Choose the folder…").click();
    window.run();
    assert!(window.query_by_label("Library of sources").is_some());
    let empty = tempfile::tempdir().expect("a folder");
    let mut window = opened(USUAL, Some(empty.path()));
    press(&mut window, Key::V);
    let start = Instant::now();
    while !shows(&window, "The library has no file owls.txt.") && start.elapsed() < Duration::from_secs(20) {
        window.step();
    }
    assert!(shows(&window, &empty.path().display().to_string()));
    std::fs::write(empty.path().join("owls.txt"), "There the owls hoot from the roof.").expect("written");
    window.get_by_label("Look again").click();
    window.run();
    read(&mut window);
}

#[test]
fn the_reader_leaves_room_for_the_timeline() {
    let folder = sources::folder();
    for (width, filters, details) in [
        (1600.0, true, true),
        (1280.0, true, true),
        (1200.0, false, true),
        (1000.0, false, true),
        (900.0, false, false),
    ] {
        let mut window = opened(vec2(width, 700.0), Some(folder.path()));
        press(&mut window, Key::V);
        read(&mut window);
        let has = |label: &str| window.query_by_label(label).is_some();
        assert_eq!((has("FILTERS"), has("Next match")), (filters, details), "{width}");
        let text = window.get_by_label("Text of Of Owls").rect();
        let left = if filters { 204.0 } else { 0.0 };
        assert!(text.left() - left >= 310.0, "{width}: {text:?}");
    }
}

#[test]
fn marks_of_passages_in_one_place_stand_below_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("owls.txt"),
        "the owls hoot from the roof they sleep in the old tower mice are hunted in the stubble fields",
    )
    .expect("written");
    let mut window = opened(USUAL, Some(folder.path()));
    press(&mut window, Key::V);
    read(&mut window);
    assert_eq!(passages(&window).len(), 3, "they stand below each other");
    let rects: Vec<_> = passages(&window).iter().map(|name| window.get_by_label(name).rect()).collect();
    assert!(rects.windows(2).all(|pair| pair[0].bottom() <= pair[1].top()), "{rects:?}");
}
