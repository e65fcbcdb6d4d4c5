//! The Alibaba Cloud wire, answered locally: demo mode and every test.
//!
//! A simulator is a [`World`] (data: registries, networks, roles), the container groups that were created in it, and a gateway that
//! checks what the real one checks before an action is reached: signature (version 1 and 3), timestamp, nonce, known actions, known
//! and required parameters. Answers have the real shapes, quirks included. Time is an argument ([`Clock`]) and nothing runs in the
//! background: whoever asks lets the world catch up with the clock first.
//!
//! ```text
//! request ─gateway→ Call ─action→ JSON ─answer→ JSON or XML
//!                          │
//!                          └─ group: lives by an agenda · pull: decided by the world, in the moment it begins
//! ```
//!
//! In a program of one's own:
//!
//! ```no_run
//! # async fn run() -> std::io::Result<()> {
//! use simulator::{Settings, Simulator, serve};
//!
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! let simulator = Simulator::new(Settings::new("key-id", "key-secret"));
//! serve(listener, simulator, std::future::pending()).await
//! # }
//! ```
//!
//! A command line over it binds first and then prints `listening on http://ADDR` as the first line of its standard output, so that a
//! caller who gave port 0 learns the port; `examples/serve.rs` is one. It reads `--scenario FILE` with [`Scenario::read`] and
//! [`Settings::with_scenario`].
//!
//! Not here: anything that decides what a user should do. The simulator shares no rule with the planner, so that each can prove the
//! other wrong.

mod action;
mod control;
mod due;
mod fault;
mod gateway;
mod group;
mod library;
mod parameters;
mod pull;
mod refusal;
mod scenario;
mod seen;
mod serve;
mod settings;
mod simulator;
mod state;
pub mod world;

pub use fault::{Fault, FaultKind};
pub use library::{LIBRARY, Named};
pub use scenario::Scenario;
pub use seen::{Counters, Seen};
pub use serve::serve;
pub use settings::{Clock, Hands, Pace, Settings};
pub use simulator::{GroupView, Simulator};
pub use world::{World, WorldError};
