//! Evidence in the window: colours, the survey, the lane of sources; by keys, mouse and names.

use annals::dataset::{EventIx, Role as Part, SourceIx};
use annals::query::Facet;
use annals::state::{Action, EvidenceAction, FitTarget, SelectAction, SpanAction, ViewAction};
use annals::timeline::Evidence;
use annals::ui::App;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};

use super::{USUAL, open};

/// The names of all buttons on screen, and where they are.
fn buttons(window: &Harness<'_, App>) -> Vec<(String, Rect)> {
    window
        .query_all(by().role(Role::Button))
        .filter_map(|node| node.accesskit_node().label().map(|label| (label, node.rect())))
        .collect()
}

fn act(window: &mut Harness<'_, App>, action: Action) {
    let ctx = window.ctx.clone();
    window.state_mut().apply(&ctx, action);
    window.run();
}

fn event(window: &Harness<'_, App>, id: &str) -> EventIx {
    window.state().state().find_event(id).expect("the event")
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn c_names_what_each_event_rests_on_and_the_legend_counts_it() {
    let mut window = open(USUAL, Theme::Light);
    let before: Vec<String> = buttons(&window).into_iter().map(|(name, _)| name).collect();
    let photo = "The ambassadors' photograph, 11 August 2021";
    assert!(before.iter().any(|name| name == photo));
    assert!(window.query_by_label_contains("Several sources · ").is_none());
    press(&mut window, Key::C);
    assert!(window.state().state().colours_by_evidence());
    window.get_by_role_and_label(Role::Button, &format!("{photo}, one source"));
    let state = window.state().state();
    let counts = state.matches().by_evidence(state.catalogue());
    assert_eq!(counts.iter().sum::<usize>(), state.matches().len());
    for class in Evidence::ALL {
        window.get_by_label(&format!("{} · {}", class.words(), counts[class.index()]));
    }
    // Strips say how they divide.
    let strips: Vec<String> = buttons(&window)
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name.contains(" together") && !name.contains("sources together"))
        .collect();
    assert!(!strips.is_empty());
    for strip in strips {
        let (count, shares) = strip.split_once(" events together: ").expect("it says how");
        let shares: usize =
            shares.split(", ").filter_map(|part| part.split(' ').next()?.parse::<usize>().ok()).sum();
        assert_eq!(shares.to_string(), count, "{strip}");
    }
    press(&mut window, Key::C);
    assert_eq!(buttons(&window).into_iter().map(|(name, _)| name).collect::<Vec<_>>(), before);
}

#[test]
fn the_menu_colours_too_and_details_say_the_class_in_words() {
    let mut window = open(USUAL, Theme::Dark);
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("Colour by evidence").click();
    window.run();
    assert!(window.state().state().colours_by_evidence());
    let summoned = event(&window, "ambassadors-summoned");
    act(&mut window, Action::Select(SelectAction::Event(summoned)));
    window.get_by_label("Only a cited report");
    window.get_by_label_contains("names another work as its ground");
    act(&mut window, Action::Evidence(EvidenceAction::ToggleColours));
    assert!(window.query_by_label("Only a cited report").is_none());
}

#[test]
fn hovering_says_the_class_and_the_shares_of_a_strip() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::C);
    let all = buttons(&window);
    let (_, mark) =
        all.iter().find(|(name, _)| name.ends_with("11 August 2021, one source")).expect("a mark");
    window.hover_at(mark.center());
    window.run();
    window.get_by_label("One source");
    let (name, strip) = all.iter().find(|(name, _)| name.contains(" events together: ")).expect("a strip");
    window.hover_at(strip.center());
    window.run();
    let state = window.state().state();
    let legend = state.matches().by_evidence(state.catalogue());
    for class in Evidence::ALL.into_iter().filter(|class| name.contains(class.lower())) {
        let line = window.query_all(by().label_contains(&format!("{}: ", class.words()))).count();
        assert!(line > 0 && legend[class.index()] > 0, "{class:?} of {name}");
    }
}

#[test]
fn the_table_colours_the_sign_of_the_standing_and_names_the_class() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::T);
    press(&mut window, Key::C);
    let rows: Vec<String> =
        window.query_all(by().role(Role::Row)).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(rows.len() > 10);
    let says = |row: &&String| {
        Evidence::ALL.iter().any(|class| row.contains(class.lower()))
            || row.contains("alleged")
            || row.contains("denied")
    };
    assert_eq!(rows.iter().filter(says).count(), rows.len(), "{rows:?}");
}

#[test]
fn the_palette_opens_the_survey_and_a_work_filters() {
    let mut window = open(USUAL, Theme::Light);
    act(&mut window, Action::Span(SpanAction::Type { from: "2021".to_owned(), to: "2021".to_owned() }));
    let found = annals::ui::find_command("evidence of", &|_| true);
    assert!(!found.is_empty());
    window.get_by_label("View").click();
    window.run();
    window.get_by_label_contains("Evidence of the span").click();
    window.run();
    let survey = window.state().state().survey();
    window.get_by_label(&format!("2021 · {} events", survey.events));
    for class in Evidence::ALL {
        let count = survey.count(class);
        window
            .get_by_role_and_label(Role::Button, &format!("{}: {count} of {}", class.words(), survey.events));
    }
    let (work, count) = survey.upstream[0];
    let ending = format!(": {count} of {}", survey.events);
    let row = buttons(&window).into_iter().find(|(name, _)| {
        name.ends_with(&ending) && !Evidence::ALL.iter().any(|class| name.starts_with(class.words()))
    });
    let (name, _) = row.expect("the first work");
    window.get_by_role_and_label(Role::Button, &name).click();
    window.run();
    let state = window.state().state();
    assert!(state.filter().has(Facet::Source, work.into()));
    assert_eq!(state.exported_count(), count);
    window.get_by_label(&format!("2021 · {}", annals::state::counted(count)));
}

#[test]
fn the_count_of_the_span_leads_to_the_survey_and_a_class_to_its_list() {
    let mut window = open(USUAL, Theme::Light);
    act(&mut window, Action::Span(SpanAction::Type { from: "2021".to_owned(), to: "2021".to_owned() }));
    let count = window.state().state().exported_count();
    let words = format!("{count} events");
    window.get_all_by_label(&words).last().expect("in the status line").click();
    window.run();
    let survey = window.state().state().survey();
    let class = format!("Alleged or denied: {} of {count}", survey.count(Evidence::Alleged));
    window.get_by_role_and_label(Role::Button, &class).click();
    window.run();
    assert_eq!(window.state().state().listed().len(), survey.count(Evidence::Alleged));
    window.get_by_label("Of the matches in 2021.");
    window.get_by_label("‹ Evidence: 2021").click();
    window.run();
    window.get_by_label("Close the evidence").click();
    window.run();
    assert!(!window.state().state().shows_survey());
}

/// The names of the marks of sources on screen, and where they are.
fn sources(window: &Harness<'_, App>) -> Vec<(String, Rect)> {
    let is_source = |name: &str| name.starts_with("Source: ") || name.contains(" sources together: ");
    buttons(window).into_iter().filter(|(name, _)| is_source(name)).collect()
}

#[test]
fn u_shows_the_sources_each_of_them_somewhere() {
    let mut window = open(USUAL, Theme::Light);
    let sum = |window: &Harness<'_, App>| window.query_by_label_contains("23 undated = 186").is_some();
    assert!(sources(&window).is_empty() && sum(&window));
    press(&mut window, Key::U);
    let total = window.state().state().dataset().sources.len();
    let said = window.get_by_label_contains("Sources: ").accesskit_node().label().expect("a name");
    let numbers: Vec<usize> = said.split([' ', '=']).filter_map(|word| word.parse().ok()).collect();
    assert_eq!(numbers.len(), 5, "{said}");
    assert_eq!((numbers[..4].iter().sum::<usize>(), numbers[4]), (total, total), "{said}");
    let shown = sources(&window);
    let in_clusters = |name: &str| {
        name.split_once(" sources together: ").and_then(|(count, _)| count.parse::<usize>().ok())
    };
    let counted: usize = shown.iter().map(|(name, _)| in_clusters(name).unwrap_or(1)).sum();
    assert_eq!(counted, numbers[0] + numbers[1]);
    assert!(sum(&window), "events are counted as before");
    press(&mut window, Key::U);
    assert!(sources(&window).is_empty());
}

#[test]
fn the_sources_of_the_selected_event_say_how_long_after_it_they_appeared() {
    let mut window = open(USUAL, Theme::Light);
    let photo = event(&window, "ambassadors-photo");
    act(&mut window, Action::Evidence(EvidenceAction::ToggleSources));
    act(&mut window, Action::Select(SelectAction::Event(photo)));
    press(&mut window, Key::F);
    press(&mut window, Key::F);
    let names: Vec<String> = sources(&window).into_iter().map(|(name, _)| name).collect();
    let own = "on the same day, of “The ambassadors' photograph”";
    assert!(names.iter().any(|name| name.contains(own)), "{names:?}");
    // Farther out the report that was read is on screen too.
    press(&mut window, Key::Num0);
    let names: Vec<String> = sources(&window).into_iter().map(|(name, _)| name).collect();
    assert!(
        names.iter().any(|name| name.contains("6 to 8 months after, of “The ambassadors' photograph”")),
        "{names:?}"
    );
}

#[test]
fn a_click_on_a_source_lists_what_rests_on_it_by_mouse_and_by_name() {
    let mut window = open(USUAL, Theme::Light);
    press(&mut window, Key::U);
    let (name, rect) = sources(&window).remove(0);
    window.hover_at(rect.center());
    window.run();
    window.get_by_label_contains("of the matches. Click lists them.");
    window.drag_at(rect.center());
    window.drop_at(rect.center());
    window.run();
    let listed = window.state().state().listed().to_vec();
    assert!(!listed.is_empty(), "{name}");
    let title = window.state().state().listing().expect("said why").title.clone();
    window.get_by_label(&title);
    act(&mut window, Action::Select(SelectAction::Nothing));
    window.get_by_role_and_label(Role::Button, &name).click_accesskit();
    window.run();
    assert_eq!(window.state().state().listed(), listed);
}

#[test]
fn read_and_cited_sources_have_other_shapes() {
    let mut window = open(USUAL, Theme::Light);
    let dataset = window.state().state().dataset();
    let read = dataset.sources.iter().position(|source| source.role == Part::Read).expect("one was read");
    assert!(dataset.sources.iter().any(|source| source.role == Part::Cited));
    let read = SourceIx::at(read);
    press(&mut window, Key::U);
    let days = FitTarget::Days(dataset_days(&window, read));
    act(&mut window, Action::View(ViewAction::FitEvents(days)));
    let shown = sources(&window);
    let of = |ending: &str| {
        shown.iter().find(|(name, rect)| name.ends_with(ending) && rect.width() > 16.0).map(|(_, rect)| *rect)
    };
    let (filled, empty) = (of(", read").expect("a bar"), of(", cited").expect("a bar"));
    window.remove_cursor();
    window.run();
    let picture = window.render().expect("a picture");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pixel")]
    let light = |rect: Rect| {
        let at = rect.center();
        picture.get_pixel(at.x as u32, at.y as u32)[0]
    };
    assert!(light(filled) < light(empty) - 60, "{} {}", light(filled), light(empty));
}

/// Some months around the date of a source.
fn dataset_days(window: &Harness<'_, App>, source: SourceIx) -> annals::date::Days {
    let date = window.state().state().dataset().source(source).issued.clone().expect("a date");
    let days = date.span().expect("closed");
    let day = |number: i32| annals::date::Day::from_number(number).expect("a day");
    annals::date::Days::new(day(days.first().number() - 260), day(days.last().number() + 30))
        .expect("in order")
}
