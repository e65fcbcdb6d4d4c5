//! The crash campaign: the real binary, ended with SIGKILL at every step of a launch and at random, started again on the
//! same data, while the cloud loses answers before and after the effect, throttles, fails and delays. However it goes,
//! there is one container group for each confirmed launch, and every page says what is the case.
//!
//! `CHAOS_LAUNCHES` makes it longer (`make chaos`), `CHAOS_SEED` makes it another one. What happened is printed as a table.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod campaign;
mod cloud;
mod dice;
mod person;
mod strike;

use campaign::Campaign;

/// Launches of the part that every test run has.
const LAUNCHES: usize = 220;

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
