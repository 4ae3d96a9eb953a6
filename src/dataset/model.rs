//! The checked dataset: what a curator wrote, with every id resolved.

use smallvec::SmallVec;

use super::lint::Exception;
use super::text::Text;
use crate::date::Date;

/// Positions in a table: nearly always few, which then take no memory of their own.
pub type Few<Ix> = SmallVec<[Ix; 4]>;

/// Defines an index into one of the dataset's tables.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The index of the table's entry number `position`.
            ///
            /// Tables are far shorter than `u32::MAX`; a longer one saturates.
            pub fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }
        }
    };
}

index!(
    /// Which theme: a position in [`Dataset::themes`].
    ThemeIx
);
index!(
    /// Which actor: a position in [`Dataset::actors`].
    ActorIx
);
index!(
    /// Which place: a position in [`Dataset::places`].
    PlaceIx
);
index!(
    /// Which source: a position in [`Dataset::sources`].
    SourceIx
);
index!(
    /// Which event: a position in [`Dataset::events`], the order of the file.
    EventIx
);

/// A dataset in which every id resolves. Made only by the loader.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// What the dataset is about, for the title bar.
    pub title: String,
    /// A sentence or two on scope and method. Empty if the file has none.
    pub description: String,
    /// The curator's version of the data, e.g. `1.0.0`. Empty if the file has none.
    pub version: String,
    /// The licence of the data. Empty if the file has none.
    pub license: String,
    /// The themes, in the file's order, which is the order of lanes.
    pub themes: Vec<Theme>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Where things happen.
    pub places: Vec<Place>,
    /// The documents read, and the works they cite.
    pub sources: Vec<Source>,
    /// The events, in the file's order.
    pub events: Vec<Event>,
    /// Lints that are wrong about the dataset as a whole.
    pub exceptions: Vec<Exception>,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// A theme: the first one of an event gives it its colour and its lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The stable id.
    pub id: String,
    /// The name people read.
    pub label: String,
    /// What the theme covers. May be empty.
    pub description: String,
    /// Lints that are wrong about it.
    pub exceptions: Vec<Exception>,
}

/// A person, state or body that acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The stable id.
    pub id: String,
    /// The name people read.
    pub label: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// Who that is. May be empty.
    pub description: String,
    /// Lints that are wrong about it.
    pub exceptions: Vec<Exception>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The stable id.
    pub id: String,
    /// The name people read.
    pub label: String,
    /// Where or what that is. May be empty.
    pub description: String,
    /// Lints that are wrong about it.
    pub exceptions: Vec<Exception>,
}

/// A document that was read, or a work that such a document cites. Fields follow CSL-JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The stable id.
    pub id: String,
    /// Read or only cited.
    pub role: Role,
    /// What sort of work it is.
    pub kind: SourceKind,
    /// The title as printed.
    pub title: String,
    /// Authors, in the order printed.
    pub author: Vec<String>,
    /// Translators, in the order printed.
    pub translator: Vec<String>,
    /// The journal, newspaper, series or site it appeared in. May be empty.
    pub container_title: String,
    /// The number within a series. May be empty.
    pub number: String,
    /// The publisher. May be empty.
    pub publisher: String,
    /// When it appeared.
    pub issued: Option<Date>,
    /// The ISBN as printed. May be empty.
    pub isbn: String,
    /// Where it can be read, http or https only.
    pub url: Option<String>,
    /// A remark by the curator. May be empty.
    pub note: String,
    /// Lints that are wrong about it.
    pub exceptions: Vec<Exception>,
}

/// Something dated, or waiting for a date on the undated shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The stable id.
    pub id: Text,
    /// When, as precisely as the source says. `None`: undated.
    pub date: Option<Date>,
    /// The source's own words for the date. May be empty.
    pub as_written: Text,
    /// The curator's short title.
    pub title: Text,
    /// One to three sentences in the curator's words. May be empty.
    pub summary: Text,
    /// At least one theme; the first gives colour and lane.
    pub themes: Few<ThemeIx>,
    /// Who takes part.
    pub actors: Few<ActorIx>,
    /// Where.
    pub places: Few<PlaceIx>,
    /// Decides which labels show first.
    pub importance: Importance,
    /// What kind of statement the event rests on.
    pub standing: Standing,
    /// Who alleges, denies or announces it.
    pub attributed_to: Few<ActorIx>,
    /// Dates that other passages give for the same event.
    pub other_dates: Vec<OtherDate>,
    /// Quotations the event rests on.
    pub excerpts: Vec<Excerpt>,
    /// Links to other events.
    pub relations: Vec<Relation>,
    /// Lints that are wrong about it.
    pub exceptions: Vec<Exception>,
}

/// A rival date with the passage that gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherDate {
    /// The other date.
    pub date: Date,
    /// The passage that gives it.
    pub excerpt: Excerpt,
}

/// A short verbatim quotation with its locator, after the W3C TextQuoteSelector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The source quoted.
    pub source: SourceIx,
    /// Section heading or paragraph. May be empty.
    pub section: Text,
    /// The footnote's number.
    pub note: Option<u32>,
    /// The words just before, to tell equal quotations apart. May be empty.
    pub prefix: Text,
    /// The quotation, verbatim.
    pub exact: Text,
    /// The words just after. May be empty.
    pub suffix: Text,
    /// The works that the passage names as its own ground.
    pub cites: Few<SourceIx>,
}

/// A link from one event to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// How the two belong together.
    pub kind: RelationKind,
    /// The other event.
    pub to: EventIx,
}

/// Defines a closed vocabulary: an enum with its RON names, ids and words.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal, $words:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The id used by the command line and in JSON.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The word or words people read.
            pub fn words(self) -> &'static str {
                match self { $(Self::$variant => $words,)+ }
            }
        }
    };
}

vocabulary!(
    /// What kind of statement an event rests on.
    Standing {
        /// A fact the source states.
        Stated = "stated", "Stated";
        /// The author's judgement.
        Assessed = "assessed", "Assessed";
        /// Somebody claims it.
        Alleged = "alleged", "Alleged";
        /// A party denies it.
        Denied = "denied", "Denied";
        /// Planned or intended, not yet done.
        Announced = "announced", "Announced";
    }
);

vocabulary!(
    /// How much an event carries of the story.
    #[derive(Default)]
    Importance {
        /// Tells the story alone.
        Landmark = "1", "Landmark";
        /// Worth a label where there is room.
        Notable = "2", "Notable";
        /// For a closer look.
        #[default]
        Detail = "3", "Detail";
    }
);

vocabulary!(
    /// Whether a document was read, or is only cited by one that was.
    Role {
        /// The curator read it; excerpts quote it.
        Read = "read", "Read";
        /// A read document cites it.
        Cited = "cited", "Cited";
    }
);

vocabulary!(
    /// What sort of actor.
    #[derive(Default)]
    ActorKind {
        /// A state or its government.
        State = "state", "State";
        /// A person.
        Person = "person", "Person";
        /// A ministry, force, agency, company or movement.
        Organisation = "organisation", "Organisation";
        /// An international body or alliance.
        Bloc = "bloc", "International body";
        /// Anything else.
        #[default]
        Other = "other", "Other";
    }
);

vocabulary!(
    /// What sort of work.
    SourceKind {
        /// A report or working paper.
        Report = "report", "Report";
        /// A book.
        Book = "book", "Book";
        /// A chapter in a book.
        Chapter = "chapter", "Chapter";
        /// An article in a journal.
        JournalArticle = "article-journal", "Journal article";
        /// An article in a magazine.
        MagazineArticle = "article-magazine", "Magazine article";
        /// An article in a newspaper or from a news agency.
        NewspaperArticle = "article-newspaper", "Newspaper article";
        /// A page on the web, an official statement among them.
        Webpage = "webpage", "Web page";
        /// A post on a social network.
        Post = "post", "Post";
        /// A dataset or graphic.
        Dataset = "dataset", "Dataset";
        /// An interview.
        Interview = "interview", "Interview";
        /// Anything else.
        Document = "document", "Document";
    }
);

vocabulary!(
    /// How two events belong together; read from the event that holds the relation.
    RelationKind {
        /// Answers the other event.
        RespondsTo = "responds-to", "responds to";
        /// Goes on from the other event.
        Continues = "continues", "continues";
        /// Does not fit with the other event.
        Contradicts = "contradicts", "contradicts";
        /// Belongs to the other event.
        PartOf = "part-of", "part of";
        /// Keeps the memory of the other event.
        Commemorates = "commemorates", "commemorates";
        /// Comes about because of the other event.
        FollowsFrom = "follows-from", "follows from";
    }
);

impl Dataset {
    /// The theme at `ix`.
    pub fn theme(&self, ix: ThemeIx) -> &Theme {
        &self.themes[ix.index()]
    }

    /// The actor at `ix`.
    pub fn actor(&self, ix: ActorIx) -> &Actor {
        &self.actors[ix.index()]
    }

    /// The place at `ix`.
    pub fn place(&self, ix: PlaceIx) -> &Place {
        &self.places[ix.index()]
    }

    /// The source at `ix`.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.index()]
    }

    /// The event at `ix`.
    pub fn event(&self, ix: EventIx) -> &Event {
        &self.events[ix.index()]
    }

    /// Every event with its index, in the file's order.
    pub fn indexed_events(&self) -> impl Iterator<Item = (EventIx, &Event)> {
        self.events.iter().enumerate().map(|(position, event)| (EventIx::at(position), event))
    }
}

impl Event {
    /// The theme that gives the event its colour and its lane.
    pub fn main_theme(&self) -> ThemeIx {
        self.themes[0]
    }

    /// Whether every excerpt is of the same source, and there is one.
    pub fn rests_on_one_source(&self) -> bool {
        let mut sources = self.excerpts.iter().map(|excerpt| excerpt.source);
        sources.next().is_some_and(|first| sources.all(|other| other == first))
    }
}
