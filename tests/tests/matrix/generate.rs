//! The worlds: every one that differs from a good one in a single value, every pair of values, and many drawn at random.

use std::collections::BTreeSet;

use crate::world::{DIMENSIONS, World};

/// How many worlds are drawn beyond singles and pairs.
const DRAWN: usize = 300;

/// Distinct worlds, always the same ones.
pub(crate) fn worlds() -> Vec<World> {
    let mut worlds = BTreeSet::new();
    let good = [0; DIMENSIONS.len()];
    worlds.insert(World(good));
    for host in 0..DIMENSIONS[0].1.len() {
        for one in 1..DIMENSIONS.len() {
            for value in 0..DIMENSIONS[one].1.len() {
                let mut world = good;
                world[0] = host;
                world[one] = value;
                worlds.insert(World(world));
            }
        }
    }
    let mut draw = Draw(0x2545_F491_4F6C_DD1D);
    let target = worlds.len() + DRAWN;
    while worlds.len() < target {
        let mut world = good;
        for (at, (_, values)) in DIMENSIONS.iter().enumerate() {
            // Half of the values are good ones, so that a world is not broken in all its parts.
            world[at] = if at > 0 && draw.below(2) == 0 { 0 } else { draw.below(values.len()) };
        }
        worlds.insert(World(world));
    }
    worlds.into_iter().collect()
}

/// Numbers that look drawn by chance and are the same in every run (xorshift).
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

#[test]
fn the_worlds_are_many_and_distinct() {
    let worlds = worlds();
    assert!(worlds.len() >= 300, "{}", worlds.len());
    let distinct: BTreeSet<_> =
        worlds.iter().map(|world| (world.scenario().to_string(), world.plan("").to_string())).collect();
    assert!(distinct.len() >= 300, "{}", distinct.len());
}
