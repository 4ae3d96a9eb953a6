//! Days in figures only: `31/08/2021`, `11.08.2021`.

use super::day::Day;
use super::parse::Fault;
use super::part::Part;
use super::phrase::year_edtf;
use super::words::{Attempt, ambiguous};

/// With dots, the day comes first. With slashes it may be either; what can be read in two ways is
/// refused with both of them.
pub(super) fn day(part: Part) -> Attempt {
    let separator = if part.text.contains('/') { '/' } else { '.' };
    let fields: Vec<&str> = part.text.split(separator).collect();
    let [first, second, year] = fields.as_slice() else {
        return Ok(None);
    };
    let in_figures = |text: &str, most: usize| text.len() <= most && text.bytes().all(|c| c.is_ascii_digit());
    if !in_figures(first, 2) || !in_figures(second, 2) || !in_figures(year, 4) || year.len() != 4 {
        return Ok(None);
    }
    let (Ok(first), Ok(second), Ok(year)) = (first.parse(), second.parse(), year.parse()) else {
        return Ok(None);
    };
    let day_first = Day::from_ymd(year, second, first);
    let month_first = Day::from_ymd(year, first, second).filter(|_| separator == '/');
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => {
            let choices = format!("\"{}\" or \"{}\"", one.text(), other.text());
            Err(ambiguous(part, choices))
        }
        (Some(day), _) | (None, Some(day)) => {
            let (year, month, day) = day.ymd();
            Ok(Some(format!("{}-{month:02}-{day:02}", year_edtf(year))))
        }
        (None, None) => {
            let expected = "a day and a month that exist, such as 31/08/2021";
            Err(Fault::new(part.at, "", part.text, expected))
        }
    }
}
