use super::super::Note;
use super::*;

fn notes(of: &[(&str, bool, &str)]) -> Notes {
    let mut notes = Notes::default();
    for (event, star, text) in of {
        notes.set(event, Note::new(*star, text));
    }
    notes
}

fn change(path: &Path, base: &Notes, notes: &Notes) -> Change {
    Change { path: path.to_owned(), dataset: "D".to_owned(), base: base.clone(), notes: notes.clone() }
}

fn opened(dataset: &Path) -> Found {
    open(Some(dataset))
}

#[test]
fn notes_are_kept_and_found_again_and_nothing_is_made_of_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let dataset = folder.path().join("d.ron");
    let path = folder.path().join("d.notes.ron");
    let none = Notes::default();
    assert_eq!(opened(&dataset), Found { path: Some(path.clone()), is_missing: true, ..Found::default() });
    assert_eq!(keep(&change(&path, &none, &none)), Ok(none.clone()));
    assert!(!path.exists(), "no file of nothing");
    let mine = notes(&[("a", true, "x"), ("unknown-to-all", false, "y")]);
    assert_eq!(keep(&change(&path, &none, &mine)), Ok(mine.clone()));
    assert_eq!(opened(&dataset).notes, mine);
    assert_eq!(check(&path), Ok(2));
    let before = path.metadata().expect("there").modified().expect("a time");
    assert_eq!(keep(&change(&path, &mine, &mine)), Ok(mine.clone()));
    assert_eq!(
        path.metadata().expect("there").modified().expect("a time"),
        before,
        "not written for nothing"
    );
    assert_eq!(keep(&change(&path, &mine, &none)), Ok(none.clone()));
    assert_eq!(opened(&dataset).notes, none, "emptied, not deleted");
    assert!(path.exists());
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left behind");
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("d.notes.ron");
    let (base, one, other) = (
        notes(&[("a", true, "x")]),
        notes(&[("a", true, "x"), ("b", false, "of one")]),
        notes(&[("a", false, "x"), ("c", true, "")]),
    );
    keep(&change(&path, &Notes::default(), &base)).expect("kept");
    keep(&change(&path, &base, &one)).expect("kept");
    let both = notes(&[("a", false, "x"), ("b", false, "of one"), ("c", true, "")]);
    assert_eq!(keep(&change(&path, &base, &other)), Ok(both.clone()));
    assert_eq!(open(Some(&folder.path().join("d.ron"))).notes, both);
}

#[test]
fn a_hundred_changes_from_several_windows_are_all_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("d.notes.ron");
    std::thread::scope(|scope| {
        for window in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut known = Notes::default();
                for at in 0..25 {
                    let mut mine = known.clone();
                    mine.set(&format!("w{window}-{at}"), Note::new(true, "x"));
                    known = keep(&change(path, &known, &mine)).expect("kept");
                }
            });
        }
    });
    assert_eq!(check(&path), Ok(100));
}

#[test]
fn a_file_that_was_taken_away_is_made_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("d.notes.ron");
    let (base, mine) = (notes(&[("a", true, "x")]), notes(&[("a", true, "x"), ("b", true, "")]));
    keep(&change(&path, &Notes::default(), &base)).expect("kept");
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(keep(&change(&path, &base, &mine)), Ok(mine));
}

/// As a full disk, or a copy that was cut short, leaves it.
#[test]
fn a_file_that_was_emptied_deletes_no_note() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dataset, path) = (folder.path().join("d.ron"), folder.path().join("d.notes.ron"));
    let (base, mine) = (notes(&[("a", true, "x")]), notes(&[("a", true, "x"), ("b", true, "")]));
    for empty in ["", " \n"] {
        std::fs::write(&path, empty).expect("emptied");
        assert!(opened(&dataset).is_missing && opened(&dataset).problems.is_empty());
        assert_eq!(check(&path), Ok(0));
        assert_eq!(keep(&change(&path, &base, &mine)), Ok(mine.clone()));
    }
}

#[test]
fn what_cannot_be_read_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dataset, path) = (folder.path().join("d.ron"), folder.path().join("d.notes.ron"));
    for bytes in [
        &b"Notes(format: 1, notes: [Note(event: \"a\", txt: \"x\")])"[..],
        b"Notes(format: 2)",
        b"\xFF",
        b"x\0",
    ] {
        std::fs::write(&path, bytes).expect("written");
        let found = opened(&dataset);
        assert!(found.notes.is_empty());
        let start = format!("{}:1:", path.display());
        assert!(found.problems.iter().all(|line| line.starts_with(&start)) && !found.problems.is_empty());
        let failed = keep(&change(&path, &found.notes, &notes(&[("a", true, "")])));
        assert_eq!(failed, Err(Failure::Unreadable { problems: found.problems.clone() }));
        assert_eq!(std::fs::read(&path).expect("there"), bytes);
    }
    std::fs::remove_file(&path).expect("removed");
    std::fs::create_dir(&path).expect("made");
    assert!(opened(&dataset).problems[0].contains("it is a directory"));
    assert!(keep(&change(&path, &Notes::default(), &notes(&[("a", true, "")]))).is_err());
    assert!(check(&folder.path().join("none.notes.ron")).is_err());
}

#[test]
fn where_nothing_can_be_written_the_cause_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("missing").join("d.notes.ron");
    let failed = keep(&change(&path, &Notes::default(), &notes(&[("a", true, "")]))).expect_err("no folder");
    assert!(failed.to_string().contains("could not be written: the folder"), "{failed}");
}
