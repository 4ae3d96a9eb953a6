//! A report that outlives the run which made it: without references into the dataset, and ready to be listed.

use std::collections::BTreeMap;

use super::folder::Library;
use super::lines::{Lines, sum};
use super::near::Near;
use super::verify::{Check, Report, Unread, Verdict, quotations};
use crate::dataset::{Dataset, EventIx, Excerpt};

/// What looking up every quotation of a dataset gave. What takes the dataset must be given the same again.
#[derive(Debug, Default)]
pub struct Checked {
    /// Whose each quotation is, in the order of the file: so in that of the events.
    events: Vec<EventIx>,
    /// What was found of each.
    verdicts: Vec<Verdict>,
    /// Quotations that stand too near to each other.
    near: Vec<Near>,
    /// The sources without a text, each with the first quotation of it.
    unread: Vec<Unread>,
    first_unread: Vec<usize>,
    found: Vec<usize>,
    moved: Vec<usize>,
    missing: Vec<usize>,
    /// Moved or missing.
    wrong: Vec<usize>,
}

/// Which of what was found is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Listing {
    /// All that is wrong.
    #[default]
    Wrong,
    /// The quotations that are moved.
    Moved,
    /// Those that are missing, and the sources without a text.
    Missing,
    /// Those that are found.
    Found,
    /// Those that stand too near to each other.
    Near,
    /// Everything.
    All,
}

/// One entry of a list, by its position among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A source without a text.
    Unread(usize),
    /// A quotation.
    Check(usize),
    /// Quotations that stand too near to each other.
    Near(usize),
}

/// A list: the sources without a text, then quotations in the order of the file, then what stands too near. Costs the
/// same however long it is.
#[derive(Debug, Clone, Copy)]
pub struct Entries<'a> {
    unread: usize,
    checks: Checks<'a>,
    near: usize,
}

#[derive(Debug, Clone, Copy)]
enum Checks<'a> {
    All(usize),
    Some(&'a [usize]),
}

impl Listing {
    /// Every listing, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Wrong, Self::Moved, Self::Missing, Self::Found, Self::Near, Self::All];

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Wrong => "Wrong",
            Self::Moved => "Moved",
            Self::Missing => "Missing",
            Self::Found => "Found",
            Self::Near => "Too near",
            Self::All => "All",
        }
    }
}

impl Checked {
    /// Of this report.
    pub fn of(report: Report<'_>) -> Self {
        let mut checked = Self::default();
        let Report { checks, near, unread } = report;
        let mut first = BTreeMap::new();
        for (at, check) in checks.iter().enumerate() {
            first.entry(check.excerpt.source).or_insert(at);
        }
        checked.first_unread =
            unread.iter().filter_map(|unread| first.get(&unread.source).copied()).collect();
        for (at, check) in checks.into_iter().enumerate() {
            let list = match check.verdict {
                Verdict::Found(_) => &mut checked.found,
                Verdict::Moved(..) => &mut checked.moved,
                Verdict::Missing(_) => &mut checked.missing,
            };
            list.push(at);
            if !matches!(check.verdict, Verdict::Found(_)) {
                checked.wrong.push(at);
            }
            checked.events.push(check.event);
            checked.verdicts.push(check.verdict);
        }
        Self { near, unread, ..checked }
    }

    /// How many excerpts are found, moved and missing.
    pub fn counts(&self) -> [usize; 3] {
        [self.found.len(), self.moved.len(), self.missing.len()]
    }

    /// `285 excerpts: 285 found, 0 moved, 0 missing`.
    pub fn sum(&self) -> String {
        sum(self.counts(), self.near.len())
    }

    /// Whether every excerpt is found and none stands too near to another.
    pub fn is_clean(&self) -> bool {
        self.wrong.is_empty() && self.near.is_empty()
    }

    /// What a listing holds.
    pub fn entries(&self, listing: Listing) -> Entries<'_> {
        let (unread, near) = (self.unread.len(), self.near.len());
        let some = |checks| Entries { unread: 0, checks: Checks::Some(checks), near: 0 };
        match listing {
            Listing::Wrong => Entries { unread, near, ..some(&self.wrong) },
            Listing::Moved => some(&self.moved),
            Listing::Missing => Entries { unread, ..some(&self.missing) },
            Listing::Found => some(&self.found),
            Listing::Near => Entries { near, ..some(&[]) },
            Listing::All => Entries { unread, checks: Checks::All(self.verdicts.len()), near },
        }
    }

    /// How much a listing holds, in the units of the sum: quotations, and where they stand too near.
    pub fn counted(&self, listing: Listing) -> usize {
        let entries = self.entries(listing);
        entries.len() - entries.unread
    }

    /// What was found of a quotation.
    pub fn verdict(&self, check: usize) -> Option<&Verdict> {
        self.verdicts.get(check)
    }

    /// Quotations that stand too near to each other.
    pub fn near(&self, at: usize) -> Option<&Near> {
        self.near.get(at)
    }

    /// A source without a text.
    pub fn unread(&self, at: usize) -> Option<&Unread> {
        self.unread.get(at)
    }

    /// The quotation that an entry leads to: its own, the first of those too near, the first of its source.
    pub fn leads_to(&self, entry: Entry) -> Option<usize> {
        match entry {
            Entry::Check(check) => (check < self.verdicts.len()).then_some(check),
            Entry::Near(at) => self.near.get(at)?.checks.first().copied(),
            Entry::Unread(at) => self.first_unread.get(at).copied(),
        }
    }

    /// Whose a quotation is, and its position among the event's own excerpts; those of other dates are counted on from
    /// them.
    pub fn place(&self, dataset: &Dataset, check: usize) -> Option<(EventIx, usize)> {
        let event = *self.events.get(check)?;
        let at = check - self.first_of(event);
        let (own, others) = lengths(dataset, event)?;
        Some((event, if at < others { own + at } else { at - others }))
    }

    /// The excerpt of a quotation.
    pub fn excerpt<'a>(&self, dataset: &'a Dataset, check: usize) -> Option<&'a Excerpt> {
        let event = *self.events.get(check)?;
        quotations(dataset.events.get(event.index())?).nth(check - self.first_of(event))
    }

    /// What was found of an excerpt of an event; those of other dates are counted on from its own.
    pub fn of_excerpt(&self, dataset: &Dataset, (event, at): (EventIx, usize)) -> Option<&Verdict> {
        let (own, others) = lengths(dataset, event).filter(|(own, others)| at < own + others)?;
        let at = if at < own { others + at } else { at - own };
        let check = self.first_of(event) + at;
        self.verdicts.get(check).filter(|_| self.events.get(check) == Some(&event))
    }

    /// All that `annals verify` prints: its lines and, at the end, the sum. `name` is what messages call the dataset.
    pub fn report(&self, name: &str, dataset: &Dataset, library: &Library) -> String {
        let excerpts = dataset.events.iter().flat_map(quotations);
        let checks: Vec<Check<'_>> = excerpts
            .zip(&self.events)
            .zip(&self.verdicts)
            .map(|((excerpt, event), verdict)| Check { event: *event, excerpt, verdict: verdict.clone() })
            .collect();
        let (near, unread) = (&self.near, &self.unread);
        let lines = Lines { name, dataset, library, checks: &checks, near, unread };
        format!("{}{}\n", lines.all(false), lines.sum())
    }

    /// The first quotation of an event, or where it would be.
    fn first_of(&self, event: EventIx) -> usize {
        self.events.partition_point(|other| other.index() < event.index())
    }
}

/// How many excerpts an event has of its own, and for other dates.
fn lengths(dataset: &Dataset, event: EventIx) -> Option<(usize, usize)> {
    let event = dataset.events.get(event.index())?;
    Some((event.excerpts.len(), event.other_dates.len()))
}

/// The same if they say the same of the same quotations.
impl PartialEq for Checked {
    fn eq(&self, other: &Self) -> bool {
        let unread = |checked: &Self| -> Vec<String> {
            checked.unread.iter().map(|unread| format!("{:?}: {unread}", unread.source)).collect()
        };
        (&self.events, &self.verdicts, &self.near) == (&other.events, &other.verdicts, &other.near)
            && unread(self) == unread(other)
    }
}

impl Entries<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.unread + self.checks.len() + self.near
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at a position.
    pub fn at(&self, position: usize) -> Option<Entry> {
        let after_unread = || position - self.unread;
        if position < self.unread {
            Some(Entry::Unread(position))
        } else if let Some(check) = self.checks.at(after_unread()) {
            Some(Entry::Check(check))
        } else {
            let near = after_unread() - self.checks.len();
            (near < self.near).then_some(Entry::Near(near))
        }
    }

    /// The position of an entry, if it is listed.
    pub fn position(&self, entry: Entry) -> Option<usize> {
        match entry {
            Entry::Unread(at) => (at < self.unread).then_some(at),
            Entry::Check(check) => self.checks.position(check).map(|at| self.unread + at),
            Entry::Near(at) => (at < self.near).then_some(self.unread + self.checks.len() + at),
        }
    }
}

impl Checks<'_> {
    fn len(self) -> usize {
        match self {
            Self::All(len) => len,
            Self::Some(checks) => checks.len(),
        }
    }

    fn at(self, position: usize) -> Option<usize> {
        match self {
            Self::All(len) => (position < len).then_some(position),
            Self::Some(checks) => checks.get(position).copied(),
        }
    }

    fn position(self, check: usize) -> Option<usize> {
        match self {
            Self::All(len) => (check < len).then_some(check),
            Self::Some(checks) => checks.binary_search(&check).ok(),
        }
    }
}

#[cfg(test)]
#[path = "checked_tests.rs"]
mod tests;
