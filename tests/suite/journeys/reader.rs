//! The reader: opens at a passage, follows what is selected, goes from passage to passage, is searched, and says what
//! is missing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use annals::dataset::Dataset;
use annals::library::{Absent, Page, Verdict};
use annals::state::{
    Action, Effect, LibraryAction, OpenAction, Opened, Reader, ReaderAction, SelectAction, Settings,
    SourceAsked, SourceReading, State, WindowAction,
};

use super::{act, open_with};
use crate::support::sources;

fn birds(folder: Option<&Path>) -> State {
    let mut state = State::new(sources::dataset(), None, Settings::default(), PathBuf::from("/documents"));
    if let Some(folder) = folder {
        state.use_library(folder.to_path_buf());
    }
    state
}

/// Reads what was asked for, as the window would.
fn answer(state: &mut State, asked: &SourceAsked) {
    let outcome = Page::read(&asked.folder, &asked.dataset, asked.source).map(Arc::new);
    act(state, Action::Reader(ReaderAction::Read { ticket: asked.ticket, outcome }));
}

/// Does something, and reads what it asks for.
fn follow(state: &mut State, action: Action) {
    if let Some(Effect::ReadSource(asked)) = state.apply(action) {
        answer(state, &asked);
    }
}

fn open(state: &mut State, id: &str, excerpt: usize) {
    let event = state.find_event(id).expect("an event");
    follow(state, Action::Reader(ReaderAction::Open(event, excerpt)));
}

fn reader(state: &State) -> &Reader {
    state.reader().expect("the reader is open")
}

/// The words at the place that is meant.
fn shown(state: &State) -> String {
    let page = reader(state).page().expect("a text");
    page.text()[reader(state).place().expect("a place")].to_owned()
}

fn selected(state: &State) -> &str {
    &state.dataset().event(state.selected().expect("one is selected")).id
}

/// Opens every excerpt, and looks whether its words stand at its place.
fn each_opens_at_its_passage(state: &mut State) {
    let dataset: Arc<Dataset> = Arc::clone(state.timeline().dataset());
    for (event, what) in dataset.indexed_events() {
        let other = what.other_dates.iter().map(|other| &other.excerpt);
        for (at, excerpt) in what.excerpts.iter().chain(other).enumerate() {
            follow(state, Action::Reader(ReaderAction::Open(event, at)));
            let quoted = reader(state).quoted().expect("listed");
            assert!(matches!(quoted.verdict, Verdict::Found(_)), "{}: {:?}", what.id, quoted.verdict);
            let (page, place) = (reader(state).page().expect("a text"), &quoted.place);
            let words: Vec<&str> = excerpt.exact.split_whitespace().collect();
            assert_eq!(
                page.text()[place.clone()].replace("- ", "-"),
                words.join(" ").replace("- ", "-"),
                "{}",
                what.id
            );
            assert!(page.pieces()[page.piece_at(place.start)].place.contains(&place.start));
            assert_eq!((state.selected(), state.read_excerpt()), (Some(event), Some((event, at))));
        }
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn every_excerpt_of_the_shipped_dataset_opens_at_its_passage() {
    let Some(folder) = sources::shipped() else {
        eprintln!("skipped: the sources are not at hand");
        return;
    };
    let mut state = open_with(Settings::default(), Path::new("/documents"));
    state.use_library(folder);
    each_opens_at_its_passage(&mut state);
}

#[test]
fn an_excerpt_opens_at_its_passage_and_the_reader_follows_what_is_selected() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "hoot", 0);
    assert_eq!((shown(&state).as_str(), selected(&state)), ("the owls hoot from the roof", "hoot"));
    let (before, page) = (reader(&state).jump(), Arc::clone(reader(&state).page().expect("a text")));
    let hunt = state.find_event("hunt").expect("there");
    act(&mut state, Action::Select(SelectAction::Event(hunt)));
    assert_eq!(shown(&state), "mice are hunted in the stubble fields");
    assert!(reader(&state).jump() > before);
    assert!(Arc::ptr_eq(&page, reader(&state).page().expect("a text")), "the same text is not read again");
    follow(&mut state, Action::Select(SelectAction::Next));
    assert_eq!((shown(&state).as_str(), selected(&state)), ("the crows caw over the market", "caw"));
    act(&mut state, Action::Select(SelectAction::Nothing));
    assert_eq!(shown(&state), "the crows caw over the market", "with nothing selected it stays");
    open(&mut state, "hoot", 1);
    assert_eq!(shown(&state), "they answer the owls at dusk");
}

#[test]
fn one_goes_from_passage_to_passage() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "hoot", 0);
    let mut seen = vec![selected(&state).to_owned()];
    for step in [1, 1, 1, -1, -1, -1] {
        act(&mut state, Action::Reader(ReaderAction::Passage(step)));
        seen.push(selected(&state).to_owned());
    }
    assert_eq!(seen, ["hoot", "sleep", "hunt", "hunt", "sleep", "hoot", "hoot"]);
    assert!(reader(&state).has_beside(1) && !reader(&state).has_beside(-1));
}

#[test]
fn what_has_moved_is_not_taken_as_found() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "steal", 0);
    let quoted = reader(&state).quoted().expect("listed");
    assert!(
        matches!(&quoted.verdict, Verdict::Moved(_, reasons) if reasons[0].to_string().starts_with("1 character differs"))
    );
    assert_eq!(shown(&state), "a silver spoon was stolen by none of them");
}

#[test]
fn words_are_looked_for_from_the_passage_on() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "sleep", 0);
    let mut count = |action| {
        act(&mut state, Action::Reader(action));
        (reader(&state).count(), shown(&state))
    };
    let found = |count: &str, words: &str| (count.to_owned(), words.to_owned());
    assert_eq!(count(ReaderAction::Find("owls".to_owned())), found("3 of 3", "OWLS"));
    assert_eq!(count(ReaderAction::Hit(1)), found("1 of 3", "Owls"));
    assert_eq!(count(ReaderAction::Hit(1)), found("2 of 3", "owls"));
    assert_eq!(count(ReaderAction::Hit(-1)), found("1 of 3", "Owls"));
    assert_eq!(count(ReaderAction::Hit(-1)), found("3 of 3", "OWLS"));
    assert_eq!(
        count(ReaderAction::Find("gulls".to_owned())),
        found("nothing found", "they sleep in the old tower")
    );
    assert_eq!(count(ReaderAction::Hit(1)), found("nothing found", "they sleep in the old tower"));
    assert_eq!(count(ReaderAction::Find(String::new())).0, "");
}

#[test]
fn what_is_missing_is_said_and_read_once_it_is_there() {
    let mut state = birds(None);
    open(&mut state, "hoot", 0);
    assert_eq!(reader(&state).reading(), &SourceReading::Absent(Absent::NoLibrary));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_path_buf();
    follow(&mut state, Action::Library(LibraryAction::Opened { folder: path.clone(), outcome: Ok(0) }));
    assert_eq!(reader(&state).reading(), &SourceReading::Absent(Absent::NoText(path.join("owls.txt"))));
    std::fs::write(path.join("owls.txt"), b"the owls \xFF").unwrap();
    follow(&mut state, Action::Reader(ReaderAction::Again));
    assert!(matches!(reader(&state).reading(), SourceReading::Absent(Absent::Unreadable(_))));
    std::fs::write(path.join("owls.txt"), "There the owls hoot from the roof.").unwrap();
    follow(&mut state, Action::Reader(ReaderAction::Again));
    assert_eq!(shown(&state), "the owls hoot from the roof");
    let put_away = state.apply(Action::Library(LibraryAction::Forget));
    assert!(matches!(put_away, Some(Effect::PutAway(_))));
    assert_eq!(reader(&state).reading(), &SourceReading::Absent(Absent::NoLibrary));
}

#[test]
fn an_answer_that_comes_too_late_is_not_shown() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    let [hoot, caw] = ["hoot", "caw"].map(|id| state.find_event(id).expect("there"));
    let Some(Effect::ReadSource(first)) = state.apply(Action::Reader(ReaderAction::Open(hoot, 0))) else {
        panic!("a text is asked for");
    };
    act(&mut state, Action::Reader(ReaderAction::Find("owls".to_owned())));
    let Some(Effect::ReadSource(second)) = state.apply(Action::Select(SelectAction::Event(caw))) else {
        panic!("another text is asked for");
    };
    answer(&mut state, &first);
    assert_eq!(reader(&state).reading(), &SourceReading::Waiting);
    answer(&mut state, &second);
    assert_eq!(shown(&state), "the crows caw over the market");
    assert_eq!(reader(&state).count(), "2 found");
    answer(&mut state, &first);
    assert_eq!(shown(&state), "the crows caw over the market");
}

/// Reads a dataset, as the window would.
fn read(state: &mut State, action: OpenAction, dataset: Dataset) {
    let Some(Effect::Read { file, ticket }) = state.apply(Action::Open(action)) else { panic!("a file") };
    let outcome = Ok(Box::new(Opened::new(dataset)));
    follow(state, Action::Open(OpenAction::Read { ticket, file, outcome }));
}

#[test]
fn the_same_dataset_read_again_keeps_the_place_and_another_one_closes_the_reader() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "hoot", 1);
    let mut changed = sources::dataset();
    changed.events.remove(1);
    changed.events.swap(0, 1);
    read(&mut state, OpenAction::Reload, changed);
    assert_eq!((shown(&state).as_str(), selected(&state)), ("they answer the owls at dusk", "hoot"));
    read(&mut state, OpenAction::File("/other.ron".into()), sources::dataset());
    assert!(state.reader().is_none());
}

#[test]
fn escape_closes_the_reader_before_it_clears_anything() {
    let folder = sources::folder();
    let mut state = birds(Some(folder.path()));
    open(&mut state, "hoot", 0);
    act(&mut state, Action::Library(LibraryAction::Ask));
    act(&mut state, Action::Window(WindowAction::Escape));
    assert!(state.reader().is_some() && !state.library_form().open, "a window is above it");
    assert!(matches!(state.apply(Action::Window(WindowAction::Escape)), Some(Effect::PutAway(_))));
    assert_eq!((state.reader(), selected(&state)), (None, "hoot"));
}
