//! The cost of a frame while a source of 5 MB is read beside the timeline: opened, scrolled from top to bottom, at its
//! end, and searched.
//!
//! A frame is what the processor does for it: the pass over the whole window, and its tessellation, 1280 × 800 points.
//! Nothing is uploaded or drawn. The source is made up, once in lines and paragraphs, once as a single line, and quoted
//! as often as the larger one of the shipped dataset. All is done in several rounds, each with a new window; of a frame,
//! which is the same in every round, the shortest time counts, so that what else the machine does is left out. Prints one line for each thing that is done,
//! `read source=S does=D median_us=… p99_us=… longest_us=… over_rest=…`, the last as a multiple of
//! a frame in which nothing is done, and ends with an error if a frame takes longer
//! than 16 ms.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "../src/library/made_up.rs"]
#[expect(dead_code, reason = "only whole sources are read here")]
mod made_up;
mod support;

use std::error::Error;
use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use annals::dataset::{Dataset, EventIx, load_str};
use annals::state::{Action, ReaderAction, Settings, State};
use annals::ui::App;
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2,
};

use support::Samples;

/// The window, in points.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Somewhere over the text.
const OVER: Pos2 = Pos2::new(650.0, 450.0);
/// The longest that a frame may take.
const BOUND: Duration = Duration::from_millis(16);
/// The size of a source, in bytes.
const BYTES: usize = 5_000_000;
/// How often it is quoted.
const QUOTATIONS: usize = 250;
/// Frames of each thing that is done.
const FRAMES: usize = 400;
/// Rounds.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let text = made_up::source(11, BYTES);
    let dataset = quoting(&text)?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut longest = Duration::ZERO;
    for (name, text) in [("paragraphs", text), ("one-line", line)] {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("s.txt"), text)?;
        longest = longest.max(measure(name, &dataset, folder.path())?);
    }
    if longest > BOUND {
        return Err(format!("a frame took {longest:?}, longer than {BOUND:?}").into());
    }
    Ok(())
}

/// A dataset that quotes a source.
fn quoting(text: &str) -> Result<Dataset, Box<dyn Error>> {
    let mut events = String::new();
    for (at, exact) in made_up::quotations(&text[..300_000], 11, QUOTATIONS).iter().enumerate() {
        write!(
            events,
            "Event(id: \"e{at}\", date: \"{}\", title: \"Event {at}\", themes: [\"t\"], standing: Stated, excerpts: [Excerpt(source: \"s\", exact: {exact:?})]),",
            1900 + at % 120
        )?;
    }
    let dataset = format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [{events}])"
    );
    Ok(load_str(&dataset).map_err(|issues| issues.report("made-up"))?.dataset)
}

/// What is done to the reader: the input of a frame by its number, and actions.
struct Doing {
    name: &'static str,
    input: fn(usize) -> Vec<Event>,
    action: fn(usize) -> Option<ReaderAction>,
}

const DOINGS: [Doing; 6] = [
    Doing { name: "rest", input: |_| vec![Event::PointerMoved(OVER)], action: |_| None },
    Doing { name: "scroll", input: |_| wheel(-60.0), action: |_| None },
    Doing { name: "fling", input: |_| wheel(-3000.0), action: |_| None },
    Doing { name: "ends", input: ends, action: |_| None },
    Doing { name: "passages", input: |_| Vec::new(), action: |_| Some(ReaderAction::Passage(1)) },
    Doing { name: "search", input: |_| Vec::new(), action: |number| Some(search(number)) },
];

fn wheel(points: f32) -> Vec<Event> {
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Unknown);
    let delta = vec2(0.0, points);
    vec![
        Event::PointerMoved(OVER),
        Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE },
    ]
}

/// To the end and back to the start, now and then.
fn ends(number: usize) -> Vec<Event> {
    let key = match number % 20 {
        0 => Key::End,
        5 => Key::PageUp,
        10 => Key::Home,
        15 => Key::PageDown,
        _ => return Vec::new(),
    };
    let modifiers = Modifiers::NONE;
    vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
}

/// Words are typed letter by letter, and stepped through; then others, of which one stands nowhere.
fn search(number: usize) -> ReaderAction {
    let words = ["e", "treaty of", "no such words stand here", "1941", "the river"][number / 40 % 5];
    match number % 40 {
        letters @ 0..25 => ReaderAction::Find(words.chars().take(letters + 1).collect()),
        _ => ReaderAction::Hit(1),
    }
}

/// What is done in all rounds. Returns the longest frame.
fn measure(name: &str, dataset: &Dataset, folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut best = round(name, dataset, folder)?;
    for _ in 1..ROUNDS {
        for (best, again) in best.iter_mut().zip(round(name, dataset, folder)?) {
            best.iter_mut().zip(again).for_each(|(best, again)| *best = again.min(*best));
        }
    }
    let samples = |frames: Vec<Duration>| {
        let mut samples = Samples::default();
        for frame in frames {
            samples.push(frame);
        }
        samples
    };
    let rest = samples(best.get(1).cloned().unwrap_or_default());
    let mut longest = Duration::ZERO;
    for (does, frames) in std::iter::once("open").chain(DOINGS.iter().map(|doing| doing.name)).zip(best) {
        longest = longest.max(say((name, does), &samples(frames), &rest));
    }
    Ok(longest)
}

/// The frames of one round: those from the key to the text, and those of each thing that is done.
fn round(name: &str, dataset: &Dataset, folder: &Path) -> Result<Vec<Vec<Duration>>, Box<dyn Error>> {
    let state = State::new(dataset.clone(), None, Settings::default(), PathBuf::new());
    let ctx = Context::default();
    let app = App::new(&ctx, state).with_library(Some(folder.to_owned()));
    let mut window = Window { ctx, app, frames: 0 };
    for _ in 0..30 {
        window.frame(Vec::new(), None);
    }
    let asked = Instant::now();
    let mut opening = vec![window.frame(Vec::new(), Some(ReaderAction::Open(EventIx(0), 0)))];
    // How many frames pass meanwhile is chance: they are the same, and the last of them brings the text.
    let mut waiting = Duration::MAX;
    while window.app.state().reader().is_none_or(|reader| reader.page().is_none()) {
        waiting = window.frame(Vec::new(), None).min(waiting);
        std::thread::sleep(Duration::from_millis(1));
        if asked.elapsed() > Duration::from_mins(1) {
            return Err("the source was not read".into());
        }
    }
    println!("read source={name} read_ms={}", asked.elapsed().as_millis());
    opening.push(waiting);
    opening.extend((0..8).map(|_| window.frame(Vec::new(), None)));
    let frames = |doing: &Doing| -> Vec<Duration> {
        (0..FRAMES).map(|number| window.frame((doing.input)(number), (doing.action)(number))).collect()
    };
    Ok(std::iter::once(opening).chain(DOINGS.iter().map(frames)).collect())
}

fn say((source, does): (&str, &str), frames: &Samples, rest: &Samples) -> Duration {
    let [median, p99, longest] = [frames.median(), frames.quantile(0.99), frames.quantile(1.0)];
    println!(
        "read source={source} does={does} median_us={} p99_us={} longest_us={} over_rest={:.1}",
        median.as_micros(),
        p99.as_micros(),
        longest.as_micros(),
        frames.over(rest)
    );
    longest
}

/// The real window's content, without a window.
struct Window {
    ctx: Context,
    app: App,
    frames: usize,
}

impl Window {
    /// How long one frame takes, from its input to its triangles.
    fn frame(&mut self, events: Vec<Event>, action: Option<ReaderAction>) -> Duration {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.frames as f64 / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let begin = Instant::now();
        if let Some(action) = action {
            self.app.apply(&self.ctx, Action::Reader(action));
        }
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.show(ui));
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = begin.elapsed();
        black_box(triangles);
        took
    }
}
