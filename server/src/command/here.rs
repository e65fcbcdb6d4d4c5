//! Straight to the cloud, with the journal in the store: what the server does, done by a command that ends.

use std::{sync::Arc, time::Duration};

use cloud::{Ambient, Client, Settings};
use plan::{Draft, Lang, Plan, launch::State};

use super::{
    End, FAILED, UNKNOWN, UNREADABLE,
    progress::{Progress, say},
};
use crate::{
    cli,
    clock::Moment,
    config::{Cloud, places},
    diagnose,
    launches::{self, LaunchError, Launches, Lines, Named, Rate, Told, state},
    plan_file, run, stop,
    store::{LaunchFilter, LaunchRow, Owner, Store},
};

/// How long a launch is tried.
pub const PATIENCE: Duration = Duration::from_secs(90);
/// Container groups created in a second, at most: a command creates one.
const RATE: u32 = 20;

/// The journal and the way to the cloud.
pub struct Here {
    launches: Launches,
    store: Store,
    /// Why there is no way to the cloud.
    no_cloud: Option<String>,
}

/// The cloud that the environment names, or why there is none.
pub async fn cloud() -> Result<Result<Client, String>, End> {
    let endpoints = diagnose::endpoints().map_err(|line| End::new(UNREADABLE, line))?;
    let found = diagnose::credentials(&endpoints, &Ambient::real()).await;
    Ok(found
        .map(|credentials| Client::new(Settings::new(endpoints, credentials)))
        .map_err(|why| format!("no credential: {}", why.text(Lang::En))))
}

/// Whether the cloud would create the container group of a plan.
pub async fn dry_run(plan: &Plan) -> Result<Option<String>, End> {
    let client = cloud().await?.map_err(|line| End::new(FAILED, line))?;
    let passed = launches::dry_run(&client.with_deadline(PATIENCE), plan, &Owner::local()).await;
    passed.map_err(|error| End { code: FAILED, lines: vec![error.said(), error.remedy(Lang::En)] })
}

impl Here {
    /// Opens the journal that flags or environment name, and finds the cloud.
    pub async fn open(flags: &cli::Journal) -> Result<Self, End> {
        let bad = |line: String| End::new(UNREADABLE, line);
        let environment = |name: &str| std::env::var(name).ok();
        let (place, key) = places(flags.database.as_ref(), flags.seal_key_file.as_deref(), &environment)
            .map_err(|error| bad(error.to_string()))?;
        let client = cloud().await?;
        let key = run::seal_key(&place, &key).map_err(|error| bad(error.to_string()))?;
        let store = Store::connect(&place, &run::cloud_name(Cloud::Live)).await;
        let store = store.map_err(|error| bad(error.to_string()))?;
        let (client, no_cloud) = match client {
            Ok(client) => (Some(client), None),
            Err(line) => (None, Some(line)),
        };
        let launches = Launches::new(store.clone(), Arc::new(key), client, Rate::changes(RATE));
        Ok(Self { launches, store, no_cloud })
    }

    /// Fails where there is no way to the cloud.
    fn need_cloud(&self) -> Result<(), End> {
        self.no_cloud.clone().map_or(Ok(()), |line| Err(End::new(FAILED, line)))
    }

    /// Records a plan as the launch `id`, once, and takes it as far as [`PATIENCE`] allows.
    pub async fn begin(&self, draft: &Draft, id: &str, progress: &mut Progress) -> Result<Told, End> {
        self.need_cloud()?;
        let before = |error: LaunchError| End::new(FAILED, format!("nothing was sent: {error}"));
        let row = match self.launches.confirm_as(&Owner::local(), id, draft, false).await.map_err(before)? {
            Named::New(row) | Named::Before(row) => row,
            Named::Not(problems) => return Err(End { code: UNREADABLE, lines: plan_file::lines(&problems) }),
            Named::Other => return Err(End::new(UNREADABLE, format!("launch {id} was made of another plan"))),
        };
        self.pursue(&row, progress).await
    }

    /// Takes a launch that was recorded before further; a plan beside it must be the one that it was made of.
    pub async fn resume(&self, draft: Option<&Draft>, id: &str, progress: &mut Progress) -> Result<Told, End> {
        self.need_cloud()?;
        let row = self.row(id).await?.ok_or_else(|| unknown(id))?;
        if let Some(draft) = draft
            && !self.launches.is_of(&row, draft).map_err(failed)?
        {
            return Err(End::new(UNREADABLE, format!("launch {id} was made of another plan")));
        }
        self.pursue(&row, progress).await
    }

    async fn pursue(&self, row: &LaunchRow, progress: &mut Progress) -> Result<Told, End> {
        progress.tell(&Told::of(row, Moment::now()));
        let mut news = self.launches.changes();
        let work = self.launches.pursue_for(&row.owner, &row.id, PATIENCE);
        let stopped = stop::asked();
        tokio::pin!(work, stopped);
        let done = loop {
            tokio::select! {
                done = &mut work => break done,
                _ = news.recv() => {
                    if let Some(told) = self.told(&row.id).await? {
                        progress.tell(&told);
                    }
                }
                () = &mut stopped => return Err(End::new(UNKNOWN, format!("interrupted: {}", resume(&row.id)))),
            }
        };
        match done {
            Ok(Some(row)) => Ok(Told::of(&row, Moment::now())),
            Ok(None) => Err(unknown(&row.id)),
            Err(error) => Err(End::new(UNKNOWN, format!("{error}: {}", resume(&row.id)))),
        }
    }

    async fn row(&self, id: &str) -> Result<Option<LaunchRow>, End> {
        let owner = Owner::local();
        if let Some(row) = self.store.launch(&owner, id).await.map_err(|error| failed(error.into()))? {
            return Ok(Some(row));
        }
        let filter = LaunchFilter { states: Vec::new(), text: id };
        let rows = self.store.launches_like(&owner, &filter, None, 50).await.map_err(|error| failed(error.into()))?;
        Ok(rows.into_iter().find(|row| row.container_group_id.as_deref() == Some(id)))
    }

    async fn told(&self, id: &str) -> Result<Option<Told>, End> {
        Ok(self.row(id).await?.map(|row| Told::of(&row, Moment::now())))
    }

    /// A launch by its id or its container group's, as the cloud says it is now.
    pub async fn find(&self, id: &str) -> Result<Option<Told>, End> {
        let Some(row) = self.row(id).await? else { return Ok(None) };
        self.ask(std::slice::from_ref(&row)).await?;
        self.told(&row.id).await
    }

    /// The newest launches in these states, as the cloud says they are now.
    pub async fn list(&self, states: Vec<&'static str>, limit: u16) -> Result<Vec<Told>, End> {
        let filter = LaunchFilter { states, text: "" };
        let read = async || self.store.launches_like(&Owner::local(), &filter, None, limit.into()).await;
        let rows = read().await.map_err(|error| failed(error.into()))?;
        self.ask(&rows).await?;
        let rows = read().await.map_err(|error| failed(error.into()))?;
        Ok(rows.iter().map(|row| Told::of(row, Moment::now())).collect())
    }

    /// Asks the cloud for what it has to say; where it says nothing, a note tells that what is shown is older.
    async fn ask(&self, rows: &[LaunchRow]) -> Result<(), End> {
        let moving = |row: &&LaunchRow| state(row).has_group() && !state(row).is_over();
        if let Some(line) = self.no_cloud.as_ref().filter(|_| rows.iter().any(|row| moving(&row))) {
            say(&format!("{line}; this is what was last known"));
        }
        self.launches.refresh(rows).await.map_err(failed)?;
        let regions: std::collections::BTreeSet<_> = rows.iter().map(|row| row.region.as_str()).collect();
        for region in regions {
            if let Some(trouble) = self.launches.stale(region, Lang::En) {
                say(&format!("{region}: {} {}; this is what was last known", trouble.raw, trouble.advice));
            }
        }
        Ok(())
    }

    /// The end of a container's log.
    pub async fn log(&self, id: &str, container: &str) -> Result<String, End> {
        let row = self.row(id).await?.ok_or_else(|| unknown(id))?;
        match self.launches.log(&row, container, Lang::En).await.map_err(failed)? {
            Ok(Lines { text, .. }) => Ok(text),
            Err(trouble) => Err(End { code: FAILED, lines: vec![trouble.raw, trouble.advice] }),
        }
    }

    /// Deletes the container group of a launch.
    pub async fn remove(&self, id: &str) -> Result<Told, End> {
        self.need_cloud()?;
        let row = self.row(id).await?.ok_or_else(|| unknown(id))?;
        if matches!(state(&row), State::Recorded | State::Sent | State::Resent | State::Unknown) {
            return Err(End::new(
                FAILED,
                format!("whether there is a container group is not known yet: {}", resume(id)),
            ));
        }
        if state(&row).has_group()
            && let Err(error) = self.launches.end(&row).await.map_err(failed)?
        {
            let code = if error.outcome_unknown() { UNKNOWN } else { FAILED };
            return Err(End { code, lines: vec![error.said(), error.remedy(Lang::En)] });
        }
        self.told(&row.id).await?.ok_or_else(|| unknown(id))
    }
}

/// What to do about an outcome that is not known.
pub fn resume(id: &str) -> String {
    format!("the container group may exist. To find out:  berth launch --resume {id}")
}

/// No launch has this id.
pub fn unknown(id: &str) -> End {
    End::new(FAILED, format!("there is no launch {id}"))
}

fn failed(error: LaunchError) -> End {
    End::new(FAILED, error.to_string())
}
