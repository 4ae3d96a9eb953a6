//! What can't be understood of a search, in a sentence each.

use std::fmt;

use super::field::{Field, Side};
use crate::date::DateError;

/// Longest quotation of what was typed, in characters.
const LONGEST: usize = 24;

/// A part of a search that was left out because it can't be understood.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Mistake {
    /// A name before a colon that is no field's.
    #[error("no field is called “{}”{}", Short(name), Meant(nearest.as_deref(), "field"))]
    UnknownField {
        /// The name as typed.
        name: String,
        /// The name that may be meant.
        nearest: Option<String>,
    },
    /// Nothing follows the colon.
    #[error("“{}:” needs a value, such as {}:{}", field.name(), field.name(), field.example())]
    NoValue {
        /// The field.
        field: Field,
    },
    /// None of the values that there are is meant.
    #[error("{} “{}”{}", NoSuch(*field), Short(value), Meant(nearest.as_deref(), ""))]
    NoSuchValue {
        /// The field.
        field: Field,
        /// The value as typed.
        value: String,
        /// The value that may be meant.
        nearest: Option<String>,
    },
    /// The value is no date.
    #[error("{}: {error}", field.name())]
    NotADate {
        /// The field.
        field: Field,
        /// What is wrong with it.
        error: DateError,
    },
    /// Nothing is later than a date without an end, or earlier than one without a beginning.
    #[error("{} needs a date with {}", Field::Date(*side).name(), if *side == Side::After { "an end" } else { "a beginning" })]
    NoEdge {
        /// The side.
        side: Side,
    },
}

/// `no standing is called`, or what follows `has:`.
struct NoSuch(Field);

impl fmt::Display for NoSuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == Field::Has {
            return f.write_str("has: is followed by note or star, not by");
        }
        write!(f, "no {} is called", self.0.name())
    }
}

/// Something typed, made short and safe to print.
struct Short<'a>(&'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.0.chars().take(LONGEST).map(|c| if c.is_control() { '\u{FFFD}' } else { c });
        let more = if self.0.chars().nth(LONGEST).is_some() { "…" } else { "" };
        write!(f, "{}{more}", shown.collect::<String>())
    }
}

/// `; did you mean “actor”?`, or the fields that there are.
struct Meant<'a>(Option<&'a str>, &'a str);

impl fmt::Display for Meant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self(Some(nearest), _) => write!(f, "; did you mean “{nearest}”?"),
            Self(None, "field") => {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
                write!(f, " ({}); quote what is no field", names.join(", "))
            }
            Self(None, _) => Ok(()),
        }
    }
}
