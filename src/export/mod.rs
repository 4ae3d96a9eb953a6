//! A document of a span, and its forms. Text in, text out: no file, no clock.
//!
//! A new form is one module that turns a [`Document`] into text, and a variant of [`Format`].

mod build;
mod chain;
pub mod citation;
pub mod document;
mod file;
mod fragment;
pub mod markdown;
mod names;
mod reference;
mod rows;

pub use build::{Edition, NotesOf, document, standing, works};
pub use chain::{Chain, chain};
pub use document::Document;
pub use file::{WriteFailure, write_file};
pub use fragment::at_passage;
pub use reference::{locator, reference, short_name};
pub use rows::{RowForm, rows, sources};

use crate::query::Span;

/// The forms that a document can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// CommonMark with footnotes and YAML front matter.
    #[default]
    Markdown,
}

impl Format {
    /// Every form.
    pub const ALL: &'static [Self] = &[Self::Markdown];

    /// The id used by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
        }
    }

    /// The document in this form.
    pub fn write(self, document: &Document) -> String {
        match self {
            Self::Markdown => markdown::write(document),
        }
    }
}

/// What the headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// The year in which the bounds of a date begin.
    #[default]
    Year,
    /// The first theme.
    Theme,
    /// No headings.
    None,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: &'static [Self] = &[Self::Year, Self::Theme, Self::None];

    /// The id used by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Theme => "theme",
            Self::None => "none",
        }
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Year => "By year",
            Self::Theme => "By theme",
            Self::None => "No headings",
        }
    }
}

/// A file name for an export: the dataset's title and the span, in letters that every file system takes.
pub fn file_name(title: &str, span: Option<Span>) -> String {
    let span = span.map_or_else(String::new, |span| format!(" {}", span.text()));
    let mut name = String::new();
    for c in format!("{title}{span}").to_lowercase().chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches('-');
    let name: String = name.chars().take(80).collect();
    if name.is_empty() { "timeline.md".to_owned() } else { format!("{name}.md") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn file_names_are_plain() {
        let span = Date::parse("2015/2016").expect("a date").span().map(Span::of);
        assert_eq!(file_name("Iran and Russia, 1943–2022", span), "iran-and-russia-1943-2022-2015-2016.md");
        assert_eq!(file_name("../…/", None), "timeline.md");
    }
}
