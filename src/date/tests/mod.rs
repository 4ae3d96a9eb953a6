//! Tables: what each form of EDTF means, how it lies on the axis, and what is said of a bad one.

use super::*;

mod drawing;
mod errors;
mod meaning;
mod properties;
mod words;

/// The cells of a table with a row a line and `|` between cells.
fn rows<const CELLS: usize>(table: &str) -> Vec<[&str; CELLS]> {
    let lines = table.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            cells.try_into().unwrap_or_else(|_| panic!("{line}"))
        })
        .collect()
}

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap_or_else(|error| panic!("{edtf}: {error}"))
}

/// A day as `Day::iso` writes it, four-digit years only.
fn day(iso: &str) -> Day {
    let negative = iso.starts_with('-');
    let fields: Vec<i32> =
        iso.trim_start_matches('-').split('-').map(|field| field.parse().unwrap()).collect();
    let year = if negative { -fields[0] } else { fields[0] };
    Day::from_ymd(year, fields[1].unsigned_abs(), fields[2].unsigned_abs()).unwrap()
}

fn days(first: &str, last: &str) -> Days {
    Days::new(day(first), day(last)).unwrap()
}
