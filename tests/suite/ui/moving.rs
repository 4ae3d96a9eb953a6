//! Motion: it takes its time, gives way to every input, and leaves no frame behind.

use std::path::PathBuf;
use std::time::Duration;

use annals::dataset;
use annals::state::{Settings, State};
use annals::timeline::Viewport;
use annals::ui::App;
use eframe::egui::{
    Color32, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, ViewportId, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::USUAL;
use crate::support::pictures::window;

/// A window with sixty frames to the second.
fn open(reduce_motion: bool) -> Harness<'static, App> {
    let build = window(USUAL, Color32::WHITE).with_step_dt(1.0 / 60.0).with_max_steps(300);
    let mut harness = build.build_eframe(move |creation| {
        let loaded = dataset::built_in().expect("the shipped dataset is sound");
        let settings = Settings { reduce_motion: Some(reduce_motion), ..Settings::default() };
        let state = State::new(loaded.dataset, None, settings, PathBuf::from("/documents"));
        App::new(&creation.egui_ctx, state)
    });
    harness.run();
    harness
}

fn seen(window: &Harness<'_, App>) -> Viewport {
    window.state().state().viewport()
}

fn goal(window: &Harness<'_, App>) -> Viewport {
    window.state().state().goal()
}

/// Presses a key for one frame; what it starts is on screen from the next frame on.
fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.step();
}

/// The lengths that the next frames show until nothing moves.
fn lengths(window: &mut Harness<'_, App>) -> Vec<f64> {
    let mut days = Vec::new();
    while window.state().state().is_moving() {
        window.step();
        days.push(seen(window).days());
        assert!(days.len() < 200, "it never ends");
    }
    days
}

/// Whether no frame would follow.
fn is_idle(window: &mut Harness<'_, App>) -> bool {
    window.run();
    window.step();
    window.output().viewport_output[&ViewportId::ROOT].repaint_delay == Duration::MAX
}

#[test]
fn zooming_takes_frames_and_then_none() {
    let mut window = open(false);
    let before = seen(&window);
    press(&mut window, Key::W);
    assert!(goal(&window).days() < before.days() * 0.8, "meant at once");
    let days = lengths(&mut window);
    assert!((11..=17).contains(&days.len()), "{} frames", days.len());
    assert!(days[0] < before.days() * 0.99, "the first frame already shows it: {days:?}");
    assert!(days.windows(2).all(|pair| pair[1] < pair[0]), "{days:?}");
    assert_eq!(seen(&window), goal(&window));
    assert!(is_idle(&mut window));
    assert_eq!(seen(&window), goal(&window));
}

#[test]
fn keys_during_a_glide_lead_where_they_would_have_led_without() {
    let keys = [Key::W, Key::W, Key::D, Key::End, Key::F, Key::S, Key::A, Key::PageUp, Key::R];
    let (mut gliding, mut jumping) = (open(false), open(true));
    for key in keys {
        let before = seen(&gliding);
        press(&mut gliding, key);
        press(&mut jumping, key);
        assert_eq!(goal(&gliding), goal(&jumping), "after {key:?}");
        assert_eq!(seen(&jumping), goal(&jumping), "at once, with reduced motion");
        let jump = (seen(&gliding).start() - before.start()).abs() / before.days();
        assert!(jump < 0.6, "the picture goes on from where it was: {jump} screens at {key:?}");
    }
    assert!(gliding.state().state().is_moving());
    assert_eq!(gliding.state().state().span(), jumping.state().state().span());
    gliding.run();
    assert_eq!(seen(&gliding), seen(&jumping));
    assert!(is_idle(&mut jumping));
}

#[test]
fn a_press_stops_a_glide_where_it_is() {
    let mut window = open(false);
    let at = window.get_by_label("Overview").rect().center() - vec2(0.0, 150.0);
    window.hover_at(at);
    window.step();
    press(&mut window, Key::W);
    window.run_steps(4);
    let meant = goal(&window);
    window.drag_at(at);
    window.step();
    let held = seen(&window);
    assert!(held != meant && held == goal(&window), "{held:?} on the way to {meant:?}");
    window.run_steps(5);
    assert_eq!(seen(&window), held);
}

#[test]
fn the_wheel_takes_over_from_a_glide_at_the_pointer() {
    let mut window = open(false);
    let lanes = window.get_by_label("Ruler").rect();
    let at = lanes.left_center() + vec2(lanes.width() * 0.3, 200.0);
    window.hover_at(at);
    window.step();
    press(&mut window, Key::W);
    window.run_steps(4);
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 2.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    let instant = |window: &Harness<'_, App>| seen(window).start() + 0.3 * seen(window).days();
    window.step();
    let (under, days) = (instant(&window), seen(&window).days());
    assert!(!window.state().state().is_moving());
    window.run_steps(20);
    assert!(seen(&window).days() < days);
    let moved = (instant(&window) - under).abs() / seen(&window).days() * f64::from(lanes.width());
    assert!(moved < 1.0, "moved by {moved} points");
}

/// Drags by 12 points a frame to the left, and lets go after resting for some frames.
fn throw(window: &mut Harness<'_, App>, rest: usize) -> Pos2 {
    let mut at = window.get_by_label("Overview").rect().center() - vec2(0.0, 150.0);
    window.hover_at(at);
    window.step();
    window.drag_at(at);
    for _ in 0..12 {
        at -= vec2(12.0, 0.0);
        window.hover_at(at);
        window.step();
    }
    window.run_steps(rest);
    window.drop_at(at);
    window.step();
    at
}

/// Closer, so that there is somewhere to go.
fn zoomed_in(reduce_motion: bool) -> Harness<'static, App> {
    let mut window = open(reduce_motion);
    for _ in 0..6 {
        press(&mut window, Key::W);
    }
    window.run();
    window
}

#[test]
fn a_thrown_canvas_glides_on_ever_slower_and_stops() {
    let mut window = zoomed_in(false);
    throw(&mut window, 0);
    assert!(window.state().state().is_moving());
    let mut starts = vec![seen(&window).start()];
    while window.state().state().is_moving() {
        window.step();
        starts.push(seen(&window).start());
        assert!(starts.len() < 200, "it never ends");
    }
    let steps: Vec<f64> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.len() > 30 && steps[..30].iter().all(|step| *step > 0.0), "{steps:?}");
    assert!(steps.windows(2).skip(1).all(|pair| pair[1] <= pair[0] + 1e-6), "{steps:?}");
    assert_eq!(seen(&window), goal(&window));
    assert!(is_idle(&mut window));
}

#[test]
fn a_press_catches_a_thrown_canvas() {
    let mut window = zoomed_in(false);
    let at = throw(&mut window, 0);
    window.run_steps(10);
    let rest = goal(&window);
    window.drag_at(at);
    window.step();
    let caught = seen(&window);
    assert!(caught.start() < rest.start() && goal(&window) == caught);
    window.drop_at(at);
    window.run();
    assert_eq!(seen(&window), caught);
}

#[test]
fn a_hand_that_rests_throws_nothing() {
    let mut window = zoomed_in(false);
    throw(&mut window, 10);
    assert!(!window.state().state().is_moving());
}

#[test]
fn with_reduced_motion_nothing_is_thrown_and_everything_is_at_once() {
    let mut window = zoomed_in(true);
    throw(&mut window, 0);
    let here = seen(&window);
    window.run_steps(5);
    assert_eq!(seen(&window), here);
    assert_eq!(goal(&window), here);
    for key in [Key::End, Key::F, Key::F, Key::Num0, Key::W] {
        press(&mut window, key);
        assert!(!window.state().state().is_moving(), "after {key:?}");
    }
    assert!(is_idle(&mut window));
}

#[test]
fn the_menu_reduces_motion() {
    let mut window = open(false);
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("Reduce motion").click();
    window.run();
    assert!(window.state().state().reduces_motion());
    press(&mut window, Key::W);
    assert_eq!(seen(&window), goal(&window));
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("✓ Reduce motion").click();
    window.run();
    assert!(!window.state().state().reduces_motion());
}
