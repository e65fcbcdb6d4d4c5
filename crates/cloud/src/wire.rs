//! Reading answers whose numbers are sometimes strings, whose strings are sometimes null, and the like.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The same value without its nulls: a field that is null is a field that is not there.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().filter(|item| !item.is_null()).map(without_nulls).collect(),
        plain => plain,
    }
}

/// A whole number, or a string that holds one; anything else is not there.
pub(crate) fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "fractions of counts and milliseconds mean nothing")]
    Ok(match Value::deserialize(from)? {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|number| number as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// A number, or a string that holds one; anything else is not there.
pub(crate) fn amount<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// A number, or a string that holds one; otherwise zero.
pub(crate) fn decimal<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Number(number) => number.as_f64().unwrap_or_default(),
        Value::String(text) => text.trim().parse().unwrap_or_default(),
        _ => 0.0,
    })
}

/// A boolean, or a string that holds one in any case.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Bool(flag) => flag,
        Value::String(text) => text.trim().eq_ignore_ascii_case("true"),
        _ => false,
    })
}

/// The same, told apart from a field that is not there or says nothing of the kind.
pub(crate) fn said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::Bool(flag) => Some(flag),
        Value::String(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    })
}

/// A string, or a number written as one.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(from)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use serde::Deserialize;
    use serde_json::json;

    use super::without_nulls;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Odd {
        #[serde(deserialize_with = "super::whole")]
        count: Option<i64>,
        #[serde(deserialize_with = "super::decimal")]
        cpu: f64,
        #[serde(deserialize_with = "super::flag")]
        on: bool,
        #[serde(deserialize_with = "super::text")]
        id: String,
        list: Vec<String>,
    }

    fn read(value: serde_json::Value) -> Odd {
        serde_json::from_value(without_nulls(value)).unwrap()
    }

    #[test]
    fn strings_and_numbers_are_read_alike() {
        let expected = Odd { count: Some(12), cpu: 0.25, on: true, id: "7".to_owned(), list: vec!["a".to_owned()] };
        assert_eq!(read(json!({"count": "12", "cpu": "0.25", "on": "True", "id": 7, "list": ["a", null]})), expected);
        assert_eq!(read(json!({"count": 12, "cpu": 0.25, "on": true, "id": "7", "list": ["a"]})), expected);
    }

    #[test]
    fn null_and_nonsense_count_as_absent() {
        let null = json!({"count": null, "cpu": null, "on": null, "id": null, "list": null});
        assert_eq!(read(null), Odd::default());
        assert_eq!(read(json!({"count": "many", "cpu": {}, "on": 1})), Odd::default());
    }
}
