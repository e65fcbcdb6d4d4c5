//! A machine whose clock is off.

use cloud::{ErrorKind, eci};

use crate::harness::{Cloud, NOW, Reply, ok};

/// A cloud whose clock is half an hour ahead, and which says so.
fn late(number: usize, give_in: bool) -> Reply {
    let date = ("date", "Mon, 05 Jan 2026 03:34:05 GMT".to_owned());
    if number == 0 || !give_in {
        return Reply::Answer(400, vec![date], r#"{"Code":"InvalidTimeStamp.Expired","RequestId":"R"}"#.to_owned());
    }
    ok(r#"{"RequestId":"R","Regions":[]}"#)
}

#[tokio::test]
async fn the_clouds_date_is_taken_over_once_and_remembered() {
    let cloud = Cloud::by(|_, number| late(number, true)).await;
    let client = cloud.client();
    eci::describe_regions(&client, "cn-beijing").await.unwrap();
    eci::describe_regions(&client, "cn-beijing").await.unwrap();
    let times: Vec<_> = cloud.seen().iter().map(|request| request.get("Timestamp").to_owned()).collect();
    assert_eq!(times, [NOW, "2026-01-05T03:34:05Z", "2026-01-05T03:34:05Z"]);
    assert_eq!(client.clock_offset().unwrap().as_mins(), 30);
}

#[tokio::test]
async fn a_clock_that_is_refused_twice_must_be_mended() {
    let cloud = Cloud::by(|_, number| late(number, false)).await;
    let error = eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap_err();
    assert_eq!((error.kind.clone(), cloud.seen().len()), (ErrorKind::FixClock, 2));
    assert!(error.advice(plan::Lang::En).contains("NTP"));
}

#[tokio::test]
async fn an_answer_with_an_unreadable_date_teaches_nothing() {
    let body = r#"{"Code":"InvalidTimeStamp.Expired"}"#;
    let cloud =
        Cloud::by(move |_, _| Reply::Answer(400, vec![("date", "yesterday".to_owned())], body.to_owned())).await;
    let error = eci::describe_regions(&cloud.client(), "cn-beijing").await.unwrap_err();
    assert_eq!((error.kind.clone(), cloud.seen().len()), (ErrorKind::FixClock, 1));
}
