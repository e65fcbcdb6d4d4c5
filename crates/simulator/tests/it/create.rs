//! What `CreateContainerGroup` takes and what it refuses.

use serde_json::json;

use crate::harness::{Cloud, VPC_IMAGE, code};

/// Parameters added to a good request, and the answer's status and code.
type Case = (&'static [(&'static str, &'static str)], u16, &'static str);

const REFUSED: &[Case] = &[
    (&[("ContainerGroupName", "")], 400, "MissingContainerGroupName"),
    (&[("ContainerGroupName", "Web")], 400, "InvalidParameter"),
    (&[("ContainerGroupName", "-web")], 400, "InvalidParameter"),
    (&[("Container.1.Name", ""), ("Container.1.Image", "")], 400, "MissingParameter"),
    (&[("Container.1.Image", "")], 400, "MissingParameter"),
    (&[("Container.2.Name", "app"), ("Container.2.Image", "nginx")], 400, "InvalidParameter.DuplicatedName"),
    (&[("InitContainer.1.Name", "app"), ("InitContainer.1.Image", "nginx")], 400, "InvalidParameter.DuplicatedName"),
    (&[("Volume.1.Name", "v"), ("Volume.2.Name", "v")], 400, "InvalidParameter.DuplicatedVolumeName"),
    (&[("Container.1.VolumeMount.1.Name", "none")], 400, "InvalidParameter"),
    (&[("RestartPolicy", "Sometimes")], 400, "InvalidParameter"),
    (&[("Container.1.ImagePullPolicy", "Maybe")], 400, "InvalidParameter"),
    (&[("Container.1.Port.1.Port", "70000")], 400, "InvalidParameter"),
    (&[("Cpu", "65"), ("Memory", "4")], 400, "InvalidParameter.CPU.Memory"),
    (&[("Cpu", "2")], 400, "InvalidParameter.CPU.Memory"),
    (&[("Cpu", "2"), ("Memory", "4"), ("Container.1.Cpu", "4")], 400, "InvalidParameter.CPU.Memory"),
    (&[("Container.1.Cpu", "65"), ("Container.1.Memory", "1")], 400, "InvalidParameter.CPU.Memory"),
    (&[("Cpu", "two"), ("Memory", "4")], 400, "InvalidParameter"),
    (&[("Cpu", "2"), ("Memory", "6"), ("SpotStrategy", "SpotAsPriceGo")], 400, "InvalidSpotCpuMemorySpec"),
    (&[("SpotStrategy", "SpotWithPriceLimit")], 400, "MissingParameter"),
    (&[("ComputeCategory.1", "economy"), ("SpotStrategy", "SpotAsPriceGo")], 400, "FeatureBasedConstraintConflict"),
    (&[("InstanceType", "t2.micro")], 400, "InvalidInstanceTypeForEciBuy"),
    (&[("VSwitchId", "vsw-gone")], 404, "InvalidVSwitchId.NotFound"),
    (&[("VSwitchId", "vsw-bp1shop0zone0h000001")], 404, "InvalidVSwitchId.NotFound"),
    (&[("VSwitchId", "vsw-2zejlv7xjnw61w6z00000,vsw-2zestaging0zone0h0001")], 400, "InvalidParameter"),
    (&[("VSwitchId", "vsw-2zeproduction0full0j1")], 403, "InvalidVSwitchId.IpNotEnough"),
    (&[("VSwitchId", "vsw-2zeproduction0zone0l1")], 403, "OperationDenied.NoStock"),
    (&[("ZoneId", "cn-beijing-i")], 403, "OperationDenied.VswZoneMisMatch"),
    (&[("SecurityGroupId", "sg-gone")], 404, "InvalidSecurityGroupId.NotFound"),
    (&[("SecurityGroupId", "sg-2zestaging0000000001")], 403, "OperationDenied.SecurityGroupMisMatch"),
    (&[("AutoCreateEip", "True"), ("EipInstanceId", "eip-2zefree0office000001")], 400, "InvalidParameter"),
    (&[("EipInstanceId", "eip-gone")], 404, "InvalidAllocationId.NotFound"),
    (&[("EipInstanceId", "eip-2zenat0production001")], 400, "IncorrectStatus"),
    (&[("ImageSnapshotId", "imc-gone")], 404, "ImageSnapshot.NotFound"),
    (&[("ImageRegistryCredential.1.Server", "h.example")], 400, "MissingParameter"),
    (&[("Tag.1.Key", "acs:x")], 400, "InvalidParameter"),
    (&[("PrivateIpAddress", "10.9.9.9")], 400, "InvalidParameter"),
    (&[("DryRun", "true")], 400, "DryRun.Success"),
];

#[tokio::test]
async fn each_mistake_has_its_code_and_nothing_is_created() {
    let cloud = Cloud::new();
    for (more, status, wanted) in REFUSED {
        let answer = cloud.create(VPC_IMAGE, more).await;
        assert_eq!(code(&answer), (*status, *wanted), "{more:?}: {}", answer.1["Message"]);
    }
    assert!(cloud.simulator.groups().is_empty());
}

#[tokio::test]
async fn twenty_one_of_a_kind_are_too_many() {
    let cloud = Cloud::new();
    let names: Vec<(String, String)> =
        (1..=21).map(|n| (format!("AcrRegistryInfo.{n}.InstanceId"), format!("cri-{n}"))).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|(n, v)| (&**n, &**v)).collect();
    assert_eq!(code(&cloud.create(VPC_IMAGE, &pairs).await), (400, "InvalidParameter"));
    assert_eq!(cloud.create(VPC_IMAGE, &pairs[..20]).await.0, 200);
}

#[tokio::test]
async fn sizes_are_taken_as_they_are_or_rounded_up() {
    let cloud = Cloud::new();
    for (more, cpu, memory) in [
        (&[][..], 2.0, 4.0),
        (&[("Cpu", "2.0"), ("Memory", "6.0")], 2.0, 6.0),
        (&[("Container.1.Cpu", "7"), ("Container.1.Memory", "13")], 8.0, 14.0),
        (&[("Cpu", "7"), ("Memory", "13")], 8.0, 14.0),
        (&[("Container.1.Cpu", "0.1")], 0.25, 0.5),
        (&[("InstanceType", "ecs.g6.xlarge")], 4.0, 16.0),
    ] {
        let id = cloud.created(VPC_IMAGE, more).await;
        let group = cloud.group(&id).await;
        assert_eq!((&group["Cpu"], &group["Memory"]), (&json!(cpu), &json!(memory)), "{more:?}");
    }
}

#[tokio::test]
async fn of_several_vswitches_the_first_that_can_take_it_is_used() {
    let cloud = Cloud::new();
    let several = "vsw-2zeproduction0full0j1,vsw-2zeproduction0zone0l1,vsw-2zeproduction0zone0i1";
    let id = cloud.created(VPC_IMAGE, &[("VSwitchId", several)]).await;
    let group = cloud.group(&id).await;
    assert_eq!((&group["VSwitchId"], &group["ZoneId"]), (&json!("vsw-2zeproduction0zone0i1"), &json!("cn-beijing-i")));
}

#[tokio::test]
async fn without_a_vswitch_the_default_network_is_made_once() {
    let cloud = Cloud::new();
    let none = [("VSwitchId", ""), ("SecurityGroupId", "")];
    let first = cloud.created("docker.io/library/nginx:latest", &none).await;
    let second = cloud.created("docker.io/library/nginx:latest", &none).await;
    let (first, second) = (cloud.group(&first).await, cloud.group(&second).await);
    assert_eq!(first["VSwitchId"], second["VSwitchId"]);
    assert_ne!(first["IntranetIp"], "x");
    let defaults = cloud
        .simulator
        .world(|world| world.vpcs.iter().filter(|vpc| vpc.default && vpc.region == "cn-beijing").count());
    assert_eq!(defaults, 1);
}

#[tokio::test]
async fn the_same_token_and_parameters_give_the_same_group_and_others_are_refused() {
    let cloud = Cloud::new();
    let token = [("ClientToken", "token-1")];
    let id = cloud.created(VPC_IMAGE, &token).await;
    cloud.wait(60_000);
    assert_eq!(cloud.created(VPC_IMAGE, &token).await, id);
    let other = cloud.create(VPC_IMAGE, &[("ClientToken", "token-1"), ("ContainerGroupName", "other")]).await;
    assert_eq!(code(&other), (400, "IdempotentParameterMismatch"));
    assert_ne!(cloud.created(VPC_IMAGE, &[("ClientToken", "TOKEN-1")]).await, id);
    assert_eq!(cloud.simulator.groups().len(), 2);
    let long = "t".repeat(65);
    assert_eq!(code(&cloud.create(VPC_IMAGE, &[("ClientToken", &long)]).await), (400, "InvalidParameter"));
}

#[tokio::test]
async fn a_refused_or_dry_request_does_not_use_its_token_up() {
    let cloud = Cloud::new();
    let dry = [("ClientToken", "t"), ("DryRun", "true")];
    assert_eq!(code(&cloud.create(VPC_IMAGE, &dry).await), (400, "DryRun.Success"));
    assert_eq!(cloud.create(VPC_IMAGE, &[("ClientToken", "t")]).await.0, 200);
}

#[tokio::test]
async fn the_quota_holds_over_all_living_groups_of_a_region() {
    let cloud = Cloud::in_scenario(r#"{"world": {"quota": {"vcpu": 5}}}"#);
    let first = cloud.created(VPC_IMAGE, &[]).await;
    cloud.created(VPC_IMAGE, &[]).await;
    assert_eq!(code(&cloud.create(VPC_IMAGE, &[]).await), (403, "QuotaExceeded"));
    cloud.eci("DeleteContainerGroup", &[("ContainerGroupId", &first)]).await;
    cloud.wait(5000);
    assert_eq!(cloud.create(VPC_IMAGE, &[]).await.0, 200);
}

#[tokio::test]
async fn what_was_asked_for_is_described_and_passwords_are_not() {
    let cloud = Cloud::new();
    let more = [
        ("Container.1.Port.1.Port", "80"),
        ("Container.1.EnvironmentVar.1.Key", "MODE"),
        ("Container.1.EnvironmentVar.1.Value", "fast"),
        ("Container.1.Command.1", "nginx"),
        ("Container.1.Arg.1", "-g"),
        ("Container.1.LivenessProbe.HttpGet.Port", "80"),
        ("Container.1.VolumeMount.1.Name", "data"),
        ("Container.1.VolumeMount.1.MountPath", "/data"),
        ("Volume.1.Name", "data"),
        ("Volume.1.Type", "EmptyDirVolume"),
        ("InitContainer.1.Name", "prepare"),
        ("InitContainer.1.Image", VPC_IMAGE),
        ("InitContainer.1.Command.1", "true"),
        ("Tag.1.Key", "app"),
        ("ImageRegistryCredential.1.Server", "harbor.example.org"),
        ("ImageRegistryCredential.1.UserName", "robot"),
        ("ImageRegistryCredential.1.Password", "hidden-password"),
    ];
    let id = cloud.created(VPC_IMAGE, &more).await;
    let group = cloud.group(&id).await;
    let container = &group["Containers"][0];
    assert_eq!(container["Ports"], json!([{"Port": 80, "Protocol": "TCP"}]));
    assert_eq!(container["EnvironmentVars"], json!([{"Key": "MODE", "Value": "fast"}]));
    assert_eq!((&container["Commands"], &container["Args"]), (&json!(["nginx"]), &json!(["-g"])));
    assert_eq!(container["LivenessProbe"]["HttpGet"]["Path"], "/");
    assert_eq!(container["VolumeMounts"][0]["MountPath"], "/data");
    assert_eq!(group["InitContainers"][0]["Command"], json!(["true"]));
    assert_eq!(group["Volumes"], json!([{"Name": "data", "Type": "EmptyDirVolume"}]));
    assert_eq!(group["Tags"], json!([{"Key": "app", "Value": ""}]));
    assert!(!group.to_string().contains("hidden-password"));
}

#[tokio::test]
async fn the_price_is_per_second() {
    let cloud = Cloud::new();
    let (_, body) = cloud.eci("DescribeContainerGroupPrice", &[("Cpu", "2"), ("Memory", "4")]).await;
    assert_eq!(body["PriceInfo"]["Price"]["TradePrice"], 0.000_122_52);
    assert_eq!(body["PriceInfo"]["Price"]["Currency"], "CNY");
    let odd = cloud.eci("DescribeContainerGroupPrice", &[("Cpu", "3"), ("Memory", "4")]).await;
    assert_eq!(code(&odd), (400, "InvalidParam.CpuOrMemorySpec"));
}
