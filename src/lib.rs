//! Annals reads a *sourced chronology*: events whose dates are exactly as precise as their sources, whose
//! standing (stated, assessed, alleged, denied, announced) is always shown, and whose quotations can be checked.
//!
//! # Architecture
//!
//! One package, a library and a binary. A file imports only from layers below its own, in this order:
//!
//! ```text
//! date → dataset → {timeline, library} → query → {layout, export} → notes → state → {cli, ui}
//! ```
//!
//! The core knows no egui: without the feature `gui` the library still loads, checks, queries, lays out and
//! exports. Views read a [`state::State`] and push [`state::Action`]s; one place applies them and returns
//! [`state::Effect`]s, which the window or the command line carries out.

// EDTF dates: parse, bounds, words, the Solar Hijri calendar.
pub mod date;

// What `events.ron` says: the raw mirror, the checked [`dataset::Dataset`], problems with line and column.
pub mod dataset;

// The in-memory model: events in time order, and the arithmetic of the viewport.
pub mod timeline;

// The folder with the texts of sources; finds passages in them.
pub mod library;

// Filters, facets with counts, text search, matches.
pub mod query;

// What goes where on the canvas, as plain data in `f64`.
pub mod layout;

// The document of a span, and its forms.
pub mod export;

// What a reader notes of events, in a file beside the dataset.
pub mod notes;

// The app without a window: state, actions, effects.
pub mod state;

// Subcommands; the only place that prints.
pub mod cli;

// The window: egui and eframe live here and nowhere else.
#[cfg(feature = "gui")]
pub mod ui;
