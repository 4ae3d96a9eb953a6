//! What comes out, written by hand after the rules of the manual and the formats.

use super::*;
use crate::dataset::{self, Role, SourceKind};
use crate::date::Date;

fn shipped() -> Dataset {
    dataset::built_in().expect("the shipped dataset is sound").dataset
}

fn find(dataset: &Dataset, id: &str) -> SourceIx {
    SourceIx::at(dataset.sources.iter().position(|source| source.id == id).unwrap_or_else(|| panic!("{id}")))
}

/// Note and bibliography entry of a shipped source.
#[track_caller]
fn check(dataset: &Dataset, id: &str, note: &str, entry: &str) {
    let ix = find(dataset, id);
    assert_eq!(source(dataset, ix, Style::Note), note, "{id}");
    assert_eq!(source(dataset, ix, Style::Bibliography), entry, "{id}");
}

#[test]
fn the_sources_that_were_read() {
    let shipped = shipped();
    check(
        &shipped,
        "therme-2022",
        "Clément Therme, *The Russian-Iran Partnership in a Multipolar World*, trans. Cameron Johnston, \
         Russie.NEI.Reports, no. 37 (Ifri, March 2022).",
        "Therme, Clément. *The Russian-Iran Partnership in a Multipolar World*. Translated by Cameron Johnston. \
         Russie.NEI.Reports, no. 37. Ifri, March 2022.",
    );
    check(
        &shipped,
        "vatanka-2022",
        "Alex Vatanka, “A New Chapter for Iran and Russia,” *Foreign Policy*, January 2022, \
         <https://mei.edu/blog/new-chapter-iran-and-russia>.",
        "Vatanka, Alex. “A New Chapter for Iran and Russia.” *Foreign Policy*, January 2022. \
         <https://mei.edu/blog/new-chapter-iran-and-russia>.",
    );
    assert_eq!(
        source(&shipped, find(&shipped, "therme-2022"), Style::Biblatex),
        "@report{therme-2022,
  author = {Therme, Clément},
  title = {The Russian-Iran Partnership in a Multipolar World},
  translator = {Johnston, Cameron},
  series = {Russie.NEI.Reports},
  number = {37},
  type = {Report},
  institution = {Ifri},
  date = {2022-03},
  isbn = {979-10-373-0497-1},
}"
    );
    assert_eq!(
        source(&shipped, find(&shipped, "vatanka-2022"), Style::Csl),
        r#"[
  {
    "id": "vatanka-2022",
    "type": "article-magazine",
    "title": "A New Chapter for Iran and Russia",
    "author": [
      {
        "family": "Vatanka",
        "given": "Alex"
      }
    ],
    "container-title": "Foreign Policy",
    "issued": {
      "date-parts": [
        [
          2022,
          1
        ]
      ]
    },
    "URL": "https://mei.edu/blog/new-chapter-iran-and-russia",
    "annote": "The address is the listing by the author's institute."
  }
]"#
    );
}

#[test]
fn cited_books_reports_and_chapters() {
    let shipped = shipped();
    check(
        &shipped,
        "kerry-2018",
        "J. Kerry, *Every Day Is Extra* (Simon & Schuster, 2018).",
        "Kerry, J. *Every Day Is Extra*. Simon & Schuster, 2018.",
    );
    check(
        &shipped,
        "charap-2021",
        "S. Charap et al., *Russian Grand Strategy. Rhetoric and Reality* (Rand Corporation, 2021), \
         <https://www.rand.org/pubs/research_reports/RR4238.html>.",
        "Charap, S., et al. *Russian Grand Strategy. Rhetoric and Reality*. Rand Corporation, 2021. \
         <https://www.rand.org/pubs/research_reports/RR4238.html>.",
    );
    check(
        &shipped,
        "kozhanov-2020",
        "N. Kozhanov, “Iran and Russia: Between Pragmatism and Possibilities of a Strategic Alliance,” in *Foreign \
         Policy of Iran under President Hassan Rouhani's First Term (2013-2017)* (Springer, Singapore Pte. Limited, \
         2020).",
        "Kozhanov, N. “Iran and Russia: Between Pragmatism and Possibilities of a Strategic Alliance.” In *Foreign \
         Policy of Iran under President Hassan Rouhani's First Term (2013-2017)*. Springer, Singapore Pte. Limited, \
         2020.",
    );
}

#[test]
fn cited_articles() {
    let shipped = shipped();
    check(
        &shipped,
        "therme-2018",
        "C. Therme, “Iran and Russia in the Middle East: Towards a Regional Alliance?,” *The Middle East Journal*, \
         Autumn 2018.",
        "Therme, C. “Iran and Russia in the Middle East: Towards a Regional Alliance?” *The Middle East Journal*, \
         Autumn 2018.",
    );
    check(
        &shipped,
        "hatami-2020",
        "T. Hatami et al., “Iran and Eurasian Economic Union,” *Iranian Review of Foreign Affairs*, 2020.",
        "Hatami, T., A. Zargar, and A. Amini. “Iran and Eurasian Economic Union.” *Iranian Review of Foreign \
         Affairs*, 2020.",
    );
    let url = "<https://www.areion24.news/2021/04/12/laccord-historique-sur-la-mer-caspienne-symbole-dun-recul-iranien/>";
    check(
        &shipped,
        "therme-2019",
        &format!(
            "C. Therme, “L’accord ‘historique’ sur la mer Caspienne, symbol d’un recul iranien ?,” *Diplomatie*, \
             January–February 2019, {url}."
        ),
        &format!(
            "Therme, C. “L’accord ‘historique’ sur la mer Caspienne, symbol d’un recul iranien ?” *Diplomatie*, \
             January–February 2019. {url}."
        ),
    );
    check(
        &shipped,
        "le-monde-2015-06-29",
        "I. Mandraud, “Décès d’Evgueni Primakov, ancien ministre russe,” *Le Monde*, June 29, 2015.",
        "Mandraud, I. “Décès d’Evgueni Primakov, ancien ministre russe.” *Le Monde*, June 29, 2015.",
    );
    check(
        &shipped,
        "tehran-times-2021-10-08",
        "“Iran, Armenia Confer on Establishing New Transit Routes,” *Tehran Times*, October 8, 2021.",
        "*Tehran Times*. “Iran, Armenia Confer on Establishing New Transit Routes.” October 8, 2021.",
    );
    let url = "<https://www.reuters.com/world/middle-east/iran-summons-russian-british-envoys-over-tehran-conference-tweet-2021-08-12/>";
    check(
        &shipped,
        "reuters-2021-08-12",
        &format!(
            "“Iran Summons Russian and British Envoys Over Tehran Conference Tweet,” Reuters, August 12, 2021, {url}."
        ),
        &format!(
            "Reuters. “Iran Summons Russian and British Envoys Over Tehran Conference Tweet.” August 12, 2021. {url}."
        ),
    );
}

#[test]
fn cited_pages_posts_and_others() {
    let shipped = shipped();
    check(
        &shipped,
        "feldman-2021-08-04",
        "B. C. Feldman and D. Rakov, “Iran-Russia Relations: Continued Partnership Alongside Conflicting \
         Interests,” INSS Insight, no. 1504, August 4, 2021, <https://www.inss.org.il/publication/iran-russia/>.",
        "Feldman, B. C., and D. Rakov. “Iran-Russia Relations: Continued Partnership Alongside Conflicting \
         Interests.” INSS Insight, no. 1504, August 4, 2021. <https://www.inss.org.il/publication/iran-russia/>.",
    );
    check(
        &shipped,
        "russian-embassy-2021-08-11",
        "Russian Embassy in Iran, “Tweet posted by the Russian Embassy in Iran on August 11, 2021,” Twitter, August \
         11, 2021, <https://twitter.com/rusembiran/status/1425387040447901698>.",
        "Russian Embassy in Iran. “Tweet posted by the Russian Embassy in Iran on August 11, 2021.” Twitter, August \
         11, 2021. <https://twitter.com/rusembiran/status/1425387040447901698>.",
    );
    check(
        &shipped,
        "fas-2010-11-16",
        "“Russia: Security Concerns About Iran’s Space Program Growing (U//FOUO),” FAS, November 16, 2010, \
         <https://fas.org/irp/cia/product/iran-space.pdf>.",
        "“Russia: Security Concerns About Iran’s Space Program Growing (U//FOUO).” FAS, November 16, 2010. \
         <https://fas.org/irp/cia/product/iran-space.pdf>.",
    );
    check(
        &shipped,
        "statista-iran-trade",
        "“Value of Russian Trade in Goods (Export, Import, and Trade Balance) With Iran From 2005 to 2020 (in million \
         U.S. Dollars),” dataset, Statista, n.d.",
        "“Value of Russian Trade in Goods (Export, Import, and Trade Balance) With Iran From 2005 to 2020 (in million \
         U.S. Dollars).” Dataset. Statista, n.d.",
    );
    check(
        &shipped,
        "kabul-interviews-2014-08",
        "Clément Therme, “Author’s interviews with Western diplomats in Kabul,” interview, August 2014.",
        "Therme, Clément. “Author’s interviews with Western diplomats in Kabul.” Interview. August 2014.",
    );
}

/// A source of a kind with every field.
fn whole(kind: SourceKind) -> Source {
    Source {
        id: "a-1".into(),
        role: Role::Cited,
        kind,
        title: "Title".into(),
        author: vec!["Ann van Ley".into(), "Bo Cox Jr.".into()],
        translator: vec!["Di Ek".into()],
        container_title: "Whole".into(),
        number: "7".into(),
        publisher: "House".into(),
        issued: Some(Date::parse("2021-08-11").expect("a date")),
        isbn: String::new(),
        url: Some("https://a.b/c".into()),
        note: String::new(),
        exceptions: Vec::new(),
    }
}

#[test]
fn every_kind_with_every_field() {
    let start = ("Ann van Ley and Bo Cox Jr.", "van Ley, Ann, and Bo Cox Jr.");
    for kind in SourceKind::ALL {
        let (note, entry) = match kind {
            SourceKind::Report | SourceKind::Book => (
                "*Title*, trans. Di Ek, Whole, no. 7 (House, August 11, 2021)",
                "*Title*. Translated by Di Ek. Whole, no. 7. House, August 11, 2021.",
            ),
            SourceKind::Chapter => (
                "“Title,” in *Whole*, no. 7, trans. Di Ek (House, August 11, 2021)",
                "“Title.” In *Whole*, no. 7. Translated by Di Ek. House, August 11, 2021.",
            ),
            SourceKind::JournalArticle => (
                "“Title,” trans. Di Ek, *Whole*, no. 7 (August 11, 2021)",
                "“Title.” Translated by Di Ek. *Whole*, no. 7 (August 11, 2021).",
            ),
            SourceKind::MagazineArticle | SourceKind::NewspaperArticle => (
                "“Title,” trans. Di Ek, *Whole*, no. 7, August 11, 2021",
                "“Title.” Translated by Di Ek. *Whole*, no. 7, August 11, 2021.",
            ),
            SourceKind::Webpage | SourceKind::Post | SourceKind::Document => (
                "“Title,” trans. Di Ek, Whole, no. 7, House, August 11, 2021",
                "“Title.” Translated by Di Ek. Whole, no. 7, House, August 11, 2021.",
            ),
            SourceKind::Dataset => (
                "“Title,” dataset, trans. Di Ek, Whole, no. 7, House, August 11, 2021",
                "“Title.” Dataset. Translated by Di Ek. Whole, no. 7, House, August 11, 2021.",
            ),
            SourceKind::Interview => (
                "“Title,” interview, trans. Di Ek, Whole, no. 7, House, August 11, 2021",
                "“Title.” Interview. Translated by Di Ek. Whole, no. 7, House, August 11, 2021.",
            ),
        };
        let source = whole(*kind);
        let note = format!("{}, {note}, <https://a.b/c>.", start.0);
        // The full stop of "Jr." is the one of the sentence.
        let entry = format!("{} {entry} <https://a.b/c>.", start.1);
        assert_eq!(chicago::note(&source).text(Markup::Markdown), note, "{kind:?}");
        assert_eq!(chicago::entry(&source).text(Markup::Markdown), entry, "{kind:?}");
    }
}

#[test]
fn every_kind_with_nothing_but_its_title() {
    for kind in SourceKind::ALL {
        let empty = String::new;
        let source = Source {
            author: vec![],
            translator: vec![],
            container_title: empty(),
            number: empty(),
            publisher: empty(),
            issued: None,
            url: None,
            ..whole(*kind)
        };
        let (note, entry) = match kind {
            SourceKind::Report | SourceKind::Book => ("Title (n.d.).", "Title. N.d."),
            SourceKind::Chapter => ("“Title” (n.d.).", "“Title.” N.d."),
            SourceKind::Dataset => ("“Title,” dataset, n.d.", "“Title.” Dataset. N.d."),
            SourceKind::Interview => ("“Title,” interview, n.d.", "“Title.” Interview. N.d."),
            SourceKind::JournalArticle
            | SourceKind::MagazineArticle
            | SourceKind::NewspaperArticle
            | SourceKind::Webpage
            | SourceKind::Post
            | SourceKind::Document => ("“Title,” n.d.", "“Title.” N.d."),
        };
        assert_eq!(chicago::note(&source).text(Markup::Plain), note, "{kind:?}");
        assert_eq!(chicago::entry(&source).text(Markup::Plain), entry, "{kind:?}");
    }
}

#[test]
fn as_many_authors_as_the_manual_names() {
    let by = |authors: usize| {
        let author = ('A'..).take(authors).map(|c| format!("X. {c}a")).collect();
        let source = Source { author, ..whole(SourceKind::Book) };
        let start = |line: line::Line| {
            let text = line.text(Markup::Plain);
            text[..text.find("Title").expect("a title")].to_owned()
        };
        (start(chicago::note(&source)), start(chicago::entry(&source)))
    };
    let pair = |note: &str, entry: &str| (note.to_owned(), entry.to_owned());
    assert_eq!(by(1), pair("X. Aa, ", "Aa, X. "));
    assert_eq!(by(2), pair("X. Aa and X. Ba, ", "Aa, X., and X. Ba. "));
    assert_eq!(by(3), pair("X. Aa et al., ", "Aa, X., X. Ba, and X. Ca. "));
    assert_eq!(by(6).1, "Aa, X., X. Ba, X. Ca, X. Da, X. Ea, and X. Fa. ");
    assert_eq!(by(7).1, "Aa, X., X. Ba, X. Ca, et al. ");
}

fn excerpt_of(dataset: &Dataset, id: &str, (section, note): (&str, Option<u32>)) -> Excerpt {
    Excerpt {
        source: find(dataset, id),
        section: section.into(),
        note,
        prefix: "".into(),
        exact: "summoned the envoys".into(),
        suffix: "".into(),
        cites: [find(dataset, "reuters-2021-08-12")].into_iter().collect(),
    }
}

#[test]
fn the_note_of_an_excerpt_names_its_place() {
    let shipped = shipped();
    let note = |id, place| excerpt(&shipped, &excerpt_of(&shipped, id, place), Style::Note);
    let therme = "Clément Therme, *The Russian-Iran Partnership in a Multipolar World*, trans. Cameron Johnston, \
                  Russie.NEI.Reports, no. 37 (Ifri, March 2022)";
    assert_eq!(
        note("therme-2022", ("Introduction", Some(6))),
        format!("{therme}, under “Introduction,” n. 6.")
    );
    assert_eq!(note("therme-2022", ("Conclusion", None)), format!("{therme}, under “Conclusion.”"));
    assert_eq!(note("therme-2022", ("", Some(21))), format!("{therme}, n. 21."));
    assert_eq!(note("therme-2022", ("caption", None)), format!("{therme}, caption."));
    assert_eq!(
        note("vatanka-2022", ("paragraph 8", None)),
        "Alex Vatanka, “A New Chapter for Iran and Russia,” *Foreign Policy*, January 2022, para. 8, \
         <https://mei.edu/blog/new-chapter-iran-and-russia>."
    );
}

#[test]
fn a_cited_work_is_named_with_the_place_that_cites_it() {
    let shipped = shipped();
    let mut cites = excerpt_of(&shipped, "therme-2022", ("Introduction", Some(21)));
    let reuters = cites.cites[0];
    let expected = |words: &str| {
        format!(
            "“Iran Summons Russian and British Envoys Over Tehran Conference Tweet,” Reuters, August 12, 2021, \
             <https://www.reuters.com/world/middle-east/iran-summons-russian-british-envoys-over-tehran-conference-\
             tweet-2021-08-12/>, {words} Clément Therme, *The Russian-Iran Partnership in a Multipolar World*, trans. \
             Cameron Johnston, Russie.NEI.Reports, no. 37 (Ifri, March 2022), under “Introduction,” n. 21."
        )
    };
    assert_eq!(through(&shipped, &cites, reuters), expected("cited in"));
    // Words in quotation marks are taken over from somewhere.
    cites.exact = "called it “extremely inappropriate” that".into();
    assert_eq!(through(&shipped, &cites, reuters), expected("quoted in"));
    cites.exact = "extremely inappropriate".into();
    (cites.prefix, cites.suffix) = ("called it “".into(), "” on".into());
    assert_eq!(through(&shipped, &cites, reuters), expected("quoted in"));
}

#[test]
fn a_bibliography_is_in_the_order_of_its_entries() {
    let shipped = shipped();
    let named = ["vatanka-2022", "statista-iran-trade", "therme-2022", "charap-2021", "therme-2018"];
    let sources = named.map(|id| find(&shipped, id));
    let text = super::sources(&shipped, &sources, Style::Bibliography, Markup::Plain);
    let starts: Vec<&str> = text.split("\n\n").map(|entry| entry.get(..9).unwrap_or(entry)).collect();
    assert_eq!(starts, ["Charap, S", "Therme, C", "Therme, C", "“Value ", "Vatanka, "]);
    assert!(text.find("Therme, C.") < text.find("Therme, Clément"));
    assert!(
        text.ends_with("n 2022. https://mei.edu/blog/new-chapter-iran-and-russia.\n")
            || text.ends_with(".\n")
    );
    let notes = super::sources(&shipped, &sources, Style::Note, Markup::Plain);
    assert!(notes.starts_with("Alex Vatanka"), "in the order given");
    assert_eq!(super::sources(&shipped, &[], Style::Csl, Markup::Plain), "[]\n");
}
