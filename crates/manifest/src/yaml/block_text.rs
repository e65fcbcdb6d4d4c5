//! The text of `|` and `>` scalars.

use super::tree::Kind;

/// A block scalar's text. `parent` is the indentation that a number in its header counts from.
pub(super) fn text(kind: Kind, slice: &str, parent: usize) -> String {
    let slice = slice.replace("\r\n", "\n").replace('\r', "\n");
    let (head, body) = slice.split_once('\n').unwrap_or((&slice, ""));
    let head = head.split([' ', '\t', '#']).next().unwrap_or_default();
    let digit = head.bytes().find(u8::is_ascii_digit).map(|digit| usize::from(digit - b'0'));
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let found = body.split('\n').find(|line| line.len() > spaces(line)).map(spaces);
    let blank = body.split('\n').map(spaces).max().unwrap_or(0);
    let indent = digit.map_or_else(|| found.unwrap_or(blank), |digit| parent + digit);
    let ends_in_break = body.ends_with('\n');
    let mut lines: Vec<&str> = body.split('\n').map(|line| line.get(indent..).unwrap_or_default()).collect();
    if ends_in_break || body.is_empty() {
        lines.pop();
    }
    let trailing = lines.iter().rev().take_while(|line| line.is_empty()).count();
    let filled = lines.len() - trailing;
    let mut out = if kind == Kind::Folded { folded(&lines[..filled]) } else { lines[..filled].join("\n") };
    if head.contains('+') {
        let breaks = if ends_in_break { trailing + 1 } else { trailing };
        let breaks = if filled == 0 { breaks.saturating_sub(1) } else { breaks };
        out.extend(std::iter::repeat_n('\n', breaks));
    } else if !head.contains('-') && filled > 0 && (ends_in_break || trailing > 0) {
        out.push('\n');
    }
    out
}

/// Lines joined by spaces, except around blank lines and around lines that are indented further.
fn folded(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut before: Option<&str> = None;
    let mut blank = 0;
    for &line in lines {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        let spaced = |line: &str| line.starts_with([' ', '\t']);
        match before {
            Some(before) if spaced(before) || spaced(line) => out.extend(std::iter::repeat_n('\n', blank + 1)),
            Some(_) if blank == 0 => out.push(' '),
            None | Some(_) => out.extend(std::iter::repeat_n('\n', blank)),
        }
        out.push_str(line);
        (before, blank) = (Some(line), 0);
    }
    out
}
