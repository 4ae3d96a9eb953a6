//! `annals date`: what a date means.

use serde_json::{Value, json};

use super::{printed, run};

#[track_caller]
fn meaning(edtf: &str) -> Value {
    serde_json::from_str(&printed(&["date", edtf, "--format", "json"])).expect("an object")
}

#[test]
fn json_says_what_a_date_means() {
    assert_eq!(
        meaning("2021-23"),
        json!({
            "input": "2021-23", "edtf": "2021-23", "level": 1, "earliest": "2021-09-01", "latest": "2021-11-30",
            "approximate": false, "uncertain": false, "text": "autumn 2021", "solar_hijri": "Shahrivar – Azar 1400",
        })
    );
    for (edtf, field, expected) in [
        ("2015", "earliest", json!("2015-01-01")),
        ("2015", "latest", json!("2015-12-31")),
        ("2015", "level", json!(0)),
        ("1989~", "approximate", json!(true)),
        ("1989?", "uncertain", json!(true)),
        ("1989%", "uncertain", json!(true)),
        ("2005/..", "latest", json!(null)),
        ("2005/", "latest", json!(null)),
        ("2005/..", "solar_hijri", json!(null)),
        ("-0476", "text", json!("477 BCE")),
        ("-0476", "earliest", json!("-0476-01-01")),
        ("2021-08-11", "solar_hijri", json!("20 Mordad 1400")),
        ("201X", "text", json!("2010s")),
        (" 2015 ", "input", json!(" 2015 ")),
    ] {
        assert_eq!(meaning(edtf)[field], expected, "{edtf} {field}");
    }
}

#[test]
fn people_read_it_in_lines() {
    let text = printed(&["date", "2021-08"]);
    for words in ["August 2021", "1 August 2021", "31 August 2021", "Solar Hijri", "2021-08, level 0"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(printed(&["date", "--", "-0476"]), printed(&["date", "-0476"]));
}

#[test]
fn a_bad_date_is_told_with_its_place() {
    for (edtf, place, words) in [
        ("2015-13", "at 6", "month 13"),
        ("2015-02-30", "at 9", "day 30"),
        ("2015-1", "at 6", ""),
        ("", "at 1", ""),
        ("31/12/2015", "at ", ""),
    ] {
        let said = run(&["date", edtf]).complaint(1);
        assert!(said.contains(place) && said.contains(words) && said.contains("expected"), "{edtf}: {said}");
    }
    let said = run(&["date", "autumn 2021"]).complaint(1);
    assert!(said.contains("2021-23"), "plain words are told in EDTF: {said}");
}

/// In JSON both are null; people are told which it is.
#[test]
fn an_open_end_is_not_an_unknown_one() {
    for (edtf, earliest, latest) in [
        ("2015/..", "1 January 2015", "open"),
        ("2015/", "1 January 2015", "not known"),
        ("../2015", "open", "31 December 2015"),
        ("/2015", "not known", "31 December 2015"),
        ("[..1990]", "open", "31 December 1990"),
        ("{1990..}", "1 January 1990", "open"),
        ("2015", "1 January 2015", "31 December 2015"),
    ] {
        let text = printed(&["date", edtf]);
        let line = |name: &str| {
            text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).expect("a line")
        };
        assert_eq!((line("earliest"), line("latest")), (earliest, latest), "{edtf}");
    }
}
