//! Random datasets: `events.ron` as a text, of random events on random dates, read by the loader itself.

use std::fmt::Write;
use std::sync::Arc;

use annals::dataset::{Dataset, load_str};
use annals::date::Date;
use annals::query::{Facet, Filter, Value};
use annals::timeline::Timeline;
use proptest::prelude::*;
use proptest::sample::Index;

/// What every random dataset has besides events and themes.
const ACTORS: usize = 5;
const PLACES: usize = 4;
const SOURCES: usize = 4;
/// Words that random titles and random searches share.
const WORDS: &[&str] =
    &["Tehran", "visit", "oil", "Moscow", "treaty", "naval", "Été", "a", "conference", "Шанхай"];

/// An event to be written into a dataset. Indexes point into tables whose length is known when it is written.
#[derive(Debug, Clone)]
pub(crate) struct RandomEvent {
    /// EDTF; `None`: undated.
    pub(crate) date: Option<String>,
    title: String,
    importance: u8,
    standing: &'static str,
    themes: Vec<Index>,
    actors: Vec<Index>,
    attributed_to: Vec<Index>,
    places: Vec<Index>,
    source: Index,
    cites: Vec<Index>,
    rival: Option<(String, Index)>,
}

/// A dataset to be written.
#[derive(Debug, Clone)]
pub(crate) struct RandomDataset {
    /// How many themes it has.
    pub(crate) themes: usize,
    /// Its events.
    pub(crate) events: Vec<RandomEvent>,
}

impl RandomDataset {
    /// The text of the file.
    pub(crate) fn ron(&self) -> String {
        let table = |name: &str, record: &str, count: usize, rest: &str| {
            let entry = |at| format!("{record}(id: \"{name}-{at}\", {rest}), ");
            format!("{name}s: [{}],\n", (0..count).map(entry).collect::<String>())
        };
        let mut text = "Dataset(format: 1, title: \"Random\",\n".to_owned();
        text += &table("theme", "Theme", self.themes, "label: \"Theme\"");
        text += &table("actor", "Actor", ACTORS, "label: \"Actor\"");
        text += &table("place", "Place", PLACES, "label: \"Place\"");
        text += &table("source", "Source", SOURCES, "role: Read, kind: Book, title: \"Source\"");
        text += "events: [\n";
        for (at, event) in self.events.iter().enumerate() {
            write_event(&mut text, at, event, self.themes).expect("writing to a text never fails");
        }
        text + "])\n"
    }

    /// The dataset as the loader reads it.
    ///
    /// # Panics
    /// When the loader finds fault with it.
    pub(crate) fn load(&self) -> Dataset {
        match load_str(&self.ron()) {
            Ok(loaded) => loaded.dataset,
            Err(issues) => panic!("{}\nin\n{}", issues.report("random"), self.ron()),
        }
    }

    /// The dataset in time order.
    pub(crate) fn timeline(&self) -> Timeline {
        Timeline::new(Arc::new(self.load()))
    }
}

fn write_event(text: &mut String, at: usize, event: &RandomEvent, themes: usize) -> std::fmt::Result {
    let ids = |name: &str, picks: &[Index], count: usize| {
        let mut numbers: Vec<usize> = picks.iter().map(|pick| pick.index(count)).collect();
        let mut seen = Vec::new();
        numbers.retain(|number| {
            !seen.contains(number) && {
                seen.push(*number);
                true
            }
        });
        let quoted: Vec<String> = numbers.iter().map(|number| format!("\"{name}-{number}\"")).collect();
        quoted.join(", ")
    };
    write!(
        text,
        "Event(id: \"event-{at}\", title: {:?}, importance: {}, standing: {}, ",
        event.title, event.importance, event.standing
    )?;
    if let Some(date) = &event.date {
        write!(text, "date: {date:?}, ")?;
    }
    write!(
        text,
        "themes: [{}], actors: [{}], ",
        ids("theme", &event.themes, themes),
        ids("actor", &event.actors, ACTORS)
    )?;
    write!(text, "attributed_to: [{}], ", ids("actor", &event.attributed_to, ACTORS))?;
    write!(text, "places: [{}], ", ids("place", &event.places, PLACES))?;
    if let Some((date, source)) = &event.rival {
        let source = source.index(SOURCES);
        write!(
            text,
            "other_dates: [OtherDate(date: {date:?}, excerpt: Excerpt(source: \"source-{source}\", exact: \"b\"))], "
        )?;
    }
    let source = event.source.index(SOURCES);
    let cites = ids("source", &event.cites, SOURCES);
    writeln!(text, "excerpts: [Excerpt(source: \"source-{source}\", exact: \"a\", cites: [{cites}])]),")
}

/// A dataset of up to `most` events.
pub(crate) fn dataset(most: usize) -> impl Strategy<Value = RandomDataset> {
    // Small ones mostly: they shrink well and are quick. A crowd now and then, and one that stands close together.
    let events = prop_oneof![
        3 => prop::collection::vec(event(edtf().boxed()), 0..=most.min(12)),
        2 => prop::collection::vec(event(edtf().boxed()), 0..=most),
        1 => prop::collection::vec(event(edtf().boxed()), most..=most),
        2 => prop::collection::vec(event(crowded().boxed()), 0..=most),
    ];
    let any_themes = (prop_oneof![1 => Just(1), 3 => 1..=12_usize], events);
    let any = any_themes.prop_map(|(themes, events)| RandomDataset { themes, events });
    prop_oneof![5 => any, 1 => cramped()]
}

/// Hundreds of events within a few years in one or two lanes, so that strips count them by cells.
pub(crate) fn dense() -> impl Strategy<Value = RandomDataset> {
    let day = (2014..=2016_i32, 1..=12_u32, 1..=28_u32);
    let date = (day, prop::option::weighted(0.1, 2016..2020_i32)).prop_map(|((year, month, day), until)| {
        let start = format!("{year}-{month:02}-{day:02}");
        until.map_or(start.clone(), |until| format!("{start}/{until}"))
    });
    let one = (date, 1..=3_u8, any::<Index>(), any::<Index>());
    (1..=2_usize, prop::collection::vec(one, 450..900)).prop_map(|(themes, events)| {
        let event = |(date, importance, theme, source)| RandomEvent {
            date: Some(date),
            title: "A title".to_owned(),
            importance,
            standing: "Stated",
            themes: vec![theme],
            actors: Vec::new(),
            attributed_to: Vec::new(),
            places: Vec::new(),
            source,
            cites: Vec::new(),
            rival: None,
        };
        RandomDataset { themes, events: events.into_iter().map(event).collect() }
    })
}

/// A single lane with a period right through it, and a few events of two months that must share what is left.
fn cramped() -> impl Strategy<Value = RandomDataset> {
    let near = (7..=8_u32, prop::option::weighted(0.8, 1..=28_u32)).prop_map(|(month, day)| match day {
        Some(day) => format!("2015-{month:02}-{day:02}"),
        None => format!("2015-{month:02}"),
    });
    let through =
        event(Just("2010/2020".to_owned()).boxed()).prop_map(|event| RandomEvent { importance: 1, ..event });
    (through, prop::collection::vec(event(near.boxed()), 1..12)).prop_map(|(through, mut events)| {
        events.push(through);
        RandomDataset { themes: 1, events }
    })
}

fn event(dates: BoxedStrategy<String>) -> impl Strategy<Value = RandomEvent> {
    let picks = |least: usize| prop::collection::vec(any::<Index>(), least..4);
    let standing = prop::sample::select(vec!["Stated", "Assessed", "Alleged", "Denied", "Announced"]);
    let rival = prop_oneof![5 => Just(None), 1 => (edtf(), any::<Index>()).prop_map(Some)];
    let maybe_date = prop_oneof![9 => dates.prop_map(Some), 1 => Just(None)];
    let head = (maybe_date, title(), 1..=3_u8, standing);
    let facets = (picks(1), picks(0), picks(0), picks(0));
    (head, facets, (any::<Index>(), picks(0), rival)).prop_map(|(head, facets, (source, cites, rival))| {
        let (date, title, importance, standing) = head;
        let (themes, actors, attributed_to, places) = facets;
        RandomEvent {
            date,
            title,
            importance,
            standing,
            themes,
            actors,
            attributed_to,
            places,
            source,
            cites,
            rival,
        }
    })
}

/// One to many words, some of them long, some of them strange.
fn title() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => "[a-zÀ-ž“”’–\"\\\\*_界]{1,12}",
    ];
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

/// Dates of every kind that reads: most of them in the last 80 years, some on the same few days, some far away.
pub(crate) fn edtf() -> impl Strategy<Value = String> {
    let year = || prop_oneof![6 => 1943..2023_i32, 2 => 2014..2017_i32, 1 => -3000..3000_i32];
    let mark = || prop::sample::select(vec!["", "", "", "", "~", "?", "%"]);
    let simple = prop_oneof![
        2 => year().prop_map(four),
        2 => (year(), 1..=12_u32).prop_map(|(year, month)| format!("{}-{month:02}", four(year))),
        4 => (year(), 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| format!("{}-{month:02}-{day:02}", four(year))),
        2 => (1..=5_u32).prop_map(|day| format!("2015-07-{day:02}")),
        1 => (year(), 21..=41_u32).prop_map(|(year, code)| format!("{}-{code}", four(year))),
        1 => (190..203_i32).prop_map(|decade| format!("{decade}X")),
        1 => (10..21_i32).prop_map(|century| format!("{century}XX")),
        1 => (1900..2023_i32).prop_map(|year| format!("{year}-XX")),
        1 => (1900..2023_i32, 1..=12_u32).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
    ];
    let qualified = (simple, mark()).prop_map(|(date, mark)| format!("{date}{mark}")).boxed();
    let far =
        prop::sample::select(vec!["Y-100000", "Y9E4", "-0001", "0000", "2012-02-29"]).prop_map(str::to_owned);
    let any_form = prop_oneof![
        8 => qualified.clone(),
        3 => (qualified.clone(), qualified.clone()).prop_map(|(a, b)| interval(&a, &b)),
        3 => (qualified.clone(), prop::sample::select(vec!["{}/..", "{}/", "../{}", "/{}"]))
            .prop_map(|(date, form)| form.replace("{}", &date)),
        1 => (qualified.clone(), qualified.clone(), any::<bool>())
            .prop_map(|(a, b, one)| if one { format!("[{a},{b}]") } else { format!("{{{a},{b}}}") }),
        1 => prop_oneof![12 => qualified, 1 => far],
    ];
    any_form.prop_filter("a date that reads", |text| Date::parse(text).is_ok())
}

/// Days, months, seasons and short periods of a few years.
fn crowded() -> impl Strategy<Value = String> {
    let day = || {
        (2013..2017_i32, 1..=12_u32, 1..=28_u32)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
    };
    prop_oneof![
        4 => day(),
        2 => (2013..2017_i32, 1..=12_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
        1 => (2013..2017_i32, 21..=24_u32).prop_map(|(year, code)| format!("{year}-{code}")),
        1 => (day(), day()).prop_map(|(a, b)| interval(&a, &b)),
    ]
}

fn four(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// The interval between two dates, whichever comes first; one of them alone where that is not to be said.
fn interval(a: &str, b: &str) -> String {
    let both = [format!("{a}/{b}"), format!("{b}/{a}")];
    both.into_iter().find(|text| Date::parse(text).is_ok()).unwrap_or_else(|| a.to_owned())
}

/// What somebody might ask for: a few values, a word or two.
#[derive(Debug, Clone)]
pub(crate) struct RandomFilter {
    chosen: Vec<(Facet, Index)>,
    excluded: Vec<(Facet, Index)>,
    text: String,
}

impl RandomFilter {
    /// The filter for one dataset.
    pub(crate) fn on(&self, dataset: &Dataset) -> Filter {
        let mut filter = Filter::default();
        for (facet, pick) in &self.chosen {
            filter.choose(*facet, Value::at(pick.index(facet.len(dataset))));
        }
        for (facet, pick) in &self.excluded {
            filter.exclude(*facet, Value::at(pick.index(facet.len(dataset))));
        }
        filter.set_text(self.text.clone());
        filter
    }
}

/// Filters; the one that lets everything pass among them.
pub(crate) fn filter() -> impl Strategy<Value = RandomFilter> {
    let chosen = prop_oneof![
        1 => Just(Vec::new()),
        2 => prop::collection::vec((prop::sample::select(Facet::ALL), any::<Index>()), 0..6),
    ];
    let word = prop::sample::select(WORDS).prop_map(str::to_lowercase);
    let text = prop_oneof![2 => Just(String::new()), 1 => Just("  ".to_owned()), 1 => word, 1 => Just("visit OIL".to_owned())];
    let excluded = prop_oneof![
        2 => Just(Vec::new()),
        1 => prop::collection::vec((prop::sample::select(Facet::ALL), any::<Index>()), 0..4),
    ];
    (chosen, excluded, text).prop_map(|(chosen, excluded, text)| RandomFilter { chosen, excluded, text })
}
