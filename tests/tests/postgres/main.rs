//! Berth on PostgreSQL: the same road, several servers on one database, one of them ended in the middle of a launch, and a
//! database that goes away and comes back. Without PostgreSQL on the machine these tests say so and do nothing.

#![allow(clippy::expect_used, clippy::panic)]

mod changes;
mod commands;
mod outage;
mod replicas;
mod road;

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Postgres, seal_key};
use simulator::{Scenario, Settings, Simulator, serve};
use tempfile::TempDir;

/// A cloud, a database, and the key that its servers share.
pub(crate) struct World {
    pub(crate) simulator: Simulator,
    pub(crate) url: String,
    cloud: String,
    keys: TempDir,
}

impl World {
    /// At a fifth of the time that things take in the real one.
    pub(crate) async fn start(postgres: &Postgres) -> Self {
        let scenario = Scenario::read(r#"{"pace": 0.2}"#).expect("the scenario");
        let settings = Settings::new(KEY_ID, KEY_SECRET).with_scenario(&scenario).expect("the settings");
        let simulator = Simulator::new(settings);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let cloud = format!("http://{}", listener.local_addr().expect("its address"));
        tokio::spawn(serve(listener, simulator.clone(), std::future::pending()));
        let keys = tempfile::tempdir().expect("a folder for the key");
        Self { simulator, url: postgres.database(), cloud, keys }
    }

    pub(crate) fn environment(&self) -> Environment {
        vec![
            ("BERTH_ENDPOINT", format!("{}/{{product}}/{{region}}", self.cloud)),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
            ("DATABASE_URL", self.url.clone()),
            ("BERTH_SEAL_KEY_FILE", seal_key(self.keys.path())),
        ]
    }

    /// A server on it.
    pub(crate) async fn server(&self) -> Berth {
        Berth::start(&["serve", "--live", "--listen", "127.0.0.1:0"], self.environment()).await
    }

    /// How often an action arrived.
    pub(crate) fn count(&self, action: &str) -> u64 {
        self.simulator.counters().actions.get(action).copied().unwrap_or_default()
    }
}
