//! The command line. Everything but looking can be done here; the only place that prints.
//!
//! A subcommand is a module with its arguments and a `run`, and a variant of `Command`.

mod check;
mod choose;
mod cite;
mod date;
mod export;
mod filters;
mod list;
mod output;
mod verify;
mod verify_json;
#[cfg_attr(
    not(any(feature = "gui", test)),
    expect(dead_code, reason = "only a window shows a view; its options are known everywhere")
)]
mod view;
mod window;
mod word;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use self::choose::ChooseArgs;
use self::filters::FilterArgs;
use self::output::{complain, say};
use crate::dataset::{self, Dataset, EventIx};
use crate::notes::{self, Notes};
use crate::query::{Ask, Catalogue, Chosen, Matches};
use crate::timeline::Timeline;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done,
    /// The input has errors.
    BadInput,
    /// Wrong usage.
    BadUsage,
    /// No display to open a window on.
    NoDisplay,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::BadInput => 1,
            Status::BadUsage => 2,
            Status::NoDisplay => 3,
        })
    }
}

const EXAMPLES: &str = "\
Examples:
  annals                                        open the built-in dataset in a window
  annals my-events.ron --from 2015 --to 2016    open another dataset on a span
  annals --view 2015/2016 --lanes actor         open it on two years, in lanes by actor
  annals export --from 2015 --to 2016 --theme syria -o syria.md
  annals cite --theme nuclear --style biblatex -o nuclear.bib
  annals list --standing alleged --format table
  annals check my-events.ron
  annals verify my-events.ron --library texts   look up every quotation
  annals date 2021-23

Exit status: 0 done, 1 the input has errors, 2 wrong usage, 3 no display to open a window on.";

/// Reads a sourced chronology: events with dates as precise as their sources, their standing, and quoted excerpts.
#[derive(Debug, Parser)]
#[command(name = "annals", version, about, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[command(subcommand_negates_reqs = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: window::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the events that match as a document
    Export(export::Args),
    /// Cite the sources of the events that match: Chicago, BibLaTeX, CSL-JSON
    Cite(cite::Args),
    /// List the events that match
    List(list::Args),
    /// Check datasets, and say what is wrong with them
    Check(check::Args),
    /// Look up every quotation in the texts of the sources
    Verify(verify::Args),
    /// Say what a date in EDTF means
    Date(date::Args),
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    run_with(std::env::args_os()).into()
}

/// Runs the program with these arguments, the program's name first.
pub fn run_with(arguments: impl IntoIterator<Item = OsString>) -> Status {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let is_wrong = error.use_stderr();
            // Of options that only the meant subcommand has, clap would say that they are unknown.
            if is_wrong && let Some(status) = arguments.get(1).and_then(|first| refuse_word(first)) {
                return status;
            }
            // A closed pipe is no reason to fail.
            drop(error.print());
            return if is_wrong { Status::BadUsage } else { Status::Done };
        }
    };
    match cli.command {
        None => {
            let file = cli.window.file.file.as_deref();
            file.and_then(|file| refuse_word(file.as_os_str())).unwrap_or_else(|| window::run(&cli.window))
        }
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Cite(args)) => cite::run(&args),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::Date(args)) => date::run(&args),
    }
}

/// Says so if this is a word where a file or a subcommand should stand; how the run ends then.
fn refuse_word(argument: &OsStr) -> Option<Status> {
    let command = Cli::command();
    let subcommands: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    word::problem(argument, &subcommands).map(|problem| {
        complain(&problem);
        Status::BadUsage
    })
}

/// Which dataset, for every subcommand that reads one.
#[derive(Debug, Clone, clap::Args)]
struct FileArg {
    /// The dataset to read; without it, the one that is built in
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// A dataset with the question that was asked of it, and what answers it.
struct Answer {
    timeline: Timeline,
    ask: Ask,
    /// In time order, the undated last.
    events: Vec<EventIx>,
    /// They were named one by one.
    picked: bool,
}

/// Reads a dataset and asks it. What goes wrong is said on standard error.
///
/// # Errors
/// How the run ends then.
fn answer(file: Option<&Path>, (filters, choose): (&FilterArgs, &ChooseArgs)) -> Result<Answer, Status> {
    let (dataset, ask) = question(file, filters)?;
    let picked = choose.events(&dataset, filters).map_err(|problem| {
        complain(&problem);
        Status::BadUsage
    })?;
    let timeline = Timeline::new(dataset.into());
    if let Some(events) = picked {
        let events = Chosen::of(&timeline, events.into_iter()).events(&timeline);
        return Ok(Answer { timeline, ask, events, picked: true });
    }
    let mut catalogue = Catalogue::new(&timeline);
    if ask.filter.search().asks_for_notes() {
        catalogue.note(noted(file)?.on(timeline.dataset()));
    }
    let matches = Matches::find(&catalogue, &ask.filter);
    let events = matches.in_span(&timeline, ask.span);
    Ok(Answer { timeline, ask, events, picked: false })
}

/// Reads the notes on a dataset. What is wrong with them is said on standard error.
///
/// # Errors
/// How the run ends then.
fn noted(file: Option<&Path>) -> Result<Notes, Status> {
    let found = notes::open(file);
    found.problems.iter().for_each(|problem| say(problem));
    if found.problems.is_empty() { Ok(found.notes) } else { Err(Status::BadInput) }
}

/// Reads a dataset and the question in its terms. What goes wrong is said on standard error.
///
/// # Errors
/// How the run ends then.
fn question(file: Option<&Path>, filters: &FilterArgs) -> Result<(Dataset, Ask), Status> {
    let loaded = dataset::open(file).map_err(|problems| {
        for problem in &problems {
            say(problem);
        }
        Status::BadInput
    })?;
    let ask = filters.ask(&loaded.dataset).map_err(|problem| {
        complain(&problem);
        Status::BadUsage
    })?;
    Ok((loaded.dataset, ask))
}
