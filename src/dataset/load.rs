//! Loading a dataset from text, bytes or a file.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::check::check;
use super::issue::Issues;
use super::kind::IssueKind;
use super::locate::{self, Located};
use super::model::Dataset;
use super::path::Place;
use super::raw::{self, RawDataset};
use super::recover;

/// The format of datasets that is read.
pub const FORMAT: i64 = 1;

/// The size of the largest file that is read, in bytes: 1 GiB.
pub const MAX_FILE_BYTES: u64 = 1 << 30;

/// The text of the dataset that is built into the program.
pub const BUILT_IN: &str = include_str!("../../events.ron");

/// A dataset without errors. Nobody has looked for warnings.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The dataset.
    pub dataset: Dataset,
}

/// Why a file wasn't loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file couldn't be read.
    #[error("cannot read {}: {cause}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What kept it from being read.
        cause: io::Error,
    },
    /// The file was read and isn't a dataset.
    #[error("{}", issues.report(&path.display().to_string()).trim_end())]
    Issues {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        issues: Issues,
    },
}

/// The dataset that is built into the program.
///
/// # Errors
/// Never for the dataset as shipped; all its problems while it is being edited.
pub fn built_in() -> Result<Loaded, Issues> {
    load_str(BUILT_IN)
}

/// What messages call the dataset that is built in.
pub const BUILT_IN_NAME: &str = "events.ron";

/// Loads a file, or the dataset that is built in.
///
/// # Errors
/// What is wrong with it in words, a line each.
pub fn open(file: Option<&Path>) -> Result<Loaded, Vec<String>> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    match file {
        None => built_in().map_err(|issues| lines(&issues.report(BUILT_IN_NAME))),
        Some(path) => load_file(path).map_err(|error| lines(&error.to_string())),
    }
}

/// Loads a dataset from a file of at most [`MAX_FILE_BYTES`].
///
/// # Errors
/// The cause if the file can't be read: it isn't there, isn't allowed to be read, is a directory or anything else
/// that isn't a regular file, is too large. All problems of its text if it is read but isn't a dataset.
pub fn load_file(path: &Path) -> Result<Loaded, LoadError> {
    let bytes = read(path).map_err(|cause| LoadError::Io { path: path.to_owned(), cause })?;
    load_bytes(&bytes).map_err(|issues| LoadError::Issues { path: path.to_owned(), issues })
}

/// Reads a regular file of at most [`MAX_FILE_BYTES`].
///
/// # Errors
/// The cause: it isn't there, isn't allowed to be read, is no regular file, is too large.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::new(ErrorKind::FileTooLarge, "the file is larger than 1 GiB");
    // Asked before opening: opening a pipe waits for somebody to write into it.
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a directory; expected a file"));
    }
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a device or a pipe; expected a file"));
    }
    if about.len() > MAX_FILE_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

/// Loads a dataset from the bytes of a file: UTF-8, with or without a byte order mark.
///
/// # Errors
/// All problems of the text, with their places.
pub fn load_bytes(bytes: &[u8]) -> Result<Loaded, Issues> {
    match std::str::from_utf8(bytes) {
        Ok(text) => load_str(text),
        Err(_) if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) => {
            Err(one_issue("", 0, IssueKind::Utf16))
        }
        Err(error) => {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            let valid = std::str::from_utf8(valid).unwrap_or_default();
            let valid = without_mark(valid);
            Err(one_issue(
                valid,
                valid.len(),
                IssueKind::NotUtf8 { byte: rest.first().copied().unwrap_or_default() },
            ))
        }
    }
}

/// Loads a dataset from text, with or without a byte order mark.
///
/// # Errors
/// All problems of the text, with their places. A format that isn't [`FORMAT`] is reported alone, and so is a
/// text that can't be a dataset at all. After a syntax error, only problems that come before it can be known.
pub fn load_str(text: &str) -> Result<Loaded, Issues> {
    let body = without_mark(text);
    if let Some(at) = body.bytes().position(|byte| byte == 0) {
        return Err(one_issue(body, at, IssueKind::Nul));
    }
    if body.trim().is_empty() {
        return Err(one_issue(body, 0, IssueKind::EmptyFile));
    }
    match raw::options().from_str::<RawDataset>(body) {
        Ok(raw) => load_raw(body, raw, text),
        Err(_) => Err(rejected(body)),
    }
}

/// Checks a text that the RON parser accepts.
fn load_raw(body: &str, raw: RawDataset, file: &str) -> Result<Loaded, Issues> {
    if let Some(found) = raw.format.filter(|format| *format != FORMAT) {
        let format = locate::place_of(body, &Place::ROOT.field("format"));
        return Err(one_issue(body, format, IssueKind::Format { found, known: FORMAT }));
    }
    let (mut dataset, findings) = check(raw);
    if !findings.is_empty() {
        let found = locate::place(body, findings.into_vec());
        return Err(Issues::new(locate::issues(body, found)));
    }
    dataset.sha256 = sha256(file.as_bytes());
    Ok(Loaded { dataset })
}

/// All problems of a text that the RON parser rejects.
fn rejected(body: &str) -> Issues {
    let mut recovered = recover::recover(body);
    let mut problems = std::mem::take(&mut recovered.problems);
    if let Some((at, found)) = recovered.format.filter(|(_, format)| *format != FORMAT) {
        return one_issue(body, at, IssueKind::Format { found, known: FORMAT });
    }
    match raw::options().from_str::<RawDataset>(&recovered.text) {
        Ok(raw) => {
            let (_, findings) = check(raw);
            let placed = locate::place(&recovered.text, findings.into_vec());
            problems.extend(placed.into_iter().filter(|problem| !recovered.explains(problem)));
        }
        // The walk has named the field that the parser stumbles over; what it stopped at itself comes later.
        Err(error) if matches!(error.code, ron::Error::NoSuchStructField { .. }) && !problems.is_empty() => {}
        // The walk has said where it is too deep; the parser only stumbles over the same place.
        Err(_) if recovered.too_deep => {}
        Err(error) => {
            let at = recover::offset_of_error(&recovered.text, &error);
            problems.push(Located::new(at, recover::syntax(&error)));
        }
    }
    Issues::new(locate::issues(body, problems))
}

/// A problem that makes it pointless to look for others.
fn one_issue(text: &str, at: usize, kind: IssueKind) -> Issues {
    Issues::new(locate::issues(text, vec![Located::new(at, kind)]))
}

/// The text without a byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    let hex = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    let digest = Sha256::digest(bytes);
    digest.iter().flat_map(|byte| [hex(byte >> 4), hex(byte & 15)]).collect()
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod file_tests;
#[cfg(test)]
#[path = "property_tests.rs"]
mod property_tests;
#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
