//! Addresses that lead to a quotation on its page.
//!
//! A *text fragment* at the end of an address asks a browser to find a passage, scroll to it and mark it:
//! `#:~:text=[prefix-,]start[,end][,-suffix]`, as "URL Fragment Text Directives" of the Web Platform Incubator Community
//! Group has it (<https://wicg.github.io/scroll-to-text-fragment/>, "Syntax"). It isn't sent to the server, and a browser
//! that doesn't know it, or doesn't find the passage, shows the page as it would without.

use crate::dataset::Excerpt;

/// The most words of a quotation that are all given. Of a longer one the first and the last are enough, and what differs
/// between them on the page, such as a mark of a footnote, doesn't matter.
const WHOLE: usize = 15;

/// How many words of a longer quotation are given at either end.
const EDGE: usize = 6;

/// The address of a page with a text fragment that leads to the passage that an excerpt quotes.
///
/// What `url` has as a fragment stays before it; text fragments that it has come after, since a browser goes to the
/// first. An excerpt without words leaves the address as it is. Only the source that the excerpt quotes holds its words:
/// the works cited there need not.
pub fn at_passage(url: &str, excerpt: &Excerpt) -> String {
    let Some(matched) = matched(&words(&excerpt.exact)) else { return url.to_owned() };
    let (prefix, suffix) = (words(&excerpt.prefix), words(&excerpt.suffix));
    let mut parts = Vec::new();
    if !prefix.is_empty() {
        parts.push(format!("{}-", encoded(&prefix)));
    }
    parts.push(matched);
    if !suffix.is_empty() {
        parts.push(format!("-{}", encoded(&suffix)));
    }
    with_directive(url, &format!("text={}", parts.join(",")))
}

/// What is to be marked: all words, or the first and the last of many. `None` for none.
fn matched(words: &[String]) -> Option<String> {
    match words.len() {
        0 => None,
        1..=WHOLE => Some(encoded(words)),
        many => Some(format!("{},{}", encoded(&words[..EDGE]), encoded(&words[many - EDGE..]))),
    }
}

/// The address with a directive before those that it has.
fn with_directive(url: &str, directive: &str) -> String {
    let Some((page, fragment)) = url.split_once('#') else { return format!("{url}#:~:{directive}") };
    match fragment.split_once(":~:") {
        None => format!("{url}:~:{directive}"),
        Some((name, "")) => format!("{page}#{name}:~:{directive}"),
        Some((name, others)) => format!("{page}#{name}:~:{directive}&{others}"),
    }
}

/// The words of a text, without what prints nothing: soft hyphens, with a line end after them, and the like.
fn words(text: &str) -> Vec<String> {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // A word that is broken at the end of a line goes on in the next.
            '\u{AD}' if rest.peek().is_some_and(|next| ends_line(*next)) => {
                while rest.next_if(|next| next.is_whitespace()).is_some() {}
            }
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_control() => shown.push(' '),
            c => shown.push(c),
        }
    }
    shown.split_whitespace().map(str::to_owned).collect()
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Words with a space between them. Everything but ASCII letters, digits, `.`, `_` and `~` is percent-encoded: more than
/// the syntax asks for (`-`, `,` and `&` have a meaning in it), so that no mark at the end gets lost where an address is
/// pasted.
fn encoded(words: &[String]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut text = String::new();
    for byte in words.join(" ").bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    text
}

#[cfg(test)]
#[path = "fragment_tests.rs"]
mod tests;
