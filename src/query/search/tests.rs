use proptest::prelude::*;

use super::*;

/// A search that is understood as a whole, written out again.
fn understood(text: &str) -> String {
    let (search, mistakes) = Search::read(text);
    assert_eq!(mistakes, [], "{text}");
    search.to_string()
}

#[test]
fn words_phrases_exclusions_and_fields_are_told_apart() {
    for (typed, terms, written) in [
        ("", 0, ""),
        ("  \t ", 0, ""),
        ("putin tehran", 2, "putin tehran"),
        ("\"nuclear   deal\" putin", 2, "\"nuclear deal\" putin"),
        ("“look East”", 1, "\"look East\""),
        ("\"putin\"", 1, "putin"),
        ("\"never closed", 1, "\"never closed\""),
        ("\"\" \" \" -\"\" \u{301}", 0, ""),
        ("one\"two three\"four", 3, "one \"two three\" four"),
        ("-syria -\"two words\" -actor:zarif", 3, "-syria -\"two words\" -actor:zarif"),
        ("- --x \"-y\"", 3, "\"-\" \"--x\" \"-y\""),
        ("ACTOR:Zarif Theme:\"foreign policy\"", 2, "actor:Zarif theme:\"foreign policy\""),
        ("after:2015 before:2016-06", 2, "after:2015 before:2016-06"),
        ("on:\"March 2015\" date:201X", 2, "on:\"March 2015\" on:201X"),
        ("after:\"March 2015", 1, "after:\"March 2015\""),
        (
            "standing:Alleg importance:landmark importance:1",
            3,
            "standing:Alleg importance:landmark importance:1",
        ),
        (
            "https://example.org/a 12:30 Chapter: \"actor:x\"",
            4,
            "\"https://example.org/a\" \"12:30\" \"Chapter:\" \"actor:x\"",
        ),
        ("has:star -has:NOTE", 2, "has:star -has:NOTE"),
        ("title:-x title:\"//x\"", 2, "title:-x title:\"//x\""),
    ] {
        let (search, mistakes) = Search::read(typed);
        assert_eq!((search.terms.len(), mistakes), (terms, vec![]), "{typed}");
        assert_eq!(understood(typed), written, "{typed}");
        assert_eq!(Search::read(written), (search, vec![]), "{written}");
    }
}

#[test]
fn what_cannot_be_understood_is_told_and_left_out() {
    for (typed, rest, said) in [
        ("actr:zarif putin", "putin", "no field is called “actr”; did you mean “actor”?"),
        ("putin -Them:syria", "putin", "no field is called “Them”; did you mean “theme”?"),
        (
            "colour:red",
            "",
            "no field is called “colour” (actor, theme, place, source, standing, importance, after, before, on, cites, title, summary, excerpt, has); quote what is no field",
        ),
        ("actor: zarif", "zarif", "“actor:” needs a value, such as actor:iran"),
        ("oil title:\"\"", "oil", "“title:” needs a value, such as title:\"two words\""),
        ("standing:aleged", "", "no standing is called “aleged”; did you mean “alleged”?"),
        ("has:stra oil", "oil", "has: is followed by note or star, not by “stra”; did you mean “star”?"),
        ("has:", "", "“has:” needs a value, such as has:note"),
        ("importance:9x", "", "no importance is called “9x”"),
        ("after:2015-13", "", "after: at 6: month 13: expected 01 to 12"),
        ("after:2015/.. oil", "oil", "after needs a date with an end"),
        ("before:/2015", "", "before needs a date with a beginning"),
    ] {
        let (search, mistakes) = Search::read(typed);
        assert_eq!(search.to_string(), rest, "{typed}");
        let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].starts_with(said), "{typed}: {told:?}");
    }
}

#[test]
fn dates_beside_a_date_are_whole_days_beyond_it() {
    for (typed, edges) in [
        ("after:2015", ("2016", "")),
        ("before:2016-06", ("", "2016-05")),
        ("before:\"March 2015\"", ("", "2015-02")),
        ("after:2015-02-28", ("2015-03", "")),
        ("on:2015", ("2015", "2015")),
        ("on:2015/..", ("2015", "")),
    ] {
        let (search, _) = Search::read(typed);
        let Some(Asks::When(moment)) = search.terms.first().map(|term| &term.asks) else { panic!("{typed}") };
        let (from, to) = moment.span.edges();
        assert_eq!((from.as_str(), to.as_str()), edges, "{typed}");
    }
}

#[test]
fn every_field_is_read_by_its_name() {
    for (name, field) in Field::names() {
        assert_eq!(Field::named(&name.to_uppercase()), Some(field));
        let (search, mistakes) = Search::read(&format!("{}:{}", field.name(), field.example()));
        assert_eq!((search.terms.len(), mistakes), (1, vec![]), "{name}");
    }
}

/// The parts of `text` that a search hits.
fn hit<'t>(search: &str, text: &'t str, shown: Shown) -> Vec<&'t str> {
    Search::read(search).0.hits(text, shown).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn hits_are_those_of_what_is_shown() {
    use crate::query::facet::Facet;
    let title = "Râvabet irân va rusie";
    for (search, shown, expected) in [
        ("ravabet", Shown::Title, vec!["Râvabet"]),
        ("RUSIE iran", Shown::Other, vec!["irân", "rusie"]),
        ("va \"iran va\"", Shown::Title, vec!["va", "irân va"]),
        ("-ravabet", Shown::Title, vec![]),
        ("title:rusie summary:iran", Shown::Title, vec!["rusie"]),
        ("title:rusie summary:iran", Shown::Summary, vec!["irân"]),
        ("excerpt:\"va \"", Shown::Excerpt, vec!["va", "va"]),
        ("source:rusie cites:ravabet actor:iran", Shown::Name(Facet::Source), vec!["Râvabet", "rusie"]),
        ("actor:iran", Shown::Name(Facet::Actor), vec!["irân"]),
        ("after:2015 importance:1", Shown::Title, vec![]),
        ("", Shown::Title, vec![]),
    ] {
        assert_eq!(hit(search, title, shown), expected, "{search}");
    }
    assert_eq!(hit("ss", "Straße", Shown::Other), ["ß"]);
    assert_eq!(hit("s", "Straße", Shown::Other), ["S", "ß"]);
}

/// Something like a search, and anything at all.
fn typed() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "zarif",
        "Râvabet",
        "2015",
        "2015-06",
        "201X/..",
        "alleged",
        "1",
        "\"two  words\"",
        "“x",
        "",
        "-",
        "//",
        "ß",
        "\u{301}",
        "March 2015",
    ]);
    let names: Vec<&str> =
        Field::names().into_iter().map(|(name, _)| name).chain(["actr", "x", "NOTE"]).collect();
    let name = prop_oneof![2 => Just(String::new()), 3 => prop::sample::select(names).prop_map(|name| format!("{name}:"))];
    let term = (prop::sample::select(vec!["", "", "-"]), name, value)
        .prop_map(|(minus, name, value)| format!("{minus}{name}{value}"));
    let pieced = prop::collection::vec(term, 0..6).prop_map(|terms| terms.join(" "));
    prop_oneof![4 => pieced, 1 => "\\PC*", 2 => "[a-z:\"“” \\-/\u{0}\u{a0}´]*"]
}

proptest! {
    #[test]
    fn a_search_written_out_reads_back_the_same(typed in typed()) {
        let (search, _) = Search::read(&typed);
        let written = search.to_string();
        let (again, mistakes) = Search::read(&written);
        prop_assert_eq!(mistakes, [], "{}", written);
        prop_assert_eq!(&again, &search, "{}", written);
        prop_assert_eq!(again.to_string(), written);
    }

    #[test]
    fn mistakes_are_told_in_one_short_line(typed in typed()) {
        for mistake in Search::read(&typed).1 {
            let said = mistake.to_string();
            prop_assert!(!said.is_empty() && said.chars().count() < 300, "{}", said);
            prop_assert!(!said.chars().any(char::is_control), "{}", said);
        }
    }

    #[test]
    fn hits_are_whole_characters_that_hold_a_word(
        search in prop_oneof![Just("a e"), Just("s ss -o"), Just("\"a b\" n"), Just("th ae"), Just("\"e 1\" ' -"), Just("b ab abc")],
        text in "[a-zA-ZÀ-ɏ \u{300}-\u{304}'’“”…½\u{AD}\u{A0}]*|\\PC*|[abc ]*",
    ) {
        let (search, _) = Search::read(search);
        let words: Vec<&str> = search.terms.iter().filter(|term| !term.excluded).filter_map(|term| match &term.asks {
            Asks::Anywhere(words) => Some(words.folded.as_str()),
            Asks::Field(..) | Asks::When(_) => None,
        }).collect();
        let hits = search.hits(&text, Shown::Summary);
        prop_assert!(hits.is_sorted_by(|one, next| one.end <= next.start));
        for range in &hits {
            let hit = text.get(range.clone());
            let folded = fold(hit.unwrap_or_default());
            prop_assert!(words.iter().any(|word| folded.contains(word)), "{:?} in {:?}", hit, text);
        }
        let folded = fold(&text);
        prop_assert_eq!(hits.is_empty(), !words.iter().any(|word| folded.contains(word)));
    }
}
