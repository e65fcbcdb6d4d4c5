//! The two ways to a launch, behind the same words.

use plan::{Draft, Plan};

use super::{
    End,
    here::{self, Here},
    progress::Progress,
    there::There,
};
use crate::{cli, launches::Told};

/// How a command reaches launches.
pub enum Way {
    /// Straight to the cloud, with the journal in the store.
    Here(Box<Here>),
    /// Through a server.
    There(There),
}

impl Way {
    /// Through a server where one is named, else straight to the cloud.
    pub async fn open(flags: &cli::Journal) -> Result<Self, End> {
        match server(flags) {
            Some(url) => Ok(Self::There(There::open(url)?)),
            None => Ok(Self::Here(Box::new(Here::open(flags).await?))),
        }
    }

    /// Makes the launch `id` of a plan and waits until it is known what became of it, or time is over.
    pub async fn begin(&self, plan: &Document, id: &str, progress: &mut Progress) -> Result<Told, End> {
        match self {
            Self::Here(here) => here.begin(&plan.draft, id, progress).await,
            Self::There(there) => there.begin(&plan.text, id, progress).await,
        }
    }

    /// Takes up the launch `id`.
    pub async fn resume(&self, plan: Option<&Document>, id: &str, progress: &mut Progress) -> Result<Told, End> {
        match self {
            Self::Here(here) => here.resume(plan.map(|plan| &plan.draft), id, progress).await,
            Self::There(there) => match plan {
                // The same key again: it answers what it has, or makes what never arrived.
                Some(plan) => there.begin(&plan.text, id, progress).await,
                None => there.follow(id, progress).await,
            },
        }
    }

    /// A launch by its id or its container group's, as it is now.
    pub async fn find(&self, id: &str) -> Result<Option<Told>, End> {
        match self {
            Self::Here(here) => here.find(id).await,
            Self::There(there) => there.find(id).await,
        }
    }

    /// The newest launches in these states; of any where none is named.
    pub async fn list(&self, states: Vec<&'static str>, limit: u16) -> Result<Vec<Told>, End> {
        match self {
            Self::Here(here) => here.list(states, limit).await,
            Self::There(there) => there.list(&states, limit).await,
        }
    }

    /// The end of a container's log.
    pub async fn log(&self, id: &str, container: &str) -> Result<String, End> {
        match self {
            Self::Here(here) => here.log(id, container).await,
            Self::There(there) => there.log(id, container).await,
        }
    }

    /// Deletes the container group of a launch.
    pub async fn remove(&self, id: &str) -> Result<Told, End> {
        match self {
            Self::Here(here) => here.remove(id).await,
            Self::There(there) => there.remove(id).await,
        }
    }
}

/// A plan as it was read, and as it was understood.
pub struct Document {
    /// The document.
    pub text: String,
    /// What it means.
    pub draft: Draft,
    /// The same, checked.
    pub plan: Plan,
}

/// The request id of a dry run that passed.
pub async fn dry_run(flags: &cli::Journal, document: &Document) -> Result<Option<String>, End> {
    match server(flags) {
        Some(url) => There::open(url)?.dry_run(&document.text).await,
        None => here::dry_run(&document.plan).await,
    }
}

fn server(flags: &cli::Journal) -> Option<&str> {
    flags.server.as_deref().filter(|url| !url.is_empty())
}
