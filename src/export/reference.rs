//! Sources in words.

use super::names::{Name, names};
use crate::dataset::{Dataset, Excerpt, Source};
use crate::date::Date;

/// The name by which a locator calls a source: `Therme 2022`, or its title where it has no author.
pub fn short_name(source: &Source) -> String {
    let year = source.issued.as_ref().and_then(only_year);
    let Some(name) = authors(source) else { return source.title.clone() };
    match year {
        Some(year) if year > 0 => format!("{name} {year}"),
        _ => name,
    }
}

/// The authors of a source by what they are called alone: `Therme`, `Feldman and Rakov`, `Charap et al.` `None` for none.
pub(super) fn authors(source: &Source) -> Option<String> {
    let authors = names(&source.author);
    let surnames: Vec<&str> = authors.names.iter().map(Name::short).collect();
    match surnames.as_slice() {
        [] => None,
        [one] if !authors.and_others => Some((*one).to_owned()),
        [one, two] if !authors.and_others => Some(format!("{one} and {two}")),
        [one, ..] => Some(format!("{one} et al.")),
    }
}

/// The one year in which a date lies, as its text names it. `None` where it may lie in several.
fn only_year(date: &Date) -> Option<i32> {
    if let Some((first, last)) = date.parts() {
        return last.is_none_or(|last| last.year == first.year).then_some(first.year);
    }
    let (first, last) = date.span().map(|days| (days.first().ymd().0, days.last().ymd().0))?;
    (first == last).then_some(first)
}

/// Where a quotation stands: `Therme 2022, “Introduction”, note 6`.
pub fn locator(dataset: &Dataset, excerpt: &Excerpt) -> String {
    let mut parts = vec![short_name(dataset.source(excerpt.source))];
    let section = excerpt.section.as_str();
    if section.starts_with("paragraph") || section == "caption" {
        parts.push(section.to_owned());
    } else if !section.is_empty() {
        parts.push(format!("“{section}”"));
    }
    if let Some(note) = excerpt.note {
        parts.push(format!("note {note}"));
    }
    parts.join(", ")
}

/// A source as a bibliography names it, without its address.
pub fn reference(source: &Source) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !source.author.is_empty() {
        parts.push(source.author.join(", "));
    }
    parts.push(format!("“{}”", source.title));
    if !source.container_title.is_empty() {
        parts.push(source.container_title.clone());
    }
    if !source.number.is_empty() {
        parts.push(format!("No. {}", source.number));
    }
    if !source.publisher.is_empty() {
        parts.push(source.publisher.clone());
    }
    if let Some(issued) = &source.issued {
        parts.push(issued.text());
    }
    if !source.isbn.is_empty() {
        parts.push(format!("ISBN {}", source.isbn));
    }
    if !source.translator.is_empty() {
        parts.push(format!("translated by {}", source.translator.join(", ")));
    }
    parts.join(", ") + "."
}
