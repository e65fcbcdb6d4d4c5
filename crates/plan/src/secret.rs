//! Secret values in a draft: which they are, and how they leave it and come back.
//!
//! A registry password is always secret. Any other value is where `Berth.Secret.N` holds its wire name.

use std::collections::BTreeMap;

use crate::draft::Draft;

/// What stands in a draft for a secret whose real value is kept elsewhere.
pub const MASK: &str = "••••••";

/// The wire names of the secret values that are there, in wire order. A masked value is there; an empty one is not.
pub fn names(draft: &Draft) -> Vec<String> {
    let marked = marked(draft);
    let secret = |name: &str| is_password(name) || marked.contains(&name);
    draft.iter().filter(|(name, value)| !value.is_empty() && secret(name)).map(|(name, _)| name.to_owned()).collect()
}

/// Whether the value of a wire name is secret in this draft.
pub fn is_secret(draft: &Draft, name: &str) -> bool {
    is_password(name) || marked(draft).contains(&name)
}

/// The draft with the mask in the place of every secret. For pages, previews and logs.
#[must_use]
pub fn mask(draft: &Draft) -> Draft {
    let mut masked = draft.clone();
    take(&mut masked);
    masked
}

/// Takes the secrets out and leaves the mask in their places. What is masked already is not among those taken.
pub fn take(draft: &mut Draft) -> BTreeMap<String, String> {
    let mut taken = BTreeMap::new();
    for name in names(draft) {
        let value = draft.get(&name).to_owned();
        if value != MASK {
            draft.set(&name, MASK);
            taken.insert(name, value);
        }
    }
    taken
}

/// Puts secrets back where the mask stands for them. What was typed anew since, or removed, stays as it is.
///
/// Rows may have been renumbered in between: put secrets back first, change rows then, take them out again.
pub fn put(draft: &mut Draft, secrets: &BTreeMap<String, String>) {
    for (name, value) in secrets {
        if draft.get(name) == MASK {
            draft.set(name, value.as_str());
        }
    }
}

/// Whether a wire name is a registry password's.
pub(crate) fn is_password(name: &str) -> bool {
    name.starts_with("ImageRegistryCredential.") && name.ends_with(".Password")
}

fn marked(draft: &Draft) -> Vec<&str> {
    (1..=draft.count("Berth.Secret")).map(|index| draft.get(&format!("Berth.Secret.{index}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        [
            ("Container.1.EnvironmentVar.1.Key", "TOKEN"),
            ("Container.1.EnvironmentVar.1.Value", "abc"),
            ("Container.1.EnvironmentVar.2.Value", "plain"),
            ("ImageRegistryCredential.1.Password", "hunter2"),
            ("ImageRegistryCredential.2.Password", ""),
            ("Berth.Secret.1", "Container.1.EnvironmentVar.1.Value"),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn passwords_are_always_secret_and_variables_when_marked() {
        assert_eq!(names(&draft()), ["Container.1.EnvironmentVar.1.Value", "ImageRegistryCredential.1.Password"]);
    }

    #[test]
    fn taking_and_putting_back_gives_the_same_draft() {
        let mut kept = draft();
        let taken = take(&mut kept);
        assert_eq!(taken.len(), 2);
        assert_eq!(kept, mask(&draft()));
        assert_eq!(kept.get("ImageRegistryCredential.1.Password"), MASK);
        assert_eq!(kept.get("Container.1.EnvironmentVar.2.Value"), "plain");
        put(&mut kept, &taken);
        assert_eq!(kept, draft());
    }

    #[test]
    fn a_secret_typed_anew_is_not_overwritten_and_a_removed_one_does_not_return() {
        let mut kept = draft();
        let taken = take(&mut kept);
        kept.set("ImageRegistryCredential.1.Password", "new");
        kept.set("Container.1.EnvironmentVar.1.Value", "");
        put(&mut kept, &taken);
        assert_eq!(kept.get("ImageRegistryCredential.1.Password"), "new");
        assert_eq!(kept.get("Container.1.EnvironmentVar.1.Value"), "");
    }

    #[test]
    fn a_mask_is_not_taken_for_a_secret() {
        let mut masked = mask(&draft());
        assert!(take(&mut masked).is_empty());
        assert_eq!(names(&masked).len(), 2);
    }
}
