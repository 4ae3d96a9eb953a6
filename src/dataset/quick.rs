//! The quick way through a dataset without errors: every event is checked as soon as it is parsed, so that the raw
//! form of all events never lies in memory together with the text and the checked form. Texts of the raw form are
//! looked at where they stand ([`Lent`]): ids that refer to something are never copied, all else once, side by side. Newline-delimited JSON has its own
//! way: see [`super::lines`].
//!
//! It gives up at the first thing that isn't as it should be, without a word: then the whole text is read again,
//! slowly, by those who know where everything stands and how to say what is wrong with it. It also gives up where a
//! table stands behind the events that refer to it, which is allowed.

use std::fmt;
use std::mem::replace;
use std::sync::mpsc::{channel, sync_channel};

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::check::{self, Gathered, Known, Tables};
use super::findings::Findings;
use super::load::FORMAT;
use super::model::Dataset;
use super::progress::{LONG, Watch};
use super::raw::{self, Fields as _, Lent, RawDataset, RawEvent};

/// Why there is no dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// Something isn't as it should be.
    Odd,
    /// Nobody wants it any more.
    Cancelled,
}

/// How many events are parsed before they are handed on to be checked: enough that nobody waits often, few enough to
/// stay in the processor's own memory.
const BATCH: usize = 64;

/// A dataset without errors but for what can be known only when all events are: their ids and relations.
pub(super) struct Unfinished {
    raw: RawDataset,
    tables: Tables,
    gathered: Gathered,
}

impl Unfinished {
    /// What was read so far: `raw` without its tables and events.
    pub(super) fn new(raw: RawDataset, tables: Tables, gathered: Gathered) -> Self {
        Self { raw, tables, gathered }
    }

    /// The dataset; `None` if it has errors. Looks at all ids, which takes memory: best without the text around.
    pub(super) fn finish(self) -> Option<Dataset> {
        let mut findings = Findings::new();
        let is_known = self.raw.format == Some(FORMAT);
        let events = self.gathered.finish(&mut findings);
        let dataset = check::dataset(&mut findings, self.raw, self.tables, events);
        (is_known && findings.is_empty()).then_some(dataset)
    }
}

/// Checks events, batch by batch.
struct Checker<'k> {
    known: &'k Known<'k>,
    findings: Findings,
    gathered: Gathered,
}

impl<'k> Checker<'k> {
    fn new(known: &'k Known<'k>) -> Self {
        Self { known, findings: Findings::new(), gathered: Gathered::default() }
    }

    /// Keeps the events of `batch`. Returns whether nothing is wrong so far.
    fn check(&mut self, batch: &mut Batch<'_>) -> bool {
        for raw in batch {
            self.gathered.add(&mut self.findings, self.known, raw);
        }
        self.findings.is_empty()
    }

    fn finish(self) -> Option<Gathered> {
        self.findings.is_empty().then_some(self.gathered)
    }
}

/// Events as they were parsed.
type Batch<'t> = Vec<RawEvent<Lent<'t>>>;

/// Keeps the events of a batch; returns whether more are wanted. What is left of the batch goes back to the parser:
/// what one thread asked the allocator for and another gives back keeps both waiting for each other.
type HandOn<'a, 't> = &'a mut dyn FnMut(&mut Batch<'t>) -> bool;

/// The events that `parse` hands on, checked; of a long text, meanwhile on another thread.
fn checked<'t, E: Error>(
    known: &Known<'_>,
    is_long: bool,
    parse: impl FnOnce(HandOn<'_, 't>) -> Result<(), E>,
) -> Result<Gathered, E> {
    let gathered = if is_long {
        std::thread::scope(|scope| {
            let (sender, batches) = sync_channel::<Batch<'t>>(4);
            let (give_back, used) = channel();
            let checker = scope.spawn(move || {
                let mut checker = Checker::new(known);
                for mut batch in batches {
                    if !checker.check(&mut batch) {
                        return None;
                    }
                    // The parser may have ended.
                    drop(give_back.send(batch));
                }
                checker.finish()
            });
            let parsed = parse(&mut |batch| {
                let mut next: Batch<'t> = used.try_recv().unwrap_or_default();
                next.clear();
                sender.send(replace(batch, next)).is_ok()
            });
            drop(sender);
            let gathered = checker.join().ok().flatten();
            parsed.map(|()| gathered)
        })?
    } else {
        let mut checker = Checker::new(known);
        parse(&mut |batch| {
            let is_sound = checker.check(batch);
            batch.clear();
            is_sound
        })?;
        checker.finish()
    };
    gathered.ok_or_else(|| E::custom("a problem"))
}

/// Reads a RON text without errors.
///
/// # Errors
/// [`Halt`]; nothing is said about what is wrong.
pub(super) fn ron(text: &str, watch: &Watch<'_>) -> Result<Unfinished, Halt> {
    let visitor = DatasetVisitor { watch, text };
    let mut parser = ron::Deserializer::from_str_with_options(text, &raw::options()).map_err(odd)?;
    let read = parser.deserialize_struct("Dataset", &["events"], visitor);
    let ended = parser.end();
    match (read, ended) {
        (Ok(dataset), Ok(())) => Ok(dataset),
        _ if watch.is_cancelled() => Err(Halt::Cancelled),
        _ => Err(Halt::Odd),
    }
}

/// What is wrong is found again, with its place, by the slow way.
pub(super) fn odd<E>(_: E) -> Halt {
    Halt::Odd
}

/// Nothing was found so far.
fn sound<E: Error>(findings: &Findings) -> Result<(), E> {
    if findings.is_empty() { Ok(()) } else { Err(E::custom("a problem")) }
}

struct DatasetVisitor<'w> {
    watch: &'w Watch<'w>,
    text: &'w str,
}

impl<'de> Visitor<'de> for DatasetVisitor<'_> {
    type Value = Unfinished;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dataset")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unfinished, A::Error> {
        let (mut raw, mut findings) = (RawDataset::default(), Findings::new());
        let mut read = None;
        while let Some(Name(name)) = map.next_key()? {
            if name != "events" {
                raw.read(&name, &mut map)?;
                continue;
            }
            if read.is_some() {
                return Err(A::Error::custom("a repeated field"));
            }
            let tables = Tables::check(&mut findings, &mut raw);
            let known = Known::new(&mut findings, &tables);
            sound(&findings)?;
            let seed = EventsSeed { known: &known, watch: self.watch, text: self.text };
            let gathered = map.next_value_seed(seed)?;
            read = Some((tables, gathered));
        }
        let (tables, gathered) = read.ok_or_else(|| A::Error::missing_field("events"))?;
        let has_late_table =
            raw.themes.is_some() || raw.actors.is_some() || raw.places.is_some() || raw.sources.is_some();
        if has_late_table {
            return Err(A::Error::custom("a table after the events"));
        }
        Ok(Unfinished { raw, tables, gathered })
    }
}

/// The name of a field.
struct Name(String);

impl<'de> serde::Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(NameVisitor)
    }
}

/// Reads the events and checks each.
struct EventsSeed<'a> {
    known: &'a Known<'a>,
    watch: &'a Watch<'a>,
    text: &'a str,
}

impl<'de> DeserializeSeed<'de> for EventsSeed<'_> {
    type Value = Gathered;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Gathered, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for EventsSeed<'_> {
    type Value = Gathered;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of events")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Gathered, D::Error> {
        deserializer.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Gathered, A::Error> {
        let size = self.text.len() as u64;
        let is_asked = self.watch.is_asked(size);
        // The parser doesn't say where it is. Every event has excerpts, so there are about this many.
        let expected = if is_asked { self.text.matches("excerpts:").count().max(1) } else { 1 };
        let mut read = 0;
        checked(self.known, size >= LONG, |hand_on| {
            let mut batch = Vec::with_capacity(BATCH);
            loop {
                while batch.len() < BATCH
                    && let Some(event) = seq.next_element()?
                {
                    batch.push(event);
                }
                let is_last = batch.len() < BATCH;
                read += batch.len();
                let goes_on = !is_asked || self.watch.tell(read as f32 / expected as f32);
                if !goes_on || !hand_on(&mut batch) {
                    return Err(A::Error::custom("a problem, or nobody waits for it"));
                }
                if is_last {
                    return Ok(());
                }
            }
        })
    }
}
