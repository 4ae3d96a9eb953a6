//! The window: egui and eframe live here and nowhere else.

mod app;
mod choosing;
mod chord;
mod cite_command;
mod clearing;
mod command;
mod effects;
mod kept;
mod keymap;
mod launch;
mod marked;
mod menu_key;
mod panels;
mod portal;
mod reading;
mod rehearsal;
mod row_command;
mod searcher;
mod source_command;
mod start;
mod table;
mod theme;
mod timeline;

pub use app::App;
pub use cite_command::CiteCommand;
pub use command::{Chord, Command, Does, Menu, Row, TABLE, chord_words};
pub use keymap::Keymap;
pub use launch::{OpenFailure, open};
pub use panels::find_command;
pub use reading::Question;
pub use row_command::RowCommand;
pub use source_command::SourceCommand;
pub use start::{Ahead, Start};
pub use theme::Palette;
