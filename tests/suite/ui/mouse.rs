//! The main job with the mouse.

use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Theme, TouchPhase, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{USUAL, marks, open, place_of_all, syria, titles_of, wait_for_file};

#[test]
fn filtering_by_a_theme_shows_only_its_events() {
    let mut window = open(USUAL, Theme::Light);
    let all = marks(&window).len();
    let syria = syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &syria).click();
    window.run();
    let shown = marks(&window);
    let of_syria = titles_of(&window, "syria");
    assert!(!shown.is_empty() && shown.len() < all);
    for mark in &shown {
        assert!(of_syria.iter().any(|title| mark.starts_with(title.as_str())), "{mark} is not about Syria");
    }
    assert!(window.get_by_role_and_label(Role::CheckBox, &syria).accesskit_node().toggled().is_some());
    let others = window.state().state().dataset().events.len() - of_syria.len();
    window.get_by_label_contains(&format!("{others} filtered out"));
    window.get_by_label("Reset").click();
    window.run();
    assert_eq!(marks(&window).len(), all);
}

/// The numbers of the status line: the parts, and the whole they should add up to.
fn status(window: &Harness<'_, App>) -> (Vec<usize>, usize) {
    let line = window
        .get_by_label_contains(" filtered out · ")
        .accesskit_node()
        .value()
        .or_else(|| window.get_by_label_contains(" filtered out · ").accesskit_node().label())
        .expect("words");
    let (parts, whole) = line.split_once(" = ").expect("a sum");
    let number = |part: &str| part.split(' ').next().and_then(|word| word.parse().ok()).expect("a number");
    (parts.split(" · ").map(number).collect(), number(whole))
}

#[test]
fn the_status_line_adds_up_after_every_step() {
    let mut window = open(USUAL, Theme::Light);
    for key in [Key::W, Key::W, Key::D, Key::End, Key::F, Key::F, Key::S, Key::Num0, Key::Slash] {
        window.key_press(key);
        window.run();
        let (parts, whole) = status(&window);
        assert_eq!(parts.iter().sum::<usize>(), whole, "after {key:?}");
        assert_eq!(whole, window.state().state().dataset().events.len());
        assert_eq!(parts[0], marks(&window).len(), "as many marks as the line says, after {key:?}");
    }
    window.get_by_role_and_label(Role::TextInput, "Search").type_text("moscow");
    window.run();
    let (parts, whole) = status(&window);
    assert_eq!(parts.iter().sum::<usize>(), whole);
    assert_eq!(parts[0], marks(&window).len());
    assert!(parts[3] > 0, "some are filtered out");
}

#[test]
fn clicking_an_event_shows_its_excerpt_and_locator() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_role_and_label(Role::Button, "Tehran conference, 1943").click();
    window.run();
    window.get_by_label_contains("the stairs where the Tehran conference was held in 1943");
    let locator = "Therme 2022, “Relations with Russia: a matter of Iranian domestic policy”, note 17";
    assert!(window.query_all_by_label(locator).next().is_some(), "names its place in the source");
    window.get_by_label(&place_of_all(&window, 1));
    window.get_by_role_and_label(Role::Button, "Next match").click();
    window.run();
    window.get_by_label(&place_of_all(&window, 2));
}

#[test]
fn a_span_dragged_on_the_ruler_is_exported() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("span.md");
    let mut window = open(USUAL, Theme::Light);
    let ruler = window.get_by_label("Ruler").rect();
    let from = ruler.left_center() + vec2(ruler.width() * 0.5, -8.0);
    let to = ruler.right_center() + vec2(-40.0, -8.0);
    window.hover_at(from);
    window.drag_at(from);
    window.hover_at(from + vec2(20.0, 0.0));
    window.hover_at(to);
    window.drop_at(to);
    window.run();
    let span = window.state().state().span().expect("a span is selected");
    let days = span.days().expect("with both ends");
    assert_eq!((days.first().ymd().1, days.first().ymd().2), (1, 1), "snapped to a round date");
    window.get_by_role_and_label(Role::Button, "Export Markdown…").click();
    window.run();
    type_path(&mut window, &path);
    window.get_by_role_and_label(Role::Button, "Save").click();
    let text = wait_for_file(&mut window, &path);
    assert!(text.contains(&span.text()), "names the span");
    let exported = window.state().state().exported();
    let dataset = window.state().state().dataset();
    for event in dataset.indexed_events() {
        let heading = format!("— {}\n", event.1.title);
        assert_eq!(text.contains(&heading), exported.contains(&event.0), "{heading}");
    }
}

#[test]
fn an_existing_file_is_only_replaced_on_demand() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("there.md");
    std::fs::write(&path, "precious").expect("written");
    let mut window = open(USUAL, Theme::Light);
    window.get_by_role_and_label(Role::Button, "Export Markdown…").click();
    window.run();
    type_path(&mut window, &path);
    window.get_by_role_and_label(Role::Button, "Save").click();
    for _ in 0..200 {
        window.run();
        if window.query_by_label("Replace it").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(std::fs::read_to_string(&path).expect("read"), "precious");
    window.get_by_role_and_label(Role::Button, "Replace it").click();
    for _ in 0..200 {
        window.run();
        if std::fs::read_to_string(&path).expect("read") != "precious" {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the file was not replaced");
}

#[test]
fn the_wheel_zooms_at_the_pointer_to_the_pixel() {
    let mut window = open(USUAL, Theme::Light);
    let timeline = window.get_by_label("Ruler").rect();
    let at = timeline.left_center() + vec2(timeline.width() * 0.7, 200.0);
    let share = f64::from((at.x - timeline.left()) / timeline.width());
    let instant = |window: &Harness<'_, App>| {
        let view = window.state().state().viewport();
        (view.start() + share * view.days(), view.days())
    };
    let (before, days) = instant(&window);
    window.hover_at(at);
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 3.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(12);
    let (after, fewer) = instant(&window);
    assert!(fewer < days * 0.8, "zoomed in");
    let moved = (after - before).abs() / fewer * f64::from(timeline.width());
    assert!(moved < 1.0, "moved by {moved} points");
}

#[test]
fn clicking_the_ruler_selects_the_stretch_named_there() {
    let mut window = open(USUAL, Theme::Light);
    let ruler = window.get_by_label("Ruler").rect();
    let at = ruler.left_bottom() + vec2(ruler.width() * 0.75, -10.0);
    window.hover_at(at);
    window.drag_at(at);
    window.drop_at(at);
    window.run();
    let span = window.state().state().span().expect("a span").text();
    assert!(span.ends_with('9') || span.contains('–') || span.ends_with('s'), "{span}");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().state().span().is_none());
}

/// Puts a path into the export window's field in place of what stands there.
fn type_path(window: &mut Harness<'_, App>, path: &std::path::Path) {
    window.get_by_role_and_label(Role::TextInput, "Save as").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Save as").type_text(&path.display().to_string());
    window.run();
}

#[test]
fn a_click_on_a_cluster_lists_its_events() {
    let mut window = open(USUAL, Theme::Light);
    let cluster = window
        .query_all_by_label_contains("events together")
        .find(|node| node.accesskit_node().role() == Role::Button)
        .expect("the whole range has clusters")
        .rect();
    // Beside the middle, so that no tooltip of a neighbour is meant.
    let at = cluster.left_center() + vec2(4.0, 0.0);
    window.hover_at(at);
    window.drag_at(at);
    window.drop_at(at);
    window.run();
    let listed = window.state().state().listed().to_vec();
    assert!(listed.len() > 1);
    let dataset = window.state().state().dataset();
    let event = dataset.event(listed[1]);
    let link = format!("{} ({})", event.title, event.date.as_ref().expect("dated").text());
    window.get_by_role_and_label(Role::Link, &link).click();
    window.run();
    assert_eq!(window.state().state().selected(), Some(listed[1]));
}
