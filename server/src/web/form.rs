//! A posted form: pairs in the order they came, within stated limits.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    response::IntoResponse,
};
use http::{StatusCode, header};

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

/// A form as a browser posts it when it may hold a file.
#[derive(Debug, Default)]
pub struct Posted {
    /// The pairs, in order.
    pub pairs: Pairs,
    /// The file that was chosen: its name, as the browser gives it, and its bytes.
    pub file: Option<(String, Vec<u8>)>,
}

/// Why a form with a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It has too many fields.
    #[error(transparent)]
    TooMany(#[from] TooManyFields),
    /// The body ends early, is no form, or is over the limit.
    #[error("the form cannot be read")]
    Body(StatusCode),
}

/// Reads a body of either encoding of forms.
pub async fn read_with_file(request: Request) -> Result<Posted, Unreadable> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let body = Bytes::from_request(request, &())
            .await
            .map_err(|refusal| Unreadable::Body(refusal.into_response().status()))?;
        return Ok(Posted { pairs: read(&body)?, file: None });
    }
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|refusal| Unreadable::Body(refusal.into_response().status()))?;
    let mut posted = Posted::default();
    let broken = |error: MultipartError| Unreadable::Body(error.status());
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let (name, file) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
        let bytes = part.bytes().await.map_err(broken)?;
        match file {
            // A field for a file that is left empty comes with an empty name.
            Some(name) if name.is_empty() && bytes.is_empty() => {}
            Some(name) => posted.file = Some((name, bytes.into())),
            None => posted.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if posted.pairs.len() > MAX_FIELDS {
            return Err(TooManyFields.into());
        }
    }
    Ok(posted)
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
