//! Attempts: every request of a launch, written before it leaves and completed when its answer is known.

use sqlx::{AnyConnection, Row};

use super::{Store, StoreError};
use crate::clock::Moment;

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptOutcome {
    /// The cloud did it.
    Accepted,
    /// The cloud did not do it.
    Refused,
    /// The cloud did nothing and asked to be asked later.
    Throttled,
    /// It never left, or never arrived.
    Unsent,
    /// No answer is known: it may have been done.
    Lost,
}

impl AttemptOutcome {
    const ALL: [Self; 5] = [Self::Accepted, Self::Refused, Self::Throttled, Self::Unsent, Self::Lost];

    /// The word that it is stored under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Throttled => "throttled",
            Self::Unsent => "unsent",
            Self::Lost => "lost",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// A request that is about to leave.
#[derive(Clone, Debug)]
pub struct AttemptStart {
    /// `CreateContainerGroup`, `DeleteContainerGroup` …
    pub action: &'static str,
    /// Keyed digest of its parameters.
    pub sent: String,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct AttemptEnd {
    /// What became of it.
    pub outcome: AttemptOutcome,
    /// `Code` of the answer.
    pub code: Option<String>,
    /// `RequestId` of the answer.
    pub request_id: Option<String>,
}

impl AttemptEnd {
    /// Its answer is not known and will not be.
    pub const LOST: Self = Self { outcome: AttemptOutcome::Lost, code: None, request_id: None };
}

/// A request of a launch, as stored.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The action.
    pub action: String,
    /// Keyed digest of its parameters.
    pub sent: String,
    /// When it was written down, just before it left.
    pub started_at: Moment,
    /// When its answer was known; `None` while it is waited for.
    pub ended_at: Option<Moment>,
    /// What became of it.
    pub outcome: Option<AttemptOutcome>,
    /// `Code` of the answer.
    pub code: Option<String>,
    /// `RequestId` of the answer.
    pub request_id: Option<String>,
}

impl Store {
    /// Writes down a request that is about to leave.
    pub async fn begin_attempt(&self, launch: &str, start: &AttemptStart, now: Moment) -> Result<(), StoreError> {
        let mut work = self.pool.begin().await?;
        // Of two who begin one at the same time, one waits for the other here.
        sqlx::query("UPDATE launches SET holder = holder WHERE id = $1").bind(launch).execute(&mut *work).await?;
        begin(&mut work, launch, start, now).await?;
        work.commit().await?;
        Ok(())
    }

    /// Writes down what became of the requests of a launch that have no end yet.
    pub async fn end_attempt(&self, launch: &str, end: &AttemptEnd, now: Moment) -> Result<(), StoreError> {
        finish(&mut *self.pool.acquire().await?, launch, end, now).await
    }

    /// Every request of a launch, in order.
    pub async fn attempts(&self, launch: &str) -> Result<Vec<Attempt>, StoreError> {
        let rows = sqlx::query(
            "SELECT action, sent, started_at, ended_at, outcome, code, request_id FROM launch_attempts
             WHERE launch_id = $1 ORDER BY number",
        )
        .bind(launch)
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Attempt {
                    action: row.try_get("action")?,
                    sent: row.try_get("sent")?,
                    started_at: Moment(row.try_get("started_at")?),
                    ended_at: row.try_get::<Option<i64>, _>("ended_at")?.map(Moment),
                    outcome: row.try_get::<Option<String>, _>("outcome")?.and_then(|name| AttemptOutcome::parse(&name)),
                    code: row.try_get("code")?,
                    request_id: row.try_get("request_id")?,
                })
            })
            .collect()
    }
}

pub(super) async fn begin(
    database: &mut AnyConnection,
    launch: &str,
    start: &AttemptStart,
    now: Moment,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO launch_attempts (launch_id, number, action, sent, started_at)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4 FROM launch_attempts WHERE launch_id = $1",
    )
    .bind(launch)
    .bind(start.action)
    .bind(&start.sent)
    .bind(now.0)
    .execute(database)
    .await?;
    Ok(())
}

pub(super) async fn finish(
    database: &mut AnyConnection,
    launch: &str,
    end: &AttemptEnd,
    now: Moment,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE launch_attempts SET ended_at = $2, outcome = $3, code = $4, request_id = $5
         WHERE launch_id = $1 AND ended_at IS NULL",
    )
    .bind(launch)
    .bind(now.0)
    .bind(end.outcome.name())
    .bind(end.code.as_deref())
    .bind(end.request_id.as_deref())
    .execute(database)
    .await?;
    Ok(())
}
