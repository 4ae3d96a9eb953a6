//! The one table of commands: menus, shortcuts and help all come from it.

use eframe::egui::Key;

pub use super::chord::{Chord, chord_words};
use super::chord::{alt, ctrl, key, shift};
use super::cite_command::CiteCommand;
use super::evidence_command::EvidenceCommand;
use super::note_command::NoteCommand;
use super::row_command::{self, InTable, RowCommand};
use super::source_command::SourceCommand;
use crate::layout::LanesBy;
use crate::state::{
    Action, Appearance, BookmarkAction, Destination, ExportAction, FilterAction, FitTarget, GoToAction,
    HistoryAction, LanesAction, OpenAction, SelectAction, SpanAction, State, ViewAction, WindowAction,
};

/// How much one step zooms.
pub(super) const ZOOM_STEP: f64 = 1.35;
/// How much of the screen one step pans.
const PAN_STEP: f64 = 0.2;
/// How much of the screen a page pans.
const PAGE: f64 = 0.8;

/// What a user can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each row of the table below says what its command does")]
pub enum Command {
    Open,
    OpenBuiltIn,
    Reload,
    Export,
    CopyMarkdown,
    Quit,
    ZoomIn,
    ZoomOut,
    FitAll,
    CentreSelected,
    FitSpan,
    ToggleFilters,
    ToggleDetails,
    ToggleSolarHijri,
    ToggleFolding,
    ToggleDropped,
    Rows(RowCommand),
    Cite(CiteCommand),
    Source(SourceCommand),
    Note(NoteCommand),
    Evidence(EvidenceCommand),
    LanesBy(LanesBy),
    FoldLanes,
    UnfoldLanes,
    ResetLanes,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    ReduceMotion,
    Next,
    Previous,
    First,
    Last,
    NextRelated,
    PreviousRelated,
    LaneAbove,
    LaneBelow,
    PanEarlier,
    PanLater,
    PageEarlier,
    PageLater,
    Back,
    Forward,
    GoToDate,
    Bookmarks,
    CopyView,
    Palette,
    Search,
    SpanFromView,
    ClearSpan,
    ResetFilters,
    UndoReset,
    OpenDetails,
    Keys,
    KeysFile,
    About,
    Escape,
}

/// Where a command is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Files and exports.
    File,
    /// What is shown, and how.
    View,
    /// How events are sorted into lanes: a part of [`Menu::View`].
    Lanes,
    /// From event to event.
    Go,
    /// What is done with events: read, noted, chosen, cited.
    Event,
    /// Help.
    Help,
}

impl Menu {
    /// The menus of the bar, in order.
    pub const ALL: &'static [Self] = &[Self::File, Self::View, Self::Go, Self::Event, Self::Help];

    /// The name people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::View => "View",
            Self::Lanes => "Lanes",
            Self::Go => "Go",
            Self::Event => "Event",
            Self::Help => "Help",
        }
    }
}

/// What a command does.
#[derive(Debug, Clone, PartialEq)]
pub enum Does {
    /// Something to the state.
    Acts(Action),
    /// Puts the cursor into the search field.
    FocusSearch,
    /// Selects the nearest event in a lane above (-1) or below (1).
    NearestInLane(isize),
}

/// One command.
pub struct Row {
    /// Which.
    pub command: Command,
    /// What people read, in menus and help.
    pub words: &'static str,
    /// The menu that lists it, and whether a line stands above it there.
    pub menu: Option<(Menu, bool)>,
    /// The keys that fire it.
    pub keys: &'static [Chord],
}

const fn row(
    command: Command,
    words: &'static str,
    menu: Option<(Menu, bool)>,
    keys: &'static [Chord],
) -> Row {
    Row { command, words, menu, keys }
}

/// What the system makes of this chord is an event of its own.
pub(super) const COPY: Chord = ctrl(Key::C);

const FILE: Option<(Menu, bool)> = Some((Menu::File, false));
const FILE_LINE: Option<(Menu, bool)> = Some((Menu::File, true));
const VIEW: Option<(Menu, bool)> = Some((Menu::View, false));
const VIEW_LINE: Option<(Menu, bool)> = Some((Menu::View, true));
const LANES: Option<(Menu, bool)> = Some((Menu::Lanes, false));
const LANES_LINE: Option<(Menu, bool)> = Some((Menu::Lanes, true));
const GO: Option<(Menu, bool)> = Some((Menu::Go, false));
const GO_LINE: Option<(Menu, bool)> = Some((Menu::Go, true));
const EVENT: Option<(Menu, bool)> = Some((Menu::Event, false));
const EVENT_LINE: Option<(Menu, bool)> = Some((Menu::Event, true));
const HELP: Option<(Menu, bool)> = Some((Menu::Help, false));

/// Every command, in the order of menus and help.
pub const TABLE: &[Row] = &[
    row(Command::Open, "Open dataset…", FILE, &[ctrl(Key::O)]),
    row(Command::OpenBuiltIn, "Open the built-in dataset", FILE, &[]),
    row(Command::Source(SourceCommand::Library), "Library of sources…", FILE, &[]),
    row(Command::Source(SourceCommand::Check), "Check the quotations…", FILE, &[key(Key::Y)]),
    row(Command::Reload, "Read the dataset again", FILE, &[key(Key::F5), ctrl(Key::R)]),
    row(Command::Export, "Export Markdown…", FILE_LINE, &[key(Key::E), ctrl(Key::S)]),
    row(Command::CopyMarkdown, "Copy as Markdown", FILE, &[]),
    row(Command::Rows(RowCommand::CopyTabs), "Copy rows as tab-separated text", FILE_LINE, &[COPY]),
    row(Command::Rows(RowCommand::CopyMarkdown), "Copy rows as Markdown table", FILE, &[]),
    row(Command::Quit, "Quit", FILE_LINE, &[ctrl(Key::Q)]),
    row(Command::Rows(RowCommand::Toggle), "Table instead of the timeline", VIEW, &[key(Key::T)]),
    row(
        Command::ZoomIn,
        "Zoom in",
        VIEW_LINE,
        &[key(Key::W), key(Key::Plus), key(Key::Equals), shift(Key::Plus), shift(Key::Equals)],
    ),
    row(Command::ZoomOut, "Zoom out", VIEW, &[key(Key::S), key(Key::Minus)]),
    row(Command::FitAll, "Fit everything", VIEW, &[key(Key::Num0)]),
    row(Command::CentreSelected, "Centre the selected event, then fit it", VIEW, &[key(Key::F)]),
    row(Command::FitSpan, "Fit the span", VIEW, &[]),
    row(Command::ToggleFilters, "Show or hide filters", VIEW_LINE, &[key(Key::F9)]),
    row(Command::ToggleDetails, "Show or hide details", VIEW, &[key(Key::F10)]),
    row(Command::ToggleSolarHijri, "Solar Hijri ruler", VIEW, &[key(Key::H)]),
    row(Command::ToggleFolding, "Fold empty time", VIEW, &[key(Key::B)]),
    row(Command::ToggleDropped, "Show what doesn’t match", VIEW, &[key(Key::N)]),
    row(Command::Evidence(EvidenceCommand::Colours), "Colour by evidence", VIEW, &[key(Key::C)]),
    row(Command::Evidence(EvidenceCommand::Sources), "Lane of sources", VIEW, &[key(Key::U)]),
    row(Command::Evidence(EvidenceCommand::Survey), "Evidence of the span", VIEW, &[]),
    row(Command::LanesBy(LanesBy::Theme), "Lanes by theme", LANES, &[]),
    row(Command::LanesBy(LanesBy::Actor), "Lanes by actor", LANES, &[]),
    row(Command::LanesBy(LanesBy::Place), "Lanes by place", LANES, &[]),
    row(Command::LanesBy(LanesBy::Source), "Lanes by source", LANES, &[]),
    row(Command::LanesBy(LanesBy::Standing), "Lanes by standing", LANES, &[]),
    row(Command::LanesBy(LanesBy::Nothing), "One lane for all", LANES, &[]),
    row(Command::FoldLanes, "Collapse all lanes", LANES_LINE, &[]),
    row(Command::UnfoldLanes, "Expand all lanes", LANES, &[]),
    row(Command::ResetLanes, "Reset lane order", LANES, &[]),
    row(Command::AppearanceSystem, "Light or dark as the system", VIEW_LINE, &[]),
    row(Command::AppearanceLight, "Light", VIEW, &[]),
    row(Command::AppearanceDark, "Dark", VIEW, &[]),
    row(Command::ReduceMotion, "Reduce motion", VIEW_LINE, &[]),
    row(Command::Next, "Next match", GO, &[key(Key::ArrowRight)]),
    row(Command::Previous, "Previous match", GO, &[key(Key::ArrowLeft)]),
    row(Command::First, "First match", GO, &[key(Key::Home)]),
    row(Command::Last, "Last dated match", GO, &[key(Key::End)]),
    row(Command::NextRelated, "Next related event", GO, &[key(Key::CloseBracket)]),
    row(Command::PreviousRelated, "Previous related event", GO, &[key(Key::OpenBracket)]),
    row(Command::LaneAbove, "Nearest event in the lane above, or the row above", GO, &[key(Key::ArrowUp)]),
    row(Command::LaneBelow, "Nearest event in the lane below, or the row below", GO, &[key(Key::ArrowDown)]),
    row(Command::PanEarlier, "Pan to earlier", GO_LINE, &[key(Key::A)]),
    row(Command::PanLater, "Pan to later", GO, &[key(Key::D)]),
    row(Command::PageEarlier, "A page earlier", GO, &[key(Key::PageUp)]),
    row(Command::PageLater, "A page later", GO, &[key(Key::PageDown)]),
    row(Command::Back, "Back to the view before", GO_LINE, &[alt(Key::ArrowLeft)]),
    row(Command::Forward, "Forward", GO, &[alt(Key::ArrowRight)]),
    row(Command::GoToDate, "Go to a date…", GO, &[key(Key::G)]),
    row(Command::Bookmarks, "Bookmarks…", GO, &[ctrl(Key::D)]),
    row(Command::CopyView, "Copy view as a command line", GO, &[ctrl(Key::L)]),
    row(Command::Palette, "Find a command…", GO_LINE, &[ctrl(Key::K)]),
    row(Command::Search, "Search", GO, &[key(Key::Slash), ctrl(Key::F)]),
    row(Command::SpanFromView, "Select what is on screen as span", GO, &[key(Key::R)]),
    row(Command::ClearSpan, "Clear the span", GO, &[]),
    row(Command::ResetFilters, "Reset filters", GO, &[]),
    row(Command::UndoReset, "Undo the reset of filters", GO, &[ctrl(Key::Z)]),
    row(Command::Note(NoteCommand::ShowStarred), "Show only what has your star", GO, &[]),
    row(Command::Note(NoteCommand::ShowNoted), "Show only what has your note", GO, &[]),
    row(Command::OpenDetails, "Open the details", EVENT, &[key(Key::Enter)]),
    row(
        Command::Note(NoteCommand::Star),
        "Give the event your star, or take it away",
        EVENT_LINE,
        &[key(Key::X)],
    ),
    row(Command::Note(NoteCommand::Write), "Write your note on the event", EVENT, &[key(Key::M)]),
    row(Command::Source(SourceCommand::Read), "Read the source of the event", EVENT_LINE, &[key(Key::V)]),
    row(Command::Source(SourceCommand::NextPassage), "Next quoted passage", EVENT, &[key(Key::Period)]),
    row(
        Command::Source(SourceCommand::PreviousPassage),
        "Previous quoted passage",
        EVENT,
        &[key(Key::Comma)],
    ),
    row(
        Command::Rows(RowCommand::ExtendAbove),
        "Choose the row above too",
        EVENT_LINE,
        &[shift(Key::ArrowUp)],
    ),
    row(Command::Rows(RowCommand::ExtendBelow), "Choose the row below too", EVENT, &[shift(Key::ArrowDown)]),
    row(Command::Rows(RowCommand::ChooseAll), "Choose all matches", EVENT, &[ctrl(Key::A)]),
    row(Command::Rows(RowCommand::ChooseSpan), "Choose the events of the span", EVENT, &[]),
    row(Command::Cite(CiteCommand::FirstExcerpt), "Copy note of the event’s first excerpt", EVENT_LINE, &[]),
    row(Command::Cite(CiteCommand::Bibliography), "Copy bibliography of the chosen events", EVENT, &[]),
    row(Command::Cite(CiteCommand::Biblatex), "Copy their sources as BibLaTeX", EVENT, &[]),
    row(Command::Cite(CiteCommand::Csl), "Copy their sources as CSL-JSON", EVENT, &[]),
    row(
        Command::Keys,
        "All keys",
        HELP,
        &[key(Key::Questionmark), shift(Key::Questionmark), shift(Key::Slash), key(Key::F1)],
    ),
    row(Command::KeysFile, "Change keys…", HELP, &[]),
    row(Command::About, "About Annals and this dataset", HELP, &[]),
    row(Command::Escape, "Close one layer: window, search, span, selection", None, &[key(Key::Escape)]),
];

impl Command {
    /// The name by which a `keys.ron` knows it: `zoom-in`, `lanes-by-theme`.
    pub fn id(self) -> String {
        let mut id = String::new();
        for c in format!("{self:?}").chars().filter(char::is_ascii_alphabetic) {
            if c.is_ascii_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.push(c.to_ascii_lowercase());
        }
        id
    }

    /// What the command does now. `None`: nothing, and menus show it disabled.
    pub fn does(self, state: &State) -> Option<Does> {
        match if state.shows_table() { row_command::in_table(self) } else { InTable::Usual } {
            InTable::Usual => self.does_usually(state),
            InTable::Acts(action) => Some(Does::Acts(action)),
            InTable::Nothing => None,
        }
    }

    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    fn does_usually(self, state: &State) -> Option<Does> {
        let has_selection = state.selected().is_some();
        let has_span = state.span().is_some();
        let (has_folds, is_filtered) = (!state.folds().is_plain(), !state.filter().is_empty());
        let follow = |to| state.can_follow().then_some(Action::Select(to));
        let window = Action::Window;
        let zoom = |factor| Action::View(ViewAction::Zoom { at: None, factor });
        let action = match self {
            Self::Search => return Some(Does::FocusSearch),
            Self::LaneAbove => return has_selection.then_some(Does::NearestInLane(-1)),
            Self::LaneBelow => return has_selection.then_some(Does::NearestInLane(1)),
            Self::Open => Action::Open(OpenAction::Ask),
            Self::OpenBuiltIn => state.file().map(|_| Action::Open(OpenAction::BuiltIn))?,
            Self::Reload => state.file().map(|_| Action::Open(OpenAction::Reload))?,
            Self::Export => Action::Export(ExportAction::Open),
            Self::CopyMarkdown => Action::Export(ExportAction::Go(Destination::Clipboard)),
            Self::Quit => window(WindowAction::Quit),
            Self::ToggleFilters => window(WindowAction::ToggleFilters),
            Self::ToggleDetails => window(WindowAction::ToggleDetails),
            Self::ToggleSolarHijri => window(WindowAction::ToggleSolarHijri),
            Self::AppearanceSystem => window(WindowAction::Appearance(Appearance::System)),
            Self::AppearanceLight => window(WindowAction::Appearance(Appearance::Light)),
            Self::AppearanceDark => window(WindowAction::Appearance(Appearance::Dark)),
            Self::ReduceMotion => window(WindowAction::ToggleMotion),
            Self::Palette => window(WindowAction::TogglePalette),
            Self::Keys => window(WindowAction::ToggleKeys),
            Self::KeysFile => window(WindowAction::ChangeKeys),
            Self::About => window(WindowAction::ToggleAbout),
            Self::Escape => window(WindowAction::Escape),
            Self::ZoomIn => zoom(ZOOM_STEP),
            Self::ZoomOut => zoom(1.0 / ZOOM_STEP),
            Self::FitAll => Action::View(ViewAction::FitAll),
            Self::CentreSelected => has_selection.then_some(Action::View(ViewAction::CentreSelected))?,
            Self::FitSpan => has_span.then_some(Action::View(ViewAction::FitEvents(FitTarget::Span)))?,
            Self::ToggleFolding => has_folds.then_some(window(WindowAction::ToggleFolding))?,
            Self::ToggleDropped => window(WindowAction::ToggleDropped),
            Self::Rows(command) => command.does(state)?,
            Self::Cite(command) => command.does(state)?,
            Self::Source(command) => command.does(state)?,
            Self::Note(command) => command.does(state)?,
            Self::Evidence(command) => command.does(),
            Self::LanesBy(by) => Action::Lanes(LanesAction::By(by)),
            Self::FoldLanes => Action::Lanes(LanesAction::FoldAll),
            Self::UnfoldLanes => Action::Lanes(LanesAction::UnfoldAll),
            Self::ResetLanes => Action::Lanes(LanesAction::ResetOrder),
            Self::Next => Action::Select(SelectAction::Next),
            Self::Previous => Action::Select(SelectAction::Previous),
            Self::First => Action::Select(SelectAction::First),
            Self::Last => Action::Select(SelectAction::Last),
            Self::NextRelated => follow(SelectAction::NextRelated)?,
            Self::PreviousRelated => follow(SelectAction::PreviousRelated)?,
            Self::PanEarlier => Action::View(ViewAction::Pan(-PAN_STEP)),
            Self::PanLater => Action::View(ViewAction::Pan(PAN_STEP)),
            Self::PageEarlier => Action::View(ViewAction::Pan(-PAGE)),
            Self::PageLater => Action::View(ViewAction::Pan(PAGE)),
            Self::SpanFromView => Action::Span(SpanAction::FromView),
            Self::ClearSpan => has_span.then_some(Action::Span(SpanAction::Clear))?,
            Self::ResetFilters => is_filtered.then_some(Action::Filter(FilterAction::Reset))?,
            Self::UndoReset => state.can_undo_reset().then_some(Action::Filter(FilterAction::UndoReset))?,
            Self::Back => state.can_go_back().then_some(Action::History(HistoryAction::Back))?,
            Self::Forward => state.can_go_forward().then_some(Action::History(HistoryAction::Forward))?,
            Self::GoToDate => Action::GoTo(GoToAction::Open),
            Self::Bookmarks => Action::Bookmarks(BookmarkAction::Open),
            Self::CopyView => window(WindowAction::CopyView),
            Self::OpenDetails => (has_selection && state.settings().details_hidden)
                .then_some(Action::Window(WindowAction::ToggleDetails))?,
        };
        Some(Does::Acts(action))
    }

    /// Whether the command is a choice that is made now, for a tick in the menu.
    pub fn is_chosen(self, state: &State) -> bool {
        let settings = state.settings();
        let appearance = [
            (Self::AppearanceSystem, Appearance::System),
            (Self::AppearanceLight, Appearance::Light),
            (Self::AppearanceDark, Appearance::Dark),
        ];
        (self == Self::ToggleFilters && !settings.filters_hidden)
            || (self == Self::ToggleDetails && !settings.details_hidden)
            || (self == Self::ReduceMotion && state.reduces_motion())
            || (self == Self::ToggleSolarHijri && settings.solar_hijri)
            || (self == Self::ToggleFolding && !state.axis().is_plain())
            || (self == Self::ToggleDropped && settings.show_dropped)
            || matches!(self, Self::Note(command) if command.is_chosen(state))
            || (self == Self::Rows(RowCommand::Toggle) && state.shows_table())
            || (self == Self::LanesBy(state.lanes().by()) && state.lanes().comparison().is_none())
            || matches!(self, Self::Evidence(command) if command.is_chosen(state))
            || appearance.contains(&(self, settings.appearance))
    }
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
