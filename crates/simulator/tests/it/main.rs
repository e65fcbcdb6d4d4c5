//! The simulator over its router: signed requests in, answers out, the clock in the test's hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod change;
mod create;
mod faults;
mod gateway;
mod harness;
mod life;
mod network;
mod pull;
mod registry;
mod sessions;
mod v3;
mod vectors;
mod ways;
