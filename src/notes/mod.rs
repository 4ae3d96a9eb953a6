//! What a reader notes of events: a text and a star, in a file of its own that stands beside the dataset's.
//!
//! The dataset's own file is never written. A file of notes is read when its dataset is ([`open`]), and written back
//! after a change ([`keep`]), whole or not at all; what somebody else changed in it meanwhile is kept, event by event
//! ([`Notes::merged`]). One that can't be read is never replaced.

mod file;
mod form;
mod place;

use std::collections::{BTreeMap, BTreeSet};

pub use file::{Change, Failure, Found, check, keep, open};
pub use place::{data_folder, is_notes, place};

use crate::dataset::{Dataset, mend};
use crate::query::Noted;

/// What is noted of one event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Whether it has a star.
    pub star: bool,
    /// The text. One of nothing but white space is none.
    text: String,
}

impl Note {
    /// A note with these words; what a text can't hold is taken out.
    pub fn new(star: bool, text: &str) -> Self {
        Self { star, text: mend(text) }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is a text.
    pub fn has_text(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        !self.star && !self.has_text()
    }
}

/// Notes by the ids of their events, which a dataset may have or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notes(BTreeMap<String, Note>);

impl Notes {
    /// What is noted of the event with an id.
    pub fn of(&self, event: &str) -> Option<&Note> {
        self.0.get(event)
    }

    /// Notes something of an event. A note that says nothing is taken away.
    pub fn set(&mut self, event: &str, note: Note) {
        if note.is_empty() {
            self.0.remove(event);
        } else {
            self.0.insert(event.to_owned(), note);
        }
    }

    /// Everything noted, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Note)> {
        self.0.iter().map(|(event, note)| (event.as_str(), note))
    }

    /// How many events have a note or a star.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Which events of a dataset have notes, and which stars. Looks at all of its events, if there are any notes.
    pub fn on(&self, dataset: &Dataset) -> Noted {
        let mut noted = Noted::default();
        if !self.is_empty() {
            for (ix, event) in dataset.indexed_events() {
                if let Some(note) = self.of(&event.id) {
                    noted.set(ix, (note.star, note.has_text()));
                }
            }
        }
        noted
    }

    /// What comes of two changes to the same notes, `base`: this one and `other`. What only one of them changed is as
    /// that one says. Where both changed a text, one that begins with the other stands; else both stand, this one first.
    #[must_use]
    pub fn merged(&self, base: &Self, other: &Self) -> Self {
        let none = Note::default();
        let events: BTreeSet<&String> = self.0.keys().chain(base.0.keys()).chain(other.0.keys()).collect();
        let mut merged = Self::default();
        for event in events {
            let [before, mine, theirs] = [base, self, other].map(|notes| notes.0.get(event).unwrap_or(&none));
            let star = if mine.star == before.star { theirs.star } else { mine.star };
            merged.set(event, Note { star, text: merged_text(&before.text, &mine.text, &theirs.text) });
        }
        merged
    }
}

fn merged_text(before: &str, mine: &str, theirs: &str) -> String {
    if mine == before || theirs.starts_with(mine) && theirs != before {
        return theirs.to_owned();
    }
    if theirs == before || mine.starts_with(theirs) {
        return mine.to_owned();
    }
    format!("{mine}\n\n{theirs}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn notes(of: &[(&str, bool, &str)]) -> Notes {
        let mut notes = Notes::default();
        for (event, star, text) in of {
            notes.set(event, Note::new(*star, text));
        }
        notes
    }

    #[test]
    fn a_note_is_deleted_by_emptying_it() {
        let mut notes = notes(&[("a", true, "x"), ("b", false, " \n\t"), ("c", false, "y")]);
        assert_eq!((notes.len(), notes.of("b")), (2, None));
        notes.set("a", Note::new(true, ""));
        notes.set("c", Note::new(false, ""));
        assert_eq!(notes.iter().collect::<Vec<_>>(), [("a", &Note::new(true, ""))]);
    }

    #[test]
    fn changes_to_one_file_from_two_sides_are_both_kept() {
        let base =
            notes(&[("both", false, "one"), ("gone", false, "x"), ("mine", true, ""), ("same", true, "s")]);
        let mine = notes(&[
            ("both", true, "mine"),
            ("mine", false, "m"),
            ("same", true, "s"),
            ("typed", false, "ab"),
        ]);
        let theirs = notes(&[
            ("both", false, "theirs"),
            ("gone", false, "x, edited"),
            ("mine", true, ""),
            ("new", true, "n"),
            ("same", true, "s"),
            ("typed", false, "a"),
        ]);
        let expected = notes(&[
            ("both", true, "mine\n\ntheirs"),
            ("gone", false, "x, edited"),
            ("mine", false, "m"),
            ("new", true, "n"),
            ("same", true, "s"),
            ("typed", false, "ab"),
        ]);
        assert_eq!(mine.merged(&base, &theirs), expected);
        assert_eq!(mine.merged(&base, &base), mine);
        assert_eq!(base.merged(&base, &theirs), theirs);
    }

    fn some() -> impl Strategy<Value = Notes> {
        let note = (any::<bool>(), prop_oneof![Just(""), Just("a"), Just("ab"), Just("c")]);
        prop::collection::btree_map("[a-d]", note, 0..4).prop_map(|all| {
            let mut notes = Notes::default();
            for (event, (star, text)) in &all {
                notes.set(event, Note::new(*star, text));
            }
            notes
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_that_somebody_wrote_is_lost(base in some(), mine in some(), theirs in some()) {
            let merged = mine.merged(&base, &theirs);
            let text = |notes: &Notes, event: &str| notes.of(event).map_or_else(String::new, |note| note.text.clone());
            for event in ["a", "b", "c", "d"] {
                let (before, after) = (text(&base, event), text(&merged, event));
                for changed in [text(&mine, event), text(&theirs, event)] {
                    prop_assert!(changed == before || after.contains(&changed), "{event}: {changed} in {after}");
                }
            }
            prop_assert_eq!(mine.merged(&base, &mine), mine.clone());
            prop_assert_eq!(mine.merged(&base, &base), mine.clone());
            prop_assert_eq!(base.merged(&base, &theirs), theirs);
        }
    }
}
