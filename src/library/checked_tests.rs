//! Reports that are kept, listed and told again.

use super::Entry::{Near as NearBy, Unread as Silent};
use super::*;
use crate::dataset::load_str;
use crate::library::{Looked, verify, verify_watched};

/// Five events: found and a rival date, moved, missing, of a source without a text, too near.
fn dataset() -> Dataset {
    let event = |id: &str, excerpts: &str| {
        format!(
            "Event(id: \"{id}\", date: \"2001\", title: \"E\", themes: [\"t\"], standing: Stated, {excerpts}),"
        )
    };
    let quoting = |exact: &str| format!("Excerpt(source: \"one\", exact: \"{exact}\")");
    let own = |exact: &str| format!("excerpts: [{}]", quoting(exact));
    let events = [
        event(
            "found",
            &format!(
                "other_dates: [OtherDate(date: \"2002\", excerpt: {})], {}",
                quoting("a rival"),
                own("the barn")
            ),
        ),
        event("moved", "excerpts: [Excerpt(source: \"one\", section: \"Nowhere\", exact: \"came back\")]"),
        event("missing", &own("crows")),
        event("silent", "excerpts: [Excerpt(source: \"two\", exact: \"hush\")]"),
        event("near", &own("burnt down")),
    ];
    let source = |id: &str| format!("Source(id: \"{id}\", role: Read, kind: Book, title: \"S\"),");
    let text = format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], sources: [{}{}], events: [{}])",
        source("one"),
        source("two"),
        events.concat()
    );
    load_str(&text).unwrap_or_else(|issues| panic!("{}", issues.report("made-up"))).dataset
}

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let text = "The owls came back home to see a rival.\n\nIn May the barn burnt down.\n";
    std::fs::write(folder.path().join("one.txt"), text).unwrap();
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

fn checked() -> (Dataset, Checked) {
    let (dataset, (_folder, library)) = (dataset(), library());
    let checked = Checked::of(verify(&dataset, &library));
    (dataset, checked)
}

#[test]
fn each_listing_holds_its_own_in_order() {
    let (_, checked) = checked();
    assert_eq!(checked.sum(), "6 excerpts: 3 found, 1 moved, 2 missing, 1 too near");
    assert!(!checked.is_clean());
    for (listing, expected) in [
        (Listing::Wrong, &[Silent(0), Entry::Check(2), Entry::Check(3), Entry::Check(4), NearBy(0)][..]),
        (Listing::Moved, &[Entry::Check(2)]),
        (Listing::Missing, &[Silent(0), Entry::Check(3), Entry::Check(4)]),
        (Listing::Found, &[Entry::Check(0), Entry::Check(1), Entry::Check(5)]),
        (Listing::Near, &[NearBy(0)]),
        (
            Listing::All,
            &[
                Silent(0),
                Entry::Check(0),
                Entry::Check(1),
                Entry::Check(2),
                Entry::Check(3),
                Entry::Check(4),
                Entry::Check(5),
                NearBy(0),
            ],
        ),
    ] {
        let entries = checked.entries(listing);
        let listed: Vec<Entry> = (0..entries.len()).filter_map(|at| entries.at(at)).collect();
        assert_eq!(listed, expected, "{listing:?}");
        assert_eq!(entries.at(entries.len()), None);
        for (at, entry) in listed.iter().enumerate() {
            assert_eq!(entries.position(*entry), Some(at), "{listing:?}");
        }
    }
    let entries = checked.entries(Listing::Moved);
    assert_eq!([Silent(0), Entry::Check(3), NearBy(0)].map(|entry| entries.position(entry)), [None; 3]);
}

#[test]
fn excerpts_are_counted_from_an_events_own_on() {
    let (dataset, checked) = checked();
    for check in 0..6 {
        let (event, at) = checked.place(&dataset, check).expect("a place");
        let excerpt = checked.excerpt(&dataset, check).expect("an excerpt");
        let of = &dataset.events[event.index()];
        let own = of.excerpts.iter().chain(of.other_dates.iter().map(|other| &other.excerpt));
        assert_eq!(own.into_iter().nth(at), Some(excerpt), "{check}");
        assert_eq!(checked.of_excerpt(&dataset, (event, at)), checked.verdict(check));
    }
    assert_eq!(checked.place(&dataset, 0), Some((EventIx::at(0), 1)), "the rival date");
    assert_eq!(checked.of_excerpt(&dataset, (EventIx::at(0), 2)), None);
    assert_eq!((checked.place(&dataset, 6), checked.excerpt(&dataset, 6)), (None, None));
    assert_eq!(checked.leads_to(Entry::Unread(0)), Some(4));
    assert_eq!(checked.leads_to(Entry::Near(0)), Some(1));
    assert_eq!([Entry::Unread(1), Entry::Near(1), Entry::Check(6)].map(|it| checked.leads_to(it)), [None; 3]);
}

#[test]
fn the_report_is_told_as_ever() {
    let (dataset, (_folder, library)) = (dataset(), library());
    let report = verify(&dataset, &library);
    let lines = Lines::new("birds.ron", &dataset, &library, &report);
    let expected = format!("{}{}\n", lines.all(false), lines.sum());
    let checked = Checked::of(verify(&dataset, &library));
    assert_eq!(checked.report("birds.ron", &dataset, &library), expected);
    assert_eq!(expected.lines().count(), 8, "{expected}");
}

#[test]
fn who_watches_is_told_of_every_step_and_may_stop() {
    let (dataset, (_folder, library)) = (dataset(), library());
    let mut told = Vec::new();
    let report = verify_watched(&dataset, &library, &mut |looked| {
        told.push(looked);
        true
    });
    assert_eq!(Checked::of(report.expect("not stopped")), Checked::of(verify(&dataset, &library)));
    assert!(told.windows(2).all(|pair| pair[0].steps < pair[1].steps), "{told:?}");
    assert!(told.iter().all(|looked| looked.of == 6));
    assert_eq!(told.last().copied().map(Looked::quotations), Some(6));
    assert_eq!(told.len(), 11, "two for each of the source that can be read, one for the other");
    for most in 1..=told.len() {
        let mut steps = 0;
        let stopped = verify_watched(&dataset, &library, &mut |_| {
            steps += 1;
            steps < most
        });
        assert_eq!((stopped.is_none(), steps), (true, most), "nothing is done after the stop");
    }
}
