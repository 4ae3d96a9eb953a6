//! The cost of finding quotations in a source, as a multiple of one `memchr::memmem` pass over the text for each.
//!
//! The quotations of the shipped dataset in their sources, where `ANNALS_SOURCES` or `../shared/sources` holds them,
//! and as many in made-up sources of the same size. Passes and searches alternate. Prints one line for each case,
//! `verify source=S text=T quotations=N found=N moved=N find_ms=… judge_ms=… pass_ms=… find_over_pass=…
//! judge_over_pass=…`. `find` folds the text and finds where each quotation stands; `judge` says besides whether that is
//! in its section and near its footnote. The text is as it is, or spoilt before.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "../src/library/made_up.rs"]
mod made_up;
mod support;

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use annals::dataset::{Dataset, Excerpt, SourceIx, built_in, load_str};
use annals::library::{Check, Library, Text, Verdict, findings, places, quotations};
use memchr::memmem::Finder;

use support::Samples;

/// Measurements of each case.
const ROUNDS: usize = 15;

/// Texts of sources with a dataset that quotes them.
struct Case {
    name: &'static str,
    dataset: Dataset,
    texts: Vec<(SourceIx, String)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    for case in [real(), Some(made_up_sources()?)].into_iter().flatten() {
        measure(&case, "as-it-is", str::to_owned);
        measure(&case, "other-typography", |text| {
            text.replace(['“', '”'], "\"").replace('’', "'").replace('–', "-").replace("fi", "ﬁ")
        });
        measure(&case, "noise", |text| made_up::noisy(text, 1, 20));
    }
    Ok(())
}

/// The shipped dataset, if its sources are at hand.
fn real() -> Option<Case> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/sources"));
    let folder = std::env::var_os("ANNALS_SOURCES").map_or_else(beside, PathBuf::from);
    let library = Library::open(&folder).ok()?;
    let dataset = built_in().ok()?.dataset;
    let mut texts = Vec::new();
    for source in quoted(&dataset) {
        texts.push((source, library.text(&dataset.source(source).id).ok()??.as_str().to_owned()));
    }
    Some(Case { name: "shipped", dataset, texts })
}

/// The sources that are quoted, each once.
fn quoted(dataset: &Dataset) -> Vec<SourceIx> {
    let mut sources: Vec<SourceIx> =
        dataset.events.iter().flat_map(quotations).map(|excerpt| excerpt.source).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// Two made-up sources of the sizes of the shipped ones, quoted as often.
fn made_up_sources() -> Result<Case, Box<dyn Error>> {
    let (mut texts, mut events) = (Vec::new(), String::new());
    for (seed, (id, bytes, count)) in [("one", 65_000, 245), ("two", 12_000, 40)].into_iter().enumerate() {
        let text = made_up::source(seed as u64, bytes);
        for (at, exact) in made_up::quotations(&text, seed as u64, count).iter().enumerate() {
            write!(
                events,
                "Event(id: \"{id}-{at}\", title: \"E\", themes: [\"t\"], standing: Stated, excerpts: [Excerpt(source: \"{id}\", exact: {exact:?})]),"
            )?;
        }
        texts.push(text);
    }
    let source = |id: &str| format!("Source(id: \"{id}\", role: Read, kind: Book, title: \"S\"),");
    let dataset = format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], sources: [{}], events: [{events}])",
        ["one", "two"].map(source).concat()
    );
    let dataset = load_str(&dataset).map_err(|issues| issues.report("made-up"))?.dataset;
    let texts = quoted(&dataset).into_iter().zip(texts).collect();
    Ok(Case { name: "made-up", dataset, texts })
}

fn measure(case: &Case, what: &str, spoil: impl Fn(&str) -> String) {
    let (mut floor, mut find, mut judge) = (Samples::default(), Samples::default(), Samples::default());
    let texts: Vec<(SourceIx, String)> =
        case.texts.iter().map(|(source, text)| (*source, spoil(text))).collect();
    let mut counts = [0; 3];
    for _ in 0..ROUNDS {
        floor.push(
            timed(|| texts.iter().map(|(source, text)| pass(&case.dataset, *source, text)).sum::<usize>()).1,
        );
        let fold = |text: &String| Text::new(black_box(text).clone());
        find.push(
            timed(|| {
                let found = |(source, text): &(SourceIx, String)| {
                    places(&fold(text), quoting(&case.dataset, *source)).len()
                };
                black_box(texts.iter().map(found).sum::<usize>())
            })
            .1,
        );
        let (checks, took) = timed(|| {
            let judged = |(source, text): &(SourceIx, String)| findings(&case.dataset, *source, &fold(text));
            texts.iter().flat_map(judged).collect::<Vec<Check<'_>>>()
        });
        judge.push(took);
        counts = [0; 3];
        for check in &checks {
            counts[match check.verdict {
                Verdict::Found(_) => 0,
                Verdict::Moved(..) => 1,
                Verdict::Missing(_) => 2,
            }] += 1;
        }
    }
    let [find_ms, judge_ms, pass] =
        [&find, &judge, &floor].map(|samples| samples.median().as_secs_f64() * 1e3);
    let ([found, moved, missing], over, judge_over) = (counts, find.over(&floor), judge.over(&floor));
    println!(
        "verify source={} text={what} quotations={} found={found} moved={moved} find_ms={find_ms:.3} judge_ms={judge_ms:.3} pass_ms={pass:.3} find_over_pass={over:.2} judge_over_pass={judge_over:.2}",
        case.name,
        found + moved + missing
    );
}

/// The excerpts that quote a source.
fn quoting(dataset: &Dataset, source: SourceIx) -> impl Iterator<Item = &Excerpt> {
    dataset.events.iter().flat_map(quotations).filter(move |excerpt| excerpt.source == source)
}

/// One pass over a text for each of its quotations.
fn pass(dataset: &Dataset, source: SourceIx, text: &str) -> usize {
    let stands = |exact: &str| Finder::new(exact).find_iter(black_box(text).as_bytes()).count();
    black_box(quoting(dataset, source).map(|excerpt| stands(&excerpt.exact)).sum())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = work();
    (done, begin.elapsed())
}
