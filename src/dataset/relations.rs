//! Relations, which can be checked only when all events are known.

use std::collections::HashMap;

use super::findings::{Field, Findings};
use super::kind::{IssueKind, Table};
use super::locate::Position;
use super::model::{Event, EventIx, Relation};
use super::path::Place;
use super::raw::{RawRelation, Records};
use super::tables::Ids;

/// Resolves the relations of events, each by its position.
pub(super) fn relations(
    findings: &mut Findings,
    events: &[Event],
    raw: Vec<(usize, Records<RawRelation>)>,
) -> Vec<(usize, Vec<Relation>)> {
    let ids = Ids::new(findings, Table::Event, events.iter().map(|event| event.id.as_str()));
    let list = Place::ROOT.field("events");
    let mut resolved = Vec::with_capacity(raw.len());
    for (event, raw) in raw {
        let place = list.item(event);
        let place = place.field("relations");
        let mut firsts = HashMap::new();
        let mut relations = Vec::with_capacity(raw.0.len());
        for (position, raw) in raw.0.into_iter().enumerate() {
            let here = place.item(position);
            let Some(relation) = relation(findings, &ids, &here, raw) else {
                continue;
            };
            if relation.to.index() == event {
                findings.add(&here.field("to"), IssueKind::SelfRelation);
            }
            let first = *firsts.entry((relation.kind, relation.to)).or_insert(position);
            if first != position {
                let id = events[relation.to.index()].id.as_str().to_owned();
                let kind = IssueKind::RepeatedInList { id, first: Position::default() };
                findings.add_repeated(&here.field("to"), &place.item(first).field("to"), kind);
            }
            relations.push(relation);
        }
        resolved.push((event, relations));
    }
    resolved
}

fn relation(findings: &mut Findings, ids: &Ids<'_>, place: &Place<'_>, raw: RawRelation) -> Option<Relation> {
    let required = |name| Field { record: "Relation", name };
    let kind = findings.required(place, required("kind"), raw.kind);
    let id = findings.required(place, required("to"), raw.to)?;
    let to = ids.resolve(findings, &place.field("to"), &id)?;
    Some(Relation { kind: kind?, to: EventIx::at(to) })
}
