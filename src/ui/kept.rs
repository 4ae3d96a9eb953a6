//! Panels beside a canvas that moves mostly stay as they are: such a part is shown from memory, until something about
//! it can have changed.
//!
//! Shown from memory, a part puts the same shapes on the screen, the fills among them cut into triangles once and for
//! all, and its widgets take pointer and focus in the same places. As soon as the pointer is over it, a key or button
//! is pressed, or somebody asks for names, it is made anew in every frame.

use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::epaint::{ClippedShape, Galley, Tessellator};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{
    Color32, Context, Event, Id, Memory, Mesh, Popup, Rect, Shape, TextureId, Theme, Ui, UiBuilder,
    WidgetRect,
};

use super::theme;

/// So many frames in a row must have painted the same before it is kept: then no animation is under way.
const ENOUGH: u8 = 4;

/// What was painted, and what it was painted for.
#[derive(Clone)]
struct Kept {
    ground: Ground,
    /// How many frames in a row painted this.
    times: u8,
    painted: Vec<ClippedShape>,
    /// The same in less work for the tessellator, once it is shown from memory.
    ready: Vec<ClippedShape>,
    /// What takes pointer or focus.
    widgets: Vec<WidgetRect>,
    /// The room it takes.
    room: Rect,
}

/// What a part is made from.
#[derive(Clone, PartialEq)]
struct Ground {
    version: u64,
    place: (Rect, Rect),
    theme: Theme,
    /// A text laid out with the fonts of then. Another one is laid out when they, or their texture, are made anew.
    fonts: ByAddress,
}

#[derive(Clone)]
struct ByAddress(Arc<Galley>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Shows a part of the window, from memory where nothing about it can have changed. All that `content` reads must be
/// the same for the same `version`, other than what egui keeps.
pub(super) fn kept(ui: &mut Ui, name: &'static str, version: u64, content: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("kept", name));
    let known = ui.data(|data| data.get_temp::<Arc<Kept>>(id));
    if !is_quiet(ui) {
        if known.is_some() {
            ui.data_mut(|data| data.remove::<Arc<Kept>>(id));
        }
        content(ui);
        return;
    }
    let probe = ui.fonts_mut(|fonts| {
        fonts.layout_no_wrap("0".to_owned(), theme::sans(theme::BODY), Color32::PLACEHOLDER)
    });
    let place = (ui.max_rect(), ui.clip_rect());
    let ground = Ground { version, place, theme: ui.theme(), fonts: ByAddress(probe) };
    let known = known.filter(|known| known.ground == ground && !known.has_focus(ui.ctx()));
    if let Some(known) = known.as_ref().filter(|known| known.times >= ENOUGH) {
        known.show(ui);
        return;
    }
    let before = Marks::of(ui);
    content(ui);
    if ui.ctx().will_discard() {
        return;
    }
    let mut made = before.since(ui, ground);
    if let Some(known) = known.filter(|known| known.painted == made.painted && known.room == made.room) {
        made.times = known.times + 1;
    }
    if made.times >= ENOUGH {
        made.ready = cut(ui.ctx(), &made.painted);
    }
    ui.data_mut(|data| data.insert_temp(id, Arc::new(made)));
}

/// Whether nothing happens that a part could answer to.
fn is_quiet(ui: &Ui) -> bool {
    let room = ui.max_rect().expand(8.0);
    let is_still = ui.input(|input| {
        let moves = |event: &Event| {
            matches!(
                event,
                Event::PointerMoved(_)
                    | Event::MouseMoved(_)
                    | Event::PointerGone
                    | Event::Zoom(_)
                    | Event::MouseWheel { .. }
            )
        };
        let pointer = &input.pointer;
        let places = [pointer.latest_pos(), pointer.press_origin()];
        input.raw.events.iter().all(moves) && !places.into_iter().flatten().any(|at| room.contains(at))
    });
    let ctx = ui.ctx();
    let has_names = || ctx.viewport(|viewport| viewport.this_pass.accesskit_state.is_some());
    let has_selection = || ctx.with_plugin(|labels: &mut LabelSelectionState| labels.has_selection());
    is_still && !has_names() && !has_selection().unwrap_or_default() && !Popup::is_any_open(ctx)
}

/// How much had been painted, and how many widgets there were, before a part was made.
struct Marks {
    painted: usize,
    widgets: usize,
}

impl Marks {
    fn of(ui: &Ui) -> Self {
        let layer = ui.layer_id();
        let painted =
            ui.ctx().graphics(|layers| layers.get(layer).map_or(0, |list| list.all_entries().len()));
        let widgets = ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).count());
        Self { painted, widgets }
    }

    /// What has been made since then.
    fn since(&self, ui: &Ui, ground: Ground) -> Kept {
        let layer = ui.layer_id();
        let painted = ui.ctx().graphics(|layers| {
            let list = layers.get(layer).map(|list| list.all_entries().skip(self.painted).cloned());
            list.map(Iterator::collect).unwrap_or_default()
        });
        let takes = |widget: &&WidgetRect| {
            widget.enabled && (widget.sense.interactive() || widget.sense.is_focusable())
        };
        let widgets = ui.ctx().viewport(|viewport| {
            let all = viewport.this_pass.widgets.get_layer(layer);
            all.skip(self.widgets).filter(takes).copied().collect()
        });
        Kept { ground, times: 0, painted, ready: Vec::new(), widgets, room: ui.min_rect() }
    }
}

impl Kept {
    fn has_focus(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(Memory::focused);
        focused.is_some_and(|focused| self.widgets.iter().any(|widget| widget.id == focused))
    }

    fn show(&self, ui: &mut Ui) {
        let layer = ui.layer_id();
        ui.ctx().graphics_mut(|layers| {
            let list = layers.entry(layer);
            for shape in &self.ready {
                list.add(shape.clip_rect, shape.shape.clone());
            }
        });
        let mut within = ui.new_child(UiBuilder::new().max_rect(self.room));
        for widget in &self.widgets {
            within.set_clip_rect(widget.interact_rect);
            within.interact(widget.rect, widget.id, widget.sense);
        }
        ui.expand_to_include_rect(self.room);
    }
}

/// Shapes with their fills as triangles, in the same order. Texts and discs stay as they are, for where they lie in the
/// texture of the fonts may change.
fn cut(ctx: &Context, painted: &[ClippedShape]) -> Vec<ClippedShape> {
    let options = ctx.tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    let mut whole: Vec<(Rect, Shape)> = Vec::new();
    for part in painted {
        flatten(part.clip_rect, &part.shape, &mut whole);
    }
    let mut done: Vec<(Rect, Shape)> = Vec::new();
    for (clip, shape) in whole {
        if !shape.visual_bounding_rect().intersects(clip) {
            continue;
        }
        if !is_fill(&shape) {
            done.push((clip, shape));
            continue;
        }
        tessellator.set_clip_rect(clip);
        match done.last_mut() {
            Some((last, Shape::Mesh(mesh))) if *last == clip => {
                tessellator.tessellate_shape(shape, Arc::make_mut(mesh));
            }
            _ => {
                let mut mesh = Mesh::default();
                tessellator.tessellate_shape(shape, &mut mesh);
                done.push((clip, Shape::mesh(mesh)));
            }
        }
    }
    let clipped = |(clip_rect, shape)| ClippedShape {
        clip_rect,
        shape,
        transform_after_tessellation: TSTransform::IDENTITY,
    };
    done.into_iter().map(clipped).collect()
}

/// Takes groups of shapes apart.
fn flatten(clip: Rect, shape: &Shape, whole: &mut Vec<(Rect, Shape)>) {
    if let Shape::Vec(shapes) = shape {
        for shape in shapes {
            flatten(clip, shape, whole);
        }
    } else if *shape != Shape::Noop {
        whole.push((clip, shape.clone()));
    }
}

/// Whether a shape has nothing to do with the texture of the fonts, or with another.
fn is_fill(shape: &Shape) -> bool {
    let is_line = matches!(shape, Shape::LineSegment { .. } | Shape::Path(_));
    let is_plain = matches!(shape, Shape::Rect(rect) if rect.brush.is_none());
    is_line || is_plain || matches!(shape, Shape::Mesh(mesh) if mesh.texture_id == TextureId::default())
}
