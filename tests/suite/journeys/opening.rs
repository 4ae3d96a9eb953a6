//! One dataset after another, and what is kept of the last one.

use std::path::{Path, PathBuf};

use annals::dataset::{load_file, load_str};
use annals::query::Facet;
use annals::state::{
    Action, Effect, FilterAction, OpenAction, Opened, SelectAction, Settings, State, ViewAction, WindowAction,
};

use super::{act, open_with, opened, search, theme, type_span};

const SMALL: &str = r#"Dataset(format: 1, title: "Small", themes: [Theme(id: "a", label: "A"), Theme(id: "b", label: "B")],
    sources: [Source(id: "s", role: Read, kind: Book, title: "S")],
    events: [
        Event(id: "one", date: "2001", title: "One", themes: ["a"], standing: Stated, excerpts: [Excerpt(source: "s", exact: "x")]),
        Event(id: "two", date: "2002", title: "Two", themes: ["b"], standing: Stated, excerpts: [Excerpt(source: "s", exact: "y")]),
    ])"#;

fn small() -> Box<Opened> {
    Box::new(Opened::new(load_str(SMALL).expect("a good dataset").dataset))
}

/// The number of the reading that an action asks for.
fn ticket(state: &mut State, action: OpenAction) -> u64 {
    match state.apply(Action::Open(action)) {
        Some(Effect::Read { ticket, .. }) => ticket,
        other => panic!("a file to read, not {other:?}"),
    }
}

fn read(state: &mut State, file: &str, outcome: Result<Box<Opened>, Vec<String>>) {
    let file = PathBuf::from(file);
    let ticket = ticket(state, OpenAction::File(file.clone()));
    act(state, Action::Open(OpenAction::Read { ticket, file: Some(file), outcome }));
}

#[test]
fn a_bad_dataset_leaves_the_last_good_one_on_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.ron");
    std::fs::write(&path, SMALL.replace("2001", "2001-13").replace("\"b\"]", "\"zzz\"]")).expect("written");
    let mut state = opened();
    let (title, matches) = (state.dataset().title.clone(), state.matches().len());
    act(&mut state, Action::Open(OpenAction::Ask));
    act(&mut state, Action::Open(OpenAction::Path(path.display().to_string())));
    let effect = state.apply(Action::Open(OpenAction::Go));
    assert_eq!(effect, Some(Effect::Read { file: Some(path.clone()), ticket: 1 }));
    let problems: Vec<String> =
        load_file(&path).expect_err("bad").to_string().lines().map(str::to_owned).collect();
    act(
        &mut state,
        Action::Open(OpenAction::Read {
            ticket: 1,
            file: Some(path.clone()),
            outcome: Err(problems.clone()),
        }),
    );
    assert_eq!(state.dataset().title, title);
    assert_eq!(state.matches().len(), matches);
    assert_eq!(state.file(), None);
    assert!(state.open().open);
    assert_eq!(state.open().problems, problems);
    assert_eq!(problems.len(), 2, "both at once: {problems:?}");

    read(&mut state, "/data/small.ron", Ok(small()));
    assert_eq!(state.dataset().title, "Small");
    assert_eq!(state.file(), Some(Path::new("/data/small.ron")));
    assert!(!state.open().open && state.open().problems.is_empty());
}

#[test]
fn another_dataset_starts_afresh() {
    let mut state = opened();
    let nuclear = theme(&state, "nuclear");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, nuclear)));
    act(&mut state, Action::Select(SelectAction::Last));
    type_span(&mut state, "2015", "2016");
    let before = state.revision();
    read(&mut state, "/data/small.ron", Ok(small()));
    assert!(state.filter().is_empty() && state.selected().is_none() && state.span().is_none());
    assert_eq!(state.matches().len(), 2);
    assert_eq!(state.viewport(), state.timeline().whole());
    assert!(state.revision() > before);
    assert_eq!(state.apply(Action::Open(OpenAction::BuiltIn)), Some(Effect::Read { file: None, ticket: 2 }));
}

#[test]
fn the_same_file_read_again_keeps_what_still_makes_sense() {
    let mut state = opened();
    read(&mut state, "/data/small.ron", Ok(small()));
    let b = theme(&state, "b");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, b)));
    act(&mut state, Action::Select(SelectAction::First));
    type_span(&mut state, "2001", "2002");
    act(&mut state, Action::View(ViewAction::Zoom { at: None, factor: 2.0 }));
    let (view, span) = (state.viewport(), state.span());
    assert_eq!(
        state.apply(Action::Open(OpenAction::Reload)),
        Some(Effect::Read { file: Some(PathBuf::from("/data/small.ron")), ticket: 2 })
    );
    // The theme that is filtered by moves to another place of its table.
    let edited = SMALL.replace("themes: [Theme", "themes: [Theme(id: \"new\", label: \"New\"), Theme");
    read(&mut state, "/data/small.ron", Ok(Box::new(Opened::new(load_str(&edited).expect("good").dataset))));
    let chosen: Vec<&str> = state
        .filter()
        .chosen(Facet::Theme)
        .map(|value| Facet::Theme.value_id(state.dataset(), value))
        .collect();
    assert_eq!(chosen, ["b"]);
    assert_eq!(state.selected().map(|event| state.dataset().event(event).id.as_str()), Some("two"));
    assert_eq!((state.viewport(), state.span()), (view, span));
}

#[test]
fn a_view_of_another_dataset_or_of_nonsense_is_not_restored() {
    let mut settings = opened().settings_to_remember();
    let view = settings.last_view.as_mut().expect("a view");
    view.start = f64::NAN;
    view.chosen = vec![("theme".to_owned(), "gone".to_owned()), ("nonsense".to_owned(), "x".to_owned())];
    view.selected = Some("gone".to_owned());
    let state = open_with(settings.clone(), Path::new(""));
    assert_eq!(state.viewport(), state.timeline().whole());
    assert!(state.filter().is_empty() && state.selected().is_none());

    let mut other = opened();
    act(&mut other, Action::View(ViewAction::Zoom { at: None, factor: 9.0 }));
    let state = State::showing(*small(), None, other.settings_to_remember(), PathBuf::new());
    assert_eq!(state.viewport(), state.timeline().whole());
    let old: Settings = serde_json::from_str("{\"unknown\": 1}").expect("unknown fields are left out");
    assert_eq!(old, Settings::default());
}

#[test]
fn the_same_file_read_again_keeps_the_search() {
    let mut state = opened();
    read(&mut state, "/data/small.ron", Ok(small()));
    search(&mut state, "two");
    read(&mut state, "/data/small.ron", Ok(small()));
    assert_eq!((state.filter().text(), state.matches().len()), ("two", 1));
}

#[test]
fn a_large_file_says_how_far_it_is_and_can_be_given_up() {
    let mut state = opened();
    let title = state.dataset().title.clone();
    let file = PathBuf::from("/data/large.ndjson");
    let first = ticket(&mut state, OpenAction::File(file.clone()));
    let far = |state: &State| state.reading().and_then(|reading| reading.per_mille);
    assert_eq!((far(&state), state.has_dialog()), (None, false), "nothing is shown of what is quick");
    act(&mut state, Action::Open(OpenAction::Progress { ticket: first, per_mille: 400 }));
    assert_eq!((far(&state), state.has_dialog()), (Some(400), true));
    assert_eq!(state.reading().map(annals::state::Reading::name).as_deref(), Some("large.ndjson"));
    assert_eq!(state.dataset().title, title, "the last good dataset stays");

    assert_eq!(state.apply(Action::Window(WindowAction::Escape)), Some(Effect::StopReading));
    assert!(state.reading().is_none() && !state.has_dialog());
    assert_eq!(state.windows().notice.as_deref(), Some("Opening large.ndjson was cancelled."));
    // What still comes of it comes too late.
    act(&mut state, Action::Open(OpenAction::Progress { ticket: first, per_mille: 500 }));
    let late = OpenAction::Read { ticket: first, file: Some(file.clone()), outcome: Ok(small()) };
    act(&mut state, Action::Open(late.clone()));
    assert_eq!((state.dataset().title.as_str(), far(&state)), (title.as_str(), None));

    let second = ticket(&mut state, OpenAction::File(file.clone()));
    act(&mut state, Action::Open(late));
    assert_eq!(state.dataset().title, title, "another one's answer");
    act(
        &mut state,
        Action::Open(OpenAction::Read { ticket: second, file: Some(file), outcome: Ok(small()) }),
    );
    assert_eq!(state.dataset().title, "Small");
    assert_eq!(state.apply(Action::Open(OpenAction::Cancel)), None, "nothing is left to cancel");
}

#[test]
fn what_the_command_line_asks_is_asked_once_the_file_is_read() {
    let mut state = opened();
    let mut ask = annals::query::Ask::default();
    ask.filter.set_text("two".to_owned());
    read(&mut state, "/data/small.ron", Ok(Box::new(small().asking(ask))));
    assert_eq!((state.filter().text(), state.matches().len()), ("two", 1));
}
