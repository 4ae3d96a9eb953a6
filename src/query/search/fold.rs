//! Folding for search: what a reader takes for the same letter becomes the same letter.
//!
//! Compatibility decomposition (NFKD, Unicode Standard Annex 15), combining marks dropped, lower case, and a table for
//! letters that don't decompose. [`crate::library`] folds to check quotations and [`crate::dataset`] to compare words:
//! those must tell apart what is the same here.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// A text folded: without case and diacritics ("Râvabet" is `ravabet`), with plain quotation marks and dashes, each
/// stretch of white space and control characters one space. Folding twice changes nothing more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds a text, folded.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    if is_plain(text) {
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
    } else {
        fold_each(text, |_, c| folded.push(c));
    }
}

/// Whether nothing but case is to be folded.
fn is_plain(text: &str) -> bool {
    let mut last = 0;
    text.bytes().all(|byte| {
        let is_double = byte == b' ' && last == b' ';
        last = byte;
        (b' '..0x7F).contains(&byte) && byte != b'`' && !is_double
    })
}

/// A short text folded, with the way back.
pub(super) struct Traced {
    /// The text folded.
    pub(super) folded: String,
    /// For each byte of it where the character that gave it begins.
    origins: Vec<usize>,
    /// The length of the text as it was.
    length: usize,
}

impl Traced {
    pub(super) fn new(text: &str) -> Self {
        let (mut folded, mut origins) = (String::new(), Vec::new());
        fold_each(text, |origin, c| {
            folded.push(c);
            origins.resize(folded.len(), origin);
        });
        Self { folded, origins, length: text.len() }
    }

    /// What gave a stretch of the folded text: whole characters, with the marks that follow them. The stretch is not
    /// empty.
    pub(super) fn original(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let (first, last) =
            (*self.origins.get(folded.start)?, *self.origins.get(folded.end.checked_sub(1)?)?);
        let after = self.origins.partition_point(|origin| *origin <= last);
        Some(first..self.origins.get(after).copied().unwrap_or(self.length))
    }
}

/// Calls `emit` with every folded character, and where that of the text begins which it comes from.
fn fold_each(text: &str, mut emit: impl FnMut(usize, char)) {
    let mut is_after_space = false;
    let mut put = |at: usize, c: char| {
        let is_space = c.is_whitespace() || c.is_control();
        if !(is_space && is_after_space) {
            emit(at, if is_space { ' ' } else { c });
        }
        is_after_space = is_space;
    };
    for (at, c) in text.char_indices() {
        if c.is_ascii() && c != '`' {
            put(at, c.to_ascii_lowercase());
            continue;
        }
        decompose_compatible(c, |part| {
            for c in part.to_lowercase().filter(|c| !is_dropped(*c)) {
                match letters(c) {
                    Some(letters) => letters.chars().for_each(|c| put(at, c)),
                    None => put(at, c),
                }
            }
        });
    }
}

/// Whether it is a mark on another character, or not seen at all. Signs that are written as marks but are letters, such
/// as the vowels of Indic scripts, have the combining class 0; viramas have 9.
fn is_dropped(c: char) -> bool {
    let is_unseen = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    is_unseen || !matches!(canonical_combining_class(c), 0 | 9)
}

/// What a character that doesn't decompose is written as by those who don't have it.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "k",
        'ŋ' => "n",
        'ŧ' => "t",
        'ς' => "σ",
        // Arabic letters as Persian has them.
        'ي' | 'ى' => "ی",
        'ك' => "ک",
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | 'ʾ' | 'ʿ' | '′' | '`' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '⁄' => "/",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_diacritics_and_typography_fold() {
        for (text, folded) in [
            ("Râvabet", "ravabet"),
            ("RA\u{302}VABET", "ravabet"),
            ("Iran’s “look East”", "iran's \"look east\""),
            ("«2013–2021»", "\"2013-2021\""),
            ("Łódź, Århus, Tromsø", "lodz, arhus, tromso"),
            ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
            (
                "Æneid, cœur, Þingvellir, Đorđe, Seyðisfjörður",
                "aeneid, coeur, thingvellir, dorde, seydisfjordur",
            ),
            ("İstanbul ıssız", "istanbul issiz"),
            ("ﬁve ½ … №", "five 1/2 ... no"),
            ("ΟΔΥΣΣΕΥΣ Ὀδυσσεύς", "οδυσσευσ οδυσσευσ"),
            ("Ещё Йод", "еще иод"),
            ("علي كتاب", "علی کتاب"),
            ("می\u{200C}رود soft\u{AD}hyphen", "میرود softhyphen"),
            ("हिन्दी", "हिन्दी"),
            ("a \u{A0}\n\t b\u{1}c", "a b c"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(Traced::new(text).folded, folded, "{text}");
        }
    }

    #[test]
    fn the_way_back_leads_to_whole_characters_and_their_marks() {
        for (text, folded, original) in [
            ("Râvabet", "ava", "âva"),
            ("Ra\u{302}vabet", "ra", "Ra\u{302}"),
            ("Straße", "s", "ß"),
            ("x  y", " y", "  y"),
            ("soft\u{AD}hyphen", "soft", "soft\u{AD}"),
        ] {
            let traced = Traced::new(text);
            let at = traced.folded.rfind(folded).expect("there");
            let range = traced.original(at..at + folded.len()).expect("inside");
            assert_eq!(&text[range], original, "{text}");
        }
        assert_eq!(Traced::new("").original(0..1), None);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*|[ \u{0}-\u{24F}\u{300}-\u{36F}]*") {
            let folded = fold(&text);
            prop_assert_eq!(&fold(&folded), &folded);
            prop_assert_eq!(&Traced::new(&text).folded, &folded);
        }

        #[test]
        fn case_and_marks_never_matter(text in "[a-zA-ZÀ-ɏ ]*", mark in "[\u{300}-\u{314}]") {
            let marked: String = text.chars().flat_map(|c| [Some(c), mark.chars().next()]).flatten().collect();
            prop_assert_eq!(fold(&marked), fold(&text));
            prop_assert_eq!(fold(&text.to_uppercase().to_lowercase()), fold(&text.to_lowercase()));
        }
    }
}
