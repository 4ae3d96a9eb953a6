//! What doesn't change costs nothing: an idle window draws no frame, and panels beside a moving canvas are shown from
//! memory, where they look and act as if they had been made anew.

use std::path::PathBuf;
use std::time::Duration;

use annals::dataset;
use annals::state::{Action, SelectAction, Settings, State};
use annals::ui::App;
use eframe::egui::epaint::{ClippedPrimitive, Primitive};
use eframe::egui::{
    Context, Event, Key, Mesh, Modifiers, PointerButton, Pos2, RawInput, Rect, Theme, Vec2, ViewportId,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{USUAL, marks, open, syria};

/// The window's content without a harness: nobody asks for names, as on most desktops.
struct Plain {
    ctx: Context,
    app: App,
    frames: usize,
}

/// What a frame brought.
struct Seen {
    shapes: usize,
    primitives: Vec<ClippedPrimitive>,
    repaint_delay: Duration,
}

impl Plain {
    fn open() -> Self {
        let ctx = Context::default();
        let loaded = dataset::built_in().expect("the shipped dataset is sound");
        let state = State::new(loaded.dataset, None, Settings::default(), PathBuf::from("/documents"));
        let app = App::new(&ctx, state);
        Self { ctx, app, frames: 0 }
    }

    fn frame(&mut self, events: Vec<Event>) -> Seen {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, USUAL)),
            time: Some(self.frames as f64 / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.show(ui));
        output.textures_delta.clear();
        Seen {
            shapes: output.shapes.len(),
            primitives: self.ctx.tessellate(output.shapes, output.pixels_per_point),
            repaint_delay: output.viewport_output[&ViewportId::ROOT].repaint_delay,
        }
    }

    /// Many frames in which nothing happens; what the last of them brought.
    fn rest(&mut self) -> Seen {
        (0..40).for_each(|_| drop(self.frame(Vec::new())));
        self.frame(Vec::new())
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// The triangles in the order in which they are drawn, with what they are clipped to.
fn drawn(seen: &Seen) -> Vec<(Rect, Mesh)> {
    let mut drawn: Vec<(Rect, Mesh)> = Vec::new();
    for ClippedPrimitive { clip_rect, primitive } in &seen.primitives {
        let Primitive::Mesh(mesh) = primitive else { panic!("something else than a mesh") };
        match drawn.last_mut() {
            // In two calls or in one: the picture is the same.
            Some((clip, last)) if clip == clip_rect && last.texture_id == mesh.texture_id => {
                last.append_ref(mesh);
            }
            _ => drawn.push((*clip_rect, mesh.clone())),
        }
    }
    drawn
}

#[test]
fn what_is_shown_from_memory_is_what_was_painted() {
    for select in [false, true] {
        let mut window = Plain::open();
        if select {
            window.app.apply(&window.ctx.clone(), Action::Select(SelectAction::First));
            window.rest();
        }
        // The pointer is over the canvas, then nowhere: after that everything is made anew for some frames.
        window.rest();
        window.frame(vec![Event::Key {
            key: Key::F12,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }]);
        let made = window.frame(Vec::new());
        let kept = window.rest();
        assert!(kept.shapes < made.shapes, "{} shapes of {} are kept", kept.shapes, made.shapes);
        assert_eq!(drawn(&made).len(), drawn(&kept).len());
        assert!(drawn(&made) == drawn(&kept), "the same triangles");
    }
}

#[test]
fn a_panel_shown_from_memory_answers_at_once() {
    let harness = open(USUAL, Theme::Light);
    let row = harness.get_by_label(&syria(&harness)).rect().center();
    let mut window = Plain::open();
    let before = window.rest();
    // As a finger does: it is nowhere, and then it is down.
    window.frame(vec![Event::PointerMoved(row), button(row, true)]);
    window.frame(vec![button(row, false)]);
    assert!(!window.app.state().filter().is_empty(), "the row was chosen");
    window.frame(vec![Event::PointerGone]);
    let after = window.rest();
    assert!(drawn(&before) != drawn(&after), "and is seen to be");
}

/// Whether no frame would follow.
fn is_idle(window: &mut Harness<'_, App>) -> bool {
    window.run();
    window.step();
    window.output().viewport_output[&ViewportId::ROOT].repaint_delay == Duration::MAX
}

#[test]
fn an_idle_window_draws_nothing() {
    let mut window = Plain::open();
    assert_eq!(window.rest().repaint_delay, Duration::MAX, "as it opens");
    window.app.apply(&window.ctx.clone(), Action::Select(SelectAction::First));
    assert_eq!(window.rest().repaint_delay, Duration::MAX, "with something selected");
    window.frame(vec![Event::PointerMoved((USUAL / 2.0).to_pos2())]);
    assert_eq!(window.rest().repaint_delay, Duration::MAX, "with the pointer over the canvas");
}

#[test]
fn an_idle_window_draws_nothing_under_the_pointer_or_behind_a_form() {
    let mut window = open(USUAL, Theme::Light);
    assert!(is_idle(&mut window), "as it opens");
    let mark = marks(&window).first().cloned().expect("a mark is on screen");
    let at = window.get_by_label(&mark).rect().center();
    window.hover_at(at);
    assert!(is_idle(&mut window), "with the pointer on a mark");
    window.hover_at(at + Vec2::new(0.0, 400.0));
    window.key_press(Key::Home);
    assert!(is_idle(&mut window), "with something selected");
    window.key_press(Key::E);
    window.run_steps(2);
    assert!(window.query_by_label("Export").is_some() || window.state().state().has_dialog());
    assert!(is_idle(&mut window), "with the export form open");
}
