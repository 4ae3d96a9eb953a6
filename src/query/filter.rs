//! What is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::facet::{Facet, Value};
use super::search::Search;
use crate::dataset::Dataset;

/// Chosen and excluded facet values, and a search text. Values of one facet: or; facets and text: and; an event with an
/// excluded value doesn't pass. The default passes all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// No facet without values.
    chosen: BTreeMap<Facet, BTreeSet<Value>>,
    /// None of them is chosen too. No facet without values.
    excluded: BTreeMap<Facet, BTreeSet<Value>>,
    /// Its two values are those that are chosen of its facet.
    comparison: Option<Comparison>,
    text: String,
}

/// Two values of a facet that are looked at side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Comparison {
    /// What both are values of.
    pub facet: Facet,
    /// The one.
    pub first: Value,
    /// The other.
    pub second: Value,
}

impl Comparison {
    /// The two values in words: `Russia and Iran`.
    pub fn words(self, dataset: &Dataset) -> String {
        let label = |value| self.facet.value_label(dataset, value);
        format!("{} and {}", label(self.first), label(self.second))
    }
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.excluded.is_empty() && self.text.trim().is_empty()
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

    /// The excluded values of a facet. Empty: all pass.
    pub fn excluded(&self, facet: Facet) -> impl Iterator<Item = Value> + '_ {
        self.excluded.get(&facet).into_iter().flatten().copied()
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, value: Value) -> bool {
        self.chosen.get(&facet).is_some_and(|values| values.contains(&value))
    }

    /// Whether a value is excluded.
    pub fn excludes(&self, facet: Facet, value: Value) -> bool {
        self.excluded.get(&facet).is_some_and(|values| values.contains(&value))
    }

    /// Whether any value of a facet is chosen.
    pub fn narrows(&self, facet: Facet) -> bool {
        self.chosen.contains_key(&facet)
    }

    /// Whether any value of a facet is chosen or excluded.
    pub fn asks(&self, facet: Facet) -> bool {
        self.narrows(facet) || self.excluded.contains_key(&facet)
    }

    /// The two values that are compared.
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison
    }

    /// Chooses a value.
    pub fn choose(&mut self, facet: Facet, value: Value) {
        self.let_go(facet, value);
        self.chosen.entry(facet).or_default().insert(value);
    }

    /// Excludes a value.
    pub fn exclude(&mut self, facet: Facet, value: Value) {
        self.let_go(facet, value);
        self.excluded.entry(facet).or_default().insert(value);
    }

    /// Chooses a value, or lets it go if it was chosen or excluded.
    pub fn toggle(&mut self, facet: Facet, value: Value) {
        if self.has(facet, value) || self.excludes(facet, value) {
            self.let_go(facet, value);
        } else {
            self.choose(facet, value);
        }
    }

    /// Excludes a value, or lets it go if it was excluded.
    pub fn toggle_excluded(&mut self, facet: Facet, value: Value) {
        if self.excludes(facet, value) {
            self.let_go(facet, value);
        } else {
            self.exclude(facet, value);
        }
    }

    /// Chooses just this value of the facet.
    pub fn only(&mut self, facet: Facet, value: Value) {
        self.clear(facet);
        self.choose(facet, value);
    }

    /// Chooses two values of a facet, to look at them side by side. A value isn't compared with itself.
    pub fn compare(&mut self, comparison: Comparison) {
        let Comparison { facet, first, second } = comparison;
        self.clear(facet);
        self.choose(facet, first);
        self.choose(facet, second);
        self.comparison = (first != second).then_some(comparison);
    }

    /// Keeps what is chosen, but compares nothing.
    pub fn end_comparison(&mut self) {
        self.comparison = None;
    }

    /// Lets go of every value of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.choose_any(facet);
        self.excluded.remove(&facet);
    }

    /// Lets go of every chosen value of a facet.
    pub(super) fn choose_any(&mut self, facet: Facet) {
        self.end_comparison_of(facet);
        self.chosen.remove(&facet);
    }

    /// Neither chooses nor excludes a value.
    pub(super) fn let_go(&mut self, facet: Facet, value: Value) {
        self.end_comparison_of(facet);
        for values in [&mut self.chosen, &mut self.excluded] {
            if let Some(of_facet) = values.get_mut(&facet) {
                of_facet.remove(&value);
                if of_facet.is_empty() {
                    values.remove(&facet);
                }
            }
        }
    }

    fn end_comparison_of(&mut self, facet: Facet) {
        self.comparison.take_if(|comparison| comparison.facet == facet);
    }

    /// The filter in words, e.g. `Theme: Syria or Military, not Nuclear; Text: “oil”`. Empty when everything passes.
    pub fn words(&self, dataset: &Dataset) -> String {
        let facet_words = |facet: &Facet| {
            let label = |value| facet.value_label(dataset, value);
            let chosen: Vec<&str> = self.chosen(*facet).map(label).collect();
            let excluded = self.excluded(*facet).map(|value| format!("not {}", label(value)));
            let chosen = (!chosen.is_empty()).then(|| chosen.join(" or "));
            let words: Vec<String> = chosen.into_iter().chain(excluded).collect();
            (!words.is_empty()).then(|| format!("{}: {}", facet.words(), words.join(", ")))
        };
        let search = self.search();
        let text = (!search.is_empty()).then(|| format!("Text: “{search}”"));
        Facet::ALL.iter().filter_map(facet_words).chain(text).collect::<Vec<_>>().join("; ")
    }
}
