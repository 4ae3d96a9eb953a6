//! From the start of the process to its first frame on screen, as a multiple of what a bare eframe window takes.
//!
//! The bench starts itself again to play both parts, by turns: `annals` loads the shipped dataset and opens its
//! window as the program does, `bare` opens a window of the same size with an empty panel. A part says so when its
//! first frame has been handed to the display, which is when eframe asks for the input of the second. Only the ratio
//! is worth comparing from one machine to another. Prints `start annals_ms=… bare_ms=… over_bare=…`, or
//! `start skipped: no display`. A virtual display must outlive its windows: `xvfb-run -s -noreset cargo bench --bench start`.

#![expect(
    clippy::print_stdout,
    reason = "a bench prints what it measured, and its parts say when they are done"
)]

mod support;

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{self, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use annals::state::{Settings, State};
use annals::ui::{Ahead, App};
use eframe::egui::{CentralPanel, Context, IconData, RawInput, Ui, ViewportBuilder};
use eframe::icon_data::from_png_bytes;
use eframe::{CreationContext, NativeOptions, Renderer};

use support::Samples;

/// How often each part is measured.
const RUNS: usize = 15;
/// What the bench says to itself to play a part.
const PLAY: &str = "--play";
/// What a part says when its first frame is on screen.
const PAINTED: &str = "painted";
/// A part that has painted nothing by then never will.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [PLAY, "annals"] => {
            let ahead = Ahead::start()?;
            let ctx = Some(ahead.context());
            play(viewport().with_icon(icon()?), ctx, move |creation| annals(creation, ahead))
        }
        [PLAY, "bare"] => play(viewport(), None, bare),
        _ => measure(),
    }
}

fn measure() -> Result<(), Box<dyn Error>> {
    if !has_display() {
        println!("start skipped: no display");
        return Ok(());
    }
    // The first of each brings files into memory.
    time("annals")?;
    time("bare")?;
    let (mut annals, mut bare) = (Samples::default(), Samples::default());
    for _ in 0..RUNS {
        annals.push(time("annals")?);
        bare.push(time("bare")?);
    }
    let milliseconds = |samples: &Samples| samples.median().as_secs_f64() * 1000.0;
    println!(
        "start annals_ms={:.1} bare_ms={:.1} over_bare={:.2}",
        milliseconds(&annals),
        milliseconds(&bare),
        annals.over(&bare),
    );
    Ok(())
}

/// Whether the environment names a display, where there is such a thing.
fn has_display() -> bool {
    let is_set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_one = cfg!(all(unix, not(target_os = "macos")));
    !needs_one || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].iter().any(is_set)
}

/// How long a part takes until it says that it has painted.
fn time(part: &str) -> Result<Duration, Box<dyn Error>> {
    let begin = Instant::now();
    let mut child = Command::new(env::current_exe()?).args([PLAY, part]).stdout(Stdio::piped()).spawn()?;
    let mut said = String::new();
    if let Some(stdout) = child.stdout.take() {
        BufReader::new(stdout).read_line(&mut said)?;
    }
    let took = begin.elapsed();
    child.wait()?;
    if said.trim_end() == PAINTED {
        Ok(took)
    } else {
        Err(format!("the window of {part} painted nothing").into())
    }
}

/// What a part puts into its window, or why there is nothing.
type Content = Result<Box<dyn eframe::App>, Box<dyn Error + Send + Sync>>;

fn viewport() -> ViewportBuilder {
    ViewportBuilder::default().with_inner_size([1280.0, 800.0])
}

/// The window's own icon; a bare window decodes egui's.
fn icon() -> Result<IconData, Box<dyn Error>> {
    Ok(from_png_bytes(include_bytes!("../assets/icon.png"))?)
}

/// The real content, made as `annals` makes it when it is started without arguments.
fn annals(creation: &CreationContext<'_>, ahead: Ahead) -> Content {
    let state = State::showing(ahead.opened()?, None, Settings::default(), PathBuf::new());
    Ok(Box::new(App::new(&creation.egui_ctx, state)))
}

/// An empty panel.
#[expect(clippy::unnecessary_wraps, reason = "the signature that eframe asks of both parts")]
fn bare(_: &CreationContext<'_>) -> Content {
    Ok(Box::new(Bare))
}

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |_| {});
    }
}

/// Opens the window, and ends the process after its first frame.
fn play(
    viewport: ViewportBuilder,
    ctx: Option<Context>,
    content: impl FnOnce(&CreationContext<'_>) -> Content + 'static,
) -> Result<(), Box<dyn Error>> {
    thread::spawn(|| {
        thread::sleep(PATIENCE);
        process::exit(1);
    });
    let options = NativeOptions {
        viewport,
        renderer: Renderer::Glow,
        system_font_fallback: false,
        // The user's own settings are neither read nor written.
        persistence_path: Some(env::temp_dir().join(format!("annals-bench-{}", process::id()))),
        ..NativeOptions::default()
    };
    let create = move |creation: &CreationContext<'_>| -> Content {
        Ok(Box::new(FirstFrame { content: content(creation)?, shown: false }))
    };
    Ok(eframe::run_native_ext("annals-bench", options, ctx, Box::new(create))?)
}

/// Content that is shown once.
struct FirstFrame {
    content: Box<dyn eframe::App>,
    shown: bool,
}

impl eframe::App for FirstFrame {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.content.raw_input_hook(ctx, input);
        if self.shown {
            println!("{PAINTED}");
            process::exit(0);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.content.ui(ui, frame);
        self.shown = true;
        ui.ctx().request_repaint();
    }
}
