//! How the window looks at a dataset: the options besides filters.

use clap::{Args, ValueEnum};

use super::choose::{find_event, find_events, or_nearest};
use super::filters::not_a_date;
use crate::dataset::Dataset;
use crate::date::{Date, Days};
use crate::layout::LanesBy;
use crate::query::{Ask, Column, Comparison, Sort};
use crate::state::{Colouring, Face, Wanted};

/// What is on screen, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "View")]
pub(super) struct ViewArgs {
    /// The time on screen, both days included: an EDTF interval (2015-03/2016) or one date
    #[arg(long, value_name = "START/END", allow_hyphen_values = true)]
    view: Option<String>,
    /// What events share that stand in one lane
    #[arg(long, value_enum)]
    lanes: Option<LanesArg>,
    /// The lanes from the top, by their ids (with --lanes); the rest follow in their own order
    #[arg(long, value_name = "ID", num_args = 1..)]
    lane_order: Vec<String>,
    /// The lanes that are folded to one strip, by their ids (with --lanes)
    #[arg(long, value_name = "ID", num_args = 1..)]
    collapse: Vec<String>,
    /// Fold empty time; --fold=no doesn't
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "yes")]
    fold: Option<FoldArg>,
    /// Show what doesn't match the filter as faint marks; --ghosts=no doesn't
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "yes")]
    ghosts: Option<GhostsArg>,
    /// What gives marks their colour
    #[arg(long, value_enum)]
    colour: Option<ColourArg>,
    /// Show the sources in a lane of their own, by their own dates; --source-lane=no doesn't
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "yes")]
    source_lane: Option<SourceLaneArg>,
    /// The table, sorted by date, theme, title, standing, importance or source (title,desc turns it round); --table=no
    /// is the timeline
    #[arg(long, value_name = "COLUMN", value_parser = face, num_args = 0..=1, require_equals = true,
          default_missing_value = "date")]
    table: Option<Face>,
    /// The chosen events
    #[arg(long, value_name = "ID", num_args = 1..)]
    choose: Vec<String>,
    /// The selected event
    #[arg(long, value_name = "ID")]
    select: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LanesArg {
    /// Their first theme
    Theme,
    /// The first actor that is named
    Actor,
    /// The first place that is named
    Place,
    /// The source that is quoted first
    Source,
    /// What kind of statement they rest on
    Standing,
    /// Nothing: one lane for all
    None,
}

impl From<LanesArg> for LanesBy {
    fn from(lanes: LanesArg) -> Self {
        match lanes {
            LanesArg::Theme => Self::Theme,
            LanesArg::Actor => Self::Actor,
            LanesArg::Place => Self::Place,
            LanesArg::Source => Self::Source,
            LanesArg::Standing => Self::Standing,
            LanesArg::None => Self::Nothing,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FoldArg {
    /// It is folded
    Yes,
    /// It isn't
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GhostsArg {
    /// It is shown
    Yes,
    /// It is hidden
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ColourArg {
    /// The first theme
    Theme,
    /// How well an event is founded: on several sources, on one, only on a cited report, on somebody's word
    Evidence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SourceLaneArg {
    /// It is shown
    Yes,
    /// It is hidden
    No,
}

impl ViewArgs {
    /// Whether nothing is asked.
    #[cfg(feature = "gui")]
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The question with these options, in terms of a dataset.
    ///
    /// # Errors
    /// A sentence on the first option that can't be understood.
    pub(super) fn looking_at(&self, ask: Ask, dataset: &Dataset) -> Result<Wanted, String> {
        let selected = self.select.as_deref().map(|id| find_event(dataset, "select", id)).transpose()?;
        let compared = ask.filter.comparison();
        Ok(Wanted {
            view: self.days()?,
            lanes: self.lanes.map(LanesBy::from),
            lane_order: self.lane_ids(("lane-order", &self.lane_order), dataset, compared)?,
            collapsed: self.lane_ids(("collapse", &self.collapse), dataset, compared)?,
            folds: self.fold.map(|fold| fold == FoldArg::Yes),
            ghosts: self.ghosts.map(|ghosts| ghosts == GhostsArg::Yes),
            colour: self.colour.map(|colour| match colour {
                ColourArg::Theme => Colouring::Theme,
                ColourArg::Evidence => Colouring::Evidence,
            }),
            sources: self.source_lane.map(|lane| lane == SourceLaneArg::Yes),
            face: self.table,
            chosen: find_events(dataset, "choose", &self.choose)?,
            selected,
            ask,
        })
    }

    /// What an option says of lanes. `None`: it isn't there.
    ///
    /// # Errors
    /// That there is no such lane, or that it can't be known.
    fn lane_ids(
        &self,
        (option, ids): (&str, &[String]),
        dataset: &Dataset,
        compared: Option<Comparison>,
    ) -> Result<Option<Vec<String>>, String> {
        if ids.is_empty() {
            return Ok(None);
        }
        let by = match self.lanes {
            Some(by) => LanesBy::from(by),
            // What is compared gives the lanes by itself.
            None if compared.is_some() => LanesBy::default(),
            None => return Err(format!("--{option} needs --lanes, which says what lanes there are")),
        };
        let known = by.lane_ids(dataset, compared);
        match ids.iter().find(|id| !known.contains(&id.as_str())) {
            None => Ok(Some(ids.to_vec())),
            Some(id) => Err(or_nearest(format!("--{option}: no lane has the id “{id}”"), id, known)),
        }
    }

    /// The days of `--view`, which need no dataset to be understood.
    ///
    /// # Errors
    /// A sentence on what is wrong with them.
    pub(super) fn days(&self) -> Result<Option<Days>, String> {
        let Some(text) = &self.view else { return Ok(None) };
        let bounds = Date::understand(text).map_err(|error| not_a_date("view", &error))?.bounds();
        let days = bounds.earliest.zip(bounds.latest).and_then(|(first, last)| Days::new(first, last));
        let open = || format!("--view: “{text}” has an open end; write both, such as 2015-03/2016");
        days.map(Some).ok_or_else(open)
    }
}

/// Reads `title,desc`.
fn face(text: &str) -> Result<Face, String> {
    if text == "no" {
        return Ok(Face::Timeline);
    }
    let (column, way) = text.split_once(',').map_or((text, None), |(column, way)| (column, Some(way)));
    let known = || Column::ALL.iter().map(|column| column.id());
    let Some(by) = Column::ALL.iter().copied().find(|each| each.id() == column) else {
        return Err(or_nearest(format!("there is no column “{column}”"), column, known()));
    };
    match way {
        None => Ok(Face::Table(Sort { by, falling: false })),
        Some("desc") => Ok(Face::Table(Sort { by, falling: true })),
        Some(way) => Err(or_nearest(format!("after the comma stands “{way}”, not “desc”"), way, ["desc"])),
    }
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
