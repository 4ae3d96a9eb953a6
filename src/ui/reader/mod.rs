//! The reader: a source beside the timeline, at the passage that an excerpt quotes.

mod absent;
mod bar;
mod body;
mod head;
mod laid_out;
mod margin;
mod place_marks;
mod scroll;

use eframe::egui::{Context, Frame, Id, InputState, Key, Margin, Memory, Modifiers, Panel, Ui};

use super::theme::Palette;
use crate::state::{Action, Reader, SourceReading, State};
use scroll::Scroll;

/// The width that the reader takes at first, and the bounds of it, in points.
const WIDTH: f32 = 400.0;
const LEAST: f32 = 300.0;
const MOST: f32 = 620.0;
/// What the reader leaves to the timeline, in points.
const BESIDE: f32 = 320.0;
/// What filters and details take, in points.
const FILTERS: f32 = 204.0;
const DETAILS: f32 = 332.0;

/// How wide a window must be to have room for the reader, the timeline, the filters, and perhaps the details; in points.
pub(super) fn room(with_details: bool) -> f32 {
    WIDTH + BESIDE + FILTERS + if with_details { DETAILS } else { 0.0 }
}

/// The panel that the reader is shown in.
pub(super) fn panel(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui.ctx().theme());
    let margin = Margin { left: 14, right: 6, top: 12, bottom: 4 };
    let card = Frame::new().fill(palette.card.0).inner_margin(margin);
    let most = (ui.available_width() - BESIDE).clamp(LEAST, MOST);
    let panel = Panel::right("reader").frame(card).default_size(WIDTH).size_range(LEAST..=most);
    panel.show(ui, content);
}

/// The id of the text as one widget, which takes the keyboard's focus.
pub(super) fn text_id() -> Id {
    Id::unique("source text")
}

/// The id of the field with what is looked for in the text.
fn search_id() -> Id {
    Id::unique("source search")
}

/// What a key asks of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Lines(f32),
    Pages(f32),
    Start,
    End,
}

/// What takes the keyboard's focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Text,
    Search,
}

/// What the reader remembers between frames.
#[derive(Default)]
pub(super) struct ReaderView {
    scroll: Scroll,
    /// The text that was shown last, and which of its places was brought on screen.
    shown: Option<(usize, u64)>,
    /// What was pressed in this frame.
    steps: Vec<Step>,
    /// What is to take the focus.
    wants: Option<Focus>,
    /// Whether the search field had the focus in the last frame.
    was_searching: bool,
    was_open: bool,
}

impl ReaderView {
    /// Takes the keys that mean something else while the text has the focus.
    pub(super) fn keys(&mut self, ctx: &Context, state: &State) {
        let is_open = state.reader().is_some();
        if is_open && !self.was_open {
            self.wants = Some(Focus::Text);
        }
        self.was_open = is_open;
        if !is_open {
            self.shown = None;
            return;
        }
        // Escape has taken the focus from the field already: that is all it is to do, but for the text to take it.
        let escape = |input: &mut InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        if std::mem::take(&mut self.was_searching) && ctx.input_mut(escape) {
            self.wants = Some(Focus::Text);
            return;
        }
        if ctx.memory(Memory::focused) != Some(text_id()) || state.has_dialog() {
            return;
        }
        let none = Modifiers::NONE;
        let takes = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
        // Those with a modifier first: egui takes a key without one to be pressed even while Shift is held.
        if takes(Modifiers::COMMAND, Key::F) || takes(none, Key::Slash) {
            self.wants = Some(Focus::Search);
        }
        for (modifiers, key, step) in [
            (Modifiers::SHIFT, Key::Space, Step::Pages(-1.0)),
            (none, Key::Space, Step::Pages(1.0)),
            (none, Key::PageDown, Step::Pages(1.0)),
            (none, Key::PageUp, Step::Pages(-1.0)),
            (none, Key::ArrowDown, Step::Lines(3.0)),
            (none, Key::ArrowUp, Step::Lines(-3.0)),
            (none, Key::Home, Step::Start),
            (none, Key::End, Step::End),
        ] {
            if takes(modifiers, key) {
                self.steps.push(step);
            }
        }
    }

    /// Shows the reader, if it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let Some(reader) = state.reader() else { return };
        let is_ready = matches!(reader.reading(), SourceReading::Ready(_));
        head::show(
            ui,
            (state, reader),
            is_ready && self.wants.take_if(|wants| *wants == Focus::Search).is_some(),
            actions,
        );
        match reader.reading() {
            SourceReading::Waiting => waiting(ui),
            SourceReading::Absent(absent) => absent::show(ui, (state, reader), absent, actions),
            SourceReading::Ready(page) => body::show(ui, self, (state, reader, page), actions),
        }
        self.steps.clear();
        self.was_searching = ui.memory(Memory::focused) == Some(search_id());
    }

    /// Whether a place is to be brought on screen, once.
    fn is_to_jump(&mut self, reader: &Reader, page: usize) -> bool {
        let now = Some((page, reader.jump()));
        std::mem::replace(&mut self.shown, now) != now
    }
}

fn waiting(ui: &mut Ui) {
    ui.add_space(12.0);
    ui.weak("Reading the source…");
}
