//! The menus that copy citations, by mouse and by keyboard.

use annals::state::{Action, SelectAction};
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::open;

/// High enough for the whole card.
const TALL: Vec2 = vec2(1280.0, 1600.0);

/// A window on an event whose first excerpt, of Therme 2022, cites a report by Reuters.
fn opened() -> Harness<'static, App> {
    let mut window = open(TALL, Theme::Light);
    let dataset = window.state().state().dataset();
    let is_meant = |event: &annals::dataset::Event| event.id == "ambassadors-summoned";
    let found = dataset.indexed_events().find(|(_, event)| is_meant(event)).expect("the event").0;
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, Action::Select(SelectAction::Event(found)));
    window.run();
    window
}

/// What is put on the clipboard by the next frames.
fn copied(window: &mut Harness<'_, App>) -> Option<String> {
    for _ in 0..6 {
        window.step();
        let commands = &window.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            OutputCommand::CopyImage(_)
            | OutputCommand::OpenUrl(_)
            | OutputCommand::TextSelectionSettled(_) => None,
        });
        if text.is_some() {
            return text;
        }
    }
    None
}

/// The button of the first excerpt.
fn cite<'a>(window: &'a Harness<'_, App>) -> egui_kittest::Node<'a> {
    window.query_all_by_label("Cite…").next().expect("a button")
}

fn notice(window: &Harness<'_, App>) -> Option<String> {
    window.state().state().windows().notice.clone()
}

#[test]
fn an_excerpt_is_cited_from_its_menu() {
    for (entry, start, said) in [
        (
            "Copy note",
            "Clément Therme, *The Russian-Iran Partnership in a Multipolar World*, trans.",
            "Note copied.",
        ),
        ("Copy bibliography entry", "Therme, Clément. *The Russian-Iran", "Bibliography entry copied."),
        ("Copy BibLaTeX", "@report{therme-2022,\n", "BibLaTeX copied."),
        ("Copy CSL-JSON", "[\n  {\n    \"id\": \"therme-2022\",", "CSL-JSON copied."),
        ("Copy quotation with its source", "“", "Quotation copied."),
    ] {
        let mut window = opened();
        cite(&window).click();
        window.run();
        window.get_by_role_and_label(Role::Button, entry).click();
        let text = copied(&mut window).unwrap_or_else(|| panic!("{entry} copies"));
        assert!(text.starts_with(start), "{text}");
        assert_eq!(notice(&window).as_deref(), Some(said));
        window.run();
        assert!(window.query_by_label(entry).is_none(), "the menu closes");
    }
}

#[test]
fn a_cited_work_is_cited_with_the_place_that_cites_it() {
    let mut window = opened();
    cite(&window).click();
    window.run();
    window.get_by_label_contains("Copy note: Reuters, ").click();
    let text = copied(&mut window).expect("a note");
    assert!(
        text.starts_with("“Iran Summons Russian and British Envoys Over Tehran Conference Tweet,” Reuters")
    );
    assert!(text.contains("ed in Clément Therme, *The Russian-Iran Partnership"), "{text}");
}

#[test]
fn a_source_is_cited_from_the_menu_of_its_line_with_the_keyboard_alone() {
    let mut window = opened();
    let line = "Reuters, 12 August 2021 ↗";
    window.get_by_label(line).focus();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    window.run();
    assert!(window.get_by_label("Copy note").is_focused(), "the first entry has the focus");
    window.key_press(Key::Tab);
    window.run();
    assert!(window.get_by_label("Copy bibliography entry").is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(notice(&window).as_deref(), Some("Bibliography entry copied."));
    assert!(window.get_by_label(line).is_focused(), "the line has the focus again");
}

#[test]
fn an_excerpt_is_cited_with_the_keyboard_alone() {
    let mut window = opened();
    cite(&window).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(window.get_by_label("Copy quotation with its source").is_focused());
    window.key_press(Key::Tab);
    window.run();
    assert!(window.get_by_label("Copy note").is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(notice(&window).as_deref(), Some("Note copied."));
    cite(&window).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("Copy note").is_none(), "Escape closes the menu");
    assert!(cite(&window).is_focused());
    assert!(window.state().state().selected().is_some(), "and nothing else");
}

#[test]
fn commands_cite_the_selected_event() {
    let mut window = opened();
    for (entry, start) in [
        ("Copy note of the event’s first excerpt", "Clément Therme, "),
        ("Copy bibliography of the chosen events", "Ministry of Foreign Affairs, Islamic Republic of Iran. "),
        ("Copy their sources as BibLaTeX", "@report{therme-2022,"),
        ("Copy their sources as CSL-JSON", "[\n  {\n    \"id\": \"therme-2022\","),
    ] {
        window.get_by_role_and_label(Role::Button, "Event").click();
        window.run();
        window.get_by_label_contains(entry).click();
        let text = copied(&mut window).expect(entry);
        assert!(text.starts_with(start), "{entry}: {text}");
        window.run();
    }
}
