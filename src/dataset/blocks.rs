//! Reading a file in blocks of whole lines, with the SHA-256 of all of them.

use std::io::{self, ErrorKind, Read};
use std::sync::mpsc::Receiver;

use sha2::{Digest, Sha256};

use super::load::MAX_FILE_BYTES;

/// How many bytes a block has, unless a line is longer.
const BLOCK: usize = 1 << 18;

/// Sends a file in blocks, each but the last ending with a line, until there is no more, or `take` says that nobody
/// takes them. What comes back through `used` is filled again. Returns the SHA-256 of what was sent.
///
/// # Errors
/// The cause, if reading fails or there is more than [`MAX_FILE_BYTES`].
pub(super) fn send(
    mut file: impl Read,
    mut take: impl FnMut(Vec<u8>) -> bool,
    used: &Receiver<Vec<u8>>,
) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut sent = 0;
    let mut rest: Vec<u8> = Vec::new();
    loop {
        let mut block = used.try_recv().unwrap_or_default();
        block.clear();
        block.reserve(rest.len() + BLOCK);
        block.append(&mut rest);
        let kept = block.len();
        let more = file.by_ref().take(BLOCK as u64).read_to_end(&mut block)?;
        hash.update(&block[kept..]);
        sent += more as u64;
        if sent > MAX_FILE_BYTES {
            return Err(io::Error::from(ErrorKind::FileTooLarge));
        }
        if more > 0 {
            // A line that isn't whole yet waits for its end.
            let end = block[kept..].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| kept + at + 1);
            rest.extend_from_slice(&block[end..]);
            block.truncate(end);
        }
        if !block.is_empty() && !take(block) {
            break;
        }
        if more == 0 {
            break;
        }
    }
    Ok(hex(&hash.finalize()))
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    let hex = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    digest.iter().flat_map(|byte| [hex(byte >> 4), hex(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn blocks_hold_whole_lines_and_the_hash_is_that_of_all_bytes() {
        let long = "x".repeat(3 * BLOCK);
        let short = "word ".repeat(20_000) + "\n";
        for text in ["", "a", "a\n", "\n\n", &long, &short.repeat(50), &format!("{short}{long}\n{short}end")]
        {
            let mut blocks = Vec::new();
            let take = |block| {
                blocks.push(block);
                true
            };
            let hash = send(text.as_bytes(), take, &channel().1).unwrap();
            let (last, others) =
                blocks.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
            assert!(others.iter().all(|block| block.ends_with(b"\n")));
            assert!(last.is_none_or(|last| !last.is_empty()));
            assert!(blocks.concat() == text.as_bytes());
            assert_eq!(hash, sha256(text.as_bytes()));
        }
    }
}
