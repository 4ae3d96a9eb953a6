//! How wide texts on the timeline are.

use std::cell::RefCell;
use std::collections::HashMap;

use eframe::egui::{FontId, Ui};

use super::{LABEL, ruler};
use crate::layout::TypeIn;
use crate::ui::theme;

/// The widths of the characters of a font: texts are measured by them, since laying each one out would be felt.
pub(super) struct Widths {
    font: FontId,
    /// Of the first characters, which are most: by their number, as far as they are known.
    near: RefCell<Vec<Option<f32>>>,
    others: RefCell<HashMap<char, f32>>,
}

/// How many characters are the first: Latin, Greek and Cyrillic.
const NEAR: usize = 0x530;

impl Widths {
    fn new(font: FontId) -> Self {
        Self { font, near: RefCell::new(vec![None; NEAR]), others: RefCell::default() }
    }

    /// The width of a text in one line, in points.
    pub(super) fn of(&self, ui: &Ui, text: &str) -> f64 {
        let mut near = self.near.borrow_mut();
        let ask = |c| ui.fonts_mut(|fonts| fonts.glyph_width(&self.font, c));
        let width = |c: char| match near.get_mut(c as usize) {
            Some(known) => *known.get_or_insert_with(|| ask(c)),
            None => *self.others.borrow_mut().entry(c).or_insert_with(|| ask(c)),
        };
        // A little air for rounding.
        f64::from(text.chars().map(width).sum::<f32>()) + 1.0
    }
}

/// The widths of labels beside marks and of those of both rows of the ruler.
pub(super) struct AllWidths {
    pub(super) labels: Widths,
    major: Widths,
    minor: Widths,
}

impl AllWidths {
    /// Those of a row of the ruler.
    pub(super) fn of_row(&self, row: TypeIn) -> &Widths {
        match row {
            TypeIn::Major => &self.major,
            TypeIn::Minor => &self.minor,
        }
    }
}

impl Default for AllWidths {
    fn default() -> Self {
        Self {
            labels: Widths::new(theme::sans(LABEL)),
            major: Widths::new(ruler::font(TypeIn::Major)),
            minor: Widths::new(ruler::font(TypeIn::Minor)),
        }
    }
}
