//! The words for what is wrong with a quotation.

use std::fmt;

use super::change::{Change, Difference};
use super::near::Nearness;
use super::parting::Parting;
use super::sections::Whereabouts;
use super::text::Skipped;
use super::verify::{Cause, Reason, Unread};

/// How many differences are told one by one.
const MOST_TOLD: usize = 3;

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
            Self::Changed(change) => change.fmt(f),
            Self::Section { named, stands } => write!(f, "stands {stands}, not in \"{named}\""),
            Self::NoSuchHeading { named } => {
                write!(f, "the heading \"{named}\" stands nowhere in the text on lines of its own")
            }
            Self::Note(note) => write!(f, "footnote {note} does not stand near"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let differ = |count: usize| match count {
            1 => "1 character differs".to_owned(),
            count => format!("{count} characters differ"),
        };
        if self.distance > 0 {
            write!(f, "{}: ", differ(self.distance))?;
            let told: Vec<String> =
                self.differences.iter().take(MOST_TOLD).map(ToString::to_string).collect();
            f.write_str(&told.join(", "))?;
            let more = self.differences.len() - told.len();
            if more > 0 {
                write!(f, ", and in {more} more places")?;
            }
        }
        match (self.distance, self.around) {
            (_, 0) => Ok(()),
            (0, around) => write!(f, "{} in its prefix or suffix", differ(around)),
            (_, around) => write!(f, ", and {around} in its prefix or suffix"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { position, quoted, instead } = self;
        match instead.as_str() {
            "" => write!(f, "at {position} the text lacks \"{quoted}\""),
            instead => write!(f, "at {position} the text has \"{instead}\", not \"{quoted}\""),
        }
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "without the line \"{}\" at {}", self.words, self.position)
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
