//! Says what is wrong with a date that the grammar refused.
//!
//! edtf-core names a rule and an offset; people need to know what stands there and what could.
//! So the date is read once more here, part by part, up to the first part that can't be right.

use super::day::month_length;
use super::parse::Fault;
use super::part::Part;

const YEAR: &str = "four digits, with X for an unknown one";
const MONTH: &str = "01 to 12, a season 21 to 41, or XX";
const DAY: &str = "01 to 31, or XX";
const LONG_YEAR: &str =
    "a year of five digits or more such as Y12000, Y-170000 or Y17E4, without month and day";

/// What is wrong with a date; `offset` is where edtf-core stopped, for what isn't found here.
pub(super) fn date(part: Part, offset: usize) -> Fault {
    let mut reader = Reader { text: part.text, at: 0 };
    let fault = if part.text.starts_with('Y') {
        let at = offset.min(part.text.len());
        Some(Fault::new(at, "", &part.text[at..], LONG_YEAR))
    } else {
        reader.date().err()
    };
    let Fault { at, problem } = fault.unwrap_or_else(|| {
        let at = offset.min(part.text.len());
        Fault::new(at, "", &part.text[at..], "an EDTF date")
    });
    Fault { at: part.at + at, problem }
}

/// What is wrong with a date that has a time; `offset` is where edtf-core stopped.
pub(super) fn date_time(text: &str, offset: usize) -> Fault {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let time_at = (day.len() + 1).min(text.len());
    if offset >= time_at {
        let expected = "hh:mm:ss, then nothing, Z or a shift such as +03:30";
        return Fault::new(time_at, "time", time, expected);
    }
    let mut reader = Reader { text: day, at: 0 };
    match reader.date() {
        Err(fault) => fault,
        Ok(()) => Fault::new(0, "", day, "a whole day such as 2015-03-11 before the time"),
    }
}

/// Reads a date from left to right; `at` is always on a character boundary, since all input is ASCII.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn eat(&mut self, any: &[char]) -> bool {
        let found = self.rest().starts_with(any);
        self.at += usize::from(found);
        found
    }

    /// The letters and digits that stand here.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        &rest[..length]
    }

    /// A problem with what stands here: the next word, or else the next character.
    fn fault(&mut self, what: &'static str, expected: &str) -> Fault {
        let word = self.word();
        let found = if word.is_empty() { self.rest().get(..1).unwrap_or_default() } else { word };
        Fault::new(self.at, what, found, expected)
    }

    fn date(&mut self) -> Result<(), Fault> {
        self.eat(&QUALIFIERS);
        let negative = self.eat(&['-']);
        let year = self.word();
        let (digits, significant) = year.split_once('S').unwrap_or((year, ""));
        if !is_digits(digits, 4) {
            return Err(self.fault("year", YEAR));
        }
        if negative && digits == "0000" {
            let expected = "0000, without a minus, for 1 BCE";
            return Err(Fault::new(self.at - 1, "year", "-0000", expected));
        }
        if digits.len() < year.len() {
            self.significant(digits, significant)?;
        }
        self.at += year.len();
        self.eat(&QUALIFIERS);
        if self.rest().is_empty() {
            return Ok(());
        }
        if year.contains('S') || !self.eat(&['-']) {
            let expected = if year.contains('S') {
                "the end after an estimated year"
            } else {
                "'-' and a month, or the end"
            };
            return Err(self.fault("", expected));
        }
        self.month_and_day(digits, negative)
    }

    fn significant(&mut self, digits: &str, significant: &str) -> Result<(), Fault> {
        if digits.contains('X') {
            return Err(self.fault("year", "either X or significant digits (S), not both"));
        }
        if !matches!(significant, "1" | "2" | "3" | "4") {
            self.at += digits.len() + 1;
            return Err(self.fault("significant digits", "1 to 4"));
        }
        Ok(())
    }

    fn month_and_day(&mut self, year: &str, negative: bool) -> Result<(), Fault> {
        self.eat(&QUALIFIERS);
        let month = self.word();
        let number: Option<u32> = month.parse().ok();
        let known = match number {
            Some(month) => matches!(month, 1..=12 | 21..=41),
            // An unspecified digit stands for months only, so no 2X.
            None => month.starts_with(['X', '0', '1']),
        };
        if !is_digits(month, 2) || !known {
            return Err(self.fault("month", MONTH));
        }
        self.at += month.len();
        self.eat(&QUALIFIERS);
        if self.rest().is_empty() {
            return Ok(());
        }
        if number.is_some_and(|month| month > 12) {
            return Err(self.fault("", "the end, since a season has no day"));
        }
        if !self.eat(&['-']) {
            return Err(self.fault("", "'-' and a day, or the end"));
        }
        self.eat(&QUALIFIERS);
        let day = self.word();
        self.day(day, (year, negative), (month, number))?;
        self.at += day.len();
        self.eat(&QUALIFIERS);
        if self.rest().is_empty() {
            return Ok(());
        }
        Err(self.fault("", "the end"))
    }

    fn day(&mut self, day: &str, year: (&str, bool), month: (&str, Option<u32>)) -> Result<(), Fault> {
        let number: Option<u32> = day.parse().ok();
        let known = match number {
            Some(day) => (1..=31).contains(&day),
            None => day.starts_with(['X', '0', '1', '2', '3']),
        };
        if !is_digits(day, 2) || !known {
            return Err(self.fault("day", DAY));
        }
        let ((digits, negative), (written, Some(month))) = (year, month) else {
            return Ok(());
        };
        let year: Option<i32> = digits.parse().ok();
        let length = match year {
            Some(year) => month_length(year, month),
            None => month_length(0, month),
        };
        let masked_late = number.is_none() && day.starts_with('3') && length < 30;
        if number.is_some_and(|day| day > length) || masked_late {
            let minus = if negative { "-" } else { "" };
            let expected = format!("01 to {length} in {minus}{digits}-{written}");
            return Err(self.fault("day", &expected));
        }
        Ok(())
    }
}

const QUALIFIERS: [char; 3] = ['?', '~', '%'];

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|c| c == b'X' || c.is_ascii_digit())
}
