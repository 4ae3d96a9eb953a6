//! Property tests of the promises that hold for every date.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::*;

/// Something shaped like EDTF; most of it parses.
fn edtf() -> impl Strategy<Value = String> {
    let year = prop_oneof![
        4 => "-?[0-9]{4}",
        2 => "[12][0-9]{2}[0-9X]",
        1 => "-?[0-9X]{4}",
        1 => "-?[0-9]{4}S[1-4]",
        1 => "Y-?[1-9][0-9]{4}",
    ];
    let month = prop_oneof![3 => "0[1-9]", 2 => "1[0-2]", 1 => "2[1-9]|3[0-9]|4[01]", 1 => "[0-9X]{2}"];
    let day = prop_oneof![4 => "0[1-9]|[12][0-9]", 1 => "[0-3X][0-9X]"];
    let mark = || prop_oneof![6 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    let date =
        (year, proptest::option::of((month, proptest::option::of(day))), [mark(), mark(), mark(), mark()])
            .prop_map(|(year, rest, [a, b, c, d])| match rest {
                None => format!("{year}{a}"),
                Some((month, None)) => format!("{year}{a}-{b}{month}{c}"),
                Some((month, Some(day))) => format!("{year}{a}-{b}{month}-{c}{day}{d}"),
            })
            .boxed();
    let up_to = date.clone().prop_map(|date| format!("..{date}")).boxed();
    let from = date.clone().prop_map(|date| format!("{date}..")).boxed();
    let range = (1000..2000_i32, 0..50_i32).prop_map(|(year, more)| format!("{year}..{}", year + more));
    let end = prop_oneof![
        4 => date.clone(),
        1 => Just(String::new()),
        1 => Just("..".to_owned()),
        1 => up_to.clone(),
        1 => from.clone(),
    ];
    let member = prop_oneof![4 => date.clone(), 1 => up_to, 1 => from, 1 => range];
    let members = proptest::collection::vec(member, 1..4);
    prop_oneof![
        3 => date,
        2 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => (members, any::<bool>()).prop_map(|(members, one)| {
            let members = members.join(",");
            if one { format!("[{members}]") } else { format!("{{{members}}}") }
        }),
    ]
}

/// Years, months, days, seasons and decades of both eras, as EDTF.
fn simple() -> impl Strategy<Value = String> {
    let year = prop_oneof![-3000..3000_i32, -20..20_i32].prop_map(phrase::year_edtf).boxed();
    prop_oneof![
        2 => year.clone(),
        2 => (year.clone(), 1..=12_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
        2 => (year.clone(), 1..=12_u32, 1..=28_u32)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        2 => (year, 21..=41_u32).prop_map(|(year, code)| format!("{year}-{code}")),
        1 => (-300..300_i32).prop_map(|decade| {
            let sign = if decade < 0 { "-" } else { "" };
            format!("{sign}{:03}X", decade.unsigned_abs())
        }),
    ]
}

/// A qualifier, or none.
fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")]
}

/// Words that dates are said with, and some that they are not.
fn word() -> impl Strategy<Value = String> {
    let known = "since from to until between and or earlier later one every year before after by \
                 c. about BCE CE March winter quarter third q1 century of a in the an unknown , - \
                 – ? month day (uncertain) (end uncertain) hemisphere) (southern 2015-03 201X";
    let known: Vec<String> = known.split(' ').map(str::to_owned).collect();
    prop_oneof![
        1 => "[0-9]{1,5}(s|st|th|–[0-9]{1,2})?",
        1 => "[a-zé۰]{1,4}",
        4 => proptest::sample::select(known),
    ]
}

fn says_the_same(date: &Date) -> TestCaseResult {
    let text = date.text();
    let back = match Date::understand(&text) {
        Ok(back) => back,
        Err(error) => {
            return Err(TestCaseError::fail(format!("{} = {text}: {error}", date.edtf())));
        }
    };
    prop_assert_eq!(back.bounds(), date.bounds(), "{} = {}", date.edtf(), text);
    prop_assert_eq!(back.approximate(), date.approximate(), "{}", text);
    prop_assert_eq!(back.uncertain(), date.uncertain(), "{}", text);
    Ok(())
}

/// edtf-core's bound of the same expression, in days; `None` where it has none.
fn oracle(bound: edtf_core::Bound) -> Option<Day> {
    match bound {
        edtf_core::Bound::Date(date) => {
            Day::from_ymd(i32::try_from(date.year).ok()?, u32::from(date.month), u32::from(date.day))
        }
        edtf_core::Bound::NegativeInfinity
        | edtf_core::Bound::PositiveInfinity
        | edtf_core::Bound::Unknown => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1000)
    })]

    #[test]
    fn canonical_form_means_the_same(text in edtf()) {
        if let Ok(date) = Date::parse(&text) {
            let canonical = date.canonical();
            let again = Date::parse(&canonical).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(again.bounds(), date.bounds());
            prop_assert_eq!(again.extent(), date.extent());
            prop_assert_eq!(again.text(), date.text());
            prop_assert_eq!(again.level(), date.level());
            prop_assert_eq!(again.canonical(), canonical);
        }
    }

    #[test]
    fn earliest_is_not_after_latest(text in edtf()) {
        if let Ok(date) = Date::parse(&text) {
            let Bounds { earliest, latest } = date.bounds();
            if let (Some(earliest), Some(latest)) = (earliest, latest) {
                prop_assert!(earliest <= latest, "{}", text);
            }
            if let Extent::Within { days, .. } = date.extent() {
                prop_assert_eq!(date.span(), Some(days));
            }
        }
    }

    /// Two implementations, except for what only this one reads.
    #[test]
    fn bounds_and_level_agree_with_edtf_core(text in edtf()) {
        match (Date::parse(&text), edtf_core::Edtf::parse(&text)) {
            (Ok(ours), Ok(theirs)) => {
                let bounds = theirs.bounds();
                let expected = Bounds { earliest: oracle(bounds.earliest), latest: oracle(bounds.latest) };
                prop_assert_eq!(ours.bounds(), expected, "{}", text);
                prop_assert_eq!(ours.level(), theirs.level(), "{}", text);
                prop_assert_eq!(ours.canonical(), theirs.to_string());
                prop_assert_eq!(ours.approximate(), theirs.is_approximate());
                prop_assert_eq!(ours.uncertain(), theirs.is_uncertain());
            }
            (Ok(ours), Err(_)) => {
                let canonical = ours.canonical();
                prop_assert!(canonical.contains('-') && canonical.contains('X'), "{}", text);
            }
            (Err(ours), Ok(_)) => prop_assert!(false, "{}: {}", text, ours),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn a_year_with_x_before_our_era_mirrors_the_one_in_it(
        digits in "[0-9X]{3}X",
        month in proptest::option::of(1..=12_u32),
    ) {
        let rest = month.map(|month| format!("-{month:02}")).unwrap_or_default();
        let year = |text: String| Date::parse(&text).unwrap().span().unwrap();
        let (before, after) = (year(format!("-{digits}{rest}")), year(format!("{digits}{rest}")));
        prop_assert_eq!(before.first().ymd().0, -after.last().ymd().0);
        prop_assert_eq!(before.last().ymd().0, -after.first().ymd().0);
    }

    #[test]
    fn text_shows_no_minus_and_no_year_0(text in edtf()) {
        if let Ok(date) = Date::parse(&text) {
            let words = date.text();
            prop_assert!(!words.contains('-') && !words.contains('X'), "{}", words);
            let mut parts = words.split(|c: char| !c.is_alphanumeric());
            prop_assert!(!parts.any(|word| word == "0" || word == "0000"), "{}", words);
        }
    }

    #[test]
    fn text_names_no_month_or_day_that_is_not_written(text in simple(), mark in mark()) {
        let date = date(&format!("{text}{mark}"));
        let words = date.text();
        let month = plain::MONTHS.iter().any(|month| words.contains(month));
        match date.precision() {
            Precision::Day => {}
            Precision::Month => prop_assert!(month && !words.starts_with(|c: char| c.is_ascii_digit())),
            Precision::Season => prop_assert!(!month || words.contains(" third of "), "{}", words),
            Precision::Year
            | Precision::Decade
            | Precision::Century
            | Precision::Longer
            | Precision::Period
            | Precision::Set => prop_assert!(!month, "{}", words),
        }
    }

    #[test]
    fn simple_dates_are_understood_from_their_text(text in simple(), mark in mark()) {
        says_the_same(&Date::parse(&format!("{text}{mark}")).unwrap())?;
    }

    #[test]
    fn intervals_are_understood_from_their_text(
        (start, first) in (simple(), mark()),
        (end, last) in (simple(), mark()),
        open in 0..8_u8,
    ) {
        let (start, end) = (format!("{start}{first}"), format!("{end}{last}"));
        let text = match open {
            0 => format!("{start}/.."),
            1 => format!("{start}/"),
            2 => format!("../{end}"),
            3 => format!("/{end}"),
            _ => format!("{start}/{end}"),
        };
        if let Ok(date) = Date::parse(&text) {
            says_the_same(&date)?;
        }
    }

    #[test]
    fn nothing_panics(text in any::<String>()) {
        let read = Date::parse(&text).is_ok();
        prop_assert!(!read || Date::understand(&text).is_ok());
    }

    #[test]
    fn nothing_nearly_edtf_panics(text in "[-0-9XYEST?~%/.,\\[\\]{} –é+:]{0,24}") {
        for answer in [Date::parse(&text), Date::understand(&text)] {
            match answer {
                Ok(date) => prop_assert!(!date.text().is_empty() && date.solar_hijri() != Some(String::new())),
                Err(error) => {
                    prop_assert!(text.is_char_boundary(error.at()), "{}", error);
                    prop_assert!(error.to_string().contains("expected"));
                }
            }
        }
    }

    #[test]
    fn no_words_panic(words in proptest::collection::vec(word(), 0..9)) {
        if let Ok(date) = Date::understand(&words.join(" ")) {
            let again = Date::parse(date.edtf()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(again.bounds(), date.bounds());
        }
    }
}
