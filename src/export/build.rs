//! Makes the document of a selection.

use std::path::Path;

use super::Grouping;
use super::document::{Document, Entry, Group, Quotation, Work};
use super::reference::{locator, reference};
use crate::dataset::{Dataset, Event, EventIx, Excerpt, SourceIx, Standing};
use crate::date::{Date, year_text};
use crate::query::{Ask, Span, choose_option, file_word};
use crate::timeline::Timeline;

/// What a reader has noted of the event with an id: whether it has a star, and a text, which may be empty.
pub type NotesOf<'a> = dyn Fn(&str) -> Option<(bool, &'a str)> + 'a;

/// What goes into a document.
pub struct Edition<'a> {
    /// The events in time order.
    pub timeline: &'a Timeline,
    /// The question that chose the events.
    pub ask: &'a Ask,
    /// The dataset's file; `None`: built in.
    pub file: Option<&'a Path>,
    /// The events, in order.
    pub events: &'a [EventIx],
    /// Whether somebody picked the events by hand: they are named one by one.
    pub picked: bool,
    /// What the headings are.
    pub grouping: Grouping,
    /// A reader's notes. `None`: without them.
    pub notes: Option<&'a NotesOf<'a>>,
}

/// Makes the document. The same edition always gives the same document.
pub fn document(edition: &Edition<'_>) -> Document {
    let dataset = edition.timeline.dataset().as_ref();
    let mut works = Works { dataset, listed: Vec::new() };
    let mut groups: Vec<Group> = Vec::new();
    for ix in edition.events {
        let event = dataset.event(*ix);
        let heading = heading(dataset, event, edition.grouping);
        let mut entry = entry(dataset, event, &mut works);
        if let Some((star, note)) = edition.notes.and_then(|of| of(&event.id)) {
            (entry.star, entry.note) = (star, note.to_owned());
        }
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { heading, entries: vec![entry] }),
        }
    }
    Document {
        front_matter: front_matter(edition),
        picked: if edition.picked { ids(edition) } else { Vec::new() },
        title: title(edition),
        count_line: count_line(edition),
        groups,
        bibliography: works.bibliography(),
    }
}

fn title(edition: &Edition<'_>) -> String {
    let title = &edition.timeline.dataset().title;
    match edition.ask.span.filter(|_| !edition.picked) {
        Some(span) => format!("{title}: {}", span.text()),
        None => title.clone(),
    }
}

fn count_line(edition: &Edition<'_>) -> String {
    let dataset = edition.timeline.dataset();
    let shown = edition.events.len();
    let total = dataset.events.len();
    let words = if edition.picked { "picked by hand".to_owned() } else { edition.ask.words(dataset) };
    format!("{shown} of {total} events: {words}.")
}

/// Says how many of the events have a reader's note or star, where these are among what is said.
fn notes_line(edition: &Edition<'_>) -> Option<(&'static str, String)> {
    let (of, dataset) = (edition.notes?, edition.timeline.dataset());
    let noted = edition.events.iter().filter(|ix| of(&dataset.event(**ix).id).is_some()).count();
    Some(("notes", format!("a reader’s own, not the dataset’s, on {noted} of these events")))
}

fn ids(edition: &Edition<'_>) -> Vec<String> {
    let dataset = edition.timeline.dataset();
    edition.events.iter().map(|ix| dataset.event(*ix).id.to_string()).collect()
}

fn front_matter(edition: &Edition<'_>) -> Vec<(&'static str, String)> {
    let dataset = edition.timeline.dataset();
    let dataset_pairs = [
        ("dataset", dataset.title.clone()),
        ("version", dataset.version.clone()),
        ("sha256", dataset.sha256.clone()),
    ];
    if edition.picked {
        let command = command(edition);
        let selection = match command {
            Some(_) => "picked by hand",
            None => "picked by hand, and too many to name in a command line",
        };
        let rest = [("selection", selection.to_owned()), ("count", count_line(edition))];
        let command = command.map(|command| ("command", command));
        return dataset_pairs.into_iter().chain(rest).chain(notes_line(edition)).chain(command).collect();
    }
    let span = edition.ask.span.map_or_else(|| "all".to_owned(), Span::text);
    let filter = edition.ask.filter.words(dataset);
    let rest = [
        ("span", span),
        ("filter", if filter.is_empty() { "none".to_owned() } else { filter }),
        ("count", count_line(edition)),
    ];
    let command = command(edition).map(|command| ("command", command));
    dataset_pairs.into_iter().chain(rest).chain(notes_line(edition)).chain(command).collect()
}

/// The command line that writes the same document again. `None`: more events were picked than it can name.
fn command(edition: &Edition<'_>) -> Option<String> {
    let mut words = vec!["annals export".to_owned()];
    words.extend(edition.file.map(file_word));
    let dataset = edition.timeline.dataset();
    if edition.picked {
        words.push(choose_option(dataset, edition.events)?);
    } else {
        let ask = edition.ask.arguments(dataset);
        words.extend((!ask.is_empty()).then_some(ask));
    }
    if edition.grouping != Grouping::default() {
        words.push(format!("--group {}", edition.grouping.id()));
    }
    words.extend(edition.notes.map(|_| "--notes".to_owned()));
    Some(words.join(" "))
}

fn heading(dataset: &Dataset, event: &Event, grouping: Grouping) -> String {
    match grouping {
        Grouping::None => String::new(),
        Grouping::Theme => dataset.theme(event.main_theme()).label.clone(),
        Grouping::Year => {
            let Some(date) = &event.date else {
                return "Undated".to_owned();
            };
            // Where the beginning is not known, an event is in order by its end.
            let bounds = date.bounds();
            let day = bounds.earliest.or(bounds.latest);
            day.map_or_else(|| "At no known time".to_owned(), |day| year_text(day.ymd().0))
        }
    }
}

fn entry(dataset: &Dataset, event: &Event, works: &mut Works<'_>) -> Entry {
    Entry {
        id: event.id.to_string(),
        date: event.date.as_ref().map_or_else(String::new, Date::text),
        title: event.title.to_string(),
        standing: standing(dataset, event),
        themes: event.themes.iter().map(|ix| dataset.theme(*ix).label.clone()).collect(),
        summary: event.summary.to_string(),
        star: false,
        note: String::new(),
        quotations: event.excerpts.iter().map(|excerpt| quotation(dataset, excerpt, works)).collect(),
        other_dates: event
            .other_dates
            .iter()
            .map(|other| (other.date.text(), quotation(dataset, &other.excerpt, works)))
            .collect(),
    }
}

/// The standing in words, with whose word it is: `Alleged by Javad Zarif`.
pub fn standing(dataset: &Dataset, event: &Event) -> String {
    let names: Vec<&str> = event.attributed_to.iter().map(|ix| dataset.actor(*ix).label.as_str()).collect();
    let whom = match names.as_slice() {
        [] => String::new(),
        [one] => format!(" by {one}"),
        [most @ .., last] => format!(" by {} and {last}", most.join(", ")),
    };
    match event.standing {
        Standing::Stated if names.is_empty() => "Stated as fact by the source".to_owned(),
        Standing::Assessed if names.is_empty() => "The author’s assessment".to_owned(),
        Standing::Stated
        | Standing::Assessed
        | Standing::Alleged
        | Standing::Denied
        | Standing::Announced => format!("{}{whom}", event.standing.words()),
    }
}

fn quotation(dataset: &Dataset, excerpt: &Excerpt, works: &mut Works<'_>) -> Quotation {
    Quotation {
        exact: excerpt.exact.to_string(),
        locator: locator(dataset, excerpt),
        work: works.number(excerpt.source),
        cites: excerpt.cites.iter().map(|ix| works.number(*ix)).collect(),
    }
}

/// The works that events use, in the order of first use: those quoted, and those that the quoted passages cite.
pub fn works(dataset: &Dataset, events: &[EventIx]) -> Vec<SourceIx> {
    let mut works = Works { dataset, listed: Vec::new() };
    for event in events.iter().map(|ix| dataset.event(*ix)) {
        let others = event.other_dates.iter().map(|other| &other.excerpt);
        for excerpt in event.excerpts.iter().chain(others) {
            works.number(excerpt.source);
            for cited in &excerpt.cites {
                works.number(*cited);
            }
        }
    }
    works.listed
}

/// The works used so far, in the order of first use.
struct Works<'a> {
    dataset: &'a Dataset,
    listed: Vec<SourceIx>,
}

impl Works<'_> {
    fn number(&mut self, source: SourceIx) -> usize {
        if let Some(number) = self.listed.iter().position(|each| *each == source) {
            return number;
        }
        self.listed.push(source);
        self.listed.len() - 1
    }

    fn bibliography(self) -> Vec<Work> {
        let work = |ix: &SourceIx| {
            let source = self.dataset.source(*ix);
            Work { id: source.id.clone(), reference: reference(source), url: source.url.clone() }
        };
        self.listed.iter().map(work).collect()
    }
}
