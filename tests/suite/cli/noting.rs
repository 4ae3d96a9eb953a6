//! A reader's notes on the command line.

use std::path::Path;

use super::{annals, printed, run};

const NOTES: &str = "Notes(format: 1, dataset: \"x\", notes: [
    Note(event: \"tehran-conference\", star: true, text: \"compare *Eureka*\"),
    Note(event: \"ambassadors-photo\", text: \"[ask] Anna\"),
    Note(event: \"gone\", star: true),
])\n";

/// A copy of the shipped dataset with a file of notes beside it.
fn beside(notes: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (dataset, notes_path) = (path("my-events.ron"), path("my-events.notes.ron"));
    std::fs::copy("events.ron", &dataset).expect("copied");
    std::fs::write(&notes_path, notes).expect("written");
    (folder, dataset, notes_path)
}

fn ids(text: &str) -> Vec<String> {
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].as_str().map(str::to_owned)
    };
    text.lines().filter_map(id).collect()
}

#[test]
fn notes_and_stars_are_found() {
    let (_folder, dataset, _) = beside(NOTES);
    let listed = |search: &str| ids(&printed(&["list", &dataset, "--format", "ndjson", "--search", search]));
    assert_eq!(listed("has:star"), ["tehran-conference"]);
    assert_eq!(listed("has:note"), ["tehran-conference", "ambassadors-photo"]);
    assert_eq!(listed("has:note -has:star"), ["ambassadors-photo"]);
    let said = run(&["list", &dataset, "--search", "has:stars"]).complaint(2);
    assert_eq!(
        said,
        "annals: --search: has: is followed by note or star, not by “stars”; did you mean “star”?"
    );
}

#[test]
fn an_export_holds_them_only_when_asked() {
    let (_folder, dataset, notes) = beside(NOTES);
    let plain = printed(&["export", &dataset]);
    let with = printed(&["export", &dataset, "--notes"]);
    assert_eq!(printed(&["export", &dataset, "--notes"]), with);
    let added = [
        "Starred by the reader. Reader’s note: compare \\*Eureka\\*",
        "Reader’s note: \\[ask] Anna",
        "notes: \"a reader’s own, not the dataset’s, on 2 of these events\"",
    ];
    for line in added {
        assert!(with.lines().any(|each| each == line) && !plain.contains(line), "{line}");
    }
    let command = format!("command: \"annals export {dataset} --notes\"");
    assert!(with.lines().any(|line| line == command), "{with}");
    std::fs::remove_file(&notes).expect("removed");
    assert_eq!(printed(&["export", &dataset]), plain, "notes beside it change nothing");
    assert!(printed(&["export", &dataset, "--notes"]).contains("on 0 of these events"));
    assert_eq!(std::fs::read(&dataset).expect("there"), std::fs::read("events.ron").expect("there"));
}

#[test]
fn notes_on_the_built_in_dataset_are_with_the_programs_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("annals");
    std::fs::create_dir(&data).expect("made");
    std::fs::write(data.join("events.notes.ron"), NOTES).expect("written");
    let listed = |data: &Path| {
        let mut command = annals();
        command.env("XDG_DATA_HOME", data).args(["list", "--format", "ndjson", "--search", "has:star"]);
        ids(&super::Ran::from(command.output().expect("it runs")).done())
    };
    if cfg!(target_os = "linux") {
        assert_eq!(listed(folder.path()), ["tehran-conference"]);
        assert_eq!(listed(&data), [""; 0]);
    }
}

#[test]
fn a_file_of_notes_is_checked() {
    let (_folder, dataset, notes) = beside(NOTES);
    let ran = run(&["check", &notes]);
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "", format!("{notes}: 3 notes, 0 errors\n").as_str())
    );
    let broken = NOTES.replace("text: \"[", "txt: \"[").replace("star: true)", "star: yes)");
    std::fs::write(&notes, &broken).expect("written");
    let ran = run(&["check", &notes]);
    assert_eq!(ran.status, Some(1));
    assert_eq!(ran.err, format!("{notes}: 2 errors\n"));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0]
            .starts_with(&format!("{notes}:3:38: error: `Note` has no field \"txt\"; did you mean `text`?")),
        "{lines:?}"
    );
    assert!(lines[1].starts_with(&format!("{notes}:4:31: error: expected `true` or `false`")), "{lines:?}");
    // Who asks for them is told; who doesn't isn't kept from anything.
    for asks in [&["list", &dataset, "--search", "has:note"][..], &["export", &dataset, "--notes"]] {
        let ran = run(asks);
        assert_eq!((ran.status, ran.out.as_str()), (Some(1), ""), "{asks:?}");
        assert!(ran.err.starts_with(&notes), "{}", ran.err);
    }
    assert_eq!(run(&["export", &dataset]).status, Some(0));
    assert_eq!(std::fs::read_to_string(&notes).expect("there"), broken);
    assert_eq!(run(&["check", "no-such.notes.ron"]).status, Some(1));
}
