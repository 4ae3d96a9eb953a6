use std::path::PathBuf;

use clap::Parser;

use super::super::{Cli, window};
use super::*;
use crate::dataset::built_in;
use crate::query::{Chosen, MOST_NAMED};
use crate::state::{Action, ChooseAction, Opened, Settings, State, WindowAction};
use crate::timeline::Viewport;

#[path = "view_round_trip.rs"]
mod round_trip;

/// The words that a POSIX shell makes of a line with quoted words.
fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            '\\' if !is_quoted => word.get_or_insert_default().extend(chars.next()),
            ' ' if !is_quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn parsed(line: &str) -> window::Args {
    let cli = Cli::try_parse_from(shell_words(line)).unwrap_or_else(|error| panic!("{line}: {error}"));
    assert!(cli.command.is_none(), "{line}");
    cli.window
}

fn opened() -> Opened {
    Opened::new(built_in().expect("the built-in dataset").dataset)
}

/// A state as a new window has it.
fn fresh(opened: &Opened, file: Option<&str>) -> State {
    State::showing(opened.clone(), file.map(PathBuf::from), Settings::default(), PathBuf::new())
}

/// What the line opens in a new window.
fn reopened(opened: &Opened, line: &str) -> State {
    reopened_with(opened, line, Settings::default())
}

/// What the line opens for somebody whose last session left these settings.
fn reopened_with(opened: &Opened, line: &str, settings: Settings) -> State {
    let args = parsed(line);
    let wanted = args.wanted(opened.dataset()).unwrap_or_else(|problem| panic!("{line}: {problem}"));
    let mut state = State::showing(opened.clone(), args.file.file, settings, PathBuf::new());
    state.ask(wanted);
    state
}

#[test]
fn what_a_line_leaves_out_stays() {
    let opened = opened();
    let settings = Settings { fold_empty_time: true, ..Settings::default() };
    let mut state = State::showing(opened.clone(), None, settings, PathBuf::new());
    let before = state.goal();
    state.ask(parsed("annals --lanes actor").wanted(opened.dataset()).expect("a view"));
    assert_eq!((state.lanes().by(), state.goal()), (LanesBy::Actor, before));
    assert!(state.settings().fold_empty_time && state.filter().is_empty());
    state.ask(parsed("annals --fold=no --view 2015").wanted(opened.dataset()).expect("a view"));
    assert!(!state.settings().fold_empty_time);
    assert!(state.command_line().contains("--view 2015/2015 --lanes actor --fold=no"));
}

#[test]
fn what_does_not_match_is_shown_or_hidden() {
    let opened = opened();
    let on = Settings { show_dropped: true, ..Settings::default() };
    let mut state = State::showing(opened.clone(), None, on, PathBuf::new());
    state.ask(parsed("annals --theme syria").wanted(opened.dataset()).expect("a view"));
    assert!(state.shows_dropped(), "what a line leaves out stays");
    assert!(state.command_line().contains(" --lanes theme --fold=no --ghosts"), "{}", state.command_line());
    state.ask(parsed("annals --theme syria --ghosts=no").wanted(opened.dataset()).expect("a view"));
    assert!(!state.shows_dropped() && !state.command_line().contains("--ghosts"));
    state.ask(parsed("annals --ghosts").wanted(opened.dataset()).expect("a view"));
    assert!(state.shows_dropped());
    state.ask(parsed("annals --theme syria --view 2015").wanted(opened.dataset()).expect("a view"));
    assert!(!state.shows_dropped(), "a view that is named says what it shows");
}

#[test]
fn a_day_is_shown_with_a_week_around_it() {
    let opened = opened();
    let state = reopened(&opened, "annals --view 2015-07-14");
    assert!((state.goal().days() - Viewport::SHORTEST).abs() < 1e-9);
    assert!(state.command_line().contains("--view 2015-07-11/2015-07-17"), "{}", state.command_line());
}

#[test]
fn what_is_wrong_is_said() {
    let dataset = built_in().expect("the built-in dataset").dataset;
    for (line, said) in [
        ("annals --view 2015/..", "has an open end"),
        ("annals --view ''", "--view: "),
        ("annals --view 2016/2015", "--view: "),
        ("annals --select tehran-conferense", "did you mean “tehran-conference"),
        ("annals --select xyzzy", "no event has the id “xyzzy”"),
        (
            "annals --choose tehran-conference tehran-conferense",
            "--choose: no event has the id “tehran-conferense”; ",
        ),
        ("annals --lane-order syria", "--lane-order needs --lanes"),
        (
            "annals --lanes theme --lane-order syria siria",
            "no lane has the id “siria”; did you mean “syria”?",
        ),
        ("annals --lanes none --collapse syria", "--collapse: no lane has the id “syria”"),
        ("annals --compare actor:russia,iran --collapse russia", "no lane has the id “russia”"),
        ("annals --compare actor:russia,irn", "no actor has the id “irn”; did you mean “iran”?"),
        ("annals --compare actor:russia,iran --not-actor iran", "leave out --actor and --not-actor"),
        ("annals --actor russia --compare actor:russia,iran", "leave out --actor and --not-actor"),
    ] {
        let problem = parsed(line).wanted(&dataset).expect_err(line);
        assert!(problem.contains(said), "{line}: {problem}");
    }
    for (line, said) in [
        ("annals --lanes colour", "colour"),
        ("annals --fold=perhaps", "perhaps"),
        ("annals --ghosts=some", "some"),
        ("annals list --lanes actor", "--lanes"),
        ("annals --table=titel", "there is no column “titel”; did you mean “title”?"),
        ("annals --table=title,down", "after the comma stands “down”, not “desc”"),
        ("annals --compare actors:russia,iran", "there is no kind of value “actors”; did you mean “actor”?"),
        ("annals --compare actor:russia", "such as actor:russia,iran"),
        ("annals --compare actor:russia,russia", "“russia” can't be compared with itself"),
    ] {
        let error = Cli::try_parse_from(shell_words(line)).expect_err(line);
        assert_eq!(error.exit_code(), 2, "{line}");
        assert!(error.to_string().contains(said), "{line}: {error}");
    }
}

#[test]
fn an_export_names_the_same_filter() {
    let opened = opened();
    let line = "annals --from 2015 --to 2016 --theme syria --search 'astana -\"it'\\''s\"' --lanes actor";
    let state = reopened(&opened, line);
    let document = state.document();
    let command = document.front_matter.iter().find(|(key, _)| *key == "command").expect("a command");
    let filters = command.1.strip_prefix("annals export ").expect("an export");
    assert!(filters.contains("--search") && filters.contains("--theme syria"), "{filters}");
    let view = state.command_line();
    assert!(view.starts_with(&format!("annals {filters} --view ")), "{view}\n{filters}");
}

#[test]
fn a_line_says_what_is_not_as_usual_and_no_more() {
    let opened = opened();
    let usual = reopened(&opened, "annals --view 2015/2016").command_line();
    assert_eq!(usual, "annals --view 2015/2016 --lanes theme --fold=no");
    for (options, line) in [
        ("--table", "annals --view 2015/2016 --lanes theme --fold=no --table"),
        ("--table=title,desc", "annals --view 2015/2016 --lanes theme --fold=no --table=title,desc"),
        ("--table=no", &usual),
        ("--lanes theme --lane-order diplomacy military", &usual),
        (
            "--lanes theme --lane-order syria --collapse nuclear syria",
            "annals --view 2015/2016 --lanes theme --lane-order syria --collapse syria nuclear --fold=no",
        ),
        (
            "--compare actor:russia,iran --lane-order '*both' --collapse '*second'",
            "annals --compare actor:russia,iran --view 2015/2016 --lanes theme --lane-order '*both' \
             --collapse '*second' --fold=no",
        ),
        (
            "--choose stairs-of-1943 stairs-of-1943 --fold",
            "annals --view 2015/2016 --lanes theme --fold --select stairs-of-1943",
        ),
    ] {
        let options = options.replace("stairs-of-1943", &opened.dataset().events[0].id);
        let line = line.replace("stairs-of-1943", &opened.dataset().events[0].id);
        let state = reopened(&opened, &format!("annals --view 2015/2016 {options}"));
        assert_eq!(state.command_line(), line, "{options}");
    }
}

#[test]
fn lanes_that_a_line_does_not_show_keep_their_order() {
    let opened = opened();
    let mut settings = Settings::default();
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    settings.lanes.order.insert(LanesBy::Theme, ids(&["elsewhere", "syria"]));
    settings.lanes.order.insert(LanesBy::Actor, ids(&["iran"]));
    settings.lanes.folded.insert(LanesBy::Theme, ids(&["elsewhere", "nuclear"]).into_iter().collect());
    let line = "annals --view 2015 --lanes theme --collapse military";
    let state = reopened_with(&opened, line, settings);
    let lanes = &state.settings().lanes;
    assert_eq!(lanes.order[&LanesBy::Theme], ["elsewhere"], "an order of another dataset stays");
    assert_eq!(lanes.order[&LanesBy::Actor], ["iran"], "and so does one of other lanes");
    assert_eq!(lanes.folded[&LanesBy::Theme], ids(&["elsewhere", "military"]).into_iter().collect());
}

#[test]
fn more_events_than_a_line_can_name_are_left_out_and_that_is_said() {
    let opened = Opened::new(crate::dataset::load_str(&many(MOST_NAMED + 1)).expect("a dataset").dataset);
    let mut state = fresh(&opened, None);
    state.apply(Action::Choose(ChooseAction::All));
    assert_eq!(state.chosen().len(), MOST_NAMED + 1);
    state.apply(Action::Window(WindowAction::CopyView));
    let notice = "Copied the command line that opens this view, but for the 201 events chosen: a line names 200 \
                  at most.";
    assert_eq!(state.windows().notice.as_deref(), Some(notice));
    let line = state.command_line();
    assert!(!line.contains("--choose") && line.ends_with("--select e0"), "{line}");
    state.apply(Action::Choose(ChooseAction::Toggle(state.timeline().all()[7])));
    state.apply(Action::Window(WindowAction::CopyView));
    assert_eq!(state.windows().notice.as_deref(), Some("Copied the command line that opens this view."));
    let again = reopened(&opened, &state.command_line());
    assert_eq!(again.chosen(), state.chosen());
    assert_eq!(again.chosen(), &Chosen::of(again.timeline(), state.chosen_events().into_iter()));
    assert!(state.command_line().len() < 4096, "a terminal takes no longer line");
}

/// A dataset of so many events.
fn many(events: usize) -> String {
    let event = |at: usize| {
        format!(
            "Event(id: \"e{at}\", date: \"{}\", title: \"E\", themes: [\"a\"], standing: Stated, excerpts: \
             [Excerpt(source: \"s\", exact: \"x\")])",
            1000 + at
        )
    };
    format!(
        "Dataset(format: 1, title: \"T\", themes: [Theme(id: \"a\", label: \"A\")], sources: [Source(id: \"s\", \
         role: Read, kind: Book, title: \"S\")], events: [{}])",
        (0..events).map(event).collect::<Vec<_>>().join(", ")
    )
}
