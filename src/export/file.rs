//! Writing a text whole or not at all.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. The old file, if there was one, is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteFailure {
    /// It is there already, and replacing it was not asked for.
    #[error("{} is there already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Anything else.
    #[error("{} could not be written: {cause}", path.display())]
    Failed {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: String,
    },
}

/// Writes `text` to a temporary file beside `path` and renames it, so that a full disk or a kill leaves the old file
/// whole. A link is followed: the file that it names is replaced, with the same permissions.
///
/// # Errors
/// [`WriteFailure::Failed`] when `path` is a folder, a pipe or a device, whatever `overwrite` says;
/// [`WriteFailure::Exists`] when the file is there and `overwrite` is false; [`WriteFailure::Failed`] otherwise.
pub fn write_file(path: &Path, text: &str, overwrite: bool) -> Result<(), WriteFailure> {
    let failed = |cause: String| WriteFailure::Failed { path: path.to_path_buf(), cause };
    let exists = || WriteFailure::Exists { path: path.to_path_buf() };
    let old = path.metadata().ok();
    if let Some(cause) = old.as_ref().and_then(irreplaceable) {
        return Err(failed(cause.to_owned()));
    }
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".annals-")
        .suffix(".tmp")
        .make_in(folder, |path| create(path, old.as_ref()))
        .map_err(|error| failed(not_created(folder, &error)))?;
    // The file itself, since errors of the wrapper quote the temporary name.
    file.as_file_mut()
        .write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(error.to_string()))?;
    let renamed = if overwrite { file.persist(&target) } else { file.persist_noclobber(&target) };
    match renamed {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(error) => Err(failed(error.error.to_string())),
    }
}

/// Why what is there can't be replaced: renaming a file over a pipe or a device would take it away.
fn irreplaceable(old: &Metadata) -> Option<&'static str> {
    match (old.is_dir(), old.is_file()) {
        (true, _) => Some("it is a folder"),
        (false, false) => Some("it is not a regular file"),
        (false, true) => None,
    }
}

/// Why no file could be made in a folder; that the folder is missing is what the system means by "no such file".
fn not_created(folder: &Path, error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound && !folder.exists() {
        return format!("the folder {} is missing", folder.display());
    }
    error.to_string()
}

/// A new file with the permissions of the old one, or else with those that the user's mask allows.
#[cfg(unix)]
fn create(path: &Path, old: Option<&Metadata>) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let permissions = old.map(Metadata::permissions);
    // From the start, so that the text of a private file is never open to others.
    let mode = permissions.as_ref().map_or(0o666, PermissionsExt::mode);
    let file = File::options().write(true).create_new(true).mode(mode).open(path)?;
    if let Some(permissions) = permissions {
        // The mask takes from the mode above what the old file may well have. Not every file system can give it back.
        drop(file.set_permissions(permissions));
    }
    Ok(file)
}

#[cfg(not(unix))]
fn create(path: &Path, _old: Option<&Metadata>) -> io::Result<File> {
    File::options().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.md");
        write_file(&path, "one", false).expect("written");
        assert_eq!(write_file(&path, "two", false), Err(WriteFailure::Exists { path: path.clone() }));
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "one");
        write_file(&path, "two", true).expect("replaced");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "two");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left behind");
    }

    #[track_caller]
    fn cause(path: &Path, overwrite: bool) -> String {
        match write_file(path, "text", overwrite) {
            Err(WriteFailure::Failed { path: named, cause }) => {
                assert_eq!(named, path);
                cause
            }
            other => panic!("{} with {overwrite}: {other:?}", path.display()),
        }
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        for overwrite in [true, false] {
            let expected = format!("the folder {} is missing", missing.display());
            assert_eq!(cause(&missing.join("out.md"), overwrite), expected);
        }
    }

    /// Whatever the system says, it isn't about the temporary file.
    #[test]
    fn the_temporary_name_is_not_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        std::fs::write(&file, "old").expect("written");
        let said = cause(&file.join("out.md"), true);
        assert!(!said.is_empty() && !said.contains(".annals-") && !said.contains("at path"), "{said}");
    }

    #[test]
    fn a_folder_is_never_there_already() {
        let folder = tempfile::tempdir().expect("a folder");
        for overwrite in [true, false] {
            assert_eq!(cause(folder.path(), overwrite), "it is a folder");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_left_alone() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (socket, link) = (folder.path().join("socket"), folder.path().join("link"));
        let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        symlink(&socket, &link).expect("linked");
        // Never try to overwrite the system's own devices: run by root, a fault here would take them away.
        for (path, overwrite) in
            [(&*socket, true), (&*socket, false), (&*link, true), (Path::new("/dev/null"), false)]
        {
            assert_eq!(cause(path, overwrite), "it is not a regular file", "{}", path.display());
        }
        assert!(socket.metadata().expect("there").file_type().is_socket());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_beyond_the_mask() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.md");
        for mode in [0o666, 0o600] {
            std::fs::write(&path, "old").expect("written");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("set");
            write_file(&path, "new", true).expect("replaced");
            assert_eq!(path.metadata().expect("there").permissions().mode() & 0o777, mode);
        }
    }
}
