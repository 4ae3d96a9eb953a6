//! The menus that copy citations, of an excerpt and of a source.

use eframe::egui::{Link, Response, RichText, Ui};

use crate::dataset::{EventIx, Excerpt, SourceIx};
use crate::export::citation::Style;
use crate::state::{Action, CiteAction, Cited, State};
use crate::ui::menu_key::{button_menu, context_menu};
use crate::ui::theme;

/// Says where the menu of a source is.
pub(super) const HINT: &str = "Right-click, Menu or Shift+F10: cite";

/// An entry of a menu, and what it does.
type Entry = (String, CiteAction);

/// Where an excerpt is found, and the excerpt.
pub(super) type Found<'a> = ((EventIx, usize), &'a Excerpt);

/// Shows the button with the menu of an excerpt.
pub(super) fn of_excerpt(ui: &mut Ui, state: &State, found: Found<'_>, actions: &mut Vec<Action>) {
    let button = ui.add(Link::new(RichText::new("Cite…").size(theme::SMALL)));
    let button = button.on_hover_text("Copy this quotation, or a citation of its place and source");
    button_menu(ui, &button, |ui, focus| {
        let ((event, at), excerpt) = found;
        let quotation = ("Copy quotation with its source".to_owned(), CiteAction::CopyQuotation(event, at));
        let mut all = vec![quotation];
        all.extend(styles(Cited::Excerpt(event, at)));
        all.extend(excerpt.cites.iter().map(|work| through(state, found, *work)));
        entries(ui, all, (focus, actions));
    });
}

/// Gives the line of a source its menu.
pub(super) fn of_source(
    ui: &Ui,
    state: &State,
    (line, source): (&Response, SourceIx),
    found: Found<'_>,
    actions: &mut Vec<Action>,
) {
    context_menu(ui, line, |ui, focus| {
        let mut all = styles(Cited::Source(source));
        if source != found.1.source {
            all.push(through(state, found, source));
        }
        entries(ui, all, (focus, actions));
    });
}

fn styles(cited: Cited) -> Vec<Entry> {
    let entry = |style: &Style| (format!("Copy {}", style.words()), CiteAction::Copy(cited, *style));
    Style::ALL.iter().map(entry).collect()
}

fn through(state: &State, ((event, at), excerpt): Found<'_>, work: SourceIx) -> Entry {
    let words = format!("Copy note: {}", state.cited_through(excerpt, work));
    (words, CiteAction::Copy(Cited::Through(event, at, work), Style::Note))
}

fn entries(ui: &mut Ui, entries: Vec<Entry>, (mut focus, actions): (bool, &mut Vec<Action>)) {
    for (words, action) in entries {
        let entry = ui.button(words);
        if std::mem::take(&mut focus) && ui.memory(|memory| memory.focused().is_none_or(|id| id != entry.id))
        {
            entry.request_focus();
        }
        if entry.clicked() {
            actions.push(Action::Cite(action));
            ui.close();
        }
    }
}
