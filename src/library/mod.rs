//! The folder with the texts of sources, `<source-id>.txt` each; finds passages in them.
//!
//! [`Library`] reads the folder, [`Text`] is one text with the way back from what was found to its line and column,
//! and [`verify()`] looks up every quotation of a dataset: does it stand in its source, under the heading and near the
//! footnote that its excerpt names, and far enough from the other quotations.
//!
//! Quotations and texts are compared *folded*: a run of white space and line breaks is one space, soft hyphens are
//! dropped. Nothing else is forgiven, since a quotation promises to be verbatim.

mod find;
mod fold;
mod folder;
mod headings;
mod marks;
mod near;
mod notes;
mod paragraphs;
mod sections;
mod sentences;
mod text;
mod verify;
mod words;

pub use find::Parting;
pub use folder::{Library, LibraryError};
pub use near::{Near, Nearness};
pub use sections::Whereabouts;
pub use text::{Passage, Text};
pub use verify::{Cause, Check, Reason, Report, Unread, Verdict, quotations, verify};
