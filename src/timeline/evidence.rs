//! How well an event is founded: on several sources, on one, only on what one cites, or on somebody's word.

use smallvec::SmallVec;

use crate::dataset::{Event, Excerpt, SourceIx, Standing};

/// What an event rests on, the best founded first. Only the excerpts of the event count, not those of its other dates,
/// which found another date than it has.
///
/// An excerpt's *origins* are the works that its passage cites or, where it cites none, its own source. Two excerpts are
/// independent if they are of two sources and share no origin: then neither merely passes on what the other, or the same
/// report, says. This is about what is quoted, no verdict on whether it is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Evidence {
    /// Two of its excerpts are independent.
    Several,
    /// None are, and a source says it on its own: some excerpt cites nothing.
    One,
    /// None are, and each of its passages names another work as its ground, which was not read.
    Cited,
    /// Its standing is alleged or denied: whatever it is quoted from, it is somebody's word.
    Alleged,
}

impl Evidence {
    /// Every class, in order. A class stands at its own number.
    pub const ALL: [Self; 4] = [Self::Several, Self::One, Self::Cited, Self::Alleged];

    /// The class of an event.
    pub fn of(event: &Event) -> Self {
        if matches!(event.standing, Standing::Alleged | Standing::Denied) {
            return Self::Alleged;
        }
        let excerpts = event.excerpts.as_slice();
        let are_of_one =
            |rest: &[Excerpt], first: &Excerpt| rest.iter().all(|each| each.source == first.source);
        if excerpts.split_first().is_some_and(|(first, rest)| !are_of_one(rest, first))
            && has_independent(excerpts)
        {
            return Self::Several;
        }
        let is_passed_on = !excerpts.is_empty() && excerpts.iter().all(|excerpt| !excerpt.cites.is_empty());
        if is_passed_on { Self::Cited } else { Self::One }
    }

    /// The number of the class: its position in [`Self::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Several => "Several sources",
            Self::One => "One source",
            Self::Cited => "Only a cited report",
            Self::Alleged => "Alleged or denied",
        }
    }

    /// The same within a sentence.
    pub fn lower(self) -> &'static str {
        match self {
            Self::Several => "several sources",
            Self::One => "one source",
            Self::Cited => "only a cited report",
            Self::Alleged => "alleged or denied",
        }
    }

    /// What that means, in a sentence without its end.
    pub fn explained(self) -> &'static str {
        match self {
            Self::Several => {
                "two sources say it, and neither passes on what the other or the same report says"
            }
            Self::One => "one source says it on its own",
            Self::Cited => "each passage names another work as its ground, which was not read",
            Self::Alleged => "it rests on somebody’s word: alleged, or denied by a party",
        }
    }
}

/// So many ways of resting on something are compared at most, lest an event with thousands of excerpts takes long. Of one
/// with more, the class may be a worse one than it is, never a better one.
const MOST_WAYS: usize = 64;

/// Whether two of some excerpts are of two sources and share no origin.
fn has_independent(excerpts: &[Excerpt]) -> bool {
    // A source says the same however often it is quoted: asked is each way of resting on something once.
    let mut ways: SmallVec<[(SourceIx, &[SourceIx]); 8]> = SmallVec::new();
    for excerpt in excerpts {
        let way = (excerpt.source, excerpt.cites.as_slice());
        if ways.len() < MOST_WAYS && !ways.contains(&way) {
            ways.push(way);
        }
    }
    let origins = |way: &(SourceIx, &[SourceIx])| -> SmallVec<[SourceIx; 4]> {
        if way.1.is_empty() { SmallVec::from_slice(&[way.0]) } else { SmallVec::from_slice(way.1) }
    };
    ways.iter().enumerate().any(|(at, one)| {
        let own = origins(one);
        let is_apart = |other: &&(SourceIx, &[SourceIx])| {
            other.0 != one.0 && origins(other).iter().all(|origin| !own.contains(origin))
        };
        ways[at + 1..].iter().any(|other| is_apart(&other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::built_in;

    /// An event with this standing whose excerpts are of these sources and cite these.
    fn event(standing: Standing, excerpts: &[(u32, &[u32])]) -> Event {
        let dataset = built_in().expect("the built-in dataset").dataset;
        let model = dataset.events.into_iter().next().expect("an event");
        let excerpt = |(source, cites): &(u32, &[u32])| Excerpt {
            source: SourceIx(*source),
            cites: cites.iter().map(|ix| SourceIx(*ix)).collect(),
            ..model.excerpts[0].clone()
        };
        Event { standing, excerpts: excerpts.iter().map(excerpt).collect(), ..model.clone() }
    }

    #[test]
    fn a_class_says_what_the_excerpts_rest_on() {
        type Quoted<'a> = &'a [(u32, &'a [u32])];
        let cases: &[(Quoted<'_>, Evidence)] = &[
            (&[(0, &[])], Evidence::One),
            (&[(0, &[]), (0, &[])], Evidence::One),
            (&[(0, &[7])], Evidence::Cited),
            (&[(0, &[7]), (0, &[8])], Evidence::Cited),
            // It says it on its own too.
            (&[(0, &[7]), (0, &[])], Evidence::One),
            (&[(0, &[]), (1, &[])], Evidence::Several),
            (&[(0, &[7]), (1, &[])], Evidence::Several),
            (&[(0, &[7]), (1, &[8])], Evidence::Several),
            // Both pass on the same report, or share one.
            (&[(0, &[7]), (1, &[7])], Evidence::Cited),
            (&[(0, &[7]), (1, &[8, 7])], Evidence::Cited),
            // What is apart is said by the same source.
            (&[(0, &[7]), (0, &[8]), (1, &[7, 8])], Evidence::Cited),
            // The second passes on the first.
            (&[(0, &[]), (1, &[0])], Evidence::One),
            (&[(0, &[]), (1, &[0]), (1, &[])], Evidence::Several),
            (&[(0, &[7]), (1, &[7]), (0, &[])], Evidence::Several),
            (&[], Evidence::One),
        ];
        for (excerpts, evidence) in cases {
            for standing in [Standing::Stated, Standing::Assessed, Standing::Announced] {
                assert_eq!(Evidence::of(&event(standing, excerpts)), *evidence, "{standing:?} {excerpts:?}");
            }
            for standing in [Standing::Alleged, Standing::Denied] {
                assert_eq!(Evidence::of(&event(standing, excerpts)), Evidence::Alleged, "{excerpts:?}");
            }
        }
    }

    #[test]
    fn a_class_stands_at_its_number_and_has_words_of_its_own() {
        for (at, evidence) in Evidence::ALL.into_iter().enumerate() {
            assert_eq!(evidence.index(), at);
            assert_eq!(evidence.words().to_lowercase(), evidence.lower());
        }
    }

    #[test]
    fn the_shipped_events_fall_into_every_class() {
        let dataset = built_in().expect("the built-in dataset").dataset;
        let count = |evidence| dataset.events.iter().filter(|event| Evidence::of(event) == evidence).count();
        assert!(Evidence::ALL.into_iter().all(|evidence| count(evidence) > 0));
        let alleged = |event: &&Event| matches!(event.standing, Standing::Alleged | Standing::Denied);
        assert_eq!(count(Evidence::Alleged), dataset.events.iter().filter(alleged).count());
    }
}
