//! Entries that nothing refers to.

use super::super::kind::Table;
use super::super::model::Dataset;
use super::quotations::quotations;
use super::record::Record;
use super::remark::Remark;
use super::remarks::Remarks;

/// Warns of themes, actors and places that no event uses, and of sources that none quotes or cites.
pub(super) fn unused(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    let mut themes = Entries::new(Table::Theme, dataset.themes.iter().map(|theme| theme.id.as_str()));
    let mut actors = Entries::new(Table::Actor, dataset.actors.iter().map(|actor| actor.id.as_str()));
    let mut places = Entries::new(Table::Place, dataset.places.iter().map(|place| place.id.as_str()));
    let mut sources = Entries::new(Table::Source, dataset.sources.iter().map(|source| source.id.as_str()));
    for event in &dataset.events {
        themes.used(event.themes.iter().map(|ix| ix.index()));
        actors.used(event.actors.iter().chain(&event.attributed_to).map(|ix| ix.index()));
        places.used(event.places.iter().map(|ix| ix.index()));
        for (_, excerpt) in quotations(event) {
            sources.used(std::iter::once(&excerpt.source).chain(&excerpt.cites).map(|ix| ix.index()));
        }
    }
    for entries in [themes, actors, places, sources] {
        entries.report(remarks);
    }
}

/// The entries of a table, and which of them are used.
struct Entries<'d> {
    table: Table,
    entries: Vec<(&'d str, bool)>,
}

impl<'d> Entries<'d> {
    fn new(table: Table, ids: impl Iterator<Item = &'d str>) -> Self {
        Self { table, entries: ids.map(|id| (id, false)).collect() }
    }

    fn used(&mut self, positions: impl Iterator<Item = usize>) {
        for position in positions {
            self.entries[position].1 = true;
        }
    }

    fn report(self, remarks: &mut Remarks<'_>) {
        for (position, (id, is_used)) in self.entries.into_iter().enumerate() {
            if !is_used {
                let record = Record::Entry(self.table, position);
                let remark = Remark::Unused { table: self.table, id: id.to_owned() };
                remarks.add(record, record.field("id"), remark);
            }
        }
    }
}
