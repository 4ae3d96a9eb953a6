//! `--search` on the command line, and that the window understands the same.

use std::path::PathBuf;

use annals::dataset::built_in;
use annals::state::{Action, FilterAction, Settings, State};

use super::{printed, run};

/// The ids of what `annals list --search` lists.
#[track_caller]
fn listed(search: &str) -> Vec<String> {
    let id = |line: &str| {
        let event: serde_json::Value = serde_json::from_str(line).expect("an object");
        event["id"].as_str().expect("an id").to_owned()
    };
    printed(&["list", "--format", "ndjson", "--search", search]).lines().map(id).collect()
}

/// The ids of what the window shows.
fn shown(search: &str) -> Vec<String> {
    let dataset = built_in().expect("the built-in dataset").dataset;
    let mut state = State::new(dataset, None, Settings::default(), PathBuf::new());
    assert_eq!(state.apply(Action::Filter(FilterAction::Search(search.to_owned()))), None);
    assert_eq!(state.search_mistakes(), []);
    state.matches().iter().map(|event| state.dataset().event(event).id.to_string()).collect()
}

#[test]
fn the_command_line_and_the_window_find_the_same() {
    let all = listed("").len();
    for search in
        EXAMPLES.iter().copied().chain(["RAVABET", "“nuclear deal", "-putin", "standing:alleged theme:syria"])
    {
        let found = listed(search);
        assert_eq!(found, shown(search), "{search}");
        assert!((1..all).contains(&found.len()), "{search} finds {} of {all}", found.len());
    }
    assert_eq!(listed("xyzzy"), shown("xyzzy"));
}

/// What the README shows.
const EXAMPLES: &[&str] = &[
    "astana syria",
    "\"nuclear deal\"",
    "rouhani -putin",
    "actor:zarif theme:syria",
    "standing:alleged after:2015 before:2022",
    "on:\"August 2021\"",
    "cites:reuters importance:2",
    "title:visit place:moscow",
];

#[test]
fn the_readme_shows_searches_that_find_something() {
    let readme = include_str!("../../../README.md");
    for example in EXAMPLES {
        assert!(readme.contains(&format!("`{example}`")), "{example}");
    }
    let fields: Vec<&str> = annals::query::Field::ALL.iter().map(|field| field.name()).collect();
    for field in fields {
        assert!(readme.contains(&format!("`{field}:")), "{field}");
    }
}

#[test]
fn a_mistake_in_a_search_is_wrong_usage() {
    for (search, said) in [
        ("actr:zarif", "annals: --search: no field is called “actr”; did you mean “actor”?"),
        (
            "putin standing:aleged",
            "annals: --search: no standing is called “aleged”; did you mean “alleged”?",
        ),
        ("-after:", "annals: --search: “after:” needs a value, such as after:2015-06"),
    ] {
        for subcommand in ["list", "export"] {
            assert_eq!(run(&[subcommand, "--search", search]).complaint(2), said);
        }
    }
    let said = run(&["list", "--search", "before:2015-13"]).complaint(2);
    assert!(said.starts_with("annals: --search: before: at 6: month 13"), "{said}");
}

#[test]
fn an_export_says_the_search_and_the_line_that_repeats_it() {
    let text = printed(&["export", "--search", "-\"nuclear deal\" Actor:zarif"]);
    assert!(
        text.contains("Text: “-\\\"nuclear deal\\\" actor:zarif”")
            || text.contains("Text: “-\"nuclear deal\" actor:zarif”"),
        "{text}"
    );
    assert!(
        text.contains("annals export --search '-\"nuclear deal\" actor:zarif'")
            || text.contains("annals export --search '-\\\"nuclear deal\\\" actor:zarif'"),
        "{text}"
    );
    let again = printed(&["export", "--search", "-\"nuclear deal\" actor:zarif"]);
    assert_eq!(again, text);
}
