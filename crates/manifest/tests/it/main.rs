//! The promise, held against a corpus, against properties, and case by case.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod corpus;
mod draft;
mod golden;
mod guards;
mod judge;
mod kinds;
mod lint;
mod properties;
