//! How the window looks at a dataset: the options besides filters.

use clap::{Args, ValueEnum};

use super::filters::not_a_date;
use crate::dataset::{Dataset, EventIx, Speller};
use crate::date::{Date, Days};
use crate::layout::LanesBy;
use crate::query::Ask;
use crate::state::Wanted;

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
    /// Fold empty time; --fold=no doesn't
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "yes")]
    fold: Option<FoldArg>,
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
        let selected = self.select.as_deref().map(|id| find(dataset, id)).transpose()?;
        Ok(Wanted {
            ask,
            view: self.days()?,
            lanes: self.lanes.map(LanesBy::from),
            folds: self.fold.map(|fold| fold == FoldArg::Yes),
            selected,
        })
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

/// The event with an id, or a sentence that names the nearest one.
fn find(dataset: &Dataset, id: &str) -> Result<EventIx, String> {
    let found = dataset.indexed_events().find(|(_, event)| event.id == id);
    found.map(|(ix, _)| ix).ok_or_else(|| {
        let known = dataset.events.iter().map(|event| event.id.as_str());
        match Speller::new().nearest(id, known) {
            Some(nearest) => format!("--select: no event has the id “{id}”; did you mean “{nearest}”?"),
            None => format!("--select: no event has the id “{id}”"),
        }
    })
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
