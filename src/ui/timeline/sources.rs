//! The lane of sources: each at its own date, and lines from the selected event to what it rests on.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Painter, Pos2, Rect, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::bars::{self, Bar};
use super::{LABEL, Pace, Scene, TimelineView};
use crate::dataset::{Dataset, Role as Part, SourceIx, Standing};
use crate::date::{Apart, Date};
use crate::export::{reference, short_name};
use crate::layout::{
    Form, SOURCE_LANE, SourceLane, SourceLink, SourceLinks, SourceMark, SourceRows, Towards,
};
use crate::state::{Action, EvidenceAction, State, counted};
use crate::ui::theme::{self, Palette};

/// The height of the lane, in points.
#[expect(clippy::cast_possible_truncation, reason = "some points")]
pub(super) const HEIGHT: f32 = SOURCE_LANE as f32;
/// So many names tell what a cluster holds.
const NAMES: usize = 8;

/// The rows of the sources, for a dataset and a zoom.
#[derive(Default)]
pub(super) struct Rows(Option<(Arc<Dataset>, SourceRows)>);

/// The lane as it is on screen.
pub(super) struct Shown {
    pub(super) rect: Rect,
    /// Its part to the right of the heading.
    time: Rect,
    lane: SourceLane,
    links: SourceLinks,
}

impl TimelineView {
    /// What of the sources is on screen, if they have a lane.
    pub(super) fn sources(&mut self, ui: &Ui, scene: &Scene<'_>) -> Option<Shown> {
        let rect = scene.sources_rect;
        if !scene.state.shows_sources() {
            self.source_rows = Rows::default();
            return None;
        }
        let (dataset, scale) = (scene.state.timeline().dataset(), &scene.scale);
        let is_same =
            |(known, rows): &(Arc<Dataset>, SourceRows)| Arc::ptr_eq(known, dataset) && rows.are_of(scale);
        let rows = self.source_rows.0.take().filter(is_same);
        let (_, rows) = self
            .source_rows
            .0
            .insert(rows.unwrap_or_else(|| (Arc::clone(dataset), SourceRows::new(dataset, scale))));
        let lane = rows.look(scale);
        let links = scene.state.selected().map_or_else(SourceLinks::default, |event| {
            let measure = |text: &str| self.widths.labels.of(ui, text);
            SourceLinks::new(dataset, event, &lane, scale, &measure)
        });
        Some(Shown { rect, time: rect.with_min_x(scene.area.left()), lane, links })
    }

    /// Paints the lane, names what is in it, and turns clicks into actions.
    pub(super) fn show_sources(&self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let Some(shown) = &scene.sources else { return };
        shown.paint(&ui.painter_at(shown.rect), scene);
        let response = ui.interact(shown.rect, ui.scope_id().with("sources"), Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, shown.said()));
        let pointer = response.hover_pos().filter(|pointer| shown.time.contains(*pointer));
        let hit = pointer.and_then(|pointer| shown.hit(pointer));
        if let Some(mark) = hit {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            if response.clicked() {
                actions.push(Action::Evidence(EvidenceAction::ListOf(mark.sources.clone())));
            }
        }
        if self.is_read_aloud {
            shown.name(ui, scene, actions);
        }
        if self.pace == Pace::Moving || !self.drag.is_idle() {
            return;
        }
        if let Some((pointer, mark)) = pointer.zip(hit) {
            let id = ui.scope_id().with("pointed at source");
            let anchor = ui.interact(Rect::from_center_size(pointer, vec2(2.0, 2.0)), id, Sense::hover());
            anchor.show_tooltip_ui(|ui| shown.explain(ui, scene.state, mark));
        } else if response.hover_pos().is_some_and(|pointer| !shown.time.contains(pointer)) {
            response.on_hover_ui_at_pointer(|ui| {
                ui.label(shown.said());
                ui.weak("By their own dates. Squares and filled bars were read, diamonds and empty bars are cited.");
            });
        }
    }
}

/// The column of the selected event through the lanes, behind their marks.
pub(super) fn column(painter: &Painter, scene: &Scene<'_>) {
    let Some(shown) = &scene.sources else { return };
    if !shown.links.links.is_empty() {
        shown.column(painter, scene, scene.area.with_max_y(shown.rect.top()));
    }
}

impl Shown {
    /// A rectangle of the lane on the screen.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn on_screen(&self, rect: crate::layout::Rect) -> Rect {
        let (from, to) = (pos2(rect.x0 as f32, rect.y0 as f32), pos2(rect.x1 as f32, rect.y1 as f32));
        Rect::from_min_max(from, to).translate(self.time.min.to_vec2())
    }

    fn hit(&self, pointer: Pos2) -> Option<&SourceMark> {
        let at = pointer - self.time.min;
        self.lane.hit(f64::from(at.x), f64::from(at.y)).and_then(|at| self.lane.marks.get(at))
    }

    /// `Sources: 60 drawn, 5 in clusters, 0 outside, 7 undated, 72 in all`.
    fn said(&self) -> String {
        let tally = self.lane.tally;
        format!(
            "Sources: {} drawn · {} in clusters · {} outside · {} undated = {}",
            tally.drawn, tally.clustered, tally.outside, tally.undated, tally.total
        )
    }

    fn paint(&self, painter: &Painter, scene: &Scene<'_>) {
        let palette = &scene.palette;
        painter.rect_filled(self.rect, CornerRadius::ZERO, palette.canvas.0);
        let inside = painter.with_clip_rect(self.time);
        let faint = Stroke::new(palette.grid_stroke, palette.line_faint.0);
        for tick in scene.ticks.minor.iter().chain(&scene.ticks.major).filter(|tick| !tick.began_before) {
            inside.vline(scene.x(tick.x), self.time.y_range(), faint);
        }
        if !self.links.links.is_empty() {
            self.column(&inside, scene, self.time);
        }
        for link in &self.links.links {
            self.line(&inside, link, palette);
        }
        for mark in &self.lane.marks {
            let is_lit = mark.sources.iter().any(|source| self.links.sources.contains(source));
            self.mark(&inside, mark, is_lit, palette);
        }
        for (words, rect) in self.links.links.iter().filter_map(|link| link.label.as_ref()) {
            let rect = self.on_screen(*rect);
            inside.rect_filled(rect, CornerRadius::same(3), palette.canvas.0);
            inside.text(rect.left_center(), Align2::LEFT_CENTER, words, theme::sans(LABEL), palette.text.0);
        }
        painter.hline(self.rect.x_range(), self.rect.top() + 0.5, palette.line_stroke());
        painter.vline(self.time.left(), self.rect.y_range(), palette.line_stroke());
        self.heading(painter, scene);
    }

    fn heading(&self, painter: &Painter, scene: &Scene<'_>) {
        let palette = &scene.palette;
        let is_read = |source: &&crate::dataset::Source| source.role == Part::Read;
        let read = scene.state.dataset().sources.iter().filter(is_read).count();
        let tally = self.lane.tally;
        let counts = format!("{read} read · {} cited", tally.total - read);
        let undated = if tally.undated > 0 { format!("{} undated", tally.undated) } else { String::new() };
        let at = self.rect.min + vec2(19.0, 15.0);
        painter.text(at, Align2::LEFT_CENTER, "Sources", theme::heading(LABEL), palette.text.0);
        for (words, y) in [(counts, 16.0), (undated, 31.0)] {
            let font = theme::sans(theme::SMALL);
            painter.text(at + vec2(0.0, y), Align2::LEFT_CENTER, words, font, palette.text_faint.0);
        }
    }

    /// From when to when the selected event may have been, as wide as that is.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn column(&self, painter: &Painter, scene: &Scene<'_>, room: Rect) {
        let Some((x0, x1)) = self.links.column else { return };
        let (left, right) = (self.time.left() + x0 as f32, self.time.left() + x1 as f32);
        let accent = scene.palette.accent.0;
        if right - left < 3.0 {
            let stroke = Stroke::new(1.0, accent.gamma_multiply(0.45));
            painter.vline(f32::midpoint(left, right), room.y_range(), stroke);
        } else {
            let column = Rect::from_x_y_ranges(left..=right, room.y_range());
            painter.rect_filled(column, CornerRadius::ZERO, accent.gamma_multiply(0.07));
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn line(&self, painter: &Painter, link: &SourceLink, palette: &Palette) {
        let stroke = Stroke::new(1.2, palette.accent.0.gamma_multiply(0.75));
        let point = |(x, y): &(f64, f64)| self.time.left_top() + vec2(*x as f32, *y as f32);
        let path: Vec<Pos2> = link.line.iter().map(point).collect();
        let Some(to) = path.last().copied() else { return };
        painter.add(Shape::line(path, stroke));
        let out = match link.towards {
            Some(Towards::Earlier) => -1.0,
            Some(Towards::Later) => 1.0,
            Some(Towards::Above | Towards::Below) | None => return,
        };
        let arrow = vec![to + vec2(out * 5.0, 0.0), to + vec2(0.0, -3.5), to + vec2(0.0, 3.5)];
        painter.add(Shape::convex_polygon(arrow, palette.accent.0, Stroke::NONE));
    }

    /// Read and cited told apart by shape; several as a box with their number.
    fn mark(&self, painter: &Painter, mark: &SourceMark, is_lit: bool, palette: &Palette) {
        let rect = self.on_screen(mark.rect);
        let is_read = mark.read > 0;
        let plain = if is_read { palette.text.0 } else { palette.text_weak.0 };
        let colour = if is_lit { palette.accent.0 } else { plain };
        if mark.sources.len() > 1 {
            cluster(painter, (rect, self.time), mark, (colour, palette));
            return;
        }
        match mark.form {
            Form::Dot { soft } => {
                let centre = rect.center();
                if soft {
                    painter.circle_filled(centre, rect.width() * 0.8, colour.gamma_multiply(0.22));
                }
                if is_read {
                    painter.rect_filled(Rect::from_center_size(centre, vec2(9.0, 9.0)), 1.0, colour);
                } else {
                    diamond(painter, centre, colour, palette.canvas.0);
                }
            }
            Form::Bar { start, end, core } => bars::paint(
                painter,
                &Bar {
                    rect,
                    start,
                    end,
                    core: core.map(|_| (rect.left(), rect.right())),
                    standing: Standing::Stated,
                    colour,
                    ground: palette.canvas.0,
                    fill: if is_read { 0.75 } else { 0.0 },
                    stroke: palette.mark_stroke,
                    label: None,
                    goes_on: (rect.left() < self.time.left(), rect.right() > self.time.right()),
                    visible: (self.time.left(), self.time.right()),
                },
            ),
        }
    }

    /// What the pointer learns of a mark.
    fn explain(&self, ui: &mut Ui, state: &State, mark: &SourceMark) {
        ui.set_max_width(380.0);
        let dataset = state.dataset();
        if let [only] = mark.sources.as_slice() {
            let source = dataset.source(*only);
            ui.label(RichText::new(&source.title).font(theme::heading(theme::BODY)));
            ui.weak(format!("{} · {}", source.role.words(), reference(source)));
        } else {
            ui.label(RichText::new(together(mark)).font(theme::heading(theme::BODY)));
            for source in mark.sources.iter().take(NAMES) {
                ui.label(named(dataset, *source));
            }
            if mark.sources.len() > NAMES {
                ui.weak(format!("and {} more", mark.sources.len() - NAMES));
            }
        }
        for words in self.told(state, mark) {
            ui.colored_label(Palette::of(ui.ctx().theme()).accent.0, words);
        }
        let events = state.resting_on(&mark.sources);
        ui.weak(format!("{} of the matches. Click lists them.", counted(events)));
    }

    /// How long after the selected event its sources of a mark appeared: `6 to 8 months after “The photograph”`.
    fn told(&self, state: &State, mark: &SourceMark) -> Vec<String> {
        let Some(event) = state.selected() else { return Vec::new() };
        let title = &state.dataset().event(event).title;
        let told = self.links.links.iter().flat_map(|link| &link.sources);
        let of_mark = told.filter(|(source, _)| mark.sources.contains(source));
        of_mark
            .filter_map(|(source, apart)| {
                let words = apart.map(Apart::words)?;
                let name = if mark.sources.len() > 1 {
                    short_name(state.dataset().source(*source)) + ": "
                } else {
                    String::new()
                };
                Some(format!("{name}{words}, of “{title}”"))
            })
            .collect()
    }

    /// Gives each mark a node with a name, a role, and a click that assistive technology can do.
    fn name(&self, ui: &Ui, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let (state, dataset) = (scene.state, scene.state.dataset());
        for mark in &self.lane.marks {
            let Some(first) = mark.sources.first() else { continue };
            let id = ui.scope_id().with(("source", first.0));
            let rect = self.on_screen(mark.rect).intersect(self.time);
            let response = ui.interact(rect, id, Sense::hover());
            let words = || {
                let own = if mark.sources.len() == 1 {
                    format!("Source: {}", named(dataset, *first))
                } else {
                    together(mark)
                };
                std::iter::once(own).chain(self.told(state, mark)).collect::<Vec<_>>().join(", ")
            };
            let is_lit = mark.sources.iter().any(|source| self.links.sources.contains(source));
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_lit, words()));
            ui.ctx().accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
            if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
                actions.push(Action::Evidence(EvidenceAction::ListOf(mark.sources.clone())));
            }
        }
    }
}

/// `Therme 2022, March 2022, read`.
fn named(dataset: &Dataset, source: SourceIx) -> String {
    let source = dataset.source(source);
    let date = source.issued.as_ref().map_or_else(|| "undated".to_owned(), Date::text);
    format!("{}, {date}, {}", short_name(source), source.role.words().to_lowercase())
}

/// `4 sources together: 1 read, 3 cited`.
fn together(mark: &SourceMark) -> String {
    let all = mark.sources.len();
    format!("{all} sources together: {} read, {} cited", mark.read, all - mark.read)
}

fn diamond(painter: &Painter, centre: Pos2, colour: Color32, ground: Color32) {
    let half = 5.5;
    let points = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)];
    let points = points.map(|corner| centre + corner).to_vec();
    painter.add(Shape::convex_polygon(points, ground, Stroke::new(1.4, colour)));
}

/// A box with a number, in the middle of what is on screen.
fn cluster(
    painter: &Painter,
    (rect, visible): (Rect, Rect),
    mark: &SourceMark,
    (colour, palette): (Color32, &Palette),
) {
    let rect = rect.expand2(vec2(0.0, 1.5));
    painter.rect_filled(rect, CornerRadius::same(3), palette.canvas.0);
    painter.rect_filled(rect, CornerRadius::same(3), colour.gamma_multiply(0.12));
    painter.rect_stroke(rect, CornerRadius::same(3), Stroke::new(1.2, colour), StrokeKind::Inside);
    let seen = rect.intersect(visible);
    let number = mark.sources.len().to_string();
    let number = painter.layout_no_wrap(number, theme::heading(theme::SMALL - 0.5), palette.text.0);
    // Half a number would be another one.
    if number.size().x <= seen.width() {
        painter.galley(seen.center() - number.size() / 2.0, number, palette.text.0);
    }
}
