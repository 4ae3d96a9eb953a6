//! What the window opens with.

use std::path::PathBuf;

use eframe::egui;

use super::app::App;
use super::keymap;
use super::reading::{Question, Starting};
use crate::dataset::Dataset;
use crate::query::Ask;
use crate::state::{Action, Settings, State, WindowAction};

/// What the window opens with.
pub enum Start {
    /// A dataset, where it came from (`None`: built in), and what to ask of it.
    Ready(Box<Dataset>, Option<PathBuf>, Ask),
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
    /// The window's content.
    pub(super) fn app(self, ctx: &egui::Context, settings: Settings) -> App {
        let (keymap, mistakes) = keymap::of_user();
        let mut app = self.without_keys(ctx, settings).with_keys(keymap);
        if let Some(report) = mistakes {
            app.apply(ctx, Action::Window(WindowAction::Report(report)));
        }
        app
    }

    fn without_keys(self, ctx: &egui::Context, settings: Settings) -> App {
        match self {
            Self::Ready(dataset, file, ask) => {
                let mut state = State::new(*dataset, file, settings, documents());
                state.ask(ask);
                App::new(ctx, state)
            }
            Self::Later { meanwhile, file, question } => {
                let mut settings = settings;
                let last_view = settings.last_view.take();
                let mut app = App::new(ctx, State::new(*meanwhile, None, settings, documents()));
                app.open_later(ctx, file, Starting { question: Some(question), last_view });
                app
            }
        }
    }
}

/// The folder suggested for exports: the user's documents if there is such a folder, else home, else here.
fn documents() -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let documents = home.as_ref().map(|home| home.join("Documents")).filter(|folder| folder.is_dir());
    documents.or(home).unwrap_or_default()
}
