//! What a reader notes of events, and keeping it.

use std::path::{Path, PathBuf};

use super::State;
use super::action::Report;
use super::effect::Effect;
use super::opened::Opened;
use crate::dataset::EventIx;
use crate::notes::{Change, Failure, Found, Note, Notes};
use crate::query::Filter;

/// Notes.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteAction {
    /// Give an event a star, or take it away.
    Star(EventIx),
    /// What was typed as the note of an event.
    Text(EventIx, String),
    /// Put the cursor into the note of the selected event.
    Write,
    /// Keep what was changed, now; or try again.
    Keep,
    /// How keeping went, and what the file holds then.
    Kept(Box<Change>, Result<Notes, Failure>),
}

/// What notes ask of the outside world.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteEffect {
    /// In a moment, answer with [`NoteAction::Keep`]: somebody is typing.
    Soon,
    /// Write a file of notes, away from whoever draws; answer with [`NoteAction::Kept`].
    Keep(Box<Change>),
}

/// The notes on the dataset that is shown.
#[derive(Debug, Clone, Default)]
pub struct Notebook {
    /// Their file. `None`: there is nowhere to keep them.
    path: Option<PathBuf>,
    /// As they are now.
    notes: Notes,
    /// As the file held them when it was read or written last.
    base: Notes,
    /// Why they can't be kept.
    failure: Option<Failure>,
    /// What somebody writes into the file.
    written: Option<Box<Change>>,
    /// Somebody will say when to write it.
    is_awaited: bool,
    /// There was no file when the dataset was opened.
    is_missing: bool,
    /// How often the cursor was asked for.
    asked: u64,
    /// Notes on datasets that were shown before and are not kept yet, and whether somebody writes them.
    left: Vec<(Change, bool)>,
}

impl Notebook {
    /// Notes as they were found beside the dataset.
    pub(super) fn new(found: Found) -> Self {
        let Found { path, notes, is_missing, problems } = found;
        let failure = (!problems.is_empty()).then_some(Failure::Unreadable { problems });
        Self { path, base: notes.clone(), notes, is_missing, failure, ..Self::default() }
    }

    /// Their file. `None`: they are kept as long as the window is open, no longer.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// All of them, those among them whose events the dataset doesn't have.
    pub fn all(&self) -> &Notes {
        &self.notes
    }

    /// Why they can't be kept. They stay here all the same.
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Whether the file holds something else.
    pub fn is_changed(&self) -> bool {
        self.path.is_some() && self.notes != self.base
    }

    /// How often the cursor was asked to be put into the note.
    pub fn asked(&self) -> u64 {
        self.asked
    }

    /// What is to be written to keep all of it.
    fn change(&self, dataset: &str) -> Option<Change> {
        let (base, notes) = (self.base.clone(), self.notes.clone());
        Some(Change { path: self.path.clone()?, dataset: dataset.to_owned(), base, notes })
    }

    /// What a window shows that could not read them.
    fn report(&self) -> Option<Report> {
        let Some(Failure::Unreadable { problems }) = &self.failure else { return None };
        let words = "The file stays as it is. What you note now is kept only while this window is open; once the file \
                     is mended, “Try again” in the details keeps both.";
        let lines = std::iter::once(words.to_owned()).chain(problems.iter().cloned()).collect();
        Some(Report { title: "Your notes can’t be read".to_owned(), lines })
    }
}

/// What a window shows when notes could not be kept and nobody sees them any more: the words themselves.
fn lost(change: &Change, failure: &Failure) -> Report {
    Report { title: "Notes were not kept".to_owned(), lines: change.told(failure) }
}

impl Opened {
    /// With what a reader has noted of it.
    #[must_use]
    pub fn with_notes(mut self, found: Found) -> Self {
        self.catalogue.note(found.notes.on(self.timeline.dataset()));
        Self { notes: found, ..self }
    }
}

impl State {
    pub(super) fn apply_note(&mut self, action: NoteAction) -> Option<Effect> {
        match action {
            NoteAction::Star(event) => {
                let (star, text) = self.note(event).map_or((false, ""), |note| (note.star, note.text()));
                let note = Note::new(!star, text);
                self.set_note(event, note);
                self.keep_notes()
            }
            NoteAction::Text(event, text) => {
                let star = self.note(event).is_some_and(|note| note.star);
                self.set_note(event, Note::new(star, &text));
                let is_new = self.notes.is_changed() && !std::mem::replace(&mut self.notes.is_awaited, true);
                is_new.then_some(Effect::Notes(NoteEffect::Soon))
            }
            NoteAction::Write => {
                if self.selected.is_some() && !self.has_several() {
                    self.settings.details_hidden = false;
                    self.notes.asked += 1;
                }
                None
            }
            NoteAction::Keep => {
                self.notes.is_awaited = false;
                self.keep_notes()
            }
            NoteAction::Kept(change, outcome) => self.take_kept(&change, outcome),
        }
    }

    /// What is noted of an event.
    pub fn note(&self, event: EventIx) -> Option<&Note> {
        // Asked of every mark in every frame.
        if self.notes.notes.is_empty() {
            return None;
        }
        self.notes.notes.of(&self.dataset().event(event).id)
    }

    /// The reader's notes, and how keeping them goes.
    pub fn notes(&self) -> &Notebook {
        &self.notes
    }

    /// All that is not kept yet.
    pub fn unkept_notes(&self) -> Vec<Change> {
        let here = self.notes.is_changed().then(|| self.notes.change(&self.dataset().title)).flatten();
        self.notes.left.iter().map(|(change, _)| change.clone()).chain(here).collect()
    }

    fn set_note(&mut self, event: EventIx, note: Note) {
        let has = (note.star, note.has_text());
        self.notes.notes.set(&self.timeline.dataset().event(event).id, note);
        if self.catalogue.noted().of(event) != has {
            let mut noted = self.catalogue.noted().clone();
            noted.set(event, has);
            self.catalogue.note(noted);
            self.find_noted();
        }
    }

    /// Takes notes that somebody else has changed.
    fn take_notes(&mut self, notes: Notes) {
        if notes != self.notes.notes {
            self.notes.notes = notes;
            let known = self.notes.notes.on(self.timeline.dataset());
            self.catalogue.note(known);
            self.find_noted();
        }
    }

    /// Finds what passes, if that depends on notes. Whoever notes something stays where they are.
    fn find_noted(&mut self) {
        if self.filter.search().asks_for_notes() {
            let (scroll, listed) = (self.scroll, self.listed.clone());
            self.find();
            (self.scroll, self.listed) = (scroll, listed);
        }
    }

    /// Has the notes written, unless they are as the file holds them, or are being written.
    fn keep_notes(&mut self) -> Option<Effect> {
        if self.notes.written.is_some() || !(self.notes.is_changed() || self.notes.failure.is_some()) {
            return None;
        }
        let change = Box::new(self.notes.change(&self.timeline.dataset().title)?);
        self.notes.written = Some(change.clone());
        Some(Effect::Notes(NoteEffect::Keep(change)))
    }

    fn take_kept(&mut self, change: &Change, outcome: Result<Notes, Failure>) -> Option<Effect> {
        self.notes.left.retain(|(left, _)| left != change);
        if self.notes.path.as_ref() != Some(&change.path) {
            if let Err(failure) = outcome {
                self.window.report = Some(lost(change, &failure));
            }
            return None;
        }
        // Others may answer too: whoever writes what was left behind while another dataset was shown, or as the window
        // closes. What these were given says nothing of what is deleted here.
        let is_own = self.notes.written.take_if(|written| **written == *change).is_some();
        match outcome {
            Ok(kept) => {
                let before = if is_own { &change.notes } else { &self.notes.base };
                let notes = self.notes.notes.merged(before, &kept);
                (self.notes.base, self.notes.failure) = (kept, None);
                self.take_notes(notes);
                if self.notes.is_awaited { None } else { self.keep_notes() }
            }
            Err(failure) => {
                self.notes.failure = Some(failure);
                None
            }
        }
    }

    /// Goes on with the notes that were shown before: those on the same file are taken along, those on another are kept
    /// as soon as can be.
    pub(super) fn take_over_notes(&mut self, old: Notebook, dataset: &str) {
        let change = old.is_changed().then(|| old.change(dataset)).flatten();
        (self.notes.asked, self.notes.left) = (old.asked, old.left);
        if old.path == self.notes.path {
            (self.notes.written, self.notes.is_awaited) = (old.written, old.is_awaited);
            // What can't be read, or is gone, tells nothing of what was deleted.
            if self.notes.failure.is_some() || self.notes.is_missing {
                self.notes.base = old.base.clone();
            }
            let notes = old.notes.merged(&old.base, &self.notes.base);
            self.take_notes(notes);
        } else {
            // What was left behind of this file may not be in it yet.
            let mut notes = self.notes.notes.clone();
            for (left, _) in
                self.notes.left.iter().filter(|(left, _)| Some(&left.path) == self.notes.path.as_ref())
            {
                notes = notes.merged(&left.base, &left.notes);
            }
            self.take_notes(notes);
            self.notes.left.extend(change.map(|change| (change, false)));
        }
    }

    /// Has notes written that were left behind.
    pub(super) fn keep_left_notes(&mut self) -> Option<Effect> {
        let (change, is_written) = self.notes.left.iter_mut().find(|(_, is_written)| !is_written)?;
        *is_written = true;
        Some(Effect::Notes(NoteEffect::Keep(Box::new(change.clone()))))
    }

    /// Says what is odd about the notes that were found.
    pub(super) fn tell_of_notes(&mut self) {
        if let Some(report) = self.notes.report() {
            self.window.report = Some(report);
        }
        let noted = self.catalogue.noted();
        let known = noted.notes.union(&noted.stars).count();
        let strangers = self.notes.notes.len() - known;
        if strangers > 0 {
            let of = if strangers == 1 { "1 note is of an event" } else { "notes are of events" };
            let count = if strangers == 1 { String::new() } else { format!("{strangers} ") };
            let words = format!("{count}{of} that this dataset doesn’t have; the file of notes keeps them.");
            let before = self.window.notice.take().map(|notice| notice + " ").unwrap_or_default();
            self.window.notice = Some(before + &words);
        }
    }
}

/// The search that shows what has a note, or a star; of everything else nothing is asked.
pub fn noted_search(filter: &Filter, value: &str) -> String {
    let (text, term) = (filter.text().trim(), format!("has:{value}"));
    if text.split_whitespace().any(|each| each == term) {
        return text.split_whitespace().filter(|each| *each != term).collect::<Vec<_>>().join(" ");
    }
    format!("{text} {term}").trim().to_owned()
}
