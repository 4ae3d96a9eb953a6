//! The quotations of events, and summaries that repeat them.

use std::collections::HashSet;

use super::super::kind::Table;
use super::super::model::{Dataset, Event, Excerpt};
use super::super::path::Step;
use super::fold::folded;
use super::record::Record;
use super::remark::Remark;
use super::remarks::Remarks;

/// How many words in a row a summary may not share with a quotation.
const RUN: usize = 8;

/// The quotations of an event, those that give rival dates last, each with the steps from the event to it.
pub(super) fn quotations(event: &Event) -> impl Iterator<Item = (Vec<Step>, &Excerpt)> {
    let numbered = event.excerpts.iter().enumerate();
    let own =
        numbered.map(|(position, excerpt)| (vec![Step::Field("excerpts"), Step::Item(position)], excerpt));
    let numbered = event.other_dates.iter().enumerate();
    let rival = numbered.map(|(position, other)| {
        let steps = vec![Step::Field("other_dates"), Step::Item(position), Step::Field("excerpt")];
        (steps, &other.excerpt)
    });
    own.chain(rival)
}

/// Warns of summaries that repeat [`RUN`] or more words in a row of a quotation of their event: every longest run.
pub(super) fn repeats_excerpt(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    for (position, event) in dataset.events.iter().enumerate() {
        let quoted: Vec<Vec<String>> = quotations(event)
            .map(|(_, excerpt)| folded(&excerpt.exact).map(|(word, ..)| word).collect())
            .collect();
        let runs: HashSet<&[String]> = quoted.iter().flat_map(|words| words.windows(RUN)).collect();
        if runs.is_empty() {
            continue;
        }
        let (words, places): (Vec<String>, Vec<(usize, usize)>) =
            folded(&event.summary).map(|(word, from, to)| (word, (from, to))).unzip();
        let record = Record::Entry(Table::Event, position);
        let mut starts = 0..words.len().saturating_sub(RUN - 1);
        while let Some(start) = starts.find(|start| runs.contains(&words[*start..*start + RUN])) {
            let mut end = start + RUN;
            while end < words.len() && runs.contains(&words[end + 1 - RUN..=end]) {
                end += 1;
            }
            let text = event.summary[places[start].0..places[end - 1].1].to_owned();
            let remark = Remark::RepeatsExcerpt { words: end - start, text };
            remarks.add(record, record.field("summary"), remark);
            starts.start = end;
        }
    }
}
