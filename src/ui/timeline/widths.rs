//! How wide labels are.

use std::cell::RefCell;
use std::collections::HashMap;

use eframe::egui::Ui;

use super::LABEL;
use crate::ui::theme;

/// The widths of the characters of labels: texts are measured by them, since laying each one out would be felt.
#[derive(Default)]
pub(super) struct Widths {
    /// Of the first characters, which are most: by their number, as far as they are known.
    near: RefCell<Vec<Option<f32>>>,
    others: RefCell<HashMap<char, f32>>,
}

/// How many characters are the first: Latin, Greek and Cyrillic.
const NEAR: usize = 0x530;

impl Widths {
    /// The width of a label in one line, in points.
    pub(super) fn of(&self, ui: &Ui, text: &str) -> f64 {
        let mut near = self.near.borrow_mut();
        near.resize(NEAR, None);
        let font = theme::sans(LABEL);
        let ask = |c| ui.fonts_mut(|fonts| fonts.glyph_width(&font, c));
        let width = |c: char| match near.get_mut(c as usize) {
            Some(known) => *known.get_or_insert_with(|| ask(c)),
            None => *self.others.borrow_mut().entry(c).or_insert_with(|| ask(c)),
        };
        // A little air for rounding.
        f64::from(text.chars().map(width).sum::<f32>()) + 1.0
    }
}
