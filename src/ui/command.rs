//! The one table of commands: menus, shortcuts and help all come from it.

use eframe::egui::{Key, Modifiers};

use crate::layout::LanesBy;
use crate::state::{
    Action, Appearance, Destination, ExportAction, FilterAction, FitTarget, LanesAction, OpenAction,
    SelectAction, SpanAction, State, ViewAction, WindowAction,
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
    Search,
    SpanFromView,
    ClearSpan,
    ResetFilters,
    OpenDetails,
    Keys,
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
    /// Help.
    Help,
}

impl Menu {
    /// The menus of the bar, in order.
    pub const ALL: &'static [Self] = &[Self::File, Self::View, Self::Go, Self::Help];

    /// The name people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::View => "View",
            Self::Lanes => "Lanes",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// What must be held.
    pub modifiers: Modifiers,
    /// What is pressed.
    pub key: Key,
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

const fn key(key: Key) -> Chord {
    Chord { modifiers: Modifiers::NONE, key }
}

const fn ctrl(key: Key) -> Chord {
    Chord { modifiers: Modifiers::COMMAND, key }
}

const fn shift(key: Key) -> Chord {
    Chord { modifiers: Modifiers::SHIFT, key }
}

const fn row(
    command: Command,
    words: &'static str,
    menu: Option<(Menu, bool)>,
    keys: &'static [Chord],
) -> Row {
    Row { command, words, menu, keys }
}

const FILE: Option<(Menu, bool)> = Some((Menu::File, false));
const FILE_LINE: Option<(Menu, bool)> = Some((Menu::File, true));
const VIEW: Option<(Menu, bool)> = Some((Menu::View, false));
const VIEW_LINE: Option<(Menu, bool)> = Some((Menu::View, true));
const LANES: Option<(Menu, bool)> = Some((Menu::Lanes, false));
const LANES_LINE: Option<(Menu, bool)> = Some((Menu::Lanes, true));
const GO: Option<(Menu, bool)> = Some((Menu::Go, false));
const GO_LINE: Option<(Menu, bool)> = Some((Menu::Go, true));
const HELP: Option<(Menu, bool)> = Some((Menu::Help, false));

/// Every command, in the order of menus and help.
pub const TABLE: &[Row] = &[
    row(Command::Open, "Open dataset…", FILE, &[ctrl(Key::O)]),
    row(Command::OpenBuiltIn, "Open the built-in dataset", FILE, &[]),
    row(Command::Reload, "Read the dataset again", FILE, &[key(Key::F5), ctrl(Key::R)]),
    row(Command::Export, "Export Markdown…", FILE_LINE, &[key(Key::E), ctrl(Key::S)]),
    row(Command::CopyMarkdown, "Copy as Markdown", FILE, &[]),
    row(Command::Quit, "Quit", FILE_LINE, &[ctrl(Key::Q)]),
    row(
        Command::ZoomIn,
        "Zoom in",
        VIEW,
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
    row(Command::LaneAbove, "Nearest event in the lane above", GO, &[key(Key::ArrowUp)]),
    row(Command::LaneBelow, "Nearest event in the lane below", GO, &[key(Key::ArrowDown)]),
    row(Command::OpenDetails, "Open the details", GO, &[key(Key::Enter)]),
    row(Command::PanEarlier, "Pan to earlier", GO_LINE, &[key(Key::A)]),
    row(Command::PanLater, "Pan to later", GO, &[key(Key::D)]),
    row(Command::PageEarlier, "A page earlier", GO, &[key(Key::PageUp)]),
    row(Command::PageLater, "A page later", GO, &[key(Key::PageDown)]),
    row(Command::Search, "Search", GO_LINE, &[key(Key::Slash), ctrl(Key::F)]),
    row(Command::SpanFromView, "Select what is on screen as span", GO, &[key(Key::R)]),
    row(Command::ClearSpan, "Clear the span", GO, &[]),
    row(Command::ResetFilters, "Reset filters", GO, &[]),
    row(
        Command::Keys,
        "All keys",
        HELP,
        &[key(Key::Questionmark), shift(Key::Questionmark), shift(Key::Slash), key(Key::F1)],
    ),
    row(Command::About, "About Annals and this dataset", HELP, &[]),
    row(Command::Escape, "Close one layer: window, search, span, selection", None, &[key(Key::Escape)]),
];

impl Command {
    /// What the command does now. `None`: nothing, and menus show it disabled.
    pub fn does(self, state: &State) -> Option<Does> {
        let has_selection = state.selected().is_some();
        let has_span = state.span().is_some();
        let follow = |to| state.can_follow().then_some(Action::Select(to));
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
            Self::Quit => Action::Window(WindowAction::Quit),
            Self::ZoomIn => zoom(ZOOM_STEP),
            Self::ZoomOut => zoom(1.0 / ZOOM_STEP),
            Self::FitAll => Action::View(ViewAction::FitAll),
            Self::CentreSelected => has_selection.then_some(Action::View(ViewAction::CentreSelected))?,
            Self::FitSpan => has_span.then_some(Action::View(ViewAction::FitEvents(FitTarget::Span)))?,
            Self::ToggleFilters => Action::Window(WindowAction::ToggleFilters),
            Self::ToggleDetails => Action::Window(WindowAction::ToggleDetails),
            Self::ToggleSolarHijri => Action::Window(WindowAction::ToggleSolarHijri),
            Self::ToggleFolding => {
                let can = !state.folds().is_plain();
                can.then_some(Action::Window(WindowAction::ToggleFolding))?
            }
            Self::LanesBy(by) => Action::Lanes(LanesAction::By(by)),
            Self::FoldLanes => Action::Lanes(LanesAction::FoldAll),
            Self::UnfoldLanes => Action::Lanes(LanesAction::UnfoldAll),
            Self::ResetLanes => Action::Lanes(LanesAction::ResetOrder),
            Self::AppearanceSystem => Action::Window(WindowAction::Appearance(Appearance::System)),
            Self::AppearanceLight => Action::Window(WindowAction::Appearance(Appearance::Light)),
            Self::AppearanceDark => Action::Window(WindowAction::Appearance(Appearance::Dark)),
            Self::ReduceMotion => Action::Window(WindowAction::ToggleMotion),
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
            Self::ResetFilters => {
                (!state.filter().is_empty()).then_some(Action::Filter(FilterAction::Reset))?
            }
            Self::OpenDetails => (has_selection && state.settings().details_hidden)
                .then_some(Action::Window(WindowAction::ToggleDetails))?,
            Self::Keys => Action::Window(WindowAction::ToggleKeys),
            Self::About => Action::Window(WindowAction::ToggleAbout),
            Self::Escape => Action::Window(WindowAction::Escape),
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
            || self == Self::LanesBy(state.lanes().by())
            || appearance.contains(&(self, settings.appearance))
    }
}

/// A chord for people: `Ctrl+S`, `←`, `?`.
pub fn chord_words(chord: Chord) -> String {
    let mut words = String::new();
    if chord.modifiers.command {
        words.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
    }
    if chord.modifiers.shift {
        words.push_str("Shift+");
    }
    let short = SHORT_NAMES.iter().find(|(key, _)| *key == chord.key);
    words.push_str(short.map_or_else(|| chord.key.symbol_or_name(), |(_, name)| name));
    words
}

/// Keys whose usual name is shorter than egui's, or a sign that the fonts have.
const SHORT_NAMES: &[(Key, &str)] = &[
    (Key::ArrowLeft, "←"),
    (Key::ArrowRight, "→"),
    (Key::ArrowUp, "↑"),
    (Key::ArrowDown, "↓"),
    (Key::PageUp, "PgUp"),
    (Key::PageDown, "PgDn"),
    (Key::Escape, "Esc"),
    (Key::Plus, "+"),
    (Key::Equals, "="),
    (Key::Minus, "−"),
    (Key::Slash, "/"),
    (Key::Questionmark, "?"),
    (Key::OpenBracket, "["),
    (Key::CloseBracket, "]"),
];

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut taken: HashMap<String, Command> = HashMap::new();
        for row in TABLE {
            for chord in row.keys {
                let words = format!("{chord:?}");
                if let Some(other) = taken.insert(words, row.command) {
                    panic!("{chord:?} fires both {other:?} and {:?}", row.command);
                }
            }
        }
    }

    #[test]
    fn every_command_stands_in_the_table_once() {
        let listed: Vec<Command> = TABLE.iter().map(|row| row.command).collect();
        let different: HashSet<Command> = listed.iter().copied().collect();
        assert_eq!(listed.len(), different.len());
        assert!(TABLE.iter().all(|row| row.menu.is_some() || !row.keys.is_empty()), "reachable");
    }
}
