//! Where in its source a passage stands, in the terms that its excerpt uses: a numbered paragraph, a caption, or a
//! heading.

use std::ops::Range;

use super::fold::fold;
use super::headings::Headings;
use super::paragraphs::Paragraphs;
use super::text::Text;

/// Where a passage stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// In this paragraph, counted from 1.
    Paragraph(u32),
    /// In none of the numbered paragraphs: a title, a caption, a byline, or after the text.
    NoParagraph,
    /// Under this heading.
    Heading(String),
    /// Before the first heading that is known.
    NoHeading,
}

/// What an excerpt says of its section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// Nothing.
    Nothing,
    /// `paragraph 3`.
    Paragraph(u32),
    /// `caption`: outside the numbered paragraphs.
    Caption,
    /// Anything else; folded.
    Heading(String),
}

impl Named {
    pub(super) fn new(section: &str) -> Self {
        let section = fold(section);
        let number = section.strip_prefix("paragraph ").and_then(|number| number.parse().ok());
        match (section.as_str(), number) {
            ("", _) => Self::Nothing,
            ("caption", _) => Self::Caption,
            (_, Some(number)) if number > 0 => Self::Paragraph(number),
            _ => Self::Heading(section),
        }
    }

    /// Whether a passage with these whereabouts stands where this says.
    pub(super) fn fits(&self, whereabouts: Option<&Whereabouts>) -> bool {
        match (self, whereabouts) {
            (Self::Nothing, _) | (Self::Caption, Some(Whereabouts::NoParagraph)) => true,
            (Self::Paragraph(named), Some(Whereabouts::Paragraph(number))) => named == number,
            (Self::Heading(named), Some(Whereabouts::Heading(heading))) => named == heading,
            _ => false,
        }
    }
}

/// The sections of a text, as far as its excerpts name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sections {
    paragraphs: Paragraphs,
    headings: Headings,
}

impl Sections {
    /// Works them out from what the excerpts name and where they stand.
    pub(super) fn new(text: &Text, cited: &[(&Named, &[Range<usize>])]) -> Self {
        let (mut numbers, mut headings) = (Vec::new(), Vec::new());
        for (named, places) in cited {
            match named {
                Named::Paragraph(number) => numbers.push((*number, *places)),
                Named::Heading(heading) => headings.push((heading.as_str(), *places)),
                Named::Nothing | Named::Caption => {}
            }
        }
        Self { paragraphs: Paragraphs::new(text, &numbers), headings: Headings::new(text, &headings) }
    }

    /// Where the byte at `offset` stands, in the terms of what an excerpt names.
    pub(super) fn whereabouts(&self, text: &Text, named: &Named, offset: usize) -> Option<Whereabouts> {
        let paragraph = |number: Option<u32>| number.map_or(Whereabouts::NoParagraph, Whereabouts::Paragraph);
        match named {
            Named::Nothing => None,
            Named::Paragraph(_) => Some(paragraph(self.paragraphs.number_at(text, offset))),
            Named::Caption => Some(paragraph(self.paragraphs.cited_number_at(text, offset))),
            Named::Heading(_) => Some(match self.headings.heading_at(offset) {
                Some(heading) => Whereabouts::Heading(heading.to_owned()),
                None => Whereabouts::NoHeading,
            }),
        }
    }

    /// Whether the text has what an excerpt names, a heading that is.
    pub(super) fn has(&self, named: &Named) -> bool {
        !matches!(named, Named::Heading(heading) if !self.headings.has(heading))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_section() {
        for (section, named) in [
            (" ", Named::Nothing),
            ("caption", Named::Caption),
            ("paragraph 12", Named::Paragraph(12)),
            ("paragraph 0", Named::Heading("paragraph 0".to_owned())),
            ("paragraph 99999999999", Named::Heading("paragraph 99999999999".to_owned())),
            ("Paragraph 1", Named::Heading("Paragraph 1".to_owned())),
            ("Two\n lines", Named::Heading("Two lines".to_owned())),
        ] {
            assert_eq!(Named::new(section), named);
        }
    }
}
