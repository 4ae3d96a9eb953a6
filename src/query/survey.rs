//! How well some events are founded, added up; and which events rest on a source.

use std::cmp::Reverse;

use super::bits::Bits;
use super::catalogue::Catalogue;
use super::chosen::Chosen;
use super::facet::{Facet, Value};
use super::matches::Matches;
use super::span::Span;
use crate::dataset::{EventIx, Role, SourceIx};
use crate::timeline::Evidence;

/// What some events rest on, added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// How many there are.
    pub events: usize,
    /// How many there are of each class, in the order of [`Evidence::ALL`]. They add up to `events`.
    pub classes: [usize; Evidence::ALL.len()],
    /// The works that are cited for them, each with how many of them its passages found, the most first. An event counts
    /// for every work that a passage of it names, as for the facet of sources.
    pub upstream: Vec<(SourceIx, usize)>,
}

impl Survey {
    /// Of the matches that lie in a span; without one, of all.
    pub fn of_matches(catalogue: &Catalogue, matches: &Matches, span: Option<Span>) -> Self {
        Self::of(catalogue, &within(catalogue, matches, span))
    }

    /// Of chosen events.
    pub fn of_chosen(catalogue: &Catalogue, chosen: &Chosen) -> Self {
        Self::of(catalogue, chosen.places())
    }

    fn of(catalogue: &Catalogue, places: &Bits) -> Self {
        let sources = &catalogue.timeline().dataset().sources;
        let cited = sources.iter().enumerate().filter(|(_, source)| source.role == Role::Cited);
        let postings = catalogue.postings(Facet::Source);
        let count = |(at, _): (usize, &_)| {
            let events = postings.get(at).map_or(0, |posting| posting.count_in(places));
            (events > 0).then(|| (SourceIx::at(at), events))
        };
        let mut upstream: Vec<(SourceIx, usize)> = cited.filter_map(count).collect();
        upstream.sort_by_key(|(source, events)| (Reverse(*events), *source));
        Self { events: places.count(), classes: counts(catalogue, places), upstream }
    }

    /// How many there are of a class.
    pub fn count(&self, class: Evidence) -> usize {
        self.classes[class.index()]
    }
}

fn counts(catalogue: &Catalogue, places: &Bits) -> [usize; Evidence::ALL.len()] {
    Evidence::ALL.map(|class| catalogue.classes().places(class).count_in(places))
}

/// The places of the matches in a span.
fn within(catalogue: &Catalogue, matches: &Matches, span: Option<Span>) -> Bits {
    let timeline = catalogue.timeline();
    let Some(span) = span else { return matches.places().clone() };
    let mut places = Bits::none(timeline.all().len());
    for run in span.runs(timeline) {
        places.insert_run(run);
    }
    places.keep(matches.places());
    places
}

/// What is asked for: those events that rest on something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Support {
    /// On one of these sources, whether quoted or cited.
    Sources(Vec<SourceIx>),
    /// As a class says.
    Class(Evidence),
}

impl Matches {
    /// How many matches there are of each class, in the order of [`Evidence::ALL`]: quick enough to be asked in every frame.
    pub fn by_evidence(&self, catalogue: &Catalogue) -> [usize; Evidence::ALL.len()] {
        counts(catalogue, self.places())
    }

    /// The matches that rest on something and lie in a span, in time order, the undated last: the first `most` of them,
    /// and how many there are.
    pub fn resting_on(
        &self,
        catalogue: &Catalogue,
        support: &Support,
        span: Option<Span>,
        most: usize,
    ) -> (Vec<EventIx>, usize) {
        let all = catalogue.timeline().all();
        let mut places = Bits::none(all.len());
        match support {
            Support::Sources(sources) => {
                let postings = catalogue.postings(Facet::Source);
                let values = sources.iter().map(|source| Value::from(*source).index());
                values.filter_map(|at| postings.get(at)).for_each(|posting| posting.add_to(&mut places));
            }
            Support::Class(class) => places.add(catalogue.classes().places(*class)),
        }
        places.keep(&within(catalogue, self, span));
        let events = places.iter().filter_map(|place| all.get(place)).copied();
        (events.take(most).collect(), places.count())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::built_in;
    use crate::date::Date;
    use crate::query::{Filter, When};
    use crate::timeline::Timeline;

    fn catalogue() -> Catalogue {
        let dataset = built_in().expect("the built-in dataset").dataset;
        Catalogue::new(&Timeline::new(Arc::new(dataset)))
    }

    fn span(edtf: &str, when: When) -> Span {
        Span::new(Date::parse(edtf).expect("a date").bounds(), when).expect("in order")
    }

    #[test]
    fn a_survey_counts_what_asking_each_event_would() {
        let catalogue = catalogue();
        let (timeline, matches) = (catalogue.timeline(), Matches::find(&catalogue, &Filter::default()));
        let dataset = timeline.dataset();
        for span in [None, Some(span("2015/2016", When::Possibly)), Some(span("2021", When::Certainly))] {
            let events = matches.in_span(timeline, span);
            let survey = Survey::of_matches(&catalogue, &matches, span);
            assert_eq!((survey.events, survey.classes.iter().sum::<usize>()), (events.len(), events.len()));
            for class in Evidence::ALL {
                let is_so = |ix: &&EventIx| Evidence::of(dataset.event(**ix)) == class;
                assert_eq!(survey.count(class), events.iter().filter(is_so).count(), "{class:?}");
                let (listed, count) = matches.resting_on(&catalogue, &Support::Class(class), span, 1000);
                assert!(listed.iter().eq(events.iter().filter(is_so)) && count == listed.len());
            }
            for (source, count) in &survey.upstream {
                let names = |ix: &&EventIx| {
                    Facet::Source.values_of(dataset.event(**ix)).contains(&Value::from(*source))
                };
                assert_eq!(*count, events.iter().filter(names).count());
                let asked = Support::Sources(vec![*source]);
                assert_eq!(matches.resting_on(&catalogue, &asked, span, 1).1, *count);
            }
            assert!(survey.upstream.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        }
    }

    #[test]
    fn chosen_events_are_surveyed_alike() {
        let catalogue = catalogue();
        let matches = Matches::find(&catalogue, &Filter::default());
        let all = Survey::of_matches(&catalogue, &matches, None);
        assert_eq!(Survey::of_chosen(&catalogue, &Chosen::all(&matches)), all);
        assert_eq!(matches.by_evidence(&catalogue), all.classes);
        assert_eq!(Survey::of_chosen(&catalogue, &Chosen::none(catalogue.timeline())), Survey::default());
    }
}
