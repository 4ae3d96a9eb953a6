//! Every quotation of a dataset, looked up in its source.

use std::collections::BTreeMap;
use std::ops::Range;

use super::change::Change;
use super::find::{Found, Place, Quotation, Seeker};
use super::folder::{Library, LibraryError};
use super::near::{Near, near};
use super::notes::Notes;
use super::parting::{Parting, parting};
use super::sections::{Named, Sections, Whereabouts};
use super::text::{Passage, Text};
use crate::dataset::{Dataset, Event, EventIx, Excerpt, Position, SourceIx};

/// What looking up every quotation gave.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// One for each excerpt, in the order of the file.
    pub checks: Vec<Check<'a>>,
    /// Quotations that stand too near to each other: by source, then in the order of its text.
    pub near: Vec<Near>,
    /// The sources that are quoted and whose text can't be read, in the order of the file.
    pub unread: Vec<Unread>,
}

/// One excerpt and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check<'a> {
    /// The event that rests on it.
    pub event: EventIx,
    /// The excerpt.
    pub excerpt: &'a Excerpt,
    /// What was found.
    pub verdict: Verdict,
}

/// Whether a quotation stands where its excerpt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It stands here, in its section and near its footnote: word for word, typography and line breaks aside.
    Found(Passage),
    /// It stands here, but not where its excerpt says, or with other characters, for these reasons; never none.
    Moved(Passage, Vec<Reason>),
    /// It isn't found.
    Missing(Cause),
}

/// Why a passage isn't what or where its excerpt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The text differs from the quotation by a few characters: this may be what has become of it, or not.
    Changed(Change),
    /// It stands in another section.
    Section {
        /// The section that the excerpt names.
        named: String,
        /// Where the passage stands instead.
        stands: Whereabouts,
    },
    /// The heading that the excerpt names stands nowhere in the text.
    NoSuchHeading {
        /// That heading.
        named: String,
    },
    /// The footnote of this number isn't near.
    Note(u32),
}

/// Why a quotation isn't found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The text of its source can't be read: see [`Report::unread`].
    Unread,
    /// It stands in the text, first at this place, but nowhere between its prefix and suffix.
    Surroundings(Position),
    /// It doesn't stand in the text; where it parts from the text, if it begins like a stretch of it.
    Nowhere(Option<Parting>),
}

/// A source whose text can't be read.
#[derive(Debug)]
pub struct Unread {
    /// The source.
    pub source: SourceIx,
    /// How many excerpts quote it.
    pub excerpts: usize,
    /// What kept it from being read; `None` if there is no file.
    pub cause: Option<LibraryError>,
}

/// The quotations of an event, in the order of the file: those that give rival dates first.
pub fn quotations(event: &Event) -> impl Iterator<Item = &Excerpt> {
    event.other_dates.iter().map(|other| &other.excerpt).chain(&event.excerpts)
}

/// Looks up every quotation of `dataset` in the texts of `library`. Each text is read and folded once.
pub fn verify<'a>(dataset: &'a Dataset, library: &Library) -> Report<'a> {
    verify_texts(dataset, library, |_, _, _| ())
}

/// The same; each text is shown to `seen` before it is dropped, with which of the checks in the report are its own.
pub fn verify_texts<'a>(
    dataset: &'a Dataset,
    library: &Library,
    seen: impl FnMut(&Text, &[usize], &Report<'a>),
) -> Report<'a> {
    verify_all(dataset, library, seen, &mut |_| true).unwrap_or_default()
}

/// The same; `watch` is told how far it is after every step, and answers whether to go on. `None` if it was not to.
pub fn verify_watched<'a>(
    dataset: &'a Dataset,
    library: &Library,
    watch: &mut dyn FnMut(Looked) -> bool,
) -> Option<Report<'a>> {
    verify_all(dataset, library, |_, _, _| (), watch)
}

/// How far looking up is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looked {
    /// The steps that are done: for each quotation one that looks for it, and one that judges what was found.
    pub steps: usize,
    /// How many quotations there are.
    pub of: usize,
}

impl Looked {
    /// So many quotations are done, at most.
    pub fn quotations(self) -> usize {
        self.steps / 2
    }
}

/// Counts the steps for somebody who may stop them.
struct Watching<'w> {
    looked: Looked,
    watch: &'w mut dyn FnMut(Looked) -> bool,
}

impl Watching<'_> {
    /// So many more steps are done. `None`: no further.
    fn done(&mut self, steps: usize) -> Option<()> {
        self.looked.steps += steps;
        (self.watch)(self.looked).then_some(())
    }
}

fn verify_all<'a>(
    dataset: &'a Dataset,
    library: &Library,
    mut seen: impl FnMut(&Text, &[usize], &Report<'a>),
    watch: &mut dyn FnMut(Looked) -> bool,
) -> Option<Report<'a>> {
    let mut report = Report::default();
    let mut quoting = BTreeMap::<SourceIx, Vec<usize>>::new();
    let mut sources = Vec::new();
    for (at, check) in unchecked(dataset).enumerate() {
        let checks = quoting.entry(check.excerpt.source).or_default();
        if checks.is_empty() {
            sources.push(check.excerpt.source);
        }
        checks.push(at);
        report.checks.push(check);
    }
    let mut watching = Watching { looked: Looked { steps: 0, of: report.checks.len() }, watch };
    for source in sources {
        let checks = quoting.remove(&source).unwrap_or_default();
        let unread = |cause| Unread { source, excerpts: checks.len(), cause };
        match library.text(&dataset.source(source).id) {
            Ok(Some(text)) => {
                look_up((&text, source), &checks, &mut report, &mut watching)?;
                seen(&text, &checks, &report);
                continue;
            }
            Ok(None) => report.unread.push(unread(None)),
            Err(error) => report.unread.push(unread(Some(error))),
        }
        watching.done(2 * checks.len())?;
    }
    Some(report)
}

/// Looks up the quotations of one source in its text, in the order of the file. Passages are given in bytes, in
/// characters and by line and column of that text.
pub fn findings<'a>(dataset: &'a Dataset, source: SourceIx, text: &Text) -> Vec<Check<'a>> {
    let checks = unchecked(dataset).filter(|check| check.excerpt.source == source).collect();
    let mut report = Report { checks, ..Report::default() };
    let all: Vec<usize> = (0..report.checks.len()).collect();
    let mut watching = Watching { looked: Looked::default(), watch: &mut |_| true };
    look_up((text, source), &all, &mut report, &mut watching);
    report.checks
}

/// Where the quotations of some excerpts stand in the text of their source, or what comes near to them: for each the
/// places in bytes of [`Text::as_str`], in order. Sections and footnotes are not looked at.
pub fn places<'a>(text: &Text, excerpts: impl Iterator<Item = &'a Excerpt>) -> Vec<Vec<Range<usize>>> {
    let seeker = Seeker::new(text);
    let bytes = |place: &Range<usize>| text.original_bytes(place);
    excerpts.map(|one| seeker.find(&Quotation::of(one)).ranges().iter().map(bytes).collect()).collect()
}

/// A check for every quotation, in the order of the file, before anything is looked up.
fn unchecked(dataset: &Dataset) -> impl Iterator<Item = Check<'_>> {
    let verdict = || Verdict::Missing(Cause::Unread);
    dataset.indexed_events().flat_map(move |(event, each)| {
        quotations(each).map(move |excerpt| Check { event, excerpt, verdict: verdict() })
    })
}

/// Looks up the quotations of one source; `checks` says which. `None` if it was stopped.
fn look_up(
    (text, source): (&Text, SourceIx),
    checks: &[usize],
    report: &mut Report<'_>,
    watching: &mut Watching<'_>,
) -> Option<()> {
    let seeker = Seeker::new(text);
    let excerpts = checks.iter().map(|check| report.checks[*check].excerpt);
    let looked: Vec<(Named, Found)> = excerpts
        .map(|excerpt| {
            let found = seeker.find(&Quotation::of(excerpt));
            watching.done(1).map(|()| (Named::new(&excerpt.section), found))
        })
        .collect::<Option<_>>()?;
    let ranges: Vec<Vec<Range<usize>>> = looked.iter().map(|(_, found)| found.ranges()).collect();
    let cited: Vec<(&Named, &[Range<usize>])> =
        looked.iter().zip(&ranges).map(|((named, _), ranges)| (named, ranges.as_slice())).collect();
    let judge = Judge { text, sections: Sections::new(text, &cited), notes: Notes::new(text) };
    for (check, (named, found)) in checks.iter().zip(&looked) {
        let check = &mut report.checks[*check];
        check.verdict = judge.verdict(check.excerpt, named, found);
        watching.done(1)?;
    }
    let quoted = checks.iter().filter_map(|check| {
        report.checks[*check].verdict.passage().map(|passage| (passage.folded.clone(), *check))
    });
    report.near.extend(near(text, source, quoted));
    Some(())
}

/// What is known of a text when its quotations are judged.
struct Judge<'a> {
    text: &'a Text,
    sections: Sections,
    notes: Notes,
}

impl Judge<'_> {
    fn verdict(&self, excerpt: &Excerpt, named: &Named, found: &Found) -> Verdict {
        let places = match found {
            Found::At(places) => places,
            Found::Elsewhere(place) => {
                return Verdict::Missing(Cause::Surroundings(self.text.position(place)));
            }
            Found::Nowhere => return Verdict::Missing(Cause::Nowhere(parting(self.text, &excerpt.exact))),
        };
        let mut best: Option<(&Place, Vec<Reason>)> = None;
        for place in places {
            let reasons = self.reasons(excerpt, named, place);
            let is_right = reasons.is_empty();
            if best.as_ref().is_none_or(|(_, fewest)| reasons.len() < fewest.len()) {
                best = Some((place, reasons));
            }
            if is_right {
                break;
            }
        }
        let Some((place, reasons)) = best else { return Verdict::Missing(Cause::Nowhere(None)) };
        let whereabouts = self.sections.whereabouts(self.text, named, place.range.start);
        let passage = self.text.passage(place.range.clone(), &place.skipped, whereabouts);
        if reasons.is_empty() { Verdict::Found(passage) } else { Verdict::Moved(passage, reasons) }
    }

    /// Why a passage isn't what and where its excerpt says; empty if it is.
    fn reasons(&self, excerpt: &Excerpt, named: &Named, place: &Place) -> Vec<Reason> {
        let section = || excerpt.section.to_string();
        let whereabouts = self.sections.whereabouts(self.text, named, place.range.start);
        let wrong_section = match whereabouts {
            _ if !self.sections.has(named) => Some(Reason::NoSuchHeading { named: section() }),
            Some(stands) if !named.fits(Some(&stands)) => Some(Reason::Section { named: section(), stands }),
            _ => None,
        };
        let is_far = |note: &u32| !self.notes.stands_near(self.text, &place.range, *note);
        let changed = place.change.clone().map(Reason::Changed);
        changed
            .into_iter()
            .chain(wrong_section)
            .chain(excerpt.note.filter(is_far).map(Reason::Note))
            .collect()
    }
}

impl Verdict {
    /// The passage, unless the quotation is missing.
    pub fn passage(&self) -> Option<&Passage> {
        match self {
            Self::Found(passage) | Self::Moved(passage, _) => Some(passage),
            Self::Missing(_) => None,
        }
    }

    /// `found`, `moved` or `missing`.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Found(_) => "found",
            Self::Moved(..) => "moved",
            Self::Missing(_) => "missing",
        }
    }

    /// Why it isn't found, or not where it is said to be; `None` if it is.
    pub fn why(&self) -> Option<String> {
        match self {
            Self::Found(_) => None,
            Self::Moved(_, reasons) => {
                let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
                Some(reasons.join("; "))
            }
            Self::Missing(cause) => Some(cause.to_string()),
        }
    }
}

impl Report<'_> {
    /// How many excerpts are found, moved and missing.
    pub fn counts(&self) -> [usize; 3] {
        counts(&self.checks)
    }

    /// Whether every excerpt is found and none stands too near to another.
    pub fn is_clean(&self) -> bool {
        let [found, ..] = self.counts();
        found == self.checks.len() && self.near.is_empty()
    }
}

/// How many of some excerpts are found, moved and missing.
pub(super) fn counts(checks: &[Check<'_>]) -> [usize; 3] {
    let mut counts = [0; 3];
    for check in checks {
        counts[match check.verdict {
            Verdict::Found(_) => 0,
            Verdict::Moved(..) => 1,
            Verdict::Missing(_) => 2,
        }] += 1;
    }
    counts
}

#[cfg(test)]
#[path = "property_tests.rs"]
mod property_tests;
#[cfg(test)]
#[path = "spoilt_tests.rs"]
mod spoilt_tests;
#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
