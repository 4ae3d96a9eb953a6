//! A random look at a random dataset, arranged as the window arranges it.

use std::rc::Rc;

use annals::dataset::EventIx;
use annals::layout::{
    Arrangement, Atlas, Band, Canvas, Cluster, Groups, Lanes, LanesBy, Metrics, Moved, Need, Request, Scale,
    bands,
};
use annals::query::{Catalogue, Filter, Matches};
use annals::timeline::{Axis, Limits, Timeline, Viewport};
use proptest::prelude::*;
use proptest::sample::Index;

/// The width of a label: 6.5 points a character.
pub(crate) fn measure(text: &str) -> f64 {
    6.5 * text.chars().count() as f64
}

/// A size of the canvas and a place to look at, as shares of what there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Points.
    pub(crate) width: f64,
    /// Points.
    pub(crate) height: f64,
    /// 0 is a week, 1 is all there may be.
    zoom: f64,
    /// 0 is the far left, 1 the far right.
    pan: f64,
    /// An event to look at instead.
    at: Option<Index>,
    /// 0 is the top, 1 the bottom of what lies beyond the canvas.
    scroll: f64,
    /// Whether empty time is folded.
    pub(crate) folds: bool,
}

impl Look {
    /// The height of the canvas, and whether empty time is folded.
    pub(crate) fn room(self) -> (f64, bool) {
        (self.height, self.folds)
    }

    /// The same with empty time folded.
    pub(crate) fn folding(self) -> Self {
        Self { folds: true, ..self }
    }

    /// The axis of a timeline.
    pub(crate) fn axis(self, timeline: &Timeline) -> Axis {
        axis(timeline, self.folds)
    }

    /// The map between time and the canvas.
    pub(crate) fn scale(self, timeline: &Timeline) -> Scale {
        Scale::on(self.axis(timeline), viewport(timeline, self), self.width)
    }
}

fn axis(timeline: &Timeline, folds: bool) -> Axis {
    if folds { Axis::folding(timeline) } else { Axis::PLAIN }
}

/// Looks at every size, zoom and place.
pub(crate) fn look() -> impl Strategy<Value = Look> {
    let share = || 0.0..=1.0_f64;
    let at = prop_oneof![1 => Just(None), 3 => any::<Index>().prop_map(Some)];
    let scroll = prop_oneof![Just(0.0), 0.0..=1.0_f64];
    // A low canvas has few rows, so that events must share them.
    let height = prop_oneof![1 => 30.0..120.0_f64, 2 => 30.0..1500.0_f64];
    (60.0..2600.0_f64, height, share(), share(), at, (scroll, any::<bool>())).prop_map(
        |(width, height, zoom, pan, at, (scroll, folds))| Look {
            width,
            height,
            zoom,
            pan,
            at,
            scroll,
            folds,
        },
    )
}

/// A look at much of the axis, where strips are dense.
pub(crate) fn far_look() -> impl Strategy<Value = Look> {
    (look(), 0.6..=1.0_f64).prop_map(|(look, zoom)| Look { zoom, height: look.height.min(400.0), ..look })
}

/// The stretch of the axis that a look shows.
pub(crate) fn viewport(timeline: &Timeline, look: Look) -> Viewport {
    let axis = look.axis(timeline);
    let limits = axis.limits(timeline);
    let longest = limits.end - limits.start;
    let days = 7.0 * (longest / 7.0).powf(look.zoom);
    let order = timeline.order();
    let event = look.at.filter(|_| !order.is_empty()).map(|at| order[at.index(order.len())]);
    let start = match event.and_then(|event| timeline.reach(event)).map(|reach| axis.reach(reach)) {
        // One end or the other of an event, somewhere on screen.
        Some(reach) => {
            let ends = [reach.start, reach.end];
            let end = if look.pan < 0.5 { ends[0] } else { ends[1] };
            let end = if end.is_finite() { end } else { reach.anchor() };
            end - days * look.pan
        }
        None => limits.start + look.pan * (longest - days),
    };
    Viewport::new(start, days).expect("finite and not empty").clamped(limits)
}

/// The matches of a filter in their lanes.
pub(crate) struct Scene {
    /// The dataset.
    pub(crate) timeline: Timeline,
    /// The axis.
    pub(crate) axis: Axis,
    /// What passes.
    pub(crate) matches: Matches,
    lanes: Lanes,
    /// What doesn't pass, in the same lanes.
    dropped: Lanes,
    /// The lanes' bands.
    pub(crate) bands: Vec<Band>,
}

impl Scene {
    /// Lanes by the first theme, sharing so many points; with empty time folded, or not.
    pub(crate) fn new(timeline: Timeline, filter: &Filter, room: (f64, bool)) -> Self {
        Self::grouped(timeline, filter, room, (LanesBy::Theme, &|_| false))
    }

    /// Lanes by whatever, some of them folded.
    pub(crate) fn grouped(
        timeline: Timeline,
        filter: &Filter,
        (height, folds): (f64, bool),
        (by, folded): (LanesBy, &dyn Fn(usize) -> bool),
    ) -> Self {
        let matches = Matches::find(&Catalogue::new(&timeline), filter);
        let groups = Groups::new(&timeline, by);
        let lane_of = |event: EventIx| groups.of(event);
        let axis = axis(&timeline, folds);
        let atlas = Atlas::new(&timeline).on(axis);
        let lanes = Lanes::new(&atlas, matches.dated(), groups.all().len(), &lane_of);
        let dropped = Lanes::new(&atlas, &matches.dropped(&timeline), groups.all().len(), &lane_of);
        let fold = |(lane, need): (usize, Need)| Need { folded: folded(lane), ..need };
        let needs: Vec<Need> = lanes.needs().into_iter().enumerate().map(fold).collect();
        let bands = bands(&needs, height, &Metrics::default());
        Self { timeline, axis, matches, lanes, dropped, bands }
    }

    /// The map between time and the canvas, for a stretch of the axis.
    pub(crate) fn scale(&self, view: Viewport, width: f64) -> Scale {
        Scale::on(self.axis, view, width)
    }

    /// The map between time and the canvas. Looks at the scene's axis, whatever the look would.
    pub(crate) fn seen(&self, look: Look) -> Scale {
        Look { folds: !self.axis.is_plain(), ..look }.scale(&self.timeline)
    }

    /// How far a viewport may go.
    pub(crate) fn limits(&self) -> Limits {
        self.axis.limits(&self.timeline)
    }

    /// The matches in their lanes.
    pub(crate) fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// The lanes' bands.
    pub(crate) fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// Rows and labels on a canvas of `width` points, at every zoom.
    pub(crate) fn arrange(&self, width: f64) -> Arrangement {
        Arrangement::new(&self.timeline, &self.lanes, &self.bands, width, &measure)
    }

    /// What doesn't pass, in the room that an arrangement leaves.
    pub(crate) fn arrange_behind(&self, first: &Rc<Arrangement>) -> Arrangement {
        Arrangement::behind(first, &self.dropped, &self.bands)
    }

    /// How far the lanes can be scrolled on a canvas of a height, times a share.
    pub(crate) fn scroll(&self, look: Look) -> f64 {
        let bottom = self.bands.last().map_or(0.0, |band| band.bottom());
        (bottom - look.height).max(0.0) * look.scroll
    }

    /// Settles ahead what a moving picture will look at, so many blocks of it.
    pub(crate) fn settle_ahead(&self, arrangement: &Arrangement, moved: (Moved, &Scale), blocks: usize) {
        let left = std::cell::Cell::new(blocks);
        let goes_on = |_: bool| {
            let before = left.get();
            left.set(before.saturating_sub(1));
            before > 0
        };
        let lanes: Vec<usize> = (0..self.bands.len()).collect();
        arrangement.settle_ahead(&lanes, moved, &measure, &goes_on);
    }

    /// Looks at an arrangement.
    pub(crate) fn canvas(&self, arrangement: &Arrangement, scale: Scale, scroll: f64, height: f64) -> Canvas {
        self.canvas_before((arrangement, None), scale, scroll, height)
    }

    /// Looks at an arrangement with what lies behind it.
    pub(crate) fn canvas_before(
        &self,
        (arrangement, behind): (&Arrangement, Option<&Arrangement>),
        scale: Scale,
        scroll: f64,
        height: f64,
    ) -> Canvas {
        Canvas::new(Request {
            arrangement,
            behind,
            bands: &self.bands,
            timeline: &self.timeline,
            matches: &self.matches,
            scale,
            scroll,
            height,
            measure: &measure,
        })
    }

    /// Tells every text that is measured when the scene is looked at.
    pub(crate) fn listen(&self, scale: Scale, told: &dyn Fn(&str)) {
        let listening = |text: &str| {
            told(text);
            measure(text)
        };
        let arrangement =
            Arrangement::new(&self.timeline, &self.lanes, &self.bands, scale.width(), &listening);
        drop(Canvas::new(Request {
            arrangement: &arrangement,
            behind: None,
            bands: &self.bands,
            timeline: &self.timeline,
            matches: &self.matches,
            scale,
            scroll: 0.0,
            height: 1.0e9,
            measure: &listening,
        }));
    }

    /// The canvas that is high enough for every lane.
    pub(crate) fn whole_height(&self, arrangement: &Arrangement, scale: Scale) -> Canvas {
        self.canvas(arrangement, scale, 0.0, 1.0e9)
    }
}

/// All events of a cluster.
pub(crate) fn members(arrangement: &Arrangement, cluster: &Cluster, scale: Scale) -> Vec<EventIx> {
    arrangement.members(cluster, usize::MAX, scale, &measure)
}
