//! Opening the window, or saying in one sentence why there is none.

use std::panic;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use eframe::egui;

use super::app::{App, remembered};
use crate::dataset::Dataset;
use crate::query::Ask;
use crate::state::State;

/// What to do without a window.
const WITHOUT: &str = "`annals --help` lists what works without a window";

/// Why no window opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFailure {
    /// Neither X11 nor Wayland is there.
    #[error(
        "there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set); {WITHOUT}"
    )]
    NoDisplay,
    /// A library that the window needs is not installed.
    #[error(
        "the window needs {library}, which is not installed (on Debian: apt install {package}); {WITHOUT}"
    )]
    MissingLibrary {
        /// The library.
        library: &'static str,
        /// The Debian package that has it.
        package: &'static str,
    },
    /// The window system or the graphics driver said no.
    #[error("the window could not be opened: {cause}; {WITHOUT}")]
    Refused {
        /// What it said.
        cause: String,
    },
}

/// Opens the window and runs it until it is closed.
///
/// # Errors
/// Why there is no window. Nothing is lost then: nothing has been changed yet.
pub fn open(dataset: Dataset, file: Option<PathBuf>, ask: Ask) -> Result<(), OpenFailure> {
    if !has_display() {
        return Err(OpenFailure::NoDisplay);
    }
    let said = Said::default();
    let quiet = said.clone();
    let usual = panic::take_hook();
    // Window libraries panic when a part of theirs is missing; that is caught, and said in one sentence.
    panic::set_hook(Box::new(move |info| quiet.keep(&info.to_string())));
    let usual = Arc::new(Mutex::new(Some(usual)));
    let restore = Arc::clone(&usual);
    let run = move || {
        eframe::run_native(
            "annals",
            options(),
            Box::new(move |creation| {
                // From here on a panic is our own, and reported as usual.
                give_back(&restore);
                let settings = remembered(creation.storage);
                let mut state = State::new(dataset, file, settings, documents());
                state.ask(ask);
                Ok(Box::new(App::new(&creation.egui_ctx, state)))
            }),
        )
    };
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(run));
    let is_our_own = usual.lock().map_or(true, |hook| hook.is_none());
    give_back(&usual);
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(explain(&error.to_string())),
        Err(payload) if is_our_own => panic::resume_unwind(payload),
        Err(_) => Err(explain(&said.text())),
    }
}

type Hook = Box<dyn Fn(&panic::PanicHookInfo<'_>) + Sync + Send>;

/// Puts the usual panic hook back, once.
fn give_back(usual: &Mutex<Option<Hook>>) {
    if let Some(hook) = usual.lock().ok().and_then(|mut hook| hook.take()) {
        panic::set_hook(hook);
    }
}

/// What a caught panic said.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<String>>);

impl Said {
    fn keep(&self, text: &str) {
        if let Ok(mut said) = self.0.lock() {
            said.push_str(text);
        }
    }

    fn text(&self) -> String {
        self.0.lock().map(|said| said.clone()).unwrap_or_default()
    }
}

fn options() -> eframe::NativeOptions {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default();
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("annals")
            .with_icon(icon)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([760.0, 500.0]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    }
}

/// Whether the environment names a display. Other systems than those with X11 or Wayland always have one.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_one = cfg!(all(unix, not(target_os = "macos"), not(target_os = "android")));
    !needs_one || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(is_set)
}

/// Turns what a library said into one sentence that says what to do.
fn explain(said: &str) -> OpenFailure {
    let known = [
        ("xkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"),
        ("xkbcommon", "libxkbcommon", "libxkbcommon0"),
        ("libX11-xcb", "libX11-xcb", "libx11-xcb1"),
        ("libX11", "libX11", "libx11-6"),
        ("libXcursor", "libXcursor", "libxcursor1"),
        ("libXi", "libXi", "libxi6"),
        ("libEGL", "libEGL", "libegl1 libgl1-mesa-dri"),
        ("libGL", "libGL", "libgl1 libgl1-mesa-dri"),
    ];
    let is_missing = [
        "could not be loaded",
        "cannot open shared object",
        "Failed to load",
        "failed to load",
        "not found",
        "NotFound",
        "OpenError",
        "LibraryOpen",
    ]
    .iter()
    .any(|words| said.contains(words));
    match known.iter().find(|(name, ..)| is_missing && said.contains(name)) {
        Some((_, library, package)) => OpenFailure::MissingLibrary { library, package },
        None => OpenFailure::Refused { cause: said.split_whitespace().collect::<Vec<_>>().join(" ") },
    }
}

/// The folder suggested for exports: the user's documents if there is such a folder, else home, else here.
fn documents() -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let documents = home.as_ref().map(|home| home.join("Documents")).filter(|folder| folder.is_dir());
    documents.or(home).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let said = "panicked at xkbcommon-dl: Library libxkbcommon-x11.so could not be loaded.";
        let words = explain(said).to_string();
        assert!(words.contains("apt install libxkbcommon-x11-0"), "{words}");
        assert!(!words.contains('\n'));
    }

    #[test]
    fn anything_else_is_passed_on_in_one_line() {
        let words = explain("the server\nsaid no").to_string();
        assert!(words.contains("the server said no"), "{words}");
    }
}
