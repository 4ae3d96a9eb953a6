//! What holds of the lints whatever the dataset.

use proptest::prelude::*;

use super::super::load::load_str;
use super::super::path::Step;
use super::near::{self, AROUND, COMMON};
use super::passages::{Passage, passages};
use super::tests::dataset;
use super::*;

/// Up to `most` words of so few that they meet often.
fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&["In", "the", "war", "of"][..]), 0..=most)
        .prop_map(|words| words.join(" "))
}

fn excerpt() -> impl Strategy<Value = String> {
    let source = prop::sample::select(&["s", "s", "r"][..]);
    let section = prop::sample::select(&["", "", "I", "II"][..]);
    (source, section, words(2), words(7), words(2)).prop_map(|(source, section, prefix, exact, suffix)| {
        format!(
            "Excerpt(source: \"{source}\", section: \"{section}\", prefix: \"{prefix}\", \
             exact: \"x{exact}\", suffix: \"{suffix}\")"
        )
        // An empty quotation would be an error; a lone "x" stands for one.
        .replace("\"xIn", "\"In")
        .replace("\"xthe", "\"the")
        .replace("\"xwar", "\"war")
        .replace("\"xof", "\"of")
    })
}

fn event() -> impl Strategy<Value = String> {
    let dates = [
        "2019-01-01",
        "2019-02-01",
        "2020-11-30",
        "2031-05-05",
        "2019",
        "2018/2019-02-01",
        "../2020",
        "-0010",
        "20XX",
    ];
    let date = prop::sample::select(dates.to_vec());
    let as_written = prop::sample::select(&["", "1 May", "in May", "the thirtieth", "5/5", "\u{6f1}"][..]);
    let standing = prop::sample::select(&["Stated", "Alleged", "Denied", "Announced"][..]);
    let rest = (words(14), prop::collection::vec(excerpt(), 1..4), prop::option::of(excerpt()));
    (date, as_written, standing, prop::bool::ANY, rest).prop_map(
        |(date, as_written, standing, named, (summary, excerpts, other))| {
            let other =
                other.map(|other| format!("OtherDate(date: \"2000\", excerpt: {other})")).unwrap_or_default();
            format!(
                "date: \"{date}\", as_written: \"{as_written}\", standing: {standing}, attributed_to: [{}], \
                 summary: \"{summary}\", other_dates: [{other}], excerpts: [{}]",
                if named { "\"a\"" } else { "" },
                excerpts.join(", ")
            )
        },
    )
}

/// A dataset without errors.
fn any_dataset() -> impl Strategy<Value = Dataset> {
    prop::collection::vec(event(), 0..12).prop_map(|events| {
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        load_str(&dataset("places: [Place(id: \"p\", label: \"P\")],", &events)).unwrap().dataset
    })
}

fn lint(finding: &Finding) -> Lint {
    let super::super::IssueKind::Remark(remark) = &finding.kind else { panic!("not a remark") };
    remark.lint()
}

/// The exceptions of the record that a finding is about.
fn exceptions_of<'d>(dataset: &'d mut Dataset, finding: &Finding) -> &'d mut Vec<Exception> {
    if lint(finding) == Lint::FirstOfMonth {
        return &mut dataset.exceptions;
    }
    match finding.path.0[..2] {
        [Step::Field("places"), Step::Item(at)] => &mut dataset.places[at].exceptions,
        [Step::Field("events"), Step::Item(at)] => &mut dataset.events[at].exceptions,
        _ => panic!("{}", finding.path),
    }
}

/// What is said about single events, by their ids, in an order of its own.
fn about_events(dataset: &Dataset) -> Vec<(String, Lint)> {
    let mut said: Vec<(String, Lint)> = look(dataset)
        .0
        .iter()
        .filter(|finding| !matches!(lint(finding), Lint::NearExcerpt | Lint::FirstOfMonth | Lint::Unused))
        .map(|finding| match finding.path.0[1] {
            Step::Item(at) => (dataset.events[at].id.to_string(), lint(finding)),
            Step::Field(_) => panic!("{}", finding.path),
        })
        .collect();
    said.sort();
    said
}

/// How often each lint says something, the quotations that meet counted as one.
fn lints(dataset: &Dataset) -> Vec<Lint> {
    let mut said: Vec<Lint> = look(dataset).0.iter().map(lint).collect();
    said.sort();
    said.dedup();
    said
}

/// Whether `here` meets `there` from its word `start` on, by comparing word by word.
fn plainly_meet(here: &Passage, there: &Passage, start: usize) -> bool {
    let text = here.from(start);
    let shared = text.len().min(there.exact().len());
    let enough = if start < here.exact().len() { COMMON } else { AROUND };
    here.source == there.source
        && shared >= enough
        && text[..shared] == there.exact()[..shared]
        && here.meeting(there, start).is_some()
}

proptest! {
    #[test]
    fn exceptions_silence_everything(mut dataset in any_dataset()) {
        let (found, excepted) = look(&dataset);
        prop_assert_eq!(excepted, 0);
        for finding in &found {
            let lint = lint(finding);
            let exceptions = exceptions_of(&mut dataset, finding);
            if exceptions.iter().all(|exception| exception.lint != lint) {
                exceptions.push(Exception { lint, reason: "so".to_owned() });
            }
        }
        let (left, excepted) = look(&dataset);
        prop_assert_eq!((left.len(), excepted), (0, found.len()));
    }

    #[test]
    fn the_order_of_the_file_does_not_matter(dataset in any_dataset(), turn in 0_usize..12) {
        let mut turned = dataset.clone();
        let events = turned.events.len();
        turned.events.rotate_left(turn % events);
        turned.events[turn % events..].reverse();
        prop_assert_eq!(about_events(&turned), about_events(&dataset));
        prop_assert_eq!(lints(&turned), lints(&dataset));
    }

    #[test]
    fn all_meetings_are_found(dataset in any_dataset()) {
        let (forwards, met) = (passages(&dataset), near::meetings(&dataset));
        let backwards: Vec<Passage> = forwards.iter().map(Passage::reversed).collect();
        let meet = |passages: &[Passage], a: usize, b: usize| {
            let (here, there) = (&passages[a], &passages[b]);
            (0..=here.exact().len()).any(|start| plainly_meet(here, there, start))
        };
        for (later, met) in met.into_iter().enumerate() {
            let earlier = (0..later).find(|&earlier| {
                [&forwards, &backwards].iter().any(|all| meet(all, later, earlier) || meet(all, earlier, later))
            });
            prop_assert_eq!(met.map(|(earlier, _)| earlier), first_alike(&forwards, later, earlier));
        }
    }
}

/// Of quotations that are alike with all around them, only the first one's meetings are noted.
fn first_alike(all: &[Passage], later: usize, earlier: Option<usize>) -> Option<usize> {
    let alike = (0..later).any(|before| all[before].by_words(&all[later]).is_eq());
    earlier.filter(|_| !alike)
}
