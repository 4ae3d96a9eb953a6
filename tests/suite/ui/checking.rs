//! The panel that looks up the quotations: found by role and label, on a made-up dataset with made-up texts.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use annals::dataset;
use annals::library::{Entry, Looked};
use annals::state::{Action, Appearance, CheckAction, ReaderAction, Settings, State};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Key, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::USUAL;
use crate::support::pictures::window;

const OWLS: &str = "Foreword\n\nThe barn owls came back in 1984.12 Nobody knew why they had left\nthe old barn.\n\n\
                    The Barn\n\nIt burnt down, and it was built again by the owls themselves.13\n";

/// Found, with a rival date; moved; missing; without a text.
const EVENTS: [(&str, &str); 4] = [
    (
        "The owls return",
        "other_dates: [OtherDate(date: \"1985\", excerpt: Excerpt(source: \"owls\", exact: \"the old barn\"))], \
         excerpts: [Excerpt(source: \"owls\", section: \"Foreword\", note: 12, exact: \"owls came back\")]",
    ),
    (
        "The owls leave",
        "excerpts: [Excerpt(source: \"owls\", section: \"The Barn\", exact: \"Nobody knew\")]",
    ),
    ("The barn burns", "excerpts: [Excerpt(source: \"owls\", exact: \"and it was built anew\")]"),
    ("Crows move in", "excerpts: [Excerpt(source: \"crows\", exact: \"caw\")]"),
];

/// A folder with the dataset and, in `texts`, the library.
fn folder() -> tempfile::TempDir {
    let event = |(at, (title, fields)): (usize, &(&str, &str))| {
        format!(
            "Event(id: \"event-{at}\", date: \"198{at}\", title: \"{title}\", themes: [\"t\"], standing: Stated, {fields}),\n"
        )
    };
    let events: String = EVENTS.iter().enumerate().map(event).collect();
    let text = format!(
        "Dataset(format: 1, title: \"Birds\", themes: [Theme(id: \"t\", label: \"T\")], sources: [\n\
         Source(id: \"owls\", role: Read, kind: Book, title: \"On Owls\"),\n\
         Source(id: \"crows\", role: Read, kind: Book, title: \"On Crows\")], events: [\n{events}])\n"
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("texts")).expect("made");
    std::fs::write(folder.path().join("birds.ron"), text).expect("written");
    std::fs::write(folder.path().join("texts/owls.txt"), OWLS).expect("written");
    folder
}

/// A window on that dataset, with its library or without one; something is done to its state first.
fn open(
    folder: &Path,
    has_library: bool,
    prepare: impl FnOnce(&mut State) + 'static,
) -> Harness<'static, App> {
    let (file, texts) = (folder.join("birds.ron"), folder.join("texts"));
    let build = window(USUAL, Color32::WHITE).with_max_steps(16);
    let mut window = build.build_eframe(move |creation| {
        let loaded = dataset::open(Some(&file)).expect("sound");
        let settings = Settings { appearance: Appearance::Light, ..Settings::default() };
        let mut state = State::new(loaded.dataset, Some(file), settings, "/documents".into());
        if has_library {
            state.use_library(texts);
        }
        prepare(&mut state);
        App::new(&creation.egui_ctx, state)
    });
    window.run();
    window
}

/// Runs frames until something was found.
fn wait(window: &mut Harness<'_, App>) {
    let start = Instant::now();
    while window.state().state().checking().is_running() && start.elapsed() < Duration::from_mins(1) {
        window.step();
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run();
}

/// A window in which the quotations were checked with the key.
fn checked(folder: &Path) -> Harness<'static, App> {
    let mut window = open(folder, true, |_| ());
    window.key_press(Key::Y);
    window.run();
    wait(&mut window);
    window
}

/// What the rows say, in order.
fn rows(window: &Harness<'_, App>) -> Vec<String> {
    let mut rows: Vec<(f64, String)> = window
        .query_all(by().role(Role::Row))
        .filter_map(|node| {
            let node = node.accesskit_node();
            Some((node.raw_bounds().map_or(0.0, |bounds| bounds.y0), node.label()?))
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// The title of the selected event, and which excerpt is read.
fn shown(window: &Harness<'_, App>) -> (Option<String>, Option<usize>) {
    let state = window.state().state();
    let title = state.selected().map(|event| state.dataset().event(event).title.to_string());
    (title, state.read_excerpt().map(|(_, excerpt)| excerpt))
}

#[test]
fn the_panel_says_what_is_wrong_and_why() {
    let folder = folder();
    let window = checked(folder.path());
    window.get_by_label("5 excerpts: 2 found, 1 moved, 2 missing");
    let texts = folder.path().join("texts");
    assert_eq!(
        rows(&window),
        [
            format!(
                "No text: On Crows, crows, {}/crows.txt, there is no such file; 1 excerpt of it can't be looked up",
                texts.display()
            ),
            "Moved: The owls leave, 1981, “…Nobody knew…”, 3:36 · On Owls, “The Barn”, stands in \"Foreword\", not in \
             \"The Barn\""
                .to_owned(),
            "Missing: The barn burns, 1982, “…and it was built anew…”, On Owls, not in the text; it agrees up to \"…and \
             it was built\", then at 8:33 the text has \"again\", not \"anew\""
                .to_owned(),
            "Missing: Crows move in, 1983, “…caw…”, On Crows, the text of its source can't be read".to_owned(),
        ]
    );
}

#[test]
fn what_is_listed_is_chosen_with_its_count() {
    let folder = folder();
    let mut window = checked(folder.path());
    for (chip, starts) in [
        ("Moved 1", &["Moved: The owls leave"][..]),
        ("Missing 2", &["No text: On Crows", "Missing: The barn burns", "Missing: Crows move in"]),
        (
            "Found 2",
            &["Found: The owls return, 1980, “…the old barn…”", "Found: The owls return, 1980, “…owls"],
        ),
    ] {
        window.get_by_role_and_label(Role::Button, chip).click();
        window.run();
        let rows = rows(&window);
        let fit = rows.iter().zip(starts).all(|(row, start)| row.starts_with(start));
        assert!(fit && rows.len() == starts.len(), "{chip}: {rows:?}");
    }
    window.get_by_role_and_label(Role::Button, "All 5").click();
    window.run();
    assert_eq!(rows(&window).len(), 6);
}

#[test]
fn a_row_leads_to_the_event_and_its_source() {
    let folder = folder();
    let mut window = checked(folder.path());
    window.get_by_label_contains("Missing: The barn burns").click();
    window.run();
    assert_eq!(shown(&window), (Some("The barn burns".to_owned()), Some(0)));
    window.get_by_role_and_label(Role::Button, "Found 2").click();
    window.run();
    window.get_by_label_contains("“…the old barn…”, 4:1").click();
    window.run();
    assert_eq!(
        shown(&window),
        (Some("The owls return".to_owned()), Some(1)),
        "the excerpt of its rival date"
    );
    // The timeline goes on beside it.
    window.key_press(Key::ArrowRight);
    window.run();
    assert_eq!(shown(&window).0.as_deref(), Some("The owls leave"));
}

#[test]
fn the_keyboard_walks_the_list_and_opens_from_it() {
    let folder = folder();
    let mut window = checked(folder.path());
    assert!(window.get_by_role_and_label(Role::Table, "Quotations that were looked up").is_focused());
    for _ in 0..2 {
        window.key_press(Key::ArrowDown);
        window.run();
    }
    assert_eq!(shown(&window), (None, None), "walking opens nothing");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(shown(&window), (Some("The owls leave".to_owned()), Some(0)));
    window.key_press(Key::End);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(shown(&window).0.as_deref(), Some("Crows move in"));
    window.key_press(Key::Home);
    window.run();
    window.key_press(Key::ArrowUp);
    window.run();
    assert_eq!(window.state().state().checking().at(), Some(Entry::Unread(0)));
    window.get_by_label_contains("No text: On Crows");
}

#[test]
fn a_check_under_way_is_given_up_by_button_and_by_key() {
    let folder = folder();
    for by_key in [false, true] {
        // Asked for with nobody to do it: it never ends by itself.
        let mut window = open(folder.path(), true, |state| {
            drop(state.apply(Action::Check(CheckAction::Start)));
            let looked = Looked { steps: 5, of: 5 };
            drop(state.apply(Action::Check(CheckAction::Progress { ticket: 1, looked })));
        });
        let bar = window.get_by_role(Role::ProgressIndicator).accesskit_node();
        assert_eq!(bar.numeric_value(), Some(50.0));
        if by_key {
            window.key_press(Key::Escape);
        } else {
            window.get_by_role_and_label(Role::Button, "Cancel").click();
        }
        window.run();
        assert!(window.query_by_role(Role::ProgressIndicator).is_none());
        assert!(!window.state().state().checking().is_running());
        window.get_by_label("The check was cancelled.");
        window.get_by_role_and_label(Role::Button, "Check again").click();
        window.run();
        wait(&mut window);
        window.get_by_label("5 excerpts: 2 found, 1 moved, 2 missing");
    }
}

#[test]
fn the_report_is_copied_as_annals_verify_prints_it() {
    let folder = folder();
    let mut window = checked(folder.path());
    window.get_by_role_and_label(Role::Button, "Copy the report").click();
    let copied = (0..6).find_map(|_| {
        window.step();
        window.output().platform_output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            OutputCommand::CopyImage(_)
            | OutputCommand::OpenUrl(_)
            | OutputCommand::TextSelectionSettled(_) => None,
        })
    });
    let printed = Command::new(env!("CARGO_BIN_EXE_annals"))
        .arg("verify")
        .arg(folder.path().join("birds.ron"))
        .arg("--library")
        .arg(folder.path().join("texts"))
        .output()
        .expect("it runs");
    let printed = [printed.stdout, printed.stderr].concat();
    assert_eq!(copied, Some(String::from_utf8(printed).expect("UTF-8")));
}

#[test]
fn the_details_say_what_was_found_of_each_quotation() {
    let folder = folder();
    let mut window = checked(folder.path());
    for (row, said) in [
        ("Moved: The owls leave", "moved: stands in \"Foreword\", not in \"The Barn\""),
        ("Missing: Crows move in", "missing: the text of its source can't be read"),
    ] {
        window.get_by_label_contains(row).click();
        window.run();
        window.get_by_label(said);
    }
    window.get_by_role_and_label(Role::Button, "Found 2").click();
    window.run();
    window.get_by_label_contains("“…owls came back…”, 3:10").click();
    window.run();
    window.get_by_label("found in the source, line 3");
    window.get_by_label("found in the source, line 4");
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Reader(ReaderAction::Close));
}

#[test]
fn without_a_library_the_panel_says_what_is_missing_and_offers_the_window() {
    let folder = folder();
    let mut window = open(folder.path(), false, |_| ());
    window.key_press(Key::Y);
    window.run();
    window.get_by_label("The quotations are then looked up in them.");
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().state().checking().is_open());
    window.get_by_role_and_label(Role::Button, "Library of sources…").click();
    window.run();
    assert!(window.state().state().library_form().open);
}
