#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    future::{Ready, ready},
    sync::atomic::{AtomicU32, Ordering},
};

use cloud::{AccessKey, Credentials, Endpoints, Settings, eci};
use plan::Lang;

use super::*;

fn list(items: &[u8]) -> Ready<Result<Listed<u8>, ApiError>> {
    ready(Ok(Listed { items: items.to_vec(), more: false }))
}

/// A client at which nobody answers.
fn cloud() -> Client {
    let endpoints = Endpoints::template("http://127.0.0.1:9/{product}/{region}").unwrap();
    Client::new(Settings::new(endpoints, Credentials::fixed(AccessKey::new("id", "secret"))))
}

fn look() -> Look {
    Look::new(Lang::En)
}

async fn refused(cloud: Client) -> Result<Listed<u8>, ApiError> {
    let error = eci::describe_regions(&cloud.with_deadline(Duration::ZERO), "cn-beijing").await.unwrap_err();
    Err(error)
}

fn advice(lookup: &Lookup<u8>) -> &str {
    let Lookup::Failed(trouble) = lookup else { panic!("{lookup:?}") };
    &trouble.advice
}

#[tokio::test(start_paused = true)]
async fn a_fresh_answer_is_not_asked_for_again_and_an_old_one_is() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    cache.ask("q".into(), look(), &cloud, |_| list(&[1])).await;
    assert_eq!(cache.ask("q".into(), look(), &cloud, |_| list(&[2])).await.items(), [1]);
    tokio::time::advance(look().fresh).await;
    assert_eq!(cache.ask("q".into(), look(), &cloud, |_| list(&[2])).await.items(), [2]);
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_is_there_at_the_next_look() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    let slow = |_| async {
        tokio::time::sleep(PATIENCE * 2).await;
        list(&[7]).await
    };
    assert!(advice(&cache.ask("q".into(), look(), &cloud, slow).await).contains("in time"));
    tokio::time::sleep(PATIENCE * 2).await;
    let never = |_| async { panic!("the kept answer is used") };
    assert_eq!(cache.ask("q".into(), look(), &cloud, never).await.items(), [7]);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_is_under_way_is_not_asked_twice_and_not_waited_for_as_long() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    let asked = AtomicU32::new(0);
    let slow = |_| {
        asked.fetch_add(1, Ordering::Relaxed);
        async {
            tokio::time::sleep(PATIENCE * 2).await;
            list(&[7]).await
        }
    };
    let both = tokio::join!(cache.ask("q".into(), look(), &cloud, slow), cache.ask("q".into(), look(), &cloud, slow));
    assert!(matches!(both, (Lookup::Failed(_), Lookup::Failed(_))));
    let from = Instant::now();
    cache.ask("q".into(), look(), &cloud, slow).await;
    assert!(from.elapsed() < PATIENCE / 2, "who comes later has less to wait for");
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn everything_that_one_page_asks_has_one_deadline() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    let (page, from) = (look(), Instant::now());
    for question in ["a", "b", "c"] {
        cache.ask(question.into(), page, &cloud, |_| std::future::pending()).await;
    }
    assert!(from.elapsed() <= PATIENCE + 3 * GRACE);
}

#[tokio::test]
async fn a_failure_is_kept_for_some_seconds_and_a_refresh_asks_anew() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    cache.ask("q".into(), look(), &cloud, refused).await;
    let again = cache.ask("q".into(), look(), &cloud, |_| list(&[1])).await;
    assert!(matches!(again, Lookup::Failed(_)));
    cache.renew(|question| question == "other");
    assert!(matches!(cache.ask("q".into(), look(), &cloud, |_| list(&[1])).await, Lookup::Failed(_)));
    cache.renew(|question| question == "q");
    assert_eq!(cache.ask("q".into(), look(), &cloud, |_| list(&[1])).await.items(), [1]);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_asks_anew_for_a_fresh_answer_too_and_keeps_it_where_that_fails() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    cache.ask("q".into(), look(), &cloud, |_| list(&[1])).await;
    cache.renew(|_| true);
    assert_eq!(cache.ask("q".into(), look(), &cloud, refused).await.items(), [1]);
}

#[tokio::test]
async fn who_waited_in_vain_is_told_what_the_last_try_met() {
    let (cache, cloud) = (Cache::<u8>::default(), cloud());
    let ask = |cloud: Client| async move {
        eci::describe_regions(&cloud, "cn-beijing").await.map(|_| Listed { items: Vec::new(), more: false })
    };
    let told = cache.ask("q".into(), look(), &cloud, ask).await;
    assert!(advice(&told).contains("cannot be reached"), "{told:?}");
}
