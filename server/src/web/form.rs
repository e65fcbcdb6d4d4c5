//! A posted form: pairs in the order they came, within stated limits.

/// Bytes of a posted form, at most.
pub const MAX_BYTES: usize = 1024 * 1024;
/// Fields of a posted form, at most.
pub const MAX_FIELDS: usize = 5000;

/// The form has more fields than any of our pages could send.
#[derive(Debug, thiserror::Error)]
#[error("the form has more than {MAX_FIELDS} fields")]
pub struct TooManyFields;

/// The pairs of a form, in order.
pub type Pairs = Vec<(String, String)>;

/// Reads an `application/x-www-form-urlencoded` body.
pub fn read(body: &[u8]) -> Result<Pairs, TooManyFields> {
    let pairs = form_urlencoded::parse(body).take(MAX_FIELDS + 1);
    let pairs: Pairs = pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    if pairs.len() > MAX_FIELDS { Err(TooManyFields) } else { Ok(pairs) }
}

/// The last value posted under `name`, or "".
pub fn last<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().rev().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn of_equal_names_the_last_counts() {
        let posted = read(b"AutoCreateEip=&AutoCreateEip=true&x=%E4%B8%AD+1").unwrap();
        assert_eq!(last(&posted, "AutoCreateEip"), "true");
        assert_eq!(last(&posted, "x"), "中 1");
        assert_eq!(last(&posted, "none"), "");
    }

    #[test]
    fn a_form_of_countless_fields_is_refused() {
        assert!(read("a=1&".repeat(MAX_FIELDS + 1).as_bytes()).is_err());
    }
}
