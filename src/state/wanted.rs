//! Views as text: what a view is opened with, and the command line that opens it.

use super::action::LanesAction;
use super::evidence::Colouring;
use super::{State, counted};
use crate::dataset::EventIx;
use crate::date::{Day, Days};
use crate::layout::LanesBy;
use crate::query::{Ask, MOST_NAMED, Sort, Span, choose_option, file_word, shell_word};
use crate::timeline::Viewport;

/// So near to midnight an edge of the screen is taken to be there, in days: rounding on the way through folded time is
/// less, and nobody sees that much.
const NEAR: f64 = 1e-3;

/// What a dataset is opened with: a question, and how it is looked at. The default asks for nothing.
///
/// This is all that a view is; [`State::wanted`] takes it and [`State::ask`] opens it again. Not part of it is what
/// belongs to a reader whatever they look at (light or dark, motion, the Solar Hijri row, which panels are shown, widths
/// of columns, the order of a table that isn't shown, keys), and what depends on a window or passes by: its size, how far
/// lanes are scrolled, the list of a cluster, a half-made comparison, the views before.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wanted {
    /// Filter, with what is compared, and span.
    pub ask: Ask,
    /// The days on screen. With them nothing stays of an earlier view but what lanes are made by, and folding.
    pub view: Option<Days>,
    /// What events share that stand in one lane; `None`: as it is.
    pub lanes: Option<LanesBy>,
    /// The ids of the lanes from the top; those it doesn't name follow in their own order. `None`: as they are.
    pub lane_order: Option<Vec<String>>,
    /// The ids of the lanes that are folded to one thin row; `None`: as they are.
    pub collapsed: Option<Vec<String>>,
    /// Whether empty time is folded; `None`: as it is.
    pub folds: Option<bool>,
    /// Whether what doesn't match is shown; `None`: as it is.
    pub ghosts: Option<bool>,
    /// What gives marks their colour; `None`: as it is.
    pub colour: Option<Colouring>,
    /// Whether sources have a lane; `None`: as it is.
    pub sources: Option<bool>,
    /// What the matches are shown as; `None`: as they are.
    pub face: Option<Face>,
    /// The selected event.
    pub selected: Option<EventIx>,
    /// The chosen events, where they are several.
    pub chosen: Vec<EventIx>,
}

/// What the matches are shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// Marks along an axis.
    #[default]
    Timeline,
    /// Rows in an order.
    Table(Sort),
}

impl From<Ask> for Wanted {
    fn from(ask: Ask) -> Self {
        Self { ask, ..Self::default() }
    }
}

impl State {
    /// Starts from a question, as the command line puts it: its filter, its span on screen, and how to look at it.
    pub fn ask(&mut self, wanted: impl Into<Wanted>) {
        let wanted = wanted.into();
        self.colour_as(&wanted);
        let Wanted { ask, view, lanes, lane_order, collapsed, folds, ghosts, face, selected, chosen, .. } =
            wanted;
        if let Some(by) = lanes {
            self.apply_lanes(LanesAction::By(by));
        }
        if folds.is_some_and(|folds| folds != self.settings.fold_empty_time) {
            self.toggle_folding();
        }
        // A view that is named hides it, unless it says so.
        self.settings.show_dropped = ghosts.unwrap_or(self.settings.show_dropped && view.is_none());
        if view.is_some() || ask != Ask::default() {
            self.ask_only(ask);
        }
        // A view that is named has its lanes and its face even where it doesn't name them.
        let none = view.map(|_| Vec::new());
        self.set_lanes(lane_order.or_else(|| none.clone()), collapsed.or(none));
        self.show_as(face.or(view.map(|_| Face::Timeline)));
        if let Some(days) = view {
            self.selected = None;
            self.forget_chosen();
            self.show_days(days);
        }
        self.selected = selected.or(self.selected.filter(|_| chosen.is_empty()));
        if !chosen.is_empty() {
            self.choose_these(&chosen);
        }
        let lead = self.selected.filter(|_| selected.is_some() || !chosen.is_empty());
        // Otherwise what is on screen was said.
        if let Some(event) = lead.filter(|_| view.is_none()) {
            self.bring_on_screen(event);
        }
    }

    /// A view that is named has the usual colours and no lane of sources, unless it says so.
    fn colour_as(&mut self, wanted: &Wanted) {
        let is_named = wanted.view.is_some();
        let settings = &mut self.settings;
        settings.colour = wanted.colour.unwrap_or(if is_named { Colouring::Theme } else { settings.colour });
        settings.source_lane = wanted.sources.unwrap_or(settings.source_lane && !is_named);
    }

    fn ask_only(&mut self, ask: Ask) {
        self.filter = ask.filter;
        self.find();
        self.jump_to(self.whole());
        self.span = ask.span;
        self.reach_span();
        if let Some(days) = self.span.and_then(Span::days) {
            self.fit_days(days);
        }
    }

    fn show_as(&mut self, face: Option<Face>) {
        let table = &mut self.settings.table;
        match face {
            Some(Face::Table(sort)) => (table.shown, table.sort) = (true, sort),
            Some(Face::Timeline) => table.shown = false,
            None => {}
        }
    }

    /// Shows exactly these days or, where they are too few to fill the screen, a week around them.
    fn show_days(&mut self, days: Days) {
        let stretch = self.axis().stretch(Viewport::showing(days));
        let lacking = (Viewport::SHORTEST - stretch.days()).max(0.0) / 2.0;
        let stretch =
            Viewport::new(stretch.start() - lacking, stretch.days() + 2.0 * lacking).unwrap_or(stretch);
        self.limits.start = self.limits.start.min(stretch.start());
        self.limits.end = self.limits.end.max(stretch.end());
        self.jump_to(stretch);
    }

    /// The view, all of it said.
    pub fn wanted(&self) -> Wanted {
        // Lanes that are about to be made have no order yet.
        let is_settled = self.lanes.comparison() == self.filter.comparison();
        let sort = self.settings.table.sort;
        Wanted {
            ask: Ask { filter: self.filter.clone(), span: self.span },
            view: self.days_in_view(),
            lanes: Some(self.lanes.by()),
            lane_order: is_settled.then(|| self.lanes.order()),
            collapsed: is_settled.then(|| self.lanes.collapsed()),
            folds: (!self.folds().is_plain()).then_some(!self.axis().is_plain()),
            ghosts: Some(self.settings.show_dropped && !self.filter.is_empty()),
            colour: Some(self.settings.colour),
            sources: Some(self.settings.source_lane),
            face: Some(if self.shows_table() { Face::Table(sort) } else { Face::Timeline }),
            selected: self.selected,
            chosen: self.chosen_events(),
        }
    }

    /// The command line that opens this view, ready for a POSIX shell. What it doesn't say is as `--view` leaves it: the
    /// timeline, lanes in their own order, none of them folded. Only more than [`MOST_NAMED`] chosen events are left out.
    pub fn command_line(&self) -> String {
        let dataset = self.dataset();
        let wanted = self.wanted();
        let evidence = evidence_words(&wanted);
        let Wanted { ask, view, lanes, lane_order, collapsed, folds, ghosts, face, selected, chosen, .. } =
            wanted;
        let mut words = vec!["annals".to_owned()];
        words.extend(self.file().map(file_word));
        let ask = ask.arguments(dataset);
        words.extend((!ask.is_empty()).then_some(ask));
        words.extend(view.map(|days| format!("--view {}", view_word(days))));
        words.extend(lanes.map(|by| format!("--lanes {}", by.words())));
        for (option, ids) in [("lane-order", lane_order), ("collapse", collapsed)] {
            let ids: Vec<String> = ids.into_iter().flatten().map(|id| shell_word(&id)).collect();
            words.extend((!ids.is_empty()).then(|| format!("--{option} {}", ids.join(" "))));
        }
        words.extend(folds.map(|folds| if folds { "--fold" } else { "--fold=no" }.to_owned()));
        words.extend(ghosts.filter(|shown| *shown).map(|_| "--ghosts".to_owned()));
        words.extend(evidence);
        words.extend(face.and_then(|face| match face {
            Face::Timeline => None,
            Face::Table(sort) if sort == Sort::default() => Some("--table".to_owned()),
            Face::Table(sort) => Some(format!("--table={}", sort.id())),
        }));
        words.extend(choose_option(dataset, &chosen));
        let selected = selected.map(|event| dataset.event(event).id.as_str());
        words.extend(selected.map(|id| format!("--select {}", shell_word(id))));
        words.join(" ")
    }

    /// What is said of the copied line.
    pub(super) fn copied_words(&self) -> String {
        let copied = "Copied the command line that opens this view";
        match self.chosen().len() {
            chosen if chosen > MOST_NAMED => {
                let events = counted(chosen);
                format!("{copied}, but for the {events} chosen: a line names {MOST_NAMED} at most.")
            }
            _ => format!("{copied}."),
        }
    }

    /// The days on screen, where an edge a hair beyond midnight is at midnight.
    fn days_in_view(&self) -> Option<Days> {
        let time = self.axis().time(self.goal);
        Days::new(day_at(time.start() + NEAR)?, day_at(time.end() - NEAR)?)
    }
}

/// How evidence is looked at, where that isn't the usual.
fn evidence_words(wanted: &Wanted) -> impl Iterator<Item = String> + use<> {
    let colour = wanted.colour.filter(|colour| *colour != Colouring::default());
    let lane = wanted.sources.filter(|shown| *shown).map(|_| "--source-lane".to_owned());
    colour.map(|colour| format!("--colour {}", colour.id())).into_iter().chain(lane)
}

/// The day that holds an instant.
fn day_at(instant: f64) -> Option<Day> {
    let floor = instant.floor().clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 just above")]
    Day::from_number(floor as i32)
}

/// Days as one EDTF interval: `2015/2016-03-04`.
fn view_word(days: Days) -> String {
    let (from, to) = Span::of(days).edges();
    shell_word(&format!("{from}/{to}"))
}
