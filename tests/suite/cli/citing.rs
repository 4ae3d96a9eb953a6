//! `annals cite`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::{printed, run};

#[test]
fn named_sources_are_cited_in_each_style() {
    let cite = |style: &str| printed(&["cite", "vatanka-2022", "--style", style]);
    let url = "https://mei.edu/blog/new-chapter-iran-and-russia";
    assert_eq!(
        cite("note"),
        format!(
            "Alex Vatanka, “A New Chapter for Iran and Russia,” *Foreign Policy*, January 2022, <{url}>.\n"
        )
    );
    let entry = "Vatanka, Alex. “A New Chapter for Iran and Russia.” *Foreign Policy*, January 2022.";
    assert_eq!(cite("bibliography"), format!("{entry} <{url}>.\n"));
    assert_eq!(printed(&["cite", "vatanka-2022", "--plain"]), format!("{} {url}.\n", entry.replace('*', "")));
    assert!(cite("biblatex").starts_with("@article{vatanka-2022,\n  author = {Vatanka, Alex},\n"));
    let items: serde_json::Value = serde_json::from_str(&cite("csl")).expect("JSON");
    assert_eq!(items[0]["type"], "article-magazine");
}

#[test]
fn without_ids_the_sources_of_the_matches_are_cited() {
    let ids = |arguments: &[&str]| {
        let text = printed(&[&["cite", "--style", "csl"], arguments].concat());
        let items: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
        items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    let (all, some) = (ids(&[]), ids(&["--source", "vatanka-2022"]));
    assert!(all.len() > some.len() && some.contains(&"vatanka-2022".to_owned()));
    assert_eq!(ids(&["events.ron"]), all, "the shipped file is the built-in dataset");
    assert_eq!(
        ids(&["events.ron", "therme-2022", "reuters-2021-08-12"]),
        ["therme-2022", "reuters-2021-08-12"]
    );
    assert_eq!(ids(&["--search", "no-such-word-anywhere"]), [] as [String; 0]);
}

#[test]
fn what_cannot_be_cited_is_said() {
    for (arguments, complaint) in [
        (&["therme-2021"][..], "annals: no source has the id “therme-2021”; did you mean “therme-2022”?"),
        (
            &["therme-2022", "--theme", "syria"],
            "annals: ids cite just the sources that they name; leave out the filters",
        ),
        (
            &["--style", "csl", "--plain"],
            "annals: --plain is for notes and bibliographies; leave it out with --style csl",
        ),
    ] {
        assert_eq!(run(&[&["cite"], arguments].concat()).complaint(2), complaint);
    }
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sources.bib");
    let path = path.to_str().expect("UTF-8");
    let arguments = ["cite", "therme-2022", "--style", "biblatex", "-o", path];
    let ran = run(&arguments);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), format!("Saved 1 source to {path}.\n").as_str()));
    let said = run(&arguments).complaint(1);
    assert!(said.ends_with("--force replaces it"), "{said}");
    assert_eq!(run(&[&arguments[..], &["--force"]].concat()).status, Some(0));
    assert!(std::fs::read_to_string(path).expect("there").starts_with("@report{therme-2022,"));
}

/// What Pandoc reads from a text. `None` where there is no Pandoc.
fn pandoc(format: &str, text: &str) -> Option<serde_json::Value> {
    let mut command = Command::new("pandoc");
    command.args(["-f", format, "-t", "csljson"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take().expect("piped").write_all(text.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// Skips on a machine without Pandoc.
#[test]
fn pandoc_reads_both_formats_alike() {
    let ours: serde_json::Value = serde_json::from_str(&printed(&["cite", "--style", "csl"])).expect("JSON");
    for (style, format) in [("biblatex", "biblatex"), ("csl", "csljson")] {
        let Some(read) = pandoc(format, &printed(&["cite", "--style", style])) else { return };
        let read = read.as_array().expect("items");
        assert_eq!(read.len(), ours.as_array().expect("items").len());
        for item in ours.as_array().expect("items") {
            let other = read.iter().find(|other| other["id"] == item["id"]).expect("the same item");
            assert_eq!(other["author"], item["author"], "{style} {}", item["id"]);
            assert_eq!(other["URL"], item["URL"], "{style}");
            let day = &item["issued"]["date-parts"][0][0];
            assert_eq!(&other["issued"]["date-parts"][0][0], day, "{style} {}", item["id"]);
        }
    }
}
