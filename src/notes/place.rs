//! Where the file of notes on a dataset is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::dataset::BUILT_IN_NAME;

/// What the name of a file of notes ends with, in place of the ending of its dataset's.
const ENDING: &str = ".notes.ron";

/// The file of notes on a dataset's file: `my-events.notes.ron` beside `my-events.ron`. For the dataset that is built in
/// it is `events.notes.ron` in the folder for the program's data, as long as there is one.
pub fn place(dataset: Option<&Path>, data: Option<&Path>) -> Option<PathBuf> {
    let Some(dataset) = dataset else {
        return data.map(|data| data.join(named(Path::new(BUILT_IN_NAME))));
    };
    dataset.file_name().map(|_| dataset.with_file_name(named(dataset)))
}

fn named(dataset: &Path) -> OsString {
    let mut name = dataset.file_stem().unwrap_or_default().to_owned();
    name.push(ENDING);
    name
}

/// Whether a file is one of notes, by its name.
pub fn is_notes(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ENDING))
}

/// The folder for the program's data by the XDG base directory specification and its counterparts: where the window's
/// own settings are. `variable` gives the variables of the environment. `None` without a home.
pub fn data_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return folder("APPDATA").map(|data| data.join("annals").join("data"));
    }
    let data = if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("annals"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_beside_their_dataset() {
        for (dataset, notes) in [
            ("my-events.ron", "my-events.notes.ron"),
            ("/a b/x.y.ndjson", "/a b/x.y.notes.ron"),
            ("/a/events", "/a/events.notes.ron"),
        ] {
            assert_eq!(place(Some(Path::new(dataset)), None), Some(PathBuf::from(notes)));
            assert!(is_notes(Path::new(notes)) && !is_notes(Path::new(dataset)));
        }
        assert_eq!(place(None, Some(Path::new("/data"))), Some(PathBuf::from("/data/events.notes.ron")));
        assert_eq!(place(None, None), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn data_has_a_folder_of_its_own() {
        let folder = |set: &[(&str, &str)]| {
            data_folder(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
        };
        assert_eq!(folder(&[("XDG_DATA_HOME", "/x"), ("HOME", "/h")]), Some(PathBuf::from("/x/annals")));
        assert_eq!(
            folder(&[("XDG_DATA_HOME", "x"), ("HOME", "/h")]),
            Some(PathBuf::from("/h/.local/share/annals"))
        );
        assert_eq!(folder(&[]), None);
    }
}
