//! Large files: read while the window goes on.

#[path = "../../../benches/support/datasets.rs"]
mod datasets;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use annals::state::{Action, FilterAction, OpenAction};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{USUAL, open};

/// A window that reads a made-up file of so many events, in one of the forms.
fn reading(folder: &tempfile::TempDir, form: usize, events: usize) -> Harness<'static, App> {
    let (name, form) = datasets::FORMS[form];
    let file: PathBuf = folder.path().join(format!("large.{name}"));
    std::fs::write(&file, datasets::text(form, events).expect("a text")).expect("written");
    let mut window = open(USUAL, Theme::Light);
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Open(OpenAction::File(file)));
    window
}

/// Runs frames until something holds; false if it never does.
fn wait(window: &mut Harness<'_, App>, holds: impl Fn(&Harness<'_, App>) -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_mins(1) {
        window.step();
        if holds(window) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

fn has_bar(window: &Harness<'_, App>) -> bool {
    window.query_by_role(Role::ProgressIndicator).is_some()
}

#[test]
fn a_large_file_shows_how_far_it_is_and_is_given_up_by_button_or_key() {
    let folder = tempfile::tempdir().expect("a folder");
    for by_key in [false, true] {
        let mut window = reading(&folder, 0, 40_000);
        let title = window.state().state().dataset().title.clone();
        assert!(wait(&mut window, has_bar), "a bar");
        window.get_by_label("Opening large.ron");
        let value = window.get_by_role(Role::ProgressIndicator).accesskit_node().numeric_value();
        assert!(value.is_some_and(|value| (0.0..=100.0).contains(&value)), "{value:?}");
        if by_key {
            window.key_press(Key::Escape);
        } else {
            window.get_by_role_and_label(Role::Button, "Cancel").click();
        }
        assert!(wait(&mut window, |window| !has_bar(window)), "no bar");
        window.run();
        window.get_by_label("Opening large.ron was cancelled.");
        assert_eq!(window.state().state().dataset().title, title);
        assert!(window.state().state().reading().is_none());
    }
}

#[test]
fn a_large_file_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = reading(&folder, 1, 4_000);
    assert!(wait(&mut window, |window| window.state().state().dataset().events.len() == 4_000));
    let expected = datasets::dataset(4_000).expect("a dataset");
    assert!(window.state().state().dataset().events == expected.events);
    window.run();
    assert!(!has_bar(&window));
    window.get_by_label("Opened large.ndjson: 4000 events.");
}

#[test]
fn a_large_dataset_is_searched_while_the_window_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = reading(&folder, 1, 20_000);
    assert!(wait(&mut window, |window| window.state().state().dataset().events.len() == 20_000));
    let ctx = window.ctx.clone();
    let search = |text: &str| Action::Filter(FilterAction::Search(text.to_owned()));
    for text in ["p", "pi", "pip", "pipeline"] {
        window.state_mut().apply(&ctx, search(text));
        assert!(window.state().state().is_searching(), "nothing is found in the same breath");
    }
    assert_eq!(window.state().state().matches().len(), 20_000);
    window.step();
    window.get_by_label("Searching…");
    assert!(wait(&mut window, |window| !window.state().state().is_searching()));
    window.step();
    assert!(window.query_by_label("Searching…").is_none());
    let found = window.state().state().matches();
    assert_eq!(found.filter().text(), "pipeline");
    assert!((1..20_000).contains(&found.len()));
}
