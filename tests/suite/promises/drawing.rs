//! What is drawn: every event is accounted for, none more precisely than its date, nothing on top of anything else.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use annals::dataset::{EventIx, load_str};
use annals::date::{Extent, Limit, Precision};
use annals::layout::{Arrangement, Canvas, Edge, Form, Mark, Metrics, Need, Rect, Scale, Spot, bands};
use annals::query::Filter;
use annals::timeline::{Reach, Timeline, Viewport};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::scene::{Look, Scene, look, measure, viewport};
use crate::support::random::{RandomDataset, RandomFilter, dataset, filter};

/// Less than anybody can see, in points.
const HAIR: f64 = 1e-3;

fn scene(data: &RandomDataset, filter: &RandomFilter, height: f64) -> Scene {
    let timeline = data.timeline();
    let filter = filter.on(timeline.dataset());
    Scene::new(timeline, &filter, height)
}

/// A scene through one look.
fn see(scene: &Scene, look: Look) -> (Scale, Arrangement, Canvas) {
    let scale = Scale::new(viewport(&scene.timeline, look), look.width);
    let arrangement = scene.arrange(scale);
    let canvas = scene.canvas(&arrangement, scale, scene.scroll(look), look.height);
    (scale, arrangement, canvas)
}

fn reach(scene: &Scene, event: EventIx) -> Reach {
    scene.timeline.reach(event).expect("only dated events are drawn")
}

fn edtf(scene: &Scene, event: EventIx) -> &str {
    scene.timeline.dataset().event(event).date.as_ref().map_or("", |date| date.edtf())
}

/// Where every event is drawn: the shape of its mark, or of the cluster that it is part of.
fn places(canvas: &Canvas) -> Vec<(EventIx, Rect)> {
    let marks = canvas.marks.iter().map(|mark| (mark.event, mark.rect));
    let clusters =
        canvas.clusters.iter().flat_map(|cluster| cluster.events.iter().map(|event| (*event, cluster.rect)));
    marks.chain(clusters).collect()
}

fn is_accounted_for(scene: &Scene, look: Look) -> TestCaseResult {
    let (scale, arrangement, canvas) = see(scene, look);
    let (tally, scroll) = (canvas.tally, scene.scroll(look));
    prop_assert_eq!(tally.sum(), tally.total);
    prop_assert_eq!(tally.total, scene.timeline.dataset().events.len());
    prop_assert_eq!(tally.drawn, canvas.marks.len());
    prop_assert_eq!(
        tally.clustered,
        canvas.clusters.iter().map(|cluster| cluster.events.len()).sum::<usize>()
    );
    let screen = Rect { x0: 0.0, y0: 0.0, x1: look.width, y1: look.height };
    let shown = places(&canvas);
    let events: BTreeSet<EventIx> = shown.iter().map(|(event, _)| *event).collect();
    prop_assert_eq!(events.len(), shown.len(), "an event is drawn twice");
    prop_assert!(
        shown.iter().all(|(_, rect)| rect.overlaps(screen)),
        "something is counted that is off screen"
    );
    prop_assert!(
        events.iter().all(|event| scene.matches.contains(*event)),
        "something is drawn that doesn't match"
    );
    // What is not drawn lies off screen, to the side of it or above or below.
    let everything: BTreeMap<EventIx, Rect> =
        places(&scene.whole_height(&arrangement, scale)).into_iter().collect();
    let mut outside = 0;
    for event in scene.matches.dated().iter().filter(|event| !events.contains(event)) {
        outside += 1;
        let Reach { start, end } = reach(scene, *event);
        let is_beside = scale.x_from_day(end) <= HAIR || scale.x_from_day(start) >= look.width - HAIR;
        let is_scrolled_out =
            everything.get(event).is_some_and(|rect| rect.y1 <= scroll || rect.y0 >= scroll + look.height);
        prop_assert!(is_beside || is_scrolled_out, "{} is hidden", edtf(scene, *event));
    }
    prop_assert_eq!(tally.outside, outside);
    Ok(())
}

/// The part of a stretch of time that is on screen lies within `rect`.
fn covers(rect: Rect, reach: Reach, scale: Scale) -> bool {
    let (from, to) = (scale.x_from_day(reach.start).max(0.0), scale.x_from_day(reach.end).min(scale.width()));
    rect.x0 <= from + HAIR && rect.x1 >= to - HAIR
}

fn is_no_sharper_than_its_date(scene: &Scene, mark: &Mark, scale: Scale) -> TestCaseResult {
    let date = scene.timeline.dataset().event(mark.event).date.as_ref().expect("dated");
    let (edtf, reach, metrics) = (date.edtf(), reach(scene, mark.event), Metrics::default());
    prop_assert!(covers(mark.rect, reach, scale), "{edtf} is drawn narrower than it is: {mark:?}");
    // Nor is it vaguer, but for the least width that can be seen.
    let narrowest = if matches!(mark.form, Form::Dot { .. }) { metrics.dot } else { metrics.shortest_bar };
    let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
    let slack = ((narrowest - (x1 - x0)) / 2.0).max(0.0) + HAIR;
    let is_tight = |at: f64, end: f64| (at - end).abs() <= slack || !(0.0..=scale.width()).contains(&end);
    prop_assert!(
        is_tight(mark.rect.x0, x0) && is_tight(mark.rect.x1, x1),
        "{edtf} is drawn wider than it is: {mark:?}"
    );
    if x0 < -slack || x1 > scale.width() + slack {
        prop_assert_eq!(mark.goes_on_left, x0 < 0.0, "{} {:?}", edtf, mark);
        prop_assert_eq!(mark.goes_on_right, x1 > scale.width(), "{} {:?}", edtf, mark);
    }
    if date.precision() == Precision::Set {
        // Of several dates nothing between is certain, and neither end is the end of something.
        let edge = |end: f64| if end.is_finite() { Edge::Soft } else { Edge::Unknown };
        let is_dot = matches!(mark.form, Form::Dot { .. });
        prop_assert!(!is_dot || reach.end - reach.start < 1.5, "{} is a dot", edtf);
        let bar = Form::Bar { start: edge(reach.start), end: edge(reach.end), core: None };
        let form = if is_dot { Form::Dot { soft: true } } else { bar };
        prop_assert_eq!(mark.form, form, "{}", edtf);
        return Ok(());
    }
    match (mark.form, date.extent()) {
        (Form::Dot { soft }, Extent::Within { days, soft: expected }) => {
            prop_assert_eq!((days.len(), soft), (1, expected), "{}", edtf);
        }
        (Form::Dot { .. }, Extent::Period { .. }) => prop_assert!(false, "{} is a dot", edtf),
        (Form::Bar { start, end, core }, Extent::Within { soft, .. }) => {
            let edge = if soft { Edge::Soft } else { Edge::Sharp };
            prop_assert_eq!((start, end, core), (edge, edge, None), "{}", edtf);
        }
        (Form::Bar { start, end, core }, Extent::Period { start: first, end: last }) => {
            prop_assert_eq!((start, end), (edge(first), edge(last)), "{}", edtf);
            if let Some((from, to)) = core {
                let certain = (last_instant(first, scale), first_instant(last, scale));
                prop_assert!(
                    from >= certain.0 - HAIR && to <= certain.1 + HAIR,
                    "{edtf}: the core is too long"
                );
                prop_assert!(
                    from >= mark.rect.x0 && to <= mark.rect.x1 && from < to,
                    "{edtf}: the core sticks out"
                );
            }
        }
    }
    Ok(())
}

fn edge(limit: Limit) -> Edge {
    match limit {
        Limit::Within { soft: true, .. } => Edge::Soft,
        Limit::Within { soft: false, .. } => Edge::Sharp,
        Limit::Open => Edge::Open,
        Limit::Unknown => Edge::Unknown,
    }
}

/// From when on a period that began within this limit certainly lasted, in points.
fn last_instant(limit: Limit, scale: Scale) -> f64 {
    match limit {
        Limit::Within { days, .. } => scale.x_from_day(f64::from(days.last().number())),
        Limit::Open | Limit::Unknown => f64::NEG_INFINITY,
    }
}

/// Until when a period that ends within this limit certainly lasted, in points.
fn first_instant(limit: Limit, scale: Scale) -> f64 {
    match limit {
        Limit::Within { days, .. } => scale.x_from_day(f64::from(days.first().number()) + 1.0),
        Limit::Open | Limit::Unknown => f64::INFINITY,
    }
}

/// What the end of an interval looks like, by what is written there.
fn written_ends(edtf: &str) -> Option<(Option<Edge>, Option<Edge>)> {
    let (start, end) = edtf.split_once('/')?;
    let edge = |text: &str| match text {
        "" => Some(Edge::Unknown),
        ".." => Some(Edge::Open),
        _ => None,
    };
    Some((edge(start), edge(end)))
}

/// Every shape on the canvas, with whose it is.
fn shapes(canvas: &Canvas) -> Vec<(String, Rect)> {
    let mark = |mark: &Mark| {
        let label = mark.label.filter(|label| label.spot != Spot::Inside);
        let label = label.map(|label| (format!("label of {:?}", mark.event), label.rect));
        std::iter::once((format!("mark of {:?}", mark.event), mark.rect)).chain(label)
    };
    let clusters =
        canvas.clusters.iter().map(|cluster| (format!("cluster of {:?}", cluster.events), cluster.rect));
    canvas.marks.iter().flat_map(mark).chain(clusters).collect()
}

fn nothing_overlaps(canvas: &Canvas, look: Look) -> TestCaseResult {
    let shapes = shapes(canvas);
    for (at, (name, rect)) in shapes.iter().enumerate() {
        for (other_name, other) in &shapes[at + 1..] {
            prop_assert!(!rect.overlaps(*other), "{name} {rect:?} overlaps {other_name} {other:?}");
        }
    }
    for mark in &canvas.marks {
        let Some(label) = mark.label else { continue };
        let rect = label.rect;
        let is_on_screen =
            rect.x0 >= 0.0 && rect.x1 <= look.width && rect.y0 >= 0.0 && rect.y1 <= look.height;
        prop_assert!(is_on_screen, "a label is cut off: {mark:?}");
        if label.spot == Spot::Inside {
            prop_assert!(
                rect.x0 >= mark.rect.x0 && rect.x1 <= mark.rect.x1,
                "a label leaves its mark: {mark:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn every_event_is_accounted_for(data in dataset(200), filter in filter(), looks in prop::collection::vec(look(), 1..4)) {
        let scene = scene(&data, &filter, looks[0].height);
        for look in looks {
            is_accounted_for(&scene, look)?;
        }
    }

    #[test]
    fn no_mark_is_more_precise_than_its_date(data in dataset(120), looks in prop::collection::vec(look(), 1..4)) {
        let timeline = data.timeline();
        let scene = Scene::new(timeline, &Filter::default(), looks[0].height);
        for look in looks {
            let (scale, _, canvas) = see(&scene, look);
            for mark in &canvas.marks {
                is_no_sharper_than_its_date(&scene, mark, scale)?;
                if let (Form::Bar { start, end, .. }, Some(written)) = (mark.form, written_ends(edtf(&scene, mark.event))) {
                    prop_assert!(written.0.is_none_or(|edge| edge == start), "{} {:?}", edtf(&scene, mark.event), mark.form);
                    prop_assert!(written.1.is_none_or(|edge| edge == end), "{} {:?}", edtf(&scene, mark.event), mark.form);
                }
            }
            for cluster in &canvas.clusters {
                prop_assert!(cluster.events.is_sorted_by_key(|event| scene.timeline.rank(*event)), "not in time order: {cluster:?}");
                prop_assert!(cluster.events.len() > 1, "a strip for one: {cluster:?}");
                for event in &cluster.events {
                    let (from, to) = (reach(&scene, *event).start, reach(&scene, *event).end);
                    let (x0, x1, slack) = (scale.x_from_day(from), scale.x_from_day(to), Metrics::default().dot);
                    prop_assert!(x1 > -slack && x0 < scale.width() + slack, "{} is off screen, yet counted: {cluster:?}", edtf(&scene, *event));
                    prop_assert!(covers(cluster.rect, reach(&scene, *event), scale), "{} sticks out of {:?}", edtf(&scene, *event), cluster);
                }
            }
        }
    }

    #[test]
    fn nothing_is_drawn_over_anything_else(data in dataset(200), filter in filter(), looks in prop::collection::vec(look(), 1..4)) {
        let scene = scene(&data, &filter, looks[0].height);
        for look in looks {
            let (_, _, canvas) = see(&scene, look);
            nothing_overlaps(&canvas, look)?;
        }
    }

    #[test]
    fn panning_moves_nothing_to_another_row(data in dataset(120), look in look(), steps in prop::collection::vec(-1.5..1.5_f64, 1..8)) {
        let scene = Scene::new(data.timeline(), &Filter::default(), look.height);
        let mut view = viewport(&scene.timeline, look);
        let arrangement = scene.arrange(Scale::new(view, look.width));
        // A row is known by its middle: whoever leaves a strip to stand alone there changes in height only.
        let mut rows: BTreeMap<EventIx, f64> = BTreeMap::new();
        for step in steps {
            let scale = Scale::new(view, look.width);
            prop_assert_eq!(&scene.arrange(scale), &arrangement, "panning arranges anew");
            for (event, rect) in places(&scene.whole_height(&arrangement, scale)) {
                let middle = f64::midpoint(rect.y0, rect.y1);
                let before = *rows.entry(event).or_insert(middle);
                prop_assert!((before - middle).abs() < HAIR, "{} changes its row", edtf(&scene, event));
            }
            view = view.panned(step).clamped(scene.timeline.limits());
        }
    }

    /// A label says the event's title, a cluster how many it holds; neither says a date.
    #[test]
    fn labels_say_titles_and_counts(data in dataset(40), look in look()) {
        let timeline = data.timeline();
        let dataset = timeline.dataset();
        let scale = Scale::new(viewport(&timeline, look), look.width);
        let bands = bands(&[Need::of(&timeline, timeline.order())], look.height, &Metrics::default());
        let said = RefCell::new(BTreeSet::new());
        let listen = |text: &str| {
            said.borrow_mut().insert(text.to_owned());
            measure(text)
        };
        let arrangement = Arrangement::new(&timeline, &[(bands[0], timeline.order().to_vec())], scale.points_per_day(), &listen);
        drop(arrangement);
        let is_title = |text: &String| dataset.events.iter().any(|event| event.title == *text);
        for text in said.into_inner() {
            prop_assert!(is_title(&text) || text.chars().all(|c| c.is_ascii_digit()), "{text:?} is measured");
        }
    }
}

/// A long period fills the first row, so that the others share the second. The last begins before the one ahead of it does,
/// once it is as wide as a strip must be, and would touch the first two.
#[test]
fn strips_that_would_touch_become_one() {
    let dates = ["2010/2020", "2015-07-01", "2015-07-01", "2015-07-13/2015-08-13", "2015-07-16"];
    let event = |(at, date): (usize, &str)| {
        let importance = if at == 0 { 1 } else { 3 };
        format!(
            "Event(id: \"e-{at}\", title: \"A title that is long\", date: \"{date}\", importance: {importance}, themes: [\"t\"],
                standing: Stated, excerpts: [Excerpt(source: \"s\", exact: \"x\")]),"
        )
    };
    let text = format!(
        "Dataset(format: 1, title: \"R\", themes: [Theme(id: \"t\", label: \"T\")],
            sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [{}])",
        dates.into_iter().enumerate().map(event).collect::<String>()
    );
    let timeline = Timeline::new(Arc::new(load_str(&text).expect("good").dataset));
    let scene = Scene::new(timeline, &Filter::default(), 30.0);
    for step in 0..400 {
        let days = 1_000.0 / (1.0 + f64::from(step) * 0.01);
        let view = Viewport::new(reach(&scene, EventIx(1)).start - 30.0, days).expect("finite");
        let scale = Scale::new(view, 1_000.0);
        let canvas = scene.whole_height(&scene.arrange(scale), scale);
        for (at, (name, rect)) in shapes(&canvas).iter().enumerate() {
            let below = shapes(&canvas).into_iter().skip(at + 1).find(|(_, other)| rect.overlaps(*other));
            assert_eq!(below, None, "{name} at {days} days");
        }
    }
}
