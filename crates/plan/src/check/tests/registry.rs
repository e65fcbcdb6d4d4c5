//! Rules between images, registries and the network.

use super::{breaks, keeps};

const ID: (&str, &str) = ("AcrRegistryInfo.1.InstanceId", "cri-0123456789abcdef");
const NAME: (&str, &str) = ("AcrRegistryInfo.1.InstanceName", "test0000");
const VPC: (&str, &str) = ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/a/b:1");
const PUBLIC: (&str, &str) = ("Container.1.Image", "test0000-registry.cn-beijing.cr.aliyuncs.com/a/b:1");
const OTHER: (&str, &str) = ("Container.1.Image", "other-registry.cn-beijing.cr.aliyuncs.com/a/b:1");

#[test]
fn each_entry_that_has_anything_needs_an_instance_id() {
    for begun in [("AcrRegistryInfo.1.RegionId", "cn-beijing"), NAME, ("AcrRegistryInfo.1.Domain.1", "hub.example.com")]
    {
        breaks(&[begun], &["AcrRegistryInfo.1.InstanceId required"]);
    }
    keeps(&[ID, NAME]);
    keeps(&[("AcrRegistryInfo.1.RegionId", "")]);
}

#[test]
fn an_image_belongs_to_an_instance_that_is_named() {
    breaks(&[ID, NAME, OTHER], &["Container.1.Image image-of-another-instance"]);
    keeps(&[ID, NAME, PUBLIC]);
    keeps(&[ID, NAME, VPC]);
    keeps(&[ID, OTHER]);
    keeps(&[OTHER]);
    keeps(&[ID, NAME, ("Container.1.Image", "nginx")]);
}

#[test]
fn an_instance_is_also_known_by_its_default_domains() {
    let domain = ("AcrRegistryInfo.1.Domain.1", "test0000-registry.cn-beijing.cr.aliyuncs.com");
    breaks(&[ID, domain, OTHER], &["Container.1.Image image-of-another-instance"]);
    keeps(&[ID, domain, PUBLIC]);
    keeps(&[ID, ("AcrRegistryInfo.1.Domain.1", "hub.example.com"), OTHER]);
}

#[test]
fn any_of_several_instances_will_do() {
    let second =
        [("AcrRegistryInfo.2.InstanceId", "cri-fedcba9876543210"), ("AcrRegistryInfo.2.InstanceName", "other")];
    keeps(&[ID, NAME, second[0], second[1], OTHER]);
    keeps(&[ID, NAME, second[0], OTHER]);
}

#[test]
fn an_instance_of_the_same_name_in_another_region_is_another_one() {
    let region = ("AcrRegistryInfo.1.RegionId", "cn-shanghai");
    breaks(&[ID, NAME, region, PUBLIC], &["Container.1.Image image-of-another-instance"]);
}

#[test]
fn the_host_fits_the_network_that_was_chosen() {
    breaks(&[("Berth.Network", "Public"), VPC], &["Container.1.Image vpc-host"]);
    breaks(&[("Berth.Network", "Vpc"), PUBLIC], &["Container.1.Image public-host"]);
    breaks(
        &[("Berth.Network", "Vpc"), ("Container.1.Image", "registry.cn-beijing.aliyuncs.com/a/b")],
        &["Container.1.Image public-host"],
    );
    breaks(
        &[("Berth.Network", "Public"), ("Container.1.Image", "registry-internal.cn-beijing.aliyuncs.com/a/b")],
        &["Container.1.Image vpc-host"],
    );
    keeps(&[("Berth.Network", "Public"), PUBLIC]);
    keeps(&[("Berth.Network", "Vpc"), VPC]);
    keeps(&[("Berth.Network", "Mixed"), VPC]);
    keeps(&[VPC]);
    keeps(&[("Berth.Network", "Vpc"), ("Container.1.Image", "hub.example.com/a/b")]);
}

#[test]
fn the_mended_host_is_named() {
    let text = |network: &str, image: (&str, &str)| {
        crate::check(&super::with(&[("Berth.Network", network), image])).unwrap_err()[0].text(crate::Lang::En)
    };
    assert!(text("Vpc", PUBLIC).contains("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"));
    assert!(text("Public", VPC).contains("test0000-registry.cn-beijing.cr.aliyuncs.com"));
    assert!(
        text("Vpc", ("Container.1.Image", "registry.cn-beijing.aliyuncs.com/a/b"))
            .contains("registry-vpc.cn-beijing.aliyuncs.com")
    );
    assert!(
        text("Public", ("Container.1.Image", "crpi-0123456789abcdef-vpc.cn-beijing.personal.cr.aliyuncs.com/a/b"))
            .contains("crpi-0123456789abcdef.cn-beijing.personal")
    );
}

#[test]
fn a_vpc_host_is_in_the_groups_region_where_the_vpc_was_chosen() {
    let elsewhere = ("Container.1.Image", "test0000-registry-vpc.cn-shanghai.cr.aliyuncs.com/a/b:1");
    breaks(&[("Berth.Network", "Vpc"), elsewhere], &["Container.1.Image vpc-host-elsewhere"]);
    keeps(&[elsewhere]);
    keeps(&[("Berth.Network", "Mixed"), elsewhere]);
}

#[test]
fn a_role_there_needs_a_role_here() {
    let there = ("AcrRegistryInfo.1.ArnUser", "acs:ram::2222222222222222:role/role-acr");
    let here = ("AcrRegistryInfo.1.ArnService", "acs:ram::1111111111111111:role/role-assume");
    breaks(&[ID, there], &["AcrRegistryInfo.1.ArnUser without"]);
    keeps(&[ID, here, there]);
    keeps(&[ID, here]);
    for wrong in ["role-acr", "acs:ram::x:role/a", "acs:ram::1:user/a", "acs:ram::1:role/"] {
        breaks(&[ID, ("AcrRegistryInfo.1.ArnService", wrong)], &["AcrRegistryInfo.1.ArnService malformed"]);
    }
}

#[test]
fn a_host_is_opened_in_one_way() {
    let credential = |server: &'static str| {
        [
            ("ImageRegistryCredential.1.Server", server),
            ("ImageRegistryCredential.1.UserName", "me"),
            ("ImageRegistryCredential.1.Password", "x"),
        ]
    };
    let own = credential("test0000-registry.cn-beijing.cr.aliyuncs.com");
    let custom = credential("hub.example.com");
    breaks(&[&[ID, NAME][..], &own].concat(), &["ImageRegistryCredential.1.Server two-ways-in"]);
    breaks(
        &[&[ID, ("AcrRegistryInfo.1.Domain.1", "hub.example.com")][..], &custom].concat(),
        &["ImageRegistryCredential.1.Server two-ways-in"],
    );
    keeps(&[&[ID, NAME, ("AcrRegistryInfo.1.Domain.1", "hub.example.com")][..], &own].concat());
    keeps(&[&[ID, NAME][..], &custom].concat());
}

#[test]
fn a_domain_is_one_host() {
    breaks(&[ID, ("AcrRegistryInfo.1.Domain.1", "a.com,b.com")], &["AcrRegistryInfo.1.Domain.1 one-per-row"]);
    breaks(&[ID, ("AcrRegistryInfo.1.Domain.1", "https://a.com")], &["AcrRegistryInfo.1.Domain.1 malformed"]);
    breaks(&[ID, ("AcrRegistryInfo.1.Domain.1", "a.com/b")], &["AcrRegistryInfo.1.Domain.1 malformed"]);
    breaks(&[ID, ("AcrRegistryInfo.1.Domain.1", "a.com:99999")], &["AcrRegistryInfo.1.Domain.1 malformed"]);
    keeps(&[ID, ("AcrRegistryInfo.1.Domain.1", "a.com:5000")]);
}

#[test]
fn an_instance_name_is_what_its_domain_begins_with() {
    for wrong in ["ab", "Test", "a_b_c", &"a".repeat(31)] {
        breaks(
            &[ID, ("AcrRegistryInfo.1.InstanceName", wrong), ("Container.1.Image", "nginx")],
            &["AcrRegistryInfo.1.InstanceName malformed"],
        );
    }
    keeps(&[
        ID,
        ("AcrRegistryInfo.1.InstanceName", "a-registry"),
        ("Container.1.Image", "a-registry-registry.cn-beijing.cr.aliyuncs.com/a/b"),
    ]);
}
