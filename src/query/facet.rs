//! The facets of an event: what a filter can choose by.

use crate::dataset::{ActorIx, Dataset, Event, Importance, PlaceIx, Role, SourceIx, Standing, ThemeIx};
use crate::date::{Date, Precision};

/// A way of sorting events into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What it is about.
    Theme,
    /// What kind of statement it rests on.
    Standing,
    /// Who takes part.
    Actor,
    /// Where.
    Place,
    /// Which work it is quoted from, or which its passage cites.
    Source,
    /// How precise its date is. An undated event has none.
    Precision,
    /// How important the curator thinks it is.
    Importance,
}

/// A value of a facet: its position in the dataset's table, or in [`Standing::ALL`], [`Precision::ALL`] or
/// [`Importance::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value(pub u32);

impl Value {
    /// The value at a position of its table.
    pub fn at(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// The position in its table.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<ThemeIx> for Value {
    fn from(ix: ThemeIx) -> Self {
        Self(ix.0)
    }
}

impl From<ActorIx> for Value {
    fn from(ix: ActorIx) -> Self {
        Self(ix.0)
    }
}

impl From<PlaceIx> for Value {
    fn from(ix: PlaceIx) -> Self {
        Self(ix.0)
    }
}

impl From<SourceIx> for Value {
    fn from(ix: SourceIx) -> Self {
        Self(ix.0)
    }
}

impl From<Standing> for Value {
    fn from(standing: Standing) -> Self {
        Self::at(Standing::ALL.iter().position(|each| *each == standing).unwrap_or(usize::MAX))
    }
}

impl From<Precision> for Value {
    fn from(precision: Precision) -> Self {
        Self::at(Precision::ALL.iter().position(|each| *each == precision).unwrap_or(usize::MAX))
    }
}

impl From<Importance> for Value {
    fn from(importance: Importance) -> Self {
        Self::at(Importance::ALL.iter().position(|each| *each == importance).unwrap_or(usize::MAX))
    }
}

impl Facet {
    /// Every facet, in the order of the filter panel.
    pub const ALL: &'static [Self] = &[
        Self::Theme,
        Self::Standing,
        Self::Actor,
        Self::Place,
        Self::Source,
        Self::Precision,
        Self::Importance,
    ];

    /// The id used by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Standing => "standing",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Source => "source",
            Self::Precision => "precision",
            Self::Importance => "importance",
        }
    }

    /// The word people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Theme => "Theme",
            Self::Standing => "Standing",
            Self::Actor => "Actor",
            Self::Place => "Place",
            Self::Source => "Source",
            Self::Precision => "Precision",
            Self::Importance => "Importance",
        }
    }

    /// How many values the facet has.
    pub fn len(self, dataset: &Dataset) -> usize {
        match self {
            Self::Theme => dataset.themes.len(),
            Self::Standing => Standing::ALL.len(),
            Self::Actor => dataset.actors.len(),
            Self::Place => dataset.places.len(),
            Self::Source => dataset.sources.len(),
            Self::Precision => Precision::ALL.len(),
            Self::Importance => Importance::ALL.len(),
        }
    }

    /// The id of a value, as files and the command line name it. Empty for a value out of range.
    pub fn value_id(self, dataset: &Dataset, value: Value) -> &str {
        let at = value.index();
        match self {
            Self::Theme => dataset.themes.get(at).map(|theme| theme.id.as_str()),
            Self::Standing => Standing::ALL.get(at).map(|standing| standing.id()),
            Self::Actor => dataset.actors.get(at).map(|actor| actor.id.as_str()),
            Self::Place => dataset.places.get(at).map(|place| place.id.as_str()),
            Self::Source => dataset.sources.get(at).map(|source| source.id.as_str()),
            Self::Precision => Precision::ALL.get(at).map(|precision| precision.id()),
            Self::Importance => Importance::ALL.get(at).map(|importance| importance.id()),
        }
        .unwrap_or_default()
    }

    /// What people read for a value. Empty for a value out of range.
    pub fn value_label(self, dataset: &Dataset, value: Value) -> &str {
        let at = value.index();
        match self {
            Self::Theme => dataset.themes.get(at).map(|theme| theme.label.as_str()),
            Self::Standing => Standing::ALL.get(at).map(|standing| standing.words()),
            Self::Actor => dataset.actors.get(at).map(|actor| actor.label.as_str()),
            Self::Place => dataset.places.get(at).map(|place| place.label.as_str()),
            Self::Source => dataset.sources.get(at).map(|source| source.title.as_str()),
            Self::Precision => Precision::ALL.get(at).map(|precision| precision.label()),
            Self::Importance => Importance::ALL.get(at).map(|importance| importance.words()),
        }
        .unwrap_or_default()
    }

    /// The value with an id. `None` when the dataset has no such value.
    pub fn find(self, dataset: &Dataset, id: &str) -> Option<Value> {
        (0..self.len(dataset)).map(Value::at).find(|value| self.value_id(dataset, *value) == id)
    }

    /// The values of one event, each once.
    pub fn values_of(self, event: &Event) -> Vec<Value> {
        let mut values = Vec::new();
        self.values_into(event, &mut values);
        values
    }

    /// Fills a list, whatever it held, with the values of one event, each once.
    pub(super) fn values_into(self, event: &Event, values: &mut Vec<Value>) {
        values.clear();
        match self {
            Self::Theme => values.extend(event.themes.iter().map(|ix| Value::from(*ix))),
            Self::Standing => values.push(Value::from(event.standing)),
            Self::Actor => {
                values.extend(event.actors.iter().chain(&event.attributed_to).map(|ix| Value::from(*ix)));
            }
            Self::Place => values.extend(event.places.iter().map(|ix| Value::from(*ix))),
            Self::Source => {
                let rivals = event.other_dates.iter().map(|other| &other.excerpt);
                let excerpts = event.excerpts.iter().chain(rivals);
                let named =
                    excerpts.flat_map(|excerpt| std::iter::once(&excerpt.source).chain(&excerpt.cites));
                values.extend(named.map(|ix| Value::from(*ix)));
            }
            Self::Precision => values.extend(event.date.as_ref().map(|date| Value::from(date.precision()))),
            Self::Importance => values.push(Value::from(event.importance)),
        }
        values.sort_unstable();
        values.dedup();
    }

    /// The value that an event stands under where events are grouped by this facet: the first that the curator
    /// names. `None`: it has none.
    pub fn main_value(self, event: &Event) -> Option<Value> {
        match self {
            Self::Theme => event.themes.first().map(|ix| Value::from(*ix)),
            Self::Standing => Some(Value::from(event.standing)),
            Self::Actor => event.actors.first().or(event.attributed_to.first()).map(|ix| Value::from(*ix)),
            Self::Place => event.places.first().map(|ix| Value::from(*ix)),
            Self::Source => event.excerpts.first().map(|excerpt| Value::from(excerpt.source)),
            Self::Precision => event.date.as_ref().map(Date::precision).map(Value::from),
            Self::Importance => Some(Value::from(event.importance)),
        }
    }

    /// Whether a value belongs on the short list of the filter panel; sources that are only cited don't.
    pub fn is_primary(self, dataset: &Dataset, value: Value) -> bool {
        match self {
            Self::Source => {
                dataset.sources.get(value.index()).is_some_and(|source| source.role == Role::Read)
            }
            Self::Theme | Self::Standing | Self::Actor | Self::Place | Self::Precision | Self::Importance => {
                true
            }
        }
    }
}
