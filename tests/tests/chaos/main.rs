//! The crash campaign: the real binary, ended with SIGKILL at every step of a launch and at random, started again on the
//! same data, while the cloud loses answers before and after the effect, throttles, fails and delays. However it goes,
//! there is one container group for each confirmed launch, and every page says what is the case.
//!
//! `CHAOS_LAUNCHES` makes it longer (`make chaos`), `CHAOS_SEED` makes it another one, `BLACKBOX_ENGINE=postgres` runs it on
//! PostgreSQL. What happened is printed as a table. A second part has two servers on one PostgreSQL.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod campaign;
mod cloud;
mod dice;
mod pair;
mod person;
mod strike;

use blackbox::Postgres;
use campaign::Campaign;
use pair::Pair;

/// Launches of the part that every test run has.
const LAUNCHES: usize = 220;
/// The same of the part with two servers.
const OF_TWO: usize = 40;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_dies_there_is_one_group_for_each_confirmed_launch_and_every_page_says_so() {
    let launches = usize::try_from(number("CHAOS_LAUNCHES", LAUNCHES as u64)).expect("a number of launches");
    let mut campaign = Campaign::start(number("CHAOS_SEED", 6)).await;
    while campaign.confirmed() < launches || !campaign.went_round() {
        campaign.round().await;
    }
    campaign.settle().await;
    println!("{}", campaign.table());
    campaign.judge().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whichever_of_two_servers_dies_the_other_one_ends_its_launches_and_makes_no_second_group() {
    let Some(postgres) = Postgres::shared() else { return };
    let mut pair = Pair::start(postgres, number("CHAOS_SEED", 6)).await;
    while pair.confirmed() < OF_TWO {
        pair.round().await;
    }
    pair.judge().await;
}
