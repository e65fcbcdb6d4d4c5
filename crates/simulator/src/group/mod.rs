//! Container groups: what was asked for ([`Spec`]), how it lives ([`life`]) and what it writes ([`logs`]).
//!
//! Nothing runs in the background. A group holds an agenda of what happens next and when; whoever looks at it first lets it catch up
//! with the clock ([`Group::advance`]). A pull is decided in the moment it begins, so a world that was mended is seen by the next try.

mod events;
mod life;
mod logs;
mod occupied;
mod program;
mod pulling;
mod size;
mod spec;
mod steps;
mod store;
mod tokens;

use jiff::Timestamp;

use crate::parameters::Parameters;

pub(crate) use events::{Event, Source};
pub(crate) use life::{Container, Life, State, Status};
pub(crate) use logs::lines;
pub(crate) use size::{Size, by_type, round_up};
pub(crate) use spec::{ContainerSpec, Credential, PullPolicy, RegistryEntry, Restart, Spec};
pub(crate) use store::Groups;
pub(crate) use tokens::Token;

/// A public address that a group leaves with.
#[derive(Clone, Debug)]
pub(crate) struct PublicAddress {
    pub(crate) ip: String,
    /// The bound EIP; empty when the address was made together with the group.
    pub(crate) allocation_id: String,
}

/// A container group.
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) zone: String,
    pub(crate) vpc: String,
    pub(crate) vswitch: String,
    /// The security group.
    pub(crate) firewall: String,
    pub(crate) ip: String,
    pub(crate) public: Option<PublicAddress>,
    pub(crate) size: Size,
    pub(crate) created: Timestamp,
    pub(crate) spec: Spec,
    /// What was asked for, without passwords.
    pub(crate) parameters: Parameters,
    pub(crate) life: Life,
}

impl Group {
    /// Whether it occupies an address and vCPUs. One that is being deleted does until it is gone.
    fn lives(&self) -> bool {
        self.life.ended.is_none() && !self.life.gone
    }
}
