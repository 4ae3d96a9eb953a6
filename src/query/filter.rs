//! What is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::facet::{Facet, Value};
use super::search::Search;
use crate::dataset::Dataset;

/// Chosen facet values and a search text. Values of one facet: or; facets and text: and. The default passes all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    chosen: BTreeMap<Facet, BTreeSet<Value>>,
    text: String,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.text.trim().is_empty()
    }

    /// The search text, as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is searched for: the text as far as it can be understood.
    pub fn search(&self) -> Search {
        Search::read(&self.text).0
    }

    /// Sets the search text.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.text = text.into();
    }

    /// The chosen values of a facet. Empty: all pass.
    pub fn chosen(&self, facet: Facet) -> impl Iterator<Item = Value> + '_ {
        self.chosen.get(&facet).into_iter().flatten().copied()
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, value: Value) -> bool {
        self.chosen.get(&facet).is_some_and(|values| values.contains(&value))
    }

    /// Whether any value of a facet is chosen.
    pub fn narrows(&self, facet: Facet) -> bool {
        self.chosen.contains_key(&facet)
    }

    /// Chooses a value.
    pub fn choose(&mut self, facet: Facet, value: Value) {
        self.chosen.entry(facet).or_default().insert(value);
    }

    /// Chooses a value, or lets it go if it was chosen.
    pub fn toggle(&mut self, facet: Facet, value: Value) {
        let values = self.chosen.entry(facet).or_default();
        if !values.remove(&value) {
            values.insert(value);
        }
        if values.is_empty() {
            self.chosen.remove(&facet);
        }
    }

    /// Chooses just this value of the facet.
    pub fn only(&mut self, facet: Facet, value: Value) {
        self.chosen.insert(facet, BTreeSet::from([value]));
    }

    /// Lets go of every value of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.chosen.remove(&facet);
    }

    /// The filter in words, e.g. `Theme: Syria or Military; text: “oil”`. Empty when everything passes.
    pub fn words(&self, dataset: &Dataset) -> String {
        let facet_words = |facet: &Facet| {
            let labels: Vec<&str> =
                self.chosen(*facet).map(|value| facet.value_label(dataset, value)).collect();
            (!labels.is_empty()).then(|| format!("{}: {}", facet.words(), labels.join(" or ")))
        };
        let search = self.search();
        let text = (!search.is_empty()).then(|| format!("Text: “{search}”"));
        Facet::ALL.iter().filter_map(facet_words).chain(text).collect::<Vec<_>>().join("; ")
    }
}
