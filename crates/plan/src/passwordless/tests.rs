#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::{Draft, normalise};

const EE: &str = "test-registry.cn-beijing.cr.aliyuncs.com/a/b:1";
const CUSTOM: &str = "hub.example.com/a/b:1";
const PERSONAL: &str = "registry.cn-beijing.aliyuncs.com/a/b:1";
const ID: (&str, &str) = ("AcrRegistryInfo.1.InstanceId", "cri-0000000000000000");
const CUSTOM_DOMAIN: (&str, &str) = ("AcrRegistryInfo.1.Domain.1", "hub.example.com");
const SERVICE: (&str, &str) = ("AcrRegistryInfo.1.ArnService", "acs:ram::1000000000000000:role/pull");
const USER: (&str, &str) = ("AcrRegistryInfo.1.ArnUser", "acs:ram::2000000000000000:role/acr");
const OTHER: (&str, &str) = ("Berth.Account", "Other");

fn judged(image: &str, more: &[(&str, &str)]) -> Passwordless {
    let mut draft: Draft = more.iter().copied().collect();
    draft.set("RegionId", "cn-beijing");
    draft.set("Container.1.Image", image);
    judge(&normalise(&draft).0)
}

fn missing(plan: &Passwordless) -> Vec<(&str, &Need, bool)> {
    plan.missing().map(|missing| (missing.path.as_str(), &missing.need, missing.required)).collect()
}

#[test]
fn the_documentations_table_holds_row_by_row() {
    for (image, more, case, satisfied) in [
        (PERSONAL, &[][..], Case::NothingNeeded, true),
        (EE, &[], Case::NothingNeeded, true),
        (CUSTOM, &[ID, CUSTOM_DOMAIN], Case::NameInstance, true),
        (CUSTOM, &[CUSTOM_DOMAIN], Case::NameInstance, false),
        (EE, &[ID, SERVICE], Case::NarrowRole, true),
        (CUSTOM, &[CUSTOM_DOMAIN, SERVICE], Case::NarrowRole, false),
        (CUSTOM, &[ID, CUSTOM_DOMAIN, SERVICE], Case::NarrowRole, true),
        (PERSONAL, &[OTHER], Case::Roles, false),
        (PERSONAL, &[OTHER, SERVICE, USER], Case::Roles, true),
        (EE, &[OTHER, ID], Case::Roles, false),
        (EE, &[OTHER, ID, SERVICE], Case::Roles, false),
        (EE, &[OTHER, ID, SERVICE, USER], Case::Roles, true),
        (EE, &[ID, SERVICE, USER], Case::Roles, true),
        (CUSTOM, &[OTHER, CUSTOM_DOMAIN, SERVICE, USER], Case::Roles, false),
        (CUSTOM, &[OTHER, ID, CUSTOM_DOMAIN, SERVICE, USER], Case::Roles, true),
        ("nginx:1", &[], Case::NotPossible, true),
        (
            "harbor.example.com/a/b:1",
            &[("ImageRegistryCredential.1.Server", "harbor.example.com")],
            Case::NotPossible,
            true,
        ),
        (CUSTOM, &[ID], Case::Unknown, true),
        ("no image!", &[], Case::Unknown, true),
    ] {
        let plan = judged(image, more);
        assert_eq!((plan.case, plan.satisfied()), (case, satisfied), "{image} {more:?}");
        for lang in Lang::ALL {
            assert!(!plan.sentence(lang).is_empty(), "{image} {more:?}");
            assert_eq!(plan.kubernetes(lang).is_empty(), case == Case::Unknown);
            assert_eq!(plan.openapi(lang).is_empty(), case == Case::Unknown);
        }
    }
}

#[test]
fn naming_the_instance_of_a_default_domain_is_said_to_be_harmless() {
    let plan = judged(EE, &[ID]);
    assert!(plan.harmless());
    assert!(plan.sentence(Lang::En).ends_with("Naming the instance does no harm, but is not needed."));
    assert!(plan.sentence(Lang::ZhCn).contains("不是必需"));
    assert!(!judged(EE, &[]).harmless());
}

#[test]
fn what_is_missing_is_named_where_it_belongs() {
    let plan = judged(EE, &[OTHER, ID]);
    assert_eq!(
        missing(&plan),
        [
            ("AcrRegistryInfo.1.ArnService", &Need::ServiceRole, true),
            ("AcrRegistryInfo.1.ArnUser", &Need::UserRole, true)
        ]
    );
    let plan = judged("harbor.example.com/a/b:1", &[]);
    assert_eq!(
        missing(&plan),
        [("ImageRegistryCredential", &Need::Credential("harbor.example.com".to_owned()), false)]
    );
    for lang in Lang::ALL {
        assert!(plan.missing().next().unwrap().text(lang).contains("harbor.example.com"));
    }
}

#[test]
fn a_list_of_domains_that_leaves_the_host_out_is_noticed() {
    let vpc = ("AcrRegistryInfo.1.Domain.1", "test-registry-vpc.cn-beijing.cr.aliyuncs.com");
    let plan = judged(EE, &[ID, vpc]);
    assert_eq!(plan.case, Case::NothingNeeded);
    let host = "test-registry.cn-beijing.cr.aliyuncs.com".to_owned();
    assert_eq!(missing(&plan), [("AcrRegistryInfo.1.Domain", &Need::Domain(host), false)]);
    assert!(plan.satisfied());
    assert!(!judged(EE, &[ID, vpc, OTHER, SERVICE, USER]).satisfied());
}

#[test]
fn another_accounts_instance_in_another_region_needs_its_region() {
    let image = "test-registry.cn-hangzhou.cr.aliyuncs.com/a/b:1";
    let plan = judged(image, &[OTHER, ID, SERVICE, USER]);
    assert_eq!(missing(&plan), [("AcrRegistryInfo.1.RegionId", &Need::Region, true)]);
    assert!(judged(image, &[OTHER, ID, SERVICE, USER, ("AcrRegistryInfo.1.RegionId", "cn-hangzhou")]).satisfied());
}

#[test]
fn the_most_demanding_image_speaks_for_the_plan() {
    let plan = judged(EE, &[("Container.2.Image", "nginx:1"), ("InitContainer.1.Image", PERSONAL)]);
    assert_eq!(plan.case, Case::NotPossible);
    assert!(plan.sentence(Lang::En).starts_with("1 of 3 images: docker.io is not ACR"));
    assert!(plan.sentence(Lang::ZhCn).starts_with("3 个镜像中的 1 个："));
    assert_eq!(plan.why(Lang::En).lines().count(), 3);
    assert_eq!(plan.images[2].path, "InitContainer.1.Image");
}

#[test]
fn an_entry_that_serves_no_image_is_found() {
    let other = ("AcrRegistryInfo.2.Domain.1", "other.example.com");
    assert_eq!(judged(EE, &[ID, other]).unused, [1]);
    assert_eq!(judged("nginx:1", &[ID]).unused, [0]);
    assert_eq!(judged(EE, &[ID]).unused, Vec::<usize>::new());
}

#[test]
fn the_entry_that_fits_best_is_chosen() {
    let named = [
        ID,
        ("AcrRegistryInfo.1.InstanceName", "other"),
        ("AcrRegistryInfo.2.InstanceId", "cri-1111111111111111"),
        ("AcrRegistryInfo.2.InstanceName", "test"),
    ];
    assert_eq!(judged(EE, &named).images[0].registry, Some(1));
    let both = [ID, ("AcrRegistryInfo.2.InstanceId", "cri-1111111111111111")];
    assert_eq!(judged(EE, &both).images[0].registry, Some(0));
}

#[test]
fn a_plan_without_images_says_what_comes() {
    let plan = judge(&normalise(&Draft::new()).0);
    assert_eq!((plan.case, plan.satisfied()), (Case::Unknown, true));
    assert!(plan.sentence(Lang::En).contains("Once there is an image"));
    assert_eq!(plan.why(Lang::En), "");
}
