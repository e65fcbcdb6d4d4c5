//! Lines of a name and a value: `'Container.1.Name': 'c1',` as the documentation has them, `Name: value` and `Name=value`.

use super::parameters::Parameters;
use super::quotes::quoted;
use super::{Imported, Reason, Unreadable, is_remark};

/// Reads every line; braces and the beginnings of literals (`params = {`) are passed over.
pub(super) fn read(text: &str) -> Result<Imported, Vec<Unreadable>> {
    let mut parameters = Parameters::default();
    for (at, line) in text.lines().enumerate() {
        let line = inside(line.trim());
        if !is_remark(line)
            && !is_bracket(line)
            && let Err(reason) = pairs(line, at + 1, &mut parameters)
        {
            parameters.fail(at + 1, reason);
        }
    }
    if parameters.has("apiVersion") && parameters.has("kind") {
        return Err(vec![Unreadable::new(0, Reason::Manifest)]);
    }
    parameters.end()
}

/// Whether a text with a brace before it is a literal of some language rather than JSON.
pub(super) fn is_literal(text: &str) -> bool {
    let body = text.trim_start().trim_start_matches('{');
    body.lines().map(str::trim).find(|line| !line.is_empty()).is_some_and(|line| !line.starts_with('"'))
}

/// Whether a line can only be one of a YAML document: a list's item, a name with nothing behind it, or with a list or an object.
pub(super) fn is_nested(line: &str) -> bool {
    let line = line.trim();
    if line == "-" || line == "---" || line.starts_with("- ") {
        return true;
    }
    let Some((name, value)) = line.split_once(':') else { return false };
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let value = value.trim_start();
    plain && (value.is_empty() || value.starts_with(['[', '{', '#']))
}

/// What stands between the braces of a literal that fits on one line.
fn inside(line: &str) -> &str {
    let inner = line.strip_prefix('{').map_or(line, str::trim);
    if inner.starts_with(['\'', '"']) { inner } else { line }
}

/// Whether a line only opens or closes something.
fn is_bracket(line: &str) -> bool {
    let closes = line.chars().all(|c| "{}[](),; ".contains(c));
    closes || (line.ends_with(['{', '(']) && line.contains('='))
}

/// The pairs of one line.
fn pairs(line: &str, number: usize, parameters: &mut Parameters) -> Result<(), Reason> {
    let mut rest = line;
    loop {
        let in_quotes = rest.starts_with(['\'', '"']);
        let (name, behind) = if in_quotes { text(rest)? } else { bare_name(rest) };
        let behind = behind.trim_start();
        let Some(value) = behind.strip_prefix([':', '=']).filter(|_| !name.trim().is_empty()) else {
            return Err(Reason::NotAPair);
        };
        let value = value.trim_start();
        let (value, behind) = match unprefixed(value) {
            Some(quote) => text(quote)?,
            None if in_quotes => bare_word(value),
            None => (without_remark(value).trim_end_matches([',', ';']).trim_end().to_owned(), ""),
        };
        parameters.put(number, name.trim(), value);
        let after = behind.trim_start();
        let next = after.strip_prefix([',', ';']).unwrap_or(after).trim_start();
        if is_remark(next) || is_bracket(next) {
            return Ok(());
        }
        if next.len() == after.len() {
            return Err(Reason::BehindTheValue(after.to_owned()));
        }
        rest = next;
    }
}

/// The quoted text at the beginning, also with the `u` that Python 2 puts before it.
fn unprefixed(value: &str) -> Option<&str> {
    let bare = value.strip_prefix('u').unwrap_or(value);
    bare.starts_with(['\'', '"']).then_some(bare)
}

fn text(rest: &str) -> Result<(String, &str), Reason> {
    quoted(rest).ok_or_else(|| Reason::OpenQuote(rest.chars().next().unwrap_or('"')))
}

fn bare_name(rest: &str) -> (String, &str) {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c)).unwrap_or(rest.len());
    let (name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    (name.to_owned(), behind)
}

/// A number or a word among quoted names: it ends where the pair does.
fn bare_word(value: &str) -> (String, &str) {
    let end = value.find([',', ';', '}', ' ', '\t']).unwrap_or(value.len());
    let (word, behind) = value.split_at_checked(end).unwrap_or((value, ""));
    (word.to_owned(), behind)
}

/// The value without a comment behind it, which has white space before it.
fn without_remark(value: &str) -> &str {
    if value.starts_with('#') {
        return "";
    }
    value.find(" #").or_else(|| value.find("\t#")).and_then(|at| value.get(..at)).unwrap_or(value)
}
