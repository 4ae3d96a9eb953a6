//! How precise a date is.

/// How precise a date is: the smallest thing that it names. Finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A single day.
    Day,
    /// A month, also when only its day is unspecified.
    Month,
    /// A season, quarter, third or half of a year.
    Season,
    /// A year, also when only its month is unspecified.
    Year,
    /// Ten consecutive years.
    Decade,
    /// A hundred consecutive years.
    Century,
    /// Any other group of years.
    Longer,
    /// An interval.
    Period,
    /// A set: one of several dates, or all of them.
    Set,
}

impl Precision {
    /// Every precision, finest first.
    pub const ALL: [Self; 9] = [
        Self::Day,
        Self::Month,
        Self::Season,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Longer,
        Self::Period,
        Self::Set,
    ];

    /// The name for files and the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Longer => "longer",
            Self::Period => "period",
            Self::Set => "set",
        }
    }

    /// The name in a list of choices.
    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Month => "Month",
            Self::Season => "Season",
            Self::Year => "Year",
            Self::Decade => "Decade",
            Self::Century => "Century",
            Self::Longer => "Several years",
            Self::Period => "Period",
            Self::Set => "Several dates",
        }
    }

    /// The words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Day => "to the day",
            Self::Month => "to the month",
            Self::Season => "to the season",
            Self::Year => "to the year",
            Self::Decade => "to the decade",
            Self::Century => "to the century",
            Self::Longer => "within several years",
            Self::Period => "a period",
            Self::Set => "one or more of several dates",
        }
    }
}
