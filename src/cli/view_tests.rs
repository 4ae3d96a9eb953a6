use std::path::PathBuf;

use clap::Parser;
use proptest::prelude::*;

use super::super::{Cli, window};
use super::*;
use crate::dataset::built_in;
use crate::date::Day;
use crate::query::{Facet, Filter, Span, Value, When};
use crate::state::{Action, Opened, SelectAction, Settings, State, ViewAction};
use crate::timeline::Viewport;

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

/// What the line opens.
fn reopened(opened: &Opened, line: &str) -> State {
    let args = parsed(line);
    let wanted = args.wanted(opened.dataset()).unwrap_or_else(|problem| panic!("{line}: {problem}"));
    let file = args.file.file.as_ref().map(|file| file.to_string_lossy().into_owned());
    let mut state = fresh(opened, file.as_deref());
    state.ask(wanted);
    state
}

/// A view of the built-in dataset, in numbers that are held within range when it is made.
#[derive(Debug, Clone)]
struct Drawn {
    chosen: Vec<(usize, usize)>,
    search: String,
    span: Option<(i32, i32, bool)>,
    /// Where the screen begins, and how long it is, as shares of everything.
    view: (f64, f64),
    lanes: usize,
    folds: bool,
    selected: Option<usize>,
    file: Option<&'static str>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let chosen = prop::collection::vec((0..Facet::ALL.len(), 0..64_usize), 0..5);
    let search = prop::sample::select(vec![
        "",
        "astana",
        "-putin",
        "rouhani -\"nuclear deal\"",
        "it's $HOME `x` \\ \"",
        "--view ; rm",
        "actor:zarif after:2015",
        "ràvabet « »",
    ]);
    let span = prop::option::of((-1_000..60_000_i32, 0..20_000_i32, any::<bool>()));
    let file =
        prop::sample::select(vec![None, Some("events.ron"), Some("/a b/it's.ron"), Some("list"), Some("-x")]);
    let selected = prop::option::of(0..400_usize);
    let view = (-0.2..1.0_f64, 0.0003..0.9_f64);
    (chosen, search, span, view, (0..LanesBy::ALL.len(), any::<bool>()), selected, file).prop_map(
        |(chosen, search, span, view, (lanes, folds), selected, file)| Drawn {
            chosen,
            search: search.to_owned(),
            span,
            view,
            lanes,
            folds,
            selected,
            file,
        },
    )
}

impl Drawn {
    fn state(&self, opened: &Opened) -> State {
        let mut state = fresh(opened, self.file);
        let dataset = opened.dataset();
        let mut filter = Filter::default();
        for (facet, value) in &self.chosen {
            let facet = Facet::ALL[*facet];
            filter.choose(facet, Value::at(value % facet.len(dataset)));
        }
        filter.set_text(self.search.clone());
        let day = |number: i32| Day::from_number(690_000 + number).expect("a day");
        let span = self.span.and_then(|(first, length, certainly)| {
            let when = if certainly { When::Certainly } else { When::Possibly };
            Days::new(day(first), day(first + length)).map(|days| Span::of(days).asking(when))
        });
        let lanes = Some(LanesBy::ALL[self.lanes]);
        state.ask(Wanted { ask: Ask { filter, span }, lanes, folds: Some(self.folds), ..Wanted::default() });
        if let Some(event) = self.selected {
            let event = dataset.indexed_events().nth(event % dataset.events.len()).expect("an event").0;
            state.apply(Action::Select(SelectAction::Event(event)));
        }
        let whole = state.whole();
        let days = (whole.days() * self.view.1).max(Viewport::SHORTEST);
        let view = Viewport::new(whole.start() + whole.days() * self.view.0, days).expect("a stretch");
        state.apply(Action::View(ViewAction::Show(view)));
        state
    }
}

fn assert_same_view(a: &State, b: &State, line: &str) {
    for facet in Facet::ALL {
        let chosen = |state: &State| state.filter().chosen(*facet).collect::<Vec<_>>();
        assert_eq!(chosen(a), chosen(b), "{facet:?}: {line}");
    }
    assert_eq!(a.filter().search(), b.filter().search(), "{line}");
    assert_eq!(a.matches().iter().collect::<Vec<_>>(), b.matches().iter().collect::<Vec<_>>(), "{line}");
    assert_eq!((a.span(), a.selected()), (b.span(), b.selected()), "{line}");
    let file = |state: &State| state.file().map(|file| file.strip_prefix(".").unwrap_or(file).to_path_buf());
    assert_eq!(file(a), file(b), "{line}");
    assert_eq!((a.lanes().by(), a.axis()), (b.lanes().by(), b.axis()), "{line}");
    let (time, again) = (a.axis().time(a.goal()), b.axis().time(b.goal()));
    let hair = 1.01;
    assert!((time.start() - again.start()).abs() < hair, "{time:?} is {again:?}: {line}");
    assert!((time.end() - again.end()).abs() < hair, "{time:?} is {again:?}: {line}");
}

#[test]
fn a_line_that_names_the_view_opens_it_again() {
    let opened = opened();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) };
    proptest!(config, |(drawn in drawn())| {
        let state = drawn.state(&opened);
        let line = state.command_line();
        let again = reopened(&opened, &line);
        assert_same_view(&state, &again, &line);
        prop_assert_eq!(again.command_line(), line, "it says the same of itself");
    });
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
    ] {
        let problem = parsed(line).wanted(&dataset).expect_err(line);
        assert!(problem.contains(said), "{line}: {problem}");
    }
    for line in ["annals --lanes colour", "annals --fold=perhaps", "annals list --lanes actor"] {
        assert!(Cli::try_parse_from(shell_words(line)).is_err(), "{line}");
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
