//! What the lints say, in one sentence each: what is wrong, and what to do.

use super::super::kind::Table;
use super::super::locate::Position;
use super::super::model::Standing;
use super::super::words::quoted;
use super::Lint;

/// What a lint says. `Display` says it in one sentence, without the lint's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Remark {
    /// A date names a day that the words of the source don't.
    #[error(
        "the date names day {day}, but {} does not: give the month alone, or the words for the day",
        quoted(as_written)
    )]
    DayNotWritten {
        /// The day of the month that was looked for.
        day: u32,
        /// The words of the source.
        as_written: String,
    },
    /// Many events are dated to 1 January.
    #[error(
        "{found} of the {total} events dated to the day are dated to 1 January, this one first: \
         give the year alone where the source gives no day"
    )]
    FirstOfJanuary {
        /// How many.
        found: usize,
        /// How many events are dated to the day at all.
        total: usize,
    },
    /// Many events are dated to the first of a month.
    #[error(
        "{found} of the {total} events dated to the day are dated to the first of a month, this one first: \
         give the month alone where the source gives no day"
    )]
    FirstOfMonth {
        /// How many.
        found: usize,
        /// How many events are dated to the day at all.
        total: usize,
    },
    /// An event is later than its sources.
    #[error(
        "the event begins after {} was published, by {latest} at the latest: \
         correct a date, or give the event as announced",
        quoted(source_id)
    )]
    AfterPublication {
        /// The latest of its sources.
        source_id: String,
        /// The last day on which that source can have been published, in ISO 8601.
        latest: String,
    },
    /// Somebody says so, but nobody knows who.
    #[error(
        "the event is {}, but nobody is named who {}: say so in `attributed_to`",
        standing.words().to_lowercase(),
        verb(*standing)
    )]
    Unattributed {
        /// What kind of statement it is.
        standing: Standing,
    },
    /// A summary in the source's words.
    #[error(
        "the summary repeats {words} words of a quotation, {}: say it in words of your own",
        quoted(text)
    )]
    RepeatsExcerpt {
        /// How many words in a row.
        words: usize,
        /// The words as the summary has them.
        text: String,
    },
    /// Two quotations that seem to stand at one place of their source.
    #[error(
        "this quotation {} the one at {first} ({}): quote passages that stand apart, \
         or tell them apart with `prefix` and `suffix`",
        meeting.words(),
        quoted(other)
    )]
    NearExcerpt {
        /// How the two meet.
        meeting: Meeting,
        /// Where the other one stands in the file.
        first: Position,
        /// The other one.
        other: String,
    },
    /// An entry that nothing refers to.
    #[error("{} the {} {}: use it, or take it out", nobody(*table), table.word(), quoted(id))]
    Unused {
        /// The table.
        table: Table,
        /// Its id.
        id: String,
    },
    /// An exception that silences nothing.
    #[error("`{lint:?}` finds nothing here that the exception could silence: take it out")]
    UnneededException {
        /// The lint it is made to.
        lint: Lint,
    },
}

/// How a quotation meets another one of the same source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// It holds all words of the other one.
    Holds,
    /// All its words are in the other one.
    Within,
    /// It shares some of its words with the other one.
    Overlaps,
    /// Nothing stands between the two.
    Touches,
}

impl Meeting {
    fn words(self) -> &'static str {
        match self {
            Self::Holds => "holds the words of",
            Self::Within => "is part of",
            Self::Overlaps => "overlaps",
            Self::Touches => "touches",
        }
    }
}

impl Remark {
    /// The lint that says so.
    pub fn lint(&self) -> Lint {
        match self {
            Self::DayNotWritten { .. } => Lint::DayNotWritten,
            Self::FirstOfJanuary { .. } | Self::FirstOfMonth { .. } => Lint::FirstOfMonth,
            Self::AfterPublication { .. } => Lint::AfterPublication,
            Self::Unattributed { .. } => Lint::Unattributed,
            Self::RepeatsExcerpt { .. } => Lint::RepeatsExcerpt,
            Self::NearExcerpt { .. } => Lint::NearExcerpt,
            Self::Unused { .. } => Lint::Unused,
            Self::UnneededException { .. } => Lint::UnneededException,
        }
    }
}

/// What somebody does who makes a statement of this kind.
fn verb(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "states it",
        Standing::Assessed => "judges so",
        Standing::Alleged => "alleges it",
        Standing::Denied => "denies it",
        Standing::Announced => "announced it",
    }
}

/// Who doesn't use an entry.
fn nobody(table: Table) -> &'static str {
    match table {
        Table::Source => "nothing quotes or cites",
        Table::Theme | Table::Actor | Table::Place | Table::Event => "nothing refers to",
    }
}
