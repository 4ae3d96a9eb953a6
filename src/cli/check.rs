//! `annals check`: what is wrong with datasets.

use std::path::PathBuf;

use super::Status;
use super::output::{print, say};
use crate::dataset::{self, Loaded};
use crate::state::counted;

/// Check datasets, and say what is wrong with them.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The datasets; without any, the one that is built in
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Status {
    if args.files.is_empty() {
        return report(dataset::BUILT_IN_NAME, dataset::open(None));
    }
    let mut status = Status::Done;
    for path in &args.files {
        if report(&path.display().to_string(), dataset::open(Some(path))) != Status::Done {
            status = Status::BadInput;
        }
    }
    status
}

/// Prints what was found in one file: problems on standard output, the sum on standard error.
fn report(name: &str, outcome: Result<Loaded, Vec<String>>) -> Status {
    match outcome {
        Ok(loaded) => {
            let lines: Vec<String> =
                loaded.warnings.iter().map(|issue| format!("{name}:{issue}\n")).collect();
            let warnings = lines.concat();
            let events = counted(loaded.dataset.events.len());
            let status = print(&warnings);
            let (errors, warnings) = (number(0, "error"), number(loaded.warnings.len(), "warning"));
            say(&format!("{name}: {events}, {errors}, {warnings}"));
            status
        }
        Err(problems) => {
            let status = print(&(problems.join("\n") + "\n"));
            // There are no warnings beside errors.
            say(&format!("{name}: {}", number(problems.len(), "error")));
            if status == Status::Done { Status::BadInput } else { status }
        }
    }
}

/// `1 warning`, `2 warnings`.
fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
