//! The picture follows what is meant, by the clock that it is told.

use std::sync::LazyLock;

use annals::dataset::EventIx;
use annals::state::{Action, SelectAction, Settings, SpanAction, State, ViewAction, WindowAction};
use annals::timeline::Viewport;
use proptest::prelude::*;

use super::{act, opened};

fn view(state: &mut State, action: ViewAction) {
    act(state, Action::View(action));
}

fn clock(state: &mut State, now: f64) {
    view(state, ViewAction::Clock(now));
}

const CLOSER: ViewAction = ViewAction::Zoom { at: None, factor: 4.0 };

#[test]
fn the_goal_is_meant_at_once_and_seen_later() {
    let mut state = opened();
    clock(&mut state, 5.0);
    let whole = state.viewport();
    view(&mut state, CLOSER);
    assert!(state.goal().days() < whole.days() / 3.0);
    assert_eq!(state.viewport(), whole, "the picture has not moved yet");
    clock(&mut state, 5.1);
    assert!(state.viewport().days() < whole.days() && state.viewport().days() > state.goal().days());
    assert!(state.is_moving());
    let (start, days) = (state.goal().start(), state.goal().days());
    let remembered = state.settings_to_remember().last_view.expect("a view");
    assert_eq!(remembered.viewport(), Viewport::new(start, days), "what is meant is remembered");
    clock(&mut state, 5.3);
    assert_eq!(state.viewport(), state.goal());
    assert!(!state.is_moving());
}

#[test]
fn without_a_clock_everything_is_at_once() {
    let mut state = opened();
    view(&mut state, CLOSER);
    view(&mut state, ViewAction::Fling(3.0));
    assert_eq!(state.viewport(), state.goal());
    assert!(!state.is_moving());
}

#[test]
fn the_same_goal_again_does_not_begin_anew() {
    let mut state = opened();
    view(&mut state, CLOSER);
    clock(&mut state, 0.0);
    view(&mut state, ViewAction::FitAll);
    clock(&mut state, 0.2);
    let before = state.viewport();
    view(&mut state, ViewAction::FitAll);
    assert_eq!(state.viewport(), before);
    clock(&mut state, 0.29);
    assert!(!state.is_moving());
}

#[test]
fn a_span_from_the_view_is_what_the_zoom_leads_to() {
    let (mut gliding, mut waiting) = (opened(), opened());
    clock(&mut gliding, 1.0);
    for state in [&mut gliding, &mut waiting] {
        view(state, CLOSER);
        act(state, Action::Span(SpanAction::FromView));
    }
    assert!(gliding.is_moving());
    assert_eq!(gliding.span(), waiting.span());
}

#[test]
fn a_fling_gives_way_to_anything_where_it_is() {
    let mut state = opened();
    view(&mut state, CLOSER);
    clock(&mut state, 0.0);
    view(&mut state, ViewAction::Fling(1.0));
    let rest = state.goal();
    clock(&mut state, 0.2);
    let here = state.viewport();
    assert!(here.start() < rest.start());
    act(&mut state, Action::Span(SpanAction::FromView));
    assert_eq!((state.viewport(), state.goal()), (here, here));
    let days = state.span().and_then(annals::query::Span::days).expect("a span");
    assert!((f64::from(days.first().number()) - here.start()).abs() <= 1.0, "what was on screen");
}

#[test]
fn choosing_what_the_system_says_is_to_follow_it() {
    let mut state = opened();
    let system =
        |state: &mut State, reduced| act(state, Action::Window(WindowAction::SystemMotion { reduced }));
    let toggle = |state: &mut State| act(state, Action::Window(WindowAction::ToggleMotion));
    assert!(!state.reduces_motion());
    system(&mut state, true);
    assert!(state.reduces_motion());
    toggle(&mut state);
    assert_eq!((state.reduces_motion(), state.settings().reduce_motion), (false, Some(false)));
    toggle(&mut state);
    assert_eq!((state.reduces_motion(), state.settings().reduce_motion), (true, None));
    clock(&mut state, 1.0);
    view(&mut state, CLOSER);
    assert!(!state.is_moving());
    assert_eq!(state.viewport(), state.goal());
    assert_eq!(Settings::default().reduce_motion, None);
}

/// Read once for all cases.
static OPENED: LazyLock<State> = LazyLock::new(opened);

/// What keys do to the view.
fn key() -> impl Strategy<Value = Action> {
    prop_oneof![
        prop::sample::select(vec![-0.8, -0.2, 0.2, 0.8]).prop_map(|by| Action::View(ViewAction::Pan(by))),
        prop::sample::select(vec![0.5, 1.35, 3.0])
            .prop_map(|factor| Action::View(ViewAction::Zoom { at: None, factor })),
        Just(Action::View(ViewAction::FitAll)),
        Just(Action::View(ViewAction::CentreSelected)),
        (0..70_usize).prop_map(|at| Action::View(ViewAction::FitEvent(EventIx::at(at)))),
        Just(Action::Select(SelectAction::Next)),
        Just(Action::Select(SelectAction::Last)),
        Just(Action::Span(SpanAction::FromView)),
    ]
}

/// What a hand does to the view.
fn hand() -> impl Strategy<Value = ViewAction> {
    prop_oneof![
        (-0.3..0.3_f64).prop_map(ViewAction::Drag),
        (-9.0..9.0_f64).prop_map(ViewAction::Fling),
        (0.5..2.0_f64).prop_map(|factor| ViewAction::Zoom { at: Some(735_000.0), factor }),
        Just(ViewAction::Stop),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// However fast keys are pressed, they lead to the same view, span and selection as without motion.
    #[test]
    fn motion_changes_nothing_that_keys_do(keys in prop::collection::vec((key(), 0.0..0.4_f64), 1..20)) {
        let (mut gliding, mut jumping) = (OPENED.clone(), OPENED.clone());
        let mut now = 1.0;
        clock(&mut gliding, now);
        for (key, wait) in keys {
            act(&mut gliding, key.clone());
            act(&mut jumping, key);
            prop_assert_eq!(gliding.goal(), jumping.viewport());
            prop_assert_eq!((gliding.span(), gliding.selected()), (jumping.span(), jumping.selected()));
            now += wait;
            clock(&mut gliding, now);
        }
        clock(&mut gliding, now + 0.3);
        prop_assert_eq!(gliding.viewport(), jumping.viewport());
        prop_assert!(!gliding.is_moving());
    }

    /// A hand gets at once what it does to the picture that it sees, and the picture stays within limits.
    #[test]
    fn a_hand_acts_on_what_it_sees(
        deeds in prop::collection::vec((key(), 0.0..0.3_f64, hand(), 0.0..0.3_f64), 1..12),
    ) {
        let mut state = OPENED.clone();
        let mut now = 0.0;
        for (key, wait, deed, rest) in deeds {
            act(&mut state, key);
            now += wait;
            clock(&mut state, now);
            let mut still = state.clone();
            view(&mut still, ViewAction::Show(state.viewport()));
            view(&mut state, deed);
            view(&mut still, deed);
            // Setting a view rounds what is at a limit.
            let hair = state.viewport().days() * 1e-9;
            prop_assert!((state.viewport().start() - still.viewport().start()).abs() < hair, "{:?}", deed);
            prop_assert!((state.viewport().end() - still.viewport().end()).abs() < hair, "{:?}", deed);
            now += rest;
            clock(&mut state, now);
            let (seen, limits) = (state.viewport(), state.limits());
            let hair = (limits.end - limits.start) * 1e-9;
            prop_assert!(seen.start() >= limits.start - hair && seen.end() <= limits.end + hair);
        }
    }
}
