//! How far a text is scrolled: by the piece at the top, so that nothing above it needs to be laid out.

use crate::library::Page;

/// What stands at the top of the view.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Scroll {
    /// A piece of the page.
    pub(super) piece: usize,
    /// How much of it is above the view, in points.
    pub(super) down: f32,
}

/// The pieces of a page, as high as they are when laid out, and the height of the view; in points.
pub(super) struct Heights<'a> {
    pub(super) of: &'a mut dyn FnMut(usize) -> f32,
    pub(super) pieces: usize,
    pub(super) view: f32,
}

impl Scroll {
    /// Scrolls by points, down if positive, as far as there is text.
    pub(super) fn by(mut self, points: f32, heights: &mut Heights<'_>) -> Self {
        self.down += points;
        while self.down < 0.0 && self.piece > 0 {
            self.piece -= 1;
            self.down += (heights.of)(self.piece);
        }
        self.down = self.down.max(0.0);
        while self.piece + 1 < heights.pieces {
            let height = (heights.of)(self.piece);
            if self.down < height {
                break;
            }
            self.down -= height;
            self.piece += 1;
        }
        self.within(heights)
    }

    /// No further than to where the last line is at the bottom of the view.
    fn within(self, heights: &mut Heights<'_>) -> Self {
        let mut below = -self.down;
        for piece in self.piece..heights.pieces {
            below += (heights.of)(piece);
            if below >= heights.view {
                return self;
            }
        }
        Self::end(heights)
    }

    /// The last line at the bottom of the view, or the first at its top.
    pub(super) fn end(heights: &mut Heights<'_>) -> Self {
        let mut all = 0.0;
        for piece in (0..heights.pieces).rev() {
            all += (heights.of)(piece);
            if all >= heights.view {
                return Self { piece, down: all - heights.view };
            }
        }
        Self::default()
    }

    /// So that a byte of the text is about at the top.
    pub(super) fn to_byte(page: &Page, byte: usize, heights: &mut Heights<'_>) -> Self {
        let piece = page.piece_at(byte);
        let Some(place) = page.pieces().get(piece).map(|piece| &piece.place) else { return Self::default() };
        let share = byte.saturating_sub(place.start) as f32 / place.len() as f32;
        let down = share * (heights.of)(piece);
        Self { piece, down }.within(heights)
    }

    /// Which byte of the text is about at the top.
    pub(super) fn byte(self, page: &Page, heights: &mut Heights<'_>) -> usize {
        let Some(piece) = page.pieces().get(self.piece) else { return 0 };
        let share = (self.down / (heights.of)(self.piece).max(1.0)).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte of the piece")]
        let inside = (share * piece.place.len() as f32) as usize;
        piece.place.start + inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(piece: usize, down: f32) -> Scroll {
        Scroll { piece, down }
    }

    #[test]
    fn scrolling_goes_from_piece_to_piece_and_stops_at_both_ends() {
        let all = [10.0, 20.0, 30.0, 40.0];
        let mut of = |piece: usize| all[piece];
        let mut heights = Heights { of: &mut of, pieces: 4, view: 35.0 };
        for (from, points, to) in [
            (at(0, 0.0), 12.0, at(1, 2.0)),
            (at(1, 2.0), -12.0, at(0, 0.0)),
            (at(0, 0.0), -5.0, at(0, 0.0)),
            (at(2, 0.0), -25.0, at(0, 5.0)),
            (at(0, 0.0), 1000.0, at(3, 5.0)),
            (at(3, 5.0), 1.0, at(3, 5.0)),
            (at(0, 0.0), 30.0, at(2, 0.0)),
        ] {
            assert_eq!(from.by(points, &mut heights), to, "{from:?} by {points}");
        }
        assert_eq!(Scroll::end(&mut heights), at(3, 5.0));
        let mut high = Heights { view: 500.0, ..heights };
        assert_eq!((Scroll::end(&mut high), at(2, 3.0).by(9.0, &mut high)), (at(0, 0.0), at(0, 0.0)));
    }

    #[test]
    fn an_empty_text_stays() {
        let mut of = |_: usize| 1.0;
        let mut heights = Heights { of: &mut of, pieces: 0, view: 10.0 };
        assert_eq!(at(0, 0.0).by(5.0, &mut heights), at(0, 0.0));
    }
}
