//! Who is related to whom, seen from either end.

use crate::dataset::{Dataset, EventIx, RelationKind, Standing};

/// An event that another one is related to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// The event at the other end.
    pub event: EventIx,
    /// How.
    pub kind: RelationKind,
    /// Whether it is the other event that declares the relation.
    pub is_backwards: bool,
}

impl Related {
    /// The relation in words, as they stand before the other event's title.
    pub fn words(self) -> &'static str {
        if !self.is_backwards {
            return self.kind.words();
        }
        match self.kind {
            RelationKind::RespondsTo => "answered by",
            RelationKind::Continues => "continued by",
            RelationKind::Contradicts => "contradicted by",
            RelationKind::PartOf => "includes",
            RelationKind::Commemorates => "commemorated by",
            RelationKind::FollowsFrom => "leads to",
        }
    }

    /// Whether the other event bears on what `event` claims, or the other way round, so that neither should be read
    /// without the other: one contradicts the other, answers a claim (what is alleged or denied), or answers with a denial.
    /// Any other answer is a deed, such as a treaty that answers a war.
    pub fn bears_on_claim(self, dataset: &Dataset, event: EventIx) -> bool {
        let (answer, answered) = if self.is_backwards { (self.event, event) } else { (event, self.event) };
        let is_claim = |standing| matches!(standing, Standing::Alleged | Standing::Denied);
        match self.kind {
            RelationKind::Contradicts => true,
            RelationKind::RespondsTo => {
                is_claim(dataset.event(answered).standing)
                    || dataset.event(answer).standing == Standing::Denied
            }
            RelationKind::Continues
            | RelationKind::PartOf
            | RelationKind::Commemorates
            | RelationKind::FollowsFrom => false,
        }
    }
}

/// The relations of a dataset by the event that they point to. As large as there are relations.
#[derive(Debug, Clone, Default)]
pub(super) struct Backwards(Vec<(EventIx, Related)>);

impl Backwards {
    pub(super) fn new(dataset: &Dataset) -> Self {
        let mut all: Vec<(EventIx, Related)> = Vec::new();
        for (event, record) in dataset.indexed_events() {
            let back = |kind| Related { event, kind, is_backwards: true };
            all.extend(record.relations.iter().map(|relation| (relation.to, back(relation.kind))));
        }
        // Stable: those of one event stay in the order of the file.
        all.sort_by_key(|(to, _)| *to);
        Self(all)
    }

    /// The relations of an event: its own, then those of others to it, each in the order of the file.
    pub(super) fn related(&self, dataset: &Dataset, event: EventIx) -> Vec<Related> {
        let own = dataset.event(event).relations.iter().map(|relation| Related {
            event: relation.to,
            kind: relation.kind,
            is_backwards: false,
        });
        let first = self.0.partition_point(|(to, _)| *to < event);
        let others = self.0[first..].iter().take_while(|(to, _)| *to == event).map(|(_, related)| *related);
        own.chain(others).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::load_str;

    #[test]
    fn a_relation_is_seen_from_both_ends() {
        let event = |id: &str, relations: &str| {
            format!(
                "Event(id: \"{id}\", title: \"T\", themes: [\"t\"], standing: Stated, relations: [{relations}],
                    excerpts: [Excerpt(source: \"s\", exact: \"x\")]),"
            )
        };
        let to = |kind: &str, to: &str| format!("Relation(kind: {kind}, to: \"{to}\"),");
        let text = format!(
            "Dataset(format: 1, title: \"R\", themes: [Theme(id: \"t\", label: \"T\")],
                sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [{}{}{}])",
            event("a", &to("PartOf", "c")),
            event("b", &(to("RespondsTo", "c") + &to("Contradicts", "a"))),
            event("c", &to("Continues", "a")),
        );
        let dataset = load_str(&text).expect("good").dataset;
        let backwards = Backwards::new(&dataset);
        let seen = |event| -> Vec<(&'static str, u32)> {
            let related = backwards.related(&dataset, EventIx(event));
            related.iter().map(|related| (related.words(), related.event.0)).collect()
        };
        assert_eq!(seen(0), [("part of", 2), ("contradicted by", 1), ("continued by", 2)]);
        assert_eq!(seen(1), [("responds to", 2), ("contradicts", 0)]);
        assert_eq!(seen(2), [("continues", 0), ("includes", 0), ("answered by", 1)]);
    }

    /// Both ends see it in the same way.
    #[test]
    fn contradictions_and_answers_to_claims_bear_on_them() {
        for (standing, kind, answered, bears) in [
            ("Stated", "Contradicts", "Stated", true),
            ("Denied", "Contradicts", "Alleged", true),
            ("Denied", "RespondsTo", "Alleged", true),
            ("Denied", "RespondsTo", "Announced", true),
            ("Stated", "RespondsTo", "Alleged", true),
            ("Alleged", "RespondsTo", "Denied", true),
            ("Alleged", "RespondsTo", "Stated", false),
            ("Announced", "RespondsTo", "Assessed", false),
            ("Denied", "Continues", "Alleged", false),
            ("Denied", "PartOf", "Alleged", false),
            ("Denied", "Commemorates", "Alleged", false),
            ("Denied", "FollowsFrom", "Alleged", false),
        ] {
            let text = format!(
                "Dataset(format: 1, title: \"R\", themes: [Theme(id: \"t\", label: \"T\")],
                    sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [
                    Event(id: \"a\", title: \"A\", themes: [\"t\"], standing: {standing},
                        excerpts: [Excerpt(source: \"s\", exact: \"x\")], relations: [Relation(kind: {kind}, to: \"b\")]),
                    Event(id: \"b\", title: \"B\", themes: [\"t\"], standing: {answered},
                        excerpts: [Excerpt(source: \"s\", exact: \"y\")])])"
            );
            let dataset = load_str(&text).expect("good").dataset;
            let backwards = Backwards::new(&dataset);
            for event in [EventIx(0), EventIx(1)] {
                let related = backwards.related(&dataset, event);
                let seen: Vec<bool> = related.iter().map(|one| one.bears_on_claim(&dataset, event)).collect();
                assert_eq!(seen, [bears], "{standing} {kind} {answered}");
            }
        }
    }
}
