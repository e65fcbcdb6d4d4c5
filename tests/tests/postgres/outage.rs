use std::time::Duration;

use blackbox::{Postgres, Visitor, nginx};
use simulator::{Fault, FaultKind};
use tokio::time::sleep;

use crate::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_costs_a_calm_page_and_no_launch() {
    let Some(mut postgres) = Postgres::start() else { return };
    let world = World::start(&postgres).await;
    let berth = world.server().await;
    let mut visitor = Visitor::new(&berth.origin);
    let review = visitor.walk("en", &nginx()).await;
    world.simulator.fault(Fault::once("CreateContainerGroup", FaultKind::Delay { milliseconds: 2_000 }));
    let launched = visitor.launch(&review).await;
    postgres.stop();

    let english = visitor.get("/en").await;
    assert_eq!(english.status, 503);
    english.says("cannot be reached at the moment").says("Try again").says("Request ID");
    let chinese = visitor.get("/zh-CN/launches").await;
    assert_eq!(chinese.status, 503);
    chinese.says("数据库暂时连接不上").says("重试");
    let sent = visitor.submit(&review.form_to("/launch")).await;
    assert_eq!(sent.status, 503, "{}", sent.text());
    let ready = async || reqwest::get(format!("{}/readyz", berth.origin)).await.expect("an answer").status().as_u16();
    assert_eq!(ready().await, 503);
    // The answer of the cloud comes while nobody can write it down.
    sleep(Duration::from_secs(3)).await;

    postgres.run();
    let page = visitor.until(&launched.path, &["Running"]).await;
    assert_eq!(ready().await, 200);
    let groups = world.simulator.groups();
    assert_eq!(groups.len(), 1, "{groups:?}");
    page.says(&groups[0].id);
    // The session was not lost, and the same button leads to the same launch.
    let again = visitor.submit(&review.form_to("/launch")).await;
    assert_eq!(again.path, launched.path);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_can_only_be_read_is_said_and_what_is_stored_is_still_shown() {
    let Some(postgres) = Postgres::shared() else { return };
    let world = World::start(postgres).await;
    let berth = world.server().await;
    let mut visitor = Visitor::new(&berth.origin);
    let draft = async |visitor: &mut Visitor, name: &str| {
        visitor.paste("en", &format!(r#"{{"ContainerGroupName": "{name}", "RegionId": "cn-beijing"}}"#)).await
    };
    let stored = draft(&mut visitor, "stored").await;
    let name = world.url.rsplit('/').next().expect("its name");
    // As after a failover to a standby: sessions begin anew, and none of them may write.
    let set = |to: &str| {
        postgres.ask("postgres", &format!("ALTER DATABASE {name} SET default_transaction_read_only = {to}"));
        let others = format!("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{name}'");
        postgres.ask("postgres", &others);
    };
    set("on");
    let refused = draft(&mut visitor, "not-stored").await;
    assert_eq!(refused.status, 503, "{}", refused.text());
    refused.says("can only be read at the moment").says("Request ID");
    visitor.get(&stored.path).await.says("cn-beijing");
    let ready = async || reqwest::get(format!("{}/readyz", berth.origin)).await.expect("an answer").status().as_u16();
    assert_eq!(ready().await, 503);

    set("off");
    draft(&mut visitor, "stored-again").await;
    let page = visitor.get("/en/drafts").await;
    page.says("stored").says("stored-again");
    assert!(!page.text().contains("not-stored"));
    assert_eq!(ready().await, 200);
}
