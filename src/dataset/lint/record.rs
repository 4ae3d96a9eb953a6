//! The records that can make exceptions.

use super::super::kind::Table;
use super::super::model::Dataset;
use super::super::path::{Path, Step};
use super::Exception;

/// A record that can make exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Record {
    /// The dataset itself.
    Dataset,
    /// The entry at a position of a table.
    Entry(Table, usize),
}

impl Record {
    /// Every record of `dataset`.
    pub(super) fn all(dataset: &Dataset) -> impl Iterator<Item = Self> {
        let tables = [
            (Table::Theme, dataset.themes.len()),
            (Table::Actor, dataset.actors.len()),
            (Table::Place, dataset.places.len()),
            (Table::Source, dataset.sources.len()),
            (Table::Event, dataset.events.len()),
        ];
        let entries = tables
            .into_iter()
            .flat_map(|(table, entries)| (0..entries).map(move |position| Self::Entry(table, position)));
        std::iter::once(Self::Dataset).chain(entries)
    }

    /// The exceptions it makes.
    pub(super) fn exceptions(self, dataset: &Dataset) -> &[Exception] {
        match self {
            Self::Dataset => &dataset.exceptions,
            Self::Entry(Table::Theme, at) => &dataset.themes[at].exceptions,
            Self::Entry(Table::Actor, at) => &dataset.actors[at].exceptions,
            Self::Entry(Table::Place, at) => &dataset.places[at].exceptions,
            Self::Entry(Table::Source, at) => &dataset.sources[at].exceptions,
            Self::Entry(Table::Event, at) => &dataset.events[at].exceptions,
        }
    }

    /// The path to a value in it.
    pub(super) fn path(self, steps: &[Step]) -> Path {
        let mut path = match self {
            Self::Dataset => Vec::new(),
            Self::Entry(table, position) => vec![Step::Field(table.list()), Step::Item(position)],
        };
        path.extend(steps);
        Path(path)
    }

    /// The path to a field of it.
    pub(super) fn field(self, name: &'static str) -> Path {
        self.path(&[Step::Field(name)])
    }
}
