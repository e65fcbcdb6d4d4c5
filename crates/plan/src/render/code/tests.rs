#![allow(clippy::unwrap_used)]

use super::tree::variable;
use super::{host, name};
use crate::{Draft, Sheet, normalise, regions};

fn sheet(pairs: &[(&str, &str)]) -> Sheet {
    normalise(&pairs.iter().copied().collect::<Draft>()).0
}

#[test]
fn names_are_the_sdks_own() {
    for (wire, python, node) in [
        ("VSwitchId", "v_switch_id", "vSwitchId"),
        ("NFSVolume", "nfsvolume", "NFSVolume"),
        ("EipISP", "eip_isp", "eipISP"),
        ("DataCachePL", "data_cache_pl", "dataCachePL"),
        ("Ipv6AddressCount", "ipv_6address_count", "ipv6AddressCount"),
        ("HostAliase", "host_aliase", "hostAliase"),
        ("HttpGet", "http_get", "httpGet"),
    ] {
        let (mut snake, mut camel) = (String::new(), String::new());
        name::python(&mut snake, wire);
        name::camel(&mut camel, wire);
        assert_eq!((snake.as_str(), camel.as_str()), (python, node));
    }
}

#[test]
fn a_secret_s_variable_is_its_wire_name() {
    assert_eq!(variable("ImageRegistryCredential.10.Password"), "IMAGE_REGISTRY_CREDENTIAL_10_PASSWORD");
    assert_eq!(variable("Container.1.EnvironmentVar.2.Value"), "CONTAINER_1_ENVIRONMENT_VAR_2_VALUE");
}

#[test]
fn what_an_sdk_has_no_name_for_is_left_out_with_all_that_is_in_it_and_told() {
    let sheet = sheet(&[
        ("RegionId", "cn-beijing"),
        ("ContainerGroupName", "web"),
        ("Container.1.Name", "web"),
        ("Container.1.Image", "nginx"),
        ("OverheadReservationOption.EnableOverheadReservation", "true"),
    ]);
    for rendered in [super::go::go(&sheet), super::java::java(&sheet)] {
        assert!(!rendered.text.contains("Overhead"), "{}", rendered.text);
        let told = rendered
            .notes
            .iter()
            .any(|note| note.text(crate::Lang::En).contains("OverheadReservationOption.EnableOverheadReservation"));
        assert!(told, "{:?}", rendered.notes);
    }
}

#[test]
fn every_region_s_host_is_the_one_that_is_published() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../../testdata/regions.json")).unwrap();
    let published = file["regions"].as_array().unwrap();
    assert_eq!(published.len(), regions::all().len());
    for region in published {
        assert_eq!(host(&sheet(&[("RegionId", region["id"].as_str().unwrap())])), region["eci"].as_str().unwrap());
    }
    assert_eq!(host(&sheet(&[])), "eci.aliyuncs.com");
    assert_eq!(host(&sheet(&[("RegionId", "'); evil('")])), "eci.aliyuncs.com");
}
