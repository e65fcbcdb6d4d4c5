//! What is known of a change whose answer was lost.

use cloud::{Client, Endpoints, ErrorKind, Settings, eci};

use crate::harness::{Cloud, Reply, accepted, ok, refused};

fn parameters() -> Vec<(String, String)> {
    vec![("Container.1.Name".to_owned(), "c".to_owned())]
}

async fn create(client: &Client) -> Result<eci::Accepted, cloud::ApiError> {
    eci::create_container_group(client, "cn-beijing", &parameters(), "token").await
}

#[tokio::test]
async fn a_create_that_nobody_answers_has_an_unknown_outcome() {
    let cloud = Cloud::by(|_, _| Reply::Silence).await;
    let error = create(&cloud.impatient()).await.unwrap_err();
    assert!(error.outcome_unknown());
    let seen = cloud.seen();
    assert!(seen.len() > 1, "it is tried again");
    assert!(seen.iter().all(|request| request.get("ClientToken") == "token"));
}

#[tokio::test]
async fn a_question_that_nobody_answers_is_just_unreachable() {
    let cloud = Cloud::by(|_, _| Reply::Silence).await;
    let error = eci::describe_regions(&cloud.impatient(), "cn-beijing").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreachable);
    assert!(error.retryable() && !error.outcome_unknown());
}

#[tokio::test]
async fn a_lost_answer_is_found_again_with_the_token() {
    let cloud = Cloud::by(|_, number| if number == 0 { Reply::Broken } else { accepted() }).await;
    assert_eq!(create(&cloud.client()).await.unwrap().container_group_id, "eci-1");
}

#[tokio::test]
async fn throttling_after_a_lost_answer_does_not_hide_that_it_was_lost() {
    let cloud = Cloud::by(|_, number| if number == 0 { Reply::Silence } else { refused(400, "Throttling") }).await;
    assert!(create(&cloud.impatient()).await.unwrap_err().outcome_unknown());
}

#[tokio::test]
async fn a_refusal_by_the_product_after_a_lost_answer_is_a_refusal() {
    let cloud =
        Cloud::by(|_, number| if number == 0 { Reply::Silence } else { refused(403, "OperationDenied.NoStock") }).await;
    assert_eq!(create(&cloud.impatient()).await.unwrap_err().kind, ErrorKind::OtherZone);
}

#[tokio::test]
async fn a_failure_inside_the_cloud_leaves_the_outcome_unknown() {
    let cloud = Cloud::by(|_, _| refused(500, "InternalError")).await;
    let error = create(&cloud.once()).await.unwrap_err();
    assert!(error.outcome_unknown());
    assert_eq!(error.code.as_deref(), Some("InternalError"));
}

#[tokio::test]
async fn an_acceptance_without_an_id_leaves_the_outcome_unknown() {
    for body in [r#"{"RequestId":"R"}"#, "{}", "<html></html>"] {
        let cloud = Cloud::by(move |_, _| ok(body)).await;
        let error = create(&cloud.client()).await.unwrap_err();
        assert!(error.outcome_unknown(), "{body}");
        assert_eq!(cloud.seen().len(), 1, "{body}");
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_has_created_nothing() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let cloud = Cloud::by(|_, _| accepted()).await;
    let endpoints = Endpoints::template(&format!("http://{address}/")).unwrap();
    let mut settings = Settings { endpoints, ..cloud.settings() };
    settings.limits.total = std::time::Duration::from_millis(100);
    let error = create(&Client::new(settings)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreachable);
    assert_eq!(error.host.as_deref(), Some("127.0.0.1"));
}

#[tokio::test]
async fn a_dry_run_that_passes_is_no_error() {
    for code in ["DryRun.Success", "DryRunOperation"] {
        let cloud = Cloud::by(move |_, _| refused(400, code)).await;
        let passed = eci::dry_run_container_group(&cloud.client(), "cn-beijing", &parameters()).await.unwrap();
        assert_eq!(passed.request_id.as_deref(), Some("R-1"));
        assert_eq!(cloud.seen()[0].get("DryRun"), "true");
        assert_eq!(cloud.seen()[0].get("ClientToken"), "");
        assert_eq!((cloud.seen()[0].method.as_str(), cloud.seen()[0].get("Container.1.Name")), ("POST", "c"));
        assert!(!cloud.seen()[0].query.contains("Container.1"), "parameters are not in the address");
    }
}

#[tokio::test]
async fn a_dry_run_that_fails_says_what_the_creation_would() {
    let cloud = Cloud::by(|_, _| refused(403, "InvalidVSwitchId.IpNotEnough")).await;
    let error = eci::dry_run_container_group(&cloud.client(), "cn-beijing", &[]).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ChangeParameter { field: Some("VSwitchId".to_owned()) });
}
