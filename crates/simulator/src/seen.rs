//! What arrived: the last requests, without their secrets, and how many of each there were.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

/// How many requests are remembered.
const MOST: usize = 2_000;
/// How many bytes their parameters may take together.
const BYTES: usize = 32 * 1024 * 1024;

/// One request that arrived.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// When, in RFC 3339.
    pub at: String,
    /// `eci`, `cr`, `vpc`, `ecs`, `sts`; empty where no such action exists.
    pub product: String,
    /// The action it named.
    pub action: String,
    /// The version it named.
    pub version: String,
    /// The region it went to.
    pub region: String,
    /// `GET` or `POST`.
    pub method: String,
    /// `v1` or `v3`.
    pub signature: &'static str,
    /// The access key id it named.
    pub access_key_id: String,
    /// Every parameter but the common ones, as it arrived, in its order; passwords and tokens replaced by `***`.
    pub parameters: Vec<(String, String)>,
    /// The names of those that the action does not know and that were dropped.
    pub dropped: Vec<String>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The error code of the answer.
    pub code: Option<String>,
    /// The answer's request id.
    pub request_id: String,
    /// Whether the answer was let through.
    pub answered: bool,
}

/// How many requests there were since the start.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counters {
    /// By action.
    pub actions: BTreeMap<String, u64>,
    /// By error code.
    pub errors: BTreeMap<String, u64>,
    /// By name of a parameter that was dropped.
    pub dropped: BTreeMap<String, u64>,
}

#[derive(Default)]
pub(crate) struct Log {
    pub(crate) requests: VecDeque<Seen>,
    pub(crate) counters: Counters,
    bytes: usize,
}

impl Seen {
    fn bytes(&self) -> usize {
        self.parameters.iter().map(|(name, value)| name.len() + value.len() + 64).sum()
    }
}

impl Log {
    pub(crate) fn add(&mut self, seen: Seen) {
        let count = |map: &mut BTreeMap<String, u64>, name: &str| {
            // Names come from outside: beyond a thousand different ones, only known ones are counted.
            if map.len() < 1000 || map.contains_key(name) {
                *map.entry(name.to_owned()).or_default() += 1;
            }
        };
        count(&mut self.counters.actions, &seen.action);
        if let Some(code) = &seen.code {
            count(&mut self.counters.errors, code);
        }
        for name in &seen.dropped {
            count(&mut self.counters.dropped, name);
        }
        self.bytes += seen.bytes();
        self.requests.push_back(seen);
        while self.requests.len() > MOST || self.bytes > BYTES {
            let Some(oldest) = self.requests.pop_front() else { break };
            self.bytes -= oldest.bytes();
        }
    }
}

/// The parameter's value, or `***` where it is a secret.
pub(crate) fn without_secret(name: &str, value: &str) -> String {
    let secret = name.starts_with("ImageRegistryCredential.") && name.ends_with(".Password")
        || matches!(name, "OIDCToken" | "SecurityToken" | "Signature");
    if secret { "***".to_owned() } else { value.to_owned() }
}
