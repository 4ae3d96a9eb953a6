//! Dates with an unknown part, in words: `25 December of a year in the 1560s`, `the 25th of an
//! unknown month of 1985`, `about 1950, between 1900 and 1999`.

use super::expr::{Expr, Year};
use super::parse;
use super::part::Part;
use super::phrase::Phrase;
use super::words::{Attempt, between, pair};

/// `May of a year between 1500 and 1599`, `a year in the 2010s, month unknown`, `25 December of an
/// unknown year`.
pub(super) fn some_year(part: Part) -> Attempt {
    let (part, unknown) =
        [(", month and day unknown", "-XX-XX"), (", month unknown", "-XX"), (", day unknown", "-XX")]
            .iter()
            .find_map(|&(words, edtf)| Some((part.before(words)?, edtf)))
            .unwrap_or((part, ""));
    let (left, years) = if let Some(years) = part.after("a year ") {
        (None, years)
    } else if let Some(left) = part.before("an unknown year") {
        let left = left.before(" of").or((left.text == "of").then_some(left));
        (left, Part { text: "", ..part })
    } else if let Some((left, years)) = part.split(" of a year ") {
        (Some(left), years)
    } else {
        return Ok(None);
    };
    let mask = match (years.text, years.after("in the ")) {
        ("", _) => Some("XXXX".to_owned()),
        (_, Some(named)) => Phrase::read(named).map(|years| years.edtf()).transpose()?,
        (_, None) => between(years)?,
    };
    let rest = match left {
        Some(left) => Phrase::loose(left).and_then(|phrase| phrase.after_year()),
        None => Some(String::new()),
    };
    let (Some(mask), Some(rest)) = (mask, rest) else {
        return Ok(None);
    };
    let edtf = format!("{mask}{rest}{unknown}");
    Ok(parse::parse(&edtf).is_ok().then_some(edtf))
}

/// `the 25th of an unknown month of 1985`.
pub(super) fn some_month(part: Part) -> Attempt {
    let Some((day, year)) = part.split(" of an unknown month of ") else {
        return Ok(None);
    };
    let day: String = day.text.chars().filter(char::is_ascii_digit).collect();
    let edtf = match Phrase::read(year) {
        Some(year) if year.year_only().is_some() => format!("{}-XX-{day:0>2}", year.edtf()?),
        Some(_) | None => return Ok(None),
    };
    Ok(parse::parse(&edtf).is_ok().then_some(edtf))
}

/// `about 1950, between 1900 and 1999`: the significant digits that leave just these years.
pub(super) fn estimated(part: Part) -> Attempt {
    let halves = part.after("about ").and_then(|rest| rest.split(", between "));
    let Some((year, (from, to))) = halves.and_then(|(year, range)| Some((year, range.split(" and ")?)))
    else {
        return Ok(None);
    };
    let (Some(year), Some((from, to))) = (Phrase::read(year), pair(from, to)) else {
        return Ok(None);
    };
    let years = from.year_only().zip(to.year_only());
    let written = year.edtf()?;
    Ok((1..=6).map(|digits| format!("{written}S{digits}")).find(|edtf| match parse::parse(edtf) {
        Ok(Expr::Point(point)) => {
            matches!(point.year, Year::Estimated { first, last, .. } if Some((first, last)) == years)
        }
        Ok(Expr::Interval(..) | Expr::Set(..)) | Err(_) => false,
    }))
}
