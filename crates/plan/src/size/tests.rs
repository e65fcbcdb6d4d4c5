#![allow(clippy::unwrap_used)]

use super::*;

const BEIJING: &str = "cn-beijing";
const TOKYO: &str = "ap-northeast-1";

fn gib(cpu: u32, memory: u32) -> Size {
    Size::new(cpu * 1_000, memory * 1_000)
}

#[test]
fn seven_cores_and_thirteen_gib_become_what_the_documentation_says() {
    assert_eq!(round_up(BEIJING, false, gib(7, 13)), Some(gib(8, 14)));
}

#[test]
fn where_the_even_values_are_missing_rounding_goes_further() {
    assert_eq!(round_up(TOKYO, false, gib(7, 13)), Some(gib(8, 16)));
    assert_eq!(round_up(BEIJING, true, gib(7, 13)), Some(gib(8, 16)));
}

#[test]
fn a_pair_that_exists_stays_as_it_is() {
    for cpu in cpus(BEIJING, false) {
        for memory in memories(BEIJING, false, cpu) {
            let size = Size::new(cpu, memory);
            assert!(exists(BEIJING, false, size));
            assert_eq!(round_up(BEIJING, false, size), Some(size));
        }
    }
}

#[test]
fn the_even_values_are_those_of_the_documentation() {
    let in_gib = |cpu: u32| memories(BEIJING, false, cpu * 1_000).iter().map(|m| m / 1_000).collect::<Vec<_>>();
    assert_eq!(in_gib(2), [1, 2, 4, 6, 8, 10, 12, 14, 16]);
    assert_eq!(in_gib(4), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32]);
    assert_eq!(in_gib(6), (6..=48).step_by(2).collect::<Vec<_>>());
    assert_eq!(in_gib(8), [4].into_iter().chain((8..=64).step_by(2)).collect::<Vec<_>>());
    assert_eq!(memories(TOKYO, false, 6_000), Vec::<u32>::new());
}

#[test]
fn what_is_too_large_is_no_size() {
    assert_eq!(round_up(BEIJING, false, gib(65, 1)), None);
    assert_eq!(round_up(BEIJING, false, gib(1, 513)), None);
}

#[test]
fn nothing_said_means_the_default() {
    let resolved = resolve(BEIJING, false, (None, None), &[(None, None)]).unwrap();
    assert_eq!((resolved.size, resolved.origin), (gib(2, 4), Origin::Default));
}

#[test]
fn containers_alone_are_summed_and_rounded() {
    let containers = [(Some(3_000), Some(5_000)), (Some(4_000), Some(8_000)), (None, None)];
    let resolved = resolve(BEIJING, false, (None, None), &containers).unwrap();
    assert_eq!(resolved, Resolved { size: gib(8, 14), asked: gib(7, 13), origin: Origin::Containers });
}

#[test]
fn half_a_pair_is_not_guessed_at() {
    assert_eq!(resolve(BEIJING, false, (Some(2_000), None), &[]), None);
    assert_eq!(resolve(BEIJING, false, (None, None), &[(None, Some(2_000))]), None);
    assert_eq!(resolve(BEIJING, false, (None, None), &[(Some(u32::MAX), Some(1)), (Some(1), None)]), None);
}

#[test]
fn decimals_come_back_as_they_are_meant() {
    for (text, value, back) in [("0.25", 250, "0.25"), ("2", 2_000, "2"), ("2.0", 2_000, "2"), ("1.500", 1_500, "1.5")]
    {
        assert_eq!(thousandths(text), Some(value), "{text}");
        assert_eq!(decimal(value), back);
    }
    for text in ["", ".5", "-1", "1e3", "0.0005", "4294968", "1,5", "２", "1.2.3", " 1"] {
        assert_eq!(thousandths(text), None, "{text}");
    }
}

#[test]
fn a_size_is_written_for_people() {
    assert_eq!(Size::new(250, 500).to_string(), "0.25 vCPU 0.5 GiB");
}
