//! What a word that is typed on is looked up in, so that no text need be looked through: made of what was found of its
//! beginning, after that was shown.

use std::sync::OnceLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use super::index::Part;
use super::scan::{First, Held};

/// Where a word stands is kept for this many places an event on average; of more, what follows it in each event. 16
/// bytes each, so 32 MB at most for a million events, for each word that is searched for.
const PLACES: usize = 2;

/// How many bytes that follow a word are kept with each place where it stands. Looking them up in the text again costs
/// as much as passing over a kilobyte of it.
const AHEAD: usize = size_of::<u64>();

/// What follows a word in a part.
#[derive(Debug)]
pub(super) enum Ready {
    /// Every place where it stands.
    Hits(Hits),
    /// For each of the events that hold it, the bytes that follow it anywhere, a [`bit`] each: 8 MB at most for a
    /// million events.
    Next(Vec<u64>),
}

/// Every place where a word stands in a part, rising.
#[derive(Debug)]
pub(super) struct Hits {
    /// What is kept with the hits begins so many bytes after them.
    from: usize,
    hits: Vec<Hit>,
}

/// A place where a word stands.
#[derive(Debug, Clone, Copy)]
struct Hit {
    first: First,
    /// The bytes of the text from [`Hits::from`] on, the first one lowest; zeros beyond its end.
    ahead: u64,
}

impl Ready {
    /// Looks where a word stands, and what follows it, in the events that hold it.
    pub(super) fn new(part: &Part, firsts: &[First], finder: &Finder<'_>) -> Self {
        // Of a single letter there are too many everywhere.
        let hits = if finder.needle().len() > 1 { Hits::new(part, firsts, finder) } else { None };
        hits.map_or_else(|| Self::next(part, firsts, finder), Self::Hits)
    }

    /// What follows a word, wherever it stands.
    fn next(part: &Part, firsts: &[First], finder: &Finder<'_>) -> Self {
        Self::Next(firsts.iter().map(|first| following(text_of(part, *first), finder)).collect())
    }

    /// The events of a part that hold a longer word, given those that hold its first `known` bytes. `None` where the
    /// texts must be looked through.
    pub(super) fn typed_on(&self, part: &Part, held: &Held, (word, known): (&str, usize)) -> Option<Held> {
        match self {
            Self::Hits(hits) => Some(hits.typed_on(part, (word, known)).held()),
            Self::Next(next) => {
                let &[byte] = word.as_bytes().get(known..)? else {
                    return None;
                };
                let bit = bit(byte)?;
                let follows = held.firsts.iter().zip(next).filter(|(_, next)| *next & bit != 0);
                let firsts = follows.map(|(first, _)| *first).collect();
                Some(Held { firsts, is_exact: false, ready: OnceLock::new() })
            }
        }
    }
}

impl Hits {
    /// `None`: there are too many.
    fn new(part: &Part, firsts: &[First], finder: &Finder<'_>) -> Option<Self> {
        let (text, from, most) = (part.text.as_bytes(), finder.needle().len(), PLACES * part.len());
        let mut hits = Vec::new();
        for first in firsts {
            for ahead in places(text_of(part, *first), finder) {
                if hits.len() == most {
                    return None;
                }
                let begin = first.begin as usize + ahead;
                let first = First { begin: u32::try_from(begin).ok()?, ..*first };
                hits.push(Hit { first, ahead: bytes_from(text, begin + from) });
            }
        }
        hits.shrink_to_fit();
        Some(Self { from, hits })
    }

    /// The hits of a word among those of its first so many bytes.
    fn typed_on(&self, part: &Part, (word, known): (&str, usize)) -> Self {
        let (text, length) = (part.text.as_bytes(), word.len());
        let typed = word.as_bytes().get(known..).unwrap_or_default();
        if length <= self.from + AHEAD {
            let shift = 8 * (known - self.from);
            // Of all that is kept, what was typed on.
            let mask = u64::MAX.checked_shr(u32::try_from(8 * (AHEAD - typed.len())).unwrap_or(u32::MAX));
            let (wanted, mask) = (bytes_from(typed, 0) << shift, mask.unwrap_or_default() << shift);
            let hits = self.hits.iter().filter(|hit| hit.ahead & mask == wanted).copied().collect();
            Self { from: self.from, hits }
        } else {
            let stands = |hit: &&Hit| {
                text.get(hit.first.begin as usize + known..).is_some_and(|text| text.starts_with(typed))
            };
            let ahead =
                |hit: &Hit| Hit { ahead: bytes_from(text, hit.first.begin as usize + length), ..*hit };
            Self { from: length, hits: self.hits.iter().filter(stands).map(ahead).collect() }
        }
    }

    /// The events, with the hits.
    fn held(self) -> Held {
        let mut firsts: Vec<First> = self.hits.iter().map(|hit| hit.first).collect();
        firsts.dedup_by_key(|first| first.event);
        Held { firsts, is_exact: true, ready: OnceLock::from(Ready::Hits(self)) }
    }
}

/// The text of an event from where it can hold the word.
fn text_of(part: &Part, first: First) -> &[u8] {
    part.text.as_bytes().get(first.begin as usize..part.end(first.event as usize)).unwrap_or_default()
}

/// Where a word begins in a text. One may begin within another.
fn places(text: &[u8], finder: &Finder<'_>) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + finder.find(text.get(from..)?)?;
        from = at + 1;
        Some(at)
    })
}

/// The bytes that follow a word in a text, a bit each.
fn following(text: &[u8], finder: &Finder<'_>) -> u64 {
    let length = finder.needle().len();
    let after = |at: usize| text.get(at + length).copied().and_then(bit).unwrap_or_default();
    if let &[byte] = finder.needle() {
        memchr_iter(byte, text).fold(0, |bits, at| bits | after(at))
    } else {
        places(text, finder).fold(0, |bits, at| bits | after(at))
    }
}

/// The bit that stands for a byte: folded ASCII, without control characters, the capitals and what lies among them.
fn bit(byte: u8) -> Option<u64> {
    match byte {
        b' '..=b'?' => Some(1 << (byte - b' ')),
        b'`'..=0x7F => Some(1 << (byte - b'@')),
        _ => None,
    }
}

/// The bytes of a text from a place on, as many as a number takes, the first one lowest; zeros beyond the end.
fn bytes_from(text: &[u8], from: usize) -> u64 {
    let rest = text.get(from..).unwrap_or_default();
    let whole = rest.first_chunk().copied();
    u64::from_le_bytes(whole.unwrap_or_else(|| {
        let mut bytes = [0; AHEAD];
        bytes.iter_mut().zip(rest).for_each(|(byte, text)| *byte = *text);
        bytes
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scan::through;
    use super::*;

    /// What is made ready between two keystrokes.
    #[derive(Debug, Clone, Copy)]
    enum Made {
        Nothing,
        Anything,
        Next,
    }

    /// A keystroke, and what is made ready after it.
    fn type_on(part: &Part, held: &Held, (word, known): (&str, usize), made: Made) -> Held {
        let finder = Finder::new(word);
        let ready = held.ready.get().and_then(|ready| ready.typed_on(part, held, (word, known)));
        let held = ready.unwrap_or_else(|| held.typed_on(part, &finder));
        make(part, held, &finder, made)
    }

    fn make(part: &Part, held: Held, finder: &Finder<'_>, made: Made) -> Held {
        let ready = match made {
            Made::Nothing => return held,
            Made::Anything => Ready::new(part, &held.firsts, finder),
            Made::Next => Ready::next(part, &held.firsts, finder),
        };
        Held { ready: OnceLock::from(ready), ..held }
    }

    /// Letters, some beyond ASCII, that often repeat; longer than is kept with a hit.
    fn letters(length: usize) -> impl Strategy<Value = String> {
        let letters = prop::sample::select(vec!["a", "a", "a", "b", "b", " ", "é", "7", "[", "~"]);
        prop::collection::vec(letters, 0..length).prop_map(|letters| letters.concat())
    }

    proptest! {
        #[test]
        fn typing_on_finds_each_event_that_holds_the_word(
            texts in prop::collection::vec(prop_oneof![4 => letters(30), 1 => letters(300)], 0..40),
            inside in any::<prop::sample::Index>(),
            word in letters(14),
            made in prop::collection::vec(prop::sample::select(vec![Made::Nothing, Made::Anything, Made::Next]), 14),
        ) {
            // Half of the time a stretch of a text, so that something is found.
            let word = match texts.get(inside.index(2 * texts.len() + 1)) {
                Some(text) => text.chars().skip(word.len() % 5).take(14).collect(),
                None => word,
            };
            prop_assume!(!word.is_empty());
            let texts: Vec<String> = texts.iter().map(|text| format!("{text}\u{1}")).collect();
            let part = Part::of(&texts);
            let (mut held, mut known) = (None, 0);
            for ((at, letter), made) in word.char_indices().zip(made) {
                let typed = &word[..at + letter.len_utf8()];
                let finder = Finder::new(typed);
                let now = match held {
                    Some(before) => type_on(&part, &before, (typed, known), made),
                    None => make(&part, through(&part, &finder), &finder, made),
                };
                let mut start = 0;
                let mut expected = Vec::new();
                for (event, text) in (0_u32..).zip(&texts) {
                    expected.extend(text.find(typed).map(|place| (event, start + place)));
                    start += text.len();
                }
                let events: Vec<u32> = now.firsts.iter().map(|first| first.event).collect();
                prop_assert_eq!(events, expected.iter().map(|(event, _)| *event).collect::<Vec<_>>(), "{}", typed);
                for (first, (_, begin)) in now.firsts.iter().zip(expected) {
                    let is_right = if now.is_exact { first.begin as usize == begin } else { first.begin as usize <= begin };
                    prop_assert!(is_right, "{}: {:?} for {}", typed, first, begin);
                }
                (held, known) = (Some(now), typed.len());
            }
        }
    }

    #[test]
    fn each_byte_has_a_bit_of_its_own() {
        let bits: Vec<u64> = (0..=u8::MAX).filter_map(bit).collect();
        assert_eq!((bits.len(), bits.iter().fold(0, |all, bit| all | bit)), (64, u64::MAX));
        assert!(('a'..='z').chain('0'..='9').chain([' ']).all(|c| bit(c as u8).is_some()));
    }

    #[test]
    fn of_a_word_that_stands_too_often_is_kept_what_follows_it() {
        for (text, is_hits) in [("ab ab", true), ("ab ab ab", false)] {
            let part = Part::of(&vec![format!("{text}\u{1}"); 9]);
            let finder = Finder::new("ab");
            let ready = Ready::new(&part, &through(&part, &finder).firsts, &finder);
            assert_eq!(matches!(ready, Ready::Hits(_)), is_hits, "{text}");
        }
    }
}
