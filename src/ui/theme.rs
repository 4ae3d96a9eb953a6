//! Colours, type and spacing, from `assets/theme/*.ron`.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke,
    TextStyle, vec2,
};
use serde::{Deserialize, Deserializer};

use crate::dataset::ThemeIx;
use crate::timeline::Evidence;

/// The small size of type, in points.
pub(super) const SMALL: f32 = 11.0;
/// The size of most text, in points.
pub(super) const BODY: f32 = 12.5;
/// The size of the details' title, in points.
pub(super) const TITLE: f32 = 18.0;

/// The colours of one theme; unknown fields are denied.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Behind panels.
    pub ground: Colour,
    /// Behind lanes.
    pub canvas: Colour,
    /// Behind every second stretch of the larger ticks.
    pub canvas_alternate: Colour,
    /// Behind the details.
    pub card: Colour,
    /// Behind a quotation.
    pub quotation: Colour,
    /// Between panels and lanes.
    pub line: Colour,
    /// The grid.
    pub line_faint: Colour,
    /// Text.
    pub text: Colour,
    /// Text that explains.
    pub text_weak: Colour,
    /// Captions.
    pub text_faint: Colour,
    /// What the user does: selection, span, viewport, links.
    pub accent: Colour,
    /// Text on the accent.
    pub accent_text: Colour,
    /// The span over the canvas.
    pub accent_tint: Colour,
    /// Under the pointer.
    pub hover: Colour,
    /// Pressed or chosen.
    pub press: Colour,
    /// Behind text that is typed.
    pub field: Colour,
    /// Behind letters that the search hits.
    pub hit: Colour,
    /// Errors.
    pub error: Colour,
    /// Warnings.
    pub warning: Colour,
    /// Under popups.
    pub shadow: Colour,
    /// The themes' colours, in the dataset's order; they start again when there are more themes.
    pub themes: Vec<Colour>,
    /// The colours of the classes of evidence, in the order of [`Evidence::ALL`].
    pub evidence: [Colour; Evidence::ALL.len()],
    /// How opaque the inside of a bar is, 0 to 1.
    pub bar_fill: f32,
    /// The outline of a mark, in points.
    pub mark_stroke: f32,
    /// The lines of the grid, in points.
    pub grid_stroke: f32,
}

/// A colour written `#rrggbb` or `#rrggbbaa`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub Color32);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Color32::from_hex(&text).map(Self).map_err(|fault| {
            serde::de::Error::custom(format!(
                "“{text}” is no colour ({fault:?}): expected #rrggbb or #rrggbbaa"
            ))
        })
    }
}

impl Palette {
    /// The palette for a light or a dark window.
    pub fn of(theme: egui::Theme) -> Arc<Self> {
        use std::sync::LazyLock;
        static LIGHT: LazyLock<Arc<Palette>> =
            LazyLock::new(|| read(include_str!("../../assets/theme/light.ron")));
        static DARK: LazyLock<Arc<Palette>> =
            LazyLock::new(|| read(include_str!("../../assets/theme/dark.ron")));
        match theme {
            egui::Theme::Light => Arc::clone(&LIGHT),
            egui::Theme::Dark => Arc::clone(&DARK),
        }
    }

    /// The colour of a theme.
    pub fn theme(&self, theme: ThemeIx) -> Color32 {
        match self.themes.len() {
            0 => self.accent.0,
            colours => self.themes[theme.index() % colours].0,
        }
    }

    /// The colour of a class of evidence.
    pub fn evidence(&self, class: Evidence) -> Color32 {
        self.evidence[class.index()].0
    }

    /// A stroke of the grid's width.
    pub fn line_stroke(&self) -> Stroke {
        Stroke::new(self.grid_stroke, self.line.0)
    }
}

#[expect(clippy::expect_used, reason = "the files are built in, and a test reads both")]
fn read(text: &str) -> Arc<Palette> {
    Arc::new(ron::from_str(text).expect("the built-in palette is sound"))
}

/// The family of quotations.
pub(super) fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The family of headings.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// A font of the text family.
pub(super) fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// A font of the heading family.
pub(super) fn heading(size: f32) -> FontId {
    FontId::new(size, strong())
}

/// Installs fonts and both styles.
pub(super) fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system doesn't say, light, like paper.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let palette = Palette::of(theme);
        ctx.style_mut_of(theme, |style| {
            spacing(style);
            visuals(&mut style.visuals, &palette);
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 3] = [
        ("sans", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("sans-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        ("serif-italic", include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, ["sans", "serif-italic"]),
        (FontFamily::Monospace, ["sans", "serif-italic"]),
        (strong(), ["sans-semibold", "sans"]),
        (serif(), ["serif-italic", "sans"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}

fn spacing(style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, sans(SMALL)),
        (TextStyle::Body, sans(BODY)),
        (TextStyle::Button, sans(BODY)),
        (TextStyle::Monospace, sans(BODY)),
        (TextStyle::Heading, heading(TITLE)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 4.0);
    style.spacing.button_padding = vec2(8.0, 3.0);
    style.spacing.interact_size = vec2(24.0, 22.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(14);
    style.spacing.scroll.bar_width = 8.0;
    style.interaction.selectable_labels = true;
}

fn visuals(visuals: &mut egui::Visuals, palette: &Palette) {
    visuals.panel_fill = palette.ground.0;
    visuals.window_fill = palette.card.0;
    visuals.window_stroke = palette.line_stroke();
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.shadow.0 };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.extreme_bg_color = palette.field.0;
    visuals.text_edit_bg_color = Some(palette.field.0);
    visuals.faint_bg_color = palette.canvas_alternate.0;
    visuals.code_bg_color = palette.quotation.0;
    visuals.hyperlink_color = palette.accent.0;
    visuals.error_fg_color = palette.error.0;
    visuals.warn_fg_color = palette.warning.0;
    visuals.weak_text_color = Some(palette.text_weak.0);
    visuals.selection.bg_fill = palette.accent.0.gamma_multiply(0.35);
    visuals.selection.stroke = Stroke::new(1.5, palette.accent.0);
    visuals.button_frame = true;
    for (widget, fill, line) in [
        (&mut visuals.widgets.noninteractive, palette.ground.0, palette.line.0),
        (&mut visuals.widgets.inactive, palette.card.0, palette.line.0),
        (&mut visuals.widgets.hovered, palette.hover.0, palette.text_faint.0),
        (&mut visuals.widgets.active, palette.press.0, palette.accent.0),
        (&mut visuals.widgets.open, palette.press.0, palette.line.0),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, palette.text.0);
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
    }
}

/// Lets widgets move, or not.
pub(super) fn reduce_motion(ctx: &egui::Context, reduce: bool) {
    let usual = egui::Style::default();
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduce { 0.0 } else { usual.animation_time };
        style.scroll_animation =
            if reduce { egui::style::ScrollAnimation::none() } else { usual.scroll_animation };
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The light of a channel.
    fn linear(value: u8) -> f64 {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    }

    /// WCAG 2.2 relative luminance.
    fn luminance(colour: Color32) -> f64 {
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_readable_on_every_ground() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let palette = Palette::of(theme);
            for ground in [palette.ground, palette.canvas, palette.card, palette.quotation] {
                for text in
                    [palette.text, palette.text_weak, palette.text_faint, palette.accent, palette.error]
                {
                    assert!(contrast(text.0, ground.0) >= 4.5, "{theme:?} {text:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.accent_text.0, palette.accent.0) >= 4.5);
            assert!(contrast(palette.text.0, palette.hit.0) >= 4.5);
        }
    }

    #[test]
    fn marks_stand_out_from_the_canvas() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let palette = Palette::of(theme);
            for colour in palette.themes.iter().chain(&palette.evidence) {
                assert!(contrast(colour.0, palette.canvas.0) >= 3.0, "{theme:?} {colour:?}");
            }
        }
    }

    /// What people see who lack one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
    /// Simulation of Color Vision Deficiency" (IEEE TVCG 2009), at full severity, in linear light.
    const VISIONS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    /// A colour as a vision sees it, in CIE L*a*b* (D65).
    fn seen(colour: Color32, vision: &[[f64; 3]; 3]) -> [f64; 3] {
        let rgb = [colour.r(), colour.g(), colour.b()].map(linear);
        let dot = |row: &[f64; 3], of: &[f64; 3]| row.iter().zip(of).map(|(a, b)| a * b).sum::<f64>();
        let rgb = [0, 1, 2].map(|row| dot(&vision[row], &rgb).clamp(0.0, 1.0));
        let x = dot(&[0.4124, 0.3576, 0.1805], &rgb) / 0.950_47;
        let y = dot(&[0.2126, 0.7152, 0.0722], &rgb);
        let z = dot(&[0.0193, 0.1192, 0.9505], &rgb) / 1.088_83;
        let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn classes_of_evidence_are_told_apart_by_every_eye() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let palette = Palette::of(theme);
            for (at, one) in palette.evidence.iter().enumerate() {
                for other in &palette.evidence[at + 1..] {
                    for vision in &VISIONS {
                        let (a, b) = (seen(one.0, vision), seen(other.0, vision));
                        let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        assert!(apart >= 25.0, "{theme:?} {one:?} {other:?}: {apart}");
                    }
                }
            }
        }
    }

    #[test]
    fn unknown_fields_are_denied() {
        let extra =
            include_str!("../../assets/theme/light.ron").replace("ground:", "grounds: \"#fff\", ground:");
        assert!(ron::from_str::<Palette>(&extra).is_err());
    }
}
