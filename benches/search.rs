//! The cost of a keystroke in the search field: which events match, with the counts beside every facet value, as a
//! multiple of one `memchr::memmem` pass over the same folded text for each word as it stands then.
//!
//! Passes and searches alternate, so that both meet the same machine in the same mood. A pass runs on one thread, a search
//! on as many as there are processors: `taskset -c 0` shows it on one. Prints one line for each case,
//! `search events=N case=C keystroke=first|typed-on text=… matches=… median_ms=… pass_ms=… over_pass=… ready_ms=…`, and
//! before them what is done once: `fold events=N ms=… mb=… bytes_an_event=…`. `first` knows nothing from a search
//! before; `typed-on` goes on from the same search with one letter less.
//!
//! Once the matches are shown, what the next letter is looked up in is made ready: that is `ready_ms`, and no part of the
//! keystroke. Lines of `typed-on` end with `hurried_over_pass=…`: the same for somebody who types the whole word before
//! any of it is ready.

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
        keystroke(&catalogue, (case, "first"), [&nothing; 2], (text, words));
    }
    for word in TYPED {
        let (mut before, mut hurried) = (nothing.clone(), nothing.clone());
        for (end, letter) in word.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let text = &word[..end + letter.len_utf8()];
            let words = &[text.trim_matches('"')];
            if before == nothing {
                before = keystroke(&catalogue, ("typing", "first"), [&nothing; 2], (text, words));
            } else {
                before = keystroke(&catalogue, ("typing", "typed-on"), [&before, &hurried], (text, words));
            }
            hurried = hurried.refined(&catalogue, &filter(text));
        }
    }
    Ok(())
}

/// Measures one keystroke after matches that are ready for it, and after the same that are not, and gives what it found.
fn keystroke(
    catalogue: &Catalogue,
    (case, which): (&str, &str),
    [before, hurried]: [&Matches; 2],
    (text, words): (&str, &[&str]),
) -> Matches {
    let filter = filter(text);
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
    let [mut floor, mut search, mut hurry, mut readying] = [(); 4].map(|()| Samples::default());
    let mut found = Matches::default();
    for _ in 0..ROUNDS {
        let pass = |finder: &Finder<'_>| -> usize {
            catalogue.folded_texts().map(|text| finder.find_iter(black_box(text).as_bytes()).count()).sum()
        };
        floor.push(timed(|| black_box(finders.iter().map(pass).sum::<usize>())).1);
        let (matches, took) = timed(|| before.refined(catalogue, &filter));
        search.push(took);
        readying.push(timed(|| matches.make_ready(|| true)).1);
        if which == "typed-on" {
            hurry.push(timed(|| hurried.refined(catalogue, &filter)).1);
        }
        found = matches;
    }
    let (events, matches) = (found.total(), found.len());
    let [ms, pass, ready] = [&search, &floor, &readying].map(|samples| samples.median().as_secs_f64() * 1e3);
    let over = search.over(&floor);
    let in_a_hurry = match which {
        "typed-on" => format!(" hurried_over_pass={:.2}", hurry.over(&floor)),
        _ => String::new(),
    };
    println!(
        "search events={events} case={case} keystroke={which} text={text:?} matches={matches} median_ms={ms:.3} pass_ms={pass:.3} over_pass={over:.2} ready_ms={ready:.1}{in_a_hurry}"
    );
    found
}

fn filter(text: &str) -> Filter {
    let mut filter = Filter::default();
    filter.set_text(text);
    filter
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = work();
    (done, begin.elapsed())
}
