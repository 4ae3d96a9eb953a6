//! Datasets of any size, made up: the same number of events always gives the same bytes.
//!
//! Skewed like history: hardly anything before 1989, most of it after 2010; days mostly, months, years and seasons,
//! some of them approximate, some periods of days and a few of decades, some open or with an unknown end, a few
//! events undated. One event in fifty is a landmark, one in five notable. Each event depends on its number alone.

use std::error::Error;
use std::fmt::{Result as Written, Write};

use annals::dataset::{Dataset, load_bytes};

/// The forms a dataset can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One RON value.
    Ron,
    /// A line of JSON for the dataset, then one for each event.
    Ndjson,
}

/// Every form, by the name of its files' ending.
pub(crate) const FORMS: [(&str, Form); 2] = [("ron", Form::Ron), ("ndjson", Form::Ndjson)];

/// The bytes of a dataset file with this many events.
pub(crate) fn text(form: Form, events: usize) -> Result<String, Box<dyn Error>> {
    // An event takes about 600 bytes.
    let mut pen = Pen { form, out: String::with_capacity(events * 700 + 20_000), first: true };
    pen.dataset(events)?;
    Ok(pen.out)
}

/// A dataset with this many events, loaded.
pub(crate) fn dataset(events: usize) -> Result<Dataset, Box<dyn Error>> {
    let (name, form) = FORMS[0];
    let text = text(form, events)?;
    let loaded = load_bytes(text.as_bytes()).map_err(|issues| issues.report(name))?;
    Ok(loaded.dataset)
}

/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
struct Chance(u64);

impl Chance {
    /// The chances of one event.
    fn of(event: usize) -> Self {
        Self(0x0A22_A150_u64.wrapping_add((event as u64).wrapping_mul(0xD134_2543_DE82_EF95)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, each as likely as the others.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or_default()
    }

    /// A number from `low` to `high`.
    fn within(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// A number below `limit`, small ones far more often.
    fn skewed(&mut self, limit: usize) -> usize {
        self.below(limit).min(self.below(limit)).min(self.below(limit))
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

const THEMES: [&str; 10] = [
    "diplomacy",
    "military",
    "nuclear",
    "economy",
    "syria",
    "technology",
    "politics",
    "multilateral",
    "caucasus",
    "afghanistan",
];
const ACTORS: usize = 80;
const PLACES: usize = 40;
const SOURCES: [&str; 2] = ["first-report", "second-report"];
const SECTIONS: [&str; 5] =
    ["Introduction", "A Partnership of Necessity", "Trade and Transit", "Regional Rivalries", "Conclusion"];
const STANDINGS: [&str; 5] = ["Stated", "Assessed", "Alleged", "Denied", "Announced"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WORDS: [&str; 96] = [
    "accord",
    "across",
    "agency",
    "airspace",
    "alliance",
    "ambassador",
    "armistice",
    "assembly",
    "balance",
    "bank",
    "border",
    "bridge",
    "cabinet",
    "canal",
    "ceasefire",
    "charter",
    "coast",
    "committee",
    "conference",
    "consul",
    "contract",
    "convoy",
    "corridor",
    "council",
    "credit",
    "crisis",
    "customs",
    "debate",
    "decree",
    "delegation",
    "deposit",
    "dialogue",
    "drill",
    "drone",
    "election",
    "embargo",
    "embassy",
    "energy",
    "envoy",
    "exercise",
    "export",
    "factory",
    "ferry",
    "fleet",
    "forum",
    "frontier",
    "gas",
    "grain",
    "harbour",
    "hearing",
    "import",
    "inquiry",
    "inspection",
    "island",
    "journey",
    "launch",
    "letter",
    "loan",
    "mandate",
    "market",
    "mediation",
    "memorandum",
    "minister",
    "mission",
    "navy",
    "negotiation",
    "oil",
    "order",
    "parliament",
    "passage",
    "patrol",
    "pipeline",
    "plant",
    "pledge",
    "policy",
    "port",
    "protest",
    "protocol",
    "province",
    "railway",
    "reactor",
    "refinery",
    "reform",
    "request",
    "resolution",
    "rouble",
    "satellite",
    "session",
    "shipment",
    "summit",
    "tariff",
    "technology",
    "transit",
    "treaty",
    "visit",
    "withdrawal",
];
const SMALL: [&str; 12] =
    ["of", "and", "for", "in", "on", "with", "after", "before", "about", "over", "under", "against"];

/// What one event is made of.
struct Made {
    date: Option<String>,
    as_written: String,
    title: String,
    summary: String,
    exact: String,
    standing: usize,
    importance: u8,
}

impl Made {
    fn new(chance: &mut Chance) -> Self {
        let (date, as_written) = date(chance);
        let importance = match chance.below(100) {
            0..2 => 1,
            2..22 => 2,
            _ => 3,
        };
        let (title_length, summary_length) = (chance.within(15, 45), chance.within(100, 200));
        let standing = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 4][chance.below(20)];
        Self {
            date,
            as_written,
            title: sentence(chance, title_length),
            summary: sentence(chance, summary_length) + ".",
            exact: sentence(chance, 60).to_lowercase(),
            standing,
            importance,
        }
    }
}

/// Words up to a length of about `length` characters, at least 15, the first one with a capital.
fn sentence(chance: &mut Chance, length: usize) -> String {
    let mut words = String::with_capacity(length + 12);
    loop {
        let is_small = !words.is_empty() && chance.below(3) == 0;
        let word = if is_small { chance.pick(&SMALL) } else { chance.pick(&WORDS) };
        if words.len() >= 15 && words.len() + 1 + word.len() > length {
            break;
        }
        let gap = if words.is_empty() { "" } else { " " };
        words.extend([gap, word]);
    }
    words[..1].make_ascii_uppercase();
    words
}

/// The id of an event: two words and its number.
fn id(event: usize) -> String {
    let mut chance = Chance::of(event);
    let (first, second) = (chance.pick(&WORDS), chance.pick(&WORDS));
    format!("{first}-{second}-{event}")
}

/// A year: six in a hundred before 1989, seventy from 2010 on.
fn year(chance: &mut Chance) -> usize {
    match chance.below(100) {
        0..6 => 1943 + chance.below(46),
        6..30 => 1989 + chance.below(21),
        _ => 2022 - chance.skewed(13),
    }
}

/// A date in EDTF, or none, and the words for it. A month holds 28 days at most, so that every day exists.
fn date(chance: &mut Chance) -> (Option<String>, String) {
    let (year, month, day) = (year(chance), chance.within(1, 12), chance.within(1, 28));
    let long = chance.within(1, 12);
    let last = (month + chance.below(4)).min(12);
    let words = format!("{day} {} {year}", MONTHS[month - 1]);
    let date = match chance.below(200) {
        0..2 => return (None, String::new()),
        2..128 => format!("{year}-{month:02}-{day:02}"),
        128..150 => format!("{year}-{month:02}"),
        150..164 => format!("{year}"),
        164..172 => format!("{year}-{}", chance.within(21, 24)),
        172..178 => format!("{year}-{month:02}-{day:02}~"),
        178..181 => format!("{year}~"),
        181..183 => format!("{year}-{month:02}?"),
        183..190 => format!("{year}-{month:02}-{day:02}/{year}-{last:02}-28"),
        190..193 => format!("{year}/{}", year + long),
        193..195 => format!("{year}/{}", year + 10 * long),
        195..197 => format!("{year}-{month:02}/.."),
        197 => format!("{year}/"),
        198 => format!("/{year}-{month:02}"),
        _ => format!("{}X", year / 10),
    };
    (Some(date), words)
}

/// Writes a dataset in one form.
struct Pen {
    form: Form,
    out: String,
    /// Whether nothing stands yet in the record or list that is being written.
    first: bool,
}

impl Pen {
    fn dataset(&mut self, events: usize) -> Written {
        self.open("Dataset");
        self.bare("format", "1")?;
        self.text("title", &format!("{events} made-up events"))?;
        self.text("description", "Made up to measure with.")?;
        self.text("version", "1.0.0")?;
        self.text("license", "CC0-1.0")?;
        self.list("themes", THEMES.len(), |pen, at| pen.entry("Theme", THEMES[at]))?;
        self.list("actors", ACTORS, |pen, at| pen.entry("Actor", &format!("actor-{at}")))?;
        self.list("places", PLACES, |pen, at| pen.entry("Place", &format!("place-{at}")))?;
        self.list("sources", SOURCES.len(), |pen, at| pen.source(SOURCES[at]))?;
        match self.form {
            Form::Ron => {
                self.list("events", events, |pen, at| {
                    pen.out.push('\n');
                    pen.event(at)
                })?;
                self.close();
                self.out.push('\n');
            }
            Form::Ndjson => {
                self.close();
                for at in 0..events {
                    self.out.push('\n');
                    self.event(at)?;
                }
                self.out.push('\n');
            }
        }
        Ok(())
    }

    fn entry(&mut self, record: &str, id: &str) -> Written {
        self.open(record);
        self.text("id", id)?;
        self.text("label", &id.replace('-', " "))?;
        self.close();
        Ok(())
    }

    fn source(&mut self, id: &str) -> Written {
        self.open("Source");
        self.text("id", id)?;
        self.word("role", "Read")?;
        self.word("kind", "Report")?;
        self.text("title", "A report that nobody wrote")?;
        self.text("issued", "2022-03")?;
        self.close();
        Ok(())
    }

    fn event(&mut self, number: usize) -> Written {
        let mut chance = Chance::of(number);
        let made = Made::new(&mut chance);
        self.open("Event");
        self.text("id", &id(number))?;
        if let Some(date) = &made.date {
            self.text("date", date)?;
            self.text("as_written", &made.as_written)?;
        }
        self.text("title", &made.title)?;
        self.text("summary", &made.summary)?;
        let themes = chance.skewed(THEMES.len());
        let second = chance.below(4 * THEMES.len()).min(THEMES.len());
        let second = Some(second).filter(|at| *at < THEMES.len() && *at != themes);
        self.ids("themes", [Some(themes), second].into_iter().flatten(), |at| THEMES[at].to_owned())?;
        let actors = some_of(&mut chance, ACTORS);
        self.ids("actors", actors.iter().copied(), |at| format!("actor-{at}"))?;
        let place = chance.skewed(PLACES);
        self.ids("places", (place > 2).then_some(place).into_iter(), |at| format!("place-{at}"))?;
        self.bare("importance", &made.importance.to_string())?;
        self.word("standing", STANDINGS[made.standing])?;
        if made.standing > 1 {
            self.ids("attributed_to", std::iter::once(chance.skewed(ACTORS)), |at| format!("actor-{at}"))?;
        }
        self.list("excerpts", 1, |pen, _| pen.excerpt(&mut chance, &made.exact))?;
        if number > 0 && chance.below(20) == 0 {
            let to = id(number - 1 - chance.below(number.min(50)));
            self.list("relations", 1, |pen, _| pen.relation(&to))?;
        }
        self.close();
        Ok(())
    }

    fn excerpt(&mut self, chance: &mut Chance, exact: &str) -> Written {
        self.open("Excerpt");
        self.text("source", SOURCES[chance.skewed(2)])?;
        self.text("section", chance.pick(&SECTIONS))?;
        if chance.below(3) == 0 {
            self.bare("note", &chance.within(1, 200).to_string())?;
        }
        self.text("exact", exact)?;
        self.close();
        Ok(())
    }

    fn relation(&mut self, to: &str) -> Written {
        self.open("Relation");
        self.word("kind", "RespondsTo")?;
        self.text("to", to)?;
        self.close();
        Ok(())
    }

    /// Begins a record.
    fn open(&mut self, record: &str) {
        match self.form {
            Form::Ron => self.out.extend([record, "("]),
            Form::Ndjson => self.out.push('{'),
        }
        self.first = true;
    }

    /// Ends a record.
    fn close(&mut self) {
        self.out.push(if self.form == Form::Ron { ')' } else { '}' });
        self.first = false;
    }

    fn name(&mut self, field: &str) -> Written {
        let gap = if std::mem::take(&mut self.first) { "" } else { "," };
        match self.form {
            Form::Ron => write!(self.out, "{gap} {field}: "),
            Form::Ndjson => write!(self.out, "{gap}\"{field}\":"),
        }
    }

    /// A field with a text. Made-up texts hold nothing that has to be escaped.
    fn text(&mut self, field: &str, text: &str) -> Written {
        self.name(field)?;
        write!(self.out, "\"{text}\"")
    }

    /// A field with a number.
    fn bare(&mut self, field: &str, number: &str) -> Written {
        self.name(field)?;
        self.out.push_str(number);
        Ok(())
    }

    /// A field with a word of a vocabulary.
    fn word(&mut self, field: &str, word: &str) -> Written {
        match self.form {
            Form::Ron => self.bare(field, word),
            Form::Ndjson => self.text(field, word),
        }
    }

    /// A field with a list of records.
    fn list(
        &mut self,
        field: &str,
        length: usize,
        mut item: impl FnMut(&mut Self, usize) -> Written,
    ) -> Written {
        self.name(field)?;
        self.out.push('[');
        for at in 0..length {
            self.out.push_str(if at == 0 { "" } else { "," });
            item(self, at)?;
        }
        self.out.push(']');
        self.first = false;
        Ok(())
    }

    /// A field with a list of ids; left out if there are none.
    fn ids(
        &mut self,
        field: &str,
        positions: impl Iterator<Item = usize>,
        id: impl Fn(usize) -> String,
    ) -> Written {
        let ids: Vec<String> = positions.map(|at| format!("\"{}\"", id(at))).collect();
        if ids.is_empty() { Ok(()) } else { self.bare(field, &format!("[{}]", ids.join(","))) }
    }
}

/// One to three of the first `limit` numbers, each once.
fn some_of(chance: &mut Chance, limit: usize) -> Vec<usize> {
    let mut some: Vec<usize> = (0..chance.within(1, 3)).map(|_| chance.skewed(limit)).collect();
    some.sort_unstable();
    some.dedup();
    some
}
