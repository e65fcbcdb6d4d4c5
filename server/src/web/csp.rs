//! The content security policy of a page: nothing from anywhere but this origin, scripts by nonce.

use http::HeaderValue;

/// The policy of an HTML page whose inline loader carries `nonce`.
///
/// `wasm-unsafe-eval` is what compiling a wasm module needs; nothing else is allowed beyond the origin itself.
pub fn page(nonce: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; \
         frame-ancestors 'none'"
    );
    // The nonce is base64url, so the value is always a valid header.
    HeaderValue::from_str(&policy).unwrap_or_else(|_| nothing())
}

/// The policy of everything that is not a page.
pub fn nothing() -> HeaderValue {
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_page_allows_no_inline_code_but_its_nonce() {
        let policy = page("abc").to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(policy.starts_with("default-src 'none'"));
    }
}
