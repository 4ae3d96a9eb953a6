//! Quotations that stand at one place of their source, as far as the file can tell.
//!
//! The quotations of a source are sorted by their words, so that those which begin alike lie side by side; a hash
//! table leads from a source and two words to the run of quotations that begin with them. From every word of a
//! quotation one looks up which others begin there, and narrows that run word by word (as in a suffix array: Manber
//! and Myers, "Suffix arrays", SIAM J. Computing 1993, but only the beginnings are sorted). The same is done with all
//! texts read backwards, for what a `prefix` tells. A quotation has at most 25 words, so the cost is that of sorting.

use std::collections::HashMap;
use std::ops::Range;

use super::super::kind::Table;
use super::super::locate::Position;
use super::super::model::{Dataset, SourceIx};
use super::super::path::Step;
use super::passages::{Passage, passages};
use super::quotations::quotations;
use super::record::Record;
use super::remark::{Meeting, Remark};
use super::remarks::Remarks;

/// How many words two quotations must have in common before they count as one place.
pub(super) const COMMON: usize = 3;

/// How many words of a prefix or suffix must be those of the other quotation.
pub(super) const AROUND: usize = 2;

/// Of so many quotations that begin alike, each is compared; a file where more do is no honest one.
const MOST_ALIKE: usize = 32;

/// Warns of quotations of one source that overlap or touch: at the later one in the file, of the earliest that it
/// meets.
pub(super) fn near_excerpt(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    let met = meetings(dataset);
    if met.iter().all(Option::is_none) {
        return;
    }
    let mut places = Vec::with_capacity(met.len());
    let numbered = dataset.events.iter().enumerate();
    let all = numbered.flat_map(|(at, event)| quotations(event).map(move |quotation| (at, quotation)));
    for (event, (mut steps, excerpt)) in all {
        steps.push(Step::Field("exact"));
        let record = Record::Entry(Table::Event, event);
        let path = record.path(&steps);
        places.push((path.clone(), excerpt));
        if let Some((earlier, meeting)) = met[places.len() - 1] {
            let (first, other): &(_, _) = &places[earlier];
            let other = other.exact.to_string();
            let remark = Remark::NearExcerpt { meeting, first: Position::default(), other };
            remarks.add_about(record, path, Some(first.clone()), remark);
        }
    }
}

/// The earliest quotation that each one meets, if it is an earlier one, and how.
pub(super) type Met = Vec<Option<(usize, Meeting)>>;

/// Which quotations of `dataset` meet, in the order of the file.
pub(super) fn meetings(dataset: &Dataset) -> Met {
    let passages = passages(dataset);
    let mut met = vec![None; passages.len()];
    note_meetings(passages.iter().map(Passage::reversed).collect(), &mut met);
    note_meetings(passages, &mut met);
    met
}

/// Notes which of `passages` meet, reading forwards.
fn note_meetings(mut passages: Vec<Passage>, met: &mut Met) {
    // Of equal ones the first in the file is kept.
    passages.sort_by(|a, b| a.by_words(b).then(a.number.cmp(&b.number)));
    passages.dedup_by(|next, kept| next.by_words(kept).is_eq());
    let index = Index::new(&passages);
    for here in &passages {
        for start in 0..=here.exact().len() {
            index.beginning_at(here, start, |there| {
                if let Some(meeting) = here.meeting(there, start) {
                    note(met, (here.number, there.number), meeting);
                }
            });
        }
    }
}

/// Notes that the first of two quotations meets the second.
fn note(met: &mut Met, (here, there): (usize, usize), meeting: Meeting) {
    let seen_from_there = match meeting {
        Meeting::Holds => Meeting::Within,
        Meeting::Within => Meeting::Holds,
        Meeting::Overlaps | Meeting::Touches => meeting,
    };
    let (later, earlier, meeting) =
        if here > there { (here, there, meeting) } else { (there, here, seen_from_there) };
    if met[later].is_none_or(|(known, _)| earlier < known) {
        met[later] = Some((earlier, meeting));
    }
}

/// Finds quotations by how they begin.
struct Index<'p> {
    /// Sorted by [`Passage::by_words`].
    passages: &'p [Passage],
    /// Those that begin with two words.
    starts: HashMap<(SourceIx, [u32; 2]), Range<usize>>,
}

impl<'p> Index<'p> {
    fn new(passages: &'p [Passage]) -> Self {
        let mut starts: HashMap<_, Range<usize>> = HashMap::new();
        for (at, passage) in passages.iter().enumerate() {
            if let [first, second, ..] = *passage.exact() {
                starts.entry((passage.source, [first, second])).or_insert(at..at).end = at + 1;
            }
        }
        Self { passages, starts }
    }

    /// Visits the quotations that can begin at word number `start` of `here`: the words known from there on begin
    /// with all of theirs, or end before theirs do.
    fn beginning_at(&self, here: &Passage, start: usize, mut visit: impl FnMut(&Passage)) {
        let text = here.from(start);
        let enough = if start < here.exact().len() { COMMON } else { AROUND };
        let [first, second, ..] = *text else { return };
        let Some(run) = self.starts.get(&(here.source, [first, second])) else { return };
        let mut run = &self.passages[run.clone()];
        for depth in 2..=text.len() {
            let ending = run.partition_point(|passage| passage.exact().len() == depth);
            let (ending, longer) = run.split_at(ending);
            let fitting = if depth == text.len() { run } else { ending };
            if depth >= enough {
                fitting.iter().take(MOST_ALIKE).for_each(&mut visit);
            }
            let Some(next) = text.get(depth) else { return };
            let from = longer.partition_point(|passage| passage.exact()[depth] < *next);
            let to = longer.partition_point(|passage| passage.exact()[depth] <= *next);
            run = &longer[from..to];
            if run.is_empty() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::load::load_str;
    use super::super::tests::dataset;
    use super::*;

    /// A source that everybody quotes in the same words must not take forever.
    #[test]
    fn the_work_grows_with_the_quotations() {
        let words = "of the ".repeat(12);
        let quotation = |n: usize| match n % 2 {
            0 => format!("excerpts: [Excerpt(source: \"s\", exact: \"{words}w{n}\")]"),
            _ => format!("excerpts: [Excerpt(source: \"s\", exact: \"w{n} {words}\")]"),
        };
        let events: Vec<String> = (0..2_000).map(quotation).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        let mut passages = passages(&load_str(&dataset("", &events)).unwrap().dataset);
        passages.sort_by(Passage::by_words);
        let index = Index::new(&passages);
        let mut visits = 0;
        for passage in &passages {
            for start in 0..=passage.exact().len() {
                index.beginning_at(passage, start, |_| visits += 1);
            }
        }
        assert!((2_000..2_000 * 26 * MOST_ALIKE).contains(&visits), "{visits}");
    }
}
