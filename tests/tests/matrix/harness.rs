//! A simulator in this process, a client that calls it, and a plan that is diagnosed and launched.

use std::time::Duration;

use cloud::{AccessKey, Ambient, Client, Credentials, Endpoints, Limits, eci};
use diagnosis::{Diagnosis, Facts};
use gather::Desk;
use jiff::Timestamp;
use plan::{Problem, Sheet};
use serde_json::Value;
use simulator::{Clock, Hands, Scenario, Settings, Simulator};

/// A running cloud.
pub(crate) struct Cloud {
    pub(crate) simulator: Simulator,
    pub(crate) client: Client,
    hands: Hands,
    ambient: Ambient,
}

/// What became of a launch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Pulled,
    Failed(String),
    Refused(String),
}

impl Cloud {
    /// A cloud in a world that is laid over the seeded one.
    pub(crate) async fn start(world: Value) -> Self {
        let (clock, hands) = Clock::manual("2026-11-23T08:00:00Z".parse::<Timestamp>().unwrap());
        let text = serde_json::json!({"world": world}).to_string();
        let settings = Settings { clock: clock.clone(), ..Settings::new("key-id", "key-secret") };
        let simulator = Simulator::new(settings.with_scenario(&Scenario::read(&text).unwrap()).unwrap());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(simulator::serve(listener, simulator.clone(), std::future::pending()));
        let count = std::sync::atomic::AtomicU64::new(0);
        let nonce = move || format!("nonce-{}", count.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        let ambient = Ambient::new(move || clock.now(), nonce, || 0.0);
        let endpoints = Endpoints::template(&format!("{origin}/{{product}}/{{region}}")).unwrap();
        let credentials = Credentials::fixed(AccessKey::new("key-id", "key-secret"));
        let limits = Limits {
            first_wait: Duration::from_millis(5),
            longest_wait: Duration::from_millis(10),
            ..Limits::default()
        };
        let settings =
            cloud::Settings { limits, ambient: ambient.clone(), ..cloud::Settings::new(endpoints, credentials) };
        Self { simulator, client: Client::new(settings), hands, ambient }
    }

    /// Diagnoses a plan document.
    pub(crate) async fn diagnose(&self, document: &Value) -> (Diagnosis, Facts) {
        self.diagnose_within(document, gather::Limits::default()).await
    }

    pub(crate) async fn diagnose_within(&self, document: &Value, limits: gather::Limits) -> (Diagnosis, Facts) {
        let (sheet, problems) = understand(document);
        Desk::open(self.client.clone()).diagnose(&sheet, &problems, limits, &self.ambient).await
    }

    /// Launches a plan document and waits for what becomes of it.
    pub(crate) async fn launch(&self, document: &Value) -> Outcome {
        let (sheet, _) = understand(document);
        let parameters: Vec<(String, String)> =
            sheet.parameters().iter().map(|parameter| (parameter.name.clone(), parameter.value.clone())).collect();
        let region = sheet.region().unwrap();
        let id = match eci::create_container_group(&self.client, region, &parameters, "matrix").await {
            Ok(accepted) => accepted.container_group_id,
            Err(error) => return Outcome::Refused(error.to_string()),
        };
        self.hands.advance(Duration::from_secs(30));
        let groups = eci::describe_container_groups(&self.client, region, &[id]).await.unwrap();
        let group = &groups[0];
        if group.status == "Running" {
            return Outcome::Pulled;
        }
        let said = group.events.iter().map(|event| event.message.as_str());
        let failed: Vec<&str> = said.filter(|message| message.starts_with("Failed to pull")).collect();
        Outcome::Failed(failed.first().map_or_else(|| group.status.clone(), |message| (*message).to_owned()))
    }
}

pub(crate) fn understand(document: &Value) -> (Sheet, Vec<Problem>) {
    let (draft, mut problems) = plan::document::read_what_there_is(&document.to_string()).unwrap();
    match plan::check(&draft) {
        Ok(plan) => problems.extend(plan.launchable().err().unwrap_or_default()),
        Err(others) => problems.extend(others),
    }
    (plan::normalise(&draft).0, problems)
}
