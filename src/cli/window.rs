//! No subcommand: the window.

use super::filters::FilterArgs;
use super::output::complain;
use super::{FileArg, Status};

/// Open the window.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) file: FileArg,
    #[command(flatten)]
    filters: FilterArgs,
}

/// Without the window's code there is only the command line.
#[cfg(not(feature = "gui"))]
pub(super) fn run(_: &Args) -> Status {
    complain("this build has no window; `annals --help` lists what works without one");
    Status::NoDisplay
}

/// Opens the window on a dataset, or says why there is none.
#[cfg(feature = "gui")]
pub(super) fn run(args: &Args) -> Status {
    let (dataset, ask) = match super::question(args.file.file.as_deref(), &args.filters) {
        Ok(question) => question,
        Err(status) => return status,
    };
    match crate::ui::open(dataset, args.file.file.clone(), ask) {
        Ok(()) => Status::Done,
        Err(failure) => {
            complain(&failure.to_string());
            Status::NoDisplay
        }
    }
}
