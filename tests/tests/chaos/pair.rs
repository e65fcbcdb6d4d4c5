//! Two servers on one PostgreSQL, one of them ended in each round: people go to the other one, and launches too.

use std::time::{Duration, Instant};

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Postgres, seal_key};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::{
    cloud::{Cloud, drawn},
    dice::Dice,
    person::Person,
};

const SERVE: [&str; 6] = ["serve", "--live", "--listen", "127.0.0.1:0", "--creates-per-second", "200"];
/// Plans that are confirmed in one round.
const CROWD: usize = 10;
/// How long all launches together may take to their end: what hangs is told, and what is slow is not taken for it.
const END: Duration = Duration::from_mins(10);

pub(crate) struct Pair {
    cloud: Cloud,
    dice: Dice,
    url: String,
    keys: TempDir,
    servers: Vec<Berth>,
    people: Vec<Person>,
}

impl Pair {
    pub(crate) async fn start(postgres: &Postgres, seed: u64) -> Self {
        let keys = tempfile::tempdir().expect("a folder for the key");
        let (cloud, url) = (Cloud::start().await, postgres.database());
        let mut pair = Self { cloud, dice: Dice::new(seed), url, keys, servers: Vec::new(), people: Vec::new() };
        for _ in 0..2 {
            let server = pair.server().await;
            pair.servers.push(server);
        }
        pair
    }

    async fn server(&self) -> Berth {
        let environment: Environment = vec![
            ("BERTH_ENDPOINT", format!("{}/{{product}}/{{region}}", self.cloud.origin)),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
            ("DATABASE_URL", self.url.clone()),
            ("BERTH_SEAL_KEY_FILE", seal_key(self.keys.path())),
        ];
        Berth::start(&SERVE, environment).await
    }

    pub(crate) fn confirmed(&self) -> usize {
        self.people.iter().filter(|person| person.launch.is_some()).count()
    }

    /// A crowd presses its buttons at both servers; at some moment the older server ends, and a new one comes.
    pub(crate) async fn round(&mut self) {
        let mut crowd = JoinSet::new();
        for n in 0..CROWD {
            let mut person = Person::new(format!("p-{}", self.people.len() + n));
            self.cloud.plague(&person.name, &drawn(&mut self.dice));
            let origin = self.servers[n % 2].origin.clone();
            let twice = self.dice.chance(30);
            person.move_to(&origin);
            crowd.spawn(async move {
                person.confirm(twice).await;
                person
            });
        }
        tokio::time::sleep(Duration::from_millis(200 + self.dice.below(1_500))).await;
        drop(self.servers.remove(0).kill().await);
        self.people.extend(crowd.join_all().await);
        let new = self.server().await;
        self.servers.push(new);
        self.press_again().await;
    }

    /// Whoever was cut off goes to a server that is there.
    async fn press_again(&mut self) {
        let origin = self.servers[0].origin.clone();
        for person in &mut self.people {
            person.move_to(&origin);
            if person.launch.is_none() {
                person.confirm(false).await;
            }
        }
    }

    /// Waits until every launch has come to its end, and fails unless each has its one group.
    pub(crate) async fn judge(&mut self) {
        self.cloud.simulator.clear_faults();
        let from = Instant::now();
        while self.confirmed() < self.people.len() {
            assert!(from.elapsed() < END, "somebody could never confirm");
            self.press_again().await;
        }
        for person in &mut self.people {
            while !person.reads(&["Running"], 1_000).await {
                let text = person.look().await.map(|page| page.text()).unwrap_or_default();
                assert!(from.elapsed() < END, "{} never ran:\n{text}", person.name);
            }
        }
        let mut groups = self.cloud.groups();
        for person in &mut self.people {
            let page = person.look().await.expect("the page");
            let made = groups.remove(&person.name).unwrap_or_default();
            assert_eq!(made.len(), 1, "{}: {made:?}\n{}", person.name, page.text());
            page.says(&made[0].id).says(&made[0].client_token);
            assert!(!page.text().contains("waiting for the answer"), "{}", page.text());
        }
        assert!(groups.is_empty(), "groups that nobody confirmed: {groups:?}");
    }
}
