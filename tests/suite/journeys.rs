//! Stories of what somebody does with the program, told to the state without a window.

mod checking;
mod choosing;
mod comparing;
mod copying;
mod evidence;
mod exporting;
mod filtering;
mod folding;
mod following;
mod ghosts;
mod lanes;
mod library;
mod moving;
mod noting;
mod opening;
mod reader;
mod returning;
mod searching;
mod table;

use std::path::Path;

use annals::dataset::{EventIx, built_in};
use annals::date::{Day, Days};
use annals::query::{Facet, Span, Value, When};
use annals::state::{
    Action, Appearance, ExportAction, FilterAction, OpenAction, SelectAction, Settings, SpanAction, State,
    ViewAction, WindowAction,
};
use annals::timeline::Viewport;

fn open_with(settings: Settings, documents: &Path) -> State {
    State::new(built_in().expect("the built-in dataset").dataset, None, settings, documents.to_path_buf())
}

fn opened() -> State {
    open_with(Settings::default(), Path::new("/documents"))
}

/// Does something that asks nothing of the outside world.
fn act(state: &mut State, action: Action) {
    assert_eq!(state.apply(action), None);
}

fn theme(state: &State, id: &str) -> Value {
    Facet::Theme.find(state.dataset(), id).expect("a theme")
}

fn search(state: &mut State, text: &str) {
    act(state, Action::Filter(FilterAction::Search(text.to_owned())));
}

fn step(state: &mut State, step: SelectAction) -> Option<EventIx> {
    act(state, Action::Select(step));
    state.selected()
}

fn type_span(state: &mut State, from: &str, to: &str) {
    act(state, Action::Span(SpanAction::Type { from: from.to_owned(), to: to.to_owned() }));
}

fn days(from: (i32, u32, u32), to: (i32, u32, u32)) -> Days {
    let day = |(year, month, day)| Day::from_ymd(year, month, day).expect("a day");
    Days::new(day(from), day(to)).expect("in order")
}

fn escape(state: &mut State) {
    act(state, Action::Window(WindowAction::Escape));
}

#[test]
fn a_filter_shows_its_theme_and_nothing_else() {
    let mut state = opened();
    let all = state.matches().len();
    let syria = theme(&state, "syria");
    let promised = state.matches().count(Facet::Theme, syria);
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, syria)));
    let is_about =
        |event: EventIx| state.dataset().event(event).themes.iter().any(|ix| Value::from(*ix) == syria);
    assert!(state.matches().iter().all(is_about));
    assert_eq!(state.matches().len(), promised.passing, "the count beside the value came true");
    assert_eq!(promised.passing, promised.total);
    assert!(state.matches().len() < all);

    let nuclear = theme(&state, "nuclear");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, nuclear)));
    assert!(state.matches().len() > promised.passing, "a second theme widens the choice");
    act(&mut state, Action::Filter(FilterAction::Only(Facet::Theme, nuclear)));
    assert!(!state.filter().has(Facet::Theme, syria));
    act(&mut state, Action::Filter(FilterAction::Clear(Facet::Theme)));
    assert_eq!(state.matches().len(), all);
}

#[test]
fn a_search_narrows_and_reset_shows_everything() {
    let mut state = opened();
    let all = state.matches().len();
    let before = state.revision();
    search(&mut state, "astana");
    assert!((1..all).contains(&state.matches().len()));
    assert!(state.revision() > before, "a cache would be stale");
    search(&mut state, "xyzzy");
    assert!(state.matches().is_empty());
    assert_eq!(step(&mut state, SelectAction::First), None);
    act(&mut state, Action::Filter(FilterAction::Reset));
    assert_eq!(state.matches().len(), all);
}

#[test]
fn stepping_goes_through_the_matches_in_time_order_and_stops_at_the_ends() {
    let mut state = opened();
    let military = theme(&state, "military");
    act(&mut state, Action::Filter(FilterAction::Only(Facet::Theme, military)));
    let expected: Vec<EventIx> = state.matches().iter().collect();
    assert!(expected.len() > 3);
    let mut walked = vec![step(&mut state, SelectAction::First).expect("a match")];
    for _ in 1..expected.len() {
        walked.extend(step(&mut state, SelectAction::Next));
    }
    assert_eq!(walked, expected);
    assert_eq!(state.selected_position(), Some((expected.len(), expected.len())));
    assert_eq!(step(&mut state, SelectAction::Next), expected.last().copied(), "the end is the end");
    let dated = state.matches().dated();
    let (last, before_last) = (dated[dated.len() - 1], dated[dated.len() - 2]);
    assert_eq!(step(&mut state, SelectAction::Last), Some(last));
    assert_eq!(step(&mut state, SelectAction::Previous), Some(before_last));
    step(&mut state, SelectAction::First);
    assert_eq!(step(&mut state, SelectAction::Previous), expected.first().copied());
    assert_eq!(step(&mut state, SelectAction::Nothing), None);
}

#[test]
fn what_is_selected_comes_on_screen() {
    let mut state = opened();
    act(&mut state, Action::Select(SelectAction::First));
    act(&mut state, Action::View(ViewAction::CentreSelected));
    act(&mut state, Action::View(ViewAction::CentreSelected));
    let close = state.viewport();
    assert!(close.days() < 1_000.0, "twice centred is fitted: {close:?}");
    for _ in 1..state.matches().dated().len() {
        let event = step(&mut state, SelectAction::Next).expect("a match");
        let reach = state.timeline().reach(event).expect("dated");
        assert!(state.viewport().meets(reach.start, reach.end), "{}", state.dataset().event(event).id);
    }
}

#[test]
fn stepping_goes_on_from_an_event_that_is_filtered_out() {
    let mut state = opened();
    let events: Vec<EventIx> = state.matches().dated().to_vec();
    let middle = events[events.len() / 2];
    act(&mut state, Action::Select(SelectAction::Event(middle)));
    let other = Facet::Theme.values_of(state.dataset().event(middle));
    let value = (0..state.dataset().themes.len())
        .map(Value::at)
        .find(|value| !other.contains(value))
        .expect("another theme");
    act(&mut state, Action::Filter(FilterAction::Only(Facet::Theme, value)));
    assert_eq!(state.selected(), Some(middle), "filtering lets go of nothing");
    assert_eq!(state.selected_position(), None);
    let rank = |event: EventIx| state.timeline().rank(event);
    let expected = state
        .matches()
        .dated()
        .iter()
        .copied()
        .find(|event| rank(*event) > rank(middle))
        .expect("a later match");
    assert_eq!(step(&mut state, SelectAction::Next), Some(expected));
}

#[test]
fn a_span_is_what_is_on_screen() {
    let mut state = opened();
    let view = Viewport::showing(days((2015, 1, 1), (2016, 12, 31)));
    act(&mut state, Action::View(ViewAction::Show(view)));
    act(&mut state, Action::Span(SpanAction::FromView));
    assert_eq!(state.span().and_then(Span::days), Some(days((2015, 1, 1), (2016, 12, 31))));
    let inside = state.exported();
    assert!(!inside.is_empty() && inside.len() < state.matches().len());
    act(&mut state, Action::Span(SpanAction::Ask(When::Certainly)));
    let certainly = state.exported();
    assert!(certainly.len() < inside.len(), "open periods only overlap");
    assert!(certainly.iter().all(|event| inside.contains(event)));
    assert_eq!(state.span().map(Span::text).as_deref(), Some("2015 – 2016"));
}

#[test]
fn a_span_can_be_typed_as_a_year_or_in_words() {
    let mut state = opened();
    type_span(&mut state, "2015", "autumn 2016");
    assert_eq!(state.span().and_then(Span::days), Some(days((2015, 1, 1), (2016, 11, 30))));
    assert_eq!(state.span_problem(), None);
    type_span(&mut state, " ", "2016");
    let bounds = state.span().expect("a span").bounds();
    assert_eq!((bounds.earliest, bounds.latest), (None, Day::from_ymd(2016, 12, 31)));
    type_span(&mut state, "", "");
    assert_eq!(state.span(), None);
}

#[test]
fn a_span_that_cannot_be_read_leaves_the_old_one() {
    let mut state = opened();
    type_span(&mut state, "2015", "2016");
    let old = state.span();
    for (from, to) in [("2015-13", "2016"), ("2015", "next week"), ("2017", "2016")] {
        type_span(&mut state, from, to);
        assert_eq!(state.span(), old, "{from} {to}");
        let problem = state.span_problem().expect("a problem").to_owned();
        assert!(!problem.is_empty() && !problem.contains('\n'), "{problem}");
    }
    type_span(&mut state, "2017", "2018");
    assert_eq!(state.span_problem(), None, "a good one puts the problem away");
}

#[test]
fn escape_closes_one_layer_at_a_time() {
    let mut state = opened();
    act(&mut state, Action::Select(SelectAction::First));
    type_span(&mut state, "2015", "2016");
    search(&mut state, "syria");
    act(&mut state, Action::Window(WindowAction::ToggleKeys));
    act(&mut state, Action::Open(OpenAction::Ask));
    act(&mut state, Action::Export(ExportAction::Open));
    act(&mut state, Action::Window(WindowAction::ToggleKeys));
    let layers = |state: &State| {
        [
            state.export().open,
            state.open().open,
            state.windows().keys,
            !state.filter().text().is_empty(),
            state.span().is_some(),
            state.selected().is_some(),
        ]
    };
    assert_eq!(layers(&state), [true; 6]);
    for closed in 1..=6 {
        escape(&mut state);
        let expected: Vec<bool> = (0..6).map(|layer| layer >= closed).collect();
        assert_eq!(layers(&state).as_slice(), expected, "after {closed}");
    }
    escape(&mut state);
    assert_eq!(state.matches().len(), state.dataset().events.len());
}

#[test]
fn settings_and_view_are_remembered() {
    let mut state = opened();
    let syria = theme(&state, "syria");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, syria)));
    act(&mut state, Action::Select(SelectAction::Last));
    act(&mut state, Action::View(ViewAction::Zoom { at: None, factor: 3.0 }));
    act(&mut state, Action::Window(WindowAction::Appearance(Appearance::Dark)));
    act(&mut state, Action::Window(WindowAction::ToggleFilters));
    let kept = serde_json::to_string(&state.settings_to_remember()).expect("plain data");

    let restored: Settings = serde_json::from_str(&kept).expect("plain data");
    let again = open_with(restored, Path::new("/documents"));
    assert_eq!(again.filter(), state.filter());
    assert_eq!(again.matches().len(), state.matches().len());
    assert_eq!(again.selected(), state.selected());
    assert_eq!(again.settings().appearance, Appearance::Dark);
    assert!(again.settings().filters_hidden && !again.settings().details_hidden);
    let (old, new) = (state.viewport(), again.viewport());
    assert!((old.start() - new.start()).abs() < 1e-6 && (old.days() - new.days()).abs() < 1e-6);
}
