//! Opening another dataset: the last good one stays until the new one is sound.

use std::path::{Path, PathBuf};

use super::State;
use super::action::{Effect, OpenAction};
use crate::dataset::Loaded;

/// What the window that asks for a file shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenForm {
    /// Whether it is on screen.
    pub open: bool,
    /// The path as typed.
    pub path: String,
    /// Whether the system's dialog is open. It may never answer, so nothing waits for it.
    pub browsing: bool,
    /// What is wrong with the file that was tried last, a line each.
    pub problems: Vec<String>,
    /// The file that was tried last.
    pub tried: Option<PathBuf>,
}

impl State {
    pub(super) fn apply_open(&mut self, action: OpenAction) -> Option<Effect> {
        match action {
            OpenAction::Ask => {
                let path = self.file.as_deref().map_or_else(String::new, |file| file.display().to_string());
                self.open = OpenForm { open: true, path, ..OpenForm::default() };
            }
            OpenAction::Close => self.open.open = false,
            OpenAction::Path(path) => self.open.path = path,
            OpenAction::Browse => {
                self.open.browsing = true;
                return Some(Effect::PickOpen);
            }
            OpenAction::Browsed(chosen) => {
                self.open.browsing = false;
                let path = chosen?;
                self.open.path = path.display().to_string();
                return Some(Effect::Read(Some(path)));
            }
            OpenAction::Go => {
                let path = self.open.path.trim();
                if path.is_empty() {
                    self.open.problems = vec!["Type the path of a dataset.".to_owned()];
                    return None;
                }
                return Some(Effect::Read(Some(PathBuf::from(path))));
            }
            OpenAction::File(path) => return Some(Effect::Read(Some(path))),
            OpenAction::Reload => return Some(Effect::Read(self.file.clone())),
            OpenAction::BuiltIn => return Some(Effect::Read(None)),
            OpenAction::Read { file, outcome: Ok(loaded) } => self.take(*loaded, file),
            OpenAction::Read { file, outcome: Err(problems) } => {
                let path = file.as_deref().map_or_else(String::new, |file| file.display().to_string());
                self.open = OpenForm { open: true, path, problems, tried: file, browsing: false };
            }
        }
        None
    }

    /// Shows another dataset. The same file read again keeps the view and the filter where they still make sense.
    fn take(&mut self, loaded: Loaded, file: Option<PathBuf>) {
        let is_same_file = file == self.file;
        let mut settings = self.settings.clone();
        settings.last_view = is_same_file.then(|| self.view_to_remember());
        let span = self.span.filter(|_| is_same_file);
        let search = if is_same_file { self.filter.text().to_owned() } else { String::new() };
        let name = file.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let events = super::counted(loaded.dataset.events.len());
        let (revision, moving) = (self.revision + 1, self.moving.at_rest());
        *self = Self::new(loaded.dataset, file, settings, self.documents.clone());
        self.filter.set_text(search);
        self.find();
        (self.revision, self.moving) = (revision, moving);
        self.span = span;
        self.reach_span();
        self.window.notice = Some(match name {
            Some(name) => format!("Opened {name}: {events}."),
            None => format!("Opened the built-in dataset: {events}."),
        });
    }
}
