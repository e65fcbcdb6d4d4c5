//! Rules between the settings of the group, and about its size.

use super::{breaks, keeps};
use crate::{Lang, normalise, notices};

#[test]
fn a_zone_lies_in_the_region() {
    breaks(&[("ZoneId", "cn-hangzhou-b")], &["ZoneId zone-elsewhere"]);
    keeps(&[("ZoneId", "cn-beijing-h")]);
    keeps(&[("RegionId", "ap-southeast-1"), ("ZoneId", "ap-southeast-1a")]);
}

#[test]
fn an_eip_is_created_or_brought_along() {
    breaks(&[("AutoCreateEip", "true"), ("EipInstanceId", "eip-0123456789")], &["EipInstanceId two-eips"]);
    keeps(&[("AutoCreateEip", "false"), ("EipInstanceId", "eip-0123456789")]);
    keeps(&[("AutoCreateEip", "true"), ("EipBandwidth", "5"), ("EipISP", "BGP")]);
    breaks(&[("EipBandwidth", "5")], &["EipBandwidth without"]);
    breaks(
        &[("AutoCreateEip", "false"), ("EipBandwidth", "5"), ("EipISP", "BGP")],
        &["EipBandwidth without", "EipISP without"],
    );
}

#[test]
fn a_price_limit_and_its_strategy_go_together() {
    breaks(&[("SpotStrategy", "SpotWithPriceLimit")], &["SpotPriceLimit required"]);
    breaks(&[("SpotPriceLimit", "0.025")], &["SpotPriceLimit no-price-limit"]);
    breaks(&[("SpotStrategy", "SpotAsPriceGo"), ("SpotPriceLimit", "0.025")], &["SpotPriceLimit no-price-limit"]);
    keeps(&[("SpotStrategy", "SpotWithPriceLimit"), ("SpotPriceLimit", "0.025")]);
    breaks(&[("SpotStrategy", "SpotWithPriceLimit"), ("SpotPriceLimit", "0.0251")], &["SpotPriceLimit not-number"]);
}

#[test]
fn economy_is_neither_preemptible_nor_arm() {
    breaks(&[("ComputeCategory.1", "economy"), ("SpotStrategy", "SpotAsPriceGo")], &["ComputeCategory.1 economy-spot"]);
    breaks(&[("ComputeCategory.2", "economy"), ("CpuArchitecture", "ARM64")], &["ComputeCategory.2 economy-arm"]);
    keeps(&[("ComputeCategory.1", "economy"), ("CpuArchitecture", "AMD64"), ("SpotStrategy", "NoSpot")]);
    keeps(&[("ComputeCategory.1", "general"), ("SpotStrategy", "SpotAsPriceGo")]);
}

#[test]
fn cpu_and_memory_go_together() {
    breaks(&[("Cpu", "2")], &["Memory half-size"]);
    breaks(&[("Memory", "4")], &["Cpu half-size"]);
    keeps(&[("Cpu", "2"), ("Memory", "4")]);
    keeps(&[("Cpu", "2"), ("InstanceType", "ecs.c6.large")]);
}

#[test]
fn containers_fit_into_their_group() {
    let two = [
        ("Container.1.Cpu", "1.5"),
        ("Container.2.Cpu", "1"),
        ("Container.2.Name", "b"),
        ("Container.2.Image", "nginx"),
    ];
    breaks(&[&[("Cpu", "2"), ("Memory", "4")][..], &two].concat(), &["Cpu containers-exceed"]);
    keeps(&[&[("Cpu", "4"), ("Memory", "4")][..], &two].concat());
    breaks(&[("Cpu", "2"), ("Memory", "4"), ("Container.1.Memory", "4.5")], &["Memory containers-exceed"]);
    let init = [("InitContainer.1.Name", "i"), ("InitContainer.1.Image", "nginx"), ("InitContainer.1.Memory", "4")];
    keeps(&[&[("Cpu", "2"), ("Memory", "4"), ("Container.1.Memory", "4")][..], &init].concat());
}

#[test]
fn nothing_is_larger_than_the_largest_size() {
    breaks(&[("Cpu", "65"), ("Memory", "128")], &["Cpu size-too-large"]);
    breaks(&[("Container.1.Cpu", "65"), ("Container.1.Memory", "128")], &["Cpu size-too-large"]);
    keeps(&[("Cpu", "64"), ("Memory", "512")]);
}

#[test]
fn a_size_that_does_not_exist_is_a_notice_with_the_one_that_comes() {
    keeps(&[("Cpu", "7"), ("Memory", "13")]);
    let (sheet, _) = normalise(&super::with(&[("Cpu", "7"), ("Memory", "13")]));
    let found = notices(&sheet);
    assert_eq!((found[0].path.as_str(), found[0].code()), ("Cpu", "size-rounds-up"));
    assert!(found[0].text(Lang::ZhCn).contains("8 vCPU 14 GiB") && found[0].text(Lang::En).contains("8 vCPU 14 GiB"));
    assert!(notices(&normalise(&super::with(&[])).0).is_empty());
}

#[test]
fn a_preemptible_group_names_a_size_that_exists_in_every_region() {
    let spot = ("SpotStrategy", "SpotAsPriceGo");
    breaks(&[spot, ("Cpu", "2"), ("Memory", "6")], &["Cpu not-for-spot"]);
    breaks(&[spot, ("Cpu", "3"), ("Memory", "5")], &["Cpu not-for-spot"]);
    keeps(&[spot, ("Cpu", "2"), ("Memory", "4")]);
    keeps(&[spot, ("Container.1.Cpu", "3"), ("Container.1.Memory", "5")]);
    keeps(&[("Cpu", "2"), ("Memory", "6")]);
}

#[test]
fn the_economy_category_ends_at_eight_vcpu() {
    let economy = ("ComputeCategory.1", "economy");
    breaks(&[economy, ("Cpu", "16"), ("Memory", "32")], &["ComputeCategory.1 economy-large"]);
    breaks(&[economy, ("Container.1.Cpu", "9"), ("Container.1.Memory", "16")], &["ComputeCategory.1 economy-large"]);
    keeps(&[economy, ("Cpu", "8"), ("Memory", "16")]);
}

#[test]
fn what_is_unusual_is_a_notice() {
    let codes = |changes: &[(&str, &str)]| {
        notices(&normalise(&super::with(changes)).0)
            .iter()
            .map(|notice| format!("{} {}", notice.path, notice.code()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        codes(&[("AcrRegistryInfo.1.InstanceId", "cri-012345")]),
        ["AcrRegistryInfo.1.InstanceId unusual-instance-id"]
    );
    assert_eq!(codes(&[("RegionId", "cn-nanjing")]), ["RegionId region-closes"]);
    let elsewhere = ("Container.1.Image", "test0000-registry-vpc.cn-shanghai.cr.aliyuncs.com/a/b:1");
    assert_eq!(codes(&[elsewhere]), ["Container.1.Image vpc-host-elsewhere"]);
    assert_eq!(codes(&[elsewhere, ("Berth.Network", "Vpc")]), Vec::<String>::new());
}

#[test]
fn every_notice_has_two_texts() {
    let (sheet, _) = normalise(&super::with(&[
        ("RegionId", "cn-nanjing"),
        ("Cpu", "7"),
        ("Memory", "13"),
        ("AcrRegistryInfo.1.InstanceId", "cri-012345"),
        ("Container.1.Image", "test0000-registry-vpc.cn-shanghai.cr.aliyuncs.com/a/b:1"),
    ]));
    let found = notices(&sheet);
    assert_eq!(found.len(), 4);
    for notice in found {
        assert_ne!(notice.text(Lang::ZhCn), notice.text(Lang::En));
    }
}
