//! Hands over to [`annals::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    annals::cli::run()
}
