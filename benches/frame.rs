//! The cost of a frame, as a multiple of an empty egui frame and of the same frame of a small dataset.
//!
//! A frame is what the processor does for it: the pass over the whole window, and its tessellation, 1280 × 800
//! points. Nothing is uploaded or drawn. Frames of the window and empty frames alternate, so that both meet the same
//! machine in the same mood, and only the ratio is worth comparing from one machine to another.
//!
//! `whole`, `year` and `month` show the same thing again and again; `zooming` and `panning` send what a pinch and a
//! mouse would send, so that every frame shows another stretch of time.
//!
//! With `ghosts=on`, a theme is chosen and what doesn't match is shown faintly.
//!
//! Besides the shipped dataset, made-up ones of a thousand, ten thousand and a million events are looked at. A number
//! on the command line (`cargo bench --bench frame -- 10000`) leaves out those with more. One line for each case:
//! `frame events=N view=V [ghosts=on] median_us=… p99_us=… over_empty=… over_1k=…`, the last as a multiple of the same view of the
//! thousand, not for the shipped dataset.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/datasets.rs"]
mod datasets;
mod support;

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use annals::dataset::{self, Dataset};
use annals::date::Date;
use annals::query::{Facet, Value};
use annals::state::{Action, FilterAction, Settings, State, ViewAction, WindowAction};
use annals::timeline::Viewport;
use annals::ui::App;
use eframe::egui::{
    CentralPanel, Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Ui, pos2, vec2,
};

use support::Samples;

/// The window, in points.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Somewhere over the lanes.
const MIDDLE: Pos2 = pos2(630.0, 400.0);
/// Frames in one direction of a zoom or a pan; then it turns round.
const SWEEP: usize = 120;
/// Frames measured of each view: two sweeps there and back.
const FRAMES: usize = 4 * SWEEP;
/// Frames before measuring: fonts are laid out, animations end.
const WARM_UP: usize = 30;
/// What one frame of a zoom magnifies by: a sweep goes from 80 years to a week.
const PINCH: f32 = 1.07;
/// How far one frame of a pan drags, in points.
const DRAG: f32 = 4.0;

/// What the window shows, and what the user does meanwhile.
struct View {
    name: &'static str,
    /// The stretch to begin with, as EDTF. `None`: the whole dataset.
    days: Option<&'static str>,
    /// The input of a frame, by its number.
    input: fn(usize) -> Vec<Event>,
    /// Whether the input changes the stretch on screen; without that the figures would mean nothing.
    moves: bool,
    /// Whether a theme is chosen, and what doesn't match is shown.
    ghosts: bool,
}

impl View {
    const fn still(name: &'static str, days: Option<&'static str>) -> Self {
        Self { name, days, input: |_| Vec::new(), moves: false, ghosts: false }
    }

    const fn with_ghosts(self) -> Self {
        Self { ghosts: true, ..self }
    }

    const fn moving(name: &'static str, days: Option<&'static str>, input: fn(usize) -> Vec<Event>) -> Self {
        Self { name, days, input, moves: true, ghosts: false }
    }
}

const VIEWS: [View; 8] = [
    View::still("whole", None),
    View::still("year", Some("2015")),
    View::still("month", Some("2015-07")),
    View::moving("zooming", None, pinch),
    View::moving("panning", Some("2015"), drag),
    View::still("whole", None).with_ghosts(),
    View::still("year", Some("2015")).with_ghosts(),
    View::still("month", Some("2015-07")).with_ghosts(),
];

/// How many events the made-up datasets have.
const SIZES: [usize; 3] = [1_000, 10_000, 1_000_000];

fn main() -> Result<(), Box<dyn Error>> {
    let most = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(usize::MAX);
    let shipped = dataset::built_in().map_err(|issues| issues.report("events.ron"))?.dataset;
    for view in &VIEWS {
        let figures = measure(view, &shipped)?;
        println!("{}", figures.line(None));
    }
    let mut small: Vec<Figures> = Vec::new();
    for events in SIZES.into_iter().filter(|events| *events <= most) {
        let dataset = datasets::dataset(events)?;
        for (at, view) in VIEWS.iter().enumerate() {
            let figures = measure(view, &dataset)?;
            println!("{}", figures.line(Some(small.get(at).unwrap_or(&figures))));
            if small.len() < VIEWS.len() {
                small.push(figures);
            }
        }
    }
    Ok(())
}

/// What was measured of one view.
struct Figures {
    events: usize,
    view: &'static str,
    ghosts: bool,
    frames: Samples,
    floor: Samples,
}

impl Figures {
    fn line(&self, small: Option<&Self>) -> String {
        let over_small = small.map(|small| format!(" over_1k={:.2}", self.frames.over(&small.frames)));
        format!(
            "frame events={} view={}{} median_us={} p99_us={} over_empty={:.1}{}",
            self.events,
            self.view,
            if self.ghosts { " ghosts=on" } else { "" },
            self.frames.median().as_micros(),
            self.frames.quantile(0.99).as_micros(),
            self.frames.over(&self.floor),
            over_small.unwrap_or_default(),
        )
    }
}

fn measure(view: &View, dataset: &Dataset) -> Result<Figures, Box<dyn Error>> {
    let state = State::new(dataset.clone(), None, Settings::default(), PathBuf::new());
    let mut window = Window::new(state);
    if let Some(days) = view.days {
        let days = Date::parse(days)?.span().ok_or("a date without days")?;
        window.show(Viewport::showing(days));
    }
    if view.ghosts {
        window.filter_with_ghosts();
    }
    let mut empty = Empty::new();
    for _ in 0..WARM_UP {
        window.frame(Vec::new());
        empty.frame();
    }
    let (mut frames, mut floor) = (Samples::default(), Samples::default());
    let before = window.app.state().viewport();
    let mut moved = false;
    for number in 0..FRAMES {
        frames.push(window.frame((view.input)(number)));
        floor.push(empty.frame());
        moved |= window.app.state().viewport() != before;
    }
    if moved != view.moves {
        return Err(format!("the input of {} did not do what it should", view.name).into());
    }
    Ok(Figures { events: dataset.events.len(), view: view.name, ghosts: view.ghosts, frames, floor })
}

/// The real window's content, without a window.
struct Window {
    ctx: Context,
    app: App,
    frames: usize,
}

impl Window {
    fn new(state: State) -> Self {
        let ctx = Context::default();
        let app = App::new(&ctx, state);
        Self { ctx, app, frames: 0 }
    }

    fn show(&mut self, viewport: Viewport) {
        self.app.apply(&self.ctx, Action::View(ViewAction::Show(viewport)));
    }

    /// Chooses a theme, and shows what it drops.
    fn filter_with_ghosts(&mut self) {
        let theme = FilterAction::Toggle(Facet::Theme, Value::at(2));
        self.app.apply(&self.ctx, Action::Filter(theme));
        self.app.apply(&self.ctx, Action::Window(WindowAction::ToggleDropped));
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.frames += 1;
        let app = &mut self.app;
        frame(&self.ctx, raw_input(self.frames, events), |ui| app.show(ui))
    }
}

/// The floor: a panel with nothing in it.
struct Empty {
    ctx: Context,
    frames: usize,
}

impl Empty {
    fn new() -> Self {
        Self { ctx: Context::default(), frames: 0 }
    }

    fn frame(&mut self) -> Duration {
        self.frames += 1;
        frame(&self.ctx, raw_input(self.frames, Vec::new()), |ui| {
            CentralPanel::default().show(ui, |_| {});
        })
    }
}

/// How long one frame takes, from its input to its triangles.
fn frame(ctx: &Context, input: RawInput, show: impl FnMut(&mut Ui)) -> Duration {
    let begin = Instant::now();
    let output = ctx.run_ui(input, show);
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    let took = begin.elapsed();
    black_box(triangles);
    took
}

/// The input of a frame, sixty to the second.
fn raw_input(number: usize, events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
        time: Some(number as f64 / 60.0),
        focused: true,
        events,
        ..RawInput::default()
    }
}

/// Whether a sweep goes there, and not back.
fn is_outward(number: usize) -> bool {
    (number / SWEEP).is_multiple_of(2)
}

/// Two fingers apart over the middle, then together again.
fn pinch(number: usize) -> Vec<Event> {
    let factor = if is_outward(number) { PINCH } else { 1.0 / PINCH };
    vec![Event::PointerMoved(MIDDLE), Event::Zoom(factor)]
}

/// The button goes down over the middle, and the mouse moves left and right again.
fn drag(number: usize) -> Vec<Event> {
    let step = number % SWEEP;
    let travelled = DRAG * if is_outward(number) { step } else { SWEEP - step } as f32;
    let place = MIDDLE + vec2(DRAG * SWEEP as f32 / 2.0 - travelled, 0.0);
    let mut events = vec![Event::PointerMoved(place)];
    if number == 0 {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        events.push(Event::PointerButton { pos: place, button, pressed: true, modifiers });
    }
    events
}
