//! Text in which the letters that the search hits are marked: a ground of their own, and a line below for whoever
//! can't tell it from the usual one.

use std::ops::Range;

use eframe::egui::text::{ByteIndex, CCursor, LayoutJob, LayoutSection};
use eframe::egui::{
    CornerRadius, FontSelection, Galley, Painter, Pos2, Rect, RichText, Stroke, Ui, WidgetText, pos2,
};

use super::theme::Palette;
use crate::query::{Search, Shown};
use crate::state::State;

/// A piece of a text, and what it is. `None`: words of the program's own, in which nothing is hit.
pub(super) type Part<'a> = (&'a str, Option<Shown>);

/// The line below what is hit, in points.
const LINE: f32 = 1.0;

/// The text that the parts make in a row, as `style` has it, with what the search hits in each part marked.
pub(super) fn marked(
    ui: &Ui,
    state: &State,
    parts: &[Part<'_>],
    style: impl FnOnce(RichText) -> RichText,
) -> LayoutJob {
    let text: String = parts.iter().map(|(text, _)| *text).collect();
    let text = WidgetText::from(style(RichText::new(text)));
    let job = text.into_layout_job(ui.style(), FontSelection::Default, ui.text_valign());
    let hits = hits(&state.filter().search(), parts);
    let mut job = LayoutJob::clone(&job);
    if !hits.is_empty() {
        job.sections = job.sections.iter().flat_map(|section| split(section, &hits, ui)).collect();
    }
    job
}

/// What the search hits in the text that the parts make in a row, in bytes, rising.
fn hits(search: &Search, parts: &[Part<'_>]) -> Vec<Range<usize>> {
    let mut hits = Vec::new();
    if search.is_empty() {
        return hits;
    }
    let mut start = 0;
    for (text, shown) in parts {
        let found = shown.map_or_else(Vec::new, |shown| search.hits(text, shown));
        hits.extend(found.into_iter().map(|hit| hit.start + start..hit.end + start));
        start += text.len();
    }
    hits
}

/// The section in pieces, those that are hit with the marker.
fn split(section: &LayoutSection, hits: &[Range<usize>], ui: &Ui) -> Vec<LayoutSection> {
    let palette = Palette::of(ui.ctx().theme());
    let mut pieces = Vec::new();
    let mut piece = |range: Range<usize>, is_hit: bool| {
        if range.is_empty() {
            return;
        }
        let mut piece = section.clone();
        // The room before the section stands before its first piece alone.
        piece.leading_space = if pieces.is_empty() { section.leading_space } else { 0.0 };
        piece.byte_range = ByteIndex(range.start)..ByteIndex(range.end);
        if is_hit {
            piece.format.background = palette.hit.0;
            piece.format.color = palette.text.0;
            piece.format.underline = Stroke::new(LINE, palette.text.0);
        }
        pieces.push(piece);
    };
    let Range { start: ByteIndex(mut start), end: ByteIndex(end) } = section.byte_range;
    for hit in hits {
        let (from, to) = (hit.start.clamp(start, end), hit.end.clamp(start, end));
        piece(start..from, false);
        piece(from..to, true);
        start = to;
    }
    piece(start..end, false);
    pieces
}

/// Paints the marker behind what the search hits in a text of one line that is about to be painted at `place`. So its
/// letters stay where they are.
pub(super) fn mark_behind(
    painter: &Painter,
    (galley, place): (&Galley, Pos2),
    hits: &[Range<usize>],
    palette: &Palette,
) {
    let text = galley.text();
    let x = |byte: usize| {
        let letters = text.get(..byte).map_or(0, |before| before.chars().count());
        place.x + galley.pos_from_cursor(CCursor::new(letters)).left()
    };
    for hit in hits {
        // What is cut off has no letters to mark.
        let (left, right) = (x(hit.start), x(hit.end));
        if right > left {
            let rect = Rect::from_min_max(pos2(left, place.y), pos2(right, place.y + galley.size().y));
            painter.rect_filled(
                rect.expand2(LINE * eframe::egui::Vec2::X),
                CornerRadius::same(2),
                palette.hit.0,
            );
            painter.hline(rect.x_range(), rect.bottom() - LINE, Stroke::new(LINE, palette.text.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Facet;

    #[test]
    fn each_part_is_looked_through_as_what_it_is() {
        let search = Search::read("place:teh visit").0;
        let parts = [
            ("Visit to Tehran", Some(Shown::Title)),
            (" visit ", None),
            ("Tehran", Some(Shown::Name(Facet::Place))),
            (" · visit", Some(Shown::Other)),
        ];
        let text: String = parts.iter().map(|(text, _)| *text).collect();
        let found: Vec<(usize, &str)> =
            hits(&search, &parts).into_iter().map(|hit| (hit.start, &text[hit])).collect();
        assert_eq!(found, [(0, "Visit"), (22, "Teh"), (32, "visit")]);
        assert!(hits(&Search::default(), &parts).is_empty());
    }
}
