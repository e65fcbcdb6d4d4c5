//! Rules about one value.

use super::{letters, shape};
use crate::image::ImageReference;
use crate::problem::ProblemKind;
use crate::regions;
use crate::schema::{self, Form, Shape, Value};
use crate::size;

/// What is wrong with a value, if anything is. White space around it is gone already.
pub(crate) fn value(kind: Value, text: &str) -> Option<ProblemKind> {
    match kind {
        Value::Text(form) => written(form, text),
        _ if letters::is_masked(text) => Some(ProblemKind::Masked),
        Value::Integer(least, most) => letters::check(text).or_else(|| integer(text, least, most)),
        Value::Number => {
            letters::check(text).or_else(|| size::thousandths(text).is_none().then_some(ProblemKind::NotNumber))
        }
        Value::Boolean => letters::check(text).or_else(|| (!is_boolean(text)).then_some(ProblemKind::NotBoolean)),
    }
}

/// Whether even white space at the ends of a value counts.
pub(crate) fn keeps_every_character(kind: Value) -> bool {
    matches!(kind, Value::Text(Form::Free(_)))
}

/// One spelling for what may be spelled in several ways: booleans, and white space beside the commas of a list in one value.
pub(crate) fn canonical(kind: Value, text: &str) -> String {
    match kind {
        Value::Boolean if is_boolean(text) => text.to_ascii_lowercase(),
        Value::Text(Form::Ids(..) | Form::Shaped(Shape::Hosts)) => {
            let items: Vec<&str> = text.split(',').map(|item| item.trim_matches([' ', '\t', '\r', '\n'])).collect();
            items.join(",")
        }
        _ => text.to_owned(),
    }
}

fn written(form: Form, text: &str) -> Option<ProblemKind> {
    let too_long = |most: usize| {
        let length = text.chars().count();
        (length > most).then_some(ProblemKind::TooLong { length, most })
    };
    match form {
        Form::Free(most) => letters::is_only_mask(text).then_some(ProblemKind::Masked).or_else(|| too_long(most)),
        Form::Shaped(shape) if shape.is_free() => shape::check(shape, text),
        _ if letters::is_masked(text) => Some(ProblemKind::Masked),
        _ => letters::check(text).or_else(|| match form {
            Form::OneOf(words) => (!words.contains(&text)).then_some(ProblemKind::NotOneOf(words)),
            Form::Word(most) => too_long(most),
            Form::Id(prefix) => (!is_id(text, prefix)).then_some(ProblemKind::BadId(prefix)),
            Form::Ids(prefix, most) => ids(text, prefix, most),
            Form::Region => region(text, regions::find(text).is_some()),
            Form::RegistryRegion => region(text, regions::has_registry(text)),
            Form::Image => ImageReference::parse(text).err().map(ProblemKind::Image),
            Form::Wire => schema::leaf(text).is_none().then(|| ProblemKind::SecretOfNothing(schema::nearest(text))),
            Form::Shaped(shape) => shape::check(shape, text),
            Form::Free(_) => None,
        }),
    }
}

fn integer(text: &str, least: i64, most: i64) -> Option<ProblemKind> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(ProblemKind::NotInteger);
    }
    let inside = text.parse().is_ok_and(|number| (least..=most).contains(&number));
    (!inside).then_some(ProblemKind::OutOfRange(least, most))
}

/// SDKs write booleans as `True` and `False`.
fn is_boolean(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

fn ids(text: &str, prefix: &'static str, most: usize) -> Option<ProblemKind> {
    let count = text.split(',').count();
    if count > most {
        return Some(ProblemKind::TooMany { count, most });
    }
    (!text.split(',').all(|id| is_id(id, prefix))).then_some(ProblemKind::BadId(prefix))
}

/// The prefix and then 6 to 64 lower-case letters and digits. Ids seen today have 16 to 20; older ones are shorter.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|rest| {
        (6..=64).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn region(text: &str, exists: bool) -> Option<ProblemKind> {
    (!exists).then(|| ProblemKind::UnknownRegion(regions::nearest(text).map(|region| region.id)))
}
