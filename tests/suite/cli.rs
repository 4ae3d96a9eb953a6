//! The real program: what it prints, what it writes, and the status it ends with.

mod citing;
mod dates;
mod documents;
mod evidence;
mod files;
mod lines;
mod listing;
mod ndjson;
mod noting;
mod searching;
mod verify;

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

/// The program, with no display in its environment.
fn annals() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annals"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// How a run ended.
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    /// What was printed by a run that must end well.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!(self.status, Some(0), "{}", self.err);
        self.out
    }

    /// The one line of complaint of a run that must end with a status and print nothing.
    #[track_caller]
    fn complaint(self, status: i32) -> String {
        assert_eq!((self.status, self.out.as_str()), (Some(status), ""), "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        self.err.trim_end().to_owned()
    }
}

/// Runs the program to its end.
fn run<A: AsRef<OsStr>>(arguments: &[A]) -> Ran {
    annals().args(arguments).output().expect("the program runs").into()
}

/// What a run that must end well prints.
#[track_caller]
fn printed<A: AsRef<OsStr>>(arguments: &[A]) -> String {
    run(arguments).done()
}

#[test]
fn help_and_version_end_well() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--version"],
        &["help"],
        &["list", "--help"],
        &["export", "-h"],
        &["cite", "-h"],
        &["verify", "-h"],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(!ran.out.is_empty(), "{arguments:?}");
    }
    let help = printed(&["--help"]);
    for word in ["export", "cite", "list", "check", "verify", "date", "--from", "--when", "Exit status"] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["--no-such-option"][..],
        &["list", "--no-such-option"],
        &["list", "--format", "yaml"],
        &["list", "--when", "perhaps"],
        &["export", "--format", "html"],
        &["date"],
        &["date", "2015", "2016"],
        &["list", "--theme"],
    ] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
    assert!(run(&["list", "--thme", "syria"]).err.contains("--theme"), "the nearest option is named");
}

#[test]
fn a_word_that_is_neither_file_nor_subcommand_is_wrong_usage() {
    let known = "is neither a file nor a subcommand (export, cite, list, check, verify, date)";
    for (arguments, word, nearest) in [
        (&["museum"][..], "museum", None),
        (&["verfy", "--library", "books"], "verfy", Some("verify")),
        (&["museum", "--library", "books"], "museum", None),
        (&["exprot", "-o", "x.md"], "exprot", Some("export")),
        (&["lst", "--format", "json"], "lst", Some("list")),
        (&["--from", "2015", "chekc"], "chekc", Some("check")),
        (&["--from", "March", "2015"], "2015", None),
    ] {
        let meant = nearest.map(|nearest| format!("; did you mean “{nearest}”?")).unwrap_or_default();
        assert_eq!(run(arguments).complaint(2), format!("annals: “{word}” {known}{meant}"), "{arguments:?}");
    }
    // What looks like a path is one; a folder of that name is there.
    for path in ["./report", "report.ron", "src"] {
        assert_ne!(run(&[path]).status, Some(2), "{path}");
    }
}

#[cfg(feature = "gui")]
#[test]
fn without_a_display_it_says_what_to_do() {
    for arguments in [&[][..], &["--from", "2015"]] {
        let said = run::<&str>(arguments).complaint(3);
        assert!(said.contains("display") && said.contains("annals --help"), "{said}");
    }
    // An empty variable names no display either.
    let ran = Ran::from(annals().env("DISPLAY", "").env("WAYLAND_DISPLAY", "").output().expect("runs"));
    assert_eq!(ran.status, Some(3));
}

#[test]
fn a_display_that_is_not_there_is_status_3() {
    let ran = Ran::from(annals().env("DISPLAY", ":4711").output().expect("runs"));
    let said = ran.complaint(3);
    assert!(said.contains("annals --help") && !said.contains("panicked"), "{said}");
}

#[cfg(feature = "gui")]
#[test]
fn bad_input_is_said_before_a_display_is_looked_for() {
    assert_eq!(run(&["/no/such/file.ron"]).status, Some(1));
    assert_eq!(run(&["--theme", "no-such-theme"]).status, Some(2));
    for (arguments, said) in [
        (["--view", "2015/.."], "--view: “2015/..” has an open end"),
        (["--view", "someday"], "--view: "),
        (["--select", "no-such-event"], "--select: no event has the id “no-such-event”"),
        (["--choose", "no-such-event"], "--choose: no event has the id “no-such-event”"),
        (["--collapse", "syria"], "--collapse needs --lanes"),
        (["--compare", "actor:russia,nobody"], "no actor has the id “nobody”"),
    ] {
        let complaint = run(&arguments).complaint(2);
        assert!(complaint.contains(said), "{complaint}");
    }
    for wrong in [&["--lanes", "colour"][..], &["--table=colour"], &["--compare", "actor:russia"]] {
        assert_eq!(run(wrong).status, Some(2), "{wrong:?}");
    }
    // What can be understood fails for want of a display alone.
    let view = ["--view", "2015/2016", "--lanes=actor", "--fold", "--select", "tehran-conference"];
    assert_eq!(run(&view).status, Some(3));
}

/// A pipe whose reader has gone ends the output, not the program with a panic.
#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in
        [&["list", "--format", "json"][..], &["list"], &["export"], &["date", "2015"], &["--help"]]
    {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let ran = Ran::from(annals().args(arguments).stdout(writer).output().expect("runs"));
        assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
    // Nor is it one when nobody hears the complaint; the status stays.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let status = annals().args(["list", "--theme", "zzz"]).stderr(writer).status().expect("runs");
    assert_eq!(status.code(), Some(2));
}
