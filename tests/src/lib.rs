//! Black-box tests of the running server against the simulator.
//!
//! [`Berth`] starts the real binary on a free port with a database of its own; a [`Visitor`] speaks HTTP to it as a
//! browser without JavaScript would, cookies and hidden fields included; an [`Upstream`] is a cloud that answers what a
//! test wants to see handled. The tests stand in `tests/`, one file for a part of what people can do.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    reason = "a test that cannot set up must fail"
)]

mod binary;
mod html;
mod postgres;
mod road;
mod upstream;
mod visitor;

pub use binary::{Berth, Environment, KEY_ID, KEY_SECRET, run, run_in, seal_key, spawn};
pub use html::{Form, decode, forms, text};
pub use postgres::{PASSWORD, Postgres};
pub use road::{STEPS, Values, but, nginx};
pub use upstream::{Answer, Upstream};
pub use visitor::{Page, Visitor, http};
