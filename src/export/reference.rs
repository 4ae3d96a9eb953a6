//! Sources in words.

use crate::dataset::{Dataset, Excerpt, Source};

/// The name by which a locator calls a source: `Therme 2022`, or its title where it has no author.
pub fn short_name(source: &Source) -> String {
    let surname = |author: &String| author.split_whitespace().last().unwrap_or_default().to_owned();
    let year = source.issued.as_ref().and_then(|date| date.bounds().earliest).map(|day| day.ymd().0);
    let names: Vec<String> = source.author.iter().map(surname).collect();
    let name = match names.as_slice() {
        [] => return source.title.clone(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, ..] => format!("{one} et al."),
    };
    match year {
        Some(year) if year > 0 => format!("{name} {year}"),
        _ => name,
    }
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
