//! Writing a text whole or not at all.

use std::io::Write;
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
/// whole. A link is followed: the file that it names is replaced.
///
/// # Errors
/// [`WriteFailure::Exists`] when the file is there and `overwrite` is false; [`WriteFailure::Failed`] otherwise.
pub fn write_file(path: &Path, text: &str, overwrite: bool) -> Result<(), WriteFailure> {
    let failed = |cause: &dyn std::fmt::Display| WriteFailure::Failed {
        path: path.to_path_buf(),
        cause: cause.to_string(),
    };
    let exists = || WriteFailure::Exists { path: path.to_path_buf() };
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(failed(&"it is a folder"));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".annals-").suffix(".tmp");
    keep_permissions(&mut builder, &target);
    let mut file = builder.tempfile_in(folder).map_err(|cause| failed(&cause))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all())
        .map_err(|cause| failed(&cause))?;
    let renamed = if overwrite { file.persist(&target) } else { file.persist_noclobber(&target) };
    match renamed {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(exists()),
        Err(error) => Err(failed(&error.error)),
    }
}

/// A replaced file keeps its permissions; a new one gets what the user's mask allows, not those of a private file.
#[cfg(unix)]
fn keep_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let permissions = target
        .metadata()
        .map_or_else(|_| std::fs::Permissions::from_mode(0o666), |metadata| metadata.permissions());
    builder.permissions(permissions);
}

#[cfg(not(unix))]
fn keep_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

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

    #[test]
    fn a_folder_that_is_missing_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("missing").join("out.md");
        assert!(matches!(write_file(&path, "text", true), Err(WriteFailure::Failed { .. })));
        assert!(matches!(write_file(folder.path(), "text", true), Err(WriteFailure::Failed { .. })));
    }
}
