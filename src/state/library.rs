//! The folder with the texts of the sources: named on the command line, or chosen in the window and remembered.

use std::path::{Path, PathBuf};

use super::State;
use super::effect::Effect;
use crate::dataset::Role;

/// The library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryAction {
    /// Show the window that asks for a folder.
    Ask,
    /// Put it away.
    Close,
    /// What was typed as path.
    Path(String),
    /// Ask the system's dialog for a folder.
    Browse,
    /// The dialog's answer; `None` when nothing was chosen.
    Browsed(Option<PathBuf>),
    /// Use the folder whose path was typed.
    Go,
    /// Use no library any more.
    Forget,
    /// The folder was looked into.
    Opened {
        /// The folder.
        folder: PathBuf,
        /// How many of the sources that were asked for have a text there, or why it can't be looked into.
        outcome: Result<usize, String>,
    },
}

/// What the window that asks for the library shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LibraryForm {
    /// Whether it is on screen.
    pub open: bool,
    /// The path as typed.
    pub path: String,
    /// Whether the system's dialog is open. It may never answer, so nothing waits for it.
    pub browsing: bool,
    /// What is wrong with the folder that was tried last.
    pub problem: Option<String>,
}

impl State {
    pub(super) fn apply_library(&mut self, action: LibraryAction) -> Option<Effect> {
        match action {
            LibraryAction::Ask => {
                let path = self.library().map_or_else(String::new, |folder| folder.display().to_string());
                self.library_form = LibraryForm { open: true, path, ..LibraryForm::default() };
            }
            LibraryAction::Close => self.library_form.open = false,
            LibraryAction::Path(path) => self.library_form.path = path,
            LibraryAction::Browse => {
                self.library_form.browsing = true;
                return Some(Effect::PickFolder);
            }
            LibraryAction::Browsed(chosen) => {
                self.library_form.browsing = false;
                let path = chosen?;
                self.library_form.path = path.display().to_string();
                return Some(self.look_into(path));
            }
            LibraryAction::Go => {
                let path = self.library_form.path.trim();
                if path.is_empty() {
                    self.library_form.problem = Some("Type the path of a folder.".to_owned());
                    return None;
                }
                return Some(self.look_into(PathBuf::from(path)));
            }
            LibraryAction::Forget => {
                self.library = None;
                self.settings.library = None;
                self.library_form = LibraryForm::default();
                self.window.notice = Some("No library is used any more.".to_owned());
                return self.check_other_library();
            }
            LibraryAction::Opened { folder, outcome: Ok(there) } => {
                self.window.notice = Some(self.opened_words(&folder, there));
                self.settings.library = Some(folder.clone());
                self.library = Some(folder);
                self.library_form = LibraryForm::default();
                return self.check_other_library();
            }
            LibraryAction::Opened { folder, outcome: Err(problem) } => {
                let path = folder.display().to_string();
                self.library_form = LibraryForm { open: true, path, browsing: false, problem: Some(problem) };
            }
        }
        None
    }

    /// Uses a folder until the window is closed; what is remembered stays. The folder was looked into already.
    pub fn use_library(&mut self, folder: PathBuf) {
        self.library = Some(folder);
    }

    /// The folder with the texts of the sources.
    pub fn library(&self) -> Option<&Path> {
        self.library.as_deref()
    }

    /// The window that asks for it.
    pub fn library_form(&self) -> &LibraryForm {
        &self.library_form
    }

    fn look_into(&self, folder: PathBuf) -> Effect {
        Effect::OpenLibrary { folder, sources: self.read_sources() }
    }

    /// The ids of the sources whose texts there may be, in the order of the file.
    pub fn read_sources(&self) -> Vec<String> {
        let read = self.dataset().sources.iter().filter(|source| source.role == Role::Read);
        read.map(|source| source.id.clone()).collect()
    }

    fn opened_words(&self, folder: &Path, there: usize) -> String {
        let (sources, folder) = (self.read_sources(), folder.display());
        match (there, sources.as_slice()) {
            (_, []) => format!("Library: {folder}. This dataset names no source that was read."),
            (0, [first, ..]) => {
                format!(
                    "Library: {folder}. It has no text of this dataset’s sources; {first}.txt would be one."
                )
            }
            (_, [_]) => format!("Library: {folder}. It has the text of the source."),
            (there, all) => {
                format!("Library: {folder}. It has the texts of {there} of {} sources.", all.len())
            }
        }
    }
}
