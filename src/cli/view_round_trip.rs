//! Any view, written as a line and opened from it again.

use proptest::prelude::*;

use super::super::*;
use super::{fresh, opened, reopened, reopened_with};
use crate::date::Day;
use crate::query::{Facet, Filter, Span, Value, When};
use crate::state::{
    Action, ChooseAction, EvidenceAction, FilterAction, LanesAction, Opened, SelectAction, State,
    TableAction, ViewAction, WindowAction,
};
use crate::timeline::Viewport;

/// A view of the built-in dataset, in numbers that are held within range when it is made.
#[derive(Debug, Clone)]
struct Drawn {
    /// What is chosen of facets, and what is excluded.
    values: [Vec<(usize, usize)>; 2],
    compared: Option<(usize, usize, usize)>,
    search: String,
    span: Option<(i32, i32, bool)>,
    /// Where the screen begins, and how long it is, as shares of everything.
    view: (f64, f64),
    lanes: usize,
    /// From where to where lanes are moved, and which are folded or unfolded.
    moves: Vec<(usize, usize)>,
    toggles: Vec<usize>,
    folds: bool,
    ghosts: bool,
    /// Whether colours are those of evidence, and whether sources have a lane.
    evidence: [bool; 2],
    /// The columns that are sorted by; without any, the timeline.
    sorted: Option<Vec<usize>>,
    selected: Option<usize>,
    /// The events that are chosen too, one after the other.
    chosen: Vec<usize>,
    file: Option<&'static str>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let some = |most| prop::collection::vec((0..Facet::ALL.len(), 0..64_usize), 0..most);
    let compared = prop::option::weighted(0.3, (0..Facet::ALL.len(), 0..64_usize, 0..64_usize));
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
    let asked = (some(5), some(3), compared, search, span, file);
    let places = prop::collection::vec((0..30_usize, 0..30_usize), 0..4);
    let lanes = (0..LanesBy::ALL.len(), places, prop::collection::vec(0..30_usize, 0..4), any::<[bool; 4]>());
    let view = (-0.2..1.0_f64, 0.0003..0.9_f64);
    let sorted = prop::option::of(prop::collection::vec(0..Column::ALL.len(), 0..3));
    let events = (prop::option::of(0..400_usize), prop::collection::vec(0..400_usize, 0..6));
    (asked, view, lanes, sorted, events).prop_map(|(asked, view, lanes, sorted, (selected, chosen))| {
        let (values, excluded, compared, search, span, file) = asked;
        let (by, moves, toggles, [folds, ghosts, colours, sources]) = lanes;
        let (values, search, lanes) = ([values, excluded], search.to_owned(), by);
        Drawn {
            values,
            compared,
            search,
            span,
            view,
            lanes,
            moves,
            toggles,
            folds,
            ghosts,
            evidence: [colours, sources],
            sorted,
            selected,
            chosen,
            file,
        }
    })
}

impl Drawn {
    /// The state of somebody who came to this view by deeds.
    fn state(&self, opened: &Opened) -> State {
        let mut state = fresh(opened, self.file);
        self.find(&mut state);
        self.look(&mut state);
        let event = |at: usize| opened.dataset().indexed_events().nth(at % opened.dataset().events.len());
        let event = |at: usize| event(at).expect("an event").0;
        if let Some(selected) = self.selected {
            state.apply(Action::Select(SelectAction::Event(event(selected))));
        }
        for chosen in &self.chosen {
            state.apply(Action::Choose(ChooseAction::Toggle(event(*chosen))));
        }
        let whole = state.whole();
        let days = (whole.days() * self.view.1).max(Viewport::SHORTEST);
        let view = Viewport::new(whole.start() + whole.days() * self.view.0, days).expect("a stretch");
        state.apply(Action::View(ViewAction::Show(view)));
        state
    }

    fn find(&self, state: &mut State) {
        let dataset = state.timeline().dataset().clone();
        let mut filter = Filter::default();
        let place = |facet: &usize, value: &usize| {
            let facet = Facet::ALL[*facet];
            (facet, Value::at(value % facet.len(&dataset)))
        };
        for (facet, value) in self.values[0].iter().map(|(facet, value)| place(facet, value)) {
            filter.choose(facet, value);
        }
        for (facet, value) in self.values[1].iter().map(|(facet, value)| place(facet, value)) {
            filter.exclude(facet, value);
        }
        filter.set_text(self.search.clone());
        let day = |number: i32| Day::from_number(690_000 + number).expect("a day");
        let span = self.span.and_then(|(first, length, certainly)| {
            let when = if certainly { When::Certainly } else { When::Possibly };
            Days::new(day(first), day(first + length)).map(|days| Span::of(days).asking(when))
        });
        let lanes = Some(LanesBy::ALL[self.lanes]);
        let (folds, ghosts) = (Some(self.folds), Some(self.ghosts));
        state.ask(Wanted { ask: Ask { filter, span }, lanes, folds, ghosts, ..Wanted::default() });
        if let Some((facet, first, second)) = self.compared {
            let ((facet, first), (_, second)) = (place(&facet, &first), place(&facet, &second));
            let comparison = Comparison { facet, first, second };
            state.apply(Action::Filter(FilterAction::Compare(comparison)));
        }
    }

    fn look(&self, state: &mut State) {
        for (from, to) in &self.moves {
            let (from, to) = (from % state.lanes().len(), to % state.lanes().len());
            state.apply(Action::Lanes(LanesAction::Move { from, to }));
        }
        for (is_on, action) in
            self.evidence.iter().zip([EvidenceAction::ToggleColours, EvidenceAction::ToggleSources])
        {
            if *is_on {
                state.apply(Action::Evidence(action));
            }
        }
        for lane in &self.toggles {
            state.apply(Action::Lanes(LanesAction::Toggle(lane % state.lanes().len())));
        }
        if let Some(columns) = &self.sorted {
            state.apply(Action::Table(TableAction::Toggle));
            for column in columns {
                state.apply(Action::Table(TableAction::SortBy(Column::ALL[*column])));
            }
        }
    }
}

/// A view as it is said, where a search is as it was understood: a line holds no more of it.
fn said(state: &State) -> Wanted {
    let mut wanted = state.wanted();
    let search = wanted.ask.filter.search().to_string();
    wanted.ask.filter.set_text(search);
    wanted
}

/// Whether two states show the same: what they say of themselves, part by part, and what is seen of it.
fn assert_same_view(a: &State, b: &State, line: &str) {
    assert_eq!(said(a), said(b), "{line}");
    for facet in Facet::ALL {
        let asked = |state: &State| {
            let filter = state.filter();
            (filter.chosen(*facet).collect::<Vec<_>>(), filter.excluded(*facet).collect::<Vec<_>>())
        };
        assert_eq!(asked(a), asked(b), "{facet:?}: {line}");
    }
    assert_eq!(a.filter().comparison(), b.filter().comparison(), "{line}");
    assert_eq!(a.filter().search(), b.filter().search(), "{line}");
    let rows = |state: &State| state.rows().iter().collect::<Vec<_>>();
    assert_eq!((rows(a), a.shows_table()), (rows(b), b.shows_table()), "{line}");
    assert_eq!((a.span(), a.selected()), (b.span(), b.selected()), "{line}");
    assert_eq!(a.selected_position(), b.selected_position(), "{line}");
    assert_eq!((a.chosen(), a.sum()), (b.chosen(), b.sum()), "{line}");
    assert_eq!(a.shows_dropped(), b.shows_dropped(), "{line}");
    let evidence = |state: &State| (state.colours_by_evidence(), state.shows_sources());
    assert_eq!(evidence(a), evidence(b), "{line}");
    let file = |state: &State| state.file().map(|file| file.strip_prefix(".").unwrap_or(file).to_path_buf());
    assert_eq!(file(a), file(b), "{line}");
    assert_eq!((a.lanes().by(), a.axis()), (b.lanes().by(), b.axis()), "{line}");
    let at = |state: &State, at| (state.lanes().get(at).cloned(), state.lanes().is_folded(at));
    let lanes = |state: &State| (0..state.lanes().len()).map(|place| at(state, place)).collect::<Vec<_>>();
    assert_eq!(lanes(a), lanes(b), "{line}");
    let (time, again) = (a.axis().time(a.goal()), b.axis().time(b.goal()));
    let hair = 1.01;
    assert!((time.start() - again.start()).abs() < hair, "{time:?} is {again:?}: {line}");
    assert!((time.end() - again.end()).abs() < hair, "{time:?} is {again:?}: {line}");
}

#[test]
fn a_line_that_names_the_view_opens_it_again() {
    let opened = opened();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) };
    proptest!(config, |(drawn in drawn(), before in drawn())| {
        let state = drawn.state(&opened);
        let line = state.command_line();
        let mut again = reopened(&opened, &line);
        // Rows are put in order by whatever is done next.
        again.apply(Action::Window(WindowAction::DismissNotice));
        assert_same_view(&state, &again, &line);
        prop_assert_eq!(again.command_line(), line.clone(), "it says the same of itself");
        // Nor does anything stay of a session before.
        let settings = before.state(&opened).settings_to_remember();
        let mut again = reopened_with(&opened, &line, settings);
        again.apply(Action::Window(WindowAction::DismissNotice));
        assert_same_view(&state, &again, &line);
        prop_assert_eq!(again.command_line(), line);
    });
}
