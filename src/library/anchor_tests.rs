//! Anchors made on a text, written, read and resolved on it and on others.

use super::*;
use crate::library::made_up::{noisy, quotations, source};
use crate::library::verify::{findings, places};

fn passage(text: &Text, exact: &str) -> Passage {
    let Found::At(places) = Seeker::new(text).find(&Quotation::new("", exact, "")) else { panic!("{exact}") };
    text.passage(places[0].range.clone(), &places[0].skipped, None)
}

fn text(text: &str) -> Text {
    Text::new(text.to_owned())
}

#[test]
fn an_anchor_has_the_names_of_the_w3c() {
    let text = text("\u{FEFF}Über owls:\n the “grey\n\n owl” sang\u{AD}ly and slept.");
    let anchors = Anchors::new(&text);
    let anchor = anchors.anchor(&passage(&text, "\"grey owl\" sangly"), " \"grey  owl\" sangly ");
    let json = serde_json::to_value(&anchor).expect("written");
    // printf '%s' 'Über owls: the “grey owl” sangly and slept.' | sha256sum
    let expected = serde_json::json!({
        "selector": [
            {"type": "TextQuoteSelector", "exact": "\"grey owl\" sangly", "prefix": "Über owls: the ", "suffix": " and slept."},
            {"type": "TextPositionSelector", "start": 15, "end": 32},
        ],
        "normalizedTextSha256": "68716564c648c8fe54a2abb000b7fc4d8a6277be612ea7a5aa3d9fbbe5d8419c",
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Anchor>(json).expect("read"), anchor);
}

#[test]
fn the_context_is_short() {
    let text = text(&"word ".repeat(100));
    let anchor = Anchors::new(&text).anchor(&text.passage(200..204, &[], None), "word");
    let quote = &anchor.selector.0;
    assert_eq!((quote.prefix.chars().count(), quote.suffix.chars().count()), (CONTEXT, CONTEXT));
    assert!(quote.prefix.ends_with("word ") && quote.suffix.starts_with(" word"), "{quote:?}");
}

#[test]
fn on_the_same_text_the_position_counts() {
    let text = text("An owl, ein Käuz, an owl, an owl.");
    let anchors = Anchors::new(&text);
    for place in text.places("an owl") {
        let anchor = anchors.anchor(&text.passage(place.clone(), &[], None), "an owl");
        let resolved = anchors.resolve(&anchor).expect("there");
        assert_eq!((resolved.passage.folded, resolved.how), (place, How::Position));
    }
    // A position that can't be is no reason not to look.
    for (start, end) in [(5, 5), (9, 3), (2, 500), (2, 4), (usize::MAX, usize::MAX)] {
        let mut anchor = anchors.anchor(&passage(&text, "Käuz"), "Käuz");
        anchor.selector.1 = TextPositionSelector { start, end };
        assert_eq!(anchors.resolve(&anchor).expect("there").how, How::Quote, "{start} {end}");
    }
}

#[test]
fn on_another_text_what_is_quoted_counts_between_what_stood_around_it() {
    let one = text("The grey owl saw a mouse. The white owl saw a crow. The brown owl saw a mouse again.");
    let place = one.places("owl saw a").nth(1).expect("there");
    let anchor = Anchors::new(&one).anchor(&one.passage(place, &[], None), "owl saw a");
    let other = text("Foreword\n\nThe brown owl saw a mouse.\nThe white\nowl saw a\ncrow. The owl saw a");
    let resolved = Anchors::new(&other).resolve(&anchor).expect("there");
    assert_eq!((resolved.passage.position.line, resolved.how), (5, How::Quote));
    assert_eq!(Anchors::new(&text("The owl slept.")).resolve(&anchor), None);
}

#[test]
fn anchors_hold_on_made_up_texts_and_on_spoilt_ones() {
    let original = source(7, 20_000);
    let (one, other) = (text(&original), text(&noisy(&original, 1, 10)));
    let (here, there) = (Anchors::new(&one), Anchors::new(&other));
    let mut changed = 0;
    for exact in quotations(&original, 7, 50) {
        let passage = passage(&one, &exact);
        let anchor = here.anchor(&passage, &exact);
        let TextPositionSelector { start, end } = anchor.selector.1;
        let stands: String = one.folded().chars().skip(start).take(end - start).collect();
        assert_eq!(stands, exact);
        assert_eq!(here.resolve(&anchor).expect("there").passage, passage);
        let Some(resolved) = there.resolve(&anchor) else { continue };
        assert!(resolved.passage.start.abs_diff(passage.start) < 400, "{exact}");
        changed += usize::from(matches!(resolved.how, How::Changed(_)));
    }
    assert!(changed > 10, "{changed}");
}

#[test]
fn all_findings_of_a_source_come_with_their_bytes() {
    let dataset = crate::dataset::load_str(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")],
        sources: [Source(id: \"one\", role: Read, kind: Book, title: \"S\"), Source(id: \"two\", role: Read, kind: Book, title: \"S\")],
        events: [Event(id: \"e\", title: \"E\", themes: [\"t\"], standing: Stated, excerpts: [
            Excerpt(source: \"two\", exact: \"crows\"), Excerpt(source: \"one\", exact: \"grey owls\"),
            Excerpt(source: \"one\", exact: \"gulls\")])])",
    )
    .expect("good")
    .dataset;
    let text = text("Über\ngrey\nowls");
    let found = findings(
        &dataset,
        dataset.event(dataset.indexed_events().next().expect("one").0).excerpts[1].source,
        &text,
    );
    let bytes: Vec<_> =
        found.iter().map(|check| check.verdict.passage().map(|passage| passage.bytes.clone())).collect();
    assert_eq!(bytes, [Some(6..15), None]);
    let excerpts = found.iter().map(|check| check.excerpt);
    let places = places(&text, excerpts);
    assert_eq!((places[0].first(), places[0].len(), places[1].len()), (Some(&(6..15)), 1, 0));
    let anchors = Anchors::new(&text);
    assert_eq!(found.iter().filter_map(|check| anchors.of(check)).count(), 1);
}
