//! Strings that a Markdown reader would like to take for something else.

use std::collections::BTreeMap;

/// The strings of `hostile.json`, each hostile on its own. The file names their kinds.
pub(crate) fn seeds() -> Vec<String> {
    let kinds: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("hostile.json")).expect("lists of strings");
    kinds.into_values().flatten().collect()
}

/// Every seed: alone, at either end of words, between words, between brackets, and twice.
pub(crate) fn table() -> Vec<String> {
    seeds()
        .into_iter()
        .flat_map(|seed| {
            [
                seed.clone(),
                format!("{seed} and more"),
                format!("words, then {seed}"),
                format!("words{seed}words"),
                format!("it ({seed}) is"),
                format!("{seed} {seed}"),
                format!("{seed}{seed}"),
                format!("a\n{seed}\nb"),
            ]
        })
        .collect()
}
