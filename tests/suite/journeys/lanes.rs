//! Lanes by this and that, folded, moved, and found so again.

use annals::dataset::EventIx;
use annals::layout::LanesBy;
use annals::query::{Facet, Value};
use annals::state::{Action, FilterAction, LanesAction, State, ViewAction};

use super::{act, open_with, opened};

fn lanes(state: &mut State, action: LanesAction) {
    act(state, Action::Lanes(action));
}

fn labels(state: &State) -> Vec<String> {
    (0..state.lanes().len()).filter_map(|at| state.lanes().get(at)).map(|lane| lane.label.clone()).collect()
}

/// The program ended and started again.
fn again(state: &State) -> State {
    open_with(state.settings_to_remember(), std::path::Path::new("/documents"))
}

#[test]
fn lanes_are_made_by_what_is_asked_for() {
    let mut state = opened();
    let themes: Vec<String> = state.dataset().themes.iter().map(|theme| theme.label.clone()).collect();
    assert_eq!(labels(&state), themes);
    lanes(&mut state, LanesAction::By(LanesBy::Place));
    let by_place = labels(&state);
    assert_eq!(by_place.last().map(String::as_str), Some("No place"), "those without stand last");
    let tehran = |event: &EventIx| {
        state.dataset().event(*event).places.first().map(|ix| state.dataset().place(*ix).label.as_str())
            == Some("Tehran")
    };
    let lane = by_place.iter().position(|label| label == "Tehran").expect("a lane");
    for event in state.timeline().order() {
        assert_eq!(state.lanes().of(*event) == lane, tehran(event));
    }
    lanes(&mut state, LanesAction::By(LanesBy::Nothing));
    assert_eq!(state.lanes().len(), 1);
    assert_eq!(again(&state).lanes().by(), LanesBy::Nothing, "remembered");
}

#[test]
fn a_filter_moves_no_lane() {
    let mut state = opened();
    lanes(&mut state, LanesAction::By(LanesBy::Actor));
    let (before, revision) = (labels(&state), state.lanes().revision());
    let theme = Facet::Theme.find(state.dataset(), "syria").expect("a theme");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, theme)));
    assert_eq!(labels(&state), before);
    assert_eq!(state.lanes().revision(), revision);
}

#[test]
fn lanes_are_folded_each_in_its_grouping() {
    let mut state = opened();
    lanes(&mut state, LanesAction::Toggle(3));
    assert!(state.lanes().is_folded(3));
    assert_eq!((0..10).filter(|at| state.lanes().is_folded(*at)).count(), 1);
    lanes(&mut state, LanesAction::By(LanesBy::Standing));
    assert!(!state.lanes().is_folded(3));
    let state = again(&state);
    assert!(!state.lanes().is_folded(3));
    let mut state = again(&state);
    lanes(&mut state, LanesAction::By(LanesBy::Theme));
    assert!(state.lanes().is_folded(3), "remembered");
    lanes(&mut state, LanesAction::FoldAll);
    assert!((0..state.lanes().len()).all(|at| state.lanes().is_folded(at)));
    lanes(&mut state, LanesAction::UnfoldAll);
    assert!((0..state.lanes().len()).all(|at| !state.lanes().is_folded(at)));
}

#[test]
fn a_moved_lane_stays_there_and_takes_its_events_and_its_fold_along() {
    let mut state = opened();
    let own = labels(&state);
    let first = Value::at(0);
    let event = state
        .timeline()
        .order()
        .iter()
        .copied()
        .find(|event| Value::from(state.dataset().event(*event).main_theme()) == first)
        .expect("an event of the first theme");
    lanes(&mut state, LanesAction::Toggle(0));
    lanes(&mut state, LanesAction::Move { from: 0, to: 2 });
    assert_eq!(labels(&state)[..3], [own[1].clone(), own[2].clone(), own[0].clone()]);
    assert_eq!(state.lanes().of(event), 2);
    assert_eq!(state.lanes().theme(2).map(Value::from), Some(first), "with its colour");
    assert!(state.lanes().is_folded(2) && !state.lanes().is_folded(0));
    assert_eq!(labels(&again(&state)), labels(&state), "remembered");
    lanes(&mut state, LanesAction::By(LanesBy::Actor));
    lanes(&mut state, LanesAction::By(LanesBy::Theme));
    assert_eq!(state.lanes().of(event), 2);
    lanes(&mut state, LanesAction::ResetOrder);
    assert_eq!(labels(&state), own);
    assert!(state.lanes().is_folded(0));
}

#[test]
fn positions_that_are_not_there_do_nothing() {
    let mut state = opened();
    let before = labels(&state);
    for action in [
        LanesAction::Toggle(99),
        LanesAction::Move { from: 99, to: 0 },
        LanesAction::Move { from: 0, to: 99 },
        LanesAction::Move { from: 1, to: 1 },
    ] {
        lanes(&mut state, action);
    }
    assert_eq!(labels(&state), before);
    assert!(state.settings().lanes.order.is_empty());
}

#[test]
fn another_grouping_begins_at_the_top() {
    let mut state = opened();
    act(&mut state, Action::View(ViewAction::Scroll(200.0)));
    lanes(&mut state, LanesAction::By(LanesBy::Theme));
    assert!(state.scroll() > 0.0, "nothing has changed");
    lanes(&mut state, LanesAction::By(LanesBy::Actor));
    assert!(state.scroll().abs() < f64::EPSILON);
}
