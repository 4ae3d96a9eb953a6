//! Opening another dataset: the last good one stays until the new one is sound.

use std::path::{Path, PathBuf};

use super::State;
use super::action::OpenAction;
use super::effect::Effect;
use super::opened::Opened;
use super::wanted::Wanted;

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

/// A file that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The file; `None` for the built-in dataset.
    pub file: Option<PathBuf>,
    /// How far it is, in thousandths; `None` until it takes long enough to say so.
    pub per_mille: Option<u16>,
    ticket: u64,
}

impl Reading {
    /// What the file is called, without its folder.
    pub fn name(&self) -> String {
        file_name(self.file.as_deref()).unwrap_or_else(|| "the built-in dataset".to_owned())
    }
}

fn file_name(file: Option<&Path>) -> Option<String> {
    file.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned())
}

/// From how many events on freeing a dataset is left to others.
const LARGE: usize = 10_000;

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
                return Some(self.read(Some(path)));
            }
            OpenAction::Go => {
                let path = self.open.path.trim();
                if path.is_empty() {
                    self.open.problems = vec!["Type the path of a dataset.".to_owned()];
                    return None;
                }
                return Some(self.read(Some(PathBuf::from(path))));
            }
            OpenAction::File(path) => return Some(self.read(Some(path))),
            OpenAction::Reload => return Some(self.read(self.file.clone())),
            OpenAction::BuiltIn => return Some(self.read(None)),
            OpenAction::Cancel => return self.cancel_reading(),
            OpenAction::Progress { ticket, per_mille } => {
                if let Some(reading) = self.reading.as_mut().filter(|reading| reading.ticket == ticket) {
                    reading.per_mille = Some(per_mille.min(1000));
                }
            }
            OpenAction::Read { ticket, file, outcome } => {
                // Whoever asked has asked for something else meanwhile, or for nothing at all.
                self.reading.take_if(|reading| reading.ticket == ticket)?;
                match outcome {
                    Ok(opened) => return self.take(*opened, file),
                    Err(problems) => {
                        let path =
                            file.as_deref().map_or_else(String::new, |file| file.display().to_string());
                        self.open = OpenForm { open: true, path, problems, tried: file, browsing: false };
                    }
                }
            }
        }
        None
    }

    /// The file that is being read.
    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// Whether somebody waits for a file and is told how far it is.
    pub(super) fn is_waiting(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.per_mille.is_some())
    }

    /// Asks for a file; whatever was asked for before is forgotten.
    fn read(&mut self, file: Option<PathBuf>) -> Effect {
        self.tickets += 1;
        let ticket = self.tickets;
        self.reading = Some(Reading { file: file.clone(), per_mille: None, ticket });
        Effect::Read { file, ticket }
    }

    /// Stops waiting for a file; what was open before stays.
    pub(super) fn cancel_reading(&mut self) -> Option<Effect> {
        let reading = self.reading.take()?;
        self.open.open = false;
        self.window.notice = Some(format!("Opening {} was cancelled.", reading.name()));
        Some(Effect::StopReading)
    }

    /// Shows another dataset. The same file read again keeps the view and the filter where they still make sense.
    fn take(&mut self, mut opened: Opened, file: Option<PathBuf>) -> Option<Effect> {
        let is_same_file = file == self.file;
        let mut settings = self.settings.clone();
        let (ask, remembered) = (std::mem::take(&mut opened.ask), opened.last_view.take());
        settings.last_view = remembered.or_else(|| is_same_file.then(|| self.view_to_remember()));
        let span = self.span.filter(|_| is_same_file);
        let search = if is_same_file { self.filter.text().to_owned() } else { String::new() };
        let name = file_name(file.as_deref());
        let events = super::counted(opened.dataset().events.len());
        let (revision, tickets, moving) = (self.revision + 1, self.tickets, self.moving.at_rest());
        let new = Self::showing(opened, file, settings, self.documents.clone());
        let (library, mut checking) = (self.library.take(), std::mem::take(&mut self.checking));
        checking.outdate("The dataset has been read anew since the last check.");
        let mut old = std::mem::replace(self, new);
        self.take_over_notes(std::mem::take(&mut old.notes), &old.timeline.dataset().title);
        // A late answer about the old dataset must not be taken for one about the new.
        self.seeks += old.seeks;
        self.seeking = self.seeking.map(|ticket| ticket + old.seeks);
        if !search.is_empty() {
            self.filter.set_text(search);
            self.find();
        }
        (self.revision, self.tickets, self.moving) = (revision, tickets, moving);
        (self.library, self.checking) = (library, checking);
        self.keep_reading(&old, is_same_file);
        self.span = span;
        self.reach_span();
        if ask != Wanted::default() {
            self.ask(ask);
        }
        self.window.notice = Some(match name {
            Some(name) => format!("Opened {name}: {events}."),
            None => format!("Opened the built-in dataset: {events}."),
        });
        self.tell_of_notes();
        let is_large = old.dataset().events.len() >= LARGE;
        is_large.then(|| {
            Effect::Discard(Box::new(Opened::of((old.timeline, old.ground), old.catalogue, old.matches)))
        })
    }
}
