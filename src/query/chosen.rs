//! A set of events that somebody has chosen, and what they add up to.

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::facet::{Facet, Value};
use super::matches::Matches;
use super::survey::Survey;
use crate::dataset::{EventIx, Standing};
use crate::timeline::Timeline;

/// Chosen events: a bit each at their places (see [`Timeline::all`]), so that they come in time order, the undated last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    places: Bits,
    count: usize,
}

impl Chosen {
    /// None of a timeline's events.
    pub fn none(timeline: &Timeline) -> Self {
        Self { places: Bits::none(timeline.all().len()), count: 0 }
    }

    /// These of a timeline's events.
    pub fn of(timeline: &Timeline, events: impl Iterator<Item = EventIx>) -> Self {
        let mut chosen = Self::none(timeline);
        for event in events {
            chosen.add(timeline, event);
        }
        chosen
    }

    /// Everything that matches.
    pub fn all(matches: &Matches) -> Self {
        Self { places: matches.places().clone(), count: matches.len() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether an event is among them.
    pub fn has(&self, timeline: &Timeline, event: EventIx) -> bool {
        self.count > 0 && place(timeline, event).is_some_and(|place| self.places.has(place))
    }

    /// Adds an event of the timeline.
    pub fn add(&mut self, timeline: &Timeline, event: EventIx) {
        if let Some(place) = place(timeline, event).filter(|place| !self.places.has(*place)) {
            self.places.insert(place);
            self.count += 1;
        }
    }

    /// Adds an event of the timeline, or takes it out if it is among them. Says whether it is now.
    pub fn toggle(&mut self, timeline: &Timeline, event: EventIx) -> bool {
        if !self.has(timeline, event) {
            self.add(timeline, event);
            return true;
        }
        if let Some(place) = place(timeline, event) {
            self.places.take_out(place);
            self.count -= 1;
        }
        false
    }

    /// All of them in time order, the undated last.
    pub fn events(&self, timeline: &Timeline) -> Vec<EventIx> {
        self.places.pick(timeline.all())
    }

    /// The first at or after an event in time order, or else the last.
    pub fn nearest(&self, timeline: &Timeline, event: EventIx) -> Option<EventIx> {
        let at = place(timeline, event)? as usize;
        let after = self.places.iter().find(|place| *place >= at);
        let place = after.or_else(|| self.places.iter().last())?;
        timeline.all().get(place).copied()
    }

    /// Their places.
    pub(super) fn places(&self) -> &Bits {
        &self.places
    }

    /// How many of them don't pass the filter.
    pub fn filtered_out(&self, matches: &Matches) -> usize {
        self.count - self.places.count_in(matches.places())
    }
}

fn place(timeline: &Timeline, event: EventIx) -> Option<u32> {
    timeline.places().get(event.index()).copied()
}

/// What chosen events add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many there are.
    pub events: usize,
    /// How many of them have no date.
    pub undated: usize,
    /// How many stand under each first theme; the most first.
    pub by_theme: Vec<(Value, usize)>,
    /// How many quote each source first; the most first.
    pub by_source: Vec<(Value, usize)>,
    /// How many quote one source and no other.
    pub one_source: usize,
    /// How many are alleged.
    pub alleged: usize,
    /// What they rest on.
    pub survey: Survey,
    /// The first in time order that has a date.
    pub earliest: Option<EventIx>,
    /// The one that may last longest; of several, the one that begins last.
    pub latest: Option<EventIx>,
}

impl Sum {
    /// Adds up events of the catalogue's timeline.
    pub fn of(catalogue: &Catalogue, chosen: &Chosen) -> Self {
        let (timeline, alleged) = (catalogue.timeline(), Value::from(Standing::Alleged));
        let dataset = timeline.dataset();
        let [themes, standings, sources] =
            [Facet::Theme, Facet::Standing, Facet::Source].map(|facet| catalogue.main_values(facet));
        let mut by_theme = vec![0; Facet::Theme.len(dataset)];
        let mut by_source = vec![0; Facet::Source.len(dataset)];
        let survey = Survey::of_chosen(catalogue, chosen);
        let mut sum = Self { events: chosen.len(), survey, ..Self::default() };
        let is_few = chosen.len() <= FEW;
        if !is_few {
            sum.one_source = chosen.places.count_in(catalogue.on_one_source());
        }
        let mut longest = f64::NEG_INFINITY;
        for place in chosen.places.iter() {
            for (counts, values) in [(&mut by_theme, themes), (&mut by_source, sources)] {
                if let Some(count) = values.get(place).and_then(|value| counts.get_mut(value.index())) {
                    *count += 1;
                }
            }
            sum.alleged += usize::from(standings.get(place) == Some(&alleged));
            let Some(event) = timeline.all().get(place).copied() else { continue };
            sum.one_source += usize::from(is_few && dataset.event(event).rests_on_one_source());
            let Some(reach) = timeline.reaches().get(place) else {
                sum.undated += 1;
                continue;
            };
            sum.earliest = sum.earliest.or(Some(event));
            if reach.end >= longest {
                (longest, sum.latest) = (reach.end, Some(event));
            }
        }
        Self { by_theme: ranked(&by_theme), by_source: ranked(&by_source), ..sum }
    }
}

/// Up to so many events are looked at one by one for their sources.
const FEW: usize = 10_000;

/// The values that occur, the most frequent first, equal ones in the order of their table.
fn ranked(counts: &[usize]) -> Vec<(Value, usize)> {
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut ranked: Vec<(Value, usize)> = counted.map(|(at, count)| (Value::at(at), *count)).collect();
    ranked.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
    ranked
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::built_in;
    use crate::query::Filter;

    fn catalogue() -> Catalogue {
        let dataset = built_in().expect("the built-in dataset").dataset;
        Catalogue::new(&Timeline::new(Arc::new(dataset)))
    }

    #[test]
    fn one_source_is_counted_alike_one_by_one_and_at_once() {
        let catalogue = catalogue();
        let all = Chosen::all(&Matches::find(&catalogue, &Filter::default()));
        let sum = Sum::of(&catalogue, &all);
        assert_eq!(sum.one_source, all.places.count_in(catalogue.on_one_source()));
        assert!(sum.one_source > 0 && sum.one_source < sum.events);
    }

    #[test]
    fn the_nearest_is_the_next_or_else_the_last() {
        let catalogue = catalogue();
        let timeline = catalogue.timeline();
        let [a, b, c] = [3, 5, 8].map(|place| timeline.all()[place]);
        let mut chosen = Chosen::of(timeline, [b, c, b].into_iter());
        assert_eq!((chosen.len(), chosen.nearest(timeline, a)), (2, Some(b)));
        assert!(!chosen.toggle(timeline, c));
        assert_eq!(chosen.nearest(timeline, c), Some(b));
        assert!(!chosen.toggle(timeline, b));
        assert_eq!((chosen.is_empty(), chosen.nearest(timeline, a)), (true, None));
    }
}
