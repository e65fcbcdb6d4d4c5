//! The gateway: everything between a socket's bytes and an action, in the order in which the real one checks.
//!
//! read and bound the request ([`request`]) → whose API and which region ([`route`]) → is there such an action, and which of the
//! parameters does it know ([`catalogue`]) → who asks, and did they sign ([`authenticate`]) → do it → answer ([`answer`]).

mod answer;
mod authenticate;
mod catalogue;
mod nonce;
mod request;
mod route;
mod v1;
mod v3;
mod xml;

pub(crate) use answer::{Answer, Format, host_id};
pub(crate) use authenticate::{Caller, Keys, Session, authenticate};
pub(crate) use catalogue::{Action, Catalogue, Product, is_common};
pub(crate) use nonce::Nonces;
pub(crate) use request::{Incoming, read};
pub(crate) use route::{Place, route};
