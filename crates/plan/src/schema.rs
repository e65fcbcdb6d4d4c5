//! What can stand in a plan: one table of every name, its kind and its limits.
//!
//! The names are those of ECI's `CreateContainerGroup` (version 2018-08-08). A flat wire name such as
//! `Container.2.EnvironmentVar.1.Key` is a road through the table; its [`Place`] sorts names into wire order.
//! Left out on purpose: what the launch itself adds (`ClientToken`, `DryRun`) and the account owner fields.
//! Added: our own choices under `Berth`, which are never sent.

mod containers;
mod forms;
mod nearest;
mod table;
mod volumes;

pub use self::forms::{Form, Shape};
pub use self::nearest::{distance, nearest};
pub use self::table::ROOT;

/// The highest index that a name may hold. The cloud's own limits are far below; this one bounds loops over lists.
pub const MAX_INDEX: u32 = 1_000;

/// Names of the request that a plan does not hold, because the launch sets them or because they are obsolete there.
pub const RESERVED: &[&str] =
    &["ClientToken", "DryRun", "OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount"];

/// Where a name stands in wire order: positions in the table and indices, from the root down. Unknown names come last.
pub type Place = [u32; 8];

/// The place of every unknown name.
pub const NOWHERE: Place = [u32::MAX; 8];

/// One name of the table.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// The name, without what stands before it.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it belongs to the set that most people touch.
    pub core: bool,
}

/// What a name holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One value.
    One(Value),
    /// A numbered list of values, with the most that may be given.
    List(usize, Value),
    /// A group of names.
    Struct(&'static [Node]),
    /// A numbered list of groups, with the most that may be given.
    Structs(usize, &'static [Node]),
}

/// The type of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Text of a form.
    Text(Form),
    /// A whole number between two bounds, both included.
    Integer(i64, i64),
    /// A plain decimal with at most three places.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// A wire name found in the table.
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    /// The last name on the road.
    pub node: &'static Node,
    /// Its type; an item's type where the name is one of a list.
    pub value: Value,
    /// Its place in wire order.
    pub place: Place,
}

/// A list found in the table: `Container`, or `Container.1.EnvironmentVar`.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The list.
    pub node: &'static Node,
    /// The road to it; the items' indices come after `depth` parts.
    pub place: Place,
    /// How many parts of `place` are in use.
    pub depth: usize,
}

impl Row {
    /// How many values the list may hold.
    pub fn most(&self) -> usize {
        match self.node.kind {
            Kind::List(most, _) | Kind::Structs(most, _) => most,
            Kind::One(_) | Kind::Struct(_) => 1,
        }
    }

    /// The index of the item to which `place` belongs, if it lies in this list.
    pub fn index(&self, place: &Place) -> Option<u32> {
        (place[..self.depth] == self.place[..self.depth])
            .then(|| place[self.depth])
            .filter(|index| *index > 0 && *index <= MAX_INDEX)
    }

    /// The wire name of the first value of a new item, without the list's own name and index: `.Name`, or nothing for plain lists.
    pub fn first_name(&self) -> Option<String> {
        let Kind::Structs(_, mut fields) = self.node.kind else {
            return matches!(self.node.kind, Kind::List(..)).then(String::new);
        };
        let mut name = String::new();
        loop {
            let node = fields.first()?;
            name.push('.');
            name.push_str(node.name);
            match node.kind {
                Kind::One(_) => return Some(name),
                Kind::List(..) => return Some(name + ".1"),
                Kind::Struct(inner) => fields = inner,
                Kind::Structs(_, inner) => {
                    name.push_str(".1");
                    fields = inner;
                }
            }
        }
    }
}

/// Finds a wire name that holds a value.
pub fn leaf(wire: &str) -> Option<Leaf> {
    let mut road = Road::new(wire);
    loop {
        let node = road.step()?;
        let value = match node.kind {
            Kind::One(value) => value,
            Kind::List(_, value) => {
                road.index()?;
                value
            }
            Kind::Struct(fields) => {
                road.fields = fields;
                continue;
            }
            Kind::Structs(_, fields) => {
                road.index()?;
                road.fields = fields;
                continue;
            }
        };
        return road.parts.next().is_none().then_some(Leaf { node, value, place: road.place });
    }
}

/// Finds the wire name of a list.
pub fn row(wire: &str) -> Option<Row> {
    let mut road = Road::new(wire);
    loop {
        let node = road.step()?;
        let ended = road.parts.clone().next().is_none();
        match node.kind {
            Kind::List(..) | Kind::Structs(..) if ended => {
                return Some(Row { node, place: road.place, depth: road.depth });
            }
            Kind::Struct(fields) if !ended => road.fields = fields,
            Kind::Structs(_, fields) if !ended => {
                road.index()?;
                road.fields = fields;
            }
            _ => return None,
        }
    }
}

/// Every wire name with `N` in place of the indices, in wire order, with its node and type.
pub fn patterns() -> Vec<(String, &'static Node, Value)> {
    let mut found = Vec::new();
    gather("", ROOT, &mut found);
    found
}

fn gather(before: &str, fields: &'static [Node], found: &mut Vec<(String, &'static Node, Value)>) {
    for node in fields {
        let name = format!("{before}{}", node.name);
        match node.kind {
            Kind::One(value) => found.push((name, node, value)),
            Kind::List(_, value) => found.push((name + ".N", node, value)),
            Kind::Struct(inner) => gather(&(name + "."), inner, found),
            Kind::Structs(_, inner) => gather(&(name + ".N."), inner, found),
        }
    }
}

/// A walk through the table along the parts of a name.
struct Road<'a> {
    parts: std::str::Split<'a, char>,
    fields: &'static [Node],
    place: Place,
    depth: usize,
}

impl<'a> Road<'a> {
    fn new(wire: &'a str) -> Self {
        Self { parts: wire.split('.'), fields: ROOT, place: [0; 8], depth: 0 }
    }

    fn step(&mut self) -> Option<&'static Node> {
        let part = self.parts.next()?;
        let at = self.fields.iter().position(|node| node.name == part)?;
        self.put(u32::try_from(at).ok()? + 1)?;
        self.fields.get(at)
    }

    fn index(&mut self) -> Option<()> {
        let index = index(self.parts.next()?)?;
        self.put(index)
    }

    fn put(&mut self, number: u32) -> Option<()> {
        *self.place.get_mut(self.depth)? = number;
        self.depth += 1;
        Some(())
    }
}

/// Reads an index as the wire writes it: from 1, without leading zeros.
pub fn index(part: &str) -> Option<u32> {
    let plain = part.bytes().all(|byte| byte.is_ascii_digit()) && !part.starts_with('0') && part.len() <= 4;
    plain.then(|| part.parse().ok()).flatten().filter(|index| *index <= MAX_INDEX)
}

#[cfg(test)]
mod tests;
