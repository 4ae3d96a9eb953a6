//! Breaks: where empty time is folded, and how much of it.

use eframe::egui::{
    Align2, CornerRadius, Painter, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::ruler::{MAJOR_ROW, MINOR_ROW};
use super::{RULER, Scene};
use crate::layout::Scale;
use crate::timeline::Break;
use crate::ui::theme::{self, Palette};

/// How far the torn edges go in and out, and how far apart their teeth are, in points.
const TEETH: (f32, f32) = (2.0, 4.0);
/// The least room beside the words, in points.
const AIR: f32 = 1.0;

/// The breaks on screen, with where they lie across an area.
fn on_screen(scale: &Scale, area: Rangef) -> impl Iterator<Item = (Break, Rangef)> + '_ {
    let x = move |day: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
        let x = scale.x_from_day(day).clamp(-1.0e4, 1.0e5) as f32;
        area.min + x
    };
    let breaks = scale.axis().breaks().iter().map(move |each| (*each, Rangef::new(x(each.from), x(each.to))));
    breaks.filter(move |(_, across)| across.max > area.min && across.min < area.max)
}

/// Paints every break across an area: a band with torn edges.
pub(super) fn paint(painter: &Painter, scale: &Scale, area: Rect, palette: &Palette) {
    let inside = painter.with_clip_rect(area.intersect(painter.clip_rect()));
    for (_, across) in on_screen(scale, area.x_range()) {
        band(&inside, Rect::from_x_y_ranges(across, area.y_range()), palette);
    }
}

/// A piece of ground with torn edges to the left and to the right.
pub(super) fn band(painter: &Painter, rect: Rect, palette: &Palette) {
    painter.rect_filled(rect, CornerRadius::ZERO, palette.line_faint.0);
    for x in [rect.left(), rect.right()] {
        let (depth, apart) = TEETH;
        let tooth = |at: usize| {
            pos2(x + if at.is_multiple_of(2) { -depth } else { depth }, rect.top() + apart * at as f32)
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
        let teeth = (rect.height() / apart).ceil().max(1.0) as usize;
        let edge: Vec<_> = (0..=teeth).map(tooth).collect();
        painter.add(Shape::line(edge, Stroke::new(1.0, palette.line.0)));
    }
}

/// Says on the ruler how much each break leaves out.
pub(super) fn name(ui: &Ui, painter: &Painter, scene: &Scene<'_>) {
    let ruler = Rect::from_x_y_ranges(scene.area.x_range(), scene.ruler.y_range());
    paint(painter, &scene.scale, ruler, &scene.palette);
    let folded: Vec<(Break, Rangef)> = on_screen(&scene.scale, scene.area.x_range()).collect();
    for (each, across) in folded {
        let visible = across.intersection(scene.area.x_range());
        let rect = Rect::from_x_y_ranges(visible, ruler.top()..=ruler.top() + RULER);
        words(painter, rect, &each.length_text(), &scene.palette);
        let response = ui.interact(rect, ui.scope_id().with(("break", each.from.to_bits())), Sense::hover());
        let whole =
            format!("{} folded: {}, in which no event begins or ends", each.length_text(), each.text());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole.clone()));
        // The ruler above takes the clicks, and with them what egui calls hovering.
        if response.contains_pointer() && !ui.input(|input| input.pointer.any_down()) {
            response.show_tooltip_text(whole);
        }
    }
}

/// A number above its unit, as far as there is room.
fn words(painter: &Painter, rect: Rect, text: &str, palette: &Palette) {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let rows =
        [(number, theme::heading(theme::SMALL), MAJOR_ROW), (unit, theme::sans(theme::SMALL), MINOR_ROW)];
    for (words, font, y) in rows {
        let galley = painter.layout_no_wrap(words.to_owned(), font, palette.text_weak.0);
        if galley.size().x + 2.0 * (TEETH.0 + AIR) <= rect.width() {
            let at = pos2(rect.center().x, rect.top() + y);
            let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
            painter.galley(place.min, galley, palette.text_weak.0);
        }
    }
}

/// A small break as it looks on the canvas.
pub(super) fn sample(painter: &Painter, rect: Rect, palette: &Palette) {
    band(painter, Rect::from_center_size(rect.center(), vec2(rect.width() * 0.4, rect.height())), palette);
}
