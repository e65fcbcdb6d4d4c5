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

/// A text that may be no readable document, with the mask in the place of everything that follows the word `Password`: up to
/// the closing quote, or to the end of the line. For pages that give back what was pasted.
pub fn hide_passwords(text: &str) -> String {
    const WORD: &str = "password";
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    while let Some(found) = lower[done..].find(WORD) {
        let (start, after) = (done + found, done + found + WORD.len());
        out.push_str(&text[done..after]);
        done = after;
        if let Some((value, end)) = value_after(&text[after..], text[..start].ends_with('.')) {
            out.push_str(&text[after..after + value]);
            out.push_str(MASK);
            done = after + end;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Where the value begins and ends that follows a name: behind `:` or `=`, and on a command line (`flag`) behind a space.
fn value_after(text: &str, flag: bool) -> Option<(usize, usize)> {
    let behind = text.trim_start_matches(['"', '\'']);
    let value = if let Some(value) = behind.trim_start_matches([' ', '\t']).strip_prefix([':', '=', '：']) {
        value.trim_start()
    } else if flag && behind.starts_with(' ') {
        behind.trim_start_matches(' ')
    } else {
        return None;
    };
    let start = text.len() - value.len();
    if let quote @ ('"' | '\'') = value.chars().next()? {
        return Some((start + 1, start + 1 + closing(&value[1..], quote)));
    }
    let ends: &[char] = if flag { &['\n', '\r', ' '] } else { &['\n', '\r', ',', '}'] };
    let end = value.find(ends).unwrap_or(value.len());
    (end > 0).then_some((start, start + end))
}

/// Where the quote closes, a backslash before it aside; the end of the text where it does not.
fn closing(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let found = text.char_indices().find(|(_, c)| {
        let closes = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    found.map_or(text.len(), |(at, _)| at)
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

    #[test]
    fn what_follows_the_word_password_is_hidden_whatever_the_text() {
        let hidden = |text: &str| {
            let out = hide_passwords(text);
            assert!(!out.contains("hunter2"), "{out}");
            out
        };
        assert_eq!(hidden("{\"Password\": \"hunter2\", \"A\": 1"), format!("{{\"Password\": \"{MASK}\", \"A\": 1"));
        assert_eq!(hidden("  Password: hunter2 x\n  UserName: u\n"), format!("  Password: {MASK}\n  UserName: u\n"));
        assert_eq!(
            hidden("'ImageRegistryCredential.1.Password': 'a\\'hunter2',\n"),
            format!("'ImageRegistryCredential.1.Password': '{MASK}',\n")
        );
        assert_eq!(hidden("--X.1.Password=hunter2\n"), format!("--X.1.Password={MASK}\n"));
        assert_eq!(hidden("password:\n  hunter2"), format!("password:\n  {MASK}"));
        assert_eq!(hidden("密码 Password：\"hunter2"), format!("密码 Password：\"{MASK}"));
        assert_eq!(hidden("--X.1.Password hunter2 --Y z"), format!("--X.1.Password {MASK} --Y z"));
        assert_eq!(hide_passwords("no secret in Passwordless"), "no secret in Passwordless");
    }

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
