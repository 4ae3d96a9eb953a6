//! What a reader must find in the edition of a document, said without any Markdown.

use super::readback::Found;
use annals::export::document::{Document, Entry, Quotation, Work};
use serde_json::Value;

/// What a reader must find. NUL is the one character that CommonMark can't hold.
pub(crate) struct Expected(Vec<Found>);

impl Expected {
    pub(crate) fn of(document: &Document) -> Vec<Found> {
        let mut expected = Expected(Vec::new());
        if !document.front_matter.is_empty() || !document.picked.is_empty() {
            let mut pairs: Vec<(String, Value)> = (document.front_matter.iter())
                .map(|(key, value)| ((*key).to_owned(), Value::from(value.as_str())))
                .collect();
            let picked = document.picked.as_slice();
            pairs.extend((!picked.is_empty()).then(|| ("events".to_owned(), Value::from(picked))));
            expected.0.push(Found::Front(format!("{pairs:?}")));
        }
        expected.leaf("h1", &document.title);
        expected.leaf("p", &document.count_line);
        let mut notes = Vec::new();
        for group in &document.groups {
            expected.leaf("h2", &group.heading);
            for entry in &group.entries {
                expected.entry(entry, &mut notes);
            }
        }
        if !document.bibliography.is_empty() {
            expected.leaf("h2", "Sources");
            expected.open("list");
            document.bibliography.iter().for_each(|work| expected.work(work));
            expected.close();
        }
        for (index, note) in notes.iter().enumerate() {
            expected.open(&format!("note {}", index + 1));
            expected.leaf("p", &note_text(note, &document.bibliography));
            expected.close();
        }
        expected.0
    }

    fn entry<'a>(&mut self, entry: &'a Entry, notes: &mut Vec<&'a Quotation>) {
        let date = if entry.date.is_empty() { "Undated" } else { &entry.date };
        let title =
            if entry.title.is_empty() { date.to_owned() } else { format!("{date} — {}", entry.title) };
        self.leaf("h3", &title);
        let themes = [entry.themes.join(", "), entry.id.clone()];
        let themes: Vec<String> = themes.into_iter().filter(|part| !part.is_empty()).collect();
        let themes = themes.join(" · ");
        if !entry.standing.is_empty() || !themes.is_empty() {
            self.open("p");
            self.leaf("em", &entry.standing);
            if !entry.standing.is_empty() && !themes.is_empty() {
                self.text(" · ");
            }
            self.text(&themes);
            self.close();
        }
        self.leaf("p", &entry.summary);
        let star = if entry.star { "Starred by the reader." } else { "" };
        let note =
            if entry.note.is_empty() { String::new() } else { format!("Reader’s note: {}", entry.note) };
        let gap = if star.is_empty() || note.is_empty() { "" } else { " " };
        self.leaf("p", &format!("{star}{gap}{note}"));
        for quotation in &entry.quotations {
            self.quotation(quotation, notes);
        }
        if !entry.other_dates.is_empty() {
            self.open("list");
            for (date, quotation) in &entry.other_dates {
                self.open("item");
                let gap = if date.is_empty() { "" } else { " " };
                self.leaf("p", &format!("Other date:{gap}{date}"));
                self.quotation(quotation, notes);
                self.close();
            }
            self.close();
        }
    }

    fn quotation<'a>(&mut self, quotation: &'a Quotation, notes: &mut Vec<&'a Quotation>) {
        notes.push(quotation);
        self.open("quote");
        self.open("p");
        self.text(&format!("“{}”", quotation.exact));
        self.0.push(Found::Mark(notes.len().to_string()));
        self.close();
        self.close();
    }

    fn work(&mut self, work: &Work) {
        self.open("item");
        self.text(&work.reference);
        if let Some(url) = &work.url {
            self.text(" ");
            self.leaf(&format!("link {}", shown(url)), url);
        }
        self.close();
    }

    /// An element with a text; none where the text is empty.
    fn leaf(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.open(name);
            self.text(text);
            self.close();
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = shown(text);
        if let Some(Found::Text(last)) = self.0.last_mut() {
            last.push_str(&text);
        } else {
            self.0.push(Found::Text(text));
        }
    }

    fn open(&mut self, name: &str) {
        self.0.push(Found::Open(name.to_owned()));
    }

    fn close(&mut self) {
        self.0.push(Found::Close);
    }
}

fn shown(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

fn note_text(quotation: &Quotation, works: &[Work]) -> String {
    let cites: Vec<_> = quotation.cites.iter().map(|&at| works[at].reference.as_str()).collect();
    if cites.is_empty() {
        quotation.locator.clone()
    } else {
        format!("{}, cites {}", quotation.locator, cites.join("; "))
    }
}
