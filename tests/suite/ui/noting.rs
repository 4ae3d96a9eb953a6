//! The reader's own star and note, by mouse and by keyboard, and in their file.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use annals::dataset;
use annals::notes::{self, Note, Notes};
use annals::state::{Action, NoteAction, Opened, SelectAction, Settings, State, WindowAction};
use annals::ui::App;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Color32, Key, Theme, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{USUAL, marks};
use crate::support::pictures::window;

/// A folder with a copy of the shipped dataset.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        std::fs::copy("events.ron", folder.dataset()).expect("copied");
        folder
    }

    fn dataset(&self) -> PathBuf {
        self.0.path().join("my-events.ron")
    }

    fn notes(&self) -> PathBuf {
        self.0.path().join("my-events.notes.ron")
    }
}

fn open(file: &Path) -> Harness<'static, App> {
    let file = file.to_owned();
    let build = window(USUAL, Color32::WHITE).with_theme(Theme::Light).with_max_steps(16);
    let mut window = build.build_eframe(move |creation| {
        let loaded = dataset::load_file(&file).expect("it is sound");
        let opened = Opened::new(loaded.dataset).with_notes(notes::open(Some(&file)));
        let state = State::showing(opened, Some(file), Settings::default(), PathBuf::from("/documents"));
        App::new(&creation.egui_ctx, state)
    });
    window.run();
    window
}

fn select(window: &mut Harness<'_, App>, id: &str) {
    let event = window.state().state().find_event(id).expect("the event");
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Select(SelectAction::Event(event)));
    window.run();
}

/// Runs frames until notes are in their file and nothing is left to do.
fn kept(window: &mut Harness<'_, App>, path: &Path, holds: impl Fn(&str) -> bool) -> String {
    let start = Instant::now();
    loop {
        window.run();
        let text = std::fs::read_to_string(path).unwrap_or_default();
        if holds(&text) && !window.state().state().notes().is_changed() {
            return text;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{text}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn has_star(window: &Harness<'_, App>) -> bool {
    let star = window.get_by_role_and_label(Role::CheckBox, "Your star");
    star.accesskit_node().toggled() == Some(Toggled::True)
}

fn field<'a>(window: &'a Harness<'_, App>) -> egui_kittest::Node<'a> {
    window.get_by_role_and_label(Role::MultilineTextInput, "Your note")
}

fn note(window: &Harness<'_, App>) -> Option<Note> {
    let state = window.state().state();
    state.selected().and_then(|event| state.note(event)).cloned()
}

#[test]
fn a_star_and_a_note_are_given_by_mouse_and_kept_beside_the_dataset() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    select(&mut window, "ambassadors-photo");
    assert!(!has_star(&window));
    window.get_by_role_and_label(Role::CheckBox, "Your star").click();
    window.run();
    assert!(has_star(&window));
    field(&window).click();
    window.run();
    field(&window).type_text("Who took it?\nx e w");
    window.run();
    assert_eq!(note(&window), Some(Note::new(true, "Who took it?\nx e w")), "no key fires meanwhile");
    let text = kept(&mut window, &folder.notes(), |text| text.contains("x e w"));
    assert!(
        text.contains("Note(event: \"ambassadors-photo\", star: true, text: \"Who took it?\nx e w\"),"),
        "{text}"
    );
    assert_eq!(std::fs::read(folder.dataset()).expect("there"), std::fs::read("events.ron").expect("there"));
    // The next window finds it.
    let mut window = open(&folder.dataset());
    select(&mut window, "ambassadors-photo");
    assert!(has_star(&window));
    assert_eq!(field(&window).accesskit_node().value().as_deref(), Some("Who took it?\nx e w"));
    assert!(window.query_by_label("Your own note, not part of the dataset").is_some());
}

#[test]
fn the_keyboard_alone_does_it_and_escape_leaves_the_field_only() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    for key in [Key::X, Key::M] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(window.state().state().notes().all().len(), 0, "nothing is selected");
    select(&mut window, "tehran-conference");
    window.key_press(Key::X);
    window.run();
    assert!(has_star(&window));
    window.key_press(Key::F10);
    window.run();
    assert!(window.query_by_label("Your star").is_none(), "the details are hidden");
    window.key_press(Key::M);
    window.run();
    assert!(field(&window).is_focused(), "they are shown again");
    field(&window).type_text("seen");
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert!(!field(&window).is_focused());
    assert!(window.state().state().selected().is_some(), "nothing else was closed");
    window.key_press(Key::X);
    window.run();
    assert_eq!(note(&window), Some(Note::new(false, "seen")), "keys fire again");
    window.key_press(Key::M);
    window.run();
    assert!(field(&window).is_focused(), "once more");
    window.key_press(Key::Escape);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().state().selected(), None);
    kept(&mut window, &folder.notes(), |text| text.contains("text: \"seen\""));
}

#[test]
fn the_search_and_the_menu_show_what_is_noted() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    select(&mut window, "tehran-conference");
    window.key_press(Key::X);
    window.run();
    window.get_by_role_and_label(Role::Button, "Go").click();
    window.run();
    window.get_by_label_contains("Show only what has your star").click();
    window.run();
    assert_eq!(window.state().state().filter().text(), "has:star");
    let shown = marks(&window);
    assert!(shown.len() == 1 && shown[0].ends_with(", with your star"), "{shown:?}");
    window.key_press(Key::T);
    window.run();
    assert!(
        window
            .get_by_role(Role::Row)
            .accesskit_node()
            .label()
            .is_some_and(|name| name.ends_with(", with your star"))
    );
    window.key_press(Key::X);
    window.run();
    assert!(window.state().state().matches().is_empty(), "without its star it goes");
    kept(&mut window, &folder.notes(), |text| text.contains("notes: [\n    ],"));
}

#[test]
fn a_file_with_a_mistake_is_left_alone_and_mended_notes_are_joined() {
    let folder = Folder::new();
    let broken = "Notes(format: 1, notes: [Note(event: \"ambassadors-photo\", txt: \"of old\")])";
    std::fs::write(folder.notes(), broken).expect("written");
    let mut window = open(&folder.dataset());
    assert!(window.query_by_label_contains(":1:59: error: `Note` has no field \"txt\"").is_some());
    window.key_press(Key::Escape);
    window.run();
    select(&mut window, "tehran-conference");
    window.key_press(Key::X);
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(300) {
        window.run();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(has_star(&window));
    assert!(window.query_by_label_contains("Not kept: your file of notes can’t be read").is_some());
    assert_eq!(std::fs::read_to_string(folder.notes()).expect("there"), broken);
    std::fs::write(folder.notes(), broken.replace("txt", "text")).expect("written");
    window.get_by_role_and_label(Role::Button, "Try again").click();
    let text = kept(&mut window, &folder.notes(), |text| text.contains("tehran-conference"));
    assert!(text.contains("of old"), "{text}");
    assert!(window.query_by_label_contains("Not kept").is_none());
}

#[test]
fn what_somebody_else_noted_meanwhile_shows() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    select(&mut window, "tehran-conference");
    let mut theirs = Notes::default();
    theirs.set("ambassadors-photo", Note::new(true, "by hand"));
    let change =
        notes::Change { path: folder.notes(), dataset: "x".into(), base: Notes::default(), notes: theirs };
    notes::keep(&change).expect("written");
    window.key_press(Key::X);
    kept(&mut window, &folder.notes(), |text| text.contains("tehran-conference") && text.contains("by hand"));
    select(&mut window, "ambassadors-photo");
    assert_eq!(note(&window), Some(Note::new(true, "by hand")));
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_the_cause_stands_below_the_note() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    select(&mut window, "tehran-conference");
    // Whoever may write anywhere isn't kept from it by permissions.
    std::fs::create_dir(folder.notes()).expect("made");
    window.key_press(Key::M);
    window.run();
    field(&window).type_text("stays");
    window.run();
    window.key_press(Key::Escape);
    let start = Instant::now();
    while window.query_by_label_contains("Not kept").is_none() {
        assert!(start.elapsed() < Duration::from_secs(10));
        window.run();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(note(&window), Some(Note::new(false, "stays")));
    std::fs::remove_dir(folder.notes()).expect("removed");
    window.get_by_role_and_label(Role::Button, "Try again").click();
    kept(&mut window, &folder.notes(), |text| text.contains("stays"));
}

#[test]
fn an_export_takes_notes_along_when_its_box_is_ticked() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    let event = window.state().state().find_event("tehran-conference").expect("the event");
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Note(NoteAction::Text(event, "seen".to_owned())));
    window.key_press(Key::E);
    window.run();
    assert!(window.query_by_label_contains("Reader’s note: seen").is_none());
    window.get_by_role_and_label(Role::CheckBox, "With my notes").click();
    window.run();
    assert!(window.query_by_label_contains("Reader’s note: seen").is_some(), "the preview holds it");
    window.state_mut().apply(&ctx, Action::Window(WindowAction::Escape));
    window.key_press(Key::E);
    window.run();
    assert!(window.query_by_label_contains("Reader’s note: seen").is_none(), "off again");
}

/// Asks the window to close; says whether it stays.
fn stays_open(window: &mut Harness<'_, App>) -> bool {
    let viewports = &mut window.input_mut().viewports;
    viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    window.step();
    let output = &window.output().viewport_output;
    let stays = output.values().any(|output| output.commands.contains(&ViewportCommand::CancelClose));
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    window.run();
    stays
}

#[test]
fn what_was_noted_last_is_kept_when_the_window_closes() {
    let folder = Folder::new();
    let mut window = open(&folder.dataset());
    select(&mut window, "tehran-conference");
    window.key_press(Key::M);
    window.run();
    field(&window).type_text("in haste");
    window.step();
    window.step();
    assert!(!stays_open(&mut window));
    assert!(std::fs::read_to_string(folder.notes()).expect("written").contains("in haste"));
    // Where it can't be, the window asks, once.
    std::fs::remove_file(folder.notes()).expect("removed");
    std::fs::create_dir(folder.notes()).expect("made");
    field(&window).type_text(", too");
    window.step();
    window.step();
    assert!(stays_open(&mut window));
    assert!(window.query_by_label("Your notes are not kept").is_some());
    assert!(!stays_open(&mut window), "whoever closes it again means it");
}
