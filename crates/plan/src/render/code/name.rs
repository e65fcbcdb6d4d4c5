//! How the SDKs call what the wire calls `VSwitchId`. Their generator's rules, and the one name that follows none of them.

/// As in Python: `v_switch_id`, `data_cache_pl`, `ipv_6address_count`. A word begins at a capital or a digit, unless at a capital
/// behind a digit; a row of capitals is one word.
pub(super) fn python(name: &str) -> String {
    if name == "NFSVolume" { "nfsvolume".to_owned() } else { snake(name) }
}

/// Words joined by underscores.
pub(in crate::render) fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let letters = name.as_bytes();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(b'.');
        let ahead = letters.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        let begins = match letter {
            b'A'..=b'Z' => before.is_ascii_lowercase() || (before.is_ascii_uppercase() && ahead),
            b'0'..=b'9' => before.is_ascii_lowercase(),
            _ => false,
        };
        if begins {
            out.push('_');
        }
        out.push(char::from(letter.to_ascii_lowercase()));
    }
    out
}

/// As in Node.js: `vSwitchId`, `dataCachePL`.
pub(super) fn camel(name: &str) -> String {
    if name == "NFSVolume" {
        return name.to_owned();
    }
    let mut out = name.to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    out
}

/// As it is.
pub(super) fn pascal(name: &str) -> String {
    name.to_owned()
}
