//! What stands in a YAML document for a number or a boolean: `1.10` is a number, and as a text it has two decimal places.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::tree::Tree;

/// Walks through a document once more, beside the tree that was read of it, and notes how its numbers and booleans are
/// written.
pub(super) struct Written<'a>(pub(super) &'a mut Tree);

impl<'de> DeserializeSeed<'de> for Written<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Tree::List(_) => deserializer.deserialize_seq(self),
            Tree::Map(_) => deserializer.deserialize_map(self),
            Tree::Bool(_) | Tree::Int(_) | Tree::Big(_) | Tree::Float(_) => deserializer.deserialize_str(self),
            Tree::Null | Tree::Text(_) | Tree::As(..) => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ()),
        }
    }
}

impl<'de> Visitor<'de> for Written<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same document once more")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let value = std::mem::replace(self.0, Tree::Null);
        *self.0 =
            if value.single().as_deref() == Some(text) { value } else { Tree::As(Box::new(value), text.to_owned()) };
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if let Tree::List(list) = self.0 {
            for item in list {
                items.next_element_seed(Written(item))?;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<(), A::Error> {
        if let Tree::Map(map) = self.0 {
            for (_, value) in map {
                pairs.next_key::<IgnoredAny>()?;
                pairs.next_value_seed(Written(value))?;
            }
        }
        // The reader wants to have been asked for the end.
        pairs.next_key::<IgnoredAny>().map(|_| ())
    }
}
