//! What looking up a quotation gave, in small words below it.

use eframe::egui::{Label, RichText, Sense, Ui, vec2};

use crate::dataset::EventIx;
use crate::library::Verdict;
use crate::state::State;
use crate::ui::checks::Sign;
use crate::ui::theme::{self, Palette};

/// Shows it, once the quotations were checked. Excerpts of other dates are counted on from an event's own.
pub(super) fn of_excerpt(ui: &mut Ui, state: &State, (event, at): (EventIx, usize)) {
    let Some(verdict) = state.verdict(event, at) else { return };
    let palette = Palette::of(ui.ctx().theme());
    let words = RichText::new(words(verdict)).size(theme::SMALL).color(palette.text_weak.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 14.0), Sense::hover());
        Sign::of(verdict).paint(ui.painter(), rect.center(), &palette);
        ui.add(Label::new(words).wrap());
    });
}

/// `found in the source, line 33`; why, if it isn't.
fn words(verdict: &Verdict) -> String {
    match (verdict, verdict.why()) {
        (Verdict::Found(passage), _) => format!("found in the source, line {}", passage.position.line),
        (Verdict::Moved(..) | Verdict::Missing(_), why) => {
            format!("{}: {}", verdict.words(), why.unwrap_or_default())
        }
    }
}
