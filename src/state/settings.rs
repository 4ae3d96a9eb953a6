//! What is remembered from one run to the next.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::evidence::Colouring;
use crate::layout::LanesBy;
use crate::query::{Column, Sort};
use crate::timeline::Viewport;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// Every choice.
    pub const ALL: &'static [Self] = &[Self::System, Self::Light, Self::Dark];

    /// The word people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// What is remembered. A field that an older or newer version does not know falls back to its default.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct Settings {
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether motion is reduced. `None`: as the system says.
    pub reduce_motion: Option<bool>,
    /// Whether the filter panel is hidden.
    pub filters_hidden: bool,
    /// Whether the details panel is hidden.
    pub details_hidden: bool,
    /// Whether the ruler has a row for the Solar Hijri calendar.
    pub solar_hijri: bool,
    /// Whether stretches of empty time are folded.
    pub fold_empty_time: bool,
    /// Whether what doesn't match stays on the timeline as faint marks.
    pub show_dropped: bool,
    /// What gives a mark its colour.
    pub colour: Colouring,
    /// Whether the sources stand in a lane of their own.
    pub source_lane: bool,
    /// How events are sorted into lanes, and what was done to these.
    pub lanes: LaneSettings,
    /// The table: whether it is shown, its order and its columns.
    pub table: TableSettings,
    /// The last view of the dataset that was open.
    pub last_view: Option<LastView>,
    /// The folder with the texts of the sources.
    pub library: Option<PathBuf>,
    /// Named views, by the title of their dataset.
    pub bookmarks: BTreeMap<String, Vec<Bookmark>>,
}

/// The lanes as somebody wants them. Lanes are named by their id within a grouping.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LaneSettings {
    /// What events share that stand in one lane.
    pub by: LanesBy,
    /// The lanes that are folded to one thin row.
    pub folded: BTreeMap<LanesBy, BTreeSet<String>>,
    /// The order that lanes were put into, where it is not their own.
    pub order: BTreeMap<LanesBy, Vec<String>>,
}

/// The table as somebody wants it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TableSettings {
    /// Whether it is shown in place of the timeline.
    pub shown: bool,
    /// The order of the rows.
    pub sort: Sort,
    /// The columns that were made wider or narrower, in points.
    pub widths: BTreeMap<Column, f32>,
}

/// A view of one dataset, by names that outlive an edit of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastView {
    /// The dataset's title: a view is only restored on the dataset it was taken of.
    pub dataset: String,
    /// The instant at the left edge, in days; whether or not time is folded.
    pub start: f64,
    /// From there to the instant at the right edge, in days.
    pub days: f64,
    /// Chosen facet values as `(facet id, value id)`.
    pub chosen: Vec<(String, String)>,
    /// Excluded facet values as `(facet id, value id)`.
    #[serde(default)]
    pub excluded: Vec<(String, String)>,
    /// Two values that are compared, as `(facet id, value id, value id)`.
    #[serde(default)]
    pub compared: Option<(String, String, String)>,
    /// The search.
    #[serde(default)]
    pub search: String,
    /// The selected event's id.
    pub selected: Option<String>,
}

/// A named view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    /// What it is called.
    pub name: String,
    /// What somebody wants to remember of it.
    pub note: String,
    /// What it shows.
    pub view: SavedView,
}

/// Filter, time, selection, lanes and span, by names that outlive an edit of the file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// The instant at the left edge, in days; whether or not time is folded.
    pub start: f64,
    /// From there to the instant at the right edge, in days.
    pub days: f64,
    /// Chosen facet values as `(facet id, value id)`.
    pub chosen: Vec<(String, String)>,
    /// Excluded facet values as `(facet id, value id)`.
    pub excluded: Vec<(String, String)>,
    /// Two values that are compared, as `(facet id, value id, value id)`.
    pub compared: Option<(String, String, String)>,
    /// The search.
    pub search: String,
    /// The selected event's id.
    pub selected: Option<String>,
    /// What events share that stand in one lane.
    pub lanes: LanesBy,
    /// Whether empty time is folded.
    pub folds: bool,
    /// Whether what doesn't match is shown.
    pub shows_dropped: bool,
    /// The selected span.
    pub span: Option<SavedSpan>,
}

/// A span as EDTF.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSpan {
    /// The first day; `None` is open.
    pub from: Option<String>,
    /// The last day; `None` is open.
    pub to: Option<String>,
    /// Whether dates must lie inside it for sure.
    pub certainly: bool,
}

impl LastView {
    /// The stretch of time, if the numbers make one.
    pub fn viewport(&self) -> Option<Viewport> {
        Viewport::new(self.start, self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_view_excludes_and_searches_nothing() {
        let text = "(last_view: Some((dataset: \"D\", start: 1.0, days: 2.0, chosen: [(\"theme\", \"syria\")], \
                    selected: None)))";
        let view = ron::from_str::<Settings>(text).expect("settings").last_view.expect("a view");
        assert_eq!((view.chosen.len(), view.excluded.len(), view.compared), (1, 0, None));
        assert_eq!(view.search, "");
    }

    #[test]
    fn lanes_survive_being_written_down() {
        let ids = || ["*none".to_owned(), "tehran".to_owned()];
        let lanes = LaneSettings {
            by: LanesBy::Place,
            folded: BTreeMap::from([(LanesBy::Place, BTreeSet::from(ids()))]),
            order: BTreeMap::from([(LanesBy::Actor, Vec::from(ids()))]),
        };
        let settings = Settings { lanes, ..Settings::default() };
        let text = ron::to_string(&settings).expect("text");
        assert_eq!(ron::from_str::<Settings>(&text).expect("settings"), settings, "{text}");
        let table = TableSettings {
            shown: true,
            sort: Sort { by: Column::Source, falling: true },
            widths: BTreeMap::from([(Column::Date, 90.5)]),
        };
        let settings = Settings { table, ..settings };
        let text = ron::to_string(&settings).expect("text");
        assert_eq!(ron::from_str::<Settings>(&text).expect("settings"), settings, "{text}");
        let older = ron::from_str::<Settings>("(filters_hidden: true)").expect("settings");
        assert_eq!(older.lanes, LaneSettings::default());
    }
}
