//! The bar at the right: how far the text is scrolled, and where its quoted passages stand. In it a text is as long as
//! its letters are many, so nothing needs to be laid out and nothing jumps.

use std::ops::Range;

use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, WidgetInfo};

use crate::library::{Page, Verdict};
use crate::state::{Reader, State};
use crate::ui::theme::Palette;

/// The least height of the handle, in points.
const HANDLE: f32 = 20.0;

/// Shows the bar; `view` is what is on screen, in bytes. Returns the byte that was asked for.
pub(super) fn show(
    ui: &Ui,
    rect: Rect,
    (state, reader, page): (&State, &Reader, &Page),
    view: Range<usize>,
) -> Option<usize> {
    let palette = Palette::of(ui.ctx().theme());
    let all = page.text().len().max(1) as f32;
    let y = |byte: usize| rect.top() + rect.height() * (byte as f32 / all);
    let response = ui.interact(rect, Id::unique("source bar"), Sense::click_and_drag());
    response.widget_info(|| {
        let name = "Place in the source, in per cent";
        WidgetInfo::slider(true, f64::from(view.start as f32 / all * 100.0).round(), name)
    });
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(3), palette.quotation.0);
    let (top, bottom) = (y(view.start), y(view.end.max(view.start)));
    let spare = (HANDLE - (bottom - top)).max(0.0) / 2.0;
    let handle = Rect::from_x_y_ranges(rect.x_range(), top - spare..=bottom + spare).intersect(rect);
    let (mut last, read) = (f32::MIN, reader.at());
    for (at, quoted) in page.quoted().iter().enumerate().filter(|(_, quoted)| quoted.stands()) {
        let here = y(quoted.place.start).round();
        let is_read = read == Some(at);
        // One tick where many would cover each other.
        if here - last < 1.0 && !is_read {
            continue;
        }
        last = here;
        let colour = match quoted.verdict {
            Verdict::Moved(..) => palette.warning.0,
            Verdict::Found(_) | Verdict::Missing(_) => {
                palette.theme(state.dataset().event(quoted.event).main_theme())
            }
        };
        let (inset, high) = if is_read { (0.0, 3.0) } else { (3.0, 1.0) };
        let x = rect.left() + inset..=rect.right() - inset;
        let tick = Rect::from_x_y_ranges(x, here..=here + high);
        painter.rect_filled(tick, CornerRadius::ZERO, if is_read { palette.accent.0 } else { colour });
    }
    let is_held = response.hovered() || response.dragged();
    let fill = palette.text_faint.0.gamma_multiply(if is_held { 0.5 } else { 0.3 });
    painter.rect_filled(handle, CornerRadius::same(3), fill);
    let at = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    let half = view.len() as f32 / 2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte of the text")]
    let byte = ((at.y - rect.top()) / rect.height() * all - half).max(0.0) as usize;
    Some(byte.min(page.text().len()))
}
