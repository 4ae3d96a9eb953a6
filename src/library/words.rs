//! The words for what is wrong with a quotation.

use std::fmt;

use super::find::Parting;
use super::near::Nearness;
use super::sections::Whereabouts;
use super::verify::{Cause, Reason, Unread};

impl fmt::Display for Whereabouts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "in \"paragraph {number}\""),
            Self::NoParagraph => f.write_str("outside the numbered paragraphs"),
            Self::Heading(heading) => write!(f, "in \"{heading}\""),
            Self::NoHeading => f.write_str("before the first heading"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section { named, stands } => write!(f, "stands {stands}, not in \"{named}\""),
            Self::NoSuchHeading { named } => {
                write!(f, "the heading \"{named}\" stands nowhere in the text on lines of its own")
            }
            Self::Note(note) => write!(f, "footnote {note} does not stand near"),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread => f.write_str("the text of its source can't be read"),
            Self::Surroundings(position) => {
                write!(f, "stands at {position}, but nowhere between its prefix and suffix")
            }
            Self::Nowhere(None) => f.write_str("not in the text"),
            Self::Nowhere(Some(parting)) => write!(f, "not in the text; {parting}"),
        }
    }
}

impl fmt::Display for Parting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { position, agrees, quoted, instead } = self;
        write!(f, "it agrees up to \"…{agrees}\", then at {position} the text has ")?;
        match instead.as_str() {
            "" => write!(f, "its end, not \"{quoted}\""),
            instead => write!(f, "\"{instead}\", not \"{quoted}\""),
        }
    }
}

impl fmt::Display for Nearness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap => f.write_str("overlap"),
            Self::Touch => f.write_str("touch"),
            Self::Apart(0) => f.write_str("no word stands between them in one sentence"),
            Self::Apart(1) => f.write_str("only one word stands between them in one sentence"),
            Self::Apart(words) => write!(f, "only {words} words stand between them in one sentence"),
            Self::Sentence => f.write_str("every word of a sentence is quoted"),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            None => f.write_str("there is no such file")?,
            Some(error) => error.fmt(f)?,
        }
        match self.excerpts {
            1 => f.write_str("; 1 excerpt of it can't be looked up"),
            excerpts => write!(f, "; {excerpts} excerpts of it can't be looked up"),
        }
    }
}
