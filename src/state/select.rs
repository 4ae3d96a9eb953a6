//! Stepping from event to event.

use super::State;
use super::action::SelectAction;
use crate::dataset::EventIx;

impl State {
    pub(super) fn apply_select(&mut self, action: SelectAction) {
        let followed = self.followed.take();
        self.forget_chosen();
        let chosen = match action {
            SelectAction::Nothing => {
                self.selected = None;
                self.listed.clear();
                return;
            }
            SelectAction::List(events) => {
                self.selected = None;
                self.listed = events;
                return;
            }
            SelectAction::Event(event) => Some(event),
            SelectAction::Next => self.beside_selected(1),
            SelectAction::Previous => self.beside_selected(-1),
            SelectAction::First => self.matches.at(0),
            SelectAction::NextRelated => self.follow(followed, 1),
            SelectAction::PreviousRelated => self.follow(followed, -1),
            SelectAction::Last => self.matches.dated().last().copied().or_else(|| self.matches.at(0)),
        };
        if let Some(event) = chosen {
            self.selected = Some(event);
            self.bring_on_screen(event);
        }
    }

    /// The match one step on in time order. With nothing selected: the first one on screen, or the first of all.
    fn beside_selected(&self, step: isize) -> Option<EventIx> {
        let Some(selected) = self.selected else {
            return self.first_on_screen().or_else(|| self.matches.at(0));
        };
        if let Some(position) = self.matches.position(selected) {
            return self.matches.at(position.checked_add_signed(step)?);
        }
        // The selected event is filtered out: go on from where it would be.
        let rank = self.timeline.rank(selected)?;
        let dated = self.matches.dated();
        let after = dated.partition_point(|event| self.timeline.rank(*event) < Some(rank));
        if step > 0 { dated.get(after).copied() } else { dated.get(after.checked_sub(1)?).copied() }
    }

    fn first_on_screen(&self) -> Option<EventIx> {
        let begins_on_screen = |event: &&EventIx| {
            self.timeline
                .reach(**event)
                .map(|reach| self.axis().position(reach.start))
                .is_some_and(|start| start >= self.goal.start() && start < self.goal.end())
        };
        self.matches.dated().iter().find(begins_on_screen).copied()
    }

    /// The place of the selected event among the matches, from 1, and how many there are.
    pub fn selected_position(&self) -> Option<(usize, usize)> {
        let position = self.matches.position(self.selected?)?;
        Some((position + 1, self.matches.len()))
    }
}
