//! `events.ron` as it is written: a plain mirror of the format, before anything is checked.
//!
//! Every field may be left out here; what is required is checked later, so that everything missing is reported
//! at once. The same lines also make the table of records that [`super::walk`] follows through the text.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use ron::error::SpannedResult;
use ron::extensions::Extensions;
use serde::de::{DeserializeOwned, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::lint::Lint;
use super::model::{ActorKind, RelationKind, Role, SourceKind, Standing};

/// How deep brackets may be nested; a dataset needs seven levels.
pub(super) const MAX_DEPTH: usize = 64;

/// How RON is read: an optional value is written bare, without `Some`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(MAX_DEPTH)
}

/// What a value looks like in the text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A text, a number or a word.
    Leaf(Leaf),
    /// `[…]` of items that look alike.
    List(&'static Form),
    /// `Name(field: value, …)`.
    Record(&'static Record),
}

/// A value without parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf {
    /// Tries to read the value.
    pub(super) check: fn(&str) -> SpannedResult<()>,
    /// What the value should be, in words.
    pub(super) expected: fn() -> String,
}

/// A record and its fields.
#[derive(Debug)]
pub(super) struct Record {
    /// The name it goes by.
    pub(super) name: &'static str,
    /// The fields and what they look like.
    pub(super) fields: &'static [(&'static str, Form)],
}

/// A type that has a form in the text.
pub(super) trait Written {
    /// The form.
    const FORM: Form;
}

impl<T: Written> Written for Vec<T> {
    const FORM: Form = Form::List(&T::FORM);
}

/// How many records with gaps are read. A file made of empty records would take a hundred times its own size in
/// memory; no honest mistake is made so often.
const MOST_GAPS: usize = 10_000;

/// A record of which required fields may be missing.
pub(super) trait Gaps {
    /// Whether one is.
    fn has_gaps(&self) -> bool;
}

/// Records in a list. Reading stops when more than [`MOST_GAPS`] of them have gaps.
#[derive(Debug)]
pub(super) struct Records<T>(pub(super) Vec<T>);

impl<T: Written> Written for Records<T> {
    const FORM: Form = Form::List(&T::FORM);
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de> + Gaps> Deserialize<'de> for Records<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(RecordsVisitor(PhantomData))
    }
}

struct RecordsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Gaps> Visitor<'de> for RecordsVisitor<T> {
    type Value = Records<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Records<T>, A::Error> {
        let (mut records, mut gaps) = (Vec::new(), 0);
        while let Some(record) = seq.next_element::<T>()? {
            gaps += usize::from(record.has_gaps());
            if gaps > MOST_GAPS {
                return Err(A::Error::custom(format_args!(
                    "more than {MOST_GAPS} records lack required fields; expected a dataset"
                )));
            }
            records.push(record);
        }
        // A list grows by steps of four; most of a large dataset's lists hold one.
        records.shrink_to_fit();
        Ok(Records(records))
    }
}

/// Reads a leaf and forgets its value.
fn check<T: DeserializeOwned>(text: &str) -> SpannedResult<()> {
    options().from_str::<Option<T>>(text).map(drop)
}

/// Makes types leaves, with the words for what is expected.
macro_rules! leaves {
    ($($leaf:ty => $expected:expr;)+) => {$(
        impl Written for $leaf {
            const FORM: Form = Form::Leaf(Leaf { check: check::<$leaf>, expected: $expected });
        }
    )+};
}

leaves!(
    String => || "text in double quotes".to_owned();
    i64 => || "a whole number".to_owned();
    u32 => || "a whole number from 0 to 4294967295".to_owned();
    bool => || "`true` or `false`".to_owned();
    ActorKind => || one_of(ActorKind::ALL);
    Lint => || one_of(&Lint::excepted().collect::<Vec<_>>());
    RelationKind => || one_of(RelationKind::ALL);
    Role => || one_of(Role::ALL);
    SourceKind => || one_of(SourceKind::ALL);
    Standing => || one_of(Standing::ALL);
);

/// The words of a vocabulary as the file spells them.
fn one_of<T: fmt::Debug>(all: &[T]) -> String {
    let words: Vec<String> = all.iter().map(|word| format!("`{word:?}`")).collect();
    format!("one of {}", words.join(", "))
}

/// A record whose fields can be read one by one.
pub(super) trait Fields: Sized {
    /// Reads the value of the field `name`.
    ///
    /// # Errors
    /// If there is no such field, it has been read before, or its value isn't one.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;
}

/// A text as a value of the mirror.
pub(super) trait Text: AsRef<str> + Into<String> {}

impl Text for String {}

/// A text that is looked at where it stands, unless it holds escapes.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Lent<'t>(#[serde(borrow)] Cow<'t, str>);

impl Text for Lent<'_> {}

impl AsRef<str> for Lent<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Lent<'_>> for String {
    fn from(Lent(text): Lent<'_>) -> Self {
        text.into_owned()
    }
}

/// Defines a record of the file: the serde mirror and its form in one. One that says so is generic over its texts.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $raw:ident $(<$text:ident>)?, $name:literal, needs [$($needed:ident),*] { $($field:ident: $kind:ty,)+ }
    )+) => {$(
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(rename = $name, default, deny_unknown_fields)]
        pub(super) struct $raw $(<$text = String>)? { $(pub(super) $field: Option<$kind>,)+ }

        impl $(<$text>)? Default for $raw $(<$text>)? {
            fn default() -> Self {
                Self { $($field: None,)+ }
            }
        }

        impl $(<$text>)? Gaps for $raw $(<$text>)? {
            fn has_gaps(&self) -> bool {
                [$(self.$needed.is_none()),*].contains(&true)
            }
        }

        impl Fields for $raw {
            fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
                match name {
                    $(stringify!($field) if self.$field.is_none() => self.$field = map.next_value()?,)+
                    _ => return Err(A::Error::custom("an unknown or repeated field")),
                }
                Ok(())
            }
        }

        impl $(<$text: Written>)? Written for $raw $(<$text>)? {
            const FORM: Form = Form::Record(&Record {
                name: $name,
                fields: &[$((stringify!($field), <$kind as Written>::FORM),)+],
            });
        }
    )+};
}

records!(
    /// The whole file.
    RawDataset, "Dataset", needs [format, title, themes, sources, events] {
        format: i64,
        title: String,
        description: String,
        version: String,
        license: String,
        themes: Records<RawTheme>,
        actors: Records<RawActor>,
        places: Records<RawPlace>,
        sources: Records<RawSource>,
        events: Records<RawEvent>,
        exceptions: Records<RawException>,
    }

    /// A theme.
    RawTheme, "Theme", needs [id, label] {
        id: String,
        label: String,
        description: String,
        exceptions: Records<RawException>,
    }

    /// An actor.
    RawActor, "Actor", needs [id, label] {
        id: String,
        label: String,
        kind: ActorKind,
        description: String,
        exceptions: Records<RawException>,
    }

    /// A place.
    RawPlace, "Place", needs [id, label] {
        id: String,
        label: String,
        description: String,
        exceptions: Records<RawException>,
    }

    /// A source.
    RawSource, "Source", needs [id, role, kind, title] {
        id: String,
        role: Role,
        kind: SourceKind,
        title: String,
        author: Vec<String>,
        translator: Vec<String>,
        container_title: String,
        number: String,
        publisher: String,
        issued: String,
        isbn: String,
        url: String,
        note: String,
        exceptions: Records<RawException>,
    }

    /// An event.
    RawEvent<T>, "Event", needs [id, title, themes, standing, excerpts] {
        id: T,
        date: T,
        as_written: T,
        title: T,
        summary: T,
        themes: Vec<T>,
        actors: Vec<T>,
        places: Vec<T>,
        importance: i64,
        standing: Standing,
        attributed_to: Vec<T>,
        other_dates: Records<RawOtherDate<T>>,
        excerpts: Records<RawExcerpt<T>>,
        relations: Records<RawRelation<T>>,
        exceptions: Records<RawException>,
    }

    /// A rival date.
    RawOtherDate<T>, "OtherDate", needs [date, excerpt] { date: T, excerpt: RawExcerpt<T>, }

    /// A quotation.
    RawExcerpt<T>, "Excerpt", needs [source, exact] {
        source: T,
        section: T,
        note: u32,
        prefix: T,
        exact: T,
        suffix: T,
        cites: Vec<T>,
    }

    /// A link to another event.
    RawRelation<T>, "Relation", needs [kind, to] { kind: RelationKind, to: T, }

    /// A whole file of a reader's notes.
    RawNotes, "Notes", needs [format, notes] { format: i64, dataset: String, notes: Records<RawNote>, }

    /// What a reader has noted of one event.
    RawNote, "Note", needs [event] { event: String, star: bool, text: String, }

    /// Where a lint is wrong.
    RawException, "Exception", needs [lint, reason] { lint: Lint, reason: String, }
);

impl<T: Text> RawRelation<T> {
    /// With a text of its own.
    pub(super) fn owned(self) -> RawRelation {
        RawRelation { kind: self.kind, to: self.to.map(Into::into) }
    }
}
