//! From a draft to a sheet: names resolved, texts trimmed, empty rows closed up, values checked one by one.

use super::{Parameter, Sheet, build};
use crate::check;
use crate::draft::{Draft, given};
use crate::order::order;
use crate::problem::{Problem, ProblemKind};
use crate::schema::{self, Leaf, Place, Value};
use crate::secret;
use crate::step::Step;

/// How many problems there may be before unknown names are told without the nearest known one, which takes a search each.
const MOST_SUGGESTIONS: usize = 200;

/// Understands as much of a draft as can be understood, and says everything that is wrong with what is there.
///
/// What is missing is no problem here: a form that is being filled in lacks most things. See [`crate::check`] for that.
pub fn normalise(draft: &Draft) -> (Sheet, Vec<Problem>) {
    let mut sheet = Sheet::default();
    let mut problems = Vec::new();
    let mut rows = Rows::default();
    for (leaf, name, typed) in draft.found() {
        let Some(leaf) = leaf else {
            problems.push(unknown(name, problems.len() < MOST_SUGGESTIONS));
            continue;
        };
        let value = check::canonical(leaf.value, trimmed(leaf, typed));
        let given = given(&value).filter(|_| check::keeps_every_character(leaf.value)).map(str::to_owned);
        if value.is_empty() {
            continue;
        }
        let value = given.unwrap_or(value);
        let is_mask = value == secret::MASK && secret::is_secret(draft, name);
        let wrong = if is_mask { None } else { check::value(leaf.value, &value) };
        let unreadable = wrong.is_some() && !matches!(leaf.value, Value::Text(_));
        problems.extend(wrong.map(|kind| Problem::new(name, kind)));
        if !unreadable {
            let (place, wire) = rows.close_up(&leaf.place, name);
            sheet.put(place, wire, name, value);
        }
    }
    build::parts(&mut sheet);
    check::relations(&sheet, &mut problems);
    sort(&mut problems);
    (sheet, problems)
}

/// Puts problems into wire order, those of one place in the order in which they were found.
pub(crate) fn sort(problems: &mut [Problem]) {
    let places: Vec<Place> = problems.iter().map(|problem| place_of(&problem.path)).collect();
    let mut sorted = order(places.len(), &|one, other| places[one].cmp(&places[other]));
    // One round of exchanges after another: each position takes what belongs there, until what it gave away is home.
    for start in 0..sorted.len() {
        let mut at = start;
        while sorted[at] != start {
            let from = std::mem::replace(&mut sorted[at], at);
            problems.swap(at, from);
            at = from;
        }
        sorted[at] = at;
    }
}

/// The place of a value or of a list.
fn place_of(path: &str) -> Place {
    let list = || schema::row(path).map(|row| row.place);
    let item = || path.rsplit_once('.').and_then(|(list, _)| schema::row(list)).map(|row| row.place);
    schema::leaf(path).map(|leaf| leaf.place).or_else(list).or_else(item).unwrap_or(if path.is_empty() {
        [0; 8]
    } else {
        schema::NOWHERE
    })
}

fn unknown(name: &str, suggest: bool) -> Problem {
    let nearest = || suggest.then(|| schema::nearest(name)).flatten();
    let kind =
        if schema::RESERVED.contains(&name) { ProblemKind::ReservedName } else { ProblemKind::UnknownName(nearest()) };
    Problem::new(name, kind)
}

/// Ordinary white space around a value goes silently, except where every character counts.
fn trimmed<'a>(leaf: &Leaf, typed: &'a str) -> &'a str {
    if check::keeps_every_character(leaf.value) { typed } else { typed.trim_matches([' ', '\t', '\r', '\n']) }
}

/// Gives rows consecutive numbers. Names come in wire order, so what came before is all that has to be remembered.
#[derive(Default)]
pub(crate) struct Rows {
    typed: Place,
    closed: Place,
}

impl Rows {
    /// The place and the name of a typed name once empty rows before it are gone.
    pub(crate) fn close_up(&mut self, typed: &Place, name: &str) -> (Place, String) {
        let mut closed = *typed;
        let mut same_road = true;
        for (depth, part) in name.split('.').enumerate().take(closed.len()) {
            let same_part = self.typed[depth] == typed[depth];
            if schema::index(part).is_some() {
                closed[depth] = match (same_road, same_part) {
                    (true, true) => self.closed[depth],
                    (true, false) => self.closed[depth] + 1,
                    (false, _) => 1,
                };
            }
            same_road &= same_part;
        }
        self.typed = *typed;
        self.closed = closed;
        (closed, if closed == *typed { name.to_owned() } else { renumbered(name, &closed) })
    }
}

/// The name with the indices of another place on the same road.
fn renumbered(name: &str, place: &Place) -> String {
    let mut wire = String::with_capacity(name.len());
    for (part, number) in name.split('.').zip(place) {
        if !wire.is_empty() {
            wire.push('.');
        }
        if schema::index(part).is_some() { wire.push_str(&number.to_string()) } else { wire.push_str(part) }
    }
    wire
}

impl Sheet {
    fn put(&mut self, place: Place, wire: String, typed_as: &str, value: String) {
        if !wire.starts_with("Berth.") {
            self.ours = self.parameters.len() + 1;
        }
        let step = Step::of(&wire);
        self.places.push(place);
        self.typed_as.push(typed_as.to_owned());
        self.parameters.push(Parameter { name: wire, value, step });
    }
}
