//! The view that is remembered from one run to the next.

use super::State;
use super::filtering::Names;
use super::settings::{LastView, Settings};
use crate::dataset::EventIx;

impl State {
    /// The settings as they should be kept, with the current view.
    pub fn settings_to_remember(&self) -> Settings {
        Settings { last_view: Some(self.view_to_remember()), ..self.settings.clone() }
    }

    pub(super) fn view_to_remember(&self) -> LastView {
        let dataset = self.dataset();
        let time = self.axis().time(self.goal);
        let names = Names::of(&self.filter, dataset);
        LastView {
            dataset: dataset.title.clone(),
            start: time.start(),
            days: time.days(),
            chosen: names.chosen,
            excluded: names.excluded,
            compared: names.compared,
            search: names.search,
            selected: self.selected.map(|event| dataset.event(event).id.to_string()),
        }
    }

    /// Goes back to the remembered view, as far as the dataset still has what it names.
    pub(super) fn restore_view(&mut self) {
        let Some(view) = self.settings.last_view.take().filter(|view| view.dataset == self.dataset().title)
        else {
            return;
        };
        self.filter = Names::from(&view).filter(self.timeline.dataset());
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
