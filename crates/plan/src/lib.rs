//! The domain: what somebody typed ([`Draft`]), what is right ([`Plan`]), and what goes out ([`render`]). Pure, native and wasm.
//!
//! ```text
//! document ─read──→ Draft ─normalise→ Sheet ─render→ Kubernetes · OpenAPI
//! anything ─import─┘  └────check────→ Plan ─launchable→ Launchable
//! ```
//!
//! A [`Draft`] is a flat map of ECI's wire names to texts. [`normalise`] understands of it what can be understood, for the live
//! preview; [`check`] makes a [`Plan`] of it or says every [`Problem`] at once; [`Plan::launchable`] adds what only a launch
//! needs. Nothing here waits, reads a clock, draws a random number or fails in any way but by a [`Problem`].

mod berth;
mod check;
pub mod document;
mod draft;
pub mod image;
pub mod import;
mod lang;
pub mod launch;
pub mod network;
pub mod notice;
mod order;
pub mod passwordless;
mod plan;
pub mod price;
mod problem;
pub mod propose;
pub mod regions;
pub mod render;
pub mod schema;
pub mod secret;
pub mod sheet;
pub mod size;
mod step;

pub use self::berth::{Account, Annotation, Network, Onto};
pub use self::check::{OWN_TAGS, check, check_for_launch};
pub use self::draft::Draft;
pub use self::lang::{Lang, Text};
pub use self::notice::{Notice, notices};
pub use self::passwordless::Passwordless;
pub use self::plan::{Launchable, Plan};
pub use self::price::Price;
pub use self::problem::{Clash, Letter, Needed, Problem, ProblemKind};
pub use self::sheet::{Container, Parameter, Sheet, normalise};
pub use self::size::Size;
pub use self::step::Step;
