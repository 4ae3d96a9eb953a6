//! Follows the form of a dataset through its text and says where each value stands.
//!
//! RON's own parser gives no places for the values it read, and stops at the first thing it didn't expect. This
//! walk gives the places, and goes on past a value that doesn't fit. It reads only as much of RON as it takes to
//! find where a value ends; whether a value is right is left to the RON parser. It is used only when there is
//! something to report, and needs no memory but for what it reports.

use super::cursor::{Cursor, Stop};
use super::path::Step;
use super::raw::{Form, Leaf, Record};

/// What a walk tells as it goes. Offsets are in bytes.
pub(super) trait Observer {
    /// A value begins at `at`.
    fn value(&mut self, path: &[Step], at: usize);

    /// A value without parts begins at `at`. Returns whether it can stay.
    fn leaf(&mut self, leaf: &Leaf, at: usize, text: &str) -> bool;

    /// Something that the form doesn't have.
    fn misfit(&mut self, at: usize, misfit: Misfit<'_>);

    /// The text from `from` to `to` is best left out.
    fn cut(&mut self, from: usize, to: usize);
}

/// Something that the form doesn't have.
pub(super) enum Misfit<'a> {
    /// A field that `record`, which begins at `start`, doesn't have.
    UnknownField { record: &'static Record, start: usize, field: &'a str },
    /// A field that was given before, at `first`.
    RepeatedField { field: &'static str, first: usize },
    /// A record by another name.
    WrongRecord { record: &'static Record, found: &'a str },
    /// Something else where a list should be.
    NotAList,
    /// Something else where a record should be.
    NotARecord { record: &'static Record },
    /// An item that can't stay, in the list that begins at `list_start`.
    LostItem { list_start: usize },
    /// A value of a field that can't stay, in the record that begins at `start`.
    LostField { start: usize, field: &'static str },
}

/// A walk through a text.
pub(super) struct Walk<'t, O> {
    cursor: Cursor<'t>,
    path: Vec<Step>,
    observer: O,
}

impl<'t, O: Observer> Walk<'t, O> {
    /// Walks through `text`, which should look like `form`. The observer keeps what it was told even if the walk
    /// stopped early.
    pub(super) fn through(text: &'t str, form: &Form, observer: O) -> (O, Result<(), Stop>) {
        let mut walk = Self { cursor: Cursor::new(text), path: Vec::new(), observer };
        let result = walk.document(form);
        (walk.observer, result)
    }

    fn document(&mut self, form: &Form) -> Result<(), Stop> {
        self.cursor.attributes()?;
        self.value(form)?;
        self.cursor.whitespace()?;
        if self.cursor.at_end() { Ok(()) } else { Err(Stop::Broken) }
    }

    /// A value, with or without `Some(…)` around it. Returns whether it can stay.
    fn value(&mut self, form: &Form) -> Result<bool, Stop> {
        if !self.cursor.some()? {
            return self.bare_value(form);
        }
        let stays = self.bare_value(form)?;
        self.cursor.comma()?;
        self.cursor.expect(b')')?;
        Ok(stays)
    }

    fn bare_value(&mut self, form: &Form) -> Result<bool, Stop> {
        self.cursor.whitespace()?;
        let start = self.cursor.at();
        self.observer.value(&self.path, start);
        match form {
            Form::Leaf(leaf) => {
                self.cursor.skip_value()?;
                Ok(self.observer.leaf(leaf, start, self.cursor.since(start)))
            }
            Form::List(item) if self.cursor.eat(b'[') => self.list(item, start).map(|()| true),
            Form::List(_) => self.misfit_unless_none(start, Misfit::NotAList),
            Form::Record(record) => self.record(record, start),
        }
    }

    /// Skips a value that isn't what it should be, though it may be `None`.
    fn misfit_unless_none(&mut self, start: usize, misfit: Misfit<'_>) -> Result<bool, Stop> {
        self.cursor.skip_value()?;
        if self.cursor.since(start) == "None" {
            return Ok(true);
        }
        self.observer.misfit(start, misfit);
        Ok(false)
    }

    /// The items of a list, up to and with its bracket.
    fn list(&mut self, item: &Form, list_start: usize) -> Result<(), Stop> {
        for position in 0.. {
            self.cursor.whitespace()?;
            if self.cursor.eat(b']') {
                break;
            }
            let start = self.cursor.at();
            self.path.push(Step::Item(position));
            let stays = self.value(item)?;
            self.path.pop();
            let more = self.cursor.comma()?;
            if !stays {
                self.observer.misfit(start, Misfit::LostItem { list_start });
                self.observer.cut(start, self.cursor.at());
            }
            if !more {
                self.cursor.expect(b']')?;
                break;
            }
        }
        Ok(())
    }

    /// A record with its name, if it has one.
    fn record(&mut self, record: &'static Record, start: usize) -> Result<bool, Stop> {
        let name = self.cursor.identifier();
        let name_end = self.cursor.at();
        self.cursor.whitespace()?;
        if !self.cursor.eat(b'(') {
            self.cursor.back_to(start);
            return self.misfit_unless_none(start, Misfit::NotARecord { record });
        }
        if let Some(found) = name.filter(|name| *name != record.name) {
            self.observer.misfit(start, Misfit::WrongRecord { record, found });
            self.observer.cut(start, name_end);
        }
        self.fields(record, start).map(|()| true)
    }

    /// The fields of a record, up to and with its bracket.
    fn fields(&mut self, record: &'static Record, record_start: usize) -> Result<(), Stop> {
        let mut seen: Vec<(&str, usize)> = Vec::new();
        loop {
            self.cursor.whitespace()?;
            if self.cursor.eat(b')') {
                return Ok(());
            }
            let name_at = self.cursor.at();
            let name = self.cursor.identifier().ok_or(Stop::Broken)?;
            self.cursor.expect(b':')?;
            let known = record.fields.iter().find(|(field, _)| *field == name);
            let first = seen.iter().find(|(field, _)| *field == name);
            let stays = match (known, first) {
                (None, _) => {
                    let start = record_start;
                    self.observer.misfit(name_at, Misfit::UnknownField { record, start, field: name });
                    self.cursor.skip_value()?;
                    false
                }
                (Some(&(field, _)), Some(&(_, first))) => {
                    self.observer.misfit(name_at, Misfit::RepeatedField { field, first });
                    self.cursor.skip_value()?;
                    false
                }
                (Some((field, form)), None) => {
                    seen.push((field, name_at));
                    self.path.push(Step::Field(field));
                    let stays = self.value(form)?;
                    self.path.pop();
                    if !stays {
                        let start = record_start;
                        self.observer.misfit(name_at, Misfit::LostField { start, field });
                    }
                    stays
                }
            };
            let more = self.cursor.comma()?;
            if !stays {
                self.observer.cut(name_at, self.cursor.at());
            }
            if !more {
                return self.cursor.expect(b')');
            }
        }
    }
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
