//! Rows copied as text, read back: every cell is the text of the dataset.

#![expect(clippy::wildcard_enum_match_arm, reason = "whatever else a parser may find is odd")]

use annals::dataset::{Dataset, EventIx, built_in};
use annals::export::{RowForm, rows};
use comrak::nodes::NodeValue;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::hostile;

/// The built-in dataset with these titles, over and over as long as there are any.
fn titled(titles: &[String]) -> (Dataset, Vec<EventIx>) {
    let mut dataset = built_in().expect("sound").dataset;
    let events = dataset.events.clone();
    let under = |(title, event): (&String, &annals::dataset::Event)| annals::dataset::Event {
        title: title.as_str().into(),
        ..event.clone()
    };
    dataset.events = titles.iter().zip(events.iter().cycle()).map(under).collect();
    let all = dataset.indexed_events().map(|(ix, _)| ix).collect();
    (dataset, all)
}

/// The second cell of every row after the headings.
fn by_pulldown(markdown: &str) -> Vec<String> {
    let (mut titles, mut cell) = (Vec::new(), 0);
    let is_title = |cell: usize| cell == 2;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableRow) => cell = 0,
            Event::Start(Tag::TableCell) => {
                cell += 1;
                if is_title(cell) {
                    titles.push(String::new());
                }
            }
            Event::Text(text) if is_title(cell) => titles.last_mut().expect("a cell").push_str(&text),
            Event::End(TagEnd::TableCell | TagEnd::TableRow | TagEnd::TableHead | TagEnd::Table)
            | Event::Start(Tag::Table(_) | Tag::TableHead)
            | Event::Text(_) => {}
            odd => panic!("{odd:?}"),
        }
    }
    // The headings' own.
    titles.split_off(1)
}

fn by_comrak(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut titles = Vec::new();
    let is_row = |value: &NodeValue| matches!(value, NodeValue::TableRow(false));
    for row in root.descendants().filter(|node| is_row(&node.data.borrow().value)) {
        let cell = row.children().nth(1).expect("a second cell");
        let text = |node: &comrak::nodes::AstNode<'_>| match &node.data.borrow().value {
            NodeValue::Text(text) => text.to_string(),
            NodeValue::TableCell => String::new(),
            odd => panic!("{odd:?}"),
        };
        titles.push(cell.descendants().map(text).collect());
        assert_eq!(row.children().count(), 6);
    }
    titles
}

#[test]
fn hostile_titles_survive_in_a_markdown_table() {
    let titles: Vec<String> = hostile::table();
    let (dataset, events) = titled(&titles);
    let markdown = rows(&dataset, &events, RowForm::Markdown);
    assert_eq!(markdown.lines().count(), titles.len() + 2, "a line each");
    let expected: Vec<String> = titles.iter().map(|title| title.replace('\0', "\u{FFFD}")).collect();
    for (name, found) in [("pulldown", by_pulldown(&markdown)), ("comrak", by_comrak(&markdown))] {
        assert_eq!(found.len(), expected.len(), "{name}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{name}");
        }
    }
}

#[test]
fn tab_separated_rows_have_as_many_cells_as_headings() {
    let (dataset, events) = titled(&hostile::table());
    let text = rows(&dataset, &events, RowForm::Tabs);
    assert_eq!(text.split_terminator('\n').count(), events.len() + 1);
    for line in text.split_terminator('\n') {
        assert_eq!(line.split('\t').count(), 6, "{line:?}");
        assert!(line.chars().all(|c| c == '\t' || !c.is_control()), "{line:?}");
    }
}
