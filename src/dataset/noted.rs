//! The form of a file of notes, which a reader keeps beside a dataset: read, and checked as a dataset is.

use std::collections::HashMap;

use super::findings::{Field, Findings};
use super::issue::Issues;
use super::kind::{IssueKind, Table};
use super::load::{self, Root};
use super::locate::{self, Position};
use super::path::Place;
use super::raw::{RawNote, RawNotes};
use super::rules::{self, Lines};

/// What the file says of one event, which the dataset may have or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    /// The event's id.
    pub(crate) event: String,
    /// Whether it has a star.
    pub(crate) star: bool,
    /// What is noted; lines end in `\n`.
    pub(crate) text: String,
}

/// Reads the bytes of a file of notes. Empty ones, with nothing in them to lose, hold none.
///
/// # Errors
/// All problems of the text, with their places.
pub(crate) fn read_notes(bytes: &[u8]) -> Result<Vec<Noted>, Issues> {
    let body = load::body(bytes)?;
    if body.trim().is_empty() {
        return Ok(Vec::new());
    }
    load::read_ron::<RawNotes>(body).map_err(|located| Issues::new(locate::issues(body, located)))
}

/// A text as a note can hold it: lines end in `\n`, and control characters are gone, but for tabs, and so are those that
/// reverse the direction of text.
pub(crate) fn mend(text: &str) -> String {
    let mut mended = text.replace("\r\n", "\n").replace('\r', "\n");
    mended.retain(|character| !is_bad(character));
    mended
}

/// The first character that can't stand in a note, and its byte offset.
fn bad_character(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| is_bad(*character))
}

fn is_bad(character: char) -> bool {
    character != '\t' && rules::bad_character(character.encode_utf8(&mut [0; 4]), Lines::Several).is_some()
}

impl Root for RawNotes {
    type Checked = Vec<Noted>;

    fn format(&self) -> Option<i64> {
        self.format
    }

    fn check(self) -> (Vec<Noted>, Findings) {
        let mut findings = Findings::new();
        findings.required(&Place::ROOT, Field { record: "Notes", name: "format" }, self.format);
        findings.line(&Place::ROOT.field("dataset"), self.dataset.as_ref());
        let notes = findings.required(&Place::ROOT, Field { record: "Notes", name: "notes" }, self.notes);
        let (list, mut first) = (Place::ROOT.field("notes"), HashMap::new());
        let notes: Vec<Noted> = (notes.unwrap_or_default().0.into_iter().enumerate())
            .map(|(position, raw)| note(&mut findings, &list.item(position), raw))
            .collect();
        for (position, note) in notes.iter().enumerate() {
            let before = *first.entry(note.event.as_str()).or_insert(position);
            if before != position && !note.event.is_empty() {
                let kind = IssueKind::RepeatedId {
                    table: Table::Event,
                    id: note.event.clone(),
                    first: Position::default(),
                };
                let (here, there) = (list.item(position), list.item(before));
                findings.add_repeated(&here.field("event"), &there.field("event"), kind);
            }
        }
        (notes, findings)
    }
}

fn note(findings: &mut Findings, place: &Place<'_>, raw: RawNote) -> Noted {
    let field = Field { record: "Note", name: "event" };
    let event = findings.required(place, field, raw.event).unwrap_or_default();
    if !event.is_empty() && !rules::is_kebab_case(&event) {
        findings.add(&place.field("event"), IssueKind::BadId { id: event.clone() });
    }
    let text = raw.text.unwrap_or_default().replace("\r\n", "\n");
    if let Some((inside, character)) = bad_character(&text) {
        findings.add_inside(&place.field("text"), inside, IssueKind::BadCharacter { character });
    }
    Noted { event, star: raw.star.unwrap_or_default(), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let issues = read_notes(text.as_bytes()).err().map(Issues::into_vec).unwrap_or_default();
        issues.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_a_hand_wrote_is_read() {
        let text = "// mine\nNotes(format: 1, notes: [\n  Note(event: \"a\", star: true),\n  (event: \"b-2\", \
                    text: \"one\r\n\ttwo \\\"x\\\"\"), // why\n])\n";
        let noted = |event: &str, star, text: &str| Noted { event: event.into(), star, text: text.into() };
        let expected = vec![noted("a", true, ""), noted("b-2", false, "one\n\ttwo \"x\"")];
        assert_eq!(read_notes(text.as_bytes()).expect("notes"), expected);
        assert_eq!(read_notes(b"\xEF\xBB\xBF \n").expect("nothing"), []);
    }

    #[test]
    fn problems_come_all_at_once_with_their_places() {
        for (text, said) in [
            (
                "Notes(format: 2, nots: [])",
                &["1:15: error: the file has format 2, which needs a newer Annals"][..],
            ),
            (
                "Notes(format: 1, notes: [\n Note(evnt: \"a\"),\n Note(event: \"B\", star: 1),\n])",
                &[
                    "2:7: error: `Note` has no field \"evnt\"; did you mean `event`?",
                    "3:14: error: the id \"B\"",
                    "3:25: error: expected `true` or `false`",
                ],
            ),
            (
                "Notes(format: 1, notes: [Note(event: \"a\"), Note(event: \"a\", text: \"x\u{7}\")])",
                &[
                    "1:56: error: the event id \"a\" is already used at 1:38",
                    "1:69: error: the character U+0007",
                ],
            ),
            (
                "Notes()",
                &[
                    "1:1: error: `Notes` needs the field `format`",
                    "1:1: error: `Notes` needs the field `notes`",
                ],
            ),
            ("Dataset(format: 1)", &["1:1: error: this is named \"Dataset\"; expected `Notes(…)`"]),
            ("Notes(format: 1, notes: [", &["1:26: error: "]),
            ("a\0", &["1:2: error: a NUL byte"]),
        ] {
            let found = problems(text);
            let fits = found.len() >= said.len()
                && said.iter().zip(&found).all(|(said, found)| found.starts_with(said));
            assert!(fits, "{text:?}: {found:#?}");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_note_is_taken_out() {
        assert_eq!(mend("a\r\nb\rc\td\u{7}\u{202E}e\u{301} – “x”\0"), "a\nb\nc\tde\u{301} – “x”");
    }
}
