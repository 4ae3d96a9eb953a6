//! The folder with the texts of sources, `<source-id>.txt` each; finds passages in them.
//!
//! [`Library`] reads the folder, [`Text`] is one text with the way back from what was found to its line and column,
//! and [`verify()`] looks up every quotation of a dataset: does it stand in its source, under the heading and near the
//! footnote that its excerpt names, and far enough from the other quotations.
//!
//! Quotations and texts are compared *folded*: a run of white space and line breaks is one space, soft hyphens are
//! dropped. Where a quotation doesn't stand so, typography and headers between pages are forgiven too, and only then a
//! few characters; what differs in characters is never taken as found. The looks are told in `find`.
//!
//! A [`Page`] is a source as it is read: in pieces that are laid out, with its quotations.
//!
//! An [`Anchor`] keeps where a quotation stands, in W3C terms; [`Anchors`] makes and resolves them.

mod align;
mod anchor;
mod change;
mod checked;
mod find;
mod fold;
mod folder;
mod furniture;
mod headings;
mod key;
mod lines;
#[cfg(test)]
mod made_up;
mod marks;
mod myers;
mod near;
mod notes;
mod page;
mod paragraphs;
mod parting;
mod pieces;
mod sections;
mod sentences;
mod text;
mod typography;
mod verify;
mod way;
mod words;

pub use anchor::{Anchor, Anchors, How, Resolved, TextPositionSelector, TextQuoteSelector};
pub use change::{Change, Difference};
pub use checked::{Checked, Entries, Entry, Listing};
pub use folder::{Library, LibraryError};
pub use lines::Lines;
pub use near::{Near, Nearness};
pub use page::{Absent, MOST_HITS, Page, Quoted};
pub use parting::Parting;
pub use pieces::{Form, Piece};
pub use sections::Whereabouts;
pub use text::{Passage, Skipped, Text};
pub use verify::{
    Cause, Check, Looked, Reason, Report, Unread, Verdict, findings, places, quotations, verify,
    verify_texts, verify_watched,
};
