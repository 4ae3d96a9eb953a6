//! The matches as a table: sorted, walked through, copied.

use annals::dataset::{Event, EventIx};
use annals::export::{RowForm, short_name};
use annals::query::{Column, Sort};
use annals::state::{Action, Effect, FilterAction, RowStep, SelectAction, State, TableAction};

use super::{act, open_with, opened, search, step, theme};

fn table(state: &mut State, action: TableAction) {
    act(state, Action::Table(action));
}

fn shown() -> State {
    let mut state = opened();
    table(&mut state, TableAction::Toggle);
    assert!(state.shows_table());
    state
}

fn rows(state: &State) -> Vec<EventIx> {
    state.rows().iter().collect()
}

/// What a column is sorted by.
type Key<'a> = &'a dyn Fn(&Event) -> String;

/// What a column shows of each row, as something to compare.
fn cells(state: &State, cell: impl Fn(&Event) -> String) -> Vec<String> {
    state.rows().iter().map(|ix| cell(state.dataset().event(ix))).collect()
}

#[test]
fn the_rows_are_the_matches_in_time_order() {
    let mut state = shown();
    assert_eq!(rows(&state), state.matches().iter().collect::<Vec<_>>());
    let syria = theme(&state, "syria");
    act(&mut state, Action::Filter(FilterAction::Toggle(annals::query::Facet::Theme, syria)));
    assert_eq!(rows(&state), state.matches().iter().collect::<Vec<_>>());
    search(&mut state, "xyzzy");
    assert!(state.rows().is_empty());
}

#[test]
fn a_second_click_on_the_date_turns_the_dated_round_and_leaves_the_undated_last() {
    let mut state = shown();
    table(&mut state, TableAction::SortBy(Column::Date));
    assert_eq!(state.settings().table.sort, Sort { by: Column::Date, falling: true });
    let mut expected: Vec<EventIx> = state.matches().dated().iter().rev().copied().collect();
    expected.extend(state.matches().undated());
    assert_eq!(rows(&state), expected);
    for (row, event) in expected.into_iter().enumerate() {
        assert_eq!((state.rows().position(event), state.rows().at(row)), (Some(row), Some(event)));
    }
}

#[test]
fn every_column_sorts_both_ways_with_ties_in_time_order() {
    let mut state = shown();
    let dataset = state.dataset().clone();
    let first = |event: &Event| short_name(dataset.source(event.excerpts[0].source));
    let folded =
        |event: &Event| event.title.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let keys: [(Column, Key<'_>); 5] = [
        (Column::Title, &folded),
        (Column::Theme, &|event| format!("{:04}", event.main_theme().0)),
        (Column::Standing, &|event| (event.standing as u8).to_string()),
        (Column::Importance, &|event| (event.importance as u8).to_string()),
        (Column::Source, &|event| first(event).to_lowercase()),
    ];
    let in_time: Vec<EventIx> = state.matches().iter().collect();
    for (column, key) in keys {
        let key_of = |ix: &EventIx| key(dataset.event(*ix));
        table(&mut state, TableAction::SortBy(column));
        let mut expected = in_time.clone();
        expected.sort_by_key(key_of);
        assert_eq!(rows(&state), expected, "{column:?} rising");
        table(&mut state, TableAction::SortBy(column));
        let mut expected = in_time.clone();
        expected.sort_by_key(|ix| std::cmp::Reverse(key_of(ix)));
        assert_eq!(rows(&state), expected, "{column:?} falling");
        assert_eq!(state.rows().position(expected[3]), Some(3));
    }
}

#[test]
fn a_filter_keeps_the_order_and_drops_rows() {
    let mut state = shown();
    table(&mut state, TableAction::SortBy(Column::Title));
    let all = rows(&state);
    search(&mut state, "moscow");
    let kept: Vec<EventIx> = all.into_iter().filter(|ix| state.matches().contains(*ix)).collect();
    assert!(!kept.is_empty());
    assert_eq!(rows(&state), kept);
    assert!(!state.is_sorting());
}

#[test]
fn keys_go_from_row_to_row_and_stop_at_the_ends() {
    let mut state = shown();
    table(&mut state, TableAction::SortBy(Column::Title));
    table(&mut state, TableAction::Page(5));
    let rows = rows(&state);
    let last = rows.len() - 1;
    for (step, row) in [
        (RowStep::Below, 0),
        (RowStep::Below, 1),
        (RowStep::PageBelow, 6),
        (RowStep::Above, 5),
        (RowStep::PageAbove, 0),
        (RowStep::Above, 0),
        (RowStep::Last, last),
        (RowStep::Below, last),
        (RowStep::PageBelow, last),
        (RowStep::First, 0),
    ] {
        table(&mut state, TableAction::Row(step));
        assert_eq!(state.selected(), Some(rows[row]), "{step:?}");
    }
    let in_time = step(&mut state, SelectAction::Next);
    assert_eq!(in_time, state.matches().at(state.matches().position(rows[0]).expect("a match") + 1));
}

#[test]
fn order_and_widths_are_found_again() {
    let mut state = shown();
    table(&mut state, TableAction::SortBy(Column::Source));
    table(&mut state, TableAction::Width(Column::Date, Some(90.0)));
    table(&mut state, TableAction::Width(Column::Source, Some(f32::NAN)));
    let other = open_with(state.settings_to_remember(), std::path::Path::new("/documents"));
    assert_eq!(other.settings().table, state.settings().table);
    assert_eq!(other.settings().table.widths.len(), 1, "a width that is none is not kept");
    let mut other = other;
    table(&mut other, TableAction::Width(Column::Date, None));
    assert!(other.settings().table.widths.is_empty());
    assert_eq!(rows(&other), rows(&state));
}

#[test]
fn the_selected_row_is_copied_with_its_words() {
    let mut state = shown();
    assert_eq!(state.apply(Action::Table(TableAction::Copy(RowForm::Tabs))), None, "there is none");
    let alleged = cells(&state, |event| format!("{:?}", event.standing));
    let row = alleged.iter().position(|standing| standing == "Alleged").expect("an allegation");
    let ix = state.rows().at(row).expect("a row");
    act(&mut state, Action::Select(SelectAction::Event(ix)));
    let event = state.dataset().event(ix).clone();
    let date = event.date.as_ref().expect("a date").text();
    for (form, separator) in [(RowForm::Tabs, "\t"), (RowForm::Markdown, " | ")] {
        let Some(Effect::Copy(text)) = state.apply(Action::Table(TableAction::Copy(form))) else {
            panic!("something is copied")
        };
        let line = text.lines().last().expect("a line");
        let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(separator).collect();
        assert_eq!(cells.len(), 6, "{line}");
        assert_eq!((cells[0], cells[5]), (date.as_str(), event.id.as_str()));
        assert!(cells[2].starts_with("Alleged by "), "whose word it is: {line}");
    }
    assert_eq!(state.windows().notice.as_deref(), Some("Copied 1 row as a Markdown table."));
}
