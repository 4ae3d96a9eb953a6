//! The order of the rows of a table: all events are put in order once by what a column shows; a filter then only picks
//! its matches out of that.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::matches::Matches;
use crate::dataset::{Event, EventIx, Source};
use crate::timeline::Timeline;

/// What a column of the table shows, and rows can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Column {
    /// When.
    #[default]
    Date,
    /// The first theme.
    Theme,
    /// The title.
    Title,
    /// What kind of statement it rests on.
    Standing,
    /// Landmark, notable or detail.
    Importance,
    /// The source that is quoted first.
    Source,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: &'static [Self] =
        &[Self::Date, Self::Theme, Self::Title, Self::Standing, Self::Importance, Self::Source];

    /// The word people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::Theme => "Theme",
            Self::Title => "Title",
            Self::Standing => "Standing",
            Self::Importance => "Importance",
            Self::Source => "Source",
        }
    }

    /// The id used by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Theme => "theme",
            Self::Title => "title",
            Self::Standing => "standing",
            Self::Importance => "importance",
            Self::Source => "source",
        }
    }
}

/// By what rows are sorted, and which way. Equal rows, and those that lack what is sorted by, stay in time order; the
/// latter, such as undated events, come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sort {
    /// The column.
    pub by: Column,
    /// From the latest, the last or the least to the first.
    pub falling: bool,
}

impl Sort {
    /// What a click on a column's heading makes of it: the other way round, or by this column.
    #[must_use]
    pub fn clicked(self, by: Column) -> Self {
        Self { by, falling: by == self.by && !self.falling }
    }

    /// The id used by the command line: `title`, `title,desc`.
    pub fn id(self) -> String {
        format!("{}{}", self.by.id(), if self.falling { ",desc" } else { "" })
    }
}

/// The events of a timeline in every order that was asked for, each made once. A clone shares what it holds.
#[derive(Debug, Clone)]
pub struct Orders {
    held: Arc<Held>,
}

#[derive(Debug)]
struct Held {
    timeline: Timeline,
    /// What a source is called where rows are sorted by it.
    name: fn(&Source) -> String,
    /// For each column rising, then falling: the places of all events (see [`Timeline::all`]).
    orders: Vec<[OnceLock<Vec<u32>>; 2]>,
    /// The rank of each event by its title, at its place: the costly one.
    titles: OnceLock<Vec<u32>>,
}

/// Two are the same if they are of the same timeline.
impl PartialEq for Orders {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.held, &other.held)
    }
}

impl Orders {
    /// Of a timeline, none made yet. `name` gives what a source is called.
    pub fn new(timeline: &Timeline, name: fn(&Source) -> String) -> Self {
        let orders = Column::ALL.iter().map(|_| [OnceLock::new(), OnceLock::new()]).collect();
        Self { held: Arc::new(Held { timeline: timeline.clone(), name, orders, titles: OnceLock::new() }) }
    }

    /// Whether an order has been made already, or needs no making.
    pub fn has(&self, sort: Sort) -> bool {
        sort.by == Column::Date || self.slot(sort).is_none_or(|slot| slot.get().is_some())
    }

    /// Makes an order, which takes about a second for a million titles.
    pub fn make(&self, sort: Sort) {
        if sort.by != Column::Date {
            self.places(sort);
        }
    }

    /// The matches in an order, which is made first where it has to be.
    pub fn pick(&self, sort: Sort, matches: &Matches) -> Vec<EventIx> {
        if sort.by == Column::Date {
            return Rows { matches, falling: sort.falling, sorted: None }.iter().collect();
        }
        matches.in_order(self.places(sort), self.held.timeline.all())
    }

    fn slot(&self, sort: Sort) -> Option<&OnceLock<Vec<u32>>> {
        let at = Column::ALL.iter().position(|column| *column == sort.by)?;
        self.held.orders.get(at)?.get(usize::from(sort.falling))
    }

    fn places(&self, sort: Sort) -> &[u32] {
        self.slot(sort).map_or(&[], |slot| slot.get_or_init(|| self.ordered(sort)))
    }

    fn ordered(&self, sort: Sort) -> Vec<u32> {
        let ranks = self.ranks(sort.by);
        let directed = |rank: u32| match rank {
            LACKING => LACKING,
            rank if sort.falling => LACKING - 1 - rank,
            rank => rank,
        };
        // Rank and place in one number, which sorts in a fraction of the time.
        let key = |(place, rank): (u32, &u32)| u64::from(directed(*rank)) << 32 | u64::from(place);
        let mut keys: Vec<u64> = (0..).zip(ranks.iter()).map(key).collect();
        keys.sort_unstable();
        #[expect(clippy::cast_possible_truncation, reason = "the place is the lower half")]
        let places = keys.into_iter().map(|key| key as u32).collect();
        places
    }

    /// The rank of each event in a column, at its place.
    fn ranks(&self, by: Column) -> std::borrow::Cow<'_, [u32]> {
        let Held { timeline, titles, .. } = &*self.held;
        let dataset = timeline.dataset();
        let each = |rank: &dyn Fn(&Event) -> u32| {
            timeline.all().iter().map(|ix| rank(dataset.event(*ix))).collect::<Vec<u32>>().into()
        };
        match by {
            Column::Date => (0..).take(timeline.all().len()).collect::<Vec<u32>>().into(),
            Column::Theme => each(&|event| event.main_theme().0),
            Column::Title => {
                let texts = timeline.all().iter().map(|ix| dataset.event(*ix).title.as_str());
                titles.get_or_init(|| ranked(texts)).as_slice().into()
            }
            Column::Standing => each(&|event| event.standing as u32),
            Column::Importance => each(&|event| event.importance as u32),
            Column::Source => {
                let names: Vec<String> = dataset.sources.iter().map(self.held.name).collect();
                let ranks = ranked(names.iter().map(String::as_str));
                let rank = |event: &Event| event.excerpts.first().and_then(|it| ranks.get(it.source.index()));
                each(&|event| rank(event).copied().unwrap_or(LACKING))
            }
        }
    }
}

/// The rank of what lacks it.
const LACKING: u32 = u32::MAX;

/// The rank of each text among all, equal ones the same: without regard to capitals and to signs at the beginning.
fn ranked<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u32> {
    // One text for all: a million small ones would be felt.
    let (mut folded, mut starts) = (String::new(), vec![0]);
    for text in texts {
        let begun = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let words = if begun.is_empty() { text } else { begun };
        folded.extend(words.chars().flat_map(char::to_lowercase));
        starts.push(folded.len());
    }
    let text = |at: u32| &folded.as_bytes()[starts[at as usize]..starts[at as usize + 1]];
    // The first bytes tell most apart, without a look at the text.
    let beginning = |at: u32| {
        let mut first = [0; 8];
        first.iter_mut().zip(text(at)).for_each(|(to, byte)| *to = *byte);
        u64::from_be_bytes(first)
    };
    let mut keys: Vec<(u64, u32)> = (0..).take(starts.len() - 1).map(|at: u32| (beginning(at), at)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| text(a.1).cmp(text(b.1))));
    let mut ranks = vec![0; keys.len()];
    let (mut rank, mut before) = (0, None);
    for (beginning, at) in keys {
        if before.is_some_and(|(other, other_at)| other != beginning || text(other_at) != text(at)) {
            rank += 1;
        }
        ranks[at as usize] = rank;
        before = Some((beginning, at));
    }
    ranks
}

/// The matches as the rows of a table, from the top.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    matches: &'a Matches,
    falling: bool,
    sorted: Option<&'a [EventIx]>,
}

impl<'a> Rows<'a> {
    /// In time order, the undated last.
    pub fn by_date(matches: &'a Matches, falling: bool) -> Self {
        Self { matches, falling, sorted: None }
    }

    /// In the order of [`Orders::pick`].
    pub fn sorted(matches: &'a Matches, sorted: &'a [EventIx]) -> Self {
        Self { matches, falling: false, sorted: Some(sorted) }
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.matches.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.matches.is_empty()
    }

    /// The event in a row, from 0.
    pub fn at(self, row: usize) -> Option<EventIx> {
        match self.sorted {
            Some(sorted) => sorted.get(row).copied(),
            None => self.matches.at(self.turned(row)),
        }
    }

    /// The row of an event. Takes a look at every row where they are not sorted by date.
    pub fn position(self, event: EventIx) -> Option<usize> {
        match self.sorted {
            Some(sorted) => sorted.iter().position(|each| *each == event),
            None => self.matches.position(event).map(|position| self.turned(position)),
        }
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = EventIx> + 'a {
        (0..self.len()).filter_map(move |row| self.at(row))
    }

    /// The row for a position among the matches, and the other way round: the dated ones turned, if they are to be.
    fn turned(self, at: usize) -> usize {
        let dated = self.matches.dated().len();
        if self.falling && at < dated { dated - 1 - at } else { at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_ranked_without_capitals_and_signs_before_them() {
        let texts = ["beta", "“Alpha", "alpha", "", "Beta blocker", "…", "alphabet", "βήτα"];
        assert_eq!(ranked(texts.into_iter()), [3, 1, 1, 0, 4, 6, 2, 5]);
        let long = ["the same beginning b", "the same beginning A", "The same beginning"];
        assert_eq!(ranked(long.into_iter()), [2, 1, 0]);
        assert!(ranked([].into_iter()).is_empty());
    }

    #[test]
    fn a_second_click_turns_the_order_and_another_column_begins_anew() {
        let by = |by, falling| Sort { by, falling };
        let mut sort = Sort::default();
        assert_eq!(sort, by(Column::Date, false));
        for (clicked, expected) in [
            (Column::Date, by(Column::Date, true)),
            (Column::Date, by(Column::Date, false)),
            (Column::Title, by(Column::Title, false)),
            (Column::Title, by(Column::Title, true)),
            (Column::Source, by(Column::Source, false)),
        ] {
            sort = sort.clicked(clicked);
            assert_eq!(sort, expected);
        }
    }
}
