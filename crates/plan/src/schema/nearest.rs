//! The known name that somebody who wrote an unknown one most likely meant.

use super::{Kind, Node, ROOT, index, patterns};

/// The known name nearest to an unknown wire name, with the indices of the unknown one kept as far as they go.
///
/// First the level at which the road through the table ends is searched, then, for a name that stands at the wrong level
/// altogether (`Image` instead of `Container.1.Image`), the whole table.
pub fn nearest(wire: &str) -> Option<String> {
    let mut fields = ROOT;
    let mut road = String::new();
    let mut parts = wire.split('.').peekable();
    while let Some(part) = parts.next() {
        let Some(node) = fields.iter().find(|node| node.name == part) else {
            return elsewhere(part, fields).or_else(|| beside(fields, part).map(|node| finish(road, node, parts)));
        };
        push(&mut road, node.name);
        match node.kind {
            Kind::One(_) => return Some(road),
            Kind::Struct(inner) => fields = inner,
            Kind::List(..) => return Some(format!("{road}.{}", parts.next().and_then(index).unwrap_or(1))),
            Kind::Structs(_, inner) => {
                let (number, glued) = parts.next().map_or((1, ""), leading);
                push(&mut road, &number.to_string());
                if !glued.is_empty() {
                    return beside(inner, glued).map(|node| finish(road, node, parts));
                }
                fields = inner;
            }
        }
    }
    fields.first().map(|node| finish(road, node, parts))
}

/// Splits an index from text that was glued to it (`1Domain`), as an old SDK writes it.
fn leading(part: &str) -> (u32, &str) {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at(digits);
    if digits == 0 { (1, part) } else { (index(number).unwrap_or(1), rest) }
}

/// Ends a road that has come to the right level: the name, and an index if it is a list.
fn finish<'a>(mut road: String, node: &Node, mut rest: impl Iterator<Item = &'a str>) -> String {
    push(&mut road, node.name);
    if matches!(node.kind, Kind::List(..) | Kind::Structs(..)) {
        let number = rest.next().and_then(index).unwrap_or(1);
        push(&mut road, &number.to_string());
    }
    road
}

fn push(road: &mut String, part: &str) {
    if !road.is_empty() {
        road.push('.');
    }
    road.push_str(part);
}

/// The name on this level with the fewest differing letters; large and small letters count as equal. A name that
/// differs in more than half of what was written is not what was meant.
fn beside(fields: &'static [Node], part: &str) -> Option<&'static Node> {
    let part = part.to_ascii_lowercase();
    let far = |node: &&Node| distance(&node.name.to_ascii_lowercase(), &part);
    fields.iter().min_by_key(far).filter(|node| far(node) <= part.chars().count() / 2)
}

/// A name of exactly this spelling on another level, unless something on this level is spelled almost alike.
fn elsewhere(part: &str, fields: &'static [Node]) -> Option<String> {
    let close = beside(fields, part)
        .is_some_and(|node| distance(&node.name.to_ascii_lowercase(), &part.to_ascii_lowercase()) <= 1);
    if close {
        return None;
    }
    let found = patterns().into_iter().find(|(name, _, _)| name.rsplit('.').find(|end| *end != "N") == Some(part))?;
    Some(found.0.split('.').map(|part| if part == "N" { "1" } else { part }).collect::<Vec<_>>().join("."))
}

/// How many letters have to be added, removed or changed to make one text of the other. Long texts are cut at 64 letters.
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(64).enumerate() {
        let mut diagonal = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, b) in other.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if a == *b { diagonal } else { 1 + diagonal.min(above).min(row[j]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}
