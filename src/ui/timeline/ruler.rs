//! The ruler above the lanes: two rows of ticks, and the selected span with its handles.

use eframe::egui::{Align2, CornerRadius, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Scene;
use crate::layout::Tick;
use crate::query::Span;
use crate::state::counted;
use crate::ui::theme;

/// Where the rows stand below the ruler's top, in points.
const MAJOR_ROW: f32 = 13.0;
const MINOR_ROW: f32 = 34.0;

impl Scene<'_> {
    /// The ends of the span on screen, held to the area. `None` without a span, or with it off screen.
    pub(super) fn span_on_screen(&self) -> Option<(f32, f32)> {
        let reach = self.state.span().map(Span::reach)?;
        let (from, to) = (self.x_of_day(reach.start), self.x_of_day(reach.end));
        let is_visible = to > self.area.left() && from < self.area.right();
        is_visible.then_some((from.max(self.area.left() - 2.0), to.min(self.area.right() + 2.0)))
    }
}

/// Paints the ruler.
pub(super) fn paint(ui: &Ui, scene: &Scene<'_>) {
    let palette = &scene.palette;
    let painter = ui.painter_at(scene.ruler);
    painter.rect_filled(scene.ruler, CornerRadius::ZERO, palette.canvas.0);
    painter.hline(scene.ruler.x_range(), scene.ruler.bottom() - 0.5, palette.line_stroke());
    painter.vline(scene.headings.right(), scene.ruler.y_range(), palette.line_stroke());
    let inside = painter.with_clip_rect(Rect::from_x_y_ranges(scene.area.x_range(), scene.ruler.y_range()));
    for tick in &scene.ticks.major {
        label(&inside, scene, tick, (MAJOR_ROW, true));
    }
    for tick in &scene.ticks.minor {
        label(&inside, scene, tick, (MINOR_ROW, false));
    }
    let caption = pos2(scene.ruler.left() + 14.0, scene.ruler.top() + MINOR_ROW);
    painter.text(
        caption,
        Align2::LEFT_CENTER,
        "Drag to select",
        theme::sans(theme::SMALL),
        palette.text_faint.0,
    );
    span(ui, &inside, scene);
}

#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn label(painter: &Painter, scene: &Scene<'_>, tick: &Tick, (row, is_major): (f32, bool)) {
    let palette = &scene.palette;
    let (font, colour) = if is_major {
        (theme::heading(theme::SMALL + 1.0), palette.text.0)
    } else {
        (theme::sans(theme::SMALL), palette.text_weak.0)
    };
    if tick.x >= 0.0 {
        let from = if is_major { scene.ruler.top() + 4.0 } else { scene.ruler.top() + MINOR_ROW - 6.0 };
        let stroke = Stroke::new(1.0, palette.line.0);
        painter.vline(scene.x(tick.x), from..=scene.ruler.bottom(), stroke);
    }
    let at = pos2(scene.area.left() + tick.label_x as f32, scene.ruler.top() + row);
    painter.text(at, Align2::LEFT_CENTER, &tick.label, font, colour);
}

fn span(ui: &Ui, painter: &Painter, scene: &Scene<'_>) {
    let (Some(span), Some((from, to))) = (scene.state.span(), scene.span_on_screen()) else {
        return;
    };
    let palette = &scene.palette;
    let band = Rect::from_x_y_ranges(from..=to, scene.ruler.y_range());
    painter.rect_filled(band, CornerRadius::ZERO, palette.accent_tint.0);
    for x in [from, to] {
        painter.vline(x, scene.ruler.y_range(), Stroke::new(1.5, palette.accent.0));
        let handle = Rect::from_center_size(pos2(x, scene.ruler.top() + MINOR_ROW), vec2(6.0, 16.0));
        painter.rect_filled(handle, CornerRadius::same(3), palette.accent.0);
    }
    let words = format!("{} · {}", span.text(), counted(scene.state.exported().len()));
    let galley = painter.layout_no_wrap(words.clone(), theme::heading(theme::SMALL), palette.accent_text.0);
    let width = galley.size().x + 16.0;
    let visible = (from.max(scene.area.left()), to.min(scene.area.right()));
    let middle = f32::midpoint(visible.0, visible.1).clamp(
        scene.area.left() + width / 2.0,
        (scene.area.right() - width / 2.0).max(scene.area.left() + width / 2.0),
    );
    let pill = Rect::from_center_size(pos2(middle, scene.ruler.top() + MINOR_ROW), vec2(width, 18.0));
    painter.rect_filled(pill, CornerRadius::same(9), palette.accent.0);
    painter.galley(pill.center() - galley.size() / 2.0, galley, palette.accent_text.0);
    let response = ui.interact(pill, ui.scope_id().with("span"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Span {words}")));
}
