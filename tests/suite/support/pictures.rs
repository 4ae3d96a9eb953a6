//! Pictures of the interface, compared with those in `tests/suite/goldens`.

use eframe::egui;
use egui_kittest::{Harness, HarnessBuilder, SnapshotOptions};

use super::raster::CpuRenderer;

/// A harness to be built for a window of `size` points with a pixel to the point, which paints
/// without a GPU.
pub(crate) fn window<State>(size: impl Into<egui::Vec2>, background: egui::Color32) -> HarnessBuilder<State> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_render_cursor(false)
        .renderer(CpuRenderer::new(background))
}

/// Compares what `harness` shows with `tests/suite/goldens/<name>.png`. With
/// `UPDATE_SNAPSHOTS=1` in the environment a picture that differs or is missing is written
/// instead, with `UPDATE_SNAPSHOTS=force` every picture.
///
/// # Panics
/// When the picture differs or is missing. It then lies beside the golden as `<name>.new.png`,
/// the differing pixels in red as `<name>.diff.png`.
#[track_caller]
pub(crate) fn assert_picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    // The renderer itself rounds alike everywhere; what could differ between platforms are the
    // sines in an outline. 0.6 lets a grey be off by 1 of 255 (a squared YIQ distance of 0.5)
    // and no pixel by more.
    let options =
        SnapshotOptions::new().output_path("tests/suite/goldens").threshold(0.6).max_failed_pixels(0);
    if let Err(error) = harness.try_snapshot_options(name, &options) {
        panic!("{error}");
    }
}
