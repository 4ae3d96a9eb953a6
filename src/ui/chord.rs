//! Keys with what is held beside them, and how people read them.

use eframe::egui::{Key, Modifiers};

use super::keymap::SHORT_NAMES;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// What must be held.
    pub modifiers: Modifiers,
    /// What is pressed.
    pub key: Key,
}

pub(super) const fn key(key: Key) -> Chord {
    Chord { modifiers: Modifiers::NONE, key }
}

pub(super) const fn ctrl(key: Key) -> Chord {
    Chord { modifiers: Modifiers::COMMAND, key }
}

pub(super) const fn alt(key: Key) -> Chord {
    Chord { modifiers: Modifiers::ALT, key }
}

pub(super) const fn shift(key: Key) -> Chord {
    Chord { modifiers: Modifiers::SHIFT, key }
}

/// A chord for people: `Ctrl+S`, `←`, `?`.
pub fn chord_words(chord: Chord) -> String {
    let mut words = String::new();
    if chord.modifiers.command {
        words.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
    }
    if chord.modifiers.alt {
        words.push_str(if cfg!(target_os = "macos") { "⌥" } else { "Alt+" });
    }
    if chord.modifiers.shift {
        words.push_str("Shift+");
    }
    let short = SHORT_NAMES.iter().find(|(key, _)| *key == chord.key);
    words.push_str(short.map_or_else(|| chord.key.symbol_or_name(), |(_, name)| name));
    words
}
