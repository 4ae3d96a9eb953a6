//! Going somewhere, and coming back: history, bookmarks, dates to go to.

use std::path::Path;

use annals::layout::LanesBy;
use annals::query::Facet;
use annals::state::{
    Action, Beside, BookmarkAction, FilterAction, GoToAction, HistoryAction, LanesAction, SelectAction,
    Settings, State, ViewAction, WindowAction,
};

use super::{act, days, open_with, opened, search, step, theme, type_span};

fn back(state: &mut State) {
    act(state, Action::History(HistoryAction::Back));
}

fn forward(state: &mut State) {
    act(state, Action::History(HistoryAction::Forward));
}

fn choose(state: &mut State, id: &str) {
    let value = theme(state, id);
    act(state, Action::Filter(FilterAction::Toggle(Facet::Theme, value)));
}

fn pan(state: &mut State, share: f64) {
    act(state, Action::View(ViewAction::Drag(share)));
}

#[test]
fn back_and_forward_lead_through_views() {
    let mut state = opened();
    assert!(!state.can_go_back() && !state.can_go_forward());
    let whole = state.viewport();
    choose(&mut state, "syria");
    let event = state.matches().dated()[3];
    act(&mut state, Action::View(ViewAction::FitEvent(event)));
    let (filter, fitted) = (state.filter().clone(), state.viewport());
    act(&mut state, Action::Lanes(LanesAction::By(LanesBy::Actor)));
    act(&mut state, Action::Filter(FilterAction::Reset));
    back(&mut state);
    assert_eq!((state.filter(), state.lanes().by()), (&filter, LanesBy::Actor));
    back(&mut state);
    assert_eq!((state.viewport(), state.lanes().by()), (fitted, LanesBy::Theme));
    back(&mut state);
    back(&mut state);
    assert_eq!((state.viewport(), state.filter().is_empty()), (whole, true));
    assert!(!state.can_go_back() && state.can_go_forward());
    for _ in 0..9 {
        forward(&mut state);
    }
    assert_eq!((state.filter().is_empty(), state.lanes().by()), (true, LanesBy::Actor));
    assert!(!state.can_go_forward());
}

/// Coming back, one finds a view as it was left, not as it was come to.
#[test]
fn what_was_moved_by_hand_is_found_as_it_was_left() {
    let mut state = opened();
    act(&mut state, Action::View(ViewAction::Zoom { at: None, factor: 5.0 }));
    pan(&mut state, 0.7);
    let left = state.viewport();
    choose(&mut state, "syria");
    pan(&mut state, -0.4);
    let later = state.viewport();
    back(&mut state);
    assert!((state.viewport().start() - left.start()).abs() < 1e-6);
    forward(&mut state);
    assert!((state.viewport().start() - later.start()).abs() < 1e-6);
}

#[test]
fn a_search_is_one_step_and_so_is_a_walk() {
    let mut state = opened();
    for text in ["n", "nu", "nuc", "nuclear"] {
        search(&mut state, text);
    }
    for _ in 0..5 {
        step(&mut state, SelectAction::Next);
    }
    let walked = state.selected();
    back(&mut state);
    assert_eq!((state.filter().text(), state.selected()), ("nuclear", None));
    back(&mut state);
    assert_eq!(state.filter().text(), "");
    forward(&mut state);
    forward(&mut state);
    assert_eq!((state.filter().text(), state.selected()), ("nuclear", walked));
    back(&mut state);
    choose(&mut state, "nuclear");
    assert!(!state.can_go_forward(), "another way was taken");
}

#[test]
fn a_reset_can_be_undone() {
    let mut state = opened();
    choose(&mut state, "syria");
    search(&mut state, "drone");
    let (filter, matches) = (state.filter().clone(), state.matches().len());
    assert!(!state.can_undo_reset());
    act(&mut state, Action::Filter(FilterAction::Reset));
    assert!(state.filter().is_empty() && state.can_undo_reset());
    act(&mut state, Action::Filter(FilterAction::UndoReset));
    assert_eq!((state.filter(), state.matches().len()), (&filter, matches));
    act(&mut state, Action::Filter(FilterAction::Reset));
    choose(&mut state, "nuclear");
    assert!(!state.can_undo_reset(), "something else was chosen since");
}

#[test]
fn a_bookmark_brings_back_everything() {
    let mut state = opened();
    choose(&mut state, "syria");
    search(&mut state, "russia");
    type_span(&mut state, "2015", "2016");
    act(&mut state, Action::View(ViewAction::Zoom { at: None, factor: 3.0 }));
    act(&mut state, Action::Lanes(LanesAction::By(LanesBy::Standing)));
    act(&mut state, Action::Window(WindowAction::ToggleFolding));
    step(&mut state, SelectAction::Next);
    let kept = |state: &State| {
        let selected = state.selected().map(|event| state.dataset().event(event).id.clone());
        (state.filter().clone(), state.span(), state.lanes().by(), state.axis().is_plain(), selected)
    };
    let (before, view) = (kept(&state), state.viewport());
    for action in [
        BookmarkAction::Open,
        BookmarkAction::Name(" Syria, the first year ".to_owned()),
        BookmarkAction::Note("for chapter 3".to_owned()),
        BookmarkAction::Save,
    ] {
        act(&mut state, Action::Bookmarks(action));
    }
    assert_eq!(state.bookmarks()[0].name, "Syria, the first year");
    assert_eq!(state.bookmarks()[0].note, "for chapter 3");

    let text = serde_json::to_string(&state.settings_to_remember()).expect("plain data");
    let settings: Settings = serde_json::from_str(&text).expect("plain data");
    let mut again =
        open_with(Settings { last_view: None, fold_empty_time: false, ..settings }, Path::new("/documents"));
    act(&mut again, Action::Lanes(LanesAction::By(LanesBy::Theme)));
    act(&mut again, Action::Bookmarks(BookmarkAction::Go(0)));
    assert_eq!(kept(&again), before);
    assert!((again.viewport().start() - view.start()).abs() < 1e-6);
    back(&mut again);
    assert!(again.filter().is_empty(), "a bookmark can be come back from");
}

#[test]
fn bookmarks_are_changed_and_removed() {
    let mut state = opened();
    let mut bookmark = |action| act(&mut state, Action::Bookmarks(action));
    for name in ["One", "Two", ""] {
        bookmark(BookmarkAction::Open);
        bookmark(BookmarkAction::Name(name.to_owned()));
        bookmark(BookmarkAction::Save);
    }
    bookmark(BookmarkAction::Open);
    bookmark(BookmarkAction::Edit(1));
    bookmark(BookmarkAction::Name("Second".to_owned()));
    bookmark(BookmarkAction::Save);
    bookmark(BookmarkAction::Delete(0));
    bookmark(BookmarkAction::Delete(7));
    bookmark(BookmarkAction::Go(7));
    let names: Vec<&str> = state.bookmarks().iter().map(|bookmark| bookmark.name.as_str()).collect();
    assert_eq!(names, ["Second", "Everything"], "one without a name is named after what it shows");
    assert!(state.windows().notice.as_deref().is_some_and(|notice| notice.contains("“One”")));
}

#[test]
fn a_date_is_understood_while_it_is_typed_and_gone_to() {
    let mut state = opened();
    act(&mut state, Action::GoTo(GoToAction::Open));
    assert!(state.has_dialog() && state.go_to().is_some_and(|form| form.read.is_none()));
    act(&mut state, Action::GoTo(GoToAction::Type("sprin".to_owned())));
    assert!(matches!(state.go_to().and_then(|form| form.read.clone()), Some(Err(_))));
    act(&mut state, Action::GoTo(GoToAction::Go));
    assert!(state.go_to().is_some(), "nothing to go to");
    for (text, edtf, beside) in [
        ("spring 1979", "1979-21", None),
        ("c. 480 BC", "-0479~", Some(Beside::Before)),
        ("1399 AP", "[2020-03-20..2021-03-20]", None),
        ("2300", "2300", Some(Beside::After)),
        ("2005/..", "2005/..", None),
    ] {
        act(&mut state, Action::GoTo(GoToAction::Type(text.to_owned())));
        let read = state.go_to().and_then(|form| form.read.clone()).expect("read").expect(text);
        assert_eq!((read.date.edtf(), read.beside), (edtf, beside), "{text}");
    }
    act(&mut state, Action::GoTo(GoToAction::Type("March 2015".to_owned())));
    act(&mut state, Action::GoTo(GoToAction::Go));
    assert!(state.go_to().is_none() && !state.has_dialog());
    let shown = state.days_on_screen().expect("days");
    assert!(shown.covers(days((2015, 3, 1), (2015, 3, 31))) && shown.len() < 90, "{}", shown.text());
    back(&mut state);
    assert_eq!(state.viewport(), state.whole());
}
