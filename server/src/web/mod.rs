//! What every request passes: who may ask, what every answer carries, and how a page is put together.

pub mod assets;
pub mod connections;
pub mod csp;
pub mod csrf;
pub mod form;
pub mod headers;
pub mod host;
pub mod in_flight;
pub mod language;
pub mod page;
pub mod span;
pub mod stream;
