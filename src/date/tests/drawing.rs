//! Extents, precisions, canonical forms, the Solar Hijri calendar, days.

use super::*;

#[test]
fn extents() {
    let within = |first: &str, last: &str, soft| Extent::Within { days: days(first, last), soft };
    let limit = |first: &str, last: &str, soft| Limit::Within { days: days(first, last), soft };
    let period = |start, end| Extent::Period { start, end };
    let year = |year: &str| limit(&format!("{year}-01-01"), &format!("{year}-12-31"), false);
    for (edtf, extent) in [
        ("2015-03-11", within("2015-03-11", "2015-03-11", false)),
        ("2015", within("2015-01-01", "2015-12-31", false)),
        ("1989~", within("1989-01-01", "1989-12-31", true)),
        ("2004-06-?11", within("2004-06-11", "2004-06-11", true)),
        ("[1667,1670]", within("1667-01-01", "1670-12-31", false)),
        ("[1667~,1670]", within("1667-01-01", "1670-12-31", true)),
        ("{1667}", within("1667-01-01", "1667-12-31", false)),
        ("2013/2017", period(year("2013"), year("2017"))),
        ("2013/2017?", period(year("2013"), limit("2017-01-01", "2017-12-31", true))),
        ("2005/..", period(year("2005"), Limit::Open)),
        ("2005/", period(year("2005"), Limit::Unknown)),
        ("../2005", period(Limit::Open, year("2005"))),
        ("/2005", period(Limit::Unknown, year("2005"))),
        ("..1990/2000", period(Limit::Open, year("2000"))),
        ("{1670,1667}", period(year("1667"), year("1670"))),
        ("{1667,1670..1672}", period(year("1667"), year("1672"))),
        ("[..1984]", period(Limit::Open, year("1984"))),
        ("[1984..]", period(year("1984"), Limit::Open)),
    ] {
        assert_eq!(date(edtf).extent(), extent, "{edtf}");
    }
}

#[test]
fn precisions() {
    for (edtf, precision) in [
        ("2015-03-11", Precision::Day),
        ("2004-01-01T10:10:10", Precision::Day),
        ("2015-03", Precision::Month),
        ("1985-04-XX", Precision::Month),
        ("1985-04-1X", Precision::Month),
        ("2015-21", Precision::Season),
        ("2015-33", Precision::Season),
        ("2015", Precision::Year),
        ("2015~", Precision::Year),
        ("2004-XX", Precision::Year),
        ("1999-XX-XX", Precision::Year),
        ("1950S4", Precision::Year),
        ("201X", Precision::Decade),
        ("201X-05", Precision::Decade),
        ("1953S3", Precision::Decade),
        ("20XX", Precision::Century),
        ("15XX-12-25", Precision::Century),
        ("-01XX", Precision::Century),
        ("1XXX", Precision::Longer),
        ("19X5", Precision::Longer),
        ("2013/2017", Precision::Period),
        ("[1667,1668]", Precision::Set),
    ] {
        assert_eq!(date(edtf).precision(), precision, "{edtf}");
    }
    for (index, precision) in Precision::ALL.into_iter().enumerate() {
        let first = Precision::ALL.iter().position(|other| other.id() == precision.id());
        assert_eq!(first, Some(index), "ids differ, and ALL holds each once");
        assert!(!precision.words().is_empty());
    }
}

#[test]
fn canonical_form() {
    for (edtf, canonical) in [
        (" 2015 ", "2015"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2004?-06?-11", "2004-06?-11"),
        ("?-01XX", "-01XX?"),
        ("-01XX~-?12/2015", "-01XX~-?12/2015"),
        ("..?1990/~2000..", "..1990?/2000~.."),
        ("[?1667,..1660,1670..1672]", "[1667?,..1660,1670..1672]"),
        ("{2001..}", "{2001..}"),
        ("2004-01-01T10:10:10+03:30", "2004-01-01T10:10:10+03:30"),
    ] {
        assert_eq!(date(edtf).canonical(), canonical, "{edtf}");
    }
}

#[test]
fn in_the_solar_hijri_calendar() {
    for (edtf, text) in [
        ("2021-08-11", Some("20 Mordad 1400")),
        ("1979-02-11", Some("22 Bahman 1357")),
        ("2015-01", Some("Dey – Bahman 1393")),
        ("2015-03", Some("Esfand 1393 – Farvardin 1394")),
        ("2021-23", Some("Shahrivar – Azar 1400")),
        ("2015", Some("1393–1394")),
        ("1989~", Some("c. 1367–1368")),
        ("1989?", Some("1367–1368 (uncertain)")),
        ("201X", Some("1388–1398")),
        ("2004-XX", Some("1382–1383")),
        ("2013/2017", Some("1391–1396")),
        ("2021-08-11/2021-08-14", Some("20–23 Mordad 1400")),
        ("2021-08-11/2021-09-03", Some("20 Mordad 1400 – 12 Shahrivar 1400")),
        ("2015/2016-03", Some("1393 – Farvardin 1395")),
        ("2015/..", None),
        ("/2015", None),
        ("..2000/2015", None),
        ("1667", None),
        ("XXXX", None),
        ("1799-03-20", None),
        ("1799-03-21", Some("1 Farvardin 1178")),
    ] {
        assert_eq!(date(edtf).solar_hijri().as_deref(), text, "{edtf}");
    }
}

#[test]
fn days_and_runs_of_days() {
    assert_eq!(Day::from_ymd(1, 1, 1).map(Day::number), Some(1));
    assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::number), Some(719_163));
    assert_eq!(Day::MIN.ymd(), (-262_143, 1, 1));
    assert_eq!(Day::MAX.ymd(), (262_142, 12, 31));
    assert_eq!((Day::MIN.prev(), Day::MAX.next()), (Day::MIN, Day::MAX));
    assert_eq!(Day::from_number(Day::MAX.number()), Some(Day::MAX));
    assert_eq!(Day::from_number(Day::MAX.number() + 1), None);
    assert_eq!(Day::from_number(Day::MIN.number() - 1), None);
    assert_eq!(day("-0479-01-01").text(), "1 January 480 BCE");
    for (first, last, length, text) in [
        ("2015-01-01", "2016-12-31", 731, "2015 – 2016"),
        ("2015-01-01", "2015-12-31", 365, "2015"),
        ("2015-03-01", "2015-03-31", 31, "March 2015"),
        ("2015-03-01", "2016-05-31", 458, "March 2015 – May 2016"),
        ("2015-01-01", "2016-03-03", 428, "1 January 2015 – 3 March 2016"),
        ("2015-03-01", "2015-03-30", 30, "1–30 March 2015"),
        ("2015-03-11", "2015-03-11", 1, "11 March 2015"),
        ("-0479-01-01", "0014-12-31", 180_430, "480 BCE – 14 CE"),
    ] {
        let days = days(first, last);
        assert_eq!((days.text().as_str(), days.len()), (text, length));
    }
    assert_eq!(Days::new(Day::MIN, Day::MAX).map(Days::text).as_deref(), Some("262144 BCE – 262142 CE"));
    assert_eq!(Days::new(day("2015-01-02"), day("2015-01-01")), None);
    let march = days("2015-03-01", "2015-03-31");
    assert!(march.contains(day("2015-03-31")) && !march.contains(day("2015-04-01")));
    assert!(
        march.overlaps(days("2015-03-31", "2015-04-01")) && !march.overlaps(days("2015-04-01", "2015-04-01"))
    );
    assert!(march.covers(march) && !march.covers(days("2015-03-31", "2015-04-01")));
}
