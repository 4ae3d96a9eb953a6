//! The Markdown edition of a document.
//!
//! The form, from top to bottom, with a blank line between any two blocks:
//!
//! ```text
//! ---                                     front matter: YAML, every value a quoted string or a list of them
//! dataset: "Iran and Russia"
//! events: ["an-id", "another"]            only of events picked by hand
//! ---
//! # The document's title
//! The count line.
//! ## A group's heading
//! ### date — An event's title             or `Undated — …`
//! *Standing in words* · Theme, Theme · event-id
//! The summary.
//! Reader’s note: …                       or `Starred by the reader.`, or both; only where they were asked for
//! > “A quotation”[^1]                      one block quote each
//! - Other date: another date
//!   > “The passage that gives it”[^2]
//! ## Sources
//! - A reference. <https://…>
//! [^1]: locator, cites reference; reference
//! ```
//!
//! What is empty is left out, with its heading. The bytes depend on the document alone; lines end
//! in `\n`, none ends in a space, and the file ends in exactly one line ending.
//!
//! # What a reader gets back
//! CommonMark with two widespread extensions, YAML front matter and footnotes. A parser of it finds
//! exactly this structure, and in it every string of the document as it was, character by
//! character. Every string stays on one line: a line ending inside one, in a heading as in a
//! summary, is written as a character reference (`&#10;`, `&#13;`, `&#8232;`), so that the text read
//! back holds it, while on a page it shows as a space. The limits:
//! - NUL has no form in CommonMark and is read back as U+FFFD (in the front matter as NUL). Other
//!   control characters are written as CommonMark's references, which some parsers refuse. A
//!   dataset can hold none of them.
//! - A reader that changes text on purpose still does: "smart punctuation" bends quotation marks,
//!   and a site may turn mail addresses into links or `:smile:` into a picture.
//! - A reader without the footnote extension takes a note of a single word for a link's target.

pub(in crate::export) mod escape;
mod table;
mod yaml;

pub(super) use table::table;

use crate::export::document::{Document, Entry, Quotation, Work};

/// The document as Markdown.
pub fn write(document: &Document) -> String {
    let mut notes = Notes { works: &document.bibliography, definitions: Vec::new() };
    let mut blocks = Vec::new();
    blocks.extend(front_matter(&document.front_matter, &document.picked));
    blocks.extend(heading("#", &document.title));
    blocks.extend(paragraph(&document.count_line));
    for group in &document.groups {
        blocks.extend(heading("##", &group.heading));
        for entry in &group.entries {
            blocks.extend(event(entry, &mut notes));
        }
    }
    if !document.bibliography.is_empty() {
        blocks.extend(heading("##", "Sources"));
        let works: Vec<_> = document.bibliography.iter().map(bibliography_item).collect();
        blocks.push(works.join("\n"));
    }
    if !notes.definitions.is_empty() {
        blocks.push(notes.definitions.join("\n"));
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn front_matter(pairs: &[(&str, String)], picked: &[String]) -> Option<String> {
    let mut lines: Vec<_> =
        pairs.iter().map(|(key, value)| format!("{}: {}\n", yaml::key(key), yaml::quoted(value))).collect();
    if !picked.is_empty() {
        let ids: Vec<_> = picked.iter().map(|id| yaml::quoted(id)).collect();
        lines.push(format!("events: [{}]\n", ids.join(", ")));
    }
    (!lines.is_empty()).then(|| format!("---\n{}---", lines.concat()))
}

fn heading(marks: &str, text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("{marks} {}", escape::line(text)))
}

fn paragraph(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| escape::line(text))
}

fn event(entry: &Entry, notes: &mut Notes) -> Vec<String> {
    let date = if entry.date.is_empty() { "Undated" } else { &entry.date };
    let mut blocks = Vec::new();
    blocks.extend(heading("###", &joined(&[date, &entry.title], " — ")));
    blocks.extend(standing_line(entry));
    blocks.extend(paragraph(&entry.summary));
    blocks.extend(paragraph(&noted(entry)));
    for quotation in &entry.quotations {
        blocks.push(format!("> {}", notes.quoted(quotation)));
    }
    for (date, quotation) in &entry.other_dates {
        let label = escape::line(&joined(&["Other date:", date], " "));
        blocks.push(format!("- {label}\n\n  > {}", notes.quoted(quotation)));
    }
    blocks
}

/// What a reader has noted, marked as such.
fn noted(entry: &Entry) -> String {
    let star = if entry.star { "Starred by the reader." } else { "" };
    let note = if entry.note.is_empty() { String::new() } else { format!("Reader’s note: {}", entry.note) };
    joined(&[star, &note], " ")
}

fn standing_line(entry: &Entry) -> Option<String> {
    let themes = escape::line(&joined(&[&entry.themes.join(", "), &entry.id], " · "));
    let standing =
        if entry.standing.is_empty() { String::new() } else { escape::emphasised(&entry.standing) };
    let text = joined(&[&standing, &themes], " · ");
    (!text.is_empty()).then_some(text)
}

fn bibliography_item(work: &Work) -> String {
    let reference = escape::line(name(work));
    let address = work.url.as_deref().map(link).unwrap_or_default();
    joined(&["-", &reference, &address], " ")
}

/// An address: as an autolink where CommonMark takes it unchanged, as a full link where it doesn't,
/// and as mere text where it isn't http or https.
pub(super) fn link(url: &str) -> String {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return escape::line(url);
    }
    let is_plain = |c: char| c.is_alphanumeric() || (c.is_ascii_graphic() && !"<>\\".contains(c));
    // Parsers differ on whether `&copy;` inside an autolink means ©.
    let has_entity = url.contains('&') && url.contains(';');
    if url.chars().all(is_plain) && !has_entity {
        return format!("<{url}>");
    }
    // A raw `]` would end the text, and one after a backslash would end TeX math to some parsers.
    let text =
        escape::line(url).replace("\\\\", &escape::reference('\\')).replace(']', &escape::reference(']'));
    let target: String = url
        .chars()
        .map(|c| match c {
            '\\' => "\\\\".to_owned(),
            '<' | '>' | '&' | ']' => escape::reference(c),
            c if c.is_whitespace() || escape::reaches_out(c) => escape::reference(c),
            c => c.to_string(),
        })
        .collect();
    format!("[{text}](<{target}>)")
}

/// The words that name a work: its reference, or at least its id.
fn name(work: &Work) -> &str {
    if work.reference.is_empty() { &work.id } else { &work.reference }
}

/// The parts that aren't empty, with `separator` between them.
fn joined(parts: &[&str], separator: &str) -> String {
    let parts: Vec<_> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(separator)
}

/// The footnotes so far, numbered from 1 through the document.
struct Notes<'a> {
    works: &'a [Work],
    definitions: Vec<String>,
}

impl Notes<'_> {
    /// The words in quotation marks, with the mark of a new footnote that says where they stand.
    fn quoted(&mut self, quotation: &Quotation) -> String {
        let number = self.definitions.len() + 1;
        let place = escape::line(&self.place(quotation));
        self.definitions.push(joined(&[&format!("[^{number}]:"), &place], " "));
        let words = escape::line(&format!("“{}”", quotation.exact));
        format!("{words}[^{number}]")
    }

    /// The locator, or else the work quoted, and the works that the passage cites.
    fn place(&self, quotation: &Quotation) -> String {
        let work = |position: usize| self.works.get(position).map_or("", name);
        let locator = if quotation.locator.is_empty() { work(quotation.work) } else { &quotation.locator };
        let cited: Vec<_> = quotation.cites.iter().map(|&at| work(at)).collect();
        match joined(&cited, "; ") {
            cited if cited.is_empty() => locator.to_owned(),
            cited => joined(&[locator, &format!("cites {cited}")], ", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{link, write};
    use crate::export::document::{Document, Entry, Group, Quotation, Work};

    #[test]
    fn what_is_empty_leaves_no_trace() {
        assert_eq!(write(&Document::default()), "\n");
        let document = Document {
            groups: vec![Group { heading: String::new(), entries: vec![Entry::default()] }],
            bibliography: vec![Work { id: "some-work".to_owned(), ..Work::default() }],
            ..Document::default()
        };
        assert_eq!(write(&document), "### Undated\n\n## Sources\n\n- some-work\n");
    }

    #[test]
    fn a_note_names_the_work_without_a_locator_and_forgives_unknown_positions() {
        let quotation =
            |work, cites| Quotation { exact: "so".to_owned(), work, cites, ..Quotation::default() };
        let work = |reference: &str| Work { reference: reference.to_owned(), ..Work::default() };
        let entry = Entry {
            date: "2015".to_owned(),
            quotations: vec![quotation(0, vec![1, 7]), quotation(9, vec![])],
            ..Entry::default()
        };
        let document = Document {
            groups: vec![Group { heading: String::new(), entries: vec![entry] }],
            bibliography: vec![work("A. B., C"), work("D")],
            ..Document::default()
        };
        let text = write(&document);
        assert!(text.starts_with("### 2015\n\n> “so”[^1]\n\n> “so”[^2]\n\n## Sources"));
        assert!(text.ends_with("\n\n[^1]: A. B., C, cites D\n[^2]:\n"), "{text}");
    }

    #[test]
    fn addresses_become_links_that_lead_to_them() {
        for (url, markdown) in [
            ("https://a.b/c_d?e=*f&g=h#i", "<https://a.b/c_d?e=*f&g=h#i>"),
            ("HTTP://a.b/Россия", "<HTTP://a.b/Россия>"),
            ("http://a.b/?c&lt;", r"[http\://a.b/?c\&lt;](<http://a.b/?c&#38;lt;>)"),
            ("http://a.b/ c", r"[http\://a.b/ c](<http://a.b/&#32;c>)"),
            ("http://<]\\", r"[http\://\<&#93;&#92;](<http://&#60;&#93;\\>)"),
            ("javascript://a", r"javascript\://a"),
            ("file:///a_b", r"file\:///a\_b"),
        ] {
            assert_eq!(link(url), markdown, "{url}");
        }
    }
}
