//! What could be understood of a draft: ordered parameters, and typed parts for those who need them.

mod build;
mod normalise;
mod parts;

use std::fmt;

pub use self::normalise::normalise;
pub(crate) use self::normalise::{Rows, sort};
pub use self::parts::{AcrRegistry, Container, Credential, Mount, Port, Tag, Variable, Volume};
use crate::berth::{Account, Annotation, Network, Onto};
use crate::passwordless::{self, Passwordless};
use crate::price::{self, Price};
use crate::schema::{self, Place};
use crate::size::{self, Resolved, Size};
use crate::step::Step;

/// One value as it would be sent, and the step that sets it.
#[derive(Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The wire name.
    pub name: String,
    /// The value.
    pub value: String,
    /// The step that asks for it.
    pub step: Step,
}

/// A draft as far as it could be understood. Renderers take this, so that a half-filled form has a preview.
///
/// Values stand here trimmed and with empty rows closed up: what is `Container.3.…` in the draft is `Container.2.…` here if the
/// second row was empty. Numbers and booleans that are none are left out; texts stay even where a rule refuses them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    parameters: Vec<Parameter>,
    places: Vec<Place>,
    typed_as: Vec<String>,
    ours: usize,
    containers: Vec<Container>,
    init_containers: Vec<Container>,
    registries: Vec<AcrRegistry>,
    credentials: Vec<Credential>,
    volumes: Vec<Volume>,
    tags: Vec<Tag>,
    secrets: Vec<String>,
}

impl Sheet {
    /// The group's region.
    pub fn region(&self) -> Option<&str> {
        self.value("RegionId")
    }

    /// The group's name.
    pub fn name(&self) -> Option<&str> {
        self.value("ContainerGroupName")
    }

    /// A value by its wire name, `Berth.*` included.
    pub fn value(&self, wire: &str) -> Option<&str> {
        let place = schema::leaf(wire)?.place;
        let at = self.places.binary_search(&place).ok()?;
        self.parameters.get(at).map(|parameter| parameter.value.as_str())
    }

    /// Whether a boolean is `true`.
    pub fn is_true(&self, wire: &str) -> bool {
        self.value(wire) == Some("true")
    }

    /// How many rows a list has (`Container`, `Container.1.Port`).
    pub fn count(&self, list: &str) -> usize {
        let Some(row) = schema::row(list) else { return 0 };
        let mut limit = row.place;
        for part in &mut limit[row.depth..] {
            *part = u32::MAX;
        }
        let end = self.places.partition_point(|place| *place <= limit);
        let found = end.checked_sub(1).and_then(|at| self.places.get(at));
        found.and_then(|place| row.index(place)).map_or(0, |index| index as usize)
    }

    /// The values of a plain list (`Container.1.Command`), in order.
    pub fn values(&self, list: &str) -> Vec<String> {
        (1..=self.count(list)).filter_map(|index| self.value(&format!("{list}.{index}"))).map(str::to_owned).collect()
    }

    /// Everything inside one row of a list (`Container.2`), in wire order.
    pub fn inside(&self, row: &str) -> &[Parameter] {
        let place = row.rsplit_once('.').and_then(|(list, index)| Some((schema::row(list)?, schema::index(index)?)));
        let Some((list, index)) = place else { return &[] };
        let mut first = list.place;
        first[list.depth] = index;
        let mut after = list.place;
        after[list.depth] = index + 1;
        let [start, end] = [first, after].map(|bound| self.places.partition_point(|place| *place < bound));
        self.parameters.get(start..end).unwrap_or_default()
    }

    /// Everything that would be sent, in wire order. Our own choices are not in it.
    pub fn parameters(&self) -> &[Parameter] {
        self.parameters.get(..self.ours).unwrap_or_default()
    }

    /// The name under which the draft has what is `wire` here; they differ where empty rows were closed up.
    pub fn typed_as<'a>(&'a self, wire: &'a str) -> &'a str {
        let place = schema::leaf(wire).map(|leaf| leaf.place);
        let at = place.and_then(|place| self.places.binary_search(&place).ok());
        at.and_then(|at| self.typed_as.get(at)).map_or(wire, String::as_str)
    }

    /// The containers.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// The init containers.
    pub fn init_containers(&self) -> &[Container] {
        &self.init_containers
    }

    /// Init containers and containers, in the order in which they run.
    pub fn all_containers(&self) -> impl Iterator<Item = &Container> {
        self.init_containers.iter().chain(&self.containers)
    }

    /// The registries that are opened without a password.
    pub fn registries(&self) -> &[AcrRegistry] {
        &self.registries
    }

    /// The registries that are opened with a password.
    pub fn credentials(&self) -> &[Credential] {
        &self.credentials
    }

    /// The volumes.
    pub fn volumes(&self) -> &[Volume] {
        &self.volumes
    }

    /// The tags.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The wire names of the values that are secret, as they stand here.
    pub fn secrets(&self) -> &[String] {
        &self.secrets
    }

    /// The domains that the plan names for its instances.
    pub fn domains(&self) -> Vec<&str> {
        self.registries.iter().flat_map(|registry| registry.domains.iter().map(String::as_str)).collect()
    }

    /// By which road the group reaches the registry; `Mixed` where nothing was chosen.
    pub fn network(&self) -> Network {
        self.chosen_network().unwrap_or_default()
    }

    /// The road that was chosen, if any.
    pub fn chosen_network(&self) -> Option<Network> {
        self.value("Berth.Network").and_then(Network::parse)
    }

    /// How the pod gets onto ECI.
    pub fn onto(&self) -> Onto {
        self.value("Berth.Onto").and_then(Onto::parse).unwrap_or_default()
    }

    /// The form of the annotation that was chosen.
    pub fn annotation(&self) -> Annotation {
        self.value("Berth.Annotation").and_then(Annotation::parse).unwrap_or_default()
    }

    /// Whose the registry is.
    pub fn account(&self) -> Account {
        self.value("Berth.Account").and_then(Account::parse).unwrap_or_default()
    }

    /// Whether the group is preemptible.
    pub fn is_spot(&self) -> bool {
        matches!(self.value("SpotStrategy"), Some("SpotWithPriceLimit" | "SpotAsPriceGo"))
    }

    /// Whether the group asks for the economy category alone.
    pub fn is_economy(&self) -> bool {
        let categories = self.values("ComputeCategory");
        !categories.is_empty() && categories.iter().all(|category| category == "economy")
    }

    /// The size that ECI makes of what was asked for, and how it came about.
    ///
    /// `None` where instance types are named (they bring their own size), half a pair is given, or nothing is that large.
    pub fn resolved_size(&self) -> Option<Resolved> {
        if self.value("InstanceType").is_some() {
            return None;
        }
        let thousandths = |wire: &str| self.value(wire).and_then(size::thousandths);
        let containers: Vec<_> = self.containers.iter().map(|container| (container.cpu, container.memory)).collect();
        size::resolve(
            self.region().unwrap_or_default(),
            self.is_spot(),
            (thousandths("Cpu"), thousandths("Memory")),
            &containers,
        )
    }

    /// The size that ECI will run and bill.
    pub fn size(&self) -> Option<Size> {
        self.resolved_size().map(|resolved| resolved.size)
    }

    /// How its images can be pulled without a password.
    pub fn passwordless(&self) -> Passwordless {
        passwordless::judge(self)
    }

    /// What the group costs by the public list, where that can be said.
    pub fn price(&self) -> Option<Price> {
        if self.is_spot() {
            return None;
        }
        price::estimate(self.region()?, self.size()?, self.is_economy())
    }
}

/// Names alone: a value may be secret.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sheet ")?;
        f.debug_set().entries(self.parameters.iter().map(|parameter| &parameter.name)).finish()
    }
}

/// The name alone: the value may be secret.
impl fmt::Debug for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parameter").field("name", &self.name).field("step", &self.step).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests;
