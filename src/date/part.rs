//! Pieces of the input that know where they stand.

/// A piece of the input, and the byte offset at which it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Part<'_> {
    /// Without space around it.
    pub(super) fn trim(self) -> Self {
        let text = self.text.trim_start();
        Self { text: text.trim_end(), at: self.at + self.text.len() - text.len() }
    }

    /// What follows `start`, if it begins with that.
    pub(super) fn after(self, start: &str) -> Option<Self> {
        let text = self.text.strip_prefix(start)?;
        let at = self.at + start.len();
        Some(Self { text, at }.trim())
    }

    /// What precedes `end`, if it ends with that.
    pub(super) fn before(self, end: &str) -> Option<Self> {
        let text = self.text.strip_suffix(end)?;
        Some(Self { text, ..self }.trim())
    }

    /// What stands on both sides of the first `between`.
    pub(super) fn split(self, between: &str) -> Option<(Self, Self)> {
        let at = self.text.find(between)?;
        Some(self.split_at(at, between.len()))
    }

    /// What stands on both sides of the last `between`.
    pub(super) fn split_last(self, between: &str) -> Option<(Self, Self)> {
        let at = self.text.rfind(between)?;
        Some(self.split_at(at, between.len()))
    }

    /// What stands on both sides of the `length` bytes at `at`.
    pub(super) fn split_at(self, at: usize, length: usize) -> (Self, Self) {
        let before = Self { text: &self.text[..at], ..self };
        let after = Self { text: &self.text[at + length..], at: self.at + at + length };
        (before.trim(), after.trim())
    }

    /// What stands between the commas.
    pub(super) fn list(self) -> impl Iterator<Item = Self> {
        let mut at = self.at;
        self.text.split(',').map(move |text| {
            let part = Self { text, at };
            at += text.len() + 1;
            part.trim()
        })
    }
}
