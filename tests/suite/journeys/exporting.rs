//! From a span to a file.

use std::path::PathBuf;

use annals::export::{self, write_file};
use annals::state::{Action, Destination, Effect, ExportAction, Settings};

use super::{act, open_with, opened, type_span};

#[test]
fn an_export_is_the_document_and_replaces_a_file_only_when_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut state = open_with(Settings::default(), folder.path());
    type_span(&mut state, "2015", "2016");
    act(&mut state, Action::Export(ExportAction::Open));
    assert!(state.export().open);
    let path = PathBuf::from(&state.export().path);
    assert_eq!(path.parent(), Some(folder.path()));
    std::fs::write(&path, "something of mine").expect("written");

    let expected = export::markdown::write(&state.document());
    let effect = state.apply(Action::Export(ExportAction::Go(Destination::File)));
    let Some(Effect::Write { path: to, text, overwrite: false }) = effect else { panic!("{effect:?}") };
    assert_eq!((&to, &text), (&path, &expected));
    assert!(text.starts_with("---\n") && text.contains("2015"));

    let refused = write_file(&to, &text, false).map(|()| to);
    act(&mut state, Action::Export(ExportAction::Written(refused)));
    assert_eq!(state.export().exists.as_ref(), Some(&path), "it is asked");
    assert!(state.export().open && state.windows().notice.is_none());
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "something of mine");

    let effect = state.apply(Action::Export(ExportAction::Overwrite));
    let Some(Effect::Write { path: to, text, overwrite: true }) = effect else { panic!("{effect:?}") };
    let written = write_file(&to, &text, true).map(|()| to);
    act(&mut state, Action::Export(ExportAction::Written(written)));
    assert!(!state.export().open);
    assert_eq!(std::fs::read_to_string(&path).expect("there"), expected);
    let notice = state.windows().notice.clone().expect("a notice");
    assert!(notice.contains(&format!("{} events", state.exported().len())), "{notice}");
}

#[test]
fn a_path_from_the_dialog_is_not_asked_about_again() {
    let mut state = opened();
    act(&mut state, Action::Export(ExportAction::Open));
    let effect = state.apply(Action::Export(ExportAction::Browse));
    assert!(matches!(effect, Some(Effect::PickSave { .. })));
    act(&mut state, Action::Export(ExportAction::Browsed(Some(PathBuf::from("/tmp/chosen.md")))));
    let effect = state.apply(Action::Export(ExportAction::Go(Destination::File)));
    assert!(matches!(effect, Some(Effect::Write { overwrite: true, .. })), "{effect:?}");
    act(&mut state, Action::Export(ExportAction::Path("/tmp/another.md".to_owned())));
    let effect = state.apply(Action::Export(ExportAction::Go(Destination::File)));
    assert!(matches!(effect, Some(Effect::Write { overwrite: false, .. })), "a typed one is: {effect:?}");
    act(&mut state, Action::Export(ExportAction::Path("  ".to_owned())));
    act(&mut state, Action::Export(ExportAction::Go(Destination::File)));
    assert!(state.export().failure.is_some());
}

#[test]
fn the_clipboard_gets_the_same_document() {
    let mut state = opened();
    type_span(&mut state, "1979", "1989");
    let expected = export::markdown::write(&state.document());
    let effect = state.apply(Action::Export(ExportAction::Go(Destination::Clipboard)));
    assert_eq!(effect, Some(Effect::Copy(expected)));
}
