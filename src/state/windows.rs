//! The small windows, and what happens to the window around it all.

use super::State;
use super::action::{ExportAction, FilterAction, Report, WindowAction};
use super::bookmarks::BookmarkForm;
use super::effect::Effect;
use super::go_to::GoTo;

/// The small windows and the notice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Windows {
    /// The list of keys.
    pub keys: bool,
    /// What this program and dataset are.
    pub about: bool,
    /// The window that finds commands.
    pub palette: bool,
    /// The window that asks for a date.
    pub go_to: Option<GoTo>,
    /// The window that lists bookmarks.
    pub bookmarks: Option<BookmarkForm>,
    /// Something that takes several lines to say.
    pub report: Option<Report>,
    /// What just happened, in a sentence.
    pub notice: Option<String>,
}

impl Windows {
    /// Whether one of the windows is open.
    fn is_open(&self) -> bool {
        self.keys
            || self.about
            || self.palette
            || self.go_to.is_some()
            || self.bookmarks.is_some()
            || self.report.is_some()
    }
}

impl State {
    pub(super) fn apply_window(&mut self, action: WindowAction) -> Option<Effect> {
        match action {
            WindowAction::Appearance(appearance) => self.settings.appearance = appearance,
            WindowAction::ToggleMotion => self.toggle_motion(),
            WindowAction::SystemMotion { reduced } => self.hear_of_motion(reduced),
            WindowAction::ToggleFilters => self.settings.filters_hidden = !self.settings.filters_hidden,
            WindowAction::ToggleDetails => self.settings.details_hidden = !self.settings.details_hidden,
            WindowAction::ToggleFolding => self.toggle_folding(),
            WindowAction::ToggleDropped => self.settings.show_dropped = !self.settings.show_dropped,
            WindowAction::ToggleSolarHijri => self.settings.solar_hijri = !self.settings.solar_hijri,
            WindowAction::ToggleKeys => self.window.keys = !self.window.keys,
            WindowAction::ToggleAbout => self.window.about = !self.window.about,
            WindowAction::ChangeKeys => return Some(Effect::ChangeKeys),
            WindowAction::Report(report) => self.window.report = Some(report),
            WindowAction::DismissReport => self.window.report = None,
            WindowAction::TogglePalette => self.window.palette = !self.window.palette,
            WindowAction::DismissNotice => self.window.notice = None,
            WindowAction::Escape if self.reading.is_some() => return self.cancel_reading(),
            WindowAction::Escape if self.escapes_reader() => return self.close_reader(),
            WindowAction::Escape => self.escape(),
            WindowAction::Follow(url) => return Some(Effect::Follow(url)),
            WindowAction::Copy { text, what } => {
                self.window.notice = Some(what.to_owned());
                return Some(Effect::Copy(text));
            }
            WindowAction::CopyView => {
                self.window.notice = Some(self.copied_words());
                return Some(Effect::Copy(self.command_line()));
            }
            WindowAction::Quit => return Some(Effect::Quit),
        }
        None
    }

    /// Whether the reader is the topmost layer: above it are windows, and the notice.
    fn escapes_reader(&self) -> bool {
        self.reader().is_some() && !self.has_dialog() && self.window.notice.is_none()
    }

    /// Closes the topmost layer: a window, the notice, the search, the span, the selection.
    fn escape(&mut self) {
        if self.export.open {
            let _closed = self.export.apply(ExportAction::Close);
        } else if self.open.open {
            self.open.open = false;
        } else if self.library_form.open {
            self.library_form.open = false;
        } else if self.window.is_open() {
            self.window = Windows { notice: self.window.notice.take(), ..Windows::default() };
        } else if self.checking.cancel() {
            // What was found before stays.
        } else if self.window.notice.is_some() {
            self.window.notice = None;
        } else if self.checking.close() {
            // It can be shown again.
        } else if self.compared_first.is_some() {
            self.compared_first = None;
        } else if !self.filter.text().is_empty() {
            self.apply_filter(FilterAction::Search(String::new()));
        } else if self.span.is_some() || self.span_problem.is_some() {
            self.span = None;
            self.span_problem = None;
        } else if self.has_several() {
            self.forget_chosen();
        } else if self.selected.is_some() {
            self.selected = None;
        } else if !self.listed.is_empty() {
            self.listed.clear();
        } else {
            self.close_survey();
        }
    }

    /// The small windows and the notice.
    pub fn windows(&self) -> &Windows {
        &self.window
    }

    /// Whether a window is open that takes the keyboard for itself.
    pub fn has_dialog(&self) -> bool {
        self.is_waiting()
            || self.export.open
            || self.open.open
            || self.library_form.open
            || self.window.is_open()
    }
}
