//! All container groups, and the client tokens with which they were made.

use std::collections::{HashMap, VecDeque};

use jiff::{SignedDuration, Timestamp};

use super::Group;
use crate::settings::Pace;
use crate::world::{VSwitch, World};

/// How long an ended group stays listed whatever else there is.
const LISTED: SignedDuration = SignedDuration::from_hours(1);
/// How many ended groups stay listed after that, in each region.
const ENDED: usize = 100;
/// How many client tokens are remembered.
const TOKENS: usize = 20_000;

/// What a client token stands for.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// A hash over the parameters it came with.
    pub(crate) fingerprint: String,
    pub(crate) group: String,
}

/// All container groups, the newest last.
#[derive(Default)]
pub(crate) struct Groups {
    pub(crate) all: Vec<Group>,
    tokens: HashMap<String, Token>,
    order: VecDeque<String>,
}

impl Groups {
    /// Lets every group catch up with the clock, and forgets those that are gone or ended long ago.
    pub(crate) fn advance(&mut self, world: &World, pace: Pace, now: Timestamp) {
        for group in &mut self.all {
            group.advance(world, pace, now);
        }
        let mut kept: HashMap<String, usize> = HashMap::new();
        let mut keep: Vec<bool> = self
            .all
            .iter()
            .rev()
            .map(|group| match group.life.ended {
                _ if group.life.gone => false,
                Some(ended) if now.duration_since(ended) >= LISTED => {
                    let count = kept.entry(group.region.clone()).or_default();
                    *count += 1;
                    *count <= ENDED
                }
                _ => true,
            })
            .collect();
        self.all.retain(|_| keep.pop().unwrap_or(true));
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Group> {
        self.all.iter().find(|group| group.id == id)
    }

    pub(crate) fn find_mut(&mut self, id: &str) -> Option<&mut Group> {
        self.all.iter_mut().find(|group| group.id == id)
    }

    /// What a token stands for; the key holds account, region and token.
    pub(crate) fn token(&self, key: &str) -> Option<&Token> {
        self.tokens.get(key)
    }

    pub(crate) fn remember(&mut self, key: String, token: Token) {
        if self.order.len() >= TOKENS
            && let Some(oldest) = self.order.pop_front()
        {
            self.tokens.remove(&oldest);
        }
        self.order.push_back(key.clone());
        self.tokens.insert(key, token);
    }

    /// How many addresses of a vSwitch are left.
    pub(crate) fn free_addresses(&self, vswitch: &VSwitch) -> u32 {
        let taken = self.living().filter(|group| group.vswitch == vswitch.id);
        let taken = u32::try_from(taken.count()).unwrap_or(u32::MAX);
        vswitch.free.saturating_sub(taken)
    }

    /// The group that is bound to an EIP.
    pub(crate) fn holder_of_eip(&self, id: &str) -> Option<&Group> {
        self.living().find(|group| group.public.as_ref().is_some_and(|public| public.allocation_id == id))
    }

    /// Groups that occupy an address and vCPUs.
    pub(crate) fn living(&self) -> impl Iterator<Item = &Group> {
        self.all.iter().filter(|group| group.life.ended.is_none())
    }
}
