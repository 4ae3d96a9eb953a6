//! Going to a date: EDTF or words, read while they are typed.

use super::State;
use crate::date::{Bounds, Date, Day, Days};

/// The window that asks for a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoToAction {
    /// Show it.
    Open,
    /// Put it away.
    Close,
    /// What was typed: EDTF or words.
    Type(String),
    /// Show the date.
    Go,
}

/// The window that asks for a date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoTo {
    /// What was typed.
    pub text: String,
    /// What that means. `None`: nothing is typed.
    pub read: Option<Result<Destined, String>>,
}

/// A date to go to.
#[derive(Debug, Clone, PartialEq)]
pub struct Destined {
    /// The date.
    pub date: Date,
    /// The days it may mean; where an end is open or unknown, the day of the other.
    pub days: Days,
    /// Where it lies beside everything in the dataset, if it does.
    pub beside: Option<Beside>,
}

/// Where a date lies that the dataset doesn't reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Before everything.
    Before,
    /// After everything.
    After,
}

impl State {
    /// The window that asks for a date, while it is open.
    pub fn go_to(&self) -> Option<&GoTo> {
        self.window.go_to.as_ref()
    }

    pub(super) fn apply_go_to(&mut self, action: GoToAction) {
        match action {
            GoToAction::Open => self.window.go_to = Some(GoTo::default()),
            GoToAction::Close => self.window.go_to = None,
            GoToAction::Type(text) => {
                let read = self.read_date(&text);
                self.window.go_to = Some(GoTo { text, read });
            }
            GoToAction::Go => {
                let read = self.window.go_to.as_ref().and_then(|window| window.read.clone());
                if let Some(Ok(there)) = read {
                    self.window.go_to = None;
                    self.go_to_days(there.days);
                }
            }
        }
    }

    fn read_date(&self, text: &str) -> Option<Result<Destined, String>> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(Date::understand(text).map_err(|error| error.to_string()).and_then(|date| {
            let Bounds { earliest, latest } = date.bounds();
            let first = earliest.or(latest);
            let days = first.and_then(|first| Days::new(first, latest.unwrap_or(first)));
            let days = days.ok_or_else(|| "This date has neither a beginning nor an end.".to_owned())?;
            Ok(Destined { beside: self.beside(days), date, days })
        }))
    }

    /// Where days lie beside all that may be shown.
    fn beside(&self, days: Days) -> Option<Beside> {
        let number = |day: Day| f64::from(day.number());
        let (start, end) = (self.axis().day(self.limits.start), self.axis().day(self.limits.end));
        if number(days.last()) + 1.0 <= start {
            Some(Beside::Before)
        } else {
            (number(days.first()) >= end).then_some(Beside::After)
        }
    }
}
