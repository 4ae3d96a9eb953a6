//! The single words of a date: months, seasons, numbers, eras.

use super::phrase::Shape;
use super::plain::MONTHS;

/// The words of a date, sorted into what they are.
#[derive(Debug, Default)]
pub(super) struct Words {
    before: Option<bool>,
    month: Option<u32>,
    /// 21–24, or the code of a part of the year.
    season: Option<u32>,
    /// Numbers with their digits, in order.
    numbers: Vec<(u32, usize)>,
    /// A number with "st", "nd", "rd" or "th".
    ordinal: Option<u32>,
    decade: bool,
    century: bool,
}

impl Words {
    /// `None` if a word is not known here.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut words = Self::default();
        let text = words.without_brackets(text)?;
        // A winter can end in the next era.
        let text = text.strip_suffix("–1 ce").filter(|text| text.ends_with(" bce")).unwrap_or(text);
        for word in text.split_whitespace() {
            let word: String = word.trim_end_matches(',').replace('.', "");
            words.add(&word)?;
        }
        Some(words)
    }

    /// Takes `(southern hemisphere)` and the months of a third off the end.
    fn without_brackets<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let Some((text, note)) = text.split_once(" (") else {
            return Some(text);
        };
        match note {
            "northern hemisphere)" => self.season = Some(4),
            "southern hemisphere)" => self.season = Some(8),
            "january–april)" | "may–august)" | "september–december)" => {}
            _ => return None,
        }
        Some(text)
    }

    fn add(&mut self, word: &str) -> Option<()> {
        let set = |slot: &mut Option<u32>, value: u32| slot.replace(value).is_none().then_some(());
        match word {
            "of" | "the" | "in" | "on" => {}
            "bc" | "bce" if self.before != Some(false) => self.before = Some(true),
            "ad" | "ce" if self.before != Some(true) => self.before = Some(false),
            "century" => self.century = true,
            _ => {
                if let Some(month) = month_number(word) {
                    set(&mut self.month, month)?;
                } else if let Some(code) = season_code(word) {
                    self.season = Some(code + self.season.unwrap_or(0));
                } else if let Some(code) = self.part_of_year(word) {
                    self.season = Some(code);
                    self.ordinal = None;
                } else {
                    self.number(word)?;
                }
            }
        }
        Some(())
    }

    /// `quarter`, `third` or `half` after its ordinal; `q1`, `h2`.
    fn part_of_year(&self, word: &str) -> Option<u32> {
        let base = |word: &str| match word {
            "q" | "quarter" => Some((32, 4)),
            "third" => Some((36, 3)),
            "h" | "half" => Some((39, 2)),
            _ => None,
        };
        let (name, number) = match (word.strip_prefix(['q', 'h']), self.ordinal) {
            (Some(number), _) if number.len() == 1 => (&word[..1], number.parse().ok()?),
            (_, Some(number)) if self.numbers.is_empty() => (word, number),
            _ => return None,
        };
        let (before, count) = base(name)?;
        // "last" is the last of however many there are.
        let number = if number == LAST { count } else { number };
        (1..=count).contains(&number).then_some(before + number)
    }

    fn number(&mut self, word: &str) -> Option<()> {
        if let Some(number) = ordinal_word(word) {
            return self.ordinal.replace(number).is_none().then_some(());
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, ending) = word.split_at(digits);
        let value: u32 = number.parse().ok()?;
        match ending {
            "" => self.numbers.push((value, digits)),
            "st" | "nd" | "rd" | "th" => {
                return self.ordinal.replace(value).is_none().then_some(());
            }
            "s" | "'s" | "’s" => {
                self.decade = true;
                self.numbers.push((value, digits));
            }
            _ => {
                // A season's "2021–22" or, before our era, "2–1".
                let next = ending.strip_prefix(['–', '-', '/'])?;
                let after: u32 = next.parse().ok()?;
                let follows = if next.len() == 2 && digits == 4 {
                    after == (value + 1) % 100
                } else {
                    after == value + 1
                };
                let back = value.checked_sub(1) == Some(after);
                if !matches!(self.season, Some(24 | 28 | 30)) || !(follows || back) {
                    return None;
                }
                self.numbers.push((value, digits));
                self.before = self.before.or(back.then_some(true));
            }
        }
        Some(())
    }

    /// Before our era, in it, or not said.
    pub(super) fn before(&self) -> Option<bool> {
        self.before
    }

    /// What the words name, and the year with its number of digits; `None` if they don't go together.
    pub(super) fn meaning(self) -> Option<(Shape, Option<(u32, usize)>)> {
        let year = |numbers: &[(u32, usize)]| match numbers {
            [] => Some(None),
            [year] => Some(Some(*year)),
            _ => None,
        };
        let numbers = self.numbers.as_slice();
        let plain = self.ordinal.is_none() && self.month.is_none();
        Some(match (self.season, self.month, self.ordinal) {
            (None, None, Some(number)) if self.century && numbers.is_empty() => {
                (Shape::Century, Some((number, 4)))
            }
            _ if self.century => return None,
            (None, ..) if self.decade && plain => (Shape::Decade, year(numbers)?),
            _ if self.decade => return None,
            (Some(code @ 21..=41), None, None) => (Shape::Season(code), year(numbers)?),
            (Some(_), ..) | (None, None, Some(_)) => return None,
            (None, Some(month), Some(day)) => (Shape::Day(day, month), year(numbers)?),
            (None, Some(month), None) => match *numbers {
                [(day, 1 | 2), year] => (Shape::Day(day, month), Some(year)),
                // "11 August", with its year at the other end of the range.
                [(day, 1 | 2)] if self.before.is_none() => (Shape::Day(day, month), None),
                _ => (Shape::Month(month, false), year(numbers)?),
            },
            (None, None, None) => (Shape::Year, Some(year(numbers)??)),
        })
    }
}

fn month_number(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| {
        let month = month.to_ascii_lowercase();
        word == month || word == &month[..3] || word == "sept" && month == "september"
    })?;
    u32::try_from(index + 1).ok()
}

fn season_code(word: &str) -> Option<u32> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    }
}

/// Stands for "last".
const LAST: u32 = u32::MAX;

fn ordinal_word(word: &str) -> Option<u32> {
    match word {
        "first" => Some(1),
        "second" => Some(2),
        "third" => Some(3),
        "fourth" => Some(4),
        "last" => Some(LAST),
        _ => None,
    }
}
