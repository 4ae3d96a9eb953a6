//! `annals list`, and the filters that every subcommand shares.

use annals::dataset::{Dataset, built_in};
use serde_json::Value;

use super::{printed, run};

fn shipped() -> Dataset {
    built_in().expect("the built-in dataset").dataset
}

/// What is listed, as JSON.
#[track_caller]
fn listed(filters: &[&str]) -> Vec<Value> {
    let text = printed(&[&["list", "--format", "json"], filters].concat());
    serde_json::from_str(&text).expect("an array")
}

/// The ids of what is listed.
#[track_caller]
fn ids(filters: &[&str]) -> Vec<String> {
    listed(filters).iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
}

fn holds(list: &Value, id: &str) -> bool {
    list.as_array().expect("a list").iter().any(|each| each == id)
}

#[test]
fn json_says_everything_about_every_event() {
    let dataset = shipped();
    let list = listed(&[]);
    assert_eq!(list.len(), dataset.events.len());
    for record in &list {
        let id = record["id"].as_str().expect("an id");
        let event = dataset.events.iter().find(|event| event.id == id).expect("a known id");
        let date = event.date.as_ref();
        let bounds = date.map(annals::date::Date::bounds);
        assert_eq!(record["date"].as_str(), date.map(annals::date::Date::edtf), "{id}");
        assert_eq!(
            record["earliest"].as_str().map(str::to_owned),
            bounds.and_then(|b| b.earliest).map(annals::date::Day::iso)
        );
        assert_eq!(
            record["latest"].as_str().map(str::to_owned),
            bounds.and_then(|b| b.latest).map(annals::date::Day::iso)
        );
        assert_eq!(record["as_written"], *event.as_written);
        assert_eq!(
            (&record["title"], &record["summary"]),
            (&event.title.as_str().into(), &event.summary.as_str().into())
        );
        assert_eq!(record["standing"], event.standing.id());
        assert_eq!(
            record["importance"].as_u64().map(|number| number.to_string()).as_deref(),
            Some(event.importance.id())
        );
        for (field, length) in [
            ("themes", event.themes.len()),
            ("actors", event.actors.len()),
            ("places", event.places.len()),
            ("attributed_to", event.attributed_to.len()),
            ("excerpts", event.excerpts.len()),
            ("other_dates", event.other_dates.len()),
            ("relations", event.relations.len()),
        ] {
            assert_eq!(record[field].as_array().map(Vec::len), Some(length), "{id} {field}");
        }
        for (quoted, excerpt) in record["excerpts"].as_array().expect("a list").iter().zip(&event.excerpts) {
            assert_eq!(quoted["source"], *dataset.source(excerpt.source).id);
            assert_eq!(
                (&quoted["exact"], &quoted["section"]),
                (&excerpt.exact.as_str().into(), &excerpt.section.as_str().into())
            );
            assert_eq!(quoted["note"], serde_json::json!(excerpt.note));
        }
        assert!(holds(&record["themes"], &dataset.theme(event.main_theme()).id));
    }
}

#[test]
fn ndjson_is_the_same_a_line_each() {
    let text = printed(&["list", "--format", "ndjson"]);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(lines, listed(&[]));
    assert_eq!(printed(&["list", "--format", "ndjson", "--search", "nothing says this"]), "");
    assert!(listed(&["--search", "nothing says this"]).is_empty());
}

#[test]
fn the_table_has_a_line_for_each_event() {
    let dataset = shipped();
    let table = printed(&["list"]);
    assert_eq!(table.lines().count(), dataset.events.len());
    for event in &dataset.events {
        let date = event.date.as_ref().map_or_else(|| "undated".to_owned(), annals::date::Date::text);
        let is_its = |line: &str| {
            line.starts_with(&date)
                && line.ends_with(event.title.as_str())
                && line.contains(event.standing.words())
        };
        assert!(table.lines().any(is_its), "{}", event.id);
    }
}

#[test]
fn values_of_one_facet_widen_and_facets_narrow() {
    let theme = |id: &str| ids(&["--theme", id]);
    let (syria, nuclear) = (theme("syria"), theme("nuclear"));
    let both = ids(&["--theme", "syria", "nuclear"]);
    assert_eq!(both, ids(&["--theme", "syria", "--theme", "nuclear"]));
    assert!(both.iter().all(|id| syria.contains(id) || nuclear.contains(id)));
    assert!(syria.iter().chain(&nuclear).all(|id| both.contains(id)));
    for record in listed(&[
        "--theme",
        "military",
        "--actor",
        "russia",
        "--standing",
        "stated",
        "--source",
        "therme-2022",
    ]) {
        assert!(holds(&record["themes"], "military") && record["standing"] == "stated", "{record}");
        assert!(holds(&record["actors"], "russia") || holds(&record["attributed_to"], "russia"), "{record}");
    }
    let place = shipped().places[0].id.clone();
    assert!(listed(&["--place", &place]).iter().all(|record| holds(&record["places"], &place)));
}

#[test]
fn a_span_asks_possibly_or_certainly() {
    let span = ["--from", "2015", "--to", "2016"];
    let possibly = listed(&span);
    let certainly = listed(&[&span[..], &["--when", "certainly"]].concat());
    assert_eq!(possibly, listed(&[&span[..], &["--when", "possibly"]].concat()));
    assert!(!certainly.is_empty() && certainly.len() < possibly.len());
    let day = |record: &Value, end: &str| record[end].as_str().map(str::to_owned);
    for record in &possibly {
        assert!(day(record, "earliest").is_none_or(|day| day.as_str() <= "2016-12-31"), "{record}");
        assert!(day(record, "latest").is_none_or(|day| day.as_str() >= "2015-01-01"), "{record}");
    }
    for record in &certainly {
        assert!(day(record, "earliest").is_some_and(|day| day.as_str() >= "2015-01-01"), "{record}");
        assert!(day(record, "latest").is_some_and(|day| day.as_str() <= "2016-12-31"), "{record}");
    }
    assert!(listed(&["--from", "2015"]).len() > possibly.len());
}

#[test]
fn a_search_takes_words_in_any_order_and_case() {
    let found = ids(&["--search", "SHANGHAI organisation"]);
    assert!(!found.is_empty());
    assert_eq!(found, ids(&["--search", "organisation shanghai"]));
}

#[test]
fn what_is_unknown_is_named_with_the_nearest_that_is_known() {
    for (option, id, nearest) in [
        ("--theme", "syrai", "syria"),
        ("--actor", "irann", "iran"),
        ("--source", "therme-2021", "therme-2022"),
        ("--standing", "aleged", "alleged"),
    ] {
        for subcommand in ["list", "export"] {
            let said = run(&[subcommand, option, id]).complaint(2);
            assert!(said.contains(id) && said.contains(&format!("did you mean “{nearest}”?")), "{said}");
        }
    }
    let said = run(&["list", "--place", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"]).complaint(2);
    assert!(!said.contains("did you mean"), "{said}");
}

#[test]
fn a_span_that_makes_no_sense_is_wrong_usage() {
    let said = run(&["list", "--from", "2016", "--to", "2015"]).complaint(2);
    assert!(said.contains("--to") && said.contains("--from"), "{said}");
    let said = run(&["list", "--from", "2015-13"]).complaint(2);
    assert!(said.contains("--from") && said.contains("month 13"), "{said}");
}

#[test]
fn a_span_is_given_in_edtf_or_in_words() {
    for (words, edtf) in [
        ("March 2015", "2015-03"),
        ("autumn 2016", "2016-23"),
        ("2010s", "201X"),
        ("11 August 2021", "2021-08-11"),
    ] {
        assert_eq!(listed(&["--from", words]), listed(&["--from", edtf]), "from {words}");
        assert_eq!(listed(&["--to", words]), listed(&["--to", edtf]), "to {words}");
    }
    assert!(listed(&["--from", "March 2015", "--to", "autumn 2016"]).len() < listed(&[]).len());
}

#[test]
fn a_bad_end_of_a_span_is_told_with_its_option_and_both_ways_to_write_it() {
    for option in ["--from", "--to"] {
        for text in ["banana", "banana 2015", "2015-13", "", "99999999999", "the 1900s"] {
            let said = run(&["list", option, text]).complaint(2);
            assert!(said.starts_with(&format!("annals: {option}: ")), "{said}");
            assert!(said.contains("EDTF") && said.matches("\"March 2015\"").count() == 1, "{said}");
            assert!(!said.contains("year banana"), "{said}");
        }
    }
}

#[test]
fn that_nothing_matches_is_said_beside_the_table() {
    let nothing = ["--search", "nothing says this"];
    for (format, out, err) in [("table", "", "0 events match.\n"), ("json", "[]\n", ""), ("ndjson", "", "")] {
        let ran = run(&[&["list", "--format", format], &nothing[..]].concat());
        assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (Some(0), out, err), "{format}");
    }
}

#[test]
fn years_before_the_common_era_are_no_options() {
    // Possibly, what began nobody knows when was going on then.
    assert!(listed(&["--from", "-0476", "--to", "-0001", "--when", "certainly"]).is_empty());
    assert_eq!(listed(&["--from", "-0476"]), listed(&["--from", "0001"]));
}

#[test]
fn what_must_not_be_there_is_left_out() {
    let all = listed(&[]);
    let without: Vec<String> = all
        .iter()
        .filter(|event| !holds(&event["themes"], "syria") && event["standing"] != "alleged")
        .map(|event| event["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(ids(&["--not-theme", "syria", "--not-standing", "alleged"]), without);
    let landmarks = listed(&["--importance", "1"]);
    assert!(!landmarks.is_empty() && landmarks.iter().all(|event| event["importance"] == 1));
    let years = listed(&["--precision", "year", "season"]);
    assert!(years.len() > 1 && years.iter().all(|event| !event["date"].is_null()));
    let said = run(&["list", "--theme", "syria", "--not-theme", "syria"]).complaint(2);
    assert_eq!(said, "annals: --theme and --not-theme both name “syria”");
    let said = run(&["list", "--not-precision", "yaer"]).complaint(2);
    assert_eq!(said, "annals: no precision has the id “yaer”; did you mean “year”?");
}

/// The line in an export writes the same export again, with every facet and every exclusion in it.
#[test]
fn an_export_repeats_exclusions() {
    let filters =
        "--not-theme syria --precision day --not-importance 3 --not-actor iran --not-source vatanka-2022";
    let arguments: Vec<&str> = ["export"].into_iter().chain(filters.split(' ')).collect();
    let text = printed(&arguments);
    let words = "Theme: not Syria; Actor: not Iran; Source: not A New Chapter for Iran and Russia; Precision: Day; \
                 Importance: not Detail";
    assert!(text.contains(words), "{text}");
    let line = "annals export --not-theme syria --not-actor iran --not-source vatanka-2022 --precision day \
                --not-importance 3";
    assert!(text.contains(line), "{text}");
    let again: Vec<&str> = line.split(' ').skip(1).collect();
    assert_eq!(printed(&again), text);
}
