//! What the window opens with.

use std::error::Error;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

use eframe::egui;

use super::app::App;
use super::keymap;
use super::reading::{Question, Starting};
use super::rehearsal;
use crate::dataset::{BUILT_IN_NAME, Dataset, built_in};
use crate::layout::LanesBy;
use crate::notes;
use crate::state::{Action, Opened, Settings, State, Wanted, WindowAction};

/// The built-in dataset, made ready on a thread of its own while the window opens, and its first frame rehearsed.
pub struct Ahead {
    made: JoinHandle<Result<Opened, String>>,
    ctx: egui::Context,
}

impl Ahead {
    /// Starts.
    ///
    /// # Errors
    /// That there is no thread to be had.
    pub fn start() -> std::io::Result<Self> {
        let ctx = rehearsal::context();
        let hidden = ctx.clone();
        let work = move || {
            let loaded = built_in().map_err(|issues| issues.report(BUILT_IN_NAME))?;
            let opened = Opened::new(loaded.dataset).in_lanes(LanesBy::default());
            let opened = opened.with_notes(notes::open(None));
            // What the user set isn't known yet; most of the window looks alike.
            let state = State::showing(opened.clone(), None, Settings::default(), PathBuf::new());
            rehearsal::rehearse(&hidden, state);
            Ok(opened)
        };
        let made = thread::Builder::new().name("dataset".to_owned()).spawn(work)?;
        Ok(Self { made, ctx })
    }

    /// What the window is to be shown with; nothing may be shown in it before [`Self::opened`].
    pub fn context(&self) -> egui::Context {
        self.ctx.clone()
    }

    /// Waits until it is ready.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn opened(self) -> Result<Opened, Box<dyn Error + Send + Sync>> {
        let made = self.made.join().map_err(|_panic| "the built-in dataset could not be read")?;
        Ok(made?)
    }
}

/// What the window opens with.
pub enum Start {
    /// The built-in dataset as it is.
    BuiltIn(Ahead),
    /// A dataset, where it came from (`None`: built in), and what to ask of it.
    Ready(Box<Dataset>, Option<PathBuf>, Wanted),
    /// A large file that is read while the window is open already, before it on screen the built-in dataset.
    Later {
        /// The built-in dataset.
        meanwhile: Box<Dataset>,
        /// The file.
        file: PathBuf,
        /// What to ask of it, once it is read.
        question: Question,
    },
}

impl Start {
    /// What the window is to be shown with, if that is there already.
    pub(super) fn context(&self) -> Option<egui::Context> {
        match self {
            Self::BuiltIn(ahead) => Some(ahead.context()),
            Self::Ready(..) | Self::Later { .. } => None,
        }
    }

    /// The window's content.
    ///
    /// # Errors
    /// What is wrong with the built-in dataset.
    pub(super) fn app(
        self,
        ctx: &egui::Context,
        settings: Settings,
    ) -> Result<App, Box<dyn Error + Send + Sync>> {
        let (keymap, mistakes) = keymap::of_user();
        let mut app = self.without_keys(ctx, settings)?.with_keys(keymap);
        if let Some(report) = mistakes {
            app.apply(ctx, Action::Window(WindowAction::Report(report)));
        }
        Ok(app)
    }

    fn without_keys(
        self,
        ctx: &egui::Context,
        settings: Settings,
    ) -> Result<App, Box<dyn Error + Send + Sync>> {
        Ok(match self {
            Self::BuiltIn(ahead) => {
                App::new(ctx, State::showing(ahead.opened()?, None, settings, documents()))
            }
            Self::Ready(dataset, file, ask) => {
                let opened = Opened::new(*dataset).with_notes(notes::open(file.as_deref()));
                let mut state = State::showing(opened, file, settings, documents());
                state.ask(ask);
                App::new(ctx, state)
            }
            Self::Later { meanwhile, file, question } => {
                let mut settings = settings;
                let (last_view, lanes) = (settings.last_view.take(), settings.lanes.by);
                let opened = Opened::new(*meanwhile).with_notes(notes::open(None));
                let mut app = App::new(ctx, State::showing(opened, None, settings, documents()));
                app.open_later(ctx, file, Starting { question: Some(question), last_view, lanes });
                app
            }
        })
    }
}

/// The folder suggested for exports: the user's documents if there is such a folder, else home, else here.
fn documents() -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let documents = home.as_ref().map(|home| home.join("Documents")).filter(|folder| folder.is_dir());
    documents.or(home).unwrap_or_default()
}
