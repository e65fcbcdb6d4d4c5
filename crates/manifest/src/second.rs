//! A second opinion: libyaml, which kubectl's own parser was made from, reads the same document and must see the same tree.
//!
//! Where two readers disagree about a text, one of them is wrong, and bytes are not edited on a guess. Compared are the shape,
//! with every alias replaced by what it stands for, and the text of every string; a plain scalar that libyaml takes for a
//! number, a truth value or null only has to be a plain scalar here too.

use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::yaml::{Kind, NodeId, Tree};

/// What the other reader makes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// The same tree.
    Same,
    /// Another tree, and where they part.
    Different(String),
    /// It is no YAML, and why.
    Refused(String),
}

/// Reads `text`, one document, and compares it with the tree under `root`.
pub(crate) fn judge(text: &str, tree: &Tree<'_>, root: NodeId) -> Opinion {
    let Some(document) = serde_norway::Deserializer::from_str(text).next() else {
        return if tree.is_null(root) { Opinion::Same } else { Opinion::Different("nothing".to_owned()) };
    };
    match (Walk { tree, id: root }).deserialize(document) {
        Ok(()) => Opinion::Same,
        Err(error) => {
            let error = error.to_string();
            if error.contains(DISSENT) { Opinion::Different(error) } else { Opinion::Refused(error) }
        }
    }
}

/// Marks an error as ours.
const DISSENT: &str = "read differently";

#[derive(Clone, Copy)]
struct Walk<'t, 'a> {
    tree: &'t Tree<'a>,
    id: NodeId,
}

impl Walk<'_, '_> {
    fn agree<E: de::Error>(self, same: bool) -> Result<(), E> {
        if same {
            return Ok(());
        }
        let at = self.tree.outer_start(self.id);
        let line = self.tree.source()[..at].lines().count();
        Err(E::custom(format!("line {line}: {DISSENT}")))
    }

    /// A value that only a plain scalar can be.
    fn plain<E: de::Error>(self) -> Result<(), E> {
        self.agree(matches!(self.tree.kind(self.id), Kind::Plain | Kind::Empty) || self.tree.tag(self.id).is_some())
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Walk { tree: self.tree, id: self.tree.resolve(self.id) })
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.plain()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.plain()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.plain()
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<(), E> {
        self.plain()
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<(), E> {
        self.plain()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.plain()
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.plain()
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.agree(self.tree.text(self.id).is_some_and(|own| own == text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.agree(self.tree.kind(self.id).is_sequence())?;
        for id in self.tree.children(self.id) {
            let found = items.next_element_seed(Walk { tree: self.tree, id })?;
            self.agree(found.is_some())?;
        }
        self.agree(items.next_element::<IgnoredAny>()?.is_none())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.agree(self.tree.kind(self.id).is_mapping())?;
        for (key, value) in self.tree.entries(self.id) {
            let found = entries.next_key_seed(Walk { tree: self.tree, id: key })?;
            self.agree(found.is_some())?;
            entries.next_value_seed(Walk { tree: self.tree, id: value })?;
        }
        self.agree(entries.next_key::<IgnoredAny>()?.is_none())
    }

    /// A value with a tag of its own.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let (_, value) = tagged.variant::<IgnoredAny>()?;
        value.newtype_variant_seed(Tagged(self))
    }
}

/// The value behind a tag: the same node again.
struct Tagged<'t, 'a>(Walk<'t, 'a>);

impl<'de> DeserializeSeed<'de> for Tagged<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self.0)
    }
}
