//! Moving about: what is under the pointer stays there, and nothing that is done leaves the state unsound.

use annals::dataset::EventIx;
use annals::layout::{Column, Density, LanesBy, Scale};
use annals::query::{Catalogue, Comparison, Facet, Matches, Value, When};
use annals::state::{
    Action, FilterAction, FitTarget, LanesAction, SelectAction, Settings, SpanAction, State, ViewAction,
    WindowAction,
};
use annals::timeline::{Limits, Viewport};
use proptest::prelude::*;
use proptest::sample::Index;

use super::scene::{look, viewport};
use crate::support::random::{dataset, edtf, filter};

/// Whether a viewport had to stop at a limit; then it can't keep the instant under the pointer.
fn is_held(view: Viewport, limits: Limits) -> bool {
    let hair = view.days() * 1e-9;
    view.start() <= limits.start + hair || view.end() >= limits.end - hair
}

/// Something that a user does, as plain numbers.
#[derive(Debug, Clone)]
enum Deed {
    Toggle(Facet, Index),
    Exclude(Facet, Index),
    Compare(Facet, Index, Index),
    Search(&'static str),
    Show(f64, f64),
    Pan(f64),
    Zoom(Option<f64>, f64),
    Fit(u8, Index),
    Scroll(f64),
    Step(SelectAction),
    Select(Index),
    Type(String, String),
    Span(SpanAction),
    Lanes(LanesAction),
    Fold,
    Escape,
}

fn lanes() -> impl Strategy<Value = LanesAction> {
    prop_oneof![
        prop::sample::select(LanesBy::ALL).prop_map(LanesAction::By),
        (0..12_usize).prop_map(LanesAction::Toggle),
        (0..12_usize, 0..12_usize).prop_map(|(from, to)| LanesAction::Move { from, to }),
        Just(LanesAction::FoldAll),
        Just(LanesAction::UnfoldAll),
        Just(LanesAction::ResetOrder),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let day = || prop_oneof![700_000.0..740_000.0_f64, -1.0e12..1.0e12_f64];
    let step = prop::sample::select(vec![
        SelectAction::Nothing,
        SelectAction::Next,
        SelectAction::Previous,
        SelectAction::First,
        SelectAction::Last,
    ]);
    let span = vec![
        SpanAction::FromView,
        SpanAction::Clear,
        SpanAction::Ask(When::Certainly),
        SpanAction::Ask(When::Possibly),
    ];
    prop_oneof![
        (prop::sample::select(Facet::ALL), any::<Index>())
            .prop_map(|(facet, pick)| Deed::Toggle(facet, pick)),
        (prop::sample::select(Facet::ALL), any::<Index>())
            .prop_map(|(facet, pick)| Deed::Exclude(facet, pick)),
        (prop::sample::select(Facet::ALL), any::<Index>(), any::<Index>())
            .prop_map(|(facet, one, other)| Deed::Compare(facet, one, other)),
        prop::sample::select(vec!["", "visit", "no such word"]).prop_map(Deed::Search),
        (day(), 1.0e-6..1.0e9_f64).prop_map(|(start, days)| Deed::Show(start, days)),
        (-1.0e6..1.0e6_f64).prop_map(Deed::Pan),
        (prop::option::of(day()), prop_oneof![0.5..2.0_f64, 1.0e-9..1.0e9_f64, Just(0.0), Just(f64::NAN)])
            .prop_map(|(at, factor)| Deed::Zoom(at, factor)),
        (0..5_u8, any::<Index>()).prop_map(|(what, pick)| Deed::Fit(what, pick)),
        (-1.0e4..1.0e4_f64).prop_map(Deed::Scroll),
        step.prop_map(Deed::Step),
        any::<Index>().prop_map(Deed::Select),
        (edtf(), edtf()).prop_map(|(from, to)| Deed::Type(from, to)),
        prop::sample::select(span).prop_map(Deed::Span),
        lanes().prop_map(Deed::Lanes),
        Just(Deed::Fold),
        Just(Deed::Escape),
    ]
}

fn action(state: &State, deed: Deed) -> Option<Action> {
    let events = state.dataset().events.len();
    let event = |pick: Index| (events > 0).then(|| EventIx::at(pick.index(events)));
    Some(match deed {
        Deed::Toggle(facet, pick) => {
            Action::Filter(FilterAction::Toggle(facet, Value::at(pick.index(facet.len(state.dataset())))))
        }
        Deed::Exclude(facet, pick) => {
            Action::Filter(FilterAction::Exclude(facet, Value::at(pick.index(facet.len(state.dataset())))))
        }
        Deed::Compare(facet, one, other) => {
            let value = |pick: Index| Value::at(pick.index(facet.len(state.dataset())));
            let (first, second) = (value(one), value(other));
            Action::Filter(FilterAction::Compare(Comparison { facet, first, second }))
        }
        Deed::Search(text) => Action::Filter(FilterAction::Search(text.to_owned())),
        Deed::Show(start, days) => Action::View(ViewAction::Show(Viewport::new(start, days)?)),
        Deed::Pan(fraction) => Action::View(ViewAction::Pan(fraction)),
        Deed::Zoom(at, factor) => Action::View(ViewAction::Zoom { at, factor }),
        Deed::Fit(0, _) => Action::View(ViewAction::FitAll),
        Deed::Fit(1, _) => Action::View(ViewAction::CentreSelected),
        Deed::Fit(2, _) => Action::View(ViewAction::FitEvents(FitTarget::Span)),
        Deed::Fit(3, _) => Action::View(ViewAction::FitEvents(FitTarget::Days(state.days_on_screen()?))),
        Deed::Fit(_, pick) => Action::View(ViewAction::FitEvent(event(pick)?)),
        Deed::Scroll(points) => Action::View(ViewAction::Scroll(points)),
        Deed::Step(step) => Action::Select(step),
        Deed::Select(pick) => Action::Select(SelectAction::Event(event(pick)?)),
        Deed::Type(from, to) => Action::Span(SpanAction::Type { from, to }),
        Deed::Span(span) => Action::Span(span),
        Deed::Lanes(lanes) => Action::Lanes(lanes),
        Deed::Fold => Action::Window(WindowAction::ToggleFolding),
        Deed::Escape => Action::Window(WindowAction::Escape),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn zooming_keeps_the_instant_under_the_pointer(
        data in dataset(20),
        look in look(),
        steps in prop::collection::vec((0.0..=1.0_f64, 0.3..3.0_f64), 1..40),
    ) {
        let timeline = data.timeline();
        let axis = look.axis(&timeline);
        let limits = axis.limits(&timeline);
        let mut view = viewport(&timeline, look);
        for (share, factor) in steps {
            let x = share * look.width;
            let day = Scale::on(axis, view, look.width).day_from_x(x);
            let after = view.zoomed_within(axis.position(day), factor, limits);
            let moved = (Scale::on(axis, after, look.width).x_from_day(day) - x).abs();
            let may_move = factor < 1.0 && is_held(after, limits);
            prop_assert!(may_move || moved < 0.01, "{moved} points at {factor} from {view:?} to {after:?}");
            prop_assert!(after.days() <= view.days() * 1.000_001 || factor < 1.0, "zooming in shows more");
            view = after;
        }
    }

    /// A pointer that stays where it is while the wheel turns in and out again.
    #[test]
    fn zooming_on_the_spot_does_not_drift(
        data in dataset(20),
        look in look(),
        share in 0.0..=1.0_f64,
        factors in prop::collection::vec(1.01..1.5_f64, 1..60),
    ) {
        let timeline = data.timeline();
        let axis = look.axis(&timeline);
        let limits = axis.limits(&timeline);
        let mut view = viewport(&timeline, look);
        let x = share * look.width;
        let scale = |view| Scale::on(axis, view, look.width);
        let day = scale(view).day_from_x(x);
        let shortest = view.days() <= 7.0;
        for factor in &factors {
            view = view.zoomed_within(scale(view).position_from_x(x), *factor, limits);
            prop_assert!((scale(view).x_from_day(day) - x).abs() < 0.5);
        }
        for factor in factors.iter().rev() {
            view = view.zoomed_within(scale(view).position_from_x(x), factor.recip(), limits);
            let moved = (scale(view).x_from_day(day) - x).abs();
            prop_assert!(moved < 0.5 || is_held(view, limits) || shortest, "{moved} points");
        }
    }

    #[test]
    fn whatever_is_done_the_state_is_sound(data in dataset(30), deeds in prop::collection::vec(deed(), 0..40)) {
        let mut state = State::new(data.load(), None, Settings::default(), std::path::PathBuf::new());
        for deed in deeds {
            let said = format!("{deed:?}");
            if let Some(action) = action(&state, deed) {
                let effect = state.apply(action);
                prop_assert_eq!(effect, None, "{}", &said);
            }
            let (view, limits) = (state.viewport(), state.limits());
            let hair = (limits.end - limits.start) * 1e-9;
            prop_assert!(view.start() >= limits.start - hair && view.end() <= limits.end + hair, "{said}: {view:?} {limits:?}");
            prop_assert!(view.days() >= 7.0 && view.days().is_finite(), "{said}: {view:?}");
            prop_assert!(state.scroll() >= 0.0);
            let lanes = state.lanes();
            // While two values are compared, an event with neither has no lane; but then it doesn't pass.
            let is_left_out = |event| lanes.comparison().is_some() && !state.matches().contains(event);
            let has_place = |event: &EventIx| lanes.of(*event) < lanes.len() || is_left_out(*event);
            prop_assert!(state.timeline().order().iter().all(has_place), "{said}");
            prop_assert!(state.selected().is_none_or(|event| event.index() < state.dataset().events.len()));
            prop_assert!(state.days_on_screen().is_some(), "{said}: {view:?}");
            prop_assert_eq!(state.matches().len() + state.matches().filtered_out(), state.dataset().events.len());
            let inside = state.exported();
            prop_assert!(inside.iter().all(|event| state.matches().contains(*event)));
        }
    }

    /// The overview counts every dated event once, and never more matches than there are events.
    #[test]
    fn the_overview_counts_every_dated_event_once(data in dataset(60), filter in filter(), look in look()) {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        let matches = Matches::find(&Catalogue::new(&timeline), &filter);
        let scale = look.scale(&timeline);
        let density = Density::new(&timeline, scale, 3.0);
        let columns = density.columns(&matches);
        let sum = |of: fn(&Column) -> f64| columns.iter().map(of).sum::<f64>();
        prop_assert!((sum(|column| column.all) - timeline.order().len() as f64).abs() < 1e-6);
        prop_assert!((sum(Column::matches) - matches.dated().len() as f64).abs() < 1e-6);
        for column in &columns {
            prop_assert!(column.matches() <= column.all + 1e-9 && column.vague >= 0.0, "{column:?}");
            prop_assert!(column.all <= density.highest());
        }
    }
}
