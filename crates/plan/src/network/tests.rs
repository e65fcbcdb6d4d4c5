#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;

const PUBLIC: &str = "test-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
const VPC: &str = "test-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";

fn draft(pairs: &[(&str, &str)]) -> Draft {
    pairs.iter().copied().collect()
}

#[test]
fn both_kinds_of_containers_move_to_the_vpc_and_back() {
    let before =
        draft(&[("Container.1.Image", PUBLIC), ("InitContainer.1.Image", PUBLIC), ("Berth.Network", "Public")]);
    let mut after = before.clone();
    choose(&mut after, Network::Vpc);
    assert_eq!(after.get("Container.1.Image"), VPC);
    assert_eq!(after.get("InitContainer.1.Image"), VPC);
    assert_eq!(after.get("Berth.Network"), "Vpc");
    choose(&mut after, Network::Public);
    assert_eq!(after, before);
}

#[test]
fn mixed_leaves_the_hosts() {
    let mut mixed = draft(&[("Container.1.Image", PUBLIC), ("Container.2.Image", VPC)]);
    choose(&mut mixed, Network::Mixed);
    assert_eq!((mixed.get("Container.1.Image"), mixed.get("Container.2.Image")), (PUBLIC, VPC));
    assert_eq!(mixed.get("Berth.Network"), "Mixed");
}

#[test]
fn what_is_not_the_instances_stays() {
    let others = [
        "nginx:1.27",
        "hub.example.com/a/b:1",
        "registry.cn-beijing.aliyuncs.com/a/b:1",
        "other-registry.cn-beijing.cr.aliyuncs.com/a/b:1",
        "test-registry.cn-shanghai.cr.aliyuncs.com/a/b:1",
        "test****-registry.cn-beijing.cr.aliyuncs.com/a/b:1",
        "",
    ];
    for image in others {
        let mut plan = draft(&[
            ("AcrRegistryInfo.1.InstanceId", "cri-0000000000000000"),
            ("AcrRegistryInfo.1.RegionId", "cn-beijing"),
            ("AcrRegistryInfo.1.InstanceName", "test"),
            ("Container.1.Image", image),
            ("Container.2.Image", PUBLIC),
        ]);
        choose(&mut plan, Network::Vpc);
        assert_eq!(plan.get("Container.1.Image"), image);
        assert_eq!(plan.get("Container.2.Image"), VPC);
    }
}

#[test]
fn an_instance_is_known_by_the_domains_it_lists() {
    let mut plan = draft(&[
        ("AcrRegistryInfo.1.InstanceId", "cri-0000000000000000"),
        ("AcrRegistryInfo.1.Domain.1", "test-registry.cn-beijing.cr.aliyuncs.com"),
        ("Container.1.Image", PUBLIC),
        ("Container.2.Image", "other-registry.cn-beijing.cr.aliyuncs.com/a/b:1"),
    ]);
    choose(&mut plan, Network::Vpc);
    assert_eq!(plan.get("Container.1.Image"), VPC);
    assert_eq!(plan.get("Container.2.Image"), "other-registry.cn-beijing.cr.aliyuncs.com/a/b:1");
    assert_eq!(plan.get("AcrRegistryInfo.1.Domain.1"), "test-registry.cn-beijing.cr.aliyuncs.com");
}

#[test]
fn an_instance_known_by_its_id_alone_may_be_any_of_its_region() {
    let mut plan = draft(&[("AcrRegistryInfo.1.InstanceId", "cri-0000000000000000"), ("Container.1.Image", PUBLIC)]);
    choose(&mut plan, Network::Vpc);
    assert_eq!(plan.get("Container.1.Image"), VPC);
}

proptest! {
    #[test]
    fn there_and_back_is_where_it_began(
        name in "[a-z0-9]([a-z0-9-]{0,8}|-registry|-registry-vpc)[a-z0-9]",
        path in "[a-z0-9]{1,8}(/[a-z0-9]{1,8}){0,2}(:[A-Za-z0-9_.]{1,9})?",
        others in proptest::collection::vec(any::<String>(), 0..4),
    ) {
        let mut before = draft(&[("Container.1.Image", &format!("{name}-registry.cn-hangzhou.cr.aliyuncs.com/{path}"))]);
        before.set("Berth.Network", "Public");
        for (index, other) in others.iter().enumerate() {
            before.set(&format!("Container.{}.Image", index + 2), other.clone());
        }
        let mut after = before.clone();
        choose(&mut after, Network::Vpc);
        prop_assert!(before != after);
        choose(&mut after, Network::Public);
        prop_assert_eq!(after, before);
    }
}
