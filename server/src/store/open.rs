//! Opening the database: private, brought up to date, and with a reason where that cannot be.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Once},
    time::{Duration, Instant},
};

use app::page::error::Outage;
use sqlx::{
    AnyConnection, ConnectOptions, Connection, Executor,
    any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers},
};

use super::{
    Engine, Place, Store, StoreError,
    commit::Commits,
    error::outage,
    migrate,
    servers::{Beat, be_seen},
};
use crate::random;

/// Connections to one SQLite file, where one writes at a time; one is kept for the journal.
const TO_A_FILE: u32 = 5;
/// Connections to PostgreSQL.
const TO_A_SERVER: u32 = 10;
/// How long a request waits for a connection before it is told that the database does not answer.
const PATIENCE: Duration = Duration::from_secs(4);
/// The longest a statement may wait for another one's lock on a file is five seconds, the driver's own choice.
const PATIENCE_WITH_A_FILE: Duration = Duration::from_secs(15);
/// How long a file that is found locked without any waiting is tried again.
const MOMENT: Duration = Duration::from_secs(1);

impl Store {
    /// Opens the file at `path`.
    #[cfg(test)]
    pub async fn open(path: &Path, cloud: &str) -> Result<Self, StoreError> {
        Self::connect(&Place::File(path.to_owned()), cloud).await
    }

    /// Opens the database for a server on `cloud`, makes the file where there is none, and brings the schema up to date.
    pub async fn connect(place: &Place, cloud: &str) -> Result<Self, StoreError> {
        if let Some(path) = place.file() {
            private(path).map_err(|error| opening(place, error.into()))?;
        }
        let in_use = place.file().and_then(in_use).map(Arc::new);
        let mut first = connection(place, true).await?;
        migrate::run(&mut first, place).await.map_err(|error| named(place, error))?;
        // Nothing of it matters any more.
        drop(first.close().await);
        let engine = place.engine();
        let options = match engine {
            Engine::Sqlite => AnyPoolOptions::new()
                .min_connections(1)
                .max_connections(TO_A_FILE)
                // A file does not hang up.
                .test_before_acquire(false)
                // A full disk ends a transaction behind the driver's back, which then takes the connection to be inside of it for
                // ever, and what is committed there for a part of it.
                .after_release(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
                .acquire_timeout(PATIENCE_WITH_A_FILE),
            Engine::Postgres => AnyPoolOptions::new().max_connections(TO_A_SERVER).acquire_timeout(PATIENCE),
        };
        let pool = options
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(engine.greeting()).await.map(drop) })
            })
            .connect_with(driver(place, false)?)
            .await
            .map_err(|error| opening(place, error))?;
        let server = random::hex().map_err(|error| opening(place, sqlx::Error::Io(io::Error::other(error))))?;
        let server: Arc<str> = server.into();
        be_seen(&pool, engine, &server).await.map_err(|error| named(place, error))?;
        let beat =
            (engine == Engine::Postgres).then(|| Arc::new(Beat::start(pool.clone(), engine, Arc::clone(&server))));
        let commits = (engine == Engine::Sqlite).then(|| Commits::start(pool.clone()));
        Ok(Self {
            pool,
            engine,
            place: Arc::new(place.clone()),
            cloud: cloud.into(),
            server,
            beat,
            commits,
            _in_use: in_use,
        })
    }
}

/// A connection that changes nothing.
pub(super) async fn to_read(place: &Place) -> Result<AnyConnection, StoreError> {
    let url = place.url(false).replace("?mode=rw", "?mode=ro");
    let options: AnyConnectOptions = driver_of(&url).map_err(|error| opening(place, error))?;
    options.connect().await.map_err(|error| opening(place, error))
}

/// One connection, without the pool's habit of trying again until the reason is forgotten. The file is made where there is
/// none if `make` is set.
pub(super) async fn connection(place: &Place, make: bool) -> Result<AnyConnection, StoreError> {
    let once = async || {
        let mut connection = driver(place, make)?.connect().await?;
        if place.engine() == Engine::Sqlite {
            connection.execute(Engine::Sqlite.greeting()).await?;
        }
        Ok(connection)
    };
    let from = Instant::now();
    let opened = async {
        loop {
            match once().await {
                // Of two that make a new file a WAL one at the same moment, one is told at once that it is locked.
                Err(error) if outage(&error) == Some(Outage::Locked) && from.elapsed() < MOMENT => {
                    tokio::time::sleep(MOMENT / 20).await;
                }
                opened => return opened,
            }
        }
    };
    let opened = tokio::time::timeout(PATIENCE_WITH_A_FILE, opened).await.unwrap_or(Err(sqlx::Error::PoolTimedOut));
    opened.map_err(|error| opening(place, error))
}

fn driver(place: &Place, make: bool) -> Result<AnyConnectOptions, sqlx::Error> {
    driver_of(&place.url(make))
}

fn driver_of(url: &str) -> Result<AnyConnectOptions, sqlx::Error> {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(install_default_drivers);
    // The driver says of an address that it cannot read what is wrong, and does not repeat it.
    url.parse()
}

fn opening(place: &Place, source: sqlx::Error) -> StoreError {
    StoreError::Open { place: place.to_string(), outage: outage(&source), source }
}

/// An error of a statement while the database was opened, with the place.
fn named(place: &Place, error: StoreError) -> StoreError {
    match error {
        StoreError::Database(source) => opening(place, source),
        other => other,
    }
}

/// Makes the file with mode 0600, or gives it that mode where others could read it; SQLite makes its side files alike.
fn private(path: &Path) -> io::Result<()> {
    match write_new(path) {
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    #[cfg(unix)]
    for ending in ["", "-wal", "-shm"] {
        use std::os::unix::fs::PermissionsExt;
        let name = side(path, ending);
        let Ok(known) = fs::metadata(&name) else { continue };
        if known.is_file() && known.permissions().mode() & 0o077 != 0 {
            // Somebody else's file may be one that we may only use.
            if let Err(error) = fs::set_permissions(&name, fs::Permissions::from_mode(0o600)) {
                tracing::warn!(path = %name.display(), %error, "others may be able to read the database");
            }
        }
    }
    Ok(())
}

/// A new file with mode 0600; an error where something lies there.
pub(super) fn write_new(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The file that belongs to `path` under another ending.
pub(super) fn side(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Says, as long as it is held, that a server has the file at `path` open. Where that cannot be said, nothing else is wrong.
fn in_use(path: &Path) -> Option<fs::File> {
    let lock = side(path, ".lock");
    let file = write_new(&lock).or_else(|_| fs::File::options().write(true).open(&lock)).ok()?;
    file.try_lock_shared().ok()?;
    Some(file)
}
