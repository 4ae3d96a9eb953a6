//! Bytes and files that are not what they should be.

use std::fmt::Write as _;

use super::tests::GOOD;
use super::*;

/// What is said about bytes.
fn problem(bytes: &[u8]) -> String {
    load_bytes(bytes).unwrap_err().to_string()
}

#[test]
fn bytes_that_are_not_text() {
    for (bytes, expected) in [
        (&b""[..], "1:1: error: the file is empty; expected `Dataset(format: 1, …)`"),
        ("\u{FEFF} \n\t".as_bytes(), "1:1: error: the file is empty; expected `Dataset(format: 1, …)`"),
        ("(\n  é\0".as_bytes(), "2:4: error: a NUL byte stands here; expected a text file"),
        (
            b"\xEF\xBB\xBF(\n\xC3\xA9\xC3(",
            "2:2: error: the byte 0xC3 isn't UTF-8; expected a text file saved as UTF-8",
        ),
        (b"\xFF", "1:1: error: the byte 0xFF isn't UTF-8; expected a text file saved as UTF-8"),
        (b"\xFF\xFE(\0", "1:1: error: the file is saved as UTF-16; expected UTF-8"),
        (b"\xFE\xFF\0(", "1:1: error: the file is saved as UTF-16; expected UTF-8"),
    ] {
        assert_eq!(problem(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn a_byte_order_mark_counts_only_for_the_sum() {
    let plain = load_bytes(GOOD.as_bytes()).unwrap().dataset;
    let mut marked = load_bytes(format!("\u{FEFF}{GOOD}").as_bytes()).unwrap().dataset;
    assert_ne!(marked.sha256, plain.sha256);
    marked.sha256.clone_from(&plain.sha256);
    assert_eq!(marked, plain);
    assert!(problem("\u{FEFF}(x)".as_bytes()).starts_with("1:3: "));
}

#[test]
fn the_sum_is_that_of_the_bytes() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let loaded = load_str(GOOD).unwrap();
    assert_eq!(loaded.dataset.sha256, sha256(GOOD.as_bytes()));
}

#[test]
fn files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.ron");
    let cause = |path: &Path| load_file(path).unwrap_err().to_string();

    assert!(cause(&path).starts_with(&format!("cannot read {}: ", path.display())));
    assert!(cause(folder.path()).ends_with(": it is a directory; expected a file"));

    std::fs::write(&path, GOOD).unwrap();
    assert_eq!(load_file(&path).unwrap(), load_str(GOOD).unwrap());

    std::fs::write(&path, "(format: 1,\n x: 1)").unwrap();
    let mut report = String::new();
    for issue in &load_str("(format: 1,\n x: 1)").unwrap_err() {
        writeln!(report, "{}:{issue}", path.display()).unwrap();
    }
    assert_eq!(cause(&path), report.trim_end());
    assert!(report.contains("events.ron:2:2: error: `Dataset` has no field \"x\""), "{report}");

    let large = std::fs::File::create(&path).unwrap();
    large.set_len(MAX_FILE_BYTES + 1).unwrap();
    assert!(cause(&path).ends_with(": the file is larger than 1 GiB"));
}

#[cfg(unix)]
#[test]
fn devices_are_not_read() {
    let error = load_file(Path::new("/dev/zero")).unwrap_err();
    assert!(error.to_string().ends_with("expected a file"), "{error}");
}

#[test]
fn the_shipped_dataset_loads() {
    match built_in() {
        Ok(loaded) => assert!(!loaded.dataset.events.is_empty()),
        Err(issues) => panic!("{}", issues.report("events.ron")),
    }
}
