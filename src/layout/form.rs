//! The shape of a mark: as wide as its date is vague, with ends that say what is known of them.

use super::Metrics;
use super::scale::Scale;
use crate::date::{Date, Days, Extent, Limit, Precision};

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// On a known day.
    Sharp,
    /// On a day that the source qualifies as approximate or uncertain.
    Soft,
    /// Not at all: it goes on.
    Open,
    /// Nobody says when.
    Unknown,
}

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// A single day, too narrow to be drawn as wide as it is.
    Dot {
        /// The source qualifies the day.
        soft: bool,
    },
    /// As wide as the date.
    Bar {
        /// The left end.
        start: Edge,
        /// The right end.
        end: Edge,
        /// Between which points of the canvas a period certainly lasted, if its limits are vague.
        core: Option<(f64, f64)>,
    },
}

/// Where a date lies on the canvas, and in which form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Drawn {
    /// The left end, in canvas points; may be minus infinity.
    pub(crate) x0: f64,
    /// The right end, in canvas points; may be infinity.
    pub(crate) x1: f64,
    /// The form. A core is in canvas points.
    pub(crate) form: Form,
}

impl Drawn {
    /// How a date is drawn at a scale.
    pub(crate) fn new(date: &Date, scale: Scale, metrics: &Metrics) -> Self {
        let drawn = match date.extent() {
            Extent::Within { days, soft } => Self::within(days, soft, scale, metrics),
            Extent::Period { start, end } => Self::period(start, end, scale, metrics),
        };
        if date.precision() == Precision::Set { drawn.as_set() } else { drawn }
    }

    /// One or some of several dates: nothing between them is certain, and neither end is a turn of events.
    fn as_set(self) -> Self {
        let edge = |x: f64| if x.is_finite() { Edge::Soft } else { Edge::Unknown };
        let form = match self.form {
            // All of them on one day.
            Form::Dot { .. } => Form::Dot { soft: true },
            Form::Bar { .. } => Form::Bar { start: edge(self.x0), end: edge(self.x1), core: None },
        };
        Self { form, ..self }
    }

    fn within(days: Days, soft: bool, scale: Scale, metrics: &Metrics) -> Self {
        let (first, after) = ends(days);
        if days.len() == 1 && scale.points_per_day() < metrics.dot {
            let centre = scale.x_from_day(f64::midpoint(first, after));
            return Self {
                x0: centre - metrics.dot / 2.0,
                x1: centre + metrics.dot / 2.0,
                form: Form::Dot { soft },
            };
        }
        let edge = if soft { Edge::Soft } else { Edge::Sharp };
        let form = Form::Bar { start: edge, end: edge, core: None };
        Self::at_least_shortest(scale.x_from_day(first), scale.x_from_day(after), form, metrics)
    }

    fn period(start: Limit, end: Limit, scale: Scale, metrics: &Metrics) -> Self {
        let (start_edge, first, certain_from) = match start {
            Limit::Within { days, soft } => (edge(soft), ends(days).0, ends(days).1 - 1.0),
            Limit::Open => (Edge::Open, f64::NEG_INFINITY, f64::NEG_INFINITY),
            Limit::Unknown => (Edge::Unknown, f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        let (end_edge, last, certain_to) = match end {
            Limit::Within { days, soft } => (edge(soft), ends(days).1, ends(days).0 + 1.0),
            Limit::Open => (Edge::Open, f64::INFINITY, f64::INFINITY),
            Limit::Unknown => (Edge::Unknown, f64::INFINITY, f64::INFINITY),
        };
        let is_vague = certain_from > first || certain_to < last;
        let core = (is_vague && certain_from < certain_to)
            .then(|| (scale.x_from_day(certain_from), scale.x_from_day(certain_to)));
        let form = Form::Bar { start: start_edge, end: end_edge, core };
        Self::at_least_shortest(scale.x_from_day(first), scale.x_from_day(last), form, metrics)
    }

    fn at_least_shortest(x0: f64, x1: f64, form: Form, metrics: &Metrics) -> Self {
        let lacking = metrics.shortest_bar - (x1 - x0);
        if lacking > 0.0 {
            return Self { x0: x0 - lacking / 2.0, x1: x1 + lacking / 2.0, form };
        }
        Self { x0, x1, form }
    }
}

fn edge(soft: bool) -> Edge {
    if soft { Edge::Soft } else { Edge::Sharp }
}

/// From the start of the first day to the end of the last.
fn ends(days: Days) -> (f64, f64) {
    (f64::from(days.first().number()), f64::from(days.last().number()) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Viewport;

    fn drawn(edtf: &str, points_per_day: f64) -> Drawn {
        let width = 1_000.0;
        let viewport = Viewport::new(0.0, width / points_per_day).expect("finite");
        Drawn::new(&Date::parse(edtf).expect("a date"), Scale::new(viewport, width), &Metrics::default())
    }

    #[test]
    fn a_date_is_as_wide_as_it_is_vague() {
        for (edtf, days) in [
            ("2015", 365.0),
            ("2015-02", 28.0),
            ("201X", 3652.0),
            ("2021-23", 91.0),
            ("2013-08/2021-08", 2953.0),
        ] {
            let drawn = drawn(edtf, 1.0);
            assert!((drawn.x1 - drawn.x0 - days).abs() < 1e-6, "{edtf}");
            assert!(matches!(drawn.form, Form::Bar { .. }), "{edtf}");
        }
    }

    #[test]
    fn a_day_is_a_dot_until_it_is_wide_enough() {
        assert_eq!(drawn("2021-08-11", 0.1).form, Form::Dot { soft: false });
        assert!(matches!(drawn("2021-08-11", 40.0).form, Form::Bar { .. }));
    }

    #[test]
    fn ends_say_what_is_known() {
        let ends = |edtf| match drawn(edtf, 1.0).form {
            Form::Bar { start, end, .. } => (start, end),
            Form::Dot { .. } => unreachable!("not a day"),
        };
        assert_eq!(ends("2005/.."), (Edge::Sharp, Edge::Open));
        assert_eq!(ends("2005/"), (Edge::Sharp, Edge::Unknown));
        assert_eq!(ends("../2005"), (Edge::Open, Edge::Sharp));
        assert_eq!(ends("1989~"), (Edge::Soft, Edge::Soft));
        assert_eq!(ends("1989~/1991"), (Edge::Soft, Edge::Sharp));
    }

    #[test]
    fn a_set_claims_nothing_between_its_dates() {
        for (edtf, start) in
            [("{1960,1970}", Edge::Soft), ("[1970..1980]", Edge::Soft), ("[..1960]", Edge::Unknown)]
        {
            let form = Form::Bar { start, end: Edge::Soft, core: None };
            assert_eq!(drawn(edtf, 1.0).form, form, "{edtf}");
        }
    }

    #[test]
    fn a_period_between_years_has_a_certain_core() {
        let Form::Bar { core: Some((from, to)), .. } = drawn("2014/2016", 1.0).form else {
            panic!("a bar with a core");
        };
        assert!((to - from - 367.0).abs() < 1e-6, "31 December 2014 to 1 January 2016, both included");
    }
}
