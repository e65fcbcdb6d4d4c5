//! Alibaba Cloud as Berth uses it: credentials chain, actions, and the one client that sends.
//!
//! A call's road, left to right:
//!
//! ```text
//! eci::create_container_group ─Call→ request (signed, pure) ─transport→ answer (judged, pure) → typed response | ApiError
//! ```
//!
//! To add an action: write a file beside its siblings (`eci/`, `cr/`, …) with a function that fills a [`Call`] and names the
//! response type; nothing else changes. Only `transport` sends, every try is signed anew, and time, nonces and
//! jitter come from [`Ambient`], so tests can hold them still.
//!
//! A secret lives in a `secrecy` type from the moment it is read; it is exposed where a request is signed and nowhere else.

mod advice;
mod ambient;
mod answer;
mod call;
mod client;
pub mod cr;
pub mod credentials;
pub mod eci;
pub mod ecs;
mod endpoints;
mod error;
mod mismatch;
pub mod page;
mod product;
mod redact;
mod request;
mod retry;
mod seen;
mod span;
pub mod sts;
mod transport;
pub mod vpc;
mod wire;

pub use ambient::Ambient;
pub use call::{Call, Intent};
pub use client::{Client, Course, Settings};
pub use credentials::{AccessKey, Credentials, CredentialsError, Environment};
pub use endpoints::{DEFAULT_REGION, EndpointError, Endpoints};
pub use error::{ApiError, Cause, ErrorKind, Failure};
pub use mismatch::Mismatch;
pub use product::Product;
pub use request::Signature;
pub use retry::Limits;
pub use seen::Seen;
pub use span::SPANS;
