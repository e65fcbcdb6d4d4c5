use blackbox::Berth;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{JSON, Program, plan, read};

#[tokio::test]
async fn a_launch_says_whose_it_is_and_is_started_anew_and_given_an_end() {
    let berth = Berth::demo().await;
    let program = Program::of(&berth);
    let mut plan = plan("anew");
    plan["AcrRegistryInfo"] =
        json!([{"InstanceId": "cri-nwj395hgf6f00000", "InstanceName": "test0000", "RegionId": "cn-beijing"}]);
    let (_, launch) = program.launch("anew", &plan).await;
    assert_eq!(launch["owner"], "local");
    let named = json!([{"instance_id": "cri-nwj395hgf6f00000", "instance_name": "test0000", "region": "cn-beijing"}]);
    assert_eq!(launch["registries"], named);
    let (_, found) = program.get("/launches?text=CRI-nwj395").await;
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
    let id = launch["id"].as_str().expect("an id").to_owned();
    program.until(&id, "running").await;

    let expire = async |end: Value| {
        let request = program.request(Method::PUT, &format!("/launches/{id}/expiry")).header("content-type", JSON);
        read(request.body(json!({"expires_at": end}).to_string()).send().await.expect("an answer")).await
    };
    let end = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(5);
    let (status, launch) = expire(json!(end.to_string())).await;
    assert_eq!(status, 200, "{launch}");
    let said: jiff::Timestamp = launch["expires_at"].as_str().expect("an end").parse().expect("a moment");
    assert_eq!(said.as_millisecond(), end.as_millisecond());
    assert!(expire(Value::Null).await.1["expires_at"].is_null());
    for wrong in ["2020-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "tomorrow"] {
        assert_eq!(expire(json!(wrong)).await.0, 400, "{wrong}");
    }

    let (status, anew) = program.post(&format!("/launches/{id}/restart"), &Value::Null).await;
    assert_eq!(status, 200, "{anew}");
    assert_eq!(anew["id"], *id);
    program.until(&id, "running").await;
    let deleted = program.request(Method::DELETE, &format!("/launches/{id}")).send().await.expect("an answer");
    assert!(deleted.status().is_success());
    program.until(&id, "deleted").await;
    assert_eq!(program.post(&format!("/launches/{id}/restart"), &Value::Null).await.1["code"], "ended");
    assert_eq!(expire(json!(end.to_string())).await.1["code"], "ended");
    assert_eq!(program.post("/launches/nobody/restart", &Value::Null).await.0, 404);
}
