//! Texts in quotes, as Python, JavaScript and JSON write them.

use std::str::Chars;

/// A text in single or double quotes, and what comes after it. `None` if the quote does not end on this line.
///
/// Escapes are those that the three languages share; one that is unknown stays as it is written, as in Python.
pub(super) fn quoted(text: &str) -> Option<(String, &str)> {
    let mut characters = text.chars();
    let quote = characters.next()?;
    let mut value = String::new();
    loop {
        match characters.next()? {
            '\\' => escaped(&mut characters, &mut value)?,
            end if end == quote => return Some((value, characters.as_str())),
            character => value.push(character),
        }
    }
}

fn escaped(characters: &mut Chars, value: &mut String) -> Option<()> {
    let sign = characters.next()?;
    let plain = match sign {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '\'' | '"' | '\\' | '/' => sign,
        'x' | 'u' | 'U' => {
            let written = characters.as_str();
            if let Some(character) = number(sign, characters) {
                character
            } else {
                *characters = written.chars();
                value.push('\\');
                sign
            }
        }
        _ => {
            value.push('\\');
            sign
        }
    };
    value.push(plain);
    Some(())
}

/// The character of `\xXX`, `\uXXXX` (or two of them for one beyond the first 65,536), `\UXXXXXXXX` or `\u{X…}`.
fn number(sign: char, characters: &mut Chars) -> Option<char> {
    if sign == 'u' && characters.as_str().starts_with('{') {
        let (digits, rest) = characters.as_str().get(1..)?.split_once('}')?;
        let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
        *characters = rest.chars();
        return Some(character);
    }
    let high = hexadecimal(
        characters,
        if sign == 'x' {
            2
        } else if sign == 'u' {
            4
        } else {
            8
        },
    )?;
    if sign != 'u' || !(0xd800..0xdc00).contains(&high) {
        return char::from_u32(high);
    }
    *characters = characters.as_str().strip_prefix("\\u")?.chars();
    let low = hexadecimal(characters, 4).filter(|low| (0xdc00..0xe000).contains(low))?;
    char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
}

/// So many digits as a number.
pub(super) fn hexadecimal(characters: &mut Chars, digits: usize) -> Option<u32> {
    (0..digits).try_fold(0_u32, |number, _| number.checked_mul(16)?.checked_add(characters.next()?.to_digit(16)?))
}
