//! Words that several messages share.

use super::kind::{Table, UrlFault};

/// How many characters of the file's own text a message repeats.
const QUOTED: usize = 60;

/// Text from the file within a message: in quotes, cut short, control characters escaped.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{:?}", format!("{}…", &text[..cut])),
        None => format!("{text:?}"),
    }
}

/// What may have been meant: the nearest known word or, without one, every known word.
pub(super) fn meant(nearest: Option<&str>, known: &[&str]) -> String {
    if let Some(nearest) = nearest {
        return format!("did you mean `{nearest}`?");
    }
    let known: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
    format!("expected one of {}", known.join(", "))
}

/// Why a file's format isn't read.
pub(super) fn format(found: i64, known: i64) -> String {
    if found > known {
        format!("the file has format {found}, which needs a newer Annals; this one reads format {known}")
    } else {
        format!("there is no format {found}; expected `format: {known}`")
    }
}

/// An id that resolves to nothing.
pub(super) fn unknown_id(table: Table, id: &str, nearest: Option<&str>) -> String {
    let (word, list, id) = (table.word(), table.list(), quoted(id));
    match nearest {
        Some(nearest) => format!("no {word} has the id {id}; did you mean {nearest:?}?"),
        None => format!("no {word} has the id {id}; expected one of those in `{list}`"),
    }
}

/// What was expected of something required that is empty.
pub(super) fn at_least(field: &str) -> &'static str {
    match field {
        "themes" => "at least one theme",
        "excerpts" => "at least one excerpt",
        _ => "some text",
    }
}

/// What is wrong with a URL, and what was expected.
pub(super) fn url(fault: UrlFault) -> String {
    match fault {
        UrlFault::Scheme => {
            "the address isn't a web address; expected one that begins with `https://` or `http://`"
                .to_owned()
        }
        UrlFault::Host => {
            "the address has no valid host; expected one such as `https://example.org/page`".to_owned()
        }
        UrlFault::Port => {
            "the port isn't a number up to 65535; expected one such as `https://example.org:8080/`".to_owned()
        }
        UrlFault::Character(character) => {
            format!("the address holds {}; expected it percent-encoded", name(character))
        }
    }
}

/// A character by its number and, if it can be seen, itself.
pub(super) fn name(character: char) -> String {
    let number = u32::from(character);
    match character {
        ' ' => "a space".to_owned(),
        '\t' => "a tab".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        _ if character.is_ascii_graphic() => format!("`{character}`"),
        _ => format!("the character U+{number:04X}"),
    }
}
