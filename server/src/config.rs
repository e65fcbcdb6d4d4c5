//! What `serve` was told, checked before anything starts.

use std::{
    net::{SocketAddr, ToSocketAddrs},
    path::{Path, PathBuf},
};

use crate::{
    cli::{Named, Serve, Signature},
    launches::Rate,
    store::{NotAnAddress, Place},
};

/// Where container groups come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cloud {
    /// The built-in simulator.
    Simulator,
    /// Alibaba Cloud, with the credentials of the official chain.
    Live,
    /// None: no credential is loaded.
    None,
}

/// A checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// The database.
    pub database: Place,
    /// The file with the sealing key.
    pub seal_key_file: PathBuf,
    /// Which cloud.
    pub cloud: Cloud,
    /// Signature of requests to it.
    pub signature: Signature,
    /// How fast container groups may be created and deleted.
    pub rate: Rate,
    /// Host of the public address, where one was given.
    pub public_host: Option<String>,
    /// Whether people come over https.
    pub https: bool,
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// An address that others can reach, without sign-in.
    #[error(
        "{0} can be reached by others, and Berth has no sign-in yet: everybody who reaches it could launch container groups at your cost. \
         Listen on 127.0.0.1, or pass --i-know-that-everybody-who-reaches-this-address-can-launch"
    )]
    BeyondLoopback(SocketAddr),
    /// Every address of the machine, and no name to be reached by.
    #[error(
        "{0} stands for every address of this machine: say with --public-url which one people type, because requests \
         for other names are refused"
    )]
    Nameless(SocketAddr),
    /// The public address is not a URL.
    #[error("--public-url {0} is not an address such as https://berth.example.com")]
    PublicUrl(String),
    /// The text is no address to listen on.
    #[error("{0} is not an address to listen on: write it as 127.0.0.1:3000 or localhost:3000")]
    Address(String),
    /// The address of a database is none.
    #[error(transparent)]
    Database(#[from] NotAnAddress),
    /// PostgreSQL, and no key that all servers share.
    #[error(
        "with PostgreSQL the key that seals secrets has to be a file that every server has: name it with --seal-key-file or BERTH_SEAL_KEY_FILE. \
         To make one:  (umask 077 && openssl rand -base64 32 > berth.seal.key)"
    )]
    NoSealKey,
    /// Neither `XDG_DATA_HOME` nor `HOME` says where data goes.
    #[error("neither XDG_DATA_HOME nor HOME is set: say where the database goes with --database PATH")]
    NoDataFolder,
}

impl Config {
    /// Checks what was told; `environment` answers for `XDG_DATA_HOME` and `HOME`.
    pub fn check(serve: &Serve, environment: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let listen = address(&serve.listen)?;
        if !listen.ip().is_loopback() && !serve.i_know_that_everybody_who_reaches_this_address_can_launch {
            return Err(ConfigError::BeyondLoopback(listen));
        }
        if listen.ip().is_unspecified() && serve.public_url.is_none() {
            return Err(ConfigError::Nameless(listen));
        }
        let (https, public_host) = match serve.public_url.as_deref() {
            Some(url) => public(url).ok_or_else(|| ConfigError::PublicUrl(url.to_owned()))?,
            None => (false, None),
        };
        let (database, seal_key_file) = places(serve.database.as_ref(), serve.seal_key_file.as_deref(), &environment)?;
        let cloud = match (serve.live, serve.plan_only) {
            (true, _) => Cloud::Live,
            (_, true) => Cloud::None,
            _ => Cloud::Simulator,
        };
        let rate = Rate::changes(serve.creates_per_second);
        Ok(Self { listen, database, seal_key_file, cloud, signature: serve.signature, rate, public_host, https })
    }
}

/// Where the database is, and the file with the key that seals what is secret in it.
pub fn places(
    database: Option<&Named>,
    seal_key_file: Option<&Path>,
    environment: &impl Fn(&str) -> Option<String>,
) -> Result<(Place, PathBuf), ConfigError> {
    let place = self::database(database, environment)?;
    let named = seal_key_file.filter(|path| !path.as_os_str().is_empty()).map(Path::to_path_buf);
    let key = named.or_else(|| Some(beside(place.file()?, "seal.key"))).ok_or(ConfigError::NoSealKey)?;
    Ok((place, key))
}

/// The address that a text names; of a host's addresses the first.
pub fn address(text: &str) -> Result<SocketAddr, ConfigError> {
    let found = text.to_socket_addrs().ok().and_then(|mut addresses| addresses.next());
    found.ok_or_else(|| ConfigError::Address(text.to_owned()))
}

/// The database that was named, by a flag or `BERTH_DATABASE`, else by `DATABASE_URL`; else the file in the data folder.
pub fn database(named: Option<&Named>, environment: &impl Fn(&str) -> Option<String>) -> Result<Place, ConfigError> {
    let named = named.map(|named| named.text().to_owned()).filter(|text| !text.is_empty());
    match named.or_else(|| environment("DATABASE_URL").filter(|text| !text.is_empty())) {
        Some(text) => Ok(Place::parse(&text)?),
        None => Ok(Place::File(data_folder(environment)?.join("berth.db"))),
    }
}

/// The file called so that belongs to a database file.
pub fn beside(database: &Path, name: &str) -> PathBuf {
    let file = database.file_stem().map(|stem| format!("{}.{name}", stem.to_string_lossy()));
    database.with_file_name(file.unwrap_or_else(|| name.to_owned()))
}

/// Where data goes when nobody says where.
fn data_folder(environment: &impl Fn(&str) -> Option<String>) -> Result<PathBuf, ConfigError> {
    let set = |name| environment(name).filter(|value| !value.is_empty());
    let base =
        set("XDG_DATA_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(set("HOME")?).join(".local/share")));
    Ok(base.ok_or(ConfigError::NoDataFolder)?.join("berth"))
}

fn public(url: &str) -> Option<(bool, Option<String>)> {
    let uri: http::Uri = url.parse().ok()?;
    let https = match uri.scheme_str()? {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    Some((https, Some(uri.host()?.to_owned())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    fn config(flags: &[&str]) -> Result<Config, ConfigError> {
        let cli = Cli::try_parse_from([&["berth"], flags].concat()).unwrap();
        Config::check(&cli.serve, |name| (name == "HOME").then(|| "/home/ann".to_owned()))
    }

    #[test]
    fn demo_on_loopback_is_the_default() {
        let config = config(&[]).unwrap();
        assert_eq!(config.cloud, Cloud::Simulator);
        assert_eq!(config.database.file().unwrap(), Path::new("/home/ann/.local/share/berth/berth.db"));
        assert_eq!(config.seal_key_file, Path::new("/home/ann/.local/share/berth/berth.seal.key"));
    }

    #[test]
    fn a_database_is_a_file_by_path_or_by_url() {
        let file = |text| config(&["--database", text]).unwrap().database.file().unwrap().to_owned();
        assert_eq!(file("/x/b.db"), Path::new("/x/b.db"));
        assert_eq!(file("sqlite:///x/b.db?mode=rwc"), Path::new("/x/b.db"));
        let cli = Cli::try_parse_from(["berth"]).unwrap();
        let url = |name: &str| (name == "DATABASE_URL").then(|| "sqlite:/y/b.db".to_owned());
        assert_eq!(Config::check(&cli.serve, url).unwrap().database.file(), Some(Path::new("/y/b.db")));
    }

    #[test]
    fn with_postgresql_the_seal_key_is_a_file_that_somebody_names_and_no_password_is_shown() {
        let url = "postgres://u:hunter2@127.0.0.1/db";
        let refused = config(&["--database", url]).unwrap_err();
        assert!(matches!(refused, ConfigError::NoSealKey));
        let named = config(&["--database", url, "--seal-key-file", "/x/key"]).unwrap();
        assert_eq!(named.seal_key_file, Path::new("/x/key"));
        assert!(named.database.file().is_none());
        let cli = Cli::try_parse_from(["berth", "--database", url]).unwrap();
        assert!(!format!("{named:?} {cli:?} {refused}").contains("hunter2"));
    }

    #[test]
    fn what_is_no_address_is_refused_where_it_is_used() {
        assert!(matches!(config(&["--listen", "garbage"]), Err(ConfigError::Address(_))));
        assert!(config(&["--listen", "localhost:0"]).unwrap().listen.ip().is_loopback());
    }

    #[test]
    fn an_address_that_others_reach_needs_the_loud_flag() {
        assert!(matches!(config(&["--listen", "0.0.0.0:3000"]), Err(ConfigError::BeyondLoopback(_))));
        let loud = "--i-know-that-everybody-who-reaches-this-address-can-launch";
        assert!(config(&["--listen", "192.0.2.7:3000", loud]).is_ok());
        assert!(matches!(config(&["--listen", "0.0.0.0:3000", loud]), Err(ConfigError::Nameless(_))));
        assert!(config(&["--listen", "0.0.0.0:3000", loud, "--public-url", "http://berth.lan"]).is_ok());
    }

    #[test]
    fn a_public_https_address_makes_cookies_secure() {
        let config = config(&["--public-url", "https://berth.example.com"]).unwrap();
        assert!(config.https);
        assert_eq!(config.public_host.as_deref(), Some("berth.example.com"));
    }

    #[test]
    fn a_public_address_must_be_one() {
        assert!(matches!(config(&["--public-url", "berth"]), Err(ConfigError::PublicUrl(_))));
    }
}
