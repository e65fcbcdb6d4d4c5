//! What an SNAT entry carries.

use crate::address::Block;
use crate::data::{SnatEntry, VSwitch};

/// How much of a vSwitch's traffic an entry carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// None of it.
    No,
    /// That of some addresses, or nobody can tell.
    Partly,
    /// All of it.
    Yes,
}

/// Whether an entry carries a vSwitch's traffic.
pub fn serves(entry: &SnatEntry, vswitch: &VSwitch) -> Reach {
    if !entry.vswitch.is_empty() {
        return if entry.vswitch == vswitch.id { Reach::Yes } else { Reach::No };
    }
    match (Block::parse(&entry.cidr), Block::parse(&vswitch.cidr)) {
        (Some(source), Some(here)) if source.holds(here) => Reach::Yes,
        (Some(source), Some(here)) if !source.meets(here) => Reach::No,
        _ => Reach::Partly,
    }
}

/// Whether a gateway or an entry in this state carries traffic; an answer without a state does not say otherwise.
pub fn is_ready(status: &str) -> bool {
    status.is_empty() || status == "Available"
}

/// Whether a whitelist lets an address in; `None` where one of both cannot be read.
pub fn admits<'a>(entries: impl IntoIterator<Item = &'a str>, address: &str) -> Option<bool> {
    let address = Block::parse(address)?;
    let mut unread = false;
    for entry in entries {
        match Block::parse(entry) {
            Some(block) if block.holds(address) => return Some(true),
            Some(_) => {}
            None => unread = true,
        }
    }
    (!unread).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(vswitch: &str, cidr: &str) -> SnatEntry {
        SnatEntry { vswitch: vswitch.to_owned(), cidr: cidr.to_owned(), ..SnatEntry::default() }
    }

    #[test]
    fn an_entry_serves_the_vswitch_it_names_or_the_block_that_holds_it() {
        let here = VSwitch { id: "vsw-1".to_owned(), cidr: "10.0.1.0/24".to_owned(), ..VSwitch::default() };
        assert_eq!(serves(&entry("vsw-1", ""), &here), Reach::Yes);
        assert_eq!(serves(&entry("vsw-2", "10.0.0.0/8"), &here), Reach::No, "the vSwitch goes before the block");
        assert_eq!(serves(&entry("", "10.0.0.0/16"), &here), Reach::Yes);
        assert_eq!(serves(&entry("", "10.0.1.128/25"), &here), Reach::Partly);
        assert_eq!(serves(&entry("", "10.0.2.0/24"), &here), Reach::No);
        assert_eq!(serves(&entry("", "what"), &here), Reach::Partly);
    }

    #[test]
    fn a_whitelist_admits_what_one_of_its_blocks_holds() {
        let list = ["127.0.0.1/32", "203.0.113.0/24"];
        assert_eq!(admits(list, "203.0.113.9"), Some(true));
        assert_eq!(admits(list, "198.51.100.1"), Some(false));
        assert_eq!(admits(["a list"], "198.51.100.1"), None);
        assert_eq!(admits(list, ""), None);
    }
}
