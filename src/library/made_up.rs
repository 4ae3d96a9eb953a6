//! Made-up sources: prose of any length, the same for the same seed, and ways to spoil it. For tests and benches.

/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
#[derive(Debug, Clone)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, each as likely as the others.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or_default()
    }
}

const STEMS: [&str; 40] = [
    "owl",
    "barn",
    "night",
    "river",
    "council",
    "treaty",
    "field",
    "office",
    "finance",
    "conflict",
    "border",
    "minister",
    "visit",
    "harvest",
    "letter",
    "market",
    "bridge",
    "winter",
    "island",
    "village",
    "railway",
    "contract",
    "garden",
    "harbour",
    "mountain",
    "party",
    "school",
    "theatre",
    "union",
    "valley",
    "weather",
    "workshop",
    "naïve",
    "café",
    "archive",
    "embassy",
    "pipeline",
    "reactor",
    "satellite",
    "scaffold",
];
const JOINTS: [&str; 16] = [
    "the", "of", "and", "in", "with", "from", "a", "to", "under", "which", "that", "before", "was", "had",
    "for", "by",
];
const ENDS: [&str; 8] = ["", "s", "ing", "er", "ment", "ly", "-like", "’s"];

/// A text of about so many bytes: lines of up to 80 characters, in paragraphs between blank lines.
pub(crate) fn source(seed: u64, bytes: usize) -> String {
    let mut chance = Chance(seed);
    let mut text = String::with_capacity(bytes + 100);
    let mut column = 0;
    while text.len() < bytes {
        let word = word(&mut chance);
        if chance.below(110) == 0 {
            text.push_str(".\n\n");
            column = 0;
        } else if column + word.len() > 78 {
            text.push('\n');
            column = 0;
        } else if column > 0 {
            text.push_str([" ", " ", " ", " ", " ", " ", ", ", " – ", ". "][chance.below(9)]);
        }
        column += word.len() + 1;
        text.push_str(&word);
    }
    text
}

fn word(chance: &mut Chance) -> String {
    match chance.below(12) {
        0..5 => JOINTS[chance.below(JOINTS.len())].to_owned(),
        5 => (1900 + chance.below(120)).to_string(),
        6 => format!("“{}”", STEMS[chance.below(STEMS.len())]),
        7 => format!("{}-{}", STEMS[chance.below(STEMS.len())], STEMS[chance.below(STEMS.len())]),
        _ => format!("{}{}", STEMS[chance.below(STEMS.len())], ENDS[chance.below(ENDS.len())]),
    }
}

/// Quotations of a text: so many runs of 3 to 20 words from all over it, white space folded. Each stands once, or what
/// is done to one would leave another.
pub(crate) fn quotations(text: &str, seed: u64, count: usize) -> Vec<String> {
    let mut chance = Chance(seed);
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded = words.join(" ");
    let mut quotations = Vec::new();
    for _ in 0..count * 8 {
        let length = 3 + chance.below(18);
        let first = chance.below(words.len().saturating_sub(length));
        let quotation = words[first..first + length].join(" ");
        let quotation = quotation.trim_matches(|c: char| !c.is_alphanumeric());
        let is_whole = quotation.starts_with(char::is_alphanumeric) && quotation.chars().count() >= 17;
        if quotations.len() < count && is_whole && folded.matches(quotation).count() == 1 {
            quotations.push(quotation.to_owned());
        }
    }
    quotations
}

/// The text with so many of a thousand characters replaced, doubled up with another, or left out.
pub(crate) fn noisy(text: &str, seed: u64, per_mille: usize) -> String {
    let mut chance = Chance(seed);
    let mut noisy = String::with_capacity(text.len() + 100);
    for c in text.chars() {
        if chance.below(1000) >= per_mille {
            noisy.push(c);
            continue;
        }
        let other = b"abcdefghijklmnopqrstuvwxyz .,0123456789"[chance.below(39)];
        match chance.below(3) {
            0 => noisy.push(char::from(other)),
            1 => noisy.extend([c, char::from(other)]),
            _ => {}
        }
    }
    noisy
}
