//! The integration tests: one binary, a module for each subject.

mod exports;
mod support;
#[cfg(feature = "gui")]
mod ui;
