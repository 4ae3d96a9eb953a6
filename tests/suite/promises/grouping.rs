//! Every event is accounted for in lanes of every kind, folded or not.

use annals::layout::LanesBy;
use annals::query::Filter;
use proptest::prelude::*;

use super::drawing::is_accounted_for;
use super::scene::{Scene, look};
use crate::support::random::{dataset, filter};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn in_every_grouping_the_parts_add_up(
        data in dataset(40),
        filter in filter(),
        look in look(),
        by in prop::sample::select(LanesBy::ALL),
        folded in prop::collection::vec(any::<bool>(), 8),
    ) {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        let is_folded = |lane: usize| folded[lane % folded.len()];
        let scene = Scene::grouped(timeline, &filter, look.room(), (by, &is_folded));
        is_accounted_for(&scene, look)?;
        let lanes: usize = scene.matches.dated().len();
        let scale = scene.seen(look);
        let canvas = scene.whole_height(&scene.arrange(look.width), scale);
        prop_assert!(canvas.tally.drawn + canvas.tally.clustered <= lanes);
        for mark in &canvas.marks {
            prop_assert!(!scene.bands()[mark.lane].folded, "a folded lane shows its strip alone");
        }
    }

    /// Folding takes marks into strips and loses none.
    #[test]
    fn folding_hides_nothing(
        data in dataset(40),
        width in 200.0..2000.0_f64,
        by in prop::sample::select(LanesBy::ALL),
    ) {
        let scene = Scene::grouped(data.timeline(), &Filter::default(), (300.0, true), (by, &|_| true));
        let scale = scene.scale(scene.axis.whole(&scene.timeline), width);
        let tally = scene.whole_height(&scene.arrange(width), scale).tally;
        prop_assert_eq!((tally.drawn, tally.outside), (0, 0));
        prop_assert_eq!(tally.clustered, scene.matches.dated().len());
    }
}
