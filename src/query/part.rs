//! A filter taken apart: what can be dropped of it by itself.

use super::facet::{Facet, Value};
use super::filter::Filter;
use crate::dataset::Dataset;

/// A part of a filter that can be dropped without the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A chosen value.
    Chosen(Facet, Value),
    /// All that is chosen of a facet.
    Choice(Facet),
    /// An excluded value.
    Excluded(Facet, Value),
    /// The search.
    Text,
}

impl Filter {
    /// The least parts, in the order of [`Filter::words`]: each chosen and each excluded value, and the search. Two
    /// values that are compared are one part.
    pub fn parts(&self) -> Vec<Part> {
        let compared = self.comparison().map(|comparison| comparison.facet);
        self.taken_apart(|facet| {
            if compared == Some(facet) {
                return vec![Part::Choice(facet)];
            }
            self.chosen(facet).map(|value| Part::Chosen(facet, value)).collect()
        })
    }

    /// The parts that an event must pass each: what is chosen of a facet is one of them.
    pub fn clauses(&self) -> Vec<Part> {
        self.taken_apart(|facet| self.narrows(facet).then_some(Part::Choice(facet)).into_iter().collect())
    }

    fn taken_apart(&self, chosen: impl Fn(Facet) -> Vec<Part>) -> Vec<Part> {
        let excluded = |facet| self.excluded(facet).map(move |value| Part::Excluded(facet, value));
        let facets = Facet::ALL.iter().flat_map(|facet| chosen(*facet).into_iter().chain(excluded(*facet)));
        let text = (!self.text().trim().is_empty()).then_some(Part::Text);
        facets.chain(text).collect()
    }

    /// Drops a part.
    pub fn drop_part(&mut self, part: Part) {
        match part {
            Part::Chosen(facet, value) | Part::Excluded(facet, value) => self.let_go(facet, value),
            Part::Choice(facet) => self.choose_any(facet),
            Part::Text => self.set_text(""),
        }
    }

    /// A part in words: `Theme: Syria`, `Theme: not Syria`, `Comparing Russia and Iran`, `Text: “oil”`.
    pub fn part_words(&self, part: Part, dataset: &Dataset) -> String {
        let of = |facet: Facet, words: &str| format!("{}: {words}", facet.words());
        match part {
            Part::Chosen(facet, value) => of(facet, facet.value_label(dataset, value)),
            Part::Excluded(facet, value) => of(facet, &format!("not {}", facet.value_label(dataset, value))),
            Part::Choice(facet) => {
                if let Some(comparison) = self.comparison().filter(|comparison| comparison.facet == facet) {
                    return format!("Comparing {}", comparison.words(dataset));
                }
                let labels: Vec<&str> =
                    self.chosen(facet).map(|value| facet.value_label(dataset, value)).collect();
                of(facet, &labels.join(" or "))
            }
            Part::Text => {
                let search = self.search();
                if search.is_empty() {
                    return format!("Text: “{}”", self.text().trim());
                }
                format!("Text: “{search}”")
            }
        }
    }
}
