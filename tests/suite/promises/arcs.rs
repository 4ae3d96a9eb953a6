//! Arcs lead from the selected event to those it is related to, wherever they are.

use std::sync::{Arc, LazyLock};

use annals::dataset::{EventIx, built_in};
use annals::layout::{Canvas, MOST_ARCS, Rect, RelationArc, Scale, Towards, Web};
use annals::query::{Facet, Filter};
use annals::timeline::Timeline;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;

use super::scene::{Look, Scene, look, members};

static SHIPPED: LazyLock<Timeline> =
    LazyLock::new(|| Timeline::new(Arc::new(built_in().expect("sound").dataset)));

/// Less than anybody can see, in points.
const HAIR: f64 = 1e-3;

fn arcs(
    scene: &Scene,
    canvas: &Canvas,
    scale: Scale,
    scroll: (f64, f64),
    event: EventIx,
) -> Vec<RelationArc> {
    let web = Web {
        canvas,
        bands: &scene.bands,
        timeline: &scene.timeline,
        matches: &scene.matches,
        scale,
        scroll,
        lane_of: &|event| scene.timeline.dataset().event(event).main_theme().index(),
    };
    web.arcs(event)
}

/// The events with relations at either end.
fn related() -> Vec<EventIx> {
    let events = SHIPPED.dataset().indexed_events().map(|(event, _)| event);
    events.filter(|event| !SHIPPED.related(*event).is_empty()).collect()
}

fn ends_where_its_event_is(
    arc: &RelationArc,
    shape: Option<Rect>,
    scale: Scale,
    look: Look,
) -> TestCaseResult {
    let (x, y) = arc.at(1.0);
    prop_assert!(
        (0.0..=look.width).contains(&x) && y >= -HAIR && y <= look.height.max(8.0) + HAIR,
        "{arc:?}"
    );
    let reach = SHIPPED.reach(arc.related.event).expect("only dated events have an arc");
    match arc.towards {
        None => prop_assert!(shape.is_some_and(|rect| rect.grown(2.0).contains(x, y)), "{arc:?} {shape:?}"),
        Some(Towards::Earlier) => prop_assert!(scale.x_from_day(reach.end) <= HAIR, "{arc:?}"),
        Some(Towards::Later) => prop_assert!(scale.x_from_day(reach.start) >= look.width - HAIR, "{arc:?}"),
        Some(Towards::Above | Towards::Below) => prop_assert!(shape.is_none(), "{arc:?} {shape:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn arcs_end_where_the_events_are(look in look(), pick in any::<Index>()) {
        let scene = Scene::new(SHIPPED.clone(), &Filter::default(), look.room());
        let scale = scene.seen(look);
        let arrangement = scene.arrange(look.width);
        let scroll = scene.scroll(look);
        let canvas = scene.canvas(&arrangement, scale, scroll, look.height);
        let all = related();
        let selected = all[pick.index(all.len())];
        let found = arcs(&scene, &canvas, scale, (scroll, look.height), selected);
        prop_assert_eq!(&found, &arcs(&scene, &canvas, scale, (scroll, look.height), selected));
        prop_assert!(found.len() <= MOST_ARCS);
        let shape = |event: EventIx| {
            let strip = || canvas.clusters.iter().find(|cluster| members(&arrangement, cluster, scale).contains(&event));
            canvas.mark_of(event).map(|mark| mark.rect).or_else(|| strip().map(|cluster| cluster.rect))
        };
        let here = shape(selected);
        prop_assert!(here.is_some() || found.is_empty(), "{selected:?} is not on screen");
        for arc in &found {
            let (x, y) = arc.at(0.0);
            prop_assert!(here.is_some_and(|rect| rect.grown(HAIR).contains(x, y)), "{arc:?} {here:?}");
            for label in canvas.marks.iter().filter_map(|mark| mark.label) {
                let is_through = |point: &(f64, f64)| label.rect.contains(point.0, point.1);
                prop_assert!(!arc.runs(&canvas).iter().flatten().any(is_through), "{arc:?} strikes out {label:?}");
            }
            ends_where_its_event_is(arc, shape(arc.related.event), scale, look)?;
        }
        // Each that has a date is at the end of one arc.
        let mut ends: Vec<EventIx> = found.iter().map(|arc| arc.related.event).collect();
        ends.sort_unstable();
        ends.dedup();
        prop_assert_eq!(ends.len(), found.len());
        if here.is_some() {
            let mut dated: Vec<EventIx> = SHIPPED.related(selected).iter().map(|related| related.event).collect();
            dated.retain(|event| SHIPPED.reach(*event).is_some() && *event != selected);
            dated.sort_unstable();
            dated.dedup();
            prop_assert_eq!(ends, dated);
        }
    }
}

#[test]
fn what_is_filtered_out_has_no_arc() {
    let dataset = SHIPPED.dataset();
    let find = |id: &str| dataset.indexed_events().find(|(_, event)| event.id == id).expect("shipped").0;
    let selected = find("karabakh-war");
    let mut filter = Filter::default();
    filter.choose(Facet::Theme, Facet::Theme.find(dataset, "military").expect("a theme"));
    let ends = |filter: &Filter| {
        let scene = Scene::new(SHIPPED.clone(), filter, (600.0, false));
        let scale = Scale::new(SHIPPED.whole(), 1_000.0);
        let canvas = scene.canvas(&scene.arrange(1_000.0), scale, 0.0, 600.0);
        let found = arcs(&scene, &canvas, scale, (0.0, 600.0), selected);
        assert!(found.iter().all(|arc| scene.matches.contains(arc.related.event)));
        found.len()
    };
    assert!(ends(&filter) < ends(&Filter::default()));
}
