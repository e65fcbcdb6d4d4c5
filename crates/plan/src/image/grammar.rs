//! Docker's reference grammar, one function for each part.
//!
//! Source: the grammar of the CNCF distribution project ("reference") and the OCI image specification (tags, digests).

use super::ImageProblem;

/// Refuses characters that no part may hold, with the reason a person most likely needs.
pub(super) fn characters(text: &str) -> Result<(), ImageProblem> {
    if text.is_empty() {
        return Err(ImageProblem::Empty);
    }
    if text.contains('*') || text.contains('•') {
        return Err(ImageProblem::Masked);
    }
    if text.chars().any(char::is_whitespace) {
        return Err(ImageProblem::Space);
    }
    if let Some((scheme, _)) = text.split_once("://") {
        return Err(ImageProblem::Scheme(scheme.to_owned()));
    }
    match text.chars().find(|c| !c.is_ascii_graphic()) {
        Some(character) => Err(ImageProblem::Character(character)),
        None => Ok(()),
    }
}

/// `label(.label)*(:port)?`, or an IPv6 address in brackets.
pub(super) fn host(host: &str) -> Result<(), ImageProblem> {
    let wrong = || ImageProblem::Host(host.to_owned());
    lower_case(host)?;
    let (name, port) = match host.rfind(':') {
        Some(at) if !host.ends_with(']') => (&host[..at], Some(&host[at + 1..])),
        _ => (host, None),
    };
    if let Some(port) = port
        && !port.parse::<u16>().is_ok_and(|number| number > 0 && port.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Err(wrong());
    }
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return if is_ipv6(address) { Ok(()) } else { Err(wrong()) };
    }
    if name.split('.').all(is_label) { Ok(()) } else { Err(wrong()) }
}

/// Eight groups of up to four hexadecimal digits, or fewer with one `::` among them. The standard library's parser does the
/// same and more, in some kilobytes that a browser would have to load.
fn is_ipv6(address: &str) -> bool {
    let (before, after) = address.split_once("::").map_or((address, None), |(before, after)| (before, Some(after)));
    let groups = |part: &str| if part.is_empty() { 0 } else { part.split(':').count() };
    let count = groups(before) + after.map_or(0, groups);
    let right = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let all = |part: &str| part.is_empty() || part.split(':').all(right);
    all(before) && after.is_none_or(all) && if after.is_some() { count < 8 } else { count == 8 }
}

/// Letters, digits and `-`, with no `-` at either end.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `component(/component)*`.
pub(super) fn path(path: &str) -> Result<(), ImageProblem> {
    lower_case(path)?;
    match path.split('/').find(|component| !is_component(component)) {
        Some(component) => Err(ImageProblem::Path(component.to_owned())),
        None => Ok(()),
    }
}

/// Runs of lower-case letters and digits, joined by one `.`, one or two `_`, or any number of `-`.
fn is_component(component: &str) -> bool {
    let is_alphanumeric = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = component.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    is_alphanumeric(*first)
        && is_alphanumeric(*last)
        && component
            .split(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            .all(|separator| matches!(separator, "" | "." | "_" | "__") || separator.bytes().all(|byte| byte == b'-'))
}

/// 64 hexadecimal digits alone are an image's id, which no registry can be asked for.
pub(super) fn is_bare_id(path: &str) -> bool {
    path.len() == 64 && path.bytes().all(is_lower_hex)
}

/// `[A-Za-z0-9_][A-Za-z0-9._-]{0,127}`.
pub(super) fn tag(tag: &str) -> Result<(), ImageProblem> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let right = tag.len() <= 128
        && tag.bytes().next().is_some_and(is_word)
        && tag.bytes().all(|byte| is_word(byte) || byte == b'.' || byte == b'-');
    if right { Ok(()) } else { Err(ImageProblem::Tag(tag.to_owned())) }
}

/// `sha256:` and 64, or `sha512:` and 128 lower-case hexadecimal digits.
pub(super) fn digest(digest: &str) -> Result<(), ImageProblem> {
    let right = match digest.split_once(':') {
        Some(("sha256", hex)) => hex.len() == 64 && hex.bytes().all(is_lower_hex),
        Some(("sha512", hex)) => hex.len() == 128 && hex.bytes().all(is_lower_hex),
        _ => false,
    };
    if right { Ok(()) } else { Err(ImageProblem::Digest(digest.to_owned())) }
}

fn is_lower_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

fn lower_case(part: &str) -> Result<(), ImageProblem> {
    if part.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(ImageProblem::UpperCase(part.to_owned()));
    }
    Ok(())
}
