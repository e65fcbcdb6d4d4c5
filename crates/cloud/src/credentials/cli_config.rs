//! The file of the `aliyun` command, `~/.aliyun/config.json`: found, read, and written back to where a sign-in was renewed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Error, Write as _};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::file::read;
use super::said::said;
use super::{CredentialsError, Environment};

/// How often, and how long apart, the file's lock is asked for before the file is left alone.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// The file. It is read anew at every look, because the `aliyun` command rewrites it when somebody signs in again.
#[derive(Clone, Debug)]
pub(super) struct CliConfig {
    path: PathBuf,
}

/// One profile of the file, by its name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    config: CliConfig,
    name: String,
}

/// A profile as it was read. It holds secrets, so it is not printable.
pub(super) struct Profile {
    name: String,
    fields: Value,
}

impl CliConfig {
    /// In the home directory.
    pub(super) fn of(environment: &Environment) -> Result<Self, CredentialsError> {
        let home = environment
            .home()
            .ok_or_else(|| CredentialsError::Absent(said!("没有主目录", "there is no home directory")))?;
        Ok(Self { path: home.join(".aliyun").join("config.json") })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn place(&self, name: &str) -> Place {
        Place { config: self.clone(), name: name.to_owned() }
    }

    pub(super) async fn read(&self) -> Result<Value, CredentialsError> {
        let text = read(&self.path).await?;
        // The parser's own words could quote the file, so only the place is told.
        serde_json::from_str(&text).map_err(|error| {
            let (path, line, column) = (self.path.display(), error.line(), error.column());
            CredentialsError::Wrong(said!(
                "{path} 不是 JSON（第 {line} 行第 {column} 列）",
                "{path} is not JSON (line {line}, column {column})"
            ))
        })
    }
}

impl Place {
    pub(super) async fn read(&self) -> Result<Profile, CredentialsError> {
        Profile::find(&self.config.read().await?, &self.name)
    }

    /// Puts `fields` into the profile and leaves the rest of the file as it is. The file is replaced whole, under the lock
    /// that the `aliyun` command and the SDKs take, and keeps its permissions. `nonce` names the new file until then.
    ///
    /// # Errors
    /// When the file cannot be read, locked or replaced.
    pub(super) async fn write(&self, fields: Map<String, Value>, nonce: String) -> Result<(), Error> {
        let Self { config, name } = self.clone();
        tokio::task::spawn_blocking(move || replace(&config.path, &name, fields, &nonce)).await?
    }
}

impl Profile {
    pub(super) fn find(config: &Value, name: &str) -> Result<Self, CredentialsError> {
        let profiles = config["profiles"].as_array().map(Vec::as_slice).unwrap_or_default();
        match profiles.iter().find(|profile| profile["name"] == name) {
            Some(fields) => Ok(Self { name: name.to_owned(), fields: fields.clone() }),
            None => Err(CredentialsError::Wrong(said!("没有名为 {name} 的配置", "there is no profile {name}"))),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn some(&self, field: &str) -> Option<String> {
        some(&self.fields, field)
    }

    pub(super) fn need(&self, field: &str) -> Result<String, CredentialsError> {
        let name = &self.name;
        self.some(field)
            .ok_or_else(|| CredentialsError::Wrong(said!("配置 {name} 缺少 {field}", "profile {name} lacks {field}")))
    }

    /// A whole number, also where it was written as text.
    pub(super) fn whole(&self, field: &str) -> Option<i64> {
        self.fields[field].as_i64().or_else(|| self.some(field)?.parse().ok())
    }

    pub(super) fn switch(&self, field: &str) -> Option<bool> {
        self.fields[field].as_bool()
    }

    /// A moment, written as seconds since 1970; 0 is how the file says that there is none.
    pub(super) fn moment(&self, field: &str) -> Option<Timestamp> {
        self.whole(field).filter(|seconds| *seconds > 0).and_then(|seconds| Timestamp::from_second(seconds).ok())
    }
}

/// A text of an object, unless it is empty.
pub(super) fn some(value: &Value, field: &str) -> Option<String> {
    value[field].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn replace(path: &Path, name: &str, fields: Map<String, Value>, nonce: &str) -> Result<(), Error> {
    // Where the file is a link, what it leads to is replaced and the link stays.
    let path = fs::canonicalize(path)?;
    let file = File::open(&path)?;
    lock(&file)?;
    // The parser's own words could quote the file.
    let mut config: Value =
        serde_json::from_slice(&fs::read(&path)?).map_err(|_| Error::other("it is not JSON any more"))?;
    let profiles = config["profiles"].as_array_mut();
    let profile = profiles.and_then(|profiles| profiles.iter_mut().find(|profile| profile["name"] == name));
    let profile = profile.and_then(Value::as_object_mut);
    profile.ok_or_else(|| Error::other("the profile is not in it any more"))?.extend(fields);
    let new = path.with_file_name(format!("config.json.{nonce}"));
    let written = fill(&new, &config, &file).and_then(|()| fs::rename(&new, &path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

fn lock(file: &File) -> Result<(), Error> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => sleep(PAUSE),
            // Some file systems have no locks; there the replacement is at least whole.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
        }
    }
    Err(Error::other("another program keeps it locked"))
}

fn fill(path: &Path, config: &Value, old: &File) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(path)?;
    new.write_all(&serde_json::to_vec_pretty(config)?)?;
    new.set_permissions(old.metadata()?.permissions())?;
    new.sync_all()
}
