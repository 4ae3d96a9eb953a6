//! Newline-delimited JSON as one text in RON, with the way back to where everything stood.

use serde::de::IgnoredAny;

use super::kind::IssueKind;
use super::locate::Located;
use super::ndjson::fault;

/// The fields whose values are words of a vocabulary, in every record.
const WORD_FIELDS: [&str; 4] = ["kind", "role", "standing", "lint"];

/// A text in RON made of lines of JSON. A line that isn't JSON is left out.
pub(super) struct Mirror {
    /// The text.
    pub(super) ron: String,
    /// What is wrong with the lines that are left out, at their places in the lines.
    pub(super) problems: Vec<Located>,
    /// Whether the first line is among them, without which the others mean nothing.
    pub(super) header_broken: bool,
    /// Byte offsets in the mirror and in the lines, ascending: from each pair on, both run side by side.
    anchors: Vec<(usize, usize)>,
}

impl Mirror {
    /// Mirrors every line of `body`.
    pub(super) fn of(body: &str) -> Self {
        let mut mirror = Self {
            ron: String::with_capacity(body.len() + 32),
            problems: Vec::new(),
            header_broken: false,
            anchors: Vec::new(),
        };
        let (mut start, mut is_header) = (0, true);
        for whole in body.split_inclusive('\n') {
            let line = whole.trim();
            if !line.is_empty() {
                let at = start + whole.len() - whole.trim_start().len();
                mirror.line(line, at, is_header);
                is_header = false;
            }
            start += whole.len();
        }
        mirror.anchor(body.len());
        mirror.ron.push_str("])");
        mirror
    }

    /// The byte offset in the lines of what stands at `at` in the mirror.
    pub(super) fn origin(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(mirrored, _)| *mirrored <= at);
        let (mirrored, origin) = next.checked_sub(1).map_or((0, 0), |before| self.anchors[before]);
        let end = self.anchors.get(next).map_or(usize::MAX, |(_, origin)| *origin);
        (origin + at - mirrored).min(end)
    }

    /// From here on the mirror shows what stands at `origin`.
    fn anchor(&mut self, origin: usize) {
        self.anchors.push((self.ron.len(), origin));
    }

    fn line(&mut self, line: &str, at: usize, is_header: bool) {
        if let Err(error) = serde_json::from_str::<IgnoredAny>(line) {
            self.problems.push(fault(at, &error));
            self.header_broken |= is_header;
            return;
        }
        self.anchor(at);
        if !is_header {
            self.text(line, at);
            self.ron.push(',');
            return;
        }
        let Some(fields) = line.strip_prefix('{').and_then(|line| line.strip_suffix('}')) else {
            let expected = "the dataset without its events, an object in `{…}`".to_owned();
            self.problems.push(Located::new(at, IssueKind::WrongType { expected }));
            self.header_broken = true;
            return;
        };
        self.ron.push('(');
        Lexer::within_object(self).text(fields, at + 1);
        self.anchor(at + line.len());
        self.ron.push_str(if fields.trim().is_empty() { "events:[" } else { ",events:[" });
    }

    fn text(&mut self, line: &str, at: usize) {
        Lexer { mirror: self, open: Vec::new(), names: false, is_word: false }.text(line, at);
    }
}

/// Copies the tokens of one line.
struct Lexer<'m> {
    mirror: &'m mut Mirror,
    /// The brackets that are open.
    open: Vec<u8>,
    /// Whether a text here is the name of a field.
    names: bool,
    /// Whether a text here is a word of a vocabulary.
    is_word: bool,
}

impl<'m> Lexer<'m> {
    fn within_object(mirror: &'m mut Mirror) -> Self {
        Self { mirror, open: vec![b'{'], names: true, is_word: false }
    }

    /// Copies a text in JSON that stands at `at`.
    fn text(mut self, text: &str, at: usize) {
        let mut here = 0;
        while let Some(&byte) = text.as_bytes().get(here) {
            let length = match byte {
                b'"' => self.literal(&text[here..], at + here),
                b'n' => {
                    self.mirror.ron.push_str("None");
                    4
                }
                _ => {
                    self.mark(byte);
                    1
                }
            };
            here += length;
        }
    }

    /// Copies a byte outside of texts.
    fn mark(&mut self, byte: u8) {
        match byte {
            b'{' | b'[' => {
                self.open.push(byte);
                self.names = byte == b'{';
                self.is_word = false;
            }
            b'}' | b']' => {
                self.open.pop();
            }
            b',' => {
                self.names = self.open.last() == Some(&b'{');
                self.is_word = false;
            }
            b':' => self.names = false,
            _ => {}
        }
        self.mirror.ron.push(match byte {
            b'{' => '(',
            b'}' => ')',
            _ => char::from(byte),
        });
    }

    /// Copies the literal at the start of `text`, which stands at `at`; returns how long it is.
    fn literal(&mut self, text: &str, at: usize) -> usize {
        let inside = text[1..].get(..end_of(&text[1..])).unwrap_or_default();
        let is_plain = is_name(inside);
        if self.names {
            self.is_word = WORD_FIELDS.contains(&inside);
            // A name that can't be one in RON is no field's name; it is made one that isn't either.
            self.mirror.ron.push(if is_plain { ' ' } else { '_' });
            self.mirror.ron.extend(
                inside.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte) } else { '_' }),
            );
            self.mirror.ron.push(' ');
        } else if self.is_word && is_plain {
            self.mirror.ron.extend([" ", inside, " "]);
        } else {
            self.mirror.ron.push('"');
            self.value(inside, at + 1);
            self.mirror.ron.push('"');
        }
        inside.len() + 2
    }

    /// Copies the inside of a literal, with the escapes that RON has.
    fn value(&mut self, inside: &str, at: usize) {
        let mut rest = inside;
        while let Some(backslash) = rest.find('\\') {
            self.mirror.ron.push_str(&rest[..backslash]);
            rest = &rest[backslash..];
            let (length, meant) = escape(rest);
            self.mirror.anchor(at + inside.len() - rest.len());
            self.mirror.ron.extend(meant.unwrap_or(char::REPLACEMENT_CHARACTER).escape_unicode());
            rest = &rest[length..];
            self.mirror.anchor(at + inside.len() - rest.len());
        }
        self.mirror.ron.push_str(rest);
    }
}

/// Whether RON takes it for a name.
fn is_name(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.bytes().all(is_word) && text.bytes().next().is_some_and(|first| !first.is_ascii_digit())
}

/// Where the closing quote of a literal stands, from its first character on.
fn end_of(text: &str) -> usize {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// How long the escape at the start of `text` is, and what it stands for: nothing, if it is half of a pair.
fn escape(text: &str) -> (usize, Option<char>) {
    let unit = |from: usize| text.get(from..from + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let meant = match text.as_bytes().get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{C}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let second = if text.get(6..8) == Some("\\u") { unit(8) } else { None };
            let units = [unit(2).unwrap_or_default(), second.unwrap_or_default()];
            let first = char::decode_utf16(units).next().and_then(Result::ok);
            let is_pair = first.is_some_and(|character| character.len_utf16() == 2);
            return (if is_pair { 12 } else { 6 }, first);
        }
        Some(&other) => char::from(other),
        None => return (1, None),
    };
    (2, Some(meant))
}
