//! Which events match: facets, text and span; the counts beside each facet value.
//!
//! A new facet is a variant of [`Facet`] and its arms in [`Facet`]'s methods.

mod ask;
mod bits;
mod catalogue;
mod facet;
mod filter;
mod matches;
mod sieve;
mod span;
mod text;

pub use ask::{Ask, shell_word};
pub use catalogue::Catalogue;
pub use facet::{Facet, Value};
pub use filter::Filter;
pub use matches::{Count, Matches};
pub use span::{Span, When};
