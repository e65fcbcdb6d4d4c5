//! Sizes of container groups: which pairs of vCPU and memory exist, and how ECI rounds what was asked for up to one of them.
//!
//! Source: Alibaba Cloud documentation, ECI: "Specify the vCPU and memory of an elastic container instance".

mod table;

use std::fmt;

/// A pair of vCPU and memory, in thousandths, so that 0.25 vCPU and 0.5 GiB are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Size {
    /// Thousandths of a vCPU.
    pub cpu: u32,
    /// Thousandths of a GiB.
    pub memory: u32,
}

/// What ECI gives a group that says nothing about its size: 2 vCPU and 4 GiB.
pub const DEFAULT: Size = Size::new(2_000, 4_000);

/// The size of a group, and how it came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// What ECI will run, and bill.
    pub size: Size,
    /// What had been asked for; differs from `size` where ECI rounds up.
    pub asked: Size,
    /// Where `asked` comes from.
    pub origin: Origin,
}

/// Where a group's size comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `Cpu` and `Memory` of the group.
    Group,
    /// The sum of its containers.
    Containers,
    /// Nothing was said: [`DEFAULT`].
    Default,
}

impl Size {
    /// A size of so many thousandths of a vCPU and of a GiB.
    pub const fn new(cpu: u32, memory: u32) -> Self {
        Self { cpu, memory }
    }
}

/// As `2 vCPU 4 GiB`, which both languages use.
impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} vCPU {} GiB", decimal(self.cpu), decimal(self.memory))
    }
}

/// Reads a plain decimal with at most three places (`0.25`, `2`, `2.0`) as thousandths. `None` for anything else.
pub fn thousandths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 3 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let fraction: u32 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(fraction)
}

/// Writes thousandths as a plain decimal without needless zeros.
pub fn decimal(thousandths: u32) -> String {
    let (whole, fraction) = (thousandths / 1_000, thousandths % 1_000);
    if fraction == 0 {
        return whole.to_string();
    }
    let text = format!("{whole}.{fraction:03}");
    text.trim_end_matches('0').to_owned()
}

/// Every vCPU value that exists, ascending, in thousandths.
///
/// `spot` groups get only what exists in every region.
pub fn cpus(region: &str, spot: bool) -> Vec<u32> {
    let mut cpus: Vec<u32> = table::pairs(region, spot).map(|size| size.cpu).collect();
    cpus.sort_unstable();
    cpus.dedup();
    cpus
}

/// The memory values that go with a vCPU value, ascending, in thousandths.
pub fn memories(region: &str, spot: bool, cpu: u32) -> Vec<u32> {
    let mut memories: Vec<u32> =
        table::pairs(region, spot).filter(|size| size.cpu == cpu).map(|size| size.memory).collect();
    memories.sort_unstable();
    memories
}

/// Whether the pair exists as it is.
pub fn exists(region: &str, spot: bool, size: Size) -> bool {
    table::pairs(region, spot).any(|pair| pair == size)
}

/// The smallest existing pair that holds `asked`: the fewest vCPU first, then the least memory. `None` if nothing is that large.
pub fn round_up(region: &str, spot: bool, asked: Size) -> Option<Size> {
    table::pairs(region, spot).filter(|pair| pair.cpu >= asked.cpu && pair.memory >= asked.memory).min()
}

/// The size that ECI makes of what a plan says: the group's own pair, else the sum of its containers, else the default; rounded up.
///
/// `None` if only half of a pair is given, or if nothing is that large.
pub fn resolve(
    region: &str,
    spot: bool,
    group: (Option<u32>, Option<u32>),
    containers: &[(Option<u32>, Option<u32>)],
) -> Option<Resolved> {
    let (asked, origin) = match group {
        (Some(cpu), Some(memory)) => (Size::new(cpu, memory), Origin::Group),
        (None, None) => match sum(containers)? {
            Size { cpu: 0, memory: 0 } => (DEFAULT, Origin::Default),
            Size { cpu: 0, .. } | Size { memory: 0, .. } => return None,
            sum => (sum, Origin::Containers),
        },
        _ => return None,
    };
    Some(Resolved { size: round_up(region, spot, asked)?, asked, origin })
}

/// The containers' sum; `None` if it is too large to count.
fn sum(containers: &[(Option<u32>, Option<u32>)]) -> Option<Size> {
    let cpu = containers.iter().filter_map(|(cpu, _)| *cpu).try_fold(0, u32::checked_add)?;
    let memory = containers.iter().filter_map(|(_, memory)| *memory).try_fold(0, u32::checked_add)?;
    Some(Size::new(cpu, memory))
}

#[cfg(test)]
mod tests;
