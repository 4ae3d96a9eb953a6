//! What plain words are understood as, and which are refused.

use super::*;

/// Checks a table of words and the EDTF they are understood as.
fn check(table: &str) {
    for [words, edtf] in rows(table) {
        let date = Date::understand(words).unwrap_or_else(|error| panic!("{words}: {error}"));
        assert_eq!(date.edtf(), edtf, "{words}");
    }
}

#[test]
fn days_months_and_years() {
    check(
        "
        2015-03                  | 2015-03
        2015                     | 2015
        2015-xx                  | 2015-XX
        11 August 2021           | 2021-08-11
        August 11, 2021          | 2021-08-11
        the 11th of August, 2021 | 2021-08-11
        11 Aug. 2021             | 2021-08-11
        March 1st, 2015          | 2015-03-01
        31/08/2021               | 2021-08-31
        08/31/2021               | 2021-08-31
        8/8/2021                 | 2021-08-08
        11.08.2021               | 2021-08-11
        29 September 480 BCE     | -0479-09-29
        MARCH  2015              | 2015-03
        Sept 2015                | 2015-09
        480 BCE                  | -0479
        480 B.C.                 | -0479
        AD 33                    | 0033
        1 BCE                    | 0000
        476                      | 0476
        12000 BCE                | Y-11999
        ",
    );
}

#[test]
fn seasons_decades_and_centuries() {
    check(
        "
        autumn 2021                       | 2021-23
        Fall of 2021                      | 2021-23
        winter 2021                       | 2021-24
        winter 2021/22                    | 2021-24
        winter 2021-2022                  | 2021-24
        summer 2021 (southern hemisphere) | 2021-30
        Q1 2021                           | 2021-33
        third quarter of 2021             | 2021-35
        last quarter of 2021              | 2021-36
        third third of 2021               | 2021-39
        H2 2021                           | 2021-41
        2010s                             | 201X
        the 2010's                        | 201X
        40s CE                            | 004X
        40s BCE                           | [-0048..-0039]
        18th century                      | [1701..1800]
        the 2nd century BCE               | -01XX
        between 1900 and 1999             | 19XX
        between 1900 and 1998             | [1900..1998]
        between March and May 2015        | [2015-03..2015-05]
        ",
    );
}

#[test]
fn qualifiers() {
    check(
        "
        c. 1989          | 1989~
        c.1989           | 1989~
        circa March 2015 | 2015-03~
        about 480 BC     | -0479~
        probably 1989    | 1989?
        c. 1989?         | 1989%
        c. 1990s         | 199X~
        ",
    );
}

#[test]
fn periods() {
    check(
        "
        since 2005                   | 2005/..
        from 2005                    | 2005/..
        since 2005-03                | 2005-03/..
        from 2005, end unknown       | 2005/
        until 1990                   | ../1990
        1990s to 2005                | 199X/2005
        from March 2005 to 2010      | 2005-03/2010
        2013 – 2017                  | 2013/2017
        2013-2017                    | 2013/2017
        1990–95                      | 1990/1995
        11–14 August 2021            | 2021-08-11/2021-08-14
        30 March - 2 April 2021      | 2021-03-30/2021-04-02
        march to may 2015            | 2015-03/2015-05
        200 – 101 BCE                | -0199/-0100
        27 BCE – 14 CE               | -0026/0014
        33 – 70 CE                   | 0033/0070
        winter 2021–22 – spring 2023 | 2021-24/2023-21
        ",
    );
}

#[test]
fn one_side_of_a_date() {
    check(
        "
        before 1990             | [..1989]
        before March 2015       | [..2015-02]
        before 1 March 2016     | [..2016-02-29]
        before autumn 2021      | [..2021-08-31]
        after 1990              | [1991..]
        after 31 December 1 BCE | [0001-01-01..]
        before c. 1990          | [..1989~]
        by 1990                 | [..1990]
        ",
    );
}

#[test]
fn sets() {
    check(
        "
        one of 1667, 1668 or 1670   | [1667,1668,1670]
        1667 and 1668               | {1667,1668}
        1667, 1668 and 1670 to 1672 | {1667,1668,1670..1672}
        1984 and earlier            | {..1984}
        ",
    );
}

#[test]
fn what_text_says_is_understood() {
    let dates = "
        2015 0000 -0476 0033 2015-03 2015-03-11 Y-11999 2021-24 0000-24 -0001-24 0999-24
        2021-28 2021-32 2021-33 2021-38 1989~ 1989? 1989% 2004-06~-11 2011-?23
        2004-%06-~11 201X 200X 19XX XXXX -01XX -004X -00XX 000X -XXXX 2004-XX 1985-04-XX
        1985-XX-XX 1985-XX-25 15XX-12-25 156X-12-25 XXXX-12-25 201X-05 201X-XX 201X-21
        -01XX-02-29 1950S2 -1950S2 0400S1 Y17000S2 2005/.. 2005/ ../2005 /2005 ..1990/2000
        1990/2000.. ..1990/.. ..1990/ ../1990.. /1990.. 2005/2005 1989~/2005? 1989?/2005
        200X/2010 -01XX/-00XX [1667,1668,1670..1672] {1667,1668,1670..1672} {..1984}
        [..1984] [..1667,1669] [1670..1672] [1701..1800] {1960..1965} {2001-03..2001-06}
        ";
    for edtf in dates.split_whitespace() {
        let text = date(edtf).text();
        let back = Date::understand(&text).unwrap_or_else(|error| panic!("{edtf} = {text}: {error}"));
        assert_eq!(back.edtf(), edtf, "{text}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    for [words, message] in rows(
        r#"
        the 1900s              | at 1: "the 1900s" can be read in two ways: expected "between 1900 and 1909" or "between 1900 and 1999"
        1990 – 2000s           | at 8: 2000s can be read in two ways: expected "between 2000 and 2009" or "between 2000 and 2099"
        11/08/2021             | at 1: "11/08/2021" can be read in two ways: expected "11 August 2021" or "8 November 2021"
        31/02/2021             | at 1: "31/02/2021": expected a day and a month that exist, such as 31/08/2021
        31 February 2021       | at 1: "31 February 2021": expected a day that exists, in a year from 262144 BCE to 262142 CE
        since 31 February 2021 | at 7: "31 February 2021": expected a day that exists, in a year from 262144 BCE to 262142 CE
        2015 to 2013           | at 9: end 2013: expected an end that is not before the start, 2015
        since the 18th century | at 7: "the 18th century": expected a year or a date, since EDTF has no single date for these years
        2015-13                | at 6: month 13: expected 01 to 12, a season 21 to 41, or XX
        "#,
    ) {
        let error = Date::understand(words).expect_err(words);
        assert_eq!(error.to_string(), message, "{words}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    let refused = "
        March | 11 August | 33 | 12345 | early 1990s | mid-2015 | tomorrow | Juvember 2021
        | 0 BCE | March 0 | 99999999999 BCE | spring | century | the | since | between
        1990 | 1990 and | BCE | 1990 BCE CE | winter 2021–23 | spring 2021–22 | autumn
        March 2021 | Q5 2021 | third half of 2021 | 2010s 2020 | first 2021 | 1985-03,
        month unknown | 19th century CE BCE | 11–14 | 0s | 1st 2nd March 2021 | اردیبهشت
        ۱۴۰۰
        ";
    let refused = refused.split('|').map(str::trim);
    for words in refused.chain(["", " ", "before ", "1990\u{2013}"]) {
        let understood = Date::understand(words).map(|date| date.canonical());
        assert!(understood.is_err(), "{words} is {understood:?}");
    }
}
