//! The filters that every subcommand shares.

use clap::{Args, ValueEnum};

use super::choose::or_nearest;
use crate::dataset::Dataset;
use crate::date::{Bounds, Date, DateError};
use crate::query::{Ask, Comparison, Facet, Filter, Search, Span, When};

/// Filters: several values of one kind widen the choice, different kinds narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct FilterArgs {
    /// From this date on: EDTF (2015, 2015-06, 2021-23) or words ("March 2015", "autumn 2016")
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// Up to and with this date, in EDTF or words
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// Whether a date must lie inside the span, or only overlap it
    #[arg(long, value_enum, default_value_t)]
    when: WhenArg,
    /// Only events with this theme
    #[arg(long, value_name = "ID", num_args = 1..)]
    theme: Vec<String>,
    /// Only events with this actor
    #[arg(long, value_name = "ID", num_args = 1..)]
    actor: Vec<String>,
    /// Only events at this place
    #[arg(long, value_name = "ID", num_args = 1..)]
    place: Vec<String>,
    /// Only events that quote or cite this source
    #[arg(long, value_name = "ID", num_args = 1..)]
    source: Vec<String>,
    /// Only events of this standing: stated, assessed, alleged, denied, announced
    #[arg(long, value_name = "STANDING", num_args = 1..)]
    standing: Vec<String>,
    /// Only events dated to the: day, month, season, year, decade, century, longer, period, set
    #[arg(long, value_name = "PRECISION", num_args = 1..)]
    precision: Vec<String>,
    /// Only events of this importance: 1 (landmark), 2 (notable), 3 (detail)
    #[arg(long, value_name = "IMPORTANCE", num_args = 1..)]
    importance: Vec<String>,
    #[command(flatten)]
    not: NotArgs,
    /// Only events with one or both of two values, which a window shows side by side: actor:russia,iran
    #[arg(long, value_name = "KIND:ID,ID", value_parser = compared)]
    compare: Option<Compared>,
    /// Only events that hold all these words, "phrases" and field:values, and none after a minus: see the README
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    search: Option<String>,
}

/// Two values of a facet by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Compared {
    facet: Facet,
    ids: [String; 2],
}

/// Reads `actor:russia,iran`.
fn compared(text: &str) -> Result<Compared, String> {
    let (kind, ids) = text.split_once(':').unwrap_or_default();
    let Some((first, second)) =
        ids.split_once(',').filter(|(first, second)| !first.is_empty() && !second.is_empty())
    else {
        return Err("two values of one kind are compared, such as actor:russia,iran".to_owned());
    };
    let known = Facet::ALL.iter().map(|facet| facet.id());
    let facet = Facet::ALL.iter().copied().find(|facet| facet.id() == kind);
    let facet =
        facet.ok_or_else(|| or_nearest(format!("there is no kind of value “{kind}”"), kind, known))?;
    if first == second {
        return Err(format!("“{first}” can't be compared with itself"));
    }
    Ok(Compared { facet, ids: [first.to_owned(), second.to_owned()] })
}

/// What an event must not have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[expect(clippy::struct_field_names, reason = "they are the names of the options")]
struct NotArgs {
    #[arg(long, value_name = "ID", num_args = 1.., help = "No events with this theme")]
    not_theme: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1.., help = "No events with this actor")]
    not_actor: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1.., help = "No events at this place")]
    not_place: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1.., help = "No events that quote or cite this source")]
    not_source: Vec<String>,
    #[arg(long, value_name = "STANDING", num_args = 1.., help = "No events of this standing")]
    not_standing: Vec<String>,
    #[arg(long, value_name = "PRECISION", num_args = 1.., help = "No events as precise as this")]
    not_precision: Vec<String>,
    #[arg(long, value_name = "IMPORTANCE", num_args = 1.., help = "No events of this importance")]
    not_importance: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum WhenArg {
    /// The date may lie in the span
    #[default]
    Possibly,
    /// The whole of the date lies in the span
    Certainly,
}

impl From<WhenArg> for When {
    fn from(when: WhenArg) -> Self {
        match when {
            WhenArg::Possibly => Self::Possibly,
            WhenArg::Certainly => Self::Certainly,
        }
    }
}

impl FilterArgs {
    /// Whether nothing is asked.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The question in terms of a dataset.
    ///
    /// # Errors
    /// A sentence on the first option that can't be understood.
    pub(super) fn ask(&self, dataset: &Dataset) -> Result<Ask, String> {
        let mut filter = Filter::default();
        for facet in Facet::ALL {
            let (only, not) = self.ids(*facet);
            let value = |id: &String| facet.find(dataset, id).ok_or_else(|| unknown(dataset, *facet, id));
            for id in only {
                filter.choose(*facet, value(id)?);
            }
            for id in not {
                let value = value(id)?;
                if filter.has(*facet, value) {
                    let name = facet.id();
                    return Err(format!("--{name} and --not-{name} both name “{id}”"));
                }
                filter.exclude(*facet, value);
            }
        }
        if let Some(Compared { facet, ids: [first, second] }) = &self.compare {
            let facet = *facet;
            if filter.asks(facet) {
                let name = facet.id();
                return Err(format!("--compare chooses by {name}; leave out --{name} and --not-{name}"));
            }
            let find = |id: &String| facet.find(dataset, id).ok_or_else(|| unknown(dataset, facet, id));
            filter.compare(Comparison { facet, first: find(first)?, second: find(second)? });
        }
        self.check_search()?;
        filter.set_text(self.search.clone().unwrap_or_default());
        Ok(Ask { filter, span: self.span()? })
    }

    /// What is asked of a facet: the values of which an event must have one, and those of which it must have none.
    fn ids(&self, facet: Facet) -> (&[String], &[String]) {
        match facet {
            Facet::Theme => (&self.theme, &self.not.not_theme),
            Facet::Actor => (&self.actor, &self.not.not_actor),
            Facet::Place => (&self.place, &self.not.not_place),
            Facet::Source => (&self.source, &self.not.not_source),
            Facet::Standing => (&self.standing, &self.not.not_standing),
            Facet::Precision => (&self.precision, &self.not.not_precision),
            Facet::Importance => (&self.importance, &self.not.not_importance),
        }
    }

    /// Looks at the search text, which needs no dataset to be understood.
    ///
    /// # Errors
    /// A sentence on the first part of it that can't be understood.
    pub(super) fn check_search(&self) -> Result<(), String> {
        let text = self.search.as_deref().unwrap_or_default();
        let mistake = Search::read(text).1.into_iter().next();
        mistake.map_or(Ok(()), |mistake| Err(format!("--search: {mistake}")))
    }

    fn span(&self) -> Result<Option<Span>, String> {
        let bounds = |option: &str, text: &Option<String>| match text {
            None => Ok(Bounds { earliest: None, latest: None }),
            Some(text) => {
                Date::understand(text).map(|date| date.bounds()).map_err(|error| not_a_date(option, &error))
            }
        };
        if self.from.is_none() && self.to.is_none() {
            return Ok(None);
        }
        let bounds =
            Bounds { earliest: bounds("from", &self.from)?.earliest, latest: bounds("to", &self.to)?.latest };
        Span::new(bounds, self.when.into()).map(Some).ok_or_else(|| "--to lies before --from".to_owned())
    }
}

/// Names the option, what is wrong with its date, and the ways to write one.
pub(super) fn not_a_date(option: &str, error: &DateError) -> String {
    let problem = error.to_string();
    let ways = "write EDTF such as 2015-03, or words such as \"March 2015\"";
    // Of what is neither, the problem says the same already.
    if problem.contains("or words such as") {
        format!("--{option}: {problem}")
    } else {
        format!("--{option}: {problem}; {ways}")
    }
}

/// Names the nearest known id.
fn unknown(dataset: &Dataset, facet: Facet, id: &str) -> String {
    let known = (0..facet.len(dataset)).map(|at| facet.value_id(dataset, crate::query::Value::at(at)));
    let nearest = known
        .map(|each| (strsim::damerau_levenshtein(each, id), each))
        .filter(|(distance, each)| *distance <= each.len().max(id.len()) / 2)
        .min();
    let name = facet.id();
    match nearest {
        Some((_, nearest)) => format!("no {name} has the id “{id}”; did you mean “{nearest}”?"),
        None => format!("no {name} has the id “{id}”"),
    }
}
