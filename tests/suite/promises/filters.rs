//! Filters over more events than a word has bits and a block of the interval tree has entries: what they let through,
//! the counts, the span and the lanes are what asking event by event gives.

use std::sync::Arc;

use annals::dataset::{Dataset, Event, EventIx};
use annals::date::Bounds;
use annals::query::{Catalogue, Facet, Filter, Matches, Part, Span, Value, When};
use annals::timeline::{Reach, Timeline};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

use super::answers::{has, inside, is_barred, overlap, span, span_beside};
use super::searches::{Asked, asked, finds, typed};
use crate::support::random::{RandomDataset, dataset};

/// A random dataset whose events come again and again: large, without the time that reading a large file takes.
fn large() -> impl Strategy<Value = Arc<Dataset>> {
    let repeated = |(data, copies): (RandomDataset, usize)| {
        let mut dataset = data.load();
        let events = dataset.events.clone();
        dataset.events = std::iter::repeat_n(events, copies).flatten().collect();
        Arc::new(dataset)
    };
    (dataset(40), 1..40_usize).prop_map(repeated)
}

/// Values of facets, each chosen or excluded, and a search.
type Choices = (Vec<(Facet, Pick, bool)>, Vec<Asked>);

/// Up to a dozen values of any facets, one in five excluded, and sometimes a search.
fn choices() -> impl Strategy<Value = Choices> {
    let chosen = prop_oneof![
        3 => prop::collection::vec((prop::sample::select(Facet::ALL), any::<Pick>(), prop::bool::weighted(0.8)), 0..12),
        1 => prop::collection::vec((prop::sample::select(Facet::ALL), any::<Pick>(), Just(false)), 1..5),
        2 => (prop::sample::select(Facet::ALL), prop::collection::vec(any::<Pick>(), 1..5), any::<bool>())
            .prop_map(|(facet, picks, is_chosen)| picks.into_iter().map(|pick| (facet, pick, is_chosen)).collect()),
    ];
    let words = prop::sample::select(vec!["", "", "", " ", "oil", "A visit"]).prop_map(Asked::words);
    (chosen, prop_oneof![2 => words, 1 => asked()])
}

fn filter(dataset: &Dataset, (chosen, asked): &Choices) -> Filter {
    let mut filter = Filter::default();
    for (facet, pick, is_chosen) in chosen {
        let value = Value::at(pick.index(facet.len(dataset)));
        if *is_chosen { filter.choose(*facet, value) } else { filter.exclude(*facet, value) }
    }
    filter.set_text(typed(asked));
    filter
}

/// The facets whose choice keeps each event out, asked event by event. `None`: the search does.
fn kept_out(dataset: &Dataset, filter: &Filter, asked: &[Asked]) -> Vec<Option<Vec<Facet>>> {
    let keeps_out = |event, facet: Facet| {
        filter.narrows(facet) && !filter.chosen(facet).any(|value| has(event, facet, value.index()))
    };
    let facets = |event| Facet::ALL.iter().copied().filter(|facet| keeps_out(event, *facet)).collect();
    let events = dataset.events.iter();
    events.map(|event| finds(dataset, event, asked).then(|| facets(event))).collect()
}

/// How many events of a facet value pass everything but the choice of that facet and the value's own exclusion, and how
/// many there are.
fn counted(
    (dataset, filter): (&Dataset, &Filter),
    kept_out: &[Option<Vec<Facet>>],
    (facet, at): (Facet, usize),
) -> (usize, usize) {
    let having = || dataset.events.iter().zip(kept_out).filter(|(event, _)| has(event, facet, at));
    let passes = |facets: &Option<Vec<Facet>>| {
        facets.as_ref().is_some_and(|facets| facets.iter().all(|each| *each == facet))
    };
    let is_counted = |(event, facets): &(&Event, &Option<Vec<Facet>>)| {
        passes(facets) && !is_barred(event, filter, Some((facet, at)))
    };
    (having().filter(is_counted).count(), having().count())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn counts_are_those_of_asking_every_event(data in large(), choices in choices()) {
        let filter = filter(&data, &choices);
        let kept_out = kept_out(&data, &filter, &choices.1);
        let timeline = Timeline::new(Arc::clone(&data));
        let matches = Matches::find(&Catalogue::new(&timeline), &filter);
        for facet in Facet::ALL {
            let count = |at| matches.count(*facet, Value::at(at));
            for at in 0..facet.len(&data) {
                let found = count(at);
                prop_assert_eq!((found.passing, found.total), counted((&data, &filter), &kept_out, (*facet, at)));
            }
            let most = (0..facet.len(&data)).map(|at| count(at).total).max();
            prop_assert_eq!(matches.most(*facet), most.unwrap_or_default());
        }
        let passes = |event: &EventIx| {
            kept_out[event.index()].as_ref().is_some_and(Vec::is_empty)
                && !is_barred(data.event(*event), &filter, None)
        };
        let passing = |events: &[EventIx]| -> Vec<EventIx> { events.iter().copied().filter(passes).collect() };
        prop_assert_eq!(matches.dated(), passing(timeline.order()));
        prop_assert_eq!(matches.undated(), passing(timeline.undated()));
        prop_assert_eq!(matches.total(), data.events.len());
        for (event, _) in data.indexed_events() {
            prop_assert_eq!(matches.contains(event), passes(&event));
            prop_assert_eq!(matches.position(event), matches.iter().position(|each| each == event));
        }
    }

    /// Where nothing passes, each clause says what would pass without it.
    #[test]
    fn an_empty_result_says_what_each_clause_keeps_out(data in large(), choices in choices()) {
        let filter = filter(&data, &choices);
        let catalogue = Catalogue::new(&Timeline::new(Arc::clone(&data)));
        let matches = Matches::find(&catalogue, &filter);
        let parts: Vec<Part> = matches.without().iter().map(|(part, _)| *part).collect();
        prop_assert_eq!(parts, if matches.is_empty() { filter.clauses() } else { Vec::new() });
        for (part, events) in matches.without() {
            let mut rest = filter.clone();
            rest.drop_part(*part);
            prop_assert_eq!(Matches::find(&catalogue, &rest).len(), *events, "{:?}", part);
        }
        // Dropped one by one, the parts leave nothing behind.
        let mut rest = filter.clone();
        filter.parts().into_iter().for_each(|part| rest.drop_part(part));
        prop_assert!(rest.is_empty());
    }

    #[test]
    fn a_span_of_many_events_answers_in_two_words(
        data in large(),
        choices in choices(),
        bounds in prop::collection::vec(span(), 1..4),
        beside in prop::collection::vec((any::<Pick>(), 0..8_u8), 0..8),
    ) {
        let timeline = Timeline::new(Arc::clone(&data));
        let matches = Matches::find(&Catalogue::new(&timeline), &filter(&data, &choices));
        let dates: Vec<Option<Bounds>> =
            data.events.iter().map(|event| event.date.as_ref().map(annals::date::Date::bounds)).collect();
        let beside = beside.into_iter().filter_map(|(pick, which)| span_beside(&data, pick, which));
        for bounds in beside.chain(bounds) {
            for (when, holds) in [(When::Possibly, overlap as fn(_, _) -> _), (When::Certainly, inside)] {
                // Backwards, there is no such span.
                let Some(span) = Span::new(bounds, when) else { continue };
                let lies = |event: &EventIx| dates[event.index()].is_some_and(|date| holds(date, bounds));
                let expected: Vec<EventIx> = matches.iter().filter(lies).collect();
                prop_assert_eq!(matches.count_in_span(&timeline, Some(span)), expected.len());
                prop_assert_eq!(matches.in_span(&timeline, Some(span)), expected, "{} {}", span.text(), when.id());
            }
        }
        prop_assert_eq!(matches.count_in_span(&timeline, None), matches.len());
        prop_assert!(matches.in_span(&timeline, None).into_iter().eq(matches.iter()));
    }

    #[test]
    fn lanes_hold_every_dated_match_once_and_in_order(data in large(), choices in choices()) {
        let timeline = Timeline::new(Arc::clone(&data));
        let catalogue = Catalogue::new(&timeline);
        let matches = Matches::find(&catalogue, &filter(&data, &choices));
        for facet in Facet::ALL {
            let lanes = matches.lanes(&catalogue, *facet);
            prop_assert_eq!(lanes.len(), facet.len(&data) + 1);
            for (at, lane) in lanes.iter().enumerate() {
                let belongs = |event: &&EventIx| {
                    facet.main_value(data.event(**event)).map_or(facet.len(&data), Value::index) == at
                };
                let expected: Vec<EventIx> = matches.dated().iter().filter(belongs).copied().collect();
                prop_assert_eq!(lane, &expected);
            }
        }
        for (at, lane) in matches.lanes(&catalogue, Facet::Theme).iter().enumerate() {
            prop_assert!(lane.iter().all(|event| data.event(*event).main_theme().index() == at));
        }
    }

    #[test]
    fn time_order_is_by_beginning_then_end_then_importance_then_file(data in large()) {
        let timeline = Timeline::new(Arc::clone(&data));
        let key = |ix: EventIx| {
            let event = data.event(ix);
            let bounds = event.date.as_ref().expect("only dated ones are asked").bounds();
            let begins = bounds.earliest.or(bounds.latest);
            (begins, bounds.latest.is_none(), bounds.latest, event.importance, ix)
        };
        let (mut dated, undated): (Vec<EventIx>, Vec<EventIx>) =
            data.indexed_events().map(|(ix, _)| ix).partition(|ix| data.event(*ix).date.is_some());
        dated.sort_by_key(|ix| key(*ix));
        prop_assert_eq!(timeline.order(), dated);
        prop_assert_eq!(timeline.undated(), undated);
        for (ix, event) in data.indexed_events() {
            prop_assert_eq!(timeline.reach(ix), event.date.as_ref().map(Reach::of));
            let place = timeline.all().iter().position(|each| *each == ix);
            prop_assert_eq!(Some(timeline.places()[ix.index()] as usize), place);
            prop_assert_eq!(timeline.rank(ix).is_some(), event.date.is_some());
        }
    }
}
