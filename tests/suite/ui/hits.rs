//! What the search hits is marked where it shows, and counted.

use annals::ui::{App, Palette};
use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{ClippedShape, Shape};
use eframe::egui::text::ByteIndex;
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{USUAL, open};

/// How many markers lie behind labels of the canvas, and the texts that are marked elsewhere.
fn marked(window: &Harness<'_, App>) -> (usize, Vec<String>) {
    let hit = Palette::of(window.ctx.theme()).hit.0;
    let (mut behind, mut texts) = (0, Vec::new());
    for ClippedShape { shape, .. } in &window.output().shapes {
        if let Shape::Rect(rect) = shape {
            behind += usize::from(rect.fill == hit);
        }
        if let Shape::Text(text) = shape {
            let job = &text.galley.job;
            let hits = job.sections.iter().filter(|section| section.format.background == hit);
            let text = |range: &std::ops::Range<ByteIndex>| job.text[range.start.0..range.end.0].to_owned();
            texts.extend(hits.map(|section| text(&section.byte_range)));
        }
    }
    (behind, texts)
}

fn search(window: &mut Harness<'_, App>, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, "Search");
    if !field.is_focused() {
        field.focus();
        window.run();
    }
    window.get_by_role_and_label(Role::TextInput, "Search").type_text(text);
    window.run();
}

#[test]
fn hits_are_marked_on_the_canvas_and_in_the_details() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut window = open(USUAL, theme);
        assert_eq!(marked(&window), (0, Vec::new()));
        search(&mut window, "TEHRAN");
        window.key_press(Key::Enter);
        window.run();
        let (behind, texts) = marked(&window);
        assert!(behind > 0, "labels on the canvas are marked");
        assert!(!texts.is_empty() && texts.iter().all(|text| text == "Tehran"), "{texts:?}");
    }
}

#[test]
fn hits_are_marked_in_the_table() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut window = open(USUAL, theme);
        window.key_press(Key::T);
        window.run();
        search(&mut window, "tehran");
        let state = window.state().state();
        let holds = |text: &str| text.to_lowercase().matches("tehran").count();
        let titles = state.matches().iter().map(|event| holds(&state.dataset().event(event).title));
        let (behind, _) = marked(&window);
        assert!(behind > 0 && behind <= titles.sum::<usize>(), "{behind}");
        assert!(marked(&window).1.is_empty(), "no title is longer for it");
    }
    // Sources are named in short there.
    let mut window = open(USUAL, Theme::Light);
    window.key_press(Key::T);
    window.run();
    search(&mut window, "source:vatanka");
    assert!(marked(&window).0 > 0);
}

#[test]
fn a_field_marks_only_where_it_looks() {
    let mut window = open(USUAL, Theme::Light);
    search(&mut window, "place:tehran");
    window.key_press(Key::Enter);
    window.run();
    let (behind, texts) = marked(&window);
    assert_eq!((behind, texts), (0, vec!["Tehran".to_owned()]), "the place, not the title");
}

#[test]
fn enter_walks_through_the_hits_and_says_where_it_is() {
    let mut window = open(USUAL, Theme::Light);
    search(&mut window, "tehran");
    let hits = window.state().state().matches().len();
    assert!(hits > 2);
    assert!(window.query_by_label(&format!("{hits} hits")).is_some());
    let place = |window: &Harness<'_, App>| {
        (1..=hits).find(|at| window.query_by_label(&format!("Hit {at} of {hits}")).is_some())
    };
    window.key_press(Key::Enter);
    window.run();
    let first = place(&window).expect("a place");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(place(&window), Some((first + 1).min(hits)));
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    let back = place(&window).expect("a place");
    assert_eq!(back, if first == hits { first - 1 } else { first });
    search(&mut window, " xyzzy");
    assert!(window.query_by_label("No hits").is_some());
    window.key_press(Key::Escape);
    window.run();
    search(&mut window, "actr:zarif");
    assert!(
        window.query_by_label_contains("Hit").is_none(),
        "nothing that can be understood is searched for"
    );
    assert!(window.query_by_label_contains("hits").is_none());
}
