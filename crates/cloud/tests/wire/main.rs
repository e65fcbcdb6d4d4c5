//! The client, the credential sources and the actions against a small server that speaks the wire.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod actions;
mod chain;
mod clock;
mod commands;
mod harness;
mod key_pairs;
mod lists;
mod outcome;
mod profiles;
mod refresh;
mod refusals;
mod retries;
mod roles;
mod secrets;
mod sign_ins;
mod signatures;
