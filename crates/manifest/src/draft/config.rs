//! Texts that stand in a `ConfigMap` of the same stream: a plan holds them itself.

use std::collections::BTreeMap;

use super::left::Why;
use super::work::{At, Work};
use crate::find;
use crate::look;
use crate::yaml::{Fault, Reader};

/// The data of the stream's `ConfigMaps`, by name and key.
pub(super) type ConfigMaps = BTreeMap<String, BTreeMap<String, String>>;

/// Reads the `ConfigMaps` of a stream. Of two with one name the last one counts, as it does to kubectl.
pub(super) fn maps(text: &str) -> Result<ConfigMaps, Fault> {
    let mut maps = ConfigMaps::new();
    let mut reader = Reader::new(text)?;
    while let Some(document) = reader.next_document() {
        let document = document?;
        let tree = &document.tree;
        for owner in find::objects(tree, document.root).into_iter().filter(|owner| owner.kind == "ConfigMap") {
            let data = look::path(tree, owner.node, &["data"]).map(|data| look::entries(tree, data));
            let texts = data.into_iter().flatten().filter_map(|(name, _, value)| {
                let text = tree.text(tree.resolve(value))?;
                Some((name, text.into_owned()))
            });
            maps.insert(owner.name, texts.collect());
        }
    }
    Ok(maps)
}

impl Work<'_, '_> {
    /// The data of the `ConfigMap` that the text under a key names.
    pub(super) fn config_map(&mut self, at: &At, key: &str) -> Option<BTreeMap<String, String>> {
        let name = self.text(at, key)?;
        let data = self.config_maps.get(&name)?.clone();
        self.used.insert(name);
        Some(data)
    }

    /// The text that a reference to one key of a `ConfigMap` stands for; the reference stays out where it cannot be found.
    pub(super) fn config_text(&mut self, reference: &At) -> Option<String> {
        let key = self.text(reference, "key")?;
        let text = self.config_map(reference, "name").and_then(|data| data.get(&key).cloned());
        if text.is_some() {
            self.mark(reference);
        } else {
            self.leave(reference, Why::ConfigMap);
        }
        text
    }
}
