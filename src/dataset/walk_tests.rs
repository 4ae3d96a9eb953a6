//! The walk agrees with what the RON parser read.

use ron::Value;

use super::super::load::BUILT_IN;
use super::super::path::Path;
use super::super::raw::{self, RawDataset, Written};
use super::*;

/// Notes every leaf and every value.
#[derive(Default)]
struct Notes {
    values: Vec<(Path, usize)>,
    leaves: Vec<(Path, String)>,
}

impl Observer for Notes {
    fn value(&mut self, path: &[Step], at: usize) {
        self.values.push((Path(path.to_vec()), at));
    }

    fn leaf(&mut self, _: &Leaf, at: usize, text: &str) -> bool {
        let (path, value_at) = self.values.last().cloned().unwrap();
        assert_eq!(value_at, at);
        self.leaves.push((path, text.to_owned()));
        true
    }

    fn misfit(&mut self, at: usize, _: Misfit<'_>) {
        panic!("a misfit at byte {at}");
    }

    fn cut(&mut self, from: usize, _: usize) {
        panic!("a cut at byte {from}");
    }
}

/// What the RON parser read at `path`.
fn value_at<'v>(whole: &'v Value, path: &Path) -> Option<&'v Value> {
    path.0.iter().try_fold(whole, |value, step| match (step, value) {
        (Step::Field(name), Value::Map(map)) => map.get(&Value::String((*name).to_owned())),
        (Step::Item(item), Value::Seq(items)) => items.get(*item),
        _ => None,
    })
}

/// How many leaves `value` has.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Map(map) => map.values().map(leaves).sum(),
        Value::Seq(items) => items.iter().map(leaves).sum(),
        Value::Bool(_)
        | Value::Char(_)
        | Value::Number(_)
        | Value::Option(_)
        | Value::String(_)
        | Value::Bytes(_)
        | Value::Unit => 1,
    }
}

/// Walks through `text` and compares every leaf with what the RON parser read.
fn agree(text: &str) {
    let whole: Value = raw::options().from_str(text).unwrap();
    let (notes, result) = Walk::through(text, &RawDataset::FORM, Notes::default());
    assert_eq!(result, Ok(()));
    assert_eq!(notes.leaves.len(), leaves(&whole));
    for (path, written) in notes.leaves {
        let value: Value = raw::options().from_str(&written).unwrap();
        assert_eq!(value_at(&whole, &path), Some(&value), "{path}");
    }
}

#[test]
fn every_value_stands_where_the_walk_says() {
    agree(BUILT_IN);
    agree(
        r##"
        #![enable(implicit_some)] // ) ] }
        #![type = "x ) ]"]
        /* /* ] */ ) */ Dataset /**/ ( format /* : */ : /* , */ 1, /*,*/
            title: r#"raw " ) " text"#, description: "\"\\ \u{29} ) \x5D \
                on", version: r"\", license: "",
            themes: [Theme(id: "a//b", label: "/* no comment",), Theme(id: "'", label: "\\",), ],
            actors: [], places: [(id: "[", label: "(")], r#sources: [],
            events: [Event(title: "\n", excerpts: [Excerpt(note: 0x10, cites: ["a", "b" /* c */ , ],),], importance: -1)], // end
        ) // end"##,
    );
}
