//! Pull diagnosis: which facts decide whether the images of a plan can be pulled, and what they come to. Pure.
//!
//! ```text
//! Sheet ──┐
//!         ├─diagnose→ Diagnosis { findings, wanted }
//! Facts ──┘                                  └─asked of the cloud by somebody else→ more Facts
//! ```
//!
//! The rules ask a [`Facts`] book their [`Question`]s. What the book does not hold comes back as `wanted`: whoever talks to the
//! cloud asks just that, writes the replies into the book and diagnoses again, until nothing is wanted. So nothing is asked that
//! no rule needs, nothing is asked twice, and this crate neither waits nor calls.
//!
//! A finding is never a promise: it says what is known, where that stands, and where knowledge ends ([`Verdict::Unknown`]).
//! [`after`] reads a failed pull's events into the same rules, [`policy`] writes the RAM policies that an operator needs.

mod address;
pub mod after;
mod book;
mod cache;
mod change;
mod data;
mod diagnose;
mod egress;
mod entries;
mod evidence;
mod extras;
mod finding;
mod firewall;
mod home;
mod image;
mod login;
mod placement;
pub mod policy;
mod question;
mod remedy;
mod repository;
mod roads;
pub mod rules;
pub mod snat;
mod verdict;
mod vpc;
mod whitelist;
mod words;

pub use book::{Address, Facts, Gap, GapKind, Reply, Told};
pub use change::{Change, Entry, What};
pub use data::{
    Caller, CustomDomain, Data, Domain, Eip, ImageCache, Instance, Link, LinkQuota, Listed, NatGateway, OutboundRule,
    Price, PublicEndpoint, Repository, SecurityGroup, SnatEntry, Stock, Tag, Usage, VSwitch, VpcEndpoint,
};
pub use diagnose::{Diagnosis, diagnose};
pub use evidence::Evidence;
pub use finding::Finding;
pub use question::{Question, Shape};
pub use remedy::Remedy;
pub use rules::Rule;
pub use verdict::Verdict;
pub use words::Words;
