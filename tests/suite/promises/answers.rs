//! What is answered: filters in two words, counts beside facets, dates in words.

use annals::dataset::{Dataset, Event, EventIx, Excerpt, Importance, Standing};
use annals::date::{Bounds, Date, Precision};
use annals::export::{self, Edition, Grouping};
use annals::query::{Ask, Catalogue, Facet, Filter, Matches, Span, Value, When};
use proptest::prelude::*;
use proptest::sample::Index;

use super::searches::{Asked, finds};
use crate::support::random::{dataset, edtf, filter};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The quotations of an event, those that give rival dates among them.
fn quotations(event: &Event) -> impl Iterator<Item = &Excerpt> {
    event.excerpts.iter().chain(event.other_dates.iter().map(|other| &other.excerpt))
}

/// Whether an event has a facet value, looked up field by field.
pub(super) fn has(event: &Event, facet: Facet, at: usize) -> bool {
    match facet {
        Facet::Theme => event.themes.iter().any(|ix| ix.index() == at),
        Facet::Standing => event.standing == Standing::ALL[at],
        Facet::Actor => event.actors.iter().chain(&event.attributed_to).any(|ix| ix.index() == at),
        Facet::Place => event.places.iter().any(|ix| ix.index() == at),
        Facet::Source => quotations(event)
            .any(|excerpt| excerpt.source.index() == at || excerpt.cites.iter().any(|ix| ix.index() == at)),
        Facet::Precision => event.date.as_ref().is_some_and(|date| date.precision() == Precision::ALL[at]),
        Facet::Importance => event.importance == Importance::ALL[at],
    }
}

/// Whether an event has an excluded value other than one that is spared.
pub(super) fn is_barred(event: &Event, filter: &Filter, spared: Option<(Facet, usize)>) -> bool {
    Facet::ALL.iter().any(|facet| {
        let barring = |value: &Value| spared != Some((*facet, value.index()));
        filter.excluded(*facet).filter(barring).any(|value| has(event, *facet, value.index()))
    })
}

/// Whether an event passes the search of a filter and the choices of its facets but for one.
fn passes_all_but(dataset: &Dataset, event: &Event, filter: &Filter, but: Option<Facet>) -> bool {
    let passes = |facet: &Facet| {
        let mut chosen = filter.chosen(*facet).peekable();
        Some(*facet) == but
            || chosen.peek().is_none()
            || chosen.any(|value| has(event, *facet, value.index()))
    };
    finds(dataset, event, &Asked::words(filter.text())) && Facet::ALL.iter().all(passes)
}

/// Whether some day is in both.
pub(super) fn overlap(a: Bounds, b: Bounds) -> bool {
    let in_order =
        |first: Option<_>, last: Option<_>| first.zip(last).is_none_or(|(first, last)| first <= last);
    in_order(a.earliest, b.latest) && in_order(b.earliest, a.latest)
}

/// Whether every day of `inner` is in `outer`.
pub(super) fn inside(inner: Bounds, outer: Bounds) -> bool {
    let from = outer.earliest.is_none_or(|first| inner.earliest.is_some_and(|day| day >= first));
    let to = outer.latest.is_none_or(|last| inner.latest.is_some_and(|day| day <= last));
    from && to
}

/// Spans between any two dates, either end open now and then.
pub(super) fn span() -> impl Strategy<Value = Bounds> {
    let end = || prop_oneof![1 => Just(None), 6 => edtf().prop_map(Some)];
    (end(), end()).prop_map(|(from, to)| {
        let bounds = |text: Option<String>| text.map(|text| Date::parse(&text).expect("a date").bounds());
        let earliest = bounds(from).and_then(|bounds| bounds.earliest);
        let latest = bounds(to).and_then(|bounds| bounds.latest);
        match (earliest, latest) {
            (Some(first), Some(last)) if last < first => Bounds { earliest: Some(last), latest: Some(first) },
            (earliest, latest) => Bounds { earliest, latest },
        }
    })
}

/// A span that only just meets an event, or only just doesn't. `None` where the event has no such end.
pub(super) fn span_beside(dataset: &Dataset, pick: Index, which: u8) -> Option<Bounds> {
    let dated: Vec<Bounds> =
        dataset.events.iter().filter_map(|event| Some(event.date.as_ref()?.bounds())).collect();
    let event = (!dated.is_empty()).then(|| dated[pick.index(dated.len())])?;
    let open = Bounds { earliest: None, latest: None };
    Some(match which {
        0 => Bounds { earliest: Some(event.latest?.next()), ..open },
        1 => Bounds { earliest: event.latest, ..open },
        2 => Bounds { latest: Some(event.earliest?.prev()), ..open },
        3 => Bounds { latest: event.earliest, ..open },
        4 => Bounds { earliest: Some(event.earliest?.next()), ..open },
        5 => Bounds { latest: Some(event.latest?.prev()), ..open },
        _ => event,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn a_span_answers_in_two_words(
        data in dataset(80),
        filter in filter(),
        bounds in span(),
        beside in prop::collection::vec((any::<Index>(), 0..8_u8), 0..12),
    ) {
        let timeline = data.timeline();
        let dataset = timeline.dataset();
        let beside = beside.into_iter().filter_map(|(pick, which)| span_beside(dataset, pick, which));
        let matches = Matches::find(&Catalogue::new(&timeline), &filter.on(dataset));
        for bounds in beside.chain([bounds]) {
            let answer = |when| matches.in_span(&timeline, Span::new(bounds, when));
            let (possibly, certainly) = (answer(When::Possibly), answer(When::Certainly));
            let expected = |holds: fn(Bounds, Bounds) -> bool| -> Vec<EventIx> {
                let date = |event: &EventIx| dataset.event(*event).date.as_ref();
                let lies = |event: &EventIx| date(event).is_some_and(|date| holds(date.bounds(), bounds));
                matches.iter().filter(lies).collect()
            };
            prop_assert!(certainly.iter().all(|event| possibly.contains(event)));
            prop_assert_eq!(possibly, expected(overlap));
            prop_assert_eq!(certainly, expected(inside));
        }
        prop_assert_eq!(matches.in_span(&timeline, None).len(), matches.len());
    }

    #[test]
    fn matches_and_counts_agree_with_counting_one_by_one(data in dataset(60), filter in filter()) {
        let timeline = data.timeline();
        let dataset = timeline.dataset();
        let filter = filter.on(dataset);
        let matches = Matches::find(&Catalogue::new(&timeline), &filter);
        let filter = &filter;
        let passing = |but| -> Vec<&Event> {
            dataset.events.iter().filter(|event| passes_all_but(dataset, event, filter, but)).collect()
        };
        let mut all = passing(None);
        all.retain(|event| !is_barred(event, filter, None));
        for (ix, event) in dataset.indexed_events() {
            prop_assert_eq!(matches.contains(ix), all.iter().any(|each| each.id == event.id), "{}", event.title);
        }
        for facet in Facet::ALL {
            let others = passing(Some(*facet));
            for at in 0..facet.len(dataset) {
                let count = matches.count(*facet, Value::at(at));
                let spared = Some((*facet, at));
                let passes = |event: &&&Event| has(event, *facet, at) && !is_barred(event, filter, spared);
                prop_assert_eq!(count.passing, others.iter().filter(passes).count());
                prop_assert_eq!(count.total, dataset.events.iter().filter(|event| has(event, *facet, at)).count());
            }
        }
    }

    #[test]
    fn matches_are_in_time_order_and_each_is_there_once(data in dataset(120), filter in filter()) {
        let timeline = data.timeline();
        let dataset = timeline.dataset();
        let matches = Matches::find(&Catalogue::new(&timeline), &filter.on(dataset));
        // By the first day or, where nobody knows the beginning, by the last.
        let day = |event: &EventIx| {
            let bounds = dataset.event(*event).date.as_ref().expect("dated").bounds();
            bounds.earliest.or(bounds.latest)
        };
        prop_assert!(matches.dated().is_sorted_by_key(day));
        prop_assert!(matches.undated().iter().all(|event| dataset.event(*event).date.is_none()));
        for (position, event) in matches.iter().enumerate() {
            prop_assert_eq!(matches.position(event), Some(position));
            prop_assert_eq!(matches.at(position), Some(event));
        }
        prop_assert_eq!(matches.at(matches.len()), None);
        prop_assert_eq!(matches.len() + matches.filtered_out(), matches.total());
    }

    /// In the document as on the canvas: "2015" is never "1 January 2015".
    #[test]
    fn words_are_never_sharper_than_the_date(data in dataset(40)) {
        let timeline = data.timeline();
        let dataset = timeline.dataset();
        let events: Vec<EventIx> = timeline.order().to_vec();
        let ask = Ask::default();
        let document = export::document(&Edition { timeline: &timeline, ask: &ask, file: None, events: &events, picked: false, grouping: Grouping::None, notes: None });
        let entries: Vec<_> = document.groups.iter().flat_map(|group| &group.entries).collect();
        prop_assert_eq!(entries.len(), events.len());
        for (entry, ix) in entries.iter().zip(events) {
            let date = dataset.event(ix).date.as_ref().expect("only dated ones were asked for");
            prop_assert_eq!(&entry.date, &date.text());
            let words: Vec<&str> = entry.date.split(|c: char| !c.is_alphanumeric()).collect();
            let month = words.iter().any(|word| MONTHS.contains(word));
            match date.precision() {
                Precision::Year | Precision::Decade | Precision::Century | Precision::Longer => {
                    prop_assert!(!month, "{} is called {}", date.edtf(), entry.date);
                }
                Precision::Month => {
                    // The year itself may be as short as a day: "March 15 CE".
                    let year = date.bounds().earliest.map_or(0, |day| day.ymd().0);
                    let is_day = |word: &&str| (1..3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
                    let day = !(-98..100).contains(&year) && words.iter().any(is_day);
                    prop_assert!(month && !day, "{} is called {}", date.edtf(), entry.date);
                }
                Precision::Day | Precision::Season | Precision::Period | Precision::Set => {}
            }
        }
    }
}
