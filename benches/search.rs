//! The cost of a keystroke in the search field: which events match, with the counts beside every facet value, as a
//! multiple of one `memchr::memmem` pass over the same folded text for each word as it stands then.
//!
//! Passes and searches alternate, so that both meet the same machine in the same mood. Prints one line for each case,
//! `search events=N case=C keystroke=first|typed-on text=… matches=… median_ms=… pass_ms=… over_pass=…`, and before
//! them what is done once: `fold events=N ms=… mb=… bytes_an_event=…`. `first` knows nothing from a search before;
//! `typed-on` goes on from the same search with one letter less.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/datasets.rs"]
mod datasets;
mod support;

use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use annals::query::{Catalogue, Filter, Matches, fold};
use annals::timeline::Timeline;
use memchr::memmem::Finder;

use support::Samples;

/// Searches measured of each case.
const ROUNDS: usize = 15;

/// What is searched for, with the words that the floor passes over the text for, once each.
const FIRST: [(&str, &str, &[&str]); 9] = [
    ("word", "pipeline", &["pipeline"]),
    ("two-words", "pipeline reactor", &["pipeline", "reactor"]),
    ("nowhere", "quartz", &["quartz"]),
    ("one-letter", "p", &["p"]),
    ("common-letter", "e", &["e"]),
    ("two-letters", "re", &["re"]),
    ("phrase", "\"oil of treaty\"", &["oil of treaty"]),
    ("excluded", "-pipeline", &["pipeline"]),
    ("field", "title:pipeline", &["pipeline"]),
];

/// Words that are typed letter by letter: all but their first letter is typed on.
const TYPED: [&str; 4] = ["pipeline", "reactor", "actor-79", "\"energy policy"];

fn main() -> Result<(), Box<dyn Error>> {
    for events in [10_000, 1_000_000] {
        measure(events)?;
    }
    Ok(())
}

fn measure(events: usize) -> Result<(), Box<dyn Error>> {
    let timeline = Timeline::new(Arc::new(datasets::dataset(events)?));
    let catalogue = Catalogue::new(&timeline);
    let ((), took) = timed(|| catalogue.fold());
    let bytes: usize = catalogue.folded_texts().map(str::len).sum();
    let (ms, mb) = (took.as_secs_f64() * 1e3, bytes as f64 / 1e6);
    println!("fold events={events} ms={ms:.0} mb={mb:.1} bytes_an_event={}", bytes / events);
    let nothing = Matches::find(&catalogue, &Filter::default());
    for (case, text, words) in FIRST {
        keystroke(&catalogue, (case, "first"), &nothing, (text, words));
    }
    for word in TYPED {
        let mut before = nothing.clone();
        for (end, letter) in word.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let text = &word[..end + letter.len_utf8()];
            let which = if before == nothing { "first" } else { "typed-on" };
            before = keystroke(&catalogue, ("typing", which), &before, (text, &[text.trim_matches('"')]));
        }
    }
    Ok(())
}

/// Measures one keystroke, and gives what it found.
fn keystroke(
    catalogue: &Catalogue,
    (case, which): (&str, &str),
    before: &Matches,
    (text, words): (&str, &[&str]),
) -> Matches {
    let mut filter = Filter::default();
    filter.set_text(text);
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
    let (mut floor, mut search) = (Samples::default(), Samples::default());
    let mut found = Matches::default();
    for _ in 0..ROUNDS {
        let pass = |finder: &Finder<'_>| -> usize {
            catalogue.folded_texts().map(|text| finder.find_iter(black_box(text).as_bytes()).count()).sum()
        };
        floor.push(timed(|| black_box(finders.iter().map(pass).sum::<usize>())).1);
        let (matches, took) = timed(|| before.refined(catalogue, &filter));
        search.push(took);
        found = matches;
    }
    let (events, matches) = (found.total(), found.len());
    let [ms, pass] = [&search, &floor].map(|samples| samples.median().as_secs_f64() * 1e3);
    let over = search.over(&floor);
    println!(
        "search events={events} case={case} keystroke={which} text={text:?} matches={matches} median_ms={ms:.3} pass_ms={pass:.3} over_pass={over:.2}"
    );
    found
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = work();
    (done, begin.elapsed())
}
