//! The selected span.

use super::State;
use super::action::SpanAction;
use crate::date::{Bounds, Date};
use crate::query::{Span, When};

impl State {
    pub(super) fn apply_span(&mut self, action: SpanAction) {
        self.span_problem = None;
        let when = self.span.map_or(When::default(), Span::when);
        match action {
            SpanAction::Set(days) => self.span = Some(Span::of(days).asking(when)),
            SpanAction::FromView => self.span = self.days_on_screen().map(|days| Span::of(days).asking(when)),
            SpanAction::Ask(when) => self.span = self.span.map(|span| span.asking(when)),
            SpanAction::Clear => self.span = None,
            SpanAction::Type { from, to } => match read_span(&from, &to, when) {
                Ok(span) => {
                    self.span = span;
                    self.reach_span();
                }
                Err(problem) => self.span_problem = Some(problem),
            },
        }
    }
}

/// Reads two typed dates as a span; empty means open.
fn read_span(from: &str, to: &str, when: When) -> Result<Option<Span>, String> {
    let bounds = |text: &str| match text.trim() {
        "" => Ok(Bounds { earliest: None, latest: None }),
        text => Date::understand(text).map(|date| date.bounds()).map_err(|error| error.to_string()),
    };
    let bounds = Bounds { earliest: bounds(from)?.earliest, latest: bounds(to)?.latest };
    if bounds.earliest.is_none() && bounds.latest.is_none() {
        return Ok(None);
    }
    Span::new(bounds, when).map(Some).ok_or_else(|| "The span ends before it begins.".to_owned())
}
