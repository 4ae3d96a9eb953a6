//! What the format asks of ids, texts and addresses.

use super::kind::UrlFault;

/// How many words a quotation may have.
pub(super) const EXACT_WORDS: usize = 25;

/// How many words may stand before or after a quotation.
pub(super) const AROUND_WORDS: usize = 6;

/// Whether `id` is kebab-case: words of `a-z` and `0-9`, joined by single hyphens.
pub(super) fn is_kebab_case(id: &str) -> bool {
    id.split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// How many words `text` has; words are what whitespace separates.
pub(super) fn words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // One begins wherever no space follows space.
    let space = |byte: u8| byte.is_ascii_whitespace();
    let (all, first) = (text.as_bytes(), text.bytes().take(1));
    let later = all.iter().zip(all.iter().skip(1)).filter(|&(&before, &here)| space(before) && !space(here));
    first.filter(|&byte| !space(byte)).count() + later.count()
}

/// Whether a text runs over one line or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One line: a line break is a mistake.
    One,
    /// Several: line breaks are part of the text.
    Several,
}

/// The first character that can't stand in a text, and its byte offset: a control character, or one that
/// reverses the direction of text and so shows something else than what is written.
pub(super) fn bad_character(text: &str, lines: Lines) -> Option<(usize, char)> {
    // Nearly every text is printable ASCII, which is seen at a glance.
    if text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')) {
        return None;
    }
    text.char_indices().find(|&(_, character)| match character {
        '\n' => lines == Lines::One,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    })
}

/// Checks that `url` is an `http` or `https` address that a browser reads as it is printed: a host, no user name,
/// nothing that must be percent-encoded. Letters beyond ASCII may stand as they are printed.
///
/// # Errors
/// What is wrong, and the byte offset where.
pub(super) fn check_url(url: &str) -> Result<(), (usize, UrlFault)> {
    let bad = |c: char| c.is_control() || c.is_whitespace() || "\"<>\\^`{|}".contains(c) || invisible(c);
    if let Some((at, character)) = url.char_indices().find(|&(_, c)| bad(c)) {
        return Err((at, UrlFault::Character(character)));
    }
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        .ok_or((0, UrlFault::Scheme))?;
    let rest = &url[scheme.len()..];
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    if authority.contains('@') {
        return Err((scheme.len(), UrlFault::Host));
    }
    let (host, port) = match authority.rfind(':') {
        Some(colon) if !authority[colon..].contains(']') => {
            (&authority[..colon], Some(&authority[colon + 1..]))
        }
        _ => (authority, None),
    };
    if !is_host(host) {
        return Err((scheme.len(), UrlFault::Host));
    }
    match port {
        Some(port) if !port.bytes().all(|b| b.is_ascii_digit()) || port.parse::<u16>().is_err() => {
            Err((scheme.len() + host.len() + 1, UrlFault::Port))
        }
        _ => Ok(()),
    }
}

/// Characters that print nothing and so hide what an address says.
fn invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `host` is a name of dotted labels or an IP address, a version 6 one in brackets.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        return address
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok());
    }
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    host.strip_suffix('.').unwrap_or(host).split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kebab_case() {
        for good in ["iran", "therme-2022", "a", "2015", "a-1-b"] {
            assert!(is_kebab_case(good), "{good}");
        }
        for bad in ["", "-", "Iran", "a--b", "-a", "a-", "a_b", "a b", "café", "a\n"] {
            assert!(!is_kebab_case(bad), "{bad:?}");
        }
    }

    #[test]
    fn words_are_what_space_separates() {
        for (text, expected) in [
            ("", 0),
            (" ", 0),
            ("a", 1),
            (" a", 1),
            ("a ", 1),
            ("a b", 2),
            (" \t a\n\nb  c ", 3),
            ("a\u{b}b", 1),
            ("é\u{a0}a b", 3),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn characters_that_deceive_are_found() {
        for (text, lines, expected) in [
            ("plain – “text” ‏فارسی", Lines::One, None),
            ("a\nb", Lines::Several, None),
            ("a\nb", Lines::One, Some((1, '\n'))),
            ("é\tb", Lines::Several, Some((2, '\t'))),
            ("a\u{1b}[31m", Lines::One, Some((1, '\u{1b}'))),
            ("a\u{85}", Lines::Several, Some((1, '\u{85}'))),
            ("ab\u{202E}cd", Lines::Several, Some((2, '\u{202E}'))),
            ("\u{2067}", Lines::One, Some((0, '\u{2067}'))),
        ] {
            assert_eq!(bad_character(text, lines), expected, "{text:?}");
        }
    }

    #[test]
    fn addresses() {
        for good in [
            "https://mei.edu/blog/new-chapter-iran-and-russia",
            "http://example.org",
            "HTTPS://Example.ORG:8080/a?b=c#d",
            "https://127.0.0.1/",
            "https://[::1]:80/x",
            "https://президент.рф/новости",
            "https://example.org./a%20b",
            "https://example.org/a:b@c",
        ] {
            assert_eq!(check_url(good), Ok(()), "{good}");
        }
        for (bad, expected) in [
            ("", (0, UrlFault::Scheme)),
            ("example.org", (0, UrlFault::Scheme)),
            ("ftp://example.org", (0, UrlFault::Scheme)),
            ("javascript:alert(1)", (0, UrlFault::Scheme)),
            ("file:///etc/passwd", (0, UrlFault::Scheme)),
            ("https:/example.org", (0, UrlFault::Scheme)),
            ("httpé", (0, UrlFault::Scheme)),
            ("https://", (8, UrlFault::Host)),
            ("https:///path", (8, UrlFault::Host)),
            ("https://user@example.org", (8, UrlFault::Host)),
            ("https://user:pw@example.org", (8, UrlFault::Host)),
            ("https://a..b", (8, UrlFault::Host)),
            ("https://-a.b", (8, UrlFault::Host)),
            ("https://[zz]/", (8, UrlFault::Host)),
            ("https://example.org:http/", (20, UrlFault::Port)),
            ("https://example.org:65536", (20, UrlFault::Port)),
            ("https://example.org:", (20, UrlFault::Port)),
            ("https://example.org:+1", (20, UrlFault::Port)),
            ("https://example.org/a b", (21, UrlFault::Character(' '))),
            (" https://example.org", (0, UrlFault::Character(' '))),
            ("https://good.org\\@bad.org", (16, UrlFault::Character('\\'))),
            ("https://example.org/\u{202E}", (20, UrlFault::Character('\u{202E}'))),
            ("https://example.org/\n", (20, UrlFault::Character('\n'))),
        ] {
            assert_eq!(check_url(bad), Err(expected), "{bad:?}");
        }
    }
}
