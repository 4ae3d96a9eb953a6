//! BibLaTeX, after the manual of the package, for biber.
//!
//! Dates (manual, "Date and Time Specifications"): the field `date` takes level 1 of ISO 8601-2, which is EDTF's, so
//! that `2004-06~`, `1723?`, `2018-23` (a season), `-0476`, `1990/..`, `/1990`, and of unspecified digits `199X`,
//! `19XX`, `1999-XX`, `1999-01-XX` and `1999-XX-XX` go out as they are. What it doesn't list goes out in words as
//! `year`, which the manual says is "used as-is": sets, level 2's other digits, qualified parts and parts of a year,
//! years of more than four digits.
//!
//! A body's name stands in a second pair of braces, so that it is never taken apart. A curator's note is an
//! `annotation`, which the standard styles don't print.

use super::one_line;
use crate::dataset::{Source, SourceKind};
use crate::date::Date;
use crate::export::names::{Name, names};

/// The entry of a source. No line end after it.
pub(super) fn entry(source: &Source) -> String {
    let mut fields = Fields::default();
    fields.names("author", &source.author);
    fields.text("title", &source.title);
    fields.names("translator", &source.translator);
    let entry_type = kind(source, &mut fields);
    if let Some(date) = &source.issued {
        match date_field(date) {
            Some(edtf) => fields.raw("date", edtf),
            None => fields.text("year", &date.text()),
        }
    }
    fields.text("isbn", &source.isbn);
    if let Some(url) = &source.url {
        fields.raw("url", address(url));
    }
    fields.text("annotation", &source.note);
    let mut entry = format!("@{entry_type}{{{},\n", source.id);
    for (name, value) in fields.fields {
        entry.extend(["  ", name, " = {", &value, "},\n"]);
    }
    entry.push('}');
    entry
}

/// What only some kinds have; returns the type of the entry.
fn kind(source: &Source, fields: &mut Fields) -> &'static str {
    let Source { container_title: container, number, publisher, .. } = source;
    match source.kind {
        SourceKind::Report | SourceKind::Book => {
            fields.text("series", container);
            fields.text("number", number);
            if source.kind == SourceKind::Book {
                fields.list("publisher", &[publisher]);
                return "book";
            }
            fields.text("type", "Report");
            fields.list("institution", &[publisher]);
            "report"
        }
        SourceKind::Chapter => {
            fields.text("booktitle", container);
            fields.text("number", number);
            fields.list("publisher", &[publisher]);
            "incollection"
        }
        SourceKind::JournalArticle | SourceKind::MagazineArticle | SourceKind::NewspaperArticle => {
            fields.text("journaltitle", container);
            fields.text("number", number);
            fields.list("publisher", &[publisher]);
            if source.kind != SourceKind::JournalArticle {
                let is_magazine = source.kind == SourceKind::MagazineArticle;
                fields.text("entrysubtype", if is_magazine { "magazine" } else { "newspaper" });
            }
            "article"
        }
        SourceKind::Webpage | SourceKind::Post => {
            fields.text("number", number);
            fields.list("organization", &[container, publisher]);
            "online"
        }
        SourceKind::Dataset => {
            fields.text("number", number);
            fields.list("publisher", &[container, publisher]);
            "dataset"
        }
        SourceKind::Interview | SourceKind::Document => {
            if source.kind == SourceKind::Interview {
                fields.text("type", "Interview");
            }
            fields.text("number", number);
            fields.list("organization", &[container, publisher]);
            "misc"
        }
    }
}

/// The fields of an entry, in the order in which they are written. None is empty.
#[derive(Default)]
struct Fields {
    fields: Vec<(&'static str, String)>,
}

impl Fields {
    fn raw(&mut self, name: &'static str, value: String) {
        if !value.is_empty() {
            self.fields.push((name, value));
        }
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.raw(name, escaped(&one_line(text)));
    }

    /// Items with " and " between them, as in the manual's literal lists.
    fn list(&mut self, name: &'static str, items: &[&String]) {
        let items = items.iter().map(|item| one_line(item)).filter(|item| !item.is_empty());
        let items: Vec<String> = items.map(|item| whole_if(splits_list(&item), &item)).collect();
        self.raw(name, items.join(" and "));
    }

    fn names(&mut self, name: &'static str, printed: &[String]) {
        let names = names(printed);
        let others = names.and_others.then(|| "others".to_owned());
        let written: Vec<String> = names.names.iter().map(written).chain(others).collect();
        self.raw(name, written.join(" and "));
    }
}

/// A name: `Therme, Clément`, `King, Jr., Martin Luther`, `{Reuters}`.
fn written(name: &Name) -> String {
    match name {
        Name::Person { given, family, suffix } => {
            let parts = [family, suffix, given].into_iter().filter(|part| !part.is_empty());
            parts.map(|part| escaped(part)).collect::<Vec<_>>().join(", ")
        }
        Name::Whole(name) => whole_if(true, name),
    }
}

/// Whether an item of a list would be taken for several, or for more that aren't named.
fn splits_list(item: &str) -> bool {
    let words: Vec<String> = item.split_whitespace().map(str::to_lowercase).collect();
    words.contains(&"and".to_owned()) || words == ["others"]
}

fn whole_if(is_whole: bool, text: &str) -> String {
    if is_whole { format!("{{{}}}", escaped(text)) } else { escaped(text) }
}

/// Text that LaTeX prints as it is.
fn escaped(text: &str) -> String {
    let has_pairs = has_pairs(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            // Biber counts braces also after a backslash.
            '{' | '}' if has_pairs => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            // Two of these would become one sign.
            '-' | '\'' | ',' | '<' | '>' if before == Some(c) => out.extend(['{', '}', c]),
            _ => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// Whether every brace is one of a pair.
fn has_pairs(text: &str) -> bool {
    let mut open = 0_u32;
    for c in text.chars() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// An address for a verbatim field, where nothing is escaped: what would end it is percent-encoded.
fn address(url: &str) -> String {
    url.chars().fold(String::new(), |mut out, c| {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            _ => out.push(c),
        }
        out
    })
}

/// A date as the field `date` takes it. `None` for what that can't hold.
fn date_field(date: &Date) -> Option<String> {
    let edtf = date.canonical();
    // A time of day says more than a citation does.
    let days: Vec<&str> = edtf.split('/').map(|end| end.split('T').next().unwrap_or(end)).collect();
    let edtf = days.join("/");
    if date.level() > 1 || edtf.contains('Y') {
        return None;
    }
    let bare = edtf.trim_end_matches(['~', '?', '%']);
    let shape: String = bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let is_listed = !edtf.contains('X')
        || ["999X", "99XX", "9999-XX", "9999-99-XX", "9999-XX-XX"].contains(&shape.as_str());
    is_listed.then_some(edtf)
}
