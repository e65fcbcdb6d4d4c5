#![allow(clippy::unwrap_used)]
//! Launches against the simulator, in one process.

use std::time::Duration;

use cloud::{Client, Settings};
use plan::Draft;
use tokio::{sync::watch, time};

use super::*;
use crate::{drafts::Drafts, simulate};

fn draft() -> Draft {
    let mut draft = Draft::new();
    for (name, value) in [
        ("RegionId", "cn-beijing"),
        ("ContainerGroupName", "web"),
        ("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
        ("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
        ("Container.1.Name", "nginx"),
        ("Container.1.Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
    ] {
        draft.set(name, value);
    }
    draft
}

async fn until(launches: &Launches, id: &str, wanted: impl Fn(&LaunchRow) -> bool) -> LaunchRow {
    for _ in 0..600 {
        let row = launches.store.launch(&Owner::local(), id).await.unwrap().unwrap();
        if wanted(&row) {
            return row;
        }
        time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never");
}

#[tokio::test]
async fn a_group_whose_time_is_over_is_deleted_and_its_record_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("berth.db"), "demo").await.unwrap();
    let key = Arc::new(SealKey::read_or_make(&folder.path().join("key")).unwrap());
    let (_stop, stopping) = watch::channel(false);
    let (endpoints, credentials, _) = simulate::inside(stopping.clone()).await.unwrap();
    let client = Client::new(Settings::new(endpoints, credentials));
    let launches = Launches::new(store.clone(), Arc::clone(&key), Some(client), Rate::changes(20));
    let drafts = Drafts::new(store, key);
    tokio::spawn(launches.clone().watch(stopping));

    let owner = Owner::local();
    let plan = drafts.create(&owner, draft(), Moment::now()).await.unwrap();
    let open = drafts.open(&owner, &plan).await.unwrap().unwrap();
    let Confirmed::As(id) = launches.confirm(&owner, &open).await.unwrap() else { panic!("it is complete") };
    let row = until(&launches, &id, |row| state(row) == State::Running).await;
    assert!(row.started_at.is_some() && row.ended_at.is_none() && row.expires_at.is_none());
    launches.expire(&row, Some(Moment(Moment::now().0 - 1))).await.unwrap();
    let row = until(&launches, &id, |row| state(row) == State::Deleted).await;
    assert!(row.ended_at.is_some());
    let actions: Vec<_> = launches.store.attempts(&id).await.unwrap().into_iter().map(|one| one.action).collect();
    assert_eq!(actions, ["CreateContainerGroup", "DeleteContainerGroup"]);
    assert!(group(&row).is_some_and(|group| !group.events.is_empty()), "its events are kept");
}

#[test]
fn a_plan_with_a_deadline_has_an_end_after_it() {
    let mut draft = draft();
    assert_eq!(end_of(&plan::check(&draft).unwrap(), Moment(0)), None);
    draft.set("ActiveDeadlineSeconds", "60");
    assert_eq!(end_of(&plan::check(&draft).unwrap(), Moment(1)), Some(Moment(60_001 + AFTER_DEADLINE)));
}
