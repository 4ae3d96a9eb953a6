//! The matches as a table.

use super::State;
use super::action::SelectAction;
use super::choose::ChooseAction;
use super::effect::Effect;
use super::settings::TableSettings;
use crate::dataset::EventIx;
use crate::export::{self, RowForm};
use crate::query::{Column, Orders, Rows, Sort};
use crate::timeline::Timeline;

/// Up to so many events are put in order at once; more, away from whoever draws.
const AT_ONCE: usize = 20_000;

/// The table, which stands in place of the timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TableAction {
    /// Show it, or the timeline again.
    Toggle,
    /// Show it, or the timeline.
    Show {
        /// The table.
        table: bool,
    },
    /// Sort the rows by a column, or turn them round if they are.
    SortBy(Column),
    /// Make a column so many points wide; `None`: as wide as it is usually.
    Width(Column, Option<f32>),
    /// Select another row.
    Row(RowStep),
    /// Select another row, and choose all rows between.
    Extend(RowStep),
    /// So many rows are on screen.
    Page(usize),
    /// The order of the last [`Effect::Sort`] has been made.
    Sorted,
    /// Copy the selected rows.
    Copy(RowForm),
}

/// From row to row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowStep {
    /// One up.
    Above,
    /// One down.
    Below,
    /// A page up.
    PageAbove,
    /// A page down.
    PageBelow,
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// The rows, as far as they are not those of the matches.
#[derive(Debug, Clone)]
pub(super) struct Table {
    orders: Orders,
    /// The matches in an order, for a revision of the matches.
    sorted: Option<((u64, Sort), Vec<EventIx>)>,
    /// The order that is being made elsewhere.
    asked: Option<Sort>,
    /// How many rows are on screen.
    page: usize,
}

impl Table {
    pub(super) fn new(timeline: &Timeline) -> Self {
        let orders = Orders::new(timeline, export::short_name);
        Self { orders, sorted: None, asked: None, page: 10 }
    }
}

impl State {
    pub(super) fn apply_table(&mut self, action: TableAction) -> Option<Effect> {
        match action {
            TableAction::Toggle => self.settings.table.shown = !self.settings.table.shown,
            TableAction::Show { table } => self.settings.table.shown = table,
            TableAction::SortBy(column) => {
                let settings = &mut self.settings.table;
                settings.sort = settings.sort.clicked(column);
            }
            TableAction::Width(column, width) => {
                let widths = &mut self.settings.table.widths;
                match width.filter(|width| width.is_finite()) {
                    Some(width) => widths.insert(column, width.clamp(0.0, WIDEST)),
                    None => widths.remove(&column),
                };
            }
            TableAction::Page(rows) => self.table.page = rows.max(1),
            TableAction::Row(step) => {
                if let Some(event) = self.row_after(step) {
                    self.apply_select(SelectAction::Event(event));
                }
            }
            TableAction::Extend(step) => {
                if let Some(event) = self.row_after(step) {
                    self.apply_choose(ChooseAction::Through(event));
                }
            }
            TableAction::Sorted => self.table.asked = None,
            TableAction::Copy(form) => return self.copy_rows(form),
        }
        None
    }

    /// The event that a step leads to; with no row selected the first, or the last.
    fn row_after(&self, step: RowStep) -> Option<EventIx> {
        let rows = self.rows();
        let last = rows.len().checked_sub(1)?;
        let now = self.selected.and_then(|event| rows.position(event));
        let (page, before) = (self.table.page, now.unwrap_or_default());
        let to = match step {
            RowStep::First => 0,
            RowStep::Last => last,
            RowStep::Above | RowStep::Below | RowStep::PageAbove | RowStep::PageBelow if now.is_none() => 0,
            RowStep::Above => before.saturating_sub(1),
            RowStep::Below => before + 1,
            RowStep::PageAbove => before.saturating_sub(page),
            RowStep::PageBelow => before + page,
        };
        rows.at(to.min(last))
    }

    fn copy_rows(&mut self, form: RowForm) -> Option<Effect> {
        let events = self.chosen_in_rows();
        let rows = match events.len() {
            0 => return None,
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        };
        self.window.notice = Some(format!("Copied {rows} as {}.", form.words()));
        Some(Effect::Copy(export::rows(self.dataset(), &events, form)))
    }

    /// Brings the rows up to date with what matches and how it is sorted. Asks, once, for an order that takes long to
    /// make; until it is there the rows are in time order.
    pub(super) fn sort_rows(&mut self) -> Option<Effect> {
        let TableSettings { shown, sort, .. } = self.settings.table;
        if !shown || self.is_by_date() {
            self.table.sorted = None;
            return None;
        }
        if self.sorted().is_some() {
            return None;
        }
        let key = (self.revision, sort);
        if self.table.orders.has(sort) || self.dataset().events.len() <= AT_ONCE {
            self.table.sorted = Some((key, self.table.orders.pick(sort, &self.matches)));
            return None;
        }
        self.table.sorted = None;
        if self.table.asked.replace(sort) == Some(sort) {
            return None;
        }
        Some(Effect::Sort(self.table.orders.clone(), sort))
    }

    fn is_by_date(&self) -> bool {
        self.settings.table.sort.by == crate::query::Column::Date
    }

    /// Whether the table is shown in place of the timeline.
    pub fn shows_table(&self) -> bool {
        self.settings.table.shown
    }

    /// The matches in the order of the table. Without it, or while that order is being made: in time order.
    pub fn rows(&self) -> Rows<'_> {
        if let Some(sorted) = self.sorted() {
            return Rows::sorted(&self.matches, sorted);
        }
        let falling = self.shows_table() && self.is_by_date() && self.settings.table.sort.falling;
        Rows::by_date(&self.matches, falling)
    }

    fn sorted(&self) -> Option<&[EventIx]> {
        let key = (self.revision, self.settings.table.sort);
        let (_, sorted) = self.table.sorted.as_ref().filter(|(known, _)| *known == key)?;
        Some(sorted)
    }

    /// Whether the order of the rows is still being made.
    pub fn is_sorting(&self) -> bool {
        self.shows_table() && !self.is_by_date() && self.sorted().is_none()
    }

    /// How many rows a page of the table has.
    pub fn page(&self) -> usize {
        self.table.page
    }
}

/// The widest that a column can be made, in points.
const WIDEST: f32 = 1000.0;
