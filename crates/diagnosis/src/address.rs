//! IPv4 addresses and blocks of them.

use std::net::Ipv4Addr;

/// A block of addresses: its first and its last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    first: u32,
    last: u32,
}

impl Block {
    /// Reads `203.0.113.0/24`, or an address alone.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (address, bits) = text.trim().split_once('/').unwrap_or((text.trim(), "32"));
        let address = u32::from(address.parse::<Ipv4Addr>().ok()?);
        let bits: u32 = bits.parse().ok().filter(|bits| *bits <= 32)?;
        let rest = u32::MAX.checked_shr(bits).unwrap_or(0);
        let first = address & !rest;
        Some(Self { first, last: first | rest })
    }

    /// Whether all of the other block lies in this one.
    pub(crate) fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two have an address in common.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many addresses it holds.
    pub(crate) fn size(self) -> u64 {
        u64::from(self.last) - u64::from(self.first) + 1
    }

    /// Whether this is the machine itself: `127.0.0.1/32`, the entry that a new whitelist begins with.
    pub(crate) fn is_loopback(self) -> bool {
        (self.first >> 24) == 127 && (self.last >> 24) == 127
    }
}

/// Whether the blocks together hold every address there is.
pub(crate) fn everything(blocks: &[Block]) -> bool {
    let mut blocks = blocks.to_vec();
    blocks.sort_by_key(|block| block.first);
    // The first address that no block has held so far; none once the last address is held.
    let mut next = Some(0_u32);
    for block in blocks {
        let Some(at) = next else { return true };
        if block.first > at {
            return false;
        }
        if block.last >= at {
            next = block.last.checked_add(1);
        }
    }
    next.is_none()
}

#[cfg(test)]
mod tests {
    use super::{Block, everything};

    fn block(text: &str) -> Block {
        Block::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_block_holds_what_lies_in_it() {
        assert!(block("203.0.113.0/24").holds(block("203.0.113.10")));
        assert!(block("0.0.0.0/0").holds(block("255.255.255.255")));
        assert!(!block("10.0.1.0/24").holds(block("10.0.0.0/16")));
        assert!(block("10.0.1.0/24").meets(block("10.0.0.0/16")));
        assert!(!block("10.0.1.0/24").meets(block("10.0.2.0/24")));
        assert!(block("127.0.0.1/32").is_loopback());
        assert!(!block("0.0.0.0/0").is_loopback());
    }

    #[test]
    fn what_is_no_block_is_none() {
        for text in ["", "null", "300.1.1.1", "10.0.0.0/33", "::1/128", "10.0.0.0/"] {
            assert_eq!(Block::parse(text), None, "{text}");
        }
    }

    #[test]
    fn several_blocks_can_hold_everything_between_them() {
        assert!(everything(&[block("0.0.0.0/0")]));
        assert!(everything(&[block("128.0.0.0/1"), block("0.0.0.0/1")]));
        assert!(everything(&[block("0.0.0.0/0"), block("127.0.0.1/32")]));
        assert!(!everything(&[block("0.0.0.0/1"), block("128.0.0.0/2")]));
        assert!(!everything(&[block("0.0.0.1/32")]));
        assert!(!everything(&[]));
    }
}
