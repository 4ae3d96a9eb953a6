//! `annals list`: the events that match, as a table or as JSON.

use clap::ValueEnum;
use serde::Serialize;

use super::choose::ChooseArgs;
use super::filters::FilterArgs;
use super::output::{complain, print, say};
use super::{Answer, FileArg, Status, answer};
use crate::dataset::{ActorIx, Dataset, Event, EventIx, Excerpt};
use crate::date::{Date, Day};
use crate::state::counted;

/// List the events that match.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    file: FileArg,
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    choose: ChooseArgs,
    /// The form of the list
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum FormatArg {
    /// One line an event, for people
    #[default]
    Table,
    /// An array of objects
    Json,
    /// One object a line
    Ndjson,
}

pub(super) fn run(args: &Args) -> Status {
    let Answer { timeline, events, .. } =
        match answer(args.file.file.as_deref(), (&args.filters, &args.choose)) {
            Ok(answer) => answer,
            Err(status) => return status,
        };
    let dataset = timeline.dataset();
    let text = match args.format {
        FormatArg::Table => {
            if events.is_empty() {
                say(&format!("{} match.", counted(0)));
            }
            Ok(table(dataset, &events))
        }
        FormatArg::Json => json(dataset, &events),
        FormatArg::Ndjson => ndjson(dataset, &events),
    };
    match text {
        Ok(text) => print(&text),
        Err(error) => {
            complain(&error.to_string());
            Status::BadInput
        }
    }
}

/// Date, standing, theme and title in columns.
fn table(dataset: &Dataset, events: &[EventIx]) -> String {
    let cells = |ix: &EventIx| {
        let event = dataset.event(*ix);
        [
            event.date.as_ref().map_or_else(|| "undated".to_owned(), Date::text),
            event.standing.words().to_owned(),
            dataset.theme(event.main_theme()).label.clone(),
            event.title.to_string(),
        ]
    };
    let rows: Vec<[String; 4]> = events.iter().map(cells).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (dates, standings, themes) = (width(0), width(1), width(2));
    let line = |row: &[String; 4]| {
        let [date, standing, theme, title] = row;
        format!("{date:dates$}  {standing:standings$}  {theme:themes$}  {title}\n")
    };
    rows.iter().map(line).collect()
}

fn json(dataset: &Dataset, events: &[EventIx]) -> serde_json::Result<String> {
    let records: Vec<Record<'_>> = events.iter().map(|ix| Record::new(dataset, dataset.event(*ix))).collect();
    serde_json::to_string_pretty(&records).map(|text| text + "\n")
}

fn ndjson(dataset: &Dataset, events: &[EventIx]) -> serde_json::Result<String> {
    let line = |ix: &EventIx| {
        serde_json::to_string(&Record::new(dataset, dataset.event(*ix))).map(|text| text + "\n")
    };
    events.iter().map(line).collect()
}

/// An event as JSON; the names are relied on.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    date: Option<&'a str>,
    as_written: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    title: &'a str,
    summary: &'a str,
    themes: Vec<&'a str>,
    actors: Vec<&'a str>,
    places: Vec<&'a str>,
    importance: u8,
    standing: &'static str,
    attributed_to: Vec<&'a str>,
    excerpts: Vec<ExcerptRecord<'a>>,
    other_dates: Vec<OtherDateRecord<'a>>,
    relations: Vec<RelationRecord<'a>>,
}

#[derive(Serialize)]
struct ExcerptRecord<'a> {
    source: &'a str,
    section: &'a str,
    note: Option<u32>,
    prefix: &'a str,
    exact: &'a str,
    suffix: &'a str,
    cites: Vec<&'a str>,
}

#[derive(Serialize)]
struct OtherDateRecord<'a> {
    date: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    excerpt: ExcerptRecord<'a>,
}

#[derive(Serialize)]
struct RelationRecord<'a> {
    kind: &'static str,
    to: &'a str,
}

impl<'a> Record<'a> {
    fn new(dataset: &'a Dataset, event: &'a Event) -> Self {
        let bounds = event.date.as_ref().map(Date::bounds);
        let actors = |list: &[ActorIx]| list.iter().map(|ix| dataset.actor(*ix).id.as_str()).collect();
        Self {
            id: &event.id,
            date: event.date.as_ref().map(Date::edtf),
            as_written: &event.as_written,
            earliest: bounds.and_then(|bounds| bounds.earliest).map(Day::iso),
            latest: bounds.and_then(|bounds| bounds.latest).map(Day::iso),
            title: &event.title,
            summary: &event.summary,
            themes: event.themes.iter().map(|ix| dataset.theme(*ix).id.as_str()).collect(),
            actors: actors(&event.actors),
            places: event.places.iter().map(|ix| dataset.place(*ix).id.as_str()).collect(),
            importance: event.importance as u8 + 1,
            standing: event.standing.id(),
            attributed_to: actors(&event.attributed_to),
            excerpts: event.excerpts.iter().map(|excerpt| ExcerptRecord::new(dataset, excerpt)).collect(),
            other_dates: event
                .other_dates
                .iter()
                .map(|other| OtherDateRecord {
                    date: other.date.edtf(),
                    earliest: other.date.bounds().earliest.map(Day::iso),
                    latest: other.date.bounds().latest.map(Day::iso),
                    excerpt: ExcerptRecord::new(dataset, &other.excerpt),
                })
                .collect(),
            relations: event
                .relations
                .iter()
                .map(|relation| RelationRecord {
                    kind: relation.kind.id(),
                    to: &dataset.event(relation.to).id,
                })
                .collect(),
        }
    }
}

impl<'a> ExcerptRecord<'a> {
    fn new(dataset: &'a Dataset, excerpt: &'a Excerpt) -> Self {
        Self {
            source: &dataset.source(excerpt.source).id,
            section: &excerpt.section,
            note: excerpt.note,
            prefix: &excerpt.prefix,
            exact: &excerpt.exact,
            suffix: &excerpt.suffix,
            cites: excerpt.cites.iter().map(|ix| dataset.source(*ix).id.as_str()).collect(),
        }
    }
}
