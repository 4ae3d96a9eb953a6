//! A whole question: filter and span, and the command line that asks it again.

use std::path::Path;

use super::facet::Facet;
use super::filter::Filter;
use super::span::{Span, When};
use crate::dataset::{Dataset, EventIx};

/// So many events can be named in a command line. More would make it longer than somebody can paste, or a shell takes.
pub const MOST_NAMED: usize = 200;

/// What is asked of a dataset.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ask {
    /// Which events pass.
    pub filter: Filter,
    /// Which stretch of time; `None`: all of it.
    pub span: Option<Span>,
}

impl Ask {
    /// The filter and the span in words; `everything` when nothing is left out.
    pub fn words(&self, dataset: &Dataset) -> String {
        let span = self.span.map(|span| format!("{}, {}", span.text(), span.when().id()));
        let filter = self.filter.words(dataset);
        let parts: Vec<String> = span.into_iter().chain((!filter.is_empty()).then_some(filter)).collect();
        if parts.is_empty() { "everything".to_owned() } else { parts.join("; ") }
    }

    /// The options that ask the same on the command line, ready for a POSIX shell.
    pub fn arguments(&self, dataset: &Dataset) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut option = |name: &str, value: &str| words.push(format!("--{name} {}", shell_word(value)));
        if let Some(span) = self.span {
            let (from, to) = span.edges();
            for (name, date) in [("from", from), ("to", to)] {
                if !date.is_empty() {
                    option(name, &date);
                }
            }
            if span.when() == When::Certainly {
                option("when", span.when().id());
            }
        }
        let comparison = self.filter.comparison();
        for facet in Facet::ALL {
            let id = |value| facet.value_id(dataset, value);
            if let Some(two) = comparison.filter(|comparison| comparison.facet == *facet) {
                // It chooses both.
                option("compare", &format!("{}:{},{}", facet.id(), id(two.first), id(two.second)));
                continue;
            }
            for value in self.filter.chosen(*facet) {
                option(facet.id(), id(value));
            }
            for value in self.filter.excluded(*facet) {
                option(&format!("not-{}", facet.id()), id(value));
            }
        }
        let search = self.filter.search();
        if !search.is_empty() {
            option("search", &search.to_string());
        }
        words.join(" ")
    }
}

/// The option that names chosen events, ready for a POSIX shell. `None`: there are none, or more than [`MOST_NAMED`].
pub fn choose_option(dataset: &Dataset, events: &[EventIx]) -> Option<String> {
    let id = |event: &EventIx| shell_word(&dataset.event(*event).id);
    let ids = || events.iter().map(id).collect::<Vec<_>>().join(" ");
    (1..=MOST_NAMED).contains(&events.len()).then(|| format!("--choose {}", ids()))
}

/// The word that names a dataset's file on the command line, where it can't be taken for an option or a subcommand.
pub fn file_word(file: &Path) -> String {
    let path = file.to_string_lossy();
    let is_word = path.starts_with('-') || !path.contains(['/', '\\', '.']);
    shell_word(&if is_word { format!("./{path}") } else { path.into_owned() })
}

/// A word that a POSIX shell reads back as `text`, quoted only where it must be.
pub fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,~".contains(c);
    if !text.is_empty() && !text.starts_with(['~', '-']) && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_taken_for_something_else() {
        for (path, word) in [
            ("events.ron", "events.ron"),
            ("/a b/events.ron", "'/a b/events.ron'"),
            ("list", "./list"),
            ("-x.ron", "./-x.ron"),
            ("it's.ron", r"'it'\''s.ron'"),
        ] {
            assert_eq!(file_word(Path::new(path)), word);
        }
    }

    #[test]
    fn words_are_quoted_only_where_a_shell_needs_it() {
        let cases = [
            ("2015-01-01", "2015-01-01"),
            ("syria", "syria"),
            ("nuclear deal", "'nuclear deal'"),
            ("it's", r"'it'\''s'"),
            ("$HOME", "'$HOME'"),
            ("-0479-01-01", "'-0479-01-01'"),
            ("", "''"),
        ];
        for (text, word) in cases {
            assert_eq!(shell_word(text), word);
        }
    }
}
