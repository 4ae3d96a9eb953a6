//! Notes as the text of a file: RON that people can read and change by hand.

use super::{Note, Notes};
use crate::dataset::{FORMAT, Issues, read_notes};

/// Stands above the notes.
const HEAD: &str =
    "// A reader's notes, kept by Annals. They can be changed here by hand; comments are not kept.\n";

impl Notes {
    /// The text of a file with these notes; `dataset` is the title of the dataset that they are on.
    pub(super) fn written(&self, dataset: &str) -> String {
        let mut text =
            format!("{HEAD}Notes(\n    format: {FORMAT},\n    dataset: {},\n    notes: [\n", quoted(dataset));
        for (event, note) in self.iter() {
            let star = if note.star { ", star: true" } else { "" };
            let words =
                if note.has_text() { format!(", text: {}", quoted(note.text())) } else { String::new() };
            text.extend(["        Note(event: ", &quoted(event), star, &words, "),\n"]);
        }
        text + "    ],\n)\n"
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// All that is wrong with it, with lines and columns.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Issues> {
        let mut notes = Self::default();
        for noted in read_notes(bytes)? {
            notes.set(&noted.event, Note::new(noted.star, &noted.text));
        }
        Ok(notes)
    }
}

/// A string in RON, whose lines stay lines.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_is_for_people() {
        let mut notes = Notes::default();
        notes.set("tehran-conference", Note::new(true, "See “Eureka”,\nC:\\x \"y\""));
        notes.set("a", Note::new(true, " "));
        let text = notes.written("Iran \"and\" Russia");
        assert_eq!(
            text,
            format!(
                "{HEAD}Notes(\n    format: 1,\n    dataset: \"Iran \\\"and\\\" Russia\",\n    notes: [\n        \
                 Note(event: \"a\", star: true),\n        Note(event: \"tehran-conference\", star: true, \
                 text: \"See “Eureka”,\nC:\\\\x \\\"y\\\"\"),\n    ],\n)\n"
            )
        );
    }

    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "\"",
            "\\",
            "\\n",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "r#\"",
            "\"#",
            "//",
            "/*",
            "é",
            "e\u{301}",
            "\u{202E}",
            "\u{2028}",
            "\u{FEFF}",
            "\0",
            "\u{1F600}",
            "ایران",
            ")",
            "],",
            " ",
            "a",
        ]);
        prop_oneof![
            prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
            prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_back(
            all in prop::collection::btree_map("[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", (any::<bool>(), text()), 0..6),
            title in "[^\\p{C}]{0,20}",
        ) {
            let mut notes = Notes::default();
            for (event, (star, text)) in &all {
                notes.set(event, Note::new(*star, text));
            }
            let written = notes.written(&title);
            let mut read = Notes::read(written.as_bytes()).map_err(|issues| TestCaseError::fail(issues.to_string()))?;
            // White space beside a star isn't written.
            let mut expected = notes.clone();
            for (event, (star, text)) in &all {
                if text.trim().is_empty() || !Note::new(*star, text).has_text() {
                    expected.set(event, Note::new(*star, ""));
                }
            }
            prop_assert_eq!(&read, &expected);
            prop_assert_eq!(read.written(&title), written, "and so on");
            read.set("a-new-one", Note::new(true, ""));
            prop_assert_eq!(read.len(), expected.len() + 1);
        }
    }
}
