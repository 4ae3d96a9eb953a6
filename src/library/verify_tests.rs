//! Whole datasets of made-up quotations from made-up texts.

use super::*;
use crate::dataset::load_str;

/// A dataset with one event for each of `excerpts`, the fields of an excerpt in RON.
pub(super) fn dataset(excerpts: &[String]) -> Dataset {
    let event = |(at, excerpt): (usize, &String)| {
        format!(
            "Event(id: \"e{at}\", title: \"E\", themes: [\"t\"], standing: Stated, excerpts: [Excerpt({excerpt})]),"
        )
    };
    let events: String = excerpts.iter().enumerate().map(event).collect();
    let source = |id: &str| format!("Source(id: \"{id}\", role: Read, kind: Book, title: \"S\"),");
    let sources = ["one", "two", "three"].map(source).concat();
    let text = format!(
        "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")], sources: [{sources}], events: [{events}])"
    );
    load_str(&text).unwrap_or_else(|issues| panic!("{}", issues.report("made-up"))).dataset
}

/// Asks something of the report on `dataset` with these texts, each with the name of its file.
pub(super) fn ask<T>(dataset: &Dataset, texts: &[(&str, &str)], question: impl Fn(&Report<'_>) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in texts {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    question(&verify(dataset, &Library::open(folder.path()).unwrap()))
}

/// What is said of each excerpt, in short.
fn said(text: &str, excerpts: &[&str]) -> Vec<String> {
    let excerpts: Vec<String> = excerpts.iter().map(|fields| format!("source: \"one\", {fields}")).collect();
    ask(&dataset(&excerpts), &[("one.txt", text)], |report| {
        report.checks.iter().map(|check| in_short(&check.verdict)).collect()
    })
}

fn in_short(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Found(passage) => format!("found {}", passage.position),
        Verdict::Moved(passage, reasons) => {
            let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
            format!("moved {}: {}", passage.position, reasons.join("; "))
        }
        Verdict::Missing(cause) => format!("missing: {cause}"),
    }
}

const ARTICLE: &str = "On Owls\n\nBy A. Crow\nAn owl on a barn\n\nOwls sleep by day.\n\nOwls sleep\nby day.\n\nThey hunt \
                       by night.\nOften.\n\nMice fear them.\n\nRead more\n";

#[test]
fn paragraphs_are_counted_from_where_most_excerpts_say() {
    assert_eq!(
        said(
            ARTICLE,
            &[
                "exact: \"sleep by day\", section: \"paragraph 1\"",
                "exact: \"hunt by night. Often\", section: \"paragraph 2\"",
                "exact: \"fear them\", section: \"paragraph 2\"",
                "exact: \"owl on a barn\", section: \"caption\"",
                "exact: \"Read more\", section: \"caption\"",
                "exact: \"by night\", section: \"caption\"",
                "exact: \"On Owls\", section: \"paragraph 1\"",
                "exact: \"owl on\"",
            ]
        ),
        [
            "found 6:6",
            "found 11:6",
            "moved 14:6: stands in \"paragraph 3\", not in \"paragraph 2\"",
            "found 4:4",
            "found 16:1",
            "moved 11:11: stands in \"paragraph 2\", not in \"caption\"",
            "moved 1:1: stands outside the numbered paragraphs, not in \"paragraph 1\"",
            "found 4:4",
        ]
    );
}

const REPORT: &str = "Foreword\n\nOwls are back.1 Crows are not.2\n\nThe Barn: a\nstudy of owls\n\nIn 19843 the \
                      barn burnt,\nand the owls left it for good.4 Crows are not.\n\n1. The first to say so \
                      was A. Crow.\n2. Ibid.\n";

#[test]
fn headings_and_footnotes_are_looked_at() {
    assert_eq!(
        said(
            REPORT,
            &[
                "exact: \"Owls are\", section: \"Foreword\", note: 1",
                "exact: \"the owls left it\", section: \"The Barn: a study of owls\", note: 4",
                "exact: \"the barn burnt\", section: \"Foreword\", note: 3",
                "exact: \"the barn\", section: \"\", note: 2",
                "exact: \"owls left\", section: \"Afterword\", note: 5",
                "exact: \"to say so\", section: \"The Barn: a study of owls\", note: 1",
                "exact: \"to say\", section: \"The Barn: a study of owls\", note: 2",
            ]
        ),
        [
            "found 3:1",
            "found 9:5",
            "moved 8:10: stands in \"The Barn: a study of owls\", not in \"Foreword\"",
            "moved 8:10: footnote 2 does not stand near",
            "moved 9:9: the heading \"Afterword\" stands nowhere in the text on lines of its own; \
             footnote 5 does not stand near",
            "found 11:14",
            "moved 11:14: footnote 2 does not stand near",
        ]
    );
}

#[test]
fn of_several_places_the_one_that_fits_best_is_taken() {
    let barn = "section: \"The Barn: a study of owls\"";
    assert_eq!(
        said(
            REPORT,
            &[
                "exact: \"Crows are not\"",
                &format!("exact: \"Crows are not\", {barn}"),
                "exact: \"Crows are not\", note: 2",
                &format!("exact: \"Crows are not\", {barn}, note: 2"),
                "exact: \"Crows are not\", prefix: \"for good.4\"",
                "exact: \"Crows are not\", suffix: \"at all\"",
            ]
        ),
        [
            "found 3:17",
            "found 9:33",
            "found 3:17",
            "moved 3:17: stands before the first heading, not in \"The Barn: a study of owls\"",
            "found 9:33",
            "missing: stands at 3:17, but nowhere between its prefix and suffix",
        ]
    );
}

#[test]
fn what_is_missing_is_told_from_what_stands_there() {
    assert_eq!(
        said(
            REPORT,
            &["exact: \"and the owls left him\"", "exact: \"Gulls are back\"", "exact: \"owls are back\""]
        ),
        [
            "missing: not in the text; it agrees up to \"…and the owls left\", then at 9:19 the text has \
             \"it\", not \"him\"",
            "missing: not in the text",
            "missing: not in the text",
        ]
    );
}

#[test]
fn what_differs_by_a_few_characters_is_moved_and_told() {
    assert_eq!(
        said(
            REPORT,
            &[
                "exact: \"and the owls lefd it\"",
                "exact: \"barn burnt, and the howls left i for good.5 Crows\", note: 7",
                "exact: \"Crows are not\", prefix: \"left it for god.4\"",
                "exact: \"Grows are not\", prefix: \"left it for god.4\"",
            ]
        ),
        [
            "moved 9:1: 1 character differs: at 9:14 the text has \"left\", not \"lefd\"",
            "moved 8:14: 3 characters differ: at 9:9 the text has \"owls\", not \"howls\", at 9:19 the text has \
             \"it\", not \"i\", at 9:26 the text has \"good.4\", not \"good.5\"; footnote 7 does not stand near",
            "moved 9:33: 1 character differs in its prefix or suffix",
            "missing: not in the text",
        ]
    );
}

#[test]
fn a_passage_is_given_in_code_points_and_says_where_it_stands() {
    let dataset = dataset(&["source: \"one\", section: \"Über\", exact: \"née Ö\"".to_owned()]);
    ask(&dataset, &[("one.txt", "\u{FEFF}Über\n–\nsie, née\nÖ.")], |report| {
        let passage = report.checks[0].verdict.passage().expect("found");
        assert_eq!((passage.start, passage.end), (12, 17));
        assert_eq!(passage.position, Position { line: 3, column: 6 });
        assert_eq!(passage.whereabouts, Some(Whereabouts::Heading("Über".to_owned())));
        assert!(report.is_clean());
    });
}

#[test]
fn a_source_without_a_readable_text_is_said_once_and_counted_for_each_excerpt() {
    let excerpt = |source: &str, exact: &str| format!("source: \"{source}\", exact: \"{exact}\"");
    let dataset =
        dataset(&[excerpt("two", "a"), excerpt("one", "hoot"), excerpt("three", "b"), excerpt("two", "c")]);
    // Empty texts are texts.
    ask(&dataset, &[("one.txt", "an owl: hoot"), ("three.txt", "")], |report| {
        assert_eq!(report.counts(), [1, 0, 3]);
        assert!(!report.is_clean());
        let [unread] = report.unread.as_slice() else { panic!("{:?}", report.unread) };
        assert_eq!(dataset.source(unread.source).id, "two");
        assert_eq!(unread.to_string(), "there is no such file; 2 excerpts of it can't be looked up");
        assert_eq!(report.checks[0].verdict, Verdict::Missing(Cause::Unread));
        assert_eq!(report.checks[2].verdict, Verdict::Missing(Cause::Nowhere(None)));
    });
}

#[test]
fn excerpts_come_in_the_order_of_the_file_rival_dates_first() {
    let text = "Dataset(format: 1, title: \"D\", themes: [Theme(id: \"t\", label: \"T\")],
        sources: [Source(id: \"one\", role: Read, kind: Book, title: \"S\")],
        events: [Event(id: \"e\", date: \"2001\", title: \"E\", themes: [\"t\"], standing: Stated,
            other_dates: [OtherDate(date: \"2002\", excerpt: Excerpt(source: \"one\", exact: \"rival\"))],
            excerpts: [Excerpt(source: \"one\", exact: \"main\")])])";
    let dataset = load_str(text).expect("good").dataset;
    ask(&dataset, &[("one.txt", "a main thing and its rival")], |report| {
        let exact: Vec<&str> = report.checks.iter().map(|check| check.excerpt.exact.as_str()).collect();
        assert_eq!(exact, ["rival", "main"]);
        assert!(report.is_clean());
    });
}

#[test]
fn too_near_is_not_clean() {
    let excerpt = |exact: &str| format!("source: \"one\", exact: \"{exact}\"");
    let dataset = dataset(&[excerpt("barn owls"), excerpt("the barn"), excerpt("hoot now")]);
    ask(&dataset, &[("one.txt", "See the barn owls that here hoot now and then.")], |report| {
        assert_eq!(report.counts(), [3, 0, 0]);
        assert!(!report.is_clean());
        let near: Vec<(&[usize], String)> =
            report.near.iter().map(|near| (near.checks.as_slice(), near.nearness.to_string())).collect();
        assert_eq!(near, [(&[1, 0][..], "overlap".to_owned())]);
    });
}

/// A large text with many excerpts takes its time for each excerpt, not more.
#[test]
fn a_large_text_is_no_trouble() {
    let sentence = |number: usize| format!("Owl {number} hoots from the old barn{}.\n\n", number % 90 + 10);
    let text: String = (0..20_000).map(sentence).collect();
    let excerpts: Vec<String> = (0..100)
        .map(|number| number * 199)
        .map(|number| format!("source: \"one\", exact: \"Owl {number} hoots\", note: {}", number % 90 + 10))
        .collect();
    ask(&dataset(&excerpts), &[("one.txt", &text)], |report| assert_eq!(report.counts(), [100, 0, 0]));
}
