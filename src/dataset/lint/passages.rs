//! Quotations as runs of numbered words, with what the file tells of the words around them.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

use super::super::model::{Dataset, Excerpt, SourceIx};
use super::fold::folded;
use super::quotations::quotations;
use super::remark::Meeting;

/// A number for each folded word.
type Word = u32;

/// A stretch of a source that the file knows: a quotation with its prefix and suffix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// Where it is from.
    pub(super) source: SourceIx,
    /// The section, if the file names it.
    section: Option<Word>,
    /// The prefix, the quotation, the suffix.
    words: Vec<Word>,
    /// Which of the words are the quotation.
    exact: Range<usize>,
    /// The number of the quotation in the order of the file.
    pub(super) number: usize,
}

/// Every quotation of `dataset` that has words, in the order of the file.
pub(super) fn passages(dataset: &Dataset) -> Vec<Passage> {
    let mut numbers = Numbers::default();
    let all = dataset.events.iter().flat_map(quotations).enumerate();
    all.map(|(number, (_, excerpt))| numbers.passage(number, excerpt)).collect()
}

/// Gives words their numbers.
#[derive(Default)]
struct Numbers(HashMap<String, Word>);

impl Numbers {
    fn number(&mut self, word: String) -> Word {
        // A file of 1 GiB holds fewer words than this.
        let next = Word::try_from(self.0.len()).unwrap_or(Word::MAX);
        *self.0.entry(word).or_insert(next)
    }

    fn passage(&mut self, number: usize, excerpt: &Excerpt) -> Passage {
        let section: Vec<String> = folded(&excerpt.section).map(|(word, ..)| word).collect();
        let section = (!section.is_empty()).then(|| self.number(section.join(" ")));
        let mut words = Vec::new();
        let mut add = |text: &str| {
            words.extend(folded(text).map(|(word, ..)| self.number(word)));
            words.len()
        };
        let start = add(&excerpt.prefix);
        let end = add(&excerpt.exact);
        add(&excerpt.suffix);
        Passage { source: excerpt.source, section, words, exact: start..end, number }
    }
}

impl Passage {
    /// The words of the quotation.
    pub(super) fn exact(&self) -> &[Word] {
        &self.words[self.exact.clone()]
    }

    /// What the file knows of the source from the quotation's word number `start` on.
    pub(super) fn from(&self, start: usize) -> &[Word] {
        &self.words[self.exact.start + start..]
    }

    /// The same, read backwards.
    pub(super) fn reversed(&self) -> Self {
        let length = self.words.len();
        Self {
            words: self.words.iter().rev().copied().collect(),
            exact: length - self.exact.end..length - self.exact.start,
            ..*self
        }
    }

    /// By source and words; what this finds equal differs only in its number.
    pub(super) fn by_words(&self, other: &Self) -> Ordering {
        let key = |passage: &Self| (passage.source, passage.section, passage.exact.start);
        (self.source.cmp(&other.source))
            .then_with(|| self.exact().cmp(other.exact()))
            .then_with(|| self.words.cmp(&other.words))
            .then_with(|| key(self).cmp(&key(other)))
    }

    /// How the quotation meets that of `other`, if that begins at its word number `start`: unless the two are equal,
    /// or the words around them or their sections say that they stand elsewhere.
    pub(super) fn meeting(&self, other: &Self, start: usize) -> Option<Meeting> {
        let (here, there) = (self.exact(), other.exact());
        let sections_differ =
            self.section.is_some() && other.section.is_some() && self.section != other.section;
        if sections_differ || here == there || !self.agrees(other, start) {
            return None;
        }
        Some(if start + there.len() <= here.len() {
            Meeting::Holds
        } else if start == 0 {
            Meeting::Within
        } else if start < here.len() {
            Meeting::Overlaps
        } else {
            Meeting::Touches
        })
    }

    /// Whether all words that both know are equal, if the quotation of `other` begins at word number `start` of
    /// this one.
    fn agrees(&self, other: &Self, start: usize) -> bool {
        // Where each begins, counted from a place before both.
        let (here, there) = (other.exact.start, self.exact.start + start);
        let from = here.max(there);
        let to = (here + self.words.len()).min(there + other.words.len());
        from >= to || self.words[from - here..to - here] == other.words[from - there..to - there]
    }
}
