//! What the window counts of evidence is what `annals list` does.

use std::path::PathBuf;

use annals::dataset::{Standing, built_in};
use annals::state::{Action, Settings, SpanAction, State};
use annals::timeline::Evidence;

use super::printed;

/// How many events are listed.
#[track_caller]
fn listed(filters: &[&str]) -> usize {
    let text = printed(&[&["list", "--format", "ndjson"], filters].concat());
    text.lines().count()
}

#[test]
fn a_survey_counts_as_a_list_does() {
    let dataset = built_in().expect("the built-in dataset").dataset;
    let mut state = State::new(dataset, None, Settings::default(), PathBuf::new());
    for span in [None, Some(("2015", "2016")), Some(("2021-07", "2021-09"))] {
        let edges = span.map(|(from, to)| ["--from", from, "--to", to]);
        let edges: &[&str] = edges.as_ref().map_or(&[], |edges| edges);
        let (from, to) = span.unwrap_or_default();
        let typed = SpanAction::Type { from: from.to_owned(), to: to.to_owned() };
        assert_eq!(state.apply(Action::Span(typed)), None);
        let survey = state.survey();
        assert_eq!(survey.events, listed(edges), "{span:?}");
        let alleged = [edges, &["--standing", Standing::Alleged.id(), Standing::Denied.id()]].concat();
        assert_eq!(survey.count(Evidence::Alleged), listed(&alleged), "{span:?}");
        // Each takes a run of the program.
        for (work, count) in survey.upstream.iter().step_by(9) {
            let id = &state.dataset().source(*work).id;
            assert_eq!(*count, listed(&[edges, &["--source", id]].concat()), "{span:?} {id}");
        }
    }
}
