//! From a quotation to the works behind it, in words.

use std::fmt;

use super::citation::through_words;
use super::reference::{authors, locator};
use crate::dataset::{Dataset, Excerpt, Source, SourceIx, SourceKind};
use crate::date::Date;

/// Where a quotation stands, and which works are cited there:
/// `Quoted in Therme 2022, note 21, which cites Reuters, 12 August 2021`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// `Quoted in ` where the source has the words in quotation marks, so from somebody else. Otherwise empty: they are
    /// its own, and only what they say rests on what is cited.
    pub before: &'static str,
    /// Where they stand: see [`locator`].
    pub place: String,
    /// What is cited there, with the words that name it. Never empty.
    pub works: Vec<(SourceIx, String)>,
}

impl Chain {
    /// What stands between the place and the first work.
    pub const CITES: &str = ", which cites ";

    /// What stands between two works, whose names have commas in them.
    pub const AND: &str = "; ";
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let works: Vec<&str> = self.works.iter().map(|(_, name)| name.as_str()).collect();
        write!(f, "{}{}{}{}", self.before, self.place, Self::CITES, works.join(Self::AND))
    }
}

/// The way from an excerpt to the works that it cites. `None` where it cites none.
pub fn chain(dataset: &Dataset, excerpt: &Excerpt) -> Option<Chain> {
    let short = |ix: &SourceIx| name(dataset.source(*ix), false);
    let names: Vec<String> = excerpt.cites.iter().map(short).collect();
    // Two reports of one outlet from one day have nothing but their titles to tell them apart.
    let is_alone = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
    let told_apart = |(ix, short): (&SourceIx, &String)| {
        (*ix, if is_alone(short) { short.clone() } else { name(dataset.source(*ix), true) })
    };
    let works: Vec<_> = excerpt.cites.iter().zip(&names).map(told_apart).collect();
    let is_quoted = through_words(excerpt) == "quoted in";
    let before = if is_quoted { "Quoted in " } else { "" };
    (!works.is_empty()).then(|| Chain { before, place: locator(dataset, excerpt), works })
}

/// A cited work by its outlet and date, which say more than a title in a line this short. A post has its author before
/// that, for it speaks for nobody else; without an outlet, authors and title stand there. Without a date nothing does.
fn name(source: &Source, with_title: bool) -> String {
    let outlet = Some(source.container_title.clone()).filter(|outlet| !outlet.is_empty());
    let has_authors = outlet.is_none() || source.kind == SourceKind::Post;
    let has_title = outlet.is_none() || with_title;
    let parts = [
        authors(source).filter(|_| has_authors),
        outlet,
        has_title.then(|| format!("“{}”", source.title)),
        source.issued.as_ref().map(Date::text),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{built_in, load_str};

    /// What is said of an excerpt of a report by A. Writer, with such fields and such works cited.
    fn said(excerpt: &str, works: &[&str]) -> Option<String> {
        let source = |(at, work): (usize, &&str)| format!("Source(id: \"w{at}\", {work}),");
        let sources: Vec<String> = works.iter().enumerate().map(source).collect();
        let cites: Vec<String> = (0..works.len()).map(|at| format!("\"w{at}\"")).collect();
        let text = format!(
            "Dataset(format: 1, title: \"C\", themes: [Theme(id: \"t\", label: \"T\")],
                sources: [Source(id: \"s\", role: Read, kind: Report, title: \"S\", author: [\"Ann Writer\"],
                    issued: \"2022\"), {}],
                events: [Event(id: \"e\", title: \"E\", themes: [\"t\"], standing: Stated,
                    excerpts: [Excerpt(source: \"s\", {excerpt}, cites: [{}])])])",
            sources.concat(),
            cites.join(", ")
        );
        let dataset = load_str(&text).expect("a sound dataset").dataset;
        chain(&dataset, &dataset.events[0].excerpts[0]).map(|chain| chain.to_string())
    }

    const REUTERS: &str = r#"role: Cited, kind: NewspaperArticle, title: "Envoys", container_title: "Reuters",
        issued: "2021-08-12""#;

    #[test]
    fn a_chain_leads_through_the_place_to_the_work() {
        for (excerpt, expected) in [
            ("exact: \"x\", note: 21", "Writer 2022, note 21, which cites Reuters, 12 August 2021"),
            (
                "exact: \"so “x”\", note: 21",
                "Quoted in Writer 2022, note 21, which cites Reuters, 12 August 2021",
            ),
            (
                "prefix: \"said: “\", exact: \"x\", suffix: \"”, and\", section: \"On\"",
                "Quoted in Writer 2022, “On”, which cites Reuters, 12 August 2021",
            ),
            (
                "exact: \"x\", section: \"paragraph 3\"",
                "Writer 2022, paragraph 3, which cites Reuters, 12 August 2021",
            ),
            ("exact: \"x\"", "Writer 2022, which cites Reuters, 12 August 2021"),
        ] {
            assert_eq!(said(excerpt, &[REUTERS]).as_deref(), Some(expected), "{excerpt}");
        }
        assert_eq!(said("exact: \"x\", note: 21", &[]), None);
    }

    #[test]
    fn a_cited_work_is_named_by_what_is_known_of_it() {
        let cited = |fields: &str| format!("role: Cited, {fields}");
        for (fields, expected) in [
            (r#"kind: Post, title: "T", author: ["Embassy"], container_title: "Net""#, "Embassy, Net"),
            (r#"kind: Post, title: "T", container_title: "Net", issued: "2021""#, "Net, 2021"),
            (
                r#"kind: Webpage, title: "T", author: ["Ministry of Health"], issued: "2021~""#,
                "Ministry of Health, “T”, c. 2021",
            ),
            (
                r#"kind: Book, title: "T", author: ["A. One", "B. Two"], issued: "2018""#,
                "One and Two, “T”, 2018",
            ),
            (r#"kind: Book, title: "T", author: ["A. One et al"]"#, "One et al., “T”"),
            (r#"kind: Document, title: "T", issued: "2018""#, "“T”, 2018"),
            (r#"kind: Document, title: "T""#, "“T”"),
            (
                r#"kind: MagazineArticle, title: "T", author: ["A. One"], container_title: "Weekly", issued: "2021-09/2021-10""#,
                "Weekly, September – October 2021",
            ),
        ] {
            let said = said("exact: \"x\"", &[&cited(fields)]).expect("a chain");
            assert_eq!(said, format!("Writer 2022, which cites {expected}"), "{fields}");
        }
    }

    #[test]
    fn several_works_are_told_apart() {
        let afp = r#"role: Cited, kind: NewspaperArticle, title: "Crash", container_title: "AFP", issued: "2009-07-16""#;
        let alike = REUTERS.replace("Envoys", "Photograph");
        assert_eq!(
            said("exact: \"x\"", &[REUTERS, afp]).as_deref(),
            Some("Writer 2022, which cites Reuters, 12 August 2021; AFP, 16 July 2009")
        );
        assert_eq!(
            said("exact: \"x\"", &[REUTERS, afp, &alike]).as_deref(),
            Some(
                "Writer 2022, which cites Reuters, “Envoys”, 12 August 2021; AFP, 16 July 2009; \
                 Reuters, “Photograph”, 12 August 2021"
            )
        );
    }

    /// No place and no work of the shipped dataset is left without a name.
    #[test]
    fn shipped_chains_name_place_and_works() {
        let dataset = built_in().expect("the shipped dataset").dataset;
        let all = dataset.events.iter().flat_map(|event| &event.excerpts);
        let chains: Vec<(String, String)> = all
            .filter_map(|excerpt| Some((chain(&dataset, excerpt)?.to_string(), locator(&dataset, excerpt))))
            .collect();
        assert!(chains.len() > 100, "{}", chains.len());
        for (chain, place) in &chains {
            let (before, works) = chain.split_once(Chain::CITES).expect("a work");
            assert_eq!(before.strip_prefix("Quoted in ").unwrap_or(before), place);
            assert!(!works.is_empty() && !works.contains("; ;"), "{chain}");
        }
    }
}
