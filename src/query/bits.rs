//! Sets of places, a bit each.

/// Bits in a word.
const WORD: usize = 64;

/// A set of numbers below a length, a bit each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bits {
    /// Bit `n % 64` of word `n / 64` says whether `n` is in the set. Bits past the length are clear.
    words: Vec<u64>,
}

impl Bits {
    /// The empty set of numbers below a length.
    pub(super) fn none(length: usize) -> Self {
        Self { words: vec![0; length.div_ceil(WORD)] }
    }

    /// All numbers below a length.
    pub(super) fn all(length: usize) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(WORD)];
        if let Some(last) = words.last_mut().filter(|_| !length.is_multiple_of(WORD)) {
            *last = (1 << (length % WORD)) - 1;
        }
        Self { words }
    }

    /// Puts a number below the length into the set.
    pub(super) fn insert(&mut self, number: u32) {
        self.words[number as usize / WORD] |= 1 << (number % 64);
    }

    /// Puts a run of numbers below the length into the set.
    pub(super) fn insert_run(&mut self, run: std::ops::Range<usize>) {
        let mut at = run.start;
        while at < run.end {
            let (word, from) = (at / WORD, at % WORD);
            let count = (run.end - at).min(WORD - from);
            let ones = if count == WORD { u64::MAX } else { ((1 << count) - 1) << from };
            self.words[word] |= ones;
            at += count;
        }
    }

    /// Takes a number below the length out of the set.
    pub(super) fn take_out(&mut self, number: u32) {
        self.words[number as usize / WORD] &= !(1 << (number % 64));
    }

    /// Whether a number is in the set.
    pub(super) fn has(&self, number: u32) -> bool {
        self.words.get(number as usize / WORD).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub(super) fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in the other.
    pub(super) fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Takes out what is in the other.
    pub(super) fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// How many are in the set.
    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub(super) fn count_in(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// How many in the set are less than the first of each word.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let before = |sum: &mut u32, word: &u64| Some(std::mem::replace(sum, *sum + word.count_ones()));
        self.words.iter().scan(0, before).collect()
    }

    /// How many in the set are less than a number, by its [`Bits::ranks`].
    pub(super) fn rank(&self, ranks: &[u32], number: usize) -> Option<usize> {
        let (word, ranked) = (self.words.get(number / WORD)?, ranks.get(number / WORD)?);
        let below = word & ((1 << (number % WORD)) - 1);
        Some(*ranked as usize + below.count_ones() as usize)
    }

    /// The numbers in the set, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().zip(0..).flat_map(|(word, block)| Ones(*word).map(move |at| block * WORD + at))
    }

    /// What stands in a list at the places that are in the set, in the order of the list.
    pub(super) fn pick<T: Copy>(&self, list: &[T]) -> Vec<T> {
        let mut picked = Vec::with_capacity(self.count());
        for (block, word) in list.chunks(WORD).zip(&self.words) {
            if word.count_ones() as usize == block.len() {
                picked.extend_from_slice(block);
            } else {
                picked.extend(Ones(*word).map(|at| block[at]));
            }
        }
        picked
    }
}

/// The positions of the bits that are set, rising.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.0.trailing_zeros() as usize;
        // Clears the lowest bit that is set.
        self.0 = (self.0 != 0).then(|| self.0 & (self.0 - 1))?;
        Some(at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.0.count_ones() as usize;
        (left, Some(left))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// A set of numbers below a length, and the same as bits.
    fn both(length: u32, seed: &[u32]) -> (BTreeSet<u32>, Bits) {
        let set: BTreeSet<u32> = seed.iter().map(|roll| roll % length).collect();
        let mut bits = Bits::none(length as usize);
        for number in &set {
            bits.insert(*number);
        }
        (set, bits)
    }

    proptest! {
        #[test]
        fn a_run_is_its_numbers(length in 1..400_u32, a in any::<u32>(), b in any::<u32>()) {
            let (from, to) = ((a % length).min(b % length), (a % length).max(b % length));
            let (mut run, mut one_by_one) = (Bits::none(length as usize), Bits::none(length as usize));
            run.insert_run(from as usize..to as usize);
            (from..to).for_each(|number| one_by_one.insert(number));
            prop_assert_eq!(run, one_by_one);
        }

        #[test]
        fn bits_are_a_set(
            length in 1..400_u32,
            one in prop::collection::vec(any::<u32>(), 0..600),
            two in prop::collection::vec(any::<u32>(), 0..600),
        ) {
            let ((set, bits), (other, other_bits)) = (both(length, &one), both(length, &two));
            let numbers: Vec<u32> = (0..length).collect();
            let listed = |set: BTreeSet<u32>| set.into_iter().collect::<Vec<_>>();
            prop_assert_eq!((bits.count(), bits.count_in(&other_bits)), (set.len(), (&set & &other).len()));
            let ranks = bits.ranks();
            for number in &numbers {
                prop_assert_eq!(bits.has(*number), set.contains(number));
                prop_assert_eq!(bits.rank(&ranks, *number as usize), Some(set.range(..number).count()));
            }
            let mut removed = bits.clone();
            for number in &other {
                removed.take_out(*number);
            }
            prop_assert_eq!(removed.pick(&numbers), listed(&set - &other));
            let (mut kept, mut added, mut left) = (bits.clone(), bits.clone(), bits.clone());
            kept.keep(&other_bits);
            added.add(&other_bits);
            prop_assert_eq!(kept.pick(&numbers), listed(&set & &other));
            left.remove(&other_bits);
            prop_assert_eq!(left.pick(&numbers), listed(&set - &other));
            prop_assert_eq!(added.pick(&numbers), listed(&set | &other));
            prop_assert!(bits.iter().eq(set.iter().map(|number| *number as usize)));
            prop_assert_eq!(bits.pick(&numbers), listed(set));
        }

        #[test]
        fn all_is_every_number_below_the_length(length in 0..400_usize) {
            let numbers: Vec<usize> = (0..length).collect();
            prop_assert_eq!(Bits::all(length).count(), length);
            prop_assert_eq!(Bits::all(length).pick(&numbers), numbers);
            prop_assert_eq!(Bits::none(length).count(), 0);
        }
    }
}
