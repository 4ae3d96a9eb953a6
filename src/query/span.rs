//! A selected stretch of time, and the two words in which it answers.

use std::ops::Range;

use crate::date::{Bounds, Date, Days};
use crate::timeline::{Reach, Timeline};

/// How sure a date must be to lie in a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum When {
    /// The bounds of the date overlap the span.
    #[default]
    Possibly,
    /// The bounds of the date lie inside the span.
    Certainly,
}

impl When {
    /// Both answers.
    pub const ALL: &'static [Self] = &[Self::Possibly, Self::Certainly];

    /// The word, as people read it and as the command line takes it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Possibly => "possibly",
            Self::Certainly => "certainly",
        }
    }
}

/// A stretch of whole days that somebody selected; either end may be left open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// First and last day; `None` is open.
    bounds: Bounds,
    /// How sure a date must be.
    when: When,
}

impl Span {
    /// The span between two days. `None` when the latest lies before the earliest.
    pub fn new(bounds: Bounds, when: When) -> Option<Self> {
        match (bounds.earliest, bounds.latest) {
            (Some(earliest), Some(latest)) if latest < earliest => None,
            _ => Some(Self { bounds, when }),
        }
    }

    /// Exactly these days; dates need only overlap them.
    pub fn of(days: Days) -> Self {
        Self {
            bounds: Bounds { earliest: Some(days.first()), latest: Some(days.last()) },
            when: When::Possibly,
        }
    }

    /// First and last day; `None` is open.
    pub fn bounds(self) -> Bounds {
        self.bounds
    }

    /// How sure a date must be.
    pub fn when(self) -> When {
        self.when
    }

    /// Both ends, if both are set.
    pub fn days(self) -> Option<Days> {
        Days::new(self.bounds.earliest?, self.bounds.latest?)
    }

    /// The same days, asked the other way.
    #[must_use]
    pub fn asking(self, when: When) -> Self {
        Self { when, ..self }
    }

    /// The stretch of the axis, infinite where open.
    pub fn reach(self) -> Reach {
        Reach::from(self.bounds)
    }

    /// Whether a date that reaches over `event` lies in the span, possibly or certainly as asked.
    pub fn holds(self, event: Reach) -> bool {
        let span = self.reach();
        match self.when {
            When::Possibly => event.end > span.start && event.start < span.end,
            When::Certainly => event.start >= span.start && event.end <= span.end,
        }
    }

    /// The places in [`Timeline::all`] of the events that lie in the span, as runs, rising.
    ///
    /// They are one run of the time order, with what it has to leave out, and a few beside it. Only those are asked.
    pub(super) fn runs(self, timeline: &Timeline) -> Vec<Range<usize>> {
        let Reach { start, end } = self.reach();
        let run = timeline.before(start)..timeline.before(end);
        let one = |place| place..place + 1;
        match self.when {
            // Of those in order before the run, some reach into it. What has no known beginning stands where it ends,
            // so there is more of that after the run.
            When::Possibly => {
                let earlier = timeline.reaching_beyond(start, 0..run.start).into_iter().map(one);
                let later = timeline.unbegun(run.end..timeline.order().len()).map(one);
                earlier.chain([run.clone()]).chain(later).collect()
            }
            When::Certainly => {
                let holds =
                    |place: &usize| timeline.reaches().get(*place).is_some_and(|reach| self.holds(*reach));
                let mut outside = timeline.reaching_beyond(end, run.clone());
                outside.extend(timeline.unbegun(run.clone()).filter(|place| !holds(place)));
                outside.sort_unstable();
                outside.dedup();
                let starts = std::iter::once(run.start).chain(outside.iter().map(|place| place + 1));
                starts.zip(outside.iter().copied().chain([run.end])).map(|(start, end)| start..end).collect()
            }
        }
    }

    /// Both ends as EDTF, as short as they can be: `2015` for its first or last day. Empty where open.
    pub fn edges(self) -> (String, String) {
        let Bounds { earliest, latest } = self.bounds;
        let from = earliest.map(|day| match day.ymd() {
            (year, 1, 1) if plain(year) => format!("{year:04}"),
            (year, month, 1) if plain(year) => format!("{year:04}-{month:02}"),
            _ => day.iso(),
        });
        let to = latest.map(|day| match day.ymd() {
            (year, 12, 31) if plain(year) => format!("{year:04}"),
            (year, month, _) if plain(year) && day.next().ymd().2 == 1 => format!("{year:04}-{month:02}"),
            _ => day.iso(),
        });
        (from.unwrap_or_default(), to.unwrap_or_default())
    }

    /// The span for people: `2015 – 2016`, `since March 2015`, `until 2016`.
    pub fn text(self) -> String {
        match (self.bounds.earliest, self.bounds.latest) {
            (Some(first), Some(last)) => Days::new(first, last).map_or_else(String::new, Days::text),
            (Some(_), None) => format!("since {}", in_words(&self.edges().0)),
            (None, Some(_)) => format!("until {}", in_words(&self.edges().1)),
            (None, None) => "all of time".to_owned(),
        }
    }
}

/// Whether EDTF writes a year with four plain digits.
fn plain(year: i32) -> bool {
    (0..=9999).contains(&year)
}

/// An end for people.
fn in_words(edtf: &str) -> String {
    Date::parse(edtf).map_or_else(|_| edtf.to_owned(), |date| date.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;

    fn span(from: &str, to: &str, when: When) -> Span {
        let bounds = |text: &str| Date::parse(text).expect("a date").bounds();
        let bounds = Bounds { earliest: bounds(from).earliest, latest: bounds(to).latest };
        Span::new(bounds, when).expect("in order")
    }

    #[test]
    fn possibly_overlaps_and_certainly_lies_inside() {
        let cases = [
            ("2015-06-01", true, true),
            ("2015", true, true),
            ("2014/2015", true, false),
            ("201X", true, false),
            ("2017", false, false),
            ("2005/..", true, false),
            ("../2014", false, false),
            ("2016-12-31", true, true),
        ];
        for (date, possibly, certainly) in cases {
            let reach = Reach::of(&Date::parse(date).expect("a date"));
            assert_eq!(span("2015", "2016", When::Possibly).holds(reach), possibly, "possibly {date}");
            assert_eq!(span("2015", "2016", When::Certainly).holds(reach), certainly, "certainly {date}");
        }
    }

    #[test]
    fn ends_are_written_no_longer_than_they_are_round() {
        for (from, to, edges) in [
            ("2015", "2016", ("2015", "2016")),
            ("2015-03", "2016-02", ("2015-03", "2016-02")),
            ("2015-03-02", "2016-02-28", ("2015-03-02", "2016-02-28")),
            ("0000", "0001", ("0000", "0001")),
        ] {
            let (first, last) = span(from, to, When::Possibly).edges();
            assert_eq!((first.as_str(), last.as_str()), edges);
        }
    }

    #[test]
    fn a_span_never_runs_backwards() {
        let bounds = Bounds { earliest: Day::from_ymd(2016, 1, 1), latest: Day::from_ymd(2015, 1, 1) };
        assert_eq!(Span::new(bounds, When::Possibly), None);
    }
}
