//! Events by name, as options give them.

use std::collections::HashMap;

use clap::Args;

use super::filters::FilterArgs;
use crate::dataset::{Dataset, EventIx, Speller};

/// Chosen events, in place of filters.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ChooseArgs {
    /// Just these events, whatever they are like; with no filter beside it
    #[arg(long, value_name = "ID", num_args = 1.., help_heading = "Filters")]
    choose: Vec<String>,
}

impl ChooseArgs {
    /// Whether none are chosen.
    pub(super) fn is_empty(&self) -> bool {
        self.choose.is_empty()
    }

    /// The events. `None`: none are chosen, and filters find them.
    ///
    /// # Errors
    /// That filters stand beside them, or a sentence on the first id that no event has.
    pub(super) fn events(
        &self,
        dataset: &Dataset,
        filters: &FilterArgs,
    ) -> Result<Option<Vec<EventIx>>, String> {
        if !self.choose.is_empty() && !filters.is_empty() {
            return Err("--choose takes just the events that it names; leave out the filters".to_owned());
        }
        let found = find_events(dataset, "choose", &self.choose)?;
        Ok((!found.is_empty()).then_some(found))
    }
}

/// The event with an id, or a sentence that names the nearest one.
pub(super) fn find_event(dataset: &Dataset, option: &str, id: &str) -> Result<EventIx, String> {
    let found = dataset.indexed_events().find(|(_, event)| event.id == id);
    found.map(|(ix, _)| ix).ok_or_else(|| no_event(dataset, option, id))
}

/// The events with these ids in the same order, each as often as it is named.
pub(super) fn find_events(dataset: &Dataset, option: &str, ids: &[String]) -> Result<Vec<EventIx>, String> {
    // One pass, however many they are.
    let mut found: HashMap<&str, Option<EventIx>> = ids.iter().map(|id| (id.as_str(), None)).collect();
    if !ids.is_empty() {
        for (ix, event) in dataset.indexed_events() {
            if let Some(place) = found.get_mut(event.id.as_str()) {
                *place = Some(ix);
            }
        }
    }
    let event = |id: &String| found.get(id.as_str()).copied().flatten();
    ids.iter().map(|id| event(id).ok_or_else(|| no_event(dataset, option, id))).collect()
}

fn no_event(dataset: &Dataset, option: &str, id: &str) -> String {
    let known = dataset.events.iter().map(|event| event.id.as_str());
    or_nearest(format!("--{option}: no event has the id “{id}”"), id, known)
}

/// The problem with a word and, if a known one is near, what may be meant.
pub(super) fn or_nearest<'a>(
    problem: String,
    word: &str,
    known: impl IntoIterator<Item = &'a str, IntoIter: ExactSizeIterator>,
) -> String {
    match Speller::new().nearest(word, known.into_iter()) {
        Some(nearest) => format!("{problem}; did you mean “{nearest}”?"),
        None => problem,
    }
}
