//! Temporary keys, renewed in time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use cloud::credentials::chain;
use cloud::{Ambient, Client, Credentials, Endpoints, Settings, eci};
use jiff::{SignedDuration, Timestamp};

use crate::harness::{Cloud, NOW, Reply, ambient, environment, ok, refused, session_body};

/// A clock that tests turn.
#[derive(Clone, Default)]
struct Clock(Arc<AtomicI64>);

impl Clock {
    fn turn(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60, Ordering::Relaxed);
    }

    fn ambient(&self) -> Ambient {
        let seconds = Arc::clone(&self.0);
        let start: Timestamp = NOW.parse().unwrap();
        let clock = move || start + SignedDuration::from_secs(seconds.load(Ordering::Relaxed));
        Ambient::new(clock, || "nonce".to_owned(), || 0.5)
    }
}

/// A credential service whose keys live an hour and are numbered; from `failing` on it has none.
async fn service(failing: usize) -> (Cloud, Credentials, Clock) {
    let clock = Clock::default();
    let now = clock.ambient();
    let cloud = Cloud::by(move |_, number| {
        if number >= failing {
            return Reply::Answer(500, Vec::new(), String::new());
        }
        let expires = (now.now() + SignedDuration::from_hours(1)).to_string();
        ok(&session_body(&format!("key-{number}"), &expires).to_string())
    })
    .await;
    let home = tempfile::tempdir().unwrap();
    let environment = environment(home.path(), &[("ALIBABA_CLOUD_CREDENTIALS_URI", cloud.address.as_str())]);
    let found = chain(environment, &Endpoints::public(), &clock.ambient()).await.unwrap();
    (cloud, found, clock)
}

async fn id(credentials: &Credentials) -> String {
    credentials.get().await.unwrap().id().to_owned()
}

#[tokio::test]
async fn a_key_is_renewed_a_quarter_of_an_hour_before_it_expires() {
    let (_, credentials, clock) = service(usize::MAX).await;
    clock.turn(44);
    assert_eq!(id(&credentials).await, "key-0");
    clock.turn(1);
    assert_eq!(id(&credentials).await, "key-1");
}

#[tokio::test]
async fn many_callers_renew_a_key_once() {
    let (cloud, credentials, clock) = service(usize::MAX).await;
    clock.turn(50);
    let callers: Vec<_> = (0..20)
        .map(|_| {
            tokio::spawn({
                let credentials = credentials.clone();
                async move { id(&credentials).await }
            })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap(), "key-1");
    }
    assert_eq!(cloud.seen().len(), 2);
}

#[tokio::test]
async fn a_key_that_cannot_be_renewed_is_used_until_it_expires() {
    let (cloud, credentials, clock) = service(1).await;
    clock.turn(50);
    assert_eq!(id(&credentials).await, "key-0");
    assert_eq!(id(&credentials).await, "key-0");
    assert_eq!(cloud.seen().len(), 2, "a failed renewal pauses for a minute");
    clock.turn(2);
    assert_eq!(id(&credentials).await, "key-0");
    assert_eq!(cloud.seen().len(), 3);
    clock.turn(8);
    assert!(credentials.get().await.is_err());
}

#[tokio::test]
async fn a_key_that_the_cloud_calls_expired_is_renewed_and_the_call_repeated_once() {
    for stubborn in [false, true] {
        let (_, credentials, _) = service(usize::MAX).await;
        let cloud = Cloud::by(move |request, _| match request.get("AccessKeyId") {
            "key-1" if !stubborn => ok(r#"{"RequestId":"R"}"#),
            _ => refused(400, "InvalidSecurityToken.Expired"),
        })
        .await;
        let client = Client::new(Settings { credentials, ..cloud.settings() });
        assert_eq!(eci::describe_regions(&client, "cn-beijing").await.is_err(), stubborn);
        assert_eq!(cloud.seen().len(), 2);
    }
}

#[tokio::test]
async fn a_permanent_key_that_is_called_expired_is_not_tried_again() {
    let cloud = Cloud::by(|_, _| refused(400, "InvalidSecurityToken.Expired")).await;
    let error = eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap_err();
    assert_eq!((error.kind.clone(), cloud.seen().len()), (cloud::ErrorKind::FixKey, 1));
}

#[tokio::test]
async fn a_machines_role_is_asked_for_anew_every_hour() {
    let clock = Clock::default();
    let cloud = Cloud::by(|request, number| match request.method.as_str() {
        "PUT" => ok("t"),
        _ => ok(&session_body(&format!("key-{number}"), "2026-01-05T09:04:05Z").to_string()),
    })
    .await;
    let home = tempfile::tempdir().unwrap();
    let variables = [("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "false"), ("ALIBABA_CLOUD_ECS_METADATA", "role")];
    let environment = environment(home.path(), &variables).with_metadata(cloud.address.parse().unwrap());
    let credentials = chain(environment, &Endpoints::public(), &clock.ambient()).await.unwrap();
    clock.turn(59);
    assert_eq!(id(&credentials).await, "key-1");
    clock.turn(1);
    assert_eq!(id(&credentials).await, "key-3");
}

#[test]
fn a_client_can_be_kept_for_the_life_of_a_server() {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    let key = cloud::AccessKey::new("a", "b");
    let settings = Settings { ambient: ambient(NOW), ..Settings::new(Endpoints::public(), Credentials::fixed(key)) };
    shared(CLIENT.get_or_init(|| Client::new(settings)));
}
