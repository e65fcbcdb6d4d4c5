//! A copy of an SQLite database while it is at work, and the way back. PostgreSQL has its own tools for that.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sqlx::{AnyConnection, Connection, Row};

use super::{
    Place, StoreError, migrate,
    open::{connection, side, write_new},
};
use crate::clock::Moment;

/// Why there is no copy, or no way back. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something lies where the copy was to be.
    #[error("{0} is there already: name another file, or pass --force to replace it")]
    There(PathBuf),
    /// There is no database to copy.
    #[error("there is no database at {0}")]
    Nothing(PathBuf),
    /// The file is no copy of a Berth database.
    #[error("{0} is no backup of Berth: {1}. Nothing was changed")]
    NotOurs(PathBuf, String),
    /// A server is at work on the database.
    #[error("a server has {0} open: stop it, then restore. Nothing was changed")]
    InUse(PathBuf),
    /// The database did not do what was asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be written or read.
    #[error("{0}: {1}. Nothing was changed")]
    File(PathBuf, io::Error),
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
    let path = path.to_owned();
    move |error| BackupError::File(path, error)
}

/// Copies the database at `from` to the file `to` (mode 0600), as it is at one moment, whoever writes meanwhile. The file is
/// there whole or not at all; one that is there already is replaced only where `force` is set.
pub async fn backup(from: &Path, to: &Path, force: bool) -> Result<(), BackupError> {
    if !from.exists() {
        return Err(BackupError::Nothing(from.to_owned()));
    }
    if to.exists() && !force {
        return Err(BackupError::There(to.to_owned()));
    }
    let part = side(to, ".part");
    let _removed = fs::remove_file(&part);
    // SQLite writes into a file that is there, where it is empty: so it never has another mode.
    write_new(&part).map_err(at(&part))?;
    let mut connection = connection(&Place::File(from.to_owned()), false).await?;
    let copied = sqlx::query("VACUUM INTO $1").bind(part.to_string_lossy().into_owned()).execute(&mut connection).await;
    drop(connection.close().await);
    let kept = match copied {
        Ok(_) => keep(&part, to, force),
        Err(error) => Err(StoreError::from(error).into()),
    };
    if kept.is_err() {
        let _removed = fs::remove_file(&part);
    }
    kept
}

/// Gives a whole file its name.
fn keep(part: &Path, to: &Path, force: bool) -> Result<(), BackupError> {
    fs::File::open(part).and_then(|file| file.sync_all()).map_err(at(part))?;
    if force {
        fs::rename(part, to).map_err(at(to))?;
    } else {
        // Unlike renaming, this never replaces what somebody put there meanwhile.
        fs::hard_link(part, to).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::There(to.to_owned()),
            _ => BackupError::File(to.to_owned(), error),
        })?;
        fs::remove_file(part).map_err(at(part))?;
    }
    sync_folder(to);
    Ok(())
}

/// Puts the backup `from` in the place of the database `to`; the path under which the old one is kept, where there was one.
pub async fn restore(from: &Path, to: &Path, now: Moment) -> Result<Option<PathBuf>, BackupError> {
    judge(from).await?;
    let _alone = alone(to)?;
    if to.exists() {
        fold(to).await?;
    }
    let part = side(to, ".part");
    let _removed = fs::remove_file(&part);
    let copied = write_new(&part).and_then(|mut file| {
        io::copy(&mut fs::File::open(from)?, &mut file)?;
        file.sync_all()
    });
    if let Err(error) = copied {
        let _removed = fs::remove_file(&part);
        return Err(BackupError::File(part, error));
    }
    let old = side(to, &format!(".before-restore-{}", now.0 / 1000));
    let mut kept = None;
    for ending in ["-wal", "-shm", ""] {
        let name = side(to, ending);
        if name.exists() {
            fs::rename(&name, side(&old, ending)).map_err(at(&name))?;
            kept = Some(old.clone());
        }
    }
    fs::rename(&part, to).map_err(at(to))?;
    sync_folder(to);
    Ok(kept)
}

/// Holds the database at `path` so that no server can open it, or says that one has.
fn alone(path: &Path) -> Result<fs::File, BackupError> {
    let lock = side(path, ".lock");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&lock).map_err(at(&lock))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(BackupError::InUse(path.to_owned())),
        Err(fs::TryLockError::Error(error)) => Err(BackupError::File(lock, error)),
    }
}

/// Puts what lies beside the old database into it, and finds out whether any other program has it open. One that is damaged
/// is kept as it is.
async fn fold(path: &Path) -> Result<(), BackupError> {
    use app::page::error::Outage;
    let folded = async {
        let mut open = connection(&Place::File(path.to_owned()), false).await?;
        let done = sqlx::query("PRAGMA journal_mode = DELETE").fetch_all(&mut open).await;
        drop(open.close().await);
        done?;
        Ok::<_, StoreError>(())
    };
    match folded.await {
        Err(error) if error.outage() == Some(Outage::Locked) => Err(BackupError::InUse(path.to_owned())),
        _ => Ok(()),
    }
}

/// Whether a file is a whole database of Berth, with a schema that this program knows.
async fn judge(path: &Path) -> Result<(), BackupError> {
    let not_ours = |why: &str| BackupError::NotOurs(path.to_owned(), why.to_owned());
    fs::File::open(path).map_err(at(path))?;
    let place = Place::File(path.to_owned());
    let mut open = super::open::to_read(&place).await.map_err(|error| not_ours(&error.to_string()))?;
    let judged = async {
        let said: String = sqlx::query("PRAGMA integrity_check").fetch_one(&mut open).await?.try_get(0)?;
        if said != "ok" {
            return Ok(Some(said));
        }
        let tables = "SELECT count(*) AS found FROM sqlite_master WHERE type = 'table' AND name IN ('_sqlx_migrations', 'drafts', 'launches')";
        let found: i64 = sqlx::query(tables).fetch_one(&mut open).await?.try_get("found")?;
        Ok::<_, sqlx::Error>((found != 3).then(|| "it has none of its tables".to_owned()))
    };
    let judged = judged.await;
    let known = match &judged {
        Ok(None) => known(&mut open, &place).await,
        _ => Ok(()),
    };
    drop(open.close().await);
    match judged {
        Ok(None) => known,
        Ok(Some(why)) => Err(not_ours(&why)),
        Err(error) => Err(not_ours(&error.to_string())),
    }
}

async fn known(open: &mut AnyConnection, place: &Place) -> Result<(), BackupError> {
    migrate::pending(open, place).await?;
    Ok(())
}

/// Makes a new name last through a power cut, where the system can do that.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = fs::File::open(folder) {
        let _synced = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::store::{NewDraft, Owner, Store};

    async fn with_draft(path: &Path, id: &str) -> Store {
        let store = Store::open(path, "demo").await.unwrap();
        let new = NewDraft { typed: "{}", sealed: None, left_out: None };
        store.create_draft(&Owner::local(), id, new, Moment(1)).await.unwrap();
        store
    }

    #[tokio::test]
    async fn what_was_stored_comes_back_and_what_stood_there_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (database, copy) = (folder.path().join("berth.db"), folder.path().join("copy.db"));
        let store = with_draft(&database, "first").await;
        backup(&database, &copy, false).await.unwrap();
        assert!(matches!(backup(&database, &copy, false).await, Err(BackupError::There(_))));
        let new = NewDraft { typed: "{}", sealed: None, left_out: None };
        store.create_draft(&Owner::local(), "second", new, Moment(2)).await.unwrap();
        assert!(matches!(restore(&copy, &database, Moment(9_000)).await, Err(BackupError::InUse(_))));
        store.close().await;
        drop(store);
        let old = restore(&copy, &database, Moment(9_000)).await.unwrap().unwrap();
        let (now, before) = (Store::open(&database, "demo").await.unwrap(), Store::open(&old, "demo").await.unwrap());
        let has = async |store: &Store, id| store.draft(&Owner::local(), id).await.unwrap().is_some();
        assert!(has(&now, "first").await && !has(&now, "second").await);
        assert!(has(&before, "second").await);
        backup(&database, &copy, true).await.unwrap();
    }

    #[tokio::test]
    async fn what_is_no_backup_of_ours_is_not_put_in_place_of_anything() {
        let folder = tempfile::tempdir().unwrap();
        let (database, other) = (folder.path().join("berth.db"), folder.path().join("other"));
        with_draft(&database, "first").await.close().await;
        for text in
            ["", "not a database, but long enough to look like the beginning of one, perhaps: ".repeat(20).as_str()]
        {
            fs::write(&other, text).unwrap();
            assert!(matches!(restore(&other, &database, Moment(1)).await, Err(BackupError::NotOurs(..))));
        }
        assert!(matches!(restore(&folder.path().join("none"), &database, Moment(1)).await, Err(BackupError::File(..))));
        let store = Store::open(&database, "demo").await.unwrap();
        assert!(store.draft(&Owner::local(), "first").await.unwrap().is_some());
    }
}
