//! Strings as YAML scalars.

use super::escape::reaches_out;

/// `text` as a double-quoted YAML scalar on one line.
///
/// The result is a JSON string as well, and JSON is YAML 1.2: every parser of either reads `text`
/// back, NUL included.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The last two are outside YAML's printable set. No character here is above U+FFFF.
            c if reaches_out(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                out.push_str(&unicode_escape(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Enough for the characters up to U+FFFF.
fn unicode_escape(c: char) -> String {
    format!("\\u{:04X}", u32::from(c))
}

/// `name` as a key: bare where it is a plain word, else quoted.
pub(super) fn key(name: &str) -> String {
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && !RESERVED.iter().any(|word| name.eq_ignore_ascii_case(word));
    if is_word { name.to_owned() } else { quoted(name) }
}

/// Bare words that some YAML parsers read as something other than a string.
const RESERVED: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

#[cfg(test)]
mod tests {
    use super::{key, quoted};

    #[test]
    fn scalars_are_quoted_and_escaped() {
        for (text, scalar) in [
            ("", r#""""#),
            ("2015/2016", r#""2015/2016""#),
            (" yes: # - ", r#"" yes: # - ""#),
            (r#"a "b" \c"#, r#""a \"b\" \\c""#),
            ("a\nb\r\n\tc", r#""a\nb\r\n\tc""#),
            ("\0\u{1B}\u{7F}", r#""\u0000\u001B\u007F""#),
            ("\u{85}\u{2028}\u{2029}", r#""\u0085\u2028\u2029""#),
            ("\u{FEFF}\u{FFFE}\u{FFFF}", r#""\uFEFF\uFFFE\uFFFF""#),
            ("\u{202E}a", r#""\u202Ea""#),
            ("é ایران 😀", r#""é ایران 😀""#),
        ] {
            assert_eq!(quoted(text), scalar, "{text:?}");
        }
    }

    #[test]
    fn keys_are_bare_where_they_can_be() {
        assert_eq!(key("dataset_sha256"), "dataset_sha256");
        assert_eq!(key("count-line"), "count-line");
        assert_eq!(key("No"), r#""No""#);
        assert_eq!(key("a: b"), r#""a: b""#);
        assert_eq!(key(""), r#""""#);
        assert_eq!(key("1e3"), r#""1e3""#);
    }
}
