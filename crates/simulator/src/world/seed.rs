//! The seeded world, reading a world from JSON, and values derived from names so that the JSON stays short.

use serde_json::Value;
use thiserror::Error;

use super::World;

const SEEDED: &str = include_str!("../../data/world.json");
/// 2026-01-01T00:00:00Z: what was made before the simulation began was made before this.
const BEFORE: i64 = 1_767_225_600;

/// A world that cannot be.
#[derive(Debug, Error)]
pub enum WorldError {
    /// The text is not JSON, or its shape is not a world's.
    #[error("the world cannot be read: {0}")]
    Shape(#[from] serde_json::Error),
    /// Something points to what is not there.
    #[error("{what} {id} points to {missing}, which the world does not have")]
    Missing {
        /// What kind of thing points.
        what: &'static str,
        /// Its id.
        id: String,
        /// What it points to.
        missing: String,
    },
}

impl World {
    /// The world every simulator starts with: several regions, registries in every state of openness, networks beside them.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn seeded() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
        Self::from_value(seeded_value().expect("data/world.json is JSON")).expect("data/world.json is a world")
    }

    /// Reads a world and looks after its inner references.
    pub fn from_value(value: Value) -> Result<Self, WorldError> {
        let world: Self = serde_json::from_value(value)?;
        world.check()?;
        Ok(world)
    }

    fn check(&self) -> Result<(), WorldError> {
        let missing = |what, id: &str, missing: &str| {
            Err(WorldError::Missing { what, id: id.to_owned(), missing: missing.to_owned() })
        };
        for vpc in &self.vpcs {
            if self.region(&vpc.region).is_none() {
                return missing("VPC", &vpc.id, &vpc.region);
            }
        }
        for vswitch in &self.vswitches {
            if self.vpc(&vswitch.vpc).is_none() {
                return missing("vSwitch", &vswitch.id, &vswitch.vpc);
            }
            if self.zone(&vswitch.zone).is_none() {
                return missing("vSwitch", &vswitch.id, &vswitch.zone);
            }
        }
        for group in &self.security_groups {
            if self.vpc(&group.vpc).is_none() {
                return missing("security group", &group.id, &group.vpc);
            }
        }
        for nat in &self.nat_gateways {
            if self.vpc(&nat.vpc).is_none() {
                return missing("NAT gateway", &nat.id, &nat.vpc);
            }
        }
        for instance in &self.instances {
            if self.region(&instance.region).is_none() {
                return missing("instance", &instance.id, &instance.region);
            }
        }
        Ok(())
    }
}

/// The seeded world before it is typed, for a scenario to be laid over.
pub(crate) fn seeded_value() -> Result<Value, serde_json::Error> {
    serde_json::from_str(SEEDED)
}

/// Sixty-four hex digits that depend on `seed` alone.
pub(crate) fn hex(seed: &str) -> String {
    sign::v3::content_sha256(seed.as_bytes())
}

/// `length` lower-case letters and digits (at most 32) that depend on `seed` alone.
pub(crate) fn alphanumeric(seed: &str, length: usize) -> String {
    const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    hex(seed)
        .as_bytes()
        .chunks(2)
        .take(length)
        .map(|pair| {
            let value = pair.iter().fold(0_usize, |value, digit| value * 16 + hex_value(*digit));
            char::from(ALPHABET[value % ALPHABET.len()])
        })
        .collect()
}

/// A number below `limit` that depends on `seed` alone.
pub(crate) fn number(seed: &str, limit: u64) -> u64 {
    u64::from_str_radix(&hex(seed)[..15], 16).unwrap_or(0) % limit.max(1)
}

/// When something that was there before was made: seconds since 1970, within the year before the simulation begins.
pub(crate) fn seconds(place: &str, name: &str) -> i64 {
    BEFORE - i64::try_from(number(&format!("{place}/{name}"), 300 * 86_400)).unwrap_or(0)
}

fn hex_value(digit: u8) -> usize {
    char::from(digit).to_digit(16).and_then(|value| usize::try_from(value).ok()).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{World, alphanumeric};

    #[test]
    fn the_seeded_world_can_be_read_and_hangs_together() {
        let world = World::seeded();
        assert!(world.instances.len() >= 8);
        assert!(world.regions.len() >= 30);
    }

    #[test]
    fn a_vswitch_without_its_vpc_is_refused_by_name() {
        let value = serde_json::json!({"vswitches": [{"id": "vsw-a", "vpc": "vpc-gone"}]});
        let error = World::from_value(value).unwrap_err();
        assert_eq!(error.to_string(), "vSwitch vsw-a points to vpc-gone, which the world does not have");
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = World::from_value(serde_json::json!({"instnaces": []})).unwrap_err();
        assert!(error.to_string().contains("instnaces"));
    }

    #[test]
    fn derived_ids_are_lower_case_and_as_long_as_asked() {
        let id = alphanumeric("x", 16);
        assert_eq!(id.len(), 16);
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    }
}
