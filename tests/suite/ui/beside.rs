//! What stands beside the marks: ghosts of other dates, arcs to related events, the legend.

use annals::state::{Action, SelectAction, SpanAction, ViewAction};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, marks, open};

const GHOST: &str = "Other date of “War in Syria”: since 2011";

/// The window on the years around 2015.
fn opened() -> Harness<'static, App> {
    let mut window = open(USUAL, Theme::Light);
    let span = SpanAction::Type { from: "2010".to_owned(), to: "2022".to_owned() };
    let fit = ViewAction::FitEvents(annals::state::FitTarget::Span);
    for action in [Action::Span(span), Action::View(fit), Action::Span(SpanAction::Clear)] {
        apply(&mut window, action);
    }
    window
}

fn apply(window: &mut Harness<'_, App>, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, action);
    window.run();
}

fn select(window: &mut Harness<'_, App>, id: &str) {
    let event = window.state().state().find_event(id).expect("shipped");
    apply(window, Action::Select(SelectAction::Event(event)));
}

fn selected(window: &Harness<'_, App>) -> Option<String> {
    let state = window.state().state();
    state.selected().map(|event| state.dataset().event(event).id.to_string())
}

fn links(window: &Harness<'_, App>, starts: &str) -> Vec<String> {
    let labels = window.query_all(by().role(Role::Link)).filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with(starts)).collect()
}

#[test]
fn a_ghost_says_who_gives_the_other_date() {
    let mut window = opened();
    let ghost = window.get_by_role_and_label(Role::Button, GHOST).rect();
    let mark = marks(&window).into_iter().find(|mark| mark.starts_with("War in Syria, ")).expect("a mark");
    let mark = window.get_by_role_and_label(Role::Button, &mark).rect();
    assert!(ghost.left() < mark.left() - 20.0 && ghost.top() < mark.top() && ghost.bottom() > mark.bottom());
    // Where only the ghost is.
    let at = ghost.left_center() + vec2(10.0, 0.0);
    window.hover_at(at);
    window.run_steps(60);
    window.get_by_label("Other date: since 2011, according to Therme 2022, “Executive Summary”");
    window.get_by_label_contains("whether these relate to Syria (from 2011)");
    window.drag_at(at);
    window.drop_at(at);
    window.run();
    assert_eq!(selected(&window).as_deref(), Some("syrian-war"));
    let count = window.state().state().dataset().events.len();
    window.get_by_label_contains(&format!(" = {count}"));
}

#[test]
fn a_ghost_within_a_wide_mark_is_found() {
    let mut window = opened();
    let name = "Other date of “War in Nagorno-Karabakh”: November 2020";
    let at = window.get_by_role_and_label(Role::Button, name).rect().center();
    window.hover_at(at);
    window.run_steps(60);
    window.get_by_label_contains("Other date: November 2020, according to Therme 2022");
}

#[test]
fn arcs_lead_to_related_events() {
    let mut window = opened();
    assert!(links(&window, "Arc: ").is_empty());
    select(&mut window, "ambassadors-photo");
    // To what is off screen too, but not to what has no date.
    window.get_by_role_and_label(Role::Link, "Arc: commemorates Tehran conference");
    let state = window.state().state();
    let related = state.timeline().related(state.selected().expect("one"));
    let dated = related.iter().filter(|related| state.timeline().reach(related.event).is_some()).count();
    assert_eq!(links(&window, "Arc: ").len(), dated);
    let at = window.get_by_role_and_label(Role::Link, "Arc: commemorates Tehran conference").rect().center();
    window.hover_at(at);
    window.run_steps(60);
    window.get_by_label("The selected event commemorates this.");
    window.drag_at(at);
    window.drop_at(at);
    window.run();
    assert_eq!(selected(&window).as_deref(), Some("tehran-conference"));
}

#[test]
fn brackets_follow_relations() {
    let mut window = opened();
    window.key_press(Key::CloseBracket);
    window.run();
    assert_eq!(selected(&window), None);
    select(&mut window, "ambassadors-photo");
    for (key, id) in [
        (Key::CloseBracket, "tehran-conference"),
        (Key::CloseBracket, "wartime-alliance"),
        (Key::OpenBracket, "tehran-conference"),
    ] {
        window.key_press(key);
        window.run();
        assert_eq!(selected(&window).as_deref(), Some(id));
    }
}

#[test]
fn a_legend_explains_what_is_drawn() {
    let window = opened();
    for words in
        ["another date that is given for it", "goes on", "ends nobody knows when", "a party denies it"]
    {
        window.get_by_label(words);
    }
}
