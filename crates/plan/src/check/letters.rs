//! Characters that do not belong into text that a machine reads.
//!
//! They come from Chinese input methods (`：`, `，`, `１`), from copied pages (zero-width characters, no-break spaces, long dashes)
//! and from examples in documents (`****`). Each is explained, together with the text as it should be, rather than changed
//! in silence: an id that looks right on the page and is wrong in the request is hours of searching.

use crate::problem::{Letter, ProblemKind};

/// The first thing wrong with the characters of a text, if anything is.
pub(super) fn check(text: &str) -> Option<ProblemKind> {
    let (letter, found) = text.chars().find_map(|character| kind(character).map(|letter| (letter, character)))?;
    Some(ProblemKind::Letter { letter, found, mended: text.chars().filter_map(mend).collect() })
}

/// Whether two or more `*` follow one another: how documents hide part of an id or a host.
pub(super) fn is_masked(text: &str) -> bool {
    text.contains("**") || text.contains("＊＊")
}

/// Whether nothing but `*` stands there: a secret copied from where it was hidden.
pub(super) fn is_only_mask(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte == b'*')
}

fn kind(character: char) -> Option<Letter> {
    if is_invisible(character) {
        Some(Letter::Invisible)
    } else if character.is_whitespace() {
        Some(Letter::Space)
    } else {
        half_width(character).map(|_| Letter::FullWidth)
    }
}

fn mend(character: char) -> Option<char> {
    match kind(character) {
        None => Some(character),
        Some(Letter::FullWidth) => half_width(character),
        Some(Letter::Space | Letter::Invisible) => None,
    }
}

/// Zero-width characters, direction marks, byte order marks, soft hyphens, and controls that are no white space.
fn is_invisible(character: char) -> bool {
    let zero_width = matches!(character, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    zero_width || (character.is_control() && !character.is_whitespace())
}

/// The ordinary form of a full-width or typographic character.
fn half_width(character: char) -> Option<char> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        '。' => Some('.'),
        '、' => Some(','),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '“' | '”' => Some('"'),
        '‘' | '’' => Some('\''),
        _ => None,
    }
}
