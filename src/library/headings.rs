//! Sections by their heading.
//!
//! The known headings of a source are the sections that its excerpts name. A heading can stand where its words fill
//! whole lines, from the start of one to the end of one. A passage's section is the last known heading at or before
//! its start.
//!
//! A heading's words can fill lines elsewhere: in a list of contents, or by chance. Then all such lines of all
//! headings are taken as if they were headings, and those win after which most of the excerpts come that name
//! them; the earliest of equals. Of lines between which no other heading's line stands, it is the first that an
//! excerpt follows.

use std::collections::BTreeSet;
use std::ops::Range;

use super::text::Text;

/// Where the headings of a text stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headings {
    /// In order of the text.
    placed: Vec<Line>,
}

/// A place where a heading's words fill whole lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    start: usize,
    end: usize,
    heading: String,
}

impl Headings {
    /// Places the headings. `cited` holds the folded heading that each excerpt names, and the places where the
    /// excerpt stands.
    pub(super) fn new(text: &Text, cited: &[(&str, &[Range<usize>])]) -> Self {
        let lines = lines(text, cited);
        let votes = votes(&lines, cited);
        let mut placed: Vec<Line> = cited
            .iter()
            .map(|(heading, _)| *heading)
            .collect::<BTreeSet<&str>>()
            .into_iter()
            .filter_map(|heading| chosen(&lines, &votes, heading).cloned())
            .collect();
        placed.sort();
        Self { placed }
    }

    /// The heading of the section that holds the byte at `offset`; `None` before the first.
    pub(super) fn heading_at(&self, offset: usize) -> Option<&str> {
        last_before(&self.placed, offset).map(|at| self.placed[at].heading.as_str())
    }

    /// Whether the heading stands anywhere.
    pub(super) fn has(&self, heading: &str) -> bool {
        self.placed.iter().any(|line| line.heading == heading)
    }
}

/// All lines that any heading's words fill, in order of the text.
fn lines(text: &Text, cited: &[(&str, &[Range<usize>])]) -> Vec<Line> {
    let headings: BTreeSet<&str> = cited.iter().map(|(heading, _)| *heading).collect();
    let mut lines = Vec::new();
    for heading in headings {
        for place in text.places(heading).filter(|place| text.fills_lines(place)) {
            lines.push(Line { start: place.start, end: place.end, heading: heading.to_owned() });
        }
    }
    lines.sort();
    lines
}

/// For every line how many excerpts that name its heading come after it and before the next line.
fn votes(lines: &[Line], cited: &[(&str, &[Range<usize>])]) -> Vec<usize> {
    let mut votes = vec![0; lines.len()];
    for (heading, places) in cited {
        let followed = places.iter().filter_map(|place| last_before(lines, place.start));
        for at in followed.collect::<BTreeSet<usize>>() {
            votes[at] += usize::from(lines[at].heading == *heading);
        }
    }
    votes
}

/// The line where a heading stands.
fn chosen<'a>(lines: &'a [Line], votes: &[usize], heading: &str) -> Option<&'a Line> {
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    for group in lines.chunk_by(|one, next| one.heading == next.heading) {
        let range = at..at + group.len();
        at = range.end;
        if group[0].heading == heading {
            let sum = votes[range.clone()].iter().sum();
            let first = range.clone().find(|line| votes[*line] > 0).unwrap_or(range.start);
            if best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, first));
            }
        }
    }
    best.map(|(_, line)| &lines[line])
}

/// Which of the lines is the last at or before `offset`.
fn last_before(lines: &[Line], offset: usize) -> Option<usize> {
    lines.partition_point(|line| line.start <= offset).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Under which heading each passage stands, when each names the heading beside it.
    fn sections(text: &str, cited: &[(&str, &str)]) -> Vec<Option<String>> {
        let text = Text::new(text.to_owned());
        let places: Vec<Vec<Range<usize>>> =
            cited.iter().map(|(_, words)| text.places(words).collect()).collect();
        let named: Vec<(&str, &[Range<usize>])> =
            cited.iter().zip(&places).map(|((heading, _), places)| (*heading, places.as_slice())).collect();
        let headings = Headings::new(&text, &named);
        places.iter().map(|places| headings.heading_at(places[0].start).map(str::to_owned)).collect()
    }

    #[track_caller]
    fn all_stand_where_they_say(text: &str, cited: &[(&str, &str)]) {
        let expected: Vec<Option<String>> =
            cited.iter().map(|(heading, _)| Some((*heading).to_owned())).collect();
        assert_eq!(sections(text, cited), expected, "{text}");
    }

    #[test]
    fn the_last_heading_before_a_passage_is_its_section() {
        let text = "lead\n Owls: a\nlong heading \n\nhoot one\n\n\u{C}Crows\nhoot two";
        all_stand_where_they_say(text, &[("Owls: a long heading", "hoot one"), ("Crows", "hoot two")]);
        assert_eq!(
            sections(text, &[("Crows", "hoot one"), ("Owls", "hoot two"), ("Crows", "Crows")]),
            [None, Some("Crows".to_owned()), Some("Crows".to_owned())],
            "before the first; a heading must end its line; the heading itself"
        );
    }

    #[test]
    fn words_within_a_line_are_no_heading() {
        let text = "Owls\n\nof the Crows\nand Crows of\nCrows too\nhoot";
        all_stand_where_they_say(text, &[("Owls", "hoot")]);
        assert_eq!(sections(text, &[("Owls", "hoot"), ("Crows", "hoot")])[0].as_deref(), Some("Owls"));
    }

    #[test]
    fn a_list_of_contents_is_not_taken_for_headings() {
        let text = "Owls\nCrows\nGulls\n\nOwls\n\nhoot\n\nCrows\n\ncaw, caw\n\nGulls\n\nshriek";
        all_stand_where_they_say(text, &[("Owls", "hoot"), ("Crows", "caw,"), ("Gulls", "shriek")]);
        all_stand_where_they_say(text, &[("Owls", "hoot"), ("Gulls", "shriek")]);
    }

    #[test]
    fn a_heading_that_recurs_in_the_running_text_stands_where_its_excerpts_say() {
        // By chance a line of the section before, and one of its own.
        let text = "Owls\none hoot\nCrows\ntwo hoots\n\nCrows\n\none caw\nCrows\ntwo caws\nOwls\nthree caws";
        let cited =
            [("Owls", "one hoot"), ("Owls", "two hoots"), ("Crows", "one caw"), ("Crows", "two caws")];
        all_stand_where_they_say(text, &cited);
        all_stand_where_they_say(text, &[&cited[..], &[("Crows", "three caws")]].concat());
    }

    #[test]
    fn of_equal_places_the_earliest_is_taken() {
        let text = "Owls\none hoot\n\nCrows\ncaw\n\nOwls\ntwo hoots";
        let found = sections(text, &[("Owls", "one hoot"), ("Crows", "caw"), ("Owls", "two hoots")]);
        assert_eq!(found, ["Owls", "Crows", "Crows"].map(|heading| Some(heading.to_owned())));
    }

    #[test]
    fn of_two_headings_that_begin_alike_the_longer_counts() {
        all_stand_where_they_say("Owls\nand mice\nhoot", &[("Owls and mice", "hoot")]);
        let both =
            sections("Owls\nand mice\nhoot\n\nOwls\nhiss", &[("Owls and mice", "hoot"), ("Owls", "hiss")]);
        assert_eq!(both, [Some("Owls and mice".to_owned()), Some("Owls".to_owned())]);
    }
}
