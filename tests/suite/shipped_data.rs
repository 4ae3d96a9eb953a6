//! The dataset that ships: whole, quoted from both sources, and no excerpt longer than it may be.

use std::path::Path;

use annals::dataset::{BUILT_IN, Dataset, Event, Excerpt, Role, Standing, built_in, inspect_str};
use annals::library::{Library, Verdict, verify};

fn shipped() -> Dataset {
    match built_in() {
        Ok(loaded) => loaded.dataset,
        Err(issues) => panic!("{}", issues.report("events.ron")),
    }
}

/// The quotations of an event, those that give rival dates among them.
fn quotations(event: &Event) -> impl Iterator<Item = &Excerpt> {
    event.excerpts.iter().chain(event.other_dates.iter().map(|other| &other.excerpt))
}

/// The ids of the events of which something is not so.
fn those_without(dataset: &Dataset, is_so: impl Fn(&Event) -> bool) -> Vec<&str> {
    dataset.events.iter().filter(|event| !is_so(event)).map(|event| event.id.as_str()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn it_loads_without_errors_and_warnings() {
    let loaded = inspect_str(BUILT_IN).expect("no errors");
    assert_eq!(loaded.warnings, []);
    assert!(loaded.dataset.events.len() >= 45, "{} events", loaded.dataset.events.len());
    for text in
        [&loaded.dataset.title, &loaded.dataset.description, &loaded.dataset.version, &loaded.dataset.license]
    {
        assert!(!text.trim().is_empty());
    }
}

#[test]
fn every_decade_has_an_event_that_begins_in_it() {
    let dataset = shipped();
    let begins = |event: &Event| event.date.as_ref()?.bounds().earliest.map(|day| day.ymd().0);
    for decade in [1940, 1950, 1970, 1980, 1990, 2000, 2010, 2020] {
        let found =
            dataset.events.iter().filter_map(begins).any(|year| (decade..decade + 10).contains(&year));
        assert!(found, "nothing begins in the {decade}s");
    }
}

#[test]
fn every_event_is_whole() {
    let dataset = shipped();
    assert_eq!(those_without(&dataset, |event| !event.excerpts.is_empty()), NONE);
    assert_eq!(those_without(&dataset, |event| event.summary.split_whitespace().count() >= 5), NONE);
    assert_eq!(those_without(&dataset, |event| !event.title.trim().is_empty()), NONE);
    assert_eq!(those_without(&dataset, |event| !event.themes.is_empty()), NONE);
    assert_eq!(those_without(&dataset, |event| event.date.is_none() || !event.as_written.is_empty()), NONE);
}

#[test]
fn every_theme_is_used() {
    let dataset = shipped();
    assert_eq!(dataset.themes.len(), 10);
    for (at, theme) in dataset.themes.iter().enumerate() {
        let is_used = dataset.events.iter().any(|event| event.themes.iter().any(|ix| ix.index() == at));
        assert!(is_used, "{}", theme.id);
    }
}

/// At most 25 words and less than a sentence: none that begins like one also ends like one.
#[test]
fn excerpts_are_short() {
    let dataset = shipped();
    let is_short = |excerpt: &Excerpt| excerpt.exact.split_whitespace().count() <= 25;
    assert_eq!(those_without(&dataset, |event| quotations(event).all(is_short)), NONE);
    let is_sentence = |excerpt: &Excerpt| {
        excerpt.exact.starts_with(char::is_uppercase) && excerpt.exact.ends_with(['.', '!', '?'])
    };
    assert_eq!(those_without(&dataset, |event| !quotations(event).any(is_sentence)), NONE);
}

#[test]
fn every_excerpt_is_of_a_source_that_was_read_and_can_be_found_there() {
    let dataset = shipped();
    let is_read = |excerpt: &Excerpt| dataset.source(excerpt.source).role == Role::Read;
    assert_eq!(those_without(&dataset, |event| quotations(event).all(is_read)), NONE);
    let is_located = |excerpt: &Excerpt| !excerpt.section.is_empty() || excerpt.note.is_some();
    assert_eq!(those_without(&dataset, |event| quotations(event).all(is_located)), NONE);
}

#[test]
fn both_sources_are_quoted() {
    let dataset = shipped();
    let read: Vec<&str> = dataset
        .sources
        .iter()
        .filter(|source| source.role == Role::Read)
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(read, ["therme-2022", "vatanka-2022"]);
    for id in read {
        let quoted = dataset
            .events
            .iter()
            .flat_map(quotations)
            .filter(|excerpt| dataset.source(excerpt.source).id == id);
        assert!(quoted.count() >= 5, "{id}");
    }
}

#[test]
fn every_claim_says_whose_it_is() {
    let dataset = shipped();
    let is_claim = |event: &Event| matches!(event.standing, Standing::Alleged | Standing::Denied);
    assert!(dataset.events.iter().any(is_claim), "no claims to test with");
    assert_eq!(those_without(&dataset, |event| !is_claim(event) || !event.attributed_to.is_empty()), NONE);
}

/// The text of the file is what is hashed, so that an export names the data that it was made from.
#[test]
fn the_hash_is_that_of_the_file() {
    let again = built_in().expect("loads").dataset.sha256;
    let changed =
        annals::dataset::load_str(&format!("{}\n", annals::dataset::BUILT_IN)).expect("loads").dataset.sha256;
    assert_eq!(shipped().sha256, again);
    assert_ne!(changed, again);
    assert!(
        again.len() == 64 && again.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
    );
}

/// Every quotation stands where its excerpt says, in the texts of the sources. Those are not ours to ship: where they
/// don't lie beside the repository, this is skipped.
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn every_quotation_stands_in_its_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/sources");
    if !folder.is_dir() {
        eprintln!("skipped: there is no folder {}", folder.display());
        return;
    }
    let dataset = shipped();
    let report = verify(&dataset, &Library::open(&folder).expect("a folder"));
    let wrong: Vec<String> = report
        .checks
        .iter()
        .filter(|check| !matches!(check.verdict, Verdict::Found(_)))
        .map(|check| {
            format!("{}: {:?}: {:?}", dataset.event(check.event).id, check.excerpt.exact, check.verdict)
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(report.near, []);
    assert!(report.is_clean());
}
