//! The house: who may import whom, who may know egui, who may print, how long a file may be.

mod tokens;

use std::path::Path;

use tokens::tokens;

/// The layers and their height. A file imports from layers below its own; of two on one height neither knows the other.
const LAYERS: &[(&str, u8)] = &[
    ("date", 0),
    ("dataset", 1),
    ("timeline", 2),
    ("library", 2),
    ("query", 3),
    ("layout", 4),
    ("export", 4),
    ("notes", 5),
    ("state", 6),
    ("ui", 7),
    ("cli", 8),
];

/// The most lines that a file may have.
const MOST_LINES: usize = 400;

/// Words that name something only one layer may know.
const KEPT: &[(&str, &str)] = &[("egui", "ui"), ("eframe", "ui"), ("chrono", "date"), ("edtf_core", "date")];

/// Macros that print, each kept to the command line.
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

/// A source file: its path below `src`, with `/` between the parts, and its text.
struct Source {
    path: String,
    text: String,
    /// The file that declares it, where that says so with a `#[path]`.
    declared_in: Option<String>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), declared_in: None }
    }

    /// The modules from the root to this file: `["layout", "canvas"]` for `layout/canvas.rs`.
    fn modules(&self) -> Vec<&str> {
        let Some(parent) = &self.declared_in else { return modules(&self.path) };
        let mut modules = modules(parent);
        modules.extend(self.path.rsplit('/').next());
        modules
    }

    /// The layer that the file belongs to. `None` for `lib.rs` and `main.rs`.
    fn layer(&self) -> Option<&str> {
        self.modules().first().copied()
    }

    /// What the file names at the root of the crate, through `crate::` or as many `super::` as it takes.
    fn imports(&self) -> Vec<&str> {
        let tokens = tokens(&self.text);
        let mut inline = InlineModules::default();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            inline.pass(&tokens, at);
            let supers = tokens[at..].chunks(2).take_while(|pair| *pair == ["super", "::"]).count();
            let (path, reaches_root) = match tokens[at] {
                "crate" if tokens.get(at + 1) == Some(&"::") => (2, true),
                "super" if supers > 0 => (2 * supers, supers >= self.modules().len() + inline.depth()),
                _ => (1, false),
            };
            at += path;
            if reaches_root {
                found.extend(first_names(&tokens, at));
            }
        }
        found
    }
}

fn modules(path: &str) -> Vec<&str> {
    let mut modules: Vec<&str> = path.strip_suffix(".rs").unwrap_or(path).split('/').collect();
    if matches!(modules.last(), Some(&("mod" | "lib" | "main"))) {
        modules.pop();
    }
    modules
}

/// The names that follow a `::`: one, or the first of each path in braces.
fn first_names<'a>(tokens: &[&'a str], at: usize) -> Vec<&'a str> {
    if tokens.get(at) != Some(&"{") {
        return tokens.get(at).copied().into_iter().collect();
    }
    let (mut depth, mut names, mut is_first) = (0, Vec::new(), true);
    for token in &tokens[at..] {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => is_first = true,
            name if depth == 1 && is_first => {
                names.push(name);
                is_first = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// Follows the braces of a file, to know how many `mod name { … }` are open.
#[derive(Default)]
struct InlineModules {
    braces: Vec<bool>,
}

impl InlineModules {
    fn pass(&mut self, tokens: &[&str], at: usize) {
        match tokens[at] {
            "{" => self.braces.push(at >= 2 && tokens[at - 2] == "mod"),
            "}" => drop(self.braces.pop()),
            _ => {}
        }
    }

    fn depth(&self) -> usize {
        self.braces.iter().filter(|is_module| **is_module).count()
    }
}

fn height(layer: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, height)| *height)
}

/// Imports that go up or sideways.
fn wrong_imports(file: &Source) -> Vec<String> {
    let Some(layer) = file.layer() else { return Vec::new() };
    let Some(own) = height(layer) else { return vec![format!("{}: {layer} is no layer", file.path)] };
    let is_wrong = |name: &&str| match height(name) {
        Some(other) => *name != layer && other >= own,
        // Nothing but layers stands at the root.
        None => !["self", "*"].contains(name),
    };
    file.imports()
        .iter()
        .filter(|name| is_wrong(name))
        .map(|name| format!("{}: crate::{name}", file.path))
        .collect()
}

/// Names that are kept to one layer, in another.
fn wrong_names(file: &Source) -> Vec<String> {
    let tokens = tokens(&file.text);
    let names = |token: &str, kept: &str| {
        token == kept || token.strip_prefix(kept).is_some_and(|rest| rest.starts_with('_'))
    };
    let kept = KEPT
        .iter()
        .filter(|(_, layer)| file.layer() != Some(layer))
        .filter(|(kept, _)| tokens.iter().any(|token| names(token, kept)))
        .map(|(kept, _)| *kept);
    let prints = |pair: &[&str]| PRINTING.contains(&pair[0]) && pair[1] == "!";
    let printing = (file.layer() != Some("cli") && tokens.windows(2).any(prints)).then_some("print");
    kept.chain(printing).map(|name| format!("{}: {name}", file.path)).collect()
}

/// Files and modules that are too long, or whose name says nothing.
fn wrong_shape(file: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    let lines = file.text.lines().count();
    if lines > MOST_LINES {
        wrong.push(format!("{}: {lines} lines", file.path));
    }
    let tokens = tokens(&file.text);
    let inline = tokens.windows(2).filter(|pair| pair[0] == "mod").map(|pair| pair[1]);
    let names = file.modules().into_iter().chain(inline);
    wrong.extend(
        names.filter(|name| EMPTY_NAMES.contains(name)).map(|name| format!("{}: mod {name}", file.path)),
    );
    wrong
}

/// Every Rust file below a folder.
fn sources(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().expect("plain names");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            sources(&entry.path(), &format!("{path}/"), found);
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            found.push(Source::new(&path, &std::fs::read_to_string(entry.path()).expect("readable")));
        }
    }
}

fn house() -> Vec<Source> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    assert!(found.len() > 50, "only {} files were found", found.len());
    let declares = |parent: &Source, child: &Source| {
        let folder = |path: &str| path.rfind('/').map(|at| path[..at].to_owned());
        let name = child.path.rsplit('/').next().unwrap_or_default();
        folder(&parent.path) == folder(&child.path) && parent.text.contains(&format!("#[path = \"{name}\"]"))
    };
    for at in 0..found.len() {
        found[at].declared_in =
            found.iter().find(|parent| declares(parent, &found[at])).map(|parent| parent.path.clone());
    }
    found
}

/// What a rule finds in the whole house.
fn in_the_house(rule: fn(&Source) -> Vec<String>) -> Vec<String> {
    house().iter().flat_map(rule).collect()
}

#[test]
fn imports_go_down() {
    assert_eq!(in_the_house(wrong_imports), [""; 0]);
}

#[test]
fn egui_chrono_and_printing_stay_where_they_belong() {
    assert_eq!(in_the_house(wrong_names), [""; 0]);
}

#[test]
fn files_are_short_and_well_named() {
    assert_eq!(in_the_house(wrong_shape), [""; 0]);
}

/// The layers are those of `lib.rs`, and each has its folder.
#[test]
fn the_list_of_layers_is_that_of_the_crate() {
    let files = house();
    let lib = files.iter().find(|file| file.path == "lib.rs").expect("the crate's root");
    let tokens = tokens(&lib.text);
    let declares = |layer: &str| tokens.windows(3).any(|part| part == ["pub", "mod", layer]);
    assert_eq!(tokens.iter().filter(|token| **token == "mod").count(), LAYERS.len());
    assert!(LAYERS.iter().all(|(layer, _)| declares(layer)));
    for (layer, _) in LAYERS {
        assert!(files.iter().any(|file| file.path == format!("{layer}/mod.rs")), "{layer}");
    }
}

#[test]
fn the_rules_find_what_they_forbid() {
    let imports = [
        ("date/day.rs", "use crate::dataset::Event;", true),
        ("layout/scale.rs", "fn f() -> crate::export::Document {}", true),
        ("export/build.rs", "use crate::{date::Date, layout::{Mark, Form}};", true),
        ("export/build.rs", "use crate::{date::{self, Date}, dataset};", false),
        ("ui/app.rs", "use crate::cli::run;", true),
        ("cli/window.rs", "use crate::ui::open;", false),
        ("query/facet.rs", "use super::super::state::State;", true),
        ("query/facet.rs", "use super::super::dataset::Event;", false),
        ("query/mod.rs", "use super::state;", true),
        ("query/mod.rs", "mod tests { use super::state; }", false),
        ("query/mod.rs", "mod tests { use super::super::state; }", true),
        ("query/mod.rs", "mod tests { fn f() {} } use super::state;", true),
        ("state/view.rs", "// use crate::ui\nuse crate::timeline::Reach; /* crate::cli */", false),
        ("date/tests/mod.rs", "use super::*; use super::super::date;", false),
        ("strange/mod.rs", "", true),
        ("date/mod.rs", "use crate::strange;", true),
    ];
    for (path, text, is_wrong) in imports {
        assert_eq!(!wrong_imports(&Source::new(path, text)).is_empty(), is_wrong, "{path}: {text}");
    }
    let names = [
        ("layout/mod.rs", "use eframe::egui;", true),
        ("layout/mod.rs", "fn f() -> egui_extras::Table {}", true),
        ("layout/mod.rs", "//! Knows no egui.", false),
        ("ui/app.rs", "use eframe::egui;", false),
        ("timeline/mod.rs", "let day = chrono::NaiveDate::MIN;", true),
        ("timeline/mod.rs", "let chronology = 1;", false),
        ("ui/app.rs", "eprintln!(\"{x}\");", true),
        ("cli/list.rs", "println!(\"{x}\");", false),
        ("ui/app.rs", "self.print(\"!\");", false),
    ];
    for (path, text, is_wrong) in names {
        assert_eq!(!wrong_names(&Source::new(path, text)).is_empty(), is_wrong, "{path}: {text}");
    }
    for (path, text, is_wrong) in [
        ("ui/utils.rs", String::new(), true),
        ("ui/helpers/paint.rs", String::new(), true),
        ("ui/mod.rs", "mod common;".to_owned(), true),
        ("ui/mod.rs", "x\n".repeat(401), true),
        ("ui/mod.rs", "x\n".repeat(400), false),
    ] {
        assert_eq!(!wrong_shape(&Source::new(path, &text)).is_empty(), is_wrong, "{path}");
    }
}
