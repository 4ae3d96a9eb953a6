//! Dates that are sharper than their source, or later.

use super::super::kind::Table;
use super::super::model::{Dataset, Event, Role, Source, Standing};
use super::day_words;
use super::quotations::quotations;
use super::record::Record;
use super::remark::Remark;
use super::remarks::Remarks;
use crate::date::{Date, Day, Days, Extent, Limit};

/// From how many events on 1 January on there may be too many of them.
const LEAST_ON_FIRST_OF_JANUARY: usize = 3;

/// Of so many events dated to the day, one on 1 January is no surprise. By chance it would be one in 365; treaties
/// and laws that come into force make it more.
const ONE_ON_FIRST_OF_JANUARY_IN: usize = 20;

/// From how many events on the first of a month on there may be too many of them. Fewer are too few to tell.
const LEAST_ON_FIRST: usize = 4;

/// Of so many events dated to the day, one on the first of a month is no surprise. By chance it would be one in 30;
/// that 4 of 23 fall on a first then happens once in 170 datasets.
const ONE_ON_FIRST_IN: usize = 6;

/// Warns of days that the source's words don't name.
pub(super) fn day_not_written(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    for (position, event) in dataset.events.iter().enumerate() {
        let Some(date) = event.date.as_ref().filter(|_| !event.as_written.trim().is_empty()) else {
            continue;
        };
        let unwritten =
            days(date).into_iter().flatten().find(|day| !day_words::can_name(&event.as_written, *day));
        if let Some(day) = unwritten {
            let record = Record::Entry(Table::Event, position);
            let (_, _, day) = day.ymd();
            let remark = Remark::DayNotWritten { day, as_written: event.as_written.to_string() };
            remarks.add(record, record.field("date"), remark);
        }
    }
}

/// Warns of too many events on 1 January or, without that, on the first of a month. Said once, of the dataset, at the
/// first such event in the file. An interval counts by its start, or by its end if only that is a day.
pub(super) fn first_of_month(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    let day = |event: &Event| days(event.date.as_ref()?).into_iter().flatten().next();
    let numbered = dataset.events.iter().enumerate();
    let dated: Vec<(usize, (u32, u32))> = numbered
        .filter_map(|(position, event)| {
            let (_, month, day) = day(event)?.ymd();
            Some((position, (month, day)))
        })
        .collect();
    let total = dated.len();
    let firsts = || dated.iter().filter(|(_, (_, day))| *day == 1);
    let january = || firsts().filter(|(_, (month, _))| *month == 1);
    let found = january().count();
    let (first, remark) = if found >= LEAST_ON_FIRST_OF_JANUARY && found * ONE_ON_FIRST_OF_JANUARY_IN > total
    {
        (january().next(), Remark::FirstOfJanuary { found, total })
    } else {
        let found = firsts().count();
        let is_much = found >= LEAST_ON_FIRST && found * ONE_ON_FIRST_IN > total;
        (firsts().next().filter(|_| is_much), Remark::FirstOfMonth { found, total })
    };
    if let Some((position, _)) = first {
        let path = Record::Entry(Table::Event, *position).field("date");
        remarks.add(Record::Dataset, path, remark);
    }
}

/// Warns of events that begin after all their sources were published.
pub(super) fn after_publication(dataset: &Dataset, remarks: &mut Remarks<'_>) {
    // The last day on which each source can have been published, if it was read and has a date.
    let published: Vec<Option<Latest>> = dataset.sources.iter().map(Latest::of).collect();
    for (position, event) in dataset.events.iter().enumerate() {
        let begins = event.date.as_ref().and_then(|date| date.bounds().earliest);
        let sources = quotations(event).filter_map(|(_, excerpt)| {
            let source = excerpt.source.index();
            Some((published[source]?, source))
        });
        let (Some(begins), Some((Latest::Day(latest), source))) = (begins, sources.max()) else {
            continue;
        };
        if begins > latest && event.standing != Standing::Announced {
            let record = Record::Entry(Table::Event, position);
            let source_id = dataset.sources[source].id.clone();
            let remark = Remark::AfterPublication { source_id, latest: latest.iso() };
            remarks.add(record, record.field("date"), remark);
        }
    }
}

/// The last day on which a source can have been published.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Latest {
    /// That day.
    Day(Day),
    /// There is none: it goes on, or nobody knows.
    Never,
}

impl Latest {
    /// Of a source that was read and has a date.
    fn of(source: &Source) -> Option<Self> {
        let issued = source.issued.as_ref().filter(|_| source.role == Role::Read)?;
        Some(issued.bounds().latest.map_or(Self::Never, Self::Day))
    }
}

/// The days that a date names: itself, or its ends.
fn days(date: &Date) -> [Option<Day>; 2] {
    let only = |days: Days| (days.len() == 1).then(|| days.first());
    let end = |limit: Limit| match limit {
        Limit::Within { days, .. } => only(days),
        Limit::Open | Limit::Unknown => None,
    };
    match date.extent() {
        Extent::Within { days, .. } => [only(days), None],
        Extent::Period { start, end: last } => [end(start), end(last)],
    }
}
