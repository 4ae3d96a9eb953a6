//! The tokens of RON, as far as it takes to find where a value ends.

use super::raw::MAX_DEPTH;

/// Why a walk stopped before the end of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// This isn't RON; its parser knows better what is wrong.
    Broken,
    /// Brackets are nested too deep at this byte offset.
    TooDeep(usize),
}

/// A place in a text. Moves forward only, but for [`Cursor::back_to`].
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// At the start of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte offset here.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Whether the text ends here.
    pub(super) fn at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// The text from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'t str {
        &self.text[start..self.at]
    }

    /// Moves back to an offset where the cursor has been.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Moves past `byte`, an ASCII character, if it stands here.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn eat_str(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    /// Moves past whitespace, `byte` and whitespace again.
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        self.whitespace()?;
        if self.eat(byte) { self.whitespace() } else { Err(Stop::Broken) }
    }

    /// Moves past a comma and the whitespace around it, if there is one.
    pub(super) fn comma(&mut self) -> Result<bool, Stop> {
        let before = self.at;
        self.whitespace()?;
        let found = self.eat(b',');
        if !found {
            self.at = before;
        }
        Ok(found)
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Moves past whitespace and comments, nested ones included.
    pub(super) fn whitespace(&mut self) -> Result<(), Stop> {
        loop {
            self.take_while(is_whitespace);
            if self.eat_str("//") {
                self.take_while(|c| c != '\n');
            } else if self.eat_str("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Result<(), Stop> {
        let mut level = 1_usize;
        while level > 0 {
            self.take_while(|c| c != '/' && c != '*');
            if self.eat_str("/*") {
                level += 1;
            } else if self.eat_str("*/") {
                level -= 1;
            } else if self.at_end() {
                return Err(Stop::Broken);
            } else {
                self.at += 1;
            }
        }
        Ok(())
    }

    /// Moves past attributes such as `#![enable(implicit_some)]` at the start of a file.
    pub(super) fn attributes(&mut self) -> Result<(), Stop> {
        self.whitespace()?;
        while self.eat(b'#') {
            self.expect(b'!')?;
            self.skip_value()?;
            self.whitespace()?;
        }
        Ok(())
    }

    /// Moves past an identifier, also a raw one such as `r#type`, and returns its name.
    pub(super) fn identifier(&mut self) -> Option<&'t str> {
        let before = self.at;
        if self.rest().starts_with("r#") && !self.at_string() {
            self.at += 2;
            let name = self.take_while(|c| is_word(c) || matches!(c, '.' | '+' | '-'));
            if name.is_empty() {
                self.at = before;
                return None;
            }
            return Some(name);
        }
        if self.at_string() || !self.rest().starts_with(|c: char| c == '_' || c.is_alphabetic()) {
            return None;
        }
        Some(self.take_while(is_word))
    }

    /// Moves past `Some(`, if that stands here.
    pub(super) fn some(&mut self) -> Result<bool, Stop> {
        self.whitespace()?;
        let before = self.at;
        if self.identifier() == Some("Some") {
            self.whitespace()?;
            if self.eat(b'(') {
                return Ok(true);
            }
        }
        self.at = before;
        Ok(false)
    }

    /// Moves past whitespace and any value.
    pub(super) fn skip_value(&mut self) -> Result<(), Stop> {
        let mut open = Vec::new();
        loop {
            self.whitespace()?;
            let start = self.at;
            match self.peek().ok_or(Stop::Broken)? {
                bracket @ (b'(' | b'[' | b'{') => {
                    if open.len() == MAX_DEPTH {
                        return Err(Stop::TooDeep(start));
                    }
                    open.push(bracket);
                    self.at += 1;
                }
                bracket @ (b')' | b']' | b'}') => {
                    if open.pop() != Some(partner(bracket)) {
                        return Err(Stop::Broken);
                    }
                    self.at += 1;
                }
                b',' | b':' | b'=' if !open.is_empty() => self.at += 1,
                _ if self.at_string() => self.string()?,
                b'\'' => self.character()?,
                _ if self.identifier().is_some() => {
                    if self.bracket_follows()? {
                        continue;
                    }
                }
                _ if !self.take_while(|c| is_word(c) || matches!(c, '.' | '+' | '-')).is_empty() => {}
                _ => return Err(Stop::Broken),
            }
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    /// Whether a bracket follows, which then belongs to the name before it. Stays where it is.
    fn bracket_follows(&mut self) -> Result<bool, Stop> {
        let before = self.at;
        self.whitespace()?;
        let follows = matches!(self.peek(), Some(b'(' | b'{'));
        self.at = before;
        Ok(follows)
    }

    /// Whether a text or a byte string begins here.
    fn at_string(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix('b').unwrap_or(rest);
        match rest.strip_prefix('r') {
            Some(raw) => raw.trim_start_matches('#').starts_with('"'),
            None => rest.starts_with('"'),
        }
    }

    fn string(&mut self) -> Result<(), Stop> {
        self.eat(b'b');
        if self.eat(b'r') {
            let hashes = self.take_while(|c| c == '#');
            self.eat(b'"');
            let end = format!("\"{hashes}");
            let length = self.rest().find(&end).ok_or(Stop::Broken)?;
            self.at += length + end.len();
            return Ok(());
        }
        self.eat(b'"');
        loop {
            self.take_while(|c| c != '"' && c != '\\');
            if self.eat(b'"') {
                return Ok(());
            }
            self.escaped()?;
        }
    }

    /// Moves past a backslash and the character after it.
    fn escaped(&mut self) -> Result<(), Stop> {
        if !self.eat(b'\\') {
            return Err(Stop::Broken);
        }
        let escaped = self.rest().chars().next().ok_or(Stop::Broken)?;
        self.at += escaped.len_utf8();
        Ok(())
    }

    fn character(&mut self) -> Result<(), Stop> {
        self.eat(b'\'');
        if self.peek() == Some(b'\\') {
            self.escaped()?;
        } else {
            self.at += self.rest().chars().next().ok_or(Stop::Broken)?.len_utf8();
        }
        self.take_while(|c| c != '\'' && c != '\n');
        if self.eat(b'\'') { Ok(()) } else { Err(Stop::Broken) }
    }
}

/// The byte offset, within the text literal that begins at `start`, of byte `inside` of the text it stands for.
pub(super) fn offset_in_literal(text: &str, start: usize, inside: usize) -> usize {
    let literal = &text[start..];
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        return (start + 1 + hashes + 1 + inside).min(text.len());
    }
    let Some(mut rest) = literal.strip_prefix('"') else {
        return start;
    };
    let mut decoded = 0;
    loop {
        rest = skip_continuations(rest);
        if decoded >= inside || rest.starts_with('"') || rest.is_empty() {
            return text.len() - rest.len();
        }
        let (written, meant) = unit(rest);
        rest = &rest[written..];
        decoded += meant;
    }
}

/// Moves past line breaks that a backslash takes out of the text, with the spaces that follow.
fn skip_continuations(mut rest: &str) -> &str {
    while let Some(next) = rest.strip_prefix("\\\n").or_else(|| rest.strip_prefix("\\\r\n")) {
        rest = next.trim_start_matches([' ', '\t', '\n', '\r']);
    }
    rest
}

/// How many bytes one character or escape takes in the text, and how many bytes it stands for.
fn unit(rest: &str) -> (usize, usize) {
    let mut characters = rest.chars();
    match (characters.next(), characters.next()) {
        // `\xNN` gives one byte of a character; several in a row give one character.
        (Some('\\'), Some('x')) => (rest.floor_char_boundary(4), 1),
        (Some('\\'), Some('u')) => {
            let length = rest.find('}').map_or(rest.len(), |end| end + 1);
            let digits = rest.get(3..length - 1).unwrap_or_default();
            let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
            (length, character.map_or(1, char::len_utf8))
        }
        (Some('\\'), Some(escaped)) => (1 + escaped.len_utf8(), 1),
        (Some(character), _) => (character.len_utf8(), character.len_utf8()),
        (None, _) => (0, 1),
    }
}

/// The bracket that `bracket` closes.
fn partner(bracket: u8) -> u8 {
    match bracket {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

/// What RON takes for whitespace.
fn is_whitespace(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

/// What a name is made of, or nearly so: RON follows Unicode's rules for identifiers.
fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

#[cfg(test)]
#[path = "cursor_tests.rs"]
mod tests;
