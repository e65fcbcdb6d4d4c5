//! Styles, the browser module and icons: carried in the binary, precompressed, with hashed names that may be
//! cached for ever.

use std::borrow::Cow;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Site;

/// What the build says of the files it made.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Manifest {
    /// Name of the browser module without ending: `berth-1a2b3c4d`.
    pub output_name: String,
    /// File name of the style sheet.
    pub css: String,
}

impl Manifest {
    /// The manifest of the files carried; empty where the binary was built without them.
    pub fn embedded() -> Self {
        Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
    }
}

/// A file of `/pkg/…`: its name carries its hash, so it never changes.
pub fn hashed(path: &str, asked: &HeaderMap) -> Response {
    answer(&format!("pkg/{path}"), asked, "public, max-age=31536000, immutable")
}

/// A file with a fixed name, such as the icon.
pub fn named(path: &str, asked: &HeaderMap) -> Response {
    answer(path, asked, "public, max-age=86400")
}

fn answer(path: &str, asked: &HeaderMap, caching: &'static str) -> Response {
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some((bytes, encoding)) = best(path, accepted) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    });
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn best(path: &str, accepted: &str) -> Option<(Cow<'static, [u8]>, Option<&'static str>)> {
    let accepts =
        |coding| accepted.split(',').any(|part| part.split(';').next().is_some_and(|name| name.trim() == coding));
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepts(coding)
            && let Some(file) = Site::get(&format!("{path}.{ending}"))
        {
            return Some((file.data, Some(coding)));
        }
    }
    Site::get(path).map(|file| (file.data, None))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("ico") => "image/x-icon",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_carried_is_not_found() {
        assert_eq!(hashed("../Cargo.toml", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
        assert_eq!(named("nothing.svg", &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
    }
}
