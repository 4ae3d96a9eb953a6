//! The cost of a filter: which events match, the counts beside every facet value, the matches in their lanes and in a
//! span, as a multiple of one pass over a column of a byte for each event.
//!
//! Passes over the bytes and filters alternate, so that both meet the same machine in the same mood. Prints one line for
//! each case, `filter events=N case=C part=find|lanes|span matches=… median_ms=… over_scan=…`, and before them what
//! is done once per dataset: `prepare events=N step=… ms=…`. `find` is the filter with all counts, `lanes` puts what it
//! found into the lanes of the themes, `span` counts what of it certainly lies in 2015 and 2016, which a frame asks for.
//! `window`, for the whole range and for a year, is from the click to the triangles of the first frame after it: the
//! filter with all counts, and every label and cluster on screen; with `ghosts=on` also what doesn't match, faintly.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/datasets.rs"]
mod datasets;
mod support;

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use annals::dataset::Dataset;
use annals::date::{Bounds, Date, Day};
use annals::query::{Catalogue, Facet, Filter, Matches, Span, Value, When};
use annals::state::{Action, FilterAction, Settings, State, ViewAction, WindowAction};
use annals::timeline::{Timeline, Viewport};
use annals::ui::App;
use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

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
    drop((timeline, catalogue));
    window(Arc::into_inner(dataset).ok_or("the dataset is still held")?, &column);
    Ok(())
}

/// Chooses a theme in the window, and drops it again.
fn window(dataset: Dataset, column: &[u8]) {
    let events = dataset.events.len();
    let ctx = Context::default();
    let state = State::new(dataset, None, Settings::default(), PathBuf::new());
    let mut app = App::new(&ctx, state);
    let theme = || Action::Filter(FilterAction::Toggle(Facet::Theme, Value::at(2)));
    for (view, ghosts) in [("whole", ""), ("2015", ""), ("whole", " ghosts=on"), ("2015", " ghosts=on")] {
        if app.state().settings().show_dropped == ghosts.is_empty() {
            app.apply(&ctx, Action::Window(WindowAction::ToggleDropped));
        }
        if let Some(days) = Date::parse(view).ok().and_then(|date| date.span()) {
            app.apply(&ctx, Action::View(ViewAction::Show(Viewport::showing(days))));
        }
        let (mut floor, mut frames) = (Samples::default(), Samples::default());
        let mut found = 0;
        for _ in 0..ROUNDS {
            (0..5).for_each(|_| frame(&ctx, &mut app));
            floor.push(timed(|| black_box(pass(black_box(column)))).1);
            let ((), took) = timed(|| {
                app.apply(&ctx, theme());
                frame(&ctx, &mut app);
            });
            frames.push(took);
            found = app.state().matches().len();
            app.apply(&ctx, theme());
        }
        let (median, over) = (frames.median().as_secs_f64() * 1e3, frames.over(&floor));
        println!(
            "filter events={events} case=theme part=window view={view}{ghosts} matches={found} median_ms={median:.3} over_scan={over:.1}"
        );
    }
}

/// One frame of the window, 1280 × 800 points, to its triangles.
fn frame(ctx: &Context, app: &mut App) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
        focused: true,
        ..RawInput::default()
    };
    let output = ctx.run_ui(input, |ui| app.show(ui));
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
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
