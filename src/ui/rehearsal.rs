//! The first frame, shown once out of sight while the window opens: it takes longest, because every text on it has to
//! be laid out and every letter drawn. What egui keeps of that, the first frame on screen finds.

use eframe::egui::{Context, RawInput, Rect, Vec2, pos2};

use super::app::App;
use crate::state::State;

/// The size of the window's inside at first, in points.
pub(super) const SIZE: Vec2 = Vec2::new(1280.0, 800.0);

/// The longest side of a texture, in pixels. Letters that were drawn for another one are drawn again, so it may not
/// depend on the display, unless that has only smaller ones.
const TEXTURE: usize = 8192;

/// Holds the textures of a window to what was rehearsed.
pub(super) fn limit(input: &mut RawInput) {
    input.max_texture_side = input.max_texture_side.map(|side| side.min(TEXTURE));
}

/// A context like that which eframe would make for its window.
pub(super) fn context() -> Context {
    let ctx = Context::default();
    ctx.set_embed_viewports(false);
    // A part that sees its size only when it is shown is shown twice.
    ctx.options_mut(|options| options.max_passes = const { std::num::NonZero::new(2).unwrap() });
    ctx
}

/// Shows a window with this state to nobody.
pub(super) fn rehearse(ctx: &Context, state: State) {
    let mut app = App::apart(ctx, state);
    let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE));
    let input = RawInput { screen_rect, max_texture_side: Some(TEXTURE), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| app.show(ui));
    // The letters drawn are still to be handed to the display.
    let textures = ctx.tex_manager();
    for (id, deltas) in output.textures_delta.set.drain() {
        for delta in deltas {
            textures.write().set(id, delta);
        }
    }
    output.drop_without_applying_deltas();
}

#[cfg(test)]
mod tests {
    use eframe::egui::ViewportId;

    use super::*;
    use crate::dataset::built_in;
    use crate::state::Settings;

    #[test]
    fn the_first_frame_on_screen_has_its_letters_and_is_shown_once() {
        let ctx = context();
        let state = || {
            let dataset = built_in().map_err(|issues| issues.report("events.ron")).unwrap().dataset;
            State::new(dataset, None, Settings::default(), "/tmp".into())
        };
        rehearse(&ctx, state());
        let mut app = App::apart(&ctx, state());
        let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE));
        let mut input = RawInput { screen_rect, max_texture_side: Some(2 * TEXTURE), ..RawInput::default() };
        limit(&mut input);
        let output = ctx.run_ui(input, |ui| app.show(ui));
        let letters = &output.textures_delta.set[&eframe::egui::TextureId::default()];
        assert!(letters[0].is_whole());
        assert_eq!(output.platform_output.num_completed_passes, 1);
        // The window is told its title.
        assert!(!output.viewport_output[&ViewportId::ROOT].commands.is_empty());
        output.drop_without_applying_deltas();
    }
}
