//! A launch followed by a browser or by a program: one loop, and what each is told.

use std::{convert::Infallible, time::Duration};

use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use http::HeaderMap;
use tokio::sync::watch;

use crate::launches::{Update, View};

/// How soon whoever lost the stream comes back.
const RETRY: Duration = Duration::from_secs(3);
/// Between two signs that the stream still stands.
const ALIVE: Duration = Duration::from_secs(15);

/// The last event that whoever comes back has received; 0 for none.
pub fn last_event_id(headers: &HeaderMap) -> i64 {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    last.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// What is streamed to one viewer: of each update what `told` makes of it, and `end` when it is over. It holds nothing of the
/// launch but the place where updates arrive.
pub fn follow(
    mut view: View,
    mut stopping: watch::Receiver<bool>,
    mut told: impl FnMut(&Update) -> Option<Event> + Send + 'static,
) -> Response {
    let stream = async_stream::stream! {
        yield Ok::<_, Infallible>(Event::default().retry(RETRY));
        loop {
            let update = view.borrow_and_update().clone();
            if let Some(event) = told(&update) {
                yield Ok(event);
            }
            if update.over {
                yield Ok(Event::default().event("end").data("{}"));
                break;
            }
            tokio::select! {
                changed = view.changed() => if changed.is_err() { break },
                _ = stopping.wait_for(|stop| *stop) => break,
            }
        }
    };
    Sse::new(stream).keep_alive(KeepAlive::new().interval(ALIVE).text("alive")).into_response()
}
