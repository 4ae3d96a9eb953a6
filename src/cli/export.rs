//! `annals export`: the events that match, as a document.

use std::path::PathBuf;

use clap::ValueEnum;

use super::choose::ChooseArgs;
use super::filters::FilterArgs;
use super::output::deliver;
use super::{Answer, FileArg, Status, answer, noted};
use crate::export::{self, Edition, Format, Grouping};
use crate::notes::Notes;
use crate::state::counted;

/// Write the events that match as a document.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    file: FileArg,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    choose: ChooseArgs,
    /// The form of the document
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
    /// What the headings are
    #[arg(long, value_enum, default_value_t)]
    group: GroupArg,
    /// With your notes and stars on these events
    #[arg(long)]
    notes: bool,
    /// Where to write it; - is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum FormatArg {
    /// CommonMark with footnotes
    #[default]
    Markdown,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum GroupArg {
    /// One heading per year
    #[default]
    Year,
    /// One heading per theme
    Theme,
    /// No headings
    None,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Markdown => Self::Markdown,
        }
    }
}

impl From<GroupArg> for Grouping {
    fn from(group: GroupArg) -> Self {
        match group {
            GroupArg::Year => Self::Year,
            GroupArg::Theme => Self::Theme,
            GroupArg::None => Self::None,
        }
    }
}

pub(super) fn run(args: &Args) -> Status {
    let Answer { timeline, ask, events, picked } =
        match answer(args.file.file.as_deref(), (&args.filters, &args.choose)) {
            Ok(answer) => answer,
            Err(status) => return status,
        };
    let notes = if args.notes { noted(args.file.file.as_deref()) } else { Ok(Notes::default()) };
    let notes = match notes {
        Ok(notes) => notes,
        Err(status) => return status,
    };
    let of = |id: &str| {
        let note = notes.of(id)?;
        Some((note.star, if note.has_text() { note.text() } else { "" }))
    };
    let document = export::document(&Edition {
        timeline: &timeline,
        ask: &ask,
        file: args.file.file.as_deref(),
        events: &events,
        picked,
        grouping: args.group.into(),
        notes: if args.notes { Some(&of) } else { None },
    });
    let text = Format::from(args.format).write(&document);
    deliver(&args.output, &text, (args.force, &counted(events.len())))
}
