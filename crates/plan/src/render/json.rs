//! Reading a flat JSON object, as the options of a volume's driver are written.
//!
//! A hand-made reader: it is the only JSON that is read in the browser, and a general one weighs more than all volumes together.

/// The names and values of an object of texts, numbers and booleans; numbers and booleans as they are written.
/// Sorted by name.
///
/// Of two equal names the last one wins. `None` for anything else: lists and objects inside have no place among a driver's options.
pub(super) fn flat_object(text: &str) -> Option<Vec<(String, String)>> {
    let mut rest = after(text, '{')?;
    let mut pairs: Vec<(String, String)> = Vec::new();
    if let Some(end) = after(rest, '}') {
        return end.trim_start().is_empty().then_some(pairs);
    }
    loop {
        let (name, value_and_rest) = string(rest.trim_start())?;
        let (value, behind) = value(after(value_and_rest, ':')?.trim_start())?;
        match pairs.binary_search_by(|(known, _)| known.cmp(&name)) {
            Ok(at) => pairs[at].1 = value,
            Err(at) => pairs.insert(at, (name, value)),
        }
        if let Some(next) = after(behind, ',') {
            rest = next;
        } else {
            return after(behind, '}')?.trim_start().is_empty().then_some(pairs);
        }
    }
}

/// What comes after a sign, white space before it aside.
fn after(text: &str, sign: char) -> Option<&str> {
    text.trim_start().strip_prefix(sign)
}

fn value(text: &str) -> Option<(String, &str)> {
    if text.starts_with('"') {
        return string(text);
    }
    let end = text.find([',', '}', ' ', '\t', '\r', '\n']).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    (number || matches!(word, "true" | "false" | "null")).then(|| (word.to_owned(), rest))
}

/// A text in quotes, and what comes after it.
fn string(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.strip_prefix('"')?.chars();
    loop {
        match characters.next()? {
            '"' => return Some((value, characters.as_str())),
            '\\' => match characters.next()? {
                'n' => value.push('\n'),
                'r' => value.push('\r'),
                't' => value.push('\t'),
                'b' => value.push('\u{8}'),
                'f' => value.push('\u{c}'),
                'u' => value.push(escaped(&mut characters)?),
                sign @ ('"' | '\\' | '/') => value.push(sign),
                _ => return None,
            },
            control if control < ' ' => return None,
            character => value.push(character),
        }
    }
}

/// The character of `\uXXXX`, or of the two of them that stand for one beyond the first 65,536.
fn escaped(characters: &mut std::str::Chars) -> Option<char> {
    let high = four_digits(characters)?;
    if !(0xd800..0xdc00).contains(&high) {
        return char::from_u32(high);
    }
    let low = (characters.next()? == '\\' && characters.next()? == 'u').then(|| four_digits(characters)).flatten()?;
    (0xdc00..0xe000)
        .contains(&low)
        .then(|| char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)))
        .flatten()
}

fn four_digits(characters: &mut std::str::Chars) -> Option<u32> {
    (0..4).try_fold(0, |number, _| Some(number * 16 + characters.next()?.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use proptest::prelude::*;

    use super::flat_object;

    #[test]
    fn what_is_no_flat_object_is_nothing() {
        for wrong in [
            "",
            "{",
            "[]",
            "{\"a\":}",
            "{\"a\":[]}",
            "{\"a\":{}}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"a\":\"\\q\"}",
            "{} x",
            "{\"a\":\"\\ud800\"}",
        ] {
            assert_eq!(flat_object(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_and_booleans_are_kept_as_they_are_written() {
        let pairs = flat_object(" { \"size\" : 20.50 , \"ro\":true,\"x\":null } ").unwrap();
        let expected =
            [("ro", "true"), ("size", "20.50"), ("x", "null")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs, expected);
    }

    proptest! {
        #[test]
        fn texts_come_back_as_a_general_writer_wrote_them(pairs in prop::collection::btree_map(".{0,8}", ".{0,12}", 0..6)) {
            let text = serde_json::to_string_pretty(&pairs).unwrap();
            prop_assert_eq!(flat_object(&text), Some(pairs.into_iter().collect::<Vec<_>>()));
        }

        #[test]
        fn any_text_ends_well(text in "[{}\":,\\\\u0-9a-f ]{0,40}") {
            // Read more generously than the standard in small things (leading zeros), but never anything but an object.
            prop_assert!(flat_object(&text).is_none() || text.trim_start().as_bytes()[0] == b'\x7b');
        }
    }
}
