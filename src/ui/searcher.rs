//! Searching on a thread of its own; of several searches that wait, only the newest is carried out.

use std::cell::{Cell, OnceCell};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::effects::in_background;
use crate::state::{Action, Seek};

/// Carries out searches.
#[derive(Default)]
pub(super) struct Searcher {
    /// The number of the last search that was handed over.
    last: Cell<u64>,
    /// To the thread, which is started for the first search.
    seeks: OnceCell<Sender<Seek>>,
}

impl Searcher {
    /// Starts a search, unless it was started before. What it finds is said through `say`, if nothing newer waits.
    pub(super) fn start(&self, seek: Seek, say: impl Fn(Action) + Clone + Send + 'static) {
        if seek.ticket() <= self.last.get() {
            return;
        }
        self.last.set(seek.ticket());
        let thread = self.seeks.get_or_init(|| {
            let (sender, receiver) = channel();
            let say = say.clone();
            in_background(move || carry_out(&receiver, say));
            sender
        });
        if let Err(unsent) = thread.send(seek) {
            // There is no thread: better late than never.
            say(unsent.0.run());
        }
    }
}

fn carry_out(seeks: &Receiver<Seek>, say: impl Fn(Action)) {
    while let Ok(seek) = seeks.recv() {
        say(seeks.try_iter().last().unwrap_or(seek).run());
    }
}
