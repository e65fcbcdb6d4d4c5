//! What goes wrong on the wire when it is told to.

use std::time::Duration;

use serde_json::json;
use simulator::{Clock, Fault, FaultKind, Scenario, Settings, Simulator, serve};
use tokio::io::AsyncWriteExt as _;

use crate::harness::{
    BEIJING, Cloud, KEY_ID, SECRET, SECURITY_GROUP, VPC_IMAGE, VSWITCH, code, encoded, get, read, signed, text,
};

#[tokio::test]
async fn an_error_throttling_and_missing_rights_come_as_often_as_they_were_told_to() {
    let cloud = Cloud::new();
    cloud.simulator.fault(Fault::once("ListInstance", FaultKind::Throttle { retry_after: Some(250) }));
    cloud.simulator.fault(Fault::forbidden("GetInstance"));
    let pairs = signed("GET", cloud.common("2018-12-01", "ListInstance", &[]), SECRET);
    let throttled = cloud.send(get("/", &pairs)).await;
    assert_eq!(throttled.headers()["x-acs-retry-after"], "250");
    assert_eq!(code(&read(throttled).await), (400, "Throttling.User"));
    assert_eq!(cloud.cr(BEIJING, "ListInstance", &[]).await.0, 200);
    for _ in 0..3 {
        let answer = cloud.cr(BEIJING, "GetInstance", &[("InstanceId", "cri-a")]).await;
        assert_eq!(code(&answer), (403, "NoPermission"));
    }
    cloud.simulator.clear_faults();
    let answer = cloud.cr(BEIJING, "GetInstance", &[("InstanceId", "cri-a")]).await;
    assert_eq!(code(&answer), (404, "INSTANCE_NOT_EXIST"));
}

#[tokio::test]
async fn a_business_error_may_come_with_status_200() {
    let cloud = Cloud::in_scenario(
        r#"{"faults": [{"action": "ListInstance", "times": 1, "kind": "error", "status": 200,
            "code": "SLB_SERVICE_ERROR", "message": "busy", "extra": {"Detail": "x"}}]}"#,
    );
    let (status, body) = cloud.cr(BEIJING, "ListInstance", &[]).await;
    assert_eq!((status, &body["IsSuccess"], &body["Code"]), (200, &json!(false), &json!("SLB_SERVICE_ERROR")));
    assert_eq!(body["Detail"], "x");
}

#[tokio::test]
async fn an_answer_may_be_cut_or_not_be_the_api_s_at_all() {
    let cloud = Cloud::new();
    cloud.simulator.fault(Fault::once("ListInstance", FaultKind::Html { status: 502 }));
    cloud.simulator.fault(Fault::once("ListInstance", FaultKind::Truncate));
    let ask = || get("/", &signed("GET", cloud.common("2018-12-01", "ListInstance", &[]), SECRET));
    let (status, body) = text(cloud.send(ask()).await).await;
    assert_eq!((status, body.starts_with("<html>")), (502, true));
    let cut = cloud.send(ask()).await;
    assert!(axum::body::to_bytes(cut.into_body(), usize::MAX).await.is_err());
}

/// A simulator on a socket, and a client that keeps no connection.
async fn on_a_socket() -> (Simulator, String, reqwest::Client) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let simulator = Simulator::new(Settings { control: true, ..Settings::new(KEY_ID, SECRET) });
    tokio::spawn(serve(listener, simulator.clone(), std::future::pending()));
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).timeout(Duration::from_secs(20)).build().unwrap();
    (simulator, address, client)
}

/// A signed create request by the clock on the wall; only its nonce differs from the next one's.
fn create(nonce: &str) -> String {
    let mut cloud = Cloud::new();
    cloud.hands = Clock::manual(Clock::system().now()).1;
    let pairs = [
        ("RegionId", BEIJING),
        ("ContainerGroupName", "web"),
        ("VSwitchId", VSWITCH),
        ("SecurityGroupId", SECURITY_GROUP),
        ("Container.1.Name", "app"),
        ("Container.1.Image", VPC_IMAGE),
        ("ClientToken", "once"),
    ];
    let mut pairs = cloud.common("2018-08-08", "CreateContainerGroup", &pairs);
    pairs.retain(|(name, _)| name != "SignatureNonce");
    pairs.push(("SignatureNonce".to_owned(), nonce.to_owned()));
    encoded(&signed("GET", pairs, SECRET))
}

#[tokio::test]
async fn a_dropped_answer_leaves_the_caller_in_the_dark_before_or_after_the_effect() {
    let (simulator, address, client) = on_a_socket().await;
    simulator.fault(Fault::once("CreateContainerGroup", FaultKind::DropBefore));
    simulator.fault(Fault::once("CreateContainerGroup", FaultKind::DropAfter));
    let send = async |nonce: &str| client.get(format!("{address}?{}", create(nonce))).send().await;
    assert!(send("1").await.is_err());
    assert_eq!(simulator.groups().len(), 0);
    assert!(send("2").await.is_err());
    let made = simulator.groups();
    assert_eq!((made.len(), made[0].client_token.as_str()), (1, "once"));
    let answer: serde_json::Value = serde_json::from_str(&send("3").await.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(answer["ContainerGroupId"], made[0].id);
    assert_eq!(simulator.groups().len(), 1);
    let answered: Vec<bool> = simulator.requests().iter().map(|seen| seen.answered).collect();
    assert_eq!(answered, [false, false, true]);
}

#[tokio::test]
async fn a_delayed_request_outlasts_an_impatient_caller_and_still_takes_effect() {
    let (simulator, address, client) = on_a_socket().await;
    simulator.fault(Fault::once("CreateContainerGroup", FaultKind::Delay { milliseconds: 50 }));
    let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let mut stream = tokio::net::TcpStream::connect(&host).await.unwrap();
    let request = format!("GET /?{} HTTP/1.1\r\nhost: {host}\r\n\r\n", create("1"));
    stream.write_all(request.as_bytes()).await.unwrap();
    drop(stream);
    while simulator.groups().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let answer = client.get(format!("{address}?{}", create("2"))).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), simulator.groups().len()), (200, 1));
}

#[tokio::test]
async fn an_answer_that_is_held_back_comes_long_after_its_effect() {
    let (simulator, address, client) = on_a_socket().await;
    simulator.fault(Fault::once("CreateContainerGroup", FaultKind::DelayAfter { milliseconds: 2_000 }));
    let answer = tokio::spawn(client.get(format!("{address}?{}", create("1"))).send());
    while simulator.groups().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(!answer.is_finished(), "the group is there, the answer is not");
    assert_eq!(answer.await.unwrap().unwrap().status(), 200);
}

#[tokio::test]
async fn another_process_can_look_and_lay_a_scenario_over_the_world() {
    let (simulator, address, client) = on_a_socket().await;
    let scenario =
        Scenario { faults: vec![Fault::always("*", FaultKind::Throttle { retry_after: None })], ..Scenario::default() };
    let text = serde_json::to_string(&scenario).unwrap();
    let posted = client.post(format!("{address}_simulator/scenario")).body(text).send().await.unwrap();
    assert_eq!(posted.status(), 204);
    let answer = client.get(format!("{address}?{}", create("1"))).send().await.unwrap();
    assert_eq!(answer.status(), 400);
    let seen = client.get(format!("{address}_simulator/requests")).send().await.unwrap().text().await.unwrap();
    assert!(seen.contains("\"code\":\"Throttling.User\"") && !seen.contains(SECRET));
    let bad = client.post(format!("{address}_simulator/scenario")).body("{\"x\": 1}").send().await.unwrap();
    assert_eq!(bad.status(), 400);
    assert_eq!(simulator.counters().actions["CreateContainerGroup"], 1);
}

#[tokio::test]
async fn without_permission_nobody_looks() {
    let cloud = Cloud::new();
    let request = axum::http::Request::get("/_simulator/requests").body(axum::body::Body::empty()).unwrap();
    assert_eq!(text(cloud.send(request).await).await.0, 400);
}
