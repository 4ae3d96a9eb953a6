//! The folder with the texts of the sources: named, chosen, refused, remembered.

use std::path::{Path, PathBuf};

use annals::state::{Action, Effect, LibraryAction, Settings, State, WindowAction};

use super::{act, open_with, opened};

fn library(state: &mut State, action: LibraryAction) -> Option<Effect> {
    state.apply(Action::Library(action))
}

/// Types a folder and hears how it went.
fn choose(state: &mut State, folder: &str, outcome: Result<usize, String>) {
    act(state, Action::Library(LibraryAction::Ask));
    act(state, Action::Library(LibraryAction::Path(folder.to_owned())));
    let sources = vec!["therme-2022".to_owned(), "vatanka-2022".to_owned()];
    let folder = PathBuf::from(folder);
    let asked = library(state, LibraryAction::Go);
    assert_eq!(asked, Some(Effect::OpenLibrary { folder: folder.clone(), sources }));
    act(state, Action::Library(LibraryAction::Opened { folder, outcome }));
}

fn notice(state: &State) -> &str {
    state.windows().notice.as_deref().unwrap_or_default()
}

#[test]
fn a_chosen_folder_is_used_remembered_and_forgotten() {
    let mut state = opened();
    assert_eq!(state.library(), None);
    for (there, said) in [
        (2, "Library: /texts. It has the texts of 2 of 2 sources."),
        (0, "Library: /texts. It has no text of this dataset’s sources; therme-2022.txt would be one."),
    ] {
        choose(&mut state, "/texts", Ok(there));
        assert_eq!(notice(&state), said);
        assert!(!state.library_form().open);
    }
    let remembered = state.settings_to_remember();
    let mut again = open_with(remembered, Path::new("/documents"));
    assert_eq!(again.library(), Some(Path::new("/texts")));
    act(&mut again, Action::Library(LibraryAction::Ask));
    assert_eq!(again.library_form().path, "/texts");
    act(&mut again, Action::Library(LibraryAction::Forget));
    assert_eq!((again.library(), again.settings_to_remember().library), (None, None));
}

#[test]
fn a_folder_that_cannot_be_looked_into_leaves_the_one_before() {
    let mut state = opened();
    choose(&mut state, "/texts", Ok(1));
    choose(&mut state, "/absent", Err("cannot read the library /absent: No such file".to_owned()));
    assert_eq!(state.library(), Some(Path::new("/texts")));
    let form = state.library_form();
    assert!(form.open && form.path == "/absent", "{form:?}");
    assert_eq!(form.problem.as_deref(), Some("cannot read the library /absent: No such file"));
    assert!(state.has_dialog());
    act(&mut state, Action::Window(WindowAction::Escape));
    assert!(!state.has_dialog());
    act(&mut state, Action::Library(LibraryAction::Path("  ".to_owned())));
    assert_eq!(library(&mut state, LibraryAction::Go), None);
    assert_eq!(state.library_form().problem.as_deref(), Some("Type the path of a folder."));
}

#[test]
fn a_folder_named_on_the_command_line_is_not_remembered() {
    let settings = Settings { library: Some("/remembered".into()), ..Settings::default() };
    let mut state = open_with(settings, Path::new("/documents"));
    assert_eq!(state.library(), Some(Path::new("/remembered")));
    state.use_library("/named".into());
    assert_eq!(state.library(), Some(Path::new("/named")));
    assert_eq!(state.settings_to_remember().library.as_deref(), Some(Path::new("/remembered")));
}
