//! The diagnosis against the simulator's own pulls, over worlds that are generated rather than chosen.
//!
//! In each world a plan is diagnosed and then launched; what became of the pull is the truth. No pull that fails may have been
//! called passable, and none that succeeds a failure. The rules share no code with the simulator.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod doubt;
mod generate;
mod harness;
mod table;
mod world;
