//! A dataset made ready to be shown.

use std::sync::Arc;

use super::folding::Ground;
use super::settings::LastView;
use super::wanted::Wanted;
use crate::dataset::Dataset;
use crate::layout::{Groups, LanesBy};
use crate::notes::Found;
use crate::query::{Catalogue, Filter, Matches};
use crate::timeline::Timeline;

/// A dataset with all that is made of it before anything can be shown. For a large one that takes long, so it is made
/// where it blocks nobody, and then handed to [`super::State::showing`].
#[derive(Debug, Clone)]
pub struct Opened {
    pub(super) timeline: Timeline,
    pub(super) catalogue: Catalogue,
    pub(super) ground: Ground,
    /// What passes when everything does.
    pub(super) matches: Matches,
    /// Its events in lanes, if it is known what these are made by.
    pub(super) groups: Option<Arc<Groups>>,
    /// What a reader has noted of it.
    pub(super) notes: Found,
    pub(super) ask: Wanted,
    pub(super) last_view: Option<LastView>,
}

impl Opened {
    /// Puts a dataset in time order, makes it ready to be filtered and searched, and counts its facets.
    pub fn new(dataset: Dataset) -> Self {
        Self::telling(dataset, |_| ())
    }

    /// As [`Opened::new`]; `tell` is told now and then how far it is, as a share from 0 to 1.
    pub fn telling(dataset: Dataset, tell: impl Fn(f32)) -> Self {
        let timeline = Timeline::new(Arc::new(dataset));
        tell(0.2);
        let catalogue = Catalogue::new(&timeline);
        tell(0.8);
        let matches = Matches::find(&catalogue, &Filter::default());
        tell(0.9);
        let ground = Ground::new(&timeline);
        tell(1.0);
        Self::of((timeline, ground), catalogue, matches)
    }

    pub(super) fn of((timeline, ground): (Timeline, Ground), catalogue: Catalogue, matches: Matches) -> Self {
        let (ask, notes) = (Wanted::default(), Found::default());
        Self { timeline, catalogue, ground, matches, groups: None, notes, ask, last_view: None }
    }

    /// With its events sorted into lanes already, as they are to be shown.
    #[must_use]
    pub fn in_lanes(self, by: LanesBy) -> Self {
        Self { groups: Some(Arc::new(Groups::new(&self.timeline, by))), ..self }
    }

    /// With what to ask of it first.
    #[must_use]
    pub fn asking(self, ask: impl Into<Wanted>) -> Self {
        Self { ask: ask.into(), ..self }
    }

    /// With the view to go back to, if it is one of this dataset.
    #[must_use]
    pub fn remembering(self, last_view: Option<LastView>) -> Self {
        Self { last_view, ..self }
    }

    /// Which events have which facet values. Whoever folds its texts saves the first search doing so.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The dataset.
    pub fn dataset(&self) -> &Dataset {
        self.timeline.dataset()
    }
}

/// The same if they are of the same dataset, with the same notes, and ask the same: all the rest follows from it.
impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        (self.dataset(), &self.notes, &self.ask, &self.last_view)
            == (other.dataset(), &other.notes, &other.ask, &other.last_view)
    }
}
