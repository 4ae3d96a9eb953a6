//! Dates as the Chicago Manual of Style writes them in American order: `August 11, 2021`, `January–February 2019`.

use crate::date::{Date, Parts, Within, month_name, year_text, years_text};

/// A date in words, no more precise than it is. What isn't a day, month, season or year, or a range of them, is said in
/// the words of [`Date::text`].
pub(super) fn date(date: &Date) -> String {
    let said = match date.parts() {
        Some((one, None)) => single(one),
        Some((first, Some(last))) => range(first, last),
        None => None,
    };
    said.unwrap_or_else(|| date.text())
}

fn single(parts: Parts) -> Option<String> {
    let year = year_text(parts.year);
    let body = match parts.within {
        // "August 11, 2021", but a month and a year alone have no comma.
        Within::Day(..) => format!("{}, {year}", within(parts)?),
        Within::Month(_) | Within::Season(_) => format!("{} {year}", within(parts)?),
        Within::Year => year,
    };
    let about = if parts.approximate { "ca. " } else { "" };
    let doubt = if parts.uncertain { " (uncertain)" } else { "" };
    Some(format!("{about}{body}{doubt}"))
}

/// Month, day or season without the year.
fn within(parts: Parts) -> Option<String> {
    Some(match parts.within {
        Within::Year => return None,
        Within::Season(code) => season(code)?.to_owned(),
        Within::Month(month) => month_name(month).to_owned(),
        Within::Day(month, day) => format!("{} {day}", month_name(month)),
    })
}

/// The seasons of the north, with a capital as in the dates of journals.
fn season(code: u8) -> Option<&'static str> {
    let seasons = [(21, "Spring"), (22, "Summer"), (23, "Autumn"), (24, "Winter")];
    seasons.into_iter().find_map(|(known, name)| (known == code).then_some(name))
}

/// A range with an en dash, and what both ends share said once. `None` for ends that are less than certain.
fn range(first: Parts, last: Parts) -> Option<String> {
    let soft = |parts: Parts| parts.approximate || parts.uncertain;
    if soft(first) || soft(last) {
        return None;
    }
    let same_year = first.year == last.year && first.within != last.within;
    Some(match (first.within, last.within) {
        (Within::Year, Within::Year) => years_text(first.year, last.year, "–"),
        (Within::Day(month, from), Within::Day(same, to)) if same_year && month == same => {
            format!("{} {from}–{to}, {}", month_name(month), year_text(last.year))
        }
        (Within::Day(..), Within::Day(..)) if same_year => {
            format!("{}–{}, {}", within(first)?, within(last)?, year_text(last.year))
        }
        (Within::Month(_), Within::Month(_)) | (Within::Season(_), Within::Season(_)) if same_year => {
            format!("{}–{} {}", within(first)?, within(last)?, year_text(last.year))
        }
        _ => format!("{}–{}", single(first)?, single(last)?),
    })
}
