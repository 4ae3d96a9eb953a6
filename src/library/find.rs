//! Finding a quotation: every place where it stands, and if it stands nowhere, what comes nearest to it.
//!
//! Four looks, each only if the one before found nothing:
//! 1. word for word, white space and soft hyphens aside;
//! 2. through typography: quotes and dashes of other forms, ligatures, words that a line's end divides. There a hyphen
//!    may belong to the word or not, so both are taken;
//! 3. the same with headers, footers and page numbers left out ([`furniture`]); what is found says which;
//! 4. with a few characters that differ, no more than [`most`]. That is never the quotation, only what may have become
//!    of it: a [`Change`] says how it differs.

use std::cell::OnceCell;
use std::ops::Range;

use super::align::{Sign, Step, align, distance, part, words};
use super::change::Change;
use super::fold::fold;
use super::furniture::furniture;
use super::key::{Key, key};
use super::myers::best_ends;
use super::text::Text;
use super::typography::{is_hyphen, signs};
use crate::dataset::Excerpt;

/// The fewest characters of a quotation of which any may differ: shorter ones stand by chance.
const FEWEST: usize = 16;

/// How many characters of a quotation there must be for each that differs.
const FOR_EACH: usize = 10;

/// How many letters of a word there must be for each slip in it.
const FOR_A_SLIP: usize = 2;

/// How far around a place signs are compared that no key has, in bytes.
const AROUND: usize = 8;

/// The most places that are looked at closely when characters differ.
const MOST_NEAR: usize = 32;

/// What looking for a quotation gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// It stands at these places, in order, or something near to it. Never empty.
    At(Vec<Place>),
    /// It stands at this place and perhaps others, but nowhere between its prefix and suffix.
    Elsewhere(Range<usize>),
    /// It doesn't stand in the text.
    Nowhere,
}

impl Found {
    /// The places, in order; none if there are none between prefix and suffix.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        match self {
            Self::At(places) => places.iter().map(|place| place.range.clone()).collect(),
            Self::Elsewhere(_) | Self::Nowhere => Vec::new(),
        }
    }
}

/// Where a quotation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    /// Headers, footers and page numbers within it that aren't part of the quotation, in order.
    pub(super) skipped: Vec<Range<usize>>,
    /// How the text differs there from the quotation; `None` if it doesn't.
    pub(super) change: Option<Change>,
}

impl Place {
    /// `lines` are all that were left out.
    fn new(range: Range<usize>, lines: &[Range<usize>], change: Option<Change>) -> Self {
        let inside = |line: &&Range<usize>| range.start <= line.start && line.end <= range.end;
        let skipped = lines.iter().filter(inside).cloned().collect();
        Self { range, skipped, change }
    }
}

/// What is looked for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    prefix: String,
    exact: String,
    suffix: String,
    /// The keys of the three.
    keys: [String; 3],
}

impl Quotation {
    pub(super) fn new(prefix: &str, exact: &str, suffix: &str) -> Self {
        let [prefix, exact, suffix] = [prefix, exact, suffix].map(fold);
        let keys = [&prefix, &exact, &suffix].map(|text| key(text));
        Self { prefix, exact, suffix, keys }
    }

    pub(super) fn of(excerpt: &Excerpt) -> Self {
        Self::new(&excerpt.prefix, &excerpt.exact, &excerpt.suffix)
    }

    /// All three in one, and which characters are those of the quotation itself. White space where they meet is free.
    fn signs(&self) -> (Vec<Sign>, Range<usize>) {
        let (mut all, mut exact) = (Vec::new(), 0..0);
        for (which, text) in [&self.prefix, &self.exact, &self.suffix].into_iter().enumerate() {
            if !all.is_empty() && !text.is_empty() {
                all.push(Sign { c: ' ', at: 0, is_free: true });
            }
            let start = all.len();
            all.extend(quoted_signs(text));
            if which == 1 {
                exact = start..all.len();
            }
        }
        (all, exact)
    }

    /// The keys of all three in one.
    fn key(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().map(String::as_str).filter(|key| !key.is_empty()).collect();
        keys.join(" ")
    }
}

/// How many of so many characters of a quotation may differ: a tenth, rounded.
fn most(length: usize) -> usize {
    if length < FEWEST { 0 } else { (length + FOR_EACH / 2) / FOR_EACH }
}

/// The same of the characters of its prefix and suffix, which are few and stand beside it.
fn most_around(length: usize) -> usize {
    (length + FOR_EACH / 2 - 1) / FOR_EACH
}

/// Whether so much of a word differs that it isn't the same with a slip: more than one character, and more than half of
/// them.
fn is_other_word(word: &[Step], window: &[Sign]) -> bool {
    let is_letter = |at: usize| window[at].c.is_alphanumeric();
    let letters = word.iter().filter(|step| step.stands.is_some_and(is_letter)).count();
    distance(word) > 1.max(letters / FOR_A_SLIP)
}

/// Finds quotations in one text.
pub(super) struct Seeker<'a> {
    text: &'a Text,
    /// Each made when it is first needed.
    whole: OnceCell<Form>,
    bare: OnceCell<Form>,
}

/// A form of the text in which quotations are looked for.
struct Form {
    key: Key,
    /// The lines that it leaves out.
    skipped: Vec<Range<usize>>,
}

impl Form {
    fn new(text: &Text, skipped: Vec<Range<usize>>) -> Self {
        Self { key: Key::new(text.folded(), &skipped), skipped }
    }
}

impl<'a> Seeker<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        Self { text, whole: OnceCell::new(), bare: OnceCell::new() }
    }

    /// Finds a quotation, between its prefix and suffix if it has them.
    pub(super) fn find(&self, quotation: &Quotation) -> Found {
        let (places, first) = self.verbatim(quotation);
        if !places.is_empty() {
            return Found::At(places);
        }
        let [_, exact, _] = &quotation.keys;
        if exact.is_empty() {
            return Found::Nowhere;
        }
        let whole = self.whole.get_or_init(|| Form::new(self.text, Vec::new()));
        let (places, second) = self.through(whole, quotation);
        if !places.is_empty() {
            return Found::At(places);
        }
        let bare = self.bare.get_or_init(|| Form::new(self.text, furniture(self.text)));
        let (mut places, mut third) = (Vec::new(), None);
        if !bare.skipped.is_empty() {
            (places, third) = self.through(bare, quotation);
        }
        if places.is_empty() {
            places = self.nearly(bare, quotation);
        }
        match first.or(second).or(third) {
            _ if !places.is_empty() => Found::At(places),
            Some(first) => Found::Elsewhere(first),
            None => Found::Nowhere,
        }
    }

    /// Where it stands word for word between its prefix and suffix, and the first place where it stands at all.
    fn verbatim(&self, quotation: &Quotation) -> (Vec<Place>, Option<Range<usize>>) {
        let folded = self.text.folded();
        let mut first = None;
        let fits = |place: &Range<usize>| {
            first.get_or_insert_with(|| place.clone());
            // White space at the edge of a quotation isn't part of it.
            folded[..place.start].trim_end_matches(' ').ends_with(&quotation.prefix)
                && folded[place.end..].trim_start_matches(' ').starts_with(&quotation.suffix)
        };
        let places =
            self.text.places(&quotation.exact).filter(fits).map(|range| Place::new(range, &[], None));
        (places.collect(), first)
    }

    /// The same through typography.
    fn through(&self, form: &Form, quotation: &Quotation) -> (Vec<Place>, Option<Range<usize>>) {
        let ([prefix, exact, suffix], text) = (&quotation.keys, form.key.as_str());
        let (mut places, mut first) = (Vec::new(), None);
        for place in form.key.places(exact) {
            let Some(range) = self.exact_place(form, quotation, &place) else { continue };
            first.get_or_insert_with(|| range.clone());
            let fits = text[..place.start].trim_end_matches(' ').ends_with(prefix)
                && text[place.end..].trim_start_matches(' ').starts_with(suffix);
            if fits {
                places.push(Place::new(range, &form.skipped, None));
            }
        }
        places.dedup();
        (places, first)
    }

    /// Where the quotation stands at a place of its key, if it does with its dashes too.
    fn exact_place(&self, form: &Form, quotation: &Quotation, place: &Range<usize>) -> Option<Range<usize>> {
        let folded = self.text.folded();
        let range = form.key.folded(folded, place);
        if folded[range.clone()] == quotation.exact {
            return Some(range);
        }
        let window = self.signs(range, &form.skipped);
        let signs: Vec<Sign> = quoted_signs(&quotation.exact);
        let steps = align(&signs, &window);
        let range = self.range(&window, steps.iter().filter_map(|step| step.stands));
        range.filter(|_| distance(&steps) == 0)
    }

    /// What comes nearest to the quotation, within what may differ: all places that come equally near.
    fn nearly(&self, form: &Form, quotation: &Quotation) -> Vec<Place> {
        let pattern = quotation.key();
        let joints = quotation.keys.iter().filter(|key| !key.is_empty()).count() - 1;
        let length = quotation.keys[1].chars().count();
        let around = pattern.chars().count() - length - joints;
        let (most_within, most_around) = (most(length), most_around(around));
        let most = most_within + most_around;
        if most == 0 {
            return Vec::new();
        }
        let (signs, exact) = quotation.signs();
        let (folded, key) = (self.text.folded(), form.key.as_str());
        let mut nearest: Vec<(usize, Place)> = Vec::new();
        for (end, _) in best_ends(&pattern, key, most + joints).into_iter().take(MOST_NEAR) {
            let start = key.floor_char_boundary(end.saturating_sub(pattern.len() + 4 * (most + joints)));
            let window = self.signs(form.key.folded(folded, &(start..end)), &form.skipped);
            let steps = align(&signs, &window);
            let within = &steps[part(&steps, &exact)];
            let (all, inside) = (distance(&steps), distance(within));
            let Some(range) = self.range(&window, within.iter().filter_map(|step| step.stands)) else {
                continue;
            };
            if inside > most_within || all - inside > most_around {
                continue;
            }
            if words(within, &signs, &window).any(|word| is_other_word(word, &window)) {
                continue;
            }
            let change = || Change::new(self.text, (&quotation.exact, &signs), &window, within, all - inside);
            let change = (all > 0).then(change);
            nearest.push((all, Place::new(range, &form.skipped, change)));
        }
        let fewest = nearest.iter().map(|(distance, _)| *distance).min();
        nearest.retain(|(distance, _)| Some(*distance) == fewest);
        nearest.dedup();
        nearest.into_iter().map(|(_, place)| place).collect()
    }

    /// From the first to the last of these characters of a window, without white space at either end.
    fn range(&self, window: &[Sign], mut stands: impl Iterator<Item = usize>) -> Option<Range<usize>> {
        let first = stands.next()?;
        let (start, last) = (window.get(first)?.at, window.get(stands.last().unwrap_or(first))?.at);
        let folded = self.text.folded();
        let end = last + folded[last..].chars().next().map_or(0, char::len_utf8);
        let inside = folded[start..end].trim_matches(' ');
        let start = end - folded[start..end].trim_start_matches(' ').len();
        (!inside.is_empty()).then(|| start..start + inside.len())
    }

    /// The characters around a place as they are compared: where a line ends after a dash no space follows, and the
    /// hyphen in a word may be left out.
    fn signs(&self, place: Range<usize>, skipped: &[Range<usize>]) -> Vec<Sign> {
        let folded = self.text.folded();
        let start = folded.floor_char_boundary(place.start.saturating_sub(AROUND));
        let end = folded.ceil_char_boundary((place.end + AROUND).min(folded.len()));
        let mut window: Vec<Sign> = Vec::with_capacity(end - start);
        let mut is_parted = false;
        for (at, c) in signs(folded, start..end, skipped) {
            // What stands before: something that a dash is glued to, the dash, a space.
            if let [.., before, dash, _] = window.as_slice()
                && is_parted
                && before.c != ' '
                && self.text.is_broken(dash.at, at)
            {
                let is_in_word = before.c.is_alphanumeric() && c.is_alphanumeric();
                let is_free = is_in_word && folded[dash.at..].starts_with(is_hyphen);
                window.pop();
                if let Some(dash) = window.last_mut() {
                    dash.is_free = is_free;
                }
            }
            is_parted = c == ' ' && window.last().is_some_and(|sign| sign.c == '-');
            window.push(Sign { c, at, is_free: false });
        }
        window
    }
}

/// The characters of a quotation as they are compared; white space after a glued dash is free, since a line may have
/// ended there in the copy that was quoted from.
fn quoted_signs(folded: &str) -> Vec<Sign> {
    let mut all: Vec<Sign> = Vec::with_capacity(folded.len());
    for (at, c) in signs(folded, 0..folded.len(), &[]) {
        let is_free =
            c == ' ' && matches!(all.as_slice(), [.., before, dash] if dash.c == '-' && before.c != ' ');
        all.push(Sign { c, at, is_free });
    }
    all
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
