//! What doesn't match, while it is shown: it changes nothing of what matches, and none of it is hidden silently.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use annals::dataset::{EventIx, Standing, load_str};
use annals::layout::{Arrangement, Canvas, Faint, LanesBy, Rect, Scale};
use annals::query::{Facet, Filter, Value};
use annals::timeline::{Timeline, Viewport};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::scene::{Look, Scene, look};
use crate::support::random::{RandomDataset, RandomFilter, dataset, filter};

/// Less than anybody can see, in points.
const HAIR: f64 = 1e-3;

/// A scene with what doesn't match behind it.
struct Both {
    scene: Scene,
    matching: Rc<Arrangement>,
    behind: Arrangement,
}

impl Both {
    fn new(data: &RandomDataset, filter: &RandomFilter, look: Look, lanes: (LanesBy, &[bool])) -> Self {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        let (by, folded) = lanes;
        let is_folded = |lane: usize| folded[lane % folded.len()];
        Self::of(Scene::grouped(timeline, &filter, look.room(), (by, &is_folded)), look.width)
    }

    fn of(scene: Scene, width: f64) -> Self {
        let matching = Rc::new(scene.arrange(width));
        let behind = scene.arrange_behind(&matching);
        Self { scene, matching, behind }
    }

    /// Lanes by theme, none of them folded.
    fn usual(data: &RandomDataset, filter: &RandomFilter, look: Look) -> Self {
        Self::new(data, filter, look, (LanesBy::Theme, &[false]))
    }

    fn see(&self, scale: Scale, scroll: f64, height: f64) -> Canvas {
        self.scene.canvas_before((&self.matching, Some(&self.behind)), scale, scroll, height)
    }

    fn whole_height(&self, scale: Scale) -> Canvas {
        self.see(scale, 0.0, 1.0e9)
    }

    /// The whole, magnified at a share of it.
    fn zoomed(&self, at: f64, factor: f64) -> Viewport {
        let whole = self.scene.axis.whole(&self.scene.timeline);
        whole.zoomed_at(whole.start() + at * whole.days(), factor)
    }

    /// Whether a dropped event lies on the stretch of time that is on screen.
    fn is_on_screen(&self, event: EventIx, scale: Scale) -> bool {
        let reach = self.scene.timeline.reach(event).expect("only dated events stand in lanes");
        let (limits, view) = (self.scene.limits(), scale.viewport());
        let reach = self.scene.axis.reach(reach);
        let start = reach.start.clamp(limits.start, limits.end);
        let end = reach.end.clamp(start, limits.end);
        start < view.end() && (start >= view.start() || end > view.start())
    }
}

fn parts(faint: &Faint) -> impl Iterator<Item = Rect> + '_ {
    faint.parts.iter().map(|(x0, x1)| Rect { x0: *x0, x1: *x1, ..faint.rect })
}

/// All that stands on the canvas for what matches.
fn matching(canvas: &Canvas) -> Vec<Rect> {
    let marks = canvas.marks.iter().map(|mark| mark.rect);
    let labels = canvas.marks.iter().filter_map(|mark| mark.label).map(|label| label.rect);
    let ghosts = canvas.ghosts.iter().map(|ghost| ghost.rect);
    let clusters = canvas.clusters.iter().map(|cluster| cluster.rect);
    marks.chain(labels).chain(ghosts).chain(clusters).collect()
}

fn middle(rect: Rect) -> f64 {
    f64::midpoint(rect.y0, rect.y1)
}

fn nothing_overlaps(canvas: &Canvas) -> TestCaseResult {
    let all = matching(canvas);
    for (at, faint) in canvas.faint.iter().enumerate() {
        for part in parts(faint) {
            let shrunk = part.grown(-HAIR);
            prop_assert!(all.iter().all(|other| !shrunk.overlaps(*other)), "{faint:?} lies on what matches");
            let others = canvas.faint[..at].iter().flat_map(parts);
            for other in others {
                prop_assert!(!shrunk.overlaps(other), "{faint:?} lies on another at {other:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    /// Rows, labels, strips and sums of what matches are the same whether or not the rest is shown.
    #[test]
    fn what_matches_stays_as_it_is(
        data in dataset(160),
        filter in filter(),
        by in prop::sample::select(LanesBy::ALL),
        folded in prop::collection::vec(any::<bool>(), 4),
        looks in prop::collection::vec(look(), 1..4),
    ) {
        for look in looks {
            let both = Both::new(&data, &filter, look, (by, &folded));
            let (scale, scroll) = (both.scene.seen(look), both.scene.scroll(look));
            let alone = both.scene.canvas(&both.scene.arrange(look.width), scale, scroll, look.height);
            prop_assert!(alone.faint.is_empty() && alone.grounds.is_empty());
            let shown = both.see(scale, scroll, look.height);
            prop_assert!(shown.faint.iter().all(|faint| !both.scene.matches.contains(faint.event)));
            let rest = Canvas { faint: Vec::new(), grounds: Vec::new(), ..shown };
            prop_assert_eq!(rest, alone);
        }
    }

    /// Whatever doesn't match is on screen where it lies: as a mark, or counted in a ground.
    #[test]
    fn none_of_the_rest_is_hidden(
        data in dataset(60),
        filter in filter(),
        by in prop::sample::select(LanesBy::ALL),
        folded in prop::collection::vec(any::<bool>(), 4),
        look in look(),
    ) {
        let both = Both::new(&data, &filter, look, (by, &folded));
        let scale = both.scene.seen(look);
        let canvas = both.whole_height(scale);
        let on_screen = |event: &EventIx| both.is_on_screen(*event, scale);
        let marks: BTreeSet<EventIx> = canvas.faint.iter().map(|faint| faint.event).filter(on_screen).collect();
        let grounds: Vec<EventIx> = canvas.grounds.iter().flat_map(|ground| ground.events.iter().copied()).collect();
        prop_assert_eq!(canvas.grounds.iter().map(|ground| ground.count).sum::<usize>(), grounds.len());
        let mut all: BTreeSet<EventIx> = grounds.iter().copied().collect();
        prop_assert_eq!(all.len(), grounds.len(), "an event lies in two grounds");
        prop_assert!(all.is_disjoint(&marks), "an event is drawn and lies in a ground");
        all.extend(marks);
        let dropped: BTreeSet<EventIx> = both.scene.matches.dropped(&both.scene.timeline).into_iter().filter(on_screen).collect();
        prop_assert_eq!(all, dropped);
        prop_assert!(canvas.tally.sum() == canvas.tally.total);
        for faint in &canvas.faint {
            let visible = parts(faint).any(|part| part.x1 > 0.0 && part.x0 < look.width);
            prop_assert!(visible, "{:?} can't be seen", faint);
        }
    }

    #[test]
    fn the_rest_keeps_clear_of_everything(data in dataset(200), filter in filter(), look in look(), zooms in prop::collection::vec((0.0..1.0_f64, 0.0..9.0_f64), 1..8)) {
        let both = Both::usual(&data, &filter, look);
        nothing_overlaps(&both.see(both.scene.seen(look), both.scene.scroll(look), look.height))?;
        for (at, doublings) in zooms {
            let view = both.zoomed(at, doublings.exp2());
            nothing_overlaps(&both.whole_height(both.scene.scale(view, look.width)))?;
        }
    }

    /// Nothing changes its row, wherever one looks.
    #[test]
    fn the_rest_keeps_its_rows(data in dataset(160), filter in filter(), look in look(), steps in prop::collection::vec((0.0..1.0_f64, 1.0..3.0_f64), 1..8)) {
        let both = Both::usual(&data, &filter, look);
        let mut view = both.scene.seen(look).viewport();
        let mut rows: BTreeMap<EventIx, f64> = BTreeMap::new();
        for (at, factor) in steps {
            let canvas = both.whole_height(both.scene.scale(view, look.width));
            for faint in &canvas.faint {
                let row = *rows.entry(faint.event).or_insert(middle(faint.rect));
                prop_assert!((row - middle(faint.rect)).abs() < HAIR, "{:?} changes its row", faint);
            }
            view = view.zoomed_at(view.start() + at * view.days(), factor).clamped(both.scene.limits());
        }
    }

    /// Panning takes none away that is still on screen, and lets none come.
    #[test]
    fn panning_changes_none_of_the_rest(data in dataset(120), filter in filter(), look in look(), steps in prop::collection::vec(-1.5..1.5_f64, 1..6)) {
        let both = Both::usual(&data, &filter, look);
        let mut view = both.scene.seen(look).viewport();
        let mut before: Option<(Scale, Canvas)> = None;
        for step in steps {
            let scale = both.scene.scale(view, look.width);
            let canvas = both.whole_height(scale);
            if let Some((from, known)) = &before {
                let moved = from.x_from_position(0.0) - scale.x_from_position(0.0);
                let is_inside = |rect: &Rect| rect.x0 > HAIR && rect.x1 < look.width - HAIR;
                for faint in known.faint.iter().filter(|faint| is_inside(&faint.rect)) {
                    let still = Rect { x0: faint.rect.x0 - moved, x1: faint.rect.x1 - moved, ..faint.rect };
                    if is_inside(&still) {
                        let now = canvas.faint_of(faint.event);
                        let same = |now: &Faint| now.parts.len() == faint.parts.len()
                            && now.parts.iter().zip(&faint.parts).all(|(now, then)| (now.0 - then.0 + moved).abs() < HAIR && (now.1 - then.1 + moved).abs() < HAIR);
                        prop_assert!(now.is_some_and(same), "{:?} became {:?}", faint, now);
                    }
                }
            }
            before = Some((scale, canvas));
            view = view.panned(step).clamped(both.scene.limits());
        }
    }
}

/// Else the properties above would hold of canvases on which nothing is faint.
#[test]
fn random_filters_leave_faint_marks_of_every_kind() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut whole, mut cut, mut grounds) = (0, 0, 0);
    for _ in 0..200 {
        let scene = (dataset(160), filter(), look());
        let (data, filter, look) = scene.new_tree(&mut runner).expect("a scene").current();
        let both = Both::usual(&data, &filter, look);
        for factor in [1.0, 4.0, 16.0, 64.0, 256.0] {
            let canvas = both.whole_height(both.scene.scale(both.zoomed(0.5, factor), look.width));
            whole += canvas.faint.iter().filter(|faint| faint.is_whole()).count();
            cut += canvas.faint.iter().filter(|faint| !faint.is_whole()).count();
            grounds += canvas.grounds.len();
        }
    }
    assert!(whole > 200 && cut > 0 && grounds > 50, "{whole} whole, {cut} cut, {grounds} grounds");
}

/// A period that doesn't match has a row; a match that finds a place in it deeper down, when its long title will soon
/// have room, stands before it.
#[test]
fn a_match_cuts_what_lies_in_its_row() {
    let long = "A title so long that it finds no room between its neighbours";
    let matches = [
        ("2009-06-01", 1, "P"),
        ("2009-06-03", 2, "P"),
        ("2017-01-01", 1, "Q"),
        ("2017-01-03", 2, "Q"),
        ("2013-02-01", 3, long),
        ("1950", 1, "First"),
    ];
    let event = |id: &str, (date, importance, title): (&str, u8, &str), standing: &str| {
        format!(
            "Event(id: \"{id}\", title: \"{title}\", date: \"{date}\", importance: {importance}, themes: [\"t\"],
                standing: {standing}, excerpts: [Excerpt(source: \"s\", exact: \"x\")]),"
        )
    };
    let numbered = |(at, each)| event(&format!("e-{at}"), each, "Stated");
    let events: String = matches.into_iter().enumerate().map(numbered).collect();
    let rest = event("rest", ("2012/2013", 2, "Rest"), "Denied");
    let text = format!(
        "Dataset(format: 1, title: \"R\", themes: [Theme(id: \"t\", label: \"T\")],
            sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\")], events: [{rest}{events}])"
    );
    let timeline = Timeline::new(Arc::new(load_str(&text).expect("good").dataset));
    let mut filter = Filter::default();
    filter.choose(Facet::Standing, Value::from(Standing::Stated));
    let both = Both::of(Scene::new(timeline, &filter, (30.0, false)), 1_000.0);
    let middle = both.scene.timeline.reach(EventIx(5)).expect("dated").start;
    let mut seen = BTreeSet::new();
    for step in 0..300 {
        let days = both.scene.axis.whole(&both.scene.timeline).days() / (0.02 * f64::from(step)).exp2();
        let view = Viewport::new(middle - days / 2.0, days).expect("finite");
        let canvas = both.whole_height(both.scene.scale(view, 1_000.0));
        nothing_overlaps(&canvas).expect("clear of each other");
        let rest = canvas.faint_of(EventIx(0));
        let is_counted = canvas.grounds.iter().map(|ground| ground.count).sum::<usize>() == 1;
        assert_eq!(is_counted, rest.is_none(), "it has its row, or is counted");
        seen.extend(rest.map(Faint::is_whole));
    }
    assert_eq!(seen, BTreeSet::from([true, false]), "whole, and cut by a match and its label");
}
