//! What the rasteriser promises, checked on meshes made by hand.

use egui::epaint::Mesh;
use egui::{Rect, pos2, vec2};

use super::*;

const BLACK: [u8; 4] = [0, 0, 0, 255];
const SIZE: [usize; 2] = [12, 8];

/// A renderer whose texture 0 is one white texel and texture 1 the `texels` of a small image.
fn renderer(size: [usize; 2], texels: &[Color32], options: TextureOptions) -> CpuRenderer {
    let mut delta = egui::TexturesDelta::default();
    let white = egui::ColorImage::filled([1, 1], Color32::WHITE);
    let image = egui::ColorImage::new(size, texels.to_vec());
    let images = [(white, TextureOptions::LINEAR), (image, options)];
    for (id, (image, options)) in (0..).zip(images) {
        let image = egui::epaint::ImageDelta::full(image, options);
        delta.push(TextureId::Managed(id), image);
    }
    let mut renderer = CpuRenderer::new(Color32::BLACK);
    renderer.handle_delta(&mut delta);
    renderer
}

fn plain() -> CpuRenderer {
    renderer([1, 1], &[Color32::WHITE], TextureOptions::LINEAR)
}

fn picture(renderer: &CpuRenderer, clip_rect: Rect, mesh: Mesh) -> RgbaImage {
    let primitive = Primitive::Mesh(mesh);
    let part = ClippedPrimitive { clip_rect, primitive };
    renderer.paint(SIZE, 1.0, &[part]).expect("a picture")
}

/// Pixels that are not the black background.
fn painted(image: &RgbaImage) -> Vec<(u32, u32)> {
    let pixels = image.enumerate_pixels();
    let painted = pixels.filter(|(_, _, pixel)| pixel.0 != BLACK);
    painted.map(|(x, y, _)| (x, y)).collect()
}

fn filled(rect: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, color);
    mesh
}

/// An image of texture 1 stretched over `rect`.
fn image(rect: Rect, uv: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(TextureId::Managed(1));
    mesh.add_rect_with_uv(rect, uv, color);
    mesh
}

fn unit() -> Rect {
    Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0))
}

#[test]
fn a_solid_rectangle_covers_the_pixels_whose_centres_it_holds() {
    for (rect, columns, rows) in [
        ([2.0, 1.0, 5.0, 4.0], 2..5, 1..4),
        // A centre on the left or upper edge is in, on the right or lower edge it is out.
        ([2.5, 1.5, 5.5, 4.5], 2..5, 1..4),
        ([2.51, 1.51, 5.51, 4.51], 3..6, 2..5),
        ([-9.0, -9.0, 99.0, 2.0], 0..12, 0..2),
        ([3.6, 1.0, 4.4, 3.0], 0..0, 1..3),
    ] {
        let [left, top, right, bottom] = rect;
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let image = picture(&plain(), Rect::EVERYTHING, filled(rect, Color32::RED));
        let expected: Vec<_> = rows.flat_map(|y| columns.clone().map(move |x| (x, y))).collect();
        assert_eq!(painted(&image), expected, "{rect:?}");
        let red = painted(&image);
        let red = red.iter().all(|at| image[*at].0 == [255, 0, 0, 255]);
        assert!(red, "{rect:?}");
    }
}

#[test]
fn triangles_that_share_an_edge_paint_no_seam() {
    // A fan around points on and between pixel centres, in both directions of turning.
    let half = Color32::from_rgba_premultiplied(128, 128, 128, 128);
    let around = [[1.0, 1.0], [6.5, 0.5], [11.0, 1.0], [11.0, 7.0], [4.5, 7.5], [1.0, 7.0]];
    for middle in [pos2(6.5, 4.5), pos2(5.0, 3.0), pos2(4.3, 4.9)] {
        for backwards in [false, true] {
            let mut mesh = Mesh::default();
            mesh.colored_vertex(middle, half);
            for [x, y] in around {
                mesh.colored_vertex(pos2(x, y), half);
            }
            for i in 0..6 {
                let (from, to) = (1 + i, 1 + (i + 1) % 6);
                let (from, to) = if backwards { (to, from) } else { (from, to) };
                mesh.add_triangle(0, from, to);
            }
            let image = picture(&plain(), Rect::EVERYTHING, mesh);
            for (x, y) in (1..11).flat_map(|x| (1..7).map(move |y| (x, y))) {
                assert_eq!(image[(x, y)].0, [128, 128, 128, 255], "{x}, {y} of {middle}");
            }
        }
    }
}

#[test]
fn the_clip_rectangle_is_rounded_to_pixels() {
    let clip = Rect::from_min_max(pos2(2.4, 1.6), pos2(4.5, 3.4));
    let all = filled(Rect::from_min_size(Pos2::ZERO, vec2(12.0, 8.0)), Color32::RED);
    let image = picture(&plain(), clip, all);
    assert_eq!(painted(&image), [(2, 2), (3, 2), (4, 2)]);
}

#[test]
fn premultiplied_colours_blend_in_gamma_space() {
    let everywhere = Rect::from_min_size(Pos2::ZERO, vec2(12.0, 8.0));
    for (below, above, expected) in [
        ([200, 100, 0, 255], [64, 0, 32, 128], [164, 50, 32, 255]),
        // Without alpha, colour is light added.
        ([200, 100, 0, 255], [100, 10, 0, 0], [255, 110, 0, 255]),
    ] {
        let premultiplied = |[r, g, b, a]: [u8; 4]| Color32::from_rgba_premultiplied(r, g, b, a);
        let mut mesh = filled(everywhere, premultiplied(below));
        mesh.append(filled(everywhere, premultiplied(above)));
        let image = picture(&plain(), Rect::EVERYTHING, mesh);
        assert!(image.pixels().all(|pixel| pixel.0 == expected));
    }
}

#[test]
fn colours_run_evenly_between_corners() {
    let mut mesh = Mesh::default();
    for (x, y, grey) in [(0.0, 0.0, 0), (12.0, 0.0, 240), (0.0, 8.0, 0), (12.0, 8.0, 240)] {
        mesh.colored_vertex(pos2(x, y), Color32::from_gray(grey));
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    let image = picture(&plain(), Rect::EVERYTHING, mesh);
    for (x, _, pixel) in image.enumerate_pixels() {
        assert_eq!(u32::from(pixel.0[1]), 10 + 20 * x);
    }
}

#[test]
fn colours_follow_a_slanting_triangle() {
    let mut mesh = Mesh::default();
    for [x, y] in [[0_u8, 0], [12, 2], [3, 8]] {
        let place = pos2(f32::from(x), f32::from(y));
        mesh.colored_vertex(place, Color32::from_gray(10 * x + 10 * y));
    }
    mesh.add_triangle(0, 1, 2);
    let image = picture(&plain(), Rect::EVERYTHING, mesh);
    // Half of 12 * 8 - 2 * 3.
    assert_eq!(painted(&image).len(), 45);
    for (x, y) in painted(&image) {
        assert_eq!(u32::from(image[(x, y)].0[1]), 10 * (x + y + 1), "{x}, {y}");
    }
}

#[test]
fn a_glyph_on_whole_pixels_keeps_its_texels() {
    // The glyph is the lower right 2 by 2 of the texture.
    let covers = [255, 255, 255, 255, 60, 120, 255, 180, 240];
    let renderer = renderer([3, 3], &covers.map(Color32::from_white_alpha), TextureOptions::LINEAR);
    let place = Rect::from_min_size(pos2(4.0, 3.0), vec2(2.0, 2.0));
    let uv = Rect::from_min_max(pos2(1.0 / 3.0, 1.0 / 3.0), pos2(1.0, 1.0));
    let glyph = || image(place, uv, Color32::from_rgb(255, 51, 0));
    let inked = [((4, 3), 60), ((5, 3), 120), ((4, 4), 180), ((5, 4), 240)];
    let lower = Rect::from_min_max(pos2(0.0, 4.0), pos2(12.0, 8.0));
    for (clip, inked) in [(Rect::EVERYTHING, &inked[..]), (lower, &inked[2..])] {
        let image = picture(&renderer, clip, glyph());
        for (at, cover) in inked {
            assert_eq!(image[*at].0, [*cover, cover / 5, 0, 255], "{at:?}");
        }
        let places: Vec<_> = inked.iter().map(|(at, _)| *at).collect();
        assert_eq!(painted(&image), places);
    }
}

#[test]
fn a_texture_between_pixels_is_filtered_as_it_asks() {
    let pair = [Color32::BLACK, Color32::from_gray(200)];
    // Two texels over 8 pixels: a pixel is a quarter of a texel.
    let stretched = Rect::from_min_size(Pos2::ZERO, vec2(8.0, 8.0));
    let smooth = [0, 0, 25, 75, 125, 175, 200, 200];
    let sharp = [0, 0, 0, 0, 200, 200, 200, 200];
    // Twice the texture over 8 pixels: half a texel each.
    let twice = Rect::from_min_max(Pos2::ZERO, pos2(2.0, 1.0));
    let repeated = [0, 0, 200, 200, 0, 0, 200, 200];
    let mirrored = [0, 0, 200, 200, 200, 200, 0, 0];
    for (options, uv, expected) in [
        (TextureOptions::LINEAR, unit(), smooth),
        (TextureOptions::NEAREST, unit(), sharp),
        (TextureOptions::NEAREST_REPEAT, twice, repeated),
        (TextureOptions::NEAREST_MIRRORED_REPEAT, twice, mirrored),
    ] {
        let renderer = renderer([2, 1], &pair, options);
        let mesh = image(stretched, uv, Color32::WHITE);
        let image = picture(&renderer, Rect::EVERYTHING, mesh);
        let row: Vec<_> = (0..8).map(|x| image[(x, 5)].0[0]).collect();
        assert_eq!(row, expected, "{options:?}");
    }
}

#[test]
fn a_part_of_a_texture_can_be_replaced() {
    let mut renderer = renderer([3, 2], &[Color32::BLACK; 6], TextureOptions::NEAREST);
    let mut delta = egui::TexturesDelta::default();
    let patch = egui::ColorImage::filled([1, 2], Color32::RED);
    let patch = egui::epaint::ImageDelta::partial([1, 0], patch, TextureOptions::NEAREST);
    delta.push(TextureId::Managed(1), patch);
    renderer.handle_delta(&mut delta);
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(3.0, 2.0));
    let image = picture(&renderer, Rect::EVERYTHING, image(rect, unit(), Color32::WHITE));
    assert_eq!(painted(&image), [(1, 0), (1, 1)]);
}

#[test]
fn a_freed_texture_serves_the_frame_it_was_freed_in() {
    let mut renderer = plain();
    let mut delta = egui::TexturesDelta::default();
    delta.free(TextureId::Managed(1));
    renderer.handle_delta(&mut delta);
    let part = || ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Mesh(image(unit(), unit(), Color32::WHITE)),
    };
    assert!(renderer.paint(SIZE, 1.0, &[part()]).is_ok());
    renderer.handle_delta(&mut delta);
    assert!(renderer.paint(SIZE, 1.0, &[part()]).is_err());
}
