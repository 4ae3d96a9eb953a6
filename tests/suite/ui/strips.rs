//! The strips above and below the lanes: the ruler with its Solar Hijri row, and the overview with its brush.

use annals::timeline::Viewport;
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Pos2, Rect, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{USUAL, open};

const BRUSH: &str = "On screen";
const START: &str = "Start of what is on screen";
const END: &str = "End of what is on screen";

fn view(window: &Harness<'_, App>) -> Viewport {
    window.state().state().viewport()
}

fn drag(window: &mut Harness<'_, App>, from: Pos2, by: Vec2) {
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    for step in [0.3, 0.6, 1.0] {
        window.hover_at(from + by * step);
        window.run();
    }
    window.drop_at(from + by);
    window.run();
}

fn click(window: &mut Harness<'_, App>, at: Pos2) {
    window.hover_at(at);
    window.drag_at(at);
    window.drop_at(at);
    window.run();
}

fn part(window: &Harness<'_, App>, label: &str) -> Rect {
    window.get_by_role_and_label(Role::Slider, label).rect()
}

/// A window that shows a fifth of everything, a bit to the left of the middle.
fn zoomed() -> Harness<'static, App> {
    let mut window = open(USUAL, Theme::Light);
    let overview = window.get_by_label("Overview").rect();
    drag(
        &mut window,
        overview.left_center() + vec2(overview.width() * 0.3, 0.0),
        vec2(overview.width() * 0.2, 0.0),
    );
    window
}

#[test]
fn the_solar_hijri_row_is_switched_on_in_the_menu_and_remembered() {
    let mut window = open(USUAL, Theme::Light);
    assert!(window.query_by_label_contains("Solar Hijri").is_none());
    let before = window.get_by_label("Ruler").rect();
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("Solar Hijri ruler").click();
    window.run();
    assert!(window.get_by_label("Ruler").rect().height() > before.height() + 10.0);
    assert!(window.state().state().settings_to_remember().solar_hijri);
    let row = window.get_by_label_contains("Solar Hijri: 13");
    assert!(row.rect().height() > 10.0);
    window.key_press(Key::H);
    window.run();
    assert!(window.query_by_label_contains("Solar Hijri").is_none());
    assert!(!window.state().state().settings_to_remember().solar_hijri);
}

#[test]
fn empty_time_is_folded_from_the_menu_and_says_how_much() {
    let mut window = open(USUAL, Theme::Light);
    assert!(window.query_by_label_contains("years folded").is_none());
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("Fold empty time").click();
    window.run();
    let ruler = window.get_by_label("Ruler").rect();
    let folded = window.get_by_label_contains("21 years folded: 1956 – 1976").rect();
    assert!(ruler.contains_rect(folded) && folded.width() > 30.0, "{folded:?}");
    window.key_press(Key::B);
    window.run();
    assert!(window.query_by_label_contains("years folded").is_none());
}

#[test]
fn a_click_on_the_solar_hijri_row_selects_its_year() {
    let mut window = open(USUAL, Theme::Light);
    window.key_press(Key::H);
    window.key_press(Key::End);
    window.key_press(Key::F);
    window.key_press(Key::F);
    window.run();
    for _ in 0..6 {
        window.key_press(Key::S);
        window.run();
    }
    let rect = window
        .query_all_by_label_contains("Solar Hijri: ")
        .find(|node| node.accesskit_node().role() == Role::Label)
        .expect("the row")
        .rect();
    click(&mut window, rect.center());
    let span = window.state().state().span().expect("a span").days().expect("with both ends");
    let (first, after) = (span.first(), span.last().next());
    let hijri = |day| annals::date::solar_hijri(day).expect("in range");
    assert_eq!((hijri(first).month, hijri(first).day), (1, 1), "begins with Nowruz: {}", hijri(first));
    assert_eq!((hijri(after).month, hijri(after).day), (1, 1), "ends before Nowruz: {}", hijri(after));
}

#[test]
fn dragging_beside_the_brush_draws_a_new_one() {
    let window = zoomed();
    let (overview, brush) = (window.get_by_label("Overview").rect(), part(&window, BRUSH));
    assert!((brush.left() - overview.left() - overview.width() * 0.3).abs() < 2.0, "{brush:?}");
    assert!((brush.width() - overview.width() * 0.2).abs() < 3.0, "{brush:?}");
}

#[test]
fn the_middle_of_the_brush_moves_it() {
    let mut window = zoomed();
    let (before, brush) = (view(&window), part(&window, BRUSH));
    drag(&mut window, brush.center(), vec2(60.0, 0.0));
    let after = view(&window);
    assert!((after.days() - before.days()).abs() < 1e-6, "as wide as before");
    assert!((part(&window, BRUSH).left() - brush.left() - 60.0).abs() < 1.5);
}

#[test]
fn its_edges_resize_it_but_not_away() {
    let mut window = zoomed();
    let before = view(&window);
    let brush = part(&window, BRUSH);
    drag(&mut window, brush.right_center() + vec2(1.0, 0.0), vec2(80.0, 0.0));
    let wider = view(&window);
    assert!((wider.start() - before.start()).abs() < 1e-3, "the other edge stays");
    assert!((part(&window, BRUSH).right() - brush.right() - 80.0).abs() < 1.5);
    let at = part(&window, START).center();
    drag(&mut window, at, vec2(600.0, 0.0));
    let least = view(&window);
    assert!((least.end() - wider.end()).abs() < 1e-3, "the other edge stays");
    assert!((least.days() - Viewport::SHORTEST).abs() < 1e-3, "no shorter than a week: {least:?}");
    // However short, it can still be held and widened.
    let at = part(&window, END).right_center() - vec2(2.0, 0.0);
    drag(&mut window, at, vec2(40.0, 0.0));
    assert!(view(&window).days() > 300.0 && (view(&window).start() - least.start()).abs() < 1e-3);
}

#[test]
fn a_click_beside_the_brush_goes_there() {
    let mut window = zoomed();
    let before = view(&window);
    let overview = window.get_by_label("Overview").rect();
    let at = overview.left_center() + vec2(overview.width() * 0.8, 0.0);
    click(&mut window, at);
    let after = view(&window);
    assert!((after.days() - before.days()).abs() < 1e-6, "as wide as before");
    assert!((part(&window, BRUSH).center().x - at.x).abs() < 1.5);
    // A click into the brush changes nothing.
    click(&mut window, at + vec2(30.0, 0.0));
    assert_eq!(view(&window), after);
}

#[test]
fn the_brush_is_worked_with_the_keyboard() {
    let mut window = zoomed();
    let before = view(&window);
    window.get_by_role_and_label(Role::Slider, BRUSH).focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    let later = view(&window);
    assert!(later.start() > before.start() && (later.days() - before.days()).abs() < 1e-6);
    window.key_press(Key::ArrowUp);
    window.run();
    assert!(view(&window).days() < later.days());
    window.get_by_role_and_label(Role::Slider, END).focus();
    window.run();
    let before = view(&window);
    window.key_press(Key::ArrowLeft);
    window.run();
    assert!(view(&window).end() < before.end() && (view(&window).start() - before.start()).abs() < 1e-6);
    assert!(window.state().state().selected().is_none(), "the arrows step through no events here");
}
