//! The quick way through newline-delimited JSON without errors: one thread reads the file in blocks of whole lines and
//! takes their SHA-256, several parse and check a block each, and the one that asked puts their events in order.

use std::io::Read;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use super::blocks;
use super::check::{Gathered, Known, Room, Tables};
use super::findings::Findings;
use super::model::Dataset;
use super::progress::{LONG, Watch};
use super::quick::{Halt, Unfinished, odd};
use super::raw::{Lent, RawDataset, RawEvent};

/// How many threads parse and check at most: the one that reads keeps no more of them busy.
const MOST_WORKERS: usize = 4;

/// How many blocks wait for a thread, or from one: two, so that neither side waits long for the other.
const WAITING: usize = 2;

/// Reads newline-delimited JSON without errors, and takes the SHA-256 of its bytes on the way. `size` is how many
/// bytes there are.
///
/// # Errors
/// [`Halt`]; nothing is said about what is wrong, be it with the text or with reading it.
pub(super) fn ndjson(file: impl Read + Send, size: u64, watch: &Watch<'_>) -> Result<Dataset, Halt> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let workers = if size < LONG { 1 } else { cores.min(MOST_WORKERS) };
    let (unfinished, sha256) = thread::scope(|scope| {
        let (senders, blocks): (Vec<_>, Vec<_>) = (0..workers).map(|_| sync_channel(WAITING)).unzip();
        let (give_back, used) = channel();
        let hash = scope.spawn(move || {
            // Each worker in its turn.
            let mut turns = senders.iter().cycle();
            blocks::send(file, |block| turns.next().is_some_and(|to| to.send(block).is_ok()), &used)
        });
        let read = dataset(blocks, &give_back, size, watch);
        match (read, hash.join()) {
            _ if watch.is_cancelled() => Err(Halt::Cancelled),
            (Ok(unfinished), Ok(Ok(sha256))) => Ok((unfinished, sha256)),
            _ => Err(Halt::Odd),
        }
    })?;
    let dataset = unfinished.finish().ok_or(Halt::Odd)?;
    Ok(Dataset { sha256, ..dataset })
}

/// Reads the first line, and has all others read; `blocks` are those of each worker.
fn dataset(
    blocks: Vec<Receiver<Vec<u8>>>,
    give_back: &Sender<Vec<u8>>,
    size: u64,
    watch: &Watch<'_>,
) -> Result<Unfinished, Halt> {
    let first = blocks.first().ok_or(Halt::Odd)?.recv().map_err(odd)?;
    let text = std::str::from_utf8(&first).map_err(odd)?;
    let mut rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let header = loop {
        match next_line(&mut rest) {
            Some("") => {}
            line => break line.ok_or(Halt::Odd)?,
        }
    };
    let mut findings = Findings::new();
    let mut raw: RawDataset = serde_json::from_str(header).map_err(odd)?;
    let tables = Tables::check(&mut findings, &mut raw);
    let known = Known::new(&mut findings, &tables);
    if raw.events.is_some() || !findings.is_empty() {
        return Err(Halt::Odd);
    }
    let start = first.len() - rest.len();
    let begun = Block { bytes: first, start };
    let gathered = thread::scope(|scope| {
        let mut begun = Some(begun);
        let (parts, workers): (Vec<_>, Vec<_>) = (blocks.into_iter())
            .map(|blocks| {
                let (sender, parts) = sync_channel(WAITING);
                let (spare, room) = channel();
                let (known, begun) = (&known, begun.take());
                let worker = Worker { known, give_back: give_back.clone(), room, parts: sender };
                let blocks = blocks.into_iter().map(|bytes| Block { bytes, start: 0 });
                let handle = scope.spawn(move || worker.work(begun.into_iter().chain(blocks)));
                (Parts { parts, spare }, handle)
            })
            .unzip();
        let gathered = gather(&parts, size, watch);
        // Whoever still wants to send is to stop.
        drop(parts);
        // One that has broken off sends nothing more, as one that is done.
        let broken = workers.into_iter().filter_map(|worker| worker.join().err()).count();
        gathered.filter(|_| broken == 0).ok_or(Halt::Odd)
    })?;
    Ok(Unfinished::new(raw, tables, gathered))
}

/// Whole lines of the file.
struct Block {
    bytes: Vec<u8>,
    /// From where on they are events.
    start: usize,
}

/// The events of a block.
struct Part {
    gathered: Gathered,
    /// How many bytes they were made of.
    bytes: usize,
}

/// What comes from a worker, and goes back to it.
struct Parts {
    /// None stands for a block with a problem.
    parts: Receiver<Option<Part>>,
    /// Room for events, to be used again.
    spare: Sender<Room>,
}

/// Puts the parts of all blocks together. `None` if there is a problem, or nobody waits for it.
fn gather(workers: &[Parts], size: u64, watch: &Watch<'_>) -> Option<Gathered> {
    let (mut gathered, mut read) = (Gathered::default(), 0);
    // Blocks went to the workers in turn; so the first one that has no more has none because there is no more.
    for Parts { parts, spare } in workers.iter().cycle() {
        let Ok(part) = parts.recv() else {
            break;
        };
        let part = part?;
        read += part.bytes;
        if watch.is_asked(size) && !watch.tell(read as f32 / size as f32) {
            return None;
        }
        // The worker may have ended.
        drop(spare.send(gathered.append(part.gathered)));
    }
    Some(gathered)
}

/// Parses and checks blocks.
struct Worker<'k> {
    known: &'k Known<'k>,
    give_back: Sender<Vec<u8>>,
    room: Receiver<Room>,
    parts: SyncSender<Option<Part>>,
}

impl Worker<'_> {
    /// Works until there is no more, something is wrong, or nobody waits for it.
    fn work(self, blocks: impl Iterator<Item = Block>) {
        for block in blocks {
            let room = self.room.try_recv().unwrap_or_default();
            let gathered = self.events(&block, room);
            let goes_on = gathered.is_some();
            let part = gathered.map(|gathered| Part { gathered, bytes: block.bytes.len() });
            // The reader may have ended.
            drop(self.give_back.send(block.bytes));
            if self.parts.send(part).is_err() || !goes_on {
                return;
            }
        }
    }

    /// The events of a block, an event in each line; `None` if there is a problem.
    fn events(&self, block: &Block, room: Room) -> Option<Gathered> {
        let (mut findings, mut gathered) = (Findings::new(), Gathered::in_room(room));
        let mut lines = std::str::from_utf8(block.bytes.get(block.start..)?).ok()?;
        while let Some(line) = next_line(&mut lines) {
            if !line.is_empty() {
                let mut raw: RawEvent<Lent<'_>> = serde_json::from_str(line).ok()?;
                gathered.add(&mut findings, self.known, &mut raw);
            }
        }
        gathered.seal();
        findings.is_empty().then_some(gathered)
    }
}

/// Takes a line, without space around it; none if there is no more.
fn next_line<'t>(rest: &mut &'t str) -> Option<&'t str> {
    if rest.is_empty() {
        return None;
    }
    let (line, others) = match memchr::memchr(b'\n', rest.as_bytes()) {
        Some(end) => (&rest[..end], &rest[end + 1..]),
        None => (*rest, ""),
    };
    *rest = others;
    Some(line.trim_matches([' ', '\t', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = r#"{"format":1,"title":"t","themes":[{"id":"a","label":"A"}],"sources":[{"id":"s","role":"Read","kind":"Report","title":"S"}]}"#;

    /// More events than one block holds, each the continuation of the one before.
    const MANY: usize = 10_000;

    fn line(number: usize, theme: &str) -> String {
        let excerpts = r#""excerpts":[{"source":"s","exact":"these words"}]"#;
        let before = number.checked_sub(1).map_or_else(String::new, |before| {
            format!(r#","relations":[{{"kind":"Continues","to":"event-{before}"}}]"#)
        });
        format!(
            r#"{{"id":"event-{number}","title":"No \u002e {number}","themes":["{theme}"],"standing":"Stated",{excerpts}{before}}}"#
        )
    }

    fn text(theme_of: impl Fn(usize) -> &'static str) -> String {
        let events = (0..MANY).map(|number| line(number, theme_of(number)));
        std::iter::once(HEADER.to_owned()).chain(events).collect::<Vec<_>>().join("\n")
    }

    fn read(text: &str, watch: &Watch<'_>) -> Result<Dataset, Halt> {
        ndjson(text.as_bytes(), text.len() as u64, watch)
    }

    #[test]
    fn events_of_many_blocks_keep_their_order_and_their_relations() {
        let text = text(|_| "a");
        assert!(text.len() as u64 > LONG);
        let dataset = read(&text, &Watch::nobody()).unwrap();
        assert_eq!(dataset.sha256, blocks::sha256(text.as_bytes()));
        assert_eq!(dataset.events.len(), MANY);
        for (position, event) in dataset.events.iter().enumerate() {
            assert_eq!(event.id, format!("event-{position}"));
            assert_eq!(event.title, format!("No . {position}"));
            let related: Vec<usize> = event.relations.iter().map(|relation| relation.to.index()).collect();
            assert_eq!(related, Vec::from_iter(position.checked_sub(1)));
        }
    }

    #[test]
    fn a_problem_in_any_block_stops_it() {
        for bad in [0, MANY / 2, MANY - 1] {
            let text = text(|number| if number == bad { "b" } else { "a" });
            assert_eq!(read(&text, &Watch::nobody()).unwrap_err(), Halt::Odd, "{bad}");
        }
    }

    #[test]
    fn it_stops_when_nobody_waits() {
        let text = text(|_| "a");
        assert_eq!(read(&text, &Watch::new(&|share| share < 0.5)).unwrap_err(), Halt::Cancelled);
    }
}
