//! The document of a span: everything an export says, as plain data.

/// What an export says, before it takes a form such as Markdown. Every string is plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The front matter, in order: `(key, value)`.
    pub front_matter: Vec<(&'static str, String)>,
    /// The ids of events that somebody picked by hand, which end the front matter. Empty: a question found the events.
    pub picked: Vec<String>,
    /// The document's title.
    pub title: String,
    /// A line on what was selected and how many events that is.
    pub count_line: String,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// Exactly the works that the excerpts quote or cite, in the order of first use.
    pub bibliography: Vec<Work>,
}

/// One heading and its events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// The year or theme. Empty when the export is not grouped.
    pub heading: String,
    /// The events, in time order.
    pub entries: Vec<Entry>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The event's stable id.
    pub id: String,
    /// The date for people, e.g. `autumn 2021`.
    pub date: String,
    /// The curator's title.
    pub title: String,
    /// The standing in words, e.g. `Alleged by Javad Zarif`.
    pub standing: String,
    /// The labels of the themes.
    pub themes: Vec<String>,
    /// The curator's summary. May be empty.
    pub summary: String,
    /// Whether a reader has given it a star. Like the note, only where notes were asked for.
    pub star: bool,
    /// A reader's note. May be empty.
    pub note: String,
    /// The quotations.
    pub quotations: Vec<Quotation>,
    /// Dates that other passages give: the date for people, and the passage.
    pub other_dates: Vec<(String, Quotation)>,
}

/// One excerpt with its footnote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quotation {
    /// The words, verbatim, without quotation marks.
    pub exact: String,
    /// Where it stands, e.g. `Therme 2022, “Introduction”, note 16`.
    pub locator: String,
    /// The bibliography entry (its position) that is quoted.
    pub work: usize,
    /// The bibliography entries (their positions) that the passage cites.
    pub cites: Vec<usize>,
}

/// One entry of the bibliography.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Work {
    /// The source's stable id.
    pub id: String,
    /// The reference in words, without the address.
    pub reference: String,
    /// Where it can be read: http or https.
    pub url: Option<String>,
}
