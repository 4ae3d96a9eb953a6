//! How long after one date another lies, in words that claim no more than both do.

use super::{Date, Day, Extent, Limit};

/// How the date of a work lies to that of what it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// Both on one day.
    SameDay,
    /// After it, or after its end if it lasted; maybe on the last day that it can mean, never before.
    After(Gap),
    /// Before it, or before its beginning if it lasted; maybe on the first day that it can mean, never after.
    Before(Gap),
    /// Between beginning and end of what lasted.
    Meanwhile,
    /// Nobody can tell.
    Unclear,
}

/// How long it is between two dates: at least from day to day of one pair, and at most of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The two days that lie nearest to each other, the earlier first.
    near: (Day, Day),
    /// The two that lie farthest apart; `None`: there is no knowing.
    far: Option<(Day, Day)>,
    /// Whether it is counted from one end of what lasted.
    from_end: bool,
}

/// The days of an end; `None` stands for one before, or after, all days.
type Ends = (Option<Day>, Option<Day>);

impl Apart {
    /// How a work that appeared at a date, within its bounds, lies to an event.
    pub fn of(event: &Date, work: &Date) -> Self {
        let bounds = work.bounds();
        let work = (bounds.earliest, bounds.latest);
        match event.extent() {
            Extent::Within { days, .. } => Self::of_moment((days.first(), days.last()), work),
            Extent::Period { start, end } => Self::of_period(event, (ends(start), ends(end)), work),
        }
    }

    /// Of something that happened on one of these days.
    fn of_moment((first, last): (Day, Day), (from, to): Ends) -> Self {
        if (from, to) == (Some(first), Some(last)) && first == last {
            return Self::SameDay;
        }
        if let Some(from) = from.filter(|from| *from >= last) {
            return Self::After(Gap { near: (last, from), far: to.map(|to| (first, to)), from_end: false });
        }
        match to.filter(|to| *to <= first) {
            Some(to) => {
                Self::Before(Gap { near: (to, first), far: from.map(|from| (from, last)), from_end: false })
            }
            None => Self::Unclear,
        }
    }

    /// Of something that lasted from one end to the other.
    fn of_period(event: &Date, (start, end): (Ends, Ends), (from, to): Ends) -> Self {
        if let Some((from, last)) = from.zip(end.1).filter(|(from, last)| from > last) {
            let far = end.0.zip(to);
            return Self::After(Gap { near: (last, from), far, from_end: true });
        }
        if let Some((to, first)) = to.zip(start.0).filter(|(to, first)| to < first) {
            let far = from.zip(start.1);
            return Self::Before(Gap { near: (to, first), far, from_end: true });
        }
        // An end is open for sure only where nothing but `..` stands for it.
        let edtf = event.edtf();
        let has_begun =
            edtf.starts_with("../") || from.zip(start.1).is_some_and(|(from, start)| from >= start);
        let goes_on = edtf.ends_with("/..") || to.zip(end.0).is_some_and(|(to, end)| to <= end);
        if has_begun && goes_on { Self::Meanwhile } else { Self::Unclear }
    }

    /// In words that follow the name of the work: `3 days after`, `5 to 6 months after`, `up to 30 days after`, `while it
    /// lasted`, `before or after: can’t be told`.
    pub fn words(self) -> String {
        match self {
            Self::SameDay => "on the same day".to_owned(),
            Self::After(gap) => {
                format!("{} after{}", gap.words(), if gap.from_end { " it ended" } else { "" })
            }
            Self::Before(gap) => {
                format!("{} before{}", gap.words(), if gap.from_end { " it began" } else { "" })
            }
            Self::Meanwhile => "while it lasted".to_owned(),
            Self::Unclear => "before or after: can’t be told".to_owned(),
        }
    }
}

/// The days among which an end lies; none are known of one that is open or unknown.
fn ends(limit: Limit) -> Ends {
    match limit {
        Limit::Within { days, .. } => (Some(days.first()), Some(days.last())),
        Limit::Open | Limit::Unknown => (None, None),
    }
}

/// A length of time in whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Length {
    count: i64,
    unit: &'static str,
}

impl Length {
    /// `days` is how many days there are, `months` how many months in the same time, rounded as the length is.
    fn new(days: i64, months: i64, years: i64) -> Self {
        let (count, unit) = match (days, months) {
            (..=DAYS, _) => (days, "day"),
            (_, ..=MONTHS) => (months, "month"),
            _ => (years, "year"),
        };
        Self { count, unit }
    }

    fn words(self) -> String {
        format!("{} {}{}", self.count, self.unit, if self.count == 1 { "" } else { "s" })
    }
}

/// Up to so many days are counted as days, and up to so many months as months.
const DAYS: i64 = 62;
const MONTHS: i64 = 23;

/// How many whole months lie between two days, and whether that is all.
fn months((from, to): (Day, Day)) -> (i64, bool) {
    let ((year, month, dom), (last_year, last_month, last_dom)) = (from.ymd(), to.ymd());
    let months = (i64::from(last_year) - i64::from(year)) * 12 + i64::from(last_month) - i64::from(month);
    (months - i64::from(last_dom < dom), last_dom == dom)
}

fn days((from, to): (Day, Day)) -> i64 {
    i64::from(to.number()) - i64::from(from.number())
}

impl Gap {
    /// The time that it is at least, in whole units.
    fn least(self) -> Length {
        let (months, _) = months(self.near);
        Length::new(days(self.near), months, months / 12)
    }

    /// The time that it is at most, in whole units.
    fn most(self) -> Option<Length> {
        let far = self.far?;
        let (whole, is_all) = months(far);
        let months = whole + i64::from(!is_all);
        Some(Length::new(days(far), months, (months + 11) / 12))
    }

    fn words(self) -> String {
        let least = self.least();
        match self.most() {
            None if least.count == 0 => "some time".to_owned(),
            None => format!("at least {}", least.words()),
            Some(most) if least.count == 0 => format!("up to {}", most.words()),
            Some(most) if most == least => most.words(),
            Some(most) if most.unit == least.unit => format!("{} to {}", least.count, most.words()),
            Some(most) => format!("{} to {}", least.words(), most.words()),
        }
    }
}

#[cfg(test)]
#[path = "apart_tests.rs"]
mod tests;
