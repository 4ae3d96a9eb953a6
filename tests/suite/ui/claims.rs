//! What bears on a claim stands beside it, from both sides; a quotation leads to its source and to what that cites.

use std::path::PathBuf;

use annals::dataset::load_str;
use annals::state::{Action, Appearance, SelectAction, Settings, State};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, OutputCommand, Rect, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::open;
use crate::support::pictures::window;

/// High enough for the whole card.
const TALL: Vec2 = vec2(1280.0, 1600.0);

/// A claim, its denial, an answer that is no claim, and two works cited at the same place.
const DISPUTED: &str = r#"Dataset(format: 1, title: "A disputed deal",
    themes: [Theme(id: "energy", label: "Energy")],
    actors: [Actor(id: "herald", label: "The Herald", kind: Organisation),
        Actor(id: "north", label: "North", kind: State), Actor(id: "south", label: "South", kind: State),
        Actor(id: "east", label: "East", kind: State)],
    sources: [
        Source(id: "gray-2022", role: Read, kind: Report, title: "A Sea Divided", author: ["Ann Gray"], issued: "2022",
            url: "https://example.org/sea?page=1#top"),
        Source(id: "herald-2021", role: Cited, kind: NewspaperArticle, title: "Deal", container_title: "The Herald",
            issued: "2021-11-02", url: "https://example.org/herald"),
        Source(id: "brown-2021", role: Cited, kind: Book, title: "Gas", author: ["Tom Brown"], issued: "2021"),
    ],
    events: [
        Event(id: "deal", date: "2021-11-02", title: "A deal on gas is reported", summary: "North is said to have sold.",
            themes: ["energy"], standing: Alleged, attributed_to: ["herald", "east"],
            excerpts: [Excerpt(source: "gray-2022", section: "The sea", note: 21, prefix: "said to", suffix: "last week",
                exact: "have sold - and “signed away”, it says", cites: ["herald-2021", "brown-2021"])]),
        Event(id: "denial", date: "2021-11-04", title: "Both deny a deal", themes: ["energy"], standing: Denied,
            attributed_to: ["north", "south", "east"],
            excerpts: [
                Excerpt(source: "gray-2022", section: "paragraph 4", exact: "there is no such deal"),
                Excerpt(source: "gray-2022", section: "paragraph 5", exact: "nor will there be"),
            ],
            other_dates: [OtherDate(date: "2021-11-05",
                excerpt: Excerpt(source: "gray-2022", section: "paragraph 9", exact: "on the fifth"))],
            relations: [Relation(kind: Contradicts, to: "deal")]),
        Event(id: "treaty", date: "2022", title: "A treaty settles the border", themes: ["energy"], standing: Stated,
            excerpts: [Excerpt(source: "gray-2022", exact: "the treaty of that year")],
            relations: [Relation(kind: FollowsFrom, to: "deal"), Relation(kind: RespondsTo, to: "denial")]),
    ],
)"#;

/// A window on the made-up dataset, with one of its events selected.
fn disputed(selected: &str) -> Harness<'static, App> {
    let build = window(TALL, Color32::WHITE).with_theme(Theme::Light).with_max_steps(16);
    let mut harness = build.build_eframe(|creation| {
        let dataset = load_str(DISPUTED).expect("a sound dataset").dataset;
        let settings = Settings { appearance: Appearance::Light, ..Settings::default() };
        let state = State::new(dataset, None, settings, PathBuf::from("/documents"));
        App::new(&creation.egui_ctx, state)
    });
    harness.run();
    select(&mut harness, selected);
    harness
}

fn select(window: &mut Harness<'_, App>, id: &str) {
    let dataset = window.state().state().dataset();
    let found = dataset.indexed_events().find(|(_, event)| event.id == *id).expect("the event").0;
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Select(SelectAction::Event(found)));
    window.run();
}

fn selected(window: &Harness<'_, App>) -> String {
    let state = window.state().state();
    state.selected().map_or_else(String::new, |ix| state.dataset().event(ix).id.to_string())
}

/// Where the text with this label lies in the details.
fn place(window: &Harness<'_, App>, label: &str) -> Rect {
    window.query_all_by_label(label).last().unwrap_or_else(|| panic!("{label}")).rect()
}

/// The address that the next frames open in a browser.
fn opened(window: &mut Harness<'_, App>) -> Option<String> {
    for _ in 0..6 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let url = commands.iter().find_map(|command| match command {
            OutputCommand::OpenUrl(open) => Some(open.url.clone()),
            OutputCommand::CopyText(_)
            | OutputCommand::CopyImage(_)
            | OutputCommand::TextSelectionSettled(_) => None,
        });
        if url.is_some() {
            return url;
        }
    }
    None
}

#[test]
fn a_claim_has_its_denial_beside_it() {
    let mut window = disputed("deal");
    window.get_by_label("Alleged by The Herald and East");
    let parts = [
        "North is said to have sold.",
        "CONTRADICTED BY",
        "Both deny a deal (4 November 2021)",
        "Denied by North, South and East",
        "“…there is no such deal…”",
        "Gray 2022, paragraph 4",
        "EXCERPT",
        "RELATED",
        "A treaty settles the border (2022)",
    ];
    let tops = parts.map(|part| place(&window, part).top());
    assert!(tops.is_sorted(), "{tops:?}");
    assert!(window.query_by_label("“…nor will there be…”").is_none(), "one quotation is enough");
    window.get_by_role_and_label(Role::Link, "Both deny a deal (4 November 2021)").click();
    window.run();
    assert_eq!(selected(&window), "denial");
}

#[test]
fn a_denial_has_the_claim_beside_it() {
    let mut window = disputed("denial");
    let parts = [
        "Denied by North, South and East",
        "CONTRADICTS",
        "A deal on gas is reported (2 November 2021)",
        "Alleged by The Herald and East",
        "“…have sold - and “signed away”, it says…”",
        "Gray 2022, “The sea”, note 21",
        // What answers a denial bears on it, whatever its own standing.
        "ANSWERED BY",
        "A treaty settles the border (2022)",
        "Stated as fact by the source",
        "EXCERPTS",
    ];
    let tops = parts.map(|part| place(&window, part).top());
    assert!(tops.is_sorted(), "{tops:?}");
    assert!(window.query_by_label("RELATED").is_none(), "nothing stands there twice");
    window.get_by_role_and_label(Role::Link, "A deal on gas is reported (2 November 2021)").click();
    window.run();
    assert_eq!(selected(&window), "deal");
}

#[test]
fn another_date_stands_in_both_calendars_with_its_passage() {
    let window = disputed("denial");
    let tops =
        ["OTHER DATES GIVEN", "5 November 2021", "“…on the fifth…”"].map(|part| place(&window, part).top());
    assert!(tops.is_sorted(), "{tops:?}");
    let (date, persian) = (place(&window, "5 November 2021"), place(&window, "14 Aban 1400"));
    assert!(persian.left() > date.right() && persian.y_range().intersects(date.y_range()));
}

#[test]
fn the_chain_is_one_line_whose_works_are_links() {
    let mut window = disputed("deal");
    let parts = [
        "Quoted in ",
        "Gray 2022, “The sea”, note 21",
        ", which cites ",
        "The Herald, 2 November 2021 ↗",
        "; ",
        "Brown, “Gas”, 2021",
    ];
    let places = parts.map(|part| place(&window, part));
    let reads_on =
        |pair: &[Rect]| pair[1].bottom() >= pair[0].bottom() && pair[1].top() <= pair[0].bottom() + 4.0;
    assert!(places.windows(2).all(reads_on), "{places:?}");
    assert_eq!(
        window.get_by_label("Brown, “Gas”, 2021").accesskit_node().role(),
        Role::Label,
        "it has no address"
    );
    window.get_by_role_and_label(Role::Link, "The Herald, 2 November 2021 ↗").click();
    // The words quoted need not be there.
    assert_eq!(opened(&mut window).as_deref(), Some("https://example.org/herald"));
}

#[test]
fn the_link_to_a_source_leads_to_the_quotation() {
    let mut window = disputed("deal");
    let link = window.get_by_role_and_label(Role::Link, "Gray 2022 ↗");
    link.hover();
    window.run();
    let tooltip = window.get_by_label_contains("“A Sea Divided”").accesskit_node().value().expect("a text");
    assert!(tooltip.contains("\nhttps://example.org/sea?page=1#top\n"), "{tooltip}");
    window.get_by_role_and_label(Role::Link, "Gray 2022 ↗").click();
    assert_eq!(
        opened(&mut window).as_deref(),
        Some(
            "https://example.org/sea?page=1#top:~:text=said%20to-,have%20sold%20%2D%20and%20%E2%80%9Csigned%20away\
             %E2%80%9D%2C%20it%20says,-last%20week"
        )
    );
}

#[test]
fn a_shipped_contradiction_stands_beside_the_claim() {
    let mut window = open(TALL, Theme::Light);
    select(&mut window, "zarif-accuses-irgc");
    place(&window, "Alleged by Javad Zarif");
    place(&window, "CONTRADICTED BY");
    place(&window, "RESPONDS TO");
    place(&window, "Denied by Russia");
}
