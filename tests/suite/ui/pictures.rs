//! A handful of pictures of the real window on the real dataset, painted without a GPU.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use super::{USUAL, open};
use crate::support::pictures::assert_picture;

#[test]
fn whole_range() {
    let mut window = open(USUAL, Theme::Light);
    assert_picture(&mut window, "whole-range");
}

#[test]
fn details() {
    let mut window = open(USUAL, Theme::Light);
    window.get_by_role_and_label(Role::Button, "The ambassadors' photograph, 11 August 2021").click();
    window.remove_cursor();
    window.run();
    window.key_press(Key::F);
    window.run();
    window.key_press(Key::F);
    window.run();
    assert_picture(&mut window, "details");
}

#[test]
fn filtered() {
    let mut window = open(USUAL, Theme::Light);
    let syria = super::syria(&window);
    window.get_by_role_and_label(Role::CheckBox, &syria).click();
    window.remove_cursor();
    window.run();
    assert_picture(&mut window, "filtered");
}

#[test]
fn dark() {
    let mut window = open(USUAL, Theme::Dark);
    window.key_press(Key::End);
    window.run();
    assert_picture(&mut window, "dark");
}

#[test]
fn narrow_window() {
    let mut window = open(vec2(760.0, 500.0), Theme::Light);
    window.key_press(Key::Home);
    window.run();
    assert_picture(&mut window, "narrow-window");
}
