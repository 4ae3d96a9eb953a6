//! Triangles onto a picture: which pixels, and in which colours.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "coordinates are clamped to the picture, and colours to a byte, before they are cast"
)]
#![expect(
    clippy::cast_lossless,
    clippy::inline_always,
    reason = "without optimisation, every `From` and every function is a call for each pixel"
)]

use eframe::egui;
use egui::epaint::{Mesh, Vertex};
use egui::{Pos2, Rect, TextureFilter, pos2};

use super::{FAR, GRID, Texture};

fn to_grid(pixels: f32) -> i64 {
    (pixels * GRID as f32).round().clamp(-FAR, FAR) as i64
}

/// The first pixel whose centre is not before a coordinate of the grid.
fn first_pixel(at: i64) -> i64 {
    (at + GRID / 2 - 1) >> 8
}

/// The columns and the rows of pixels that may be painted, ends excluded.
pub(super) type Clip = [(i64, i64); 2];

pub(super) fn clip(rect: Rect, pixels_per_point: f32, [width, height]: [usize; 2]) -> Clip {
    let round = |from: f32, to: f32, end: usize| {
        let first = ((from * pixels_per_point).round() as i64).clamp(0, end as i64);
        let last = ((to * pixels_per_point).round() as i64).clamp(first, end as i64);
        (first, last)
    };
    let columns = round(rect.min.x, rect.max.x, width);
    [columns, round(rect.min.y, rect.max.y, height)]
}

/// A vertex: `x` and `y` in units of the grid, `uv` in texels.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
    uv: Pos2,
    color: [u8; 4],
}

impl Corner {
    fn new(vertex: &Vertex, pixels_per_point: f32, [width, height]: [usize; 2]) -> Self {
        Self {
            x: to_grid(vertex.pos.x * pixels_per_point),
            y: to_grid(vertex.pos.y * pixels_per_point),
            uv: pos2(vertex.uv.x * width as f32, vertex.uv.y * height as f32),
            color: vertex.color.to_array(),
        }
    }
}

/// A side of a triangle, which lets in the pixels of a row where `right * x + at` is not
/// negative. `at` is kept as `quotient * size + rest`, so that a step down takes no division.
#[derive(Clone, Copy)]
struct Side {
    right: i64,
    /// Of `right`, without its sign.
    size: i64,
    quotient: i64,
    rest: i64,
    /// What a row adds to `at`, and so to the quotient and the rest.
    down: i64,
    step: (i64, i64),
}

impl Side {
    /// The side from `a` to `b`, with the inside on its right, at row `y`.
    fn new(a: &Corner, b: &Corner, y: i64) -> Self {
        let (dx, dy, half) = (b.x - a.x, b.y - a.y, GRID / 2);
        let top_left = dy < 0 || (dy == 0 && dx > 0);
        let at = dx * (GRID * y + half - a.y) - dy * (half - a.x) - i64::from(!top_left);
        let (right, down) = (-dy * GRID, dx * GRID);
        let size = right.abs().max(1);
        Self {
            right,
            size,
            quotient: at.div_euclid(size),
            rest: at.rem_euclid(size),
            down,
            step: (down.div_euclid(size), down.rem_euclid(size)),
        }
    }

    #[inline(always)]
    fn go_down(&mut self) {
        self.quotient += self.step.0;
        self.rest += self.step.1;
        if self.rest >= self.size {
            self.rest -= self.size;
            self.quotient += 1;
        }
    }
}

/// Red, green, blue, alpha (0 to 255), then u and v (texels).
pub(super) type Varying = [f32; 6];

/// Adds up three corners' values by weight.
fn weigh([wa, wb, wc]: [f32; 3], [a, b, c]: &[Varying; 3]) -> Varying {
    [
        wa * a[0] + wb * b[0] + wc * c[0],
        wa * a[1] + wb * b[1] + wc * c[1],
        wa * a[2] + wb * b[2] + wc * c[2],
        wa * a[3] + wb * b[3] + wc * c[3],
        wa * a[4] + wb * b[4] + wc * c[4],
        wa * a[5] + wb * b[5] + wc * c[5],
    ]
}

/// How a triangle's pixels get their colours.
enum Shade {
    Flat([f32; 4]),
    Varying {
        /// Of the corners, over the triangle's area.
        values: [Varying; 3],
        /// From pixel to pixel of a row.
        step: Varying,
        /// None where the texel is one for all and in the colours already.
        filter: Option<TextureFilter>,
    },
}

/// A picture being painted on, with the texture in hand.
pub(super) struct Canvas<'a> {
    pub(super) pixels: &'a mut [[u8; 4]],
    pub(super) width: usize,
    pub(super) clip: Clip,
    pub(super) texture: &'a Texture,
}

impl Canvas<'_> {
    pub(super) fn mesh(&mut self, mesh: &Mesh, pixels_per_point: f32) {
        let size = self.texture.size;
        let corner = |vertex| Corner::new(vertex, pixels_per_point, size);
        let corners: Vec<Corner> = mesh.vertices.iter().map(corner).collect();
        let mut left = &mesh.indices[..];
        while let [a, b, c, more @ ..] = left {
            let triangle = [a, b, c].map(|index| corners[*index as usize]);
            left = more;
            if let [d, e, f, beyond @ ..] = more
                && d == c
                && e == b
                && self.glyph(&triangle, &corners[*f as usize])
            {
                left = beyond;
            } else {
                self.triangle(triangle);
            }
        }
    }

    /// The part of a row between two columns.
    #[inline(always)]
    fn row(&mut self, y: i64, first: i64, last: i64) -> &mut [[u8; 4]] {
        let start = y as usize * self.width;
        &mut self.pixels[start + first as usize..start + last as usize]
    }

    /// Paints two triangles at once, the second ending in `end`, if they are an upright
    /// rectangle of one colour with a texel for each pixel, as text is.
    fn glyph(&mut self, [a, b, c]: &[Corner; 3], end: &Corner) -> bool {
        let upright = a.x == c.x && b.x == end.x && a.y == b.y && c.y == end.y;
        let level = b.uv == pos2(end.uv.x, a.uv.y) && c.uv == pos2(a.uv.x, end.uv.y);
        let plain = a.color == b.color && a.color == c.color && a.color == end.color;
        // From a pixel to its texel.
        let (across, down) = (to_grid(a.uv.x) - a.x, to_grid(a.uv.y) - a.y);
        let even = across == to_grid(end.uv.x) - end.x && down == to_grid(end.uv.y) - end.y;
        if !(upright && level && plain && even && across % GRID == 0 && down % GRID == 0) {
            return false;
        }
        let [columns, rows] = self.clip;
        let (x0, x1) = (columns.0.max(first_pixel(a.x)), columns.1.min(first_pixel(end.x)));
        let (y0, y1) = (rows.0.max(first_pixel(a.y)), rows.1.min(first_pixel(end.y)));
        let (across, down, [width, height]) = (across >> 8, down >> 8, self.texture.size);
        let inside = x0 + across >= 0 && x1 + across <= width as i64;
        if a.x >= end.x || a.y >= end.y || !inside || y0 + down < 0 || y1 + down > height as i64 {
            return false;
        }
        let texture = self.texture;
        for y in y0..y1 {
            if x0 < x1 {
                let start = (y + down) as usize * width + (x0 + across) as usize;
                let texels = &texture.texels[start..start + (x1 - x0) as usize];
                stencil(self.row(y, x0, x1), texels, a.color.map(f32::from));
            }
        }
        true
    }

    fn triangle(&mut self, [a, mut b, mut c]: [Corner; 3]) {
        let mut area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if area < 0 {
            (b, c, area) = (c, b, -area);
        }
        let [(x0, x1), (y0, y1)] = self.clip;
        let x0 = x0.max(first_pixel(a.x.min(b.x).min(c.x)));
        let x1 = x1.min(first_pixel(a.x.max(b.x).max(c.x)));
        let y0 = y0.max(first_pixel(a.y.min(b.y).min(c.y)));
        let y1 = y1.min(first_pixel(a.y.max(b.y).max(c.y)));
        if area > 0 && x0 < x1 && y0 < y1 {
            // Each side stands opposite the corner it weighs.
            let sides = [(&b, &c), (&c, &a), (&a, &b)].map(|(from, to)| Side::new(from, to, y0));
            let shade = self.shade(&[a, b, c], &sides, area as f32);
            self.rows((y0, y1), sides, &shade);
        }
    }

    fn shade(&self, corners: &[Corner; 3], sides: &[Side; 3], area: f32) -> Shade {
        let [a, b, c] = corners;
        let one_texel = a.uv == b.uv && a.uv == c.uv;
        let tint = if one_texel {
            self.texture.sample(a.uv, self.texture.options.magnification)
        } else {
            [255.0; 4]
        };
        let values = corners.map(|Corner { uv, color, .. }| {
            let [red, green, blue, alpha] = color.map(|channel| channel as f32 / 255.0);
            [red * tint[0], green * tint[1], blue * tint[2], alpha * tint[3], uv.x, uv.y]
        });
        if one_texel && a.color == b.color && a.color == c.color {
            let [red, green, blue, alpha, ..] = values[0];
            return Shade::Flat([red, green, blue, alpha]);
        }
        let values = values.map(|value| value.map(|part| part / area));
        let step = weigh(sides.map(|side| side.right as f32), &values);
        let down = weigh(sides.map(|side| side.down as f32), &values);
        let filter = (!one_texel).then(|| self.texture.filter(&step, &down));
        Shade::Varying { values, step, filter }
    }

    fn rows(&mut self, (y0, y1): (i64, i64), mut sides: [Side; 3], shade: &Shade) {
        let texture = self.texture;
        let mut y = y0;
        while y < y1 {
            let (mut first, mut last) = self.clip[0];
            let mut at = [0; 3];
            let mut i = 0;
            while i < 3 {
                let side = &mut sides[i];
                if side.right > 0 && first < -side.quotient {
                    first = -side.quotient;
                } else if side.right < 0 && last > side.quotient + 1 {
                    last = side.quotient + 1;
                }
                at[i] = side.quotient * side.size + side.rest;
                side.go_down();
                i += 1;
            }
            if first < last {
                let row = self.row(y, first, last);
                match shade {
                    Shade::Flat(color) => flat(row, *color),
                    Shade::Varying { values, step, filter } => {
                        let weights = [
                            (at[0] + first * sides[0].right) as f32,
                            (at[1] + first * sides[1].right) as f32,
                            (at[2] + first * sides[2].right) as f32,
                        ];
                        let at = weigh(weights, values);
                        match filter {
                            None => gradient(row, at, *step),
                            Some(filter) => textured(row, (texture, *filter), at, *step),
                        }
                    }
                }
            }
            y += 1;
        }
    }
}

/// Paints over a pixel: `color` is premultiplied, 0 to 255 a channel.
#[inline(always)]
fn over(below: [u8; 4], color: [f32; 4]) -> [u8; 4] {
    let [red, green, blue, alpha] = color;
    let keep = 1.0 - alpha / 255.0;
    [
        (red + keep * below[0] as f32 + 0.5) as u8,
        (green + keep * below[1] as f32 + 0.5) as u8,
        (blue + keep * below[2] as f32 + 0.5) as u8,
        u8::MAX,
    ]
}

/// Overwrites pixels with one colour: a few by hand, then ever longer copies of those.
pub(super) fn fill(row: &mut [[u8; 4]], color: [u8; 4]) {
    let mut done = row.len().min(8);
    for pixel in &mut row[..done] {
        *pixel = color;
    }
    while done < row.len() {
        let more = done.min(row.len() - done);
        row.copy_within(..more, done);
        done += more;
    }
}

/// Paints one colour; neighbours often are alike, and then blended only once.
fn flat(row: &mut [[u8; 4]], color: [f32; 4]) {
    let mut below = row[0];
    let mut painted = over(below, color);
    if color[3] >= 255.0 {
        return fill(row, painted);
    }
    let mut x = 0;
    while x < row.len() {
        let [red, green, blue, _] = row[x];
        if red != below[0] || green != below[1] || blue != below[2] {
            below = row[x];
            painted = over(below, color);
        }
        row[x] = painted;
        x += 1;
    }
}

/// Paints colours that change by `step` from pixel to pixel.
fn gradient(row: &mut [[u8; 4]], at: Varying, step: Varying) {
    let [mut red, mut green, mut blue, mut alpha, ..] = at;
    let mut x = 0;
    while x < row.len() {
        row[x] = over(row[x], [red, green, blue, alpha]);
        red += step[0];
        green += step[1];
        blue += step[2];
        alpha += step[3];
        x += 1;
    }
}

/// Paints one colour through texels that lie on the pixels.
fn stencil(row: &mut [[u8; 4]], texels: &[[u8; 4]], color: [f32; 4]) {
    let [red, green, blue, alpha] = color.map(|channel| channel / 255.0);
    let mut x = 0;
    while x < row.len() {
        let texel = texels[x];
        // Most of a glyph's box is empty.
        if texel[0] | texel[1] | texel[2] | texel[3] != 0 {
            let color = [
                red * texel[0] as f32,
                green * texel[1] as f32,
                blue * texel[2] as f32,
                alpha * texel[3] as f32,
            ];
            row[x] = over(row[x], color);
        }
        x += 1;
    }
}

/// Paints colours times texels, both changing by `step` from pixel to pixel.
fn textured(
    row: &mut [[u8; 4]],
    (texture, filter): (&Texture, TextureFilter),
    mut at: Varying,
    step: Varying,
) {
    let mut x = 0;
    while x < row.len() {
        let mut color = texture.sample(pos2(at[4], at[5]), filter);
        let mut i = 0;
        while i < 4 {
            color[i] *= at[i] / 255.0;
            i += 1;
        }
        row[x] = over(row[x], color);
        i = 0;
        while i < 6 {
            at[i] += step[i];
            i += 1;
        }
        x += 1;
    }
}
