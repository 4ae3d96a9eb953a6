//! Choosing several events. One of those is the lead: the selected event, at which the keyboard goes on.

use super::State;
use crate::dataset::EventIx;
use crate::query::{Chosen, Sum};
use crate::timeline::Timeline;

/// Several chosen events, of which the selected one is the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChooseAction {
    /// Choose this one too, or let it go.
    Toggle(EventIx),
    /// Choose all matches from where the choice began, or the selected event, to this one: in the order of the rows,
    /// which is that of time unless a table is sorted otherwise.
    Through(EventIx),
    /// Choose all matches.
    All,
    /// Choose the matches in the span.
    InSpan,
    /// Let all go but the lead.
    Clear,
}

/// Several chosen events, or none: one alone is just selected.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    chosen: Chosen,
    /// Where a row of events begins that reaches to the lead. `None`: at the selected event.
    anchor: Option<EventIx>,
    /// What they add up to.
    sum: Option<Sum>,
}

impl Choice {
    pub(super) fn none(timeline: &Timeline) -> Self {
        Self { chosen: Chosen::none(timeline), anchor: None, sum: None }
    }
}

impl State {
    pub(super) fn apply_choose(&mut self, action: ChooseAction) {
        self.followed = None;
        match action {
            ChooseAction::Toggle(event) => self.toggle_chosen(event),
            ChooseAction::Through(event) => self.choose_through(event),
            ChooseAction::All => self.choose(Chosen::all(&self.matches)),
            ChooseAction::InSpan => {
                let inside = self.matches.in_span(&self.timeline, self.span);
                self.choose(Chosen::of(&self.timeline, inside.into_iter()));
            }
            ChooseAction::Clear => self.forget_chosen(),
        }
    }

    fn toggle_chosen(&mut self, event: EventIx) {
        let mut chosen = std::mem::replace(&mut self.choice.chosen, Chosen::none(&self.timeline));
        if let Some(lead) = self.selected.filter(|_| chosen.is_empty()) {
            chosen.add(&self.timeline, lead);
        }
        if chosen.toggle(&self.timeline, event) {
            self.selected = Some(event);
        } else if self.selected == Some(event) {
            self.selected = chosen.nearest(&self.timeline, event);
        }
        self.choice.anchor = None;
        self.keep(chosen);
    }

    /// Chooses what lies between two events, both included: in the order of the rows, which is that of time unless a
    /// table is sorted otherwise.
    fn choose_through(&mut self, event: EventIx) {
        let rows = self.rows();
        let Some(to) = rows.position(event) else { return };
        let anchor = self.choice.anchor.or(self.selected);
        let (anchor, from) =
            anchor.and_then(|anchor| Some((anchor, rows.position(anchor)?))).unwrap_or((event, to));
        let between = (from.min(to)..=from.max(to)).filter_map(|row| rows.at(row));
        let chosen = Chosen::of(&self.timeline, between);
        self.choice.anchor = Some(anchor);
        self.selected = Some(event);
        self.keep(chosen);
    }

    /// Chooses these, led by the selected event or else by the first of them. Does nothing if there is none.
    fn choose(&mut self, chosen: Chosen) {
        let lead = self.selected.filter(|lead| chosen.has(&self.timeline, *lead));
        let lead = lead.or_else(|| chosen.events(&self.timeline).first().copied());
        if lead.is_some() {
            self.selected = lead;
            self.choice.anchor = None;
            self.keep(chosen);
        }
    }

    /// Chooses these events, and selects the first of them unless some event is selected.
    pub(super) fn choose_these(&mut self, events: &[EventIx]) {
        let chosen = Chosen::of(&self.timeline, events.iter().copied());
        self.selected = self.selected.or_else(|| chosen.events(&self.timeline).first().copied());
        self.choice.anchor = None;
        self.keep(chosen);
    }

    fn keep(&mut self, chosen: Chosen) {
        if chosen.len() < 2 {
            self.choice = Choice { anchor: self.choice.anchor, ..Choice::none(&self.timeline) };
        } else {
            let sum = Some(Sum::of(&self.catalogue, &chosen));
            self.choice = Choice { chosen, sum, anchor: self.choice.anchor };
        }
    }

    /// Lets all go but the lead.
    pub(super) fn forget_chosen(&mut self) {
        self.choice.anchor = None;
        if self.has_several() {
            self.choice = Choice::none(&self.timeline);
        }
    }

    /// Whether several events are chosen.
    pub fn has_several(&self) -> bool {
        !self.choice.chosen.is_empty()
    }

    /// The chosen events, if they are several; else none.
    pub fn chosen(&self) -> &Chosen {
        &self.choice.chosen
    }

    /// The chosen events in time order, if they are several; else none.
    pub fn chosen_events(&self) -> Vec<EventIx> {
        self.choice.chosen.events(&self.timeline)
    }

    /// Whether an event is one of several chosen ones, or the selected one.
    pub fn is_chosen(&self, event: EventIx) -> bool {
        self.selected == Some(event) || self.choice.chosen.has(&self.timeline, event)
    }

    /// What several chosen events add up to.
    pub fn sum(&self) -> Option<&Sum> {
        self.choice.sum.as_ref()
    }

    /// The chosen events in the order of the rows, those that are filtered out after the others; or the selected one.
    pub(super) fn chosen_in_rows(&self) -> Vec<EventIx> {
        if !self.has_several() {
            return self.selected.into_iter().collect();
        }
        let is_chosen = |event: &EventIx| self.choice.chosen.has(&self.timeline, *event);
        let mut events: Vec<EventIx> = self.rows().iter().filter(is_chosen).collect();
        let rest = self.choice.chosen.events(&self.timeline);
        events.extend(rest.into_iter().filter(|event| !self.matches.contains(*event)));
        events
    }
}
