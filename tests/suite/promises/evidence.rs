//! Evidence: every event of a strip has a class, every match is surveyed, every source is somewhere.

use std::sync::Arc;

use annals::dataset::{Dataset, EventIx, SourceIx, load_str};
use annals::date::{Day, Days};
use annals::layout::{Rect, Scale, Shades, SourceLane, SourceLinks, SourceRows};
use annals::query::{Catalogue, Filter, Matches, Span, Support, Survey, When};
use annals::timeline::{Axis, Evidence, Timeline, Viewport};
use proptest::prelude::*;

use super::scene::{Scene, far_look, look, measure, members};
use crate::support::random::{dataset, dense, filter};

/// Whether the shares of all strips of a look are those of the events they stand for.
fn shares_are_true(scene: &Scene, look: super::scene::Look) -> Result<(), TestCaseError> {
    let (scale, arrangement) = (scene.seen(look), scene.arrange(look.width));
    let catalogue = Catalogue::new(&scene.timeline);
    let class_of = |event: EventIx| catalogue.evidence(event);
    let shades = Shades::new(scene.lanes(), &class_of);
    for cluster in scene.whole_height(&arrangement, scale).clusters {
        let divided = arrangement.shares(&cluster, &shades, scale, &measure);
        let events = members(&arrangement, &cluster, scale);
        let count = |class| events.iter().filter(|event| class_of(**event) == class).count();
        prop_assert_eq!(divided.all, Evidence::ALL.map(count));
        prop_assert_eq!(divided.all.iter().sum::<usize>(), cluster.count);
        prop_assert_eq!(divided.starts.len(), cluster.starts.len());
        for (share, start) in divided.starts.iter().zip(&cluster.starts) {
            prop_assert_eq!(share.iter().sum::<usize>(), start.events);
        }
    }
    Ok(())
}

const DATES: &[&str] = &[
    "2021-08-11",
    "2021-08-12",
    "2021-08-13",
    "2021-09",
    "2021",
    "2021-23",
    "2019/2020",
    "2015-06-29",
    "201X",
    "1943",
    "2020~",
    "2005/..",
    "../1990",
    "1989/",
    "2021-08-11?",
    "-0480",
];

/// A dataset with so many sources of each of these dates (`None`: undated) and one event that cites them all.
fn with_sources(sources: &[(Option<usize>, bool)]) -> Dataset {
    let source = |(at, (date, is_read)): (usize, &(Option<usize>, bool))| {
        let role = if *is_read || at == 0 { "Read" } else { "Cited" };
        let issued = date.map_or_else(String::new, |at| format!(", issued: {:?}", DATES[at % DATES.len()]));
        format!("Source(id: \"s-{at}\", role: {role}, kind: Book, title: \"S\"{issued}), ")
    };
    let ids: Vec<String> = (1..sources.len()).map(|at| format!("\"s-{at}\"")).collect();
    let text = format!(
        "Dataset(format: 1, title: \"T\", themes: [Theme(id: \"t\", label: \"T\")], sources: [{}], events: [Event(id: \
         \"e\", date: \"2021-08\", title: \"E\", themes: [\"t\"], standing: Stated, excerpts: [Excerpt(source: \"s-0\", \
         exact: \"a\", cites: [{}])]), Event(id: \"f\", date: \"1950\", title: \"F\", themes: [\"t\"], standing: Stated, \
         excerpts: [Excerpt(source: \"s-0\", exact: \"b\")])])",
        sources.iter().enumerate().map(source).collect::<String>(),
        ids.join(", ")
    );
    load_str(&text).expect("a sound dataset").dataset
}

fn overlaps(lane: &SourceLane) -> bool {
    let rects: Vec<Rect> = lane.marks.iter().map(|mark| mark.rect).collect();
    rects.iter().enumerate().any(|(at, one)| rects[at + 1..].iter().any(|other| one.overlaps(*other)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn shares_are_those_of_the_events(data in dataset(60), filter in filter(), look in look()) {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        shares_are_true(&Scene::new(timeline, &filter, look.room()), look)?;
    }

    #[test]
    fn shares_of_dense_lanes_too(data in dense(), look in far_look()) {
        shares_are_true(&Scene::new(data.timeline(), &Filter::default(), look.room()), look)?;
    }

    #[test]
    fn a_survey_adds_up_to_the_matches_of_the_span(data in dataset(60), filter in filter(), first in -400..400_i32, days in 0..20_000_i32, certainly in any::<bool>()) {
        let timeline = data.timeline();
        let filter = filter.on(timeline.dataset());
        let catalogue = Catalogue::new(&timeline);
        let matches = Matches::find(&catalogue, &filter);
        let day = |number: i32| Day::from_number(number).expect("a day");
        let first = 720_000 + first * 20;
        let when = if certainly { When::Certainly } else { When::Possibly };
        let span = Days::new(day(first), day(first + days)).map(|days| Span::of(days).asking(when));
        for span in [None, span] {
            let survey = Survey::of_matches(&catalogue, &matches, span);
            let events = matches.in_span(&timeline, span);
            prop_assert_eq!(survey.classes.iter().sum::<usize>(), matches.count_in_span(&timeline, span));
            prop_assert_eq!(survey.events, events.len());
            let mut listed: Vec<EventIx> = Evidence::ALL
                .into_iter()
                .flat_map(|class| matches.resting_on(&catalogue, &Support::Class(class), span, usize::MAX).0)
                .collect();
            listed.sort_unstable();
            let mut events = events;
            events.sort_unstable();
            prop_assert_eq!(listed, events, "each is in one class");
        }
    }

    #[test]
    fn every_source_is_somewhere(
        sources in prop::collection::vec((prop::option::weighted(0.9, 0..DATES.len()), any::<bool>()), 1..60),
        start in 690_000.0..740_000.0_f64, days in 1.0..60_000.0_f64, width in 60.0..2_000.0_f64, folds in any::<bool>(),
    ) {
        let dataset = Arc::new(with_sources(&sources));
        let axis = if folds { Axis::folding(&Timeline::new(Arc::clone(&dataset))) } else { Axis::PLAIN };
        let scale = Scale::on(axis, Viewport::new(start, days).expect("a stretch"), width);
        let rows = SourceRows::new(&dataset, &scale);
        let lane = rows.look(&scale);
        let tally = lane.tally;
        prop_assert_eq!(tally.drawn + tally.clustered + tally.outside + tally.undated, tally.total);
        prop_assert_eq!(tally.total, sources.len());
        let mut seen: Vec<SourceIx> = lane.marks.iter().flat_map(|mark| mark.sources.iter().copied()).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), tally.drawn + tally.clustered, "none twice");
        prop_assert!(!overlaps(&lane));
        for mark in &lane.marks {
            prop_assert!(mark.read <= mark.sources.len() && mark.rect.x0.is_finite() && mark.rect.x1.is_finite());
            prop_assert!(mark.rect.x1 > 0.0 && mark.rect.x0 < width);
            // What it stands for lies within it.
            for source in &mark.sources {
                let bounds = dataset.source(*source).issued.as_ref().expect("dated").bounds();
                let first = bounds.earliest.map_or(f64::NEG_INFINITY, |day| f64::from(day.number()));
                let x = scale.x_from_day(first).clamp(-64.0, width + 64.0);
                prop_assert!(x >= mark.rect.x0 - 1e-6 && x <= mark.rect.x1 + 1e-6, "{x} in {:?}", mark.rect);
            }
            let (x, y) = (f64::midpoint(mark.rect.x0, mark.rect.x1), f64::midpoint(mark.rect.y0, mark.rect.y1));
            prop_assert!(lane.hit(x, y).is_some_and(|at| lane.marks[at].rect.grown(2.0).contains(x, y)));
        }
        // Panning moves none to another row.
        let panned = Scale::on(axis, scale.viewport().panned(0.25), width);
        let again = rows.look(&panned);
        for mark in &again.marks {
            if let Some(before) = lane.mark_of(mark.sources[0]).map(|at| &lane.marks[at]) {
                prop_assert_eq!((before.rect.y0, &before.sources), (mark.rect.y0, &mark.sources));
            }
        }
    }

    #[test]
    fn lines_lead_to_every_dated_source_and_their_words_stand_apart(
        sources in prop::collection::vec((prop::option::weighted(0.9, 0..DATES.len()), any::<bool>()), 1..30),
        start in 690_000.0..738_000.0_f64, days in 1.0..60_000.0_f64, width in 60.0..2_000.0_f64,
    ) {
        let dataset = with_sources(&sources);
        let scale = Scale::new(Viewport::new(start, days).expect("a stretch"), width);
        let lane = SourceRows::new(&dataset, &scale).look(&scale);
        let links = SourceLinks::new(&dataset, EventIx::at(0), &lane, &scale, &measure);
        let mut linked: Vec<SourceIx> = links.links.iter().flat_map(|link| link.sources.iter().map(|told| told.0)).collect();
        linked.sort_unstable();
        let dated = |(at, source): (usize, &annals::dataset::Source)| source.issued.is_some().then(|| SourceIx::at(at));
        let expected: Vec<SourceIx> = dataset.sources.iter().enumerate().filter_map(dated).collect();
        prop_assert_eq!(linked, expected);
        prop_assert_eq!(links.sources.len(), sources.len());
        let labels: Vec<Rect> = links.links.iter().filter_map(|link| link.label.as_ref().map(|label| label.1)).collect();
        for (at, label) in labels.iter().enumerate() {
            prop_assert!(label.x0 >= 0.0 && label.x1 <= width);
            prop_assert!(labels[at + 1..].iter().all(|other| !label.overlaps(*other)));
        }
        for link in &links.links {
            prop_assert_eq!(link.mark.is_none(), link.towards.is_some());
            prop_assert!(link.line.iter().all(|(x, _)| (0.0..=width.max(6.0)).contains(x)), "{:?}", link.line);
        }
    }
}
