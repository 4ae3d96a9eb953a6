//! Asking what the picture rests on.

use std::path::Path;

use annals::dataset::SourceIx;
use annals::query::{Facet, Support, Value};
use annals::state::{
    Action, ChooseAction, Colouring, Effect, EvidenceAction, FilterAction, SelectAction, Settings, State,
    WindowAction,
};
use annals::timeline::Evidence;

use super::{act, open_with, opened, step, type_span};

fn evidence(state: &mut State, action: EvidenceAction) {
    act(state, Action::Evidence(action));
}

fn escape(state: &mut State) {
    act(state, Action::Window(WindowAction::Escape));
}

#[test]
fn colours_and_the_lane_are_remembered_and_copied_with_the_view() {
    let mut state = opened();
    assert!(!state.colours_by_evidence() && !state.shows_sources(), "off by default");
    let (matches, revision) = (state.matches().clone(), state.revision());
    evidence(&mut state, EvidenceAction::ToggleColours);
    evidence(&mut state, EvidenceAction::ToggleSources);
    assert_eq!((state.matches(), state.revision()), (&matches, revision), "nothing is found anew");
    let text = serde_json::to_string(&state.settings_to_remember()).expect("plain data");
    let settings: Settings = serde_json::from_str(&text).expect("plain data");
    assert_eq!((settings.colour, settings.source_lane), (Colouring::Evidence, true));
    let mut again = open_with(settings, Path::new("/documents"));
    assert!(again.colours_by_evidence() && again.shows_sources());
    let Some(Effect::Copy(line)) = again.apply(Action::Window(WindowAction::CopyView)) else {
        panic!("something is copied");
    };
    assert!(line.ends_with(" --colour evidence --source-lane"), "{line}");
    evidence(&mut again, EvidenceAction::ToggleColours);
    evidence(&mut again, EvidenceAction::ToggleSources);
    assert!(!again.command_line().contains("--colour") && !again.command_line().contains("--source-lane"));
}

#[test]
fn the_survey_follows_the_span_and_a_work_filters() {
    let mut state = opened();
    type_span(&mut state, "2021", "2021");
    evidence(&mut state, EvidenceAction::ToggleSurvey);
    assert!(state.shows_survey());
    let survey = state.survey();
    assert_eq!((survey.events, state.surveyed()), (state.exported_count(), "2021".to_owned()));
    let (work, count) = survey.upstream[0];
    assert!(count > 1, "several events rest on the most cited report");
    act(&mut state, Action::Filter(FilterAction::Only(Facet::Source, Value::from(work))));
    assert_eq!((state.exported_count(), state.survey().events), (count, count));
    assert!(state.shows_survey(), "it stays, of what is left");
    type_span(&mut state, "1900", "1901");
    assert_eq!((state.survey().events, state.survey().upstream.len()), (0, 0));
}

#[test]
fn a_class_is_listed_and_esc_leads_back() {
    let mut state = opened();
    evidence(&mut state, EvidenceAction::ToggleSurvey);
    let several = state.survey().count(Evidence::Several);
    evidence(&mut state, EvidenceAction::List(Support::Class(Evidence::Several)));
    assert_eq!(state.listed().len(), several);
    assert!(state.listed().iter().all(|event| state.evidence(*event) == Evidence::Several));
    let listing = state.listing().expect("said why");
    assert_eq!(listing.title, format!("Several sources: {several} events"));
    assert_eq!(listing.note, "Of the whole dataset.");
    let first = state.listed()[0];
    act(&mut state, Action::Select(SelectAction::Event(first)));
    escape(&mut state);
    assert!(state.selected().is_none() && state.listed().len() == several);
    escape(&mut state);
    assert!(state.listed().is_empty() && state.shows_survey());
    escape(&mut state);
    assert!(!state.shows_survey());
}

#[test]
fn a_list_of_another_kind_has_no_reason_of_this_one() {
    let mut state = opened();
    evidence(&mut state, EvidenceAction::ListOf(vec![SourceIx(0)]));
    let listing = state.listing().expect("said why");
    assert!(listing.title.contains(" rest on "), "{}", listing.title);
    let others: Vec<_> = state.matches().undated().to_vec();
    act(&mut state, Action::Select(SelectAction::List(others)));
    assert!(state.listing().is_none());
}

#[test]
fn a_source_lists_what_rests_on_it_also_through_another() {
    let mut state = opened();
    let cited = state.survey().upstream[0];
    evidence(&mut state, EvidenceAction::ListOf(vec![cited.0]));
    assert_eq!(state.listed().len(), cited.1);
    assert_eq!(state.resting_on(&[cited.0]), cited.1);
    for event in state.listed() {
        let values = Facet::Source.values_of(state.dataset().event(*event));
        assert!(values.contains(&Value::from(cited.0)));
    }
}

#[test]
fn the_survey_takes_the_place_of_details_and_shows_them_if_they_are_hidden() {
    let mut state = opened();
    act(&mut state, Action::Window(WindowAction::ToggleDetails));
    step(&mut state, SelectAction::First);
    evidence(&mut state, EvidenceAction::ToggleSurvey);
    assert!(state.selected().is_none() && state.shows_survey() && !state.settings().details_hidden);
    evidence(&mut state, EvidenceAction::ToggleSurvey);
    assert!(!state.shows_survey());
}

#[test]
fn chosen_events_keep_and_have_a_survey_of_their_own() {
    let mut state = opened();
    act(&mut state, Action::Choose(ChooseAction::All));
    let survey = state.sum().expect("a sum").survey.clone();
    assert_eq!(survey, state.survey());
    evidence(&mut state, EvidenceAction::ToggleSurvey);
    assert!(state.has_several() && !state.shows_survey());
}
