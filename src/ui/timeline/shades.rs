//! Strips in the colours of evidence: how their events divide.

use eframe::egui::{Mesh, Painter, Rect, Ui};

use super::strips::{SEAM, Strip, height};
use super::{Scene, TimelineView};
use crate::layout::{Shades, Shares};
use crate::timeline::Evidence;
use crate::ui::theme::Palette;

/// How opaque the ground of a strip is, which shows the shares of all its events.
const GROUND: f32 = 0.3;
/// The least height of a share that there is, in points, where its line has room for it.
const LEAST: f32 = 1.5;

impl TimelineView {
    /// How the clusters on screen divide by evidence; none unless that gives the colours.
    pub(super) fn shares(&mut self, ui: &Ui, scene: &Scene<'_>) -> Vec<Shares> {
        let (Some((revision, lanes)), Some(cache)) = (&self.sorted, &self.cache) else { return Vec::new() };
        if !scene.state.colours_by_evidence() {
            self.shades = None;
            return Vec::new();
        }
        let class_of = |event| scene.state.evidence(event);
        let shades = match self.shades.take().filter(|(known, _)| known == revision) {
            Some((_, shades)) => shades,
            None => Shades::new(lanes, &class_of),
        };
        let measure = |text: &str| self.widths.labels.of(ui, text);
        let of = |cluster| cache.arrangement.shares(cluster, &shades, scene.scale, &measure);
        let divided = self.canvas.clusters.iter().map(of).collect();
        self.shades = Some((*revision, shades));
        divided
    }
}

impl Strip<'_> {
    /// The ground divides as all events of the strip do, and each line as those that begin there: the best founded at the
    /// bottom.
    pub(super) fn shaded(&self, painter: &Painter, (rect, palette): (Rect, &Palette), shares: &Shares) {
        let mut mesh = Mesh::default();
        stack(&mut mesh, rect.shrink(1.0), (&shares.all, palette), GROUND);
        let most = self.most();
        let width = if most < 8 { 2.0 } else { 3.0 };
        let nexts = self.starts.iter().skip(1).map(|(x, _)| Some(*x)).chain([None]);
        for (((x, events), share), next) in self.starts.iter().zip(&shares.starts).zip(nexts) {
            // Up to a neighbour that stands near, lest dense ones look combed.
            let near = next.filter(|next| most >= 8 && next - x < SEAM * width);
            let right = near.unwrap_or(x + width).min(rect.right());
            let height = height((*events, most), rect.height());
            let line = Rect::from_x_y_ranges(*x..=right, rect.bottom() - height..=rect.bottom());
            stack(&mut mesh, line, (share, palette), 1.0);
        }
        painter.add(mesh);
    }
}

/// Fills a rectangle with the colours of classes, from the bottom up, each as high as its share.
#[expect(clippy::cast_precision_loss, reason = "a height")]
fn stack(
    mesh: &mut Mesh,
    rect: Rect,
    (share, palette): (&[usize; Evidence::ALL.len()], &Palette),
    opacity: f32,
) {
    let present = share.iter().filter(|count| **count > 0).count();
    let all: usize = share.iter().sum();
    // Every class that there is can be seen, where there is room.
    let least = if LEAST * present as f32 <= rect.height() { LEAST } else { 0.0 };
    let left = rect.height() - least * present as f32;
    let mut bottom = rect.bottom();
    for class in Evidence::ALL.into_iter().filter(|class| share[class.index()] > 0) {
        let top = bottom - least - left * share[class.index()] as f32 / all.max(1) as f32;
        let part = Rect::from_x_y_ranges(rect.x_range(), top..=bottom);
        mesh.add_colored_rect(part, palette.evidence(class).gamma_multiply(opacity));
        bottom = top;
    }
}
