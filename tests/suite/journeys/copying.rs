//! A view as text: the command line that opens it.

use annals::layout::LanesBy;
use annals::query::Facet;
use annals::state::{Action, Effect, FilterAction, LanesAction, ViewAction, Wanted, WindowAction};
use annals::timeline::Viewport;

use super::{act, days, opened, search, theme, type_span};

#[test]
fn a_view_is_copied_as_the_command_line_that_opens_it() {
    let mut state = opened();
    let syria = theme(&state, "syria");
    act(&mut state, Action::Filter(FilterAction::Only(Facet::Theme, syria)));
    search(&mut state, "astana \"russian aircraft\" it's");
    type_span(&mut state, "2015", "March 2017");
    act(&mut state, Action::Lanes(LanesAction::By(LanesBy::Actor)));
    act(&mut state, Action::Window(WindowAction::ToggleFolding));
    act(&mut state, Action::View(ViewAction::Show(Viewport::showing(days((2015, 1, 1), (2016, 3, 4))))));
    let Some(Effect::Copy(line)) = state.apply(Action::Window(WindowAction::CopyView)) else {
        panic!("something is copied");
    };
    let fold = if state.folds().is_plain() { "" } else { " --fold" };
    let view =
        line.split_once(" --view ").map(|(_, view)| view.split(' ').next().expect("a word").to_owned());
    assert_eq!(
        line,
        format!(
            "annals --from 2015 --to 2017-03 --theme syria --search 'astana \"russian aircraft\" it'\\''s' \
             --view {} --lanes actor{fold}",
            view.as_deref().expect("a view")
        )
    );
    let notice = state.windows().notice.as_deref().expect("a notice");
    assert!(notice.contains("command line"), "{notice}");
}

#[test]
fn a_view_that_is_named_leaves_nothing_of_the_one_before() {
    let mut state = opened();
    search(&mut state, "astana");
    super::step(&mut state, annals::state::SelectAction::First);
    type_span(&mut state, "2015", "2016");
    let view = days((1990, 1, 1), (1999, 12, 31));
    state.ask(Wanted { view: Some(view), ..Wanted::default() });
    assert!(state.filter().is_empty() && state.selected().is_none() && state.span().is_none());
    assert_eq!(state.days_on_screen(), Some(view));
    assert_eq!(state.command_line(), format!("annals --view 1990/1999 --lanes theme{}", unfolded(&state)));
}

fn unfolded(state: &annals::state::State) -> &'static str {
    if state.folds().is_plain() { "" } else { " --fold=no" }
}
