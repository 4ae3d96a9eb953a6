//! The cost of loading a dataset, as a multiple of parsing the same bytes, and its memory, as a multiple of the file.
//!
//! Parsing is what `ron` or `serde_json` alone take, on one thread, from the bytes in memory to the raw mirror of the
//! format, every text a string of its own, without a check. Loading is from the file to the checked dataset, its
//! SHA-256 included; it may use as many threads as it likes. Both alternate, so that they meet
//! the same machine in the same mood. Memory is the most that a process holds that loads the file and does nothing
//! else, above what it held before; Linux only. `open` is what a window waits for: loading, and the indexes that a
//! timeline, a search and a filter need.
//!
//! Prints one line for each case: `load form=F events=N bytes=B load_ms=… over_parsing=… peak_over_file=… open_ms=…`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/datasets.rs"]
mod datasets;
mod support;

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use annals::dataset::{load_bytes, load_file, parse_only};
use annals::state::Opened;

use datasets::{FORMS, Form};
use support::Samples;

/// How many events, and how often each is measured.
const SIZES: [(usize, usize); 3] = [(10_000, 15), (100_000, 7), (1_000_000, 1)];

/// What the process that measures its memory is called with, before the file.
const MEMORY_OF: &str = "--memory-of";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == MEMORY_OF) {
        return memory(Path::new(arguments.get(at + 1).ok_or("a file")?));
    }
    // A number limits the events, for a quick look.
    let most = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    agree()?;
    let folder = tempfile::tempdir()?;
    for (events, rounds) in SIZES.into_iter().filter(|(events, _)| *events <= most) {
        for (name, form) in FORMS {
            let file = folder.path().join(format!("events.{name}"));
            let case = Case { name, form, events, rounds, file };
            case.measure()?;
            std::fs::remove_file(&case.file)?;
        }
    }
    Ok(())
}

/// Makes sure that both forms say the same.
fn agree() -> Result<(), Box<dyn Error>> {
    let expected = datasets::dataset(1000)?;
    for (name, form) in FORMS {
        let loaded =
            load_bytes(datasets::text(form, 1000)?.as_bytes()).map_err(|issues| issues.report(name))?;
        if loaded.dataset.events != expected.events {
            return Err(format!("{name} says something else").into());
        }
    }
    Ok(())
}

struct Case {
    name: &'static str,
    form: Form,
    events: usize,
    rounds: usize,
    file: PathBuf,
}

impl Case {
    fn measure(&self) -> Result<(), Box<dyn Error>> {
        let text = datasets::text(self.form, self.events)?;
        std::fs::write(&self.file, &text)?;
        let (mut parsing, mut loading, mut opening) =
            (Samples::default(), Samples::default(), Samples::default());
        for _ in 0..self.rounds {
            tidy();
            let begin = Instant::now();
            let parsed = parse_only(&text).ok_or("a text that parses")?;
            parsing.push(begin.elapsed());
            assert_eq!(parsed.events(), self.events);
            drop(parsed);
            tidy();
            let begin = Instant::now();
            let loaded = load_file(&self.file)?;
            loading.push(begin.elapsed());
            assert_eq!(loaded.dataset.events.len(), self.events);
            let opened = Opened::new(loaded.dataset);
            opening.push(begin.elapsed());
            drop(black_box(opened));
        }
        let bytes = text.len();
        drop(text);
        println!(
            "load form={} events={} bytes={bytes} load_ms={} over_parsing={:.2} peak_over_file={} open_ms={}",
            self.name,
            self.events,
            loading.median().as_millis(),
            loading.over(&parsing),
            peak(&self.file, bytes)?,
            opening.median().as_millis(),
        );
        Ok(())
    }
}

/// Has the allocator join the pieces that were freed before. The GNU C library puts that off until somebody asks for
/// more than a little, and then whoever is measured pays for what the one before left behind.
fn tidy() {
    drop(black_box(Vec::<u8>::with_capacity(64 << 10)));
}

/// The most memory that loading a file takes, in a process of its own, as a multiple of the file.
fn peak(file: &Path, bytes: usize) -> Result<String, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?).arg(MEMORY_OF).arg(file).output()?;
    let said = String::from_utf8(output.stdout)?;
    let Ok(taken) = said.trim().parse::<usize>() else {
        return Ok("unknown".to_owned());
    };
    Ok(format!("{:.2}", taken as f64 / bytes as f64))
}

/// Loads a file, and prints how many bytes of memory it took at most.
fn memory(file: &Path) -> Result<(), Box<dyn Error>> {
    let before = highest().unwrap_or_default();
    // What is measured is how it comes, not how it goes.
    std::mem::forget(black_box(load_file(file)?));
    match highest() {
        Some(highest) => println!("{}", highest - before),
        None => println!("unknown"),
    }
    Ok(())
}

/// The most memory that this process has held so far, in bytes, where the system says.
fn highest() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<usize>().ok().map(|kib| kib * 1024)
}
