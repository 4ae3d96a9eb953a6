//! What `events.ron` says, from bytes to a checked [`Dataset`].
//!
//! A file is RON, or newline-delimited JSON of the same fields. It is read in two steps. [`ron`] or [`serde_json`]
//! parses it into a plain mirror of the format; then everything the format asks for is checked: ids that resolve,
//! dates that parse, excerpts that stay short. A dataset can only be made this way, so nothing above this layer
//! meets a dangling id. A text without errors is checked event by event while it is parsed; see `quick` and `lines`.
//!
//! Problems come all at once, each with a line, a column and a sentence that says what was expected. A correct
//! file pays nothing for that: places in the text are looked up only for the problems found. Lints, which warn of
//! what is allowed but suspicious, look only when they are asked to: see [`inspect()`].

mod blocks;
mod check;
mod cursor;
mod findings;
mod form;
mod inspect;
mod issue;
mod kind;
mod lines;
mod lint;
mod load;
mod locate;
mod mirror;
pub mod model;
mod ndjson;
mod nearest;
mod noted;
mod path;
mod progress;
mod quick;
mod raw;
mod recover;
mod relations;
mod rules;
mod tables;
mod text;
mod walk;
mod words;

#[doc(hidden)]
pub(crate) use blocks::sha256;
pub use form::{Parsed, parse_only};
pub use inspect::{Inspected, inspect, inspect_str};
pub use issue::{Issue, Issues, Severity};
pub use kind::{IssueKind, Table, UrlFault};
pub use lint::{Exception, Lint, Meeting, Remark};
pub(crate) use load::read;
pub use load::{
    BUILT_IN, BUILT_IN_NAME, FORMAT, LoadError, Loaded, MAX_FILE_BYTES, built_in, load_bytes, load_file,
    load_str, open, open_watched,
};
pub use locate::Position;
pub use model::{
    Actor, ActorIx, ActorKind, Dataset, Event, EventIx, Excerpt, Few, Importance, OtherDate, Place, PlaceIx,
    Relation, RelationKind, Role, Source, SourceIx, SourceKind, Standing, Theme, ThemeIx,
};
pub(crate) use nearest::Speller;
pub(crate) use noted::{mend, read_notes};
pub use progress::Watch;
pub use text::Text;
