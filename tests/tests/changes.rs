//! Changes to a registry instance that outlive the server that began them: whatever dies or is lost, the change comes to its
//! end, and its call arrives once.

#![allow(clippy::expect_used, clippy::panic)]

use std::time::Duration;

use blackbox::{Berth, Environment, KEY_ID, KEY_SECRET, Page, Visitor};
use simulator::{Fault, FaultKind, Named, Settings, Simulator, serve};
use tokio::time::sleep;

const SERVE: [&str; 4] = ["serve", "--live", "--listen", "127.0.0.1:0"];
const OPEN: &str = "UpdateInstanceEndpointStatus";
const ADMIT: &str = "CreateInstanceEndpointAclPolicy";
const OF: &str = "region=cn-beijing&instance=cri-nwj395hgf6f00000";

/// A cloud in this process, in one of the scenarios.
struct Cloud {
    simulator: Simulator,
    environment: Environment,
}

impl Cloud {
    async fn start(scenario: &str) -> Self {
        let scenario = Named::find(scenario).expect("it is built in").scenario().expect("the scenario");
        let settings = Settings::new(KEY_ID, KEY_SECRET).with_scenario(&scenario).expect("the settings");
        let simulator = Simulator::new(settings);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("its address"));
        tokio::spawn(serve(listener, simulator.clone(), std::future::pending()));
        let environment = vec![
            ("BERTH_ENDPOINT", format!("{origin}/{{product}}/{{region}}")),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET.to_owned()),
        ];
        Self { simulator, environment }
    }

    async fn berth(&self) -> Berth {
        Berth::start(&SERVE, self.environment.clone()).await
    }

    /// Ends a server as a power cut would, and starts another one on what it left.
    async fn again(&self, berth: Berth) -> Berth {
        Berth::start_in(berth.kill().await, &SERVE, self.environment.clone()).await
    }

    fn count(&self, action: &str) -> u64 {
        self.simulator.counters().actions.get(action).copied().unwrap_or_default()
    }

    async fn arrived(&self, action: &str) {
        while self.count(action) == 0 {
            sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Confirms a change, and gives the page of its progress.
async fn confirm(visitor: &mut Visitor, what: &str) -> Page {
    let question = visitor.get(&format!("/en/diagnose/change?what={what}&{OF}")).await;
    let made = visitor.submit(&question.form_to("/change")).await;
    assert!(made.path.contains("/diagnose/changes/"), "{}: {}", made.path, made.text());
    made
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_whose_server_was_killed_comes_to_its_end_and_is_sent_once() {
    let cloud = Cloud::start("closed-endpoint").await;
    let berth = cloud.berth().await;
    let mut visitor = Visitor::new(&berth.origin);
    // The endpoint is being enabled, and the answer is on its way when the server ends.
    cloud.simulator.fault(Fault::once(OPEN, FaultKind::DelayAfter { milliseconds: 20_000 }));
    let made = confirm(&mut visitor, "open").await;
    cloud.arrived(OPEN).await;
    let berth = cloud.again(berth).await;
    let mut visitor = visitor.at(&berth.origin);
    visitor.get(&made.path).await.says("Enable the public endpoint");
    visitor.until(&made.path, &["Done, and it holds"]).await.says("enabled (RUNNING)").says("30 days");
    visitor.get(&made.path.replace("/en/", "/zh-CN/")).await.says("已生效").says("30 天");
    assert_eq!(cloud.count(OPEN), 1, "what holds is not sent again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_waited_when_its_server_was_killed_is_sent_by_the_next_one() {
    let cloud = Cloud::start("closed-endpoint").await;
    let berth = cloud.berth().await;
    let mut visitor = Visitor::new(&berth.origin);
    let opened = confirm(&mut visitor, "open").await;
    visitor.until(&opened.path, &["enabled (CREATING)"]).await;
    let made = confirm(&mut visitor, "admit&entry=203.0.113.7/32").await;
    assert_eq!(cloud.count(ADMIT), 0, "while the endpoint is CREATING");
    let berth = cloud.again(berth).await;
    let mut visitor = visitor.at(&berth.origin);
    visitor.until(&made.path, &["Done, and it holds"]).await.says("203.0.113.7/32");
    visitor.until(&opened.path, &["Done, and it holds"]).await;
    assert_eq!((cloud.count(OPEN), cloud.count(ADMIT)), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_resolved_by_looking_and_a_throttled_call_is_sent_again() {
    let cloud = Cloud::start("closed-whitelist").await;
    let berth = cloud.berth().await;
    let mut visitor = Visitor::new(&berth.origin);
    cloud.simulator.fault(Fault::once(ADMIT, FaultKind::DropAfter));
    let made = confirm(&mut visitor, "admit&entry=203.0.113.7/32").await;
    visitor.until(&made.path, &["Done, and it holds"]).await.says("203.0.113.7/32");
    assert_eq!(cloud.count(ADMIT), 1);
    cloud.simulator.fault(Fault::once(ADMIT, FaultKind::Throttle { retry_after: None }));
    let made = confirm(&mut visitor, "admit&entry=203.0.113.9/32").await;
    visitor.until(&made.path, &["Done, and it holds"]).await.says("203.0.113.9/32");
    assert_eq!(cloud.count(ADMIT), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn why_a_change_failed_is_told_after_a_restart_in_both_languages() {
    let cloud = Cloud::start("closed-whitelist").await;
    let berth = cloud.berth().await;
    let mut visitor = Visitor::new(&berth.origin);
    cloud.simulator.fault(Fault::forbidden(ADMIT));
    let made = confirm(&mut visitor, "admit&entry=203.0.113.7/32").await;
    let before = visitor.until(&made.path, &["It did not succeed"]).await;
    let berth = cloud.again(berth).await;
    let mut visitor = visitor.at(&berth.origin);
    let after = visitor.get(&made.path).await;
    after.says("It did not succeed").says("cr:CreateInstanceEndpointAclPolicy").says("NoPermission: You are not");
    assert_eq!(before.text(), after.text());
    let chinese = visitor.get(&made.path.replace("/en/", "/zh-CN/")).await;
    chinese.says("没有成功").says("RAM 管理员").says("NoPermission: You are not");
    assert_eq!(visitor.get("/en/diagnose/changes/0123456789abcdef0123456789abcdef").await.status, 404);
}
