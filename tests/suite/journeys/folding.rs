//! Folding empty time, and finding one's way back.

use std::path::Path;

use annals::state::{Action, Settings, SpanAction, State, ViewAction, WindowAction};
use annals::timeline::Viewport;

use super::{act, days, open_with, opened};

fn fold(state: &mut State) {
    act(state, Action::Window(WindowAction::ToggleFolding));
}

/// The first and the last instant on screen, in days.
fn on_screen(state: &State) -> (f64, f64) {
    let time = state.axis().time(state.viewport());
    (time.start(), time.end())
}

#[test]
fn folding_shows_the_whole_in_less_room() {
    let mut state = opened();
    let (plain, time) = (state.viewport(), on_screen(&state));
    fold(&mut state);
    assert_eq!(state.axis().breaks().len(), 1, "the decades before the revolution");
    assert_eq!(state.viewport(), state.whole());
    assert!(state.viewport().days() < plain.days() * 0.85);
    assert_eq!(on_screen(&state), time, "all of it is still there");
    let limits = state.limits();
    assert!(limits.start < state.whole().start() && limits.end > state.whole().end());
    fold(&mut state);
    assert_eq!((state.viewport(), state.axis().is_plain()), (plain, true));
}

#[test]
fn what_is_looked_at_stays_on_screen() {
    let mut state = opened();
    let year = days((2015, 1, 1), (2015, 12, 31));
    act(&mut state, Action::View(ViewAction::Show(Viewport::showing(year))));
    fold(&mut state);
    assert_eq!(state.days_on_screen(), Some(year));
    act(&mut state, Action::Span(SpanAction::FromView));
    assert_eq!(state.span().and_then(annals::query::Span::days), Some(year));
    fold(&mut state);
    assert_eq!(state.days_on_screen(), Some(year));
}

/// Actions speak of days, whatever is folded.
#[test]
fn zooming_and_centring_mean_days() {
    let mut state = opened();
    fold(&mut state);
    let day = f64::from(days((2001, 1, 1), (2001, 1, 1)).first().number());
    let share =
        |state: &State| (state.axis().position(day) - state.viewport().start()) / state.viewport().days();
    let before = share(&state);
    act(&mut state, Action::View(ViewAction::Zoom { at: Some(day), factor: 4.0 }));
    assert!((share(&state) - before).abs() < 1e-9, "the instant at the pointer stays put");
    act(&mut state, Action::View(ViewAction::CentreOn(day)));
    assert!((share(&state) - 0.5).abs() < 1e-9);
}

#[test]
fn folded_time_is_remembered_with_the_view() {
    let mut state = opened();
    fold(&mut state);
    act(&mut state, Action::View(ViewAction::Zoom { at: None, factor: 2.0 }));
    let kept = serde_json::to_string(&state.settings_to_remember()).expect("plain data");
    let restored: Settings = serde_json::from_str(&kept).expect("plain data");
    let again = open_with(restored, Path::new("/documents"));
    assert_eq!(again.axis(), state.axis());
    assert!((again.viewport().start() - state.viewport().start()).abs() < 1e-6);
    assert!((again.viewport().days() - state.viewport().days()).abs() < 1e-6);
}
