//! A software rasteriser for egui's meshes, so that picture tests need no GPU driver.
//!
//! It paints what `egui_glow` paints with dithering off: colours multiply and blend in gamma
//! space with premultiplied alpha, eight bits a channel, clip rectangles rounded to pixels. A
//! pixel belongs to a triangle by its centre and the top-left rule (Direct3D 11 specification,
//! 3.4.2), in whole numbers on a grid of 1/256 pixel as on GPUs, so a shared edge is painted
//! once. Mipmaps are not made. Tests run without optimisation, so the loops over pixels call as
//! little as they can.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "coordinates are clamped to the picture, and colours to a byte, before they are cast"
)]
#![expect(
    clippy::cast_lossless,
    reason = "without optimisation, every `From` and every function is a call for each pixel"
)]

mod canvas;

use std::collections::HashMap;

use eframe::egui;
use egui::epaint::{ClippedPrimitive, Primitive};
use egui::{Color32, ImageData, Pos2, TextureFilter, TextureId, TextureOptions, TextureWrapMode};
use egui_kittest::TestRenderer;
use image::RgbaImage;

use canvas::{Canvas, Varying, clip, fill};

/// Units of the coordinate grid to a pixel or texel.
const GRID: i64 = 256;
/// Farthest coordinate, in units of the grid: 2²¹ pixels, so that products fit an `i64`.
const FAR: f32 = 536_870_912.0;

/// A [`TestRenderer`] that paints into memory. The same shapes give the same bytes.
pub(crate) struct CpuRenderer {
    background: Color32,
    textures: HashMap<TextureId, Texture>,
    /// Freed by the last delta, but still wanted by the frame that came with it.
    leaving: Vec<TextureId>,
}

impl CpuRenderer {
    /// A renderer whose pictures start out as `background`. Its alpha is not looked at: the
    /// pictures are opaque, as a window is.
    pub(crate) fn new(background: Color32) -> Self {
        Self { background, textures: HashMap::new(), leaving: Vec::new() }
    }

    /// Paints tessellated shapes onto a fresh picture of `size` pixels.
    ///
    /// # Errors
    /// When a mesh names a texture that was never set, or a shape paints with the GPU itself.
    fn paint(
        &self,
        size: [usize; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
    ) -> Result<RgbaImage, String> {
        let [red, green, blue, _] = self.background.to_array();
        let mut bytes = vec![0; size[0] * size[1] * 4];
        fill(bytes.as_chunks_mut().0, [red, green, blue, u8::MAX]);
        for part in primitives {
            let Primitive::Mesh(mesh) = &part.primitive else {
                return Err("a paint callback needs a GPU".to_owned());
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                return Err(format!("no texture {:?}", mesh.texture_id));
            };
            let mut canvas = Canvas {
                pixels: bytes.as_chunks_mut().0,
                width: size[0],
                clip: clip(part.clip_rect, pixels_per_point, size),
                texture,
            };
            canvas.mesh(mesh, pixels_per_point);
        }
        RgbaImage::from_raw(size[0] as u32, size[1] as u32, bytes)
            .ok_or_else(|| "the picture is too large".to_owned())
    }
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        for id in self.leaving.drain(..) {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let texels = image.as_raw().as_chunks().0;
                if change.pos.is_none() {
                    let texture = Texture::new(image.size, texels, change.options);
                    self.textures.insert(id, texture);
                } else if let (Some(pos), Some(texture)) = (change.pos, self.textures.get_mut(&id)) {
                    texture.patch(pos, image.size[0], texels);
                    texture.options = change.options;
                }
            }
        }
        self.leaving.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        self.paint([size.x as usize, size.y as usize], scale, &primitives)
    }
}

/// Texels, row by row from the top, premultiplied RGBA.
struct Texture {
    size: [usize; 2],
    texels: Vec<[u8; 4]>,
    options: TextureOptions,
}

impl Texture {
    fn new(size: [usize; 2], texels: &[[u8; 4]], options: TextureOptions) -> Self {
        let texels = texels.to_vec();
        Self { size, texels, options }
    }

    /// Replaces the texels from `left`, `top` on with an image `width` texels wide.
    fn patch(&mut self, [left, top]: [usize; 2], width: usize, texels: &[[u8; 4]]) {
        for (row, line) in texels.chunks_exact(width).enumerate() {
            let start = (top + row) * self.size[0] + left;
            self.texels[start..start + width].copy_from_slice(line);
        }
    }

    /// The texel at a whole position, which may lie outside.
    fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let x = wrap(x, self.size[0] as i64, self.options.wrap_mode);
        let y = wrap(y, self.size[1] as i64, self.options.wrap_mode);
        self.texels[y * self.size[0] + x]
    }

    /// The colour, 0 to 255 a channel, at a position in texels: of the nearest texel, or of the
    /// four around it weighed in steps of 1/256.
    fn sample(&self, at: Pos2, filter: TextureFilter) -> [f32; 4] {
        let linear = matches!(filter, TextureFilter::Linear);
        // The far end is added and taken off again because a cast rounds up below zero.
        let start = FAR as f64 + if linear { 0.5 - 128.0 } else { 0.5 };
        let across = (at.x as f64 * GRID as f64 + start) as i64 - FAR as i64;
        let down = (at.y as f64 * GRID as f64 + start) as i64 - FAR as i64;
        let (x, y, [width, height]) = (across >> 8, down >> 8, self.size);
        if !linear {
            return self.texel(x, y).map(f32::from);
        }
        let [nw, ne, sw, se];
        if x >= 0 && y >= 0 && x + 1 < width as i64 && y + 1 < height as i64 {
            let texels = &self.texels[y as usize * width + x as usize..];
            [nw, ne, sw, se] = [texels[0], texels[1], texels[width], texels[width + 1]];
        } else {
            [nw, ne] = [self.texel(x, y), self.texel(x + 1, y)];
            [sw, se] = [self.texel(x, y + 1), self.texel(x + 1, y + 1)];
        }
        let (right, below) = ((across & 255) as f32 / 256.0, (down & 255) as f32 / 256.0);
        let (left, above) = (1.0 - right, 1.0 - below);
        let mut color = [0.0; 4];
        let mut i = 0;
        while i < 4 {
            let north = left * nw[i] as f32 + right * ne[i] as f32;
            color[i] = above * north + below * (left * sw[i] as f32 + right * se[i] as f32);
            i += 1;
        }
        color
    }

    /// The filter that serves, given the steps in texels to the pixels beside and below.
    fn filter(&self, beside: &Varying, below: &Varying) -> TextureFilter {
        let stride = beside[4].hypot(beside[5]).max(below[4].hypot(below[5]));
        if stride > 1.0 { self.options.minification } else { self.options.magnification }
    }
}

/// Brings a texel's position into `0..size`.
fn wrap(at: i64, size: i64, mode: TextureWrapMode) -> usize {
    let inside = match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, size - 1),
        TextureWrapMode::Repeat => at.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let at = at.rem_euclid(2 * size);
            at.min(2 * size - 1 - at)
        }
    };
    inside as usize
}

#[cfg(test)]
mod tests;
