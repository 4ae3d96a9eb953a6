//! What was found, as a sign with a word: never colour alone.

use eframe::egui::{Color32, Painter, Pos2, Stroke, Vec2, vec2};

use crate::library::Verdict;
use crate::ui::theme::Palette;

/// What was found of a quotation or a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Sign {
    /// The quotation stands where it should.
    Found,
    /// It stands elsewhere, or otherwise.
    Moved,
    /// It isn't there.
    Missing,
    /// Quotations stand too near to each other.
    Near,
    /// The source has no text.
    Unread,
}

impl Sign {
    pub(in crate::ui) fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Found(_) => Self::Found,
            Verdict::Moved(..) => Self::Moved,
            Verdict::Missing(_) => Self::Missing,
        }
    }

    pub(in crate::ui) fn words(self) -> &'static str {
        match self {
            Self::Found => "Found",
            Self::Moved => "Moved",
            Self::Missing => "Missing",
            Self::Near => "Too near",
            Self::Unread => "No text",
        }
    }

    pub(in crate::ui) fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Found => palette.text_weak.0,
            Self::Moved | Self::Near => palette.warning.0,
            Self::Missing | Self::Unread => palette.error.0,
        }
    }

    /// Paints the sign, about 9 points wide.
    pub(in crate::ui) fn paint(self, painter: &Painter, centre: Pos2, palette: &Palette) {
        let stroke = Stroke::new(1.6, self.colour(palette));
        let line = |points: &[(f32, f32)]| {
            painter.line(points.iter().map(|(x, y)| centre + vec2(*x, *y)).collect(), stroke);
        };
        match self {
            Self::Found => line(&[(-4.0, 0.5), (-1.2, 3.2), (4.2, -3.4)]),
            Self::Moved => {
                line(&[(-4.5, 0.0), (4.2, 0.0)]);
                line(&[(1.0, -3.2), (4.4, 0.0), (1.0, 3.2)]);
            }
            Self::Missing => {
                line(&[(-3.5, -3.5), (3.5, 3.5)]);
                line(&[(-3.5, 3.5), (3.5, -3.5)]);
            }
            Self::Near => {
                line(&[(-4.2, -3.0), (-1.2, 0.0), (-4.2, 3.0)]);
                line(&[(4.2, -3.0), (1.2, 0.0), (4.2, 3.0)]);
            }
            Self::Unread => {
                painter.circle_stroke(centre, 3.8, stroke);
                painter.line_segment([centre + Vec2::splat(-2.7), centre + Vec2::splat(2.7)], stroke);
            }
        }
    }
}
