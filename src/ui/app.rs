//! One frame: views read the state and push actions, which are then applied, first in, first out.

use std::path::PathBuf;

use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{self, CentralPanel, Frame, Key, Panel, PointerButton, ThemePreference, Ui, UiBuilder};

use super::checks::{self, ChecksView, checks_id};
use super::clearing::Clearing;
use super::command::{COPY, Chord, Command, Does, Row, TABLE};
use super::effects::Outside;
use super::kept::kept;
use super::keymap::Keymap;
use super::menu_key;
use super::note_keeping;
use super::panels::{self, Account};
use super::reader::{self, ReaderView};
use super::reading::Starting;
use super::rehearsal;
use super::table::{TableView, rows_id};
use super::theme::{self, Palette};
use super::timeline::{TimelineView, lanes_id};
use crate::state::{Action, Appearance, Effect, HistoryAction, OpenAction, SelectAction, State, ViewAction};

/// The name under which settings are kept.
const SETTINGS: &str = "settings";

/// Below this width, in points, only one side panel is shown.
const NARROW: f32 = 960.0;

/// The height of the status line, in points.
const STATUS: f32 = 32.0;

/// The window's content.
pub struct App {
    state: State,
    /// Counts what was done, other than looking elsewhere: panels read nothing of the state that this doesn't tell.
    version: u64,
    timeline: TimelineView,
    table: TableView,
    checks: ChecksView,
    reader: ReaderView,
    fields: panels::Fields,
    keymap: Keymap,
    outside: Outside,
    /// The command whose shortcut asked for the search field.
    focus_search: bool,
    /// Whether the widgets' own motion is reduced.
    is_still: bool,
    title: String,
    clearing: Clearing,
}

impl App {
    /// Installs fonts and colours, and shows a state.
    pub fn new(ctx: &egui::Context, state: State) -> Self {
        let app = Self::apart(ctx, state);
        app.outside.ask(ctx);
        app
    }

    /// The same, but nothing is asked of the system.
    pub(super) fn apart(ctx: &egui::Context, state: State) -> Self {
        theme::install(ctx);
        Self {
            state,
            version: 0,
            timeline: TimelineView::default(),
            table: TableView::default(),
            checks: ChecksView::default(),
            reader: ReaderView::default(),
            fields: panels::Fields::default(),
            keymap: Keymap::default(),
            outside: Outside::new(),
            focus_search: false,
            is_still: false,
            title: String::new(),
            clearing: Clearing::new(),
        }
    }

    /// With other keys than those of the table.
    #[must_use]
    pub fn with_keys(self, keymap: Keymap) -> Self {
        Self { keymap, ..self }
    }

    /// With the texts of the sources in this folder, until the window is closed.
    #[must_use]
    pub fn with_library(mut self, folder: Option<PathBuf>) -> Self {
        if let Some(folder) = folder {
            self.state.use_library(folder);
        }
        self
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Does what a menu entry or a button would.
    pub fn apply(&mut self, ctx: &egui::Context, action: Action) {
        let looks_elsewhere = matches!(action, Action::View(_));
        let ways = (self.state.can_go_back(), self.state.can_go_forward());
        if let Some(effect) = self.state.apply(action) {
            self.outside.carry_out(ctx, effect, self.state.lanes().by());
        }
        let same_ways = ways == (self.state.can_go_back(), self.state.can_go_forward());
        self.version += u64::from(!looks_elsewhere || !same_ways);
    }

    /// Opens a file in the background, with a question to ask of it and a view to go back to.
    pub(super) fn open_later(&mut self, ctx: &egui::Context, file: PathBuf, starting: Starting) {
        self.version += 1;
        if let Some(Effect::Read { file, ticket }) = self.state.apply(Action::Open(OpenAction::File(file))) {
            self.outside.read(ctx, (file, ticket), starting);
        }
    }

    /// Shows one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        self.clearing.hold();
        self.show_all(ui);
        self.clearing.leave();
    }

    fn show_all(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let now = ctx.input(|input| input.time);
        self.apply(&ctx, Action::View(ViewAction::Clock(now)));
        note_keeping::before_closing(self, &ctx);
        let mut actions: Vec<Action> = self.outside.answers();
        self.prepare(&ctx);
        self.keys(&ctx, &mut actions);
        self.panels(ui, &mut actions);
        let windows =
            panels::windows(&ctx, &self.state, &self.outside, (&self.keymap, &mut self.fields), &mut actions);
        if let Some(does) = windows {
            self.carry_out(does, &mut actions);
        }
        if !actions.is_empty() {
            // What they change is drawn in the next frame.
            ctx.request_repaint();
        }
        for action in actions {
            self.apply(&ctx, action);
        }
        if let Some(seek) = self.state.seek() {
            self.outside.seek(&ctx, seek);
        }
        if self.state.is_moving() {
            ctx.request_repaint();
        }
    }

    fn prepare(&mut self, ctx: &egui::Context) {
        ctx.set_theme(match self.state.settings().appearance {
            Appearance::System => ThemePreference::System,
            Appearance::Light => ThemePreference::Light,
            Appearance::Dark => ThemePreference::Dark,
        });
        if self.is_still != self.state.reduces_motion() {
            self.is_still = self.state.reduces_motion();
            theme::reduce_motion(ctx, self.is_still);
        }
        let title = format!("{} – Annals", self.state.dataset().title);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let palette = Palette::of(ui.ctx().theme());
        let bar = Frame::new().fill(palette.ground.0).inner_margin(egui::Margin::symmetric(12, 8));
        let focus_search = std::mem::take(&mut self.focus_search);
        Panel::top("menu").frame(bar).show(ui, |ui| {
            kept(ui, "menu", self.version, |ui| {
                panels::menu(ui, (&self.state, &self.keymap), focus_search, actions);
            });
        });
        let thin = Frame::new().fill(palette.ground.0).inner_margin(egui::Margin::symmetric(12, 4));
        // The line's place is taken now and filled last, when it is known what is drawn.
        let status =
            Panel::bottom("status").frame(thin).exact_size(STATUS).show(ui, |ui| ui.max_rect()).inner;
        let is_reading = self.state.reader().is_some();
        let (with_filters, with_details) = self.sides(ui.available_width());
        if with_filters {
            let side = Frame::new().fill(palette.ground.0).inner_margin(egui::Margin {
                left: 12,
                right: 4,
                top: 10,
                bottom: 4,
            });
            Panel::left("filters").frame(side).exact_size(204.0).resizable(false).show(ui, |ui| {
                kept(ui, "filters", self.version, |ui| panels::filters(ui, &self.state, actions));
            });
        }
        if with_details {
            let card = Frame::new().fill(palette.card.0).inner_margin(egui::Margin {
                left: 18,
                right: 6,
                top: 14,
                bottom: 4,
            });
            let sizes = 260.0..=520.0;
            Panel::right("details").frame(card).default_size(332.0).size_range(sizes).show(ui, |ui| {
                kept(ui, "details", self.version, |ui| panels::details(ui, &self.state, actions));
            });
        }
        if is_reading {
            let version = self.version;
            let (view, state) = (&mut self.reader, &self.state);
            reader::panel(ui, |ui| kept(ui, "reader", version, |ui| view.show(ui, state, actions)));
        }
        if !self.state.filter().is_empty() {
            Panel::top("chips").frame(thin).show(ui, |ui| {
                kept(ui, "chips", self.version, |ui| panels::chips(ui, &self.state, actions));
            });
        }
        self.checks(ui, actions);
        // Timeline and table paint their own ground.
        let account = CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            if self.state.shows_table() {
                self.table.show(ui, &self.state, actions);
                return Account::of_rows(self.table.on_screen().len(), self.state.matches());
            }
            self.timeline.show(ui, &self.state, actions);
            Account::of_canvas(self.timeline.canvas().tally)
        });
        let mut ui = ui.new_child(UiBuilder::new().max_rect(status));
        panels::status(&mut ui, &self.state, (account.inner, &mut self.fields, self.version), actions);
    }

    /// What came of checking the quotations, below the timeline.
    fn checks(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if !self.state.checking().is_open() {
            self.checks.is_away();
            return;
        }
        let frame = Frame::new().fill(Palette::of(ui.ctx().theme()).ground.0);
        let (least, usual) = checks::SIZES;
        let most = (ui.available_height() * 0.7).max(least);
        Panel::bottom("checks")
            .frame(frame)
            .resizable(true)
            .default_size(usual)
            .size_range(least..=most)
            .show(ui, |ui| self.checks.show(ui, &self.state, actions));
    }

    /// Whether there is room for the filters and for the details. A narrow window has room for one side panel: the source
    /// that is read, the details of what is selected or listed, or else the filters.
    fn sides(&self, width: f32) -> (bool, bool) {
        let settings = self.state.settings();
        let is_narrow = width < NARROW;
        let has_something =
            self.state.selected().is_some() || !self.state.listed().is_empty() || self.state.shows_survey();
        let reads = has_something && !settings.details_hidden;
        if self.state.reader().is_some() {
            let with_details = !settings.details_hidden && !is_narrow;
            return (!settings.filters_hidden && width >= reader::room(with_details), with_details);
        }
        let with_filters = !(settings.filters_hidden || is_narrow && reads);
        (with_filters, !settings.details_hidden && (reads || !is_narrow))
    }

    /// Fires shortcuts, unless somebody is typing.
    fn keys(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
            return;
        }
        self.reader.keys(ctx, &self.state);
        let focused = ctx.memory(egui::Memory::focused);
        let is_elsewhere =
            focused.is_some_and(|focused| ![lanes_id(), rows_id(), reader::text_id()].contains(&focused));
        let in_checks = focused == Some(checks_id());
        let is_theirs = |key| if in_checks { checks::takes(key) } else { is_elsewhere && moves_focus(key) };
        let (copies, opens_menu) = (copies(ctx), ctx.input(menu_key::is_pressed));
        // Those with a modifier first: egui takes a key without one to be pressed even while Alt or Shift is held.
        let chords = |held: bool| {
            let of = |row| self.keymap.of(row).iter().map(move |chord| (row, *chord));
            TABLE.iter().flat_map(of).filter(move |(_, chord)| chord.modifiers.any() == held)
        };
        let has_dialog = self.state.has_dialog();
        let is_fired = |(row, chord): &(&Row, Chord)| {
            // Arrows and Enter belong to the button that has the focus.
            if !chord.modifiers.any() && is_theirs(chord.key) {
                return false;
            }
            // So does what opens its menu, which egui takes for a plain F10.
            if opens_menu && chord.key == Key::F10 && !chord.modifiers.any() {
                return false;
            }
            // Behind an open window nothing happens.
            if has_dialog && row.command != Command::Escape {
                return false;
            }
            let is_pressed = ctx.input_mut(|input| input.consume_key(chord.modifiers, chord.key));
            is_pressed || copies && *chord == COPY
        };
        let fired = chords(true).chain(chords(false)).filter(is_fired);
        let done: Vec<Does> = fired.filter_map(|(row, _)| row.command.does(&self.state)).collect();
        for does in done {
            self.carry_out(does, actions);
        }
        self.mouse_buttons(ctx, actions);
    }

    /// The two buttons at the side of a mouse, as in a browser.
    fn mouse_buttons(&self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let sides =
            [(PointerButton::Extra1, HistoryAction::Back), (PointerButton::Extra2, HistoryAction::Forward)];
        for (button, action) in sides {
            if !self.state.has_dialog() && ctx.input(|input| input.pointer.button_pressed(button)) {
                actions.push(Action::History(action));
            }
        }
    }

    fn carry_out(&mut self, does: Does, actions: &mut Vec<Action>) {
        match does {
            Does::Acts(action) => actions.push(action),
            Does::FocusSearch => self.focus_search = true,
            Does::NearestInLane(direction) => actions.extend(self.nearest_in_lane(direction)),
        }
    }

    fn nearest_in_lane(&self, direction: isize) -> Option<Action> {
        let selected = self.state.selected()?;
        let canvas = self.timeline.canvas();
        let lane = self.state.lanes().of(selected);
        let x = canvas
            .mark_of(selected)
            .map(|mark| f64::midpoint(mark.rect.x0, mark.rect.x1))
            .unwrap_or_default();
        canvas.nearest_in_lane(lane, x, direction).map(|event| Action::Select(SelectAction::Event(event)))
    }
}

/// Whether the system's own key for copying was pressed, which comes as what it means. Text that is marked in a panel
/// takes precedence.
fn copies(ctx: &egui::Context) -> bool {
    let is_asked = ctx.input(|input| input.events.contains(&egui::Event::Copy));
    is_asked && !ctx.plugin::<LabelSelectionState>().lock().has_selection()
}

/// Keys with which the keyboard works a focused button.
fn moves_focus(key: Key) -> bool {
    matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Enter)
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        rehearsal::limit(input);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, SETTINGS, &self.state.settings_to_remember());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// What was remembered, if anything can be read.
pub(super) fn remembered(storage: Option<&dyn eframe::Storage>) -> crate::state::Settings {
    storage.and_then(|storage| eframe::get_value(storage, SETTINGS)).unwrap_or_default()
}
