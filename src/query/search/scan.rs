//! Looking for words in folded text, on as many threads as there are processors.

use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem::Finder;

use super::index::{Index, Part, Section};
use crate::query::bits::Bits;

/// Where a word stands is kept for this many places an event on average: beyond that it costs as much to look there
/// again as to search anew. 16 bytes each, so 32 MB at most for a million events, for each word that is searched for.
const PLACES: usize = 2;

/// How many bytes that follow a word are kept with each place where it stands. Looking them up in the text again costs
/// as much as passing over a kilobyte of it.
const AHEAD: usize = size_of::<u64>();

/// Where a word stands in the texts.
#[derive(Debug)]
pub(in crate::query) struct Found {
    /// The word, folded.
    word: String,
    /// The places (see `Timeline::all`) of the events whose text holds it.
    pub(super) events: Bits,
    /// For each part of the index every hit; `None` where they are too many.
    hits: Vec<Option<Hits>>,
}

/// Where a word stands in a part.
#[derive(Debug, Default)]
struct Hits {
    /// What is kept with the hits begins so many bytes after them.
    from: usize,
    hits: Vec<Hit>,
}

/// A place where a word stands.
#[derive(Debug, Clone, Copy)]
struct Hit {
    /// The byte of the part at which it begins.
    begin: u32,
    /// The event, counted from the first of the part.
    event: u32,
    /// The bytes of the text from [`Hits::from`] on, the first one lowest; zeros beyond its end.
    ahead: u64,
}

impl Found {
    /// Looks for a word everywhere; `places` gives the place of each event of the file.
    pub(super) fn new(index: &Index, places: &[u32], word: &str) -> Self {
        let finder = Finder::new(word);
        let look = |at: usize| {
            index.parts.get(at).map_or_else(Looked::default, |part| Looked::through(part, &finder))
        };
        Self::of(index, places, (word, in_parallel(index.parts.len(), !index.is_small(), look)))
    }

    /// Looks for a word that begins with this one: where this one stands.
    pub(super) fn typed_on(&self, index: &Index, places: &[u32], word: &str) -> Self {
        let finder = Finder::new(word);
        let look = |at: usize| match (index.parts.get(at), self.hits.get(at)) {
            (Some(part), Some(Some(hits))) => Looked::among(part, hits, (word, self.word.len())),
            (Some(part), _) => Looked::through(part, &finder),
            (None, _) => Looked::default(),
        };
        // Looking at a few places takes less time than starting a thread.
        let is_long = !index.is_small() && self.hits.iter().any(Option::is_none);
        Self::of(index, places, (word, in_parallel(index.parts.len(), is_long, look)))
    }

    fn of(index: &Index, places: &[u32], (word, looked): (&str, Vec<Looked>)) -> Self {
        let mut events = Bits::none(places.len());
        for (part, looked) in index.parts.iter().zip(&looked) {
            let places = places.get(part.first..).unwrap_or_default();
            let held = looked.events.iter().filter_map(|event| places.get(*event as usize));
            held.for_each(|place| events.insert(*place));
        }
        Self { word: word.to_owned(), events, hits: looked.into_iter().map(|looked| looked.hits).collect() }
    }

    /// The word that was looked for.
    pub(super) fn word(&self) -> &str {
        &self.word
    }

    /// The places of the events that hold it in one section.
    pub(super) fn in_section(&self, index: &Index, places: &[u32], section: Section) -> Bits {
        let finder = Finder::new(&self.word);
        let mut bits = Bits::none(places.len());
        for (part, hits) in index.parts.iter().zip(&self.hits) {
            let places = places.get(part.first..).unwrap_or_default();
            if let Some(Hits { hits, .. }) = hits {
                let inside = hits.iter().filter(|hit| {
                    part.section_range(hit.event as usize, section).contains(&(hit.begin as usize))
                });
                inside.filter_map(|hit| places.get(hit.event as usize)).for_each(|place| bits.insert(*place));
            } else {
                let holds = |event| {
                    let text = part.text.as_bytes().get(part.section_range(event, section));
                    text.is_some_and(|text| finder.find(text).is_some())
                };
                let having = (0..part.len())
                    .zip(places)
                    .filter(|(event, place)| self.events.has(**place) && holds(*event));
                having.for_each(|(_, place)| bits.insert(*place));
            }
        }
        bits
    }
}

/// What looking through a part gives.
struct Looked {
    /// The events that hold the word, counted from the first of the part, rising.
    events: Vec<u32>,
    hits: Option<Hits>,
}

impl Default for Looked {
    fn default() -> Self {
        Self { events: Vec::new(), hits: Some(Hits::default()) }
    }
}

impl Looked {
    /// Every hit in a part or, where they are too many, the events alone.
    fn through(part: &Part, finder: &Finder<'_>) -> Self {
        // Of a single letter there are too many everywhere.
        let hits = Some(finder).filter(|finder| finder.needle().len() > 1);
        let Some(begins) = hits.and_then(|finder| begins(part, finder)) else {
            return Self { events: events(part, finder), hits: None };
        };
        let (text, from) = (part.text.as_bytes(), finder.needle().len());
        let mut hits = Hits { from, hits: Vec::with_capacity(begins.len()) };
        for begin in begins {
            let event = part.event_at(0, begin as usize);
            hits.hits.push(Hit { begin, event, ahead: bytes_from(text, begin as usize + from) });
        }
        Self { events: hits.events(), hits: Some(hits) }
    }

    /// The hits of a word among those of its first so many bytes.
    fn among(part: &Part, before: &Hits, (word, known): (&str, usize)) -> Self {
        let (text, length) = (part.text.as_bytes(), word.len());
        let typed = word.as_bytes().get(known..).unwrap_or_default();
        let mut hits = Hits { from: before.from, hits: Vec::new() };
        if length <= before.from + AHEAD {
            let shift = 8 * (known - before.from);
            // Of all that is kept, what was typed on.
            let mask = u64::MAX.checked_shr(u32::try_from(8 * (AHEAD - typed.len())).unwrap_or(u32::MAX));
            let (wanted, mask) = (bytes_from(typed, 0) << shift, mask.unwrap_or_default() << shift);
            hits.hits.extend(before.hits.iter().filter(|hit| hit.ahead & mask == wanted));
        } else {
            let stands = |hit: &&Hit| {
                text.get(hit.begin as usize + known..).is_some_and(|text| text.starts_with(typed))
            };
            let ahead = |hit: &Hit| Hit { ahead: bytes_from(text, hit.begin as usize + length), ..*hit };
            hits = Hits { from: length, hits: before.hits.iter().filter(stands).map(ahead).collect() };
        }
        Self { events: hits.events(), hits: Some(hits) }
    }
}

impl Hits {
    /// The events, rising.
    fn events(&self) -> Vec<u32> {
        let mut events: Vec<u32> = self.hits.iter().map(|hit| hit.event).collect();
        events.dedup();
        events
    }
}

/// Where a word begins in a part, everywhere. `None`: at too many places.
fn begins(part: &Part, finder: &Finder<'_>) -> Option<Vec<u32>> {
    let (text, most) = (part.text.as_bytes(), PLACES * part.len());
    let (mut begins, mut at) = (Vec::new(), 0);
    while let Some(ahead) = text.get(at..).and_then(|text| finder.find(text)) {
        if begins.len() == most {
            return None;
        }
        begins.push(u32::try_from(at + ahead).ok()?);
        // One may begin within another.
        at += ahead + 1;
    }
    Some(begins)
}

/// The events of a part that hold a word, without looking for a second one in any.
fn events(part: &Part, finder: &Finder<'_>) -> Vec<u32> {
    let (mut events, mut event, mut at) = (Vec::new(), 0, 0);
    while let Some(ahead) = part.text.as_bytes().get(at..).and_then(|text| finder.find(text)) {
        event = part.event_at(event, at + ahead);
        events.push(event);
        at = part.end(event as usize);
    }
    events
}

/// The bytes of a text from a place on, as many as a number takes, the first one lowest; zeros beyond the end.
fn bytes_from(text: &[u8], from: usize) -> u64 {
    let rest = text.get(from..).unwrap_or_default();
    let whole = rest.first_chunk().copied();
    u64::from_le_bytes(whole.unwrap_or_else(|| {
        let mut bytes = [0; AHEAD];
        bytes.iter_mut().zip(rest).for_each(|(byte, text)| *byte = *text);
        bytes
    }))
}

/// The results of some work for every number below `count`, in order; on one thread where `is_worth_it` is false.
pub(super) fn in_parallel<T: Send>(
    count: usize,
    is_worth_it: bool,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count);
    if !is_worth_it || threads < 2 {
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
