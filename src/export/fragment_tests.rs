//! Text fragments: what they look like, and that they say the words of the quotation.

use proptest::prelude::*;

use super::{EDGE, WHOLE, at_passage};
use crate::dataset::{Excerpt, Few, SourceIx, Text, load_str};

fn excerpt(prefix: &str, exact: &str, suffix: &str) -> Excerpt {
    Excerpt {
        source: SourceIx(0),
        section: Text::default(),
        note: None,
        prefix: Text::from(prefix),
        exact: Text::from(exact),
        suffix: Text::from(suffix),
        cites: Few::new(),
    }
}

#[test]
fn the_passage_stands_behind_the_address() {
    for ((prefix, exact, suffix), fragment) in [
        (("", "an insurance policy", ""), "text=an%20insurance%20policy"),
        (("a", "b", "c"), "text=a-,b,-c"),
        (("a b", "c", ""), "text=a%20b-,c"),
        (("", "c", " d\u{a0}e "), "text=c,-d%20e"),
        // What has a meaning in the fragment.
        (("-", "a-b, c & d", ","), "text=%2D-,a%2Db%2C%20c%20%26%20d,-%2C"),
        (("", "100% #1: “é”+", ""), "text=100%25%20%231%3A%20%E2%80%9C%C3%A9%E2%80%9D%2B"),
        // What prints nothing, and line ends.
        (("", "part\u{ad}ner\u{ad}\n ship of\r\nre\u{200b}cord", ""), "text=partnership%20of%20record"),
        (("", "soft\u{ad} hyphen", ""), "text=soft%20hyphen"),
    ] {
        let found = at_passage("https://example.org/a", &excerpt(prefix, exact, suffix));
        assert_eq!(found, format!("https://example.org/a#:~:{fragment}"), "{prefix:?} {exact:?} {suffix:?}");
    }
}

#[test]
fn a_long_quotation_is_named_by_its_ends() {
    let count = |words: usize| (1..=words).map(|word| word.to_string()).collect::<Vec<_>>().join(" ");
    for (words, fragment) in [
        (15, "text=1%202%203%204%205%206%207%208%209%2010%2011%2012%2013%2014%2015,-z"),
        (16, "text=1%202%203%204%205%206,11%2012%2013%2014%2015%2016,-z"),
        (25, "text=1%202%203%204%205%206,20%2021%2022%2023%2024%2025,-z"),
    ] {
        let found = at_passage("http://a.b", &excerpt("", &count(words), "z"));
        assert_eq!(found, format!("http://a.b#:~:{fragment}"));
    }
}

#[test]
fn what_stands_in_the_address_stays() {
    for (url, expected) in [
        ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f:~:text=x"),
        ("https://a.b/#!/route?q", "https://a.b/#!/route?q:~:text=x"),
        ("https://a.b/#", "https://a.b/#:~:text=x"),
        ("https://a.b/#:~:", "https://a.b/#:~:text=x"),
        ("https://a.b/#f:~:text=y", "https://a.b/#f:~:text=x&text=y"),
        // Not in a fragment.
        ("https://a.b/c:~:d", "https://a.b/c:~:d#:~:text=x"),
    ] {
        assert_eq!(at_passage(url, &excerpt("", "x", "")), expected);
    }
    let none = "https://a.b/#:~:text=y";
    assert_eq!(at_passage(none, &excerpt("p", " \u{ad}\n", "s")), none);
}

/// The bytes behind percent signs, read without the code above.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut pieces = text.split('%');
    bytes.extend(pieces.next().expect("a first piece").bytes());
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).expect("two digits"));
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The words of a text that a reader sees, read without the code above.
fn seen(text: &str) -> Vec<String> {
    let text = text.replace(['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'], "");
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().map(str::to_owned).collect()
}

fn is_sound(url: &str) -> bool {
    let text = format!(
        "Dataset(format: 1, title: \"T\", themes: [], sources: [Source(id: \"s\", role: Read, kind: Book, title: \"S\",
            url: {url:?})], events: [])"
    );
    load_str(&text).is_ok()
}

/// Texts with the marks that matter, among any others.
fn text() -> impl Strategy<Value = String> {
    let mark = prop_oneof![
        Just("-"),
        Just(","),
        Just("&"),
        Just("%"),
        Just("#"),
        Just(":~:"),
        Just("text="),
        Just(" "),
        Just("\u{ad}"),
        Just("\u{a0}"),
        Just("“"),
        Just("ب"),
        Just("😀"),
        Just("+"),
    ];
    let piece =
        prop_oneof![mark.prop_map(str::to_owned), "[a-z]{1,4} ", any::<char>().prop_map(String::from)];
    // A soft hyphen before a line end, which joins two words, has its own test.
    proptest::collection::vec(piece, 0..60)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("joined", |text| !text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']))
}

proptest! {
    /// Whatever the quotation holds, the fragment says its words, in their parts, and the address stays one that a
    /// dataset may hold.
    #[test]
    fn the_fragment_says_the_words(
        (prefix, exact, suffix) in (text(), text(), text()),
        page in "(http|https)://[a-z]{1,5}(/[a-z%0-9]{0,5}){0,2}([?]a=b(&c)?)?",
        name in proptest::option::of("[a-z/!=&-]{0,5}"),
    ) {
        let before = name.map_or(page.clone(), |name| format!("{page}#{name}"));
        let url = at_passage(&before, &excerpt(&prefix, &exact, &suffix));
        prop_assert!(is_sound(&url), "{url}");
        let exact = seen(&exact);
        if exact.is_empty() {
            prop_assert_eq!(url, before);
            return Ok(());
        }
        let (rest, directive) = url.split_once(":~:text=").expect("a text fragment");
        prop_assert_eq!(rest, if before.contains('#') { before } else { before + "#" });
        let mut parts: Vec<&str> = directive.split(',').collect();
        let first = parts.first().and_then(|part| part.strip_suffix('-')).map(decoded);
        if first.is_some() { parts.remove(0); }
        let last = parts.last().and_then(|part| part.strip_prefix('-')).map(decoded);
        if last.is_some() { parts.pop(); }
        let words = |words: &[String]| Some(words.join(" ")).filter(|words| !words.is_empty());
        prop_assert_eq!(first, words(&seen(&prefix)));
        prop_assert_eq!(last, words(&seen(&suffix)));
        let said: Vec<Option<String>> = parts.into_iter().map(|part| Some(decoded(part))).collect();
        if exact.len() <= WHOLE {
            prop_assert_eq!(said, [words(&exact)]);
        } else {
            prop_assert_eq!(said, [words(&exact[..EDGE]), words(&exact[exact.len() - EDGE..])]);
        }
    }
}
