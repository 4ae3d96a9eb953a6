//! What a reader notes: found, changed, kept, searched for and exported.

use std::path::{Path, PathBuf};

use annals::dataset::{EventIx, built_in};
use annals::notes::{self, Change, Failure, Found, Note, Notes};
use annals::state::{
    Action, Destination, Effect, ExportAction, NoteAction, NoteEffect, OpenAction, Opened, SelectAction,
    Settings, State, WindowAction,
};

use super::{act, escape, search};

const PATH: &str = "/data/events.notes.ron";

fn noted(of: &[(&str, bool, &str)]) -> Notes {
    let mut notes = Notes::default();
    for (event, star, text) in of {
        notes.set(event, Note::new(*star, text));
    }
    notes
}

fn found(of: &[(&str, bool, &str)]) -> Found {
    Found { path: Some(PathBuf::from(PATH)), notes: noted(of), ..Found::default() }
}

fn opened_with(found: Found) -> State {
    let dataset = built_in().expect("the built-in dataset").dataset;
    let opened = Opened::new(dataset).with_notes(found);
    State::showing(opened, None, Settings::default(), PathBuf::from("/documents"))
}

fn event(state: &State, id: &str) -> EventIx {
    state.find_event(id).expect("the event")
}

fn star(state: &mut State, id: &str) -> Option<Effect> {
    let event = event(state, id);
    state.apply(Action::Note(NoteAction::Star(event)))
}

fn write(state: &mut State, id: &str, text: &str) -> Option<Effect> {
    let event = event(state, id);
    state.apply(Action::Note(NoteAction::Text(event, text.to_owned())))
}

/// What is to be kept.
#[track_caller]
fn change(effect: Option<Effect>) -> Change {
    match effect {
        Some(Effect::Notes(NoteEffect::Keep(change))) => *change,
        other => panic!("{other:?}"),
    }
}

/// Says that a change was kept, with what the file holds then.
fn kept(state: &mut State, change: Change, notes: Notes) -> Option<Effect> {
    state.apply(Action::Note(NoteAction::Kept(Box::new(change), Ok(notes))))
}

fn matching(state: &State) -> Vec<String> {
    state.matches().iter().map(|event| state.dataset().event(event).id.to_string()).collect()
}

#[test]
fn a_star_is_kept_at_once_and_a_text_when_the_typist_rests() {
    let mut state = opened_with(found(&[]));
    let sent = change(star(&mut state, "tehran-conference"));
    assert_eq!((sent.path.as_path(), sent.base.len()), (Path::new(PATH), 0));
    assert_eq!(sent.notes, noted(&[("tehran-conference", true, "")]));
    assert_eq!(sent.dataset, state.dataset().title);
    // While that is written, more is noted.
    assert_eq!(write(&mut state, "tehran-conference", "a"), Some(Effect::Notes(NoteEffect::Soon)));
    assert_eq!(write(&mut state, "tehran-conference", "ab"), None, "the moment is waited for already");
    assert_eq!(state.apply(Action::Note(NoteAction::Keep)), None, "one writer at a time");
    let notes = sent.notes.clone();
    let next = change(kept(&mut state, sent, notes.clone()));
    assert_eq!((&next.base, &next.notes), (&notes, &noted(&[("tehran-conference", true, "ab")])));
    let notes = next.notes.clone();
    assert_eq!(kept(&mut state, next, notes), None);
    assert!(!state.notes().is_changed() && state.unkept_notes().is_empty());
    // Emptied, it is gone.
    write(&mut state, "tehran-conference", "");
    assert_eq!(change(star(&mut state, "tehran-conference")).notes, Notes::default());
    assert_eq!(state.note(event(&state, "tehran-conference")), None);
}

#[test]
fn what_another_window_changed_shows_as_soon_as_it_is_known() {
    let mut state = opened_with(found(&[("tehran-conference", true, "x")]));
    search(&mut state, "has:star");
    assert_eq!(matching(&state), ["tehran-conference"]);
    let sent = change(star(&mut state, "ambassadors-photo"));
    assert_eq!(matching(&state), ["tehran-conference", "ambassadors-photo"]);
    write(&mut state, "ambassadors-photo", "typed meanwhile");
    let file = noted(&[("ambassadors-photo", true, ""), ("ambassadors-summoned", true, "theirs")]);
    assert_eq!(kept(&mut state, sent, file), None, "the typist rests in a moment");
    assert_eq!(matching(&state), ["ambassadors-photo", "ambassadors-summoned"]);
    let here =
        noted(&[("ambassadors-photo", true, "typed meanwhile"), ("ambassadors-summoned", true, "theirs")]);
    assert_eq!(*state.notes().all(), here);
    assert_eq!(change(state.apply(Action::Note(NoteAction::Keep))).notes, here);
}

#[test]
fn notes_and_stars_are_searched_for() {
    let mut state = opened_with(found(&[
        ("tehran-conference", true, "x"),
        ("ambassadors-photo", false, "y"),
        ("ambassadors-summoned", true, ""),
    ]));
    let all = state.matches().len();
    for (text, ids) in [
        ("has:note", &["tehran-conference", "ambassadors-photo"][..]),
        ("has:star", &["tehran-conference", "ambassadors-summoned"]),
        ("has:star has:note", &["tehran-conference"]),
        ("HAS:\"star\" -has:note", &["ambassadors-summoned"]),
        ("has:star xyzzy", &[]),
    ] {
        search(&mut state, text);
        assert_eq!(state.search_mistakes(), []);
        assert_eq!(matching(&state), ids, "{text}");
    }
    search(&mut state, "-has:note -has:star");
    assert_eq!(state.matches().len(), all - 3);
    // Who is writing keeps the event in view, though it doesn't match any more.
    let selected = state.matches().iter().next().expect("a match");
    act(&mut state, Action::Select(SelectAction::Event(selected)));
    assert!(state.apply(Action::Note(NoteAction::Text(selected, "z".to_owned()))).is_some());
    assert_eq!((state.selected(), state.matches().len()), (Some(selected), all - 4));
}

#[test]
fn notes_on_events_that_are_gone_are_kept_and_told() {
    let mut state = opened_with(found(&[
        ("gone-for-ever", true, "x"),
        ("gone-too", false, "y"),
        ("tehran-conference", true, ""),
    ]));
    let notice = state.windows().notice.clone().expect("a notice");
    assert!(notice.starts_with("2 notes are of events that this dataset doesn’t have"), "{notice}");
    let sent = change(star(&mut state, "tehran-conference"));
    assert_eq!(sent.notes, noted(&[("gone-for-ever", true, "x"), ("gone-too", false, "y")]));
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_notes_stay_in_the_window() {
    let problems = vec![format!("{PATH}:3:7: error: `Note` has no field \"evnt\"")];
    let mut state =
        opened_with(Found { path: Some(PATH.into()), problems: problems.clone(), ..Found::default() });
    let report = state.windows().report.clone().expect("a report");
    assert_eq!((report.title.as_str(), &report.lines[1..]), ("Your notes can’t be read", &problems[..]));
    escape(&mut state);
    let sent = change(star(&mut state, "tehran-conference"));
    let failure = Failure::Unreadable { problems };
    assert_eq!(state.apply(Action::Note(NoteAction::Kept(Box::new(sent), Err(failure.clone())))), None);
    assert_eq!(state.notes().failure(), Some(&failure));
    assert!(state.note(event(&state, "tehran-conference")).is_some_and(|note| note.star));
    assert_eq!(state.unkept_notes().len(), 1);
    // Mended, and tried again.
    let sent = change(state.apply(Action::Note(NoteAction::Keep)));
    let file = noted(&[("ambassadors-photo", false, "of old"), ("tehran-conference", true, "")]);
    assert_eq!(kept(&mut state, sent, file.clone()), None);
    assert_eq!((state.notes().all(), state.notes().failure()), (&file, None));
}

/// Reads the dataset again, or another one.
fn read(state: &mut State, action: OpenAction, notes: Found) -> Option<Effect> {
    let Some(Effect::Read { file, ticket }) = state.apply(Action::Open(action)) else { panic!("it is read") };
    let dataset = built_in().expect("the built-in dataset").dataset;
    let opened = Box::new(Opened::new(dataset).with_notes(notes));
    state.apply(Action::Open(OpenAction::Read { ticket, file, outcome: Ok(opened) }))
}

#[test]
fn reading_the_dataset_again_loses_no_note() {
    let mut state = opened_with(found(&[("tehran-conference", true, "x")]));
    write(&mut state, "ambassadors-photo", "new");
    assert_eq!(
        read(&mut state, OpenAction::BuiltIn, found(&[("tehran-conference", true, "x, by hand")])),
        None
    );
    let both = noted(&[("ambassadors-photo", false, "new"), ("tehran-conference", true, "x, by hand")]);
    assert_eq!(*state.notes().all(), both);
    // Neither does a file that is gone, or can't be read.
    let gone = Found { path: Some(PATH.into()), is_missing: true, ..Found::default() };
    let broken = Found { path: Some(PATH.into()), problems: vec!["broken".to_owned()], ..Found::default() };
    for found in [gone, broken] {
        assert_eq!(read(&mut state, OpenAction::BuiltIn, found), None);
        assert_eq!(*state.notes().all(), both);
    }
    search(&mut state, "has:note");
    assert_eq!(matching(&state), ["tehran-conference", "ambassadors-photo"]);
}

#[test]
fn notes_that_are_left_behind_are_kept_and_shown_if_they_cannot_be() {
    let mut state = opened_with(found(&[]));
    write(&mut state, "ambassadors-photo", "in haste");
    let other = Found { path: Some("/other.notes.ron".into()), ..Found::default() };
    let sent = change(read(&mut state, OpenAction::File("/other.ron".into()), other));
    assert!(state.notes().all().is_empty());
    assert_eq!(state.unkept_notes(), std::slice::from_ref(&sent));
    act(&mut state, Action::Select(SelectAction::First));
    assert_eq!((sent.path.as_path(), sent.notes.len()), (Path::new(PATH), 1));
    let failure = Failure::Unreadable { problems: vec!["broken".to_owned()] };
    assert_eq!(state.apply(Action::Note(NoteAction::Kept(Box::new(sent), Err(failure)))), None);
    let report = state.windows().report.clone().expect("a report");
    assert_eq!(report.lines, ["broken", "ambassadors-photo: in haste"]);
    assert_eq!(state.notes().failure(), None);
}

/// Back at a dataset before its notes are in their file: what is read of it is older than what was written.
#[test]
fn notes_that_are_still_being_written_are_there_when_their_dataset_is_opened_again() {
    let other = || Found { path: Some("/other.notes.ron".into()), ..Found::default() };
    let all = noted(&[("ambassadors-photo", true, "in haste"), ("tehran-conference", false, "old")]);
    let failure = Failure::Unreadable { problems: vec!["broken".to_owned()] };
    for outcome in [Ok(all.clone()), Err(failure)] {
        let mut state = opened_with(found(&[("tehran-conference", false, "old")]));
        write(&mut state, "ambassadors-photo", "in haste");
        let first = change(star(&mut state, "ambassadors-photo"));
        let left = change(read(&mut state, OpenAction::File("/other.ron".into()), other()));
        // The same was being written already; either may answer first, and only now.
        assert_eq!(first, left);
        read(&mut state, OpenAction::BuiltIn, found(&[("tehran-conference", false, "old")]));
        assert_eq!(*state.notes().all(), all);
        for change in [first, left] {
            state.apply(Action::Note(NoteAction::Kept(Box::new(change), outcome.clone())));
            assert_eq!(*state.notes().all(), all);
        }
        assert_eq!(state.unkept_notes().is_empty(), outcome.is_ok());
    }
}

/// What was read was read before the first answer came, and is shown only after it.
#[test]
fn a_late_answer_about_the_notes_of_a_dataset_opened_before_deletes_none() {
    let mut state = opened_with(found(&[]));
    write(&mut state, "ambassadors-photo", "in haste");
    let first = change(star(&mut state, "ambassadors-photo"));
    let other = Found { path: Some("/other.notes.ron".into()), ..Found::default() };
    let left = change(read(&mut state, OpenAction::File("/other.ron".into()), other));
    let all = left.notes.clone();
    assert_eq!(kept(&mut state, left, all.clone()), None);
    read(&mut state, OpenAction::BuiltIn, found(&[]));
    assert_eq!(kept(&mut state, first, all.clone()), None);
    assert_eq!((state.notes().all(), state.unkept_notes()), (&all, vec![]));
}

#[test]
fn an_export_holds_notes_only_when_asked_for_anew() {
    let mut state = opened_with(found(&[("tehran-conference", true, "mine *alone*")]));
    let export = |state: &mut State| {
        let effect = state.apply(Action::Export(ExportAction::Go(Destination::Clipboard)));
        let Some(Effect::Copy(text)) = effect else { panic!("{effect:?}") };
        text
    };
    let plain = export(&mut state);
    assert_eq!(plain, export(&mut opened_with(Found::default())), "as if there were none");
    act(&mut state, Action::Export(ExportAction::Open));
    act(&mut state, Action::Export(ExportAction::WithNotes(true)));
    let with = export(&mut state);
    assert!(with.contains("\n\nStarred by the reader. Reader’s note: mine \\*alone\\*\n\n"), "{with}");
    assert!(with.contains("notes: \"a reader’s own, not the dataset’s, on 1 of these events\"\ncommand: \"annals export --notes\""));
    let rest: String =
        with.lines().filter(|line| !line.starts_with("notes: ") && !line.starts_with("Starred")).collect();
    let same = plain.replace("annals export", "annals export --notes").lines().collect::<String>();
    assert_eq!(rest, same);
    assert_eq!(export(&mut state), plain, "off again");
    act(&mut state, Action::Window(WindowAction::DismissNotice));
}

#[test]
fn where_there_is_no_file_notes_stay_in_the_window() {
    let mut state = super::opened();
    assert_eq!(star(&mut state, "tehran-conference"), None);
    assert_eq!(write(&mut state, "tehran-conference", "x"), None);
    search(&mut state, "has:star has:note");
    assert_eq!((matching(&state).len(), state.unkept_notes()), (1, Vec::new()));
    assert_eq!(notes::place(None, None), None);
}
