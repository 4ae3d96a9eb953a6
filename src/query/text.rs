//! Text search: folded once, then plain substring tests.

use crate::dataset::{Dataset, Event, Excerpt};

/// The searchable text of every event, folded, by position in the dataset.
#[derive(Debug, Clone, Default)]
pub(super) struct Haystack {
    folded: Vec<String>,
}

impl Haystack {
    /// Folds the title, summary, dates, excerpts, themes, actors, places and sources of every event.
    pub(super) fn new(dataset: &Dataset) -> Self {
        Self { folded: dataset.events.iter().map(|event| folded_event(dataset, event)).collect() }
    }

    /// Whether the event at `position` holds every one of the needle's words.
    pub(super) fn holds(&self, position: usize, needle: &Needle) -> bool {
        let Some(text) = self.folded.get(position) else {
            return false;
        };
        needle.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// What is searched for: words that must all occur. Without words it matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// The words of a search text.
    pub(super) fn new(text: &str) -> Self {
        Self { words: fold(text).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether there is nothing to search for.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn folded_event(dataset: &Dataset, event: &Event) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        // A character that no search word can hold keeps words of two fields apart.
        text.push('\n');
    };
    add(&event.title);
    add(&event.summary);
    add(&event.as_written);
    if let Some(date) = &event.date {
        add(&date.text());
    }
    event.themes.iter().for_each(|ix| add(&dataset.theme(*ix).label));
    event.actors.iter().chain(&event.attributed_to).for_each(|ix| add(&dataset.actor(*ix).label));
    event.places.iter().for_each(|ix| add(&dataset.place(*ix).label));
    let rivals = event.other_dates.iter().map(|other| &other.excerpt);
    for excerpt in event.excerpts.iter().chain(rivals) {
        add_excerpt(dataset, excerpt, &mut add);
    }
    fold(&text)
}

fn add_excerpt(dataset: &Dataset, excerpt: &Excerpt, add: &mut impl FnMut(&str)) {
    add(&excerpt.exact);
    add(&excerpt.section);
    for ix in std::iter::once(&excerpt.source).chain(&excerpt.cites) {
        let source = dataset.source(*ix);
        add(&source.title);
        add(&source.container_title);
        source.author.iter().for_each(|author| add(author));
    }
}

/// Lower case, typographic quotation marks and dashes made plain.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‘' | '’' | 'ʼ' => '\'',
            '“' | '”' | '«' | '»' => '"',
            '‐' | '‑' | '–' | '—' => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_typography_fold() {
        for (text, folded) in [
            ("Râvabet", "râvabet"),
            ("Iran’s “look East”", "iran's \"look east\""),
            ("2013–2021", "2013-2021"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn every_word_must_occur() {
        let hay = Haystack { folded: vec![fold("Putin visits Tehran\nA summary")] };
        for (needle, holds) in
            [("", true), ("putin", true), ("TEHRAN putin", true), ("putin moscow", false), ("tehran a", true)]
        {
            assert_eq!(hay.holds(0, &Needle::new(needle)), holds, "{needle}");
        }
        assert!(!hay.holds(9, &Needle::new("putin")));
    }
}
