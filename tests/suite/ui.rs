//! The window without a display: found by role and label, worked by mouse and by keyboard, and looked at.

mod beside;
mod checking;
mod choosing;
mod citing;
mod claims;
mod evidence;
mod filters;
mod ghosts;
mod hits;
mod keyboard;
mod lanes;
mod menus;
mod mouse;
mod moving;
mod noting;
mod opening;
mod pictures;
mod reader;
mod returning;
mod still;
mod strips;
mod table;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use annals::dataset;
use annals::state::{Appearance, Settings, State};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Event, Modifiers, PointerButton, Pos2, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use crate::support::pictures::window;

/// The size that the window opens with.
const USUAL: Vec2 = vec2(1280.0, 800.0);

/// A window on the shipped dataset, after its first frames.
fn open(size: Vec2, theme: Theme) -> Harness<'static, App> {
    open_app(size, theme, |app| app)
}

/// As [`open`], with something done to it before its first frame.
fn open_app(size: Vec2, theme: Theme, prepare: impl FnOnce(App) -> App + 'static) -> Harness<'static, App> {
    let build = window(size, Color32::WHITE).with_theme(theme).with_max_steps(16);
    let mut harness = build.build_eframe(move |creation| {
        let loaded = dataset::built_in().expect("the shipped dataset is sound");
        let appearance = if theme == Theme::Dark { Appearance::Dark } else { Appearance::Light };
        let settings = Settings { appearance, ..Settings::default() };
        let state = State::new(loaded.dataset, None, settings, PathBuf::from("/documents"));
        prepare(App::new(&creation.egui_ctx, state))
    });
    harness.run();
    harness
}

/// Drags something with the mouse, by way of the middle.
fn drag(window: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    let press = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.event(press(from, true));
    window.step();
    for pos in [from.lerp(to, 0.5), to] {
        window.event(Event::PointerMoved(pos));
        window.step();
    }
    window.event(press(to, false));
    window.run();
}

/// The names of all marks on screen: buttons whose name ends in a date, so with a comma.
fn marks(harness: &Harness<'_, App>) -> Vec<String> {
    let titles: Vec<&str> =
        harness.state().state().dataset().events.iter().map(|event| event.title.as_str()).collect();
    let is_mark = |label: &str| titles.iter().any(|title| label.starts_with(&format!("{title}, ")));
    harness
        .query_all(by().role(Role::Button))
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| is_mark(label))
        .collect()
}

/// The titles of the events with a theme.
fn titles_of(harness: &Harness<'_, App>, theme: &str) -> Vec<String> {
    let dataset = harness.state().state().dataset();
    let has = |event: &&dataset::Event| event.themes.iter().any(|ix| dataset.theme(*ix).id == theme);
    dataset.events.iter().filter(has).map(|event| event.title.to_string()).collect()
}

/// The name of the box that chooses Syria, while all its events pass.
fn syria(harness: &Harness<'_, App>) -> String {
    let events = titles_of(harness, "syria").len();
    format!("Syria, {events} of {events}")
}

/// `2 of 79`: how the details name the place of an event among all.
fn place_of_all(harness: &Harness<'_, App>, place: usize) -> String {
    format!("{place} of {}", harness.state().state().dataset().events.len())
}

/// Runs frames until a file is there, as writing happens in the background.
fn wait_for_file(harness: &mut Harness<'_, App>, path: &std::path::Path) -> String {
    let start = Instant::now();
    while !path.exists() && start.elapsed() < Duration::from_secs(10) {
        harness.run();
        std::thread::sleep(Duration::from_millis(10));
    }
    std::fs::read_to_string(path).expect("the export was written")
}
