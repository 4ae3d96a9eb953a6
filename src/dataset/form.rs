//! Which form a dataset is written in.

use std::path::Path;

use super::raw::{self, RawDataset, RawEvent, Records};

/// The endings of files with newline-delimited JSON.
const NDJSON_ENDINGS: [&str; 2] = ["ndjson", "jsonl"];

/// How a dataset is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One RON value.
    Ron,
    /// A line of JSON for the dataset, then one for each event.
    Ndjson,
}

impl Form {
    /// The form of a file: newline-delimited JSON if its name ends so, or if it begins with a brace, as no dataset
    /// in RON does.
    pub(super) fn of(path: Option<&Path>, start: &[u8]) -> Self {
        let ending = path.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
        let is_named = ending.is_some_and(|ending| NDJSON_ENDINGS.contains(&ending.as_str()));
        let start = start.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(start);
        let begins = start.trim_ascii_start().first() == Some(&b'{');
        if is_named || begins { Self::Ndjson } else { Self::Ron }
    }
}

/// A text that was parsed and not checked: what [`parse_only`] makes.
#[derive(Debug)]
pub struct Parsed {
    raw: RawDataset,
}

impl Parsed {
    /// How many events there are.
    pub fn events(&self) -> usize {
        self.raw.events.as_ref().map_or(0, |events| events.0.len())
    }
}

/// Parses a text of either form into the raw mirror and no further: the floor that loading is measured against.
/// `None` if it can't be parsed.
#[doc(hidden)]
pub fn parse_only(text: &str) -> Option<Parsed> {
    let raw = match Form::of(None, text.as_bytes()) {
        Form::Ron => raw::options().from_str(text).ok()?,
        Form::Ndjson => {
            let mut lines = text.lines();
            let mut raw: RawDataset = serde_json::from_str(lines.next()?).ok()?;
            let events: Result<Vec<RawEvent>, _> = lines.map(serde_json::from_str).collect();
            raw.events = Some(Records(events.ok()?));
            raw
        }
    };
    Some(Parsed { raw })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_name_or_by_its_first_character() {
        for (name, start, expected) in [
            ("a.ron", "Dataset(", Form::Ron),
            ("a.json", " \n{\"format\"", Form::Ndjson),
            ("a", "\u{FEFF}{", Form::Ndjson),
            ("a.NDJSON", "Dataset(", Form::Ndjson),
            ("a.jsonl", "", Form::Ndjson),
            ("a.ron", "", Form::Ron),
            ("a.ron", "// {\n(", Form::Ron),
        ] {
            assert_eq!(Form::of(Some(Path::new(name)), start.as_bytes()), expected, "{name} {start}");
        }
        assert_eq!(Form::of(None, b"{"), Form::Ndjson);
    }
}
