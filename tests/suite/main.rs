//! The integration tests: one binary, a module for each subject.

mod architecture;
mod cli;
mod exports;
mod journeys;
mod promises;
mod shipped_data;
mod support;
#[cfg(feature = "gui")]
mod ui;
