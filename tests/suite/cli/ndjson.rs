//! Datasets as newline-delimited JSON.

use std::fs;

use super::{printed, run};

const HEADER: &str = r#"{"format":1,"title":"Small","themes":[{"id":"a","label":"A"}],"sources":[{"id":"s","role":"Read","kind":"Book","title":"S"}]}"#;
const EVENT: &str = r#"{"id":"one","date":"2001","title":"One","themes":["a"],"standing":"Stated","excerpts":[{"source":"s","exact":"x"}]}"#;

/// Writes a file of a header and lines into a folder of its own.
fn file(name: &str, lines: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, [&[HEADER], lines].concat().join("\n")).expect("written");
    let path = path.into_os_string().into_string().expect("UTF-8");
    (folder, path)
}

#[test]
fn a_good_file_is_taken_everywhere() {
    for name in ["good.ndjson", "good.jsonl", "good.json", "good"] {
        let (folder, good) = file(name, &["", EVENT, ""]);
        assert_eq!(printed(&["check", &good]), "");
        assert!(printed(&["list", &good]).contains("One"));
        assert!(printed(&["export", &good]).contains("### 2001"));
        fs::write(folder.path().join("s.txt"), "x").expect("written");
        let verified = run(&["verify", &good, "--library", &folder.path().display().to_string()]);
        assert!(verified.err.contains("1 excerpt: 1 found"), "{}", verified.err);
    }
}

#[test]
fn every_problem_is_said_with_its_place() {
    let second = EVENT.replace("\"one\"", "\"two\"").replace("\"title\"", "\"titel\"");
    let third = EVENT.replace("\"one\"", "\"three\"").replace("[\"a\"]", "[\"b\"]");
    let (_folder, bad) = file("bad.ndjson", &[EVENT, &second, "{\"id\" \"x\"}", &third, EVENT]);
    let ran = run(&["check", &bad]);
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    assert_eq!(
        ran.out.lines().collect::<Vec<_>>(),
        [
            format!("{bad}:3:28: error: `Event` has no field \"titel\"; did you mean `title`?"),
            format!("{bad}:4:7: error: JSON syntax: expected `:`"),
            format!("{bad}:5:53: error: no theme has the id \"b\"; did you mean \"a\"?"),
            format!(
                "{bad}:6:7: error: the event id \"one\" is already used at 2:7; expected an id of its own"
            ),
        ]
    );
    assert!(ran.err.contains("4 errors"), "{}", ran.err);
}

#[test]
fn what_is_no_text_is_said_as_of_any_file() {
    for (bytes, expected) in [
        (&b""[..], "1:1: error: the file is empty"),
        (b"{\"format\":1,\n\0", "2:1: error: a NUL byte stands here"),
        (b"{\"title\":\"\xFF\"}", "1:11: error: the byte 0xFF isn't UTF-8"),
        (b"Dataset(", "1:1: error: JSON syntax: expected value"),
        (b"5", "1:1: error: expected the dataset without its events"),
    ] {
        let (_folder, path) = file("bad.ndjson", &[]);
        fs::write(&path, bytes).expect("written");
        let ran = run(&["check", &path]);
        assert_eq!(ran.status, Some(1));
        assert!(ran.out.contains(&format!("{path}:{expected}")), "{}", ran.out);
    }
}
