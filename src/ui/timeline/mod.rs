//! The timeline: ruler, lanes, overview. Looks at the layout, paints it, and turns the pointer into actions.

mod ahead;
mod arcs;
mod bars;
mod bodies;
mod breaks;
mod brush;
mod empty;
mod faint;
mod ghosts;
mod glyph;
mod headings;
mod labels;
mod lanes;
mod noted;
mod overview;
mod pointer;
mod room;
mod ruler;
mod samples;
mod shades;
mod sources;
mod strips;
mod widths;

use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::{self, Rect, Sense, Ui, pos2, vec2};

pub(super) use arcs::sample as arc_sample;
pub(super) use empty::say_nothing_here;
pub(super) use glyph::paint_glyph;
pub(super) use headings::{shelf_words, shortened};
pub(super) use lanes::spoken;
pub(super) use noted::{signs as note_signs, spoken as spoken_note};
pub(super) use samples::{Sample, paint_sample};
pub(super) use strips::together;

use ahead::Pace;
use widths::AllWidths;

use super::theme::Palette;
use crate::dataset::{Dataset, EventIx};
use crate::layout::{
    Arrangement, Band, Canvas, Cluster, Lanes, LanesBy, Metrics, Moved, Need, RelationArc, Request, Scale,
    Shades, Shares, SolarHijriRow, Ticks, bands,
};
use crate::query::Search;
use crate::state::{Action, State};

/// The height of the ruler, in points.
const RULER: f32 = 46.0;
/// The height of its row for the Solar Hijri calendar, in points.
const SOLAR_HIJRI: f32 = 20.0;
/// The height of the overview with its caption, in points.
const OVERVIEW: f32 = 68.0;
/// The width of the lanes' headings, in points.
const HEADINGS: f32 = 118.0;
/// The height of the shelf of undated events, in points.
const SHELF: f32 = 22.0;
/// So many events of a cluster are listed at most.
pub(super) const MOST_LISTED: usize = 200;
/// The size of labels beside marks.
const LABEL: f32 = 12.0;

/// The id of the lanes as one widget. Beside it only the overview's brush takes the keyboard's focus.
pub(super) fn lanes_id() -> egui::Id {
    egui::Id::unique("lanes")
}

/// What the timeline remembers between frames: caches, and what the pointer is doing.
#[derive(Default)]
pub(super) struct TimelineView {
    /// The dataset that the rest was made for.
    ground: Option<Arc<Dataset>>,
    /// The matches in their lanes, for a revision of the matches and of the lanes.
    sorted: Option<((u64, u64), Lanes)>,
    /// The same of what doesn't match, while that is shown.
    dropped: Option<((u64, u64), Lanes)>,
    cache: Option<Cache>,
    widths: AllWidths,
    canvas: Canvas,
    /// The arcs of the selected event.
    arcs: Vec<RelationArc>,
    /// What the canvas was made from.
    seen: Option<(Key, Scale, f64)>,
    pace: Pace,
    titles: ahead::Titles,
    columns: overview::Columns,
    bodies: bodies::Bodies,
    /// The classes of evidence in lanes, for revisions of the matches and of the lanes.
    shades: Option<((u64, u64), Shades)>,
    source_rows: sources::Rows,
    labels: labels::Labels,
    drag: pointer::Drag,
    /// Whether a screen reader, or a test, asks for names.
    is_read_aloud: bool,
    /// Whether the wheel that turned last was one with notches.
    notched_wheel: bool,
    /// The event whose lane was last brought on screen, and the grouping it stood in then.
    brought: Option<(EventIx, LanesBy)>,
}

/// Lanes and rows for one filter, size, and choice of folded lanes.
struct Cache {
    key: Key,
    lanes: Vec<Lane>,
    arrangement: Rc<Arrangement>,
    /// What doesn't match, while that is shown.
    behind: Option<Arrangement>,
}

/// Revisions of the matches and of the lanes, the area's size, which lanes are folded.
type Key = ((u64, u64), (u64, u64), Vec<bool>);

/// One lane: where it is, and how many of its dated events match.
#[derive(Clone, Copy)]
struct Lane {
    band: Band,
    shown: usize,
    total: usize,
}

/// Everything that painting the timeline looks at.
struct Scene<'a> {
    state: &'a State,
    /// What is searched for, whose hits are marked in labels.
    search: Search,
    palette: Arc<Palette>,
    scale: Scale,
    ticks: Ticks,
    /// The row of the Solar Hijri calendar, if it is switched on.
    solar_hijri: Option<SolarHijriRow>,
    lanes: Vec<Lane>,
    /// How the clusters on screen divide by evidence; none unless that gives the colours.
    shares: Vec<Shares>,
    /// Lane headings, to the left of everything.
    headings: Rect,
    /// Above the lanes.
    ruler: Rect,
    /// The time area of the lanes; canvas points count from its top left.
    area: Rect,
    /// Below the lanes: what has no date. Empty if everything has.
    shelf: Rect,
    /// Below the shelf: the lane of sources. Empty unless it is shown.
    sources_rect: Rect,
    sources: Option<sources::Shown>,
    /// Below all these.
    overview: Rect,
}

impl Scene<'_> {
    /// The screen's x of a point of the canvas.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn x(&self, canvas_x: f64) -> f32 {
        self.area.left() + canvas_x as f32
    }

    /// The screen's x of an instant, held near the area so that far instants stay exact enough.
    fn x_of_day(&self, day: f64) -> f32 {
        self.x(self.scale.x_from_day(day).clamp(-1.0e4, 1.0e5))
    }

    /// The instant at a screen's x.
    fn day(&self, x: f32) -> f64 {
        self.scale.day_from_x(f64::from(x - self.area.left()))
    }

    /// A rectangle of the canvas on the screen.
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    fn rect(&self, rect: crate::layout::Rect) -> Rect {
        let offset = self.area.left_top().to_vec2();
        Rect::from_min_max(
            pos2(rect.x0 as f32, rect.y0 as f32) + offset,
            pos2(rect.x1 as f32, rect.y1 as f32) + offset,
        )
    }
}

impl TimelineView {
    /// The layout that was painted last.
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    /// Shows the timeline in all the room there is.
    pub(super) fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
        let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        let mut scene = self.scene(ui, state, rect);
        self.look(ui, &scene);
        scene.shares = self.shares(ui, &scene);
        scene.sources = self.sources(ui, &scene);
        self.arcs = arcs::of_selected(&scene, &self.canvas);
        lanes::paint(ui, &scene, &self.canvas, &self.arcs, (&mut self.bodies, &mut self.labels));
        if self.is_read_aloud {
            lanes::name_marks(ui, &scene, &self.canvas);
            faint::name(ui, &scene, &self.canvas.faint);
            ghosts::name(ui, &scene, &self.canvas.ghosts);
            arcs::name(ui, &scene, &self.arcs);
        }
        if self.pace == Pace::Moving {
            // Said when it stands still: until then it is another thing in every frame.
            ui.ctx().request_repaint();
        } else if self.drag.is_idle() {
            self.tooltip(ui, &scene);
        }
        ruler::paint(ui, &scene);
        self.show_sources(ui, &scene, actions);
        overview::paint(ui, &scene, &mut self.columns);
        self.point(ui, &scene, actions);
        // Known once the lanes have a node of their own; nobody else needs one for each mark.
        let is_read_aloud = ui.ctx().accesskit_node_builder(lanes_id(), |_| ()).is_some();
        if is_read_aloud != self.is_read_aloud {
            self.is_read_aloud = is_read_aloud;
            ui.ctx().request_repaint();
        }
        self.on_headings(ui, &scene, actions);
        Self::shelf(ui, &scene, actions);
        say_nothing_here(ui, scene.free(), state, actions);
        self.let_go(ui);
        self.bring_lane(&scene, actions);
    }

    /// Scrolls no further than needed to show the lane of an event that has just been selected.
    fn bring_lane(&mut self, scene: &Scene<'_>, actions: &mut Vec<Action>) {
        let lanes = scene.state.lanes();
        let selected = scene.state.selected().map(|event| (event, lanes.by()));
        if selected == self.brought {
            return;
        }
        self.brought = selected;
        let lane = selected.and_then(|(event, _)| scene.lanes.get(lanes.of(event)));
        actions.extend(lane.and_then(|lane| scene.scroll_to(lane.band)));
    }

    fn scene<'a>(&mut self, ui: &Ui, state: &'a State, rect: Rect) -> Scene<'a> {
        let with_solar_hijri = state.settings().solar_hijri;
        let ruler_height = RULER + if with_solar_hijri { SOLAR_HIJRI } else { 0.0 };
        let below = if state.matches().undated().is_empty() { 0.0 } else { SHELF };
        let sources = if state.shows_sources() { sources::HEIGHT } else { 0.0 };
        let bottom = rect.bottom() - OVERVIEW - sources - below;
        let corner = pos2(rect.left() + HEADINGS, bottom);
        let headings = Rect::from_min_max(rect.left_top() + vec2(0.0, ruler_height), corner);
        let area = Rect::from_min_max(headings.right_top(), pos2(rect.right(), bottom));
        let scale = Scale::on(*state.axis(), state.viewport(), f64::from(area.width()));
        let (ticks, solar_hijri) = ruler::rows((ui, &self.widths), scale, with_solar_hijri);
        let lanes = self.arrange(ui, state, scale, f64::from(area.height()));
        Scene {
            state,
            search: state.filter().search(),
            palette: Palette::of(ui.ctx().theme()),
            scale,
            ticks,
            solar_hijri,
            lanes,
            shares: Vec::new(),
            headings,
            ruler: Rect::from_min_max(rect.left_top(), pos2(rect.right(), rect.top() + ruler_height)),
            area,
            shelf: Rect::from_min_size(pos2(rect.left(), bottom), vec2(rect.width(), below)),
            sources_rect: Rect::from_min_size(pos2(rect.left(), bottom + below), vec2(rect.width(), sources)),
            sources: None,
            overview: Rect::from_min_max(pos2(rect.left(), rect.bottom() - OVERVIEW), rect.right_bottom()),
        }
    }

    /// Brings lanes and rows up to date with filter and size; returns the lanes.
    fn arrange(&mut self, ui: &Ui, state: &State, scale: Scale, height: f64) -> Vec<Lane> {
        let dataset = state.timeline().dataset();
        if self.ground.as_ref().is_none_or(|known| !Arc::ptr_eq(known, dataset)) {
            self.ground = Some(Arc::clone(dataset));
            (self.sorted, self.cache, self.seen, self.shades) = (None, None, None, None);
            self.labels = labels::Labels::default();
        }
        let order = state.lanes();
        let revision = (state.revision(), order.revision());
        if self.sorted.as_ref().is_none_or(|(sorted, _)| *sorted != revision) {
            let matches = state.matches().dated();
            let lanes = Lanes::new(state.atlas(), matches, order.len(), &|event| order.of(event));
            self.sorted = Some((revision, lanes));
        }
        let folded = (0..order.len()).map(|position| order.is_folded(position)).collect();
        let key = (revision, (scale.width().to_bits(), height.to_bits()), folded);
        if let Some((_, lanes)) = &self.sorted
            && self.cache.as_ref().is_none_or(|cache| cache.key != key)
        {
            let fold = |(need, folded): (Need, &bool)| Need { folded: *folded, ..need };
            let needs: Vec<Need> = lanes.needs().into_iter().zip(&key.2).map(fold).collect();
            let bands = bands(&needs, height, &Metrics::default());
            let widths = &self.widths.labels;
            let measure = |text: &str| widths.of(ui, text);
            let arrangement = Arrangement::new(state.timeline(), lanes, &bands, scale.width(), &measure);
            let lane = |(position, (band, need)): (usize, (&Band, &Need))| Lane {
                band: *band,
                shown: need.events,
                total: order.get(position).map_or(0, |group| group.total),
            };
            let lanes = bands.iter().zip(&needs).enumerate().map(lane).collect();
            self.cache = Some(Cache { key, lanes, arrangement: Rc::new(arrangement), behind: None });
            self.titles = ahead::Titles::default();
        }
        self.arrange_dropped(state);
        self.cache.as_ref().map(|cache| cache.lanes.clone()).unwrap_or_default()
    }

    /// Brings the canvas up to date with what is on screen.
    fn look(&mut self, ui: &Ui, scene: &Scene<'_>) {
        let Some(cache) = &self.cache else {
            self.canvas = Canvas::default();
            return;
        };
        let seen = (cache.key.clone(), scene.scale, scene.scroll());
        let is_moving = self.seen.as_ref().is_some_and(|before| (before.1, before.2) != (seen.1, seen.2));
        if self.seen.as_ref() == Some(&seen) {
            self.settle_at_rest(ui, scene);
            return;
        }
        let moved =
            self.seen.as_ref().map_or(Moved::Along, |(_, before, _)| Moved::between(before, &scene.scale));
        self.seen = Some(seen);
        let bands: Vec<Band> = scene.lanes.iter().map(|lane| lane.band).collect();
        self.canvas = Canvas::new(Request {
            arrangement: &cache.arrangement,
            behind: cache.behind.as_ref(),
            bands: &bands,
            timeline: scene.state.timeline(),
            matches: scene.state.matches(),
            scale: scene.scale,
            scroll: scene.scroll(),
            height: f64::from(scene.area.height()),
            measure: &|text| self.widths.labels.of(ui, text),
        });
        self.pace = if is_moving { Pace::Moving } else { Pace::Resting };
        self.settle_moving(ui, scene, moved);
    }

    /// The events of a cluster in time order, as many as a list can hold.
    fn members(&self, ui: &Ui, scene: &Scene<'_>, cluster: &Cluster) -> Vec<EventIx> {
        let measure = |text: &str| self.widths.labels.of(ui, text);
        self.cache.as_ref().map_or_else(Vec::new, |cache| {
            cache.arrangement.members(cluster, MOST_LISTED, scene.scale, &measure)
        })
    }

    /// The events of a cluster that tell most of it.
    fn most_important(&self, ui: &Ui, scene: &Scene<'_>, cluster: &Cluster, most: usize) -> Vec<EventIx> {
        let measure = |text: &str| self.widths.labels.of(ui, text);
        self.cache.as_ref().map_or_else(Vec::new, |cache| {
            cache.arrangement.most_important(cluster, most, scene.scale, &measure)
        })
    }

    /// Says what is under the pointer.
    fn tooltip(&self, ui: &Ui, scene: &Scene<'_>) {
        let most_important =
            |cluster: &Cluster| self.most_important(ui, scene, cluster, strips::TITLES_OF_A_CLUSTER);
        let related = self.related_under_pointer(ui, scene);
        strips::tooltip(ui, scene, &self.canvas, related, &most_important);
    }
}
