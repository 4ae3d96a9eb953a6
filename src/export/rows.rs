//! Events as rows of text: a line each, for a spreadsheet or a report.

use super::build::standing;
use super::markdown;
use super::reference::short_name;
use crate::dataset::{Dataset, Event, EventIx};
use crate::date::Date;

/// The forms that rows can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowForm {
    /// A Markdown table.
    Markdown,
    /// A line for each row with tabs between the cells, as spreadsheets take them.
    Tabs,
}

impl RowForm {
    /// The words people read, after "as".
    pub fn words(self) -> &'static str {
        match self {
            Self::Markdown => "a Markdown table",
            Self::Tabs => "tab-separated text",
        }
    }
}

/// The headings of the cells.
const HEADINGS: [&str; 6] = ["Date", "Title", "Standing", "Themes", "Sources", "Id"];

/// Events as rows in their order, under a line of headings. The bytes depend on the events alone.
pub fn rows(dataset: &Dataset, events: &[EventIx], form: RowForm) -> String {
    let lines = events.iter().map(|ix| cells(dataset, dataset.event(*ix)));
    match form {
        RowForm::Markdown => markdown::table(&HEADINGS, lines),
        RowForm::Tabs => {
            let headings = HEADINGS.join("\t") + "\n";
            let line = |cells: [String; 6]| cells.map(|cell| plain(&cell)).join("\t") + "\n";
            headings + &lines.map(line).collect::<String>()
        }
    }
}

fn cells(dataset: &Dataset, event: &Event) -> [String; 6] {
    let themes: Vec<&str> = event.themes.iter().map(|ix| dataset.theme(*ix).label.as_str()).collect();
    [
        event.date.as_ref().map_or_else(|| "undated".to_owned(), Date::text),
        event.title.to_string(),
        standing(dataset, event),
        themes.join(", "),
        sources(dataset, event).join("; "),
        event.id.to_string(),
    ]
}

/// The short names of the sources that an event quotes, each once, in the order of its excerpts.
pub fn sources(dataset: &Dataset, event: &Event) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for excerpt in &event.excerpts {
        let name = short_name(dataset.source(excerpt.source));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A text as one cell: what would end it, or its line, becomes a space.
fn plain(text: &str) -> String {
    let ends_cell = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if ends_cell(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_cell_holds_no_tab_and_no_end_of_a_line() {
        assert_eq!(plain("a\tb\r\nc\u{2028}d | e\0"), "a b  c d | e ");
    }
}
