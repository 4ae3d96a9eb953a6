//! Searching on a thread of its own; of several searches that wait, only the newest is carried out.

use std::cell::OnceCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::effects::in_background;
use crate::state::{Action, Seek};

/// Carries out searches.
#[derive(Default)]
pub(super) struct Searcher {
    /// The number of the last search that was handed over.
    last: Arc<AtomicU64>,
    /// To the thread, which is started for the first search.
    seeks: OnceCell<Sender<Seek>>,
}

impl Searcher {
    /// Starts a search, unless it was started before. What it finds is said through `say`, if nothing newer waits.
    pub(super) fn start(&self, seek: Seek, say: impl Fn(Action) + Clone + Send + 'static) {
        if seek.ticket() <= self.last.load(Ordering::Relaxed) {
            return;
        }
        self.last.store(seek.ticket(), Ordering::Relaxed);
        let thread = self.seeks.get_or_init(|| {
            let (sender, receiver) = channel();
            let (say, last) = (say.clone(), Arc::clone(&self.last));
            in_background(move || carry_out(&receiver, &last, say));
            sender
        });
        if let Err(unsent) = thread.send(seek) {
            // There is no thread: better late than never.
            say(unsent.0.run());
        }
    }
}

/// What the next letter is looked up in is made ready as long as no newer search waits.
fn carry_out(seeks: &Receiver<Seek>, last: &AtomicU64, say: impl Fn(Action)) {
    while let Ok(seek) = seeks.recv() {
        let seek = seeks.try_iter().last().unwrap_or(seek);
        let ticket = seek.ticket();
        seek.run_ahead(&say, || last.load(Ordering::Relaxed) == ticket);
    }
}
