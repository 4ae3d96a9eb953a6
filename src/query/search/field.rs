//! The fields that a search can ask for by name.

use super::fold::fold;
use super::mistake::Mistake;
use super::{Asks, Words};
use crate::dataset::{Importance, Speller, Standing};
use crate::date::{Bounds, Date, Day};
use crate::query::facet::Facet;
use crate::query::noted::Having;
use crate::query::span::{Span, When};

/// A part of an event that a search can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A theme, actor, place, source or standing. The value is the whole id or a part of the label; of a source, a part
    /// of its title, author, container title or publisher.
    Value(Facet),
    /// `1` to `3`, or a part of the word for it.
    Importance,
    /// The date. Answers *possibly*, as a span does: an event passes if its date may lie there. Undated ones don't.
    Date(Side),
    /// A work that a quoted passage cites: the whole id, or a part of title, author, container title or publisher.
    Cites,
    /// A part of the title.
    Title,
    /// A part of the summary.
    Summary,
    /// A part of a quotation, one that gives another date among them.
    Excerpt,
    /// What a reader has added: `note` or `star`.
    Has,
}

/// Where a date lies beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On a day later than the last one that the other can mean: after 2015 is 2016 or later.
    After,
    /// On a day earlier than the first one that the other can mean: before June 2016 is May 2016 or earlier.
    Before,
    /// On a day that the other can mean.
    On,
}

impl Field {
    /// Every field, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[
        Self::Value(Facet::Actor),
        Self::Value(Facet::Theme),
        Self::Value(Facet::Place),
        Self::Value(Facet::Source),
        Self::Value(Facet::Standing),
        Self::Importance,
        Self::Date(Side::After),
        Self::Date(Side::Before),
        Self::Date(Side::On),
        Self::Cites,
        Self::Title,
        Self::Summary,
        Self::Excerpt,
        Self::Has,
    ];

    /// Other names, understood but never written.
    const ALIASES: &'static [(&'static str, Self)] = &[("date", Self::Date(Side::On))];

    /// The name that is typed before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value(facet) => facet.id(),
            Self::Importance => "importance",
            Self::Date(Side::After) => "after",
            Self::Date(Side::Before) => "before",
            Self::Date(Side::On) => "on",
            Self::Cites => "cites",
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Excerpt => "excerpt",
            Self::Has => "has",
        }
    }

    /// Every name with its field.
    pub(super) fn names() -> Vec<(&'static str, Self)> {
        let names = Self::ALL.iter().map(|field| (field.name(), *field));
        names.chain(Self::ALIASES.iter().copied()).collect()
    }

    /// The field of a name, in capitals or not.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::names().into_iter().find(|(each, _)| each.eq_ignore_ascii_case(name)).map(|(_, field)| field)
    }

    /// A value to show somebody who left it out.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Value(Facet::Actor) => "iran",
            Self::Value(Facet::Theme) => "nuclear",
            Self::Value(Facet::Place) => "tehran",
            Self::Value(Facet::Source) => "2022",
            Self::Value(Facet::Standing) => "alleged",
            Self::Value(Facet::Precision) => "day",
            Self::Value(Facet::Importance) | Self::Importance => "1",
            Self::Date(_) => "2015-06",
            Self::Cites => "reuters",
            Self::Has => "note",
            Self::Title | Self::Summary | Self::Excerpt => "\"two words\"",
        }
    }

    /// The condition that the value of this field sets.
    ///
    /// # Errors
    /// When the value can't be one of this field in any dataset.
    pub(super) fn asks(self, value: &str) -> Result<Asks, Mistake> {
        let Some(words) = Words::new(value) else {
            return Err(Mistake::NoValue { field: self });
        };
        match self {
            Self::Date(side) => Moment::new(side, words.written).map(Asks::When),
            Self::Value(Facet::Standing) => {
                self.checked(words, Standing::ALL.iter().map(|each| (each.id(), each.words())))
            }
            Self::Importance => {
                self.checked(words, Importance::ALL.iter().map(|each| (each.id(), each.words())))
            }
            Self::Has => self.checked(words, Having::ALL.iter().map(|each| (each.id(), each.id()))),
            Self::Value(_) | Self::Cites | Self::Title | Self::Summary | Self::Excerpt => {
                Ok(Asks::Field(self, words))
            }
        }
    }

    /// The condition, if any of the ids and words that are all there are is meant.
    fn checked(
        self,
        words: Words,
        all: impl Iterator<Item = (&'static str, &'static str)> + Clone,
    ) -> Result<Asks, Mistake> {
        if all.clone().any(|(id, label)| is_meant(&words, id, label)) {
            return Ok(Asks::Field(self, words));
        }
        let known: Vec<&str> = all.flat_map(|(id, label)| [id, label]).collect();
        let nearest = Speller::new().nearest(&words.written, known.iter().copied());
        let nearest = nearest.map(|nearest| nearest.to_lowercase());
        Err(Mistake::NoSuchValue { field: self, value: words.written, nearest })
    }
}

/// Whether words mean a value: its whole id, or a part of its label.
pub(super) fn is_meant(words: &Words, id: &str, label: &str) -> bool {
    is_meant_folded(&words.folded, &fold(id), &fold(label))
}

/// The same of what is folded already.
pub(super) fn is_meant_folded(value: &str, id: &str, label: &str) -> bool {
    id == value || label.contains(value)
}

/// A side of a date.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moment {
    pub(super) side: Side,
    /// The date as written.
    pub(super) written: String,
    /// Where an event's date must possibly lie.
    pub(super) span: Span,
}

impl Moment {
    fn new(side: Side, written: String) -> Result<Self, Mistake> {
        let field = Field::Date(side);
        let date = Date::understand(&written).map_err(|error| Mistake::NotADate { field, error })?;
        let Bounds { earliest, latest } = date.bounds();
        let (bounds, has_edge) = match side {
            Side::After => (Bounds { earliest: latest.map(Day::next), latest: None }, latest.is_some()),
            Side::Before => (Bounds { earliest: None, latest: earliest.map(Day::prev) }, earliest.is_some()),
            Side::On => (date.bounds(), true),
        };
        let span = Span::new(bounds, When::Possibly).filter(|_| has_edge);
        span.map(|span| Self { side, written, span }).ok_or(Mistake::NoEdge { side })
    }
}
