//! Pulls that work and pulls that fail as they would in reality.

use crate::harness::{Cloud, PUBLIC_IMAGE, VPC_IMAGE, messages};

const NO_NAT: &str = "vsw-2zeproduction0nonat01";
const STAGING: &[(&str, &str)] =
    &[("VSwitchId", "vsw-2zestaging0zone0h0001"), ("SecurityGroupId", "sg-2zestaging0000000001")];
const HUB: &str = "hub.example.com/platform/nginx:1.29.3";
const HUB_ENTRY: (&str, &str) = ("AcrRegistryInfo.1.InstanceId", "cri-hub8team2img0001");
const PARTNER: &str = "partner-registry.cn-beijing.cr.aliyuncs.com/shared/model-server:4.0";
const SERVICE: &str = "acs:ram::1111111111111111:role/role-assume";
const USER: &str = "acs:ram::2222222222222222:role/role-acr";

/// What a world, an image and more parameters come to: nothing when the pull works, else words of the event.
async fn outcome(scenario: &str, image: &str, more: &[(&str, &str)]) -> Option<String> {
    let cloud = Cloud::in_scenario(scenario);
    let id = cloud.created(image, more).await;
    cloud.wait(8000);
    let group = cloud.group(&id).await;
    let state = &group["Containers"][0]["CurrentState"];
    if group["Status"] == "Running" {
        return None;
    }
    assert_eq!((group["Status"].as_str(), state["State"].as_str()), (Some("Pending"), Some("Waiting")), "{group}");
    assert_eq!(state["Reason"], "ImagePullBackOff", "{state}");
    let all = messages(&group);
    assert!(
        all.contains(&format!("Back-off pulling image \"{image}\"")) && all.contains(&"Error: ErrImagePull".to_owned())
    );
    all.into_iter().find(|message| message.starts_with("Failed to pull image"))
}

async fn works(scenario: &str, image: &str, more: &[(&str, &str)]) {
    assert_eq!(outcome(scenario, image, more).await, None, "{image} {more:?}");
}

async fn fails(scenario: &str, image: &str, more: &[(&str, &str)], words: &str) {
    let message = outcome(scenario, image, more).await.unwrap_or_else(|| panic!("{image} {more:?} was pulled"));
    assert!(message.contains(words), "{message}");
}

fn instance(change: &str) -> String {
    format!(r#"{{"world": {{"instances": [{{"id": "cri-nwj395hgf6f00000", {change}}}]}}}}"#)
}

#[tokio::test]
async fn the_vpc_domain_works_where_the_vpc_is_linked_and_running() {
    works("{}", VPC_IMAGE, &[]).await;
    works("{}", VPC_IMAGE, &[("VSwitchId", NO_NAT)]).await;
}

#[tokio::test]
async fn the_vpc_domain_has_no_address_anywhere_else() {
    let words = "dial tcp: lookup test0000-registry-vpc.cn-beijing.cr.aliyuncs.com on 100.100.2.136:53: no such host";
    fails("{}", VPC_IMAGE, STAGING, words).await;
    let lab = [("VSwitchId", "vsw-2zelab00zone0k0000001"), ("SecurityGroupId", "sg-2zelab000000000000001")];
    fails("{}", VPC_IMAGE, &lab, words).await;
    let unauthorised =
        instance(r#""links": [{"vpc": "vpc-2zeprod0network00main", "issue": "NO_PRIVATE_ZONE_AUTHORIZED"}]"#);
    fails(&unauthorised, VPC_IMAGE, &[], words).await;
    let elsewhere = "shop-prod-registry-vpc.cn-hangzhou.cr.aliyuncs.com/shop/order-api:build-1";
    fails("{}", elsewhere, &[], "no such host").await;
}

#[tokio::test]
async fn the_public_domain_works_through_a_whitelisted_nat_or_eip() {
    works("{}", PUBLIC_IMAGE, &[]).await;
    works("{}", PUBLIC_IMAGE, &[("VSwitchId", "vsw-2zeproduction0zone0i1")]).await;
    works("{}", PUBLIC_IMAGE, &[("EipInstanceId", "eip-2zefree0office000001")]).await;
    works(&instance(r#""public": {"whitelist": []}"#), PUBLIC_IMAGE, &[("AutoCreateEip", "true")]).await;
    works(&instance(r#""public": {"open": true}"#), PUBLIC_IMAGE, &[("AutoCreateEip", "true")]).await;
}

#[tokio::test]
async fn the_public_domain_times_out_without_a_way_out_or_a_way_in() {
    let words = ":443: i/o timeout";
    fails("{}", PUBLIC_IMAGE, &[("VSwitchId", NO_NAT)], words).await;
    fails("{}", PUBLIC_IMAGE, STAGING, words).await;
    fails("{}", PUBLIC_IMAGE, &[("EipInstanceId", "eip-2zefree0stranger0001")], words).await;
    fails("{}", PUBLIC_IMAGE, &[("AutoCreateEip", "true")], words).await;
    fails("{}", PUBLIC_IMAGE, &[("SecurityGroupId", "sg-2zeprodnoegress0001")], words).await;
    fails(&instance(r#""public": {"enabled": false}"#), PUBLIC_IMAGE, &[], words).await;
    fails(&instance(r#""public": {"status": "CREATING"}"#), PUBLIC_IMAGE, &[], words).await;
    fails(&instance(r#""status": "STOPPED""#), PUBLIC_IMAGE, &[], words).await;
    fails(&instance(r#""status": "STOPPED""#), VPC_IMAGE, &[], "dial tcp 10.0.0.11:443: i/o timeout").await;
    fails("{}", "quiet-registry.cn-beijing.cr.aliyuncs.com/lab/notebook:0.9", &[], words).await;
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let missing = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:9.9";
    fails("{}", missing, &[], &format!("code = NotFound desc = failed to pull and unpack image \"{missing}\"")).await;
    fails("{}", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/none:1", &[], ": not found").await;
    fails("{}", "nobody-registry.cn-beijing.cr.aliyuncs.com/a/b:1", &[], "no such host").await;
}

#[tokio::test]
async fn a_custom_domain_needs_its_instance_to_be_named() {
    fails("{}", HUB, &[], "insufficient_scope: authorization failed").await;
    works("{}", HUB, &[HUB_ENTRY]).await;
    works("{}", HUB, &[HUB_ENTRY, ("AcrRegistryInfo.1.Domain.1", "hub.example.com")]).await;
    fails("{}", HUB, &[HUB_ENTRY, ("AcrRegistryInfo.1.Domain.1", "other.example.com")], "insufficient_scope").await;
    fails("{}", HUB, &[HUB_ENTRY, ("AcrRegistryInfo.1.RegionId", "cn-hangzhou")], "insufficient_scope").await;
    works("{}", "team-images-registry.cn-beijing.cr.aliyuncs.com/platform/nginx:1.29.3", &[]).await;
}

#[tokio::test]
async fn a_default_domain_of_one_s_own_needs_nothing_even_where_an_entry_leaves_it_out() {
    let entry = [
        ("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"),
        ("AcrRegistryInfo.1.Domain.1", "elsewhere.example.com"),
    ];
    works("{}", VPC_IMAGE, &entry).await;
}

#[tokio::test]
async fn a_custom_domain_s_certificate_must_be_known_or_waived() {
    let old = "old-hub.example.com/platform/nginx:1.29.3";
    fails("{}", old, &[HUB_ENTRY], "x509: certificate signed by unknown authority").await;
    works("{}", old, &[HUB_ENTRY, ("InsecureRegistry", "a.example.com, old-hub.example.com")]).await;
    works("{}", old, &[HUB_ENTRY, ("InsecureRegistry", "*.example.com")]).await;
}

#[tokio::test]
async fn a_foreign_registry_needs_a_role_on_either_side() {
    let service = ("AcrRegistryInfo.1.ArnService", SERVICE);
    let user = ("AcrRegistryInfo.1.ArnUser", USER);
    let id = ("AcrRegistryInfo.1.InstanceId", "cri-partner000000001");
    fails("{}", PARTNER, &[], "insufficient_scope").await;
    fails("{}", PARTNER, &[id], "insufficient_scope").await;
    fails("{}", PARTNER, &[id, service], "insufficient_scope").await;
    fails("{}", PARTNER, &[id, user], "insufficient_scope").await;
    works("{}", PARTNER, &[id, service, user]).await;
    works("{}", PARTNER, &[service, user]).await;
    let stranger = ("AcrRegistryInfo.1.ArnUser", "acs:ram::2222222222222222:role/role-stranger");
    fails("{}", PARTNER, &[id, service, stranger], "insufficient_scope").await;
    let custom = "images.partner.example/shared/model-server:4.0";
    fails("{}", custom, &[service, user], "insufficient_scope").await;
    works("{}", custom, &[id, service, user]).await;
    works("{}", "partner-registry.cn-beijing.cr.aliyuncs.com/shared/sdk:1.0", &[]).await;
}

#[tokio::test]
async fn a_narrow_role_gives_what_it_gives_and_no_more() {
    let with =
        |role| [("AcrRegistryInfo.1.InstanceId", "cri-nwj395hgf6f00000"), ("AcrRegistryInfo.1.ArnService", role)];
    works("{}", VPC_IMAGE, &with("acs:ram::1111111111111111:role/pull-test0000")).await;
    fails("{}", VPC_IMAGE, &with("acs:ram::1111111111111111:role/pull-nothing"), "insufficient_scope").await;
    fails("{}", VPC_IMAGE, &with("acs:ram::1111111111111111:role/none"), "insufficient_scope").await;
}

#[tokio::test]
async fn a_password_decides_alone_for_its_host() {
    let login = |server, user, password| {
        [
            ("ImageRegistryCredential.1.Server", server),
            ("ImageRegistryCredential.1.UserName", user),
            ("ImageRegistryCredential.1.Password", password),
        ]
    };
    let host = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com";
    works("{}", VPC_IMAGE, &login(host, "puller@test0000", "simulated-password")).await;
    fails("{}", VPC_IMAGE, &login(host, "puller@test0000", "wrong"), "401 Unauthorized").await;
    let private = "harbor.example.org/team/app:1.0";
    fails("{}", private, &[], "pull access denied").await;
    works("{}", private, &login("https://harbor.example.org/", "robot", "simulated-password")).await;
    fails("{}", private, &login("harbor.example.org", "robot", "wrong"), "401 Unauthorized").await;
}

#[tokio::test]
async fn other_registries_are_reached_over_the_internet_only() {
    works("{}", "nginx:1.29", &[]).await;
    works("{}", "harbor.example.org/open/tool:2.0", &[]).await;
    fails(
        "{}",
        "nginx:1.29",
        &[("VSwitchId", NO_NAT)],
        "Head \"https://registry-1.docker.io/v2/library/nginx/manifests/1.29\": dial tcp",
    )
    .await;
    fails("{}", "docker.io/nobody/nothing:1", &[], "pull access denied").await;
    fails("{}", "nowhere.example.net/a:1", &[], "no such host").await;
    fails("{}", "self-signed.example.org/lab/app:1", &[], "x509").await;
    fails("{}", "plain.example.org/lab/app:1", &[], "server gave HTTP response to HTTPS client").await;
    works("{}", "plain.example.org/lab/app:1", &[("PlainHttpRegistry", "plain.example.org")]).await;
}

#[tokio::test]
async fn personal_edition_is_open_to_its_owner_and_inside_its_region() {
    works("{}", "registry-vpc.cn-beijing.aliyuncs.com/eci_open/nginx:1.27", &[("VSwitchId", NO_NAT)]).await;
    works("{}", "registry.cn-beijing.aliyuncs.com/berth-demo/site:1.1", &[]).await;
    works("{}", "crpi-9q2w8e7r6t5y4u3i.cn-hangzhou.personal.cr.aliyuncs.com/hobby/blog:latest", &[]).await;
    fails("{}", "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.27", &[], "i/o timeout").await;
    fails("{}", "registry.cn-beijing.aliyuncs.com/berth-demo/site:1.1", &[("VSwitchId", NO_NAT)], "i/o timeout").await;
    fails("{}", "registry.cn-beijing.aliyuncs.com/somebody/private:1", &[], "pull access denied").await;
}

#[tokio::test]
async fn an_image_cache_makes_the_pull_unnecessary() {
    let cloud = Cloud::in_scenario(&instance(r#""links": null, "public": null"#));
    let cached = cloud.created(VPC_IMAGE, &[("AutoMatchImageCache", "true")]).await;
    let always =
        cloud.created(VPC_IMAGE, &[("AutoMatchImageCache", "true"), ("Container.1.ImagePullPolicy", "Always")]).await;
    cloud.wait(8000);
    let (cached, always) = (cloud.group(&cached).await, cloud.group(&always).await);
    assert_eq!((cached["Status"].as_str(), always["Status"].as_str()), (Some("Running"), Some("Pending")));
    assert!(cached["Events"].to_string().contains("SuccessfulHitImageCache"));
}

#[tokio::test]
async fn what_is_no_reference_and_what_may_not_be_pulled_wait_for_ever() {
    let cloud = Cloud::new();
    let invalid = cloud.created("Not/A Reference", &[]).await;
    let never = cloud.created(VPC_IMAGE, &[("Container.1.ImagePullPolicy", "Never")]).await;
    cloud.wait(600_000);
    for (id, reason) in [(invalid, "InvalidImageName"), (never, "ErrImageNeverPull")] {
        let group = cloud.group(&id).await;
        assert_eq!(group["Containers"][0]["CurrentState"]["Reason"], reason);
        assert_eq!(group["Status"], "Pending");
    }
}
