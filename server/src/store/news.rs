//! What other servers change: PostgreSQL tells, by `NOTIFY`, which launch it was.

use std::time::Duration;

use sqlx::{
    Executor,
    postgres::{PgListener, PgPoolOptions},
};
use tokio::time;

use super::{Place, Store};

/// The channel; the trigger on `launches` names the same.
const CHANNEL: &str = "berth_launches";
/// How long a connection is waited for, and how long between two looks while there is none.
const PATIENCE: Duration = Duration::from_secs(2);
/// A silence after which the connection has to show that it still stands.
const SILENCE: Duration = Duration::from_secs(20);

impl Store {
    /// Tells `news` the id of every launch that changes, whichever server changed it; an empty one where any may have changed,
    /// because nobody could listen for a while. Never ends; on a file, which has one server, never tells anything.
    pub async fn listen(&self, news: impl Fn(&str)) {
        let Place::Server(_) = &*self.place else { return std::future::pending().await };
        let mut quiet = false;
        loop {
            match self.hear(&news).await {
                Ok(()) => quiet = false,
                Err(error) if !quiet => {
                    tracing::warn!(%error, "changes by other servers are looked up until they are told again");
                    quiet = true;
                }
                Err(_) => {}
            }
            news("");
            time::sleep(PATIENCE).await;
        }
    }

    /// Listens until the connection is lost.
    async fn hear(&self, news: &impl Fn(&str)) -> Result<(), sqlx::Error> {
        let options =
            PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).max_lifetime(None).idle_timeout(None);
        let pool = options.connect(&self.place.url(false)).await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        news("");
        loop {
            match time::timeout(SILENCE, listener.try_recv()).await {
                Ok(Ok(Some(told))) => news(told.payload()),
                Ok(Ok(None)) => return Ok(()),
                Ok(Err(error)) => return Err(error),
                Err(_) => {
                    let answer = time::timeout(PATIENCE, listener.execute("SELECT 1")).await;
                    answer.map_err(|_| sqlx::Error::PoolTimedOut)??;
                }
            }
        }
    }
}
