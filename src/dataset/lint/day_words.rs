//! Whether a source's words for a date can name a certain day.

use crate::date::{Day, solar_hijri};

/// Ordinals up to the twentieth, from the first.
const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Words that name a day without its number: what follows from them is for people to judge.
const NAMES: [&str; 16] = [
    "day",
    "days",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "eve",
    "morning",
    "evening",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether `text` can name `day`: by its number in the month, in figures or as an English ordinal, in the Gregorian
/// or the Solar Hijri calendar; or by a word such as "Friday" or "yesterday". Figures of other scripts aren't read,
/// so a text that holds one can name any day.
pub(super) fn can_name(text: &str, day: Day) -> bool {
    let (_, _, number) = day.ymd();
    let persian = solar_hijri(day).map(|date| u32::from(date.day));
    let is_day = |value: u32| value == number || Some(value) == persian;
    text.chars().any(|c| c.is_numeric() && !c.is_ascii())
        || figures(text).any(is_day)
        || ordinals(text).any(is_day)
        || words(text).any(|word| NAMES.iter().any(|name| word.eq_ignore_ascii_case(name)))
}

/// What the figures in `text` can say of a day. The last two of eight are one: 20210811.
fn figures(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|figures| match figures.len() {
        1 | 2 => figures.parse().ok(),
        8 => figures[6..].parse().ok(),
        _ => None,
    })
}

/// What the ordinals in `text` say, "twenty-first" as 1 and as 21.
fn ordinals(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut tens = 0;
    words(text).flat_map(move |word| {
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        let ones = (1..).zip(ORDINALS).find(|(_, ordinal)| is(ordinal)).map(|(value, _)| value);
        let ones = ones.or_else(|| is("thirtieth").then_some(30));
        let both = ones.map(|ones| ones + tens);
        tens = if is("twenty") {
            20
        } else if is("thirty") {
            30
        } else {
            0
        };
        ones.into_iter().chain(both)
    })
}

/// The words of `text`, hyphenated ones apart.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_words() {
        let day = Day::from_ymd(2021, 8, 21).unwrap();
        for text in [
            "21 August 2021",
            "August 21st",
            "the twenty-first of August",
            "TWENTY FIRST of August",
            "2021-08-21",
            "20210821",
            "21/8",
            "on Friday",
            "the next day",
            // The same day in Tehran.
            "30 Mordad 1400",
            "the thirtieth of Mordad",
            "۳۰ مرداد",
        ] {
            assert!(can_name(text, day), "{text}");
        }
        for text in [
            "in August 2021",
            "the 20th of August",
            "121",
            "221st",
            "0210",
            "2021",
            "the twenty of August",
            "during the first term",
            "the first",
            "thirty-first",
            "twentieth",
            "Mayday",
            "",
        ] {
            assert!(!can_name(text, day), "{text}");
        }
    }

    #[test]
    fn every_ordinal_is_known() {
        for (number, word) in
            [(1, "first"), (5, "fifth"), (20, "Twentieth"), (30, "thirtieth"), (31, "thirty-first")]
        {
            let day = Day::from_ymd(2021, 1, number).unwrap();
            assert!(can_name(&format!("on the {word}"), day), "{word}");
        }
    }
}
