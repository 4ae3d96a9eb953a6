//! The app without a window: a [`State`], the [`Action`]s that change it, the [`Effect`]s it asks for.
//!
//! Views read and push actions; [`State::apply`] is the one place that changes anything.

mod action;
mod bookmarks;
mod checking;
mod choose;
mod cite;
mod effect;
mod evidence;
mod export_form;
mod filtering;
mod folding;
mod go_to;
mod history;
mod lanes;
mod library;
mod moving;
mod notes;
mod open_form;
mod opened;
mod reader;
mod related;
mod remember;
mod search;
mod select;
mod settings;
mod span;
mod table;
mod view;
mod wanted;
mod windows;

use std::path::{Path, PathBuf};

pub use action::{
    Action, BookmarkAction, ExportAction, FilterAction, FitTarget, HistoryAction, LanesAction, OpenAction,
    Report, SelectAction, SpanAction, ViewAction, WindowAction,
};
pub use bookmarks::BookmarkForm;
pub use checking::{CheckAction, Checking, ToCheck};
pub use choose::ChooseAction;
pub use cite::{CiteAction, Cited};
pub use effect::Effect;
pub use evidence::{Colouring, EvidenceAction, Listing, MOST_RESTING};
pub use export_form::{Destination, ExportForm, Exported};
pub use go_to::{Beside, Destined, GoTo, GoToAction};
pub use lanes::LaneOrder;
pub use library::{LibraryAction, LibraryForm};
pub use notes::{NoteAction, NoteEffect, Notebook, noted_search};
pub use open_form::{OpenForm, Reading};
pub use opened::Opened;
pub use reader::{Reader, ReaderAction, Reading as SourceReading, SourceAsked};
pub use search::Seek;
pub use settings::{
    Appearance, Bookmark, LaneSettings, LastView, SavedSpan, SavedView, Settings, TableSettings,
};
pub use table::{RowStep, TableAction};
pub use wanted::{Face, Wanted};
pub use windows::Windows;

use choose::Choice;
use evidence::EvidenceView;
use folding::Ground;
use history::History;
use moving::Moving;
use related::Followed;
use table::Table;

use crate::dataset::{Dataset, EventIx};
use crate::layout::Atlas;
use crate::query::{Catalogue, Facet, Filter, Matches, Span, Value};
use crate::timeline::{Limits, Timeline, Viewport};

/// Everything the window shows. After every [`State::apply`] the matches are those of the filter or, while
/// [`State::is_searching`], those of the last one that was answered.
#[derive(Debug, Clone)]
pub struct State {
    timeline: Timeline,
    catalogue: Catalogue,
    /// The axis, and where the events lie on it.
    ground: Ground,
    /// Where the dataset came from; `None`: built in.
    file: Option<PathBuf>,
    filter: Filter,
    matches: Matches,
    /// The number of the search that is waited for.
    seeking: Option<u64>,
    /// How often something was asked for.
    seeks: u64,
    /// Goes up whenever the matches may have changed: what a cache is keyed by.
    revision: u64,
    /// The stretch of time that is meant; the picture may still be on its way there.
    goal: Viewport,
    moving: Moving,
    limits: Limits,
    lanes: LaneOrder,
    table: Table,
    scroll: f64,
    selected: Option<EventIx>,
    choice: Choice,
    /// Whose relations are being followed.
    followed: Option<Followed>,
    /// The events of a cluster that the details list. Stays while one of them is read.
    listed: Vec<EventIx>,
    evidence: EvidenceView,
    span: Option<Span>,
    /// Why the span that was typed last could not be read.
    span_problem: Option<String>,
    export: ExportForm,
    open: OpenForm,
    /// The file that is being read.
    reading: Option<Reading>,
    /// How often a file was asked for: the number of the last [`Effect::Read`].
    tickets: u64,
    /// The folder with the texts of the sources.
    library: Option<PathBuf>,
    library_form: LibraryForm,
    checking: Checking,
    /// The source that is read, if one is.
    desk: reader::Desk,
    window: Windows,
    history: History,
    /// What the reader has noted.
    notes: Notebook,
    /// The value that another is to be compared with.
    compared_first: Option<(Facet, Value)>,
    /// What the last reset has let go of.
    before_reset: Option<Filter>,
    settings: Settings,
    /// Where a new export is suggested.
    documents: PathBuf,
}

impl State {
    /// Opens a dataset. `file` is `None` for the built-in one; `documents` is the folder suggested for exports.
    pub fn new(dataset: Dataset, file: Option<PathBuf>, settings: Settings, documents: PathBuf) -> Self {
        Self::showing(Opened::new(dataset), file, settings, documents)
    }

    /// Opens a dataset that is ready to be shown; otherwise as [`State::new`].
    pub fn showing(opened: Opened, file: Option<PathBuf>, settings: Settings, documents: PathBuf) -> Self {
        let Opened { timeline, catalogue, mut ground, matches, groups, notes, .. } = opened;
        ground.fold(settings.fold_empty_time);
        let filter = Filter::default();
        let (goal, limits) = (ground.axis().whole(&timeline), ground.limits(&timeline));
        let lanes = LaneOrder::showing(groups, &timeline, &settings.lanes);
        let (table, choice) = (Table::new(&timeline), Choice::none(&timeline));
        let mut state = Self {
            timeline,
            catalogue,
            ground,
            file,
            filter,
            matches,
            seeking: None,
            seeks: 0,
            revision: 0,
            goal,
            moving: Moving::default(),
            limits,
            lanes,
            table,
            scroll: 0.0,
            selected: None,
            choice,
            followed: None,
            listed: Vec::new(),
            evidence: EvidenceView::default(),
            span: None,
            span_problem: None,
            export: ExportForm::default(),
            open: OpenForm::default(),
            reading: None,
            tickets: 0,
            library: settings.library.clone(),
            library_form: LibraryForm::default(),
            checking: Checking::default(),
            desk: reader::Desk::default(),
            window: Windows::default(),
            history: History::default(),
            notes: Notebook::new(notes),
            compared_first: None,
            before_reset: None,
            settings,
            documents,
        };
        state.restore_view();
        state.tell_of_notes();
        state
    }

    /// Applies one action; returns what must be done outside.
    pub fn apply(&mut self, action: Action) -> Option<Effect> {
        self.make_way(&action);
        let start = self.start_of(&action);
        let effect = self.carry_out(action);
        self.keep_view(start);
        effect.or_else(|| self.sort_rows()).or_else(|| self.keep_left_notes()).or_else(|| self.read_on())
    }

    fn carry_out(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Filter(action) => self.apply_filter(action),
            Action::View(action) => self.apply_view(action),
            Action::Select(action) => self.apply_select(action),
            Action::Choose(action) => self.apply_choose(action),
            Action::Span(action) => self.apply_span(action),
            Action::Evidence(action) => self.apply_evidence(action),
            Action::Lanes(action) => self.apply_lanes(action),
            Action::History(action) => self.apply_history(action),
            Action::GoTo(action) => self.apply_go_to(action),
            Action::Bookmarks(action) => self.apply_bookmarks(action),
            Action::Export(action) => return self.apply_export(action),
            Action::Table(action) => return self.apply_table(action),
            Action::Open(action) => return self.apply_open(action),
            Action::Cite(action) => return self.apply_cite(action),
            Action::Library(action) => return self.apply_library(action),
            Action::Check(action) => return self.apply_check(action),
            Action::Reader(action) => return self.apply_reader(action),
            Action::Note(action) => return self.apply_note(action),
            Action::Window(action) => return self.apply_window(action),
        }
        None
    }
}

/// The plain readers.
impl State {
    /// The events in time order.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The dataset.
    pub fn dataset(&self) -> &Dataset {
        self.timeline.dataset()
    }

    /// Where the dataset came from; `None`: built in.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// What is asked for.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// What passes.
    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    /// Which events have which facet values.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Where the events lie and which of them come first: what the canvas is laid out from.
    pub fn atlas(&self) -> &Atlas {
        self.ground.atlas()
    }

    /// Goes up whenever the matches may have changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How far the lanes are scrolled up, in points.
    pub fn scroll(&self) -> f64 {
        self.scroll
    }

    /// The selected event.
    pub fn selected(&self) -> Option<EventIx> {
        self.selected
    }

    /// The events of a cluster that the details list.
    pub fn listed(&self) -> &[EventIx] {
        &self.listed
    }

    /// The selected span.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Why the span that was typed last could not be read.
    pub fn span_problem(&self) -> Option<&str> {
        self.span_problem.as_deref()
    }

    /// The export window.
    pub fn export(&self) -> &ExportForm {
        &self.export
    }

    /// The window that asks for a file.
    pub fn open(&self) -> &OpenForm {
        &self.open
    }

    /// What is remembered.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}

/// `1 event`, `14 events`.
pub fn counted(events: usize) -> String {
    format!("{events} {}", if events == 1 { "event" } else { "events" })
}
