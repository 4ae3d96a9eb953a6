//! Texts that lie side by side in memory.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::model::{Event, Excerpt};

/// A text of an event. It shares a piece of memory with those around it: a dataset has millions of them, and a piece
/// for each would cost more than most of them are long. Read it as a `&str`.
#[derive(Clone, Default)]
pub struct Text {
    /// The piece that it is a part of. `None` for an empty text, and until [`Texts::seal`].
    of: Option<Arc<Box<str>>>,
    start: u32,
    end: u32,
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        let part = self.start as usize..self.end as usize;
        self.of.as_deref().and_then(|of| of.get(part)).unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Text {
    /// A text in a piece of its own.
    fn from(text: &str) -> Self {
        let mut texts = Texts::default();
        let mut kept = texts.add(text);
        kept.of = Some(texts.piece());
        kept
    }
}

impl From<String> for Text {
    /// A text in a piece of its own.
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.as_str().to_owned()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// How many bytes of text are gathered before they become a piece, but for a longer text.
const PIECE: usize = 128 << 10;

/// Gathers texts until they make a piece.
#[derive(Default)]
pub(super) struct Texts {
    gathered: String,
}

impl Texts {
    /// Takes a text up. It is empty until it is sealed.
    pub(super) fn add(&mut self, text: &str) -> Text {
        // Pieces are far shorter than 4 GiB; a text beyond would be left out, not torn.
        let at = |place: usize| u32::try_from(place).unwrap_or_default();
        let start = at(self.gathered.len());
        self.gathered.push_str(text);
        Text { of: None, start, end: at(self.gathered.len()) }
    }

    /// Whether there is enough for a piece.
    pub(super) fn is_full(&self) -> bool {
        self.gathered.len() >= PIECE
    }

    /// Gives the texts of `events` their words: all of those, and only those, whose texts were taken up since the
    /// last time.
    pub(super) fn seal(&mut self, events: &mut [Event]) {
        if self.gathered.is_empty() {
            return;
        }
        let piece = self.piece();
        for text in events.iter_mut().flat_map(texts_of) {
            if text.start < text.end {
                text.of = Some(Arc::clone(&piece));
            }
        }
    }

    fn piece(&mut self) -> Arc<Box<str>> {
        let piece = Arc::new(Box::from(self.gathered.as_str()));
        self.gathered.clear();
        piece
    }
}

/// Every text of an event, but for the reasons of its exceptions.
fn texts_of(event: &mut Event) -> impl Iterator<Item = &mut Text> {
    let Event { id, as_written, title, summary, other_dates, excerpts, .. } = event;
    let others = other_dates.iter_mut().map(|other| &mut other.excerpt);
    let quoted = excerpts
        .iter_mut()
        .chain(others)
        .flat_map(|Excerpt { section, prefix, exact, suffix, .. }| [section, prefix, exact, suffix]);
    [id, as_written, title, summary].into_iter().chain(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_it_was_made_from() {
        for text in ["", "a", "“é” 中"] {
            let kept = Text::from(text);
            assert_eq!(kept, text);
            assert_eq!(kept.clone(), kept);
            assert_eq!(format!("{kept} {kept:?}"), format!("{text} {text:?}"));
            assert_eq!(String::from(&kept), text);
        }
        assert_eq!(Text::default(), "");
        assert!(["b", "a"].map(Text::from).iter().is_sorted_by(|one, other| one > other));
    }
}
