//! A dataset says the same in either form.

use annals::dataset::{Dataset, Event, Excerpt, load_bytes};
use annals::date::Date;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::random;

/// The dataset as newline-delimited JSON; `odd` writes it with blank lines, Windows' line breaks and escapes.
fn ndjson(dataset: &Dataset, odd: bool) -> String {
    let word = |word: &dyn std::fmt::Debug| format!("{word:?}");
    let entry = |id: &str, label: &str| json!({"id": id, "label": label});
    let sources = dataset.sources.iter().map(|source| {
        json!({"id": source.id, "role": word(&source.role), "kind": word(&source.kind), "title": source.title})
    });
    let header = json!({
        "format": 1,
        "title": dataset.title,
        "themes": dataset.themes.iter().map(|theme| entry(&theme.id, &theme.label)).collect::<Vec<_>>(),
        "actors": dataset.actors.iter().map(|actor| entry(&actor.id, &actor.label)).collect::<Vec<_>>(),
        "places": dataset.places.iter().map(|place| entry(&place.id, &place.label)).collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
    });
    let events = dataset.events.iter().map(|each| event(dataset, each));
    let (before, after) = if odd { (" \t", "\r\n\r\n") } else { ("", "\n") };
    let line = |value: Value| {
        let text = value.to_string();
        let mut written = String::new();
        for character in text.chars() {
            if odd && !character.is_ascii() {
                let units = character.encode_utf16(&mut [0; 2]).to_vec();
                written.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
            } else {
                written.push(character);
            }
        }
        format!("{before}{written}{after}")
    };
    std::iter::once(header).chain(events).map(line).collect()
}

fn event(dataset: &Dataset, event: &Event) -> Value {
    let actor = |ix: &annals::dataset::ActorIx| dataset.actor(*ix).id.clone();
    let others = event
        .other_dates
        .iter()
        .map(|other| json!({"date": other.date.edtf(), "excerpt": excerpt(dataset, &other.excerpt)}));
    json!({
        "id": event.id,
        "date": event.date.as_ref().map(Date::edtf),
        "title": event.title,
        "importance": event.importance as u8 + 1,
        "standing": format!("{:?}", event.standing),
        "themes": event.themes.iter().map(|ix| dataset.theme(*ix).id.clone()).collect::<Vec<_>>(),
        "actors": event.actors.iter().map(actor).collect::<Vec<_>>(),
        "attributed_to": event.attributed_to.iter().map(actor).collect::<Vec<_>>(),
        "places": event.places.iter().map(|ix| dataset.place(*ix).id.clone()).collect::<Vec<_>>(),
        "other_dates": others.collect::<Vec<_>>(),
        "excerpts": event.excerpts.iter().map(|each| excerpt(dataset, each)).collect::<Vec<_>>(),
    })
}

fn excerpt(dataset: &Dataset, excerpt: &Excerpt) -> Value {
    json!({
        "source": dataset.source(excerpt.source).id,
        "exact": excerpt.exact,
        "cites": excerpt.cites.iter().map(|ix| dataset.source(*ix).id.clone()).collect::<Vec<_>>(),
    })
}

proptest! {
    #[test]
    fn ron_and_ndjson_load_to_the_same_dataset(random in random::dataset(40), odd: bool) {
        let expected = random.load();
        let text = ndjson(&expected, odd);
        let loaded = load_bytes(text.as_bytes()).map_err(|issues| TestCaseError::fail(issues.report(&text)))?;
        prop_assert_eq!(Dataset { sha256: expected.sha256.clone(), ..loaded.dataset }, expected);
    }
}
