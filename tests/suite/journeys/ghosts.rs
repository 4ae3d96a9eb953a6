//! Showing what doesn't match, and finding one's way back.

use std::path::Path;

use annals::query::Facet;
use annals::state::{
    Action, BookmarkAction, Effect, FilterAction, HistoryAction, SelectAction, Settings, State, WindowAction,
};

use super::{act, open_with, opened, step, theme};

fn toggle(state: &mut State) {
    act(state, Action::Window(WindowAction::ToggleDropped));
}

fn only_syria(state: &mut State) {
    let syria = theme(state, "syria");
    act(state, Action::Filter(FilterAction::Only(Facet::Theme, syria)));
}

#[test]
fn what_does_not_match_is_shown_and_passes_no_more_than_before() {
    let mut state = opened();
    assert!(!state.shows_dropped() && !state.settings().show_dropped, "off by default");
    only_syria(&mut state);
    let (matches, revision) = (state.matches().clone(), state.revision());
    toggle(&mut state);
    assert!(state.shows_dropped());
    assert_eq!((state.matches(), state.revision()), (&matches, revision));
    act(&mut state, Action::Filter(FilterAction::Reset));
    assert!(!state.shows_dropped(), "everything matches");
    assert!(state.settings().show_dropped, "but the next filter shows what it drops");
}

#[test]
fn the_arrows_walk_through_matches_alone() {
    let mut state = opened();
    only_syria(&mut state);
    toggle(&mut state);
    let dropped = state.matches().dropped(state.timeline());
    let dated = state.timeline().order().len();
    assert_eq!(dropped.len() + state.matches().dated().len(), dated);
    act(&mut state, Action::Select(SelectAction::Event(dropped[dropped.len() / 2])));
    assert_eq!(state.selected_position(), None, "it is no match");
    for direction in [SelectAction::Next, SelectAction::Previous, SelectAction::Previous, SelectAction::Last]
    {
        let selected = step(&mut state, direction).expect("a match");
        assert!(state.matches().contains(selected));
    }
}

#[test]
fn the_switch_is_remembered_with_the_window_the_view_and_the_bookmark() {
    let mut state = opened();
    only_syria(&mut state);
    toggle(&mut state);
    act(&mut state, Action::Bookmarks(BookmarkAction::Open));
    act(&mut state, Action::Bookmarks(BookmarkAction::Save));
    let text = serde_json::to_string(&state.settings_to_remember()).expect("plain data");
    let settings: Settings = serde_json::from_str(&text).expect("plain data");
    let mut again = open_with(settings, Path::new("/documents"));
    assert!(again.shows_dropped());
    act(&mut state, Action::History(HistoryAction::Back));
    assert!(!state.shows_dropped() && !state.filter().is_empty());
    act(&mut state, Action::History(HistoryAction::Forward));
    assert!(state.shows_dropped());
    toggle(&mut again);
    act(&mut again, Action::Bookmarks(BookmarkAction::Go(0)));
    assert!(again.shows_dropped());
    let Some(Effect::Copy(line)) = again.apply(Action::Window(WindowAction::CopyView)) else {
        panic!("something is copied");
    };
    assert!(line.ends_with(" --ghosts"), "{line}");
}
