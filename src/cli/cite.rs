//! `annals cite`: sources as notes, as a bibliography, as BibLaTeX or as CSL-JSON.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::choose::{ChooseArgs, or_nearest};
use super::filters::FilterArgs;
use super::output::{complain, deliver};
use super::{Answer, Status, answer};
use crate::dataset::{Dataset, SourceIx};
use crate::export;
use crate::export::citation::{self, Markup, Style};

/// Cite sources: those that the matching events use, or those named.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dataset to read, if the first has a dot or a slash; without it, the one that is built in. Then the ids of
    /// sources; without them, those that the matching events quote, and those that the quoted passages cite
    #[arg(value_name = "FILE|ID")]
    named: Vec<OsString>,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    style: StyleArg,
    /// Notes and bibliography without the Markdown for italics and addresses
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    choose: ChooseArgs,
    /// Where to write it; - is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum StyleArg {
    /// A full note each, after the Chicago Manual of Style
    Note,
    /// A bibliography after the same
    #[default]
    Bibliography,
    /// A .bib file for BibLaTeX
    Biblatex,
    /// CSL-JSON for Zotero, Pandoc and Word
    Csl,
}

impl From<StyleArg> for Style {
    fn from(style: StyleArg) -> Self {
        match style {
            StyleArg::Note => Self::Note,
            StyleArg::Bibliography => Self::Bibliography,
            StyleArg::Biblatex => Self::Biblatex,
            StyleArg::Csl => Self::Csl,
        }
    }
}

pub(super) fn run(args: &Args) -> Status {
    let (file, ids) = args.file_and_ids();
    let has_filters = !args.filters.is_empty() || !args.choose.is_empty();
    if !ids.is_empty() && has_filters {
        complain("ids cite just the sources that they name; leave out the filters");
        return Status::BadUsage;
    }
    let style = Style::from(args.style);
    if args.plain && matches!(style, Style::Biblatex | Style::Csl) {
        complain(&format!(
            "--plain is for notes and bibliographies; leave it out with --style {}",
            style.id()
        ));
        return Status::BadUsage;
    }
    let Answer { timeline, events, .. } = match answer(file, (&args.filters, &args.choose)) {
        Ok(answer) => answer,
        Err(status) => return status,
    };
    let dataset = timeline.dataset();
    let sources = if ids.is_empty() { Ok(export::works(dataset, &events)) } else { named(dataset, &ids) };
    let sources = match sources {
        Ok(sources) => sources,
        Err(problem) => {
            complain(&problem);
            return Status::BadUsage;
        }
    };
    let markup = if args.plain { Markup::Plain } else { Markup::Markdown };
    let text = citation::sources(dataset, &sources, style, markup);
    let count = match sources.len() {
        1 => "1 source".to_owned(),
        count => format!("{count} sources"),
    };
    deliver(&args.output, &text, (args.force, &count))
}

impl Args {
    /// The file, if the first word is one, and the ids. No id has a dot or a slash, and every path can be given one.
    fn file_and_ids(&self) -> (Option<&Path>, Vec<String>) {
        let is_path = |word: &OsStr| word.to_string_lossy().contains(['.', '/', std::path::MAIN_SEPARATOR]);
        let (file, ids) = match self.named.split_first() {
            Some((first, ids)) if is_path(first) => (Some(Path::new(first)), ids),
            _ => (None, self.named.as_slice()),
        };
        (file, ids.iter().map(|id| id.to_string_lossy().into_owned()).collect())
    }
}

/// The sources with these ids, each once, in the order in which they are named.
fn named(dataset: &Dataset, ids: &[String]) -> Result<Vec<SourceIx>, String> {
    let mut found = Vec::new();
    for id in ids {
        let at = dataset.sources.iter().position(|source| source.id == *id).ok_or_else(|| {
            let known = dataset.sources.iter().map(|source| source.id.as_str());
            or_nearest(format!("no source has the id “{id}”"), id, known)
        })?;
        if !found.contains(&SourceIx::at(at)) {
            found.push(SourceIx::at(at));
        }
    }
    Ok(found)
}
