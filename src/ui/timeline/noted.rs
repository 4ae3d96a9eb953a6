//! The small signs on marks whose events the reader has given a star or a note. Shape, not colour, tells them apart.

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::Scene;
use crate::layout::{Canvas, Form};
use crate::notes::Note;
use crate::ui::theme::Palette;

/// The radius of a star, in points.
const STAR: f32 = 4.4;
/// The size of a sheet of paper, in points.
const SHEET: Vec2 = vec2(7.0, 8.0);
/// How much room each takes beside another, in points.
const STEP: f32 = 10.0;

/// Paints the signs of all marks on the canvas.
pub(super) fn paint(painter: &Painter, scene: &Scene<'_>, canvas: &Canvas) {
    if scene.state.notes().all().is_empty() {
        return;
    }
    for mark in &canvas.marks {
        let Some(note) = scene.state.note(mark.event) else { continue };
        let rect = scene.rect(mark.rect);
        let at = match mark.form {
            Form::Dot { .. } => pos2(rect.center().x, rect.top() - 4.5),
            // Near the end, clear of a label inside and of the arrow beyond the edge.
            Form::Bar { .. } => {
                let (left, right) =
                    (rect.left().max(scene.area.left()), rect.right().min(scene.area.right()));
                pos2((right - 15.0).max(f32::midpoint(left, right)), rect.top() - 1.5)
            }
        };
        signs(painter, (at, note), (&scene.palette, scene.palette.canvas.0));
    }
}

/// Paints a star, a sheet of paper, or both side by side, around a place.
pub(in crate::ui) fn signs(
    painter: &Painter,
    (at, note): (Pos2, &Note),
    (palette, ground): (&Palette, Color32),
) {
    let apart = if note.star && note.has_text() { STEP / 2.0 } else { 0.0 };
    if note.star {
        star(painter, at - vec2(apart, 0.0), (palette.accent.0, ground));
    }
    if note.has_text() {
        sheet(painter, at + vec2(apart, 0.0), (palette.accent.0, ground));
    }
}

fn star(painter: &Painter, centre: Pos2, (colour, ground): (Color32, Color32)) {
    let point = |at: u8, radius: f32| {
        let angle = (f32::from(at) / 10.0 - 0.25) * std::f32::consts::TAU;
        centre + vec2(angle.cos(), angle.sin()) * radius
    };
    let outline: Vec<Pos2> =
        (0..10).map(|at| point(at, if at % 2 == 0 { STAR } else { STAR * 0.45 })).collect();
    painter.add(Shape::closed_line(outline.clone(), Stroke::new(2.6, ground)));
    let inner: Vec<Pos2> = outline.iter().skip(1).step_by(2).copied().collect();
    painter.add(Shape::convex_polygon(inner, colour, Stroke::NONE));
    for tip in 0..5 {
        let [before, after] = [(tip * 2 + 9) % 10, tip * 2 + 1].map(|at: usize| outline[at]);
        painter.add(Shape::convex_polygon(vec![before, outline[tip * 2], after], colour, Stroke::NONE));
    }
    // Closes the seams between the parts.
    painter.add(Shape::closed_line(outline, Stroke::new(0.8, colour)));
}

fn sheet(painter: &Painter, centre: Pos2, (colour, ground): (Color32, Color32)) {
    // Lines this thin must not fall between two rows of pixels.
    let rect = Rect::from_center_size(centre, SHEET).round_to_pixels(painter.pixels_per_point());
    painter.rect_filled(rect.expand(1.0), CornerRadius::same(2), ground);
    painter.rect_filled(rect, CornerRadius::same(1), colour);
    for (y, shorter) in [(2.0, 1.0), (5.0, 3.0)] {
        let line = Rect::from_min_size(rect.min + vec2(1.0, y), vec2(rect.width() - 1.0 - shorter, 1.0));
        painter.rect_filled(line, CornerRadius::ZERO, ground);
    }
}

/// What a screen reader says of it, after the event.
pub(in crate::ui) fn spoken(note: Option<&Note>) -> &'static str {
    match note.map(|note| (note.star, note.has_text())) {
        Some((true, true)) => ", with your star and note",
        Some((true, false)) => ", with your star",
        Some((false, true)) => ", with your note",
        Some((false, false)) | None => "",
    }
}
