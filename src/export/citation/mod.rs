//! Citations of sources and excerpts: Chicago notes and bibliography entries, BibLaTeX, CSL-JSON.
//!
//! Text in, text out. A new style is one module that turns a [`Source`] into text, and a variant of [`Style`].
//!
//! Strings go out as the dataset holds them, on one line: a line break counts as a space, and so does a run of spaces.
//! What would be markup where they go is escaped. No date is written more precisely than the source's own.

mod biblatex;
mod chicago;
mod chicago_date;
mod csl;
mod line;

use crate::dataset::{Dataset, Excerpt, Source, SourceIx, SourceKind};
use crate::query::fold;

/// What a citation is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A full note after the Chicago Manual of Style.
    Note,
    /// An entry of a bibliography after the same.
    Bibliography,
    /// An entry of a `.bib` file.
    Biblatex,
    /// An item for Zotero, Pandoc and Word.
    Csl,
}

impl Style {
    /// Every style.
    pub const ALL: &'static [Self] = &[Self::Note, Self::Bibliography, Self::Biblatex, Self::Csl];

    /// The id used by the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bibliography => "bibliography",
            Self::Biblatex => "biblatex",
            Self::Csl => "csl",
        }
    }

    /// The words people read, after "Copy".
    pub fn words(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bibliography => "bibliography entry",
            Self::Biblatex => "BibLaTeX",
            Self::Csl => "CSL-JSON",
        }
    }
}

/// How notes and bibliography entries say what is set in italics and what is a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// In CommonMark.
    #[default]
    Markdown,
    /// Not at all.
    Plain,
}

/// The citation of a source, without a line end after it.
pub fn source(dataset: &Dataset, ix: SourceIx, style: Style) -> String {
    let source = dataset.source(ix);
    match style {
        Style::Note => chicago::note(source).text(Markup::Markdown),
        Style::Bibliography => chicago::entry(source).text(Markup::Markdown),
        Style::Biblatex => biblatex::entry(source),
        Style::Csl => csl::items(&[source]),
    }
}

/// The citation of an excerpt: the note has its place in the source that was read, and every other style is of that
/// source, since neither a bibliography nor these formats name places.
pub fn excerpt(dataset: &Dataset, excerpt: &Excerpt, style: Style) -> String {
    match style {
        Style::Note => chicago::excerpt_note(dataset.source(excerpt.source), excerpt).text(Markup::Markdown),
        Style::Bibliography | Style::Biblatex | Style::Csl => source(dataset, excerpt.source, style),
    }
}

/// The note of a work that an excerpt cites, and of the place where it is cited.
///
/// It is "quoted in" the source that was read if the excerpt holds words in quotation marks, so words that its author
/// took over. Otherwise it is "cited in" it: the words are the author's own, and only what they say rests on the work.
pub fn through(dataset: &Dataset, excerpt: &Excerpt, cited: SourceIx) -> String {
    let read = dataset.source(excerpt.source);
    chicago::note_through(dataset.source(cited), read, excerpt).text(Markup::Markdown)
}

/// How an excerpt leads to a work that it cites: see [`through`].
pub fn through_words(excerpt: &Excerpt) -> &'static str {
    chicago::through_words(excerpt)
}

/// The citations of several sources, ending in a line end: a paragraph for each note or entry, a `.bib` file, a JSON
/// array. A bibliography is in the order of its authors and titles, everything else in the order given. Empty for no
/// sources, but for CSL-JSON, where an empty array says so.
pub fn sources(dataset: &Dataset, sources: &[SourceIx], style: Style, markup: Markup) -> String {
    let mut sources: Vec<&Source> = sources.iter().map(|ix| dataset.source(*ix)).collect();
    if style == Style::Bibliography {
        sources.sort_by_cached_key(|source| (fold(&chicago::sort_text(source)), source.id.clone()));
    }
    let paragraphs = |of: &dyn Fn(&Source) -> String| {
        let texts: Vec<String> = sources.iter().map(|source| of(source) + "\n").collect();
        texts.join("\n")
    };
    match style {
        Style::Note => paragraphs(&|source| chicago::note(source).text(markup)),
        Style::Bibliography => paragraphs(&|source| chicago::entry(source).text(markup)),
        Style::Biblatex => paragraphs(&biblatex::entry),
        Style::Csl => csl::items(&sources) + "\n",
    }
}

/// Whether a work is published by itself: then its title is in italics, and what it appeared in is a series.
fn stands_alone(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Report | SourceKind::Book)
}

/// A text on one line: every stretch of spaces, line ends and control characters becomes one space, and none is left
/// at the edges.
fn one_line(text: &str) -> String {
    let ends = |c: char| c == ' ' || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words: Vec<&str> = text.split(ends).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

#[cfg(test)]
mod dates_tests;
#[cfg(test)]
mod strings_tests;
#[cfg(test)]
mod works_tests;
