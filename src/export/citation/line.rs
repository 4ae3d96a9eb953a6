//! A line of a citation: pieces with the punctuation that American usage puts between them.

use super::Markup;
use crate::export::markdown::escape::{emphasised, line as inline};
use crate::export::markdown::link;

/// How a piece is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// As it is.
    Roman,
    /// In italics.
    Italic,
    /// Between double quotation marks; double ones within it become single.
    Quoted,
    /// As an address.
    Link,
}

/// A part of a citation that punctuation sets off from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What stands before it, in roman: `in `, `under `.
    lead: String,
    text: String,
    set: Set,
    /// Only a space stands before it, no comma.
    is_close: bool,
    /// The words are ours, not the dataset's.
    is_ours: bool,
}

impl Piece {
    pub(super) fn new(text: impl Into<String>, set: Set) -> Self {
        Self { lead: String::new(), text: text.into(), set, is_close: false, is_ours: false }
    }

    pub(super) fn roman(text: impl Into<String>) -> Self {
        Self::new(text, Set::Roman)
    }

    /// In roman, and in words of ours.
    pub(super) fn ours(text: String) -> Self {
        Self { is_ours: true, ..Self::roman(text) }
    }

    /// Pieces in roman, together in round brackets after a space.
    pub(super) fn bracketed(pieces: &[Self]) -> Self {
        let texts: Vec<String> = pieces.iter().map(|piece| format!("{}{}", piece.lead, piece.text)).collect();
        Self { is_close: true, ..Self::roman(format!("({})", texts.join(", "))) }
    }

    /// Gives a word of ours at its beginning a capital.
    pub(super) fn open(&mut self) {
        if !self.lead.is_empty() {
            self.lead = capitalised(&self.lead);
        } else if self.is_ours {
            self.text = capitalised(&self.text);
        }
    }

    /// With words before it.
    pub(super) fn after(self, lead: &str) -> Self {
        Self { lead: format!("{lead}{}", self.lead), ..self }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    text: String,
    set: Set,
}

/// A line of text with some of it in italics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
}

impl Line {
    /// A note: one sentence, with commas between its pieces.
    pub(super) fn note(pieces: Vec<Piece>) -> Self {
        Self::new(vec![pieces])
    }

    /// A sentence for each group of pieces.
    pub(super) fn new(sentences: Vec<Vec<Piece>>) -> Self {
        let mut line = Self::default();
        for pieces in sentences {
            line.sentence(pieces);
        }
        line
    }

    fn sentence(&mut self, pieces: Vec<Piece>) {
        let mut pieces = pieces.into_iter().peekable();
        while let Some(piece) = pieces.next() {
            let mark = match pieces.peek() {
                Some(next) if next.is_close => None,
                Some(_) => Some(','),
                None => Some('.'),
            };
            if !self.runs.is_empty() {
                self.push(" ", Set::Roman);
            }
            self.piece(&piece, mark);
        }
    }

    fn piece(&mut self, piece: &Piece, mark: Option<char>) {
        let Piece { lead, text, set, .. } = piece;
        self.push(lead, Set::Roman);
        // A full stop gives way to a mark that ends a sentence already; a comma never does.
        let mark = mark.filter(|mark| *mark == ',' || *set == Set::Link || !is_ended(text));
        let mark = mark.map(String::from).unwrap_or_default();
        if *set == Set::Quoted {
            let (inner, closing) = quoted(text);
            self.push(&format!("“{inner}{mark}{closing}”"), Set::Roman);
        } else {
            self.push(text, *set);
            self.push(&mark, Set::Roman);
        }
    }

    fn push(&mut self, text: &str, set: Set) {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.set == set && set == Set::Roman => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), set }),
        }
    }

    /// The line as text.
    pub(super) fn text(&self, markup: Markup) -> String {
        match markup {
            Markup::Plain => self.runs.iter().map(|run| run.text.as_str()).collect(),
            Markup::Markdown => self.runs.iter().map(Run::markdown).collect(),
        }
    }
}

impl Run {
    fn markdown(&self) -> String {
        match self.set {
            Set::Italic => emphasised(&self.text),
            Set::Link => link(&self.text),
            Set::Roman | Set::Quoted => {
                // At the edge of a run a space is one within the line.
                let text = self.text.trim_matches(' ');
                let (before, after) = (self.text.starts_with(' '), self.text.ends_with(' '));
                let space = |is_there: bool| if is_there { " " } else { "" };
                format!("{}{}{}", space(before), inline(text), space(after && !text.is_empty()))
            }
        }
    }
}

/// Whether a text ends in a mark that ends a sentence, quotation marks and brackets aside.
fn is_ended(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '\'']).ends_with(['.', '?', '!', '…', '؟', '。'])
}

/// A text as it stands between double quotation marks, and the single mark that closes a quotation at its end:
/// commas and full stops go before that.
fn quoted(text: &str) -> (String, &'static str) {
    let text = text.replace('“', "‘").replace('”', "’");
    let opened = text.matches('‘').count();
    match text.strip_suffix('’') {
        // Else it is an apostrophe.
        Some(rest) if opened > 0 && rest.rfind('‘') > rest.rfind('’') => (rest.to_owned(), "’"),
        _ => (text, ""),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(pieces: Vec<Piece>) -> String {
        Line::note(pieces).text(Markup::Plain)
    }

    #[test]
    fn punctuation_stands_where_american_usage_puts_it() {
        let quoted = |text: &str| Piece::new(text, Set::Quoted);
        let end = || Piece::roman("2018");
        for (title, note, entry) in [
            ("Plain", "“Plain,” 2018.", "“Plain.” 2018."),
            ("Why?", "“Why?,” 2018.", "“Why?” 2018."),
            ("So “they” say", "“So ‘they’ say,” 2018.", "“So ‘they’ say.” 2018."),
            ("The “end”", "“The ‘end,’” 2018.", "“The ‘end.’” 2018."),
            ("Who said “why?”", "“Who said ‘why?,’” 2018.", "“Who said ‘why?’” 2018."),
            ("The diplomats’", "“The diplomats’,” 2018.", "“The diplomats’.” 2018."),
            ("Co.", "“Co.,” 2018.", "“Co.” 2018."),
        ] {
            assert_eq!(plain(vec![quoted(title), end()]), note);
            let sentences = vec![vec![quoted(title)], vec![end()]];
            assert_eq!(Line::new(sentences).text(Markup::Plain), entry);
        }
    }

    #[test]
    fn markdown_marks_italics_and_addresses_and_nothing_else() {
        let pieces = vec![
            Piece::roman("A_B"),
            Piece::new("T*x*", Set::Italic).after("in "),
            Piece::bracketed(&[Piece::roman("1999")]),
            Piece::new("https://a.b/c_d", Set::Link),
        ];
        let line = Line::note(pieces);
        assert_eq!(line.text(Markup::Plain), "A_B, in T*x* (1999), https://a.b/c_d.");
        assert_eq!(line.text(Markup::Markdown), "A\\_B, in *T\\*x\\** (1999), <https://a.b/c_d>.");
    }
}
