//! Where values end, and where a byte of a text stands in its literal.

use proptest::prelude::*;

use super::*;

/// How long the value at the start of `text` is.
fn length(text: &str) -> Result<usize, Stop> {
    let mut cursor = Cursor::new(text);
    cursor.skip_value().map(|()| cursor.at())
}

#[test]
fn values_end_where_they_end() {
    for (value, rest) in [
        (r#""a""#, ", x"),
        (r#""a\"b""#, "\""),
        (r##"r#"a"b"#"##, "#"),
        (r#"r"\""#, ")"),
        (r#"b"(""#, ")"),
        (r##"br#"""#"##, ")"),
        ("'('", ")"),
        (r"'\''", ")"),
        (r"'\u{28}'", ")"),
        ("Some (1)", ")"),
        ("Some", " , (1)"),
        ("Name { a: (1) }", " }"),
        ("-1.5e+3", " /* c */"),
        ("0x_ff", "]"),
        ("r#type", ")"),
        ("r", ")"),
        ("[a, (b: /* ] */ 'c'), {\"]\": 1}]", "]"),
    ] {
        assert_eq!(length(&format!("{value}{rest}")), Ok(value.len()), "{value}");
    }
    for broken in ["", " ", ",", "(]", "[", "\"a", "\"\\", "r#\"\"", "'a", "'", "/* x", "#", "é\u{0}("] {
        assert!(length(&format!("({broken}")).is_err(), "{broken:?}");
    }
    let depth = |depth| length(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert_eq!(depth(MAX_DEPTH), Ok(2 * MAX_DEPTH));
    assert_eq!(depth(MAX_DEPTH + 1), Err(Stop::TooDeep(MAX_DEPTH)));
}

/// One character of a text, as it may be written in quotes.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        "[^\"\\\\\0]".prop_map(|plain| plain),
        prop::sample::select(
            &[r"\n", r"\t", r#"\""#, r"\\", r"\'", r"\0", r"\x41", r"\xE2\x82\xAC", r"\u{e9}", r"\u{1F600}"]
                [..]
        )
        .prop_map(str::to_owned),
        prop::sample::select(&["\\\n   ", "\\\r\n\t\n"][..]).prop_map(str::to_owned),
    ]
}

proptest! {
    /// The literal up to the place found stands for the text up to the byte asked for.
    #[test]
    fn a_byte_of_a_text_is_found_in_its_literal(parts in prop::collection::vec(written(), 0..12), before in "[a-z (]{0,5}") {
        let body = parts.concat();
        let text = format!("{before}\"{body}\" rest");
        let decoded: String = ron::from_str(&format!("\"{body}\"")).unwrap();
        for (inside, _) in decoded.char_indices().chain([(decoded.len(), ' ')]) {
            let at = offset_in_literal(&text, before.len(), inside);
            let start: String = ron::from_str(&format!("{}\"", &text[before.len()..at])).unwrap();
            prop_assert_eq!(&start, &decoded[..inside]);
        }
    }

    #[test]
    fn a_byte_of_a_raw_text_is_found_in_its_literal(body in "[^\"\0]{0,20}", hashes in 0_usize..4) {
        let hashes = "#".repeat(hashes);
        let text = format!("r{hashes}\"{body}\"{hashes}");
        for (inside, _) in body.char_indices() {
            let at = offset_in_literal(&text, 0, inside);
            prop_assert_eq!(&text[at..at + body.len() - inside], &body[inside..]);
        }
    }

    /// Whatever the text and the place asked for, the answer is a place in the text.
    #[test]
    fn a_place_in_any_literal_is_a_place(text in "\"?[a\\\\xu{}\"é\n0-9]{0,20}", inside in 0_usize..30) {
        let at = offset_in_literal(&text, 0, inside);
        prop_assert!(at <= text.len() && (at == 0 || text.is_char_boundary(at) || text.starts_with('r')));
    }
}
