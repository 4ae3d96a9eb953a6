//! Reading a search as it is typed. Never fails: what can't be understood is told beside the rest.

use super::field::Field;
use super::mistake::Mistake;
use super::{Asks, Search, Term, Words};
use crate::dataset::Speller;

pub(super) fn read(text: &str) -> (Search, Vec<Mistake>) {
    let mut reader = Reader { rest: text };
    let (mut terms, mut mistakes) = (Vec::new(), Vec::new());
    while let Some(read) = reader.term() {
        match read {
            Ok(Some(term)) => terms.push(term),
            Ok(None) => {}
            Err(mistake) => mistakes.push(mistake),
        }
    }
    (Search { terms }, mistakes)
}

/// What some keyboards type of themselves counts as well.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '″')
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// The next term; `Ok(None)` for one that asks nothing. `None` at the end.
    fn term(&mut self) -> Option<Result<Option<Term>, Mistake>> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        let excluded = first == '-' && self.rest[1..].starts_with(|c: char| !c.is_whitespace() && c != '-');
        if excluded {
            self.rest = &self.rest[1..];
        }
        let asks = match self.name() {
            Some(name) => self.field(name),
            None => Ok(Words::new(self.value()).map(Asks::Anywhere)),
        };
        Some(asks.map(|asks| asks.map(|asks| Term { excluded, asks })))
    }

    /// Takes a name and the colon after it, if it is that of a field or could be a mistyped one. A name that isn't
    /// known is a word if nothing follows ("A new chapter: …"), and so is the beginning of an address.
    fn name(&mut self) -> Option<&'a str> {
        let (name, after) = self.rest.split_once(':')?;
        let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic) && !after.starts_with("//");
        let has_value = after.starts_with(|c: char| !c.is_whitespace());
        let is_field = is_name && (has_value || Field::named(name).is_some());
        is_field.then(|| {
            self.rest = after;
            name
        })
    }

    fn field(&mut self, name: &str) -> Result<Option<Asks>, Mistake> {
        let is_left_out = self.rest.starts_with(char::is_whitespace);
        let value = if is_left_out { "" } else { self.value() };
        let Some(field) = Field::named(name) else {
            let names = Field::names();
            let nearest = Speller::new().nearest(name, names.iter().map(|(name, _)| *name));
            return Err(Mistake::UnknownField { name: name.to_owned(), nearest });
        };
        field.asks(value).map(Some)
    }

    /// Takes what stands in quotation marks, or all up to white space or a quotation mark.
    fn value(&mut self) -> &'a str {
        let quoted = self.rest.strip_prefix(is_quote);
        let text = quoted.unwrap_or(self.rest);
        let is_end = |c: char| is_quote(c) || quoted.is_none() && c.is_whitespace();
        let (value, rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        self.rest = if quoted.is_some() { rest.strip_prefix(is_quote).unwrap_or(rest) } else { rest };
        value
    }
}
