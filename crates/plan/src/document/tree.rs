//! A document as a tree, with its names in the order in which they were written.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use super::{MAX_DEPTH, MAX_VALUES};

/// A value of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Int(i64),
    Big(u64),
    Float(f64),
    Text(String),
    /// A number or a boolean, and how it is written where that differs: `1.10`, `0x1f`, `True`.
    #[cfg(feature = "yaml")]
    As(Box<Tree>, String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The text of a single value; `None` for lists and maps, an empty text for nothing.
    pub(crate) fn single(&self) -> Option<String> {
        match self {
            Self::Null => Some(String::new()),
            Self::Bool(value) => Some(value.to_string()),
            Self::Int(value) => Some(value.to_string()),
            Self::Big(value) => Some(value.to_string()),
            // With its decimal point, as it was written: 2.0 stays 2.0.
            Self::Float(value) => Some(format!("{value:?}")),
            Self::Text(value) => Some(value.clone()),
            #[cfg(feature = "yaml")]
            Self::As(value, _) => value.single(),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The same for where a text is wanted: a number as it is written.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            #[cfg(feature = "yaml")]
            Self::As(_, written) => Some(written.clone()),
            other => other.single(),
        }
    }
}

#[cfg(feature = "yaml")]
impl Tree {
    /// With YAML's merge keys (`<<: *common`) resolved: what a map says itself comes first, then what it merges in.
    pub(super) fn merged(self) -> Self {
        match self {
            Self::List(items) => Self::List(items.into_iter().map(Self::merged).collect()),
            Self::Map(pairs) => {
                let (merges, own): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name == "<<");
                let mut map: Vec<_> = own.into_iter().map(|(name, value)| (name, value.merged())).collect();
                for (name, source) in merges {
                    match source.merged() {
                        Self::Map(pairs) => add_missing(&mut map, pairs),
                        Self::List(sources) if sources.iter().all(|source| matches!(source, Self::Map(_))) => {
                            for source in sources {
                                if let Self::Map(pairs) = source {
                                    add_missing(&mut map, pairs);
                                }
                            }
                        }
                        other => map.push((name, other)),
                    }
                }
                Self::Map(map)
            }
            single => single,
        }
    }
}

#[cfg(feature = "yaml")]
fn add_missing(map: &mut Vec<(String, Tree)>, pairs: Vec<(String, Tree)>) {
    for (name, value) in pairs {
        if !map.iter().any(|(known, _)| *known == name) {
            map.push((name, value));
        }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Big(value) => serializer.serialize_u64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            #[cfg(feature = "yaml")]
            Self::As(value, _) => value.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(pairs) => serializer.collect_map(pairs.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// What is left of the bounds while a document is read.
#[derive(Default)]
pub(super) struct Budget {
    values: Cell<usize>,
    exceeded: Cell<bool>,
}

impl Budget {
    /// Whether reading ended because a bound was exceeded.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded.get()
    }

    /// The reader of a whole document.
    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { budget: self, depth: 0 }
    }
}

/// Reads one value within bounds.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    budget: &'a Budget,
    depth: usize,
}

impl Reader<'_> {
    /// The reader of what is inside, if the bounds allow it.
    fn inside<E: Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            self.budget.exceeded.set(true);
            return Err(E::custom("nested too deeply"));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        let values = self.budget.values.get() + 1;
        self.budget.values.set(values);
        if values > MAX_VALUES {
            self.budget.exceeded.set(true);
            return Err(D::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Big(value), Tree::Int))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let inside = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Tree, A::Error> {
        let inside = self.inside()?;
        let mut map = Vec::new();
        while let Some(name) = pairs.next_key_seed(inside)? {
            let name = name.single().ok_or_else(|| A::Error::custom("a name must be a text"))?;
            map.push((name, pairs.next_value_seed(inside)?));
        }
        Ok(Tree::Map(map))
    }
}
