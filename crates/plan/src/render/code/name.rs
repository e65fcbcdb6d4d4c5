//! How the SDKs call what the wire calls `VSwitchId`. Their generator's rules, and the one name that follows none of them.

/// As in Python: `v_switch_id`, `data_cache_pl`, `ipv_6address_count`. A word begins at a capital or a digit, unless at a capital
/// behind a digit; a row of capitals is one word.
pub(super) fn python(out: &mut String, name: &str) {
    if name == "NFSVolume" { out.push_str("nfsvolume") } else { snake(out, name) }
}

/// Words joined by underscores.
pub(in crate::render) fn snake(out: &mut String, name: &str) {
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
}

/// As in Node.js: `vSwitchId`, `dataCachePL`.
pub(super) fn camel(out: &mut String, name: &str) {
    let begin = out.len();
    out.push_str(name);
    if let Some(first) = out.get_mut(begin..=begin).filter(|_| name != "NFSVolume") {
        first.make_ascii_lowercase();
    }
}

/// As it is.
pub(super) fn pascal(out: &mut String, name: &str) {
    out.push_str(name);
}
