//! Which keys fire which command: those of the table, unless a `keys.ron` says otherwise.

use std::collections::HashMap;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::command::{Chord, Command, Row, TABLE};
use crate::dataset::Speller;
use crate::state::Report;

/// Keys whose usual name is shorter than egui's, or a sign that the fonts have.
pub(super) const SHORT_NAMES: &[(Key, &str)] = &[
    (Key::ArrowLeft, "←"),
    (Key::ArrowRight, "→"),
    (Key::ArrowUp, "↑"),
    (Key::ArrowDown, "↓"),
    (Key::PageUp, "PgUp"),
    (Key::PageDown, "PgDn"),
    (Key::Escape, "Esc"),
    (Key::Plus, "+"),
    (Key::Equals, "="),
    (Key::Minus, "−"),
    (Key::Slash, "/"),
    (Key::Questionmark, "?"),
    (Key::OpenBracket, "["),
    (Key::CloseBracket, "]"),
];

/// The keys of every command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// The commands whose keys differ from those of the table.
    changed: HashMap<Command, Vec<Chord>>,
}

/// What a `keys.ron` holds: commands by id, each with its keys, in the order of the file.
struct Entries(Vec<(String, Vec<String>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from commands to lists of keys")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Map)
    }
}

impl Keymap {
    /// The keys of a command.
    pub fn of<'a>(&'a self, row: &'a Row) -> &'a [Chord] {
        self.changed.get(&row.command).map_or(row.keys, Vec::as_slice)
    }

    /// Reads a `keys.ron`. What is wrong in it is said line by line; the rest of it counts.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let entries = match ron::from_str::<Entries>(text) {
            Ok(Entries(entries)) => entries,
            Err(error) => return (Self::default(), vec![format!("{}: {}", error.span.start, error.code)]),
        };
        let (mut map, mut mistakes) = (Self::default(), Vec::new());
        for (id, keys) in entries {
            let Some(row) = TABLE.iter().find(|row| row.command.id() == id) else {
                mistakes.push(unknown(&id));
                continue;
            };
            if map.changed.contains_key(&row.command) {
                mistakes.push(format!("`{id}` stands there twice; the first one counts"));
                continue;
            }
            let chords = keys.iter().filter_map(|key| match chord(key) {
                None => {
                    mistakes.push(format!("`{id}`: there is no key {key:?}; expected one such as \"B\", \"Ctrl+Shift+F5\" or \"PageUp\""));
                    None
                }
                Some(chord) => match map.owner(chord) {
                    Some(other) => {
                        mistakes.push(format!("`{id}`: {key:?} fires `{}` already", other.id()));
                        None
                    }
                    None => Some(chord),
                },
            });
            let chords = chords.collect();
            map.changed.insert(row.command, chords);
        }
        map.take_from_others();
        (map, mistakes)
    }

    /// The command that the file gives a key to.
    fn owner(&self, chord: Chord) -> Option<Command> {
        self.changed.iter().find(|(_, chords)| chords.contains(&chord)).map(|(command, _)| *command)
    }

    /// A key that the file gives to one command is taken from whichever has it in the table.
    fn take_from_others(&mut self) {
        let given: Vec<Chord> = self.changed.values().flatten().copied().collect();
        for row in TABLE.iter().filter(|row| row.keys.iter().any(|chord| given.contains(chord))) {
            let rest = || row.keys.iter().copied().filter(|chord| !given.contains(chord)).collect();
            self.changed.entry(row.command).or_insert_with(rest);
        }
    }
}

fn unknown(id: &str) -> String {
    let ids: Vec<String> = TABLE.iter().map(|row| row.command.id()).collect();
    match Speller::new().nearest(id, ids.iter().map(String::as_str)) {
        Some(known) => format!("there is no command `{id}`; did you mean `{known}`?"),
        None => {
            format!("there is no command `{id}`; the list of keys (?) shows the name of each when pointed at")
        }
    }
}

/// Reads a key with its modifiers, as `Ctrl+Shift+F5`.
fn chord(text: &str) -> Option<Chord> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = text.trim();
    while let Some((word, after)) =
        rest.split_once('+').filter(|(word, after)| !word.is_empty() && !after.is_empty())
    {
        match word.trim().to_ascii_lowercase().as_str() {
            "ctrl" | "cmd" | "command" => modifiers.command = true,
            "shift" => modifiers.shift = true,
            "alt" | "option" => modifiers.alt = true,
            _ => return None,
        }
        rest = after.trim();
    }
    let short = SHORT_NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(rest)).map(|(key, _)| *key);
    let named = || Key::ALL.iter().copied().find(|key| key.name().eq_ignore_ascii_case(rest));
    let key = short.or_else(named)?;
    Some(Chord { modifiers, key })
}

/// A chord as a `keys.ron` writes it.
fn written(chord: Chord) -> String {
    let Modifiers { command, shift, alt, .. } = chord.modifiers;
    let words = [(command, "Ctrl+"), (shift, "Shift+"), (alt, "Alt+")];
    let held: String = words.into_iter().filter(|(held, _)| *held).map(|(_, word)| word).collect();
    format!("{held}{}", chord.key.name())
}

/// A `keys.ron` with every command and the keys that it has without one.
fn template() -> String {
    let line = |row: &Row| {
        let keys: Vec<String> = row.keys.iter().map(|chord| format!("{:?}", written(*chord))).collect();
        format!("    // {:?}: [{}], // {}\n", row.command.id(), keys.join(", "), row.words)
    };
    let lines: String = TABLE.iter().map(line).collect();
    format!("{HEAD}{{\n{lines}}}\n")
}

/// What stands above the template.
const HEAD: &str =
    "// Keys of Annals, read when it starts. Take the // away before a line and change its keys.
// An empty list leaves a command without a key.
";

/// Where the user's `keys.ron` is: in the folder for settings, by the XDG base directory specification and its
/// counterparts. `None` without a home.
fn path() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || folder("HOME");
    let settings = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config")))
    };
    settings.map(|settings| settings.join("annals").join("keys.ron"))
}

/// Makes the user's `keys.ron` unless there is one; says where it is and what to do with it.
pub(super) fn make() -> Report {
    let title = "Change keys".to_owned();
    let Some(path) = path() else {
        return Report { title, lines: vec!["There is no folder for settings: HOME is not set.".to_owned()] };
    };
    let lines = match write_new(&path) {
        Ok(()) => vec![
            path.display().to_string(),
            "Open this file with a text editor. It lists every command with its keys; what you change there counts from the next start."
                .to_owned(),
        ],
        Err(error) => vec![format!("{} can’t be written: {error}", path.display())],
    };
    Report { title, lines }
}

/// Writes the template where no file is; one that is there stays as it is.
fn write_new(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    match std::fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(template().as_bytes()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// The user's keys, and what is wrong with them, if anything is.
pub(super) fn of_user() -> (Keymap, Option<Report>) {
    let Some(path) = path() else { return Default::default() };
    let (map, mistakes) = match std::fs::read_to_string(&path) {
        Ok(text) => Keymap::read(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Default::default(),
        Err(error) => (Keymap::default(), vec![format!("it can’t be read: {error}")]),
    };
    let lines = mistakes.into_iter().map(|mistake| format!("{}: {mistake}", path.display()));
    let report = Report { title: "Mistakes in keys.ron".to_owned(), lines: lines.collect() };
    (map, (!report.lines.is_empty()).then_some(report))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(map: &Keymap, command: Command) -> Vec<String> {
        let row = TABLE.iter().find(|row| row.command == command).expect("in the table");
        map.of(row).iter().map(|chord| written(*chord)).collect()
    }

    #[test]
    fn ids_are_different_and_in_kebab_case() {
        let ids: Vec<String> = TABLE.iter().map(|row| row.command.id()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len());
        for id in ["zoom-in", "toggle-solar-hijri", "lanes-by-theme", "toggle-folding"] {
            assert!(ids.iter().any(|known| known == id), "{id} is gone: keys.ron files name it: {ids:?}");
        }
        assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{ids:?}");
    }

    #[test]
    fn every_key_of_the_table_can_be_written_and_read() {
        for chord in TABLE.iter().flat_map(|row| row.keys) {
            assert_eq!(super::chord(&written(*chord)), Some(*chord), "{}", written(*chord));
        }
        assert_eq!(super::chord("ctrl+ shift + f5"), super::chord("Ctrl+Shift+F5"));
        assert_eq!(super::chord("Ctrl++").map(|chord| chord.key), Some(Key::Plus));
        assert_eq!(super::chord("b").map(|chord| chord.key), Some(Key::B));
        for no in ["", "Hyper+B", "Bee", "Ctrl+"] {
            assert_eq!(super::chord(no), None, "{no}");
        }
    }

    #[test]
    fn the_template_changes_nothing_and_neither_does_it_uncommented() {
        assert_eq!(Keymap::read(&template()), (Keymap::default(), Vec::new()));
        let uncommented: String =
            template().lines().map(|line| line.replacen("    // \"", "    \"", 1) + "\n").collect();
        let (map, mistakes) = Keymap::read(&uncommented);
        assert_eq!(mistakes, Vec::<String>::new());
        assert!(TABLE.iter().all(|row| map.of(row) == row.keys));
    }

    #[test]
    fn a_key_given_to_one_command_is_taken_from_another() {
        let (map, mistakes) = Keymap::read(r#"{ "zoom-in": ["B", "Ctrl+Shift+I"], "quit": [] }"#);
        assert_eq!(mistakes, Vec::<String>::new());
        assert_eq!(keys(&map, Command::ZoomIn), ["B", "Ctrl+Shift+I"]);
        assert_eq!(keys(&map, Command::ToggleFolding), Vec::<String>::new());
        assert_eq!(keys(&map, Command::Quit), Vec::<String>::new());
        assert_eq!(keys(&map, Command::ZoomOut), ["S", "Minus"]);
    }

    #[test]
    fn mistakes_are_named_and_the_rest_counts() {
        let (map, mistakes) = Keymap::read(
            r#"{ "zoom-inn": ["I"], "zoom-out": ["O", "Bee"], "zoom-out": ["P"], "fit-all": ["O"], "xyzzy": [] }"#,
        );
        assert_eq!(keys(&map, Command::ZoomOut), ["O"]);
        assert_eq!(mistakes.len(), 5, "{mistakes:#?}");
        for (at, words) in [
            "did you mean `zoom-in`?",
            "no key \"Bee\"",
            "`zoom-out` stands there twice",
            "\"O\" fires `zoom-out` already",
            "there is no command `xyzzy`; the list",
        ]
        .into_iter()
        .enumerate()
        {
            assert!(mistakes[at].contains(words), "{words}: {mistakes:#?}");
        }
        let (map, mistakes) = Keymap::read("{ \"zoom-in\": [\"I\", }");
        assert_eq!((map, mistakes.len()), (Keymap::default(), 1));
        assert!(mistakes[0].starts_with("1:"), "{mistakes:?}");
    }
}
