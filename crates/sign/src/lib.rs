//! Alibaba Cloud request signatures: RPC v1 and ACS3, each as canonical, string to sign, signature. Pure.
//!
//! Nothing here reads a clock, draws a random number or knows a transport: time and nonce stand among the parameters or
//! headers that the caller passes in. Each step is a function of its own, so that a mismatch can be told apart:
//!
//! ```text
//! parameters ─canonical→ text ─string_to_sign→ text ─signature→ what goes into `Signature` or `Authorization`
//! ```
//!
//! [`v1`] is HMAC-SHA1 over the sorted parameters (`SignatureVersion=1.0`); [`v3`] is ACS3-HMAC-SHA256 over request and headers.

mod encode;
pub mod v1;
pub mod v3;

pub use encode::percent_encode;
