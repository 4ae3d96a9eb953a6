//! Which lane each event stands in.

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Event, EventIx, ThemeIx};
use crate::query::{Comparison, Facet, Value};
use crate::timeline::Timeline;

/// What events share that stand in one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum LanesBy {
    /// Their first theme.
    #[default]
    Theme,
    /// Who takes part: the first that is named.
    Actor,
    /// Where: the first place that is named.
    Place,
    /// The source that is quoted first.
    Source,
    /// What kind of statement they rest on.
    Standing,
    /// Nothing: one lane for all.
    Nothing,
}

impl LanesBy {
    /// Every choice, in the order of menus.
    pub const ALL: &'static [Self] =
        &[Self::Theme, Self::Actor, Self::Place, Self::Source, Self::Standing, Self::Nothing];

    /// The word people read, in the middle of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Source => "source",
            Self::Standing => "standing",
            Self::Nothing => "none",
        }
    }

    fn facet(self) -> Option<Facet> {
        match self {
            Self::Theme => Some(Facet::Theme),
            Self::Actor => Some(Facet::Actor),
            Self::Place => Some(Facet::Place),
            Self::Source => Some(Facet::Source),
            Self::Standing => Some(Facet::Standing),
            Self::Nothing => None,
        }
    }

    /// The value whose lane an event stands in.
    fn value_of(self, event: &Event) -> Option<Value> {
        match self {
            Self::Theme => Some(Value::from(event.main_theme())),
            Self::Actor => event.actors.first().map(|ix| Value::from(*ix)),
            Self::Place => event.places.first().map(|ix| Value::from(*ix)),
            Self::Source => event.excerpts.first().map(|excerpt| Value::from(excerpt.source)),
            Self::Standing => Some(Value::from(event.standing)),
            Self::Nothing => None,
        }
    }

    /// The ids that lanes can have: those made by this or, where two values are compared, those of the comparison.
    pub fn lane_ids(self, dataset: &Dataset, comparison: Option<Comparison>) -> Vec<&str> {
        if comparison.is_some() {
            return Share::ALL.iter().map(|share| share.id()).collect();
        }
        let Some(facet) = self.facet() else { return vec![ALL] };
        let values = (0..facet.len(dataset)).map(|at| facet.value_id(dataset, Value::at(at)));
        values.chain([OTHERS, WITHOUT]).collect()
    }

    /// Whether each value of the facet has a lane, in the file's order, even one without events.
    fn keeps_all(self) -> bool {
        matches!(self, Self::Theme | Self::Standing)
    }
}

/// The id of the lane of all events, of the rest, and of those without a value: no id of a dataset.
const ALL: &str = "*all";
const OTHERS: &str = "*others";
const WITHOUT: &str = "*none";

/// What stands in one lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Names the lane among those of its grouping. An id of the dataset, or one that no dataset can hold.
    pub id: String,
    /// What people read.
    pub label: String,
    /// What the lane holds: one value, those without one, or the rest.
    pub kind: GroupKind,
    /// How many dated events of the dataset stand here.
    pub total: usize,
}

/// What the events of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// A value of the facet.
    Value(Value),
    /// They have no value: no place is named.
    Without,
    /// So many values with few events each.
    Others(usize),
    /// Nothing: the lane holds every event.
    All,
    /// One or both of two values that are compared.
    Compared(Share),
}

/// Which of two values that are compared an event has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Only the first.
    First,
    /// Both.
    Both,
    /// Only the second.
    Second,
}

impl Share {
    /// Every share, in the order of the lanes.
    pub const ALL: &'static [Self] = &[Self::First, Self::Both, Self::Second];

    /// The share of an event. `None`: it has neither value.
    pub fn of(event: &Event, comparison: Comparison) -> Option<Self> {
        let values = comparison.facet.values_of(event);
        let has = |value: Value| values.contains(&value);
        match (has(comparison.first), has(comparison.second)) {
            (true, false) => Some(Self::First),
            (true, true) => Some(Self::Both),
            (false, true) => Some(Self::Second),
            (false, false) => None,
        }
    }

    /// The id of its lane.
    fn id(self) -> &'static str {
        match self {
            Self::First => "*first",
            Self::Both => "*both",
            Self::Second => "*second",
        }
    }

    fn group(self, dataset: &Dataset, comparison: Comparison) -> Group {
        let only = |value| format!("Only {}", comparison.facet.value_label(dataset, value));
        let label = match self {
            Self::First => only(comparison.first),
            Self::Both => "Both".to_owned(),
            Self::Second => only(comparison.second),
        };
        Group { id: self.id().to_owned(), label, kind: GroupKind::Compared(self), total: 0 }
    }
}

/// The lanes of a dataset and the one that each event stands in. Made once for a dataset and a grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    by: LanesBy,
    /// What they are made by instead.
    comparison: Option<Comparison>,
    all: Vec<Group>,
    /// By the event's position in the dataset.
    of: Vec<u32>,
}

/// So many values have a lane of their own at most, unless the facet keeps all.
const MOST: usize = 24;

impl Groups {
    /// Reads a timeline. Themes and standings stand in their own order; of other values those with the most dated
    /// events come first, whatever the filter, so that filtering moves no lane. The rest share a lane.
    pub fn new(timeline: &Timeline, by: LanesBy) -> Self {
        let dataset = timeline.dataset();
        let Some(facet) = by.facet() else {
            let total = timeline.order().len();
            let all =
                Group { id: ALL.to_owned(), label: "All events".to_owned(), kind: GroupKind::All, total };
            return Self { by, comparison: None, all: vec![all], of: vec![0; dataset.events.len()] };
        };
        let values = facet.len(dataset);
        // One more for those without a value.
        let mut totals = vec![0; values + 1];
        let slot = |event: &Event| by.value_of(event).map_or(values, Value::index).min(values);
        for event in timeline.order() {
            totals[slot(dataset.event(*event))] += 1;
        }
        let ranked = ranked(by, &totals[..values]);
        let own = if by.keeps_all() || ranked.len() <= MOST + 1 { ranked.len() } else { MOST };
        let mut groups: Vec<Group> =
            ranked[..own].iter().map(|at| of_value(dataset, facet, *at, totals[*at])).collect();
        // A value of undated events alone has no lane: nothing would be seen in it.
        let mut lane_of_slot = vec![u32::MAX; values + 1];
        for (lane, at) in ranked.iter().enumerate() {
            lane_of_slot[*at] = number(lane.min(own));
        }
        let rest = &ranked[own..];
        if !rest.is_empty() {
            groups.push(Group {
                id: OTHERS.to_owned(),
                label: format!("Others ({})", rest.len()),
                kind: GroupKind::Others(rest.len()),
                total: rest.iter().map(|at| totals[*at]).sum(),
            });
        }
        if totals[values] > 0 {
            lane_of_slot[values] = number(groups.len());
            groups.push(Group {
                id: WITHOUT.to_owned(),
                label: format!("No {}", by.words()),
                kind: GroupKind::Without,
                total: totals[values],
            });
        }
        let of = dataset.events.iter().map(|event| lane_of_slot[slot(event)]).collect();
        Self { by, comparison: None, all: groups, of }
    }

    /// Lanes for those that have only the one of two values, both, and only the other. Other events have no lane.
    /// `by` is what lanes are made by without the comparison.
    pub fn comparing(timeline: &Timeline, by: LanesBy, comparison: Comparison) -> Self {
        let dataset = timeline.dataset();
        let mut all: Vec<Group> = Share::ALL.iter().map(|share| share.group(dataset, comparison)).collect();
        let lane = |event: &Event| {
            let share = Share::of(event, comparison)?;
            Share::ALL.iter().position(|each| *each == share)
        };
        let of: Vec<u32> = dataset.events.iter().map(|event| lane(event).map_or(u32::MAX, number)).collect();
        for event in timeline.order() {
            if let Some(group) = of.get(event.index()).and_then(|lane| all.get_mut(*lane as usize)) {
                group.total += 1;
            }
        }
        Self { by, comparison: Some(comparison), all, of }
    }

    /// What they are made by instead of [`Groups::by`].
    pub fn comparison(&self) -> Option<Comparison> {
        self.comparison
    }

    /// What they are grouped by.
    pub fn by(&self) -> LanesBy {
        self.by
    }

    /// The lanes, in the order before anybody moves one.
    pub fn all(&self) -> &[Group] {
        &self.all
    }

    /// The position in [`Groups::all`] of a dated event's lane. An undated event may have none.
    pub fn of(&self, event: EventIx) -> usize {
        self.of.get(event.index()).map_or(usize::MAX, |lane| *lane as usize)
    }

    /// The theme whose colour a lane has, if the lane is one theme's.
    pub fn theme(&self, lane: usize) -> Option<ThemeIx> {
        let compared = self.comparison.filter(|comparison| comparison.facet == Facet::Theme);
        let theme = |value: Value| ThemeIx::at(value.index());
        match self.all.get(lane)?.kind {
            GroupKind::Value(value) if self.by == LanesBy::Theme => Some(theme(value)),
            GroupKind::Compared(Share::First) => compared.map(|comparison| theme(comparison.first)),
            GroupKind::Compared(Share::Second) => compared.map(|comparison| theme(comparison.second)),
            GroupKind::Value(_)
            | GroupKind::Without
            | GroupKind::Others(_)
            | GroupKind::All
            | GroupKind::Compared(Share::Both) => None,
        }
    }
}

/// The values that get lanes: all of them, or those with events, the most first and equals in the file's order.
fn ranked(by: LanesBy, totals: &[usize]) -> Vec<usize> {
    if by.keeps_all() {
        return (0..totals.len()).collect();
    }
    let mut ranked: Vec<usize> = (0..totals.len()).filter(|at| totals[*at] > 0).collect();
    ranked.sort_by_key(|at| std::cmp::Reverse(totals[*at]));
    ranked
}

fn of_value(dataset: &Dataset, facet: Facet, at: usize, total: usize) -> Group {
    let value = Value::at(at);
    Group {
        id: facet.value_id(dataset, value).to_owned(),
        label: facet.value_label(dataset, value).to_owned(),
        kind: GroupKind::Value(value),
        total,
    }
}

fn number(lane: usize) -> u32 {
    u32::try_from(lane).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;
    use std::sync::Arc;

    use super::*;
    use crate::dataset::load_str;

    /// Actor `n` takes part first in `n` dated events; one event names nobody, one is undated.
    fn timeline(actors: usize) -> Timeline {
        let mut text = "Dataset(format: 1, title: \"T\", themes: [Theme(id: \"b\", label: \"B\"), Theme(id: \"a\", \
                        label: \"A\")], sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], actors: ["
            .to_owned();
        for actor in 1..=actors {
            write!(text, "Actor(id: \"n{actor}\", label: \"N{actor}\"), ").expect("a text");
        }
        text += "Actor(id: \"with\", label: \"With\")], events: [";
        let mut event = |date: &str, actors: &str| {
            let id = text.len();
            write!(
                text,
                "Event(id: \"e{id}\", {date} title: \"E\", themes: [\"a\"], standing: Stated, actors: [{actors}], \
                 excerpts: [Excerpt(source: \"s\", exact: \"x\")]), "
            )
            .expect("a text");
        };
        for actor in 1..=actors {
            for _ in 0..actor {
                event("date: \"2001\",", &format!("\"n{actor}\", \"with\""));
            }
        }
        event("date: \"2002\",", "");
        event("", "\"n1\"");
        text += "])";
        let loaded = load_str(&text).unwrap_or_else(|issues| panic!("{issues:?}"));
        Timeline::new(Arc::new(loaded.dataset))
    }

    fn labels(groups: &Groups) -> Vec<(&str, usize)> {
        groups.all().iter().map(|group| (group.label.as_str(), group.total)).collect()
    }

    #[test]
    fn the_most_come_first_and_nobody_stands_last() {
        let groups = Groups::new(&timeline(3), LanesBy::Actor);
        assert_eq!(labels(&groups), [("N3", 3), ("N2", 2), ("N1", 1), ("No actor", 1)]);
    }

    #[test]
    fn beyond_so_many_the_rest_share_a_lane() {
        let own = Groups::new(&timeline(25), LanesBy::Actor);
        assert_eq!(own.all().len(), 26, "one alone needs no lane of others");
        let shared = Groups::new(&timeline(27), LanesBy::Actor);
        let labels = labels(&shared);
        assert_eq!(labels[0], ("N27", 27));
        assert_eq!(labels[23..], [("N4", 4), ("Others (3)", 6), ("No actor", 1)]);
    }

    #[test]
    fn every_dated_event_stands_in_one_lane_that_counts_it() {
        let timeline = timeline(30);
        for by in LanesBy::ALL {
            let groups = Groups::new(&timeline, *by);
            let mut counted = vec![0; groups.all().len()];
            for event in timeline.order() {
                counted[groups.of(*event)] += 1;
            }
            let totals: Vec<usize> = groups.all().iter().map(|group| group.total).collect();
            assert_eq!(counted, totals, "{by:?}");
        }
    }

    #[test]
    fn themes_keep_the_order_of_the_file_and_alone_have_colours() {
        let timeline = timeline(2);
        let themes = Groups::new(&timeline, LanesBy::Theme);
        assert_eq!(labels(&themes), [("B", 0), ("A", 4)]);
        assert_eq!(themes.theme(1), Some(ThemeIx::at(1)));
        let standings = Groups::new(&timeline, LanesBy::Standing);
        assert_eq!(standings.all().len(), Facet::Standing.len(timeline.dataset()));
        assert_eq!(standings.theme(0), None);
        assert_eq!(labels(&Groups::new(&timeline, LanesBy::Nothing)), [("All events", 4)]);
    }
}
