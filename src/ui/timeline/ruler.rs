//! The ruler above the lanes: two rows of ticks, a third of the Solar Hijri calendar, and the selected span.

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::pointer::whole_days;
use super::widths::AllWidths;
use super::{RULER, Scene, breaks};
use crate::layout::{Scale, SolarHijriRow, Tick, Ticks, TypeIn};
use crate::query::Span;
use crate::state::{Action, SpanAction, counted};
use crate::ui::theme;

/// Where the rows stand below the ruler's top, in points.
pub(super) const MAJOR_ROW: f32 = 13.0;
pub(super) const MINOR_ROW: f32 = 34.0;
const SOLAR_HIJRI_ROW: f32 = RULER + 9.5;
/// How high a tick without a label is, in points.
const BARE: f32 = 5.0;

impl Scene<'_> {
    /// The ends of the span on screen, held to the area. `None` without a span, or with it off screen.
    pub(super) fn span_on_screen(&self) -> Option<(f32, f32)> {
        let reach = self.state.span().map(Span::reach)?;
        let (from, to) = (self.x_of_day(reach.start), self.x_of_day(reach.end));
        let is_visible = to > self.area.left() && from < self.area.right();
        is_visible.then_some((from.max(self.area.left() - 2.0), to.min(self.area.right() + 2.0)))
    }
}

/// The rows of ticks for a scale, the Solar Hijri one if it is switched on.
pub(super) fn rows(
    (ui, widths): (&Ui, &AllWidths),
    scale: Scale,
    with_solar_hijri: bool,
) -> (Ticks, Option<SolarHijriRow>) {
    let width = |text: &str, row| widths.of_row(row).of(ui, text);
    let ticks = Ticks::new(scale, &width);
    let minor = |text: &str| width(text, TypeIn::Minor);
    (ticks, with_solar_hijri.then(|| SolarHijriRow::new(scale, &minor)))
}

pub(super) fn font(type_in: TypeIn) -> FontId {
    match type_in {
        TypeIn::Major => theme::heading(theme::SMALL + 1.0),
        TypeIn::Minor => theme::sans(theme::SMALL),
    }
}

/// A click on the ruler selects the stretch named there, in the row that is clicked.
pub(super) fn stretch_at(scene: &Scene<'_>, pointer: Pos2) -> Option<Action> {
    let below = pointer.y - scene.ruler.top();
    let ticks = match &scene.solar_hijri {
        Some(row) if below >= RULER => &row.ticks,
        _ if below < RULER / 2.0 => &scene.ticks.major,
        _ => &scene.ticks.minor,
    };
    let at = ticks.partition_point(|tick| scene.x(tick.x) <= pointer.x).checked_sub(1)?;
    let is_inside = scene.day(pointer.x) < ticks[at].end;
    let days = whole_days(ticks[at].day, ticks[at].end).filter(|_| is_inside)?;
    Some(Action::Span(SpanAction::Set(days)))
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
        label(&inside, scene, tick, TypeIn::Major);
    }
    for tick in &scene.ticks.minor {
        label(&inside, scene, tick, TypeIn::Minor);
    }
    breaks::name(ui, &inside, scene);
    caption(&painter, scene, MINOR_ROW, "Drag to select");
    if let Some(row) = &scene.solar_hijri {
        solar_hijri(ui, (&painter, &inside), scene, row);
    }
    span(ui, &inside, scene);
}

fn caption(painter: &Painter, scene: &Scene<'_>, row: f32, words: &str) {
    let at = scene.ruler.left_top() + vec2(14.0, row);
    painter.text(at, Align2::LEFT_CENTER, words, theme::sans(theme::SMALL), scene.palette.text_faint.0);
}

fn label(painter: &Painter, scene: &Scene<'_>, tick: &Tick, type_in: TypeIn) {
    let (palette, top) = (&scene.palette, scene.ruler.top());
    let (row, colour) = match type_in {
        TypeIn::Major => (MAJOR_ROW, palette.text.0),
        TypeIn::Minor => (MINOR_ROW, palette.text_weak.0),
    };
    if !tick.began_before {
        let from = match type_in {
            TypeIn::Major => top + 4.0,
            // A line without a label must not strike through that of a neighbour.
            TypeIn::Minor if tick.label.is_empty() => top + RULER - BARE,
            TypeIn::Minor => top + MINOR_ROW - 6.0,
        };
        painter.vline(scene.x(tick.x), from..=top + RULER, Stroke::new(1.0, palette.line.0));
    }
    text(painter, scene, tick, (top + row, font(type_in), colour));
}

/// The label of a tick; one that is pushed out at the left edge fades as it goes.
#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
fn text(painter: &Painter, scene: &Scene<'_>, tick: &Tick, (y, font, colour): (f32, FontId, Color32)) {
    if tick.label.is_empty() {
        return;
    }
    let galley = painter.layout_no_wrap(tick.label.clone(), font, Color32::PLACEHOLDER);
    let out = (-tick.label_x as f32 / galley.size().x).clamp(0.0, 1.0);
    let at = pos2(scene.area.left() + tick.label_x as f32, y - galley.size().y / 2.0);
    painter.galley(at, galley, colour.gamma_multiply(1.0 - out));
}

/// The row below, with what calendar it is in the headings.
fn solar_hijri(ui: &Ui, (painter, inside): (&Painter, &Painter), scene: &Scene<'_>, row: &SolarHijriRow) {
    let (palette, top) = (&scene.palette, scene.ruler.top());
    let rect = Rect::from_x_y_ranges(scene.area.x_range(), top + RULER..=scene.ruler.bottom());
    painter.hline(
        scene.ruler.x_range(),
        rect.top() - 0.5,
        Stroke::new(palette.grid_stroke, palette.line_faint.0),
    );
    let words = row.year.map_or_else(|| "Solar Hijri".to_owned(), |year| format!("Solar Hijri {year}"));
    caption(painter, scene, SOLAR_HIJRI_ROW, &words);
    for tick in &row.ticks {
        if !tick.began_before {
            let from = if tick.label.is_empty() { rect.bottom() - BARE } else { rect.top() + 4.0 };
            inside.vline(scene.x(tick.x), from..=rect.bottom(), Stroke::new(1.0, palette.line.0));
        }
        text(inside, scene, tick, (top + SOLAR_HIJRI_ROW, font(TypeIn::Minor), palette.text_weak.0));
    }
    let response = ui.interact(rect, ui.scope_id().with("solar hijri"), Sense::hover());
    let names: Vec<&str> =
        row.ticks.iter().map(|tick| tick.label.as_str()).filter(|name| !name.is_empty()).collect();
    let names = match (names.first(), names.last()) {
        (Some(first), Some(last)) if first != last => format!("{words}: {first} to {last}"),
        (Some(only), _) => format!("{words}: {only}"),
        (None, _) => words,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, names.clone()));
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
    let words = format!("{} · {}", span.text(), counted(scene.state.exported_count()));
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
