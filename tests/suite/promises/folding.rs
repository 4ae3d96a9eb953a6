//! Folded time: empty time only, named, and without anything drawn or labelled in its place.

use annals::date::{Date, Days, Extent, Limit, Precision};
use annals::layout::{LABEL_GAP, Scale, SolarHijriRow, Tick, Ticks, TypeIn};
use annals::timeline::{Axis, Timeline};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestCaseResult;

use super::scene::look;
use crate::support::random::dataset;

/// The days among which something dated begins or ends.
fn turns(date: &Date) -> Vec<Days> {
    let bounds = date.bounds();
    match date.extent() {
        Extent::Within { days, .. } => vec![days],
        Extent::Period { .. } if date.precision() == Precision::Set => bounds
            .earliest
            .zip(bounds.latest)
            .and_then(|(first, last)| Days::new(first, last))
            .into_iter()
            .collect(),
        Extent::Period { start, end } => [start, end]
            .into_iter()
            .filter_map(|limit| if let Limit::Within { days, .. } = limit { Some(days) } else { None })
            .collect(),
    }
}

fn all_turns(timeline: &Timeline) -> Vec<(f64, f64)> {
    let events = timeline.dataset().events.iter().filter(|event| event.date.is_some());
    let dates =
        events.flat_map(|event| event.date.iter().chain(event.other_dates.iter().map(|other| &other.date)));
    let reach = |days: Days| (f64::from(days.first().number()), f64::from(days.last().number()) + 1.0);
    dates.flat_map(turns).map(reach).collect()
}

fn measure(text: &str, type_in: TypeIn) -> f64 {
    let wide = if type_in == TypeIn::Major { 7.1 } else { 6.2 };
    wide * text.chars().count() as f64
}

/// No tick and no label stands in a break, and no label touches the next.
fn keeps_clear(row: &[Tick], scale: &Scale, width: &dyn Fn(&str) -> f64) -> TestCaseResult {
    let breaks: Vec<(f64, f64)> = scale
        .axis()
        .breaks()
        .iter()
        .map(|each| (scale.x_from_day(each.from), scale.x_from_day(each.to)))
        .collect();
    for tick in row.iter().filter(|tick| !tick.began_before) {
        prop_assert!(
            breaks.iter().all(|(from, to)| tick.x <= from + 1e-6 || tick.x >= to - 1e-6),
            "{tick:?} {breaks:?}"
        );
    }
    let shown: Vec<&Tick> = row.iter().filter(|tick| !tick.label.is_empty()).collect();
    for tick in &shown {
        let (x0, x1) = (tick.label_x, tick.label_x + width(&tick.label));
        let is_pushed_out = tick.began_before && tick.label_x < LABEL_GAP;
        prop_assert!(
            is_pushed_out || breaks.iter().all(|(from, to)| x1 <= from + 1e-6 || x0 >= to - 1e-6),
            "{tick:?} runs into a break: {breaks:?}"
        );
    }
    for pair in shown.windows(2) {
        prop_assert!(pair[0].label_x + width(&pair[0].label) < pair[1].label_x, "{pair:?}");
    }
    prop_assert!(row.windows(2).all(|pair| pair[0].x <= pair[1].x), "{row:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Nothing certainly or possibly begins or ends in folded time; there is air beside what does.
    #[test]
    fn only_empty_time_is_folded(data in dataset(30)) {
        let timeline = data.timeline();
        let axis = Axis::folding(&timeline);
        let whole = axis.whole(&timeline);
        for each in axis.breaks() {
            for (from, to) in all_turns(&timeline) {
                prop_assert!(to < each.from || from > each.to, "{from}..{to} lies in {each:?}");
            }
            let length = axis.position(each.to) - axis.position(each.from);
            prop_assert!(length * 2.0 <= each.days(), "{each:?} is hardly shorter: {length}");
            prop_assert!(length >= whole.days() / 60.0, "{each:?} can't be seen in {whole:?}");
            prop_assert!(!each.text().is_empty() && !each.length_text().starts_with('0'), "{each:?}");
        }
    }

    /// Where decades are empty, they are folded.
    #[test]
    fn a_long_gap_is_folded(data in dataset(30)) {
        let timeline = data.timeline();
        let axis = Axis::folding(&timeline);
        let mut turns = all_turns(&timeline);
        turns.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut end = f64::INFINITY;
        for (from, to) in turns {
            let whole = timeline.whole();
            let (end_inside, from_inside) = (end.max(whole.start()), from.min(whole.end()));
            let is_long = from_inside - end_inside > whole.days() / 4.0 && from_inside - end_inside > 365.0;
            prop_assert!(!is_long || axis.breaks().iter().any(|each| each.from > end && each.to < from), "{end}..{from}");
            end = if end.is_finite() { end.max(to) } else { to };
        }
    }

    /// What is not folded is as wide as it was at the same scale.
    #[test]
    fn dates_keep_their_width(data in dataset(30), look in look()) {
        let timeline = data.timeline();
        let scale = look.folding().scale(&timeline);
        for (from, to) in all_turns(&timeline) {
            let (x0, x1) = (scale.x_from_day(from), scale.x_from_day(to));
            let width = (to - from) * scale.points_per_day();
            prop_assert!((x1 - x0 - width).abs() <= 1e-6 * (1.0 + x1.abs()), "{from}..{to}");
        }
    }

    #[test]
    fn the_ruler_keeps_clear_of_breaks(data in dataset(12), look in look()) {
        let scale = look.folding().scale(&data.timeline());
        let ticks = Ticks::new(scale, &measure);
        keeps_clear(&ticks.major, &scale, &|text| measure(text, TypeIn::Major))?;
        keeps_clear(&ticks.minor, &scale, &|text| measure(text, TypeIn::Minor))?;
        let minor = |text: &str| measure(text, TypeIn::Minor);
        keeps_clear(&SolarHijriRow::new(scale, &minor).ticks, &scale, &minor)?;
        // No name stands twice.
        let names: Vec<&str> = ticks.major.iter().map(|tick| tick.label.as_str()).filter(|name| !name.is_empty()).collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), names.len(), "{:?}", names);
    }
}

/// Else the properties above would hold of axes that are never folded.
#[test]
fn random_datasets_have_empty_time() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let folded = (0..200).filter(|_| {
        let data = dataset(30).new_tree(&mut runner).expect("a dataset").current();
        !Axis::folding(&data.timeline()).is_plain()
    });
    let folded = folded.count();
    assert!(folded > 60, "only {folded} of 200");
}
