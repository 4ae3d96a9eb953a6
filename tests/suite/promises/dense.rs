//! Lanes so dense that strips count their events by cells, and blocks that are settled before they are looked at.

use annals::layout::{Canvas, Cluster, Moved, Scale};
use annals::query::Filter;
use proptest::prelude::*;

use super::drawing::is_accounted_for;
use super::scene::{Scene, far_look, look};
use crate::support::random::{dataset, dense, filter};

/// What begins where, on the axis, within so many points of the canvas's edges: cells there may be cut.
fn starts(canvas: &Canvas, scale: &Scale, margin: f64) -> Vec<(usize, f64, usize)> {
    let inside = margin..scale.width() - margin;
    let starts = canvas
        .clusters
        .iter()
        .flat_map(|cluster| cluster.starts.iter().map(|start| (cluster.lane, start.x, start.events)));
    starts
        .filter(|(_, x, _)| inside.contains(x))
        .map(|(lane, x, events)| (lane, scale.position_from_x(x), events))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_dense_lane_counts_everybody(data in dense(), filter in filter(), looks in prop::collection::vec(far_look(), 1..3)) {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        let scene = Scene::new(timeline, &filter, looks[0].room());
        for look in looks {
            is_accounted_for(&scene, look)?;
            let (scale, arrangement) = (scene.seen(look), scene.arrange(look.width));
            for cluster in scene.whole_height(&arrangement, scale).clusters {
                let begin: usize = cluster.starts.iter().map(|start| start.events).sum();
                prop_assert!(begin <= cluster.count && (begin == cluster.count || cluster.goes_on() || cluster.starts.is_empty()), "{begin} of {}", cluster.count);
                prop_assert!(cluster.starts.is_sorted_by(|a, b| a.x <= b.x), "{:?}", cluster.starts);
            }
        }
    }

    /// The lines within a strip lie still in time while the picture moves to the side.
    #[test]
    fn lines_within_strips_lie_still(data in dense(), look in far_look(), by in -0.3..0.3_f64) {
        let scene = Scene::new(data.timeline(), &Filter::default(), look.room());
        let arrangement = scene.arrange(look.width);
        let view = scene.seen(look).viewport();
        let scales = [view, view.panned(by).clamped(scene.limits())].map(|view| scene.scale(view, look.width));
        let [before, after] = scales.map(|scale| (scene.whole_height(&arrangement, scale), scale));
        let margin = 8.0;
        let (from, to) = (after.1.position_from_x(margin), after.1.position_from_x(look.width - margin));
        let begin = |cluster: &Cluster| cluster.starts.iter().map(|start| start.events).sum::<usize>();
        let is_dense = |canvas: &Canvas| canvas.clusters.iter().all(|cluster| begin(cluster) > 400);
        // Where few are on screen each has a line of its own.
        if is_dense(&before.0) && is_dense(&after.0) {
            let now = starts(&after.0, &after.1, 0.0);
            for (lane, position, events) in starts(&before.0, &before.1, margin).into_iter().filter(|start| start.1 > from && start.1 < to) {
                let known = now.iter().any(|known| known.0 == lane && (known.1 - position).abs() < 1e-6 && known.2 == events);
                prop_assert!(known, "the line at {position} is gone");
            }
        }
    }

    /// What is settled ahead is what would be settled anyway, whatever comes first.
    #[test]
    fn settling_ahead_changes_nothing(
        data in prop_oneof![dense(), dataset(120)],
        look in look(),
        steps in prop::collection::vec((0.0..1.0_f64, 0.4..2.5_f64, 0..30_usize, any::<bool>()), 1..6),
    ) {
        let scene = Scene::new(data.timeline(), &Filter::default(), look.room());
        let (asked, eager) = (scene.arrange(look.width), scene.arrange(look.width));
        let mut scale = scene.seen(look);
        for (at, by, blocks, rests) in steps {
            let before = scale;
            let day = scale.position_from_x(at * look.width);
            scale = scene.scale(scale.viewport().zoomed_at(day, by).clamped(scene.limits()), look.width);
            let moved = if rests { Moved::Nowhere } else { Moved::between(&before, &scale) };
            scene.settle_ahead(&eager, (moved, &scale), blocks);
            prop_assert_eq!(scene.whole_height(&asked, scale), scene.whole_height(&eager, scale));
        }
    }
}
