//! The ids of a table and what they resolve to.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::findings::Findings;
use super::kind::{IssueKind, Table};
use super::locate::Position;
use super::model::Few;
use super::path::Place;

/// The ids of one table, while the events that use them are read.
pub(super) struct Ids<'t> {
    table: Table,
    /// The ids, in the table's order.
    listed: Vec<&'t str>,
    positions: HashMap<&'t str, usize, RandomState>,
}

impl<'t> Ids<'t> {
    /// Collects the ids of a table and reports those that repeat an earlier one.
    pub(super) fn new(findings: &mut Findings, table: Table, ids: impl Iterator<Item = &'t str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let mut positions = HashMap::with_capacity_and_hasher(ids.len(), RandomState::default());
        let list = Place::ROOT.field(table.list());
        for (position, &id) in ids.iter().enumerate() {
            let first = *positions.entry(id).or_insert(position);
            // An empty id has already been reported as missing or malformed.
            if first != position && !id.is_empty() {
                let kind = IssueKind::RepeatedId { table, id: id.to_owned(), first: Position::default() };
                findings.add_repeated(&list.item(position).field("id"), &list.item(first).field("id"), kind);
            }
        }
        Self { table, listed: ids, positions }
    }

    /// The position of the entry with this id.
    pub(super) fn resolve(&self, findings: &mut Findings, place: &Place<'_>, id: &str) -> Option<usize> {
        let Some(&position) = self.positions.get(id) else {
            findings.add_unknown(place, self.table, id, self.listed.iter().copied());
            return None;
        };
        Some(position)
    }

    /// The positions of the entries with these ids; an id given twice is reported.
    pub(super) fn resolve_all<Ix>(
        &self,
        findings: &mut Findings,
        place: &Place<'_>,
        ids: Option<&[impl AsRef<str>]>,
        index: fn(usize) -> Ix,
    ) -> Few<Ix> {
        let ids = ids.unwrap_or_default();
        let repeated = first_repeats(ids);
        for &(position, first) in &repeated {
            let kind = IssueKind::RepeatedInList {
                id: ids[position].as_ref().to_owned(),
                first: Position::default(),
            };
            findings.add_repeated(&place.item(position), &place.item(first), kind);
        }
        let numbered = ids.iter().enumerate();
        numbered
            .filter_map(|(position, id)| self.resolve(findings, &place.item(position), id.as_ref()))
            .map(index)
            .collect()
    }
}

/// How many ids are compared one by one, before a table is worth its cost.
const FEW: usize = 16;

/// The positions of ids that an earlier one repeats, each with the first one's position.
fn first_repeats(ids: &[impl AsRef<str>]) -> Vec<(usize, usize)> {
    if ids.len() <= FEW {
        let before =
            |position: usize, id: &str| ids[..position].iter().position(|earlier| earlier.as_ref() == id);
        let numbered = ids.iter().enumerate();
        return numbered.filter_map(|(at, id)| Some((at, before(at, id.as_ref())?))).collect();
    }
    let mut seen = HashMap::with_capacity(ids.len());
    let first = |(position, id)| (position, *seen.entry(id).or_insert(position));
    ids.iter()
        .map(AsRef::as_ref)
        .enumerate()
        .map(first)
        .filter(|(position, first)| position != first)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_found_in_short_and_long_lists() {
        for length in [4, FEW, FEW + 1, 100] {
            let mut ids: Vec<String> = (0..length).map(|n| n.to_string()).collect();
            assert_eq!(first_repeats(&ids), [], "{length} ids");
            ids[3] = "1".to_owned();
            ids[2] = "1".to_owned();
            assert_eq!(first_repeats(&ids), [(2, 1), (3, 1)], "{length} ids");
        }
    }
}
