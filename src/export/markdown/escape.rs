//! Plain text as CommonMark that reads back as the same text.

/// `text` as one line of inline Markdown.
///
/// A CommonMark parser reads the result back as `text`, with no markup found in it, also with the
/// usual extensions on (tables, footnotes, strikethrough, sub- and superscript, math, wiki links,
/// shortcodes, heading attributes, ...). The result may begin a block, end a heading or stand
/// between emphasis marks; it isn't meant for the text of a link, where `]` counts.
///
/// Ordinary prose comes out unchanged. What could be read as markup gets a backslash. What a
/// backslash can't save becomes a numeric character reference: line endings, tabs and other control
/// characters, white space at either edge, and marks that would turn the direction of what follows.
/// NUL alone can't be written in CommonMark; it becomes U+FFFD, as the specification has it.
pub(in crate::export) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let enumerator = enumerator_end(text);
    for (at, c) in text.char_indices() {
        let around = Around { before: &text[..at], after: &text[at + c.len_utf8()..] };
        if c == '\0' {
            out.push(char::REPLACEMENT_CHARACTER);
        } else if needs_reference(c, around) {
            out.push_str(&reference(c));
        } else {
            if enumerator == Some(at) || needs_backslash(c, around) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// `text`, which isn't empty, as emphasised inline Markdown.
pub(in crate::export) fn emphasised(text: &str) -> String {
    // Where these stand for insertion and the like, some parsers look past them, even past escaped
    // ones, for what the closing `*` touches, and may find a space.
    match text.strip_suffix(['+', '=', '~']) {
        Some(rest) => {
            let last = text[rest.len()..].chars().map(reference);
            format!("*{}{}*", line(rest), last.collect::<String>())
        }
        None => format!("*{}*", line(text)),
    }
}

/// A numeric character reference, in decimal like the examples of the specification.
pub(super) fn reference(c: char) -> String {
    format!("&#{};", u32::from(c))
}

/// Characters that act beyond the field they stand in: they end a line for some reader, move a
/// terminal's cursor, hide, or turn the direction of the text after them. Written raw they would
/// make a file look other than it reads. ZWNJ, ZWJ, LRM and RLM stay: Persian needs them.
pub(super) fn reaches_out(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// The text on either side of a character.
#[derive(Clone, Copy)]
struct Around<'a> {
    before: &'a str,
    after: &'a str,
}

impl Around<'_> {
    fn starts_line(self) -> bool {
        self.before.is_empty()
    }

    fn doubles(self, c: char) -> bool {
        self.before.ends_with(c) || self.after.starts_with(c)
    }
}

fn needs_reference(c: char, around: Around) -> bool {
    let at_edge = around.before.is_empty() || around.after.is_empty();
    // A backslash before a bracket would look like TeX math to some parsers; and a heading's
    // attributes, `{#id}` at its end, are taken by some even after a backslash.
    let defies_backslash = match c {
        '\\' => around.after.starts_with(['(', ')', '[', ']']),
        '}' => around.after.is_empty(),
        _ => false,
    };
    reaches_out(c) || (at_edge && c.is_whitespace()) || defies_backslash
}

fn needs_backslash(c: char, around: Around) -> bool {
    match c {
        '\\' | '*' | '_' | '`' | '[' | '<' | '^' | '~' | '|' | '$' | '{' => true,
        '>' | '-' => around.starts_line(),
        '+' | '=' => around.starts_line() || around.doubles(c),
        '%' => around.doubles(c),
        // A heading's closing run of `#` ends at the end: with the last one escaped it is none.
        '#' => around.starts_line() || around.after.is_empty(),
        ':' => around.starts_line() || around.after.starts_with("//") || is_shortcode(around.after),
        '.' => ends_with_www(around.before),
        '&' => is_entity(around.after),
        _ => false,
    }
}

/// Where the `.` or `)` stands that would make the line an item of an ordered list.
fn enumerator_end(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let at = text.len() - rest.len();
    let after = rest.strip_prefix(['.', ')'])?;
    (at > 0 && (after.is_empty() || after.starts_with(char::is_whitespace))).then_some(at)
}

/// Whether what follows a `:` makes it an emoji shortcode. The time of day in `10:30:45` doesn't.
fn is_shortcode(after: &str) -> bool {
    let Some((name, _)) = after.split_once(':') else {
        return false;
    };
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_');
    let is_number = name.chars().all(|c| c.is_ascii_digit());
    !name.is_empty() && name.chars().all(is_name_char) && (!is_number || matches!(name, "100" | "1234"))
}

/// Whether what follows an `&` makes it a character reference. Unknown names count too: the list
/// of names is the reader's.
fn is_entity(after: &str) -> bool {
    // No name has a single letter, so that `R&D;` can stay.
    let (name, shortest) = after.strip_prefix('#').map_or((after, 2), |number| (number, 1));
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    name.len() - rest.len() >= shortest && rest.starts_with(';')
}

fn ends_with_www(before: &str) -> bool {
    before.get(before.len().saturating_sub(3)..).is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::{emphasised, line, reference};

    #[test]
    fn ordinary_prose_is_unchanged() {
        for prose in [
            "A plain sentence, with commas; \"quotes\", 'more' and (parentheses).",
            "Iran's well-known non-aligned stance: it won't change - or will it?",
            "On 11 August 2021, at 10:30:45, 37 envoys met (photo, p. 12).",
            "“Neither East nor West” — l’Iran, Téhéran, Россия, ایران, 伊朗…",
            "AT&T; R&D; Q&A & more; 50% of 1/2 = 0.25 + 1 > 0, issue #3 @home!",
            "C: drive, 1943–2022, 3.5 million, e.g. this. Etc.",
            "می\u{200C}خواهم, a\u{A0}b, naïve, 😀",
            "2015",
            "1943: the year. 2) is not first",
        ] {
            assert_eq!(line(prose), prose);
        }
    }

    #[test]
    fn markup_gets_a_backslash() {
        for (text, markdown) in [
            ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
            ("[the] envoy[^1]", r"\[the] envoy\[\^1]"),
            ("a <b> c", r"a \<b> c"),
            ("1979. A year", r"1979\. A year"),
            ("1)", r"1\)"),
            ("# C#", r"\# C\#"),
            ("a ##", r"a #\#"),
            ("- a - b", r"\- a - b"),
            ("> a > b", r"\> a > b"),
            ("+1 and C++", r"\+1 and C\+\+"),
            ("a == b = c", r"a \=\= b = c"),
            ("--- ---", r"\--- ---"),
            ("~~~", r"\~\~\~"),
            (": a :smile: b:c", r"\: a \:smile: b:c"),
            ("&amp; &#35; & &;", r"\&amp; \&#35; & &;"),
            ("http://a.b www.c", r"http\://a.b www\.c"),
            ("$5 | {x} y", r"\$5 \| \{x} y"),
            ("%%a%% 5%", r"\%\%a\%\% 5%"),
            (r"C:\dir\", r"C:\\dir\\"),
        ] {
            assert_eq!(line(text), markdown, "{text}");
        }
    }

    #[test]
    fn what_a_backslash_cannot_save_becomes_a_reference() {
        for (text, markdown) in [
            ("a\nb\r\nc", "a&#10;b&#13;&#10;c"),
            ("\ta\tb", "&#9;a&#9;b"),
            ("  a  b  ", "&#32; a  b &#32;"),
            (" ", "&#32;"),
            ("a {#b}", r"a \{#b&#125;"),
            ("\u{A0}a\u{A0}", "&#160;a&#160;"),
            ("a\u{85}b\u{2028}c\u{2029}d", "a&#133;b&#8232;c&#8233;d"),
            ("a\u{202E}b\u{FEFF}", "a&#8238;b&#65279;"),
            (r"\(x\) \[y\]", r"&#92;(x&#92;) &#92;\[y&#92;]"),
            ("a\0b\u{1B}", "a\u{FFFD}b&#27;"),
            ("", ""),
        ] {
            assert_eq!(line(text), markdown, "{text:?}");
        }
        assert_eq!(reference('&'), "&#38;");
        assert_eq!(emphasised("a *b*"), r"*a \*b\**");
        assert_eq!(emphasised("a +"), "*a&#32;&#43;*");
    }
}
