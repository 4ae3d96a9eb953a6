//! The menus at the top, in the smallest window too.

use annals::ui::{Menu, Row, TABLE};
use eframe::egui::accesskit::Role;
use eframe::egui::{Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::open;

#[test]
fn a_long_menu_keeps_below_the_bar_in_a_low_window() {
    let size = vec2(760.0, 500.0);
    for menu in Menu::ALL {
        let mut window = open(size, Theme::Light);
        let bar = window.get_by_role_and_label(Role::Button, menu.words()).rect();
        window.get_by_role_and_label(Role::Button, menu.words()).click();
        window.run();
        let listed = |row: &&Row| row.menu.is_some_and(|(within, _)| within == *menu);
        let first = TABLE.iter().find(listed).expect("an entry").words;
        let mut entry = window.query_all_by_role(Role::Button).filter_map(|node| {
            let is_first = node.accesskit_node().label().is_some_and(|label| label.contains(first));
            is_first.then(|| node.rect())
        });
        let rect = entry.next_back().expect("the first entry");
        assert!(rect.top() >= bar.bottom() - 1.0 && rect.bottom() < size.y, "{menu:?}: {rect:?} {bar:?}");
    }
}
