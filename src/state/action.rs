//! What may happen to the state. Plain data, no egui.

use std::path::PathBuf;

use super::checking::CheckAction;
use super::choose::ChooseAction;
use super::cite::CiteAction;
use super::evidence::EvidenceAction;
use super::export_form::{Destination, Exported};
pub use super::filtering::FilterAction;
use super::go_to::GoToAction;
use super::library::LibraryAction;
use super::notes::NoteAction;
use super::opened::Opened;
use super::reader::ReaderAction;
use super::settings::Appearance;
use super::table::TableAction;
use crate::dataset::EventIx;
use crate::date::Days;
use crate::export::{Grouping, WriteFailure};
use crate::layout::LanesBy;
use crate::query::When;
use crate::timeline::Viewport;

/// Something that happens to the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// To what passes.
    Filter(FilterAction),
    /// To the stretch of time on screen.
    View(ViewAction),
    /// To the selected event.
    Select(SelectAction),
    /// To the selected span.
    Span(SpanAction),
    /// To the export window, or its outcome.
    Export(ExportAction),
    /// To the dataset.
    Open(OpenAction),
    /// To the lanes.
    Lanes(LanesAction),
    /// Back or forward through views.
    History(HistoryAction),
    /// To the window that asks for a date.
    GoTo(GoToAction),
    /// To the bookmarks.
    Bookmarks(BookmarkAction),
    /// To several chosen events.
    Choose(ChooseAction),
    /// To the table.
    Table(TableAction),
    /// To how evidence is looked at.
    Evidence(EvidenceAction),
    /// To nothing: a citation is copied.
    Cite(CiteAction),
    /// To the folder with the texts of the sources.
    Library(LibraryAction),
    /// To the check of the quotations.
    Check(CheckAction),
    /// To the source that is read beside the timeline.
    Reader(ReaderAction),
    /// To what the reader notes.
    Note(NoteAction),
    /// To the window around it all.
    Window(WindowAction),
}

/// The stretch of time on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ViewAction {
    /// The window's clock in this frame, in seconds: what motion goes by. Without it nothing takes time.
    Clock(f64),
    /// Show exactly this at once, within limits.
    Show(Viewport),
    /// Glide to where this instant, in days, is in the middle.
    CentreOn(f64),
    /// Glide by a fraction of the screen; positive is later.
    Pan(f64),
    /// Move by a fraction of the screen at once, as a hand does; positive is later.
    Drag(f64),
    /// Let go at a speed in screens per second; positive is towards later.
    Fling(f64),
    /// Stop any motion where it is.
    Stop,
    /// Magnify by a factor: around an instant in days at once; without one, glide around the selection or the middle.
    Zoom {
        /// What stays put.
        at: Option<f64>,
        /// Greater than 1 shows less time.
        factor: f64,
    },
    /// Show everything.
    FitAll,
    /// Put the selected event in the middle; if it is there already, fit it.
    CentreSelected,
    /// Fit one event.
    FitEvent(EventIx),
    /// Fit several.
    FitEvents(FitTarget),
    /// Scroll the lanes by points.
    Scroll(f64),
}

impl ViewAction {
    /// Whether a hand does it to what it sees, not to where the picture is going.
    pub(super) fn is_by_hand(self) -> bool {
        match self {
            Self::Show(_) | Self::CentreOn(_) | Self::Drag(_) | Self::Fling(_) | Self::Stop => true,
            Self::Zoom { at, .. } => at.is_some(),
            Self::Clock(_)
            | Self::Pan(_)
            | Self::FitAll
            | Self::CentreSelected
            | Self::FitEvent(_)
            | Self::FitEvents(_)
            | Self::Scroll(_) => false,
        }
    }
}

/// What to fit on screen besides an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FitTarget {
    /// A stretch of days.
    Days(Days),
    /// The selected span.
    Span,
}

/// The selected event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectAction {
    /// This one, brought on screen if it is not there.
    Event(EventIx),
    /// List these in the details, to choose from.
    List(Vec<EventIx>),
    /// None.
    Nothing,
    /// The next match in time.
    Next,
    /// The previous match in time.
    Previous,
    /// The first match.
    First,
    /// The last match.
    Last,
    /// The next of the events that the selected one is related to, as the details list them.
    NextRelated,
    /// The one before.
    PreviousRelated,
}

/// The selected span.
#[derive(Debug, Clone, PartialEq)]
pub enum SpanAction {
    /// These days.
    Set(Days),
    /// What was typed for the first and the last day, as EDTF or words.
    Type {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
    },
    /// Exactly what is on screen.
    FromView,
    /// Ask possibly or certainly.
    Ask(When),
    /// None.
    Clear,
}

/// The export window.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportAction {
    /// Show it.
    Open,
    /// Put it away.
    Close,
    /// What it holds.
    Of(Exported),
    /// One heading per year, per theme, or none.
    Group(Grouping),
    /// With what the reader has noted, or without.
    WithNotes(bool),
    /// What was typed as path.
    Path(String),
    /// Ask the system's dialog for a path.
    Browse,
    /// The dialog's answer; `None` when nothing was chosen.
    Browsed(Option<PathBuf>),
    /// Write the file, or put the text on the clipboard.
    Go(Destination),
    /// The file exists, and the user wants it replaced.
    Overwrite,
    /// How writing went.
    Written(Result<PathBuf, WriteFailure>),
}

/// The dataset.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenAction {
    /// Show the window that asks for a file.
    Ask,
    /// Put it away.
    Close,
    /// What was typed as path.
    Path(String),
    /// Ask the system's dialog for a file.
    Browse,
    /// The dialog's answer; `None` when nothing was chosen.
    Browsed(Option<PathBuf>),
    /// Read the file whose path was typed.
    Go,
    /// Read this file.
    File(PathBuf),
    /// Read the current file again.
    Reload,
    /// Go back to the dataset that is built in.
    BuiltIn,
    /// How far reading is. Comes only where it takes a while.
    Progress {
        /// The number of the [`super::Effect::Read`] that is being carried out.
        ticket: u64,
        /// In thousandths.
        per_mille: u16,
    },
    /// Stop reading.
    Cancel,
    /// The file was read, or what is wrong with it: one line each. The last good dataset stays then.
    Read {
        /// The number of the [`super::Effect::Read`] that this answers; any but the last one comes too late.
        ticket: u64,
        /// The file; `None` for the built-in dataset.
        file: Option<PathBuf>,
        /// What came of it.
        outcome: Result<Box<Opened>, Vec<String>>,
    },
}

/// The lanes. Positions count from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LanesAction {
    /// What events share that stand in one lane.
    By(LanesBy),
    /// Fold the lane at a position to one thin row, or unfold it.
    Toggle(usize),
    /// Fold every lane.
    FoldAll,
    /// Unfold every lane.
    UnfoldAll,
    /// Take a lane from its position and put it in at another.
    Move {
        /// Its position.
        from: usize,
        /// Its position afterwards.
        to: usize,
    },
    /// Put the lanes back into their own order.
    ResetOrder,
}

/// Views that were left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryAction {
    /// To the view before.
    Back,
    /// To the view that was come back from.
    Forward,
}

/// The bookmarks of the dataset, by their places in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookmarkAction {
    /// Show them, ready to keep what is on screen.
    Open,
    /// Put them away.
    Close,
    /// What was typed as name.
    Name(String),
    /// What was typed as note.
    Note(String),
    /// Keep what is on screen, or what was changed.
    Save,
    /// Show one.
    Go(usize),
    /// Change the name and note of one.
    Edit(usize),
    /// Remove one.
    Delete(usize),
}

/// The window around it all.
#[derive(Debug, Clone, PartialEq)]
pub enum WindowAction {
    /// Light or dark.
    Appearance(Appearance),
    /// Reduce motion, or don't.
    ToggleMotion,
    /// Whether the system asks for reduced motion.
    SystemMotion {
        /// It does.
        reduced: bool,
    },
    /// Show or hide the filter panel.
    ToggleFilters,
    /// Show or hide the details panel.
    ToggleDetails,
    /// Show or hide the ruler's row for the Solar Hijri calendar.
    ToggleSolarHijri,
    /// Fold stretches of empty time, or unfold them.
    ToggleFolding,
    /// Show what doesn't match as faint marks, or hide it.
    ToggleDropped,
    /// Show or hide the window that finds commands.
    TogglePalette,
    /// Make a file in which keys can be changed, unless there is one, and say where it is.
    ChangeKeys,
    /// Say something that takes several lines.
    Report(Report),
    /// Put that away.
    DismissReport,
    /// Show or hide the list of keys.
    ToggleKeys,
    /// Show or hide what this program and dataset are.
    ToggleAbout,
    /// Follow a link to a source, in the user's browser.
    Follow(String),
    /// Put a text on the clipboard, and say what it was.
    Copy {
        /// The text.
        text: String,
        /// What the notice says, e.g. `Citation copied`.
        what: &'static str,
    },
    /// Put the command line that opens this view on the clipboard.
    CopyView,
    /// Put the notice away.
    DismissNotice,
    /// Close one layer: window, search, span, selection.
    Escape,
    /// End the program.
    Quit,
}

/// Something that takes several lines to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What it is about.
    pub title: String,
    /// What there is to say.
    pub lines: Vec<String>,
}
