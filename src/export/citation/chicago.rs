//! Notes and bibliography entries after the Chicago Manual of Style, 18th edition: its notes and bibliography, with
//! full notes.
//!
//! What the manual leaves open, or the dataset doesn't say:
//! - Titles keep the capitals and marks of the dataset, which holds them as printed.
//! - Places of publication aren't given: this edition no longer asks for them.
//! - A note names up to two authors, and otherwise the first and "et al."; an entry names up to six, and of more the
//!   first three.
//! - A work without an author begins with its title, but in a bibliography what appeared in a newspaper, in a magazine or
//!   on a site stands under the name of that. A work without a date has "n.d."
//! - Names of news agencies are in roman, those of newspapers and magazines in italics, those of web sites in roman.
//! - A place in a text without pages is its heading ("under"), its paragraph ("para.") and its note ("n.").

use super::chicago_date::date;
use super::line::{Line, Piece, Set};
use super::{one_line, stands_alone};
use crate::dataset::{Excerpt, Source, SourceKind};
use crate::export::names::{Name, Names, names};

/// The full note of a source.
pub(super) fn note(source: &Source) -> Line {
    Line::note(note_pieces(source, Vec::new()))
}

/// The full note of the place where an excerpt stands.
pub(super) fn excerpt_note(source: &Source, excerpt: &Excerpt) -> Line {
    Line::note(note_pieces(source, place(excerpt)))
}

/// The full note of a work that an excerpt cites, and of the place of that excerpt.
pub(super) fn note_through(cited: &Source, read: &Source, excerpt: &Excerpt) -> Line {
    let mut pieces = note_pieces(cited, Vec::new());
    let mut place = note_pieces(read, place(excerpt)).into_iter();
    pieces.extend(place.next().map(|first| first.after(&format!("{} ", through_words(excerpt)))));
    pieces.extend(place);
    Line::note(pieces)
}

/// "Quoted in" if an excerpt holds words in double quotation marks, or stands between such; else "cited in".
pub(super) fn through_words(excerpt: &Excerpt) -> &'static str {
    let marks = ['“', '”', '"', '«', '»', '„'];
    let (before, after) = (excerpt.prefix.trim_end(), excerpt.suffix.trim_start());
    let is_quoted = excerpt.exact.contains(marks) || (before.ends_with(marks) && after.starts_with(marks));
    if is_quoted { "quoted in" } else { "cited in" }
}

/// The entry of a source in a bibliography.
pub(super) fn entry(source: &Source) -> Line {
    let authors = entry_authors(&names(&source.author)).map(Piece::roman);
    let outlet = if authors.is_none() { outlet_first(source) } else { None };
    let named = Source { container_title: String::new(), ..source.clone() };
    let facts = facts(if outlet.is_some() { &named } else { source }, "translated by ");
    let mut sentences: Vec<Vec<Piece>> = authors.or(outlet).map(|first| vec![first]).into_iter().collect();
    sentences.push(vec![title(source)]);
    sentences.extend(facts.into_iter().map(opened));
    sentences.extend(address(source).map(|address| vec![address]));
    Line::new(sentences)
}

/// What stands in place of authors in a bibliography. `None`: nothing does.
fn outlet_first(source: &Source) -> Option<Piece> {
    let set = match source.kind {
        SourceKind::MagazineArticle | SourceKind::NewspaperArticle if !is_agency(source) => Set::Italic,
        SourceKind::MagazineArticle | SourceKind::NewspaperArticle | SourceKind::Webpage => Set::Roman,
        SourceKind::Report
        | SourceKind::Book
        | SourceKind::Chapter
        | SourceKind::JournalArticle
        | SourceKind::Post
        | SourceKind::Dataset
        | SourceKind::Interview
        | SourceKind::Document => return None,
    };
    let outlet = one_line(&source.container_title);
    (!outlet.is_empty()).then(|| Piece::new(outlet, set))
}

/// What an entry is sorted by: what it begins with, but for an article at the front of a title; then title and date.
pub(super) fn sort_text(source: &Source) -> String {
    let title = one_line(&source.title);
    let articles = ["The ", "A ", "An "];
    let bare = articles.iter().find_map(|article| title.strip_prefix(article)).unwrap_or(&title);
    let outlet = || outlet_first(source).map(|_| one_line(&source.container_title));
    let first = entry_authors(&names(&source.author)).or_else(outlet).unwrap_or_else(|| bare.to_owned());
    let day = source.issued.as_ref().and_then(|date| date.bounds().earliest);
    let day = day.map_or(0, |day| i64::from(day.number()) - i64::from(i32::MIN));
    format!("{first}\u{1}{bare}\u{1}{day:012}")
}

/// The pieces of a note, with the place that is cited before the address.
fn note_pieces(source: &Source, place: Vec<Piece>) -> Vec<Piece> {
    let authors = note_authors(&names(&source.author)).map(Piece::roman);
    let mut pieces: Vec<Piece> = authors.into_iter().collect();
    pieces.push(title(source));
    let mut facts = facts(source, "trans. ");
    if matches!(source.kind, SourceKind::Report | SourceKind::Book | SourceKind::Chapter) {
        let publication = facts.pop().map(|publication| Piece::bracketed(&publication));
        facts.push(publication.into_iter().collect());
    }
    pieces.extend(facts.into_iter().flatten());
    pieces.extend(place);
    pieces.extend(address(source));
    pieces
}

fn title(source: &Source) -> Piece {
    let set = if stands_alone(source.kind) { Set::Italic } else { Set::Quoted };
    Piece::new(one_line(&source.title), set)
}

/// What there is to say between title and address, a sentence of a bibliography each: what it is, who translated it,
/// what it is part of, where and when it appeared. Of books and their like, the last is the publication.
fn facts(source: &Source, translated: &str) -> Vec<Vec<Piece>> {
    let kept = |text: String| Some(text).filter(|text| !text.is_empty());
    let roman = |text: &str| kept(one_line(text)).map(Piece::roman);
    let container = |set| kept(one_line(&source.container_title)).map(|text| Piece::new(text, set));
    let number = roman(&source.number).map(|number| number.after("no. "));
    let publisher = roman(&source.publisher);
    let issued = Piece::ours(source.issued.as_ref().map_or_else(|| "n.d.".to_owned(), date));
    let translated = spoken(&source.translator).map(|names| Piece::roman(names).after(translated));
    let sentence = |pieces: [Option<Piece>; 4]| pieces.into_iter().flatten().collect::<Vec<_>>();
    let only = |piece| sentence([piece, None, None, None]);
    let mut sentences = match source.kind {
        SourceKind::Report | SourceKind::Book => vec![
            only(translated),
            sentence([container(Set::Roman), number, None, None]),
            sentence([publisher, Some(issued), None, None]),
        ],
        SourceKind::Chapter => vec![
            sentence([container(Set::Italic).map(|book| book.after("in ")), number, None, None]),
            only(translated),
            sentence([publisher, Some(issued), None, None]),
        ],
        SourceKind::JournalArticle => {
            let issued = if number.is_some() { Piece::bracketed(&[issued]) } else { issued };
            vec![only(translated), sentence([container(Set::Italic), number, Some(issued), None])]
        }
        SourceKind::MagazineArticle | SourceKind::NewspaperArticle => {
            let outlet = container(if is_agency(source) { Set::Roman } else { Set::Italic });
            vec![only(translated), sentence([outlet, number, Some(issued), None])]
        }
        SourceKind::Webpage
        | SourceKind::Post
        | SourceKind::Dataset
        | SourceKind::Interview
        | SourceKind::Document => {
            let medium = medium(source.kind).map(|medium| Piece::ours(medium.to_owned()));
            let outlet = sentence([container(Set::Roman), number, publisher, Some(issued)]);
            vec![only(medium), only(translated), outlet]
        }
    };
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// What sort of thing it is, where neither title nor outlet tell.
fn medium(kind: SourceKind) -> Option<&'static str> {
    [(SourceKind::Dataset, "dataset"), (SourceKind::Interview, "interview")]
        .into_iter()
        .find_map(|(of, medium)| (of == kind).then_some(medium))
}

/// Whether it is of a news agency.
fn is_agency(source: &Source) -> bool {
    source.kind == SourceKind::NewspaperArticle
        && AGENCIES.contains(&one_line(&source.container_title).to_lowercase().as_str())
}

/// News agencies and wire services, in lower case.
const AGENCIES: &[&str] = &[
    "afp",
    "agence france-presse",
    "ansa",
    "ap",
    "associated press",
    "bloomberg",
    "dpa",
    "fars",
    "fars news",
    "fars news agency",
    "interfax",
    "irna",
    "islamic republic news agency",
    "isna",
    "mehr",
    "mehr news",
    "mehr news agency",
    "reuters",
    "ria",
    "ria novosti",
    "sana",
    "tasnim",
    "tasnim news",
    "tasnim news agency",
    "tass",
    "the associated press",
    "united press international",
    "upi",
    "xinhua",
    "xinhua news agency",
];

fn address(source: &Source) -> Option<Piece> {
    source.url.as_deref().map(|url| Piece::new(url, Set::Link))
}

/// Where an excerpt stands in its source.
fn place(excerpt: &Excerpt) -> Vec<Piece> {
    let section = one_line(&excerpt.section);
    let section = match section.strip_prefix("paragraph ") {
        Some(number) => Some(Piece::roman(format!("para. {number}"))),
        None if section.is_empty() => None,
        None if section == "caption" => Some(Piece::roman(section)),
        None => Some(Piece::new(section, Set::Quoted).after("under ")),
    };
    let note = excerpt.note.map(|note| Piece::roman(format!("n. {note}")));
    section.into_iter().chain(note).collect()
}

/// Authors as a note names them. `None` for none.
fn note_authors(authors: &Names) -> Option<String> {
    let spoken: Vec<String> = authors.names.iter().map(Name::spoken).collect();
    match spoken.as_slice() {
        [] => None,
        [one] if !authors.and_others => Some(one.clone()),
        [one, two] if !authors.and_others => Some(format!("{one} and {two}")),
        [one, ..] => Some(format!("{one} et al.")),
    }
}

/// Authors as an entry names them, the first in the order it is sorted by. `None` for none.
fn entry_authors(authors: &Names) -> Option<String> {
    let name = |(at, name): (usize, &Name)| if at == 0 { name.inverted() } else { name.spoken() };
    let mut names: Vec<String> = authors.names.iter().enumerate().map(name).collect();
    let and_others = authors.and_others || names.len() > 6;
    if names.len() > 6 {
        names.truncate(3);
    }
    if and_others {
        return (!names.is_empty()).then(|| format!("{}, et al.", names.join(", ")));
    }
    let last = names.pop()?;
    Some(if names.is_empty() { last } else { format!("{}, and {last}", names.join(", ")) })
}

/// Names in the order of speech: `A`, `A and B`, `A, B, and C`. `None` for none.
fn spoken(printed: &[String]) -> Option<String> {
    let names = names(printed);
    let mut spoken: Vec<String> = names.names.iter().map(Name::spoken).collect();
    if names.and_others {
        return Some(format!("{} et al.", spoken.join(", ")));
    }
    let last = spoken.pop()?;
    Some(match spoken.as_slice() {
        [] => last,
        [one] => format!("{one} and {last}"),
        _ => format!("{}, and {last}", spoken.join(", ")),
    })
}

/// A sentence of a bibliography: a word of ours that it begins with has a capital.
fn opened(mut sentence: Vec<Piece>) -> Vec<Piece> {
    if let Some(first) = sentence.first_mut() {
        first.open();
    }
    sentence
}
