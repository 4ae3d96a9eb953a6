//! The mark of a single day: standing is shape, so it reads without colour.

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::dataset::Standing;

/// Paints the mark of a standing: stated filled, assessed with a hole, alleged dashed, denied struck through,
/// announced half filled. `ground` is what lies behind it.
pub(in crate::ui) fn paint_glyph(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    standing: Standing,
    (colour, ground): (Color32, Color32),
) {
    let stroke = Stroke::new((radius * 0.3).clamp(1.2, 2.0), colour);
    let rim = radius - stroke.width / 2.0;
    match standing {
        Standing::Stated => {
            painter.circle_filled(centre, radius, colour);
        }
        Standing::Assessed => {
            painter.circle_filled(centre, radius, colour);
            painter.circle_filled(centre, radius * 0.42, ground);
        }
        Standing::Alleged => {
            painter.circle_filled(centre, rim, ground);
            for dash in 0..6_u8 {
                let from = f32::from(dash) * std::f32::consts::TAU / 6.0;
                let arc = arc(centre, rim, from, from + std::f32::consts::TAU / 10.0);
                painter.add(Shape::line(arc, stroke));
            }
        }
        Standing::Denied => {
            painter.circle(centre, rim, ground, stroke);
            let slash = vec2(rim, -rim) * std::f32::consts::FRAC_1_SQRT_2;
            painter.line_segment([centre - slash, centre + slash], stroke);
        }
        Standing::Announced => {
            painter.circle(centre, rim, ground, stroke);
            let mut half = arc(centre, rim, -std::f32::consts::FRAC_PI_2, std::f32::consts::FRAC_PI_2);
            half.push(half[0]);
            painter.add(Shape::convex_polygon(half, colour, Stroke::NONE));
        }
    }
}

/// Points along a circle between two angles in radians, clockwise on screen.
fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    let steps: u8 = 12;
    (0..=steps)
        .map(|step| from + (to - from) * f32::from(step) / f32::from(steps))
        .map(|angle| centre + vec2(angle.cos(), angle.sin()) * radius)
        .collect()
}
