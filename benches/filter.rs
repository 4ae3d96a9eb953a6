//! The cost of a filter: which events match, the counts beside every facet value, the matches in their lanes and in a
//! span, as a multiple of one pass over a column of a byte for each event.
//!
//! Passes over the bytes and filters alternate, so that both meet the same machine in the same mood. Prints one line for
//! each case, `filter events=N case=C part=find|lanes|span matches=… median_ms=… over_scan=…`, and before them what
//! is done once per dataset: `prepare events=N step=… ms=…`. `find` is the filter with all counts, `lanes` puts what it
//! found into the lanes of the themes, `span` counts what of it certainly lies in 2015 and 2016, which a frame asks for.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/datasets.rs"]
mod datasets;
mod support;

use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use annals::date::{Bounds, Day};
use annals::query::{Catalogue, Facet, Filter, Matches, Span, Value, When};
use annals::timeline::Timeline;

use support::Samples;

/// Filters measured of each case.
const ROUNDS: usize = 21;

fn main() -> Result<(), Box<dyn Error>> {
    for events in [10_000, 1_000_000] {
        measure(events)?;
    }
    Ok(())
}

fn measure(events: usize) -> Result<(), Box<dyn Error>> {
    let dataset = Arc::new(datasets::dataset(events)?);
    let (timeline, took) = timed(|| Timeline::new(Arc::clone(&dataset)));
    println!("prepare events={events} step=timeline ms={:.1}", took.as_secs_f64() * 1e3);
    let (catalogue, took) = timed(|| Catalogue::new(&timeline));
    println!("prepare events={events} step=catalogue ms={:.1}", took.as_secs_f64() * 1e3);
    let column: Vec<u8> = dataset.events.iter().map(|event| event.importance as u8).collect();
    let bounds = Bounds { earliest: Day::from_ymd(2015, 1, 1), latest: Day::from_ymd(2016, 12, 31) };
    let span = Span::new(bounds, When::Certainly);
    for (case, filter) in cases() {
        let mut floor = Samples::default();
        let mut parts =
            [("find", Samples::default()), ("lanes", Samples::default()), ("span", Samples::default())];
        let mut found = 0;
        for _ in 0..ROUNDS {
            floor.push(timed(|| black_box(pass(black_box(&column)))).1);
            let (matches, find) = timed(|| Matches::find(&catalogue, &filter));
            let (lanes, split) = timed(|| matches.lanes(&catalogue, Facet::Theme));
            let (inside, count) = timed(|| matches.count_in_span(&timeline, span));
            parts.iter_mut().zip([find, split, count]).for_each(|((_, samples), took)| samples.push(took));
            black_box((lanes, inside));
            found = matches.len();
        }
        for (part, samples) in &parts {
            let (median, over) = (samples.median().as_secs_f64() * 1e3, samples.over(&floor));
            println!(
                "filter events={events} case={case} part={part} matches={found} median_ms={median:.3} over_scan={over:.1}"
            );
        }
    }
    Ok(())
}

/// What is asked, with its name.
fn cases() -> [(&'static str, Filter); 5] {
    let of = |chosen: &[(Facet, usize)]| {
        let mut filter = Filter::default();
        for (facet, at) in chosen {
            filter.choose(*facet, Value::at(*at));
        }
        filter
    };
    let values = |(at, facet): (usize, Facet)| (0..2 * at.max(1)).map(move |value| (facet, value));
    let every = of(&Facet::ALL.iter().copied().enumerate().flat_map(values).collect::<Vec<_>>());
    [
        ("nothing", of(&[])),
        ("theme", of(&[(Facet::Theme, 2)])),
        ("theme+standing", of(&[(Facet::Theme, 2), (Facet::Standing, 0)])),
        ("actor", of(&[(Facet::Actor, 7)])),
        ("every-facet", every),
    ]
}

/// One pass over a column of bytes, the floor.
fn pass(column: &[u8]) -> u64 {
    column.iter().map(|byte| u64::from(*byte)).sum()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = work();
    (done, begin.elapsed())
}
