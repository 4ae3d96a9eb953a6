//! The overview below the lanes: the whole dataset as density, with what is on screen as a brush.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, CornerRadius, Mesh, Painter, Rect, Stroke, Ui, pos2, vec2};

use super::{HEADINGS, Scene, breaks, brush};
use crate::dataset::{Dataset, ThemeIx};
use crate::layout::{self, Column, Heights, Scale, Ticks};
use crate::query::Span;
use crate::timeline::Evidence;
use crate::ui::theme::{self, Palette};

/// The width of a column, in points.
const COLUMN: f32 = 6.0;
/// The height of the years below the columns.
const YEARS: f32 = 16.0;
/// Between the columns and the edges of the strip.
const AIR: f32 = 5.0;

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
        let scale = Scale::on(*scene.state.axis(), scene.state.whole(), f64::from(area.width()));
        Self { area, scale }
    }

    /// Where the columns and the brush are.
    pub(super) fn strip(&self) -> Rect {
        self.area.with_max_y(self.area.bottom() - YEARS)
    }

    pub(super) fn day(&self, x: f32) -> f64 {
        self.scale.day_from_x(f64::from(x - self.area.left()))
    }

    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    pub(super) fn x_of_position(&self, position: f64) -> f32 {
        let (from, to) = (-8.0, self.scale.width() + 8.0);
        self.area.left() + self.scale.x_from_position(position).clamp(from, to) as f32
    }

    fn x(&self, day: f64) -> f32 {
        self.x_of_position(self.scale.axis().position(day))
    }

    /// The position on the axis at a screen's x.
    pub(super) fn position(&self, x: f32) -> f64 {
        self.scale.position_from_x(f64::from(x - self.area.left()))
    }
}

/// The columns that were painted last, kept until dataset, width or filter change.
#[derive(Default)]
pub(super) struct Columns {
    cache: Option<Cache>,
}

struct Cache {
    dataset: Arc<Dataset>,
    scale: Scale,
    density: layout::Density,
    revision: u64,
    by_evidence: bool,
    columns: Vec<Column>,
    years: Arc<Ticks>,
    /// The columns as triangles, for a place and for colours.
    cut: Option<(Rect, Arc<Palette>, Arc<Mesh>)>,
}

impl Columns {
    /// The columns for what a scene shows, and the years below them.
    fn of(&mut self, ui: &Ui, scene: &Scene<'_>, whole: &Whole) -> (Arc<Mesh>, Arc<Ticks>) {
        let state = scene.state;
        let (timeline, matches) = (state.timeline(), state.matches());
        let by_evidence = state.colours_by_evidence();
        let is_same = |cache: &Cache| {
            let is_same = (cache.scale, cache.by_evidence) == (whole.scale, by_evidence);
            is_same && Arc::ptr_eq(&cache.dataset, timeline.dataset())
        };
        let mut cache = self.cache.take().filter(is_same).unwrap_or_else(|| {
            let density = density(scene, whole);
            let columns = density.columns(matches);
            let dataset = Arc::clone(timeline.dataset());
            let years = Ticks::new(whole.scale, &|text, _| measure(ui, text));
            let (scale, revision, years) = (whole.scale, state.revision(), Arc::new(years));
            Cache { dataset, scale, density, revision, by_evidence, columns, years, cut: None }
        });
        if cache.revision != state.revision() {
            cache.columns = cache.density.columns(matches);
            (cache.revision, cache.cut) = (state.revision(), None);
        }
        let (strip, palette) = (whole.strip(), &scene.palette);
        let is_same = |cut: &(Rect, Arc<Palette>, _)| cut.0 == strip && Arc::ptr_eq(&cut.1, palette);
        let cut = cache.cut.take().filter(is_same).unwrap_or_else(|| {
            let colour = |part: usize| match Evidence::ALL.get(part).filter(|_| by_evidence) {
                Some(class) => palette.evidence(*class),
                None => palette.theme(ThemeIx::at(part)),
            };
            let mesh = cut((palette, &colour), strip, (&cache.columns, cache.density.highest()));
            (strip, Arc::clone(palette), Arc::new(mesh))
        });
        let shown = (Arc::clone(&cut.2), Arc::clone(&cache.years));
        cache.cut = Some(cut);
        self.cache = Some(cache);
        shown
    }
}

/// The matches by what gives them their colour.
fn density(scene: &Scene<'_>, whole: &Whole) -> layout::Density {
    let (state, width) = (scene.state, f64::from(COLUMN));
    if !state.colours_by_evidence() {
        return layout::Density::new(state.timeline(), whole.scale, width);
    }
    let class = |event| state.evidence(event).index();
    layout::Density::grouped(state.timeline(), whole.scale, width, (Evidence::ALL.len(), &class))
}

/// Paints the overview, without its brush.
pub(super) fn paint(ui: &Ui, scene: &Scene<'_>, columns: &mut Columns) {
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
    breaks::paint(&inside, &whole.scale, whole.area, palette);
    span(&inside, scene, &whole);
    let (columns, ticks) = columns.of(ui, scene, &whole);
    inside.add(columns);
    years(&inside, scene, &whole, &ticks);
    brush::paint(&inside, scene, &whole);
}

/// The selected span as a band with its ends.
fn span(painter: &Painter, scene: &Scene<'_>, whole: &Whole) {
    let Some(reach) = scene.state.span().map(Span::reach) else {
        return;
    };
    let band = whole.strip().with_min_x(whole.x(reach.start)).with_max_x(whole.x(reach.end));
    painter.rect_filled(band, CornerRadius::ZERO, scene.palette.accent_tint.0);
    // The ends of a narrow band would hide it.
    let ends = [band.left(), band.right()].into_iter().filter(|_| band.width() > COLUMN);
    for x in ends {
        painter.vline(x, band.y_range(), Stroke::new(1.0, scene.palette.accent.0));
    }
}

/// All events as a faint ground, and before it the matches: vague dates below, the others by the colours of their parts.
fn cut(
    (palette, colour): (&Palette, &dyn Fn(usize) -> Color32),
    strip: Rect,
    (columns, highest): (&[Column], f64),
) -> Mesh {
    let heights = Heights::new(highest, f64::from(strip.height() - 2.0 * AIR));
    let base = strip.bottom() - AIR / 2.0;
    let mut cells = Mesh::default();
    for (at, column) in columns.iter().enumerate() {
        let left = strip.left() + COLUMN * at as f32;
        let cell = |from: f64, to: f64, width: f32| {
            Rect::from_min_max(pos2(left, base - as_points(to)), pos2(left + width, base - as_points(from)))
        };
        let ground = palette.text_faint.0.gamma_multiply(0.2);
        cells.add_colored_rect(cell(0.0, heights.of(column.all), COLUMN), ground);
        let matches = column.matches();
        if matches <= 0.0 {
            continue;
        }
        // The column's height says how much there is; its parts divide it evenly.
        let each = heights.of(matches) / matches;
        let mut top = each * column.vague;
        cells.add_colored_rect(cell(0.0, top, COLUMN), palette.text_faint.0.gamma_multiply(0.45));
        for (part, count) in &column.parts {
            let bottom = top;
            top += each * f64::from(*count);
            let colour = colour(*part).gamma_multiply(0.85);
            cells.add_colored_rect(cell(bottom, top, COLUMN - 1.0), colour);
        }
    }
    cells
}

#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn as_points(size: f64) -> f32 {
    size as f32
}

fn years(painter: &Painter, scene: &Scene<'_>, whole: &Whole, ticks: &Ticks) {
    let y = whole.area.bottom() - YEARS / 2.0;
    let row = if ticks.minor_in_years { &ticks.minor } else { &ticks.major };
    for tick in row.iter().filter(|tick| !tick.label.is_empty()) {
        if !tick.began_before {
            let x = whole.area.left() + as_points(tick.x);
            painter.vline(x, (y - YEARS / 2.0)..=(y - YEARS / 2.0 + 4.0), scene.palette.line_stroke());
        }
        painter.text(
            pos2(whole.area.left() + as_points(tick.label_x), y),
            Align2::LEFT_CENTER,
            &tick.label,
            theme::sans(theme::SMALL),
            scene.palette.text_weak.0,
        );
    }
}

/// The width of a year in one line, in points.
fn measure(ui: &Ui, text: &str) -> f64 {
    let font = theme::sans(theme::SMALL);
    f64::from(ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x)
}
