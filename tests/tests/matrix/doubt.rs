//! What cannot be asked: missing permissions, throttling, silence, halves of answers. The diagnosis degrades and says so.

use std::time::{Duration, Instant};

use diagnosis::Verdict;
use serde_json::{Value, json};
use simulator::{Fault, FaultKind};

use crate::harness::Cloud;

const VPC_IMAGE: &str = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";
const PUBLIC_IMAGE: &str = "test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0";

fn plan(image: &str) -> Value {
    json!({
        "RegionId": "cn-beijing", "ContainerGroupName": "web", "VSwitchId": "vsw-2zejlv7xjnw61w6z00000",
        "SecurityGroupId": "sg-2zeh4cev9y7ulbr00000", "Container": [{"Name": "app", "Image": image}],
    })
}

#[tokio::test]
async fn a_missing_permission_is_unknown_and_names_the_ram_action() {
    for (image, action, permission) in [
        (VPC_IMAGE, "ListInstance", "cr:ListInstance"),
        (VPC_IMAGE, "GetInstanceVpcEndpoint", "cr:GetInstanceVpcEndpoint"),
        (VPC_IMAGE, "DescribeVSwitches", "vpc:DescribeVSwitches"),
        (VPC_IMAGE, "GetRepository", "cr:GetRepository"),
        (PUBLIC_IMAGE, "GetInstanceEndpoint", "cr:GetInstanceEndpoint"),
        (PUBLIC_IMAGE, "DescribeNatGateways", "vpc:DescribeNatGateways"),
        (PUBLIC_IMAGE, "DescribeSnatTableEntries", "vpc:DescribeSnatTableEntries"),
    ] {
        let cloud = Cloud::start(json!({})).await;
        cloud.simulator.fault(Fault::forbidden(action));
        let (diagnosis, _) = cloud.diagnose(&plan(image)).await;
        assert_eq!(diagnosis.verdict(), Verdict::Unknown, "{action}: {}", diagnosis.text(plan::Lang::En));
        let named = diagnosis.findings.iter().any(|finding| {
            let remedy = finding.remedy.as_ref().is_some_and(|remedy| remedy.text.en.contains(permission));
            finding.verdict == Verdict::Unknown && remedy
        });
        assert!(named, "{action}: {}", diagnosis.text(plan::Lang::En));
    }
}

#[tokio::test]
async fn a_tag_that_cannot_be_asked_for_alone_is_looked_for_in_the_list() {
    let cloud = Cloud::start(json!({})).await;
    cloud.simulator.fault(Fault::forbidden("GetRepoTag"));
    assert_eq!(cloud.diagnose(&plan(VPC_IMAGE)).await.0.verdict(), Verdict::Pass);
    cloud.simulator.fault(Fault::forbidden("ListRepoTag"));
    let (diagnosis, _) = cloud.diagnose(&plan(VPC_IMAGE)).await;
    assert_eq!(diagnosis.verdict(), Verdict::Unknown);
    assert!(
        diagnosis.json().to_string().contains("cr:GetRepositoryTag"),
        "the RAM action has another name than the call"
    );
}

#[tokio::test]
async fn what_decides_nothing_never_decides() {
    let cloud = Cloud::start(json!({"quota": {"vcpu": 1.0}})).await;
    for action in
        ["DescribeAvailableResource", "DescribeContainerGroupPrice", "GetCallerIdentity", "DescribeSecurityGroups"]
    {
        cloud.simulator.fault(Fault::forbidden(action));
    }
    let (diagnosis, _) = cloud.diagnose(&plan(VPC_IMAGE)).await;
    assert_eq!(diagnosis.verdict(), Verdict::Warn, "{}", diagnosis.text(plan::Lang::En));
}

#[tokio::test]
async fn throttling_silence_and_halves_are_unknown_within_the_deadline() {
    let limits = gather::Limits {
        question: Duration::from_millis(700),
        total: Duration::from_secs(4),
        ..gather::Limits::default()
    };
    for kind in [
        FaultKind::Throttle { retry_after: Some(60_000) },
        FaultKind::Delay { milliseconds: 60_000 },
        FaultKind::DropBefore,
        FaultKind::Truncate,
        FaultKind::Html { status: 502 },
    ] {
        let cloud = Cloud::start(json!({})).await;
        cloud.simulator.fault(Fault::always("*", kind.clone()));
        let begun = Instant::now();
        let (diagnosis, _) = cloud.diagnose_within(&plan(PUBLIC_IMAGE), limits).await;
        assert_eq!(diagnosis.verdict(), Verdict::Unknown, "{kind:?}: {}", diagnosis.text(plan::Lang::En));
        assert!(begun.elapsed() < Duration::from_secs(20), "{kind:?} took {:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_registry_that_says_no_with_http_200_is_understood() {
    let cloud = Cloud::start(json!({})).await;
    let refusal = |action: &str, code: &str| {
        let extra = json!({"IsSuccess": false});
        let kind = FaultKind::Error { status: 200, code: code.to_owned(), message: "no".to_owned(), extra };
        Fault::always(action, kind)
    };
    cloud.simulator.fault(refusal("GetRepoTag", "TAG_NOT_EXIST"));
    let (diagnosis, _) = cloud.diagnose(&plan(VPC_IMAGE)).await;
    assert_eq!(diagnosis.verdict(), Verdict::Fail);
    cloud.simulator.clear_faults();
    cloud.simulator.fault(refusal("GetRepository", "INSTANCE_NOT_EXIST"));
    let (diagnosis, _) = cloud.diagnose(&plan(VPC_IMAGE)).await;
    assert_eq!(
        diagnosis.verdict(),
        Verdict::Unknown,
        "the instance was not found, so nobody looked for the repository"
    );
}

#[tokio::test]
async fn nothing_is_asked_twice_for_twenty_containers() {
    let names = ["nginx", "hello", "worker", "web"];
    let tags = ["1.0", "1.0", "2.4.1", "2026.1"];
    let containers: Vec<Value> = (0..20)
        .map(|n| {
            let (host, name, tag) = (["registry-vpc", "registry"][n % 2], names[n % 4], tags[n % 4]);
            json!({"Name": format!("c{n}"), "Image": format!("test0000-{host}.cn-beijing.cr.aliyuncs.com/eci_test/{name}:{tag}")})
        })
        .collect();
    let mut document = plan(VPC_IMAGE);
    document["Container"] = json!(containers);
    let cloud = Cloud::start(json!({})).await;
    let (diagnosis, facts) = cloud.diagnose(&document).await;
    assert!(diagnosis.verdict() <= Verdict::Warn, "{}", diagnosis.text(plan::Lang::En));
    let mut asked: Vec<String> =
        cloud.simulator.requests().iter().map(|seen| format!("{} {:?}", seen.action, seen.parameters)).collect();
    let count = asked.len();
    asked.sort();
    asked.dedup();
    println!("{count} calls for 20 containers, {} facts", facts.len());
    assert_eq!(asked.len(), count, "a call was made twice");
    assert!(count <= 25, "{count} calls");
}

#[tokio::test]
async fn with_every_call_at_300_milliseconds_it_comes_in_few_rounds() {
    let cloud = Cloud::start(json!({})).await;
    cloud.simulator.fault(Fault::always("*", FaultKind::Delay { milliseconds: 300 }));
    let begun = Instant::now();
    let (diagnosis, _) = cloud.diagnose(&plan(PUBLIC_IMAGE)).await;
    println!("{:?} with every call at 300 ms", begun.elapsed());
    assert!(diagnosis.verdict() <= Verdict::Warn);
}
