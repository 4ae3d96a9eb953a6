//! Opening the window, or saying in one sentence why there is none.

use std::ffi::OsString;
use std::panic;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use eframe::egui;

use super::app::remembered;
use super::rehearsal::SIZE;
use super::start::Start;

/// What to do without a window.
const WITHOUT: &str = "`annals --help` lists what works without a window";

/// What Debian calls the packages that a window on X11 needs.
const X11_PACKAGES: &str =
    "libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1-mesa-dri";
/// What Debian calls the packages that a window on Wayland needs.
const WAYLAND_PACKAGES: &str = "libwayland-client0 libwayland-egl1 libxkbcommon0 libegl1 libgl1-mesa-dri";

/// The files in which libxkbcommon finds what each key means.
const KEYBOARD_LAYOUTS: &str = "/usr/share/X11/xkb";

/// Why no window opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFailure {
    /// Neither X11 nor Wayland is there.
    #[error(
        "there is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set); {WITHOUT}"
    )]
    NoDisplay,
    /// The X server that `DISPLAY` names cannot be reached, or lets nobody in.
    #[error(
        "the X server that DISPLAY names ({name}) cannot be reached or does not let you in; start it, or set DISPLAY to one that runs; {WITHOUT}"
    )]
    NoServer {
        /// The value of `DISPLAY`.
        name: String,
    },
    /// The compositor that `WAYLAND_DISPLAY` names cannot be reached.
    #[error(
        "the Wayland compositor that WAYLAND_DISPLAY names ({name}) cannot be reached; start it, or unset WAYLAND_DISPLAY and set DISPLAY to use X11; {WITHOUT}"
    )]
    NoCompositor {
        /// The value of `WAYLAND_DISPLAY`.
        name: String,
    },
    /// A library or file that the window needs is missing, or does not load.
    #[error(
        "the window needs {library}, which could not be loaded; on Debian, `apt install {packages}` installs all it needs; {WITHOUT}"
    )]
    MissingLibrary {
        /// Its name, with the Debian package that has it where that is known.
        library: String,
        /// The Debian packages that a window needs on this kind of display.
        packages: &'static str,
    },
    /// OpenGL is there, but nothing to draw with.
    #[error(
        "no graphics driver was found that the window can draw with ({cause}); on Debian, `apt install libegl1 libegl-mesa0 libgl1-mesa-dri` installs one that needs no graphics card; {WITHOUT}"
    )]
    NoDriver {
        /// What was said instead.
        cause: String,
    },
    /// The window was open, and what it was shown on went away.
    #[error("the window closed because the display or the graphics driver went away ({cause})")]
    Lost {
        /// What was said then.
        cause: String,
    },
    /// The window system said no for another reason.
    #[error("the window could not be opened: {cause}; {WITHOUT}")]
    Refused {
        /// What it said.
        cause: String,
    },
}

/// Opens the window and runs it until it is closed; `library` takes the place of the remembered one meanwhile.
///
/// # Errors
/// Why there is no window, or why there is none any more. Nothing is lost: the window changes no dataset.
pub fn open(start: Start, library: Option<PathBuf>) -> Result<(), OpenFailure> {
    let display = Display::named(|name| std::env::var_os(name));
    if display == Display::None {
        return Err(OpenFailure::NoDisplay);
    }
    let said = Said::default();
    let quiet = said.clone();
    let usual = panic::take_hook();
    // Window libraries panic when a part of theirs is missing; that is caught, and said in one sentence.
    panic::set_hook(Box::new(move |info| quiet.keep(info.payload_as_str().unwrap_or("no reason given"))));
    let usual = Arc::new(Mutex::new(Some(usual)));
    let restore = Arc::clone(&usual);
    let run = move || {
        eframe::run_native_ext(
            "annals",
            options(),
            start.context(),
            Box::new(move |creation| {
                // From here on a panic is our own, and reported as usual.
                give_back(&restore);
                let settings = remembered(creation.storage);
                Ok(Box::new(start.app(&creation.egui_ctx, settings)?.with_library(library)))
            }),
        )
    };
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(run));
    let was_open = usual.lock().map_or(true, |hook| hook.is_none());
    give_back(&usual);
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) if was_open => Err(OpenFailure::Lost { cause: plain(&error.to_string()) }),
        Ok(Err(error)) => Err(refusal(&error, &display)),
        Err(payload) if was_open => panic::resume_unwind(payload),
        Err(_) => Err(explain(&said.text(), "", &display)),
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
            // The first panic is the cause; later ones follow from it.
            if said.is_empty() {
                said.push_str(text);
            }
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
            .with_inner_size(SIZE)
            .with_min_inner_size([760.0, 500.0]),
        renderer: eframe::Renderer::Glow,
        // There are none to fall back on in this build; asking for them would have every letter drawn again.
        system_font_fallback: false,
        ..Default::default()
    }
}

/// Where a window would open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Display {
    /// Nowhere.
    None,
    /// On the compositor of this name.
    Wayland(String),
    /// On the X server of this name.
    X11(String),
    /// On a system that always has a display.
    Own,
}

impl Display {
    /// What the environment names, in the order in which winit looks.
    fn named(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        if !cfg!(all(unix, not(target_os = "macos"), not(target_os = "android"))) {
            return Self::Own;
        }
        let set = |name: &str| {
            variable(name).filter(|value| !value.is_empty()).map(|value| value.to_string_lossy().into_owned())
        };
        let wayland = set("WAYLAND_DISPLAY").or_else(|| set("WAYLAND_SOCKET")).map(Self::Wayland);
        wayland.or_else(|| set("DISPLAY").map(Self::X11)).unwrap_or(Self::None)
    }

    fn packages(&self) -> &'static str {
        match self {
            Self::Wayland(_) => WAYLAND_PACKAGES,
            Self::None | Self::X11(_) | Self::Own => X11_PACKAGES,
        }
    }
}

/// Turns eframe's error into one sentence that says what to do.
fn refusal(error: &eframe::Error, display: &Display) -> OpenFailure {
    if let eframe::Error::NoGlutinConfigs(_, cause) = error {
        // The template of what was looked for is no news to anybody.
        return no_opengl(&cause.to_string(), display);
    }
    if matches!(error, eframe::Error::Glutin(_) | eframe::Error::OpenGL(_)) {
        return no_opengl(&error.to_string(), display);
    }
    // Only the debug form names the library that did not load.
    explain(&error.to_string(), &format!("{error:?}"), display)
}

/// What is missing when there is no OpenGL: the library itself, or a driver behind it.
fn no_opengl(said: &str, display: &Display) -> OpenFailure {
    if said == "not found" {
        return missing("libEGL.so.1", display);
    }
    OpenFailure::NoDriver { cause: plain(said) }
}

/// Turns what a library said, and the details it keeps to itself, into one sentence that says what to do.
fn explain(said: &str, detail: &str, display: &Display) -> OpenFailure {
    let says = |words: &str| said.contains(words) || detail.contains(words);
    match display {
        Display::X11(name) if says("XOpenDisplayFailed") => {
            return OpenFailure::NoServer { name: name.clone() };
        }
        Display::Wayland(name) if says("NoCompositor") => {
            return OpenFailure::NoCompositor { name: name.clone() };
        }
        Display::None | Display::X11(_) | Display::Wayland(_) | Display::Own => {}
    }
    if says("NoWaylandLib") {
        return missing("libwayland-client.so.0", display);
    }
    if says("XKBNotFound") {
        return missing(KEYBOARD_LAYOUTS, display);
    }
    if says("matching configuration") {
        return OpenFailure::NoDriver { cause: "it offers no configuration that fits".to_owned() };
    }
    let does_not_load = says("opening library failed") || says("could not be loaded");
    match shared_object(detail).or_else(|| shared_object(said)) {
        Some(library) if does_not_load => missing(library, display),
        Some(_) | None => OpenFailure::Refused { cause: plain(said) },
    }
}

/// The first name of a shared object in what a library said.
fn shared_object(said: &str) -> Option<&str> {
    said.split(|c: char| !(c.is_ascii_alphanumeric() || "._+-".contains(c)))
        .find(|word| word.starts_with("lib") && word.contains(".so"))
        .map(|word| word.trim_end_matches('.'))
}

/// Names the Debian package of a library, and all that a window on this display needs.
fn missing(library: &str, display: &Display) -> OpenFailure {
    let stem = library.split(".so").next().unwrap_or(library);
    let package = match stem {
        KEYBOARD_LAYOUTS => Some("xkb-data"),
        "libX11" => Some("libx11-6"),
        "libX11-xcb" => Some("libx11-xcb1"),
        "libXcursor" => Some("libxcursor1"),
        "libXi" => Some("libxi6"),
        "libXext" => Some("libxext6"),
        "libXfixes" => Some("libxfixes3"),
        "libXrender" => Some("libxrender1"),
        "libxcb" => Some("libxcb1"),
        "libxkbcommon-x11" => Some("libxkbcommon-x11-0"),
        "libxkbcommon" => Some("libxkbcommon0"),
        "libwayland-client" => Some("libwayland-client0"),
        "libwayland-egl" => Some("libwayland-egl1"),
        "libEGL" => Some("libegl1"),
        _ => None,
    };
    let library =
        package.map_or_else(|| library.to_owned(), |package| format!("{library} (Debian package {package})"));
    OpenFailure::MissingLibrary { library, packages: display.packages() }
}

/// What was said, on one line, without the place in a source file and without Rust's own wording.
fn plain(said: &str) -> String {
    let said = said
        .split_once("os error at ")
        .and_then(|(_, placed)| placed.split_once(": "))
        .map_or(said, |(_, cause)| cause);
    let said = said.split_once("`Err` value: ").map_or(said, |(_, cause)| cause);
    said.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn x11() -> Display {
        Display::X11(":7".to_owned())
    }

    fn wayland() -> Display {
        Display::Wayland("wayland-7".to_owned())
    }

    /// What winit's error looks like when x11-dl finds no library of this name.
    fn not_opened(library: &str) -> String {
        format!(
            "LibraryOpenError(OpenError {{ kind: Library, detail: \"opening library failed ({library}: cannot open shared object file: No such file or directory); opening library failed (libX.so: cannot open shared object file)\" }})"
        )
    }

    #[test]
    fn a_missing_library_is_named_with_its_package() {
        let said =
            "winit EventLoopError: os error at /a/mod.rs:788: Failed to load one of xlib's shared libraries";
        for (library, package) in [
            ("libX11.so.6", "libx11-6"),
            ("libX11-xcb.so.1", "libx11-xcb1"),
            ("libXcursor.so.1", "libxcursor1"),
            ("libXi.so.6", "libxi6"),
        ] {
            let words = explain(said, &not_opened(library), &x11()).to_string();
            assert!(words.contains(&format!("needs {library} (Debian package {package}), which")), "{words}");
            assert!(words.contains(X11_PACKAGES), "{words}");
        }
        let unlisted = explain(said, &not_opened("libXau.so.6"), &x11()).to_string();
        assert!(unlisted.contains("needs libXau.so.6, which"), "{unlisted}");
    }

    #[test]
    fn a_library_that_panics_is_named_too() {
        let words = explain("Library libxkbcommon-x11.so could not be loaded.", "", &x11()).to_string();
        assert!(words.contains("(Debian package libxkbcommon-x11-0)"), "{words}");
        let words = explain("Library libwayland-egl.so could not be loaded.", "", &wayland()).to_string();
        assert!(
            words.contains("(Debian package libwayland-egl1)") && words.contains(WAYLAND_PACKAGES),
            "{words}"
        );
        let words = explain("said", "WaylandError(Connection(NoWaylandLib))", &wayland()).to_string();
        assert!(words.contains("(Debian package libwayland-client0)"), "{words}");
        let words =
            explain("called `Result::unwrap()` on an `Err` value: XKBNotFound", "", &x11()).to_string();
        assert!(words.contains("(Debian package xkb-data)"), "{words}");
    }

    #[test]
    fn a_display_that_is_not_there_is_named() {
        let words = explain("said", "XNotSupported(XOpenDisplayFailed)", &x11()).to_string();
        assert!(words.contains("DISPLAY names (:7)"), "{words}");
        let words = explain("said", "WaylandError(Connection(NoCompositor))", &wayland()).to_string();
        assert!(words.contains("WAYLAND_DISPLAY names (wayland-7)"), "{words}");
    }

    #[test]
    fn without_a_driver_the_sentence_says_which_package_has_one() {
        assert!(matches!(no_opengl("not found", &x11()), OpenFailure::MissingLibrary { .. }));
        let words = no_opengl("[3001] initialization failed", &x11()).to_string();
        assert!(words.contains("initialization failed") && words.contains("libgl1-mesa-dri"), "{words}");
        let panicked =
            explain("failed to find a matching configuration for creating glutin config", "", &x11());
        assert!(matches!(panicked, OpenFailure::NoDriver { .. }));
    }

    #[test]
    fn anything_else_is_passed_on_in_one_line_without_a_path() {
        let words =
            explain("winit error: os error at /a/b.rs:7: the server\nsaid no", "", &x11()).to_string();
        assert!(words.contains("opened: the server said no; "), "{words}");
        assert_eq!(plain("called `Result::unwrap()` on an `Err` value: Gone"), "Gone");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn wayland_comes_first_and_an_empty_name_is_none() {
        let named = |set: &[(&str, &str)]| {
            Display::named(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
            })
        };
        assert_eq!(named(&[("DISPLAY", ":7"), ("WAYLAND_DISPLAY", "wayland-7")]), wayland());
        assert_eq!(named(&[("DISPLAY", ":7"), ("WAYLAND_DISPLAY", "")]), x11());
        assert_eq!(named(&[("DISPLAY", "")]), Display::None);
    }
}
