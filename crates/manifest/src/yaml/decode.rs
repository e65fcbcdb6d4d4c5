//! A scalar's text as a program reads it: quotes, escapes, folded lines.

use std::borrow::Cow;

use super::tree::Kind;

/// The text of a scalar; `None` for collections and aliases. `column` is a block scalar's parent's indentation.
pub(super) fn decode(kind: Kind, slice: &str, column: u32) -> Option<Cow<'_, str>> {
    Some(match kind {
        Kind::Empty => Cow::Borrowed(""),
        Kind::Plain if slice.contains(['\n', '\r']) => Cow::Owned(fold_flow(slice)),
        Kind::Plain => Cow::Borrowed(slice),
        Kind::Single => single(inner(slice)),
        Kind::Double => double(inner(slice)),
        Kind::Literal | Kind::Folded => Cow::Owned(super::block_text::text(kind, slice, column as usize)),
        _ => return None,
    })
}

fn inner(slice: &str) -> &str {
    slice.get(1..slice.len().saturating_sub(1)).unwrap_or_default()
}

fn single(text: &str) -> Cow<'_, str> {
    let folded = if text.contains(['\n', '\r']) { Cow::Owned(fold_flow(text)) } else { Cow::Borrowed(text) };
    if folded.contains("''") { Cow::Owned(folded.replace("''", "'")) } else { folded }
}

/// Lines of a flow scalar: one break is a space, more are breaks; blanks around breaks are gone.
fn fold_flow(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut out = first.trim_end_matches([' ', '\t']).to_owned();
    if !text.contains('\n') {
        return first.to_owned();
    }
    let mut breaks = 0;
    let rest: Vec<&str> = lines.collect();
    for (place, line) in rest.iter().enumerate() {
        breaks += 1;
        let is_last = place + 1 == rest.len();
        let line = line.trim_start_matches([' ', '\t']);
        let line = if is_last { line } else { line.trim_end_matches([' ', '\t']) };
        if line.is_empty() && !is_last {
            continue;
        }
        if breaks == 1 {
            out.push(' ');
        } else {
            out.extend(std::iter::repeat_n('\n', breaks - 1));
        }
        out.push_str(line);
        breaks = 0;
    }
    out
}

fn double(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut escaped) = (text, 0);
    while let Some(place) = rest.find(['\\', '\n', '\r']) {
        let (before, after) = rest.split_at(place);
        out.push_str(before);
        if after.starts_with('\\') {
            rest = escape(after, &mut out);
            escaped = out.len();
        } else {
            rest = fold_break(after, escaped, &mut out);
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The break or breaks at the head of `text`; gives what follows them. White space before them is gone, unless it was escaped.
fn fold_break<'a>(text: &'a str, escaped: usize, out: &mut String) -> &'a str {
    let kept = out.trim_end_matches([' ', '\t']).len();
    out.truncate(kept.max(escaped));
    let (rest, breaks) = breaks(text);
    if breaks == 1 {
        out.push(' ');
    } else {
        out.extend(std::iter::repeat_n('\n', breaks - 1));
    }
    rest
}

/// What follows the breaks and blanks at the head of `text`, and how many breaks there were.
fn breaks(mut text: &str) -> (&str, usize) {
    let mut count = 0;
    loop {
        let trimmed = text.trim_start_matches([' ', '\t']);
        let Some(next) = trimmed.strip_prefix("\r\n").or_else(|| trimmed.strip_prefix(['\n', '\r'])) else {
            return (trimmed, count);
        };
        (text, count) = (next, count + 1);
    }
}

/// The escape at the head of `text`; gives what follows it.
fn escape<'a>(text: &'a str, out: &mut String) -> &'a str {
    let mut characters = text.chars();
    characters.next();
    let Some(letter) = characters.next() else { return "" };
    let rest = characters.as_str();
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\n' | '\r' => {
            let (rest, count) = breaks(&text[1..]);
            out.extend(std::iter::repeat_n('\n', count.saturating_sub(1)));
            return rest;
        }
        _ => {
            out.push(named(letter));
            return rest;
        }
    };
    let (code, rest) = rest.split_at_checked(digits).unwrap_or((rest, ""));
    let code = u32::from_str_radix(code, 16).unwrap_or(0xfffd);
    let low = rest.strip_prefix("\\u").and_then(|low| u32::from_str_radix(low.get(..4)?, 16).ok());
    if let (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) = (code, low) {
        let pair = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        out.push(char::from_u32(pair).unwrap_or('\u{fffd}'));
        return &rest[6..];
    }
    out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
    rest
}

fn named(letter: char) -> char {
    match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    }
}
