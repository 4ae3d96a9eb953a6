//! Strips for events that have no row of their own, and what the pointer learns of them and of marks.

use std::sync::Arc;

use eframe::egui::{
    Color32, CornerRadius, Galley, Mesh, Painter, Pos2, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2,
    vec2,
};

use super::Scene;
use super::{arcs, faint, ghosts};
use crate::dataset::EventIx;
use crate::date::{Date, Day, year_text};
use crate::layout::{Canvas, Cluster, Hit, Shares};
use crate::query::Shown;
use crate::ui::evidence;
use crate::ui::marked::marked;
use crate::ui::theme::{self, Palette};

/// So many chosen events are looked for in clusters at most: a frame costs what is on screen.
const MOST_LOOKED_FOR: usize = 500;

/// The chosen events that a cluster may stand for: without a mark on screen. Of very many, only the lead.
pub(super) fn hidden_chosen(scene: &Scene<'_>, canvas: &Canvas) -> Vec<EventIx> {
    let (state, chosen) = (scene.state, scene.state.chosen());
    let is_few = state.has_several() && chosen.len() <= MOST_LOOKED_FOR;
    let mut events = if is_few { state.chosen_events() } else { state.selected().into_iter().collect() };
    // What doesn't match is in no cluster.
    events.retain(|event| canvas.mark_of(*event).is_none() && state.matches().contains(*event));
    events
}

/// Whether one of the events without a mark is one of those that a cluster stands for.
pub(super) fn holds_any(scene: &Scene<'_>, hidden: &[EventIx], cluster: &Cluster) -> bool {
    let (lanes, timeline) = (scene.state.lanes(), scene.state.timeline());
    hidden.iter().any(|event| {
        lanes.of(*event) == cluster.lane
            && timeline
                .reach(*event)
                .map(|reach| scene.state.axis().reach(reach))
                .is_some_and(|reach| cluster.holds(*event, (reach.start, reach.end)))
    })
}

/// A strip with a count; the lines inside are where its events begin, the higher the more begin there.
#[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
pub(super) fn paint(
    painter: &Painter,
    scene: &Scene<'_>,
    (cluster, shares): (&Cluster, Option<&Shares>),
    is_selected: bool,
) {
    let starts: Vec<(f32, usize)> =
        cluster.starts.iter().map(|start| (scene.x(start.x), start.events)).collect();
    let strip = Strip {
        rect: scene.rect(cluster.rect),
        colour: scene.lane_colour(cluster.lane),
        starts: &starts,
        shares,
        middle: scene.area.left() + cluster.middle as f32,
        count: cluster.count,
        visible: scene.area,
    };
    strip.paint(painter, &scene.palette);
    if is_selected {
        let stroke = Stroke::new(2.0, scene.palette.accent.0);
        painter.rect_stroke(strip.inner().expand(1.0), CornerRadius::same(3), stroke, StrokeKind::Middle);
    }
}

/// A strip to paint. All of it is in points of the screen.
pub(super) struct Strip<'a> {
    pub(super) rect: Rect,
    pub(super) colour: Color32,
    /// Where its events begin, and how many.
    pub(super) starts: &'a [(f32, usize)],
    /// How they divide by evidence, where that gives the colours.
    pub(super) shares: Option<&'a Shares>,
    /// Where the number goes, if it hides nothing there.
    pub(super) middle: f32,
    pub(super) count: usize,
    pub(super) visible: Rect,
}

impl Strip<'_> {
    /// The most that begin together.
    pub(super) fn most(&self) -> usize {
        self.starts.iter().map(|(_, events)| *events).max().unwrap_or(1)
    }

    fn inner(&self) -> Rect {
        self.rect.shrink2(vec2(0.0, 1.0))
    }

    /// Paints it.
    pub(super) fn paint(&self, painter: &Painter, palette: &Palette) {
        let (rect, colour) = (self.inner(), self.colour);
        painter.rect_filled(rect, CornerRadius::same(3), palette.canvas.0);
        painter.rect_filled(rect, CornerRadius::same(3), colour.gamma_multiply(0.14));
        match self.shares {
            Some(shares) => self.shaded(painter, (rect, palette), shares),
            None => self.density(painter, rect),
        }
        let number = number(painter, self.count, palette.text.0);
        let width: f32 = number.iter().map(|part| part.size().x).sum();
        // Stroked apart from the fill: together, a strip this long shows seams.
        painter.rect_stroke(
            rect,
            CornerRadius::same(3),
            Stroke::new(1.0, colour.gamma_multiply(0.5)),
            StrokeKind::Inside,
        );
        let size = vec2(width + 8.0, rect.height());
        let visible = rect.intersect(self.visible);
        let at = |x: f32| Rect::from_center_size(pos2(x, rect.center().y), size);
        // The number goes where it hides the fewest lines.
        let hidden = |pill: &Rect| {
            let covered = pill.expand(2.0).x_range();
            self.starts.iter().filter(|(x, _)| covered.contains(*x)).count()
        };
        let half = size.x / 2.0;
        let spots = [
            self.middle,
            visible.right() - half - 3.0,
            visible.left() + half + 6.0,
            visible.left() + visible.width() * 0.75,
        ];
        let pill = spots.map(at).into_iter().min_by_key(hidden).unwrap_or_else(|| at(self.middle));
        let middle = pill.center();
        // Covers whole lines only, or none of a line.
        painter.rect_filled(pill, CornerRadius::ZERO, palette.canvas.0.blend(colour.gamma_multiply(0.14)));
        let mut x = middle.x - width / 2.0;
        for part in number {
            let size = part.size();
            painter.galley(pos2(x, middle.y - size.y / 2.0), part, palette.text.0);
            x += size.x;
        }
    }

    /// Where the events begin: a line for one, a column for many, by the logarithm of how many.
    fn density(&self, painter: &Painter, rect: Rect) {
        let most = self.most();
        let (width, opacity) = if most < 8 { (2.0, 0.8) } else { (3.0, 0.6) };
        let height = |events: usize| height((events, most), rect.height());
        // One mesh for all: columns by the hundred, each a shape of its own, would be felt.
        let mut mesh = Mesh::default();
        mesh.reserve_triangles(2 * self.starts.len());
        mesh.reserve_vertices(4 * self.starts.len());
        let mut from = f32::NAN;
        let mut columns = self.starts.iter().map(|(x, events)| (*x, height(*events))).peekable();
        while let Some((x, height)) = columns.next() {
            // Up to a neighbour that stands near, lest dense ones look combed.
            let near = columns.peek().filter(|next| most >= 8 && next.0 - x < SEAM * width);
            let left = if from.is_nan() { x } else { from };
            if near.is_some_and(|next| (next.1 - height).abs() < 0.25) {
                from = left;
                continue;
            }
            from = f32::NAN;
            let right = near.map_or(x + width, |next| next.0);
            let column =
                Rect::from_x_y_ranges(left..=right.min(rect.right()), rect.bottom() - height..=rect.bottom());
            mesh.add_colored_rect(column, self.colour.gamma_multiply(opacity));
        }
        painter.add(mesh);
    }
}

/// How high a line stands for so many of at most so many events, in points of a strip's height.
#[expect(clippy::cast_precision_loss, reason = "a height")]
pub(super) fn height((events, most): (usize, usize), strip: f32) -> f32 {
    // Few that begin together are told apart by nothing but their place.
    let full = if most < 8 { 1.0 } else { (most as f32).ln_1p() };
    let share = if most < 8 { 1.0 } else { ((events as f32).ln_1p() / full).max(0.2) };
    // What nobody can tell apart is the same, so that neighbours can be one.
    (2.0 * share * strip).round() / 2.0
}

/// From here on a number is put together from its digits: as a whole it is another text in every frame of a zoom.
const BY_DIGITS: usize = 100;

/// A number with its thousands apart, laid out, in one part or in several beside each other.
fn number(painter: &Painter, count: usize, colour: Color32) -> Vec<Arc<Galley>> {
    let laid_out = |text: String| painter.layout_no_wrap(text, theme::heading(theme::SMALL), colour);
    let text = grouped(count);
    if count < BY_DIGITS {
        return vec![laid_out(text)];
    }
    text.chars().map(|digit| laid_out(digit.to_string())).collect()
}

/// A number with its thousands apart: `12 345`.
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        // A thin space that no line is broken at.
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// What a cluster is called.
pub(in crate::ui) fn together(events: usize) -> String {
    if events == 1 {
        "1 event without a mark".to_owned()
    } else {
        format!("{} events together", grouped(events))
    }
}

/// Two columns of a strip that stand no further apart than so many times their width touch.
pub(super) const SEAM: f32 = 2.0;

/// So many titles tell what a cluster holds.
pub(super) const TITLES_OF_A_CLUSTER: usize = 6;

/// Says what is under the pointer, which may be the end of an arc to a `related` event. `most_important` names those of
/// a cluster that tell most of it.
pub(super) fn tooltip(
    ui: &Ui,
    scene: &Scene<'_>,
    canvas: &Canvas,
    related: Option<(Pos2, EventIx)>,
    most_important: &dyn Fn(&Cluster) -> Vec<EventIx>,
) {
    let at_arc = || related.map(|(pointer, event)| (pointer, Hit::Event(event)));
    let under = scene.hit_under_pointer(ui, canvas);
    // The end of an arc lies on the ground.
    let on_ground = |(_, hit): &(Pos2, Hit)| matches!(hit, Hit::Ground(_));
    let Some((pointer, hit)) = under.filter(|under| !on_ground(under)).or_else(at_arc).or(under) else {
        return;
    };
    let anchor = ui.interact(
        Rect::from_center_size(pointer, vec2(2.0, 2.0)),
        ui.scope_id().with("pointed at"),
        Sense::hover(),
    );
    let dataset = scene.state.dataset();
    let bold = |text: RichText| text.font(theme::heading(theme::BODY));
    anchor.show_tooltip_ui(|ui| match hit {
        Hit::Event(ix) => {
            let event = dataset.event(ix);
            ui.set_max_width(320.0);
            ui.label(marked(ui, scene.state, &[(&event.title, Some(Shown::Title))], bold));
            let date = event.date.as_ref().map_or_else(String::new, Date::text);
            ui.weak(format!("{date} · {}", crate::export::standing(dataset, event)));
            for other in &event.other_dates {
                ui.weak(format!("Other date: {}", other.date.text()));
            }
            evidence::line(ui, scene.state, ix);
            if let Some(words) = arcs::relation(scene, ix) {
                ui.label(words);
            }
            if canvas.faint_of(ix).is_some() {
                ui.label(faint::WORDS);
            }
        }
        Hit::Ghost(at) => {
            ui.set_max_width(320.0);
            ghosts::explain(ui, scene, &canvas.ghosts[at]);
        }
        Hit::Cluster(at) => explain(ui, scene, (canvas, at), most_important),
        Hit::Ground(at) => {
            let ground = &canvas.grounds[at];
            ui.set_max_width(360.0);
            ui.label(bold(RichText::new(faint::without_room(ground.count))));
            ui.weak(begun(scene, ground));
        }
    });
}

/// What a cluster holds, by its position on the canvas.
fn explain(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (canvas, at): (&Canvas, usize),
    most_important: &dyn Fn(&Cluster) -> Vec<EventIx>,
) {
    let dataset = scene.state.dataset();
    let cluster = &canvas.clusters[at];
    ui.set_max_width(360.0);
    ui.label(RichText::new(together(cluster.count)).font(theme::heading(theme::BODY)));
    ui.weak(begun(scene, cluster));
    if let Some(shares) = scene.shares.get(at) {
        evidence::lines(ui, &shares.all);
    }
    let titles = most_important(cluster);
    for ix in &titles {
        let event = dataset.event(*ix);
        let spoken = evidence::spoken(scene.state, *ix);
        let rest = &spoken[event.title.len()..];
        let parts = [(event.title.as_str(), Some(Shown::Title)), (rest, Some(Shown::Other))];
        ui.label(marked(ui, scene.state, &parts, |text| text));
    }
    if cluster.count > titles.len() {
        ui.weak(format!("and {} more", grouped(cluster.count - titles.len())));
    }
    ui.weak("Click lists them; double-click zooms in until they part.");
}

/// When the events of a cluster begin, as far as that is on screen and known.
fn begun(scene: &Scene<'_>, cluster: &Cluster) -> String {
    let Some(start) = cluster.starts.first() else {
        return "None begins at a known time on screen.".to_owned();
    };
    // Half a day, lest rounding on the way through points ends on the day before.
    #[expect(clippy::cast_possible_truncation, reason = "a day of the dataset")]
    let year =
        |day: f64| year_text(Day::from_number((day + 0.5).floor() as i32).map_or(0, |day| day.ymd().0));
    let (first, last) =
        (year(scene.scale.day_from_x(start.x)), year(scene.scale.axis().day(cluster.begin.1)));
    let some_before = if cluster.goes_on() { ", some before" } else { "" };
    if first == last {
        format!("Begin in {first}{some_before}")
    } else {
        format!("Begin from {first} to {last}{some_before}")
    }
}
