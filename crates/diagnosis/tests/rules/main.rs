//! Each rule over facts that a test writes down.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desk;
mod login;
mod network;
mod registry;
