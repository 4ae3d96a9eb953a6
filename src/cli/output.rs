//! Printing. A closed pipe ends the output, not the program with a panic.

use std::io::{self, Write};

use super::Status;

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

/// Says what went wrong, on standard error.
pub(super) fn complain(message: &str) {
    say(&format!("annals: {message}"));
}

/// Prints a line on standard error; if nobody reads there, there is nobody to tell.
pub(super) fn say(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}
