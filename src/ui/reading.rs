//! Reading a dataset on a thread of its own, up to all that the window needs to show it.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::dataset::{self, Dataset, Watch};
use crate::layout::LanesBy;
use crate::notes;
use crate::query::Catalogue;
use crate::state::{LastView, OpenAction, Opened, Wanted};

/// Of all the work, the share that reading the file is; the rest puts it in order.
const FILE: f32 = 0.6;

/// The question of the command line in terms of a dataset, or what is wrong with it.
pub type Question = Box<dyn FnOnce(&Dataset) -> Result<Wanted, String> + Send>;

/// What a dataset is opened with besides itself.
#[derive(Default)]
pub(super) struct Starting {
    /// What to ask of it first.
    pub(super) question: Option<Question>,
    /// The view to go back to.
    pub(super) last_view: Option<LastView>,
    /// What its lanes are made by.
    pub(super) lanes: LanesBy,
}

/// Reads one file, and says how far it is.
pub(super) struct Reader {
    wanted: Arc<AtomicU64>,
    ticket: u64,
    say: Box<dyn Fn(OpenAction) + Send>,
    /// What was said last, in thousandths.
    said: Cell<u16>,
}

impl Reader {
    /// Goes on only while `wanted` is `ticket`; speaks through `say`.
    pub(super) fn new(wanted: Arc<AtomicU64>, ticket: u64, say: Box<dyn Fn(OpenAction) + Send>) -> Self {
        Self { wanted, ticket, say, said: Cell::new(0) }
    }

    /// Reads the file and answers, unless nobody waits for it any more.
    pub(super) fn read(&self, file: Option<PathBuf>, starting: Starting) {
        let tell = |share: f32| {
            self.progress(share * FILE);
            self.is_wanted()
        };
        let outcome = dataset::open_watched(file.as_deref(), &Watch::new(&tell)).and_then(|loaded| {
            let Starting { question, last_view, lanes } = starting;
            let ask = question.map_or_else(|| Ok(Wanted::default()), |question| question(&loaded.dataset));
            let ask = ask.map_err(|problem| vec![problem])?;
            // A file that was read in no time is put in order in no time.
            let is_long = self.said.get() > 0;
            let tell = |share: f32| {
                if is_long {
                    self.progress(FILE + share * (1.0 - FILE));
                }
            };
            let opened = Opened::telling(loaded.dataset, tell).in_lanes(ask.lanes.unwrap_or(lanes));
            let opened = opened.with_notes(notes::open(file.as_deref()));
            Ok(Box::new(opened.asking(ask).remembering(last_view)))
        });
        if self.is_wanted() {
            let catalogue = outcome.as_ref().ok().map(|opened| opened.catalogue().clone());
            (self.say)(OpenAction::Read { ticket: self.ticket, file, outcome });
            // Nobody waits for this any more, unless they search within the next second.
            catalogue.iter().for_each(Catalogue::fold);
        }
    }

    fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed) == self.ticket
    }

    fn progress(&self, share: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
        let per_mille = (share * 1000.0) as u16;
        if per_mille > self.said.get() && self.is_wanted() {
            self.said.set(per_mille);
            (self.say)(OpenAction::Progress { ticket: self.ticket, per_mille });
        }
    }
}
