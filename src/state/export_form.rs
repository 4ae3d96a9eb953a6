//! The export window's own state, and what an export holds.

use std::path::{Path, PathBuf};

use super::action::ExportAction;
use super::effect::Effect;
use super::{State, Windows, counted};
use crate::dataset::EventIx;
use crate::export::{self, Document, Edition, Grouping, WriteFailure};
use crate::query::Ask;

/// Where an export goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// Into the file named in the form.
    File,
    /// Onto the clipboard.
    Clipboard,
}

/// What an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exported {
    /// The matches in the span, or all matches.
    #[default]
    Matches,
    /// The chosen events, where they are several.
    Chosen,
}

/// What the export window shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportForm {
    /// Whether it is on screen.
    pub open: bool,
    /// What is exported.
    pub of: Exported,
    /// How events are grouped.
    pub grouping: Grouping,
    /// Whether it holds what the reader has noted. Never unless asked for anew: notes are nobody else's business.
    pub with_notes: bool,
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

    /// Puts it away; what was asked for just once is forgotten.
    fn close(&mut self) {
        (self.open, self.of, self.with_notes) = (false, Exported::Matches, false);
    }

    /// Applies what needs no document. Returns what must be done outside.
    pub(super) fn apply(&mut self, action: ExportAction) -> Option<Effect> {
        match action {
            ExportAction::Close => *self = Self { grouping: self.grouping, ..Self::default() },
            ExportAction::Of(what) => self.of = what,
            ExportAction::Group(grouping) => self.grouping = grouping,
            ExportAction::WithNotes(with) => self.with_notes = with,
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
            ExportAction::Written(Ok(_)) => self.close(),
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

impl State {
    pub(super) fn apply_export(&mut self, action: ExportAction) -> Option<Effect> {
        match action {
            ExportAction::Open => {
                self.window = Windows::default();
                let span = self.span.filter(|_| !self.has_several());
                let name = export::file_name(&self.timeline.dataset().title, span);
                self.export.show(&self.documents.clone(), &name);
                if self.has_several() {
                    self.export.of = Exported::Chosen;
                }
                None
            }
            ExportAction::Go(Destination::Clipboard) => {
                self.window.notice = Some(format!("Copied {} as Markdown.", counted(self.export_count())));
                let text = self.export_text();
                self.export.close();
                Some(Effect::Copy(text))
            }
            ExportAction::Go(Destination::File) => {
                let text = self.export_text();
                self.export.write(text, false)
            }
            ExportAction::Overwrite => {
                let text = self.export_text();
                self.export.write(text, true)
            }
            ExportAction::Written(Ok(path)) => {
                let events = counted(self.export_count());
                self.window.notice = Some(format!("Saved {events} to {}.", path.display()));
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    self.documents = folder.to_path_buf();
                }
                self.export.apply(ExportAction::Written(Ok(path)))
            }
            action @ (ExportAction::Close
            | ExportAction::Of(_)
            | ExportAction::Group(_)
            | ExportAction::WithNotes(_)
            | ExportAction::Path(_)
            | ExportAction::Browse
            | ExportAction::Browsed(_)
            | ExportAction::Written(Err(_))) => self.export.apply(action),
        }
    }

    /// Whether an export holds the chosen events, not the matches in the span.
    fn exports_chosen(&self) -> bool {
        self.export.of == Exported::Chosen && self.has_several()
    }

    /// How many events an export holds.
    pub fn export_count(&self) -> usize {
        if self.exports_chosen() { self.chosen().len() } else { self.exported_count() }
    }

    /// The matches in the span, or all matches: what an export holds unless it is of chosen events.
    pub fn exported(&self) -> Vec<EventIx> {
        self.matches.in_span(&self.timeline, self.span)
    }

    /// How many matches lie in the span, or match at all.
    pub fn exported_count(&self) -> usize {
        self.matches.count_in_span(&self.timeline, self.span)
    }

    /// The document that an export writes, of the matches as they are shown.
    pub fn document(&self) -> Document {
        let ask = Ask { filter: self.matches.filter().clone(), span: self.span };
        let picked = self.exports_chosen();
        let events = if picked { self.chosen().events(&self.timeline) } else { self.exported() };
        let noted = |id: &str| {
            let note = self.notes().all().of(id)?;
            Some((note.star, if note.has_text() { note.text() } else { "" }))
        };
        export::document(&Edition {
            timeline: &self.timeline,
            ask: &ask,
            file: self.file.as_deref(),
            events: &events,
            picked,
            grouping: self.export.grouping,
            notes: self.export.with_notes.then_some(&noted),
        })
    }

    fn export_text(&self) -> String {
        export::markdown::write(&self.document())
    }
}
