//! Several events chosen at once: what they add up to, what is copied and exported of them.

use std::collections::BTreeSet;

use annals::dataset::{EventIx, Standing};
use annals::export::{RowForm, markdown};
use annals::query::{Column, Facet};
use annals::state::{
    Action, ChooseAction, Destination, Effect, ExportAction, Exported, FilterAction, RowStep, SelectAction,
    State, TableAction,
};

use super::{act, escape, opened, search, step, theme, type_span};

fn choose(state: &mut State, action: ChooseAction) {
    act(state, Action::Choose(action));
}

/// What is chosen, in time order.
fn chosen(state: &State) -> Vec<EventIx> {
    state.chosen().events(state.timeline())
}

fn at(state: &State, position: usize) -> EventIx {
    state.matches().at(position).expect("a match")
}

#[test]
fn toggling_gathers_events_around_a_lead_and_lets_them_go() {
    let mut state = opened();
    let [a, b, c] = [at(&state, 2), at(&state, 5), at(&state, 9)];
    act(&mut state, Action::Select(SelectAction::Event(b)));
    assert!(!state.has_several() && state.is_chosen(b), "one alone is just selected");
    choose(&mut state, ChooseAction::Toggle(c));
    choose(&mut state, ChooseAction::Toggle(a));
    assert_eq!((chosen(&state), state.selected()), (vec![a, b, c], Some(a)));
    choose(&mut state, ChooseAction::Toggle(a));
    assert_eq!((chosen(&state), state.selected()), (vec![b, c], Some(b)), "the next leads");
    choose(&mut state, ChooseAction::Toggle(c));
    assert_eq!((chosen(&state), state.selected()), (vec![], Some(b)));
    assert!(state.sum().is_none());
    choose(&mut state, ChooseAction::Toggle(b));
    assert_eq!(state.selected(), None);
    choose(&mut state, ChooseAction::Toggle(b));
    assert_eq!((chosen(&state), state.selected()), (vec![], Some(b)));
}

#[test]
fn through_takes_all_matches_between_in_time_order_and_starts_at_the_same_end_again() {
    let mut state = opened();
    let events: Vec<EventIx> = state.matches().iter().collect();
    act(&mut state, Action::Select(SelectAction::Event(events[10])));
    for (to, expected) in [(14, 10..=14), (7, 7..=10), (10, 10..=10)] {
        choose(&mut state, ChooseAction::Through(events[to]));
        let expected = &events[expected];
        assert_eq!(chosen(&state), if expected.len() > 1 { expected } else { &[] });
        assert_eq!(state.selected(), Some(events[to]));
    }
}

#[test]
fn in_the_table_through_goes_by_the_rows() {
    let mut state = opened();
    act(&mut state, Action::Table(TableAction::Toggle));
    act(&mut state, Action::Table(TableAction::SortBy(Column::Title)));
    let rows: Vec<EventIx> = state.rows().iter().collect();
    act(&mut state, Action::Select(SelectAction::Event(rows[4])));
    for _ in 0..3 {
        act(&mut state, Action::Table(TableAction::Extend(RowStep::Below)));
    }
    let set = |events: &[EventIx]| events.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(set(&chosen(&state)), set(&rows[4..=7]));
    act(&mut state, Action::Table(TableAction::Extend(RowStep::Above)));
    assert_eq!(set(&chosen(&state)), set(&rows[4..=6]), "back again gives up the last");
    let Some(Effect::Copy(text)) = state.apply(Action::Table(TableAction::Copy(RowForm::Tabs))) else {
        panic!("something is copied")
    };
    let ids: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split('\t').next_back()).collect();
    let expected: Vec<&str> = rows[4..=6].iter().map(|ix| state.dataset().event(*ix).id.as_str()).collect();
    assert_eq!(ids, expected, "in the order of the rows");
}

#[test]
fn a_plain_step_and_escape_let_all_go_but_the_lead() {
    let mut state = opened();
    choose(&mut state, ChooseAction::All);
    assert_eq!(chosen(&state).len(), state.matches().len());
    assert_eq!(state.selected(), state.matches().at(0));
    escape(&mut state);
    assert!(!state.has_several() && state.selected().is_some());
    escape(&mut state);
    assert_eq!(state.selected(), None);
    choose(&mut state, ChooseAction::All);
    let next = step(&mut state, SelectAction::Next);
    assert!(!state.has_several());
    assert_eq!(next, state.matches().at(1));
}

#[test]
fn the_events_of_a_span_are_chosen_with_one_command() {
    let mut state = opened();
    type_span(&mut state, "2015", "2016");
    choose(&mut state, ChooseAction::InSpan);
    assert_eq!(chosen(&state), state.exported());
    assert!(chosen(&state).len() > 1);
    search(&mut state, "xyzzy");
    choose(&mut state, ChooseAction::InSpan);
    assert!(state.has_several(), "nothing to choose changes nothing");
}

#[test]
fn the_sum_is_that_of_a_count_by_hand() {
    let mut state = opened();
    let syria = theme(&state, "syria");
    act(&mut state, Action::Filter(FilterAction::Toggle(Facet::Theme, syria)));
    choose(&mut state, ChooseAction::All);
    act(&mut state, Action::Filter(FilterAction::Reset));
    let undated = state.matches().undated()[0];
    choose(&mut state, ChooseAction::Toggle(undated));
    let events: Vec<_> = chosen(&state).into_iter().map(|ix| state.dataset().event(ix)).collect();
    let sum = state.sum().expect("several").clone();
    assert_eq!(sum.events, events.len());
    let count = |passes: &dyn Fn(&&&annals::dataset::Event) -> bool| events.iter().filter(passes).count();
    assert_eq!(sum.alleged, count(&|event| event.standing == Standing::Alleged));
    assert_eq!(sum.undated, count(&|event| event.date.is_none()));
    let sources =
        |event: &annals::dataset::Event| event.excerpts.iter().map(|it| it.source).collect::<BTreeSet<_>>();
    assert_eq!(sum.one_source, count(&|event| sources(event).len() == 1));
    for (facet, counts) in [(Facet::Theme, &sum.by_theme), (Facet::Source, &sum.by_source)] {
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), events.len(), "{facet:?}");
        assert!(counts.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        for (value, counted) in counts {
            assert_eq!(*counted, count(&|event| facet.main_value(event) == Some(*value)));
        }
    }
    let ends = |ix: EventIx| state.timeline().reach(ix).expect("dated").end;
    let dated: Vec<EventIx> =
        chosen(&state).into_iter().filter(|ix| state.timeline().reach(*ix).is_some()).collect();
    assert_eq!(sum.earliest, dated.first().copied());
    let last = dated.iter().map(|ix| ends(*ix)).fold(f64::NEG_INFINITY, f64::max);
    assert!(sum.latest.is_some_and(|ix| ends(ix) >= last));
}

#[test]
fn what_is_filtered_out_stays_chosen_and_is_counted() {
    let mut state = opened();
    choose(&mut state, ChooseAction::All);
    let all = chosen(&state).len();
    search(&mut state, "moscow");
    assert_eq!(chosen(&state).len(), all);
    assert_eq!(state.chosen().filtered_out(state.matches()), state.matches().filtered_out());
}

#[test]
fn an_export_takes_the_chosen_events_and_names_them() {
    let mut state = opened();
    type_span(&mut state, "2015", "2016");
    let [a, b] = [at(&state, 1), at(&state, 30)];
    act(&mut state, Action::Select(SelectAction::Event(b)));
    choose(&mut state, ChooseAction::Toggle(a));
    let matches_in_span = markdown::write(&state.document());
    act(&mut state, Action::Export(ExportAction::Open));
    assert_eq!((state.export().of, state.export_count()), (Exported::Chosen, 2));
    assert!(!state.export().path.contains("2015"), "the span has no part in it");
    let text = markdown::write(&state.document());
    let ids = [a, b].map(|ix| state.dataset().event(ix).id.clone());
    assert!(text.contains(&format!("\nevents: [\"{}\", \"{}\"]\n---\n", ids[0], ids[1])), "{text}");
    assert!(text.contains("\nselection: \"picked by hand\"\n") && !text.contains("\nspan:"));
    let command = format!("\ncommand: \"annals export --choose {} {}\"\n", ids[0], ids[1]);
    assert!(text.contains(&command), "{text}");
    assert_eq!(text, markdown::write(&state.document()), "the same bytes again");
    act(&mut state, Action::Export(ExportAction::Of(Exported::Matches)));
    assert_eq!(markdown::write(&state.document()), matches_in_span);
    act(&mut state, Action::Export(ExportAction::Of(Exported::Chosen)));
    let effect = state.apply(Action::Export(ExportAction::Go(Destination::Clipboard)));
    assert_eq!(effect, Some(Effect::Copy(text)));
    assert_eq!(state.windows().notice.as_deref(), Some("Copied 2 events as Markdown."));
    assert_eq!(markdown::write(&state.document()), matches_in_span, "without the window, it is the span");
}
