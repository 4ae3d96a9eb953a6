//! Exceptions: which are needed, what they must say, and where they can stand.

use super::super::load::load_str;
use super::super::{Issue, Severity, inspect_str};
use super::tests::{dataset, warnings};
use super::*;

#[test]
fn exceptions_are_needed_and_reasoned() {
    let event = |exceptions: &str| dataset("", &[&format!("date: \"2019\", exceptions: [{exceptions}]")]);
    let said = warnings(&event("Exception(lint: NearExcerpt, reason: \"r\")"));
    let message =
        "`NearExcerpt` finds nothing here that the exception could silence: take it out [unneeded-exception]";
    assert_eq!(said, [("Exception(li".to_owned(), message.to_owned())]);
    let text = dataset("exceptions: [Exception(lint: Unused, reason: \"r\")],", &[]);
    assert_eq!(warnings(&text).len(), 1, "an entry makes its own exception");

    for (exceptions, expected) in [
        ("Exception(lint: Unused, reason: \" \")", "`reason` is empty; expected some text"),
        ("Exception(lint: Unused)", "`Exception` needs the field `reason`"),
        ("Exception(reason: \"r\")", "`Exception` needs the field `lint`"),
        ("Exception(lint: Unusd, reason: \"r\")", "there is no \"Unusd\" here; did you mean `Unused`?"),
        (
            "Exception(lint: Nonsense, reason: \"r\")",
            "there is no \"Nonsense\" here; expected one of `DayNotWritten`, `FirstOfMonth`, `AfterPublication`, \
             `Unattributed`, `RepeatsExcerpt`, `NearExcerpt`, `Unused`",
        ),
        (
            "Exception(lint: \"unused\", reason: \"r\")",
            "expected one of `DayNotWritten`, `FirstOfMonth`, `AfterPublication`, `Unattributed`, `RepeatsExcerpt`, \
             `NearExcerpt`, `Unused`",
        ),
    ] {
        let issues = inspect_str(&event(exceptions)).unwrap_err();
        let said: Vec<String> = issues.iter().map(Issue::message).collect();
        assert_eq!(said, [expected], "{exceptions}");
    }
    let twice = "Exception(lint: Unused, reason: \"r\"), Exception(lint: Unused, reason: \"r\")";
    let said = inspect_str(&event(twice)).unwrap_err().to_string();
    assert!(said.contains("\"Unused\" is already in this list, at 9:"), "{said}");
    let reserved = inspect_str(&event("Exception(lint: UnneededException, reason: \"r\")")).unwrap_err();
    assert!(reserved.to_string().contains("there is no \"UnneededException\" here"), "{reserved}");
}

/// What is wrong hides what is only suspicious.
#[test]
fn beside_errors_there_are_no_warnings() {
    let text = dataset("", &["standing: Alleged, date: \"soon\""]);
    let issues = inspect_str(&text).unwrap_err();
    assert!(issues.len() == 1 && issues.iter().all(|issue| issue.severity == Severity::Error), "{issues}");
}

#[test]
fn every_record_takes_exceptions() {
    let exception = "exceptions: [Exception(lint: Unused, reason: \"r\")]";
    let text = dataset(
        &format!("{exception}, places: [Place(id: \"p\", label: \"P\", {exception})],"),
        &[exception],
    )
    .replace("label: \"T\"", &format!("label: \"T\", {exception}"))
    .replace("label: \"A\"", &format!("label: \"A\", {exception}"))
    .replace("title: \"R\"", &format!("title: \"R\", {exception}"));
    // That of the place, which nothing refers to, is needed.
    assert_eq!(warnings(&text).len(), 5);
    assert_eq!(load_str(&text).unwrap().dataset.events[1].exceptions[0].reason, "r");
}

#[test]
fn lints_have_names_of_their_own_and_look_in_order() {
    let names: std::collections::HashSet<&str> = Lint::ALL.iter().map(|lint| lint.name()).collect();
    assert_eq!(names.len(), Lint::ALL.len());
    assert_eq!(Lint::ALL.last(), Some(&Lint::UnneededException), "it needs to know what the others found");
    let readme = include_str!("../../../README.md");
    for lint in Lint::ALL {
        assert!(readme.contains(&format!("| `{}` |", lint.name())), "{}", lint.name());
        let spelled = readme.contains(&format!("| `{lint:?}` |"));
        assert_eq!(spelled, Lint::excepted().any(|excepted| excepted == *lint), "{lint:?}");
    }
}
