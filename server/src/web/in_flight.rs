//! How many requests are being answered, so that the end of the server waits for them and for nothing else.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tokio::sync::watch;

/// Counts requests from their head to the head of their answer.
#[derive(Clone, Debug)]
pub struct InFlight(watch::Sender<usize>);

impl InFlight {
    /// A count of nothing.
    pub fn new() -> Self {
        Self(watch::Sender::new(0))
    }

    /// Ends once nothing is being answered.
    pub async fn settled(&self) {
        // The sender is held here, so that waiting cannot fail.
        drop(self.0.subscribe().wait_for(|count| *count == 0).await);
    }

    fn enter(&self) -> Guard {
        self.0.send_modify(|count| *count += 1);
        Guard(self.0.clone())
    }
}

/// One request. It also ends where whoever asked goes away.
struct Guard(watch::Sender<usize>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

/// Counts a request.
pub async fn count(State(in_flight): State<InFlight>, request: Request, next: Next) -> Response {
    let _guard = in_flight.enter();
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_being_answered_is_waited_for() {
        let in_flight = InFlight::new();
        in_flight.settled().await;
        let (one, other) = (in_flight.enter(), in_flight.enter());
        drop(one);
        let waiting = in_flight.settled();
        tokio::pin!(waiting);
        tokio::select! {
            biased;
            () = &mut waiting => unreachable!("somebody is still being answered"),
            () = async {} => {}
        }
        drop(other);
        waiting.await;
    }
}
