//! Finding what passes: at once where that takes no time, and elsewhere where it would hold up a frame.

use super::State;
use super::action::{Action, FilterAction};
use crate::query::{Catalogue, Filter, Matches, Mistake, Search};

/// From how many events on looking through all texts is left to others.
const LARGE: usize = 20_000;

/// A search to be carried out where it blocks nobody.
#[derive(Debug, Clone)]
pub struct Seek {
    ticket: u64,
    catalogue: Catalogue,
    filter: Filter,
    /// What was found last; a word that was typed on is only looked for there.
    before: Matches,
}

impl Seek {
    /// Its number; a later search has a greater one.
    pub fn ticket(&self) -> u64 {
        self.ticket
    }

    /// Searches, and gives the answer. Of a million events it takes some tens of milliseconds, and once about a second
    /// more if the texts aren't folded yet.
    pub fn run(self) -> Action {
        let matches = self.before.refined(&self.catalogue, &self.filter);
        Action::Filter(FilterAction::Found { ticket: self.ticket, matches })
    }

    /// The same, but says the answer, and then makes ready what the next letter is looked up in, for as long as that is
    /// wanted.
    pub fn run_ahead(self, say: impl FnOnce(Action), is_wanted: impl Fn() -> bool + Sync) {
        let matches = self.before.refined(&self.catalogue, &self.filter);
        say(Action::Filter(FilterAction::Found { ticket: self.ticket, matches: matches.clone() }));
        matches.make_ready(is_wanted);
    }
}

impl State {
    /// Finds what passes the filter: now or, where texts of a large dataset must be looked through, as soon as somebody
    /// has carried out [`State::seek`]. Until then the matches stay as they are.
    pub(super) fn find(&mut self) {
        self.seeks += 1;
        let is_large = self.dataset().events.len() >= LARGE;
        if is_large && !self.matches.is_refined_at_once(&self.catalogue, &self.filter) {
            self.seeking = Some(self.seeks);
        } else {
            self.seeking = None;
            self.take_matches(self.matches.refined(&self.catalogue, &self.filter));
        }
    }

    /// Takes what a search found, unless something else is asked for by now.
    pub(super) fn take_found(&mut self, ticket: u64, matches: Matches) {
        if self.seeking.take_if(|seeking| *seeking == ticket).is_some() {
            self.take_matches(matches);
        }
    }

    fn take_matches(&mut self, matches: Matches) {
        self.matches = matches;
        self.compare_matches();
        self.revision += 1;
        self.scroll = 0.0;
        self.listed.clear();
    }

    /// The search that waits to be carried out, or is being carried out: whoever shows the state runs each once,
    /// the newest first, and applies what comes of it.
    pub fn seek(&self) -> Option<Seek> {
        let seek = |ticket| Seek {
            ticket,
            catalogue: self.catalogue.clone(),
            filter: self.filter.clone(),
            before: self.matches.clone(),
        };
        self.seeking.map(seek)
    }

    /// Whether the matches are still those of an earlier filter, which they name.
    pub fn is_searching(&self) -> bool {
        self.seeking.is_some()
    }

    /// What of the search text can't be understood. The rest is searched for.
    pub fn search_mistakes(&self) -> Vec<Mistake> {
        Search::read(self.filter.text()).1
    }
}
