//! Two values side by side.

use std::path::Path;

use annals::layout::LanesBy;
use annals::query::{Comparison, Facet, Part};
use annals::state::{Action, FilterAction, HistoryAction, LanesAction, State, WindowAction};

use super::{act, escape, open_with, opened};

/// Compares two actors.
fn compare(state: &mut State, first: &str, second: &str) -> Comparison {
    let find = |id| Facet::Actor.find(state.dataset(), id).expect("an actor");
    let comparison = Comparison { facet: Facet::Actor, first: find(first), second: find(second) };
    act(state, Action::Filter(FilterAction::Compare(comparison)));
    comparison
}

fn lanes(state: &State) -> Vec<(String, usize)> {
    let lane = |at| state.lanes().get(at).map(|lane| (lane.label.clone(), lane.total));
    (0..state.lanes().len()).filter_map(lane).collect()
}

#[test]
fn two_actors_stand_in_lanes_of_their_own_and_one_of_both() {
    let mut state = opened();
    let comparison = compare(&mut state, "russia", "iran");
    let labels: Vec<String> = lanes(&state).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["Only Russia", "Both", "Only Iran"]);
    assert_eq!(state.lanes().words(), "comparing");
    let mut counted = [0; 3];
    for event in state.matches().dated().iter().copied() {
        let values = Facet::Actor.values_of(state.dataset().event(event));
        let has = (values.contains(&comparison.first), values.contains(&comparison.second));
        let lane = state.lanes().of(event);
        assert_eq!(
            Some(lane),
            [(true, false), (true, true), (false, true)].iter().position(|each| *each == has)
        );
        counted[lane] += 1;
    }
    let totals: Vec<usize> = lanes(&state).into_iter().map(|(_, total)| total).collect();
    assert_eq!(totals, counted, "the rest is filtered out, and nothing else");
    assert!(totals.iter().all(|total| *total > 0), "{totals:?}");
    let words = state.filter().part_words(Part::Choice(Facet::Actor), state.dataset());
    assert_eq!(words, "Comparing Russia and Iran");
    assert_eq!(state.filter().parts(), [Part::Choice(Facet::Actor)], "one chip");
}

#[test]
fn a_comparison_ends_as_it_began() {
    let mut state = opened();
    let before = (lanes(&state), state.matches().len());
    let comparison = compare(&mut state, "russia", "iran");
    act(&mut state, Action::Filter(FilterAction::Drop(Part::Choice(Facet::Actor))));
    assert_eq!((lanes(&state), state.matches().len()), before);
    // Back, it is there again; and so it is after a start.
    act(&mut state, Action::History(HistoryAction::Back));
    assert_eq!(state.filter().comparison(), Some(comparison));
    let compared = lanes(&state);
    assert_eq!(compared.len(), 3);
    let again = open_with(state.settings_to_remember(), Path::new("/documents"));
    assert_eq!(lanes(&again), compared);
    // Another choice of the same facet ends it, and so do other lanes.
    let first = comparison.first;
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Actor, first)));
    assert_eq!((state.filter().comparison(), lanes(&state)), (None, before.0.clone()));
    compare(&mut state, "russia", "iran");
    let passing = state.matches().len();
    act(&mut state, Action::Lanes(LanesAction::By(LanesBy::Standing)));
    assert_eq!(
        (state.lanes().len(), state.matches().len()),
        (5, passing),
        "what was compared still passes alone"
    );
}

#[test]
fn a_second_value_is_asked_for() {
    let mut state = opened();
    let russia = Facet::Actor.find(state.dataset(), "russia").expect("an actor");
    act(&mut state, Action::Filter(FilterAction::CompareWith(Facet::Actor, russia)));
    assert_eq!(state.compared_first(), Some((Facet::Actor, russia)));
    assert!(state.filter().is_empty() && !state.can_go_back());
    escape(&mut state);
    assert_eq!(state.compared_first(), None);
    act(&mut state, Action::Filter(FilterAction::CompareWith(Facet::Actor, russia)));
    act(&mut state, Action::Window(WindowAction::ToggleKeys));
    compare(&mut state, "russia", "iran");
    assert_eq!(state.compared_first(), None, "it was answered");
    compare(&mut state, "russia", "russia");
    assert_eq!(state.filter().comparison(), None, "nothing is compared with itself");
    assert_eq!(state.lanes().comparison(), None);
}
