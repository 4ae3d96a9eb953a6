//! Just enough of Rust's grammar to see what a source file names: words and punctuation, without comments and texts.

/// The tokens of a source text: words, and single characters of punctuation but for `::`. Comments, texts and
/// character literals are left out.
pub(crate) fn tokens(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => text(rest),
            '\'' => character(rest),
            'r' | 'b' | 'c' if starts_raw_text(rest) => raw_text(rest),
            ':' if rest.starts_with("::") => {
                found.push("::");
                2
            }
            c if is_word(c) => {
                let word = rest.split(|c| !is_word(c)).next().unwrap_or(rest);
                found.push(word);
                word.len()
            }
            c => {
                if !c.is_whitespace() {
                    found.push(&rest[..c.len_utf8()]);
                }
                c.len_utf8()
            }
        };
        at += length;
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a block comment, other block comments in it included.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a text in double quotes.
fn text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal, or of the quote that begins a lifetime.
fn character(rest: &str) -> usize {
    if rest.starts_with("'\\") {
        return rest[3..].find('\'').map_or(rest.len(), |at| at + 4);
    }
    let mut inside = rest.char_indices().skip(2);
    match inside.next() {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}

fn starts_raw_text(rest: &str) -> bool {
    let after = rest.trim_start_matches(['b', 'c']);
    rest.len() - after.len() <= 1
        && after.strip_prefix('r').is_some_and(|text| text.trim_start_matches('#').starts_with('"'))
}

/// The length of a raw text.
fn raw_text(rest: &str) -> usize {
    let open = rest.find('"').unwrap_or(0);
    let close = format!("\"{}", "#".repeat(rest[..open].matches('#').count()));
    rest[open + 1..].find(&close).map_or(rest.len(), |at| open + 1 + at + close.len())
}

#[test]
fn only_code_makes_tokens() {
    let cases: [(&str, &[&str]); 8] = [
        ("use crate::date; // use crate::ui", &["use", "crate", "::", "date", ";"]),
        ("a /* b /* c */ d */ e", &["a", "e"]),
        (r#"f("crate::ui \" x", 'y', '\'', '\u{41}') g"#, &["f", "(", ",", ",", ",", ")", "g"]),
        ("fn f<'a>(x: &'a str)", &["fn", "f", "<", "a", ">", "(", "x", ":", "&", "a", "str", ")"]),
        ("r#\"egui \" crate\"# b r\"x\" h", &["b", "h"]),
        ("'\"' crate '\"'", &["crate"]),
        ("r#type", &["r", "#", "type"]),
        ("é::ü!", &["é", "::", "ü", "!"]),
    ];
    for (source, expected) in cases {
        assert_eq!(tokens(source), expected, "{source}");
    }
}
