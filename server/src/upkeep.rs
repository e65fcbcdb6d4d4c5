//! `berth migrate`, `berth backup` and `berth restore`: what is done to a database beside serving it.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use crate::{
    cli::{Backup, Migrate, Named, Restore},
    clock::Moment,
    config::{self, ConfigError},
    run::make_folder,
    store::{self, BackupError, Engine, Pending, Place, StoreError},
};

/// There is something to do.
const PENDING: u8 = 1;

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
enum UpkeepError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error("the folder {0} cannot be made: {1}")]
    Folder(String, io::Error),
    #[error("{0}")]
    OtherTool(String),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// `berth migrate`.
pub fn migrate(flags: &Migrate) -> ExitCode {
    run(async {
        let place = named(flags.database.as_ref())?;
        let lacked = if flags.check {
            store::check(&place).await?
        } else {
            if let Some(file) = place.file() {
                let folder = file.parent().unwrap_or(Path::new(""));
                make_folder(folder).map_err(|error| UpkeepError::Folder(folder.display().to_string(), error))?;
            }
            store::up_to_date(&place).await?
        };
        if flags.json {
            let list: Vec<_> =
                lacked.iter().map(|one| serde_json::json!({"version": one.version, "what": one.what})).collect();
            let key = if flags.check { "pending" } else { "done" };
            writeln!(
                io::stdout(),
                "{}",
                serde_json::json!({"engine": place.engine().name(), "up_to_date": !flags.check || lacked.is_empty(), key: list})
            )?;
        } else {
            say(&place, &lacked, flags.check)?;
        }
        Ok(if flags.check && !lacked.is_empty() { ExitCode::from(PENDING) } else { ExitCode::SUCCESS })
    })
}

fn say(place: &Place, lacked: &[Pending], check: bool) -> io::Result<()> {
    let mut out = io::stdout();
    for one in lacked {
        writeln!(out, "{} {:04} {}", if check { "pending" } else { "done" }, one.version, one.what)?;
    }
    let engine = place.engine().name();
    match (lacked.is_empty(), check) {
        (false, true) => writeln!(
            io::stderr(),
            "berth: {engine} at {place} lacks {}; run  berth migrate  or start the server",
            lacked.len()
        ),
        _ => writeln!(io::stderr(), "berth: {engine} at {place} is up to date"),
    }
}

/// `berth backup`.
pub fn backup(flags: &Backup) -> ExitCode {
    run(async {
        let place = named(flags.database.as_ref())?;
        let from = file(&place, || {
            format!("pg_dump --format=custom --no-owner --file={} \"$DATABASE_URL\"", flags.file.display())
        })?;
        store::backup(from, &flags.file, flags.force).await?;
        writeln!(
            io::stderr(),
            "berth: {} is a copy of {place}. The key that seals its secrets is not in it: keep {} in another safe place",
            flags.file.display(),
            config::beside(from, "seal.key").display()
        )?;
        Ok(ExitCode::SUCCESS)
    })
}

/// `berth restore`.
pub fn restore(flags: &Restore) -> ExitCode {
    run(async {
        let place = named(flags.database.as_ref())?;
        let to = file(&place, || {
            format!(
                "pg_restore --clean --if-exists --no-owner --single-transaction --dbname=\"$DATABASE_URL\" {}",
                flags.file.display()
            )
        })?;
        let folder = to.parent().unwrap_or(Path::new(""));
        make_folder(folder).map_err(|error| UpkeepError::Folder(folder.display().to_string(), error))?;
        let old = store::restore(&flags.file, to, Moment::now()).await?;
        let mut err = io::stderr();
        writeln!(err, "berth: {place} is now what {} was", flags.file.display())?;
        if let Some(old) = old {
            writeln!(err, "berth: what stood there before is kept as {}", old.display())?;
        }
        writeln!(
            err,
            "berth: its secrets open with the key of that time: {}",
            config::beside(to, "seal.key").display()
        )?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The SQLite file; PostgreSQL's own tools copy a database as a whole and at one moment, which nothing of ours does better.
fn file(place: &Place, line: impl FnOnce() -> String) -> Result<&Path, UpkeepError> {
    place.file().ok_or_else(|| {
        UpkeepError::OtherTool(format!(
            "{} has tools of its own for this, and nothing was done. With DATABASE_URL set, run\n  {}\nThe key that seals secrets is not in it: keep it in another safe place",
            Engine::Postgres.name(),
            line()
        ))
    })
}

fn named(named: Option<&Named>) -> Result<Place, UpkeepError> {
    Ok(config::database(named, &|name: &str| std::env::var(name).ok())?)
}

fn run(work: impl Future<Output = Result<ExitCode, UpkeepError>>) -> ExitCode {
    let done = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(UpkeepError::from);
    match done.and_then(|runtime| runtime.block_on(work)) {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(io::stderr(), "berth: {error}");
            ExitCode::from(2)
        }
    }
}
