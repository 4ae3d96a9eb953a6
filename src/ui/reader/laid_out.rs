//! Pieces of a text, laid out.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{CharIndex, LayoutJob, TextFormat};
use eframe::egui::{Galley, Rect, Ui, pos2};

use crate::library::{Form, Page, Piece};
use crate::ui::theme::{self, Palette};

/// What stands above a piece, in points.
pub(super) fn room_above(piece: &Piece) -> f32 {
    match piece.form {
        _ if piece.goes_on => 0.0,
        Form::Heading => 18.0,
        Form::Paragraph => 9.0,
        Form::Note => 4.0,
    }
}

/// A piece in lines of a width.
pub(super) fn laid_out(ui: &Ui, page: &Page, piece: &Piece, width: f32) -> Arc<Galley> {
    let palette = Palette::of(ui.ctx().theme());
    let (font, colour) = match piece.form {
        Form::Heading => (theme::heading(theme::BODY + 1.5), palette.text.0),
        Form::Paragraph => (theme::sans(theme::BODY + 0.5), palette.text.0),
        Form::Note => (theme::sans(theme::SMALL + 0.5), palette.text_weak.0),
    };
    let line = (font.size * 1.5).round();
    let format = TextFormat { line_height: Some(line), ..TextFormat::simple(font, colour) };
    let text = page.text()[piece.place.clone()].to_owned();
    let mut job = LayoutJob::single_section(text, format);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Where a stretch of a piece, in bytes of it, stands in its galley: a rectangle for every line.
pub(super) fn rects(galley: &Galley, place: &Range<usize>) -> Vec<Rect> {
    let letters = |byte: usize| galley.text().get(..byte).map_or(0, |before| before.chars().count());
    let (from, to) = (letters(place.start), letters(place.end));
    let mut rects = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let CharIndex(count) = row.char_count_including_newline();
        // The space at which a line breaks is not to be seen.
        let spaces = row.glyphs.iter().rev().take_while(|glyph| glyph.chr == ' ').count();
        let last = at + count.saturating_sub(spaces);
        let (start, end) = (from.clamp(at, last), to.clamp(at, last));
        if start < end {
            let x = |letter: usize| row.pos.x + row.x_offset(CharIndex(letter - at));
            rects.push(Rect::from_min_max(pos2(x(start), row.min_y()), pos2(x(end), row.max_y())));
        }
        at += count;
    }
    rects
}

/// How far below its top a byte of a piece stands, in points.
pub(super) fn depth(galley: &Galley, byte: usize) -> f32 {
    let end = galley.text().len();
    let next =
        galley.text().get(byte..).and_then(|rest| rest.chars().next()).map_or(end, |c| byte + c.len_utf8());
    rects(galley, &(byte.min(end)..next)).first().map_or(0.0, Rect::top)
}
