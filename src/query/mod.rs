//! Which events match: facets, text and span; the counts beside each facet value.
//!
//! A new facet is a variant of [`Facet`] and its arm in [`Facet::values_of`].

mod ask;
mod facet;
mod filter;
mod matches;
mod span;
mod text;

pub use ask::{Ask, shell_word};
pub use facet::{Facet, Value};
pub use filter::Filter;
pub use matches::{Count, Matches};
pub use span::{Span, When};
pub use text::{Haystack, Needle};
