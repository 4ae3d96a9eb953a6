//! A small dataset with two made-up sources, and a folder with their texts.

use std::fmt::Write as _;
use std::path::PathBuf;

use annals::dataset::{Dataset, load_str};
use tempfile::TempDir;

/// What the events quote: their id, source and words. The second excerpt of the first stands in the other source.
const QUOTED: [(&str, &str, &str); 5] = [
    ("hoot", "owls", "the owls hoot from the roof"),
    ("sleep", "owls", "they sleep in the old tower"),
    ("hunt", "owls", "mice are hunted in the stubble fields"),
    ("caw", "crows", "the crows caw over the market"),
    ("steal", "crows", "a silver spoon was stolen by one of them"),
];

/// The dataset.
pub(crate) fn dataset() -> Dataset {
    let excerpt = |source: &str, exact: &str| format!("Excerpt(source: \"{source}\", exact: \"{exact}\")");
    let mut events = String::new();
    for (at, (id, source, exact)) in QUOTED.iter().enumerate() {
        let second = if at == 0 { excerpt("crows", "they answer the owls at dusk") } else { String::new() };
        write!(
            events,
            "Event(id: \"{id}\", date: \"190{at}\", title: \"Title of {id}\", themes: [\"t\"], standing: Stated, excerpts: [{}, {second}]),",
            excerpt(source, exact)
        )
        .expect("written");
    }
    let source = |id: &str, title: &str, url: &str| {
        format!("Source(id: \"{id}\", role: Read, kind: Book, title: \"{title}\", {url}),")
    };
    let text = format!(
        "Dataset(format: 1, title: \"Birds\", themes: [Theme(id: \"t\", label: \"T\")], sources: [{}{}], events: [{events}])",
        source("owls", "Of Owls", "url: \"https://example.org/owls\""),
        source("crows", "Of Crows", "")
    );
    load_str(&text.replace(", ]", "]")).expect("sound").dataset
}

/// A folder with both texts, each several pages long.
pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let filler = "Nothing is quoted from these words, which fill the pages between. ".repeat(12);
    let pages = |parts: &[&str]| {
        let pages: Vec<String> =
            parts.iter().map(|part| format!("{part}\n\n{}", format!("{filler}\n\n").repeat(4))).collect();
        pages.concat()
    };
    let owls = [
        "All about Owls",
        "At night the owls hoot\nfrom the roof of the barn, and by day they sleep in the old tower.",
        "In autumn mice are hunted in the stub\u{AD}\nble fields. OWLS are birds.",
    ];
    let crows = [
        "All about Crows",
        "At dawn the crows caw over the market. They answer the owls; they answer the owls at dusk.",
        "Once a silver spoon was stolen by none of them.",
    ];
    for (name, text) in [("owls.txt", pages(&owls)), ("crows.txt", pages(&crows))] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// The texts of the shipped dataset's sources, if they lie beside the repository: they are not ours to ship.
pub(crate) fn shipped() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/sources");
    folder.is_dir().then_some(folder)
}
