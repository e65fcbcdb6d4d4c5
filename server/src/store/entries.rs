//! What belongs to the rows of launches that one transaction writes: steps, requests that leave, requests that came to an end.
//! Written at its end, in one statement of each kind however many launches there are.

use sqlx::AnyConnection;

use super::{LaunchRow, StoreError, attempts::AttemptEnd, attempts::AttemptStart, engine::placeholders};
use crate::clock::Moment;

/// A transaction, and what it still has to write.
pub(super) struct Entries<'c> {
    pub(super) database: &'c mut AnyConnection,
    pub(super) steps: Vec<Step>,
    pub(super) begun: Vec<Begun>,
    pub(super) ended: Vec<Ended>,
}

/// A state that a launch came to.
pub(super) struct Step {
    launch: String,
    number: i64,
    at: Moment,
    state: String,
    detail: Option<String>,
}

/// A request that leaves next.
pub(super) struct Begun {
    launch: String,
    number: i64,
    at: Moment,
    start: AttemptStart,
}

/// What became of the requests of a launch that had no end yet.
pub(super) struct Ended {
    pub(super) launch: String,
    pub(super) at: Moment,
    pub(super) end: AttemptEnd,
}

impl Step {
    /// The state that a row stands in now. Its revision tells it from the launch's other steps, in their order.
    pub(super) fn of(row: &LaunchRow, detail: Option<&str>) -> Self {
        Self {
            launch: row.id.clone(),
            number: row.revision,
            at: row.updated_at,
            state: row.state.clone(),
            detail: detail.map(str::to_owned),
        }
    }
}

impl Begun {
    /// Written together with the row as it stands now. Its revision is above the number of every request before: each came with
    /// a revision of its own, and those that are numbered otherwise come only when nothing is sent any more.
    pub(super) fn of(row: &LaunchRow, start: &AttemptStart) -> Self {
        Self { launch: row.id.clone(), number: row.revision, at: row.updated_at, start: start.clone() }
    }
}

impl<'c> Entries<'c> {
    /// Nothing yet.
    pub(super) fn new(database: &'c mut AnyConnection) -> Self {
        Self { database, steps: Vec::new(), begun: Vec::new(), ended: Vec::new() }
    }

    /// Writes what there is.
    pub(super) async fn write(self) -> Result<(), StoreError> {
        let Self { database, steps, begun, ended } = self;
        if !ended.is_empty() {
            let statement = format!(
                "UPDATE launch_attempts SET ended_at = of.column2, outcome = of.column3, code = of.column4, request_id = of.column5
                 FROM ({}) AS of WHERE launch_attempts.launch_id = of.column1 AND launch_attempts.ended_at IS NULL",
                values(ended.len(), 5)
            );
            let mut query = sqlx::query(&statement).persistent(false);
            for Ended { launch, at, end } in &ended {
                query = query.bind(launch).bind(at.0).bind(end.outcome.name());
                query = query.bind(end.code.as_deref()).bind(end.request_id.as_deref());
            }
            query.execute(&mut *database).await?;
        }
        if !begun.is_empty() {
            let statement = format!(
                "INSERT INTO launch_attempts (launch_id, number, action, sent, started_at) {}",
                values(begun.len(), 5)
            );
            let mut query = sqlx::query(&statement).persistent(false);
            for Begun { launch, number, at, start } in &begun {
                query = query.bind(launch).bind(number).bind(start.action).bind(&start.sent).bind(at.0);
            }
            query.execute(&mut *database).await?;
        }
        if !steps.is_empty() {
            let statement =
                format!("INSERT INTO launch_steps (launch_id, seq, at, state, detail) {}", values(steps.len(), 5));
            let mut query = sqlx::query(&statement).persistent(false);
            for Step { launch, number, at, state, detail } in &steps {
                query = query.bind(launch).bind(number).bind(at.0).bind(state).bind(detail.as_deref());
            }
            query.execute(&mut *database).await?;
        }
        Ok(())
    }
}

/// `VALUES ($1, $2), ($3, $4)`: so many rows of so many columns.
fn values(rows: usize, columns: usize) -> String {
    let row = |number| format!("({})", placeholders(number * columns + 1, columns));
    format!("VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
}
