//! Writes what is new, by indentation or in brackets.

use super::Out;
use super::style::Flow;

/// Entries by indentation, one line each or more, every line with its break.
pub(crate) fn block(entries: &[(String, Out)], indent: usize, step: usize, eol: &str) -> String {
    let mut out = String::new();
    for (key, value) in entries {
        block_entry(&mut out, indent, &format!("{:indent$}{}:", "", scalar(key, false)), value, step, eol);
    }
    out
}

/// Items by indentation.
pub(crate) fn block_items(items: &[Out], indent: usize, eol: &str) -> String {
    let mut out = String::new();
    for item in items {
        let lines: Vec<String> = match item {
            Out::Map(entries) => entries.iter().map(|(key, value)| flow_entry(key, value, &Flow::PLAIN)).collect(),
            other => vec![flow(other, &Flow::PLAIN)],
        };
        for (place, line) in lines.iter().enumerate() {
            let head = if place == 0 { "- " } else { "  " };
            out.extend([" ".repeat(indent).as_str(), head, line, eol]);
        }
    }
    out
}

fn block_entry(out: &mut String, indent: usize, head: &str, value: &Out, step: usize, eol: &str) {
    out.push_str(head);
    match value {
        Out::Map(entries) => out.extend([eol, &block(entries, indent + step, step, eol)]),
        Out::List(items) => out.extend([eol, &block_items(items, indent, eol)]),
        Out::Text(text) => out.extend([" ", &scalar(text, false), eol]),
        Out::Copy(text) => out.extend([" ", text, eol]),
        Out::Alias(name) => out.extend([" *", name, eol]),
    }
}

/// A value in brackets' manner.
pub(crate) fn flow(value: &Out, style: &Flow) -> String {
    match value {
        Out::Text(text) => flow_scalar(text, style),
        Out::Copy(text) => text.clone(),
        Out::Alias(name) => format!("*{name}"),
        Out::Map(entries) => {
            let inner = style.deeper();
            let entries: Vec<_> = entries.iter().map(|(key, value)| flow_entry(key, value, &inner)).collect();
            bracket('{', &entries, '}', style)
        }
        Out::List(items) => {
            let inner = style.deeper();
            let items: Vec<_> = items.iter().map(|item| flow(item, &inner)).collect();
            bracket('[', &items, ']', style)
        }
    }
}

/// `key: value` in brackets' manner.
pub(crate) fn flow_entry(key: &str, value: &Out, style: &Flow) -> String {
    let colon = if style.spaced { ": " } else { ":" };
    format!("{}{colon}{}", flow_scalar(key, style), flow(value, style))
}

fn bracket(open: char, parts: &[String], close: char, style: &Flow) -> String {
    match &style.lines {
        Some(lines) => {
            let (eol, pad) = (lines.eol, &lines.pad);
            let inner = format!("{pad}{}", lines.step);
            format!("{open}{eol}{inner}{}{eol}{pad}{close}", parts.join(&format!(",{eol}{inner}")))
        }
        None => format!("{open}{}{close}", parts.join(if style.spaced { ", " } else { "," })),
    }
}

fn flow_scalar(text: &str, style: &Flow) -> String {
    if style.quoted { double(text) } else { scalar(text, true) }
}

/// A string without quotes where every reader takes it for that string, else in double quotes. `<<` merges without them only.
pub(crate) fn scalar(text: &str, in_flow: bool) -> String {
    if text == "<<" {
        return text.to_owned();
    }
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'/' | b'-' | b':');
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| safe(byte) || (byte == b',' && !in_flow))
        && !text.ends_with([':', ','])
        && !is_word(text);
    if plain { text.to_owned() } else { double(text) }
}

/// Words that some YAML takes for a truth value, null or a number.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 11] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// In double quotes.
pub(crate) fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.extend(["\\u", &format!("{:04x}", u32::from(c))]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_has_quotes_where_a_reader_could_take_it_for_something_else() {
        for (text, written) in [
            ("cri-nwj395hgf6f00000", "cri-nwj395hgf6f00000"),
            ("cn-beijing:cri-nwj395hgf6f00000", "cn-beijing:cri-nwj395hgf6f00000"),
            ("acs:ram::1111111111111111:role/role-assume", "acs:ram::1111111111111111:role/role-assume"),
            ("true", "\"true\""),
            ("On", "\"On\""),
            ("1e3", "\"1e3\""),
            ("", "\"\""),
            ("a: b", "\"a: b\""),
            ("a\"b\\", "\"a\\\"b\\\\\""),
        ] {
            assert_eq!(scalar(text, false), written);
        }
        assert_eq!(scalar("cri-a,cri-b", false), "cri-a,cri-b");
        assert_eq!(scalar("cri-a,cri-b", true), "\"cri-a,cri-b\"");
    }
}
