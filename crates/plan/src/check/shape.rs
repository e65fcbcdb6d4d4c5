//! Whether a text has the shape that its name asks for.

use super::{letters, schedule};
use crate::problem::ProblemKind;
use crate::schema::Shape;

/// What is wrong with the shape of a text, if anything is.
pub(super) fn check(shape: Shape, text: &str) -> Option<ProblemKind> {
    if shape.is_free() && text.contains("****") {
        return Some(ProblemKind::Masked);
    }
    if shape == Shape::Host && text.contains(',') {
        return letters::check(text).or(Some(ProblemKind::OnePerRow));
    }
    let length = text.chars().count();
    let most = shape.longest();
    if length > most && matches!(shape, Shape::Base64 | Shape::Hosts | Shape::AbsolutePath) {
        return Some(ProblemKind::TooLong { length, most });
    }
    (length > most || !fits(shape, text)).then_some(ProblemKind::Malformed(shape))
}

fn fits(shape: Shape, text: &str) -> bool {
    match shape {
        Shape::GroupName => text.len() >= 2 && is_label(text),
        Shape::ContainerName | Shape::VolumeName => is_label(text),
        Shape::VariableKey => is_variable(text),
        Shape::InstanceName => text.len() >= 3 && text.bytes().all(is_lower),
        Shape::Host => is_host(text),
        Shape::Hosts => text.split(',').all(is_loose_host),
        Shape::RoleArn => is_role(text),
        Shape::AbsolutePath => text.starts_with('/') && !text.contains(':'),
        Shape::Ip => is_ip(text),
        Shape::Base64 => is_base64(text),
        Shape::TagKey => !text.starts_with("acs:") && !text.starts_with("aliyun") && !has_scheme(text),
        Shape::Schedule => schedule::is_schedule(text),
        Shape::TagValue => !text.starts_with("acs:") && !has_scheme(text),
    }
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// Lower-case letters, digits and hyphens, with no hyphen at either end.
fn is_label(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('-') && !text.ends_with('-') && text.bytes().all(is_lower)
}

fn is_variable(text: &str) -> bool {
    let first = text.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    first && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Labels with dots between them, and a port if there is one.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    port.is_none_or(is_port) && name.split('.').all(is_label)
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// A host or an address with an optional port; `*` may stand for a part of it.
fn is_loose_host(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:*".contains(&byte))
}

/// `acs:ram::<account>:role/<name>`.
fn is_role(text: &str) -> bool {
    let Some((account, name)) = text.strip_prefix("acs:ram::").and_then(|rest| rest.split_once(":role/")) else {
        return false;
    };
    let digits = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_digit());
    digits && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn is_ip(text: &str) -> bool {
    let numbers =
        text.split('.').count() == 4 && text.split('.').all(|part| part.len() <= 3 && part.parse::<u8>().is_ok());
    let sixth = text.contains(':') && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.');
    numbers || sixth
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - body.len() <= 2
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
}

fn has_scheme(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}
