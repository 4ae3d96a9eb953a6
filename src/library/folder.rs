//! The folder on disk.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::text::Text;
use crate::dataset::{self, Position};

/// A folder that holds the texts of sources, as `<source-id>.txt` in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    folder: PathBuf,
}

/// Why a folder or a text in it can't be read.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The folder isn't there, isn't one, or isn't allowed to be looked into.
    #[error("cannot read the library {}: {cause}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What kept it from being read.
        cause: io::Error,
    },
    /// A text couldn't be read.
    #[error("cannot read {}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What kept it from being read.
        cause: io::Error,
    },
    /// A text isn't UTF-8.
    #[error("{}:{at}: the text is not UTF-8 (byte 0x{byte:02X}); save it as UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Where the first byte stands that doesn't belong.
        at: Position,
        /// That byte.
        byte: u8,
    },
}

impl Library {
    /// Opens a folder. Its texts are read only when they are asked for.
    ///
    /// # Errors
    /// The folder isn't there, isn't a folder, or can't be looked into.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        let failed = |cause| LibraryError::Folder { path: folder.to_owned(), cause };
        if !std::fs::metadata(folder).map_err(failed)?.is_dir() {
            return Err(failed(io::Error::new(ErrorKind::NotADirectory, "it is not a folder")));
        }
        // A folder that must not be listed would otherwise look like one without texts.
        std::fs::read_dir(folder).map_err(failed)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The same without a look at it: it was opened before, or only names are asked for.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file that holds the text of a source, whether it is there or not.
    pub fn path(&self, source_id: &str) -> PathBuf {
        self.folder.join(format!("{source_id}.txt"))
    }

    /// The text of a source; `None` if the folder has no file for it. A byte order mark is dropped.
    ///
    /// # Errors
    /// The file is there and can't be read: no permission, no regular file, larger than
    /// [`MAX_FILE_BYTES`](crate::dataset::MAX_FILE_BYTES), not UTF-8.
    pub fn text(&self, source_id: &str) -> Result<Option<Text>, LibraryError> {
        let path = self.path(source_id);
        let bytes = match dataset::read(&path) {
            Ok(bytes) => bytes,
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(LibraryError::Io { path, cause }),
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Text::new(text))),
            Err(error) => Err(not_utf8(path, &error)),
        }
    }
}

fn not_utf8(path: PathBuf, error: &std::string::FromUtf8Error) -> LibraryError {
    let (valid, rest) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
    let valid = String::from_utf8_lossy(valid);
    let valid = valid.strip_prefix('\u{FEFF}').unwrap_or(&valid);
    let line = valid.matches('\n').count() + 1;
    let column = valid.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    LibraryError::NotUtf8 {
        path,
        at: Position { line, column },
        byte: rest.first().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(outcome: Result<Option<Text>, LibraryError>) -> String {
        outcome.expect_err("an error").to_string()
    }

    #[test]
    fn texts_are_read_by_the_id_of_their_source() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("marked.txt"), "\u{FEFF}One line.\n").unwrap();
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(library.text("marked").unwrap().expect("there").as_str(), "One line.\n");
        assert!(library.text("absent").unwrap().is_none());
        assert_eq!(library.path("absent"), folder.path().join("absent.txt"));
    }

    #[test]
    fn what_is_no_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        for (path, cause) in [(folder.path().join("absent"), "No such file"), (file, "it is not a folder")] {
            let said = Library::open(&path).expect_err("refused").to_string();
            assert!(said.contains(&path.display().to_string()) && said.contains(cause), "{said}");
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_is_named_with_the_cause() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("folder.txt")).unwrap();
        std::fs::write(folder.path().join("latin.txt"), b"one\nna\xEFve").unwrap();
        std::fs::write(folder.path().join("wide.txt"), b"\xFF\xFEo\0n\0").unwrap();
        let library = Library::open(folder.path()).unwrap();
        for (id, place, cause) in [
            ("folder", "folder.txt: ", "directory"),
            ("latin", "latin.txt:2:3: ", "not UTF-8 (byte 0xEF)"),
            ("wide", "wide.txt:1:1: ", "not UTF-8 (byte 0xFF)"),
        ] {
            let said = message(library.text(id));
            assert!(said.contains(place) && said.contains(cause), "{said}");
        }
    }

    #[test]
    fn a_text_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = std::fs::File::create(folder.path().join("large.txt")).unwrap();
        // A hole: the file says its size and takes no room.
        file.set_len(dataset::MAX_FILE_BYTES + 1).unwrap();
        let said = message(Library::open(folder.path()).unwrap().text("large"));
        assert!(said.contains("large.txt") && said.contains("larger than 1 GiB"), "{said}");
    }
}
