//! Facets: choosing, excluding, dropping, and why nothing passes.

use std::path::Path;

use annals::date::Precision;
use annals::query::{Ask, Facet, Part, Value};
use annals::state::{Action, BookmarkAction, FilterAction, Settings, State};

use super::{act, open_with, opened, search, theme};

fn filter(state: &mut State, action: FilterAction) {
    act(state, Action::Filter(action));
}

fn words(state: &State) -> String {
    state.filter().words(state.dataset())
}

#[test]
fn what_is_excluded_does_not_pass() {
    let mut state = opened();
    let all = state.matches().len();
    let (syria, military) = (theme(&state, "syria"), theme(&state, "military"));
    let with_syria = state.matches().count(Facet::Theme, syria).total;
    filter(&mut state, FilterAction::Exclude(Facet::Theme, syria));
    assert_eq!((state.matches().len(), words(&state).as_str()), (all - with_syria, "Theme: not Syria"));
    let back = state.matches().count(Facet::Theme, syria).passing;
    assert_eq!(back, with_syria, "what letting it go would bring back");
    let promised = state.matches().count(Facet::Theme, military).passing;
    filter(&mut state, FilterAction::Toggle(Facet::Theme, military));
    assert_eq!(state.matches().len(), promised);
    assert_eq!(words(&state), "Theme: Military, not Syria");
    filter(&mut state, FilterAction::Toggle(Facet::Theme, syria));
    assert_eq!(words(&state), "Theme: Military", "a click on what is excluded lets it go");
    filter(&mut state, FilterAction::Exclude(Facet::Theme, military));
    assert_eq!(words(&state), "Theme: not Military", "nothing is both chosen and excluded");
    filter(&mut state, FilterAction::Exclude(Facet::Theme, military));
    assert!(state.filter().is_empty());
}

#[test]
fn dates_are_chosen_by_how_precise_they_are() {
    let mut state = opened();
    filter(&mut state, FilterAction::Toggle(Facet::Precision, Value::from(Precision::Year)));
    filter(&mut state, FilterAction::Toggle(Facet::Precision, Value::from(Precision::Season)));
    assert!(!state.matches().is_empty() && state.matches().undated().is_empty());
    for event in state.matches().iter() {
        let precision = state.dataset().event(event).date.as_ref().map(annals::date::Date::precision);
        assert!(matches!(precision, Some(Precision::Year | Precision::Season)));
    }
    let ask = Ask { filter: state.filter().clone(), span: None };
    assert_eq!(ask.words(state.dataset()), "Precision: Season or Year");
    assert_eq!(ask.arguments(state.dataset()), "--precision season --precision year");
}

#[test]
fn each_part_is_dropped_by_itself() {
    let mut state = opened();
    let (syria, nuclear) = (theme(&state, "syria"), theme(&state, "nuclear"));
    filter(&mut state, FilterAction::Toggle(Facet::Theme, syria));
    filter(&mut state, FilterAction::Exclude(Facet::Theme, nuclear));
    search(&mut state, "drone");
    let chips = |state: &State| -> Vec<String> {
        let filter = state.filter();
        filter.parts().into_iter().map(|part| filter.part_words(part, state.dataset())).collect()
    };
    assert_eq!(chips(&state), ["Theme: Syria", "Theme: not Nuclear", "Text: “drone”"]);
    filter(&mut state, FilterAction::Drop(Part::Excluded(Facet::Theme, nuclear)));
    filter(&mut state, FilterAction::Drop(Part::Text));
    assert_eq!(chips(&state), ["Theme: Syria"]);
    filter(&mut state, FilterAction::Drop(Part::Chosen(Facet::Theme, syria)));
    assert!(state.filter().is_empty());
}

#[test]
fn an_empty_result_names_the_filter_that_empties_it() {
    let mut state = opened();
    let syria = theme(&state, "syria");
    filter(&mut state, FilterAction::Toggle(Facet::Theme, syria));
    let with_syria = state.matches().len();
    assert!(state.matches().without().is_empty(), "something passes");
    search(&mut state, "xyzzy");
    let offers = [(Part::Choice(Facet::Theme), 0), (Part::Text, with_syria)];
    assert_eq!(state.matches().without(), offers);
    filter(&mut state, FilterAction::Drop(Part::Text));
    assert_eq!(state.matches().len(), with_syria, "the offer came true");
}

#[test]
fn exclusions_and_the_search_are_remembered() {
    let mut state = opened();
    let syria = theme(&state, "syria");
    filter(&mut state, FilterAction::Exclude(Facet::Theme, syria));
    search(&mut state, "russia -putin");
    act(&mut state, Action::Bookmarks(BookmarkAction::Open));
    act(&mut state, Action::Bookmarks(BookmarkAction::Save));
    let text = serde_json::to_string(&state.settings_to_remember()).expect("plain data");
    let settings: Settings = serde_json::from_str(&text).expect("plain data");
    let mut again = open_with(settings, Path::new("/documents"));
    assert_eq!(again.filter(), state.filter());
    assert_eq!(again.matches().len(), state.matches().len());
    filter(&mut again, FilterAction::Reset);
    act(&mut again, Action::Bookmarks(BookmarkAction::Go(0)));
    assert_eq!(again.filter(), state.filter(), "by the bookmark too");
}
