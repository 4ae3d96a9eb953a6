//! What can be wrong with a dataset, in one sentence each.

use super::lint::Remark;
use super::locate::Position;
use super::words;

/// The tables whose entries have ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// [`super::Dataset::themes`].
    Theme,
    /// [`super::Dataset::actors`].
    Actor,
    /// [`super::Dataset::places`].
    Place,
    /// [`super::Dataset::sources`].
    Source,
    /// [`super::Dataset::events`].
    Event,
}

impl Table {
    /// The word for one entry.
    pub fn word(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Source => "source",
            Self::Event => "event",
        }
    }

    /// The field of the file that lists the entries.
    pub(super) fn list(self) -> &'static str {
        match self {
            Self::Theme => "themes",
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Source => "sources",
            Self::Event => "events",
        }
    }

    /// The name an entry goes by in the file.
    pub(super) fn record(self) -> &'static str {
        match self {
            Self::Theme => "Theme",
            Self::Actor => "Actor",
            Self::Place => "Place",
            Self::Source => "Source",
            Self::Event => "Event",
        }
    }
}

/// What is wrong with a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlFault {
    /// It doesn't begin with `http://` or `https://`.
    Scheme,
    /// There is no host, or it holds something a host can't, a user name among them.
    Host,
    /// The port isn't a number up to 65535.
    Port,
    /// It holds a space or another character that must be percent-encoded.
    Character(char),
}

/// What is wrong. `Display` says it in one sentence, with what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IssueKind {
    /// The file isn't UTF-8.
    #[error("the byte 0x{byte:02X} isn't UTF-8; expected a text file saved as UTF-8")]
    NotUtf8 {
        /// The first byte that doesn't fit.
        byte: u8,
    },
    /// The file begins with the byte order mark of UTF-16.
    #[error("the file is saved as UTF-16; expected UTF-8")]
    Utf16,
    /// The file holds a NUL byte.
    #[error("a NUL byte stands here; expected a text file")]
    Nul,
    /// The file holds nothing but whitespace.
    #[error("the file is empty; expected `Dataset(format: 1, …)`")]
    EmptyFile,
    /// The text isn't RON, or RON of another kind.
    #[error("{message}")]
    Syntax {
        /// What the RON parser expected.
        message: String,
    },
    /// Brackets are nested too deep.
    #[error("brackets are nested too deep; expected at most {limit} levels")]
    TooDeep {
        /// How deep they may be nested.
        limit: usize,
    },
    /// The file has a format that this version doesn't read.
    #[error("{}", words::format(*found, *known))]
    Format {
        /// The format named in the file.
        found: i64,
        /// The format that is read.
        known: i64,
    },
    /// A field that the format doesn't have.
    #[error("`{record}` has no field {}; {}", words::quoted(field), words::meant(nearest.as_deref(), known))]
    UnknownField {
        /// The record it stands in, such as `Event`.
        record: &'static str,
        /// The field.
        field: String,
        /// The known field that is spelled most like it.
        nearest: Option<String>,
        /// The fields that the record has.
        known: Vec<&'static str>,
    },
    /// A field given twice.
    #[error("`{field}` is already given at {first}; expected it once")]
    RepeatedField {
        /// The field.
        field: &'static str,
        /// Where it was given first.
        first: Position,
    },
    /// A record that goes by another record's name, such as `Actor(…)` among themes.
    #[error("this is named {}; expected `{expected}(…)`", words::quoted(found))]
    WrongRecord {
        /// The name found.
        found: String,
        /// The name expected.
        expected: &'static str,
    },
    /// A value of the wrong type.
    #[error("expected {expected}")]
    WrongType {
        /// What was expected, in words.
        expected: String,
    },
    /// A word that the vocabulary doesn't have.
    #[error("there is no {} here; {}", words::quoted(found), words::meant(nearest.as_deref(), known))]
    UnknownVariant {
        /// The word.
        found: String,
        /// The known word that is spelled most like it.
        nearest: Option<String>,
        /// The vocabulary.
        known: Vec<&'static str>,
    },
    /// A required field is missing.
    #[error("`{record}` needs the field `{field}`")]
    Missing {
        /// The record it should stand in.
        record: &'static str,
        /// The field.
        field: &'static str,
    },
    /// A required text or list is there but empty.
    #[error("`{field}` is empty; expected {}", words::at_least(field))]
    Empty {
        /// The field.
        field: &'static str,
    },
    /// An id that isn't kebab-case.
    #[error(
        "the id {} isn't kebab-case; expected small letters a to z and digits, in words joined by single hyphens",
        words::quoted(id)
    )]
    BadId {
        /// The id.
        id: String,
    },
    /// An id used twice in one table.
    #[error("the {} id {} is already used at {first}; expected an id of its own", table.word(), words::quoted(id))]
    RepeatedId {
        /// The table.
        table: Table,
        /// The id.
        id: String,
        /// Where it stands first.
        first: Position,
    },
    /// An id that its table doesn't have.
    #[error("{}", words::unknown_id(*table, id, nearest.as_deref()))]
    UnknownId {
        /// The table.
        table: Table,
        /// The id.
        id: String,
        /// The known id that is spelled most like it.
        nearest: Option<String>,
    },
    /// An id given twice in one list.
    #[error("{} is already in this list, at {first}; expected it once", words::quoted(id))]
    RepeatedInList {
        /// The id.
        id: String,
        /// Where it stands first.
        first: Position,
    },
    /// A date that can't be read.
    #[error("this date can't be read: {message}")]
    BadDate {
        /// What stands there and what was expected.
        message: String,
    },
    /// A quotation, or the words around it, is too long.
    #[error("`{field}` has {words} words; expected at most {limit}")]
    TooManyWords {
        /// The field.
        field: &'static str,
        /// How many words it has.
        words: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Something other than an http or https address.
    #[error("{}", words::url(*fault))]
    BadUrl {
        /// What is wrong with it.
        fault: UrlFault,
    },
    /// An importance that isn't 1, 2 or 3.
    #[error("the importance {found} doesn't exist; expected 1 (landmark), 2 (notable) or 3 (detail)")]
    BadImportance {
        /// The number.
        found: i64,
    },
    /// A control character, or one that reverses the direction of text.
    #[error("{} stands in this text; expected visible characters", words::name(*character))]
    BadCharacter {
        /// The character.
        character: char,
    },
    /// An event that is related to itself.
    #[error("the event is related to itself; expected the id of another event")]
    SelfRelation,
    /// So many problems that the rest isn't listed.
    #[error("more problems may follow; expected these {listed} to be mended first")]
    More {
        /// How many are listed.
        listed: usize,
    },
    /// What a lint says.
    #[error("{_0} [{}]", _0.lint().name())]
    Remark(Remark),
}

impl IssueKind {
    /// Whether a dataset with this issue loads all the same.
    pub(super) fn is_warning(&self) -> bool {
        matches!(self, Self::Remark(_))
    }

    /// Fills in where the thing that is repeated stands first.
    pub(super) fn with_first(mut self, place: Position) -> Self {
        if let Self::RepeatedField { first, .. }
        | Self::RepeatedId { first, .. }
        | Self::RepeatedInList { first, .. }
        | Self::Remark(Remark::NearExcerpt { first, .. }) = &mut self
        {
            *first = place;
        }
        self
    }
}
