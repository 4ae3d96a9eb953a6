//! Looking at evidence: colours by it, the lane of sources, and the survey that adds it up.

use serde::{Deserialize, Serialize};

use super::action::SelectAction;
use super::{State, counted};
use crate::dataset::{EventIx, SourceIx};
use crate::export::short_name;
use crate::query::{Span, Support, Survey};
use crate::timeline::Evidence;

/// What gives a mark its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Colouring {
    /// The first theme of its event.
    #[default]
    Theme,
    /// How well its event is founded.
    Evidence,
}

impl Colouring {
    /// The word that the command line takes.
    pub fn id(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Evidence => "evidence",
        }
    }
}

/// Looking at evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceAction {
    /// Colour marks by evidence, or by theme again.
    ToggleColours,
    /// Show or hide the lane of sources.
    ToggleSources,
    /// Show what the matches in the span rest on, in place of the details; or put it away.
    ToggleSurvey,
    /// List the matches in the span that rest on something.
    List(Support),
    /// List all matches that rest on one of these sources, wherever they lie.
    ListOf(Vec<SourceIx>),
}

/// So many events of a list are shown at most.
pub const MOST_RESTING: usize = 200;

/// Why events are listed that rest on something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The events.
    events: Vec<EventIx>,
    /// What the list is called: `12 events rest on Therme 2022`.
    pub title: String,
    /// Of which of the matches it tells, and whether it is cut short.
    pub note: String,
}

/// What is shown of evidence beside the settings.
#[derive(Debug, Clone, Default)]
pub(super) struct EvidenceView {
    survey: bool,
    listing: Option<Listing>,
}

impl State {
    pub(super) fn apply_evidence(&mut self, action: EvidenceAction) {
        match action {
            EvidenceAction::ToggleColours => {
                self.settings.colour =
                    if self.colours_by_evidence() { Colouring::Theme } else { Colouring::Evidence };
            }
            EvidenceAction::ToggleSources => self.settings.source_lane = !self.settings.source_lane,
            EvidenceAction::ToggleSurvey => self.toggle_survey(),
            EvidenceAction::List(support) => self.list_resting_on(&support, self.span),
            EvidenceAction::ListOf(sources) => self.list_resting_on(&Support::Sources(sources), None),
        }
    }

    fn toggle_survey(&mut self) {
        let is_seen = self.evidence.survey
            && self.selected.is_none()
            && self.listed.is_empty()
            && !self.settings.details_hidden;
        self.settings.details_hidden = false;
        // What is chosen has its own below the sum.
        if !self.has_several() {
            self.evidence.survey = !is_seen;
            self.apply_select(SelectAction::Nothing);
        }
    }

    fn list_resting_on(&mut self, support: &Support, span: Option<Span>) {
        let (events, count) = self.matches.resting_on(&self.catalogue, support, span, MOST_RESTING);
        let words = match support {
            Support::Class(class) => format!("{}: {}", class.words(), counted(count)),
            Support::Sources(sources) => {
                let rest = if count == 1 { "rests" } else { "rest" };
                format!("{} {rest} on {}", counted(count), self.named(sources))
            }
        };
        let within = match span {
            Some(span) => format!("Of the matches in {}.", span.text()),
            None if self.filter.is_empty() => "Of the whole dataset.".to_owned(),
            None => "Of what passes the filter.".to_owned(),
        };
        let cut = if count > events.len() {
            format!(" The first {} of them.", events.len())
        } else {
            String::new()
        };
        self.settings.details_hidden = false;
        self.evidence.listing =
            Some(Listing { events: events.clone(), title: words, note: format!("{within}{cut}") });
        self.apply_select(SelectAction::List(events));
    }

    /// One source by its name, several by how many.
    fn named(&self, sources: &[SourceIx]) -> String {
        match sources {
            [only] => short_name(self.dataset().source(*only)),
            several => format!("one of {} sources", several.len()),
        }
    }

    /// Puts away what Esc closes when nothing is selected or listed.
    pub(super) fn close_survey(&mut self) {
        self.evidence.survey = false;
    }

    /// How well an event is founded.
    pub fn evidence(&self, event: EventIx) -> Evidence {
        self.catalogue.evidence(event)
    }

    /// Whether marks have the colours of evidence.
    pub fn colours_by_evidence(&self) -> bool {
        self.settings.colour == Colouring::Evidence
    }

    /// Whether the lane of sources is shown.
    pub fn shows_sources(&self) -> bool {
        self.settings.source_lane
    }

    /// Whether the survey stands where details would, or behind these.
    pub fn shows_survey(&self) -> bool {
        self.evidence.survey
    }

    /// What the matches in the span rest on.
    pub fn survey(&self) -> Survey {
        Survey::of_matches(&self.catalogue, &self.matches, self.span)
    }

    /// What the survey is of: `2015 – 2016`, `all matches`.
    pub fn surveyed(&self) -> String {
        match self.span {
            Some(span) => span.text(),
            None if self.filter.is_empty() => "the whole dataset".to_owned(),
            None => "all matches".to_owned(),
        }
    }

    /// How many matches rest on one of these sources.
    pub fn resting_on(&self, sources: &[SourceIx]) -> usize {
        self.matches.resting_on(&self.catalogue, &Support::Sources(sources.to_vec()), None, 0).1
    }

    /// Why the listed events are listed, if it is for what they rest on.
    pub fn listing(&self) -> Option<&Listing> {
        self.evidence.listing.as_ref().filter(|listing| listing.events == self.listed)
    }
}
