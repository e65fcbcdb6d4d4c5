//! Everything that changes while the simulator runs, behind one lock.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use crate::action;
use crate::due::Due;
use crate::fault::{Fault, FaultKind, Faults};
use crate::gateway::{
    Action, Answer, Caller, Catalogue, Format, Incoming, Keys, Nonces, Place, Product, authenticate, host_id,
    is_common, route,
};
use crate::group::Groups;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::seen::{Log, Seen, without_secret};
use crate::settings::{Pace, Settings};
use crate::world::{World, hex};

pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) keys: Keys,
    pub(crate) groups: Groups,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    pub(crate) pace: Pace,
    due: Vec<(Timestamp, Due)>,
    nonces: Nonces,
    seed: String,
    sequence: u64,
}

/// A call that passed the gateway.
pub(crate) struct Call {
    pub(crate) region: String,
    pub(crate) caller: Caller,
    pub(crate) parameters: Parameters,
    pub(crate) now: Timestamp,
}

/// A request on its way through the gateway: what is known of it, and whether it may go on.
pub(crate) struct Ticket<'a> {
    pub(crate) request_id: String,
    pub(crate) format: Format,
    pub(crate) fault: Option<FaultKind>,
    host_id: String,
    seen: Seen,
    entry: Result<(&'a Action, Call), Refusal>,
}

impl State {
    pub(crate) fn new(settings: Settings) -> Self {
        let mut faults = Faults::default();
        for fault in settings.faults {
            faults.add(fault);
        }
        Self {
            world: settings.world,
            seed: format!("{}/{}", settings.access_key_secret, settings.clock.now()),
            keys: Keys {
                access_key_id: settings.access_key_id,
                access_key_secret: settings.access_key_secret,
                sessions: BTreeMap::new(),
            },
            groups: Groups::default(),
            faults,
            log: Log::default(),
            pace: settings.pace,
            due: Vec::new(),
            nonces: Nonces::default(),
            sequence: 0,
        }
    }

    /// Hex digits that were never given out before.
    pub(crate) fn fresh(&mut self) -> String {
        self.sequence += 1;
        hex(&format!("{}/{}", self.seed, self.sequence))
    }

    fn request_id(&mut self) -> String {
        let digits = self.fresh().to_uppercase();
        [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..32]].join("-")
    }

    /// Lets the world catch up with the clock.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        // In order: what a group met before the world changed, it met in the old world.
        while let Some(next) = (0..self.due.len()).min_by_key(|at| self.due[*at].0)
            && self.due[next].0 <= now
        {
            let (at, due) = self.due.remove(next);
            self.groups.advance(&self.world, self.pace, at);
            due.happen(&mut self.world);
        }
        self.groups.advance(&self.world, self.pace, now);
    }

    /// Lets something happen to the world so many milliseconds from now, at the natural pace.
    pub(crate) fn await_due(&mut self, now: Timestamp, milliseconds: u32, due: Due) {
        let at = now.checked_add(self.pace.of(milliseconds)).unwrap_or(now);
        self.due.push((at, due));
    }

    /// Takes a request through the gateway's checks.
    pub(crate) fn admit<'a>(
        &mut self,
        catalogue: &'a Catalogue,
        incoming: &Incoming,
        default_region: &str,
        now: Timestamp,
    ) -> Ticket<'a> {
        let place = route(incoming, &self.world, default_region);
        let request_id = self.request_id();
        let (version, name) = version_and_name(incoming);
        let found = find(catalogue, &place, &version, &name);
        let parameters = incoming.parameters();
        let (known, dropped) = match &found {
            Ok(action) => action.sort(parameters),
            Err(_) => (Vec::new(), Vec::new()),
        };
        let product = found.as_ref().ok().map(|action| action.product).or(place.product);
        let seen = Seen {
            at: now.to_string(),
            product: product.map_or("", |product| product.label()).to_owned(),
            action: name,
            version,
            region: place.region.clone(),
            method: incoming.method.to_string(),
            signature: if incoming.is_v3() { "v3" } else { "v1" },
            access_key_id: incoming.parameter("AccessKeyId").unwrap_or_default().to_owned(),
            parameters: received(incoming),
            dropped,
            status: 0,
            code: None,
            request_id: request_id.clone(),
            answered: true,
        };
        let entry = found.and_then(|action| {
            let call = self.enter(action, incoming, place.region.clone(), known, now)?;
            Ok((action, call))
        });
        let fault = entry.as_ref().ok().and_then(|(action, call)| {
            self.faults.take(&action.name, &place.region, |name| call.parameters.text(name))
        });
        Ticket {
            request_id,
            format: Format::of(incoming),
            fault,
            host_id: host_id(product, &place.region),
            seen,
            entry,
        }
    }

    fn enter(
        &mut self,
        action: &Action,
        incoming: &Incoming,
        region: String,
        parameters: Vec<(String, String)>,
        now: Timestamp,
    ) -> Result<Call, Refusal> {
        let caller = if action.unsigned && incoming.parameter("Signature").is_none() {
            Caller::nobody()
        } else {
            authenticate(incoming, &self.keys, &mut self.nonces, &self.world, now)?
        };
        let parameters = Parameters::from_pairs(parameters);
        for name in &action.required {
            parameters.required(name)?;
        }
        let known = self.world.region(&region);
        if !known.is_some_and(|region| region.has_compute() || action.product == Product::Cr) {
            return Err(Refusal::not_found("InvalidRegionId.NotFound", "RegionId"));
        }
        Ok(Call { region, caller, parameters, now })
    }

    /// Does what the ticket allows and makes the answer.
    pub(crate) fn perform(&mut self, mut ticket: Ticket<'_>, now: Timestamp) -> Answer {
        self.advance(now);
        let refusal = ticket.fault.as_ref().and_then(FaultKind::refusal);
        let outcome: Result<(&str, Value), Refusal> = match (refusal, ticket.entry) {
            (_, Err(refusal)) | (Some(refusal), Ok(_)) => Err(refusal),
            (None, Ok((action, call))) => {
                let call = Call { now, ..call };
                action::perform(self, action, &call).map(|value| (action.name.as_str(), value))
            }
        };
        let answer = match outcome {
            Ok((action, value)) => Answer::success(action, &ticket.request_id, value),
            Err(refusal) => Answer::refused(refusal, &ticket.request_id, &ticket.host_id),
        };
        ticket.seen.status = answer.status;
        ticket.seen.code.clone_from(&answer.code);
        ticket.seen.answered = !matches!(ticket.fault, Some(FaultKind::DropAfter));
        self.note(ticket.seen);
        answer
    }

    /// Writes down a request that is dropped before anything is done.
    pub(crate) fn abandon(&mut self, mut ticket: Ticket<'_>) {
        ticket.seen.answered = false;
        self.note(ticket.seen);
    }

    /// Puts another world in the place of this one.
    pub(crate) fn replace(&mut self, world: World, faults: &[Fault]) {
        self.world = world;
        self.due.clear();
        self.faults.clear();
        for fault in faults {
            self.faults.add(fault.clone());
        }
    }

    /// Adds a fault.
    pub(crate) fn fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    fn note(&mut self, seen: Seen) {
        for name in &seen.dropped {
            tracing::warn!(action = %seen.action, parameter = %name, "unknown parameter dropped");
        }
        tracing::info!(
            product = %seen.product,
            action = %seen.action,
            region = %seen.region,
            status = seen.status,
            code = seen.code.as_deref().unwrap_or_default(),
            request_id = %seen.request_id,
            answered = seen.answered,
            "request"
        );
        self.log.add(seen);
    }
}

/// Version and action: in headers with version 3 of the signature, else in parameters.
fn version_and_name(incoming: &Incoming) -> (String, String) {
    let read = |header, parameter| {
        incoming
            .parameter(parameter)
            .or_else(|| incoming.header(header))
            .unwrap_or_default()
            .chars()
            .take(100)
            .collect()
    };
    (read("x-acs-version", "Version"), read("x-acs-action", "Action"))
}

fn find<'a>(catalogue: &'a Catalogue, place: &Place, version: &str, name: &str) -> Result<&'a Action, Refusal> {
    for (value, parameter) in [(version, "Version"), (name, "Action")] {
        if value.is_empty() {
            return Err(Refusal::missing(parameter));
        }
    }
    catalogue.find(place.product, version, name)
}

/// What arrived for an action, in its order, without the common parameters and without secrets.
fn received(incoming: &Incoming) -> Vec<(String, String)> {
    incoming
        .parameters()
        .filter(|(name, _)| !is_common(name))
        .map(|(name, value)| (name.to_owned(), without_secret(name, value)))
        .collect()
}
