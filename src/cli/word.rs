//! A word where a file or a subcommand should stand: most often a mistyped subcommand.

use std::ffi::OsStr;
use std::path::Path;

use crate::dataset::Speller;

/// What is wrong with a word that names neither a file nor one of `subcommands`; `None` if it names one, or looks
/// like a path or an option.
pub(super) fn problem(argument: &OsStr, subcommands: &[&str]) -> Option<String> {
    let word = argument.to_string_lossy();
    let is_word = !word.starts_with('-') && !word.contains(['/', '\\', '.']);
    if !is_word || subcommands.contains(&&*word) || word == "help" || is_there(Path::new(argument)) {
        return None;
    }
    let known = subcommands.join(", ");
    let problem = format!("“{word}” is neither a file nor a subcommand ({known})");
    Some(match nearest(&word, subcommands) {
        Some(nearest) => format!("{problem}; did you mean “{nearest}”?"),
        None => problem,
    })
}

/// Whether there is anything of this name; also when that can't be found out.
fn is_there(path: &Path) -> bool {
    path.try_exists().unwrap_or(true)
}

/// The subcommand that is meant, if the word is near to one.
fn nearest(word: &str, subcommands: &[&str]) -> Option<String> {
    Speller::new().nearest(word, subcommands.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBCOMMANDS: [&str; 4] = ["export", "list", "check", "date"];

    #[test]
    fn only_words_that_name_nothing_are_refused() {
        for word in ["list", "help", "--from", "-1", "events.ron", "./x", "a/b", "C:\\x", "..", "src"] {
            assert_eq!(problem(OsStr::new(word), &SUBCOMMANDS), None, "{word}");
        }
        for word in ["verify", "2015", "", "no such file"] {
            let said = problem(OsStr::new(word), &SUBCOMMANDS).expect("refused");
            let expected = format!("“{word}” is neither a file nor a subcommand (export, list, check, date)");
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn the_nearest_subcommand_is_named_if_it_is_near() {
        for (word, expected) in [
            ("exprot", Some("export")),
            ("Export", Some("export")),
            ("import", Some("export")),
            ("lst", Some("list")),
            ("chek", Some("check")),
            ("dates", Some("date")),
            ("verify", None),
            ("test", None),
            ("show", None),
        ] {
            assert_eq!(nearest(word, &SUBCOMMANDS).as_deref(), expected, "{word}");
        }
    }
}
