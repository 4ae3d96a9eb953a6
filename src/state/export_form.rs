//! The export window's own state.

use std::path::{Path, PathBuf};

use super::action::{Effect, ExportAction};
use crate::export::{Grouping, WriteFailure};

/// Where an export goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// Into the file named in the form.
    File,
    /// Onto the clipboard.
    Clipboard,
}

/// What the export window shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportForm {
    /// Whether it is on screen.
    pub open: bool,
    /// How events are grouped.
    pub grouping: Grouping,
    /// The path as typed.
    pub path: String,
    /// Whether the system's dialog is open. It may never answer, so nothing waits for it.
    pub browsing: bool,
    /// The file that exists already, while the user has not said whether to replace it.
    pub exists: Option<PathBuf>,
    /// The path the system's dialog gave; it has asked about replacing a file already.
    pub confirmed: Option<PathBuf>,
    /// Why the last try failed.
    pub failure: Option<String>,
}

impl ExportForm {
    /// Shows the form with a path that fits what is exported.
    pub fn show(&mut self, folder: &Path, file_name: &str) {
        *self = Self {
            open: true,
            grouping: self.grouping,
            path: folder.join(file_name).display().to_string(),
            ..Self::default()
        };
    }

    /// Applies what needs no document. Returns what must be done outside.
    pub(super) fn apply(&mut self, action: ExportAction) -> Option<Effect> {
        match action {
            ExportAction::Close => *self = Self { grouping: self.grouping, ..Self::default() },
            ExportAction::Group(grouping) => self.grouping = grouping,
            ExportAction::Path(path) => {
                self.path = path;
                self.exists = None;
                self.failure = None;
            }
            ExportAction::Browse => {
                self.browsing = true;
                return Some(Effect::PickSave { suggested: PathBuf::from(&self.path) });
            }
            ExportAction::Browsed(chosen) => {
                self.browsing = false;
                if let Some(path) = chosen {
                    self.path = path.display().to_string();
                    self.confirmed = Some(path);
                    self.exists = None;
                    self.failure = None;
                }
            }
            ExportAction::Written(Err(WriteFailure::Exists { path })) => self.exists = Some(path),
            ExportAction::Written(Err(failure)) => self.failure = Some(failure.to_string()),
            ExportAction::Written(Ok(_)) => self.open = false,
            ExportAction::Open | ExportAction::Go(_) | ExportAction::Overwrite => {}
        }
        None
    }

    /// The effect that writes `text` where the form says.
    pub(super) fn write(&mut self, text: String, overwrite: bool) -> Option<Effect> {
        let path = self.path.trim();
        if path.is_empty() {
            self.failure = Some("Type where to save the file.".to_owned());
            return None;
        }
        self.failure = None;
        self.exists = None;
        let path = PathBuf::from(path);
        let overwrite = overwrite || self.confirmed.as_ref() == Some(&path);
        Some(Effect::Write { path, text, overwrite })
    }
}
