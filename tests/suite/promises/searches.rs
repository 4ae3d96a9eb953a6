//! What a search finds is what folding each event's texts by itself and looking through them gives.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use annals::dataset::{Dataset, Event, Excerpt, Importance, Source};
use annals::date::{Bounds, Date};
use annals::query::{Catalogue, Filter, Matches, fold};
use annals::timeline::Timeline;
use proptest::prelude::*;
use proptest::sample::select;

use super::answers::overlap;
use crate::support::random::{RandomDataset, dataset};

/// One term of a search, before it is typed.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    excluded: bool,
    field: &'static str,
    value: String,
}

impl Asked {
    /// Plain words.
    pub(super) fn words(text: &str) -> Vec<Self> {
        let word = |word: &str| Self { excluded: false, field: "", value: word.to_owned() };
        text.split_whitespace().map(word).collect()
    }

    /// As somebody types it.
    fn typed(&self) -> String {
        let minus = if self.excluded { "-" } else { "" };
        let colon = if self.field.is_empty() { "" } else { ":" };
        format!("{minus}{}{colon}\"{}\"", self.field, self.value)
    }
}

/// A search as somebody types it.
pub(super) fn typed(asked: &[Asked]) -> String {
    asked.iter().map(Asked::typed).collect::<Vec<_>>().join(" ")
}

/// Words that random texts, names and searches share, some of them only when they are folded.
const WORDS: &[&str] = &[
    "oil", "visit", "Tehran", "Moscow", "Été", "ete", "Râvabet", "ŁÓDŹ", "lodz", "a", "e", "t", "Straße",
    "“so”",
];

/// Up to a few terms of every kind.
pub(super) fn asked() -> impl Strategy<Value = Vec<Asked>> {
    let words = || {
        prop::collection::vec(select(WORDS), 1..3).prop_map(|words| words.join(" ").replace(['“', '”'], ""))
    };
    let date = || select(vec!["2015", "2015-07", "March 2015", "201X", "2014/2016", "-0010", "2012-02-29"]);
    let value = prop_oneof![
        6 => words().prop_map(|words| ("", words)),
        3 => (select(vec!["title", "summary", "excerpt"]), words()),
        3 => (select(vec!["actor", "theme", "place", "source", "cites"]), words()),
        2 => (select(vec!["actor", "theme", "place", "source", "cites"]), 0..4_u8).prop_map(|(field, at)| {
            let table = if field == "cites" { "source" } else { field };
            (field, format!("{table}-{at}"))
        }),
        1 => select(vec!["alleged", "ED", "stat"]).prop_map(|value| ("standing", value.to_owned())),
        1 => select(vec!["1", "Detail", "notab"]).prop_map(|value| ("importance", value.to_owned())),
        3 => (select(vec!["after", "before", "on"]), date()).prop_map(|(field, date)| (field, date.to_owned())),
    ];
    let term = (prop::bool::weighted(0.25), value).prop_map(|(excluded, (field, value))| Asked {
        excluded,
        field,
        value,
    });
    prop_oneof![1 => Just(Vec::new()), 4 => prop::collection::vec(term, 1..4)]
}

/// Gives what random datasets leave alike, labels and texts, words by turns.
fn worded(data: &RandomDataset, turn: usize) -> Dataset {
    let mut dataset = data.load();
    let word = |at: usize| WORDS[(at * 5 + turn) % WORDS.len()].to_owned();
    let two = |at: usize| format!("{}  {}", word(at), word(at + 1));
    dataset.themes.iter_mut().enumerate().for_each(|(at, theme)| theme.label = word(at));
    dataset.actors.iter_mut().enumerate().for_each(|(at, actor)| actor.label = two(at + 1));
    dataset.places.iter_mut().enumerate().for_each(|(at, place)| place.label = word(at + 2));
    for (at, source) in dataset.sources.iter_mut().enumerate() {
        (source.title, source.publisher, source.container_title) = (word(at + 3), word(at + 4), two(at + 5));
        source.author = vec![word(at + 6)];
    }
    for (at, event) in dataset.events.iter_mut().enumerate() {
        (event.summary, event.as_written) = (two(at).replace("  ", "\n").into(), word(at + 2).into());
        for (each, excerpt) in event.excerpts.iter_mut().enumerate() {
            (excerpt.exact, excerpt.section) = (two(at + each + 3).into(), word(at + each + 7).into());
        }
    }
    dataset
}

/// The quotations of an event, those that give rival dates among them.
fn quotations(event: &Event) -> impl Iterator<Item = &Excerpt> {
    event.excerpts.iter().chain(event.other_dates.iter().map(|other| &other.excerpt))
}

fn words_of(source: &Source) -> Vec<&str> {
    let author = source.author.iter().map(String::as_str);
    author.chain([source.title.as_str(), &source.container_title, &source.publisher]).collect()
}

/// Every text that is written about an event, one by one.
fn written(dataset: &Dataset, event: &Event) -> Vec<String> {
    let mut written = vec![event.title.to_string(), event.summary.to_string(), event.as_written.to_string()];
    written.extend(event.date.as_ref().map(Date::text));
    written.extend(event.themes.iter().map(|ix| dataset.theme(*ix).label.clone()));
    let actors = event.actors.iter().chain(&event.attributed_to);
    written.extend(actors.map(|ix| dataset.actor(*ix).label.clone()));
    written.extend(event.places.iter().map(|ix| dataset.place(*ix).label.clone()));
    for excerpt in quotations(event) {
        written.extend([excerpt.exact.to_string(), excerpt.section.to_string()]);
        let works = std::iter::once(&excerpt.source).chain(&excerpt.cites);
        written.extend(works.flat_map(|ix| words_of(dataset.source(*ix))).map(str::to_owned));
    }
    written
}

/// Whether a term holds of an event, looked up field by field.
fn holds(dataset: &Dataset, event: &Event, asked: &Asked) -> bool {
    let value = fold(&asked.value);
    let within = |text: &str| fold(text).contains(&value);
    let named = |id: &str, labels: &[&str]| fold(id) == value || labels.iter().any(|label| within(label));
    let date = |of: fn(Bounds) -> Bounds| {
        let asked = Date::understand(&asked.value).expect("a date").bounds();
        event.date.as_ref().is_some_and(|date| overlap(date.bounds(), of(asked)))
    };
    let is_source = |ix: &annals::dataset::SourceIx| {
        let source = dataset.source(*ix);
        named(&source.id, &words_of(source))
    };
    match asked.field {
        "" => written(dataset, event).iter().any(|text| within(text)),
        "title" => within(&event.title),
        "summary" => within(&event.summary),
        "excerpt" => quotations(event).any(|excerpt| within(&excerpt.exact)),
        "theme" => {
            event.themes.iter().map(|ix| dataset.theme(*ix)).any(|theme| named(&theme.id, &[&theme.label]))
        }
        "actor" => {
            let mut actors = event.actors.iter().chain(&event.attributed_to).map(|ix| dataset.actor(*ix));
            actors.any(|actor| named(&actor.id, &[&actor.label]))
        }
        "place" => {
            event.places.iter().map(|ix| dataset.place(*ix)).any(|place| named(&place.id, &[&place.label]))
        }
        "source" => {
            quotations(event).any(|excerpt| is_source(&excerpt.source) || excerpt.cites.iter().any(is_source))
        }
        "cites" => quotations(event).any(|excerpt| excerpt.cites.iter().any(is_source)),
        "standing" => named(event.standing.id(), &[event.standing.words()]),
        "importance" => named(event.importance.id(), &[Importance::words(event.importance)]),
        "after" => date(|asked| Bounds { earliest: asked.latest.map(annals::date::Day::next), latest: None }),
        "before" => {
            date(|asked| Bounds { earliest: None, latest: asked.earliest.map(annals::date::Day::prev) })
        }
        "on" => date(|asked| asked),
        other => panic!("no field {other}"),
    }
}

/// Whether a search finds an event.
pub(super) fn finds(dataset: &Dataset, event: &Event, asked: &[Asked]) -> bool {
    asked.iter().all(|term| holds(dataset, event, term) != term.excluded)
}

fn searching(text: &str) -> Filter {
    let mut filter = Filter::default();
    filter.set_text(text);
    filter
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_search_finds_what_looking_through_every_event_finds(
        data in dataset(40),
        turn in 0..WORDS.len(),
        searches in prop::collection::vec(asked(), 1..6),
    ) {
        let timeline = Timeline::new(Arc::new(worded(&data, turn)));
        let (dataset, catalogue) = (timeline.dataset(), Catalogue::new(&timeline));
        // Each goes on from what the last one found.
        let mut matches = Matches::default();
        for asked in searches {
            let text = typed(&asked);
            matches = matches.refined(&catalogue, &searching(&text));
            for (ix, event) in dataset.indexed_events() {
                prop_assert_eq!(matches.contains(ix), finds(dataset, event, &asked), "{} in {:?}", text, event);
            }
        }
    }

    #[test]
    fn typing_on_finds_what_typing_it_at_once_finds(
        data in dataset(40),
        turn in 0..WORDS.len(),
        asked in asked(),
        ready in prop::collection::vec(any::<bool>(), 7),
    ) {
        let timeline = Timeline::new(Arc::new(worded(&data, turn)));
        let catalogue = Catalogue::new(&timeline);
        let text = typed(&asked);
        let mut matches = Matches::default();
        // What the next letter is looked up in may be ready, or only in part.
        let ready = ready.iter().cycle();
        for ((end, _), is_ready) in text.char_indices().skip(1).chain([(text.len(), ' ')]).zip(ready) {
            let filter = searching(&text[..end]);
            matches = matches.refined(&catalogue, &filter);
            prop_assert!(matches == Matches::find(&catalogue, &filter), "{}", &text[..end]);
            prop_assert!(matches.is_refined_at_once(&catalogue, &filter));
            matches.make_ready(|| *is_ready);
        }
    }
}

/// Its second beginning, within the first, is where the longer word stands.
#[test]
fn a_word_that_begins_within_itself_is_found_when_it_is_typed_on() {
    let mut dataset = annals::dataset::built_in().expect("sound").dataset;
    dataset.events[7].title = "Xyzzyzzyx".into();
    let timeline = Timeline::new(Arc::new(dataset));
    let catalogue = Catalogue::new(&timeline);
    let begun = Matches::find(&catalogue, &searching("yzzy"));
    let found = |begun: &Matches| begun.refined(&catalogue, &searching("yzzyx")).len();
    assert_eq!((begun.len(), found(&begun)), (1, 1));
    begun.make_ready(|| true);
    assert_eq!(found(&begun), 1);
}

/// More events than are folded and searched in one piece.
#[test]
fn a_search_of_many_events_finds_them_all() {
    let mut dataset = annals::dataset::built_in().expect("sound").dataset;
    dataset.events = std::iter::repeat_n(dataset.events.clone(), 120).flatten().collect();
    let timeline = Timeline::new(Arc::new(dataset));
    let (dataset, catalogue) = (timeline.dataset(), Catalogue::new(&timeline));
    let (mut matches, rounds) = (Matches::default(), AtomicUsize::new(0));
    for text in ["i", "ir", "iran", "iranian", "iranian s", "iranian syria", "rus", "e"] {
        matches = matches.refined(&catalogue, &searching(text));
        let asked = Asked::words(text);
        let found: Vec<bool> = dataset.events[..dataset.events.len() / 120]
            .iter()
            .map(|event| finds(dataset, event, &asked))
            .collect();
        assert!(found.contains(&true), "{text}");
        for (ix, _) in dataset.indexed_events() {
            assert_eq!(matches.contains(ix), found[ix.index() % found.len()], "{text}");
        }
        // Some of the parts, so that the next search meets both.
        matches.make_ready(|| rounds.fetch_add(1, Ordering::Relaxed) % 3 > 0);
    }
}
