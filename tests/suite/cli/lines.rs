//! The command lines that the window writes, read by a real shell.
#![cfg(unix)]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use annals::dataset::{self, EventIx};
use annals::export::{Grouping, markdown};
use annals::query::{Comparison, Facet};
use annals::state::{
    Action, ChooseAction, ExportAction, FilterAction, LanesAction, SelectAction, Settings, SpanAction, State,
    TableAction,
};

use super::{Ran, printed, run};

fn window() -> State {
    let loaded = dataset::built_in().expect("the shipped dataset is sound");
    State::new(loaded.dataset, None, Settings::default(), PathBuf::new())
}

/// What a shell makes of a line, with the program in its path and no display.
fn shell(line: &str) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("annals");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_annals"), program).expect("linked");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", line]).env("PATH", folder.path());
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        shell.env_remove(name);
    }
    shell.output().expect("a shell").into()
}

fn compare(state: &mut State, ids: [&str; 2]) {
    let [first, second] = ids.map(|id| Facet::Actor.find(state.dataset(), id).expect("an actor"));
    let comparison = Comparison { facet: Facet::Actor, first, second };
    state.apply(Action::Filter(FilterAction::Compare(comparison)));
}

fn choose(state: &mut State, places: &[usize]) {
    let events: Vec<EventIx> = places.iter().map(|place| state.timeline().all()[*place]).collect();
    state.apply(Action::Select(SelectAction::Nothing));
    for event in events {
        state.apply(Action::Choose(ChooseAction::Toggle(event)));
    }
}

/// The command in the front matter of what the window exports, and the whole of that.
fn exported(state: &mut State) -> (Option<String>, String) {
    state.apply(Action::Export(ExportAction::Open));
    let text = markdown::write(&state.document());
    let line = text.lines().find_map(|line| line.strip_prefix("command: "));
    (line.map(|line| serde_json::from_str(line).expect("a text in double quotes")), text)
}

#[test]
fn a_shell_writes_the_export_of_the_window_again() {
    let mut state = window();
    compare(&mut state, ["russia", "iran"]);
    state.apply(Action::Filter(FilterAction::Search("iran -\"it's\" $HOME".to_owned())));
    let (command, text) = exported(&mut state);
    let command = command.expect("a command");
    assert!(command.contains("--compare actor:russia,iran"), "{command}");
    assert_eq!(shell(&command).done(), text, "{command}");

    state.apply(Action::Filter(FilterAction::Search(String::new())));
    state.apply(Action::Span(SpanAction::Type { from: "1943".to_owned(), to: "2015".to_owned() }));
    let (command, text) = exported(&mut state);
    assert!(text.contains("filter: \"Actor: Iran or Russia\""), "{text}");
    assert_eq!(shell(&command.expect("a command")).done(), text);
}

#[test]
fn a_shell_writes_the_chosen_events_again() {
    let mut state = window();
    state.apply(Action::Span(SpanAction::Type { from: "2015".to_owned(), to: "2016".to_owned() }));
    choose(&mut state, &[60, 3, 17]);
    for grouping in Grouping::ALL {
        state.apply(Action::Export(ExportAction::Group(*grouping)));
        let (command, text) = exported(&mut state);
        let command = command.expect("a command");
        assert!(command.starts_with("annals export --choose "), "{command}");
        assert!(text.contains("selection: \"picked by hand\"\n"), "{text}");
        assert_eq!(shell(&command).done(), text, "{command}");
    }
}

#[test]
fn more_chosen_events_than_a_line_can_name_have_no_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = "{\"format\":1,\"title\":\"T\",\"themes\":[{\"id\":\"a\",\"label\":\"A\"}],\"sources\":\
                    [{\"id\":\"s\",\"role\":\"Read\",\"kind\":\"Book\",\"title\":\"S\"}]}\n"
        .to_owned();
    for at in 0..201 {
        writeln!(
            text,
            "{{\"id\":\"e{at}\",\"title\":\"E\",\"themes\":[\"a\"],\"standing\":\"Stated\",\"excerpts\":\
             [{{\"source\":\"s\",\"exact\":\"x\"}}]}}"
        )
        .expect("a text");
    }
    let file = folder.path().join("many events.ndjson");
    std::fs::write(&file, text).expect("written");
    let loaded = dataset::open(Some(&file)).expect("sound");
    let mut state = State::new(loaded.dataset, Some(file), Settings::default(), PathBuf::new());
    state.apply(Action::Choose(ChooseAction::All));
    let (command, text) = exported(&mut state);
    assert_eq!(command, None);
    assert!(
        text.contains("selection: \"picked by hand, and too many to name in a command line\"\n"),
        "{text}"
    );
    assert!(text.contains("\"e0\"") && text.contains("\"e200\""), "but each is listed");
    let first = state.timeline().all()[0];
    state.apply(Action::Choose(ChooseAction::Toggle(first)));
    let (command, text) = exported(&mut state);
    assert_eq!(shell(&command.expect("a command")).done(), text);
}

/// Without a display the line comes as far as the window: everything in it was understood.
#[cfg(feature = "gui")]
#[test]
fn a_shell_understands_the_line_of_a_view() {
    let mut state = window();
    state.apply(Action::Filter(FilterAction::Search("-\"it's\" iran".to_owned())));
    compare(&mut state, ["russia", "iran"]);
    state.apply(Action::Lanes(LanesAction::Move { from: 0, to: 2 }));
    state.apply(Action::Lanes(LanesAction::Toggle(1)));
    state.apply(Action::Table(TableAction::Toggle));
    choose(&mut state, &[60, 3, 17]);
    let line = state.command_line();
    for option in ["--compare", "--lane-order", "--collapse", "--table", "--choose", "--select", "--search"] {
        assert!(line.contains(option), "{option}: {line}");
    }
    let said = shell(&line).complaint(3);
    assert!(said.contains("display"), "{said}");
}

#[test]
fn chosen_events_are_listed_in_time_order_each_once() {
    let all: serde_json::Value = serde_json::from_str(&printed(&["list", "--format", "json"])).expect("JSON");
    let id = |at: usize| all[at]["id"].as_str().expect("an id");
    let (late, early) = (id(40), id(4));
    let list = printed(&["list", "--format", "json", "--choose", late, early, late]);
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list, serde_json::json!([all[4], all[40]]));
    let said = run(&["list", "--choose", &format!("{early}x")]).complaint(2);
    assert!(said.contains(&format!("did you mean “{early}”?")), "{said}");
    for filter in
        [["--from", "2015"], ["--not-theme", "syria"], ["--search", "iran"], ["--when", "certainly"]]
    {
        let said = run(&[&["list", "--choose", early], &filter[..]].concat()).complaint(2);
        assert!(said.contains("leave out the filters"), "{said}");
    }
}
