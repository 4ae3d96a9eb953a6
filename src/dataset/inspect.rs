//! Loading a dataset and letting the lints look at it.

use std::path::Path;

use super::form::Form;
use super::issue::{Issue, Issues};
use super::lint;
use super::load::{self, BUILT_IN, BUILT_IN_NAME, LoadError, Loaded};
use super::locate;
use super::model::Dataset;
use super::ndjson;
use super::progress::Watch;
use super::raw::{RawDataset, Written as _};

/// A dataset and what its curator may want to know about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// The dataset.
    pub dataset: Dataset,
    /// What the lints say, by place.
    pub warnings: Vec<Issue>,
    /// How many warnings the exceptions in the file silence.
    pub excepted: usize,
}

/// Loads a file, or the dataset that is built in, and lets the lints look at it.
///
/// # Errors
/// What is wrong with it in words, a line each; as [`super::open`].
pub fn inspect(file: Option<&Path>) -> Result<Inspected, Vec<String>> {
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    match file {
        None => inspect_str(BUILT_IN).map_err(|issues| lines(issues.report(BUILT_IN_NAME))),
        Some(path) => inspect_file(path).map_err(|error| lines(error.to_string())),
    }
}

fn inspect_file(path: &Path) -> Result<Inspected, LoadError> {
    let bytes = load::read(path).map_err(|cause| LoadError::Io { path: path.to_owned(), cause })?;
    let form = Form::of(Some(path), &bytes);
    inspect_bytes(&bytes, form).map_err(|issues| LoadError::Issues { path: path.to_owned(), issues })
}

/// Loads a dataset from text, with or without a byte order mark, and lets the lints look at it.
///
/// # Errors
/// All problems of the text, with their places; as [`super::load_str`]. Beside errors there are no warnings.
pub fn inspect_str(text: &str) -> Result<Inspected, Issues> {
    inspect_bytes(text.as_bytes(), Form::of(None, text.as_bytes()))
}

fn inspect_bytes(bytes: &[u8], form: Form) -> Result<Inspected, Issues> {
    let Loaded { dataset } = load::load_form(bytes, form, &Watch::nobody())?;
    // What has been loaded is UTF-8.
    let body = load::without_mark(std::str::from_utf8(bytes).unwrap_or_default());
    let (findings, excepted) = lint::look(&dataset);
    let found = match form {
        _ if findings.is_empty() => Vec::new(),
        Form::Ron => locate::place(body, &RawDataset::FORM, findings),
        Form::Ndjson => ndjson::place(body, findings),
    };
    let warnings = Issues::new(locate::issues(body, found)).into_vec();
    Ok(Inspected { dataset, warnings, excepted })
}
