use std::time::{Duration, Instant};

use blackbox::{Berth, Page, Postgres, Visitor, http, nginx};
use simulator::{Fault, FaultKind};
use tokio::time::{sleep, timeout};

use crate::World;

const CREATE: &str = "CreateContainerGroup";
const ASK: &str = "DescribeContainerGroups";

/// The ids and texts of a stream's events, until `enough` of it was read.
async fn listen(berth: &Berth, page: &Page, seen: Option<i64>, enough: &str) -> String {
    let mut request = http().get(format!("{}{}/events", berth.origin, page.path));
    if let Some(seen) = seen {
        request = request.header("last-event-id", seen.to_string());
    }
    let mut stream = request.send().await.expect("a stream");
    let mut text = String::new();
    let reading = async {
        while !text.contains(enough) {
            // A server that was ended says no more.
            let Ok(Some(piece)) = stream.chunk().await else { break };
            text.push_str(&String::from_utf8_lossy(&piece));
        }
    };
    let read = timeout(Duration::from_mins(1), reading).await;
    assert!(read.is_ok(), "no {enough:?} came:\n{text}");
    text
}

fn ids(stream: &str) -> Vec<i64> {
    stream.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_launch_goes_on_at_the_other_server_when_its_own_is_ended_in_the_middle() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let (one, other) = tokio::join!(world.server(), world.server());
    let mut visitor = Visitor::new(&one.origin);
    let review = visitor.walk("en", &nginx()).await;
    // The group is made, and the answer is on its way when the server ends.
    world.simulator.fault(Fault::once(CREATE, FaultKind::DelayAfter { milliseconds: 15_000 }));
    let launched = visitor.launch(&review).await;
    let mut seen = String::new();
    while ids(&seen).is_empty() {
        seen = listen(&one, &launched, None, "id: ").await;
    }
    while world.simulator.groups().is_empty() {
        sleep(Duration::from_millis(20)).await;
    }
    drop(one.kill().await);
    let last = ids(&seen).last().copied().expect("an event");

    // The browser comes back to the other server: with its session, and to the stream where it was cut off.
    let mut visitor = visitor.at(&other.origin);
    let rest = listen(&other, &launched, Some(last), "\"Running\"").await;
    let told = ids(&rest);
    assert!(told.iter().all(|id| *id > last) && told.is_sorted(), "after {last} came {told:?}");
    let page = visitor.until(&launched.path, &["Running"]).await;
    let groups = world.simulator.groups();
    assert_eq!(groups.len(), 1, "{groups:?}");
    page.says(&groups[0].id).says("answer lost");
    let creates: Vec<_> = world.simulator.requests().into_iter().filter(|request| request.action == CREATE).collect();
    let token = |parameters: &[(String, String)]| parameters.iter().find(|(name, _)| name == "ClientToken").cloned();
    assert!(creates.iter().all(|create| token(&create.parameters) == token(&creates[0].parameters)), "{creates:?}");
    let question = visitor.get(&format!("{}/delete", launched.path)).await;
    let asked = visitor.submit(&question.form_to("/delete")).await;
    assert_eq!(asked.status, 200, "the session lives on: {}", asked.text());
    visitor.until(&launched.path, &["Deleted"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_servers_ask_the_cloud_once_a_turn_and_each_tells_those_who_look_at_it() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let (one, other) = tokio::join!(world.server(), world.server());
    let mut visitor = Visitor::new(&one.origin);
    let review = visitor.walk("en", &nginx()).await;
    let launched = visitor.launch(&review).await;
    // One of the two does not ask, and its viewers are told all the same.
    let (here, there) =
        tokio::join!(listen(&one, &launched, None, "\"Running\""), listen(&other, &launched, None, "\"Running\""));
    for stream in [&here, &there] {
        let told = ids(stream);
        assert!(told.windows(2).all(|pair| pair[0] < pair[1]), "nothing is told twice: {told:?}");
    }
    let (from, before) = (Instant::now(), world.count(ASK));
    sleep(Duration::from_secs(12)).await;
    while world.count(ASK) == before && from.elapsed() < Duration::from_mins(1) {
        sleep(Duration::from_millis(250)).await;
    }
    let questions = world.count(ASK) - before;
    // A turn may be late, never early.
    let (waited, turns) = (from.elapsed(), from.elapsed().as_secs() / 2 + 1);
    assert!((1..=turns).contains(&questions), "{questions} questions in {waited:?} by two servers");
    let holders = "SELECT count(DISTINCT holder) FROM leases WHERE name LIKE '%cn-beijing'";
    assert_eq!(postgres.ask(&world.url, holders), "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_servers_wait_when_one_was_throttled() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let (one, other) = tokio::join!(world.server(), world.server());
    let (mut here, mut there) = (Visitor::new(&one.origin), Visitor::new(&other.origin));
    let (first, second) = (here.walk("en", &nginx()).await, there.walk("en", &nginx()).await);
    world.simulator.fault(Fault::once(CREATE, FaultKind::Throttle { retry_after: Some(6_000) }));
    let first = here.launch(&first).await;
    here.until(&first.path, &["throttled, to be sent again"]).await;
    let second = there.launch(&second).await;
    here.until(&first.path, &["Running"]).await;
    there.until(&second.path, &["Running"]).await;
    assert_eq!((world.count(CREATE), world.simulator.groups().len()), (3, 2));
    let requests = world.simulator.requests();
    let creates = requests.iter().filter(|request| request.action == CREATE);
    let times: Vec<jiff::Timestamp> = creates.map(|request| request.at.parse().expect("a moment")).collect();
    for later in &times[1..] {
        let pause = later.as_millisecond() - times[0].as_millisecond();
        assert!(pause >= 5_900, "both servers know that it is too early: {times:?}");
    }
}
