//! What is drawn: every event is accounted for, none more precisely than its date, nothing on top of anything else.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use annals::dataset::{EventIx, load_str};
use annals::date::{Extent, Limit, Precision};
use annals::layout::{Arrangement, Canvas, Edge, Form, Ghost, Mark, Metrics, Rect, Scale, Spot};
use annals::query::Filter;
use annals::timeline::{Reach, Timeline, Viewport};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::scene::{Look, Scene, look, members};
use crate::support::random::{RandomDataset, RandomFilter, dataset, filter};

/// Less than anybody can see, in points.
const HAIR: f64 = 1e-3;

fn scene(data: &RandomDataset, filter: &RandomFilter, room: (f64, bool)) -> Scene {
    let timeline = data.timeline();
    let filter = filter.on(timeline.dataset());
    Scene::new(timeline, &filter, room)
}

/// A scene through one look.
fn see(scene: &Scene, look: Look) -> (Scale, Arrangement, Canvas) {
    let scale = scene.seen(look);
    let arrangement = scene.arrange(look.width);
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
fn places(canvas: &Canvas, arrangement: &Arrangement, scale: Scale) -> Vec<(EventIx, Rect)> {
    let marks = canvas.marks.iter().map(|mark| (mark.event, mark.rect));
    let clusters = canvas.clusters.iter().flat_map(|cluster| {
        members(arrangement, cluster, scale).into_iter().map(|event| (event, cluster.rect))
    });
    marks.chain(clusters).collect()
}

pub(super) fn is_accounted_for(scene: &Scene, look: Look) -> TestCaseResult {
    let (scale, arrangement, canvas) = see(scene, look);
    let (tally, scroll) = (canvas.tally, scene.scroll(look));
    prop_assert_eq!(tally.sum(), tally.total);
    prop_assert_eq!(tally.total, scene.timeline.dataset().events.len());
    prop_assert_eq!(tally.drawn, canvas.marks.len());
    prop_assert_eq!(tally.clustered, canvas.clusters.iter().map(|cluster| cluster.count).sum::<usize>());
    let screen = Rect { x0: 0.0, y0: 0.0, x1: look.width, y1: look.height };
    for cluster in &canvas.clusters {
        prop_assert_eq!(cluster.count, members(&arrangement, cluster, scale).len(), "{:?}", cluster);
    }
    let shown = places(&canvas, &arrangement, scale);
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
        places(&scene.whole_height(&arrangement, scale), &arrangement, scale).into_iter().collect();
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
        canvas.clusters.iter().map(|cluster| (format!("cluster of {}", cluster.count), cluster.rect));
    canvas.marks.iter().flat_map(mark).chain(clusters).collect()
}

/// Whoever has a mark has a ghost for each other date, as wide as that.
fn ghosts_are_as_vague_as_their_dates(
    scene: &Scene,
    canvas: &Canvas,
    scale: Scale,
    look: Look,
) -> TestCaseResult {
    let others = |event| &scene.timeline.dataset().event(event).other_dates;
    for mark in &canvas.marks {
        for (which, other) in others(mark.event).iter().enumerate() {
            let reach = Reach::of(&other.date);
            let ghost = canvas.ghosts.iter().find(|ghost| (ghost.event, ghost.which) == (mark.event, which));
            let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
            let is_on_screen = x1 > 0.0 && x0 < scale.width();
            // Of a mark that is cut off above or below, a lower ghost may be out of sight.
            let is_in_sight = is_on_screen && (0.0..look.height).contains(&middle(mark.rect));
            prop_assert!(ghost.is_some() || !is_in_sight, "{} has no ghost", other.date.edtf());
            let Some(ghost) = ghost.filter(|_| is_on_screen) else { continue };
            prop_assert!(covers(ghost.rect, reach, scale), "{} {ghost:?}", other.date.edtf());
            let slack = (15.0 - (x1 - x0)).max(0.0) / 2.0 + 2.0;
            let is_tight =
                |at: f64, end: f64| (at - end).abs() <= slack || !(0.0..=scale.width()).contains(&end);
            prop_assert!(
                is_tight(ghost.rect.x0, x0) && is_tight(ghost.rect.x1, x1),
                "{} {ghost:?}",
                other.date.edtf()
            );
        }
    }
    Ok(())
}

/// A ghost lies over nothing but what belongs to its event, and no line of it goes through a label.
fn ghost_is_clear(canvas: &Canvas, ghost: &Ghost) -> TestCaseResult {
    let rect = ghost.rect;
    for mark in &canvas.marks {
        let is_own = mark.event == ghost.event;
        prop_assert!(is_own || !rect.overlaps(mark.rect), "{ghost:?} overlaps {mark:?}");
        let Some(label) = mark.label.map(|label| label.rect) else { continue };
        let is_around =
            is_own && rect.x0 < label.x0 && rect.x1 > label.x1 && rect.y0 < label.y0 && rect.y1 > label.y1;
        prop_assert!(is_around || !rect.overlaps(label), "{ghost:?} goes through the label of {mark:?}");
        let crosses = |(from, to): (f64, f64)| from < label.x1 && to > label.x0;
        let is_in_row = (middle(label) - middle(rect)).abs() < HAIR;
        prop_assert!(
            !(is_in_row && ghost.link.is_some_and(crosses)),
            "the line to {ghost:?} strikes out {mark:?}"
        );
    }
    for cluster in &canvas.clusters {
        prop_assert!(!rect.overlaps(cluster.rect), "{ghost:?} overlaps {cluster:?}");
    }
    let others = canvas.ghosts.iter().filter(|other| other.event != ghost.event);
    for other in others {
        prop_assert!(!rect.overlaps(other.rect), "{ghost:?} overlaps {other:?}");
    }
    Ok(())
}

fn nothing_overlaps(canvas: &Canvas, look: Look) -> TestCaseResult {
    let shapes = shapes(canvas);
    for ghost in &canvas.ghosts {
        ghost_is_clear(canvas, ghost)?;
    }
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
        let scene = scene(&data, &filter, looks[0].room());
        for look in looks {
            is_accounted_for(&scene, look)?;
        }
    }

    #[test]
    fn no_mark_is_more_precise_than_its_date(data in dataset(120), looks in prop::collection::vec(look(), 1..4)) {
        let timeline = data.timeline();
        let scene = Scene::new(timeline, &Filter::default(), looks[0].room());
        for look in looks {
            let (scale, arrangement, canvas) = see(&scene, look);
            for mark in &canvas.marks {
                is_no_sharper_than_its_date(&scene, mark, scale)?;
                if let (Form::Bar { start, end, .. }, Some(written)) = (mark.form, written_ends(edtf(&scene, mark.event))) {
                    prop_assert!(written.0.is_none_or(|edge| edge == start), "{} {:?}", edtf(&scene, mark.event), mark.form);
                    prop_assert!(written.1.is_none_or(|edge| edge == end), "{} {:?}", edtf(&scene, mark.event), mark.form);
                }
            }
            ghosts_are_as_vague_as_their_dates(&scene, &canvas, scale, look)?;
            for cluster in &canvas.clusters {
                let members = members(&arrangement, cluster, scale);
                for event in &members {
                    let reach = reach(&scene, *event);
                    let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
                    prop_assert!(x1 > -HAIR && x0 < scale.width() + HAIR, "{} is off screen, yet counted: {cluster:?}", edtf(&scene, *event));
                    prop_assert!(covers(cluster.rect, reach, scale), "{} sticks out of {:?}", edtf(&scene, *event), cluster);
                }
                let begin = members.iter().map(|event| scale.x_from_day(reach(&scene, *event).start)).filter(|x| *x >= 0.0);
                prop_assert_eq!(begin.count(), cluster.starts.iter().map(|start| start.events).sum::<usize>());
            }
        }
    }

    #[test]
    fn nothing_is_drawn_over_anything_else(data in dataset(200), filter in filter(), looks in prop::collection::vec(look(), 1..4)) {
        let scene = scene(&data, &filter, looks[0].room());
        for look in looks {
            let (_, _, canvas) = see(&scene, look);
            nothing_overlaps(&canvas, look)?;
        }
    }

    /// Panning moves no row and hides no label that still fits.
    #[test]
    fn panning_moves_nothing(data in dataset(120), look in look(), steps in prop::collection::vec(-1.5..1.5_f64, 1..8)) {
        let scene = Scene::new(data.timeline(), &Filter::default(), look.room());
        let mut view = scene.seen(look).viewport();
        let arrangement = scene.arrange(look.width);
        let mut before: Option<(Scale, Canvas)> = None;
        for step in steps {
            let scale = scene.scale(view, look.width);
            let canvas = scene.whole_height(&arrangement, scale);
            if let Some((from, known)) = &before {
                let moved = from.x_from_position(0.0) - scale.x_from_position(0.0);
                for mark in &known.marks {
                    let still = Rect { x0: mark.rect.x0 - moved, x1: mark.rect.x1 - moved, ..mark.rect };
                    let Some(now) = canvas.mark_of(mark.event) else {
                        prop_assert!(!is_within(still, look.width), "{} lost its mark", edtf(&scene, mark.event));
                        continue;
                    };
                    prop_assert!((middle(now.rect) - middle(mark.rect)).abs() < HAIR, "{} changes its row", edtf(&scene, mark.event));
                    let label = mark.label.filter(|label| label.spot != Spot::Inside);
                    let label = label.map(|label| Rect { x0: label.rect.x0 - moved, x1: label.rect.x1 - moved, ..label.rect });
                    prop_assert!(
                        now.label.is_some() || label.is_none_or(|label| !is_within(label, look.width)),
                        "{} lost its label", edtf(&scene, mark.event)
                    );
                }
            }
            before = Some((scale, canvas));
            view = view.panned(step).clamped(scene.limits());
        }
    }

    /// Zooming in adds marks and labels, and takes none away that is still on screen; no event changes its row.
    #[test]
    fn zooming_in_only_adds(data in dataset(160), filter in filter(), look in look(), steps in prop::collection::vec((0.0..1.0_f64, 1.0..3.0_f64), 1..8)) {
        let scene = self::scene(&data, &filter, look.room());
        let mut view = scene.limits();
        let arrangement = scene.arrange(look.width);
        let mut before: Option<Canvas> = None;
        let mut rows: BTreeMap<EventIx, f64> = BTreeMap::new();
        for (at, factor) in steps {
            let Some(viewport) = Viewport::new(view.start, view.end - view.start) else { break };
            let scale = scene.scale(viewport, look.width);
            let canvas = scene.whole_height(&arrangement, scale);
            for mark in &canvas.marks {
                let row = *rows.entry(mark.event).or_insert(middle(mark.rect));
                prop_assert!((row - middle(mark.rect)).abs() < HAIR, "{} changes its row", edtf(&scene, mark.event));
            }
            for mark in before.iter().flat_map(|canvas| &canvas.marks) {
                let reach = reach(&scene, mark.event);
                let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
                let Some(now) = canvas.mark_of(mark.event) else {
                    prop_assert!(x1 <= HAIR || x0 >= look.width - HAIR, "{} lost its mark", edtf(&scene, mark.event));
                    continue;
                };
                let Some(label) = mark.label.filter(|label| label.spot != Spot::Inside) else { continue };
                let width = label.rect.x1 - label.rect.x0;
                let gap = Metrics::default().label_gap;
                // Labels stand beyond the ghosts too.
                let ghosts = canvas.ghosts.iter().filter(|ghost| ghost.event == mark.event);
                let all = ghosts.fold(now.rect, |all, ghost| Rect { x0: all.x0.min(ghost.rect.x0), x1: all.x1.max(ghost.rect.x1), ..all });
                let spot = if label.spot == Spot::Right { (all.x1 + gap, all.x1 + gap + width) } else { (all.x0 - gap - width, all.x0 - gap) };
                let fits = spot.0 >= HAIR && spot.1 <= look.width - HAIR;
                prop_assert!(now.label.is_some() || !fits, "{} lost its label", edtf(&scene, mark.event));
            }
            before = Some(canvas);
            let days = viewport.days() / factor;
            let start = viewport.start() + at * (viewport.days() - days);
            view = annals::timeline::Limits { start, end: start + days };
        }
    }

    /// A slow zoom, frame by frame: nobody comes and goes, and nobody moves but with the zoom.
    #[test]
    fn a_slow_zoom_does_not_flicker(data in dataset(160), look in look(), at in 0.0..1.0_f64) {
        let scene = Scene::new(data.timeline(), &Filter::default(), look.room());
        let arrangement = scene.arrange(look.width);
        let mut view = scene.axis.whole(&scene.timeline);
        let day = view.start() + at * view.days();
        let mut shown: BTreeSet<EventIx> = BTreeSet::new();
        for _ in 0..40 {
            let scale = scene.scale(view, look.width);
            let canvas = scene.whole_height(&arrangement, scale);
            let now: BTreeSet<EventIx> = canvas.marks.iter().map(|mark| mark.event).collect();
            for gone in shown.difference(&now) {
                let reach = reach(&scene, *gone);
                let (x0, x1) = (scale.x_from_day(reach.start), scale.x_from_day(reach.end));
                prop_assert!(x1 <= HAIR || x0 >= look.width - HAIR, "{} is gone", edtf(&scene, *gone));
            }
            shown = now;
            view = view.zoomed_at(day, 1.03);
        }
    }

    /// A label says the event's title, a strip how many it holds; neither says a date.
    #[test]
    fn labels_say_titles_and_counts(data in dataset(40), look in look()) {
        let timeline = data.timeline();
        let dataset = Arc::clone(timeline.dataset());
        let scene = Scene::new(timeline, &Filter::default(), look.room());
        let said = RefCell::new(BTreeSet::new());
        let scale = scene.seen(look);
        scene.listen(scale, &|text| {
            said.borrow_mut().insert(text.to_owned());
        });
        let is_title = |text: &String| dataset.events.iter().any(|event| event.title == *text);
        for text in said.into_inner() {
            prop_assert!(is_title(&text) || text.chars().all(|c| c.is_ascii_digit()), "{text:?} is measured");
        }
    }
}

fn middle(rect: Rect) -> f64 {
    f64::midpoint(rect.y0, rect.y1)
}

/// Whether a shape lies on screen from its left to its right end, and a little more.
fn is_within(rect: Rect, width: f64) -> bool {
    rect.x0 >= HAIR && rect.x1 <= width - HAIR
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
    let scene = Scene::new(timeline, &Filter::default(), (30.0, false));
    let arrangement = scene.arrange(1_000.0);
    for step in 0..400 {
        let days = 1_000.0 / (1.0 + f64::from(step) * 0.01);
        let view = Viewport::new(reach(&scene, EventIx(1)).start - 30.0, days).expect("finite");
        let scale = Scale::new(view, 1_000.0);
        let canvas = scene.whole_height(&arrangement, scale);
        for (at, (name, rect)) in shapes(&canvas).iter().enumerate() {
            let below = shapes(&canvas).into_iter().skip(at + 1).find(|(_, other)| rect.overlaps(*other));
            assert_eq!(below, None, "{name} at {days} days");
        }
    }
}
