//! `annals check`, and files that are not what they should be.

use std::fs;
use std::path::PathBuf;

use super::{Ran, printed, run};

const GOOD: &str = r#"Dataset(format: 1, title: "Small",
    themes: [Theme(id: "a", label: "A")],
    sources: [Source(id: "s", role: Read, kind: Book, title: "S")],
    events: [
        Event(id: "one", date: "2001", title: "One", themes: ["a"], standing: Stated, excerpts: [Excerpt(source: "s", exact: "x")]),
    ])
"#;

/// A folder of its own for every test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Writes a file and gives its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).expect("written");
        text(path)
    }
}

fn text(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("UTF-8")
}

/// Every line that `check` prints about bad files.
#[track_caller]
fn problems(files: &[&str]) -> (Vec<String>, String) {
    let ran: Ran = run(&[&["check"], files].concat());
    assert_eq!(ran.status, Some(1), "{}{}", ran.out, ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    (ran.out.lines().map(str::to_owned).collect(), ran.err)
}

#[test]
fn a_good_file_is_good() {
    let folder = Folder::new();
    let good = folder.file("good.ron", GOOD);
    for files in [&[][..], &[good.as_str()], &[good.as_str(), good.as_str()]] {
        assert_eq!(printed(&[&["check"], files].concat()), "", "{files:?}");
    }
    let ran = run(&["check", &good]);
    assert!(ran.err.contains("1 event") && ran.err.contains("0 errors"), "{}", ran.err);
    assert!(printed(&["list", &good]).contains("One"));
    assert!(printed(&["export", &good]).contains("### 2001"));
}

#[test]
fn a_warning_is_no_error() {
    let folder = Folder::new();
    let unused = folder
        .file("unused.ron", GOOD.replace("themes: [Theme", "themes: [Theme(id: \"b\", label: \"B\"), Theme"));
    let out = printed(&["check", &unused]);
    assert!(out.starts_with(&format!("{unused}:2:")) && out.contains(": warning: "), "{out}");
}

/// A warning names its lint; an exception silences it and is counted; neither changes the status.
#[test]
fn warnings_name_their_lint_and_take_exceptions() {
    let folder = Folder::new();
    let claim = GOOD.replace("standing: Stated", "standing: Alleged");
    let path = folder.file("claim.ron", &claim);
    let ran = run(&["check", &path]);
    let column = claim.lines().nth(4).and_then(|line| line.find("Alleged")).expect("there") + 1;
    assert_eq!(ran.status, Some(0));
    assert_eq!(
        ran.out,
        format!(
            "{path}:5:{column}: warning: the event is alleged, but nobody is named who alleges it: \
             say so in `attributed_to` [unattributed]\n"
        )
    );
    assert_eq!(ran.err, format!("{path}: 1 event, 0 errors, 1 warning\n"));

    let exception = |lint: &str, reason: &str| {
        format!("standing: Alleged, exceptions: [Exception(lint: {lint}, reason: \"{reason}\")]")
    };
    let with = |lint, reason| claim.replace("standing: Alleged", &exception(lint, reason));
    let excepted = folder.file("excepted.ron", with("Unattributed", "the text names nobody"));
    let ran = run(&["check", &excepted]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""));
    assert_eq!(ran.err, format!("{excepted}: 1 event, 0 errors, 0 warnings, 1 exception\n"));

    let unneeded = folder.file("unneeded.ron", with("Unused", "r"));
    let out = printed(&["check", &unneeded]);
    assert!(out.contains("[unattributed]\n") && out.contains("[unneeded-exception]\n"), "{out}");

    for (lint, reason, words) in
        [("Unattributed", " ", "`reason` is empty"), ("Unatributed", "r", "did you mean `Unattributed`?")]
    {
        let bad = folder.file("bad.ron", with(lint, reason));
        let (lines, _) = problems(&[&bad]);
        assert!(lines.len() == 1 && lines[0].starts_with(&format!("{bad}:5:")), "{lines:?}");
        assert!(lines[0].contains(": error: ") && lines[0].contains(words), "{lines:?}");
    }
}

/// Only `check` looks for warnings, and the exceptions of a file show nowhere else.
#[test]
fn warnings_and_exceptions_show_in_check_alone() {
    let folder = Folder::new();
    let claim = GOOD.replace("standing: Stated", "standing: Alleged");
    let plain = folder.file("plain.ron", &claim);
    let exception = "standing: Alleged, exceptions: [Exception(lint: Unattributed, reason: \"why\")]";
    let excepted = folder.file("excepted.ron", claim.replace("standing: Alleged", exception));
    for format in ["json", "ndjson", "table"] {
        let list = |path: &str| printed(&["list", path, "--format", format]);
        assert_eq!(list(&plain), list(&excepted), "{format}");
    }
    let ran = run(&["list", &plain]);
    assert_eq!((ran.status, ran.err.contains("warning")), (Some(0), false), "{}", ran.err);
}

#[test]
fn the_help_of_check_names_the_warnings() {
    let help = printed(&["check", "--help"]);
    for words in ["day-not-written", "unneeded-exception", "exceptions: [Exception(lint: ", "status 0"] {
        assert!(help.contains(words), "{words}");
    }
    assert!(help.lines().all(|line| line.len() <= 100), "{help}");
    assert!(!printed(&["check", "-h"]).contains("unattributed"), "the short help stays short");
}

#[test]
fn the_sum_counts_in_words() {
    let folder = Folder::new();
    let unused = GOOD.replace("themes: [Theme", "themes: [Theme(id: \"b\", label: \"B\"), Theme");
    let one_wrong = |text: &str| text.replace("date: \"2001\"", "date: \"2001-13\"");
    let cases = [
        (folder.file("good.ron", GOOD), "1 event, 0 errors, 0 warnings"),
        (folder.file("unused.ron", &unused), "1 event, 0 errors, 1 warning"),
        (folder.file("bad.ron", one_wrong(GOOD)), "1 error"),
        (folder.file("two.ron", one_wrong(GOOD).replace("[\"a\"]", "[\"aa\", \"a\"]")), "2 errors"),
        (text(folder.0.path().join("missing.ron")), "1 error"),
    ];
    for (path, sum) in cases {
        assert_eq!(run(&["check", &path]).err, format!("{path}: {sum}\n"));
    }
}

/// All problems of a file at once, each with its place.
#[test]
fn problems_come_with_path_line_and_column() {
    let folder = Folder::new();
    let bad = GOOD
        .replace("2001", "2001-13")
        .replace("exact: \"x\"", "exakt: \"x\"")
        .replace("themes: [\"a\"]", "themes: [\"aa\"]");
    let path = folder.file("bad.ron", &bad);
    let (lines, sum) = problems(&[&path]);
    let place = |what: &str| {
        let (at, line) = bad.lines().enumerate().find(|(_, line)| line.contains(what)).expect("there");
        let before = line.split(what).next().unwrap_or_default();
        format!("{path}:{}:{}: error: ", at + 1, before.chars().count() + 1)
    };
    assert!(lines.len() >= 3, "{lines:?}");
    assert!(lines.iter().all(|line| line.starts_with(&format!("{path}:5:"))), "{lines:?}");
    let found = |start: String, words: &[&str]| {
        let is_it = |line: &&String| line.starts_with(&start) && words.iter().all(|word| line.contains(word));
        assert!(lines.iter().any(|line| is_it(&line)), "{start} {words:?} in {lines:#?}");
    };
    found(place("exakt"), &["\"exakt\"", "`exact`"]);
    found(place("\"aa\""), &["\"aa\"", "\"a\""]);
    // The place of a bad date is that of the part which is wrong.
    found(place("13\""), &["month 13", "01 to 12"]);
    assert!(sum.contains(&format!("{} errors", lines.len())), "{sum}");
    let list = run(&["list", &path]);
    assert_eq!((list.status, list.out.as_str()), (Some(1), ""));
    assert_eq!(list.err.lines().map(str::to_owned).collect::<Vec<_>>(), lines, "list says the same");
}

#[test]
fn one_bad_file_among_good_ones_is_enough() {
    let folder = Folder::new();
    let (good, bad) = (folder.file("good.ron", GOOD), folder.file("bad.ron", "Dataset("));
    let (lines, sum) = problems(&[&good, &bad, &good]);
    assert!(lines.iter().all(|line| line.starts_with(&format!("{bad}:1:"))), "{lines:?}");
    assert_eq!(sum.lines().count(), 3, "{sum}");
}

#[test]
fn what_is_no_dataset_is_said_in_a_line() {
    let folder = Folder::new();
    let nul = GOOD.replace("Small", "Sm\0all");
    let deep = format!("Dataset(format: 1, title: {}", "[".repeat(100_000));
    let cases = [
        (folder.file("latin1.ron", b"Dataset(title: \"Caf\xE9\")"), ":1:20: error: ", "UTF-8"),
        (folder.file("utf16.ron", b"\xFF\xFED\0a\0"), ":1:1: error: ", "UTF-16"),
        (folder.file("empty.ron", ""), ":1:1: error: ", "empty"),
        (folder.file("blank.ron", " \n\n"), ":1:1: error: ", "empty"),
        (folder.file("nul.ron", nul), ":1:", "NUL"),
        (folder.file("newer.ron", GOOD.replace("format: 1", "format: 2")), ":1:", "format"),
        (
            folder
                .file("link.ron", GOOD.replace("title: \"S\"", "title: \"S\", url: \"file:///etc/passwd\"")),
            ":3:",
            "http",
        ),
        (folder.file("deep.ron", deep), ":1:", "deep"),
    ];
    for (path, place, word) in cases {
        let (lines, _) = problems(&[&path]);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with(&format!("{path}{place}")) && lines[0].contains(word), "{lines:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_the_cause() {
    let folder = Folder::new();
    let (missing, directory) =
        (text(folder.0.path().join("missing.ron")), text(folder.0.path().to_path_buf()));
    for (path, cause) in
        [(missing.as_str(), "No such file"), (directory.as_str(), "directory"), ("/dev/null", "device")]
    {
        let (lines, _) = problems(&[path]);
        assert!(lines.len() == 1 && lines[0].contains(path) && lines[0].contains(cause), "{lines:?}");
        for subcommand in ["list", "export"] {
            let said = run(&[subcommand, path]).complaint(1);
            assert!(said.contains(path) && said.contains(cause), "{said}");
        }
    }
}

/// A dataset that is read must not be able to make the terminal do anything.
#[test]
fn nothing_from_a_file_controls_the_terminal() {
    let folder = Folder::new();
    let path = folder.file(
        "escape.ron",
        GOOD.replace("id: \"one\"", "id: \"\u{1b}[31m\"").replace("Event(", "Event(\u{1b}]0;x: 1, "),
    );
    let (lines, sum) = problems(&[&path]);
    assert!(!lines.is_empty());
    assert!(lines.iter().chain([&sum]).all(|line| !line.contains('\u{1b}')), "{lines:?}");
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let path = folder.0.path().join(OsStr::from_bytes(b"caf\xE9.ron"));
    if fs::write(&path, GOOD).is_ok() {
        let listed = run(&[OsStr::new("list"), path.as_os_str()]);
        assert!(listed.done().contains("One"));
    }
}
