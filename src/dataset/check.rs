//! From the raw mirror to the checked [`Dataset`], with everything that is wrong on the way.

use super::findings::{Field, Findings};
use super::kind::{IssueKind, Table};
use super::lint::exceptions;
use super::model::{
    Actor, ActorIx, Dataset, Event, Excerpt, Importance, OtherDate, Place as PlaceEntry, PlaceIx, Role,
    Source, SourceIx, SourceKind, Standing, Theme, ThemeIx,
};
use super::path::Place;
use super::raw::{
    RawActor, RawDataset, RawEvent, RawExcerpt, RawOtherDate, RawPlace, RawRelation, RawSource, RawTheme,
    Records, Text,
};
use super::relations::relations;
use super::rules;
use super::tables::Ids;
use super::text::Texts;
use crate::date::Date;

/// Checks `raw`. The dataset is to be used only if no error was found; otherwise it has gaps. Its SHA-256
/// is left empty.
pub(super) fn check(mut raw: RawDataset) -> (Dataset, Findings) {
    let mut findings = Findings::new();
    let tables = Tables::check(&mut findings, &mut raw);
    let raw_events = findings.required(&Place::ROOT, required("events"), raw.events.take());
    let events = events(&mut findings, &tables, raw_events);
    (dataset(&mut findings, raw, tables, events), findings)
}

fn required(name: &'static str) -> Field {
    Field { record: "Dataset", name }
}

/// What events refer to.
pub(super) struct Tables {
    themes: Vec<Theme>,
    actors: Vec<Actor>,
    places: Vec<PlaceEntry>,
    sources: Vec<Source>,
}

impl Tables {
    /// Takes the tables out of `raw` and checks them.
    pub(super) fn check(findings: &mut Findings, raw: &mut RawDataset) -> Self {
        let root = Place::ROOT;
        let themes = findings.required(&root, required("themes"), raw.themes.take());
        let sources = findings.required(&root, required("sources"), raw.sources.take());
        Self {
            themes: each("themes", themes, |place, raw| theme(findings, place, raw)),
            actors: each("actors", raw.actors.take(), |place, raw| actor(findings, place, raw)),
            places: each("places", raw.places.take(), |place, raw| place_entry(findings, place, raw)),
            sources: each("sources", sources, |place, raw| source(findings, place, raw)),
        }
    }
}

/// Checks what else `raw` holds, and puts the dataset together.
pub(super) fn dataset(
    findings: &mut Findings,
    raw: RawDataset,
    tables: Tables,
    events: Vec<Event>,
) -> Dataset {
    let root = Place::ROOT;
    findings.required(&root, required("format"), raw.format);
    Dataset {
        title: findings.required_line(&root, required("title"), raw.title.as_ref()).to_owned(),
        description: findings.paragraph(&root.field("description"), raw.description.as_ref()).into_owned(),
        version: findings.line(&root.field("version"), raw.version.as_ref()).to_owned(),
        license: findings.line(&root.field("license"), raw.license.as_ref()).to_owned(),
        themes: tables.themes,
        actors: tables.actors,
        places: tables.places,
        sources: tables.sources,
        events,
        exceptions: exceptions(findings, &root, raw.exceptions),
        sha256: String::new(),
    }
}

/// Checks every record of a list.
fn each<R, T>(
    list: &'static str,
    raw: Option<Records<R>>,
    mut check: impl FnMut(&Place<'_>, R) -> T,
) -> Vec<T> {
    let list = Place::ROOT.field(list);
    let numbered = raw.unwrap_or_default().0.into_iter().enumerate();
    numbered.map(|(position, raw)| check(&list.item(position), raw)).collect()
}

fn theme(findings: &mut Findings, place: &Place<'_>, raw: RawTheme) -> Theme {
    Theme {
        id: findings.id(place, Table::Theme, raw.id.as_ref()).to_owned(),
        label: findings
            .required_line(place, Field { record: "Theme", name: "label" }, raw.label.as_ref())
            .to_owned(),
        description: findings.paragraph(&place.field("description"), raw.description.as_ref()).into_owned(),
        exceptions: exceptions(findings, place, raw.exceptions),
    }
}

fn actor(findings: &mut Findings, place: &Place<'_>, raw: RawActor) -> Actor {
    Actor {
        id: findings.id(place, Table::Actor, raw.id.as_ref()).to_owned(),
        label: findings
            .required_line(place, Field { record: "Actor", name: "label" }, raw.label.as_ref())
            .to_owned(),
        kind: raw.kind.unwrap_or_default(),
        description: findings.paragraph(&place.field("description"), raw.description.as_ref()).into_owned(),
        exceptions: exceptions(findings, place, raw.exceptions),
    }
}

fn place_entry(findings: &mut Findings, place: &Place<'_>, raw: RawPlace) -> PlaceEntry {
    PlaceEntry {
        id: findings.id(place, Table::Place, raw.id.as_ref()).to_owned(),
        label: findings
            .required_line(place, Field { record: "Place", name: "label" }, raw.label.as_ref())
            .to_owned(),
        description: findings.paragraph(&place.field("description"), raw.description.as_ref()).into_owned(),
        exceptions: exceptions(findings, place, raw.exceptions),
    }
}

fn source(findings: &mut Findings, place: &Place<'_>, raw: RawSource) -> Source {
    let required = |name| Field { record: "Source", name };
    Source {
        id: findings.id(place, Table::Source, raw.id.as_ref()).to_owned(),
        role: findings.required(place, required("role"), raw.role).unwrap_or(Role::Cited),
        kind: findings.required(place, required("kind"), raw.kind).unwrap_or(SourceKind::Document),
        title: findings.required_line(place, required("title"), raw.title.as_ref()).to_owned(),
        author: findings.lines(&place.field("author"), raw.author),
        translator: findings.lines(&place.field("translator"), raw.translator),
        container_title: findings
            .line(&place.field("container_title"), raw.container_title.as_ref())
            .to_owned(),
        number: findings.line(&place.field("number"), raw.number.as_ref()).to_owned(),
        publisher: findings.line(&place.field("publisher"), raw.publisher.as_ref()).to_owned(),
        issued: findings.date(&place.field("issued"), raw.issued.as_deref()),
        isbn: findings.line(&place.field("isbn"), raw.isbn.as_ref()).to_owned(),
        url: findings.url(&place.field("url"), raw.url),
        note: findings.paragraph(&place.field("note"), raw.note.as_ref()).into_owned(),
        exceptions: exceptions(findings, place, raw.exceptions),
    }
}

/// The ids that events refer to.
pub(super) struct Known<'d> {
    themes: Ids<'d>,
    actors: Ids<'d>,
    places: Ids<'d>,
    sources: Ids<'d>,
}

impl<'d> Known<'d> {
    /// Collects the ids of the tables, and reports those that repeat an earlier one.
    pub(super) fn new(findings: &mut Findings, tables: &'d Tables) -> Self {
        let Tables { themes, actors, places, sources } = tables;
        Self {
            themes: Ids::new(findings, Table::Theme, themes.iter().map(|theme| theme.id.as_str())),
            actors: Ids::new(findings, Table::Actor, actors.iter().map(|actor| actor.id.as_str())),
            places: Ids::new(findings, Table::Place, places.iter().map(|place| place.id.as_str())),
            sources: Ids::new(findings, Table::Source, sources.iter().map(|source| source.id.as_str())),
        }
    }
}

/// After how many events room is made for more.
const AHEAD_EVENTS: usize = 256;

/// How many bytes those take at most, as a rule. Pieces above 128 KiB come from elsewhere.
const AHEAD_BYTES: usize = 96 << 10;

/// Has the allocator make room at once for what the next events need beside their texts. On any but the main thread
/// that of the GNU C library goes to the system for every page otherwise, while all other threads wait.
fn room_ahead() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(AHEAD_BYTES)));
}

/// The events while they are checked one by one, with their relations kept for when all events are known.
#[derive(Default)]
pub(super) struct Gathered {
    events: Vec<Event>,
    /// The relations of the events that have some, by the position of the event.
    links: Vec<(usize, Records<RawRelation>)>,
    texts: Texts,
    /// How many events have their texts.
    sealed: usize,
}

impl Gathered {
    /// None yet; they go into the room of others that have been appended.
    pub(super) fn in_room(room: Room) -> Self {
        Self { events: room.events, texts: room.texts, ..Self::default() }
    }

    /// Adds those of `others` behind its own. Returns the room that they were in.
    pub(super) fn append(&mut self, mut others: Self) -> Room {
        self.seal();
        others.seal();
        let before = self.events.len();
        self.events.append(&mut others.events);
        self.sealed = self.events.len();
        self.links.extend(others.links.into_iter().map(|(position, links)| (before + position, links)));
        Room { events: others.events, texts: others.texts }
    }

    /// Checks an event but for its relations, and keeps it.
    pub(super) fn add<T: Text>(&mut self, findings: &mut Findings, known: &Known<'_>, raw: &mut RawEvent<T>) {
        let (list, position) = (Place::ROOT.field("events"), self.events.len());
        if position.is_multiple_of(AHEAD_EVENTS) {
            room_ahead();
        }
        if let Some(links) = raw.relations.take().filter(|links| !links.0.is_empty()) {
            let links = links.0.into_iter().map(RawRelation::owned).collect();
            self.links.push((position, Records(links)));
        }
        self.events.push(event(findings, known, &mut self.texts, &list.item(position), raw));
        if self.texts.is_full() {
            self.seal();
        }
    }

    /// Gives the events their texts.
    pub(super) fn seal(&mut self) {
        self.texts.seal(&mut self.events[self.sealed..]);
        self.sealed = self.events.len();
    }

    /// The events with their relations.
    pub(super) fn finish(mut self, findings: &mut Findings) -> Vec<Event> {
        self.seal();
        self.events.shrink_to_fit();
        for (event, relations) in relations(findings, &self.events, self.links) {
            self.events[event].relations = relations;
        }
        self.events
    }
}

/// Memory for events, to be used again.
#[derive(Default)]
pub(super) struct Room {
    events: Vec<Event>,
    texts: Texts,
}

/// Checks the events against the other tables.
fn events(findings: &mut Findings, tables: &Tables, raw: Option<Records<RawEvent>>) -> Vec<Event> {
    let known = Known::new(findings, tables);
    let mut gathered = Gathered::default();
    for mut raw in raw.unwrap_or_default().0 {
        gathered.add(findings, &known, &mut raw);
    }
    gathered.finish(findings)
}

/// Checks an event but for its relations, which need the ids of all events.
fn event<T: Text>(
    findings: &mut Findings,
    known: &Known<'_>,
    texts: &mut Texts,
    place: &Place<'_>,
    raw: &mut RawEvent<T>,
) -> Event {
    let required = |name| Field { record: "Event", name };
    let themes = findings.required(place, required("themes"), raw.themes.as_deref());
    not_empty(findings, place, "themes", themes);
    let excerpts = findings.required(place, required("excerpts"), raw.excerpts.as_mut());
    not_empty(findings, place, "excerpts", excerpts.as_ref().map(|list| list.0.as_slice()));
    let excerpts = excerpts.map_or(&mut [][..], |list| &mut list.0);
    let list = place.field("excerpts");
    let others = place.field("other_dates");
    Event {
        id: texts.add(findings.id(place, Table::Event, raw.id.as_ref())),
        date: findings.date(&place.field("date"), raw.date.as_ref().map(AsRef::as_ref)),
        as_written: texts.add(findings.line(&place.field("as_written"), raw.as_written.as_ref())),
        title: texts.add(findings.required_line(place, required("title"), raw.title.as_ref())),
        summary: texts.add(&findings.paragraph(&place.field("summary"), raw.summary.as_ref())),
        themes: known.themes.resolve_all(findings, &place.field("themes"), themes, ThemeIx::at),
        actors: known.actors.resolve_all(
            findings,
            &place.field("actors"),
            raw.actors.as_deref(),
            ActorIx::at,
        ),
        places: known.places.resolve_all(
            findings,
            &place.field("places"),
            raw.places.as_deref(),
            PlaceIx::at,
        ),
        importance: importance(findings, &place.field("importance"), raw.importance),
        standing: findings.required(place, required("standing"), raw.standing).unwrap_or(Standing::Stated),
        attributed_to: known.actors.resolve_all(
            findings,
            &place.field("attributed_to"),
            raw.attributed_to.as_deref(),
            ActorIx::at,
        ),
        other_dates: (raw.other_dates.iter_mut().flat_map(|list| &mut list.0).enumerate())
            .filter_map(|(position, raw)| other_date(findings, known, texts, &others.item(position), raw))
            .collect(),
        excerpts: (excerpts.iter_mut().enumerate())
            .map(|(position, raw)| excerpt(findings, known, texts, &list.item(position), raw))
            .collect(),
        relations: Vec::new(),
        exceptions: exceptions(findings, place, raw.exceptions.take()),
    }
}

/// Reports a required list that is there but empty.
fn not_empty<T>(findings: &mut Findings, place: &Place<'_>, field: &'static str, list: Option<&[T]>) {
    if list.is_some_and(<[T]>::is_empty) {
        findings.add(&place.field(field), IssueKind::Empty { field });
    }
}

fn importance(findings: &mut Findings, place: &Place<'_>, raw: Option<i64>) -> Importance {
    match raw {
        None => Importance::default(),
        Some(1) => Importance::Landmark,
        Some(2) => Importance::Notable,
        Some(3) => Importance::Detail,
        Some(found) => {
            findings.add(place, IssueKind::BadImportance { found });
            Importance::default()
        }
    }
}

fn other_date<T: Text>(
    findings: &mut Findings,
    known: &Known<'_>,
    texts: &mut Texts,
    place: &Place<'_>,
    raw: &mut RawOtherDate<T>,
) -> Option<OtherDate> {
    let required = |name| Field { record: "OtherDate", name };
    let date: Option<Date> = match findings.required(place, required("date"), raw.date.as_ref()) {
        Some(date) => findings.date(&place.field("date"), Some(date.as_ref())),
        None => None,
    };
    let raw_excerpt = findings.required(place, required("excerpt"), raw.excerpt.as_mut())?;
    let excerpt = excerpt(findings, known, texts, &place.field("excerpt"), raw_excerpt);
    Some(OtherDate { date: date?, excerpt })
}

fn excerpt<T: Text>(
    findings: &mut Findings,
    known: &Known<'_>,
    texts: &mut Texts,
    place: &Place<'_>,
    raw: &mut RawExcerpt<T>,
) -> Excerpt {
    let required = |name| Field { record: "Excerpt", name };
    let source = findings
        .required(place, required("source"), raw.source.as_ref())
        .and_then(|id| known.sources.resolve(findings, &place.field("source"), id.as_ref()));
    let section = findings.line(&place.field("section"), raw.section.as_ref());
    let prefix = findings.line(&place.field("prefix"), raw.prefix.as_ref());
    let exact = findings.required_line(place, required("exact"), raw.exact.as_ref());
    let suffix = findings.line(&place.field("suffix"), raw.suffix.as_ref());
    let excerpt = Excerpt {
        source: SourceIx::at(source.unwrap_or_default()),
        section: texts.add(section),
        note: raw.note,
        prefix: texts.add(prefix),
        exact: texts.add(exact),
        suffix: texts.add(suffix),
        cites: known.sources.resolve_all(findings, &place.field("cites"), raw.cites.as_deref(), SourceIx::at),
    };
    for (field, text, limit) in [
        ("prefix", prefix, rules::AROUND_WORDS),
        ("exact", exact, rules::EXACT_WORDS),
        ("suffix", suffix, rules::AROUND_WORDS),
    ] {
        let words = rules::words(text);
        if words > limit {
            findings.add(&place.field(field), IssueKind::TooManyWords { field, words, limit });
        }
    }
    excerpt
}
