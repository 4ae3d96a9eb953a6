//! `annals export`: the same bytes every time, and nobody's file lost.

use std::fs;

use super::{printed, run};

#[test]
fn the_same_question_gives_the_same_bytes() {
    for filters in [
        &[][..],
        &["--from", "2015", "--to", "2016", "--theme", "syria"],
        &["--group", "theme"],
        &["--group", "none"],
    ] {
        let arguments = [&["export"], filters].concat();
        let text = printed(&arguments);
        assert_eq!(text, printed(&arguments), "{arguments:?}");
        assert_eq!(text, printed(&[&arguments[..], &["-o", "-"]].concat()));
        assert!(text.starts_with("---\n") && text.ends_with('\n'));
    }
}

/// The command line in the front matter writes the document again.
#[test]
fn a_document_names_the_command_that_made_it() {
    let cases = [
        &["export", "--from", "2015", "--to", "2016", "--when", "certainly"][..],
        &["export", "--theme", "syria", "nuclear", "--standing", "stated", "--group", "none"],
        &["export", "--search", "iran", "--from", "1979"],
    ];
    for arguments in cases {
        let text = printed(arguments);
        let line = text.lines().find_map(|line| line.strip_prefix("command: ")).expect("a command");
        let command: String = serde_json::from_str(line).expect("a text in double quotes");
        assert!(!command.contains('\''), "no quotes to undo in {command}");
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        assert_eq!(printed(&words), text, "{command}");
    }
}

#[test]
fn it_holds_what_is_listed_and_nothing_else() {
    let filters = ["--theme", "afghanistan"];
    let text = printed(&[&["export"], &filters[..]].concat());
    let list = printed(&[&["list"], &filters[..]].concat());
    assert_eq!(text.lines().filter(|line| line.starts_with("### ")).count(), list.lines().count());
    let one = text.lines().any(|line| line.contains(&format!("{} of ", list.lines().count())));
    assert!(one, "the count line says how many");
}

#[test]
fn an_existing_file_is_kept_without_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.md");
    let output = path.to_str().expect("UTF-8");
    let written = run(&["export", "--theme", "syria", "-o", output]);
    assert_eq!((written.status, written.out.as_str()), (Some(0), ""), "{}", written.err);
    assert!(written.err.contains(output), "{}", written.err);
    let text = fs::read_to_string(&path).expect("written");
    assert_eq!(text, printed(&["export", "--theme", "syria"]));

    fs::write(&path, "something of mine").expect("written");
    let said = run(&["export", "-o", output]).complaint(1);
    assert!(said.contains(output) && said.contains("--force"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("there"), "something of mine");

    assert_eq!(printed(&["export", "--theme", "syria", "-o", output, "--force"]), "");
    assert_eq!(fs::read_to_string(&path).expect("there"), text);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left behind");
}

#[test]
fn a_place_that_cannot_be_written_to_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing").join("out.md");
    let parent = missing.parent().and_then(|path| path.to_str()).expect("UTF-8");
    let cases = [
        (folder.path(), "it is a folder".to_owned()),
        (missing.as_path(), format!("the folder {parent} is missing")),
    ];
    for (path, cause) in cases {
        let path = path.to_str().expect("UTF-8");
        for arguments in [&["export", "-o", path][..], &["export", "-o", path, "--force"]] {
            let said = run(arguments).complaint(1);
            assert_eq!(said, format!("annals: {path} could not be written: {cause}"));
        }
    }
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
}

/// Replacing these would take them away from whoever uses them.
#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let pipe_name = pipe.to_str().expect("UTF-8");
    // Not /dev/null by force: run by root, a fault here would take it away.
    for (path, force) in [(pipe_name, &["--force"][..]), (pipe_name, &[]), ("/dev/null", &[])] {
        let said = run(&[&["export", "-o", path], force].concat()).complaint(1);
        assert_eq!(said, format!("annals: {path} could not be written: it is not a regular file"));
    }
    assert!(pipe.metadata().expect("there").file_type().is_fifo());
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
    symlink(&file, &link).expect("linked");
    printed(&["export", "--force", "-o", link.to_str().expect("UTF-8")]);
    assert!(link.symlink_metadata().expect("there").is_symlink());
    assert!(fs::read_to_string(&file).expect("there").starts_with("---"));
    assert_eq!(file.metadata().expect("there").permissions().mode() & 0o777, 0o640);
}
