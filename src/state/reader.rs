//! The source that is read beside the timeline.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::State;
use super::action::SelectAction;
use super::effect::Effect;
use crate::dataset::{Dataset, EventIx, Excerpt, SourceIx};
use crate::library::{Absent, MOST_HITS, Page, Quoted};

/// The reader.
#[derive(Debug, Clone, PartialEq)]
pub enum ReaderAction {
    /// Show the source of an excerpt at its passage; excerpts of other dates are counted on from an event's own.
    /// Selects the event.
    Open(EventIx, usize),
    /// Put it away.
    Close,
    /// Read the text again: it may be there by now.
    Again,
    /// Go to the next quoted passage of the source (1), or to the one before (-1), and select its event.
    Passage(isize),
    /// Look for words in the text.
    Find(String),
    /// Go to the next place of those words (1), or to the one before (-1).
    Hit(isize),
    /// The text was read, or why not.
    Read {
        /// The number of the [`Effect::ReadSource`] that this answers; any but the last one comes too late.
        ticket: u64,
        /// What came of it.
        outcome: Result<Arc<Page>, Absent>,
    },
}

/// A text that is to be read and searched for its quotations, away from whoever draws.
#[derive(Clone, PartialEq)]
pub struct SourceAsked {
    /// The folder with the texts.
    pub folder: PathBuf,
    /// The dataset that quotes the source.
    pub dataset: Arc<Dataset>,
    /// The source.
    pub source: SourceIx,
    /// What the answer must name.
    pub ticket: u64,
    /// The text that was read before: to be freed, which takes a while if it is long.
    pub before: Option<Arc<Page>>,
}

impl std::fmt::Debug for SourceAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { folder, source, ticket, .. } = self;
        write!(f, "SourceAsked({source:?} in {}, ticket {ticket})", folder.display())
    }
}

/// What the reader shows of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// It is being read.
    Waiting,
    /// It is there.
    Ready(Arc<Page>),
    /// There is nothing to read.
    Absent(Absent),
}

/// The reader while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    event: EventIx,
    excerpt: usize,
    source: SourceIx,
    reading: Reading,
    /// Whether the text was asked for, and in which folder.
    is_asked: bool,
    folder: Option<PathBuf>,
    /// Goes up whenever the place that is meant is to be brought on screen.
    jump: u64,
    /// The words that are looked for.
    words: String,
    hits: Vec<Range<usize>>,
    hit: Option<usize>,
}

/// The reader, open or not.
#[derive(Debug, Clone, Default)]
pub(super) struct Desk {
    open: Option<Reader>,
    /// How often a text was asked for.
    tickets: u64,
    /// The selected event that the reader knows of.
    followed: Option<EventIx>,
}

impl State {
    pub(super) fn apply_reader(&mut self, action: ReaderAction) -> Option<Effect> {
        match action {
            ReaderAction::Open(event, excerpt) => self.open_at(event, excerpt),
            ReaderAction::Close => return self.close_reader(),
            ReaderAction::Again => self.desk.open.iter_mut().for_each(|open| open.is_asked = false),
            ReaderAction::Passage(step) => {
                if let Some((event, excerpt)) = self.reader().and_then(|open| open.beside(step)) {
                    self.open_at(event, excerpt);
                }
            }
            ReaderAction::Find(words) => self.desk.open.iter_mut().for_each(|open| open.find(&words)),
            ReaderAction::Hit(step) => self.desk.open.iter_mut().for_each(|open| open.step(step)),
            ReaderAction::Read { ticket, outcome } => {
                let is_late = self.desk.tickets != ticket;
                let open = self.desk.open.as_mut().filter(|_| !is_late)?;
                open.take(outcome);
            }
        }
        None
    }

    /// The reader, if it is open.
    pub fn reader(&self) -> Option<&Reader> {
        self.desk.open.as_ref()
    }

    /// The excerpt whose source is read.
    pub fn read_excerpt(&self) -> Option<(EventIx, usize)> {
        self.reader().map(|open| (open.event, open.excerpt))
    }

    /// Puts the reader away. A text is left to others to free.
    pub(super) fn close_reader(&mut self) -> Option<Effect> {
        match self.desk.open.take()?.reading {
            Reading::Ready(page) => Some(Effect::PutAway(page)),
            Reading::Waiting | Reading::Absent(_) => None,
        }
    }

    fn open_at(&mut self, event: EventIx, excerpt: usize) {
        if self.selected != Some(event) {
            self.apply_select(SelectAction::Event(event));
        }
        self.desk.followed = self.selected;
        self.turn_to(event, excerpt);
    }

    /// Shows an excerpt, if the event has it.
    fn turn_to(&mut self, event: EventIx, excerpt: usize) {
        let Some(source) = self.excerpt(event, excerpt).map(|excerpt| excerpt.source) else {
            return;
        };
        let open = self.desk.open.get_or_insert_with(|| Reader::new(event, excerpt, source));
        if open.source != source {
            open.is_asked = false;
        }
        (open.event, open.excerpt, open.source) = (event, excerpt, source);
        open.hit = None;
        open.jump += 1;
    }

    /// Follows the selected event, and asks for the text that is to be shown, once.
    pub(super) fn read_on(&mut self) -> Option<Effect> {
        let selected = self.selected;
        if self.desk.followed != selected {
            self.desk.followed = selected;
            let read = self.read_excerpt();
            if let Some(event) = selected.filter(|event| read.is_some_and(|(read, _)| read != *event)) {
                self.turn_to(event, 0);
            }
        }
        let open = self.desk.open.as_mut()?;
        if open.is_asked && open.folder == self.library {
            return None;
        }
        (open.is_asked, open.folder) = (true, self.library.clone());
        // What was asked before is answered too late.
        self.desk.tickets += 1;
        let before = match std::mem::replace(&mut open.reading, Reading::Waiting) {
            Reading::Ready(page) => Some(page),
            Reading::Waiting | Reading::Absent(_) => None,
        };
        (open.hits, open.hit) = (Vec::new(), None);
        let Some(folder) = self.library.clone() else {
            open.reading = Reading::Absent(Absent::NoLibrary);
            return before.map(Effect::PutAway);
        };
        let (dataset, source) = (Arc::clone(self.timeline.dataset()), open.source);
        let asked = SourceAsked { folder, dataset, source, ticket: self.desk.tickets, before };
        Some(Effect::ReadSource(asked))
    }

    /// Takes over what was read of the same file before it was read again. `old` is dropped with all that isn't.
    pub(super) fn keep_reading(&mut self, old: &Self, is_same_file: bool) {
        self.desk.tickets = old.desk.tickets + 1;
        let Some(open) = old.reader().filter(|_| is_same_file) else { return };
        let (id, before) = (&old.dataset().event(open.event).id, old.excerpt_read());
        let found = self.dataset().indexed_events().find(|(_, event)| event.id == *id);
        let Some((event, excerpts)) =
            found.map(|(at, event)| (at, event.excerpts.len() + event.other_dates.len()))
        else {
            return;
        };
        let is_it = |at: &usize| {
            let one = self.excerpt(event, *at).map(|excerpt| &excerpt.exact);
            one == before.map(|excerpt| &excerpt.exact)
        };
        let excerpt = (0..excerpts).find(is_it).unwrap_or_default();
        self.turn_to(event, excerpt);
        let words = open.words.clone();
        self.desk.open.iter_mut().for_each(|open| open.words.clone_from(&words));
        self.desk.followed = self.selected;
    }

    /// The excerpt that is read.
    pub fn excerpt_read(&self) -> Option<&Excerpt> {
        let (event, excerpt) = self.read_excerpt()?;
        self.excerpt(event, excerpt)
    }
}

impl Reader {
    fn new(event: EventIx, excerpt: usize, source: SourceIx) -> Self {
        Self {
            event,
            excerpt,
            source,
            reading: Reading::Waiting,
            is_asked: false,
            folder: None,
            jump: 0,
            words: String::new(),
            hits: Vec::new(),
            hit: None,
        }
    }

    /// The source that is read.
    pub fn source(&self) -> SourceIx {
        self.source
    }

    /// Its text.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Its text, if it is there.
    pub fn page(&self) -> Option<&Arc<Page>> {
        match &self.reading {
            Reading::Ready(page) => Some(page),
            Reading::Waiting | Reading::Absent(_) => None,
        }
    }

    /// Which quotation of the page is read.
    pub fn at(&self) -> Option<usize> {
        self.page()?.find_quoted(self.event, self.excerpt)
    }

    /// That quotation.
    pub fn quoted(&self) -> Option<&Quoted> {
        self.page()?.quoted().get(self.at()?)
    }

    /// Goes up whenever [`Reader::place`] is to be brought on screen.
    pub fn jump(&self) -> u64 {
        self.jump
    }

    /// The place that is meant, in bytes of the page: what was looked for, or else the quotation.
    pub fn place(&self) -> Option<Range<usize>> {
        let hit = self.hit.and_then(|hit| self.hits.get(hit));
        hit.or_else(|| self.quoted().map(|one| &one.place)).cloned()
    }

    /// The words that are looked for.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Where they stand, in order; at most [`MOST_HITS`] places.
    pub fn hits(&self) -> &[Range<usize>] {
        &self.hits
    }

    /// Which of these is looked at.
    pub fn hit(&self) -> Option<usize> {
        self.hit
    }

    /// `3 of 17`; nothing without words.
    pub fn count(&self) -> String {
        let more = if self.hits.len() >= MOST_HITS { "+" } else { "" };
        match (self.hits.len(), self.hit) {
            _ if self.words.trim().is_empty() || self.page().is_none() => String::new(),
            (0, _) => "nothing found".to_owned(),
            (all, Some(hit)) => format!("{} of {all}{more}", hit + 1),
            (all, None) => format!("{all}{more} found"),
        }
    }

    /// The excerpt quoted next after the one that is read, or before it. Those that are missing stand nowhere.
    fn beside(&self, step: isize) -> Option<(EventIx, usize)> {
        let quoted = self.page()?.quoted();
        let mut at = self.at()?;
        loop {
            at = at.checked_add_signed(step.signum())?;
            let one = quoted.get(at)?;
            if one.stands() {
                return Some((one.event, one.excerpt));
            }
        }
    }

    /// Whether there is a quoted passage after the one that is read (1), or before it (-1).
    pub fn has_beside(&self, step: isize) -> bool {
        self.beside(step).is_some()
    }

    fn take(&mut self, outcome: Result<Arc<Page>, Absent>) {
        self.reading = match outcome {
            Ok(page) => Reading::Ready(page),
            Err(absent) => Reading::Absent(absent),
        };
        let words = std::mem::take(&mut self.words);
        self.look_for(&words);
        self.hit = None;
        self.jump += 1;
    }

    /// Looks for words, and goes to the first place of them from here on.
    fn find(&mut self, words: &str) {
        let here = self.place().map_or(0, |place| place.start);
        self.look_for(words);
        let after = self.hits.partition_point(|hit| hit.start < here);
        self.hit = (!self.hits.is_empty()).then_some(if after < self.hits.len() { after } else { 0 });
        self.jump += u64::from(self.hit.is_some());
    }

    fn look_for(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        self.hits = self.page().map_or_else(Vec::new, |page| page.search(words));
        self.hit = None;
    }

    /// Goes to the next place of the words, or the one before; after the last comes the first.
    fn step(&mut self, step: isize) {
        let all = self.hits.len();
        if all == 0 {
            return;
        }
        let here = self.place().map_or(0, |place| place.start);
        let after = self.hits.partition_point(|hit| hit.start < here);
        self.hit = Some(match (self.hit, step > 0) {
            (Some(hit), true) => (hit + 1) % all,
            (Some(hit), false) => (hit + all - 1) % all,
            (None, true) => after % all,
            (None, false) => (after + all - 1) % all,
        });
        self.jump += 1;
    }
}
