//! The quotations looked up in their sources: asked for, under way, given up, told, and out of date.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use annals::dataset::EventIx;
use annals::library::{Checked, Entry, Library, Listing, Looked, Verdict, verify};
use annals::state::{
    Action, CheckAction, Effect, LibraryAction, OpenAction, Opened, Settings, State, ToCheck, WindowAction,
};

use super::{act, open_with, opened};

/// A state with a library; nothing is read there.
fn with_library() -> State {
    let settings = Settings { library: Some("/texts".into()), ..Settings::default() };
    open_with(settings, Path::new("/documents"))
}

/// Asks for a check that the outside world then begins.
fn start(state: &mut State) -> ToCheck {
    match state.apply(Action::Check(CheckAction::Start)) {
        Some(Effect::Check(asked)) => asked,
        other => panic!("{other:?}"),
    }
}

fn check(state: &mut State, action: CheckAction) {
    act(state, Action::Check(action));
}

/// What looking up the quotations of the dataset in an empty folder gives.
fn nothing_found(state: &State) -> Arc<Checked> {
    let folder = tempfile::tempdir().expect("a folder");
    Arc::new(Checked::of(verify(state.dataset(), &Library::open(folder.path()).expect("opened"))))
}

fn finish(state: &mut State, asked: &ToCheck) {
    let outcome = Ok(nothing_found(state));
    check(state, CheckAction::Done { ticket: asked.ticket, outcome });
}

fn first(state: &State) -> EventIx {
    state.dataset().indexed_events().next().expect("an event").0
}

fn esc(state: &mut State) {
    act(state, Action::Window(WindowAction::Escape));
}

#[test]
fn a_check_is_told_how_far_it_is_and_what_it_found() {
    let mut state = with_library();
    assert!(!state.checking().is_open());
    let asked = start(&mut state);
    assert_eq!((asked.library.as_path(), asked.is_stopped()), (Path::new("/texts"), false));
    assert!(asked.dataset.events == state.dataset().events);
    assert!(state.checking().is_open() && state.checking().is_running() && !state.has_dialog());
    let looked = Looked { steps: 200, of: 285 };
    check(&mut state, CheckAction::Progress { ticket: asked.ticket, looked });
    assert_eq!(state.checking().looked(), Some(looked));
    assert_eq!(looked.quotations(), 100);
    assert_eq!(state.verdict(first(&state), 0), None);
    finish(&mut state, &asked);
    assert!(!state.checking().is_running() && state.checking().looked().is_none());
    assert!(matches!(state.verdict(first(&state), 0), Some(Verdict::Missing(_))));
    assert_eq!(state.checking().listing(), Listing::Wrong);
    // Put away, what was found is kept.
    esc(&mut state);
    assert!(!state.checking().is_open() && state.checking().checked().is_some());
}

#[test]
fn a_check_that_is_given_up_leaves_what_the_one_before_found() {
    let mut state = with_library();
    let first = start(&mut state);
    check(&mut state, CheckAction::Cancel);
    assert!(first.is_stopped() && state.checking().checked().is_none());
    assert_eq!(state.checking().problem(), Some("The check was cancelled."));
    finish(&mut state, &first);
    assert!(state.checking().checked().is_none(), "its answer comes too late");

    let second = start(&mut state);
    finish(&mut state, &first);
    assert!(state.checking().is_running(), "another one's answer");
    finish(&mut state, &second);
    let found = state.checking().checked().cloned();
    assert!(found.is_some() && state.checking().problem().is_none());

    let third = start(&mut state);
    check(&mut state, CheckAction::Progress { ticket: second.ticket, looked: Looked { steps: 1, of: 2 } });
    assert_eq!(state.checking().looked(), None, "another one's progress");
    esc(&mut state);
    assert!(third.is_stopped() && !state.checking().is_running() && state.checking().is_open());
    assert_eq!(state.checking().checked(), found.as_ref());
    assert!(state.checking().problem().is_some_and(|problem| problem.contains("cancelled")));
    esc(&mut state);
    assert!(!state.checking().is_open());

    let fourth = start(&mut state);
    let fifth = start(&mut state);
    assert!(fourth.is_stopped() && !fifth.is_stopped(), "asked again, the one before is let go of");
}

#[test]
fn another_dataset_or_the_same_read_anew_lets_go_of_what_was_found() {
    for is_running in [false, true] {
        let mut state = with_library();
        let asked = start(&mut state);
        if !is_running {
            finish(&mut state, &asked);
        }
        let Some(Effect::Read { file, ticket }) = state.apply(Action::Open(OpenAction::BuiltIn)) else {
            panic!("a file is read")
        };
        let again = Opened::new(opened().dataset().clone());
        act(&mut state, Action::Open(OpenAction::Read { ticket, file, outcome: Ok(Box::new(again)) }));
        assert_eq!((state.checking().checked(), state.checking().is_running()), (None, false));
        assert!(asked.is_stopped());
        assert_eq!(state.checking().problem(), Some("The dataset has been read anew since the last check."));
        assert!(state.checking().is_open() && state.verdict(first(&state), 0).is_none());
        finish(&mut state, &asked);
        assert!(state.checking().checked().is_none(), "a late answer is about the dataset before");
        assert!(start(&mut state).ticket > asked.ticket, "no number comes twice");
    }
}

#[test]
fn another_library_lets_go_of_what_was_found_and_is_checked_while_the_panel_is_open() {
    let mut state = with_library();
    let asked = start(&mut state);
    finish(&mut state, &asked);
    let other = |state: &mut State| {
        let folder = PathBuf::from("/others");
        state.apply(Action::Library(LibraryAction::Opened { folder, outcome: Ok(1) }))
    };
    let Some(Effect::Check(again)) = other(&mut state) else { panic!("checked again") };
    assert_eq!((again.library.as_path(), state.checking().checked()), (Path::new("/others"), None));
    finish(&mut state, &asked);
    assert!(state.checking().checked().is_none(), "that was found in another library");
    finish(&mut state, &again);
    check(&mut state, CheckAction::Close);
    assert_eq!(other(&mut state), None, "nobody looks");
    assert!(state.checking().checked().is_none() && state.verdict(first(&state), 0).is_none());
    let asked = start(&mut state);
    finish(&mut state, &asked);
    act(&mut state, Action::Library(LibraryAction::Forget));
    assert!(state.checking().checked().is_none());
}

#[test]
fn without_a_library_one_is_asked_for_and_the_check_goes_on_with_it() {
    let mut state = opened();
    assert_eq!(state.apply(Action::Check(CheckAction::Start)), None);
    assert!(state.checking().is_open() && state.library_form().open && !state.checking().is_running());
    let folder = PathBuf::from("/texts");
    let begun = state.apply(Action::Library(LibraryAction::Opened { folder, outcome: Ok(2) }));
    assert!(matches!(begun, Some(Effect::Check(_))), "{begun:?}");

    let mut state = opened();
    act(&mut state, Action::Check(CheckAction::Start));
    esc(&mut state);
    assert!(!state.library_form().open && state.checking().is_open(), "the panel says what is missing");
}

#[test]
fn a_library_that_cannot_be_read_is_told() {
    let mut state = with_library();
    let asked = start(&mut state);
    let problem = "cannot read the library /texts: No such file".to_owned();
    check(&mut state, CheckAction::Done { ticket: asked.ticket, outcome: Err(problem.clone()) });
    assert_eq!(state.checking().problem(), Some(problem.as_str()));
    assert!(state.checking().checked().is_none() && !state.checking().is_running());
}

#[test]
fn the_place_in_the_list_is_kept_while_it_is_listed() {
    let mut state = with_library();
    let asked = start(&mut state);
    finish(&mut state, &asked);
    let at = Entry::Check(3);
    check(&mut state, CheckAction::At(at));
    check(&mut state, CheckAction::List(Listing::All));
    assert_eq!((state.checking().listing(), state.checking().at()), (Listing::All, Some(at)));
    let asked = start(&mut state);
    finish(&mut state, &asked);
    assert_eq!((state.checking().listing(), state.checking().at()), (Listing::All, Some(at)));
    check(&mut state, CheckAction::List(Listing::Found));
    assert_eq!(state.checking().at(), None);
}

#[test]
fn the_report_is_copied_as_the_command_line_tells_it() {
    let mut state = with_library();
    assert_eq!(state.apply(Action::Check(CheckAction::Copy)), None, "there is none yet");
    let asked = start(&mut state);
    finish(&mut state, &asked);
    let Some(Effect::Copy(text)) = state.apply(Action::Check(CheckAction::Copy)) else { panic!("copied") };
    let excerpts = nothing_found(&state).counts()[2];
    assert!(text.starts_with("/texts/therme-2022.txt: missing: there is no such file; "), "{text}");
    assert!(
        text.ends_with(&format!("events.ron: {excerpts} excerpts: 0 found, 0 moved, {excerpts} missing\n"))
    );
    assert_eq!(state.windows().notice.as_deref(), Some("Report copied."));
}
