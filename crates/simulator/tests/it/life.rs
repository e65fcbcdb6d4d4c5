//! How groups live, moment by moment.

use serde_json::{Value, json};

use crate::harness::{BEIJING, Cloud, PUBLIC_IMAGE, VPC_IMAGE, code, messages};

const HELLO: &str = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/hello:1.0";

async fn status(cloud: &Cloud, id: &str) -> String {
    cloud.group(id).await["Status"].as_str().unwrap_or("gone").to_owned()
}

#[tokio::test]
async fn a_server_is_scheduled_pulled_started_and_stays() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    let first = cloud.group(&id).await;
    assert_eq!((&first["Status"], &first["IntranetIp"]), (&json!("Scheduling"), &json!("")));
    cloud.wait(1000);
    let second = cloud.group(&id).await;
    assert_eq!(second["Status"], "Pending");
    assert!(second["IntranetIp"].as_str().unwrap().starts_with("10.0.0."));
    assert_eq!(second["Containers"][0]["CurrentState"]["State"], "Waiting");
    assert_eq!(second["Containers"][0]["CurrentState"]["Reason"], "ContainerCreating");
    cloud.wait(2000);
    let third = cloud.group(&id).await;
    assert_eq!((&third["Status"], &third["Containers"][0]["Ready"]), (&json!("Running"), &json!(true)));
    let reasons: Vec<&str> =
        third["Events"].as_array().unwrap().iter().map(|event| event["Reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["Scheduled", "Pulling", "Pulled", "Created", "Started"]);
    cloud.wait(86_400_000);
    assert_eq!(status(&cloud, &id).await, "Running");
}

#[tokio::test]
async fn nothing_depends_on_how_often_somebody_looks() {
    let (often, once) = (Cloud::new(), Cloud::new());
    let (a, b) = (often.created(HELLO, &[]).await, once.created(HELLO, &[]).await);
    for _ in 0..120 {
        often.wait(500);
        often.group(&a).await;
    }
    once.wait(60_000);
    let (mut a, mut b) = (often.group(&a).await, once.group(&b).await);
    for group in [&mut a, &mut b] {
        for event in group["Events"].as_array_mut().unwrap() {
            event["Name"].take();
        }
    }
    assert_eq!((&a["Events"], &a["Containers"]), (&b["Events"], &b["Containers"]));
}

#[tokio::test]
async fn a_job_succeeds_and_stays_listed_for_an_hour() {
    let cloud = Cloud::new();
    let id = cloud.created(HELLO, &[("RestartPolicy", "Never")]).await;
    cloud.wait(10_000);
    let done = cloud.group(&id).await;
    assert_eq!((&done["Status"], &done["SucceededTime"]), (&json!("Succeeded"), &json!("2026-11-23T08:00:04Z")));
    let state = &done["Containers"][0]["CurrentState"];
    assert_eq!(
        (&state["State"], &state["ExitCode"], &state["Reason"]),
        (&json!("Terminated"), &json!(0), &json!("Completed"))
    );
    cloud.wait(3_500_000);
    assert_eq!(status(&cloud, &id).await, "Succeeded");
}

#[tokio::test]
async fn after_an_hour_only_the_newest_hundred_ended_groups_are_listed() {
    let cloud = Cloud::new();
    for _ in 0..103 {
        cloud.created(HELLO, &[("RestartPolicy", "Never")]).await;
    }
    cloud.wait(10_000);
    assert_eq!(cloud.simulator.groups().len(), 103);
    cloud.wait(3_600_000);
    assert_eq!(cloud.simulator.groups().len(), 100);
}

#[tokio::test]
async fn a_group_that_ended_is_gone_soon_after_it_was_deleted() {
    let cloud = Cloud::new();
    for wait in [10_000, 3_700_000] {
        let id = cloud.created(HELLO, &[("RestartPolicy", "Never")]).await;
        cloud.wait(wait);
        assert_eq!(status(&cloud, &id).await, "Succeeded");
        cloud.eci("DeleteContainerGroup", &[("ContainerGroupId", &id)]).await;
        assert_eq!(status(&cloud, &id).await, "Terminating");
        cloud.wait(2_000);
        assert_eq!(status(&cloud, &id).await, "gone");
    }
}

#[tokio::test]
async fn a_failing_job_fails_or_is_tried_again_as_the_policy_has_it() {
    let cloud = Cloud::new();
    let command = |policy| {
        [
            ("RestartPolicy", policy),
            ("Container.1.Command.1", "sh"),
            ("Container.1.Command.2", "-c"),
            ("Container.1.Arg.1", "echo trying; exit 3"),
        ]
    };
    let never = cloud.created(HELLO, &command("Never")).await;
    let again = cloud.created(HELLO, &command("OnFailure")).await;
    cloud.wait(60_000);
    let failed = cloud.group(&never).await;
    assert_eq!(
        (&failed["Status"], &failed["Containers"][0]["CurrentState"]["ExitCode"]),
        (&json!("Failed"), &json!(3))
    );
    assert!(failed["FailedTime"].is_string());
    let tried = cloud.group(&again).await;
    assert_eq!(tried["Status"], "Running");
    assert!(tried["Containers"][0]["RestartCount"].as_u64().unwrap() >= 2);
    assert_eq!(tried["Containers"][0]["PreviousState"]["ExitCode"], 3);
    assert_eq!(tried["Containers"][0]["CurrentState"]["Reason"], "CrashLoopBackOff");
    assert!(messages(&tried).contains(&"Back-off restarting failed container app".to_owned()));
}

#[tokio::test]
async fn init_containers_run_one_after_the_other_before_the_rest() {
    let cloud = Cloud::new();
    let more = [
        ("InitContainer.1.Name", "first"),
        ("InitContainer.1.Image", HELLO),
        ("InitContainer.2.Name", "second"),
        ("InitContainer.2.Image", HELLO),
    ];
    let id = cloud.created(VPC_IMAGE, &more).await;
    let mut order = Vec::new();
    for _ in 0..60 {
        cloud.wait(250);
        let group = cloud.group(&id).await;
        for event in group["Events"].as_array().unwrap() {
            let message = event["Message"].as_str().unwrap().to_owned();
            if message.starts_with("Started") && !order.contains(&message) {
                order.push(message);
            }
        }
    }
    assert_eq!(order, ["Started container first", "Started container second", "Started container app"]);
    let group = cloud.group(&id).await;
    assert_eq!(group["InitContainers"][1]["CurrentState"]["State"], "Terminated");
    assert_eq!(group["Status"], "Running");
}

#[tokio::test]
async fn a_failed_init_container_fails_the_group_that_is_not_restarted() {
    let cloud = Cloud::new();
    let more = [
        ("RestartPolicy", "Never"),
        ("InitContainer.1.Name", "first"),
        ("InitContainer.1.Image", HELLO),
        ("InitContainer.1.Command.1", "/bin/false"),
    ];
    let id = cloud.created(VPC_IMAGE, &more).await;
    cloud.wait(20_000);
    assert_eq!(status(&cloud, &id).await, "Failed");
}

#[tokio::test]
async fn a_deadline_ends_a_server() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[("ActiveDeadlineSeconds", "60")]).await;
    cloud.wait(62_000);
    let group = cloud.group(&id).await;
    assert_eq!(
        (&group["Status"], &group["Containers"][0]["CurrentState"]["ExitCode"]),
        (&json!("Failed"), &json!(137))
    );
}

#[tokio::test]
async fn a_deleted_group_is_terminating_and_then_gone() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    cloud.wait(5000);
    let delete = [("ContainerGroupId", id.as_str())];
    assert_eq!(cloud.eci("DeleteContainerGroup", &delete).await.0, 200);
    assert_eq!(status(&cloud, &id).await, "Terminating");
    assert_eq!(cloud.eci("DeleteContainerGroup", &delete).await.0, 200);
    cloud.wait(2000);
    assert_eq!(status(&cloud, &id).await, "gone");
    assert_eq!(code(&cloud.eci("DeleteContainerGroup", &delete).await), (404, "InvalidParameter.NotFound"));
}

#[tokio::test]
async fn a_restarted_group_runs_again() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    let restart = [("ContainerGroupId", id.as_str())];
    assert_eq!(code(&cloud.eci("RestartContainerGroup", &restart).await), (400, "IncorrectStatus"));
    cloud.wait(5000);
    assert_eq!(cloud.eci("RestartContainerGroup", &restart).await.0, 200);
    assert_eq!(status(&cloud, &id).await, "Restarting");
    cloud.wait(5000);
    assert_eq!(status(&cloud, &id).await, "Running");
}

#[tokio::test]
async fn the_kubernetes_view_has_its_odd_spellings() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    cloud.wait(5000);
    let (_, body) = cloud.eci("DescribeContainerGroupStatus", &[("SinceSecond", "60")]).await;
    let group = &body["Data"][0];
    assert_eq!((&group["ContainerGroupId"], &group["Namespace"]), (&json!(id), &json!("default")));
    let container = &group["PodStatus"]["ContainerStatuses"][0];
    assert_eq!(container["State"]["Running"]["StartedAtstartedAt"], "2026-11-23T08:00:02Z");
    let ready: Vec<&Value> =
        group["PodStatus"]["Conditions"].as_array().unwrap().iter().map(|c| &c["status"]).collect();
    assert_eq!(ready, ["True"; 4]);
    cloud.wait(120_000);
    let (_, body) = cloud.eci("DescribeContainerGroupStatus", &[("SinceSecond", "60")]).await;
    assert_eq!(body["TotalCount"], 0);
}

#[tokio::test]
async fn events_can_be_asked_for_by_source() {
    let cloud = Cloud::new();
    cloud.created(VPC_IMAGE, &[]).await;
    cloud.wait(5000);
    let count = async |source| {
        let (_, body) = cloud.eci("DescribeContainerGroupEvents", &[("EventSource", source)]).await;
        body["Data"][0]["Events"].as_array().unwrap().len()
    };
    assert_eq!((count("EciService").await, count("K8sAgent").await), (1, 4));
    let (_, body) = cloud.eci("DescribeContainerGroupEvents", &[]).await;
    assert_eq!(body["Data"][0]["Events"][0]["involvedObject"]["Kind"], "Pod");
    assert_eq!(cloud.eci("DescribeContainerGroupEvents", &[("EventSource", "x")]).await.0, 400);
}

#[tokio::test]
async fn logs_are_there_once_a_container_has_begun() {
    let cloud = Cloud::new();
    let id = cloud.created(VPC_IMAGE, &[]).await;
    let log = async |more: &[(&str, &str)]| {
        let mut all = vec![("ContainerGroupId", id.as_str()), ("ContainerName", "app")];
        all.extend_from_slice(more);
        cloud.eci("DescribeContainerLog", &all).await
    };
    let early = log(&[]).await;
    assert_eq!(code(&early), (400, "IncorrectStatus"));
    assert!(early.1["Message"].as_str().unwrap().ends_with("is waiting to start: ContainerCreating"));
    cloud.wait(63_000);
    let all = log(&[]).await.1["Content"].as_str().unwrap().to_owned();
    assert_eq!(all.lines().count(), 5 + 12);
    assert!(all.ends_with('\n'));
    let tail = log(&[("Tail", "3"), ("Timestamps", "True")]).await.1["Content"].as_str().unwrap().to_owned();
    assert_eq!(tail.lines().count(), 3);
    assert!(tail.starts_with("2026-11-23T08:00:"));
    let recent = log(&[("SinceSeconds", "10")]).await.1["Content"].as_str().unwrap().to_owned();
    assert_eq!(recent.lines().count(), 2);
    assert_eq!(log(&[("LimitBytes", "7")]).await.1["Content"].as_str().unwrap().len(), 7);
    assert_eq!(code(&log(&[("Tail", "2001")]).await), (400, "InvalidParameter"));
    let other = [("ContainerGroupId", id.as_str()), ("ContainerName", "none")];
    assert_eq!(code(&cloud.eci("DescribeContainerLog", &other).await), (404, "InvalidParameter.NotFound"));
}

#[tokio::test]
async fn groups_are_found_by_what_they_are_and_paged_by_twenty() {
    let cloud = Cloud::new();
    for index in 0..23 {
        let name = format!("group-{index}");
        let tag = if index % 2 == 0 { "even" } else { "odd" };
        cloud
            .created(PUBLIC_IMAGE, &[("ContainerGroupName", &name), ("Tag.1.Key", "kind"), ("Tag.1.Value", tag)])
            .await;
    }
    let count =
        async |pairs: &[(&str, &str)]| cloud.eci("DescribeContainerGroups", pairs).await.1["TotalCount"].as_u64();
    assert_eq!(count(&[("ContainerGroupName", "group-7")]).await, Some(1));
    assert_eq!(count(&[("Tag.1.Key", "kind"), ("Tag.1.Value", "odd")]).await, Some(11));
    assert_eq!(count(&[("Status", "Running")]).await, Some(0));
    assert_eq!(count(&[("ZoneId", "cn-beijing-h")]).await, Some(23));
    let (_, first) = cloud.eci("DescribeContainerGroups", &[]).await;
    assert_eq!(first["ContainerGroups"][0]["ContainerGroupName"], "group-22");
    let token = first["NextToken"].as_str().unwrap();
    let (_, rest) = cloud.eci("DescribeContainerGroups", &[("NextToken", token)]).await;
    assert_eq!(rest["ContainerGroups"].as_array().unwrap().len(), 3);
    let (_, usage) = cloud.eci("ListUsage", &[]).await;
    assert_eq!(usage["Attributes"]["UsedCpu"], 46.0);
    let elsewhere = cloud.call("2018-08-08", BEIJING, "DescribeContainerGroups", &[("RegionId", "cn-hangzhou")]).await;
    assert_eq!(elsewhere.1["TotalCount"], 0);
}
