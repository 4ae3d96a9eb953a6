//! Printing. A closed pipe ends the output, not the program with a panic.

use std::io::{self, Write};
use std::path::Path;

use super::Status;
use crate::export::{WriteFailure, write_file};

/// Prints a text as it is. `Ok` also when nobody reads any more.
pub(super) fn print(text: &str) -> Status {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            complain(&format!("the output could not be written: {error}"));
            Status::BadInput
        }
    }
}

/// Prints a text if `path` is `-`, and else writes it there and says how much was saved. An existing file is replaced
/// only by force.
pub(super) fn deliver(path: &Path, text: &str, (force, saved): (bool, &str)) -> Status {
    if path == Path::new("-") {
        return print(text);
    }
    match write_file(path, text, force) {
        Ok(()) => {
            say(&format!("Saved {saved} to {}.", path.display()));
            Status::Done
        }
        Err(failure @ WriteFailure::Exists { .. }) => {
            complain(&format!("{failure}; --force replaces it"));
            Status::BadInput
        }
        Err(failure) => {
            complain(&failure.to_string());
            Status::BadInput
        }
    }
}

/// Says what went wrong, on standard error.
pub(super) fn complain(message: &str) {
    say(&format!("annals: {message}"));
}

/// Prints a line on standard error; if nobody reads there, there is nobody to tell.
pub(super) fn say(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}
