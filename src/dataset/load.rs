//! Loading a dataset from text, bytes or a file.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::blocks::sha256;
use super::check::check;
use super::findings::Findings;
use super::form::Form;
use super::issue::Issues;
use super::kind::IssueKind;
use super::lines;
use super::locate::{self, Located};
use super::model::Dataset;
use super::ndjson;
use super::path::Place;
use super::progress::{LONG, Watch};
use super::quick::{self, Halt, Unfinished};
use super::raw::{self, RawDataset, Written};
use super::recover;

use serde::de::DeserializeOwned;

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
    /// Loading was told to stop.
    #[error("loading was cancelled")]
    Cancelled,
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
    open_watched(file, &Watch::nobody())
}

/// Loads a file, or the dataset that is built in, and says how far it is.
///
/// # Errors
/// What is wrong with it in words, a line each; that it was cancelled, if it was.
pub fn open_watched(file: Option<&Path>, watch: &Watch<'_>) -> Result<Loaded, Vec<String>> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    match file {
        None => built_in().map_err(|issues| lines(&issues.report(BUILT_IN_NAME))),
        Some(path) => load_watched(path, watch).map_err(|error| lines(&error.to_string())),
    }
}

/// Loads a dataset from a file of at most [`MAX_FILE_BYTES`]. A name that ends in `.ndjson` or `.jsonl`, or a brace
/// at the beginning, says that it is newline-delimited JSON; anything else is RON.
///
/// # Errors
/// The cause if the file can't be read: it isn't there, isn't allowed to be read, is a directory or anything else
/// that isn't a regular file, is too large. All problems of its text if it is read but isn't a dataset.
pub fn load_file(path: &Path) -> Result<Loaded, LoadError> {
    load_watched(path, &Watch::nobody())
}

fn load_watched(path: &Path, watch: &Watch<'_>) -> Result<Loaded, LoadError> {
    let io = |cause| LoadError::Io { path: path.to_owned(), cause };
    let (mut file, size) = open_file(path).map_err(io)?;
    let mut start = [0; 256];
    let read = file.read(&mut start).map_err(io)?;
    let form = Form::of(Some(path), &start[..read]);
    // The text is let go as early as can be, and read again if something is wrong with it.
    let quickly = match form {
        Form::Ndjson => lines::ndjson(start[..read].chain(file), size, watch),
        Form::Ron => {
            drop(file);
            let bytes = self::read(path).map_err(io)?;
            let unfinished = quick_ron(&bytes, watch);
            drop(bytes);
            unfinished.and_then(finished)
        }
    };
    match quickly {
        Ok(dataset) => Ok(Loaded { dataset }),
        Err(Halt::Cancelled) => Err(LoadError::Cancelled),
        Err(Halt::Odd) => {
            let bytes = self::read(path).map_err(io)?;
            slow(&bytes, form).map_err(|issues| LoadError::Issues { path: path.to_owned(), issues })
        }
    }
}

/// Opens a regular file of at most [`MAX_FILE_BYTES`]; returns it with its size in bytes.
///
/// # Errors
/// The cause: it isn't there, isn't allowed to be read, is no regular file, is too large.
fn open_file(path: &Path) -> io::Result<(File, u64)> {
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
    Ok((File::open(path)?, about.len()))
}

/// Reads a regular file of at most [`MAX_FILE_BYTES`].
///
/// # Errors
/// The cause: it isn't there, isn't allowed to be read, is no regular file, is too large.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let (file, size) = open_file(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // The file may grow while it is read.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> io::Error {
    io::Error::new(ErrorKind::FileTooLarge, "the file is larger than 1 GiB")
}

/// Loads a dataset from the bytes of a file: UTF-8, with or without a byte order mark. If it begins with a brace, it
/// is newline-delimited JSON, else RON.
///
/// # Errors
/// All problems of the text, with their places.
pub fn load_bytes(bytes: &[u8]) -> Result<Loaded, Issues> {
    load_form(bytes, Form::of(None, bytes), &Watch::nobody())
}

/// Loads a dataset from text, with or without a byte order mark, as [`load_bytes`].
///
/// # Errors
/// All problems of the text, with their places. A format that isn't [`FORMAT`] is reported alone, and so is a
/// text that can't be a dataset at all. After a syntax error in RON, only problems that come before it can be known.
pub fn load_str(text: &str) -> Result<Loaded, Issues> {
    load_bytes(text.as_bytes())
}

/// Loads a dataset quickly if it has no errors, else slowly, with all that is wrong with it.
pub(super) fn load_form(bytes: &[u8], form: Form, watch: &Watch<'_>) -> Result<Loaded, Issues> {
    let quickly = match form {
        Form::Ron => quick_ron(bytes, watch).and_then(finished),
        Form::Ndjson => lines::ndjson(bytes, bytes.len() as u64, watch),
    };
    match quickly {
        Ok(dataset) => Ok(Loaded { dataset }),
        // Whoever cancelled doesn't wait for the answer.
        Err(Halt::Cancelled) => Err(Issues::new(Vec::new())),
        Err(Halt::Odd) => slow(bytes, form),
    }
}

fn finished((unfinished, sha256): (Unfinished, String)) -> Result<Dataset, Halt> {
    let dataset = unfinished.finish().ok_or(Halt::Odd)?;
    Ok(Dataset { sha256, ..dataset })
}

/// The dataset, all but finished, and the SHA-256.
fn quick_ron(bytes: &[u8], watch: &Watch<'_>) -> Result<(Unfinished, String), Halt> {
    std::thread::scope(|scope| {
        // The parser lets a NUL stand in a comment.
        let hash = || (!bytes.contains(&0)).then(|| sha256(bytes));
        let meanwhile = (bytes.len() as u64 > LONG).then(|| scope.spawn(hash));
        let text = std::str::from_utf8(bytes).map_err(quick::odd)?;
        let unfinished = quick::ron(without_mark(text), watch)?;
        let sha256 = meanwhile.map_or_else(|| Ok(hash()), |thread| thread.join().map_err(quick::odd))?;
        Ok((unfinished, sha256.ok_or(Halt::Odd)?))
    })
}

/// Loads a dataset with all that is wrong with it.
fn slow(bytes: &[u8], form: Form) -> Result<Loaded, Issues> {
    let body = body(bytes)?;
    if body.trim().is_empty() {
        return Err(one_issue(body, 0, IssueKind::EmptyFile));
    }
    let read = match form {
        Form::Ron => read_ron::<RawDataset>(body),
        Form::Ndjson => ndjson::read(body),
    };
    let dataset = read.map_err(|located| Issues::new(locate::issues(body, located)))?;
    Ok(Loaded { dataset: Dataset { sha256: sha256(bytes), ..dataset } })
}

/// The text that bytes stand for, without a byte order mark.
///
/// # Errors
/// The place of the first byte that no text holds.
pub(super) fn body(bytes: &[u8]) -> Result<&str, Issues> {
    let body = without_mark(text(bytes)?);
    match body.bytes().position(|byte| byte == 0) {
        Some(at) => Err(one_issue(body, at, IssueKind::Nul)),
        None => Ok(body),
    }
}

/// The text that bytes stand for.
fn text(bytes: &[u8]) -> Result<&str, Issues> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
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

/// What a whole text in RON may be: a record that has a `format`.
pub(super) trait Root: DeserializeOwned + Written {
    /// What it is once it has been checked.
    type Checked;

    /// The format that it says it has.
    fn format(&self) -> Option<i64>;

    /// Checks everything that is asked for, but for the format.
    fn check(self) -> (Self::Checked, Findings);
}

impl Root for RawDataset {
    type Checked = Dataset;

    fn format(&self) -> Option<i64> {
        self.format
    }

    fn check(self) -> (Dataset, Findings) {
        check(self)
    }
}

/// Reads a text in RON, and says what is wrong with it.
pub(super) fn read_ron<R: Root>(body: &str) -> Result<R::Checked, Vec<Located>> {
    let Ok(raw) = raw::options().from_str::<R>(body) else {
        return Err(rejected::<R>(body));
    };
    if let Some(found) = raw.format().filter(|format| *format != FORMAT) {
        let format = locate::place_of(body, &R::FORM, &Place::ROOT.field("format"));
        return Err(vec![Located::new(format, IssueKind::Format { found, known: FORMAT })]);
    }
    let (checked, findings) = raw.check();
    if findings.is_empty() { Ok(checked) } else { Err(locate::place(body, &R::FORM, findings.into_vec())) }
}

/// All problems of a text that the RON parser rejects.
fn rejected<R: Root>(body: &str) -> Vec<Located> {
    let mut recovered = recover::recover(body, &R::FORM);
    let mut problems = std::mem::take(&mut recovered.problems);
    if let Some((at, found)) = recovered.format.filter(|(_, format)| *format != FORMAT) {
        return vec![Located::new(at, IssueKind::Format { found, known: FORMAT })];
    }
    match raw::options().from_str::<R>(&recovered.text) {
        Ok(raw) => {
            let (_, findings) = raw.check();
            let placed = locate::place(&recovered.text, &R::FORM, findings.into_vec());
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
    problems
}

/// A problem that makes it pointless to look for others.
fn one_issue(text: &str, at: usize, kind: IssueKind) -> Issues {
    Issues::new(locate::issues(text, vec![Located::new(at, kind)]))
}

/// The text without a byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
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
