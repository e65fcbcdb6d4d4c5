//! The parameters of ECI's `CreateContainerGroup`: as a list, as quoted lines, as JSON.
//!
//! All three hold what the sheet holds, secrets included. A preview is rendered from a masked draft
//! ([`secret::mask`]); then the mask stands where the secret would.

use super::Note;
use crate::{Parameter, Sheet, secret};

/// The action's name on the wire.
pub const ACTION: &str = "CreateContainerGroup";

/// The API's version on the wire.
pub const VERSION: &str = "2018-08-08";

/// The block that the documentation's examples set apart with a comment.
const REGISTRIES: &str = "AcrRegistryInfo.";

/// The parameters in wire order, without `Action`, `Version` and what the signature adds.
pub fn parameters(sheet: &Sheet) -> Vec<Parameter> {
    sheet.parameters().to_vec()
}

/// One quoted line for each parameter, in the documentation's style: lines joined by commas, the registries last under a comment.
///
/// Between braces, the lines are a literal of Python and of several other languages.
pub fn quoted(sheet: &Sheet) -> String {
    let (registries, others): (Vec<_>, Vec<_>) =
        sheet.parameters().iter().partition(|p| p.name.starts_with(REGISTRIES));
    let mut out = String::new();
    for (index, parameter) in others.iter().chain(&registries).enumerate() {
        if index > 0 {
            out.push_str(",\n");
        }
        if index == others.len() {
            out.push_str(if index > 0 { "\n#AcrRegistryInfo\n" } else { "#AcrRegistryInfo\n" });
        }
        push_quoted(&mut out, &parameter.name);
        out.push_str(": ");
        push_quoted(&mut out, &parameter.value);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// One flat JSON object: `Action`, `Version`, then every parameter, all of them strings.
pub fn json(sheet: &Sheet) -> String {
    let mut out = String::from("{\n");
    let fixed = [("Action", ACTION), ("Version", VERSION)];
    let given = sheet.parameters().iter().map(|parameter| (parameter.name.as_str(), parameter.value.as_str()));
    for (index, (name, value)) in fixed.into_iter().chain(given).enumerate() {
        out.push_str(if index == 0 { "  " } else { ",\n  " });
        push_json(&mut out, name);
        out.push_str(": ");
        push_json(&mut out, value);
    }
    out.push_str("\n}\n");
    out
}

/// What a reader has to know: whether secrets are masked.
pub fn notes(sheet: &Sheet) -> Vec<Note> {
    let masked: Vec<&str> =
        sheet.parameters().iter().filter(|p| p.value == secret::MASK).map(|p| p.name.as_str()).collect();
    if masked.is_empty() {
        return Vec::new();
    }
    let mask = secret::MASK;
    vec![Note::new(
        format!("{mask} 处为敏感内容，此处不显示：{}。", masked.join("、")),
        format!("{mask} stands for what is secret and not shown here: {}.", masked.join(", ")),
    )]
}

/// Single quotes, with the escapes that Python and JavaScript share.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    push_between(out, text, '\'');
}

/// JSON's own quotes and escapes.
pub(super) fn push_json(out: &mut String, text: &str) {
    push_between(out, text, '"');
}

fn push_between(out: &mut String, text: &str, quote: char) {
    out.push(quote);
    // Most texts are plain, and a plan has hundreds: all bytes are looked at, which is quicker than stopping at one.
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'\\' && char::from(byte) != quote;
    if text.bytes().fold(true, |so_far, byte| so_far & plain(byte)) {
        out.push_str(text);
    } else {
        for character in text.chars() {
            match character {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                _ if character == quote => {
                    out.push('\\');
                    out.push(quote);
                }
                _ => push_or_escape(out, character),
            }
        }
    }
    out.push(quote);
}

/// As `\uXXXX`: control characters, the two that JavaScript once took for line breaks, and those that turn the direction of
/// writing, behind which a text can look like another.
fn push_or_escape(out: &mut String, character: char) {
    if is_unseen(character) {
        let hex = format!("{:04x}", u32::from(character));
        out.push_str("\\u");
        out.push_str(&hex);
    } else {
        out.push(character);
    }
}

/// Whether a character is better escaped than shown. All of them are below U+10000.
pub(super) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
