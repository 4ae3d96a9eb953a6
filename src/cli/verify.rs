//! `annals verify`: does every quotation stand in its source.

use std::path::PathBuf;

use super::output::{complain, print, say};
use super::{FileArg, Status, verify_json};
use crate::dataset::{self, Dataset};
use crate::library::{Anchor, Anchors, Library, Lines, Report, verify, verify_texts};

/// Look up every quotation in the texts of the sources.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Args {
    #[command(flatten)]
    file: FileArg,
    /// The folder with the texts of the sources: ID.txt for the source with that id, in UTF-8
    #[arg(long, value_name = "DIR")]
    library: PathBuf,
    /// Print only what is wrong
    #[arg(long, short)]
    quiet: bool,
    /// text: a line each; json: one object, with an anchor for each quotation that stands in its source
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatArg,
}

/// The forms of the answer.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum FormatArg {
    #[default]
    Text,
    Json,
}

const HELP: &str = "\
One line for each excerpt:
  found     the quotation stands in its source, in the section and near the footnote that are named
  moved     it stands elsewhere in its source, or with a few other characters, which are named
  missing   it doesn't stand there, or the text can't be read
Typography, line breaks and what divides words at the end of a line don't matter; headers,
footers and page numbers within a quotation are left out and named.
and one for each pair of quotations that stand too near to each other (near).

Exit status: 0 every excerpt is found and none is too near, 1 otherwise.";

pub(super) fn run(args: &Args) -> Status {
    let loaded = match dataset::open(args.file.file.as_deref()) {
        Ok(loaded) => loaded,
        Err(problems) => {
            for problem in &problems {
                say(problem);
            }
            return Status::BadInput;
        }
    };
    let library = match Library::open(&args.library) {
        Ok(library) => library,
        Err(error) => {
            complain(&error.to_string());
            return Status::BadInput;
        }
    };
    let (report, anchors) = match args.format {
        FormatArg::Text => (verify(&loaded.dataset, &library), Vec::new()),
        FormatArg::Json => anchored(&loaded.dataset, &library),
    };
    let file = args.file.file.as_ref().map(|file| file.display().to_string());
    let name = file.as_deref().unwrap_or(dataset::BUILT_IN_NAME);
    let lines = Lines::new(name, &loaded.dataset, &library, &report);
    let printed = match args.format {
        FormatArg::Text => Ok(lines.all(args.quiet)),
        FormatArg::Json => verify_json::document(&loaded.dataset, &report, &anchors, args.quiet),
    };
    let status = match printed {
        Ok(text) => print(&text),
        Err(error) => {
            complain(&format!("the answer could not be written: {error}"));
            Status::BadInput
        }
    };
    say(&lines.sum());
    if status == Status::Done && !report.is_clean() { Status::BadInput } else { status }
}

/// Looks up every quotation, and makes the anchor of each that isn't missing, in the order of the checks.
fn anchored<'a>(dataset: &'a Dataset, library: &Library) -> (Report<'a>, Vec<Option<Anchor>>) {
    let mut anchors = Vec::new();
    let report = verify_texts(dataset, library, |text, own, report| {
        anchors.resize(report.checks.len(), None);
        let here = Anchors::new(text);
        for check in own {
            anchors[*check] = here.of(&report.checks[*check]);
        }
    });
    anchors.resize(report.checks.len(), None);
    (report, anchors)
}
