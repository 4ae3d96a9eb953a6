//! CSL-JSON, version 1.0.2 of its schema: what Zotero, Pandoc and Word's add-ins read.
//!
//! The variables are those of the dataset's own fields, but for three: what a book or report is a part of is a
//! `collection-title`; the number of a book within it a `collection-number`; that of a journal, magazine or newspaper
//! an `issue`. A curator's note is an `annote`, which no style prints.
//!
//! Dates: `date-parts` where numbers say all of a date, years 1 to 9999; a `season` of 1 to 4 beside its year; `circa`
//! where all of it is approximate. Everything else goes out as `literal`, in words: an uncertain date, an unspecified
//! digit, an open or unknown end, a set, a season in a range, a date before our era (CSL counts its years without a 0
//! and processors differ).

use serde::Serialize;

use super::{one_line, stands_alone};
use crate::dataset::{Source, SourceKind};
use crate::date::{Date, Parts, Within};
use crate::export::names::{Name, names};

/// Sources as a JSON array, two spaces deep. No line end after it.
pub(super) fn items(sources: &[&Source]) -> String {
    let items: Vec<Item<'_>> = sources.iter().map(|source| Item::new(source)).collect();
    // Strings and numbers under fixed keys can't fail to be written.
    serde_json::to_string_pretty(&items).unwrap_or_default()
}

/// The fields stand in the order in which they are written.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<NameItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<NameItem>,
    #[serde(skip_serializing_if = "String::is_empty")]
    container_title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    collection_title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    collection_number: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    number: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    issue: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<DateItem>,
    #[serde(rename = "ISBN", skip_serializing_if = "String::is_empty")]
    isbn: String,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    annote: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum NameItem {
    Person {
        family: String,
        given: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        suffix: String,
    },
    Literal {
        literal: String,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
enum DateItem {
    #[serde(rename_all = "kebab-case")]
    Parts {
        date_parts: Vec<Vec<i32>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        season: Option<u8>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Literal {
        literal: String,
    },
}

impl<'a> Item<'a> {
    fn new(source: &'a Source) -> Self {
        let number = one_line(&source.number);
        let container = one_line(&source.container_title);
        let none = String::new;
        let (container_title, collection_title) =
            if stands_alone(source.kind) { (none(), container) } else { (container, none()) };
        let (number, issue, collection_number) = match source.kind {
            SourceKind::Book | SourceKind::Chapter => (none(), none(), number),
            SourceKind::JournalArticle | SourceKind::MagazineArticle | SourceKind::NewspaperArticle => {
                (none(), number, none())
            }
            SourceKind::Report
            | SourceKind::Webpage
            | SourceKind::Post
            | SourceKind::Dataset
            | SourceKind::Interview
            | SourceKind::Document => (number, none(), none()),
        };
        Self {
            id: &source.id,
            // The ids of kinds are CSL's own.
            r#type: source.kind.id(),
            title: one_line(&source.title),
            author: name_items(&source.author),
            translator: name_items(&source.translator),
            container_title,
            collection_title,
            collection_number,
            number,
            issue,
            publisher: one_line(&source.publisher),
            issued: source.issued.as_ref().map(DateItem::new),
            isbn: one_line(&source.isbn),
            url: source.url.as_deref(),
            annote: one_line(&source.note),
        }
    }
}

fn name_items(printed: &[String]) -> Vec<NameItem> {
    let names = names(printed);
    // Pandoc prints this name as "et al."; to other processors it is a word that reads well at the end.
    let others = names.and_others.then(|| NameItem::Literal { literal: "others".to_owned() });
    let item = |name| match name {
        Name::Person { given, family, suffix } => NameItem::Person { family, given, suffix },
        Name::Whole(literal) => NameItem::Literal { literal },
    };
    names.names.into_iter().map(item).chain(others).collect()
}

impl DateItem {
    fn new(date: &Date) -> Self {
        let parts = date.parts().and_then(|(first, last)| Self::of_parts(first, last));
        parts.unwrap_or_else(|| Self::Literal { literal: date.text() })
    }

    fn of_parts(first: Parts, last: Option<Parts>) -> Option<Self> {
        let all = [Some(first), last];
        let ends = || all.iter().flatten();
        let is_held = ends().all(|end| (1..=9999).contains(&end.year) && !end.uncertain);
        let is_even = ends().all(|end| end.approximate == first.approximate);
        let season = match first.within {
            Within::Season(code @ 21..=24) if last.is_none() => Some(code - 20),
            Within::Season(_) | Within::Year | Within::Month(_) | Within::Day(..) => None,
        };
        let date_parts = ends()
            .map(|end| numbers(end, season))
            .collect::<Option<Vec<_>>>()
            .filter(|_| is_held && is_even)?;
        Some(Self::Parts { date_parts, season, circa: first.approximate })
    }
}

/// The numbers of one end; of a season that stands beside them the year alone. `None` for any other part of a year.
fn numbers(end: &Parts, season: Option<u8>) -> Option<Vec<i32>> {
    let small = |number: u32| i32::try_from(number).ok();
    Some(match end.within {
        Within::Season(_) if season.is_none() => return None,
        Within::Year | Within::Season(_) => vec![end.year],
        Within::Month(month) => vec![end.year, small(month)?],
        Within::Day(month, day) => vec![end.year, small(month)?, small(day)?],
    })
}
