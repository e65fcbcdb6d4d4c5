use std::time::Duration;

use blackbox::{Postgres, Visitor, http};
use simulator::{Fault, FaultKind, Named};
use tokio::time::{sleep, timeout};

use crate::World;

const OPEN: &str = "UpdateInstanceEndpointStatus";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_is_shown_by_any_server_and_ended_by_another_one_when_its_own_is_gone() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let closed = Named::find("closed-endpoint").expect("it is built in").scenario().expect("the scenario");
    world.simulator.restart_in(&closed).expect("a world");
    let (one, other) = tokio::join!(world.server(), world.server());
    let mut visitor = Visitor::new(&one.origin);
    world.simulator.fault(Fault::once(OPEN, FaultKind::DelayAfter { milliseconds: 20_000 }));
    let question = "/en/diagnose/change?what=open&region=cn-beijing&instance=cri-nwj395hgf6f00000";
    let question = visitor.get(question).await;
    let made = visitor.submit(&question.form_to("/change")).await;
    while world.count(OPEN) == 0 {
        sleep(Duration::from_millis(20)).await;
    }
    let mut visitor = visitor.at(&other.origin);
    visitor.get(&made.path).await.says("Sending the call");
    let stream = http().get(format!("{}{}/events", other.origin, made.path)).send().await.expect("a stream");
    drop(one.kill().await);

    // The stream of the other server ends when the change is over.
    let told = timeout(Duration::from_mins(1), stream.text()).await.expect("it ends").expect("it is read");
    assert!(told.matches("data: {}").count() >= 2, "{told}");
    visitor.get(&made.path).await.says("Done, and it holds").says("enabled (RUNNING)");
    assert_eq!(world.count(OPEN), 1, "what holds is not sent again");
}
