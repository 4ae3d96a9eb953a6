//! Carrying out what the state asks of the outside world. Nothing here blocks a frame.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui;

use super::checking;
use super::keymap;
use super::note_keeping;
use super::portal::Portal;
use super::reading::{Reader, Starting};
use super::searcher::Searcher;
use crate::export::write_file;
use crate::layout::LanesBy;
use crate::library::{Library, LibraryError, Page};
use crate::state::{
    Action, Effect, ExportAction, LibraryAction, OpenAction, ReaderAction, Seek, TableAction, WindowAction,
};

/// The outside world: files, dialogs, clipboard, browser. Answers come back as actions.
pub(super) struct Outside {
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    has_dialogs: Arc<AtomicBool>,
    /// The number of the reading that is wanted; 0 for none.
    wanted: Arc<AtomicU64>,
    searcher: Searcher,
}

impl Outside {
    /// Nothing has been asked yet.
    pub(super) fn new() -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            has_dialogs: Arc::default(),
            wanted: Arc::default(),
            searcher: Searcher::default(),
        }
    }

    /// Asks in the background whether the system has file dialogs, and whether it wants motion reduced.
    pub(super) fn ask(&self, ctx: &egui::Context) {
        let found = Arc::clone(&self.has_dialogs);
        let (ctx, answers) = (ctx.clone(), self.sender.clone());
        in_background(move || {
            let Some(portal) = Portal::find() else {
                return;
            };
            found.store(true, Ordering::Relaxed);
            ctx.request_repaint();
            if portal.reduces_motion() {
                // Without a receiver the window is gone, and nothing moves any more.
                drop(answers.send(Action::Window(WindowAction::SystemMotion { reduced: true })));
                ctx.request_repaint();
            }
        });
    }

    /// Whether the system has file dialogs. Without them a path can still be typed.
    pub(super) fn has_dialogs(&self) -> bool {
        self.has_dialogs.load(Ordering::Relaxed)
    }

    /// What has come back since the last frame.
    pub(super) fn answers(&self) -> Vec<Action> {
        self.receiver.try_iter().collect()
    }

    /// Starts an effect; it answers later, or never. A dataset that is read is put into lanes at once.
    pub(super) fn carry_out(&self, ctx: &egui::Context, effect: Effect, lanes: LanesBy) {
        match effect {
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Follow(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Effect::Write { path, text, overwrite } => self.answer(ctx, move || {
                let path = with_home(&path);
                let written = write_file(&path, &text, overwrite).map(|()| path);
                Some(Action::Export(ExportAction::Written(written)))
            }),
            Effect::PickSave { suggested } => {
                self.answer(ctx, move || Some(Action::Export(ExportAction::Browsed(pick_save(&suggested)))));
            }
            Effect::PickOpen => self.answer(ctx, || Some(Action::Open(OpenAction::Browsed(pick_open())))),
            Effect::PickFolder => {
                self.answer(ctx, || Some(Action::Library(LibraryAction::Browsed(pick_folder()))));
            }
            Effect::OpenLibrary { folder, sources } => self.answer(ctx, move || {
                let folder = with_home(&folder);
                let outcome = texts_in(&folder, &sources).map_err(|error| error.to_string());
                Some(Action::Library(LibraryAction::Opened { folder, outcome }))
            }),
            Effect::ReadSource(asked) => self.answer(ctx, move || {
                drop(asked.before);
                let page = Page::read(&with_home(&asked.folder), &asked.dataset, asked.source);
                let outcome = page.map(Arc::new);
                Some(Action::Reader(ReaderAction::Read { ticket: asked.ticket, outcome }))
            }),
            Effect::PutAway(page) => in_background(move || drop(page)),
            Effect::Read { file, ticket } => {
                self.read(ctx, (file, ticket), Starting { lanes, ..Starting::default() });
            }
            Effect::ChangeKeys => {
                self.answer(ctx, || Some(Action::Window(WindowAction::Report(keymap::make()))));
            }
            Effect::Check(asked) => {
                let (sender, frames) = (self.sender.clone(), ctx.clone());
                in_background(move || {
                    checking::check(&asked, |action| {
                        // Without a receiver the window is gone, and with it whoever asked.
                        drop(sender.send(Action::Check(action)));
                        frames.request_repaint();
                    });
                });
            }
            Effect::StopReading => self.wanted.store(0, Ordering::Relaxed),
            Effect::Sort(orders, sort) => self.answer(ctx, move || {
                orders.make(sort);
                Some(Action::Table(TableAction::Sorted))
            }),
            Effect::Notes(effect) => self.answer(ctx, move || Some(note_keeping::carry_out(effect))),
            Effect::Discard(old) => in_background(move || drop(old)),
        }
    }

    /// Starts to read a file, given with the number of the [`Effect::Read`] that asks for it. Ends what is being read.
    pub(super) fn read(
        &self,
        ctx: &egui::Context,
        (file, ticket): (Option<PathBuf>, u64),
        starting: Starting,
    ) {
        self.wanted.store(ticket, Ordering::Relaxed);
        let (sender, frames) = (self.sender.clone(), ctx.clone());
        let say = move |action| {
            // Without a receiver the window is gone, and with it whoever asked.
            drop(sender.send(Action::Open(action)));
            frames.request_repaint();
        };
        let reader = Reader::new(Arc::clone(&self.wanted), ticket, Box::new(say));
        let file = file.map(|file| with_home(&file));
        in_background(move || reader.read(file, starting));
    }

    /// Starts the search that the state waits for, once.
    pub(super) fn seek(&self, ctx: &egui::Context, seek: Seek) {
        let (sender, frames) = (self.sender.clone(), ctx.clone());
        self.searcher.start(seek, move |action| {
            // Without a receiver the window is gone, and with it whoever asked.
            drop(sender.send(action));
            frames.request_repaint();
        });
    }

    fn answer(&self, ctx: &egui::Context, work: impl FnOnce() -> Option<Action> + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        in_background(move || {
            if let Some(action) = work() {
                // Without a receiver the window is gone, and with it whoever asked.
                drop(sender.send(action));
                ctx.request_repaint();
            }
        });
    }
}

/// Runs work on a thread of its own; a thread that can't be started does nothing.
pub(super) fn in_background(work: impl FnOnce() + Send + 'static) {
    drop(thread::Builder::new().name("outside".to_owned()).spawn(work));
}

/// `~/` at the start is the home folder, as people type it.
fn with_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.to_path_buf(),
    }
}

fn pick_save(suggested: &Path) -> Option<PathBuf> {
    let name = suggested
        .file_name()
        .map_or_else(|| "timeline.md".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title("Export Markdown")
        .set_file_name(name)
        .add_filter("Markdown", &["md"]);
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    pollster::block_on(dialog.save_file()).map(|file| file.path().to_path_buf())
}

fn pick_folder() -> Option<PathBuf> {
    let dialog = rfd::AsyncFileDialog::new().set_title("Library of sources");
    pollster::block_on(dialog.pick_folder()).map(|folder| folder.path().to_path_buf())
}

/// How many of the sources with these ids have a text in a folder.
fn texts_in(folder: &Path, sources: &[String]) -> Result<usize, LibraryError> {
    let library = Library::open(folder)?;
    Ok(sources.iter().filter(|id| library.path(id).is_file()).count())
}

fn pick_open() -> Option<PathBuf> {
    let dialog = rfd::AsyncFileDialog::new()
        .set_title("Open dataset")
        .add_filter("Annals dataset", &["ron", "ndjson", "jsonl"]);
    pollster::block_on(dialog.pick_file()).map(|file| file.path().to_path_buf())
}
