//! No date goes out more precisely than it is, and none goes out as another.

use proptest::prelude::*;

use super::strings_tests::is_date;
use super::*;
use crate::dataset::{Role, SourceKind};
use crate::date::Date;

fn dated(edtf: &str) -> (Source, Date) {
    let date = Date::parse(edtf).unwrap_or_else(|error| panic!("{edtf}: {error}"));
    (source_of(Some(date.clone())), date)
}

fn source_of(issued: Option<Date>) -> Source {
    Source {
        id: "x".into(),
        role: Role::Read,
        kind: SourceKind::MagazineArticle,
        title: "T".into(),
        author: Vec::new(),
        translator: Vec::new(),
        container_title: String::new(),
        number: String::new(),
        publisher: String::new(),
        issued,
        isbn: String::new(),
        url: None,
        note: String::new(),
        exceptions: Vec::new(),
    }
}

/// The value of `date` or `year` in a BibLaTeX entry.
fn biblatex_date(source: &Source) -> (String, String) {
    let entry = biblatex::entry(source);
    let line = entry.lines().find(|line| line.starts_with("  date") || line.starts_with("  year"));
    let (name, value) = line.and_then(|line| line.trim().split_once(" = ")).expect("a date");
    (name.to_owned(), value[1..value.len() - 2].to_owned())
}

fn csl_date(source: &Source) -> serde_json::Value {
    let items: serde_json::Value = serde_json::from_str(&csl::items(&[source])).expect("JSON");
    items[0]["issued"].clone()
}

#[test]
fn each_form_of_a_date() {
    for (edtf, note, bib, csl) in [
        ("2021-08-11", "August 11, 2021", "date 2021-08-11", r#"{"date-parts":[[2021,8,11]]}"#),
        ("2022-03", "March 2022", "date 2022-03", r#"{"date-parts":[[2022,3]]}"#),
        ("2022", "2022", "date 2022", r#"{"date-parts":[[2022]]}"#),
        ("2021-08-11T10:00:00Z", "August 11, 2021", "date 2021-08-11", r#"{"date-parts":[[2021,8,11]]}"#),
        ("2018-23", "Autumn 2018", "date 2018-23", r#"{"date-parts":[[2018]],"season":3}"#),
        (
            "2019-01/2019-02",
            "January–February 2019",
            "date 2019-01/2019-02",
            r#"{"date-parts":[[2019,1],[2019,2]]}"#,
        ),
        (
            "2021-08-11/2021-08-14",
            "August 11–14, 2021",
            "date 2021-08-11/2021-08-14",
            r#"{"date-parts":[[2021,8,11],[2021,8,14]]}"#,
        ),
        (
            "2021-03-30/2021-04-02",
            "March 30–April 2, 2021",
            "date 2021-03-30/2021-04-02",
            r#"{"date-parts":[[2021,3,30],[2021,4,2]]}"#,
        ),
        ("2013/2017", "2013–2017", "date 2013/2017", r#"{"date-parts":[[2013],[2017]]}"#),
        ("2004-06~", "ca. June 2004", "date 2004-06~", r#"{"circa":true,"date-parts":[[2004,6]]}"#),
        ("1723?", "1723 (uncertain)", "date 1723?", r#"{"literal":"1723 (uncertain)"}"#),
        ("1723%", "ca. 1723 (uncertain)", "date 1723%", r#"{"literal":"c. 1723 (uncertain)"}"#),
        ("1990/..", "since 1990", "date 1990/..", r#"{"literal":"since 1990"}"#),
        ("/1990", "until 1990, start unknown", "date /1990", r#"{"literal":"until 1990, start unknown"}"#),
        ("201X", "2010s", "date 201X", r#"{"literal":"2010s"}"#),
        ("-0476", "477 BCE", "date -0476", r#"{"literal":"477 BCE"}"#),
        (
            "2018-21/2018-23",
            "Spring–Autumn 2018",
            "date 2018-21/2018-23",
            r#"{"literal":"spring 2018 – autumn 2018"}"#,
        ),
        ("[1667,1668]", "one of 1667, 1668", "year one of 1667, 1668", r#"{"literal":"one of 1667, 1668"}"#),
        ("Y17000", "17000 CE", "year 17000 CE", r#"{"literal":"17000 CE"}"#),
    ] {
        let (source, _) = dated(edtf);
        assert_eq!(chicago::note(&source).text(Markup::Plain), format!("“T,” {note}."), "{edtf}");
        let (name, value) = biblatex_date(&source);
        assert_eq!(format!("{name} {value}"), bib, "{edtf}");
        assert_eq!(csl_date(&source).to_string(), csl, "{edtf}");
    }
    // What the manual of BibLaTeX doesn't list is said in words.
    for edtf in ["1X99", "2004-06~/201X", "2004?-06", "2021-33", "1950S2", "-01XX", "2004-1X", "{1960,1961}"]
    {
        let (source, date) = dated(edtf);
        assert_eq!(biblatex_date(&source), ("year".to_owned(), date.text()), "{edtf}");
        assert_eq!(csl_date(&source)["literal"], date.text(), "{edtf}");
    }
}

/// Something shaped like EDTF; most of it parses.
fn edtf() -> impl Strategy<Value = String> {
    let year = prop_oneof![6 => "[12][0-9]{3}", 1 => "[12][0-9]{2}X", 1 => "-?0[0-9]{3}", 1 => "[0-9X]{4}", 1 => "Y[1-9][0-9]{4}"];
    let month = prop_oneof![4 => "0[1-9]|1[0-2]", 2 => "2[1-4]", 1 => "2[5-9]|3[0-9]|4[01]", 1 => "[01X]X"];
    let day = prop_oneof![4 => "0[1-9]|[12][0-9]", 1 => "[0-3X]X"];
    let mark = || prop_oneof![6 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    let date = (year, proptest::option::of((month, proptest::option::of(day))), [mark(), mark()])
        .prop_map(|(year, rest, [inner, last])| match rest {
            None => format!("{year}{last}"),
            Some((month, None)) => format!("{year}{inner}-{month}{last}"),
            Some((month, Some(day))) => format!("{year}-{month}{inner}-{day}{last}"),
        })
        .boxed();
    let end = prop_oneof![4 => date.clone(), 1 => Just(String::new()), 1 => Just("..".to_owned())];
    prop_oneof![
        4 => date.clone(),
        3 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => proptest::collection::vec(date, 1..4).prop_map(|members| format!("[{}]", members.join(","))),
    ]
}

/// The EDTF that a CSL date means.
fn meant(csl: &serde_json::Value) -> String {
    let number = |value: &serde_json::Value| value.as_i64().expect("a number");
    let end = |end: &serde_json::Value| {
        let numbers: Vec<i64> = end.as_array().expect("numbers").iter().map(number).collect();
        let mut text = format!("{:04}", numbers[0]);
        let rest = numbers[1..].iter().map(|number| format!("-{number:02}"));
        text.extend(rest);
        if let Some(season) = csl.get("season") {
            text.extend(["-".to_owned(), (20 + number(season)).to_string()]);
        }
        if csl.get("circa").is_some() {
            text.push('~');
        }
        text
    };
    csl["date-parts"].as_array().expect("parts").iter().map(end).collect::<Vec<_>>().join("/")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn a_date_goes_out_as_precisely_as_it_is(text in edtf()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        let source = source_of(Some(date.clone()));
        let same = |other: &Date| (other.bounds(), other.extent(), other.approximate(), other.uncertain())
            == (date.bounds(), date.extent(), date.approximate(), date.uncertain());

        let (name, value) = biblatex_date(&source);
        if name == "date" {
            prop_assert!(Date::parse(&value).is_ok_and(|read| same(&read)), "{} as {}", text, value);
        } else {
            prop_assert_eq!(value, date.text());
        }

        let csl = csl_date(&source);
        prop_assert!(is_date(&csl), "{}", csl);
        match csl.get("literal") {
            Some(literal) => prop_assert_eq!(literal.as_str().unwrap_or_default(), date.text()),
            None => prop_assert!(Date::parse(&meant(&csl)).is_ok_and(|read| same(&read)), "{} as {}", text, csl),
        }

        // The words of a note say the same, or are those that are used everywhere.
        let said = chicago_date::date(&date);
        if said != date.text() {
            let spaced = said.replace('–', " – ");
            let read = Date::understand(&said).or_else(|_| Date::understand(&spaced));
            prop_assert!(read.as_ref().is_ok_and(&same), "{} as {}: {:?}", text, said, read.map(|read| read.canonical()));
        }
    }

    /// What another program makes of the field is never more precise.
    #[test]
    fn the_parser_of_biblatex_reads_no_more_than_is_written(text in edtf()) {
        let Ok(date) = Date::parse(&text) else { return Ok(()) };
        let entry = biblatex::entry(&source_of(Some(date.clone())));
        let read = ::biblatex::Bibliography::parse(&entry).expect("BibLaTeX");
        let Some(Ok(::biblatex::PermissiveType::Typed(read))) = read.get("x").map(::biblatex::Entry::date) else {
            return Ok(());
        };
        if let ::biblatex::DateValue::At(at) = read.value
            && let Some((parts, None)) = date.parts()
        {
            prop_assert_eq!(at.year, parts.year);
            prop_assert_eq!(at.day.is_some(), matches!(parts.within, crate::date::Within::Day(..)));
        }
    }
}
