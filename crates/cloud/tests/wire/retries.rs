//! What is sent again, and how.

use std::collections::BTreeSet;

use cloud::{Client, ErrorKind, eci};

use crate::harness::{Cloud, Reply, SECRET, accepted, ok, refused};

fn parameters() -> Vec<(String, String)> {
    vec![("ContainerGroupName".to_owned(), "demo".to_owned()), ("Container.1.Image".to_owned(), "a/b:1".to_owned())]
}

#[tokio::test]
async fn every_try_is_signed_anew_and_keeps_its_client_token() {
    let cloud = Cloud::by(|_, number| match number {
        0 => refused(503, "ServiceUnavailable"),
        1 => refused(400, "Throttling.User"),
        2 => refused(500, "InternalError"),
        3 => refused(400, "SignatureNonceUsed"),
        _ => accepted(),
    })
    .await;
    let group = eci::create_container_group(&cloud.client(), "cn-beijing", &parameters(), "token-1").await.unwrap();
    assert_eq!((group.container_group_id.as_str(), group.request_id.as_str()), ("eci-1", "R-9"));
    let seen = cloud.seen();
    assert_eq!(seen.len(), 5);
    let different = |name: &str| seen.iter().map(|request| request.get(name).to_owned()).collect::<BTreeSet<_>>().len();
    assert_eq!((different("SignatureNonce"), different("Signature"), different("ClientToken")), (5, 5, 1));
    for request in &seen {
        let signed = request.parameters.iter().filter(|(name, _)| *name != "Signature");
        let canonical = sign::v1::canonical(signed.map(|(name, value)| (name.as_str(), value.as_str())));
        let string = sign::v1::string_to_sign(&request.method, &canonical);
        assert_eq!(request.get("Signature"), sign::v1::signature(SECRET, &string));
    }
}

#[tokio::test]
async fn every_request_asks_for_json() {
    let cloud = Cloud::by(|_, _| ok(r#"{"RequestId":"R"}"#)).await;
    eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap();
    let _ = eci::delete_container_group(&cloud.client(), "cn-beijing", "eci-1").await.unwrap();
    let seen = cloud.seen();
    assert_eq!(seen.iter().map(|request| request.method.as_str()).collect::<Vec<_>>(), ["GET", "POST"]);
    assert!(seen.iter().all(|request| request.get("Format") == "JSON" && request.path == "/eci/cn-beijing"));
    assert_eq!(seen[1].header("content-type"), "application/x-www-form-urlencoded");
    assert!(seen[1].body.contains("ContainerGroupId=eci-1") && !seen[1].query.contains("eci-1"));
}

#[tokio::test]
async fn a_refusal_is_not_sent_again() {
    for (status, code) in
        [(400, "InvalidParameter.CPU.Memory"), (403, "OperationDenied.NoStock"), (404, "InvalidAction.NotFound")]
    {
        let cloud = Cloud::by(move |_, _| refused(status, code)).await;
        let error = eci::create_container_group(&cloud.client(), "cn-beijing", &parameters(), "t").await.unwrap_err();
        assert_eq!((cloud.seen().len(), error.tries, error.code.as_deref()), (1, 1, Some(code)));
    }
}

#[tokio::test]
async fn without_time_for_another_try_the_last_answer_is_told() {
    let cloud = Cloud::by(|_, _| refused(503, "ServiceUnavailable")).await;
    let error = eci::create_container_group(&cloud.once(), "cn-beijing", &parameters(), "t").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Retry);
    assert!(error.retryable() && !error.outcome_unknown(), "the door was shut, nothing was created");
    assert_eq!(error.tries as usize, cloud.seen().len());
}

#[tokio::test]
async fn a_wait_longer_than_the_deadline_is_not_waited_for() {
    let wait = ("x-acs-retry-after", "50000".to_owned());
    let cloud =
        Cloud::by(move |_, _| Reply::Answer(400, vec![wait.clone()], r#"{"Code":"Throttling"}"#.to_owned())).await;
    let error = eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap_err();
    assert_eq!((error.kind.clone(), cloud.seen().len()), (ErrorKind::Wait, 1));
}

#[tokio::test]
async fn a_broken_answer_is_asked_for_again() {
    let cloud =
        Cloud::by(|_, number| if number == 0 { Reply::Broken } else { ok(r#"{"RequestId":"R","Regions":[]}"#) }).await;
    assert!(eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap().is_empty());
    assert_eq!(cloud.seen().len(), 2);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = vec![("location", "/elsewhere".to_owned())];
    let cloud = Cloud::by(move |_, _| Reply::Answer(302, elsewhere.clone(), String::new())).await;
    let error = eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap_err();
    assert_eq!((error.kind.clone(), error.status), (ErrorKind::WrongEndpoint, Some(302)));
    assert_eq!(cloud.seen().len(), 1);
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_not_read() {
    let cloud = Cloud::by(|_, _| Reply::Long(64 << 10)).await;
    let mut settings = cloud.settings();
    settings.limits.answer_bytes = 16 << 10;
    let error = eci::describe_regions(&Client::new(settings), "cn-beijing").await.unwrap_err();
    assert_eq!(
        (error.kind.clone(), error.message.as_str()),
        (ErrorKind::WrongEndpoint, "the answer is longer than 16384 bytes")
    );
}

#[tokio::test]
async fn an_https_address_is_spoken_to_in_tls() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoints = cloud::Endpoints::template(&format!("https://{}/", listener.local_addr().unwrap())).unwrap();
    let first = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        stream.readable().await.unwrap();
        let mut first = [0];
        stream.try_read(&mut first).unwrap();
        first[0]
    });
    let cloud = Cloud::by(|_, _| accepted()).await;
    let mut settings = cloud::Settings { endpoints, ..cloud.settings() };
    settings.limits.connect = settings.limits.total;
    settings.limits.one_try = settings.limits.total;
    let client = Client::new(settings);
    let error = eci::create_container_group(&client, "cn-beijing", &parameters(), "t").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreachable, "no handshake, so nothing was sent");
    assert_eq!(first.await.unwrap(), 22, "a TLS handshake begins with 22");
}

#[tokio::test]
async fn whoever_waits_hears_of_each_try_that_is_followed_by_another() {
    let cloud = Cloud::by(|_, number| match number {
        0 => refused(503, "ServiceUnavailable"),
        1 => refused(400, "Throttling.User"),
        _ => refused(404, "InvalidAction.NotFound"),
    })
    .await;
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let of_heard = std::sync::Arc::clone(&heard);
    let client = cloud.client().telling(move |error| {
        of_heard.lock().unwrap().push((error.tries, error.code.clone().unwrap_or_default()));
    });
    eci::describe_regions(&client, "cn-beijing").await.unwrap_err();
    let expected = [(1, "ServiceUnavailable".to_owned()), (2, "Throttling.User".to_owned())];
    assert_eq!(*heard.lock().unwrap(), expected, "the last try is what the call itself answers");
}
