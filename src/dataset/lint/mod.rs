//! What a curator may want to know about a dataset that has no errors: the warnings of `annals check`.
//!
//! A lint looks at the whole dataset, in time that grows with it as sorting does at most, and only when it is asked
//! for: a dataset that is merely opened pays nothing. Where a warning is wrong, an [`Exception`] in the file says so
//! and why; it silences that lint for its record alone. Lints guess from the file. That a quotation really stands in
//! its source is for a check against the source.

mod dates;
mod day_words;
mod exception;
mod fold;
mod near;
mod passages;
mod quotations;
mod record;
mod remark;
mod remarks;
mod standing;
mod unused;

use super::findings::Finding;
use super::model::Dataset;
pub use exception::Exception;
pub(super) use exception::exceptions;
pub use remark::{Meeting, Remark};
use remarks::Remarks;

/// Defines the lints: each with its name and what it means.
macro_rules! lints {
    ($($(#[$attribute:meta])* $variant:ident = $name:literal, $words:literal;)+) => {
        /// What warnings there are. The file names a lint in exceptions as it is spelled here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
        pub enum Lint { $(#[doc = $words] $(#[$attribute])* $variant,)+ }

        impl Lint {
            /// Every lint, in the order in which they look.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name that stands behind a warning.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it warns of.
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
        }
    };
}

lints!(
    DayNotWritten = "day-not-written",
        "A date names a day, but `as_written` holds no number or ordinal that could be that day.";
    FirstOfMonth = "first-of-month",
        "Suspiciously many events are dated to 1 January or to the first of a month.";
    AfterPublication = "after-publication",
        "The event begins after every dated source that it quotes was published, and isn't announced.";
    Unattributed = "unattributed",
        "The event is alleged, denied or announced, and `attributed_to` names nobody.";
    RepeatsExcerpt = "repeats-excerpt",
        "The summary repeats eight or more words in a row of one of its quotations.";
    NearExcerpt = "near-excerpt",
        "Two quotations of one source overlap or touch, as far as the file can tell.";
    Unused = "unused",
        "Nothing refers to the theme, actor or place; nobody quotes or cites the source.";
    // Looks last: it needs to know what the others found.
    #[serde(skip_deserializing)]
    UnneededException = "unneeded-exception",
        "An exception where its lint finds nothing. There are no exceptions to this one.";
);

impl Lint {
    /// The lints that an exception can be made to, in words of the file.
    pub(super) fn excepted() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|lint| *lint != Self::UnneededException)
    }

    /// Looks at the dataset.
    fn look(self, dataset: &Dataset, remarks: &mut Remarks<'_>) {
        match self {
            Self::DayNotWritten => dates::day_not_written(dataset, remarks),
            Self::FirstOfMonth => dates::first_of_month(dataset, remarks),
            Self::AfterPublication => dates::after_publication(dataset, remarks),
            Self::Unattributed => standing::unattributed(dataset, remarks),
            Self::RepeatsExcerpt => quotations::repeats_excerpt(dataset, remarks),
            Self::NearExcerpt => near::near_excerpt(dataset, remarks),
            Self::Unused => unused::unused(dataset, remarks),
            Self::UnneededException => remarks.unneeded_exceptions(),
        }
    }
}

/// What the lints find, and how many warnings the exceptions in the file silence.
pub(super) fn look(dataset: &Dataset) -> (Vec<Finding>, usize) {
    let mut remarks = Remarks::new(dataset);
    for lint in Lint::ALL {
        lint.look(dataset, &mut remarks);
    }
    remarks.finish()
}

#[cfg(test)]
mod exception_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
