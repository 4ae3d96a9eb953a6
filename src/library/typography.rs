//! What is the same but for typography: quotes and dashes of other forms, ligatures.

use std::ops::Range;

/// The characters of a stretch of a folded text as they are compared, each with where it stands: quotes and dashes in
/// their plain form, a row of hyphens as one, ligatures taken apart. The stretches in `skipped`, whole lines in order,
/// are left out, each with the space after it.
pub(super) fn signs<'a>(
    folded: &'a str,
    place: Range<usize>,
    skipped: &'a [Range<usize>],
) -> impl Iterator<Item = (usize, char)> + 'a {
    let mut skipped = &skipped[skipped.partition_point(|skip| skip.end < place.start)..];
    let mut at = place.start;
    let mut letters: (usize, std::str::Chars<'static>) = (at, "".chars());
    std::iter::from_fn(move || {
        if let Some(letter) = letters.1.next() {
            return Some((letters.0, letter));
        }
        while let [first, rest @ ..] = skipped
            && first.start <= at
        {
            at = at.max(first.end + 1);
            skipped = rest;
        }
        let here = at;
        let c = folded.get(here..place.end)?.chars().next()?;
        at += c.len_utf8();
        if c == '-' {
            at += folded[at..place.end].bytes().take_while(|byte| *byte == b'-').count();
        }
        let Some(plain) = plain(c) else { return Some((here, c)) };
        letters = (here, plain.chars());
        letters.1.next().map(|letter| (here, letter))
    })
}

/// Whether a dash is a hyphen by its form, which may divide a word at the end of a line.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// The plain form of a quotation mark, a dash or a ligature.
fn plain(c: char) -> Option<&'static str> {
    if c.is_ascii() && c != '`' {
        return None;
    }
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '′' | '`' | '´' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plainly(text: &str, skipped: &[Range<usize>]) -> String {
        signs(text, 0..text.len(), skipped).map(|(_, c)| c).collect()
    }

    #[test]
    fn forms_of_one_sign_are_the_same_and_letters_stay() {
        for (text, expected) in [
            ("“It’s”, «so» „low“ ‚it‘ `as´ 5′", "\"It's\", \"so\" \"low\" 'it' 'as' 5'"),
            ("a–b — c −1 re‐do re‑do x--y --- z", "a-b - c -1 re-do re-do x-y - z"),
            ("ﬁnd oﬀ ﬂow oﬃce baﬄe ﬆone", "find off flow office baffle stone"),
            ("Æsop, naïve ß ½ …", "Æsop, naïve ß ½ …"),
        ] {
            assert_eq!(plainly(text, &[]), expected);
        }
    }

    #[test]
    fn each_sign_knows_where_it_stands() {
        let at: Vec<usize> = signs("né ﬁx", 1..7, &[]).map(|(at, _)| at).collect();
        assert_eq!(at, [1, 3, 4, 4]);
    }

    #[test]
    fn lines_are_left_out_with_one_of_the_spaces_around_them() {
        assert_eq!(plainly("one 12 Owls two", &[4..6, 7..11]), "one two");
        assert_eq!(plainly("12 one 12", &[0..2, 7..9]), "one ");
    }
}
