//! Where a quotation stands and what is cited there, with links to the works.

use eframe::egui::{Label, Link, Response, RichText, Sense, Ui, Vec2};

use super::cite::{self, Found};
use crate::dataset::{Role, SourceIx};
use crate::export::{Chain, at_passage, chain, locator, reference, short_name};
use crate::query::{Facet, Shown};
use crate::state::{Action, State, WindowAction};
use crate::ui::marked::{Part, marked};
use crate::ui::theme::{self, Palette};

/// Shows the place of an excerpt with the works cited there, and the link to the source that it quotes.
pub(super) fn grounds(ui: &mut Ui, state: &State, found: Found<'_>, actions: &mut Vec<Action>) {
    let excerpt = found.1;
    match chain(state.dataset(), excerpt) {
        Some(chain) => drop(ui.scope(|ui| chained(ui, state, (&chain, found), actions))),
        None => place(ui, state, &locator(state.dataset(), excerpt)),
    }
    let source = state.dataset().source(excerpt.source);
    let Some(url) = &source.url else { return };
    // A work that was not read need not have the words.
    let target = if source.role == Role::Read { at_passage(url, excerpt) } else { url.clone() };
    let name = short_name(source);
    let line = link(ui, state, (&name, excerpt.source, target), actions);
    cite::of_source(ui, state, (&line, excerpt.source), found, actions);
}

/// One line of text: `Therme 2022, note 21, which cites Reuters, 12 August 2021 ↗; AFP, 16 July 2009 ↗`.
fn chained(ui: &mut Ui, state: &State, (chain, found): (&Chain, Found<'_>), actions: &mut Vec<Action>) {
    // The lines lie as close as those of a text.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if !chain.before.is_empty() {
            plain(ui, state, &[(chain.before, None)]);
        }
        place(ui, state, &chain.place);
        for (at, (work, name)) in chain.works.iter().enumerate() {
            plain(ui, state, &[(if at == 0 { Chain::CITES } else { Chain::AND }, None)]);
            let line = match &state.dataset().source(*work).url {
                Some(url) => link(ui, state, (name, *work, url.clone()), actions),
                None => without_link(ui, state, (name, *work)),
            };
            cite::of_source(ui, state, (&line, *work), found, actions);
        }
    });
}

fn place(ui: &mut Ui, state: &State, locator: &str) {
    plain(ui, state, &[(locator, Some(Shown::Name(Facet::Source)))]);
}

fn plain(ui: &mut Ui, state: &State, parts: &[Part<'_>]) -> Response {
    let palette = Palette::of(ui.ctx().theme());
    ui.label(marked(ui, state, parts, |text| text.size(theme::SMALL).color(palette.text_weak.0)))
}

/// The name of a work that leads to an address. The tooltip has the work's own.
fn link(
    ui: &mut Ui,
    state: &State,
    (name, work, target): (&str, SourceIx, String),
    actions: &mut Vec<Action>,
) -> Response {
    let source = state.dataset().source(work);
    let parts = [(name, Some(Shown::Name(Facet::Source))), (" ↗", None)];
    let words = marked(ui, state, &parts, |text| text.size(theme::SMALL));
    let url = source.url.as_deref().unwrap_or_default();
    let link = ui.add(Link::new(words));
    let link = link.on_hover_text(format!("{}\n{url}\n{}", reference(source), cite::HINT));
    if link.clicked() {
        actions.push(Action::Window(WindowAction::Follow(target)));
    }
    link
}

fn without_link(ui: &mut Ui, state: &State, (name, work): (&str, SourceIx)) -> Response {
    let palette = Palette::of(ui.ctx().theme());
    let style = |text: RichText| text.size(theme::SMALL).color(palette.text_weak.0);
    let words = marked(ui, state, &[(name, Some(Shown::Name(Facet::Source)))], style);
    let label = ui.add(Label::new(words).sense(Sense::click()));
    label.on_hover_text(format!("{}\n{}", reference(state.dataset().source(work)), cite::HINT))
}
