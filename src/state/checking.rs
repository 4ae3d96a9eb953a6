//! Every quotation looked up in its source: asked for, under way, and what came of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::State;
use super::effect::Effect;
use super::library::LibraryAction;
use crate::dataset::{self, EventIx};
use crate::library::{Checked, Entry, Library, Listing, Looked, Verdict};

/// The check of the quotations.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckAction {
    /// Show what there is, and look up every quotation again. Without a library, ask for one first.
    Start,
    /// Put it away; what was found is kept.
    Close,
    /// Stop looking up; what was found before stays.
    Cancel,
    /// Which of what was found is listed.
    List(Listing),
    /// The entry that the keyboard is at.
    At(Entry),
    /// Put all of the report on the clipboard.
    Copy,
    /// How far looking up is.
    Progress {
        /// The number of the [`Effect::Check`] that is being carried out.
        ticket: u64,
        /// How far it is.
        looked: Looked,
    },
    /// Every quotation was looked up, or why none could be.
    Done {
        /// The number of the [`Effect::Check`] that this answers; any but the last one comes too late.
        ticket: u64,
        /// What came of it.
        outcome: Result<Arc<Checked>, String>,
    },
}

/// Every quotation of a dataset, to be looked up in the texts of a folder.
#[derive(Debug, Clone)]
pub struct ToCheck {
    /// The dataset.
    pub dataset: Arc<dataset::Dataset>,
    /// The folder.
    pub library: PathBuf,
    /// What the answers must name.
    pub ticket: u64,
    stop: Arc<AtomicBool>,
}

impl ToCheck {
    /// Whether nobody waits for it any more.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// The same if they have the same number: a state gives each once.
impl PartialEq for ToCheck {
    fn eq(&self, other: &Self) -> bool {
        (&self.library, self.ticket) == (&other.library, other.ticket)
    }
}

/// What looks up quotations; tells it to stop when it is let go of.
#[derive(Debug)]
struct Running {
    ticket: u64,
    looked: Option<Looked>,
    stop: Arc<AtomicBool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What the panel shows. What was found is always of the dataset and the library that are in use.
#[derive(Debug, Default)]
pub struct Checking {
    open: bool,
    running: Option<Running>,
    checked: Option<Arc<Checked>>,
    problem: Option<String>,
    listing: Listing,
    at: Option<Entry>,
    /// The number of the last [`Effect::Check`].
    tickets: u64,
}

/// Another state doesn't wait for what this one asked for.
impl Clone for Checking {
    fn clone(&self) -> Self {
        let (checked, problem) = (self.checked.clone(), self.problem.clone());
        Self { running: None, checked, problem, ..*self }
    }
}

impl Checking {
    /// Whether the panel is on screen.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether quotations are being looked up.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How far that is; `None` until it takes long enough to say so.
    pub fn looked(&self) -> Option<Looked> {
        self.running.as_ref().and_then(|running| running.looked)
    }

    /// What was found last.
    pub fn checked(&self) -> Option<&Arc<Checked>> {
        self.checked.as_ref()
    }

    /// Why there is nothing that was found, or nothing newer.
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// What is listed.
    pub fn listing(&self) -> Listing {
        self.listing
    }

    /// The entry that the keyboard is at.
    pub fn at(&self) -> Option<Entry> {
        self.at
    }

    /// Stops looking up. False if nothing was.
    pub(super) fn cancel(&mut self) -> bool {
        let is_running = self.running.take().is_some();
        if is_running {
            let cancelled = "The check was cancelled.".to_owned();
            let before =
                self.checked.as_ref().map(|_| format!("{cancelled} This is what the one before found."));
            self.problem = Some(before.unwrap_or(cancelled));
        }
        is_running
    }

    /// Puts the panel away. False if it wasn't there.
    pub(super) fn close(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    /// Lets go of what was found: it isn't true of another dataset or library.
    pub(super) fn outdate(&mut self, why: &str) {
        let had_any = self.running.take().is_some() | self.checked.take().is_some();
        self.at = None;
        self.problem = had_any.then(|| why.to_owned());
    }

    fn listen(&mut self, ticket: u64, outcome: Result<Arc<Checked>, String>) {
        // Whoever asked has asked for something else meanwhile, or for nothing at all.
        if self.running.take_if(|running| running.ticket == ticket).is_none() {
            return;
        }
        match outcome {
            Ok(checked) => {
                if self.checked.is_none() {
                    self.listing = if checked.is_clean() { Listing::All } else { Listing::Wrong };
                }
                self.at = self.at.filter(|at| checked.entries(self.listing).position(*at).is_some());
                self.checked = Some(checked);
                self.problem = None;
            }
            Err(problem) => {
                self.checked = None;
                self.problem = Some(problem);
            }
        }
    }
}

impl State {
    pub(super) fn apply_check(&mut self, action: CheckAction) -> Option<Effect> {
        let checking = &mut self.checking;
        match action {
            CheckAction::Start => return self.start_check(),
            CheckAction::Close => {
                checking.close();
            }
            CheckAction::Cancel => {
                checking.cancel();
            }
            CheckAction::List(listing) => {
                checking.listing = listing;
                let checked = checking.checked.as_ref();
                let is_listed = |at: &Entry| checked?.entries(listing).position(*at);
                checking.at = checking.at.filter(|at| is_listed(at).is_some());
            }
            CheckAction::At(entry) => checking.at = Some(entry),
            CheckAction::Copy => return self.copy_report(),
            CheckAction::Progress { ticket, looked } => {
                if let Some(running) = checking.running.as_mut().filter(|it| it.ticket == ticket) {
                    running.looked = Some(looked);
                }
            }
            CheckAction::Done { ticket, outcome } => checking.listen(ticket, outcome),
        }
        None
    }

    /// Looks up every quotation; without a library asks for one, and goes on when there is one.
    fn start_check(&mut self) -> Option<Effect> {
        self.checking.open = true;
        let Some(library) = self.library.clone() else { return self.apply_library(LibraryAction::Ask) };
        let checking = &mut self.checking;
        checking.problem = None;
        checking.tickets += 1;
        let (ticket, stop) = (checking.tickets, Arc::<AtomicBool>::default());
        checking.running = Some(Running { ticket, looked: None, stop: Arc::clone(&stop) });
        let dataset = Arc::clone(self.timeline.dataset());
        Some(Effect::Check(ToCheck { dataset, library, ticket, stop }))
    }

    /// The library is another one: what was found in the one before is let go of, and who waits for a check gets it.
    pub(super) fn check_other_library(&mut self) -> Option<Effect> {
        self.checking.outdate("The library has changed since the last check.");
        (self.checking.open && self.library.is_some()).then(|| self.start_check()).flatten()
    }

    /// The check of the quotations.
    pub fn checking(&self) -> &Checking {
        &self.checking
    }

    /// What was found of an excerpt of an event, if it was looked up; those of other dates are counted on from its own.
    pub fn verdict(&self, event: EventIx, excerpt: usize) -> Option<&Verdict> {
        self.checking.checked.as_ref()?.of_excerpt(self.dataset(), (event, excerpt))
    }

    fn copy_report(&mut self) -> Option<Effect> {
        let checked = self.checking.checked.as_ref()?;
        let name = self.file().map(|file| file.display().to_string());
        let library = Library::at(self.library.clone()?);
        let text =
            checked.report(name.as_deref().unwrap_or(dataset::BUILT_IN_NAME), self.dataset(), &library);
        self.window.notice = Some("Report copied.".to_owned());
        Some(Effect::Copy(text))
    }
}
