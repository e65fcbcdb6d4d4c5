//! Asks the cloud what a diagnosis wants to know: in parallel, with a deadline, nothing twice.
//!
//! ```text
//! diagnose → wanted ─ask, some at once→ replies → the book → diagnose → … until nothing is wanted or the time is up
//! ```
//!
//! Questions of one round do not depend on one another, so they go out together; a round waits for the slowest. What is not
//! answered in time is written down as not answered, and the rules make of it what can be made.

mod ask;
mod gap;
mod lists;
mod nat;

use std::time::Duration;

use cloud::{Ambient, Client, CredentialsError};
use diagnosis::{Diagnosis, Facts, Gap, GapKind, Question, Reply, Told, diagnose};
use futures::{StreamExt, stream};
use plan::{Problem, Sheet};
use tokio::time::{Instant, timeout_at};

use gap::no_credential;
pub use nat::{nat_gateways, snat_entries};

/// The times and numbers that gathering keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For one question, all its tries included.
    pub question: Duration,
    /// For the whole diagnosis.
    pub total: Duration,
    /// Questions asked at the same time.
    pub at_once: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { question: Duration::from_secs(6), total: Duration::from_secs(15), at_once: 16 }
    }
}

/// Whom to ask.
#[derive(Clone, Debug)]
pub enum Desk {
    /// This cloud.
    Open(Box<Client>),
    /// Nobody, for this reason.
    Closed(Gap),
}

/// A diagnosis never takes more rounds than this: instances, endpoints and repositories, tags and tables, second ways.
const MOST_ROUNDS: usize = 8;

impl Desk {
    /// A desk before a cloud.
    pub fn open(client: Client) -> Self {
        Self::Open(Box::new(client))
    }

    /// A desk where nobody can ask for want of a credential.
    pub fn without(why: &CredentialsError) -> Self {
        Self::Closed(no_credential(why))
    }

    /// Diagnoses a plan, asking whatever the rules want to know.
    ///
    /// `problems` are what [`plan::check`] found; `clock` tells when answers came.
    pub async fn diagnose(
        &self,
        sheet: &Sheet,
        problems: &[Problem],
        limits: Limits,
        clock: &Ambient,
    ) -> (Diagnosis, Facts) {
        self.diagnose_knowing(Facts::new(), sheet, problems, limits, clock).await
    }

    /// The same, knowing already what stands in a book.
    pub async fn diagnose_knowing(
        &self,
        mut facts: Facts,
        sheet: &Sheet,
        problems: &[Problem],
        limits: Limits,
        clock: &Ambient,
    ) -> (Diagnosis, Facts) {
        let until = Instant::now() + limits.total;
        let mut silence: Option<Gap> = None;
        for _ in 0..MOST_ROUNDS {
            let diagnosis = diagnose(sheet, problems, &facts);
            if diagnosis.wanted.is_empty() {
                return (diagnosis, facts);
            }
            let replies = match (&silence, self) {
                (Some(gap), _) | (None, Self::Closed(gap)) => silent(diagnosis.wanted, gap, clock),
                (None, Self::Open(client)) => round(client, sheet, diagnosis.wanted, limits, until, clock).await,
            };
            // Where nothing at all answers, waiting for further questions one by one would be in vain.
            silence = silence.or_else(|| nobody_answers(&replies));
            for (question, reply) in replies {
                facts.insert(question, reply);
            }
        }
        (diagnose(sheet, problems, &facts), facts)
    }
}

/// Asks all of these, so many at once.
async fn round(
    client: &Client,
    sheet: &Sheet,
    wanted: Vec<Question>,
    limits: Limits,
    until: Instant,
    clock: &Ambient,
) -> Vec<(Question, Reply)> {
    let client = client.with_deadline(limits.question);
    let asked = wanted.into_iter().map(|question| {
        let client = client.clone();
        async move {
            let patience = until.min(Instant::now() + limits.question);
            let answer = timeout_at(patience, ask::ask(&client, sheet, &question)).await;
            let (told, request_id) = answer.unwrap_or_else(|_| (Told::Unknown(gap::late()), None));
            (question, Reply { at: clock.now().to_string(), request_id, told })
        }
    });
    stream::iter(asked).buffer_unordered(limits.at_once.max(1)).collect().await
}

fn silent(wanted: Vec<Question>, gap: &Gap, clock: &Ambient) -> Vec<(Question, Reply)> {
    let reply = |question| {
        (question, Reply { at: clock.now().to_string(), request_id: None, told: Told::Unknown(gap.clone()) })
    };
    wanted.into_iter().map(reply).collect()
}

/// The gap that a whole round met, if it met no answer of any kind.
fn nobody_answers(replies: &[(Question, Reply)]) -> Option<Gap> {
    let mut gaps = replies.iter().map(|(_, reply)| match &reply.told {
        Told::Unknown(gap) if matches!(gap.kind, GapKind::Credential | GapKind::Unreachable) => Some(gap),
        _ => None,
    });
    let first = gaps.next()??;
    gaps.all(|gap| gap.is_some_and(|gap| gap.kind == first.kind)).then(|| first.clone())
}
