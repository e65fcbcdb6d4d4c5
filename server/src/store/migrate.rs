//! The schema: one set of migrations for each engine, forwards only.

use std::{borrow::Cow, sync::LazyLock};

use sqlx::{
    AnyConnection, Connection, Row,
    migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator},
};

use super::{Engine, Place, Store, StoreError, error::outage, open::to_read};

/// The files of one folder below `migrations`: each one's name and its text. sqlx has a macro for this, but with it the
/// whole of sqlx and of SQLite is compiled a second time, for the compiler's own use.
macro_rules! files {
    ($($path:literal),+ $(,)?) => { [$(($path, include_str!(concat!("../../migrations/", $path, ".sql")))),+] };
}

static SQLITE: LazyLock<Migrator> = LazyLock::new(|| {
    migrator_of(&files![
        "sqlite/0001_drafts_and_launches",
        "sqlite/0002_before_the_last_step",
        "sqlite/0003_shared_plans",
        "sqlite/0004_attempts",
        "sqlite/0005_what_is_kept",
        "sqlite/0006_left_out",
        "sqlite/0007_registries",
        "sqlite/0008_sessions_and_servers",
        "sqlite/0009_changes",
    ])
});
static POSTGRES: LazyLock<Migrator> =
    LazyLock::new(|| migrator_of(&files!["postgres/0001_tables", "postgres/0009_changes"]));

/// Where sqlx writes down which migrations were run.
const BOOK: &str = "_sqlx_migrations";

/// `folder/0001_what_it_does` is number 1, about "what it does".
fn migrator_of(files: &[(&'static str, &'static str)]) -> Migrator {
    let one = |(path, text): &(&'static str, &'static str)| {
        let (number, what) = path.rsplit('/').next()?.split_once('_')?;
        let what = Cow::Owned(what.replace('_', " "));
        Some(Migration::new(number.parse().ok()?, what, MigrationType::Simple, Cow::Borrowed(*text), false))
    };
    Migrator { migrations: files.iter().filter_map(one).collect(), ..Migrator::DEFAULT }
}

/// A migration that a database does not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub version: i64,
    /// What it is about.
    pub what: String,
}

fn migrator(engine: Engine) -> &'static Migrator {
    match engine {
        Engine::Sqlite => &SQLITE,
        Engine::Postgres => &POSTGRES,
    }
}

/// Every migration of an engine.
fn all(engine: Engine) -> Vec<Pending> {
    let every = migrator(engine).iter();
    every.map(|one| Pending { version: one.version, what: one.description.to_string() }).collect()
}

/// The migrations that the database behind a connection lacks; an error where it has some that this program lacks.
pub(super) async fn pending(connection: &mut AnyConnection, place: &Place) -> Result<Vec<Pending>, StoreError> {
    let engine = place.engine();
    let known = all(engine);
    let found: i64 =
        sqlx::query(engine.tables_called()).bind(BOOK).fetch_one(&mut *connection).await?.try_get("found")?;
    if found == 0 {
        return Ok(known);
    }
    let applied = connection.list_applied_migrations().await.map_err(|error| failed(place, error))?;
    let newest = |versions: &mut dyn Iterator<Item = i64>| versions.max().unwrap_or_default();
    let last = newest(&mut known.iter().map(|one| one.version));
    if let Some(found) =
        applied.iter().map(|one| one.version).filter(|found| !known.iter().any(|one| one.version == *found)).max()
    {
        return Err(StoreError::Newer { place: place.to_string(), found, known: last });
    }
    Ok(known.into_iter().filter(|one| !applied.iter().any(|done| done.version == one.version)).collect())
}

/// What the database at `place` lacks, without changing anything. A file that is not there lacks everything.
pub async fn check(place: &Place) -> Result<Vec<Pending>, StoreError> {
    if place.file().is_some_and(|file| !file.exists()) {
        return Ok(all(place.engine()));
    }
    let mut connection = to_read(place).await?;
    let lacks = pending(&mut connection, place).await;
    drop(connection.close().await);
    lacks
}

/// Runs what the database at `place` lacks; what that was.
pub async fn up_to_date(place: &Place) -> Result<Vec<Pending>, StoreError> {
    let lacked = check(place).await?;
    Store::connect(place, "").await?.close().await;
    Ok(lacked)
}

/// Runs what is pending, in order. Of servers that start at the same time one does it and the others wait: SQLite by a
/// transaction that writes, PostgreSQL by the advisory lock that sqlx takes.
pub(super) async fn run(connection: &mut AnyConnection, place: &Place) -> Result<(), StoreError> {
    if pending(connection, place).await?.is_empty() {
        return Ok(());
    }
    let done = match place.engine() {
        Engine::Sqlite => {
            let mut work = connection.begin_with("BEGIN IMMEDIATE").await?;
            let done = SQLITE.run_direct(&mut *work).await;
            if done.is_ok() {
                work.commit().await?;
            }
            done
        }
        Engine::Postgres => POSTGRES.run_direct(connection).await,
    };
    done.map_err(|error| failed(place, error))
}

fn failed(place: &Place, error: MigrateError) -> StoreError {
    match error {
        MigrateError::Execute(source) => StoreError::Open { place: place.to_string(), outage: outage(&source), source },
        other => StoreError::Migration(place.to_string(), other),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn two_that_start_at_once_make_one_schema() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("berth.db");
        let (one, other) = tokio::join!(Store::open(&path, "demo"), Store::open(&path, "demo"));
        one.unwrap();
        other.unwrap();
    }

    #[tokio::test]
    async fn a_schema_from_the_future_is_told_apart_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("berth.db");
        let store = Store::open(&path, "demo").await.unwrap();
        let one = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'x', 1, x'00', 0)";
        sqlx::query(one).execute(&store.pool).await.unwrap();
        store.close().await;
        let refused = Store::open(&path, "demo").await.err().unwrap();
        assert!(matches!(refused, StoreError::Newer { found: 9999, .. }), "{refused}");
    }

    #[test]
    fn every_file_is_a_migration_and_numbers_rise() {
        for (engine, folder) in [(Engine::Sqlite, "sqlite"), (Engine::Postgres, "postgres")] {
            let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let files = std::fs::read_dir(path).unwrap().count();
            let numbers: Vec<i64> = all(engine).iter().map(|one| one.version).collect();
            assert_eq!(numbers.len(), files, "{folder}");
            assert!(numbers[0] == 1 && numbers.is_sorted_by(|one, next| one < next), "{folder}: {numbers:?}");
        }
        assert_eq!(all(Engine::Sqlite)[0].what, "drafts and launches");
    }

    #[test]
    fn the_engines_end_at_the_same_schema() {
        // The PostgreSQL set began when the SQLite one stood at 8; from there on they go together.
        let after =
            |engine| all(engine).into_iter().map(|one| one.version).filter(|version| *version > 8).collect::<Vec<_>>();
        assert_eq!(after(Engine::Sqlite), after(Engine::Postgres));
    }
}
