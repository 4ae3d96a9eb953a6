//! Titles beside marks, laid out once for as long as they come and go: egui forgets what one frame doesn't show.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, Galley, Painter};

use super::LABEL;
use super::headings::shortened;
use crate::dataset::EventIx;
use crate::ui::theme;

/// So many titles are kept; beyond, all are forgotten.
const MOST: usize = 1_000;

/// Titles that have been laid out.
#[derive(Default)]
pub(super) struct Labels {
    /// A text laid out with the fonts of then. Another one is laid out when they, or their texture, are made anew.
    fonts: Option<Arc<Galley>>,
    colour: Color32,
    /// By event, for a width in whole points.
    known: HashMap<EventIx, (f32, Arc<Galley>)>,
}

impl Labels {
    /// Begins a frame.
    pub(super) fn begin(&mut self, painter: &Painter, colour: Color32) {
        let fonts = painter.layout_no_wrap("0".to_owned(), theme::sans(LABEL), Color32::PLACEHOLDER);
        let is_same = self.fonts.as_ref().is_some_and(|known| Arc::ptr_eq(known, &fonts));
        if !is_same || self.colour != colour || self.known.len() > MOST {
            *self = Self { fonts: Some(fonts), colour, known: HashMap::new() };
        }
    }

    /// Whether the title of an event has been laid out.
    pub(super) fn has(&self, event: EventIx) -> bool {
        self.known.contains_key(&event)
    }

    /// The title of an event in one line, shortened where it is longer than `width`.
    pub(super) fn of(
        &mut self,
        painter: &Painter,
        (event, title): (EventIx, &str),
        width: f32,
    ) -> Arc<Galley> {
        // No rounding on the way to the screen asks for another one, or shortens it.
        let width = (width + 1.0).ceil();
        if let Some((known, galley)) = self.known.get(&event)
            && known.to_bits() == width.to_bits()
        {
            return Arc::clone(galley);
        }
        let galley = shortened(painter, title, (theme::sans(LABEL), width), self.colour);
        self.known.insert(event, (width, Arc::clone(&galley)));
        galley
    }
}
