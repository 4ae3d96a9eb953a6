//! A parsed expression, in the terms of this module: what `parse` makes and everything else reads.

use super::day::Days;
use super::digits;

/// A whole expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expr {
    /// A single date.
    Point(Point),
    /// `start/end`; at least one of them names a date.
    Interval(Box<(End, End)>),
    /// `[…]` or `{…}`; never empty.
    Set(Choice, Vec<Member>),
}

/// One end of an interval.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum End {
    /// A date.
    At(Point),
    /// `..`
    Open,
    /// Nothing.
    Unknown,
    /// `..date` at the start: that date or earlier. `date..` at the end: that date or later.
    Beyond(Point),
}

/// What a set says of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// `[…]`: one of them, nobody knows which.
    One,
    /// `{…}`: all of them.
    All,
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Member {
    /// `date`
    At(Point),
    /// `..date`
    UpTo(Point),
    /// `date..`
    From(Point),
    /// `date..date`; both plain, alike in precision and in order.
    Range(Point, Point),
}

/// A single date. The parts that are there exist together on at least one day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// The year, or the years that it can be.
    pub(super) year: Year,
    /// What follows the year.
    pub(super) rest: Rest,
    /// The qualifiers of year, month and day; unqualified where there is no such part.
    pub(super) marks: [Mark; 3],
    /// The days that it can mean, from the first to the last.
    pub(super) days: Days,
    /// In canonical form, unless that is what [`digits::text`] says of year and rest: a large dataset has many dates,
    /// and most are of this kind.
    pub(super) special: Option<Box<str>>,
    /// EDTF conformance level 0–2, standing alone.
    pub(super) level: u8,
}

/// The year of a date. All numbers are astronomical.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// All digits known.
    Known(i32),
    /// Some of the four digits are `X`.
    Masked(Mask),
    /// `1950S2`: estimated, with the years that share the significant digits.
    Estimated {
        /// The estimate.
        year: i32,
        /// The first year with these significant digits.
        first: i32,
        /// The last year with these significant digits.
        last: i32,
    },
}

/// A four-digit year with at least one `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mask {
    /// Written with a minus. The completions are then those of the digits, times −1.
    pub(super) negative: bool,
    /// Thousands first; `None` for an `X`.
    pub(super) digits: [Option<u8>; 4],
}

/// What follows the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing.
    None,
    /// A season, quarter, third or half of a year: 21–41.
    Season(u8),
    /// A month.
    Month(Pair),
    /// A month and a day.
    Day(Pair, Pair),
}

/// The two digits of a month or a day; `None` for an `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair(pub(super) [Option<u8>; 2]);

/// A qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    /// `?` or `%`
    pub(super) uncertain: bool,
    /// `~` or `%`
    pub(super) approximate: bool,
}

impl Mark {
    /// Neither uncertain nor approximate.
    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }
}

impl Pair {
    /// Whether both digits are `X`.
    pub(super) fn is_unknown(self) -> bool {
        self.0 == [None, None]
    }

    /// Its value when both digits are known.
    pub(super) fn value(self) -> Option<u32> {
        let [tens, ones] = self.0;
        Some(u32::from(tens?) * 10 + u32::from(ones?))
    }

    /// The values up to `max` that it can stand for, smallest first.
    pub(super) fn values(self, max: u32) -> impl DoubleEndedIterator<Item = u32> + Clone {
        let [tens, ones] = self.0;
        let fits = |digit: Option<u8>, is: u32| digit.is_none_or(|digit| u32::from(digit) == is);
        (1..=max).filter(move |value| fits(tens, value / 10) && fits(ones, value % 10))
    }
}

impl Mask {
    /// The years that it can stand for, earliest first.
    pub(super) fn years(self) -> impl DoubleEndedIterator<Item = i32> {
        let (first, last) = self.range();
        (first..=last).filter(move |year| self.fits(year.unsigned_abs()))
    }

    /// The first and the last year that it can stand for.
    pub(super) fn range(self) -> (i32, i32) {
        let (low, high) = (self.filled(0), self.filled(9));
        if self.negative { (-high, -low) } else { (low, high) }
    }

    /// How many of the last digits are `X`, if those are the only ones.
    pub(super) fn trailing(self) -> Option<usize> {
        let known = self.digits.iter().take_while(|digit| digit.is_some()).count();
        self.digits[known..].iter().all(Option::is_none).then_some(self.digits.len() - known)
    }

    fn filled(self, digit: u8) -> i32 {
        self.digits.iter().fold(0, |year, known| year * 10 + i32::from(known.unwrap_or(digit)))
    }

    fn fits(self, year: u32) -> bool {
        let digits = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
        self.digits
            .iter()
            .zip(digits)
            .all(|(known, digit)| known.is_none_or(|known| u32::from(known) == digit))
    }
}

impl Point {
    /// Whether any part has the property.
    pub(super) fn any_mark(&self, has: fn(Mark) -> bool) -> bool {
        self.marks.into_iter().any(has)
    }

    /// In canonical form.
    pub(super) fn canonical(&self) -> String {
        let special = self.special.as_deref().map(str::to_owned);
        special.or_else(|| digits::text(self.year, self.rest)).unwrap_or_default()
    }

    /// Whether any part is qualified.
    pub(super) fn soft(&self) -> bool {
        self.any_mark(|mark| !mark.is_plain())
    }

    /// Whether any digit is `X`.
    pub(super) fn masked(&self) -> bool {
        matches!(self.year, Year::Masked(_))
            || match self.rest {
                Rest::None | Rest::Season(_) => false,
                Rest::Month(month) => month.value().is_none(),
                Rest::Day(month, day) => month.value().is_none() || day.value().is_none(),
            }
    }
}

impl End {
    /// The date it names.
    pub(super) fn point(&self) -> Option<&Point> {
        match self {
            Self::At(point) | Self::Beyond(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Member {
    /// The dates it names.
    pub(super) fn points(&self) -> impl Iterator<Item = &Point> {
        let (first, second) = match self {
            Self::At(point) | Self::UpTo(point) | Self::From(point) => (point, None),
            Self::Range(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }
}

impl Expr {
    /// Whether any date in the expression has the property.
    pub(super) fn any_point(&self, has: impl Fn(&Point) -> bool) -> bool {
        match self {
            Self::Point(point) => has(point),
            Self::Interval(ends) => [&ends.0, &ends.1].into_iter().filter_map(End::point).any(has),
            Self::Set(_, members) => members.iter().flat_map(Member::points).any(has),
        }
    }

    /// EDTF conformance level: 0, 1 or 2.
    pub(super) fn level(&self) -> u8 {
        match self {
            Self::Point(point) => point.level,
            Self::Interval(ends) => ends.0.level().max(ends.1.level()),
            Self::Set(..) => 2,
        }
    }

    /// In canonical form: every qualifier as far to the right as it can stand.
    pub(super) fn canonical(&self) -> String {
        match self {
            Self::Point(point) => point.canonical(),
            Self::Interval(ends) => {
                let (start, end) = &**ends;
                let start = match start {
                    End::Beyond(point) => format!("..{}", point.canonical()),
                    End::At(_) | End::Open | End::Unknown => start.canonical(),
                };
                let end = match end {
                    End::Beyond(point) => format!("{}..", point.canonical()),
                    End::At(_) | End::Open | End::Unknown => end.canonical(),
                };
                format!("{start}/{end}")
            }
            Self::Set(choice, members) => {
                let members: Vec<String> = members.iter().map(Member::canonical).collect();
                let members = members.join(",");
                match choice {
                    Choice::One => format!("[{members}]"),
                    Choice::All => format!("{{{members}}}"),
                }
            }
        }
    }
}

impl End {
    fn canonical(&self) -> String {
        match self {
            Self::At(point) | Self::Beyond(point) => point.canonical(),
            Self::Open => "..".to_owned(),
            Self::Unknown => String::new(),
        }
    }

    fn level(&self) -> u8 {
        match self {
            Self::Open | Self::Unknown => 1,
            Self::Beyond(_) => 2,
            // Unspecified digits are level 1 in a date of their own, level 2 in an interval.
            Self::At(point) if point.masked() => 2,
            Self::At(point) => point.level,
        }
    }
}

impl Member {
    fn canonical(&self) -> String {
        match self {
            Self::At(point) => point.canonical(),
            Self::UpTo(point) => format!("..{}", point.canonical()),
            Self::From(point) => format!("{}..", point.canonical()),
            Self::Range(from, to) => format!("{}..{}", from.canonical(), to.canonical()),
        }
    }
}
