//! Plain words to EDTF: periods, sets and "before" and "after". Single dates are read by `phrase`.
//!
//! What `text` writes is read back to the same days, except where its words can be taken in two
//! ways; those are refused with both readings named, and so is all that is not understood.

use super::day::Day;
use super::error::{DateError, Problem};
use super::marks::{Marks, bracketed, symbol};
use super::meaning;
use super::parse::{self, Fault};
use super::part::Part;
use super::phrase::{Phrase, year_edtf};
use super::plain::Plain;
use super::{numeric, unspecified};

/// Longest text that is read as words, in bytes. EDTF may be of any length.
const LONGEST: usize = 200;
const EXPECTED: &str = "EDTF such as 2015-03, or words such as \"March 2015\", \"autumn 2021\", \
                        \"c. 1989\", \"2010s\", \"since 2005\" or \"480 BCE\"";

/// What can stand between the ends of a period, the clearest first.
const BETWEEN: [&str; 11] =
    [" – ", " — ", " - ", " to ", " until ", " till ", " through ", "–", "—", "−", "-"];

/// The EDTF of plain words.
pub(super) fn edtf(input: &str) -> Result<String, DateError> {
    // Lower case in ASCII only, so that every offset stays.
    let lower = input.to_ascii_lowercase();
    let whole = Part { text: &lower, at: 0 }.trim();
    let answer = if whole.text.len() > LONGEST { Ok(None) } else { expression(whole) };
    answer
        .and_then(|edtf| edtf.ok_or_else(|| Fault::new(whole.at, "", input.trim(), EXPECTED)))
        .map_err(|fault| in_case_of(input, fault))
}

/// The error with the words quoted as they were typed, not in lower case.
fn in_case_of(input: &str, Fault { at, mut problem }: Fault) -> DateError {
    if let Problem::Unexpected { found, .. } | Problem::Ambiguous { found, .. } = &mut problem
        && let Some(typed) = input.get(at..at + found.len())
    {
        typed.clone_into(found);
    }
    DateError::new(input, at, problem)
}

/// `None`: not of the form that was tried. An error: of that form, but wrong.
pub(super) type Attempt = Result<Option<String>, Fault>;

fn expression(part: Part) -> Attempt {
    let forms: [fn(Part) -> Attempt; 9] =
        [opened, closed, before_or_after, one_of, every, numeric::day, unspecified, single, period];
    for form in forms {
        if let Some(edtf) = form(part)? {
            return Ok(Some(edtf));
        }
    }
    match or_beyond(part)? {
        Some(edtf) => Ok(Some(edtf)),
        None => all_of(part),
    }
}

fn single(part: Part) -> Attempt {
    Phrase::read(part).map(|phrase| phrase.edtf()).transpose()
}

/// A date with an unknown part, and how all of it is qualified.
fn unspecified(part: Part) -> Attempt {
    let forms: [fn(Part) -> Attempt; 4] =
        [unspecified::some_year, unspecified::some_month, unspecified::estimated, between];
    let (date, words) = bracketed(part).unwrap_or((part, ""));
    let mut marks = Marks::default();
    let (true, Some(mark)) = (marks.add(words), marks.whole()) else {
        return Ok(None);
    };
    for form in forms {
        match (form(date)?, symbol(mark)) {
            (None, _) => {}
            (Some(edtf), mark) if mark.is_empty() || !edtf.starts_with('[') => {
                return Ok(Some(format!("{edtf}{mark}")));
            }
            (Some(_), _) => {
                let expected = "these dates without a qualifier, or a single date with one";
                return Err(Fault::new(part.at, "", part.text, expected));
            }
        }
    }
    Ok(None)
}

/// A date that has to be there, and can be an end of a period or a member of a set.
fn date(part: Part) -> Result<String, Fault> {
    let part = part.trim();
    match (Phrase::read(part), unspecified(part)?) {
        (Some(phrase), _) => phrase.edtf_inside(),
        (None, Some(edtf)) if !edtf.starts_with('[') => Ok(edtf),
        (None, Some(_)) => Err(Fault::new(part.at, "", part.text, "a single date here")),
        (None, None) => Err(Fault::new(part.at, "", part.text, EXPECTED)),
    }
}

/// `since 2005`, `from 2005 to 2010`, `from 2005, end unknown`.
fn opened(part: Part) -> Attempt {
    if let Some(date) = part.after("since ") {
        return Ok(Some(format!("{}/..", start(date)?)));
    }
    let Some(rest) = part.after("from ") else {
        return Ok(None);
    };
    if let Some(date) = rest.before(", end unknown") {
        return Ok(Some(format!("{}/", start(date)?)));
    }
    // "from between 1900 and 1999 to 2005" has long ends, tried after the short ones.
    match period(rest)? {
        Some(edtf) => Ok(Some(edtf)),
        None => match rest.split(" to ") {
            Some((from, to)) => Ok(Some(format!("{}/{}", date(from)?, date(to)?))),
            None => Ok(Some(format!("{}/..", start(rest)?))),
        },
    }
}

/// `until 2005`, `until 2005, start unknown`.
fn closed(part: Part) -> Attempt {
    let words = ["until ", "till ", "up to "];
    let Some(rest) = words.iter().find_map(|word| part.after(word)) else {
        return Ok(None);
    };
    match rest.before(", start unknown") {
        Some(date) => Ok(Some(format!("/{}", end(date)?))),
        None => Ok(Some(format!("../{}", end(rest)?))),
    }
}

/// The start of a period: a date, or `1990 or earlier`.
fn start(part: Part) -> Result<String, Fault> {
    match part.before(" or earlier") {
        Some(part) => Ok(format!("..{}", date(part)?)),
        None => date(part),
    }
}

/// The end of a period: a date, or `1990 or later`.
fn end(part: Part) -> Result<String, Fault> {
    match part.before(" or later") {
        Some(part) => Ok(format!("{}..", date(part)?)),
        None => date(part),
    }
}

/// `before March 2015`, `after 1990`, `by 1990`: one moment, on one side of a date.
fn before_or_after(part: Part) -> Attempt {
    if let Some(rest) = part.after("by ") {
        return Ok(Some(format!("[..{}]", date(rest)?)));
    }
    let (rest, before) = match (part.after("before "), part.after("after ")) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => return Ok(None),
    };
    let written = date(rest)?;
    let fault = || Fault::new(rest.at, "", rest.text, EXPECTED);
    let Ok(expr) = parse::parse(&written) else {
        return Err(fault());
    };
    let bounds = meaning::bounds(&expr);
    let beyond = if before { bounds.earliest.map(Day::prev) } else { bounds.latest.map(Day::next) };
    let Plain { year, month, day } = Plain::from(beyond.ok_or_else(fault)?);
    // As precise as the date: before March 2015 is February or earlier.
    let years = year_edtf(year);
    let edtf = match (meaning::precision(&expr), month, day) {
        (super::Precision::Month, Some(month), _) => format!("{years}-{month:02}"),
        (super::Precision::Day | super::Precision::Season, Some(month), Some(day)) => {
            format!("{years}-{month:02}-{day:02}")
        }
        _ => years,
    };
    let mark = written.chars().last().filter(|c| matches!(c, '?' | '~' | '%'));
    let mark = mark.map(String::from).unwrap_or_default();
    Ok(Some(if before { format!("[..{edtf}{mark}]") } else { format!("[{edtf}{mark}..]") }))
}

/// `one of 1667, 1668, 1670 to 1672`.
fn one_of(part: Part) -> Attempt {
    let Some(rest) = part.after("one of ") else {
        return Ok(None);
    };
    let members: Vec<Part> = match rest.split_last(" or ") {
        Some((others, last)) if !goes_on(last.text) => others.list().chain([last]).collect(),
        _ => rest.list().collect(),
    };
    let members: Result<Vec<String>, Fault> = members.into_iter().map(member).collect();
    Ok(Some(format!("[{}]", members?.join(","))))
}

/// Whether this is the second half of "or earlier" or "and later".
fn goes_on(text: &str) -> bool {
    text.starts_with("earlier") || text.starts_with("later")
}

/// A member of a set: `1667`, `1670 to 1672`, `1667 or earlier`, `1667 and later`.
fn member(part: Part) -> Result<String, Fault> {
    for ending in [" or earlier", " and earlier"] {
        if let Some(part) = part.before(ending) {
            return Ok(format!("..{}", date(part)?));
        }
    }
    for ending in [" or later", " and later"] {
        if let Some(part) = part.before(ending) {
            return Ok(format!("{}..", date(part)?));
        }
    }
    match part.split(" to ") {
        Some((from, to)) => Ok(format!("{}..{}", date(from)?, date(to)?)),
        None => date(part),
    }
}

/// `every year from 1960 to 1965`.
fn every(part: Part) -> Attempt {
    let words = ["every year from ", "every month from ", "every day from "];
    let Some(rest) = words.iter().find_map(|word| part.after(word)) else {
        return Ok(None);
    };
    rest.split(" to ").map(|(from, to)| Ok(format!("{{{}..{}}}", date(from)?, date(to)?))).transpose()
}

/// `between 1900 and 1999`: unspecified digits if those say the same, else a choice.
pub(super) fn between(part: Part) -> Attempt {
    let Some((from, to)) = part.after("between ").and_then(|rest| rest.split(" and ")) else {
        return Ok(None);
    };
    let Some((first, last)) = pair(from, to) else {
        return Ok(None);
    };
    if let Some(masked) = first.year_only().zip(last.year_only()).and_then(|(a, b)| masked(a, b)) {
        return Ok(Some(masked));
    }
    Ok(Some(format!("[{}..{}]", first.edtf_inside()?, last.edtf_inside()?)))
}

/// The years from `first` to `last` with `X` for the digits that differ, if that says the same.
pub(super) fn masked(first: i32, last: i32) -> Option<String> {
    let (low, high, sign) = if last <= 0 && first < 0 {
        (last.unsigned_abs(), first.unsigned_abs(), "-")
    } else {
        (u32::try_from(first).ok()?, u32::try_from(last).ok()?, "")
    };
    (1..=4_u32).find_map(|count| {
        let step = 10_u32.pow(count);
        let exact = low.is_multiple_of(step) && high == low + step - 1 && high <= 9999;
        let known = 4 - count as usize;
        let digits = format!("{low:04}");
        exact.then(|| format!("{sign}{}{}", &digits[..known], "X".repeat(count as usize)))
    })
}

/// `2013 – 2017`, `11–14 August 2021`, `March 2019 to March 2020`.
fn period(part: Part) -> Attempt {
    let mut first_fault = None;
    for dash in BETWEEN {
        for (at, _) in part.text.match_indices(dash) {
            let (from, to) = part.split_at(at, dash.len());
            match ends(from, to) {
                Ok(Some(edtf)) => return Ok(Some(edtf)),
                Ok(None) => {}
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
        }
    }
    first_fault.map_or(Ok(None), Err)
}

fn ends(from: Part, to: Part) -> Attempt {
    let (from, earlier) = from.before(" or earlier").map_or((from, ""), |from| (from, ".."));
    let (to, later) = to.before(" or later").map_or((to, ""), |to| (to, ".."));
    let Some((first, last)) = pair(from, to) else {
        return Ok(None);
    };
    let (start, end) = (first.edtf_inside()?, last.edtf_inside()?);
    let edtf = format!("{earlier}{start}/{end}{later}");
    if parse::parse(&edtf).is_ok() {
        return Ok(Some(edtf));
    }
    // Both ends are good by themselves: they are in the wrong order.
    let expected = format!("an end that is not before the start, {}", from.text);
    Err(Fault::new(to.at, "end", to.text, &expected))
}

/// Both ends of a range, where each may leave out what the other one says.
pub(super) fn pair<'a>(from: Part<'a>, to: Part<'a>) -> Option<(Phrase<'a>, Phrase<'a>)> {
    let (mut first, mut last) = (Phrase::loose(from)?, Phrase::loose(to)?);
    first.complete_from(&last);
    last.shorten_after(&first);
    (first.is_complete() && last.is_complete()).then_some((first, last))
}

/// `1984 or earlier`, `1984 and later`.
fn or_beyond(part: Part) -> Attempt {
    let ends = [" earlier", " later"];
    let Some(left) = ends.iter().find_map(|ending| part.before(ending)) else {
        return Ok(None);
    };
    let alone = |joint: &str| left.before(joint).filter(|date| !date.text.contains(" and "));
    match (alone(" or"), alone(" and")) {
        (Some(_), _) => Ok(Some(format!("[{}]", member(part)?))),
        (None, Some(_)) => Ok(Some(format!("{{{}}}", member(part)?))),
        (None, None) => Ok(None),
    }
}

/// `1667, 1668 and 1670 to 1672`.
fn all_of(part: Part) -> Attempt {
    let cut = part.text.match_indices(" and ");
    let cut = cut.filter(|&(at, joint)| !goes_on(&part.text[at + joint.len()..]));
    let Some((at, joint)) = cut.last() else {
        return Ok(None);
    };
    let (others, last) = part.split_at(at, joint.len());
    let members: Result<Vec<String>, Fault> = others.list().chain([last]).map(member).collect();
    Ok(Some(format!("{{{}}}", members?.join(","))))
}

/// Words that are used in two ways, with how to write each.
pub(super) fn ambiguous(part: Part, choices: String) -> Fault {
    Fault { at: part.at, problem: Problem::Ambiguous { found: part.text.to_owned(), choices } }
}
