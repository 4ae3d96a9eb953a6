//! How to read the canvas: samples painted as they are there, with a few words each.

use eframe::egui::{CornerRadius, Sense, Ui, vec2};

use super::caption;
use crate::dataset::Standing;
use crate::layout::Edge;
use crate::state::State;
use crate::timeline::Evidence;
use crate::ui::evidence;
use crate::ui::theme::Palette;
use crate::ui::timeline::{Sample, paint_glyph, paint_sample};

/// What each sample means.
const SAMPLES: &[(Sample, &str)] = &[
    (Sample::Day, "a single day"),
    (Sample::Bar(Edge::Sharp, Edge::Sharp), "as wide as the date is vague, or lasts"),
    (Sample::Core, "fainter: may have begun or ended"),
    (Sample::Bar(Edge::Soft, Edge::Soft), "approximate or uncertain"),
    (Sample::Bar(Edge::Sharp, Edge::Open), "goes on"),
    (Sample::Bar(Edge::Sharp, Edge::Unknown), "ends nobody knows when"),
    (Sample::Ghost, "another date that is given for it"),
    (Sample::Strip, "so many events without room"),
    (Sample::Faint, "small, grey: doesn’t match the filter"),
    (Sample::Break, "empty time, folded"),
];

/// What each standing means.
const STANDINGS: &[(Standing, &str)] = &[
    (Standing::Stated, "the source states it as fact"),
    (Standing::Assessed, "the author’s own judgement"),
    (Standing::Alleged, "somebody claims it"),
    (Standing::Denied, "a party denies it"),
    (Standing::Announced, "planned, not yet done"),
];

/// What the colours say while they are those of evidence, and how many of the matches have each.
fn evidence_colours(ui: &mut Ui, state: &State) {
    if !state.colours_by_evidence() {
        return;
    }
    ui.add_space(6.0);
    ui.weak("The colour says what an event rests on:");
    let counts = state.matches().by_evidence(state.catalogue());
    for class in Evidence::ALL {
        ui.horizontal_top(|ui| {
            evidence::swatch(ui, class);
            ui.vertical(|ui| {
                ui.label(format!("{} · {}", class.words(), counts[class.index()]));
                ui.weak(class.explained());
            });
        });
    }
}

/// Explains marks, ends, ghosts, strips and standings.
pub(super) fn legend(ui: &mut Ui, state: &State) {
    let palette = Palette::of(ui.ctx().theme());
    caption(ui, "How to read it");
    ui.weak("Click a mark to read the event and the words in its source.");
    evidence_colours(ui, state);
    if state.shows_sources() {
        ui.add_space(6.0);
        ui.weak("In the lane of sources, squares and filled bars were read; diamonds and empty bars are only cited.");
    }
    ui.add_space(6.0);
    let is_seen = |sample: Sample| match sample {
        Sample::Break => !state.axis().is_plain(),
        Sample::Faint => state.shows_dropped(),
        Sample::Day | Sample::Bar(..) | Sample::Core | Sample::Ghost | Sample::Strip => true,
    };
    for (sample, words) in SAMPLES.iter().filter(|(sample, _)| is_seen(*sample)) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, 20.0), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(3), palette.canvas.0);
            let inner = rect.shrink2(vec2(5.0, 0.0));
            paint_sample(&ui.painter().with_clip_rect(rect), inner, *sample, &palette);
            ui.weak(*words);
        });
    }
    ui.add_space(6.0);
    ui.weak("The shape says what kind of statement an event rests on:");
    for (standing, words) in STANDINGS {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            paint_glyph(ui.painter(), rect.center(), 5.0, *standing, (palette.text.0, palette.card.0));
            ui.label(standing.words());
            ui.weak(*words);
        });
    }
}
