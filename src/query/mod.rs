//! Which events match: facets, text and span; the counts beside each facet value.
//!
//! What can be typed into the search field is described at [`Search`] and [`Field`], in `search/mod.rs` and the README.
//! A new facet is a variant of [`Facet`] and its arms in [`Facet`]'s methods.

mod ask;
mod bits;
mod catalogue;
mod chosen;
mod classes;
mod facet;
mod filter;
mod matches;
mod noted;
mod order;
mod part;
mod search;
mod sieve;
mod span;
mod survey;

pub use ask::{Ask, MOST_NAMED, choose_option, file_word, shell_word};
pub use catalogue::Catalogue;
pub use chosen::{Chosen, Sum};
pub use facet::{Facet, Value};
pub use filter::{Comparison, Filter};
pub use matches::{Count, Matches};
pub use noted::Noted;
pub use order::{Column, Orders, Rows, Sort};
pub use part::Part;
pub use search::{Field, Mistake, Search, Shown, Side, fold};
pub use span::{Span, When};
pub use survey::{Support, Survey};
