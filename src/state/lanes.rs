//! The lanes: what sorts events into them, their order, and which of them are folded.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::State;
use super::action::LanesAction;
use super::settings::LaneSettings;
use crate::dataset::{EventIx, ThemeIx};
use crate::layout::{Group, Groups, LanesBy};
use crate::query::Comparison;
use crate::timeline::Timeline;

/// So many ids of other datasets' lanes are kept in a remembered order.
const MOST_KEPT: usize = 1_000;

/// The lanes from top to bottom.
#[derive(Debug, Clone)]
pub struct LaneOrder {
    groups: Arc<Groups>,
    /// The position in the groups of the lane at each place, and the other way round.
    from_top: Vec<usize>,
    place: Vec<usize>,
    folded: Vec<bool>,
    /// Goes up whenever an event may have changed its lane: what a cache is keyed by.
    revision: u64,
}

impl LaneOrder {
    fn new(timeline: &Timeline, settings: &LaneSettings, comparison: Option<Comparison>) -> Self {
        let groups = match comparison {
            Some(comparison) => Groups::comparing(timeline, settings.by, comparison),
            None => Groups::new(timeline, settings.by),
        };
        Self::made(Arc::new(groups), settings)
    }

    /// Those that the settings say; `groups` are taken for them if they are made so.
    pub(super) fn showing(groups: Option<Arc<Groups>>, timeline: &Timeline, settings: &LaneSettings) -> Self {
        let groups = groups.filter(|groups| groups.by() == settings.by);
        groups.map_or_else(|| Self::new(timeline, settings, None), |groups| Self::made(groups, settings))
    }

    fn made(groups: Arc<Groups>, settings: &LaneSettings) -> Self {
        let mut lanes =
            Self { groups, from_top: Vec::new(), place: Vec::new(), folded: Vec::new(), revision: 0 };
        lanes.arrange(settings);
        lanes.fold(settings);
        lanes
    }

    /// Puts the lanes into the remembered order; those it doesn't name follow in their own.
    fn arrange(&mut self, settings: &LaneSettings) {
        let wanted: HashMap<&str, usize> = settings
            .order
            .get(&self.by())
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(at, id)| (id.as_str(), at))
            .collect();
        let all = self.groups.all();
        self.from_top = (0..all.len()).collect();
        self.from_top.sort_by_key(|lane| wanted.get(all[*lane].id.as_str()).copied().unwrap_or(usize::MAX));
        self.place = vec![0; all.len()];
        for (place, lane) in self.from_top.iter().enumerate() {
            self.place[*lane] = place;
        }
        self.revision += 1;
    }

    fn fold(&mut self, settings: &LaneSettings) {
        let folded = settings.folded.get(&self.by());
        let is_folded = |lane: &usize| folded.is_some_and(|ids| ids.contains(&self.groups.all()[*lane].id));
        self.folded = self.from_top.iter().map(is_folded).collect();
    }

    /// What events share that stand in one lane.
    pub fn by(&self) -> LanesBy {
        self.groups.by()
    }

    /// The two values that are compared: then the lanes are those with only one of them, and those with both.
    pub fn comparison(&self) -> Option<Comparison> {
        self.groups.comparison()
    }

    /// What lanes are made by, in a word.
    pub fn words(&self) -> &'static str {
        if self.comparison().is_some() { "comparing" } else { self.by().words() }
    }

    /// How many lanes there are.
    pub fn len(&self) -> usize {
        self.from_top.len()
    }

    /// Whether there are none: a dataset without themes.
    pub fn is_empty(&self) -> bool {
        self.from_top.is_empty()
    }

    /// Goes up whenever an event may have changed its lane.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The lane at a position from the top.
    pub fn get(&self, position: usize) -> Option<&Group> {
        self.groups.all().get(*self.from_top.get(position)?)
    }

    /// The position of a dated event's lane. An undated event may have none.
    pub fn of(&self, event: EventIx) -> usize {
        self.place.get(self.groups.of(event)).copied().unwrap_or(usize::MAX)
    }

    /// The theme whose colour the lane at a position has. `None` where events of several themes stand together.
    pub fn theme(&self, position: usize) -> Option<ThemeIx> {
        self.groups.theme(*self.from_top.get(position)?)
    }

    /// Whether the lane at a position is folded to one thin row.
    pub fn is_folded(&self, position: usize) -> bool {
        self.folded.get(position).copied().unwrap_or_default()
    }

    /// The ids of the lanes from the top down to where the rest follow in their own order: enough to put all into theirs.
    pub(super) fn order(&self) -> Vec<String> {
        let rest = self.from_top.windows(2).rposition(|two| two[0] > two[1]);
        self.ids().take(rest.map_or(0, |at| at + 1)).map(str::to_owned).collect()
    }

    /// The ids of the folded lanes, from the top.
    pub(super) fn collapsed(&self) -> Vec<String> {
        let ids = self.ids().zip(&self.folded).filter(|(_, is_folded)| **is_folded);
        ids.map(|(id, _)| id.to_owned()).collect()
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.from_top.iter().map(|lane| self.groups.all()[*lane].id.as_str())
    }
}

impl State {
    /// The lanes from top to bottom.
    pub fn lanes(&self) -> &LaneOrder {
        &self.lanes
    }

    pub(super) fn apply_lanes(&mut self, action: LanesAction) {
        let by = self.lanes.by();
        match action {
            LanesAction::By(by) => {
                // Whoever chooses other lanes is done with comparing; what was compared still passes alone.
                if self.filter.comparison().is_some() {
                    self.filter.end_comparison();
                    self.find();
                }
                self.group_by(by);
            }
            LanesAction::Toggle(position) => {
                let Some(lane) = self.lanes.get(position).map(|lane| lane.id.clone()) else {
                    return;
                };
                let folded = self.settings.lanes.folded.entry(by).or_default();
                if !folded.remove(&lane) {
                    folded.insert(lane);
                }
            }
            LanesAction::FoldAll => {
                let all = self.lanes.ids().map(str::to_owned);
                self.settings.lanes.folded.entry(by).or_default().extend(all);
            }
            LanesAction::UnfoldAll => {
                for lane in self.lanes.ids() {
                    self.settings.lanes.folded.entry(by).or_default().remove(lane);
                }
            }
            LanesAction::Move { from, to } => self.move_lane(from, to),
            LanesAction::ResetOrder => {
                self.settings.lanes.order.remove(&by);
                self.lanes.arrange(&self.settings.lanes);
            }
        }
        self.lanes.fold(&self.settings.lanes);
    }

    /// Puts the lanes into an order, those it doesn't name below, and folds just these; `None`: as they are. The lanes of
    /// other groupings and datasets keep theirs.
    pub(super) fn set_lanes(&mut self, order: Option<Vec<String>>, collapsed: Option<Vec<String>>) {
        let (by, comparison) = (self.lanes.by(), self.filter.comparison());
        let own: HashSet<&str> = by.lane_ids(self.timeline.dataset(), comparison).into_iter().collect();
        let settings = &mut self.settings.lanes;
        if let Some(order) = order {
            let kept = settings.order.entry(by).or_default();
            kept.retain(|id| !own.contains(id.as_str()));
            kept.splice(0..0, order);
        }
        if let Some(collapsed) = collapsed {
            let folded = settings.folded.entry(by).or_default();
            folded.retain(|id| !own.contains(id.as_str()));
            folded.extend(collapsed);
        }
        self.lanes.arrange(&self.settings.lanes);
        self.lanes.fold(&self.settings.lanes);
    }

    /// Makes lanes by something else, as soon as nothing is compared.
    pub(super) fn group_by(&mut self, by: LanesBy) {
        if by == self.lanes.by() {
            return;
        }
        self.settings.lanes.by = by;
        self.make_lanes();
    }

    /// Makes the lanes that go with the matches: what is compared is known by their filter.
    pub(super) fn compare_matches(&mut self) {
        if self.lanes.comparison() != self.matches.filter().comparison() {
            self.make_lanes();
        }
    }

    fn make_lanes(&mut self) {
        let (revision, comparison) = (self.lanes.revision, self.matches.filter().comparison());
        self.lanes = LaneOrder::new(&self.timeline, &self.settings.lanes, comparison);
        self.lanes.revision += revision;
        self.scroll = 0.0;
    }

    fn move_lane(&mut self, from: usize, to: usize) {
        if from >= self.lanes.len() || to >= self.lanes.len() || from == to {
            return;
        }
        let mut ids: Vec<String> = self.lanes.ids().map(str::to_owned).collect();
        let moved = ids.remove(from);
        ids.insert(to, moved);
        let order = self.settings.lanes.order.entry(self.lanes.by()).or_default();
        // Lanes of another dataset keep the order they were given there.
        let others = order.iter().filter(|id| !ids.contains(id)).take(MOST_KEPT).cloned().collect::<Vec<_>>();
        ids.extend(others);
        *order = ids;
        self.lanes.arrange(&self.settings.lanes);
    }
}
