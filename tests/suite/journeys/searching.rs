//! Searching, at once and beside everything else.

use std::path::PathBuf;

use annals::dataset::built_in;
use annals::query::Facet;
use annals::state::{Action, FilterAction, OpenAction, Opened, Seek, Settings, State};

use super::{act, escape, opened, search, theme};

/// A state of so many events that a search takes a while: those of the shipped dataset, over and over.
fn large() -> State {
    let mut dataset = built_in().expect("the built-in dataset").dataset;
    let copies = 20_000_usize.div_ceil(dataset.events.len());
    dataset.events = std::iter::repeat_n(dataset.events.clone(), copies).flatten().collect();
    State::new(dataset, None, Settings::default(), PathBuf::from("/documents"))
}

fn seek(state: &State) -> Seek {
    state.seek().expect("a search to carry out")
}

/// Carries out the search that is waited for.
fn answer(state: &mut State) {
    let answer = seek(state).run();
    act(state, answer);
}

/// How many of the matches there are in each copy of the shipped dataset.
fn found_once(state: &State) -> usize {
    let shipped = opened().dataset().events.len();
    state.matches().iter().filter(|event| event.index() < shipped).count()
}

#[test]
fn a_small_dataset_is_searched_at_once() {
    let mut state = opened();
    search(&mut state, "ravabet");
    assert!(state.seek().is_none() && !state.is_searching());
    assert!((1..state.dataset().events.len()).contains(&state.matches().len()), "Râvabet is found");
}

#[test]
fn a_large_dataset_shows_the_last_results_until_the_new_ones_are_there() {
    let mut state = large();
    let all = state.matches().len();
    search(&mut state, "zarif");
    assert!(state.is_searching());
    assert_eq!(state.matches().len(), all, "nothing has been found yet");
    let (before, revision) = (state.matches().clone(), state.revision());
    let document = state.document();
    assert!(!format!("{document:?}").contains("Text: “"), "an export says what it holds");

    answer(&mut state);
    assert!(!state.is_searching() && state.seek().is_none());
    assert!(state.revision() > revision && *state.matches() != before);
    let mut small = opened();
    search(&mut small, "zarif");
    assert_eq!(found_once(&state), small.matches().len());
    assert!(format!("{:?}", state.document()).contains("Text: “zarif”"));
}

#[test]
fn the_newest_search_wins() {
    let mut state = large();
    search(&mut state, "zarif");
    let first = seek(&state);
    search(&mut state, "putin");
    let second = seek(&state);
    assert!(second.ticket() > first.ticket());
    let all = state.matches().len();
    act(&mut state, first.run());
    assert!(state.is_searching(), "another one is waited for");
    assert_eq!(state.matches().len(), all);
    let newest = second.run();
    act(&mut state, newest.clone());
    let found = state.matches().clone();
    assert_eq!(found.filter().text(), "putin");
    act(&mut state, newest);
    assert!(*state.matches() == found, "an answer counts once");

    search(&mut state, "raisi");
    let late = seek(&state);
    escape(&mut state);
    assert_eq!((state.is_searching(), state.matches().len()), (false, all), "no search takes no time");
    act(&mut state, late.run());
    assert_eq!(state.matches().len(), all);
}

#[test]
fn what_has_been_looked_for_is_not_looked_for_again() {
    let mut state = large();
    search(&mut state, "zarif");
    answer(&mut state);
    let found = state.matches().len();
    let syria = theme(&state, "syria");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, syria)));
    assert!(!state.is_searching() && state.matches().len() < found);
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, syria)));
    search(&mut state, "zarif theme:syria -standing:alleged after:2010");
    assert!(!state.is_searching() && state.matches().len() < found, "no text to be looked through");
    search(&mut state, "zarif putin");
    assert!(state.is_searching());
}

#[test]
fn a_late_answer_is_not_for_another_dataset() {
    let mut state = large();
    search(&mut state, "zarif");
    let late = seek(&state);
    let ticket = match state.apply(Action::Open(OpenAction::BuiltIn)) {
        Some(annals::state::Effect::Read { ticket, .. }) => ticket,
        other => panic!("a file to read, not {other:?}"),
    };
    let dataset = built_in().expect("the built-in dataset").dataset;
    let again = dataset.events.clone();
    let mut bigger = dataset;
    bigger.events = std::iter::repeat_n(again, 20_000).flatten().take(25_000).collect();
    let outcome = Ok(Box::new(Opened::new(bigger)));
    let _discarded = state.apply(Action::Open(OpenAction::Read { ticket, file: None, outcome }));
    // The same file read again keeps its search.
    assert!(state.is_searching());
    act(&mut state, late.run());
    assert!(state.is_searching(), "that was about the old one");
    answer(&mut state);
    assert_eq!((state.is_searching(), state.matches().total()), (false, 25_000));
}

#[test]
fn a_mistake_is_told_and_the_rest_still_searched_for() {
    let mut state = opened();
    search(&mut state, "zarif");
    let found = state.matches().len();
    assert_eq!(state.search_mistakes(), []);
    search(&mut state, "zarif them:syria");
    let told: Vec<String> = state.search_mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["no field is called “them”; did you mean “theme”?"]);
    assert_eq!(state.matches().len(), found);
    let document = format!("{:?}", state.document());
    assert!(document.contains("--search zarif") && !document.contains("them:"), "{document}");
}
