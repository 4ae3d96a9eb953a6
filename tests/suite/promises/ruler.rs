//! The ruler: true to the calendar at every scale, never crowded, never repeated, the stretch at the left edge named.

use std::collections::BTreeSet;

use annals::date::{Day, solar_hijri};
use annals::layout::{LABEL_GAP, Scale, SolarHijriRow, Tick, Ticks, TypeIn};
use annals::timeline::Viewport;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// The names above are set a little wider than the labels below.
fn measure(text: &str, type_in: TypeIn) -> f64 {
    let wide = match type_in {
        TypeIn::Major => 7.1,
        TypeIn::Minor => 6.2,
    };
    wide * text.chars().count() as f64
}

fn minor(text: &str) -> f64 {
    measure(text, TypeIn::Minor)
}

/// From a week to four times all that the calendar can name, on narrow and wide windows; half of them where most
/// datasets are, the others anywhere.
fn scale() -> impl Strategy<Value = Scale> {
    let reach = f64::from(Day::MAX.number());
    let days = prop_oneof![(7.0_f64.ln()..1.0e5_f64.ln()), (7.0_f64.ln()..4.0e8_f64.ln())].prop_map(f64::exp);
    let start = prop_oneof![600_000.0..760_000.0_f64, -1.0e6..1.0e6_f64, -reach..reach];
    (start, days, 120.0..4000.0_f64)
        .prop_map(|(start, days, width)| Scale::new(Viewport::new(start, days).expect("finite"), width))
}

fn day(instant: f64) -> Day {
    #[expect(clippy::cast_possible_truncation, reason = "a whole day")]
    Day::from_number(instant as i32).expect("in the calendar")
}

fn labelled(row: &[Tick]) -> Vec<&Tick> {
    row.iter().filter(|tick| !tick.label.is_empty()).collect()
}

fn is_tidy(row: &[Tick], scale: Scale, width: fn(&str) -> f64) -> TestCaseResult {
    prop_assert!(row.windows(2).all(|pair| pair[0].x < pair[1].x && (pair[0].end - pair[1].day).abs() < 0.5));
    let shown = labelled(row);
    for pair in shown.windows(2) {
        prop_assert!(pair[0].label_x + width(&pair[0].label) < pair[1].x, "{pair:?}");
    }
    for tick in shown.iter().filter(|tick| tick.x >= 0.0) {
        prop_assert!(tick.label_x + width(&tick.label) <= scale.width(), "cut: {tick:?}");
    }
    // Small ticks stand well apart, too.
    prop_assert!(row.len() as f64 <= 4.0 + scale.width() / 8.0, "{} ticks", row.len());
    Ok(())
}

/// Nothing stands twice among these.
fn is_unique<'a>(labels: impl Iterator<Item = &'a str>) -> TestCaseResult {
    let mut seen = BTreeSet::new();
    for label in labels.filter(|label| !label.is_empty()) {
        prop_assert!(seen.insert(label), "{label} stands twice");
    }
    Ok(())
}

/// The years, months and days on which ticks stand begin what their row says.
fn is_on_a_boundary(ticks: &Ticks) -> TestCaseResult {
    for tick in ticks.major.iter().chain(&ticks.minor).filter(|tick| day(tick.day) > Day::MIN) {
        let (_, month, dom) = day(tick.day).ymd();
        let is_day = ticks.minor.contains(tick) && tick.end - tick.day < 15.0;
        let is_month = tick.end - tick.day < 300.0;
        prop_assert!(is_day || dom == 1, "{tick:?}");
        prop_assert!(is_day || is_month || month == 1, "{tick:?}");
    }
    Ok(())
}

/// The boundaries that carry ticks, and what is named there, where two views of one scale both see them.
fn is_the_same_where_both_see(before: &[Tick], after: &[Tick], (from, to): (f64, f64)) -> TestCaseResult {
    let seen = |row: &[Tick]| -> Vec<f64> {
        row.iter().map(|tick| tick.day).filter(|day| *day > from && *day < to).collect()
    };
    prop_assert_eq!(seen(before), seen(after));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn rows_are_tidy_true_and_never_say_a_thing_twice(scale in scale()) {
        let ticks = Ticks::new(scale, &measure);
        is_tidy(&ticks.major, scale, |text| measure(text, TypeIn::Major))?;
        is_tidy(&ticks.minor, scale, minor)?;
        is_on_a_boundary(&ticks)?;
        is_unique(ticks.major.iter().map(|tick| tick.label.as_str()))?;
        for part in &ticks.major {
            let below = ticks.minor.iter().filter(|tick| tick.day >= part.day && tick.day < part.end);
            is_unique(below.map(|tick| tick.label.as_str()))?;
        }
        if ticks.minor_in_years {
            is_unique(ticks.minor.iter().map(|tick| tick.label.as_str()))?;
        }
        // There is no year 0, under any name.
        let texts = ticks.major.iter().chain(&ticks.minor).map(|tick| tick.label.as_str());
        prop_assert!(texts.clone().all(|text| !text.starts_with("0 ") && !text.starts_with('-')));
    }

    #[test]
    fn the_stretch_at_the_left_edge_is_always_named(scale in scale()) {
        let ticks = Ticks::new(scale, &measure);
        let left = scale.viewport().start();
        prop_assume!(left >= f64::from(Day::MIN.number()) && left < f64::from(Day::MAX.number()));
        let first = &ticks.major[0];
        prop_assert!(first.day <= left && left < first.end, "{first:?} does not hold {left}");
        let year = Ticks::new(scale, &measure).major[0].label.clone();
        prop_assert!(!year.is_empty() || first.x >= 0.0);
        // It stands at the edge, or has just been pushed out by the next.
        let room = scale.x_from_day(first.end) - measure(&first.label, TypeIn::Major);
        let expected = if first.x < 0.0 { LABEL_GAP.min(room - 4.0) } else { first.x + LABEL_GAP };
        prop_assert!((first.label_x - expected).abs() < 1e-3 || ticks.major.len() == 1, "{first:?}");
    }

    #[test]
    fn panning_changes_no_boundary(scale in scale(), shift in -1.0..1.0_f64) {
        let panned = Scale::new(scale.viewport().panned(shift), scale.width());
        let (before, after) = (Ticks::new(scale, &measure), Ticks::new(panned, &measure));
        let (a, b) = (scale.viewport(), panned.viewport());
        let both = (a.start().max(b.start()) + 1.0, a.end().min(b.end()) - 1.0);
        is_the_same_where_both_see(&before.major, &after.major, both)?;
        is_the_same_where_both_see(&before.minor, &after.minor, both)?;
        let rows = (SolarHijriRow::new(scale, &minor), SolarHijriRow::new(panned, &minor));
        is_the_same_where_both_see(&rows.0.ticks, &rows.1.ticks, both)?;
    }

    #[test]
    fn the_solar_hijri_row_is_tidy_and_true(scale in scale()) {
        let row = SolarHijriRow::new(scale, &minor);
        is_tidy(&row.ticks, scale, minor)?;
        is_unique(row.ticks.iter().map(|tick| tick.label.as_str()))?;
        for tick in &row.ticks {
            let date = solar_hijri(day(tick.day)).expect("only where the calendar is good");
            let is_day = tick.end - tick.day < 15.0;
            prop_assert!(is_day || date.day == 1, "{tick:?}");
            prop_assert!(tick.end - tick.day < 300.0 || date.month == 1, "{tick:?}");
            let names_it = tick.label.is_empty()
                || tick.label.ends_with(&date.year.to_string())
                || tick.label == format!("{} {}", date.day, date.month_name());
            let names_it = names_it || (tick.x < 0.0 && tick.label == date.month_name());
            prop_assert!(names_it, "{tick:?} is {date}");
        }
    }
}
