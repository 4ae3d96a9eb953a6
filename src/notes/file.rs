//! The file of notes: opened, and kept.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::{Notes, data_folder, place};
use crate::dataset;
use crate::export::{WriteFailure, write_file};

/// Notes as they were found when their dataset was opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The file. `None`: there is nowhere to keep any.
    pub path: Option<PathBuf>,
    /// What it holds; nothing where there is none, or where it can't be read.
    pub notes: Notes,
    /// Whether there is no such file, or an empty one.
    pub is_missing: bool,
    /// Why it can't be read, a line each. It stays as it is then.
    pub problems: Vec<String>,
}

/// Opens the notes on a dataset's file; `None`: on the one that is built in. They are few, and read in no time.
pub fn open(dataset: Option<&Path>) -> Found {
    let Some(path) = place(dataset, own_folder().as_deref()) else { return Found::default() };
    match read(&path) {
        Ok(None) => Found { path: Some(path), is_missing: true, ..Found::default() },
        Ok(Some(notes)) => Found { path: Some(path), notes, ..Found::default() },
        Err(problems) => Found { path: Some(path), problems, ..Found::default() },
    }
}

fn own_folder() -> Option<PathBuf> {
    data_folder(|name| std::env::var_os(name))
}

/// How many notes a file holds.
///
/// # Errors
/// What is wrong with it in words, a line each.
pub fn check(path: &Path) -> Result<usize, Vec<String>> {
    match read(path)? {
        Some(notes) => Ok(notes.len()),
        None if path.exists() => Ok(0),
        None => Err(vec![format!("cannot read {}: there is no such file", path.display())]),
    }
}

/// What a file holds. `None`: there is no such file, or one without a word in it, as an interrupted copy leaves it;
/// nobody has deleted their notes in either.
fn read(path: &Path) -> Result<Option<Notes>, Vec<String>> {
    let bytes = match dataset::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(vec![format!("cannot read {}: {error}", path.display())]),
    };
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let lines = |issues: dataset::Issues| {
        issues.report(&path.display().to_string()).lines().map(str::to_owned).collect()
    };
    Notes::read(&bytes).map(Some).map_err(lines)
}

/// Notes that were changed, and are to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: PathBuf,
    /// The title of the dataset.
    pub dataset: String,
    /// What the file held when it was read or written last.
    pub base: Notes,
    /// What it should hold now.
    pub notes: Notes,
}

impl Change {
    /// What to say if it could not be kept, a line each: why, and the words themselves.
    pub fn told(&self, failure: &Failure) -> Vec<String> {
        let mut lines: Vec<String> = failure.to_string().lines().map(str::to_owned).collect();
        let changed = self.notes.iter().filter(|(event, note)| self.base.of(event) != Some(*note));
        lines.extend(changed.map(|(event, note)| {
            let star = if note.star { "★ " } else { "" };
            format!("{event}: {star}{}", note.text())
        }));
        lines
    }
}

/// Why notes were not kept. The file is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It is there, but can't be read, and so isn't replaced.
    #[error("{}", problems.join("\n"))]
    Unreadable {
        /// Why, a line each.
        problems: Vec<String>,
    },
    /// It can't be written.
    #[error(transparent)]
    NotWritten(#[from] WriteFailure),
}

/// Writes notes into their file, whole or not at all, together with what somebody else has changed in it since it was
/// read. Returns what it holds then. A file that is gone, or that differs in nothing, isn't made for nothing.
///
/// # Errors
/// Why the file is as it was.
pub fn keep(change: &Change) -> Result<Notes, Failure> {
    let folder = change.path.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Other windows wait until it is done; unlocked when it is dropped.
    let _lock = lock(folder.unwrap_or(Path::new(".")));
    let there = read(&change.path).map_err(|problems| Failure::Unreadable { problems })?;
    // Of a file that somebody took away, or emptied, nothing is taken for deleted.
    let notes = change.notes.merged(&change.base, there.as_ref().unwrap_or(&change.base));
    if there.as_ref().map_or(notes.is_empty(), |there| *there == notes) {
        return Ok(notes);
    }
    // The program's own folder may not be there yet. Where it can't be made, writing says so.
    if let Some(own) = own_folder().filter(|own| folder == Some(own)) {
        drop(std::fs::create_dir_all(own));
    }
    write_file(&change.path, &notes.written(&change.dataset), true)?;
    Ok(notes)
}

/// How often a lock that somebody else has is asked for, and how long is waited between.
const TRIES: (u32, Duration) = (100, Duration::from_millis(20));

/// Locks a folder against other windows; without a lock where the system has none for folders, or nobody lets go.
fn lock(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    for _ in 0..TRIES.0 {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(std::fs::TryLockError::WouldBlock) => sleep(TRIES.1),
            Err(std::fs::TryLockError::Error(_)) => return None,
        }
    }
    None
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
