//! Where the database is: a file, or a PostgreSQL server whose address may hold a password.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::Engine;

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Place {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL server.
    Server(ServerUrl),
}

/// The address of a PostgreSQL database. It may hold a password, so it is never printed; what may be, [`Place`] prints.
#[derive(Clone)]
pub struct ServerUrl(SecretString);

/// The text begins as an address and is none. It is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the address of the database cannot be read: write it as postgres://USER:PASSWORD@HOST:5432/DATABASE, with what is special in the password percent-encoded"
)]
pub struct NotAnAddress;

/// What may follow the `?` of an address, as sqlx reads it. Whatever else libpq knows is left out.
const KNOWN: [&str; 16] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
];

impl Place {
    /// What a path or a URL names.
    pub fn parse(text: &str) -> Result<Self, NotAnAddress> {
        if ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
            return ServerUrl::parse(text).map(Self::Server);
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        Ok(Self::File(PathBuf::from(path.split('?').next().unwrap_or(path))))
    }

    /// Which database stands there.
    pub fn engine(&self) -> Engine {
        match self {
            Self::File(_) => Engine::Sqlite,
            Self::Server(_) => Engine::Postgres,
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Server(_) => None,
        }
    }

    /// Whether the address lets in whoever reads it.
    pub fn holds_password(&self) -> bool {
        let Self::Server(url) = self else { return false };
        Url::parse(url.0.expose_secret())
            .is_ok_and(|url| url.password().is_some() || url.query_pairs().any(|(name, _)| name == "password"))
    }

    /// The address as the driver takes it. A file that is not there is made where `make` is set.
    pub(super) fn url(&self, make: bool) -> String {
        match self {
            Self::File(path) => {
                let path = absolute(path);
                let path = percent_encoding::utf8_percent_encode(&path.to_string_lossy(), IN_A_PATH).to_string();
                format!("sqlite://{path}?mode={}", if make { "rwc" } else { "rw" })
            }
            Self::Server(url) => url.0.expose_secret().to_owned(),
        }
    }
}

/// The bytes of a path that mean something else in a URL.
pub const IN_A_PATH: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\');

/// A URL cannot hold a relative path, and drops what `..` leads out of: the folder is resolved first, where there is one.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (path.parent().map(Path::canonicalize), path.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => path,
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Server(url) => write!(f, "{}", url.without_secrets()),
        }
    }
}

impl ServerUrl {
    fn parse(text: &str) -> Result<Self, NotAnAddress> {
        let mut url = Url::parse(text).map_err(|_| NotAnAddress)?;
        let pairs: Vec<_> = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        let (kept, left): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| {
            KNOWN.contains(&name.as_str()) || name == "application_name" || name.starts_with("options")
        });
        for (name, _) in &left {
            tracing::warn!(name, "this part of the database's address is not known and left out");
        }
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
        Ok(Self(url.as_str().to_owned().into()))
    }

    /// Host, port and database: what helps to find it, and nothing that lets anybody in.
    fn without_secrets(&self) -> String {
        let Ok(url) = Url::parse(self.0.expose_secret()) else { return "postgres://…".to_owned() };
        let from_query =
            |wanted: &str| url.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned());
        let host = from_query("host").or_else(|| url.host_str().map(str::to_owned)).unwrap_or_default();
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let name = from_query("dbname").unwrap_or_else(|| url.path().trim_start_matches('/').to_owned());
        format!("postgres://{host}{port}/{name}")
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.without_secrets())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_password_is_never_printed_wherever_in_the_address_it_stands() {
        for text in [
            "postgres://ann:hunter2@db.example.com:5433/berth?sslmode=require",
            "postgresql://db.example.com:5433/berth?user=ann&password=hunter2",
        ] {
            let place = Place::parse(text).unwrap();
            assert_eq!(place.to_string(), "postgres://db.example.com:5433/berth");
            assert!(!format!("{place:?}").contains("hunter2") && place.holds_password());
            assert!(place.url(true).contains("hunter2"), "the driver needs it");
        }
        assert!(!Place::parse("postgres://ann@db/berth?sslmode=require").unwrap().holds_password());
        let broken = Place::parse("postgres://ann:hunter2@db:port/x").unwrap_err();
        assert!(!broken.to_string().contains("hunter2"));
    }

    #[test]
    fn what_the_driver_does_not_know_is_left_out() {
        let place =
            Place::parse("postgres://db/berth?connect_timeout=3&sslmode=disable&channel_binding=require").unwrap();
        assert_eq!(place.url(true), "postgres://db/berth?sslmode=disable");
    }

    #[test]
    fn a_file_may_be_called_anything() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::File(folder.path().join("100% mine? #1.db"));
        assert!(place.url(false).ends_with("/100%25%20mine%3F%20%231.db?mode=rw"));
    }
}
