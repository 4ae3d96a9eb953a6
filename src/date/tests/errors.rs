//! What is said of a string that is no date.

use super::*;

/// The columns are the string, the byte offset, the message.
#[test]
fn errors_say_where_and_what_was_expected() {
    for [edtf, at, message] in rows(
        r#"
        2015-13                  | 5  | at 6: month 13: expected 01 to 12, a season 21 to 41, or XX
        2015-3                   | 5  | at 6: month 3: expected 01 to 12, a season 21 to 41, or XX
        2015-                    | 5  | at 6: month missing: expected 01 to 12, a season 21 to 41, or XX
        2015-42                  | 5  | at 6: month 42: expected 01 to 12, a season 21 to 41, or XX
        2015-2X                  | 5  | at 6: month 2X: expected 01 to 12, a season 21 to 41, or XX
        -0476-13                 | 6  | at 7: month 13: expected 01 to 12, a season 21 to 41, or XX
        -01XX-13                 | 6  | at 7: month 13: expected 01 to 12, a season 21 to 41, or XX
        2015-02-29               | 8  | at 9: day 29: expected 01 to 28 in 2015-02
        -0100-02-29              | 9  | at 10: day 29: expected 01 to 28 in -0100-02
        2015-04-3X1              | 8  | at 9: day 3X1: expected 01 to 31, or XX
        2015-02-3X               | 8  | at 9: day 3X: expected 01 to 28 in 2015-02
        2015-03-11-              | 10 | at 11: "-": expected the end
        2015-21-01               | 7  | at 8: "-": expected the end, since a season has no day
        2015/03                  | 5  | at 6: year 03: expected four digits, with X for an unknown one
        215                      | 0  | at 1: year 215: expected four digits, with X for an unknown one
        20x5                     | 0  | at 1: year 20x5: expected four digits, with X for an unknown one
        -0000                    | 0  | at 1: year -0000: expected 0000, without a minus, for 1 BCE
        1950S5                   | 5  | at 6: significant digits 5: expected 1 to 4
        195XS2                   | 0  | at 1: year 195XS2: expected either X or significant digits (S), not both
        Y2015                    | 1  | at 2: 2015: expected a year of five digits or more such as Y12000, Y-170000 or Y17E4, without month and day
        Y-17E7                   | 0  | at 1: year Y-17E7 is out of range: expected a year from -262143 to 262142
        2015/Y262143             | 5  | at 6: year Y262143 is out of range: expected a year from -262143 to 262142
        Y-2147483648S3           | 0  | at 1: year Y-2147483648 is out of range: expected a year from -262143 to 262142
        2015/2014                | 5  | at 6: end 2014: expected an end that is not before the start, 2015
        2015/2016/2017           | 9  | at 10: "/": expected the end, since an interval has one '/'
        ../..                    | 0  | at 1: "../..": expected a date at one end at least
        2015/2004-01-01T10:00:00 | 15 | at 16: time "T10:00:00": expected none, unless the date stands alone
        [1667                    | 5  | at 6: nothing: expected ']' to close the set
        [1667,]                  | 6  | at 7: date missing: expected a date such as 2015, 2015-03 or 2015-03-11
        {1667,[1668]}            | 6  | at 7: "[": expected dates with ',' or '..' between them: a set holds no set and no interval
        [1667..1666]             | 7  | at 8: end 1666: expected an end that is not before the start, 1667
        {2015..2015-03}          | 7  | at 8: end 2015-03: expected an end as precise as the start of the range
        {201X..2020}             | 1  | at 2: 201X: expected a plain year, month or day as the end of a range
        2015 03                  | 4  | at 5: character " ": expected only the ASCII characters of EDTF, no space
        2015–2016                | 4  | at 5: character "–": expected only the ASCII characters of EDTF, no space
        2004-01-01T25:00:00      | 11 | at 12: time "25:00:00": expected hh:mm:ss, then nothing, Z or a shift such as +03:30
        2004-01T10:00:00         | 0  | at 1: 2004-01: expected a whole day such as 2015-03-11 before the time
        2004-13-01T10:00:00      | 5  | at 6: month 13: expected 01 to 12, a season 21 to 41, or XX
        "#,
    ) {
        let error = Date::parse(edtf).expect_err(edtf);
        assert_eq!(error.to_string(), message, "{edtf}");
        assert_eq!(error.at().to_string(), at, "{edtf}");
        assert_eq!(error.input(), edtf);
    }
}

#[test]
fn positions_count_from_the_true_start() {
    for (edtf, at, message) in [
        ("", 0, "at 1: nothing: expected a date such as 2015, 2015-03 or 2015-03-11"),
        ("   ", 3, "at 4: nothing: expected a date such as 2015, 2015-03 or 2015-03-11"),
        ("  2015-13 ", 7, "at 8: month 13: expected 01 to 12, a season 21 to 41, or XX"),
        // Characters in the message, bytes in `at`.
        ("\u{a0}۲۰۱۵", 2, "at 2: character \"۲\": expected only the ASCII characters of EDTF, no space"),
    ] {
        let error = Date::parse(edtf).expect_err(edtf);
        assert_eq!((error.at(), error.to_string().as_str()), (at, message));
    }
}

#[test]
fn a_long_input_is_quoted_in_short_and_made_safe_to_print() {
    let error = Date::parse(&"7".repeat(100)).expect_err("too long");
    let expected = "expected four digits, with X for an unknown one";
    assert_eq!(error.to_string(), format!("at 1: year {}…: {expected}", "7".repeat(24)));
    let error = Date::understand("\u{1b}[31m\u{202e}").expect_err("no date");
    assert!(error.to_string().starts_with(r#"at 1: "\u{1b}[31m\u{202e}": "#), "{error}");
}
