use std::collections::{HashMap, HashSet};

use super::*;

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut taken: HashMap<String, Command> = HashMap::new();
    for row in TABLE {
        for chord in row.keys {
            let words = format!("{chord:?}");
            if let Some(other) = taken.insert(words, row.command) {
                panic!("{chord:?} fires both {other:?} and {:?}", row.command);
            }
        }
    }
}

#[test]
fn every_command_stands_in_the_table_once() {
    let listed: Vec<Command> = TABLE.iter().map(|row| row.command).collect();
    let different: HashSet<Command> = listed.iter().copied().collect();
    assert_eq!(listed.len(), different.len());
    assert!(TABLE.iter().all(|row| row.menu.is_some() || !row.keys.is_empty()), "reachable");
}
