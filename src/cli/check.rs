//! `annals check`: what is wrong with datasets.

use std::path::{Path, PathBuf};

use super::Status;
use super::output::{print, say};
use crate::dataset::{self, Inspected, Lint};
use crate::notes;
use crate::state::counted;

/// Check datasets, and say what is wrong with them.
#[derive(Debug, clap::Args)]
#[command(after_long_help = warnings())]
pub(super) struct Args {
    /// The datasets; without any, the one that is built in
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &Args) -> Status {
    if args.files.is_empty() {
        return report(dataset::BUILT_IN_NAME, dataset::inspect(None));
    }
    let mut status = Status::Done;
    for path in &args.files {
        let is_notes = notes::is_notes(path);
        if is_notes && report_notes(path) == Status::Done {
            continue;
        }
        if is_notes || report(&path.display().to_string(), dataset::inspect(Some(path))) != Status::Done {
            status = Status::BadInput;
        }
    }
    status
}

/// Prints what was found in one file: problems on standard output, the sum on standard error.
fn report(name: &str, outcome: Result<Inspected, Vec<String>>) -> Status {
    match outcome {
        Ok(inspected) => {
            let lines: Vec<String> =
                inspected.warnings.iter().map(|issue| format!("{name}:{issue}\n")).collect();
            let status = print(&lines.concat());
            let events = counted(inspected.dataset.events.len());
            let (errors, warnings) = (number(0, "error"), number(lines.len(), "warning"));
            let exceptions = match inspected.excepted {
                0 => String::new(),
                excepted => format!(", {}", number(excepted, "exception")),
            };
            say(&format!("{name}: {events}, {errors}, {warnings}{exceptions}"));
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

/// The same of a file of notes.
fn report_notes(path: &Path) -> Status {
    let (name, outcome) = (path.display(), notes::check(path));
    let errors = match &outcome {
        Ok(notes) => {
            say(&format!("{name}: {}, {}", number(*notes, "note"), number(0, "error")));
            return Status::Done;
        }
        Err(problems) => problems,
    };
    let status = print(&(errors.join("\n") + "\n"));
    say(&format!("{name}: {}", number(errors.len(), "error")));
    if status == Status::Done { Status::BadInput } else { status }
}

/// `1 warning`, `2 warnings`.
fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What the warnings are, for the long help.
fn warnings() -> String {
    let lints = Lint::ALL.iter().map(|lint| format!("  {}\n      {}\n", lint.name(), lint.words()));
    WARNINGS.to_owned() + &lints.collect::<String>()
}

const WARNINGS: &str = "\
Errors keep a dataset from being opened. A dataset without errors may have warnings: it is allowed,
but something looks wrong. Warnings alone end with status 0. Where one is wrong, say so and why
in the record that it is about; it is then only counted:
  exceptions: [Exception(lint: Unattributed, reason: \"the text names nobody\")]

Warnings, by the name at the end of the line:
";
