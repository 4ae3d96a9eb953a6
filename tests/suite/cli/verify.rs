//! `annals verify`: quotations looked up in made-up sources.

use std::fs;
use std::path::Path;

use super::{Ran, run};

const OWLS: &str = "Foreword\n\nThe barn owls came back in 1984.12 Nobody knew why they had left\nthe old barn.\n\n\
                    The Barn\n\nIt burnt down, and it was built again by the owls themselves.13\n";

/// A dataset with an event for each of `excerpts`, the fields of an excerpt in RON.
fn dataset(excerpts: &[&str]) -> String {
    let event = |(at, fields): (usize, &&str)| {
        format!(
            "Event(id: \"event-{at}\", title: \"E\", themes: [\"t\"], standing: Stated, excerpts: [Excerpt({fields})]),\n"
        )
    };
    let events: String = excerpts.iter().enumerate().map(event).collect();
    format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], sources: [\n\
         Source(id: \"owls\", role: Read, kind: Book, title: \"Owls\"),\n\
         Source(id: \"crows\", role: Read, kind: Book, title: \"Crows\")], events: [\n{events}])\n"
    )
}

/// A folder with the dataset and, in `texts`, the library.
fn folder(excerpts: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("texts")).expect("made");
    fs::write(folder.path().join("birds.ron"), dataset(excerpts)).expect("written");
    fs::write(folder.path().join("texts/owls.txt"), OWLS).expect("written");
    folder
}

/// Verifies the dataset in `folder`; paths in what is said are without the folder's name.
fn verify(folder: &Path, more: &[&str]) -> Ran {
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let (file, library) = (path("birds.ron"), path("texts"));
    let ran = run(&[&["verify", &file, "--library", &library], more].concat());
    let short = |text: &str| text.replace(&path(""), "");
    let ran = Ran { status: ran.status, out: short(&ran.out), err: short(&ran.err) };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

const GOOD: [&str; 2] = [
    "source: \"owls\", section: \"Foreword\", note: 12, exact: \"owls came back in 1984\"",
    "source: \"owls\", exact: \"had left the old\"",
];

#[test]
fn what_is_found_is_listed_with_its_place() {
    let folder = folder(&GOOD);
    let ran = verify(folder.path(), &[]);
    assert_eq!(
        ran.out,
        "texts/owls.txt:3:10: found: event-0: \"owls came back in 1984\" (Foreword, note 12)\n\
         texts/owls.txt:3:57: found: event-1: \"had left the old\"\n"
    );
    assert_eq!(ran.err, "birds.ron: 2 excerpts: 2 found, 0 moved, 0 missing\n");
    assert_eq!(ran.status, Some(0));
    for quiet in ["--quiet", "-q"] {
        let ran = verify(folder.path(), &[quiet]);
        assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""));
        assert!(ran.err.contains("2 found"), "{}", ran.err);
    }
}

#[test]
fn what_is_moved_missing_or_too_near_is_said_and_fails() {
    let folder = folder(&[
        GOOD[0],
        "source: \"owls\", section: \"The Barn\", note: 13, exact: \"Nobody knew\"",
        "source: \"owls\", section: \"The Barn\", exact: \"and it was built anew\"",
        "source: \"crows\", exact: \"caw\"",
        "source: \"owls\", exact: \"why they\"",
        "source: \"crows\", exact: \"caw, caw\"",
    ]);
    let ran = verify(folder.path(), &["-q"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines,
        [
            "texts/crows.txt: missing: there is no such file; 2 excerpts of it can't be looked up",
            "texts/owls.txt:3:36: moved: event-1: \"Nobody knew\": stands in \"Foreword\", not in \"The Barn\"; \
             footnote 13 does not stand near",
            "birds.ron: missing: event-2: \"and it was built anew\": texts/owls.txt: not in the text; it agrees up to \
             \"…and it was built\", then at 8:33 the text has \"again\", not \"anew\"",
            "texts/owls.txt:3:36: near: event-1: \"Nobody knew\" and event-4: \"why they\": touch",
        ]
    );
    assert_eq!(ran.err, "birds.ron: 6 excerpts: 2 found, 1 moved, 3 missing, 1 too near\n");
    assert_eq!(ran.status, Some(1));
    assert_eq!(verify(folder.path(), &[]).out.lines().count(), 6, "with the two that are found");
}

#[test]
fn each_fault_alone_is_status_1() {
    for (excerpts, sum) in [
        (
            &["source: \"owls\", section: \"The Barn\", exact: \"owls came\""][..],
            "0 found, 1 moved, 0 missing",
        ),
        (&["source: \"owls\", exact: \"Owls came\""], "0 found, 0 moved, 1 missing"),
        (&["source: \"crows\", exact: \"caw\""], "0 found, 0 moved, 1 missing"),
        (
            &["source: \"owls\", exact: \"owls came\"", "source: \"owls\", exact: \"came back\""],
            "2 found, 0 moved, 0 missing, 1 too near",
        ),
    ] {
        let folder = folder(excerpts);
        let ran = verify(folder.path(), &[]);
        assert!(ran.err.ends_with(&format!(": {sum}\n")), "{}", ran.err);
        assert_eq!(ran.status, Some(1), "{sum}");
    }
}

#[test]
fn texts_that_cannot_be_read_are_named_with_the_cause() {
    let folder = folder(&GOOD);
    let text = folder.path().join("texts/owls.txt");
    fs::write(&text, b"caf\xE9").expect("written");
    let ran = verify(folder.path(), &[]);
    let expected = "birds.ron: missing: texts/owls.txt:1:4: the text is not UTF-8 (byte 0xE9); save it as UTF-8; \
                    2 excerpts of it can't be looked up\n";
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), expected));
    fs::remove_file(&text).expect("removed");
    fs::create_dir(&text).expect("made");
    let ran = verify(folder.path(), &[]);
    assert!(
        ran.out.starts_with("birds.ron: missing: cannot read texts/owls.txt: it is a directory"),
        "{}",
        ran.out
    );
    assert_eq!(ran.status, Some(1));
}

#[test]
fn a_library_that_is_none_is_said() {
    let folder = folder(&GOOD);
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    for (library, cause) in [("absent", "No such file"), ("birds.ron", "it is not a folder")] {
        // The window says so before it opens.
        for command in [&["verify"][..], &[]] {
            let (file, library) = (path("birds.ron"), path(library));
            let said = run(&[command, &[&file, "--library", &library]].concat()).complaint(1);
            assert!(said.starts_with("annals: cannot read the library ") && said.contains(cause), "{said}");
        }
    }
}

#[test]
fn wrong_usage_and_bad_datasets() {
    let folder = folder(&GOOD);
    let texts = folder.path().join("texts").to_str().expect("UTF-8").to_owned();
    for arguments in [&["verify"][..], &["verify", "--library"], &["verify", "a", "b", "--library", &texts]] {
        let ran = run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    assert!(run(&["verify"]).err.contains("--library <DIR>"));
    let bad = folder.path().join("bad.ron");
    fs::write(&bad, dataset(&GOOD).replace("Stated", "Said")).expect("written");
    let ran = run(&["verify", bad.to_str().expect("UTF-8"), "--library", &texts]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("bad.ron:5:") && ran.err.contains(": error: "), "{}", ran.err);
    // Without a file it is the built-in dataset that is looked up, here in a library without its texts.
    let ran = run(&["verify", "--library", &texts]);
    assert!(ran.err.starts_with("events.ron: ") && ran.err.contains(" 0 found, 0 moved, "), "{}", ran.err);
    assert_eq!(ran.status, Some(1));
}

/// The same, as JSON.
fn verified(folder: &Path, more: &[&str]) -> serde_json::Value {
    let ran = verify(folder, &[&["--format", "json"], more].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn a_few_other_characters_and_headers_within_are_told() {
    let folder = folder(&[
        "source: \"owls\", exact: \"Nobody knew why they hat left the\"",
        "source: \"owls\", exact: \"it was 'built' again by the owls\"",
    ]);
    let text = OWLS.replace("was built again", "was\n\n12\n\n\u{C}On Owls\n\n“built” again");
    fs::write(folder.path().join("texts/owls.txt"), text.replace("“built”", "‘built’")).expect("written");
    let header = "A line.\n\nOn Owls\n\n".repeat(2);
    let text = fs::read_to_string(folder.path().join("texts/owls.txt")).expect("read");
    fs::write(folder.path().join("texts/owls.txt"), format!("{text}\n\n{header}")).expect("written");
    let ran = verify(folder.path(), &[]);
    assert_eq!(
        ran.out,
        "texts/owls.txt:3:36: moved: event-0: \"Nobody knew why they hat left the\": 1 character differs: at 3:57 the \
         text has \"had\", not \"hat\"\n\
         texts/owls.txt:8:20: found: event-1: \"it was 'built' again by the owls\"; without the line \"12\" at 10:1; \
         without the line \"On Owls\" at 12:2\n"
    );
    assert_eq!(ran.err, "birds.ron: 2 excerpts: 1 found, 1 moved, 0 missing\n");
    assert_eq!(ran.status, Some(1));
    let json = verified(folder.path(), &[]);
    let (moved, found) = (&json["excerpts"][0], &json["excerpts"][1]);
    assert_eq!((&moved["status"], &moved["distance"]), (&"moved".into(), &1.into()));
    assert_eq!(
        moved["differences"],
        serde_json::json!([{"line": 3, "column": 57, "quoted": "hat", "instead": "had"}])
    );
    assert_eq!(found["skipped"][1], serde_json::json!({"line": 12, "column": 2, "words": "On Owls"}));
    assert_eq!((&found["distance"], &found["line"], &found["column"]), (&0.into(), &8.into(), &20.into()));
}

#[test]
fn as_json_each_excerpt_has_its_anchor() {
    let folder =
        folder(&[GOOD[0], "source: \"crows\", exact: \"caw\"", "source: \"owls\", exact: \"back in\""]);
    let json = verified(folder.path(), &[]);
    let [found, missing, _] = json["excerpts"].as_array().expect("a list").as_slice() else {
        panic!("{json}")
    };
    assert_eq!((&found["event"], &found["source"]), (&"event-0".into(), &"owls".into()));
    let selector = &found["anchor"]["selector"];
    assert_eq!(
        selector[0],
        serde_json::json!({
            "type": "TextQuoteSelector", "exact": "owls came back in 1984",
            "prefix": "Foreword The barn ", "suffix": ".12 Nobody knew why they had lef",
        })
    );
    assert_eq!(selector[1], serde_json::json!({"type": "TextPositionSelector", "start": 18, "end": 40}));
    assert_eq!(found["anchor"]["normalizedTextSha256"].as_str().map(str::len), Some(64));
    assert_eq!((&missing["status"], &missing["anchor"]), (&"missing".into(), &serde_json::Value::Null));
    assert_eq!(json["near"][0]["events"], serde_json::json!(["event-0", "event-2"]));
    let quiet = verified(folder.path(), &["-q"]);
    assert_eq!(quiet["excerpts"].as_array().map(Vec::len), Some(1));
}
