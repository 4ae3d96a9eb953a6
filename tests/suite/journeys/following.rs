//! From an event to those it is related to.

use annals::dataset::EventIx;
use annals::state::{Action, FilterAction, SelectAction, State};

use super::{act, escape, opened, step};

fn find(state: &State, id: &str) -> EventIx {
    state.find_event(id).expect("shipped")
}

/// The events that the details list as related, in that order.
fn listed(state: &State, event: EventIx) -> Vec<EventIx> {
    state.timeline().related(event).iter().map(|related| related.event).collect()
}

#[test]
fn the_keys_go_round_the_relations_of_one_event() {
    let mut state = opened();
    let from = find(&state, "karabakh-war");
    let related = listed(&state, from);
    assert!(related.len() > 3);
    assert_eq!(step(&mut state, SelectAction::NextRelated), None, "nothing is selected");
    step(&mut state, SelectAction::Event(from));
    let walked: Vec<EventIx> =
        (0..=related.len()).filter_map(|_| step(&mut state, SelectAction::NextRelated)).collect();
    assert_eq!(walked[..related.len()], related[..]);
    assert_eq!(walked[related.len()], related[0], "and round again");
    assert_eq!(step(&mut state, SelectAction::PreviousRelated), related.last().copied());
    assert_eq!(state.followed(), Some(from));

    // Any other selection starts anew.
    let here = state.selected().expect("a related event");
    step(&mut state, SelectAction::Event(here));
    assert_eq!(state.followed(), None);
    assert_eq!(step(&mut state, SelectAction::NextRelated), listed(&state, here).first().copied());
    escape(&mut state);
    assert_eq!(step(&mut state, SelectAction::NextRelated), None);
    step(&mut state, SelectAction::Event(from));
    assert_eq!(
        step(&mut state, SelectAction::PreviousRelated),
        related.last().copied(),
        "backwards from the end"
    );
}

#[test]
fn what_is_followed_comes_on_screen_whatever_passes() {
    let mut state = opened();
    let photo = find(&state, "ambassadors-photo");
    step(&mut state, SelectAction::Event(photo));
    act(&mut state, Action::View(annals::state::ViewAction::FitEvent(photo)));
    act(&mut state, Action::Filter(FilterAction::Search("ambassadors".to_owned())));
    let first = step(&mut state, SelectAction::NextRelated).expect("related");
    assert_eq!(first, find(&state, "tehran-conference"));
    let reach = state.timeline().reach(first).expect("dated");
    assert!(state.goal().meets(reach.start, reach.end), "the view goes there");
    // The next one has no date: it is selected, and the view stays.
    let before = state.goal();
    let undated = step(&mut state, SelectAction::NextRelated).expect("related");
    assert_eq!(state.timeline().reach(undated), None);
    assert_eq!(state.goal(), before);
}

#[test]
fn where_nothing_is_related_nothing_happens() {
    let mut state = opened();
    let alone = state.timeline().order().iter().copied().find(|event| listed(&state, *event).is_empty());
    let alone = alone.expect("an event without relations");
    step(&mut state, SelectAction::Event(alone));
    assert!(!state.can_follow());
    assert_eq!(step(&mut state, SelectAction::NextRelated), Some(alone));
}
