//! Markdown read back by two independent parsers, as one flat list of what they found.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "whatever else a parser may find, now or in a later version, is odd"
)]

use comrak::nodes::{AstNode, ListType, NodeValue};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a parser found, in order. Text is merged; a list's tightness doesn't show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// The front matter without its fences.
    Front(String),
    /// A block or inline element begins: `h1`, `p`, `quote`, `list`, `item`, `note 1`, `em`, `link …`.
    Open(String),
    /// The innermost element ends.
    Close,
    Text(String),
    /// A reference to a footnote.
    Mark(String),
    /// Anything that an edition must never hold.
    Odd(String),
}

/// The parsers, and how many extensions are on.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reader {
    /// CommonMark, footnotes and front matter.
    Plain,
    /// Every extension, except those that change text on purpose.
    Everything,
    /// Those too: quotation marks, dashes and dots become what a printer would set.
    Smart,
}

/// Merges texts, so that two parsers that cut them differently compare equal.
#[derive(Default)]
struct Collected {
    list: Vec<Found>,
    /// Whether each open element was kept.
    kept: Vec<bool>,
}

impl Collected {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Found::Text(last)) = self.list.last_mut() {
            last.push_str(text);
        } else {
            self.list.push(Found::Text(text.to_owned()));
        }
    }

    /// An element begins. `None`: it leaves no trace.
    fn open(&mut self, name: Option<String>) {
        self.kept.push(name.is_some());
        self.list.extend(name.map(Found::Open));
    }

    fn close(&mut self) {
        if self.kept.pop() == Some(true) {
            self.list.push(Found::Close);
        }
    }
}

/// Links that a reader makes of bare mail addresses; no writer can prevent them.
fn link(url: &str) -> Option<String> {
    let from_bare_text = url.contains('@') && !url.contains("://");
    (!from_bare_text).then(|| format!("link {url}"))
}

pub(crate) fn pulldown(markdown: &str, reader: Reader) -> Vec<Found> {
    // The old footnotes are another syntax, not one more extension.
    let all = Options::all().difference(Options::ENABLE_OLD_FOOTNOTES) | Options::ENABLE_FOOTNOTES;
    let options = match reader {
        Reader::Plain => Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
        Reader::Everything => all.difference(Options::ENABLE_SMART_PUNCTUATION),
        Reader::Smart => all,
    };
    let mut found = Collected::default();
    let mut front = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front = Some(String::new()),
            Event::End(TagEnd::MetadataBlock(_)) => {
                found.list.extend(front.take().map(Found::Front));
            }
            Event::Text(text) => match &mut front {
                Some(front) => front.push_str(&text),
                None => found.text(&text),
            },
            Event::Start(tag) => found.open(pulldown_name(&tag)),
            Event::End(_) => found.close(),
            Event::FootnoteReference(name) => found.list.push(Found::Mark(name.to_string())),
            other => found.list.push(Found::Odd(format!("{other:?}"))),
        }
    }
    found.list
}

fn pulldown_name(tag: &Tag) -> Option<String> {
    match tag {
        Tag::Paragraph => Some("p".to_owned()),
        Tag::Heading { level, id: None, classes, attrs } if classes.is_empty() && attrs.is_empty() => {
            Some(level.to_string())
        }
        Tag::BlockQuote(None) => Some("quote".to_owned()),
        Tag::List(None) => Some("list".to_owned()),
        Tag::Item => Some("item".to_owned()),
        Tag::FootnoteDefinition(name) => Some(format!("note {name}")),
        Tag::Emphasis => Some("em".to_owned()),
        Tag::Link { dest_url, title, .. } if title.is_empty() => link(dest_url),
        odd => Some(format!("{odd:?}")),
    }
}

pub(crate) fn comrak(markdown: &str, reader: Reader) -> Vec<Found> {
    let mut options = comrak::Options::default();
    options.extension.footnotes = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    if matches!(reader, Reader::Everything | Reader::Smart) {
        enable_all(&mut options);
    }
    options.parse.smart = matches!(reader, Reader::Smart);
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut found = Collected::default();
    for child in root.children() {
        comrak_node(child, &mut found);
    }
    found.list
}

fn enable_all(options: &mut comrak::Options) {
    let on = &mut options.extension;
    on.strikethrough = true;
    on.table = true;
    on.autolink = true;
    on.tasklist = true;
    on.superscript = true;
    on.inline_footnotes = true;
    on.description_lists = true;
    on.multiline_block_quotes = true;
    on.alerts = true;
    on.ofm_callouts = true;
    on.math_dollars = true;
    on.math_latex = true;
    on.math_code = true;
    on.wikilinks_title_after_pipe = true;
    on.underline = true;
    on.subscript = true;
    on.spoiler = true;
    on.greentext = true;
    on.ofm_comments = true;
    on.cjk_friendly_emphasis = true;
    on.subtext = true;
    on.highlight = true;
    on.insert = true;
    on.block_directive = true;
    options.parse.relaxed_tasklist_matching = true;
    options.parse.relaxed_autolinks = true;
}

fn comrak_node<'a>(node: &'a AstNode<'a>, found: &mut Collected) {
    let value = node.data().value.clone();
    match &value {
        NodeValue::FrontMatter(text) => {
            let inner = text.trim().trim_start_matches("---\n");
            let inner = inner.strip_suffix("---").unwrap_or(inner);
            found.list.push(Found::Front(inner.to_owned()));
        }
        NodeValue::Text(text) => found.text(text),
        NodeValue::FootnoteReference(mark) => found.list.push(Found::Mark(mark.name.clone())),
        element => {
            found.open(comrak_name(node, element));
            for child in node.children() {
                comrak_node(child, found);
            }
            found.close();
        }
    }
}

fn comrak_name<'a>(node: &'a AstNode<'a>, value: &NodeValue) -> Option<String> {
    let in_tight_item = || {
        let parent = node.parent()?;
        let NodeValue::Item(item) = &parent.data().value else {
            return None;
        };
        let tight = parent
            .parent()
            .is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight));
        (item.list_type == ListType::Bullet && tight).then_some(())
    };
    match value {
        NodeValue::Paragraph => in_tight_item().is_none().then(|| "p".to_owned()),
        NodeValue::Heading(heading) => Some(format!("h{}", heading.level)),
        NodeValue::BlockQuote => Some("quote".to_owned()),
        NodeValue::List(list) if list.list_type == ListType::Bullet => Some("list".to_owned()),
        NodeValue::Item(_) => Some("item".to_owned()),
        NodeValue::FootnoteDefinition(definition) => Some(format!("note {}", definition.name)),
        NodeValue::Emph => Some("em".to_owned()),
        NodeValue::Link(to) if to.title.is_empty() => link(&to.url),
        odd => Some(format!("{odd:?}")),
    }
}
