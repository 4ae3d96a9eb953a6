//! What passes: choosing, excluding, comparing, and the names by which that is remembered.

use super::State;
use super::settings::{LastView, SavedView};
use crate::dataset::Dataset;
use crate::query::{Comparison, Facet, Filter, Matches, Part, Value};

/// What passes.
#[derive(Debug, Clone, PartialEq)]
pub enum FilterAction {
    /// Choose a value, or let it go.
    Toggle(Facet, Value),
    /// Exclude a value, or let it go.
    Exclude(Facet, Value),
    /// Choose this value alone.
    Only(Facet, Value),
    /// Let go of every value of a facet.
    Clear(Facet),
    /// Drop a part of what is asked.
    Drop(Part),
    /// Look at two values side by side: those with the one, with both, with the other, each in a lane.
    Compare(Comparison),
    /// Ask for a second value to compare this one with.
    CompareWith(Facet, Value),
    /// Search for a text.
    Search(String),
    /// Let everything pass.
    Reset,
    /// Take back the last reset, as long as nothing else was chosen since.
    UndoReset,
    /// A search was carried out.
    Found {
        /// The number of the search; any but the last one comes too late.
        ticket: u64,
        /// What passes.
        matches: Matches,
    },
}

impl State {
    pub(super) fn apply_filter(&mut self, action: FilterAction) {
        let before = self.before_reset.take();
        let first = self.compared_first.take();
        match action {
            FilterAction::Toggle(facet, value) => self.filter.toggle(facet, value),
            FilterAction::Exclude(facet, value) => self.filter.toggle_excluded(facet, value),
            FilterAction::Only(facet, value) => self.filter.only(facet, value),
            FilterAction::Clear(facet) => self.filter.clear(facet),
            FilterAction::Drop(part) => self.filter.drop_part(part),
            FilterAction::Compare(comparison) => self.filter.compare(comparison),
            FilterAction::Search(text) => self.filter.set_text(text),
            FilterAction::Reset => self.before_reset = Some(std::mem::take(&mut self.filter)),
            FilterAction::UndoReset => self.filter = before.unwrap_or_else(|| self.filter.clone()),
            FilterAction::CompareWith(facet, value) => {
                (self.before_reset, self.compared_first) = (before, Some((facet, value)));
                return;
            }
            FilterAction::Found { ticket, matches } => {
                (self.before_reset, self.compared_first) = (before, first);
                return self.take_found(ticket, matches);
            }
        }
        self.find();
    }

    /// The value that another is to be compared with: the next that is chosen of its facet.
    pub fn compared_first(&self) -> Option<(Facet, Value)> {
        self.compared_first
    }

    /// Whether there is something that doesn't match, and it is shown.
    pub fn shows_dropped(&self) -> bool {
        self.settings.show_dropped && self.matches.filtered_out() > 0
    }

    /// Whether the last thing done to the filter was to reset it.
    pub fn can_undo_reset(&self) -> bool {
        self.before_reset.is_some()
    }
}

/// A filter by names that outlive an edit of the file.
#[derive(Default)]
pub(super) struct Names {
    /// `(facet id, value id)`, and so is what is excluded.
    pub(super) chosen: Vec<(String, String)>,
    pub(super) excluded: Vec<(String, String)>,
    /// `(facet id, value id, value id)`.
    pub(super) compared: Option<(String, String, String)>,
    pub(super) search: String,
}

impl Names {
    pub(super) fn of(filter: &Filter, dataset: &Dataset) -> Self {
        let mut names = Self { search: filter.text().to_owned(), ..Self::default() };
        let id = |facet: Facet, value| facet.value_id(dataset, value).to_owned();
        for facet in Facet::ALL.iter().copied() {
            let pair = |value| (facet.id().to_owned(), id(facet, value));
            names.chosen.extend(filter.chosen(facet).map(pair));
            names.excluded.extend(filter.excluded(facet).map(pair));
        }
        let compared = |Comparison { facet, first, second }| {
            (facet.id().to_owned(), id(facet, first), id(facet, second))
        };
        names.compared = filter.comparison().map(compared);
        names
    }

    /// The filter, as far as the dataset has what it names.
    pub(super) fn filter(self, dataset: &Dataset) -> Filter {
        let facet = |id: &str| Facet::ALL.iter().copied().find(|each| each.id() == id);
        let find = |of: &str, id: &str| facet(of).and_then(|facet| Some((facet, facet.find(dataset, id)?)));
        let mut filter = Filter::default();
        for (facet, value) in self.chosen.iter().filter_map(|(facet, value)| find(facet, value)) {
            filter.choose(facet, value);
        }
        for (facet, value) in self.excluded.iter().filter_map(|(facet, value)| find(facet, value)) {
            filter.exclude(facet, value);
        }
        let compared = self.compared.and_then(|(of, first, second)| {
            let ((facet, first), (_, second)) = (find(&of, &first)?, find(&of, &second)?);
            Some(Comparison { facet, first, second })
        });
        if let Some(comparison) = compared {
            filter.compare(comparison);
        }
        filter.set_text(self.search);
        filter
    }
}

impl From<&LastView> for Names {
    fn from(view: &LastView) -> Self {
        Self {
            chosen: view.chosen.clone(),
            excluded: view.excluded.clone(),
            compared: view.compared.clone(),
            search: view.search.clone(),
        }
    }
}

impl From<&SavedView> for Names {
    fn from(view: &SavedView) -> Self {
        Self {
            chosen: view.chosen.clone(),
            excluded: view.excluded.clone(),
            compared: view.compared.clone(),
            search: view.search.clone(),
        }
    }
}
