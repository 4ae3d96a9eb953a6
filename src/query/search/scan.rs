//! Looking for words in folded text, on as many threads as there are processors.
//!
//! First, and as fast as can be, which events hold a word ([`Found`]); only when that is out, what the next letter of it
//! is looked up in ([`Ready`]).

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem::Finder;

use super::index::{Index, Part, Section};
use super::ready::Ready;
use crate::query::bits::Bits;

/// Without [`Ready`], a word that is typed on is looked for event by event where the events that hold its beginning are
/// fewer than one in so many of a part: among more, passing over the whole text takes less time.
const FEW: usize = 6;

/// Looking at fewer events than so many takes less time than starting a thread.
const MANY: usize = 20_000;

/// Which events hold a word in their own texts.
#[derive(Debug)]
pub(in crate::query) struct Found {
    /// The word, folded.
    word: String,
    /// The places (see `Timeline::all`) of these events.
    pub(super) events: Bits,
    /// By part of the index.
    held: Vec<Held>,
}

/// What is known of a word in one part.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The events that hold it, rising: 8 bytes each, so 8 MB at most for a million events.
    pub(super) firsts: Vec<First>,
    /// Whether it is known where it begins first in each, not only before which byte it doesn't.
    pub(super) is_exact: bool,
    /// What it is looked up in when it is typed on; made later.
    pub(super) ready: OnceLock<Ready>,
}

/// Where an event holds a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    /// The event, counted from the first of the part.
    pub(super) event: u32,
    /// A byte of the part: the first one where the word begins or, if that isn't known exactly, one before it.
    pub(super) begin: u32,
}

impl Found {
    /// Looks for a word everywhere; `places` gives the place of each event of the file.
    pub(super) fn new(index: &Index, places: &[u32], word: &str) -> Self {
        let finder = Finder::new(word);
        let look = |at: usize| index.parts.get(at).map(|part| through(part, &finder)).unwrap_or_default();
        Self::of(index, places, (word, in_parallel(index.parts.len(), !index.is_small(), look)))
    }

    /// Looks for a word that begins with this one: in the events that hold this one.
    pub(super) fn typed_on(&self, index: &Index, places: &[u32], word: &str) -> Self {
        let (finder, known) = (Finder::new(word), self.word.len());
        let look = |at: usize| match (index.parts.get(at), self.held.get(at)) {
            (Some(part), Some(held)) => {
                let ready = held.ready.get().and_then(|ready| ready.typed_on(part, held, (word, known)));
                ready.unwrap_or_else(|| held.typed_on(part, &finder))
            }
            _ => Held::default(),
        };
        let is_long = self.is_long(index);
        Self::of(index, places, (word, in_parallel(index.parts.len(), is_long, look)))
    }

    fn of(index: &Index, places: &[u32], (word, held): (&str, Vec<Held>)) -> Self {
        let mut events = Bits::none(places.len());
        for (part, held) in index.parts.iter().zip(&held) {
            let places = places.get(part.first..).unwrap_or_default();
            let held = held.firsts.iter().filter_map(|first| places.get(first.event as usize));
            held.for_each(|place| events.insert(*place));
        }
        Self { word: word.to_owned(), events, held }
    }

    /// Whether there are so many events to look at that it's worth more than one thread.
    fn is_long(&self, index: &Index) -> bool {
        !index.is_small() && self.held.iter().map(|held| held.firsts.len()).sum::<usize>() > MANY
    }

    /// The word that was looked for.
    pub(super) fn word(&self) -> &str {
        &self.word
    }

    /// Makes what a word that begins with this one is looked up in, unless that is there. Gives up as soon as nobody
    /// wants it any more; what is made by then stays.
    pub(super) fn make_ready(&self, index: &Index, is_wanted: impl Fn() -> bool + Sync) {
        let finder = Finder::new(&self.word);
        let make = |at: usize| {
            if let (Some(part), Some(held), true) = (index.parts.get(at), self.held.get(at), is_wanted()) {
                held.ready.get_or_init(|| Ready::new(part, &held.firsts, &finder));
            }
        };
        let is_left = |held: &Held| held.ready.get().is_none() && !held.firsts.is_empty();
        in_parallel(index.parts.len(), !index.is_small() && self.held.iter().any(is_left), make);
    }

    /// The places of the events that hold it in one section.
    pub(super) fn in_section(&self, index: &Index, places: &[u32], section: Section) -> Bits {
        let finder = Finder::new(&self.word);
        let look = |at: usize| -> Vec<u32> {
            let (Some(part), Some(held)) = (index.parts.get(at), self.held.get(at)) else {
                return Vec::new();
            };
            let is_inside = |first: &&First| {
                let range = part.section_range(first.event as usize, section);
                let begin = first.begin as usize;
                let text = || part.text.as_bytes().get(range.start.max(begin)..range.end).unwrap_or_default();
                // What stands before the section says nothing of what stands in it.
                let is_told = held.is_exact && begin >= range.start;
                begin < range.end
                    && (is_told || text().starts_with(self.word.as_bytes()) || finder.find(text()).is_some())
            };
            held.firsts.iter().filter(is_inside).map(|first| first.event).collect()
        };
        let inside = in_parallel(index.parts.len(), self.is_long(index), look);
        let mut bits = Bits::none(places.len());
        for (part, events) in index.parts.iter().zip(inside) {
            let places = places.get(part.first..).unwrap_or_default();
            let inside = events.into_iter().filter_map(|event| places.get(event as usize));
            inside.for_each(|place| bits.insert(*place));
        }
        bits
    }
}

impl Held {
    /// Looks through the events that hold the beginning of a word for the word.
    pub(super) fn typed_on(&self, part: &Part, finder: &Finder<'_>) -> Self {
        if self.firsts.len() * FEW >= part.len() {
            return through(part, finder);
        }
        let stands = |first: &First| {
            let text = part.text.as_bytes().get(first.begin as usize..part.end(first.event as usize))?;
            let ahead = if text.starts_with(finder.needle()) { 0 } else { finder.find(text)? };
            Some(First { begin: first.begin + u32::try_from(ahead).ok()?, ..*first })
        };
        Self::exact(self.firsts.iter().filter_map(stands).collect())
    }

    fn exact(firsts: Vec<First>) -> Self {
        Self { firsts, is_exact: true, ready: OnceLock::new() }
    }
}

/// Looks through a part, without looking for a second place in any event.
pub(super) fn through(part: &Part, finder: &Finder<'_>) -> Held {
    let (mut firsts, mut event, mut at) = (Vec::new(), 0, 0);
    while let Some(ahead) = part.text.as_bytes().get(at..).and_then(|text| finder.find(text)) {
        let begin = at + ahead;
        event = part.event_at(event, begin);
        firsts.extend(u32::try_from(begin).map(|begin| First { event, begin }));
        at = part.end(event as usize);
    }
    Held::exact(firsts)
}

/// The results of some work for every number below `count`, in order; on one thread where `is_worth_it` is false.
pub(in crate::query) fn in_parallel<T: Send>(
    count: usize,
    is_worth_it: bool,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    // Asking how many processors there are takes as long as searching a few hundred events.
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if is_worth_it { processors().min(count) } else { 1 };
    if threads < 2 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let some = || -> Vec<(usize, T)> {
        let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count);
        std::iter::from_fn(take).map(|at| (at, work(at))).collect()
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(some)).collect();
        let mut done = some();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
