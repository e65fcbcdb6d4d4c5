//! Kubernetes quantities, as far as sizes need them.
//!
//! Source: Kubernetes documentation, "Resource Management for Pods and Containers".

/// Thousandths of a vCPU: `500m`, `1`, `0.25`. `None` for anything else.
pub(super) fn cpu(text: &str) -> Option<u32> {
    match text.strip_suffix('m') {
        Some(thousandths) => thousandths.parse().ok(),
        None => plan::size::thousandths(text),
    }
}

/// Thousandths of a GiB, rounded up: `512Mi`, `2Gi`, `1G`, bytes. `None` for anything else.
pub(super) fn memory(text: &str) -> Option<u32> {
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
    let (number, unit) = UNITS.iter().find_map(|(suffix, unit)| Some((text.strip_suffix(suffix)?, unit)))?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let places = u32::try_from(fraction.len()).ok()?;
    let all: u128 = format!("{whole}{fraction}").parse().ok()?;
    let bytes = (all * u128::from(*unit)).div_ceil(10_u128.pow(places));
    u32::try_from((bytes * 1_000).div_ceil(1 << 30)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_with_their_units() {
        for (text, thousandths) in [("1Gi", 1_000), ("512Mi", 500), ("0.5Gi", 500), ("1073741824", 1_000), ("1G", 932)]
        {
            assert_eq!(memory(text), Some(thousandths), "{text}");
        }
        for (text, thousandths) in [("500m", 500), ("1", 1_000), ("0.25", 250)] {
            assert_eq!(cpu(text), Some(thousandths), "{text}");
        }
        for wrong in ["", "Gi", "-1Gi", "1e3", "1 Gi", "1.2.3"] {
            assert_eq!(memory(wrong), None, "{wrong}");
        }
    }
}
