//! The overview below the lanes: the whole dataset as density, with what is on screen as a brush.

use eframe::egui::{Align2, CornerRadius, Mesh, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{HEADINGS, Scene};
use crate::layout::{Scale, Ticks, overview};
use crate::query::Span;
use crate::ui::theme;

/// The width of a column, and the height of one event in it at most, in points.
const COLUMN: f32 = 6.0;
const EVENT: f32 = 6.0;
/// The height of the years below the columns.
const YEARS: f32 = 16.0;

/// Where the overview's time area is, and its map.
pub(super) struct Whole {
    pub(super) area: Rect,
    scale: Scale,
}

impl Whole {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let area = Rect::from_min_max(
            pos2(scene.overview.left() + HEADINGS, scene.overview.top()),
            scene.overview.right_bottom(),
        );
        Self { area, scale: Scale::new(scene.state.timeline().whole(), f64::from(area.width())) }
    }

    pub(super) fn day(&self, x: f32) -> f64 {
        self.scale.day_from_x(f64::from(x - self.area.left()))
    }

    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    pub(super) fn x(&self, day: f64) -> f32 {
        let (from, to) = (-8.0, self.scale.width() + 8.0);
        self.area.left() + self.scale.x_from_day(day).clamp(from, to) as f32
    }

    /// The brush: what is on screen, at least wide enough to hold.
    pub(super) fn brush(&self, scene: &Scene<'_>) -> Rect {
        let viewport = scene.state.viewport();
        let (from, to) = (self.x(viewport.start()), self.x(viewport.end()));
        let spare = (10.0 - (to - from)).max(0.0) / 2.0;
        Rect::from_min_max(
            pos2(from - spare, self.area.top() + 2.0),
            pos2(to + spare, self.area.bottom() - YEARS),
        )
    }
}

/// Paints the overview.
pub(super) fn paint(ui: &Ui, scene: &Scene<'_>) {
    let palette = &scene.palette;
    let painter = ui.painter_at(scene.overview);
    painter.rect_filled(scene.overview, CornerRadius::ZERO, palette.ground.0);
    painter.hline(scene.overview.x_range(), scene.overview.top() + 0.5, palette.line_stroke());
    let whole = Whole::new(scene);
    let inside = painter.with_clip_rect(whole.area);
    let caption = pos2(scene.overview.left() + 14.0, scene.overview.top() + 20.0);
    painter.text(caption, Align2::LEFT_CENTER, "Overview", theme::heading(theme::SMALL), palette.text_weak.0);
    painter.text(
        caption + vec2(0.0, 16.0),
        Align2::LEFT_CENTER,
        "Drag to move",
        theme::sans(theme::SMALL),
        palette.text_faint.0,
    );
    if let Some(span) = scene.state.span().map(Span::reach) {
        let rect = Rect::from_min_max(
            pos2(whole.x(span.start), whole.area.top()),
            pos2(whole.x(span.end), whole.area.bottom() - YEARS),
        );
        inside.rect_filled(rect, CornerRadius::ZERO, palette.accent_tint.0);
    }
    columns(&inside, scene, &whole);
    years(ui, &inside, scene, &whole);
    let brush = whole.brush(scene);
    inside.rect_filled(brush, CornerRadius::same(4), palette.accent.0.gamma_multiply(0.06));
    let stroke = Stroke::new(1.5, palette.accent.0);
    inside.rect_stroke(brush, CornerRadius::same(4), stroke, StrokeKind::Inside);
}

fn columns(painter: &eframe::egui::Painter, scene: &Scene<'_>, whole: &Whole) {
    let palette = &scene.palette;
    let columns = overview(scene.state.timeline(), scene.state.matches(), whole.scale, f64::from(COLUMN));
    let highest = columns.iter().map(|column| column.all as f64 + column.spread).fold(1.0, f64::max);
    let room = whole.area.height() - YEARS - 10.0;
    let height = (room / as_points(highest)).min(EVENT);
    let base = whole.area.bottom() - YEARS - 2.0;
    let mut left = whole.area.left();
    let mut cells = Mesh::default();
    for column in columns {
        // Vague and long dates make a faint ground on which the others stand.
        let ground = height * as_points(column.spread);
        let low = Rect::from_min_max(pos2(left, base - ground), pos2(left + COLUMN, base));
        cells.add_colored_rect(low, palette.text_faint.0.gamma_multiply(0.45));
        let base = base - ground;
        let cell = |from: usize, to: usize| {
            Rect::from_min_max(
                pos2(left, base - height * to as f32),
                pos2(left + COLUMN - 1.0, base - height * from as f32 - 0.5),
            )
        };
        if column.all > column.matches.len() {
            cells.add_colored_rect(cell(column.matches.len(), column.all), palette.line.0);
        }
        for (at, event) in column.matches.iter().enumerate() {
            let colour = palette.theme(scene.state.dataset().event(*event).main_theme());
            cells.add_colored_rect(cell(at, at + 1), colour.gamma_multiply(0.85));
        }
        left += COLUMN;
    }
    painter.add(cells);
}

#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn as_points(size: f64) -> f32 {
    size as f32
}

fn years(ui: &Ui, painter: &eframe::egui::Painter, scene: &Scene<'_>, whole: &Whole) {
    let measure = |text: &str| super::measure(ui, text, theme::SMALL);
    let ticks = Ticks::new(whole.scale, &measure);
    let y = whole.area.bottom() - YEARS / 2.0;
    let row = if ticks.minor_in_years { &ticks.minor } else { &ticks.major };
    for tick in row.iter().filter(|tick| !tick.label.is_empty()) {
        let x = whole.x(tick.day.max(scene.state.timeline().whole().start()));
        painter.vline(x, (y - YEARS / 2.0)..=(y - YEARS / 2.0 + 4.0), scene.palette.line_stroke());
        painter.text(
            pos2(x + 4.0, y),
            Align2::LEFT_CENTER,
            &tick.label,
            theme::sans(theme::SMALL),
            scene.palette.text_weak.0,
        );
    }
}
