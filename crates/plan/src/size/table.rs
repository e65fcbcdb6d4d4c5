//! The pairs themselves.

use super::Size;

/// vCPU in thousandths, and the memory values in thousandths of a GiB, that every region has.
const EVERYWHERE: &[(u32, &[u32])] = &[
    (250, &[500, 1_000]),
    (500, &[1_000, 2_000]),
    (1_000, &[2_000, 4_000, 8_000]),
    (2_000, &[1_000, 2_000, 4_000, 8_000, 16_000]),
    (4_000, &[2_000, 4_000, 8_000, 16_000, 32_000]),
    (8_000, &[4_000, 8_000, 16_000, 32_000, 64_000]),
    (12_000, &[12_000, 24_000, 48_000, 96_000]),
    (16_000, &[16_000, 32_000, 64_000, 128_000]),
    (24_000, &[24_000, 48_000, 96_000, 192_000]),
    (32_000, &[32_000, 64_000, 128_000, 256_000]),
    (52_000, &[96_000, 192_000, 384_000]),
    (64_000, &[128_000, 256_000, 512_000]),
];

/// vCPU, then the first and the last of the even GiB values that these regions have besides. Those of [`EVERYWHERE`] are left out.
const EVEN: &[(u32, u32, u32)] = &[(2, 6, 14), (4, 6, 30), (6, 6, 48), (8, 10, 62)];

/// The regions with the even values; preemptible groups do not get them there either.
const EVEN_REGIONS: &[&str] = &[
    "cn-hangzhou",
    "cn-shanghai",
    "cn-qingdao",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-huhehaote",
    "cn-wulanchabu",
    "cn-shenzhen",
    "cn-heyuan",
    "cn-guangzhou",
    "cn-chengdu",
    "ap-southeast-1",
];

/// Every pair that exists for such a group in the region, each once, in no particular order.
pub(super) fn pairs(region: &str, spot: bool) -> impl Iterator<Item = Size> {
    let even = if !spot && EVEN_REGIONS.contains(&region) { EVEN } else { &[] };
    everywhere().chain(
        even.iter()
            .flat_map(|&(cpu, first, last)| {
                (first..=last).step_by(2).map(move |memory| Size::new(cpu * 1_000, memory * 1_000))
            })
            .filter(|pair| !everywhere().any(|known| known == *pair)),
    )
}

fn everywhere() -> impl Iterator<Item = Size> {
    EVERYWHERE.iter().flat_map(|&(cpu, memories)| memories.iter().map(move |&memory| Size::new(cpu, memory)))
}
