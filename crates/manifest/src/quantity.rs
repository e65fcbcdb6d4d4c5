//! Kubernetes quantities, as far as sizes need them.
//!
//! Source: Kubernetes documentation, "Resource Management for Pods and Containers".

/// Suffixes, the longer before the shorter.
const UNITS: [(&str, u64); 10] = [
    ("Ki", 1 << 10),
    ("Mi", 1 << 20),
    ("Gi", 1 << 30),
    ("Ti", 1 << 40),
    ("k", 1_000),
    ("K", 1_000),
    ("M", 1_000_000),
    ("G", 1_000_000_000),
    ("T", 1_000_000_000_000),
    ("", 1),
];

/// Thousandths of a vCPU: `500m`, `1`, `0.25`. `None` for anything else.
pub(crate) fn cpu(text: &str) -> Option<u32> {
    match text.strip_suffix('m') {
        Some(thousandths) => thousandths.parse().ok(),
        None => plan::size::thousandths(text),
    }
}

/// A whole number of ones: `10M`, `1000`. `None` for anything else.
pub(crate) fn whole(text: &str) -> Option<u64> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, suffix) = text.split_at(digits);
    let unit = UNITS.iter().find(|(name, _)| *name == suffix)?.1;
    number.parse::<u64>().ok()?.checked_mul(unit)
}

/// Thousandths of a GiB, rounded up: `512Mi`, `2Gi`, `1G`, bytes. `None` for anything else.
pub(crate) fn memory(text: &str) -> Option<u32> {
    let (number, unit) = UNITS.iter().find_map(|(suffix, unit)| Some((text.strip_suffix(suffix)?, unit)))?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let places = u32::try_from(fraction.len()).ok()?;
    let all: u128 = format!("{whole}{fraction}").parse().ok()?;
    let thousandths = all.checked_mul(u128::from(*unit) * 1_000)?;
    u32::try_from(thousandths.div_ceil(10_u128.pow(places) << 30)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_with_their_units() {
        for (text, thousandths) in
            [("1Gi", 1_000), ("512Mi", 500), ("0.5Gi", 500), ("0.3Gi", 300), ("1073741824", 1_000), ("1G", 932)]
        {
            assert_eq!(memory(text), Some(thousandths), "{text}");
        }
        for (text, thousandths) in [("500m", 500), ("1", 1_000), ("0.25", 250)] {
            assert_eq!(cpu(text), Some(thousandths), "{text}");
        }
        assert_eq!((whole("10M"), whole("1000"), whole("M"), whole("1x")), (Some(10_000_000), Some(1_000), None, None));
        for wrong in ["", "Gi", "-1Gi", "1e3", "1 Gi", "1.2.3"] {
            assert_eq!(memory(wrong), None, "{wrong}");
        }
    }
}
