//! `annals verify`: does every quotation stand in its source.

use std::path::PathBuf;

use super::output::{complain, print, say};
use super::{FileArg, Status, verify_json};
use crate::dataset::{self, Dataset};
use crate::library::{
    Anchor, Anchors, Cause, Check, Library, Near, Passage, Report, Unread, Verdict, verify, verify_texts,
};

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
    let lines = Lines { name, dataset: &loaded.dataset, library: &library, report: &report };
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

/// What is printed of a report.
struct Lines<'a> {
    /// What messages call the dataset.
    name: &'a str,
    dataset: &'a Dataset,
    library: &'a Library,
    report: &'a Report<'a>,
}

impl Lines<'_> {
    /// Every line, or only those about what is wrong.
    fn all(&self, is_quiet: bool) -> String {
        let is_said = |check: &&Check<'_>| !(is_quiet && matches!(check.verdict, Verdict::Found(_)));
        let unread = self.report.unread.iter().map(|unread| self.unread(unread));
        let checks = self.report.checks.iter().filter(is_said).filter_map(|check| self.check(check));
        let near = self.report.near.iter().map(|near| self.near(near));
        unread.chain(checks).chain(near).collect()
    }

    /// `verified.ron: 3 excerpts: 2 found, 1 moved, 0 missing`.
    fn sum(&self) -> String {
        let [found, moved, missing] = self.report.counts();
        let excerpts = self.report.checks.len();
        let noun = if excerpts == 1 { "excerpt" } else { "excerpts" };
        let near = match self.report.near.len() {
            0 => String::new(),
            near => format!(", {near} too near"),
        };
        format!("{}: {excerpts} {noun}: {found} found, {moved} moved, {missing} missing{near}", self.name)
    }

    fn unread(&self, unread: &Unread) -> String {
        let id = &self.dataset.source(unread.source).id;
        // What kept a file from being read names it already.
        match unread.cause {
            None => format!("{}: missing: {unread}\n", self.library.path(id).display()),
            Some(_) => format!("{}: missing: {unread}\n", self.name),
        }
    }

    /// One line; `None` for what is missing with its whole source.
    fn check(&self, check: &Check<'_>) -> Option<String> {
        let source = &self.dataset.source(check.excerpt.source).id;
        let quotation = self.quotation(check);
        let path = self.library.path(source);
        let path = path.display();
        Some(match &check.verdict {
            Verdict::Found(passage) => {
                format!(
                    "{path}:{}: found: {quotation}{}{}\n",
                    passage.position,
                    locator(check),
                    skipped(passage)
                )
            }
            Verdict::Moved(passage, reasons) => {
                let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
                let (position, reasons) = (passage.position, reasons.join("; "));
                format!("{path}:{position}: moved: {quotation}: {reasons}{}\n", skipped(passage))
            }
            Verdict::Missing(Cause::Unread) => return None,
            Verdict::Missing(cause) => format!("{}: missing: {quotation}: {path}: {cause}\n", self.name),
        })
    }

    fn near(&self, near: &Near) -> String {
        let file = self.library.path(&self.dataset.source(near.source).id);
        let quotations: Vec<String> =
            near.checks.iter().map(|check| self.quotation(&self.report.checks[*check])).collect();
        format!(
            "{}:{}: near: {}: {}\n",
            file.display(),
            near.position,
            quotations.join(" and "),
            near.nearness
        )
    }

    /// `the-event: "the quotation"`, on one line.
    fn quotation(&self, check: &Check<'_>) -> String {
        let exact: Vec<&str> = check.excerpt.exact.split_whitespace().collect();
        format!("{}: \"{}\"", self.dataset.event(check.event).id, exact.join(" "))
    }
}

/// ` (The section, note 3)`, as far as the excerpt says.
fn locator(check: &Check<'_>) -> String {
    let section = Some(check.excerpt.section.to_string()).filter(|section| !section.is_empty());
    let note = check.excerpt.note.map(|note| format!("note {note}"));
    let parts: Vec<String> = section.into_iter().chain(note).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// `; without the line "12" at 3:1`, for every header within a passage.
fn skipped(passage: &Passage) -> String {
    let lines: Vec<String> = passage.skipped.iter().map(|line| format!("; {line}")).collect();
    lines.concat()
}
