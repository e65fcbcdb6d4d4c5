//! A scenario file: what differs from the seeded world, and what goes wrong on the wire.
//!
//! ```json
//! {
//!   "description": "The public endpoint of test0000 is closed, and the first create call gets no answer.",
//!   "replace": false,
//!   "world": {"instances": [{"id": "cri-nwj395hgf6f00000", "public": {"enabled": false}}]},
//!   "faults": [{"action": "CreateContainerGroup", "kind": "drop-after", "times": 1}]
//! }
//! ```
//!
//! `"pace": 0.05` makes everything twenty times as fast and `"control": true` lets `/_simulator/…` answer; both count at the start.
//!
//! `world` has the shape of `data/world.json` and is laid over the seeded world, or over nothing with `"replace": true`. Objects
//! are merged key by key; `null` takes a key away. In a list of objects an entry with the same `id` (or `arn`, `domain`, `vpc`,
//! `entry`, `host`, `name`) as one that is there is merged into it, `"remove": true` takes that one away, and any other entry is
//! added. An empty list, or one that holds anything but objects (tags, for instance), replaces what was there.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::world::{World, WorldError};

/// The keys by which an entry of a list is known, in the order in which they are looked for.
const KEYS: [&str; 7] = ["id", "arn", "domain", "vpc", "entry", "host", "name"];

/// What differs from the seeded world, and what goes wrong.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    /// One sentence for people.
    pub description: String,
    /// Whether `world` stands alone instead of being laid over the seeded world.
    pub replace: bool,
    /// How many times as long as at the natural pace everything takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<f64>,
    /// Whether `/_simulator/…` answers: what was received, and scenarios to be laid over while running. Not signed.
    pub control: bool,
    /// Changes to the world, or the world itself.
    pub world: Map<String, Value>,
    /// What goes wrong.
    pub faults: Vec<Fault>,
}

impl Scenario {
    /// Reads a scenario file's text and makes sure that its world can be.
    pub fn read(text: &str) -> Result<Self, WorldError> {
        let scenario: Self = serde_json::from_str(text)?;
        scenario.world()?;
        Ok(scenario)
    }

    /// The world this scenario speaks of.
    pub fn world(&self) -> Result<World, WorldError> {
        if self.replace {
            World::from_value(Value::Object(self.world.clone()))
        } else {
            self.over(crate::world::seeded_value()?)
        }
    }

    /// The same changes, laid over a world that is already running.
    pub fn onto(&self, world: &World) -> Result<World, WorldError> {
        if self.replace { self.world() } else { self.over(serde_json::to_value(world)?) }
    }

    fn over(&self, mut base: Value) -> Result<World, WorldError> {
        merge(&mut base, &Value::Object(self.world.clone()));
        World::from_value(base)
    }
}

fn merge(base: &mut Value, change: &Value) {
    match (base, change) {
        (Value::Object(base), Value::Object(change)) => {
            for (key, value) in change {
                if value.is_null() {
                    base.remove(key);
                } else {
                    merge(base.entry(key.clone()).or_insert(Value::Null), value);
                }
            }
        }
        (Value::Array(base), Value::Array(change)) if !change.is_empty() && change.iter().all(Value::is_object) => {
            for entry in change {
                merge_entry(base, entry);
            }
        }
        (base @ Value::Null, Value::Object(_)) => {
            *base = Value::Object(Map::new());
            merge(base, change);
        }
        (base, change) => *base = change.clone(),
    }
}

fn merge_entry(list: &mut Vec<Value>, entry: &Value) {
    let key = KEYS.iter().find(|key| entry.get(**key).is_some());
    let place = key.and_then(|key| list.iter().position(|there| there.get(*key) == entry.get(*key)));
    let remove = entry.get("remove") == Some(&Value::Bool(true));
    match place {
        Some(place) if remove => {
            list.remove(place);
        }
        Some(place) => merge(&mut list[place], entry),
        None if remove => {}
        None => list.push(entry.clone()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Scenario;

    fn read(text: &str) -> Scenario {
        Scenario::read(text).unwrap()
    }

    #[test]
    fn a_change_touches_only_what_it_names() {
        let scenario =
            read(r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000", "public": {"enabled": false}}]}}"#);
        let world = scenario.world().unwrap();
        let instance = world.instance("cri-nwj395hgf6f00000").unwrap();
        assert!(!instance.public.enabled);
        assert_eq!(instance.name, "test0000");
        assert_eq!(instance.public.whitelist.len(), 3);
    }

    #[test]
    fn an_entry_can_be_removed_and_another_added_deep_inside() {
        let world = read(
            r#"{"world": {"instances": [{"id": "cri-nwj395hgf6f00000",
                "links": [{"vpc": "vpc-2zestaging0network001", "remove": true}],
                "public": {"whitelist": [{"entry": "192.0.2.0/24"}]},
                "namespaces": [{"name": "eci_test", "repositories": [{"name": "nginx", "tags": ["9.9"]}]}]}]}}"#,
        )
        .world()
        .unwrap();
        let instance = world.instance("cri-nwj395hgf6f00000").unwrap();
        assert_eq!(instance.links.len(), 1);
        assert_eq!(instance.public.whitelist.len(), 4);
        let images = instance.repository("eci_test", "nginx").unwrap().images("");
        assert_eq!(images.len(), 1);
    }

    #[test]
    fn null_takes_a_key_back_to_its_default() {
        let world =
            read(r#"{"world": {"instances": [{"id": "cri-hzissue000000001", "status": null, "issue": null}]}}"#)
                .world()
                .unwrap();
        assert_eq!(world.instance("cri-hzissue000000001").unwrap().status(), "RUNNING");
    }

    #[test]
    fn replace_starts_from_nothing() {
        let world = read(r#"{"replace": true, "world": {"account": "9"}}"#).world().unwrap();
        assert!(world.instances.is_empty());
        assert_eq!(world.account, "9");
    }

    #[test]
    fn a_scenario_that_points_nowhere_or_misspells_is_refused() {
        assert!(Scenario::read(r#"{"world": {"vpcs": [{"id": "vpc-x", "region": "moon"}]}}"#).is_err());
        assert!(Scenario::read(r#"{"wrold": {}}"#).is_err());
        assert!(Scenario::read("not json").is_err());
    }
}
