//! Citations on the clipboard.

use super::State;
use super::effect::Effect;
use crate::dataset::{EventIx, Excerpt, SourceIx};
use crate::export::citation::{self, Markup, Style};
use crate::export::{self, locator, reference, short_name};

/// What is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// A source.
    Source(SourceIx),
    /// An excerpt of an event; those of its other dates are counted on from its own.
    Excerpt(EventIx, usize),
    /// A work that such an excerpt cites, as it is cited there: a note, whatever the style.
    Through(EventIx, usize, SourceIx),
    /// Every source that the chosen events use, or the selected one.
    Chosen,
}

/// Citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CiteAction {
    /// Put a citation on the clipboard, and say so.
    Copy(Cited, Style),
    /// Put the quotation of an excerpt on the clipboard, with its place and source.
    CopyQuotation(EventIx, usize),
}

impl State {
    pub(super) fn apply_cite(&mut self, action: CiteAction) -> Option<Effect> {
        let (text, notice) = match action {
            CiteAction::Copy(cited, style) => (self.citation(cited, style)?, copied(cited, style)),
            CiteAction::CopyQuotation(event, at) => {
                let excerpt = self.excerpt(event, at)?;
                let dataset = self.dataset();
                let (place, source) = (locator(dataset, excerpt), reference(dataset.source(excerpt.source)));
                (format!("“{}” ({place}) — {source}", excerpt.exact), "Quotation copied.".to_owned())
            }
        };
        self.window.notice = Some(notice);
        Some(Effect::Copy(text))
    }

    /// The text of a citation. `None` where there is nothing to cite.
    fn citation(&self, cited: Cited, style: Style) -> Option<String> {
        let dataset = self.dataset();
        match cited {
            Cited::Source(source) => Some(citation::source(dataset, source, style)),
            Cited::Excerpt(event, at) => Some(citation::excerpt(dataset, self.excerpt(event, at)?, style)),
            Cited::Through(event, at, work) => {
                Some(citation::through(dataset, self.excerpt(event, at)?, work))
            }
            Cited::Chosen => {
                let works = export::works(dataset, &self.chosen_in_rows());
                (!works.is_empty()).then(|| citation::sources(dataset, &works, style, Markup::Markdown))
            }
        }
    }

    /// An excerpt of an event; those of other dates are counted on from its own.
    pub fn excerpt(&self, event: EventIx, at: usize) -> Option<&Excerpt> {
        let event = self.dataset().events.get(event.index())?;
        let others = event.other_dates.iter().map(|other| &other.excerpt);
        event.excerpts.iter().chain(others).nth(at)
    }

    /// What a citation through an excerpt is called: `Reuters, cited in Therme 2022`.
    pub fn cited_through(&self, excerpt: &Excerpt, work: SourceIx) -> String {
        let dataset = self.dataset();
        let (work, read) = (dataset.source(work), dataset.source(excerpt.source));
        let outlet =
            if work.container_title.is_empty() { short_name(work) } else { work.container_title.clone() };
        format!("{outlet}, {} {}", citation::through_words(excerpt), short_name(read))
    }
}

/// What the notice says.
fn copied(cited: Cited, style: Style) -> String {
    let what = match (cited, style) {
        (Cited::Through(..), _) | (_, Style::Note) => "Note",
        (Cited::Chosen, Style::Bibliography) => "Bibliography",
        (_, Style::Bibliography | Style::Biblatex | Style::Csl) => style.words(),
    };
    let mut chars = what.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} copied.", chars.as_str())
}
