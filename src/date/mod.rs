//! Dates as curators write them: EDTF (ISO 8601-2:2019) levels 0, 1 and 2.
//!
//! A [`Date`] is never more precise than what was written: it has [`Bounds`] (the days that it can
//! mean, for filters), an [`Extent`] (how to draw it) and a text for people. Days are proleptic
//! Gregorian; years are astronomical inside (0 is 1 BCE) and never shown so.
//!
//! What this module decides where the standard leaves it open:
//! - `~ ? %` don't widen bounds.
//! - Seasons are the meteorological ones of the north; winter 2021 is December 2021 to February 2022.
//! - A time of day is checked, kept in [`Date::edtf`], and otherwise left out.
//! - `-01XX` is every year written with these digits and a minus: −199 to −100, 200–101 BCE.

mod apart;
mod day;
mod diagnose;
mod digits;
mod error;
mod expr;
mod extent;
mod marks;
mod meaning;
mod numeric;
mod parse;
mod part;
mod parts;
mod persian;
mod persian_words;
mod phrase;
mod plain;
mod precision;
mod solar_hijri;
mod text;
mod unspecified;
mod vocabulary;
mod words;

pub use apart::{Apart, Gap};
pub use day::{Day, Days};
pub use error::DateError;
pub use extent::{Bounds, Extent, Limit};
pub use parts::{Parts, Within};
pub use plain::{month_name, year_text, years_text};
pub use precision::Precision;
pub use solar_hijri::{SolarHijri, solar_hijri};

use expr::Expr;

/// A date exactly as a curator wrote it: EDTF level 0, 1 or 2.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    edtf: String,
    expr: Expr,
}

impl Date {
    /// Reads EDTF. Space before and after it is left out.
    ///
    /// # Errors
    /// When it is malformed, or names a day that can't be represented: says where, what stands
    /// there, and what was expected.
    pub fn parse(input: &str) -> Result<Self, DateError> {
        Ok(Self { expr: parse::parse(input)?, edtf: input.trim().to_owned() })
    }

    /// Reads EDTF or plain words: `autumn 2021`, `2010s`, `c. 1989`, `since 2005`, `480 BCE`,
    /// `11 August 2021`, `before 1990`, `1990s to 2005`.
    ///
    /// Reads back what [`Self::text`] says of years, months, days, seasons, decades and periods of
    /// them. "18th century" is 1701 to 1800. "Before 1990" is one moment, in 1989 or earlier.
    ///
    /// # Errors
    /// When it is neither, or people use the words in two ways ("the 1900s").
    pub fn understand(input: &str) -> Result<Self, DateError> {
        let fault = match Self::parse(input) {
            Ok(date) => return Ok(date),
            Err(fault) => fault,
        };
        let persian = persian_words::edtf(input);
        match persian.map_or_else(|| words::edtf(input), Ok) {
            Ok(edtf) => Self::parse(&edtf).map(|date| Self { edtf: date.canonical(), ..date }),
            // Of what is meant as EDTF, say what is wrong with it as EDTF.
            Err(error) if looks_like_edtf(input) && !error.is_ambiguous() => Err(fault),
            Err(error) => Err(error),
        }
    }

    /// What the curator wrote, without space around it.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The same in canonical EDTF: equal dates written differently come out alike.
    pub fn canonical(&self) -> String {
        self.expr.canonical()
    }

    /// The lowest EDTF level (0, 1 or 2) that can say this.
    pub fn level(&self) -> u8 {
        self.expr.level()
    }

    /// The earliest and the latest day that it can mean.
    pub fn bounds(&self) -> Bounds {
        meaning::bounds(&self.expr)
    }

    /// The bounds when both are known.
    pub fn span(&self) -> Option<Days> {
        let Bounds { earliest, latest } = self.bounds();
        Days::new(earliest?, latest?)
    }

    /// How to draw it.
    pub fn extent(&self) -> Extent {
        meaning::extent(&self.expr)
    }

    /// How precise it is.
    pub fn precision(&self) -> Precision {
        meaning::precision(&self.expr)
    }

    /// Whether any part of it is approximate (`~` or `%`).
    pub fn approximate(&self) -> bool {
        self.expr.any_point(|point| point.any_mark(|mark| mark.approximate))
    }

    /// Whether any part of it is uncertain (`?` or `%`).
    pub fn uncertain(&self) -> bool {
        self.expr.any_point(|point| point.any_mark(|mark| mark.uncertain))
    }

    /// For people: `March 2015`, `autumn 2021`, `c. 1989`, `2010s`, `since 2005`, `480 BCE`.
    pub fn text(&self) -> String {
        text::expression(&self.expr)
    }

    /// The numbers that it is made of, and those of its end if it is an interval. `None` where numbers can't say all of
    /// it: an unspecified digit, an open or unknown end, a set, a part that is less certain than the rest.
    pub fn parts(&self) -> Option<(Parts, Option<Parts>)> {
        parts::parts(&self.expr)
    }

    /// In the Solar Hijri calendar, no more precise than the date itself: `20 Mordad 1400` for a
    /// day, `Dey – Bahman 1393` for a month, `1393–1394` for a year.
    ///
    /// `None` where an end is open or unknown, and beyond the years for which [`solar_hijri()`] is good.
    pub fn solar_hijri(&self) -> Option<String> {
        persian::text(&self.expr)
    }
}

/// Whether it is made of EDTF's characters alone, and is neither a day in figures (`31.2.2015`,
/// `31/2/2015`) nor without any figure.
fn looks_like_edtf(input: &str) -> bool {
    let text = input.trim().replace("..", "");
    text.bytes().all(|c| c.is_ascii_digit() || b"XYESTZ-/[]{},?~%:+".contains(&c))
        && text.bytes().any(|c| c.is_ascii_digit() || c == b'X')
        && text.matches('/').count() < 2
}

#[cfg(test)]
mod tests;
