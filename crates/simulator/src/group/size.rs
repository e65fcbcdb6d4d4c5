//! Sizes: which pairs of vCPU and memory there are.
//!
//! Source: Alibaba Cloud documentation, "Specify the number of vCPUs and memory size to create an elastic container instance".

/// vCPU and memory in GiB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Size {
    pub(crate) cpu: f64,
    pub(crate) memory: f64,
}

/// The pairs of every region.
const PAIRS: [(f64, &[f64]); 12] = [
    (0.25, &[0.5, 1.0]),
    (0.5, &[1.0, 2.0]),
    (1.0, &[2.0, 4.0, 8.0]),
    (2.0, &[1.0, 2.0, 4.0, 8.0, 16.0]),
    (4.0, &[2.0, 4.0, 8.0, 16.0, 32.0]),
    (8.0, &[4.0, 8.0, 16.0, 32.0, 64.0]),
    (12.0, &[12.0, 24.0, 48.0, 96.0]),
    (16.0, &[16.0, 32.0, 64.0, 128.0]),
    (24.0, &[24.0, 48.0, 96.0, 192.0]),
    (32.0, &[32.0, 64.0, 128.0, 256.0]),
    (52.0, &[96.0, 192.0, 384.0]),
    (64.0, &[128.0, 256.0, 512.0]),
];

/// Regions with more memory sizes for two to eight vCPU.
const FINER: [&str; 12] = [
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

/// vCPU, least and most GiB of those finer sizes, which go up in steps of two.
const FINER_STEPS: [(f64, u8, u8); 4] = [(2.0, 6, 14), (4.0, 6, 30), (6.0, 6, 48), (8.0, 10, 62)];

impl Size {
    /// What a group gets that asks for nothing.
    pub(crate) const DEFAULT: Self = Self { cpu: 2.0, memory: 4.0 };

    /// Whether this very pair can be had.
    pub(crate) fn exists(self, region: &str, spot: bool) -> bool {
        pairs(region, spot).iter().any(|pair| same(pair.cpu, self.cpu) && same(pair.memory, self.memory))
    }
}

/// The smallest pair that holds what the containers ask for together.
pub(crate) fn round_up(asked: Size, region: &str, spot: bool) -> Option<Size> {
    pairs(region, spot).into_iter().find(|pair| pair.cpu >= asked.cpu && pair.memory >= asked.memory)
}

/// Every pair of a region, the smallest first.
fn pairs(region: &str, spot: bool) -> Vec<Size> {
    let common = PAIRS.iter().flat_map(|(cpu, memory)| memory.iter().map(|memory| Size { cpu: *cpu, memory: *memory }));
    let mut pairs: Vec<Size> = common.collect();
    if !spot && FINER.contains(&region) {
        for (cpu, least, most) in FINER_STEPS {
            pairs.extend((least..=most).step_by(2).map(|memory| Size { cpu, memory: f64::from(memory) }));
        }
    }
    pairs.sort_by(|a, b| a.cpu.total_cmp(&b.cpu).then(a.memory.total_cmp(&b.memory)));
    pairs
}

/// The size of an ECS instance type, as far as its name tells: `ecs.c6.large` is 2 vCPU and 4 GiB.
pub(crate) fn by_type(name: &str) -> Option<Size> {
    let mut parts = name.split('.');
    let (Some("ecs"), Some(family), Some(step), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let cpu = match step {
        "small" => 1.0,
        "large" => 2.0,
        "xlarge" => 4.0,
        _ => step.strip_suffix("xlarge")?.parse::<f64>().ok()? * 4.0,
    };
    let ratio = match family.chars().next()? {
        'g' => 4.0,
        'r' => 8.0,
        _ => 2.0,
    };
    Some(Size { cpu, memory: cpu * ratio })
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::{Size, by_type, round_up};

    fn size(cpu: f64, memory: f64) -> Size {
        Size { cpu, memory }
    }

    #[test]
    fn containers_are_rounded_up_to_the_next_pair() {
        let rounded = |cpu, memory| round_up(size(cpu, memory), "cn-beijing", false);
        assert_eq!(rounded(7.0, 13.0), Some(size(8.0, 14.0)));
        assert_eq!(rounded(0.1, 0.1), Some(size(0.25, 0.5)));
        assert_eq!(rounded(2.0, 20.0), Some(size(4.0, 20.0)));
        assert_eq!(rounded(65.0, 1.0), None);
        let far = round_up(size(7.0, 13.0), "us-east-1", false);
        assert_eq!(far, Some(size(8.0, 16.0)));
    }

    #[test]
    fn finer_pairs_exist_in_some_regions_and_never_for_spot() {
        assert!(size(2.0, 6.0).exists("cn-beijing", false));
        assert!(!size(2.0, 6.0).exists("cn-beijing", true));
        assert!(!size(2.0, 6.0).exists("us-east-1", false));
        assert!(size(2.0, 4.0).exists("us-east-1", true));
        assert!(!size(3.0, 4.0).exists("cn-beijing", false));
        assert!(size(8.0, 14.0).exists("cn-beijing", false));
    }

    #[test]
    fn an_instance_type_tells_its_size() {
        assert_eq!(by_type("ecs.c6.large"), Some(size(2.0, 4.0)));
        assert_eq!(by_type("ecs.g7.2xlarge"), Some(size(8.0, 32.0)));
        assert_eq!(by_type("c6.large"), None);
    }
}
