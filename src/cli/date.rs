//! `annals date`: what a date means.

use clap::ValueEnum;
use serde::Serialize;

use super::Status;
use super::output::{complain, print};
use crate::date::{Date, Day, Extent, Limit};

/// Say what a date in EDTF means.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  annals date 2021-23\n  annals date '1989~/..' --format json\n  annals date -- -0476"
)]
pub(super) struct Args {
    /// The date in EDTF, ISO 8601-2:2019, level 0, 1 or 2
    #[arg(value_name = "EDTF", allow_hyphen_values = true)]
    edtf: String,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: FormatArg,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum FormatArg {
    /// For people
    #[default]
    Text,
    /// An object
    Json,
}

/// The answer as JSON; the names are relied on.
#[derive(Serialize)]
struct Answer<'a> {
    input: &'a str,
    edtf: String,
    level: u8,
    earliest: Option<String>,
    latest: Option<String>,
    approximate: bool,
    uncertain: bool,
    text: String,
    solar_hijri: Option<String>,
}

pub(super) fn run(args: &Args) -> Status {
    let date = match read_date(&args.edtf) {
        Ok(date) => date,
        Err(problem) => {
            complain(&problem);
            return Status::BadInput;
        }
    };
    match args.format {
        FormatArg::Text => print(&for_people(&date)),
        FormatArg::Json => match serde_json::to_string_pretty(&answer(&args.edtf, &date)) {
            Ok(text) => print(&(text + "\n")),
            Err(error) => {
                complain(&error.to_string());
                Status::BadInput
            }
        },
    }
}

fn answer<'a>(input: &'a str, date: &Date) -> Answer<'a> {
    let bounds = date.bounds();
    Answer {
        input,
        edtf: date.canonical(),
        level: date.level(),
        earliest: bounds.earliest.map(Day::iso),
        latest: bounds.latest.map(Day::iso),
        approximate: date.approximate(),
        uncertain: date.uncertain(),
        text: date.text(),
        solar_hijri: date.solar_hijri(),
    }
}

fn for_people(date: &Date) -> String {
    let bounds = date.bounds();
    let (start, end) = match date.extent() {
        Extent::Within { .. } => (None, None),
        Extent::Period { start, end } => (Some(start), Some(end)),
    };
    let mut lines = vec![
        format!("meaning      {}", date.text()),
        format!("earliest     {}", end_text(bounds.earliest, start)),
        format!("latest       {}", end_text(bounds.latest, end)),
    ];
    if let Some(text) = date.solar_hijri() {
        lines.push(format!("Solar Hijri  {text}"));
    }
    lines.push(format!("EDTF         {}, level {}", date.canonical(), date.level()));
    lines.join("\n") + "\n"
}

/// A bound in words. Without one it matters whether there is an end at all.
fn end_text(day: Option<Day>, limit: Option<Limit>) -> String {
    match (day, limit) {
        (Some(day), _) => day.text(),
        (None, Some(Limit::Open)) => "open".to_owned(),
        (None, Some(Limit::Unknown | Limit::Within { .. }) | None) => "not known".to_owned(),
    }
}

/// Reads EDTF.
///
/// # Errors
/// What is wrong, and how plain words would be written in EDTF.
fn read_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| match Date::understand(text) {
        Ok(meant) => format!("{error}. In EDTF, “{}” is {}", text.trim(), meant.canonical()),
        Err(_) => error.to_string(),
    })
}
