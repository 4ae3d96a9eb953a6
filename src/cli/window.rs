//! No subcommand: the window.

use std::path::PathBuf;

use super::filters::FilterArgs;
use super::output::complain;
use super::view::ViewArgs;
use super::{FileArg, Status};
#[cfg(any(feature = "gui", test))]
use crate::dataset::Dataset;
#[cfg(feature = "gui")]
use crate::library::Library;
#[cfg(any(feature = "gui", test))]
use crate::state::Wanted;
#[cfg(feature = "gui")]
use crate::ui::{Ahead, Start};

/// Open the window.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) file: FileArg,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    view: ViewArgs,
    /// The folder with the texts of the sources, to be read beside the timeline: ID.txt for each, in UTF-8
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
}

impl Args {
    /// The whole question in terms of a dataset.
    ///
    /// # Errors
    /// A sentence on the first option that can't be understood.
    #[cfg(any(feature = "gui", test))]
    pub(super) fn wanted(&self, dataset: &Dataset) -> Result<Wanted, String> {
        self.view.looking_at(self.filters.ask(dataset)?, dataset)
    }

    /// Looks at what needs no dataset to be understood.
    ///
    /// # Errors
    /// A sentence on the first option that can't be understood.
    #[cfg(feature = "gui")]
    fn check(&self) -> Result<(), String> {
        self.filters.check_search()?;
        self.view.days().map(|_| ())
    }
}

/// Files of at least so many bytes are read while the window is open already.
#[cfg(feature = "gui")]
const LARGE: u64 = 1 << 20;

/// What the window opens with. What goes wrong before it opens is said on standard error, of a large file in it.
#[cfg(feature = "gui")]
fn start(args: &Args) -> Result<Start, Status> {
    let is_large = |file: &PathBuf| std::fs::metadata(file).is_ok_and(|about| about.len() >= LARGE);
    if let Some(file) = args.file.file.clone().filter(is_large) {
        let (meanwhile, _) = super::question(None, &FilterArgs::default())?;
        args.check().map_err(|problem| refused(&problem))?;
        let args = args.clone();
        let question = Box::new(move |dataset: &Dataset| args.wanted(dataset));
        return Ok(Start::Later { meanwhile: Box::new(meanwhile), file, question });
    }
    if args.file.file.is_none()
        && args.filters.is_empty()
        && args.view.is_empty()
        && let Ok(ahead) = Ahead::start()
    {
        return Ok(Start::BuiltIn(ahead));
    }
    let (dataset, ask) = super::question(args.file.file.as_deref(), &args.filters)?;
    let wanted = args.view.looking_at(ask, &dataset).map_err(|problem| refused(&problem))?;
    Ok(Start::Ready(Box::new(dataset), args.file.file.clone(), wanted))
}

#[cfg(feature = "gui")]
fn refused(problem: &str) -> Status {
    complain(problem);
    Status::BadUsage
}

/// Without the window's code there is only the command line.
#[cfg(not(feature = "gui"))]
pub(super) fn run(_: &Args) -> Status {
    complain("this build has no window; `annals --help` lists what works without one");
    Status::NoDisplay
}

/// The folder with the texts, from the root on. Says what is wrong with it.
#[cfg(feature = "gui")]
fn library(args: &Args) -> Result<Option<PathBuf>, Status> {
    let Some(folder) = &args.library else { return Ok(None) };
    let opened = Library::open(folder).map_err(|error| error.to_string());
    let absolute = opened.and_then(|_| std::path::absolute(folder).map_err(|error| error.to_string()));
    absolute.map(Some).map_err(|problem| {
        complain(&problem);
        Status::BadInput
    })
}

/// Opens the window on a dataset, or says why there is none.
#[cfg(feature = "gui")]
pub(super) fn run(args: &Args) -> Status {
    let library = match library(args) {
        Ok(library) => library,
        Err(status) => return status,
    };
    let start = match start(args) {
        Ok(start) => start,
        Err(status) => return status,
    };
    match crate::ui::open(start, library) {
        Ok(()) => Status::Done,
        Err(failure) => {
            complain(&failure.to_string());
            Status::NoDisplay
        }
    }
}
