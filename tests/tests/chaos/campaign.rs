//! The campaign: rounds of a server's life, each ended at one step, and what is true when all is over.

use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::{
    cloud::{CREATE, Cloud, drawn},
    dice::Dice,
    person::Person,
    strike::Strike,
};

const SERVE: [&str; 6] = ["serve", "--live", "--listen", "127.0.0.1:0", "--creates-per-second", "200"];
/// Plans that are confirmed in one life of the server.
const CROWD: usize = 20;
/// How long a launch may take to its step, in milliseconds.
const STEP: u64 = 15_000;
/// How long all launches together may take to their end: what hangs is told, and what is slow is not taken for it.
const END: Duration = Duration::from_mins(10);
/// Words that end a launch's page.
const ENDS: [&str; 2] = ["Running", "nothing was created"];

/// What happened in the rounds of one kind.
#[derive(Clone, Copy, Default)]
struct Tally {
    rounds: usize,
    reached: usize,
    cut: usize,
}

pub(crate) struct Campaign {
    cloud: Cloud,
    dice: Dice,
    folder: Option<TempDir>,
    settled: Option<Berth>,
    people: Vec<Person>,
    tallies: BTreeMap<Strike, Tally>,
    rounds: usize,
}

impl Campaign {
    pub(crate) async fn start(seed: u64) -> Self {
        Self {
            cloud: Cloud::start().await,
            dice: Dice::new(seed),
            folder: None,
            settled: None,
            people: Vec::new(),
            tallies: BTreeMap::new(),
            rounds: 0,
        }
    }

    /// Launches that somebody has seen.
    pub(crate) fn confirmed(&self) -> usize {
        self.people.iter().filter(|person| person.launch.is_some()).count()
    }

    /// Whether every step had its round.
    pub(crate) fn went_round(&self) -> bool {
        self.rounds >= Strike::ALL.len()
    }

    async fn serve(&mut self) -> Berth {
        let environment: Environment = vec![
            ("BERTH_ENDPOINT", format!("{}/{{product}}/{{region}}", self.cloud.origin)),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
        ];
        let berth = match self.folder.take() {
            Some(folder) => Berth::start_in(folder, &SERVE, environment).await,
            None => Berth::start(&SERVE, environment).await,
        };
        for person in &mut self.people {
            person.move_to(&berth.origin);
        }
        berth
    }

    /// One life of the server: plans are confirmed, one launch is led to the round's step, and the server is ended there.
    pub(crate) async fn round(&mut self) {
        let strike = Strike::ALL[self.rounds % Strike::ALL.len()];
        self.rounds += 1;
        let berth = self.serve().await;
        let wanted = if strike == Strike::TakingUp { 0 } else { CROWD };
        let crowd = self.crowd(&berth.origin, wanted, strike).await;
        let moment = Duration::from_millis(self.dice.below(match strike {
            Strike::AtRandom => 900,
            Strike::TakingUp => 400,
            _ => 60,
        }));
        let reached = match strike {
            Strike::AtRandom => {
                let press = tokio::spawn(press(crowd, self.dice.clone()));
                tokio::time::sleep(moment).await;
                self.end(berth).await;
                self.people.extend(press.await.expect("everybody comes back"));
                true
            }
            Strike::TakingUp => {
                tokio::time::sleep(moment).await;
                self.end(berth).await;
                true
            }
            _ => self.strike_at(strike, crowd, moment, berth).await,
        };
        let open = self.people.iter().filter(|person| person.launch.is_none()).count();
        let tally = self.tallies.entry(strike).or_default();
        tally.rounds += 1;
        tally.reached += usize::from(reached);
        tally.cut += open;
    }

    /// People of whom `wanted` may press the button now: those whom an earlier end cut off, and new ones.
    async fn crowd(&mut self, origin: &str, wanted: usize, strike: Strike) -> Vec<Person> {
        let all = std::mem::take(&mut self.people);
        let (mut crowd, done): (Vec<_>, Vec<_>) = all.into_iter().partition(|person| person.launch.is_none());
        let count = done.len() + crowd.len();
        self.people = done;
        if wanted == 0 {
            self.people.append(&mut crowd);
            return crowd;
        }
        for n in 0..wanted.saturating_sub(crowd.len()).max(1) {
            let mut person = Person::new(format!("c-{}", count + n));
            person.move_to(origin);
            let plague = if n == 0 { strike.plague() } else { drawn(&mut self.dice) };
            self.cloud.plague(&person.name, &plague);
            crowd.insert(0, person);
        }
        // The one with the round's own plague comes last.
        let subject = crowd.iter().position(|person| person.name == format!("c-{count}")).unwrap_or_default();
        let last = crowd.len() - 1;
        crowd.swap(subject, last);
        let mut ready = JoinSet::new();
        for (place, mut person) in crowd.into_iter().enumerate() {
            ready.spawn(async move {
                person.draft().await;
                (place, person)
            });
        }
        let mut crowd = ready.join_all().await;
        crowd.sort_by_key(|(place, _)| *place);
        crowd.into_iter().map(|(_, person)| person).collect()
    }

    /// Leads the last of the crowd to the step and ends the server there; whether the step was seen.
    async fn strike_at(&mut self, strike: Strike, mut crowd: Vec<Person>, moment: Duration, berth: Berth) -> bool {
        let Some(mut subject) = crowd.pop() else { return false };
        let first = strike == Strike::Recorded;
        let mut reached = first && subject.confirm(false).await && subject.reads(strike.signs(), STEP).await;
        let crowd = press(crowd, self.dice.clone()).await;
        if !first && subject.confirm(self.dice.chance(30)).await {
            reached = match strike {
                Strike::Made => self.made(&subject.name).await,
                _ => subject.reads(strike.signs(), STEP).await,
            };
        }
        tokio::time::sleep(moment).await;
        self.end(berth).await;
        self.people.extend(crowd);
        self.people.push(subject);
        reached
    }

    async fn made(&self, name: &str) -> bool {
        for _ in 0..STEP / 10 {
            if self.cloud.has(name) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        false
    }

    async fn end(&mut self, berth: Berth) {
        self.folder = Some(berth.kill().await);
    }

    /// Lets nothing go wrong any more, brings the server back and waits until every launch has come to its end.
    pub(crate) async fn settle(&mut self) {
        self.cloud.simulator.clear_faults();
        let berth = self.serve().await;
        for person in &mut self.people {
            while person.launch.is_none() {
                person.confirm(false).await;
            }
        }
        let from = std::time::Instant::now();
        for person in &mut self.people {
            loop {
                let text = person.look().await.map(|page| page.text()).unwrap_or_default();
                if ENDS.iter().any(|end| text.contains(end)) {
                    break;
                }
                assert!(from.elapsed() < END, "{} never ended:\n{text}", person.name);
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        self.settled = Some(berth);
    }

    /// Fails unless every launch has its one group, or none where its page says that nothing was created, and no group is
    /// left that nobody confirmed.
    pub(crate) async fn judge(&mut self) {
        let mut groups = self.cloud.groups();
        for person in &mut self.people {
            let page = person.look().await.expect("the page");
            let text = page.text();
            let made = groups.remove(&person.name).unwrap_or_default();
            let nothing = text.contains("nothing was created");
            assert_eq!(made.len(), usize::from(!nothing), "{}: {made:?}\n{text}", person.name);
            for group in made {
                page.says(&group.id).says(&group.client_token).says("Running");
            }
            assert!(!text.contains("waiting for the answer"), "{} has a request without an end:\n{text}", person.name);
            assert!(!text.contains("answer lost: the group may"), "{} is still in doubt:\n{text}", person.name);
        }
        assert!(groups.is_empty(), "groups that nobody confirmed: {groups:?}");
        for strike in Strike::ALL.iter().take(self.rounds) {
            let reached = self.tallies.get(strike).is_some_and(|tally| tally.reached > 0);
            assert!(reached, "no round ever came to the step \"{}\"", strike.name());
        }
    }

    /// What happened, as a table.
    pub(crate) fn table(&self) -> String {
        let counters = self.cloud.simulator.counters();
        let (count, groups) = (self.people.len(), self.cloud.groups().values().map(Vec::len).sum::<usize>());
        let mut table = format!("{:<40}{:>8}{:>10}{:>10}\n", "ended", "rounds", "at step", "cut off");
        for (strike, tally) in &self.tallies {
            let _ = writeln!(table, "{:<40}{:>8}{:>10}{:>10}", strike.name(), tally.rounds, tally.reached, tally.cut);
        }
        let creates = counters.actions.get(CREATE).copied().unwrap_or_default();
        let throttled = counters.errors.get("Throttling.User").copied().unwrap_or_default();
        let _ = writeln!(
            table,
            "{count} launches, {groups} groups, {creates} create calls, {throttled} throttled, {} ends of the server",
            self.rounds
        );
        table
    }
}

/// Everybody presses the button at the same time, some of them twice; whoever is cut off has no launch yet.
async fn press(crowd: Vec<Person>, mut dice: Dice) -> Vec<Person> {
    let mut all = JoinSet::new();
    for mut person in crowd {
        let twice = dice.chance(30);
        all.spawn(async move {
            person.confirm(twice).await;
            person
        });
    }
    all.join_all().await
}
