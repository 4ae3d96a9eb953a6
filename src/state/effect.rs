//! What the state asks of the outside world. Plain data, no egui.

use std::path::PathBuf;
use std::sync::Arc;

use super::checking::ToCheck;
use super::notes::NoteEffect;
use super::opened::Opened;
use super::reader::SourceAsked;
use crate::library::Page;
use crate::query::{Orders, Sort};

/// What the outside world must do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write a file whole or not at all; answer with [`super::ExportAction::Written`].
    Write {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
        /// Whether an existing file may be replaced.
        overwrite: bool,
    },
    /// Put a text on the clipboard.
    Copy(String),
    /// Open an http or https address in the user's browser.
    Follow(String),
    /// Ask the system's dialog where to save; answer with [`super::ExportAction::Browsed`].
    PickSave {
        /// The path to begin with.
        suggested: PathBuf,
    },
    /// Ask the system's dialog for a dataset; answer with [`super::OpenAction::Browsed`].
    PickOpen,
    /// Ask the system's dialog for a folder; answer with [`super::LibraryAction::Browsed`].
    PickFolder,
    /// Look into a folder with texts; answer with [`super::LibraryAction::Opened`].
    OpenLibrary {
        /// The folder.
        folder: PathBuf,
        /// The ids of the sources whose texts are looked for.
        sources: Vec<String>,
    },
    /// Read a dataset and make it ready to be shown, away from whoever draws; say how far it is with
    /// [`super::OpenAction::Progress`] and answer with [`super::OpenAction::Read`]. Ends any reading that was asked for
    /// before.
    Read {
        /// The file; `None` for the built-in dataset.
        file: Option<PathBuf>,
        /// What the answers must name.
        ticket: u64,
    },
    /// Read the text of a source, away from whoever draws; answer with [`super::ReaderAction::Read`].
    ReadSource(SourceAsked),
    /// Free the text of a source, which may take longer than a frame.
    PutAway(Arc<Page>),
    /// Stop reading; no answer is waited for.
    StopReading,
    /// Look up every quotation, away from whoever draws; say how far it is with [`super::CheckAction::Progress`] and
    /// answer with [`super::CheckAction::Done`], unless it is stopped meanwhile.
    Check(ToCheck),
    /// Make a file in which keys can be changed, unless there is one; answer with [`super::WindowAction::Report`].
    ChangeKeys,
    /// Make an order of many rows, away from whoever draws; answer with [`super::TableAction::Sorted`].
    Sort(Orders, Sort),
    /// Keep what the reader has noted.
    Notes(NoteEffect),
    /// Free the memory of a large dataset, which takes longer than a frame.
    Discard(Box<Opened>),
    /// End the program.
    Quit,
}
