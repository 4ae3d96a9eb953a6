//! Named views that somebody wants to come back to, kept for each dataset.

use super::State;
use super::action::BookmarkAction;
use super::filtering::Names;
use super::settings::{Bookmark, SavedSpan, SavedView};
use crate::date::{Bounds, Date, Day, Days};
use crate::query::{Span, When};
use crate::timeline::Viewport;

/// The window that lists bookmarks and makes new ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BookmarkForm {
    /// The name that was typed for what is on screen, or for the one that is changed.
    pub name: String,
    /// The note that was typed.
    pub note: String,
    /// The bookmark that is changed, by its place in the list.
    pub editing: Option<usize>,
}

impl State {
    /// The bookmarks of this dataset, in the order in which they were made.
    pub fn bookmarks(&self) -> &[Bookmark] {
        self.settings.bookmarks.get(&self.dataset().title).map_or(&[], Vec::as_slice)
    }

    pub(super) fn apply_bookmarks(&mut self, action: BookmarkAction) {
        match action {
            BookmarkAction::Open => {
                let name = self.view_words();
                self.window.bookmarks = Some(BookmarkForm { name, ..BookmarkForm::default() });
            }
            BookmarkAction::Close => self.window.bookmarks = None,
            BookmarkAction::Name(name) => self.with_form(|form| form.name = name),
            BookmarkAction::Note(note) => self.with_form(|form| form.note = note),
            BookmarkAction::Save => self.save_bookmark(),
            BookmarkAction::Edit(at) => {
                if let Some(Bookmark { name, note, .. }) = self.bookmarks().get(at).cloned() {
                    self.window.bookmarks = Some(BookmarkForm { name, note, editing: Some(at) });
                }
            }
            BookmarkAction::Delete(at) => {
                if at < self.bookmarks().len() {
                    let gone = self.bookmarks_mut().remove(at);
                    self.window.notice = Some(format!("Removed the bookmark “{}”.", gone.name));
                    let name = self.view_words();
                    self.with_form(|form| *form = BookmarkForm { name, ..BookmarkForm::default() });
                }
            }
            BookmarkAction::Go(at) => {
                if let Some(bookmark) = self.bookmarks().get(at).cloned() {
                    self.window.bookmarks = None;
                    self.show_saved(&bookmark.view);
                }
            }
        }
    }

    fn with_form(&mut self, change: impl FnOnce(&mut BookmarkForm)) {
        if let Some(form) = &mut self.window.bookmarks {
            change(form);
        }
    }

    fn bookmarks_mut(&mut self) -> &mut Vec<Bookmark> {
        let title = self.dataset().title.clone();
        self.settings.bookmarks.entry(title).or_default()
    }

    fn save_bookmark(&mut self) {
        let Some(form) = self.window.bookmarks.take() else { return };
        let typed = form.name.trim();
        let name = if typed.is_empty() { self.view_words() } else { typed.to_owned() };
        let note = form.note.trim().to_owned();
        let view = self.view_to_save();
        if let Some(changed) = form.editing.and_then(|at| self.bookmarks_mut().get_mut(at)) {
            (changed.name, changed.note) = (name, note);
            // The list stays open on what was changed in it.
            let name = self.view_words();
            self.window.bookmarks = Some(BookmarkForm { name, ..BookmarkForm::default() });
            return;
        }
        self.window.notice = Some(format!("Kept as “{name}”: Ctrl+D lists all bookmarks."));
        self.bookmarks_mut().push(Bookmark { name, note, view });
    }

    /// What is on screen, in words: a name for it.
    fn view_words(&self) -> String {
        let filter = self.filter.words(self.dataset());
        let days = self.days_on_screen().map(Days::text);
        let is_whole = self.goal == self.whole();
        let days = if is_whole { Some("Everything".to_owned()) } else { days };
        [Some(filter), days]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn view_to_save(&self) -> SavedView {
        let last = self.view_to_remember();
        let text = |day: Option<Day>| day.map(Day::iso);
        let saved = |span: Span| SavedSpan {
            from: text(span.bounds().earliest),
            to: text(span.bounds().latest),
            certainly: span.when() == When::Certainly,
        };
        SavedView {
            start: last.start,
            days: last.days,
            chosen: last.chosen,
            excluded: last.excluded,
            compared: last.compared,
            search: last.search,
            selected: last.selected,
            lanes: self.lanes.by(),
            folds: self.settings.fold_empty_time,
            shows_dropped: self.settings.show_dropped,
            span: self.span.map(saved),
        }
    }

    /// Shows a saved view, as far as the dataset still has what it names.
    fn show_saved(&mut self, view: &SavedView) {
        self.filter = Names::from(view).filter(self.timeline.dataset());
        self.find();
        self.group_by(view.lanes);
        if view.folds != self.settings.fold_empty_time {
            self.toggle_folding();
        }
        self.settings.show_dropped = view.shows_dropped;
        self.span = view.span.as_ref().and_then(read_span);
        self.reach_span();
        self.selected = view.selected.as_deref().and_then(|id| self.find_event(id));
        if let Some(time) = Viewport::new(view.start, view.days) {
            self.glide_to(self.axis().stretch(time).clamped(self.limits));
        }
    }
}

fn read_span(saved: &SavedSpan) -> Option<Span> {
    let bounds = |text: &Option<String>| {
        text.as_deref().and_then(|text| Date::parse(text).ok()).map(|date| date.bounds())
    };
    let bounds = Bounds {
        earliest: bounds(&saved.from).and_then(|bounds| bounds.earliest),
        latest: bounds(&saved.to).and_then(|bounds| bounds.latest),
    };
    let when = if saved.certainly { When::Certainly } else { When::Possibly };
    (bounds != Bounds { earliest: None, latest: None }).then(|| Span::new(bounds, when)).flatten()
}
