//! The view that is remembered from one run to the next.

use super::State;
use super::settings::{LastView, Settings};
use crate::dataset::EventIx;
use crate::query::Facet;

impl State {
    /// The settings as they should be kept, with the current view.
    pub fn settings_to_remember(&self) -> Settings {
        Settings { last_view: Some(self.view_to_remember()), ..self.settings.clone() }
    }

    pub(super) fn view_to_remember(&self) -> LastView {
        let dataset = self.dataset();
        let time = self.axis().time(self.goal);
        let chosen_ids = |facet: &Facet| {
            let facet = *facet;
            let ids = self.filter.chosen(facet).map(move |value| facet.value_id(dataset, value).to_owned());
            ids.map(|id| (facet.id().to_owned(), id)).collect::<Vec<_>>()
        };
        LastView {
            dataset: dataset.title.clone(),
            start: time.start(),
            days: time.days(),
            chosen: Facet::ALL.iter().flat_map(chosen_ids).collect(),
            selected: self.selected.map(|event| dataset.event(event).id.clone()),
        }
    }

    /// Goes back to the remembered view, as far as the dataset still has what it names.
    pub(super) fn restore_view(&mut self) {
        let Some(view) = self.settings.last_view.take().filter(|view| view.dataset == self.dataset().title)
        else {
            return;
        };
        self.choose_saved(&view.chosen);
        self.find();
        if let Some(time) = view.viewport() {
            self.jump_to(self.axis().stretch(time).clamped(self.limits));
        }
        self.selected = view.selected.and_then(|id| self.find_event(&id));
    }

    /// The event with an id.
    pub fn find_event(&self, id: &str) -> Option<EventIx> {
        self.dataset().indexed_events().find(|(_, event)| event.id == id).map(|(ix, _)| ix)
    }
}
