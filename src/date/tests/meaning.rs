//! Level, bounds and text of every form. The columns are EDTF, level, earliest and latest day, text;
//! an empty day is none.

use super::*;

fn check(table: &str) {
    for [edtf, level, earliest, latest, text] in rows(table) {
        let date = date(edtf);
        let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        let bounds = date.bounds();
        let days = (iso(bounds.earliest), iso(bounds.latest));
        assert_eq!((days.0.as_str(), days.1.as_str()), (earliest, latest), "{edtf}");
        assert_eq!(date.text(), text, "{edtf}");
        assert_eq!(date.level().to_string(), level, "{edtf}");
        assert_eq!(date.edtf(), edtf);
    }
}

#[test]
fn plain_dates() {
    check(
        "
        2015                 | 0 | 2015-01-01    | 2015-12-31    | 2015
        2015-03              | 0 | 2015-03-01    | 2015-03-31    | March 2015
        2015-03-11           | 0 | 2015-03-11    | 2015-03-11    | 11 March 2015
        2004-01-01T10:10:10Z | 0 | 2004-01-01    | 2004-01-01    | 1 January 2004
        2004-02              | 0 | 2004-02-01    | 2004-02-29    | February 2004
        1900-02              | 0 | 1900-02-01    | 1900-02-28    | February 1900
        0033                 | 0 | 0033-01-01    | 0033-12-31    | 33 CE
        0000                 | 0 | 0000-01-01    | 0000-12-31    | 1 BCE
        0000-02-29           | 0 | 0000-02-29    | 0000-02-29    | 29 February 1 BCE
        -0476                | 1 | -0476-01-01   | -0476-12-31   | 477 BCE
        -0479-09-29          | 1 | -0479-09-29   | -0479-09-29   | 29 September 480 BCE
        Y12000               | 1 | +12000-01-01  | +12000-12-31  | 12000 CE
        Y-11999              | 1 | -11999-01-01  | -11999-12-31  | 12000 BCE
        Y17E4                | 2 | +170000-01-01 | +170000-12-31 | 170000 CE
        ",
    );
}

#[test]
fn seasons_and_other_parts_of_a_year() {
    check(
        "
        2021-21  | 1 | 2021-03-01  | 2021-05-31 | spring 2021
        2021-22  | 1 | 2021-06-01  | 2021-08-31 | summer 2021
        2021-23  | 1 | 2021-09-01  | 2021-11-30 | autumn 2021
        2021-24  | 1 | 2021-12-01  | 2022-02-28 | winter 2021–22
        1999-24  | 1 | 1999-12-01  | 2000-02-29 | winter 1999–2000
        0999-24  | 1 | 0999-12-01  | 1000-02-28 | winter 999–1000 CE
        0000-24  | 1 | 0000-12-01  | 0001-02-28 | winter 1 BCE–1 CE
        -0001-24 | 1 | -0001-12-01 | 0000-02-29 | winter 2–1 BCE
        2021-25  | 2 | 2021-03-01  | 2021-05-31 | spring 2021 (northern hemisphere)
        2021-26  | 2 | 2021-06-01  | 2021-08-31 | summer 2021 (northern hemisphere)
        2021-27  | 2 | 2021-09-01  | 2021-11-30 | autumn 2021 (northern hemisphere)
        2021-28  | 2 | 2021-12-01  | 2022-02-28 | winter 2021–22 (northern hemisphere)
        2021-29  | 2 | 2021-09-01  | 2021-11-30 | spring 2021 (southern hemisphere)
        2021-30  | 2 | 2021-12-01  | 2022-02-28 | summer 2021–22 (southern hemisphere)
        2021-31  | 2 | 2021-03-01  | 2021-05-31 | autumn 2021 (southern hemisphere)
        2021-32  | 2 | 2021-06-01  | 2021-08-31 | winter 2021 (southern hemisphere)
        2021-33  | 2 | 2021-01-01  | 2021-03-31 | first quarter of 2021
        2021-34  | 2 | 2021-04-01  | 2021-06-30 | second quarter of 2021
        2021-35  | 2 | 2021-07-01  | 2021-09-30 | third quarter of 2021
        2021-36  | 2 | 2021-10-01  | 2021-12-31 | fourth quarter of 2021
        2021-37  | 2 | 2021-01-01  | 2021-04-30 | first third of 2021 (January–April)
        2021-38  | 2 | 2021-05-01  | 2021-08-31 | second third of 2021 (May–August)
        2021-39  | 2 | 2021-09-01  | 2021-12-31 | last third of 2021 (September–December)
        2021-40  | 2 | 2021-01-01  | 2021-06-30 | first half of 2021
        2021-41  | 2 | 2021-07-01  | 2021-12-31 | second half of 2021
        201X-21  | 2 | 2010-03-01  | 2019-05-31 | spring of a year in the 2010s
        ",
    );
}

#[test]
fn qualifiers_never_move_bounds_and_are_said() {
    check(
        "
        1989~        | 1 | 1989-01-01 | 1989-12-31 | c. 1989
        1989?        | 1 | 1989-01-01 | 1989-12-31 | 1989 (uncertain)
        1989%        | 1 | 1989-01-01 | 1989-12-31 | c. 1989 (uncertain)
        2015-03~     | 1 | 2015-03-01 | 2015-03-31 | c. March 2015
        2021-23?     | 1 | 2021-09-01 | 2021-11-30 | autumn 2021 (uncertain)
        201X~        | 1 | 2010-01-01 | 2019-12-31 | c. 2010s
        19XX%        | 1 | 1900-01-01 | 1999-12-31 | between 1900 and 1999 (approximate and uncertain)
        2004-06~-11  | 2 | 2004-06-11 | 2004-06-11 | 11 June 2004 (month and year approximate)
        2004?-06-11  | 2 | 2004-06-11 | 2004-06-11 | 11 June 2004 (year uncertain)
        2011-~06-~04 | 2 | 2011-06-04 | 2011-06-04 | 4 June 2011 (day and month approximate)
        2011-?23     | 2 | 2011-09-01 | 2011-11-30 | autumn 2011 (season uncertain)
        2004-%06-~11 | 2 | 2004-06-11 | 2004-06-11 | 11 June 2004 (day approximate, month approximate and uncertain)
        ",
    );
}

#[test]
fn unspecified_digits() {
    check(
        "
        201X        | 1 | 2010-01-01  | 2019-12-31  | 2010s
        200X        | 1 | 2000-01-01  | 2009-12-31  | between 2000 and 2009
        20XX        | 1 | 2000-01-01  | 2099-12-31  | between 2000 and 2099
        1XXX        | 2 | 1000-01-01  | 1999-12-31  | between 1000 and 1999
        XXXX        | 2 | 0000-01-01  | 9999-12-31  | year unknown
        19X5        | 2 | 1905-01-01  | 1995-12-31  | between 1905 and 1995
        004X        | 1 | 0040-01-01  | 0049-12-31  | 40s CE
        000X        | 1 | 0000-01-01  | 0009-12-31  | between 1 BCE and 9 CE
        -01XX       | 2 | -0199-01-01 | -0100-12-31 | 2nd century BCE
        -004X       | 2 | -0049-01-01 | -0040-12-31 | between 50 and 41 BCE
        -00XX       | 2 | -0099-01-01 | 0000-12-31  | 1st century BCE
        -XXXX       | 2 | -9999-01-01 | 0000-12-31  | between 10000 and 1 BCE
        -004X-12    | 2 | -0049-12-01 | -0040-12-31 | December of a year between 50 and 41 BCE
        2004-XX     | 1 | 2004-01-01  | 2004-12-31  | 2004, month unknown
        1985-04-XX  | 1 | 1985-04-01  | 1985-04-30  | April 1985, day unknown
        1999-XX-XX  | 1 | 1999-01-01  | 1999-12-31  | 1999, month and day unknown
        1985-XX-25  | 2 | 1985-01-25  | 1985-12-25  | the 25th of an unknown month of 1985
        1985-XX-31  | 2 | 1985-01-31  | 1985-12-31  | the 31st of an unknown month of 1985
        1985-1X     | 2 | 1985-10-01  | 1985-12-31  | between October and December 1985
        1985-X2     | 2 | 1985-02-01  | 1985-12-31  | February or December 1985
        1985-04-1X  | 2 | 1985-04-10  | 1985-04-19  | between 10 and 19 April 1985
        1985-04-3X  | 2 | 1985-04-30  | 1985-04-30  | 30 April 1985
        1985-05-X1  | 2 | 1985-05-01  | 1985-05-31  | 1, 11, 21 or 31 May 1985
        15XX-12-25  | 2 | 1500-12-25  | 1599-12-25  | 25 December of a year between 1500 and 1599
        156X-12-25  | 2 | 1560-12-25  | 1569-12-25  | 25 December of a year in the 1560s
        XXXX-12-25  | 2 | 0000-12-25  | 9999-12-25  | 25 December of an unknown year
        19XX-02-29  | 2 | 1904-02-29  | 1996-02-29  | 29 February of a year between 1900 and 1999
        -01XX-02-29 | 2 | -0196-02-29 | -0104-02-29 | 29 February of a year in the 2nd century BCE
        201X-XX     | 2 | 2010-01-01  | 2019-12-31  | a year in the 2010s, month unknown
        ?-01XX      | 2 | -0199-01-01 | -0100-12-31 | 2nd century BCE (uncertain)
        ",
    );
}

#[test]
fn significant_digits() {
    check(
        "
        1950S2   | 2 | 1900-01-01    | 1999-12-31    | about 1950, between 1900 and 1999
        1953S3   | 2 | 1950-01-01    | 1959-12-31    | about 1953, between 1950 and 1959
        1950S4   | 2 | 1950-01-01    | 1950-12-31    | 1950
        -1950S2  | 2 | -1999-01-01   | -1900-12-31   | about 1951 BCE, between 2000 and 1901 BCE
        Y17000S2 | 2 | +17000-01-01  | +17999-12-31  | about 17000 CE, between 17000 and 17999 CE
        Y17E4S3  | 2 | +170000-01-01 | +170999-12-31 | about 170000 CE, between 170000 and 170999 CE
        ",
    );
}

#[test]
fn intervals() {
    check(
        "
        2013/2017             | 0 | 2013-01-01  | 2017-12-31  | 2013 – 2017
        2019-03/2020-03       | 0 | 2019-03-01  | 2020-03-31  | March 2019 – March 2020
        2021-08-11/2021-08-14 | 0 | 2021-08-11  | 2021-08-14  | 11–14 August 2021
        2021-03-30/2021-04-02 | 0 | 2021-03-30  | 2021-04-02  | 30 March – 2 April 2021
        2005/2005             | 0 | 2005-01-01  | 2005-12-31  | 2005 – 2005
        2005/2005-06          | 0 | 2005-01-01  | 2005-06-30  | 2005 – June 2005
        2005/..               | 1 | 2005-01-01  |             | since 2005
        2005/                 | 1 | 2005-01-01  |             | from 2005, end unknown
        ../2005               | 1 |             | 2005-12-31  | until 2005
        /2005                 | 1 |             | 2005-12-31  | until 2005, start unknown
        ..1990/2000           | 2 |             | 2000-12-31  | 1990 or earlier – 2000
        1990/2000..           | 2 | 1990-01-01  |             | 1990 – 2000 or later
        ..1990/..             | 2 |             |             | since 1990 or earlier
        ..1990/               | 2 |             |             | from 1990 or earlier, end unknown
        ../1990..             | 2 |             |             | until 1990 or later
        /1990..               | 2 |             |             | until 1990 or later, start unknown
        ..1990/2000..         | 2 |             |             | 1990 or earlier – 2000 or later
        1989~/2005?           | 1 | 1989-01-01  | 2005-12-31  | c. 1989 – 2005 (end uncertain)
        199X/2005             | 2 | 1990-01-01  | 2005-12-31  | 1990s – 2005
        200X/2010             | 2 | 2000-01-01  | 2010-12-31  | from between 2000 and 2009 to 2010
        -01XX/-00XX           | 2 | -0199-01-01 | 0000-12-31  | 2nd century BCE – 1st century BCE
        -0150/-01XX           | 2 | -0150-01-01 | -0100-12-31 | 151 BCE – 2nd century BCE
        -0199/-0100           | 1 | -0199-01-01 | -0100-12-31 | 200 – 101 BCE
        -0026/0014            | 1 | -0026-01-01 | 0014-12-31  | 27 BCE – 14 CE
        2021-24/2023-21       | 1 | 2021-12-01  | 2023-05-31  | winter 2021–22 – spring 2023
        ",
    );
}

#[test]
fn sets() {
    check(
        "
        [1667,1668,1670..1672] | 2 | 1667-01-01  | 1672-12-31 | one of 1667, 1668, 1670 to 1672
        {1667,1668,1670..1672} | 2 | 1667-01-01  | 1672-12-31 | 1667, 1668 and 1670 to 1672
        {1667,1668}            | 2 | 1667-01-01  | 1668-12-31 | 1667 and 1668
        [1668,1667]            | 2 | 1667-01-01  | 1668-12-31 | one of 1668, 1667
        {..1984}               | 2 |             | 1984-12-31 | 1984 and earlier
        [..1984]               | 2 |             | 1984-12-31 | 1984 or earlier
        [1984-12..]            | 2 | 1984-12-01  |            | December 1984 or later
        [1667,1669..]          | 2 | 1667-01-01  |            | one of 1667, 1669 or later
        {1960,1961-12}         | 2 | 1960-01-01  | 1961-12-31 | 1960 and December 1961
        [1670..1672]           | 2 | 1670-01-01  | 1672-12-31 | between 1670 and 1672
        [1701..1800]           | 2 | 1701-01-01  | 1800-12-31 | 18th century
        [0901..1000]           | 2 | 0901-01-01  | 1000-12-31 | 10th century CE
        {1960..1965}           | 2 | 1960-01-01  | 1965-12-31 | every year from 1960 to 1965
        {2001-03..2001-06}     | 2 | 2001-03-01  | 2001-06-30 | every month from March 2001 to June 2001
        [1667]                 | 2 | 1667-01-01  | 1667-12-31 | 1667
        [-01XX,0004~]          | 2 | -0199-01-01 | 0004-12-31 | one of 2nd century BCE, c. 4 CE
        ",
    );
}

#[test]
fn qualifiers_are_found_anywhere() {
    for [edtf, marks] in rows(
        "
        1989          |
        1989~         | approximate
        1989?         | uncertain
        1989%         | approximate uncertain
        2004-06~-11   | approximate
        2004-06-?11   | uncertain
        1989/1990~    | approximate
        ..1989?/1990  | uncertain
        [1667?,1668]  | uncertain
        {1667,..1660%} | approximate uncertain
        ",
    ) {
        let date = date(edtf);
        assert_eq!(date.approximate(), marks.contains("approximate"), "{edtf}");
        assert_eq!(date.uncertain(), marks.contains("uncertain"), "{edtf}");
    }
}
